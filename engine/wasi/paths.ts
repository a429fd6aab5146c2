/**
 * Paths beneath a folder that is held open. They are walked component by component: each folder is opened in the one before it,
 * by a plain name and without following a link, and links are read and walked here. So whatever others do meanwhile, to a folder
 * or to its name, nothing is reached but by going down from the folder that the program was given. `/proc/self/fd/N/name` is the
 * name in the folder that descriptor N has open, whatever has become of its path: what the system calls ending in `at` do.
 *
 * A path has a character a byte.
 */
import { closeSync, constants, fstatSync, openSync, readlinkSync } from 'node:fs';
import { bug } from '../wasm/errors.ts';
import { nameOf, WasiError } from './errno.ts';

/** Linux's `O_PATH`, which Node has no name for: a descriptor that stands for a place, whatever may be read there. */
const O_PATH = 0o10000000;
const FOLDER = O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW;
/** As Linux has them: symbolic links in a path, bytes of a path. */
const MOST_LINKS = 40;
const LONGEST = 4096;

/** A name in a folder. What is done with it must not follow links. */
export interface Place {
  /** Descriptor of the host. */
  readonly folder: number;
  /** A plain name, or `.`: the folder itself. */
  readonly name: string;
  /** The path ended in a slash: it means a folder. */
  readonly slash: boolean;
}

/** A place as the host's functions take it. */
export const hostPath = ({ folder, name }: Pick<Place, 'folder' | 'name'>): Buffer =>
  Buffer.from(`/proc/self/fd/${folder}/${name}`, 'latin1');
/** A descriptor as a path: what it has open, opened once more. */
export const hostDescriptor = (fd: number): string => `/proc/self/fd/${fd}`;

/** Where a link leads; undefined where there is none. */
export function linkTarget(place: Pick<Place, 'folder' | 'name'>): string | undefined {
  try {
    return readlinkSync(hostPath(place), 'latin1');
  } catch (error) {
    const name = nameOf(error);
    if (name === 'inval' || name === 'noent') return undefined;
    throw error;
  }
}

/** Opens a folder by its name; undefined where a link or a file is. */
function openFolder(folder: number, name: string): number | undefined {
  try {
    return openSync(hostPath({ folder, name }), FOLDER);
  } catch (error) {
    if (nameOf(error) === 'notdir' || nameOf(error) === 'loop') return undefined;
    throw error;
  }
}

/** Whether the path's end means a folder, whatever is there. */
export const endsAsFolder = (path: string): boolean => /(^|\/)\.{0,2}$/.test(path);

/** A walk from a folder downwards. */
class Walk {
  /** The folder that is walked from, and those opened on the way. */
  readonly #folders: number[];
  /** Components to come, the next one last. */
  readonly #ahead: string[] = [];
  /** What is at the end must be a folder. */
  #slash = false;
  #links = 0;

  constructor(folder: number) {
    this.#folders = [folder];
  }
  get #here(): number {
    return this.#folders.at(-1) ?? bug('a walk that stands in no folder');
  }
  #go(path: string): void {
    if (path.startsWith('/')) throw new WasiError('notcapable');
    if (this.#ahead.length === 0 && endsAsFolder(path)) this.#slash = true;
    this.#ahead.push(
      ...path
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .reverse(),
    );
  }
  #followed(name: string): boolean {
    const target = linkTarget({ folder: this.#here, name });
    if (target === undefined) return false;
    if (++this.#links > MOST_LINKS) throw new WasiError('loop');
    this.#go(target);
    return true;
  }
  #up(): void {
    const left = this.#folders.length > 1 ? this.#folders.pop() : undefined;
    if (left === undefined) throw new WasiError('notcapable');
    closeSync(left);
  }
  #down(name: string): void {
    const next = openFolder(this.#here, name);
    if (next !== undefined) this.#folders.push(next);
    else if (!this.#followed(name)) throw new WasiError('notdir');
  }
  #place(name: string): Place {
    return { folder: this.#here, name, slash: this.#slash };
  }
  /** The place where a path leads. */
  to(path: string, follow: boolean): Place {
    this.#go(path);
    for (let name = this.#ahead.pop(); name !== undefined; name = this.#ahead.pop()) {
      if (name === '..') this.#up();
      else if (this.#ahead.length > 0) this.#down(name);
      else if (!follow || !this.#followed(name)) return this.#place(name);
    }
    return this.#place('.');
  }
  end(): void {
    for (const folder of this.#folders.slice(1)) closeSync(folder);
  }
}

/**
 * Does something where a path leads that begins at a folder; `follow`: a link at its end, too. Fails with `notcapable` where the
 * path leaves the folder.
 */
export function at<T>(folder: number, path: string, follow: boolean, use: (place: Place) => T): T {
  if (path === '') throw new WasiError('noent');
  if (path.includes('\0')) throw new WasiError('inval');
  if (path.length >= LONGEST) throw new WasiError('nametoolong');
  const walk = new Walk(folder);
  try {
    return use(walk.to(path, follow));
  } finally {
    walk.end();
  }
}

/** Whether a folder stands at a place; fails where nothing does. */
export function isFolder(place: Place): boolean {
  const fd = openSync(hostPath(place), O_PATH | constants.O_NOFOLLOW);
  try {
    return fstatSync(fd).isDirectory();
  } finally {
    closeSync(fd);
  }
}
