/** A thread of a script, as a Worker runs it: from the same bundle as the process. */
import { launch } from '../system/launch.ts';

void launch('worker', () => import('./work.ts')).then(({ serveScript }) => serveScript());
