/** A worker process, as Node is told to run it. */
import { launch } from '../bundle/launch.ts';

const { serve } = await launch('worker', () => import('./work.ts'));
serve();
