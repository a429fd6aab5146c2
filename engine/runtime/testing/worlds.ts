/**
 * Test support: a store with one object of each kind, and a row for every member of those objects: how it is used, and what of
 * another store can be given to it.
 */
import { nextOf } from '../../base/brand.ts';
import { compile, parse, validate } from '../../index.ts';
import type { ChosenChecks } from '../../target/settings.ts';
import { EXNREF, FUNCREF, type FuncType, I32, type MemoryType, type TableType } from '../../wasm/types.ts';
import * as runtime from '../index.ts';
import { type LoadedModule, placeOf, Store, type StoreOptions } from '../index.ts';
import type { InstanceObject } from '../objects/instance.ts';
import { WasmException } from '../thrown/exception.ts';
import type { Batch, Extern, Func, Global, Memory, Table, Tag } from '../values/extern.ts';
import { externref, funcref, type WasmValue } from '../values/values.ts';

export const NONE: FuncType = { kind: 'func', params: [], results: [] };
const TABLE: TableType = { address: I32, element: FUNCREF, min: 2, max: 8 };
const PAGE: MemoryType = { address: I32, min: 1, max: 8, shared: false, pageSizeLog2: 16 };
/** As another thread would share it: of a store that lives as long as this thread. */
const SHARED = new Store().memory({ ...PAGE, shared: true }).share();
const MUTABLE = { type: FUNCREF, mutable: true };

export function artifact(text: string, options: ChosenChecks = {}): Uint8Array {
  const m = parse(text);
  validate(m);
  return compile(m, options);
}
export const LIBRARY = artifact(`(module
  (func (export "seven") (result i32) (i32.const 7))
  (func (export "trap") (unreachable))
  (func (export "same") (param externref) (result externref) (local.get 0))
  (func (export "call") (param funcref))
  (memory (export "memory") 1) (data (i32.const 8) "data")
  (global (export "global") (mut i64) (i64.const 5)))`);
const importing = (what: string): Uint8Array => artifact(`(module (import "" "x" ${what}))`);
export const IMPORTS: Readonly<Record<Extern['kind'], Uint8Array>> = {
  func: importing('(func)'),
  global: importing('(global (mut funcref))'),
  table: importing('(table 0 funcref)'),
  memory: importing('(memory 0)'),
  tag: importing('(tag)'),
};

/** A store and one object of each kind that it can give. */
export interface World {
  readonly store: Store;
  readonly module: LoadedModule;
  readonly instance: InstanceObject;
  readonly func: Func;
  readonly host: Func;
  readonly global: Global;
  readonly table: Table;
  readonly memory: Memory;
  readonly shared: Memory;
  readonly tag: Tag;
  /** With one invocation that has not run. */
  readonly batch: Batch;
  readonly exception: WasmException;
}
export function world(options?: StoreOptions): World {
  const store = new Store(options);
  const module = store.load(LIBRARY);
  const instance = store.instantiate(module);
  const func = instance.getExport('seven') as Func;
  const batch = store.batch();
  batch.add(func, []);
  const tag = store.tag(NONE);
  return {
    ...{ store, module, instance, func, batch, tag },
    host: store.hostFunc(NONE, () => []),
    global: store.global(MUTABLE),
    table: store.table(TABLE),
    memory: store.memory(PAGE),
    shared: store.open(SHARED),
    exception: new WasmException(tag, []),
  };
}

/** What a member does with a world's own objects, and with those of another; the latter only where it takes any. */
export interface Row {
  use(w: World): unknown;
  /** Tries whatever of another world can be given to it, one after the other. */
  readonly foreign?: readonly ((w: World, other: World) => unknown)[];
  /** What it does when the store is closed; absent: it throws. */
  readonly closed?: 'answers';
}
const importOf = (kind: Extern['kind'], pick: (other: World) => Extern) => (w: World, other: World) =>
  w.store.instantiate(IMPORTS[kind], () => pick(other));
const exnref = (exception: WasmException): WasmValue => ({ ...externref(exception), type: EXNREF });

