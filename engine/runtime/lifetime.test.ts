/**
 * Nothing outlives its store. The table below has a row for every member of every public object, found by looking at their
 * classes, and says what it does once the store is closed, with what belongs to another store, and with what comes from another
 * thread.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { compile, parse, validate } from '../index.ts';
import { CHECKS, type ChosenChecks } from '../target/settings.ts';
import { EXNREF, FUNCREF, type FuncType, I32, type MemoryType, type TableType } from '../wasm/types.ts';
import * as runtime from './index.ts';
import { type LoadedModule, placeOf, Store, type StoreOptions } from './index.ts';
import type { InstanceObject } from './objects/instance.ts';
import { WasmException } from './thrown/exception.ts';
import type { Batch, Extern, Func, Global, Memory, Table, Tag } from './values/extern.ts';
import { externref, funcref, i32, type WasmValue } from './values/values.ts';

const CLOSED = 'the store is closed';
/** A mapped file belongs to its module. */
const FOREIGN = / of another store$|^the artifact of a loaded module/;
const NONE: FuncType = { kind: 'func', params: [], results: [] };
const TABLE: TableType = { address: I32, element: FUNCREF, min: 2, max: 8 };
const PAGE: MemoryType = { address: I32, min: 1, max: 8, shared: false, pageSizeLog2: 16 };
const MUTABLE = { type: FUNCREF, mutable: true };

function artifact(text: string, options: ChosenChecks = {}): Uint8Array {
  const m = parse(text);
  validate(m);
  return compile(m, options);
}
const LIBRARY = artifact(`(module
  (func (export "seven") (result i32) (i32.const 7))
  (func (export "trap") (unreachable))
  (func (export "same") (param externref) (result externref) (local.get 0))
  (func (export "call") (param funcref))
  (memory (export "memory") 1) (data (i32.const 8) "data")
  (global (export "global") (mut i64) (i64.const 5)))`);
const importing = (what: string): Uint8Array => artifact(`(module (import "" "x" ${what}))`);
const IMPORTS: Readonly<Record<Extern['kind'], Uint8Array>> = {
  func: importing('(func)'),
  global: importing('(global (mut funcref))'),
  table: importing('(table 0 funcref)'),
  memory: importing('(memory 0)'),
  tag: importing('(tag)'),
};

/** A store and one object of each kind that it can give. */
interface World {
  readonly store: Store;
  readonly module: LoadedModule;
  readonly instance: InstanceObject;
  readonly func: Func;
  readonly host: Func;
  readonly global: Global;
  readonly table: Table;
  readonly memory: Memory;
  readonly tag: Tag;
  /** With one invocation that has not run. */
  readonly batch: Batch;
  readonly exception: WasmException;
}
function world(options?: StoreOptions): World {
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
    exception: new WasmException(tag, []),
  };
}

/** What a member does with a world's own objects, and with those of another; the latter only where it takes any. */
interface Row {
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
const MEMBERS: Readonly<Record<string, Readonly<Record<string, Row | 'inside'>>>> = {
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
    tag: { use: (w) => w.store.tag(NONE) },
    jsTag: { use: (w) => w.store.jsTag },
    close: { use: (w) => w.store.close(), closed: 'answers' },
  },
  LoadedModule: {
    closed: { use: (w) => w.module.closed, closed: 'answers' },
    close: { use: (w) => w.store.load(LIBRARY).close() },
    ...{ checkFor: 'inside', keepFor: 'inside', typeOfFunc: 'inside', recordIndex: 'inside', codeOf: 'inside' },
  },
  InstanceObject: {
    exports: { use: (w) => w.instance.exports },
    getExport: { use: (w) => w.instance.getExport('seven') },
    ...{ recordOf: 'inside', func: 'inside', funcOfHandle: 'inside', elemLength: 'inside', elemEntry: 'inside' },
    ...{ putElems: 'inside', setElem: 'inside', externOf: 'inside' },
  },
  WasmFunc: { type: { use: (w) => w.func.type, closed: 'answers' } },
  GlobalObject: {
    get: { use: (w) => w.global.get() },
    set: { use: (w) => w.global.set(funcref(w.func)), foreign: [(w, o) => w.global.set(funcref(o.func))] },
  },
  TableObject: {
    length: { use: (w) => w.table.length },
    get: { use: (w) => w.table.get(0) },
    set: { use: (w) => w.table.set(0, funcref(w.func)), foreign: [(w, o) => w.table.set(0, funcref(o.func))] },
    grow: { use: (w) => w.table.grow(1, funcref(w.func)), foreign: [(w, o) => w.table.grow(1, funcref(o.func))] },
    ...{ allocate: 'inside', addUser: 'inside', getWord: 'inside', setWord: 'inside', copyFrom: 'inside' },
    ...{ addressOf: 'inside', fillWords: 'inside', growBy: 'inside', checkIndex: 'inside' },
  },
  MemoryObject: {
    byteLength: { use: (w) => w.memory.byteLength },
    pages: { use: (w) => w.memory.pages },
    grow: { use: (w) => w.memory.grow(1) },
    read: { use: (w) => w.memory.read(0, 8) },
    write: { use: (w) => w.memory.write(0, new Uint8Array(8)) },
    buffer: { use: (w) => w.memory.buffer },
    ...{ pageBytes: 'inside', checkedReservation: 'inside', base: 'inside', accessible: 'inside', addUser: 'inside' },
    ...{ mostBytes: 'inside', checkRange: 'inside' },
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
    takeBuffer: 'inside',
  },
  WasmException: {
    owner: 'inside',
    detail: { use: (w) => w.exception.detail, closed: 'answers' },
  },
};
/** What else the runtime gives. */
const EXPORTS: Readonly<Record<string, Row | 'no store'>> = {
  ...{ Store: 'no store', LoadedModule: 'no store', Trap: 'no store', WasmException: 'no store', Backtrace: 'no store' },
  placeOf: { use: (w) => placeOf(w.func) },
  codeAround: {
    use: (w) => runtime.codeAround({ module: w.module, textOffset: 0 }),
    closed: 'answers',
  },
  ...{ hostCpus: 'no store', dieWithParent: 'no store', showProgress: 'no store', showSource: 'no store' },
  ...{ i32: 'no store', i64: 'no store', f32: 'no store', f64: 'no store', v128: 'no store', i64Bits: 'no store' },
  ...{ f32Bits: 'no store', f64Bits: 'no store', refNull: 'no store', externref: 'no store', funcref: 'no store' },
  ...{ toBigInt: 'no store', toNumber: 'no store', defaultValue: 'no store', showValue: 'no store' },
};

