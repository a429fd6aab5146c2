/**
 * Files that commands read, as users name them: `-` is standard input. What is no file, a pipe or a device, is read once, to its
 * end, which must come.
 */
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { UsageError } from './usage.ts';

/** How standard input is named on the command line, and in reports. */
export const STANDARD_INPUT = '-';

/** Why the system does not read or write a file, in a word where it has one (`ENOENT`). */
export const reasonOf = (e: unknown): string =>
  e instanceof Error ? ((e as NodeJS.ErrnoException).code ?? e.message) : String(e);

/** Wrong use of a file, or of the flag that names it, where the system does not read or write it. */
export const unreadable = (name: string, e: unknown): UsageError => new UsageError(`${name}: cannot be read (${reasonOf(e)})`);
export const unwritable = (name: string, e: unknown): UsageError => new UsageError(`${name}: cannot be written (${reasonOf(e)})`);

/** Whether a path leads to what is read once, from its beginning to its end: a pipe or a device. */
export function isStream(path: string): boolean {
  if (!existsSync(path)) return false;
  const stat = statSync(path);
  return !stat.isFile() && !stat.isDirectory();
}

/** What ends a process that waits for input. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Waits for input, during which no listener of ours could run: signals do what they do where there is none. */
function endedBySignals<T>(wait: () => T): T {
  const listeners = SIGNALS.map((signal) => ({ signal, heard: process.listeners(signal) }));
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  try {
    return wait();
  } finally {
    for (const { signal, heard } of listeners) for (const listener of heard) process.on(signal, listener);
  }
}

/** How long is waited for an input that has nothing yet: whoever gave it to us may have told it not to block. */
const PAUSE_MS = 10;
/** No script is longer, since no string is; a device may have no end. */
const MOST_BYTES = 2 ** 29;

/** All that comes from a stream. */
function drain(fd: number): Buffer {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(1 << 16);
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (let bytes = 0; bytes <= MOST_BYTES; ) {
    try {
      const length = readSync(fd, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(Buffer.from(chunk.subarray(0, length)));
      bytes += length;
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code !== 'EAGAIN') throw e;
      Atomics.wait(never, 0, 0, PAUSE_MS);
    }
  }
  throw new Error(`more than ${MOST_BYTES / 2 ** 20} MiB came`);
}

/** What streams gave, by path. */
const streams = new Map<string, Buffer>();

/** All that a path leads to, a stream as well as a file. Throws what the system says. */
export function readAll(path: string): Buffer {
  if (path !== STANDARD_INPUT && !isStream(path)) return readFileSync(path);
  let bytes = streams.get(path);
  if (bytes === undefined) {
    bytes = endedBySignals(() => {
      const fd = path === STANDARD_INPUT ? 0 : openSync(path, 'r');
      try {
        return drain(fd);
      } finally {
        if (fd !== 0) closeSync(fd);
      }
    });
    streams.set(path, bytes);
  }
  return bytes;
}

/** A file's bytes, or wrong use. */
export function readInput(path: string): Buffer {
  try {
    return readAll(path);
  } catch (e) {
    throw unreadable(path, e);
  }
}

/** What a file of JSON says, or wrong use. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readAll(path).toString());
  } catch (e) {
    throw e instanceof SyntaxError ? new UsageError(`${path}: not JSON: ${e.message}`) : unreadable(path, e);
  }
}

/** What a file is that holds no text, by its first bytes; undefined: it may hold some. */
export function notText(bytes: Uint8Array): 'a binary module' | 'an artifact' | undefined {
  switch (Buffer.from(bytes.subarray(0, 4)).toString('latin1')) {
    case '\0asm':
      return 'a binary module';
    case '\x7fELF':
      return 'an artifact';
    default:
      return undefined;
  }
}
