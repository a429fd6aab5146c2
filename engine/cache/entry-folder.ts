/**
 * A folder of files that are written whole and never changed, held open: entries are found in it by their names and nothing else,
 * whatever becomes of its path. What others may write to, folder or entry, is not there for us.
 */
import { statSync } from 'node:fs';
import { addon } from '../addon/native.ts';

/** An entry that has been read or written. */
export interface StoredFile {
  readonly folder: EntryFolder;
  readonly name: string;
  /** Tells it from another one of its name. */
  readonly inode: number;
}
/** An entry with its bytes. */
export interface ReadFile extends StoredFile {
  readonly bytes: Uint8Array;
  /** When it was written or touched last, in milliseconds since 1970. */
  readonly changed: number;
}

/** Files that are being written have this in front. */
export const TEMPORARY_PREFIX = '.tmp-';

/** Entries are small and many: they are read into buffers that they share, of this size. */
const ROOM_BYTES = 1 << 16;
/** What is left of the last one. */
let room = new Uint8Array(0);
const facts = new Float64Array(2);

/**
 * path → the folder that stood there last. A descriptor each, as long as the thread lives or until another folder stands there.
 */
const opened = new Map<string, EntryFolder>();

export class EntryFolder {
  readonly path: string;
  /** -1: another folder stands there now. */
  private fd: number;
  private readonly inode: number;
  private temporaries = 0;

  private constructor(path: string, fd: number, inode: number) {
    this.path = path;
    this.fd = fd;
    this.inode = inode;
  }

  /**
   * The folder of that path; undefined where others may write to it, or it cannot be opened. That nobody can put another one in
   * its place is for others to see (trust.ts). Throws a system error where there is nothing.
   */
  static open(path: string): EntryFolder | undefined {
    const { ino } = statSync(path);
    const known = opened.get(path);
    if (known?.inode === ino) return known;
    known?.close();
    opened.delete(path);
    const fd = addon().openFolder(path);
    if (fd < 0) return undefined;
    const folder = new EntryFolder(path, fd, ino);
    opened.set(path, folder);
    return folder;
  }

  /** An entry, or undefined where there is none that can be read whole. */
  read(name: string): ReadFile | undefined {
    const native = addon();
    let size = native.readEntry(this.fd, name, room, facts);
    if (size > room.length) {
      try {
        room = new Uint8Array(Math.max(size, ROOM_BYTES));
      } catch {
        // More than there is memory for.
        return undefined;
      }
      size = native.readEntry(this.fd, name, room, facts);
    }
    if (size < 0 || size > room.length) return undefined;
    const bytes = room.subarray(0, size);
    // Words in it stay aligned.
    room = room.subarray(Math.ceil(size / 8) * 8);
    const [changed = 0, inode = 0] = facts;
    return { folder: this, name, inode, bytes, changed };
  }

  /** A descriptor of an entry as it was read or written, to be closed by the addon; -1 where it is gone. */
  descriptor({ name, inode }: StoredFile): number {
    return addon().openEntry(this.fd, name, inode);
  }

  /** Writes an entry; undefined where that was not possible. */
  write(name: string, bytes: Uint8Array): StoredFile | undefined {
    const temporary = `${TEMPORARY_PREFIX}${process.pid}-${Date.now()}-${this.temporaries++}`;
    const inode = addon().writeEntry(this.fd, name, temporary, bytes);
    return inode < 0 ? undefined : { folder: this, name, inode };
  }

  /** Marks an entry as used now, where that is possible: nothing is evicted from file systems that are only read. */
  touch(name: string): void {
    addon().touchEntry(this.fd, name);
  }

  /** Removes an entry, where that is possible: a bad one is otherwise passed over each time. */
  remove(name: string): void {
    addon().removeEntry(this.fd, name);
  }

  private close(): void {
    addon().closeFile(this.fd);
    this.fd = -1;
  }
}
