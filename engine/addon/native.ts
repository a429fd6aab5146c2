/**
 * The addon's functions and how to find it. Addresses are JavaScript numbers (user space ends below 2^53). Each function throws a
 * TypeError for an argument of another type; whether an address and a length are right, callers in engine/runtime have checked.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ADDON_FOLDER } from '../debug/dump.ts';
import { prebuiltFolder, TARGET_NAMES } from '../target/index.ts';

/** Addresses that go into every instance's head. */
export interface Stubs {
  readonly trapExit: number;
  readonly trapDetailExit: number;
  readonly libcallExit: number;
  readonly hostExit: number;
  /** Code of host functions that look into strings; 0 where the machine has none. */
  readonly stringTest: number;
  readonly stringCast: number;
  readonly stringLength: number;
  readonly stringUnit: number;
  readonly stringEquals: number;
  readonly memmove: number;
  readonly memset: number;
}

export interface Addon {
  /** How many of its target's CPU levels (Target.cpus) this processor has. */
  cpuLevels(): number;
  stubs(): Stubs;
  /** Fault handlers for this process and an alternate signal stack for this thread. */
  installHandlers(): boolean;
  /** Whether this process has them. */
  handlersInstalled(): boolean;
  /** Where an ArrayBuffer's bytes lie; stable as long as the buffer lives (typed arrays of up to 64 bytes must not make it). */
  addressOf(buffer: ArrayBuffer): number;
  /** An ArrayBuffer over mapped memory; `detach` it before the memory goes away. */
  view(address: number, length: number): ArrayBuffer;
  detach(buffer: ArrayBuffer): void;
  peek(address: number, into: Uint8Array): void;
  poke(address: number, from: Uint8Array): void;
  /** memmove. */
  move(to: number, from: number, length: number): void;

  /** 2 MiB of zeroed memory that live as long as the thread; 0 when refused. */
  createRegion(): number;
  /** Zeroes whole pages of a region and gives them back to the system. */
  discard(address: number, length: number): void;

  /** Fills an array from a file; whether there were so many bytes at that offset. */
  read(fd: number, offset: number, into: Uint8Array): boolean;
  /**
   * A folder that only this user and the administrator may write to, to be closed by `closeFile`; -1 where it is none. Entries
   * are looked up in it by plain names, whatever becomes of its path; links and files that others may write to are none.
   */
  openFolder(path: string): number;
  /**
   * The size of an entry, -1 where it cannot be read. Fills the first so many bytes of `into` with it where they are enough, and
   * `facts` with when it was changed last, in milliseconds since 1970, and its inode.
   */
  readEntry(folder: number, name: string, into: Uint8Array, facts: Float64Array): number;
  /** A descriptor of the entry, to be closed by `closeFile`; -1 where it is not there, or has another inode now. */
  openEntry(folder: number, name: string, inode: number): number;
  /** Writes an entry, which appears whole: under another name first. Its inode, or -1. */
  writeEntry(folder: number, name: string, temporary: string, bytes: Uint8Array): number;
  removeEntry(folder: number, name: string): boolean;
  /** Marks an entry as changed now. */
  touchEntry(folder: number, name: string): boolean;
  /** Maps a file read-only and private; 0 when refused. */
  mapFile(fd: number, length: number): number;
  /** A sealed file in memory with these bytes: its descriptor, to be closed by `closeFile`, or -1. */
  memoryFile(bytes: Uint8Array): number;
  /** Closes a descriptor that the addon gave. */
  closeFile(fd: number): void;
  /** An anonymous read-only copy; 0 when refused. */
  mapCopy(bytes: Uint8Array): number;
  /**
   * A copy of whole pages of code (the first `code` bytes) and the `.eh_frame` behind them: executable and registered as
   * generated code, registered with the unwinder; 0 when refused.
   */
  mapCode(bytes: Uint8Array, code: number): number;
  /** Forgets code ranges in the mapping, too. */
  unmap(address: number): boolean;
  /** Makes pages of a mapping executable and registers them as generated code, and their `.eh_frame` with the unwinder. */
  addCode(address: number, length: number, frames: number): boolean;
  /** Shows debuggers a symbol file for the mapping that contains the address, until it is unmapped. */
  describe(address: number, symbols: Uint8Array): boolean;

