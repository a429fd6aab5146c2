/** What is told of descriptors and files: `fdstat`, `filestat`, flags, rights and times. */
import { type BigIntStats, closeSync, constants, fstatSync, lstatSync, openSync } from 'node:fs';
import { addon } from '../addon/native.ts';
import { type Descriptor, FD_FLAG, FILE_TYPE, type FileType, rights } from './descriptors.ts';
import { check, WasiError } from './errno.ts';
import { hostDescriptor, hostPath, isFolder, type Place } from './paths.ts';

/** Flags → those of Linux. */
const HOST_FLAGS: readonly (readonly [flag: number, host: number])[] = [
  [FD_FLAG.append, constants.O_APPEND],
  [FD_FLAG.dsync, constants.O_DSYNC],
  [FD_FLAG.rsync | FD_FLAG.sync, constants.O_SYNC],
];
const ALL_FLAGS = Object.values(FD_FLAG).reduce<number>((all, flag) => all | flag, 0);
const READS = rights('fd_read', 'fd_readdir');
const WRITES = rights('fd_write', 'fd_allocate', 'fd_filestat_set_size');

/**
 * How the host opens something with these rights and flags: for what is to be done with it. Nothing waits there: whoever reads
 * and writes does.
 */
export function hostFlags(wanted: bigint, flags: number): number {
  if ((flags & ~ALL_FLAGS) !== 0) throw new WasiError('inval');
  const writes = (wanted & WRITES) !== 0n;
  const access = writes ? ((wanted & READS) !== 0n ? constants.O_RDWR : constants.O_WRONLY) : constants.O_RDONLY;
  const more = HOST_FLAGS.reduce((all, [flag, host]) => ((flags & flag) !== 0 ? all | host : all), 0);
  return access | more | constants.O_NONBLOCK | constants.O_NOCTTY;
}

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  isCharacterDevice(): boolean;
  isBlockDevice(): boolean;
  isSocket(): boolean;
}
/** The type of something of the host's. A FIFO is none of them. */
export function typeOf(stats: Kinds): FileType {
  if (stats.isFile()) return FILE_TYPE.regularFile;
  if (stats.isDirectory()) return FILE_TYPE.directory;
  if (stats.isSymbolicLink()) return FILE_TYPE.symbolicLink;
  if (stats.isCharacterDevice()) return FILE_TYPE.characterDevice;
  if (stats.isBlockDevice()) return FILE_TYPE.blockDevice;
  return stats.isSocket() ? FILE_TYPE.socketStream : FILE_TYPE.unknown;
}

/** `filestat`, but its zeroes. */
export interface FileStat {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly type: FileType;
  readonly nlink: bigint;
  readonly size: bigint;
  readonly atim: bigint;
  readonly mtim: bigint;
  readonly ctim: bigint;
}
const statOf = (stats: BigIntStats): FileStat => ({
  dev: stats.dev,
  ino: stats.ino,
  type: typeOf(stats),
  nlink: stats.nlink,
  size: stats.size,
  atim: stats.atimeNs,
  mtim: stats.mtimeNs,
  ctim: stats.ctimeNs,
});

/** Of what functions of the host stand for there is nothing but its type. */
export const statOfDescriptor = ({ host, type }: Descriptor): FileStat =>
  host >= 0
    ? statOf(fstatSync(host, { bigint: true }))
    : { dev: 0n, ino: 0n, type, nlink: 0n, size: 0n, atim: 0n, mtim: 0n, ctim: 0n };
export function statAt(place: Place): FileStat {
  const stat = statOf(lstatSync(hostPath(place), { bigint: true }));
  if (place.slash && stat.type !== FILE_TYPE.directory) throw new WasiError('notdir');
  return stat;
}

/** Flags are those of what is open, which Node cannot change: it is opened once more. */
export function setFlags(descriptor: Descriptor, flags: number): void {
  const host = hostFlags(descriptor.rights, flags);
  const changed = (flags ^ descriptor.flags) & ~FD_FLAG.nonblock;
  if (changed !== 0) {
    if (descriptor.type !== FILE_TYPE.regularFile || !descriptor.owned) throw new WasiError('notsup');
    const again = openSync(hostDescriptor(descriptor.host), host);
    closeSync(descriptor.host);
    descriptor.host = again;
  }
  descriptor.flags = flags;
}
/** Rights can be given up, and not regained. */
export function setRights(descriptor: Descriptor, base: bigint, inheriting: bigint): void {
  if ((base & ~descriptor.rights) !== 0n || (inheriting & ~descriptor.inheriting) !== 0n) throw new WasiError('notcapable');
  descriptor.rights = base;
  descriptor.inheriting = inheriting;
}

/** `fstflags`. */
const TIME = { access: 1, accessNow: 2, change: 4, changeNow: 8 } as const;
/** What Linux takes in place of nanoseconds: the time that it is, and the one that it was. */
const UTIME_NOW = 0x3fffffff;
const UTIME_OMIT = 0x3ffffffe;
const SECOND = 1_000_000_000n;

/** Seconds and nanoseconds. */
function timeOf(time: bigint, given: boolean, now: boolean): readonly [number, number] {
  if (given && now) throw new WasiError('inval');
  if (now) return [0, UTIME_NOW];
  return given ? [Number(time / SECOND), Number(time % SECOND)] : [0, UTIME_OMIT];
}
function timesOf(access: bigint, change: bigint, flags: number): Float64Array {
  if (flags > 15) throw new WasiError('inval');
  return Float64Array.of(
    ...timeOf(access, (flags & TIME.access) !== 0, (flags & TIME.accessNow) !== 0),
    ...timeOf(change, (flags & TIME.change) !== 0, (flags & TIME.changeNow) !== 0),
  );
}
const ZERO = Uint8Array.of(0);

export function setTimes({ host }: Descriptor, access: bigint, change: bigint, flags: number): void {
  check(addon().setTimes(Buffer.from(`${hostDescriptor(host)}\0`), 1, timesOf(access, change, flags)));
}
export function setTimesAt(place: Place, access: bigint, change: bigint, flags: number): void {
  const times = timesOf(access, change, flags);
  if (place.slash && !isFolder(place)) throw new WasiError('notdir');
  check(addon().setTimes(Buffer.concat([hostPath(place), ZERO]), 0, times));
}
