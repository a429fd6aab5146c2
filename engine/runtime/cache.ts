/**
 * The artifact cache: one folder of files named by what they were compiled from. In → a key; out → a validated artifact and the
 * path to map it from, or nothing. A cache never makes a run fail: whatever goes wrong with the folder (absent, read-only, full,
 * somebody else's) means "nothing found" and "not stored", and a damaged entry is deleted.
 *
 * The folder is ours alone (0700): its files are executed. Files are written under a temporary name and renamed, never
 * rewritten, so a mapped one stays intact; no fsync, as the digest in each file shows a torn one. Least recently used goes first.
 */
import { closeSync, openSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineInfo } from '../artifact/compiled.ts';
import { sha256 } from '../artifact/digest.ts';
import { writeEngineInfo } from '../artifact/engine-info.ts';
import { type Artifact, readArtifact } from '../artifact/read.ts';
import { WasmError } from '../wasm/errors.ts';
import { NOTE_PREFIX } from './build-hash.ts';
import { makeFolder } from './cache-folder.ts';
import { writeAll } from './files.ts';
import { addon } from './native.ts';

/** An artifact ready to load: views of its bytes, and the file they are from, if one holds them. */
export interface StoredArtifact {
  readonly artifact: Artifact;
  readonly path: string | undefined;
}

/** Grows when files of the folder get another meaning. */
const FOLDER = 'artifacts-1';
const DEFAULT_BOUND = 2 ** 31;
/** Entries used within this time are not marked as used again. */
const TOUCH_AFTER_MS = 24 * 3600_000;
/** How often the folder's size is looked at: by time over all processes, and by what one process has stored. */
const SWEEP_AFTER_MS = 24 * 3600_000;
const SWEEP_AFTER_BYTES = 256 << 20;
/** Temporary files older than this belong to nobody any more. */
const ABANDONED_MS = 3600_000;
/** Notes of builds that old are of no build that is still used. */
const NOTE_MS = 30 * 24 * 3600_000;
const ENTRY = /^[0-9a-f]{64}$/;
const TEMPORARY = /^\.tmp-/;

/** The part of the keys that all modules of an engine have in common: the compiler and its settings. */
export function keyPrefix(build: string, engine: EngineInfo): Uint8Array {
  return Buffer.concat([Buffer.from(`${build}\n`), writeEngineInfo(engine), Buffer.from('\n')]);
}

/** What decides an artifact's bytes: the compiler that wrote it, its settings, the digest of the module's binary form. */
export function cacheKey(prefix: Uint8Array, module: Uint8Array): string {
  return sha256(Buffer.concat([prefix, module]));
}

/** Cache hits, misses and what could not be stored, for reports. */
export interface CacheCounts {
  hits: number;
  misses: number;
  stored: number;
  failed: number;
}

export class ArtifactCache {
  /** The folder that holds the entries; undefined when it cannot be used. */
  readonly folder: string | undefined;
  readonly counts: CacheCounts = { hits: 0, misses: 0, stored: 0, failed: 0 };
  private readonly bound: number;
  private readonly readOnly: boolean;
  private sinceSweep = SWEEP_AFTER_BYTES;
  private temporaries = 0;

  /**
   * Opens (or makes) the cache in `parent`. Never throws: an unusable folder gives a cache that stores nothing. `readOnly`: a
   * folder that somebody else has filled; nothing in it is made, marked or deleted.
   */
  constructor(parent: string, { bound = DEFAULT_BOUND, readOnly = false }: { bound?: number; readOnly?: boolean } = {}) {
    this.readOnly = readOnly;
    this.folder = usableFolder(parent, readOnly);
    this.bound = bound;
  }

  /** The entry of that key, validated with its digest. A damaged one is deleted. */
  get(key: string): StoredArtifact | undefined {
    if (this.folder === undefined) return undefined;
    const path = join(this.folder, key);
    const bytes = readEntry(path, !this.readOnly);
    if (bytes !== undefined) {
      try {
        const artifact = readArtifact(bytes, { verify: true });
        this.counts.hits++;
        return { artifact, path };
      } catch (e) {
        if (!(e instanceof WasmError)) throw e;
        if (!this.readOnly) remove(path);
      }
    }
    this.counts.misses++;
    return undefined;
  }

