/**
 * Instantiation (core specification, section 4.5.4): a loaded module and its imports → an instance. Order: imports are matched;
 * tables, memories, globals, tags are allocated and the instance's block is filled in; images and element segments of plain
 * functions are put in place; then compiled code does the rest (global and element expressions, active segments, the start
 * function) as one invocation, whose trap is the instantiation's.
 */
import { hasObjects } from '../../abi/heap-layout.ts';
import {
  dataEntry,
  ENTRY,
  FUNCREF,
  globalEntry,
  INSTANCE,
  importedFuncEntry,
  memoryEntry,
  tableEntry,
  tagEntry,
  typeEntry,
} from '../../abi/layout.ts';
import { type ArenaBlock, putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { indexed, wordAt } from '../../base/arrays.ts';
import { FIRST, nextOf } from '../../base/brand.ts';
import type { ElemInfo } from '../../compiled/compiled.ts';
import { bug } from '../../wasm/errors.ts';
import type { DataIndex, ElemIndex, GlobalIndex, GlobalType, SubType, TypeIndex } from '../../wasm/types.ts';
import { invoke } from '../calls/invoke.ts';
import type { LoadedModule } from '../load/load.ts';
import { GlobalObject } from '../objects/global.ts';
import { InstanceObject } from '../objects/instance.ts';
import { MemoryObject } from '../objects/memory.ts';
import { TableObject } from '../objects/table.ts';
import { TagObject } from '../objects/tag.ts';
import { Domain } from '../state/domain.ts';
import { callTypeOf, canonicalFuncType, putCallee, type StoreState, WasmFunc } from '../state/state.ts';
import type { ResolveImport } from '../values/extern.ts';
import { linkImports } from './link.ts';

/** Instantiates; throws a WasmError (`unlinkable`, `limit`) or a Trap. What a failed init function has already written stays. */
export function instantiate(state: StoreState, module: LoadedModule, resolve: ResolveImport): InstanceObject {
  module.checkFor(state);
  const { info } = module.artifact;
  const parts = linkImports(state, module, resolve);
  // The host resolves imports, and may close what it wants meanwhile.
  module.keepFor(state);
  const { layout, imported } = module;

  const heap = module.usesHeap ? state.openHeap() : 0;
  const domain = new Domain();
  for (const t of module.tables.slice(imported.table)) parts.tables.push(new TableObject(state, t));
  for (const m of info.memories.slice(imported.memory)) parts.memories.push(MemoryObject.create(state, m));
  // What may not be there has been asked for.
  const block = state.arena.alloc(layout.size);
  const at = (offset: number): number => block.at + offset / 4;
  for (let i: GlobalIndex = nextOf(imported.global); i < module.globals.length; i++) {
    const cell = {
      words: block.words,
      at: at(globalEntry(layout, i) + ENTRY.global.cell),
      address: block.address + globalEntry(layout, i) + ENTRY.global.cell,
    };
    parts.globals.push(new GlobalObject(state, module.globals[i] as GlobalType, cell, domain));
  }
  for (const t of info.tags.slice(imported.tag)) parts.tags.push(new TagObject(state, callTypeOf(wordAt(module.typeIds, t))));
  const instance = new InstanceObject(module, domain, block, parts);
  state.resources.lend(instance, block);

  // From here on all objects exist; the block gets what generated code reads.
  const { words } = block;
  const { stubs } = state;
  putAddress(words, at(INSTANCE.store), state.block.address);
  putAddress(words, at(INSTANCE.trapStub), stubs.trapExit);
  putAddress(words, at(INSTANCE.trapDetail), stubs.trapDetailExit);
  putAddress(words, at(INSTANCE.exitStub), stubs.libcallExit);
  putAddress(words, at(INSTANCE.memmove), stubs.memmove);
  putAddress(words, at(INSTANCE.memset), stubs.memset);
  words[at(INSTANCE.id)] = instance.id;
  putAddress(words, at(INSTANCE.heap), heap);
  instance.memories.forEach((m, i) => {
    const entry = memoryEntry(layout, i);
    state.resources.whenDropped(instance, m.addUser({ words, at: at(entry), address: block.address + entry }));
  });
  instance.tables.forEach((t, i) => {
    state.resources.whenDropped(instance, t.addUser({ words, at: at(tableEntry(layout, i)) }));
  });
  instance.importedFuncs.forEach((f, i) => {
    const entry = importedFuncEntry(layout, i);
    putCallee(words, at(entry), f);
    putAddress(words, at(entry + ENTRY.importedFunc.record), f.record.address);
  });
  instance.tags.forEach((t, i) => {
    putCallee(words, at(tagEntry(layout, i)), t.thrower);
  });
  instance.globals.forEach(({ cell }, i) => {
    if (i < imported.global) putAddress(words, at(globalEntry(layout, i) + ENTRY.global.address), cell.address);
  });
  writeConstants(instance);
  writeRecords(instance, writeTypes(instance));

  fillSegments(instance);
  mapImages(instance, imported.memory);
  if (info.init >= 0) runInit(instance);
  return instance;
}

/** What own globals start with. */
function writeConstants({ module, block }: InstanceObject): void {
  const { constants } = module.artifact.info;
  const { words } = block;
  for (let i = 0; i + 2 < constants.length; i += 3) {
    const global = constants[i] as GlobalIndex;
    if (global < module.imported.global || global >= module.globals.length)
      throw new RangeError(`a constant for global ${global}`);
    const cell = block.at + (globalEntry(module.layout, global) + ENTRY.global.cell) / 4;
    words[cell] = wordAt(constants, i + 1);
    words[cell + 1] = wordAt(constants, i + 2);
  }
}

/** By type index, what compiled code compares (ENTRY.type): writes it, and gives where it stands. */
function writeTypes({ state, module, block }: InstanceObject): Uint32Array {
  const { typeIds, layout } = module;
  const { types } = module.artifact.info;
  const first = block.at + typeEntry(layout, FIRST) / 4;
  const words = block.words.subarray(first, first + types.length);
  for (let i: TypeIndex = FIRST; i < types.length; i++) {
    const id = wordAt(typeIds, i);
    words[i] = hasObjects(types[i] as SubType) ? state.heap.recordOf(id) : state.functionTypes.wordOf(id);
  }
  return words;
}

/** The records of all functions that references can reach. */
function writeRecords({ module, block, id }: InstanceObject, words: Uint32Array): void {
  const { escaping, imported, funcTypes, text, layout } = module;
  if (escaping.length === 0) return;
  const { functions } = module.artifact;
  const to = block.address + layout.funcrefs;
  const done = addon().writeRecords(to, block.address, id, text, imported.func, functions, funcTypes, words, escaping);
  if (!done) bug('a function that escapes and is none');
}

/**
 * Element and data segments; those with a place are dropped from the start. What is not plain functions the init function
 * evaluates into the room made here.
 */
function fillSegments(instance: InstanceObject): void {
  const { module, block } = instance;
  const { info } = module.artifact;
  indexed<ElemIndex, ElemInfo>(info.elems).forEach(({ mode, count, funcs, place }, i) => {
    if (place !== undefined) {
      const table = place.table < module.imported.table ? undefined : instance.tables[place.table];
      if (table === undefined || funcs === undefined || place.at + count > table.length)
        throw new RangeError(`element segment ${i} does not lie in a table of the module`);
      if (count > 0) instance.putElems(i, 0, count, table.addressOf(place.at));
      return;
    }
    // Declared segments are there for validation only; expressions are evaluated all the same, then dropped.
    if (count === 0 || (mode === 'declarative' && funcs !== undefined)) return;
    instance.setElem(i, funcs === undefined ? roomFor(instance, count).address : 0, count);
  });
  // Segments that became images are empty; the block is zero already.
  const ranges = info.dataRanges;
  const { words } = block;
  for (let i: DataIndex = FIRST; i < ranges.length / 2; i++) {
    const offset = wordAt(ranges, 2 * i);
    const length = wordAt(ranges, 2 * i + 1);
    if (length === 0) continue;
    if (offset + length > module.artifact.rodata.size) throw new RangeError('a data segment outside .rodata.wasm');
    const entry = dataEntry(module.layout, i);
    putAddress(words, block.at + (entry + ENTRY.data.base) / 4, module.rodata + offset);
    putAddress(words, block.at + (entry + ENTRY.data.length) / 4, length);
  }
}

/** Room for the elements of a segment. */
function roomFor(instance: InstanceObject, count: number): ArenaBlock {
  const { arena, resources } = instance.state;
  const block = arena.alloc(count * 8);
  resources.lend(instance, block);
  return block;
}

/** Initial contents of the module's own memories: mapped copy-on-write where there is a file, copied otherwise. */
function mapImages(instance: InstanceObject, importedMemories: number): void {
  const { module } = instance;
  const native = addon();
  for (const { memory, address, offset, length } of module.artifact.info.images) {
    const target = instance.memories[memory];
    if (target === undefined || memory < importedMemories)
      throw new RangeError(`an image for memory ${memory}, which is not the module's own`);
    if (address + length > target.accessible)
      throw new RangeError(`an image of ${length} bytes at ${address} is outside of its memory`);
    const mapped =
      module.fd >= 0 && native.mapImage(target.base, address, module.fd, module.artifact.rodata.offset + offset, length);
    if (!mapped) native.move(target.base + address, module.rodata + offset, length);
  }
}

let initCall: number | undefined;
function runInit({ state, module, block, domain, id }: InstanceObject): void {
  initCall ??= canonicalFuncType({ kind: 'func', params: [], results: [] });
  const record = state.arena.alloc(FUNCREF.size);
  try {
    state.writeRecord(record, module.codeOf(module.artifact.info.init), block.address, initCall, id);
    invoke(state, new WasmFunc(state, callTypeOf(initCall), record, { domain }), []);
  } finally {
    state.arena.free(record);
  }
}