const rows: [string, Row][] = [];
for (const [name, members] of Object.entries({ ...MEMBERS, runtime: EXPORTS })) {
  for (const [member, row] of Object.entries(members)) if (typeof row === 'object') rows.push([`${name}.${member}`, row]);
}

/** The objects of a world as another thread gets them: copies, or nothing but their names where they cannot be sent. */
function sent(): World {
  const other = world();
  const copy = (name: string, object: unknown): unknown => {
    try {
      return structuredClone(object);
    } catch (error) {
      expect(error).to.be.instanceOf(DOMException).and.include({ name: 'DataCloneError' });
      return { name };
    }
  };
  const copies = Object.entries(other).map(([name, object]) => [name, copy(name, object)]);
  other.store.close();
  return Object.fromEntries(copies) as World;
}

describe('runtime: lifetimes', () => {
  it('have a row for every member that is public', () => {
    const w = world();
    for (const object of Object.values(w) as object[]) {
      const { name, prototype } = object.constructor;
      const members = Object.getOwnPropertyNames(prototype).filter((m) => m !== 'constructor');
      expect(members, name).to.have.members(Object.keys(MEMBERS[name] ?? {}));
    }
    expect(Object.keys(runtime)).to.have.members(Object.keys(EXPORTS));
    w.store.close();
  });

  for (const [name, { use, foreign = [], closed }] of rows) {
    it(`${name} works, and ${closed ?? 'throws'} when the store is closed`, () => {
      const w = world();
      use(w);
      const late = world();
      late.store.close();
      // Whoever comes next gets the same memory.
      const next = world();
      const before = [next.memory.read(0, 64), next.global.get(), next.table.get(0), next.store.invoke(next.func)];
      if (closed === 'answers') use(late);
      else expect(() => use(late)).to.throw(Error, CLOSED);
      expect([next.memory.read(0, 64), next.global.get(), next.table.get(0), next.store.invoke(next.func)]).to.deep.equal(before);
      w.store.close();
      next.store.close();
    });
    foreign.forEach((give, i) => {
      it(`${name} takes nothing of another store, open or closed (${i})`, () => {
        const [w, other] = [world(), world()];
        expect(() => give(w, other)).to.throw(TypeError, FOREIGN);
        other.store.close();
        expect(() => give(w, other)).to.throw(TypeError, FOREIGN);
        // The store is as good as before.
        expect(w.store.invoke(w.func)).to.deep.equal([i32(7)]);
        w.store.close();
      });
      it(`${name} takes nothing that came from another thread (${i})`, () => {
        const w = world();
        expect(() => give(w, sent())).to.throw(TypeError);
        expect(w.store.invoke(w.func)).to.deep.equal([i32(7)]);
        w.store.close();
      });
    });
  }

  for (const settings of CHECKS) {
    it(`code for traps ${settings.traps}, bounds ${settings.bounds} runs in no store of other settings, whoever has loaded it`, () => {
      const code = artifact('(module (memory 1) (func (export "f") (drop (i32.load (i32.const 65536)))))', settings);
      const own = new Store(settings);
      const module = own.load(code);
      for (const options of CHECKS) {
        const store = new Store(options);
        const checked = settings.traps === 'explicit' || (settings.bounds === 'explicit' && options.traps === 'signals');
        const fits = options.bounds === 'guard' || checked;
        if (fits) store.instantiate(code);
        else expect(() => store.instantiate(code)).to.throw('artifact does not fit the store');
        expect(() => store.instantiate(module)).to.throw(TypeError, FOREIGN);
        store.close();
      }
      own.close();
      expect(() => own.instantiate(module)).to.throw(CLOSED);
    });
  }

  it('a store closes others, but not itself, while its function runs', () => {
    const [outer, inner] = [world(), world()];
    const callback = outer.store.hostFunc(NONE, () => {
      expect(() => outer.store.close()).to.throw('cannot be closed while one of its functions runs');
      inner.store.close();
      expect(() => inner.store.invoke(inner.func)).to.throw(CLOSED);
      inner.store.close();
      return [];
    });
    outer.store.invoke(callback);
    const nested = outer.store.hostFunc(NONE, () => outer.store.invoke(callback));
    outer.store.invoke(nested);
    outer.store.close();
  });

  it('a function that another store has called by way of the host goes on when that store closes', () => {
    const [outer, inner] = [world(), world()];
    const closes = inner.store.hostFunc(NONE, () => {
      expect(() => outer.store.close()).to.throw('cannot be closed while one of its functions runs');
      return [];
    });
    outer.store.invoke(outer.store.hostFunc(NONE, () => inner.store.invoke(closes)));
    inner.store.close();
    outer.store.close();
  });

  it('an instantiation ends where resolving its imports closes store or module', () => {
    const store = new Store();
    const module = store.load(IMPORTS.func);
    const host = store.hostFunc(NONE, () => []);
    expect(() =>
      store.instantiate(module, () => {
        module.close();
        return host;
      }),
    ).to.throw('the module is closed');
    expect(() =>
      store.instantiate(IMPORTS.func, () => {
        store.close();
        return host;
      }),
    ).to.throw(CLOSED);
  });

  it('a module without instances can be closed, one with instances lives as long as its store', () => {
    const { store, module, func } = world();
    expect(() => module.close()).to.throw('the module has instances');
    expect(store.invoke(func)).to.deep.equal([i32(7)]);
    const unused = store.load(LIBRARY);
    const failed = store.load(IMPORTS.func);
    expect(() => store.instantiate(failed)).to.throw('unknown import');
    for (const m of [unused, failed]) {
      m.close();
      m.close();
      expect(m.closed).to.equal(true);
      expect(() => store.instantiate(m)).to.throw('the module is closed');
    }
    store.close();
    expect(module.closed).to.equal(true);
  });

  it('views of a mapped file end with their module', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-lifetime-'));
    const file = join(folder, 'library.elf');
    writeFileSync(file, LIBRARY);
    const store = new Store();
    const module = store.load(file);
    const { artifact: mapped } = module;
    const copied = mapped.bytes.subarray(0, 4);
    store.close();
    expect([...copied]).to.deep.equal([...LIBRARY.subarray(0, 4)]);
    expect(() => mapped.bytes.subarray(0, 4)).to.throw('the module is closed');
    const next = new Store();
    expect(() => next.load({ artifact: mapped, file: undefined })).to.throw(TypeError, FOREIGN);
    next.close();
    rmSync(folder, { recursive: true });
  });

  it('the buffer of a memory cannot be taken away from it', () => {
    const { store, memory } = world();
    const { buffer } = memory;
    new Uint8Array(buffer)[8] = 1;
    try {
      // Copied, or refused.
      structuredClone(buffer, { transfer: [buffer] });
    } catch (error) {
      expect(error).to.be.instanceOf(DOMException);
    }
    for (const method of ['transfer', 'transferToFixedLength'] as const) {
      const take = (buffer as unknown as Record<typeof method, () => ArrayBuffer>)[method];
      expect(() => take.call(buffer)).to.throw(TypeError, "a memory's buffer cannot be transferred");
    }
    expect(memory.buffer).to.equal(buffer);
    expect([...memory.read(8, 1)]).to.deep.equal([1]);
    const view = new Uint8Array(buffer);
    store.close();
    expect([buffer.byteLength, view.length, view[8]]).to.deep.equal([0, 0, undefined]);
  });

  it('what lies in references may belong to anybody', () => {
    const [w, other] = [world(), world()];
    const same = w.instance.getExport('same') as Func;
    other.store.close();
    for (const value of Object.values(other)) expect(w.store.invoke(same, [externref(value)])[0]?.ref).to.equal(value);
    w.store.close();
  });
});
