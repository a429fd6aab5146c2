/**
 * Loads artifacts → executable code, and what instantiation asks of it. A file is mapped and read where it lies. Small artifacts
 * that are in memory already keep their tables there and have their code copied, which costs less than mapping them again; where
 * they have images, through a file (their own, or a sealed one in memory), so that memories map those copy-on-write.
 *
 * An artifact is native code with the rights of the process: it must come from this compiler, and a file must not change while
 * it is mapped.
 */

import { fstatSync, openSync, readFileSync } from 'node:fs';
import { hasObjects } from '../../abi/heap-layout.ts';
import type { InstanceCounts, InstanceLayout } from '../../abi/layout.ts';
import { instanceLayout } from '../../abi/layout.ts';
import { addon } from '../../addon/native.ts';
import { type Artifact, readArtifact } from '../../artifact/read.ts';
import { checkHost } from '../../artifact/sections/engine-info.ts';
import { functionStart } from '../../artifact/sections/functions.ts';
import { wordAt } from '../../base/arrays.ts';
import { nextOf } from '../../base/brand.ts';
import { Weak } from '../../base/weak.ts';
import type { StoredArtifact } from '../../cache/cache.ts';
import { closeQuietly } from '../../cache/files.ts';
import type { TextOffset } from '../../compiled/compiled.ts';
import { hostTarget } from '../../target/index.ts';
import { canonicalExtern, canonicalType, TYPES } from '../../wasm/canon.ts';
import { WasmError } from '../../wasm/errors.ts';
import type { ExternType } from '../../wasm/module.ts';
import { partitionPoint } from '../../wasm/search.ts';
import { type FieldType, type GlobalType, isRef, type TableType } from '../../wasm/types.ts';
import { showAs } from '../state/inspect.ts';
import type { Closable } from '../state/resources.ts';
import { isFuncRef, type LoadedCode, type StoreState } from '../state/state.ts';
import { appendPerfMap, showDebuggers } from './observers.ts';

/** How many of each kind are imported; they come first in their index spaces. */
export interface ImportCounts {
  readonly func: number;
  readonly table: number;
  readonly memory: number;
  readonly global: number;
  readonly tag: number;
}

/** How many modules of a store have their code at that address or before it. */
const codeUpTo = ({ loaded }: Pick<StoreState, 'loaded'>, pc: number): number =>
  partitionPoint(loaded.length, (i) => (loaded[i] as LoadedCode).text <= pc);
/** No code is at that address any more. */
function forget(loaded: LoadedCode[], text: number): void {
  loaded.splice(codeUpTo({ loaded }, text) - 1, 1);
}
/** The module of a store whose text contains that address. */
export function codeAt(state: StoreState, pc: number): LoadedModule | undefined {
  const found = state.loaded[codeUpTo(state, pc) - 1]?.module.get();
  return found instanceof LoadedModule && pc < found.text + found.artifact.text.size ? found : undefined;
}

/** A mapped artifact, ready to be instantiated any number of times in its store. */
export class LoadedModule {
  readonly state: StoreState;
  readonly artifact: Artifact;
  /** Addresses of `.text` and `.rodata.wasm`. */
  readonly text: number;
  readonly rodata: number;
  /** File that images are mapped from; -1: there are none, or nothing to map them from. */
  readonly fd: number;
  /** Type index → canonical type id. */
  readonly typeIds: Int32Array;
  readonly importTypes: readonly ExternType<number>[];
  readonly imported: ImportCounts;
  readonly tables: readonly TableType[];
  readonly globals: readonly GlobalType[];
  readonly layout: InstanceLayout;
  /** Who unmaps it and forgets where it was. It knows neither module nor store: those that nobody reaches leave it behind. */
  private readonly mapped: Closable;
  /** Type index of every function, imports first, and the functions that have records: views of the artifact. */
  readonly funcTypes: Uint32Array;
  readonly escaping: Uint32Array;
  private instances = 0;
  private unmapped = false;