  /**
   * Writes the records (layout FUNCREF) of the functions in `escaping` (ascending) from address `records` on; `owner` is their
   * instance's number. `functions` is the table of artifact/sections/functions.ts, `types` and `words` lead from function to
   * type word. False where an index is out of range.
   */
  writeRecords(
    records: number,
    instance: number,
    owner: number,
    text: number,
    imported: number,
    functions: Uint32Array,
    types: Uint32Array,
    words: Uint32Array,
    escaping: Uint32Array,
  ): boolean;
  /**
   * Writes record addresses of `functions` from address `to` on: own ones stand among the records at `own` as in `escaping`,
   * imported ones have an ENTRY.importedFunc at `imports`. False where one has none.
   */
  writeElements(
    to: number,
    own: number,
    imports: number,
    imported: number,
    escaping: Uint32Array,
    functions: Uint32Array,
  ): boolean;

  /** A zeroed linear memory owned by that store block; 0 when refused. */
  createMemory(store: number, reserve: number, accessible: number): number;
  growMemory(base: number, accessible: number): boolean;
  /** Maps file pages copy-on-write at `base + at`. */
  mapImage(base: number, at: number, fd: number, offset: number, length: number): boolean;
  releaseMemory(base: number): boolean;

  /**
   * The region of a heap (abi/heap-layout.ts), owned by that store block, of which nothing but the tables is accessible; 0 when
   * refused.
   */
  createHeap(store: number): number;
  /** Makes whole pages at offset `from`, which are not, accessible. */
  openHeap(base: number, from: number, length: number): boolean;
  /** Gives whole pages back that are accessible; whoever touches them from then on faults. */
  closeHeap(base: number, from: number, length: number): boolean;
  releaseHeap(base: number): boolean;
  /**
   * Fills an array with return addresses in frames of activations that wait, of which `noteStackMap` has told nothing; gives
   * their number. `heads`: pairs of stack pointer (at a return address) and frame pointer.
   */
  unknownReturns(heads: Float64Array, into: Float64Array): number;
  /** Where a frame has references that waits for a call to return to `pc`: so many words below its frame pointer. */
  noteStackMap(pc: number, words: Uint32Array): void;
  /**
   * Collects the objects from offset `young` to `youngEnd`: those that can be reached move behind the old ones, from `old` to
   * `oldEnd`, and references to them with them. Gives the end of the old ones. Roots are `cells`, triples of address, count and
   * distance of cells that begin with a reference; what the frames of `heads` hold, of which no return address is unknown; and
   * old objects with marked cards.
   */
  collectYoung(
    base: number,
    young: number,
    youngEnd: number,
    old: number,
    oldEnd: number,
    cells: Float64Array,
    heads: Float64Array,
  ): number;
  /**
   * Collects all: what can be reached moves to offset `to`; gives its end. Handles of host values that can be reached get a 1 in
   * `marks`. `base` 0: there is no heap, but host values.
   */
  collectAll(
    base: number,
    young: number,
    youngEnd: number,
    old: number,
    oldEnd: number,
    to: number,
    cells: Float64Array,
    heads: Float64Array,
    marks: Uint8Array,
  ): number;
  /** Takes objects among the old ones that code has made right behind them. */
  adoptObjects(base: number, from: number, end: number): void;

  // Shared memories (native/src/shared.h), known to all threads by their bases.

  /** Where the bytes of a view lie, also of a SharedArrayBuffer. */
  addressOfView(view: Uint8Array): number;
  /** Whether all of that address space is mapped, and none of it may be touched. */
  isUntouchable(address: number, length: number): boolean;
  /** Opens, for the store, memory that JavaScript's engine keeps and grows. */
  adoptShared(store: number, base: number, reserved: number, length: number): void;
  /** Makes and opens a zeroed memory that lives as long as anybody has it open; 0 when refused. */
  createShared(store: number, reserve: number, length: number): number;
  /** Opens one that was created and that somebody has open; false: nobody has. */
  openShared(store: number, base: number): boolean;
  closeShared(store: number, base: number): boolean;
  /** The 64-bit word at that address is from now on the memory's length, until the store closes it. */
  showLength(store: number, base: number, word: number): boolean;
  /** That word is not written any more; false where nobody has the memory open. */
  hideLength(base: number, word: number): boolean;
  sharedLength(base: number): number;
  /** An adopted memory has been grown to that length, or further. */
  noteGrowth(base: number, length: number): boolean;
  /** Grows a created memory by so many bytes, to `most` at most: its length before, or 2^53. */
  growShared(base: number, by: number, most: number): number;
  /** Queues this thread at a byte of a created memory if the value there, of 4 or 8 bytes, is the one expected. */
  beginWait(base: number, at: number, size: number, low: number, high: number): boolean;
  /** Whether the queued thread has been woken within that time; it stays queued otherwise. */
  wait(milliseconds: number): boolean;
  /** Leaves the queue; whether the thread has been woken before. */
  endWait(): boolean;
  /** Wakes threads queued at a byte of a created memory, `count` at most: how many. */
  wake(base: number, at: number, count: number): number;