  /** Stores an artifact's bytes; the path of the entry, or undefined where that was not possible. */
  put(key: string, bytes: Uint8Array): string | undefined {
    if (this.folder === undefined || this.readOnly) return undefined;
    const path = join(this.folder, key);
    const temporary = join(this.folder, `.tmp-${process.pid}-${Date.now()}-${this.temporaries++}`);
    try {
      writeWhole(temporary, bytes);
      renameSync(temporary, path);
    } catch {
      remove(temporary);
      this.counts.failed++;
      return undefined;
    }
    this.counts.stored++;
    this.sinceSweep += bytes.length;
    if (this.sinceSweep >= SWEEP_AFTER_BYTES) this.maybeSweep(this.folder);
    return path;
  }

  /** Sweeps when this process has stored much, or nobody has swept for a day. */
  private maybeSweep(folder: string): void {
    const first = this.counts.stored === 1;
    this.sinceSweep = 0;
    const stamp = join(folder, '.swept');
    try {
      const swept = statSync(stamp, { throwIfNoEntry: false });
      if (first && swept !== undefined && Date.now() - swept.mtimeMs < SWEEP_AFTER_MS) return;
      writeFileSync(stamp, '');
      this.sweep();
    } catch {
      // Somebody else sweeps, or the folder went away: the next sweep will see.
    }
  }

  /** Deletes abandoned temporaries and, least recently used first, entries until nine tenths of the bound are left. */
  sweep(): void {
    if (this.folder === undefined) return;
    const entries: { path: string; size: number; used: number }[] = [];
    let total = 0;
    for (const name of readdirSync(this.folder)) {
      const path = join(this.folder, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat === undefined) continue;
      if (ENTRY.test(name)) {
        entries.push({ path, size: stat.size, used: stat.mtimeMs });
        total += stat.size;
      } else if (TEMPORARY.test(name) && Date.now() - stat.mtimeMs > ABANDONED_MS) remove(path);
      else if (name.startsWith(NOTE_PREFIX) && Date.now() - stat.mtimeMs > NOTE_MS) remove(path);
    }
    if (total <= this.bound) return;
    entries.sort((a, b) => a.used - b.used);
    for (const { path, size } of entries) {
      if (total <= this.bound * 0.9) break;
      remove(path);
      total -= size;
    }
  }
}

/**
 * The folder, if it can be trusted: writable by its owner alone, who is us, or the system where it is only read. Made unless it is
 * only read; undefined where anything fails.
 */
function usableFolder(parent: string, readOnly: boolean): string | undefined {
  const folder = join(parent, FOLDER);
  try {
    if (!readOnly) makeFolder(folder);
    const stat = statSync(folder);
    const uid = process.getuid?.();
    const owned = stat.uid === uid || (readOnly && stat.uid === 0);
    const foreign = uid !== undefined && (!owned || (stat.mode & 0o022) !== 0);
    return stat.isDirectory() && !foreign ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Entries are small and many: they are read into buffers that they share, of this size. */
const ROOM_BYTES = 1 << 16;
/** What is left of the last one. */
let room = new Uint8Array(0);
const changed = new Float64Array(1);

/** A file's bytes, marking it as used if `mark`; undefined when it cannot be read whole. */
function readEntry(path: string, mark: boolean): Uint8Array | undefined {
  const native = addon();
  let size = native.readFile(path, room, changed);
  if (size > room.length) {
    try {
      room = new Uint8Array(Math.max(size, ROOM_BYTES));
    } catch {
      // More than there is memory for.
      return undefined;
    }
    size = native.readFile(path, room, changed);
  }
  if (size < 0 || size > room.length) return undefined;
  if (mark && Date.now() - (changed[0] as number) > TOUCH_AFTER_MS) touch(path);
  const bytes = room.subarray(0, size);
  // Words in it stay aligned.
  room = room.subarray(Math.ceil(size / 8) * 8);
  return bytes;
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // A cache on a read-only file system: nothing is evicted there either.
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, 'wx', 0o400);
  try {
    writeAll(fd, bytes);
  } finally {
    closeSync(fd);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Not ours to delete: the entry stays bad and is compiled around each time.
  }
}