  constructor(state: StoreState, artifact: Artifact, mapped: Mapped) {
    const { info } = artifact;
    this.state = state;
    this.artifact = artifact;
    this.funcTypes = info.funcs;
    this.escaping = info.escaping;
    this.fd = mapped.fd;
    this.text = mapped.text;
    this.rodata = mapped.rodata;
    this.typeIds = TYPES.canonicalize(info.types, info.recs);
    this.importTypes = info.imports.map((i) => canonicalExtern(i.desc, this.typeIds));
    const imported = { func: 0, table: 0, memory: 0, global: 0, tag: 0 };
    for (const { kind } of this.importTypes) imported[kind]++;
    this.imported = imported;
    this.tables = info.tables.map((t) => ({ ...t, element: canonicalType(t.element, this.typeIds) }));
    this.globals = info.globals.map((g) => ({ ...g, type: canonicalType(g.type, this.typeIds) }));
    const counts: InstanceCounts = {
      memories: info.memories.length,
      tables: info.tables.length,
      importedFuncs: imported.func,
      globals: info.globals.length,
      types: info.types.length,
      elems: info.elems.length,
      datas: info.dataRanges.length / 2,
      tags: info.tags.length,
      escapingFuncs: this.escaping.length,
    };
    this.layout = instanceLayout(counts);
    this.mapped = noted(mapped, state.loaded);
    state.resources.add(this.mapped, this);
    state.loaded.splice(codeUpTo(state, this.text), 0, { text: this.text, module: new Weak(this) });
  }

  /** Unmapped, by itself or with its store. */
  get closed(): boolean {
    return this.unmapped || this.state.closed;
  }
  /** Throws unless it can be instantiated in that store. */
  checkFor(state: StoreState): void {
    state.checkOwn(this.state, 'a module');
    if (this.closed) throw new Error('the module is closed');
  }
  /** The same; from then on it lives as long as the store. */
  keepFor(state: StoreState): void {
    this.checkFor(state);
    this.instances++;
  }

  /** Whether its code may look into the heap. */
  get usesHeap(): boolean {
    const { engine, info } = this.artifact;
    return engine.heap === true || info.types.some(hasObjects);
  }

  /** Whether its objects may have functions in them. */
  get keepsFunctions(): boolean {
    return this.typeIds.some((id) => fieldsOf(id).some(({ storage }) => isRef(storage) && isFuncRef(storage)));
  }

  /** Canonical type id of function `index` (imports first). */
  typeOfFunc(index: number): number {
    return wordAt(this.typeIds, wordAt(this.funcTypes, index));
  }
  /** Place of function `index` among the records of an instance, or -1. */
  recordIndex(index: number): number {
    const { escaping } = this;
    const at = partitionPoint(escaping.length, (i) => wordAt(escaping, i) < index);
    return escaping[at] === index ? at : -1;
  }
  /** Where in `.text` an address of the module's code is. */
  textOffset(address: number): TextOffset {
    return nextOf(address - this.text);
  }
  /** Address of a text function's code. */
  codeOf(textFunction: number): number {
    return this.text + functionStart(this.artifact.functions, textFunction);
  }

  /**
   * Unmaps a module that will not be instantiated any more; views of its bytes become empty. Throws an Error if it has been:
   * instances and references to their functions live as long as the store, and their code with them.
   */
  close(): void {
    if (this.closed) return;
    if (this.instances > 0) throw new Error('the module has instances: it is unmapped when its store closes');
    this.unmapped = true;
    this.state.resources.remove(this.mapped);
    this.mapped.close();
  }
}

/** What objects of a canonical type have. */
function fieldsOf(id: number): readonly FieldType[] {
  const { comp } = TYPES.definition(id);
  return comp.kind === 'func' ? [] : comp.kind === 'array' ? [comp.field] : comp.fields;
}

/** A mapping that is among those of a store. */
const noted = (mapped: Mapped, loaded: LoadedCode[]): Closable => ({
  close(): void {
    forget(loaded, mapped.text);
    mapped.close();
  },
});

let cpus: readonly string[] | undefined;
/** CPU levels of this machine. */
export function hostCpus(): readonly string[] {
  cpus ??= hostTarget()?.cpus.slice(0, addon().cpuLevels()) ?? [];
  return cpus;
}

function checkEngine(state: StoreState, artifact: Artifact): void {
  const problems = checkHost(artifact.engine, { target: hostTarget()?.name, cpus: hostCpus() });
  // Code that checks by itself runs in every store.
  for (const what of ['traps', 'bounds'] as const) {
    const found = artifact.engine[what];
    if (state[what] === 'explicit' && found !== 'explicit')
      problems.push({ what, found, expected: 'explicit', fix: `compile the module with --${what}=explicit` });
  }
  const { nan } = artifact.engine;
  if (state.nan === 'canonical' && nan !== 'canonical')
    problems.push({ what: 'nan', found: nan, expected: 'canonical', fix: 'compile the module with --nan=canonical' });
  if (problems.length === 0) return;
  const lines = problems.map((p) => `\n  ${p.what}: found ${p.found}, expected ${p.expected} (${p.fix})`);
  throw new WasmError('load', 'unsupported', `artifact does not fit the store:${lines.join('')}`);
}