  /**
   * Registers a batch buffer with so many slots; gives the function that does what its head says (layout BATCH), and leaves there
   * what came of it. Batches live as long as the thread.
   */
  createBatch(buffer: ArrayBuffer, slots: number): () => void;
  mapProgress(fd: number): boolean;
  /** From now on the system ends this process together with its parent; false where it cannot. */
  dieWithParent(): boolean;
  /**
   * Calls of this thread are interrupted in so many milliseconds, and all later ones, until there is another deadline; Infinity:
   * never. False where the system refuses it.
   */
  setDeadline(milliseconds: number): boolean;
  /** The number under which other threads interrupt calls of this one. */
  interruptId(): number;
  /** Interrupts what runs on the thread of that number, if anything does; false where there is no such thread. */
  interrupt(id: number): boolean;
  /** Whether what runs on this thread is to end as soon as it goes on. */
  isInterrupted(): boolean;

  // Descriptors of a program of WASI (native/src/descriptors.h).

  /**
   * Waits until a descriptor is ready, or for so many milliseconds. Pairs of a descriptor and events of poll(2), in whose place
   * stand those that came. 1: some did, 0: none, -1: wasm of this thread is to be interrupted.
   */
  pollDescriptors(pairs: Int32Array, milliseconds: number): number;
  /** Makes a file at least `offset + length` bytes long, with room on the disk; the system's number of an error, or 0. */
  allocateFile(fd: number, offset: number, length: number): number;
  /**
   * Sets times of what a path names, which ends in a zero: seconds and nanoseconds of access and of change. `follow` 1: a link at
   * its end is followed. The system's number of an error, or 0.
   */
  setTimes(path: Uint8Array, follow: 0 | 1, times: Float64Array): number;

  liveActivations(): number;
}

/** There is no addon here, or none that this Node can load: code cannot run. Everything else can be done without it. */
export class NoAddon extends Error {
  constructor(why: string) {
    super(`the native engine needs its addon, ${why}`);
    this.name = 'NoAddon';
  }
}

/** A file below `build/`, in the nearest folder around this module that has it. */
function inBuild(...names: readonly string[]): string | undefined {
  for (let dir = import.meta.dirname, below = ''; dir !== below; below = dir, dir = dirname(dir)) {
    const file = join(dir, 'build', ...names);
    if (existsSync(file)) return file;
  }
  return undefined;
}

const ADDON = 'touchstone.node';
/** An addon that was built here, and one that was built elsewhere for machines such as this one. */
function locate(): readonly string[] {
  const here = inBuild(ADDON_FOLDER, ADDON);
  const elsewhere = inBuild(prebuiltFolder(process.platform, process.arch), ADDON);
  const files = [here, elsewhere].filter((file) => file !== undefined);
  if (files.length > 0) return files;
  // Installed without scripts, or sources that nobody has compiled.
  const install = inBuild('runner', 'bundle', 'install.js');
  const command = install === undefined ? 'npm run build' : `node ${install}`;
  throw new NoAddon(`which is not built: run \`${command}\` on ${TARGET_NAMES} Linux, where g++ is installed`);
}

let loaded: Addon | undefined;
/** The addon, loaded when first asked for: reading modules and compiling do not need it. Throws `NoAddon`. */
export function addon(): Addon {
  loaded ??= load(locate());
  return loaded;
}

/** The first that this Node can load: a folder may have been brought here from another machine. */
function load(paths: readonly string[]): Addon {
  const problems: string[] = [];
  for (const path of paths) {
    try {
      return createRequire(import.meta.url)(path) as Addon;
    } catch (e) {
      problems.push(String((e instanceof Error ? e.message : String(e)).split('\n')[0]));
    }
  }
  throw new NoAddon(`which cannot be loaded (${problems.join('; ')})`);
}

/** Whether there is an addon. */
export function hasAddon(): boolean {
  try {
    addon();
    return true;
  } catch (e) {
    if (e instanceof NoAddon) return false;
    throw e;
  }
}
