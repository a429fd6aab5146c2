/**
 * The artifact cache: one folder of files named by what they were compiled from. In → a key, and the digest of the module it is
 * for; out → a validated artifact and the file to map it from, or nothing. A cache never makes a run fail: whatever goes wrong
 * with the folder (absent, read-only, full, somebody else's) means "nothing found" and "not stored", and a damaged entry is
 * deleted.
 *
 * Its files are executed, so the folder is ours alone (0700), and nobody else may put another in its place. Files are written
 * under a temporary name and renamed, never rewritten, so a mapped one stays intact; no fsync, as the digest in each file shows a
 * torn one. Least recently used goes first.
 */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../artifact/bytes/digest.ts';
import { type Artifact, readArtifact } from '../artifact/read.ts';
import { writeEngineInfo } from '../artifact/sections/engine-info.ts';
import type { EngineInfo } from '../compiled/compiled.ts';
import { WasmError } from '../wasm/errors.ts';
import { NOTE_PREFIX } from './build-hash.ts';
import { EntryFolder, type StoredFile, TEMPORARY_PREFIX } from './entry-folder.ts';
import { makeFolder } from './folder.ts';
import { whyForeign } from './trust.ts';

/** An artifact ready to load: views of its bytes, and the file they are from, if one holds them. */
export interface StoredArtifact {
  readonly artifact: Artifact;
  readonly file: StoredFile | undefined;
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
const SWEPT = '.swept';

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
  /** Why a folder that is there is not used; undefined where it is, or where there is none. */
  readonly foreign: string | undefined;
  readonly counts: CacheCounts = { hits: 0, misses: 0, stored: 0, failed: 0 };
  private readonly entries: EntryFolder | undefined;
  private readonly bound: number;
  private readonly readOnly: boolean;
  private sinceSweep = SWEEP_AFTER_BYTES;

  /**
   * Opens (or makes) the cache in `parent`. Never throws: an unusable folder gives a cache that stores nothing. `readOnly`: a
   * folder that somebody else has filled; nothing in it is made, marked or deleted.
   */
  constructor(parent: string, { bound = DEFAULT_BOUND, readOnly = false }: { bound?: number; readOnly?: boolean } = {}) {
    this.readOnly = readOnly;
    this.bound = bound;
    const folder = join(parent, FOLDER);
    try {
      if (!readOnly) makeFolder(folder);
      this.foreign = whyForeign(folder);
      if (this.foreign === undefined) this.entries = EntryFolder.open(folder);
    } catch (e) {
      // No folder, or none that can be reached. Everything else is a fault of ours.
      if (!(e instanceof Error && 'code' in e && 'syscall' in e)) throw e;
    }
  }

  /** The path of the folder that holds the entries; undefined when it cannot be used. */
  get folder(): string | undefined {
    return this.entries?.path;
  }

  /** The entry of that key, validated with its digest and that of the module. A damaged one is deleted. */
  get(key: string, module: Uint8Array): StoredArtifact | undefined {
    const file = this.entries?.read(key);
    if (file !== undefined) {
      try {
        const artifact = readArtifact(file.bytes, { verify: true });
        if (Buffer.compare(artifact.module, module) === 0) {
          if (!this.readOnly && Date.now() - file.changed > TOUCH_AFTER_MS) this.entries?.touch(key);
          this.counts.hits++;
          return { artifact, file };
        }
      } catch (e) {
        if (!(e instanceof WasmError)) throw e;
      }
      if (!this.readOnly) this.entries?.remove(key);
    }
    if (this.entries !== undefined) this.counts.misses++;
    return undefined;
  }

  /** Stores an artifact's bytes; the entry's file, or undefined where that was not possible. */
  put(key: string, bytes: Uint8Array): StoredFile | undefined {
    if (this.entries === undefined || this.readOnly) return undefined;
    const file = this.entries.write(key, bytes);
    if (file === undefined) {
      this.counts.failed++;
      return undefined;
    }
    this.counts.stored++;
    this.sinceSweep += bytes.length;
    if (this.sinceSweep >= SWEEP_AFTER_BYTES) this.maybeSweep(this.entries);
    return file;
  }

  /** Sweeps when this process has stored much, or nobody has swept for a day. */
  private maybeSweep(entries: EntryFolder): void {
    const first = this.counts.stored === 1;
    this.sinceSweep = 0;
    try {
      const swept = lstatSync(join(entries.path, SWEPT), { throwIfNoEntry: false });
      if (first && swept !== undefined && Date.now() - swept.mtimeMs < SWEEP_AFTER_MS) return;
      entries.write(SWEPT, new Uint8Array());
      this.sweep();
    } catch {
      // Somebody else sweeps, or the folder went away: the next sweep will see.
    }
  }

  /** Deletes abandoned temporaries and, least recently used first, entries until nine tenths of the bound are left. */
  sweep(): void {
    const { entries } = this;
    if (entries === undefined) return;
    const found: { name: string; size: number; used: number }[] = [];
    let total = 0;
    for (const name of readdirSync(entries.path)) {
      const stat = lstatSync(join(entries.path, name), { throwIfNoEntry: false });
      if (stat === undefined) continue;
      const age = Date.now() - stat.mtimeMs;
      if (ENTRY.test(name)) {
        found.push({ name, size: stat.size, used: stat.mtimeMs });
        total += stat.size;
      } else if (name.startsWith(TEMPORARY_PREFIX) && age > ABANDONED_MS) entries.remove(name);
      else if (name.startsWith(NOTE_PREFIX) && age > NOTE_MS) entries.remove(name);
    }
    if (total <= this.bound) return;
    found.sort((a, b) => a.used - b.used);
    for (const { name, size } of found) {
      if (total <= this.bound * 0.9) break;
      entries.remove(name);
      total -= size;
    }
  }
}
