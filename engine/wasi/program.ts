/** Calls about the program itself: arguments and environment, the folders it was given, random bytes, its end. */
import { randomFillSync } from 'node:crypto';
import { Exit } from '../runtime/index.ts';
import type { Descriptor } from './descriptors.ts';
import { WasiError } from './errno.ts';
import type { GuestMemory } from './memory.ts';

/** How many, and how many bytes. */
export const sizesOf = (strings: readonly Uint8Array[]): [number, number] => [
  strings.length,
  strings.reduce((sum, { length }) => sum + length, 0),
];
/** Writes strings one behind the other, and the address of each into a list. */
export function writeStrings(memory: GuestMemory, strings: readonly Uint8Array[], list: number, text: number): void {
  const [count, bytes] = sizesOf(strings);
  memory.bytes(list, 4 * count);
  memory.bytes(text, bytes);
  let at = text;
  for (const [i, string] of strings.entries()) {
    memory.view.setUint32(list + 4 * i, at, true);
    memory.bytes(at, string.length).set(string);
    at += string.length;
  }
}

/** The name of a folder that the program was given. */
export function nameOf({ guest }: Descriptor): Buffer {
  if (guest === undefined) throw new WasiError('badf');
  return Buffer.from(guest);
}
export function writeName(folder: Descriptor, into: Uint8Array): void {
  const name = nameOf(folder);
  if (name.length > into.length) throw new WasiError('nametoolong');
  into.set(name);
}

/** Node's generator takes no shared memory. */
const RANDOM_BYTES = 65536;
export function fillRandom(into: Uint8Array): void {
  const some = new Uint8Array(Math.min(into.length, RANDOM_BYTES));
  for (let at = 0; at < into.length; at += some.length) {
    const part = some.subarray(0, into.length - at);
    into.set(randomFillSync(part), at);
  }
}

export function exit(code: number): never {
  throw new Exit(code);
}
/** A signal ends the program as shells say it; number 0 is none. */
export function raise(signal: number): void {
  if (signal > 30) throw new WasiError('inval');
  if (signal !== 0) throw new Exit(128 + signal);
}
