/** A worker process, as Node is told to run it. */
import { launch } from '../bundle/launch.ts';

const { serve } = await launch('worker', () => import('./work.ts'));
// Not before: what the bundle does once, as it is loaded, is not worth compiling; and its code cache knows no flags but the process's.
await import('./v8-flags.ts');
serve();
