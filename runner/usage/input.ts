/**
 * Files that commands read, as users name them: `-` is standard input, which is read once, to its end.
 */
import { readFileSync, readSync } from 'node:fs';
import { UsageError } from './usage.ts';

/** How standard input is named on the command line, and in reports. */
export const STANDARD_INPUT = '-';

/** Why the system does not read or write a file, in a word where it has one (`ENOENT`). */
export const reasonOf = (e: unknown): string =>
  e instanceof Error ? ((e as NodeJS.ErrnoException).code ?? e.message) : String(e);

/** How long is waited for an input that has nothing yet: whoever gave it to us may have told it not to block. */
const PAUSE_MS = 10;

let input: Uint8Array | undefined;

/** All of standard input. */
function standardInput(): Uint8Array {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(1 << 16);
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      const length = readSync(0, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(Buffer.from(chunk.subarray(0, length)));
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code !== 'EAGAIN') throw e;
      Atomics.wait(never, 0, 0, PAUSE_MS);
    }
  }
}

/** A file's bytes, or wrong use. */
export function readInput(path: string): Uint8Array {
  try {
    if (path !== STANDARD_INPUT) return readFileSync(path);
    input ??= standardInput();
    return input;
  } catch (e) {
    throw new UsageError(`${path}: cannot be read (${reasonOf(e)})`);
  }
}

/** What a file of JSON says, or wrong use. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (e) {
    throw new UsageError(`${path}: ${e instanceof SyntaxError ? `not JSON: ${e.message}` : `cannot be read (${reasonOf(e)})`}`);
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
