/**
 * Loads artifacts: path or bytes → a mapping with executable text, and what instantiation asks of it. Everything is read where
 * it lies. From bytes the mapping is an anonymous copy; a sealed file in memory where there are images, so that memories still
 * map them copy-on-write.
 *
 * An artifact is native code with the rights of the process: it must come from this compiler, and a file must not change while
 * it is mapped.
 */
import { closeSync, existsSync, fstatSync, openSync } from 'node:fs';
import { checkHost } from '../artifact/engine-info.ts';
import { functionAt } from '../artifact/functions.ts';
import { type Artifact, readArtifact } from '../artifact/read.ts';
import type { InstanceCounts, InstanceLayout } from '../layout.ts';
import { instanceLayout } from '../layout.ts';
import { canonicalExtern, canonicalType, TYPES } from '../wasm/canon.ts';
import { WasmError } from '../wasm/errors.ts';
import type { ExternType } from '../wasm/module.ts';
import type { GlobalType, TableType } from '../wasm/types.ts';
import type { StoredArtifact } from './cache.ts';
import { addon } from './native.ts';
import type { Closable, StoreState } from './state.ts';

/** How many of each kind are imported; they come first in their index spaces. */
export interface ImportCounts {
  readonly func: number;
  readonly table: number;
  readonly memory: number;
  readonly global: number;
  readonly tag: number;
}

/** All code that is mapped on this thread, sorted by address: backtraces look pcs up here. */
const loaded: LoadedModule[] = [];

function indexOfCode(pc: number): number {
  let low = 0;
  let high = loaded.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if ((loaded[mid] as LoadedModule).text <= pc) low = mid + 1;
    else high = mid;
  }
  return low - 1;
}
/** The module whose text contains that address. */
export function codeAt(pc: number): LoadedModule | undefined {
  const found = loaded[indexOfCode(pc)];
  return found !== undefined && pc < found.text + found.artifact.text.size ? found : undefined;
}

/** A mapped artifact, ready to be instantiated any number of times in its store. */
export class LoadedModule implements Closable {
  readonly artifact: Artifact;
  /** Addresses of `.text` and `.rodata.wasm`. */
  readonly text: number;
  readonly rodata: number;
  /** File that images are mapped from; -1: there are none, or nothing to map them from. */
  readonly fd: number;
  /** Type index → canonical type id. */
  readonly typeIds: Int32Array;
  readonly importTypes: readonly ExternType[];
  readonly imported: ImportCounts;
  readonly tables: readonly TableType[];
  readonly globals: readonly GlobalType[];
  readonly layout: InstanceLayout;
  private readonly mapping: number;
  /** Over the mapping; undefined where the artifact is read from bytes of its own. */
  private readonly view: ArrayBuffer | undefined;
  private readonly inMemory: boolean;
  closed = false;

  /** `from`: the offset in the file that stands at the mapping's start. */
  constructor(artifact: Artifact, mapping: number, view: ArrayBuffer | undefined, fd: number, inMemory: boolean, from = 0) {
    const { info } = artifact;
    this.artifact = artifact;
    this.mapping = mapping;
    this.view = view;
    this.fd = fd;
    this.inMemory = inMemory;
    this.text = mapping - from + artifact.text.offset;
    this.rodata = mapping - from + artifact.rodata.offset;
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
      datas: info.datas.length,
      escapingFuncs: info.escaping.length,
    };
    this.layout = instanceLayout(counts);
    loaded.splice(indexOfCode(this.text) + 1, 0, this);
  }

  /** Canonical type id of function `index` (imports first). */
  typeOfFunc(index: number): number {
    return this.typeIds[this.artifact.info.funcs[index] as number] as number;
  }
  /** Place of function `index` among the records of an instance, or -1. */
  recordIndex(index: number): number {
    const { escaping } = this.artifact.info;
    let low = 0;
    let high = escaping.length;
    while (low < high) {
      const mid = (low + high) >>> 1;
      if ((escaping[mid] as number) < index) low = mid + 1;
      else high = mid;
    }
    return escaping[low] === index ? low : -1;
  }
  /** Address of a text function's code. */
  codeOf(textFunction: number): number {
    return this.text + functionAt(this.artifact.functions, textFunction).offset;
  }

  /** Unmaps; no code of it may run any more, and views of its bytes become empty. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    loaded.splice(indexOfCode(this.text), 1);
    if (this.view !== undefined) addon().detach(this.view);
    addon().unmap(this.mapping);
    closeFile(this.fd, this.inMemory);
  }
}

/** Files in memory were opened by the addon, which closes them, too. */
function closeFile(fd: number, inMemory: boolean): void {
  if (fd < 0) return;
  if (inMemory) addon().closeMemoryFile(fd);
  else closeSync(fd);
}

