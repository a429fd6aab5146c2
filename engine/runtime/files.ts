/** What Node's file functions leave to their callers: writes that take fewer bytes, and closes that fail when nothing hangs on them. */
import { closeSync, fstatSync, writeSync } from 'node:fs';

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
