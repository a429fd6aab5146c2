/**
 * `.touchstone.digest`: SHA-256 of the whole file, taken with the digest's own bytes zero. The cache checks it when it meets an
 * entry, so that a torn file heals; loading a file in place does not touch every page for it, unless asked.
 */
import { createHash } from 'node:crypto';

export const DIGEST_SECTION = '.touchstone.digest';
export const DIGEST_SIZE = 32;
const ZEROS = new Uint8Array(DIGEST_SIZE);

/** The digest of a file whose digest section begins at `at`. */
export function digestOf(bytes: Uint8Array, at: number): Uint8Array {
  const hash = createHash('sha256');
  hash.update(bytes.subarray(0, at));
  hash.update(ZEROS);
  hash.update(bytes.subarray(at + DIGEST_SIZE));
  return hash.digest();
}
