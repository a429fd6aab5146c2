/** Calls about what is open: reading and writing, and places in files. */
import { fdatasyncSync, fstatSync, fsyncSync, ftruncateSync, readvSync, writevSync } from 'node:fs';
import { addon } from '../addon/native.ts';
import { type Descriptor, FD_FLAG, FILE_TYPE } from './descriptors.ts';
import { check, nameOf, WasiError } from './errno.ts';
import { awaitDescriptor } from './wait.ts';

/** Largest offset that JavaScript counts exactly; files are no longer. */
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/** An offset or a length as the host takes it; no file has larger ones. */
function offsetOf(value: bigint): number {
  if (value > MOST) throw new WasiError('inval');
  return Number(value);
}

/** Does something that waits for others as long as there is nothing to do, unless the program wants to be told (`again`). */
function whenReady({ host, type, flags }: Descriptor, what: 'read' | 'write', act: () => number): number {
  const patient = (flags & FD_FLAG.nonblock) === 0;
  for (;;) {
    if (type !== FILE_TYPE.regularFile) awaitDescriptor(host, what, patient);
    try {
      return act();
    } catch (error) {
      // Others may have been faster.
      if (nameOf(error) !== 'again' || !patient) throw error;
    }
  }
}

function readFrom(descriptor: Descriptor, into: readonly Uint8Array[], position: number | undefined): number {
  if (descriptor.source !== undefined) return descriptor.source(into);
  if (into.every(({ length }) => length === 0)) return 0;
  return whenReady(descriptor, 'read', () => readvSync(descriptor.host, into, position));
}
function writeTo(descriptor: Descriptor, from: readonly Uint8Array[], position: number | undefined): number {
  if (descriptor.sink !== undefined) return descriptor.sink(from);
  if (from.every(({ length }) => length === 0)) return 0;
  return whenReady(descriptor, 'write', () => writevSync(descriptor.host, from, position));
}

export function read(descriptor: Descriptor, into: readonly Uint8Array[]): number {
  const count = readFrom(descriptor, into, descriptor.position);
  if (descriptor.position !== undefined) descriptor.position += count;
  return count;
}
export function write(descriptor: Descriptor, from: readonly Uint8Array[]): number {
  const count = writeTo(descriptor, from, descriptor.position);
  if (descriptor.position !== undefined)
    descriptor.position =
      (descriptor.flags & FD_FLAG.append) !== 0 ? fstatSync(descriptor.host).size : descriptor.position + count;
  return count;
}

/** Whoever has no place has none to read at. */
function seekable(descriptor: Descriptor): number {
  if (descriptor.position === undefined) throw new WasiError('spipe');
  return descriptor.position;
}
export function readAt(descriptor: Descriptor, into: readonly Uint8Array[], offset: bigint): number {
  seekable(descriptor);
  return readFrom(descriptor, into, offsetOf(offset));
}
export function writeAt(descriptor: Descriptor, from: readonly Uint8Array[], offset: bigint): number {
  seekable(descriptor);
  return writeTo(descriptor, from, offsetOf(offset));
}

/** `whence` → what an offset counts from. */
const ORIGINS: readonly ((descriptor: Descriptor) => number)[] = [() => 0, seekable, ({ host }) => fstatSync(host).size];
export function seek(descriptor: Descriptor, offset: bigint, whence: number): bigint {
  const origin = ORIGINS[whence];
  if (origin === undefined) throw new WasiError('inval');
  seekable(descriptor);
  const position = BigInt(origin(descriptor)) + offset;
  if (position < 0n || position > MOST) throw new WasiError('inval');
  descriptor.position = Number(position);
  return position;
}
export const tell = (descriptor: Descriptor): bigint => BigInt(seekable(descriptor));

export const sync = ({ host }: Descriptor): void => fsyncSync(host);
export const syncData = ({ host }: Descriptor): void => fdatasyncSync(host);
export const setSize = ({ host }: Descriptor, size: bigint): void => ftruncateSync(host, offsetOf(size));

/** Advice, whose kinds are counted from 0 to 5, changes nothing that a program sees. */
export function advise(_descriptor: Descriptor, _offset: bigint, _length: bigint, advice: number): void {
  if (advice > 5) throw new WasiError('inval');
}
/** Makes a file at least so long, with room on the disk. */
export function allocate({ host }: Descriptor, offset: bigint, length: bigint): void {
  if (length === 0n) throw new WasiError('inval');
  check(addon().allocateFile(host, offsetOf(offset), offsetOf(length)));
}
