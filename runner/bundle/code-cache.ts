/** V8's code cache of a bundle, made by a process that rehearses it. It is of one Node, so an installation makes its own. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { codeCachePath, ENTRIES, type Entry } from '../system/launch.ts';
import { CODE_ROOT } from '../system/paths.ts';

/** Writes the code cache of a bundle for the Node that runs us. */
export function writeCodeCache(entry: Entry, bundle: string): void {
  const rehearse = [...ENTRIES[entry].flags, join(CODE_ROOT, 'runner', 'bundle', 'rehearse.js'), entry, codeCachePath(bundle)];
  // Settings of the user's for runs are none for this one.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TOUCHSTONE_')));
  execFileSync(process.execPath, rehearse, { stdio: ['ignore', 'ignore', 'inherit'], env });
}
