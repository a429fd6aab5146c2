/** Calls about paths and folders. Each acts on a plain name in a folder that is held open, and follows no link there. */
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import {
  type Descriptor,
  type Descriptors,
  FD_FLAG,
  FILE_RIGHTS,
  FILE_TYPE,
  FOLDER_RIGHTS,
  type FolderEntry,
  rights,
  STREAM_RIGHTS,
} from './descriptors.ts';
import { WasiError } from './errno.ts';
import { at, endsAsFolder, hostDescriptor, hostPath, isFolder, linkTarget, type Place } from './paths.ts';
import { type FileStat, hostFlags, setTimesAt, statAt, typeOf } from './stats.ts';

/** `lookupflags` and `oflags`. */
const FOLLOW = 1;
const OPEN = { create: 1, directory: 2, exclusive: 4, truncate: 8 } as const;

/** Whether a link at a path's end is followed: a slash behind it means what it leads to. */
function follows(flags: number, path: string): boolean {
  if (flags > FOLLOW) throw new WasiError('inval');
  return flags === FOLLOW || endsAsFolder(path);
}

/** What `path_open` is told beside the folder. */
export interface Opening {
  readonly lookup: number;
  readonly path: string;
  readonly openFlags: number;
  /** Rights of the descriptor, and of what is opened beneath it. */
  readonly rights: bigint;
  readonly inheriting: bigint;
  /** Flags of the descriptor. */
  readonly flags: number;
}

const RIGHTS_OF_ALL = FILE_RIGHTS | FOLDER_RIGHTS;

/** Rights of a folder that opening in this way needs, beside `path_open`. */
function neededToOpen(openFlags: number): bigint {
  const create = (openFlags & OPEN.create) !== 0 ? rights('path_create_file') : 0n;
  return (openFlags & OPEN.truncate) !== 0 ? create | rights('path_filestat_set_size') : create;
}
/** What is told to reach the disk is synchronised. */
function mayBeSynchronised({ inheriting }: Descriptor, flags: number): boolean {
  const synchronised = (flags & (FD_FLAG.sync | FD_FLAG.rsync | FD_FLAG.dsync)) !== 0;
  return !synchronised || (inheriting & rights('fd_sync', 'fd_datasync')) !== 0n;
}

/** Opens what stands at a place. */
function openAt(place: Place, { openFlags, rights: wanted, flags }: Opening): number {
  const directory = (openFlags & OPEN.directory) !== 0 || place.slash;
  const create = (openFlags & OPEN.create) !== 0;
  // Linux makes no folders that way.
  if (create && (openFlags & OPEN.directory) !== 0) throw new WasiError('inval');
  if (create && place.slash) throw new WasiError(isThere(place) ? 'isdir' : 'noent');
  return openSync(
    hostPath(place),
    hostFlags(wanted, flags) |
      constants.O_NOFOLLOW |
      (directory ? constants.O_DIRECTORY : 0) |
      (create ? constants.O_CREAT : 0) |
      ((openFlags & OPEN.exclusive) !== 0 ? constants.O_EXCL : 0) |
      ((openFlags & OPEN.truncate) !== 0 ? constants.O_TRUNC : 0),
    0o666,
  );
}
const isThere = (place: Place): boolean => lstatSync(hostPath(place), { throwIfNoEntry: false }) !== undefined;

/** A descriptor of a host's one that was opened beneath `folder`, with those of the rights that it can have. */
function opened(host: number, { rights: wanted, inheriting, flags }: Opening): Descriptor {
  const type = typeOf(fstatSync(host));
  const possible = type === FILE_TYPE.directory ? FOLDER_RIGHTS : type === FILE_TYPE.regularFile ? FILE_RIGHTS : STREAM_RIGHTS;
  const position = type === FILE_TYPE.regularFile || type === FILE_TYPE.blockDevice ? 0 : undefined;
  return {
    host,
    type,
    rights: wanted & possible,
    inheriting: type === FILE_TYPE.directory ? inheriting & RIGHTS_OF_ALL : 0n,
    flags,
    owned: true,
    position,
  };
}

/** Opens a path beneath a folder; the number of the descriptor. */
export function open(descriptors: Descriptors, folder: Descriptor, how: Opening): number {
  const { lookup, path, openFlags, flags } = how;
  const follow = follows(lookup, path);
  if (openFlags > 15) throw new WasiError('inval');
  const mayOpen = (neededToOpen(openFlags) & ~folder.rights) === 0n && mayBeSynchronised(folder, flags);
  const asked = (how.rights | how.inheriting) & RIGHTS_OF_ALL;
  if (!mayOpen || (asked & ~folder.inheriting) !== 0n) throw new WasiError('notcapable');
  return at(folder.host, path, follow, (place) => {
    const host = openAt(place, how);
    try {
      return descriptors.add(opened(host, how));
    } catch (error) {
      closeSync(host);
      throw error;
    }
  });
}