/** Rows by class and member. `answers`: facts that need nothing of the store. */
export const MEMBERS: Readonly<Record<string, Readonly<Record<string, Row | 'inside'>>>> = {
  Store: {
    traps: { use: (w) => w.store.traps, closed: 'answers' },
    bounds: { use: (w) => w.store.bounds, closed: 'answers' },
    load: {
      use: (w) => w.store.load(LIBRARY),
      foreign: [(w, o) => w.store.load(o.module as never), (w) => w.store.load(w.module as never)],
    },
    instantiate: {
      use: (w) => w.store.instantiate(w.module),
      foreign: [
        (w, o) => w.store.instantiate(o.module),
        importOf('func', (o) => o.func),
        importOf('func', (o) => o.host),
        importOf('global', (o) => o.global),
        importOf('table', (o) => o.table),
        importOf('memory', (o) => o.memory),
        importOf('tag', (o) => o.tag),
      ],
    },
    invoke: {
      use: (w) => w.store.invoke(w.func),
      foreign: [
        (w, o) => w.store.invoke(o.func),
        (w, o) => w.store.invoke(o.host),
        (w, o) => w.store.invoke(w.instance.getExport('call') as Func, [funcref(o.func)]),
      ],
    },
    batch: { use: (w) => w.store.batch() },
    hostFunc: { use: (w) => w.store.hostFunc(NONE, () => []) },
    global: {
      use: (w) => w.store.global(MUTABLE, funcref(w.func)),
      foreign: [
        (w, o) => w.store.global(MUTABLE, funcref(o.func)),
        (w, o) => w.store.global({ type: EXNREF, mutable: false }, exnref(o.exception)),
      ],
    },
    table: { use: (w) => w.store.table(TABLE) },
    memory: { use: (w) => w.store.memory(PAGE) },
    open: { use: (w) => w.store.open(SHARED) },
    tag: { use: (w) => w.store.tag(NONE) },
    jsTag: { use: (w) => w.store.jsTag },
    scope: { use: (w) => w.store.scope(() => 1) },
    collectGarbage: { use: (w) => w.store.collectGarbage() },
    close: { use: (w) => w.store.close(), closed: 'answers' },
  },
  LoadedModule: {
    closed: { use: (w) => w.module.closed, closed: 'answers' },
    close: { use: (w) => w.store.load(LIBRARY).close() },
    ...{
      checkFor: 'inside',
      keepFor: 'inside',
      usesHeap: 'inside',
      keepsFunctions: 'inside',
      typeOfFunc: 'inside',
      recordIndex: 'inside',
      textOffset: 'inside',
      codeOf: 'inside',
    },
  },
  InstanceObject: {
    exports: { use: (w) => w.instance.exports },
    getExport: { use: (w) => w.instance.getExport('seven') },
    ...{ recordOf: 'inside', func: 'inside', ownFunc: 'inside', funcAt: 'inside', elemLength: 'inside', elemWord: 'inside' },
    ...{ putElems: 'inside', setElem: 'inside', externOf: 'inside', elemBase: 'inside' },
    ...{ joinDomains: 'inside', addRoots: 'inside' },
  },
  WasmFunc: { type: { use: (w) => w.func.type, closed: 'answers' }, funcAt: 'inside' },
  GlobalObject: {
    get: { use: (w) => w.global.get() },
    set: { use: (w) => w.global.set(funcref(w.func)), foreign: [(w, o) => w.global.set(funcref(o.func))] },
    addRoots: 'inside',
  },
  TableObject: {
    length: { use: (w) => w.table.length },
    get: { use: (w) => w.table.get(0) },
    set: { use: (w) => w.table.set(0, funcref(w.func)), foreign: [(w, o) => w.table.set(0, funcref(o.func))] },
    grow: { use: (w) => w.table.grow(1, funcref(w.func)), foreign: [(w, o) => w.table.grow(1, funcref(o.func))] },
    ...{ wordOf: 'inside', addUser: 'inside', getWord: 'inside', setWord: 'inside', copyFrom: 'inside' },
    ...{ addressOf: 'inside', fillWords: 'inside', growBy: 'inside', checkIndex: 'inside' },
    addRoots: 'inside',
  },
  MemoryObject: {
    byteLength: { use: (w) => w.memory.byteLength },
    pages: { use: (w) => w.memory.pages },
    grow: { use: (w) => w.memory.grow(1) },
    read: { use: (w) => w.memory.read(0, 8) },
    write: { use: (w) => w.memory.write(0, new Uint8Array(8)) },
    buffer: { use: (w) => w.memory.buffer },
    share: { use: (w) => w.shared.share() },
    ...{ pageBytes: 'inside', base: 'inside', accessible: 'inside', addUser: 'inside', checkRange: 'inside' },
  },
  TagObject: { type: { use: (w) => w.tag.type, closed: 'answers' } },
  InvocationQueue: {
    add: {
      use: (w) => w.batch.add(w.func, []),
      foreign: [
        (w, o) => w.batch.add(o.func, []),
        (w, o) => w.batch.add(w.instance.getExport('call') as Func, [funcref(o.func)]),
      ],
    },
    run: { use: (w) => w.batch.run() },
    outcome: {
      use: (w) => {
        w.batch.run();
        return w.batch.outcome(0);
      },
    },
    clear: { use: (w) => w.batch.clear() },
    ...{ takeBuffer: 'inside', addRoots: 'inside', keeper: 'inside' },
  },
  WasmException: {
    owner: 'inside',
    detail: { use: (w) => w.exception.detail, closed: 'answers' },
  },
};
/** What else the runtime gives. */
export const EXPORTS: Readonly<Record<string, Row | 'no store'>> = {
  ...{
    Store: 'no store',
    LoadedModule: 'no store',
    Trap: 'no store',
    OutOfHeap: 'no store',
    WasmException: 'no store',
    Backtrace: 'no store',
    Exit: 'no store',
  },
  placeOf: { use: (w) => placeOf(w.func) },
  codeAround: {
    use: (w) => runtime.codeAround({ module: w.module, textOffset: nextOf(0) }),
    closed: 'answers',
  },
  ...{ hostCpus: 'no store', dieWithParent: 'no store', showProgress: 'no store', showSource: 'no store' },
  ...{ Interrupter: 'no store', withSignal: 'no store', withTimeout: 'no store' },
  ...{ i32: 'no store', i64: 'no store', f32: 'no store', f64: 'no store', v128: 'no store', i64Bits: 'no store' },
  ...{ f32Bits: 'no store', f64Bits: 'no store', refNull: 'no store', externref: 'no store', funcref: 'no store' },
  ...{ anyref: 'no store' },
  ...{ toBigInt: 'no store', toNumber: 'no store', defaultValue: 'no store', showValue: 'no store' },
};

/** All of them, by name. */
export const ROWS: [string, Row][] = [];
for (const [name, members] of Object.entries({ ...MEMBERS, runtime: EXPORTS })) {
  for (const [member, row] of Object.entries(members)) if (typeof row === 'object') ROWS.push([`${name}.${member}`, row]);
}
