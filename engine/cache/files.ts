/**
 * What Node's file functions leave to their callers: writes that take fewer bytes, and closes that fail when nothing hangs on
 * them.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes all bytes to an open, empty file. Throws a system error, also where bytes went missing without one. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) {
    const n = writeSync(fd, bytes, at, bytes.length - at);
    if (n === 0) throw new Error(`only ${at} of ${bytes.length} bytes could be written`);
    at += n;
  }
  const stat = fstatSync(fd);
  if (stat.isFile() && stat.size !== bytes.length) throw new Error(`${stat.size} of ${bytes.length} bytes were written`);
}

/** Closes a file that was only read: what is wrong now has not changed what was read. */
export function closeQuietly(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // Linux has given the descriptor back all the same.
  }
}

/**
 * Writes a file that is complete or not there: under a name that nobody could foresee, then renamed. `durable`: so even if the
 * system stops. Throws a system error, and leaves nothing.
 */
export function replaceFile(
  path: string,
  content: string | Uint8Array,
  { mode = 0o600, durable = false }: { mode?: number; durable?: boolean } = {},
): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const fd = openSync(temporary, 'wx', mode);
  try {
    try {
      writeAll(fd, typeof content === 'string' ? Buffer.from(content) : content);
      if (durable) fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (e) {
    removeQuietly(temporary);
    throw e;
  }
  if (durable) syncFolder(dirname(path));
}

function syncFolder(path: string): void {
  // Windows flushes what is open for writing alone, which folders never are; its file systems log renames.
  if (process.platform === 'win32') return;
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is not there, or in no folder at all.
  }
}