/** Where there must be a folder, as the path's slash says; fails where something else is. */
function mindSlash(place: Place): void {
  if (place.slash && !isFolder(place)) throw new WasiError('notdir');
}
/** Does something with what stands at a path, a link itself. */
const withPlace = (folder: Descriptor, path: string, use: (place: Place) => void): void => at(folder.host, path, false, use);

export const createFolder = (folder: Descriptor, path: string): void =>
  withPlace(folder, path, (place) => void mkdirSync(hostPath(place)));
export const removeFolder = (folder: Descriptor, path: string): void =>
  withPlace(folder, path, (place) => rmdirSync(hostPath(place)));
export const removeFile = (folder: Descriptor, path: string): void =>
  withPlace(folder, path, (place) => {
    mindSlash(place);
    unlinkSync(hostPath(place));
  });
export const rename = (from: Descriptor, path: string, to: Descriptor, newPath: string): void =>
  withPlace(from, path, (place) =>
    withPlace(to, newPath, (newPlace) => {
      mindSlash(place);
      // A file has no name with a slash behind it.
      if (newPlace.slash && !isFolder(place)) throw new WasiError('notdir');
      renameSync(hostPath(place), hostPath(newPlace));
    }),
  );
/** Fails where a name with a slash behind it would become that of something else than a folder. */
function noSlash(place: Place): void {
  if (place.slash) throw new WasiError(isThere(place) ? 'exist' : 'noent');
}
export const link = (from: Descriptor, lookup: number, path: string, to: Descriptor, newPath: string): void =>
  at(from.host, path, follows(lookup, path), (place) =>
    withPlace(to, newPath, (newPlace) => {
      mindSlash(place);
      noSlash(newPlace);
      linkSync(hostPath(place), hostPath(newPlace));
    }),
  );
/** A link to an absolute path would lead out of the folder. */
export const symlink = (target: string, folder: Descriptor, path: string): void =>
  withPlace(folder, path, (place) => {
    if (target.startsWith('/')) throw new WasiError('notcapable');
    if (target.includes('\0')) throw new WasiError('inval');
    noSlash(place);
    symlinkSync(Buffer.from(target, 'latin1'), hostPath(place));
  });
/** As much of a link's target as there is room for; how many bytes. */
export function readlink(folder: Descriptor, path: string, into: Uint8Array): number {
  return at(folder.host, path, false, (place) => {
    lstatSync(hostPath(place));
    const target = linkTarget(place);
    if (target === undefined) throw new WasiError('inval');
    const bytes = Buffer.from(target, 'latin1').subarray(0, into.length);
    into.set(bytes);
    return bytes.length;
  });
}

export const statPath = (folder: Descriptor, lookup: number, path: string): FileStat =>
  at(folder.host, path, follows(lookup, path), statAt);
export const setPathTimes = (
  folder: Descriptor,
  lookup: number,
  path: string,
  access: bigint,
  change: bigint,
  flags: number,
): void => at(folder.host, path, follows(lookup, path), (place) => setTimesAt(place, access, change, flags));

/** What a folder has, itself and the one above first. */
function entriesOf({ host }: Descriptor): readonly FolderEntry[] {
  const own = ['.', '..'].map((name) => ({ name, type: FILE_TYPE.directory }));
  const found = readdirSync(hostDescriptor(host), { encoding: 'latin1', withFileTypes: true });
  return [...own, ...found.map((entry) => ({ name: entry.name, type: typeOf(entry) }))];
}
/** An entry's number; 0 of the folder above, which a program need not see, and of what has gone meanwhile. */
function inodeOf({ host }: Descriptor, name: string): bigint {
  if (name === '..') return 0n;
  return lstatSync(hostPath({ folder: host, name }), { bigint: true, throwIfNoEntry: false })?.ino ?? 0n;
}
const DIRENT_SIZE = 24;

/**
 * Writes entries from the `cookie`th on, each a `dirent` and its name, the last one cut off where the room ends; how many bytes.
 * A program reads on until there is room left.
 */
export function readFolder(folder: Descriptor, into: Uint8Array, cookie: bigint): number {
  if (cookie === 0n || folder.names === undefined) folder.names = entriesOf(folder);
  const { names } = folder;
  let used = 0;
  for (let i = cookie > BigInt(names.length) ? names.length : Number(cookie); i < names.length && used < into.length; i++) {
    const { name, type } = names[i] as FolderEntry;
    const entry = Buffer.alloc(DIRENT_SIZE + name.length);
    entry.writeBigUInt64LE(BigInt(i + 1), 0);
    entry.writeBigUInt64LE(inodeOf(folder, name), 8);
    entry.writeUInt32LE(name.length, 16);
    entry.writeUInt8(type, 20);
    entry.write(name, DIRENT_SIZE, 'latin1');
    const part = entry.subarray(0, into.length - used);
    into.set(part, used);
    used += part.length;
  }
  return used;
}
