/** Descriptors: what a program has open, and what it may do with it (`rights` of typenames.witx). */
import { closeSync } from 'node:fs';
import { WasiError } from './errno.ts';

/** Rights, in the order of their bits. */
const RIGHTS =
  `fd_datasync fd_read fd_seek fd_fdstat_set_flags fd_sync fd_tell fd_write fd_advise fd_allocate path_create_directory
  path_create_file path_link_source path_link_target path_open fd_readdir path_readlink path_rename_source path_rename_target
  path_filestat_get path_filestat_set_size path_filestat_set_times fd_filestat_get fd_filestat_set_size fd_filestat_set_times
  path_symlink path_remove_directory path_unlink_file poll_fd_readwrite sock_shutdown sock_accept`.split(/\s+/);
const BITS: ReadonlyMap<string, bigint> = new Map(RIGHTS.map((name, i) => [name, 1n << BigInt(i)]));

/** The rights of these names. */
export const rights = (...names: readonly string[]): bigint => names.reduce((all, name) => all | (BITS.get(name) ?? 0n), 0n);

const ANY = rights('fd_datasync', 'fd_sync', 'fd_fdstat_set_flags', 'fd_filestat_get', 'fd_filestat_set_times');
/** What can be done with a file. */
export const FILE_RIGHTS =
  ANY |
  rights('fd_read', 'fd_seek', 'fd_tell', 'fd_write', 'fd_advise', 'fd_allocate', 'fd_filestat_set_size', 'poll_fd_readwrite');
/** What can be done with a folder. */
export const FOLDER_RIGHTS = ANY | rights('fd_readdir', ...RIGHTS.filter((name) => name.startsWith('path_')));
/** What can be done with what has no place to seek: standard input and output, a FIFO. */
export const STREAM_RIGHTS = FILE_RIGHTS & ~rights('fd_seek', 'fd_tell', 'fd_advise', 'fd_allocate', 'fd_filestat_set_size');

/** `filetype`. */
export const FILE_TYPE = {
  unknown: 0,
  blockDevice: 1,
  characterDevice: 2,
  directory: 3,
  regularFile: 4,
  socketDatagram: 5,
  socketStream: 6,
  symbolicLink: 7,
} as const;
export type FileType = (typeof FILE_TYPE)[keyof typeof FILE_TYPE];
/** `fdflags`. */
export const FD_FLAG = { append: 1, dsync: 2, nonblock: 4, rsync: 8, sync: 16 } as const;

/** Reads into the buffers, as many bytes as there are; 0 at the end. */
export type Source = (into: readonly Uint8Array[]) => number;
/** Takes the bytes of the buffers, and says how many. */
export type Sink = (from: readonly Uint8Array[]) => number;

/** Something that a program has open. */
export interface Descriptor {
  /** The host's descriptor; -1 where functions of the host stand for it. */
  host: number;
  readonly type: FileType;
  /** What may be done with it, and with what is opened beneath it. */
  rights: bigint;
  inheriting: bigint;
  flags: number;
  /** Whether the host's descriptor is closed with it. */
  readonly owned: boolean;
  /** Where the next byte is read or written; undefined: wherever the host is. */
  position: number | undefined;
  /** Of a folder that was given to the program: by what name. */
  readonly guest?: string;
  readonly source?: Source | undefined;
  readonly sink?: Sink | undefined;
  /** Names in a folder, as they were when it was read from its beginning. */
  names?: readonly FolderEntry[];
}

/** An entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly type: FileType;
}

/** Closes what stands behind a descriptor. */
function release(descriptor: Descriptor): void {
  if (descriptor.owned && descriptor.host >= 0) closeSync(descriptor.host);
}

/** Descriptors by number. */
export class Descriptors {
  readonly #open: (Descriptor | undefined)[] = [];

  /** That of a number, with these rights. Fails with `badf` or `notcapable`. */
  get(fd: number, needed = 0n): Descriptor {
    const found = this.#open[fd];
    if (found === undefined) throw new WasiError('badf');
    if ((found.rights & needed) !== needed) throw new WasiError('notcapable');
    return found;
  }
  /** Puts it under the lowest number that is free, and gives that. */
  add(descriptor: Descriptor): number {
    const free = this.#open.indexOf(undefined);
    const fd = free < 0 ? this.#open.length : free;
    this.#open[fd] = descriptor;
    return fd;
  }
  close(fd: number): void {
    const descriptor = this.get(fd);
    this.#open[fd] = undefined;
    release(descriptor);
  }
  /** Gives one the number of another, which is closed. */
  renumber(from: number, to: number): void {
    const [moved, replaced] = [this.get(from), this.get(to)];
    if (from === to) return;
    this.#open[to] = moved;
    this.#open[from] = undefined;
    release(replaced);
  }
  /** Closes all of them. */
  closeAll(): void {
    for (const descriptor of this.#open.splice(0)) if (descriptor !== undefined) release(descriptor);
  }
}
