/** A worker process, as Node is told to run it. */
import { launch } from '../system/launch.ts';

void launch('worker', () => import('./work.ts')).then(({ serve }) => serve());
