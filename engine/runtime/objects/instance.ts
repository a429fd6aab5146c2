/**
 * Module instances (core specification, section 4.2.6): the block that generated code reads through its instance register, and
 * the objects behind its index spaces. Instances have a number in their store, which libcalls and crash reports carry.
 */
import { ENTRY, elemEntry, FUNCREF, recordEntry } from '../../abi/layout.ts';
import { type ArenaBlock, getAddress, putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { type Indexed, indexed } from '../../base/arrays.ts';
import { nextOf } from '../../base/brand.ts';
import type { ElemInfo } from '../../compiled/compiled.ts';
import { canonicalType } from '../../wasm/canon.ts';
import { bug } from '../../wasm/errors.ts';
import type { Export } from '../../wasm/module.ts';
import type { ElemIndex, FuncIndex, GlobalIndex, MemoryIndex, TableIndex, TagIndex } from '../../wasm/types.ts';
import type { RootList, RootSource } from '../heap/roots.ts';
import { isTracedType } from '../heap/traits.ts';
import type { LoadedModule } from '../load/load.ts';
import type { Domain } from '../state/domain.ts';
import { showAs } from '../state/inspect.ts';
import { callTypeOf, type FuncHolder, type FuncOwner, isFuncRef, type StoreState, WasmFunc } from '../state/state.ts';
import type { Extern, Instance } from '../values/extern.ts';
import type { GlobalObject } from './global.ts';
import type { MemoryObject } from './memory.ts';
import type { TableObject } from './table.ts';
import type { TagObject } from './tag.ts';

/** The instance of a store with that number. */
export function instanceById(state: StoreState, id: number): InstanceObject {
  const found = state.owners.get(id);
  return found instanceof InstanceObject ? found : bug(`no instance has number ${id}`);
}

/** What an instance is made of; index spaces with imports first. */
export interface InstanceParts {
  readonly funcs: readonly WasmFunc[];
  readonly tables: readonly TableObject[];
  readonly memories: readonly MemoryObject[];
  readonly globals: readonly GlobalObject[];
  readonly tags: readonly TagObject[];
}

export class InstanceObject implements Instance, FuncOwner, FuncHolder, RootSource {
  readonly id: number;
  readonly state: StoreState;
  readonly domain: Domain;
  readonly module: LoadedModule;
  readonly block: ArenaBlock;
  /** Imported functions only; own ones are made when asked for. */
  readonly importedFuncs: Indexed<FuncIndex, WasmFunc>;
  readonly tables: Indexed<TableIndex, TableObject>;
  readonly memories: Indexed<MemoryIndex, MemoryObject>;
  readonly globals: Indexed<GlobalIndex, GlobalObject>;
  readonly tags: Indexed<TagIndex, TagObject>;
  /** Own functions that somebody asked for, by index: the same one each time. */
  private readonly funcs = new Map<FuncIndex, WasmFunc>();
  /** Element segments whose elements are traced references. */
  private readonly tracedElems: readonly ElemIndex[];
  private exportMap: Map<string, Extern> | undefined;

  /** `domain`: that of its globals, whose cells are in its block. */
  constructor(module: LoadedModule, domain: Domain, block: ArenaBlock, parts: InstanceParts) {
    const { state } = module;
    this.state = state;
    this.domain = domain;
    this.module = module;
    this.block = block;
    this.importedFuncs = indexed(parts.funcs);
    this.tables = indexed(parts.tables);
    this.memories = indexed(parts.memories);
    this.globals = indexed(parts.globals);
    this.tags = indexed(parts.tags);
    this.id = state.giveNumber(this);
    this.joinDomains();
    const elems = indexed<ElemIndex, ElemInfo>(module.artifact.info.elems);
    this.tracedElems = elems.flatMap(({ type, funcs }, i) =>
      funcs === undefined && isTracedType(canonicalType(type, module.typeIds)) ? [i] : [],
    );
    if (this.tracedElems.length > 0) state.heap.addWeakly(this);
  }
  /** Those of all that it can give functions to. */
  private joinDomains(): void {
    const { domain } = this;
    domain.add(this);
    if (this.module.keepsFunctions) domain.join(this.state.kept);
    for (const func of this.importedFuncs) if (func.call.passesFunctions) domain.join(func.domain);
    for (const tag of this.tags) if (tag.call.passesFunctions) domain.join(tag.domain);
    for (const { type, domain: other } of this.tables) if (isFuncRef(type.element)) domain.join(other);
    for (const { type, domain: other } of this.globals) if (isFuncRef(type.type)) domain.join(other);
  }
  addRoots(to: RootList): void {
    for (const index of this.tracedElems) to.add(this.elemBase(index), this.elemLength(index), 8);
  }

  /** Place of function `index` among the records; it must escape. */
  private recordOf(index: number): number {
    const at = this.module.recordIndex(index);
    return at < 0 ? bug(`function ${index} has no record`) : at;
  }
  /** The function object of function `index`, which must escape. */
  func(index: FuncIndex): WasmFunc {
    return this.importedFuncs[index] ?? this.funcs.get(index) ?? this.ownFunc(index);
  }
  funcAt(address: number): WasmFunc {
    const { escaping, layout } = this.module;
    const place = (address - this.block.address - layout.funcrefs) / FUNCREF.size;
    return this.func(nextOf(escaping[place] ?? bug(`no function of instance ${this.id} is at ${address}`)));
  }
  private ownFunc(index: FuncIndex): WasmFunc {
    const { module, block, domain } = this;
    const offset = recordEntry(module.layout, this.recordOf(index));
    const record = { words: block.words, at: block.at + offset / 4, address: block.address + offset };
    const func = new WasmFunc(this.state, callTypeOf(module.typeOfFunc(index)), record, { domain, index });
    this.funcs.set(index, func);
    return func;
  }

  /** How many elements segment `index` has; none once it is dropped. */
  elemLength(index: ElemIndex): number {
    return getAddress(this.block.words, this.elemWord(index) + ENTRY.elem.length / 4);
  }
  private elemBase(index: ElemIndex): number {
    return getAddress(this.block.words, this.elemWord(index) + ENTRY.elem.base / 4);
  }
  /** Where the entry of element segment `index` begins among the block's words. */
  private elemWord(index: ElemIndex): number {
    return this.block.at + elemEntry(this.module.layout, index) / 4;
  }
  /**
   * Writes `count` elements of segment `index` to `address`, 8 bytes each; ranges must be in bounds. Functions lie nowhere before
   * that.
   */
  putElems(index: ElemIndex, from: number, count: number, address: number): void {
    const { module, block } = this;
    const { layout, imported, escaping } = module;
    const funcs = module.artifact.info.elems[index]?.funcs;
    if (funcs === undefined) {
      addon().move(address, this.elemBase(index) + from * 8, count * 8);
      return;
    }
    const list = (funcs instanceof Uint32Array ? funcs : Uint32Array.from(funcs)).subarray(from, from + count);
    const imports = block.address + layout.importedFuncs;
    if (!addon().writeElements(address, block.address + layout.funcrefs, imports, imported.func, escaping, list))
      bug('an element that is a function without a record');
  }
  /** Gives segment `index` its elements; those that are plain functions need no place. */
  setElem(index: ElemIndex, base: number, length: number): void {
    const at = this.elemWord(index);
    putAddress(this.block.words, at + ENTRY.elem.base / 4, base);
    putAddress(this.block.words, at + ENTRY.elem.length / 4, length);
  }

  get exports(): ReadonlyMap<string, Extern> {
    this.state.checkOpen();
    this.exportMap ??= new Map(this.module.artifact.info.exports.map((e) => [e.name, this.externOf(e)]));
    return this.exportMap;
  }
  getExport(name: string): Extern | undefined {
    return this.exports.get(name);
  }
  private externOf({ kind, index }: Export): Extern {
    const none = (): never => bug(`export of ${kind} ${index}, which does not exist`);
    switch (kind) {
      case 'func':
        return this.func(index);
      case 'table':
        return this.tables[index] ?? none();
      case 'memory':
        return this.memories[index] ?? none();
      case 'global':
        return this.globals[index] ?? none();
      case 'tag':
        return this.tags[index] ?? none();
    }
  }
}

showAs(InstanceObject, 'Instance', ({ module }) => ({ exports: module.artifact.info.exports.map((e) => `${e.kind} ${e.name}`) }));
