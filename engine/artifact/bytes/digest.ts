/**
 * `.touchstone.digest`: two SHA-256 digests. That of the whole file, taken with its own bytes zero: the cache checks it when it
 * meets an entry, so that a torn file heals; loading a file in place does not touch every page for it, unless asked. And that
 * of the module's binary form, which says whose code this is: who fetches artifacts from elsewhere compares it.
 */
import crypto, { createHash } from 'node:crypto';

export const DIGEST_SECTION = '.touchstone.digest';
const SHA256 = 32;
/** Size of the section: the file's digest, then the module's. */
export const DIGEST_SIZE = 2 * SHA256;
const ZEROS = new Uint8Array(SHA256);

/** What the module's digest is where nobody has said which module it is. */
export const NO_MODULE: Uint8Array = ZEROS;

/** Takes a digest in one call, without a stream to be collected afterwards. Older Nodes do not have it. */
const hash = crypto.hash as typeof crypto.hash | undefined;

/** The SHA-256 of bytes as hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return hash === undefined ? createHash('sha256').update(bytes).digest('hex') : hash('sha256', bytes, 'hex');
}

/** The digest of a module's binary form. */
export function moduleDigest(binary: Uint8Array): Uint8Array {
  return Buffer.from(sha256(binary), 'hex');
}

/** The digest of a file whose digest section begins at `at`. */
function digestOf(bytes: Uint8Array, at: number): Uint8Array {
  const hash = createHash('sha256');
  hash.update(bytes.subarray(0, at));
  hash.update(ZEROS);
  hash.update(bytes.subarray(at + SHA256));
  return hash.digest();
}

/** Fills in both digests of a file that is whole but for them: its own is taken in one call, over the zeros that stand there. */
export function writeDigests(bytes: Uint8Array, at: number, module: Uint8Array): void {
  bytes.set(module, at + SHA256);
  bytes.fill(0, at, at + SHA256);
  bytes.set(Buffer.from(sha256(bytes), 'hex'), at);
}

/** Whether a file is as it was written. */
export function digestFits(bytes: Uint8Array, at: number): boolean {
  return Buffer.compare(digestOf(bytes, at), bytes.subarray(at, at + SHA256)) === 0;
}

/** The file's digest as the section has it. */
export function storedFileDigest(section: Uint8Array): Uint8Array {
  return section.subarray(0, SHA256);
}

/** The module's digest as the section has it. */
export function storedModuleDigest(section: Uint8Array): Uint8Array {
  return section.subarray(SHA256, DIGEST_SIZE);
}
