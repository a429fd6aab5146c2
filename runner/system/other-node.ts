/**
 * Another version of Node, for tests and measurements that want a second opinion: TOUCHSTONE_OTHER_NODE names it, otherwise that
 * of the package for this platform is used where it is installed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/** Its path, or undefined where there is none. */
export function otherNode(): string | undefined {
  const named = process.env['TOUCHSTONE_OTHER_NODE'];
  return [named ?? '', join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')].find(
    (path) => path !== '' && existsSync(path),
  );
}

const HAS_EXNREF =
  'process.exit(WebAssembly.JSTag && WebAssembly.validate(Uint8Array.of(0,97,115,109,1,0,0,0,1,5,1,96,1,105,0)) ? 0 : 1)';

/** Whether a Node takes a flag. */
export function accepts(node: string, flag: string): boolean {
  try {
    execFileSync(node, [flag, '-e', ''], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
/** With it V8 knows custom descriptors (26 or newer). */
export const DESCRIPTORS = '--experimental-wasm-custom-descriptors';

/** A Node whose V8 knows WebAssembly 3.0 as far as we execute it (24 or newer): the other one, or this one, or undefined. */
export function judgeNode(): string | undefined {
  return [otherNode() ?? '', process.execPath].find((node) => {
    try {
      if (node !== '') execFileSync(node, ['-e', HAS_EXNREF], { stdio: 'ignore' });
      return node !== '';
    } catch {
      return false;
    }
  });
}
