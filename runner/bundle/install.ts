/**
 * What npm runs when the package has been installed, and what anybody may run again: builds the addon for this machine, unless
 * the package brings one that this Node takes, and a code cache of each bundle for this Node. Without the addon the native engine
 * does not run and everything else does, so a machine that cannot build it has an installation all the same.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prebuiltFolder } from '../../engine/target/index.ts';
import { type Built, buildAddon } from '../../native/build.ts';
import { bundlePath, codeCachePath, ENTRIES, type Entry } from '../system/launch.ts';
import { ROOT } from '../system/paths.ts';
import { writeCodeCache } from './code-cache.ts';

/** Whether there is an addon that was built elsewhere and can be loaded here. */
function hasPrebuilt(): boolean {
  try {
    createRequire(import.meta.url)(join(ROOT, 'build', prebuiltFolder(process.platform, process.arch), 'touchstone.node'));
    return true;
  } catch {
    return false;
  }
}

const built: Built = hasPrebuilt() ? { ok: true, message: 'the addon is that of the package' } : buildAddon(ROOT);
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