/** Artifacts up to this size that were read from a file are kept as they are; larger ones are mapped again and let go. */
const KEEP_BYTES = 1 << 18;

/** Code and data of an artifact where wasm can use them. */
interface Mapped extends Closable {
  readonly text: number;
  readonly rodata: number;
  readonly fd: number;
}

/** Makes a mapped file's text executable; undefined where the system refuses that, as on file systems without executables. */
function mapOpened(artifact: Artifact, mapping: number, fd: number, close: () => void): Mapped | undefined {
  const { text, rodata, unwind } = artifact;
  if (!addon().addCode(mapping + text.offset, text.size, mapping + unwind.offset)) return undefined;
  return { text: mapping + text.offset, rodata: mapping + rodata.offset, fd, close };
}

/** Copies text and data out of bytes that stay with the artifact. */
function mapCopied({ bytes, text, rodata, unwind }: Artifact): Mapped {
  const native = addon();
  const code = native.mapCode(bytes.subarray(text.offset, unwind.offset + unwind.size), text.size);
  const data = rodata.size === 0 ? 0 : native.mapCopy(bytes.subarray(rodata.offset, rodata.offset + rodata.size));
  const close = (): void => {
    if (code !== 0) native.unmap(code);
    if (data !== 0) native.unmap(data);
  };
  if (code === 0 || (data === 0 && rodata.size > 0)) {
    close();
    throw new WasmError('load', 'limit', `out of memory: cannot map ${text.size} bytes of code`);
  }
  return { text: code, rodata: data, fd: -1, close };
}

/** Maps bytes that have been read as an artifact: through a file where images want one, or where a copy would be large. */
function mapRead(state: StoreState, { artifact, file }: StoredArtifact): Mapped {
  const native = addon();
  const bytes = artifact.bytes.subarray(0, artifact.bytes.length);
  // perf looks into its map only for code that is in no file.
  if (state.perfMap) return mapCopied(artifact);
  const images = artifact.info.images.length > 0;
  // The cache may have let the file go since it was read, or have another one of its name.
  const fromFile = file !== undefined && (images || bytes.length > KEEP_BYTES) ? file.folder.descriptor(file) : -1;
  const fd = fromFile < 0 && images && state.memoryFiles ? native.memoryFile(bytes) : fromFile;
  if (fd < 0) return mapCopied(artifact);
  const mapping = native.mapFile(fd, bytes.length);
  const close = (): void => {
    native.unmap(mapping);
    if (images) native.closeFile(fd);
  };
  const mapped = mapping === 0 ? undefined : mapOpened(artifact, mapping, images ? fd : -1, close);
  if (mapped === undefined && mapping !== 0) native.unmap(mapping);
  // Without images nobody needs the file any more.
  if (mapped === undefined || !images) native.closeFile(fd);
  return mapped ?? mapCopied(artifact);
}

/** Ranges up to this size are copied, many into one buffer: making, detaching and collecting a view of its own costs more. */
const COPY_BYTES = 1 << 12;
const SLAB_BYTES = 1 << 16;
let slab = new ArrayBuffer(0);
let slabUsed = 0;

/**
 * A mapped file as its reader sees it. Each larger range gets a buffer of its own: one over the whole of a large file would count
 * as so much memory of JavaScript's that the garbage collector ran at every load.
 */
class MappedFile {
  readonly length: number;
  private readonly address: number;
  /** While it is open, small ranges are read: that costs less than the page faults of looking at them. -1: closed. */
  private fd: number;
  private readonly views: ArrayBuffer[] = [];
  private detached = false;

