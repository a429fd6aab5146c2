/** Files that commands write, each the old one or the new one whatever happens, never a part. */
import { closeSync, openSync, realpathSync, statSync } from 'node:fs';
import { replaceFile, writeAll } from '../../../engine/cache/files.ts';
import { unwritable } from '../../usage/input.ts';
import { STDOUT } from '../../usage/outputs.ts';

/** Writes a file, or standard output, so that a crash or a full disk leaves the old one or the new one. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  try {
    if (path === STDOUT) return void process.stdout.write(bytes);
    const old = statSync(path, { throwIfNoEntry: false });
    // A link stays one: what it leads to is replaced. Nothing can take the place of a device or a pipe.
    if (old === undefined || old.isFile())
      replaceFile(old === undefined ? path : realpathSync(path), bytes, { mode: 0o644, durable: true });
    else writeInto(path, bytes);
  } catch (e) {
    throw unwritable(path, e);
  }
}

function writeInto(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, 'w');
  try {
    writeAll(fd, bytes);
  } finally {
    closeSync(fd);
  }
}
