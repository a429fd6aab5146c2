/**
 * What npm runs when the package has been installed, and what anybody may run again: builds the addon for this machine, and a
 * code cache of each bundle for this Node. Without the addon the native engine does not run and everything else
 * does, so a machine that cannot build it has an installation all the same.
 */
import { existsSync } from 'node:fs';
import { buildAddon } from '../../native/build.ts';
import { bundlePath, codeCachePath, ENTRIES, type Entry } from '../system/launch.ts';
import { ROOT } from '../system/paths.ts';
import { writeCodeCache } from './code-cache.ts';

const built = buildAddon(ROOT);
if (!built.ok) {
  process.stderr.write(`touchstone: ${built.message}\n`);
  if (built.unable === true) process.stderr.write('touchstone: the native engine will not run; everything else does\n');
  else process.exitCode = 1;
}
for (const entry of Object.keys(ENTRIES) as Entry[]) {
  const bundle = bundlePath(entry);
  if (bundle === undefined || !existsSync(bundle) || existsSync(codeCachePath(bundle))) continue;
  try {
    writeCodeCache(entry, bundle);
  } catch (e) {
    // It starts a little later without.
    process.stderr.write(`touchstone: no code cache for this Node: ${e instanceof Error ? e.message : String(e)}\n`);
  }
}