  constructor(address: number, length: number, fd: number) {
    this.address = address;
    this.length = length;
    this.fd = fd;
  }
  /** The descriptor is somebody else's from now on. */
  forgetFile(): void {
    this.fd = -1;
  }
  /** A view, or copy, of bytes that must lie within the file. */
  subarray(start = 0, end = this.length): Uint8Array<ArrayBuffer> {
    if (this.detached) throw new Error('the module is closed');
    if (!(start >= 0 && start <= end && end <= this.length)) throw new RangeError(`bytes ${start}..${end} of ${this.length}`);
    const size = end - start;
    if (size > COPY_BYTES) {
      const view = addon().view(this.address + start, size);
      this.views.push(view);
      return new Uint8Array(view);
    }
    if (slab.byteLength - slabUsed < size) {
      slab = new ArrayBuffer(SLAB_BYTES);
      slabUsed = 0;
    }
    const copy = new Uint8Array(slab, slabUsed, size);
    // Words in it stay aligned.
    slabUsed += (size + 7) & ~7;
    if (this.fd < 0 || !addon().read(this.fd, start, copy)) addon().peek(this.address + start, copy);
    return copy;
  }
  /** Empties all views; there will be no others. */
  detach(): void {
    this.detached = true;
    for (const view of this.views) addon().detach(view);
    this.views.length = 0;
  }
}

/**
 * Maps a file and reads it in place: nothing of it is touched before somebody asks. Undefined where it cannot be mapped to run.
 */
function mapInPlace(path: string): { readonly artifact: Artifact; readonly mapped: Mapped } | undefined {
  const native = addon();
  const fd = openSync(path, 'r');
  let mapping = 0;
  let file: MappedFile | undefined;
  let mapped: Mapped | undefined;
  const unmap = (): void => {
    file?.detach();
    if (mapping !== 0) native.unmap(mapping);
  };
  try {
    const stat = readingFrom(path, () => fstatSync(fd));
    if (!stat.isFile()) throw new WasmError('load', 'malformed', `artifact cannot be loaded: ${path} is not a file`);
    if (stat.size === 0) throw new WasmError('load', 'malformed', 'artifact cannot be loaded: the file is empty');
    mapping = native.mapFile(fd, stat.size);
    if (mapping === 0) return undefined;
    file = new MappedFile(mapping, stat.size, fd);
    const artifact = readArtifact(file);
    file.forgetFile();
    const images = artifact.info.images.length > 0;
    const close = (): void => {
      unmap();
      if (images) closeQuietly(fd);
    };
    mapped = mapOpened(artifact, mapping, images ? fd : -1, close);
    return mapped === undefined ? undefined : { artifact, mapped };
  } finally {
    if (mapped === undefined) unmap();
    if (mapped === undefined || mapped.fd < 0) closeQuietly(fd);
  }
}

/** What `read` gives; a system error says which file it was about. */
function readingFrom<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (e) {
    throw new WasmError('load', 'limit', `cannot read ${path}: ${e instanceof Error ? e.message : e}`);
  }
}

function readSource(source: Uint8Array | string | StoredArtifact): StoredArtifact {
  if (typeof source !== 'string' && 'artifact' in source) {
    if (source instanceof LoadedModule || source.artifact.bytes instanceof MappedFile)
      throw new TypeError('the artifact of a loaded module, which lives as long as that');
    return source;
  }
  const bytes = typeof source === 'string' ? readingFrom(source, () => readFileSync(source)) : source.slice();
  return { artifact: readArtifact(bytes), file: undefined };
}

/** Maps whatever it is: in place if it is a file that can be mapped, otherwise after reading it. */
function mapSource(state: StoreState, source: Uint8Array | string | StoredArtifact): { artifact: Artifact; mapped: Mapped } {
  const inPlace = typeof source === 'string' && !state.perfMap ? mapInPlace(source) : undefined;
  if (inPlace === undefined) {
    const stored = readSource(source);
    checkEngine(state, stored.artifact);
    return { artifact: stored.artifact, mapped: mapRead(state, stored) };
  }
  try {
    checkEngine(state, inPlace.artifact);
  } catch (error) {
    inPlace.mapped.close();
    throw error;
  }
  return inPlace;
}

/**
 * Maps an artifact for a store, which owns it from then on: a path, bytes (copied; the caller may change them afterwards), or
 * what the cache has read already.
 */
export function loadModule(state: StoreState, source: Uint8Array | string | StoredArtifact): LoadedModule {
  const { artifact, mapped } = mapSource(state, source);
  const module = new LoadedModule(state, artifact, mapped);
  if (state.gdb) showDebuggers(artifact, module.text);
  if (state.perfMap) appendPerfMap(artifact, module.text);
  return module;
}

showAs(LoadedModule, 'LoadedModule', ({ closed, imported }) => ({ closed, imported }));