let cpus: readonly string[] | undefined;
/** CPU levels of this machine. */
export function hostCpus(): readonly string[] {
  cpus ??= ['x86-64-v2', 'x86-64-v3'].slice(0, addon().cpuLevel() - 1);
  return cpus;
}

function checkEngine(state: StoreState, artifact: Artifact): void {
  const { bounds, traps } = artifact.engine;
  const problems = checkHost(artifact.engine, { target: 'x86-64', cpus: hostCpus() });
  if (traps === 'signals' && state.traps === 'explicit')
    problems.push({ what: 'traps', found: traps, expected: state.traps, fix: 'compile the module with --traps=explicit' });
  if (bounds === 'guard' && state.bounds === 'explicit')
    problems.push({ what: 'bounds', found: bounds, expected: state.bounds, fix: 'compile the module with --bounds=explicit' });
  if (problems.length === 0) return;
  const lines = problems.map((p) => `\n  ${p.what}: found ${p.found}, expected ${p.expected} (${p.fix})`);
  throw new WasmError('load', 'unsupported', `artifact does not fit the store:${lines.join('')}`);
}

/** Artifacts up to this size that are in memory anyway stay there; mapping and reading them again would cost more. */
const KEEP_BYTES = 65536;

/**
 * Maps an artifact that has been read already. Its file is mapped where it has images (or is large); what is small is copied,
 * and no byte of it is looked at a second time.
 */
function loadStored(state: StoreState, { artifact, path }: StoredArtifact): LoadedModule {
  const { bytes, info, text, rodata } = artifact;
  // The cache may have let the file go since it was read.
  const file = path !== undefined && (bytes.length > KEEP_BYTES || info.images.length > 0) && existsSync(path) ? path : undefined;
  if (bytes.length > KEEP_BYTES || (info.images.length > 0 && file === undefined)) return loadModule(state, file ?? bytes);
  checkEngine(state, artifact);
  const native = addon();
  let fd = -1;
  let mapping = 0;
  try {
    if (file !== undefined) fd = openSync(file, 'r');
    // A copy needs code and data only, and mostly that is the one page of code.
    const from = fd >= 0 ? 0 : text.offset;
    const to = rodata.size > 0 ? rodata.offset + rodata.size : text.offset + text.size;
    mapping = fd >= 0 ? native.mapFile(fd, bytes.length) : native.mapCopy(bytes.subarray(from, to));
    if (mapping === 0) {
      throw new WasmError('load', 'limit', `out of memory: cannot map an artifact of ${bytes.length} bytes`);
    }
    if (!native.addCode(mapping - from + text.offset, text.size)) {
      throw new WasmError('load', 'limit', 'the system refuses to make the artifact executable');
    }
    const module = new LoadedModule(artifact, mapping, undefined, fd, false, from);
    state.closables.push(module);
    return module;
  } catch (error) {
    if (mapping !== 0) native.unmap(mapping);
    closeFile(fd, false);
    throw error;
  }
}

/** Maps an artifact for a store, which owns it from then on. */
export function loadModule(state: StoreState, source: Uint8Array | string | StoredArtifact): LoadedModule {
  if (typeof source === 'object' && 'artifact' in source) return loadStored(state, source);
  const native = addon();
  const inMemory = typeof source !== 'string';
  const host = { target: 'x86-64', cpus: hostCpus() } as const;
  let fd = -1;
  let mapping = 0;
  let view: ArrayBuffer | undefined;
  try {
    let length: number;
    if (typeof source === 'string') {
      fd = openSync(source, 'r');
      length = fstatSync(fd).size;
      if (length > 0) mapping = native.mapFile(fd, length);
    } else {
      // Read in place first: bytes that are no artifact are not worth a mapping.
      length = source.length;
      const { info } = readArtifact(source, { host });
      if (info.images.length > 0 && state.memoryFiles) fd = native.memoryFile(source);
      mapping = fd >= 0 ? native.mapFile(fd, length) : native.mapCopy(source);
    }
    if (mapping === 0) {
      const what =
        length === 0
          ? 'artifact cannot be loaded: the file is empty'
          : `out of memory: cannot map an artifact of ${length} bytes`;
      throw new WasmError('load', length === 0 ? 'malformed' : 'limit', what);
    }
    view = native.view(mapping, length);
    const artifact = readArtifact(new Uint8Array(view), { host });
    checkEngine(state, artifact);
    if (!native.addCode(mapping + artifact.text.offset, artifact.text.size))
      throw new WasmError('load', 'limit', 'the system refuses to make the artifact executable');
    if (fd >= 0 && artifact.info.images.length === 0) {
      closeFile(fd, inMemory);
      fd = -1;
    }
    const module = new LoadedModule(artifact, mapping, view, fd, inMemory);
    state.closables.push(module);
    return module;
  } catch (error) {
    if (view !== undefined) native.detach(view);
    if (mapping !== 0) native.unmap(mapping);
    closeFile(fd, inMemory);
    throw error;
  }
}
