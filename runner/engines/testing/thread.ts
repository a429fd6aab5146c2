/** For tests: a thread that echoes, fails, hangs, or wakes who waits long before it answers. */
import { workerData } from 'node:worker_threads';
import { serve } from '../sync-thread.ts';

serve(async (request) => {
  const { echo, fail, hang, early } = request as Readonly<Record<string, unknown>>;
  if (fail !== undefined) throw new Error(String(fail));
  for (; hang === true; );
  if (early === true) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    Atomics.notify((workerData as { readonly signal: Int32Array }).signal, 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return echo;
});
