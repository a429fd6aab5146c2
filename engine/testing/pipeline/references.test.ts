/**
 * Function records, tables and globals of instances: what was filled in at instantiation, what scripts change afterwards, and
 * that memory which an earlier store has used is as good as new.
 */
import { expect } from 'chai';
import { compile, type Func, type Global, parse, readArtifact, Store, type Table, Trap, validate } from '../../index.ts';
import { externref, funcref, i32, type WasmValue } from '../../runtime/index.ts';
import type { InstanceObject } from '../../runtime/objects/instance.ts';
import { FUNCREF, type FuncType, I32 } from '../../wasm/types.ts';

/** Own functions of a module; their records and elements fill several pages. */
const COUNT = 700;
const numbers = (of: (i: number) => string): string => Array.from({ length: COUNT }, (_, i) => of(i)).join('\n');

/** Elements 10.. are own functions, one after another or only every third, and an imported one is among them. */
const text = (every: number): string => `(module
  (type $f (func (result i32)))
  (import "m" "host" (func $host (type $f)))
  (table $t (export "t") 1000 2000 funcref)
  (elem (table $t) (i32.const 10) func $host ${numbers((i) => (i % every === 0 ? `$${i}` : ''))} $host)
  (elem declare func $1)
  (elem $passive func $5 $host $3)
  ${numbers((i) => `(func $${i} (type $f) (i32.const ${i}))`)}
  (func (export "call") (param i32) (result i32) (call_indirect $t (type $f) (local.get 0)))
  (func (export "get") (param i32) (result funcref) (table.get $t (local.get 0)))
  (func (export "set") (param i32 funcref) (table.set $t (local.get 0) (local.get 1)))
  (func (export "fill") (param i32 funcref i32) (table.fill $t (local.get 0) (local.get 1) (local.get 2)))
  (func (export "grow") (param funcref i32) (result i32) (table.grow $t (local.get 0) (local.get 1)))
  (func (export "copy") (param i32 i32 i32) (table.copy $t $t (local.get 0) (local.get 1) (local.get 2)))
  (func (export "init") (param i32) (table.init $t $passive (local.get 0) (i32.const 0) (i32.const 3)))
  (func (export "ref") (result funcref) (ref.func $1))
  (export "three" (func $3)))`;

const HOST = -1;

function artifact(every: number, options = {}): Uint8Array {
  const m = parse(text(every));
  validate(m);
  return compile(m, options);
}

/** What stands at an index: what it gives when called, or the trap's message. */
type Seen = number | string;

/** Goes through everything that reads or changes the table, comparing with a plain array. */
function exercise(bytes: Uint8Array, every: number, options = {}): void {
  const store = new Store(options);
  try {
    const host = store.hostFunc({ kind: 'func', params: [], results: [i32(0).type] }, () => [i32(HOST)]);
    const instance = store.instantiate(bytes, () => host);
    const f = (name: string): Func => instance.getExport(name) as Func;
    const run = (name: string, ...args: Parameters<Store['invoke']>[1] & object) => store.invoke(f(name), args);
    const table = instance.getExport('t') as Table;

    const expected: Seen[] = new Array<Seen>(1000).fill('null');
    const first = [HOST, ...Array.from({ length: COUNT }, (_, i) => i).filter((i) => i % every === 0), HOST];
    first.forEach((value, i) => {
      expected[10 + i] = value;
    });
    const seen = (index: number): Seen => {
      const { ref } = run('get', i32(index))[0] as { ref: unknown };
      expect(table.get(index).ref).to.equal(ref);
      if (ref === null) {
        expect(() => run('call', i32(index))).to.throw(Trap, 'uninitialized element');
        return 'null';
      }
      const called = run('call', i32(index))[0]?.lo;
      expect(store.invoke(ref as Func)[0]?.lo).to.equal(called);
      return called as number;
    };
    const same = (): void => {
      expect(table.length).to.equal(expected.length);
      expect(expected.map((_, i) => seen(i))).to.deep.equal(expected);
    };
    same();

    // One function is one reference, wherever it comes from.
    const three = instance.getExport('three');
    if (every === 1) expect(table.get(14).ref).to.equal(three);
    else expect(table.get(12).ref).to.equal(three);
    expect(table.get(10).ref).to.equal(host);
    const one = run('ref')[0] as { ref: unknown };
    expect(store.invoke(one.ref as Func)[0]?.lo).to.equal(1);

    run('set', i32(0), funcref(one.ref));
    expected[0] = 1;
    expect(table.get(0).ref).to.equal(one.ref);
    run('set', i32(11), funcref(null));
    expected[11] = 'null';
    table.set(13, funcref(null));
    expected[13] = 'null';
    table.set(12, funcref(host));
    expected[12] = HOST;
    run('fill', i32(20), funcref(null), i32(5));
    expected.fill('null', 20, 25);
    run('fill', i32(25), funcref(three), i32(3));
    expected.fill(3, 25, 28);
    run('copy', i32(100), i32(9), i32(50));
    expected.splice(100, 50, ...expected.slice(9, 59));
    run('init', i32(500));
    expected.splice(500, 3, 5, HOST, 3);
    expect(run('grow', funcref(three), i32(500))[0]?.lo).to.equal(1000);
    expected.push(...new Array<Seen>(500).fill(3));
    same();
    // The record of a function does not move with the table.
    expect(table.get(1499).ref).to.equal(three);
  } finally {
    store.close();
  }
}

describe('function records, tables, globals', () => {
  const cases = [
    { name: 'functions in a row', every: 1 },
    { name: 'functions with gaps between them', every: 3 },
  ];
  for (const { name, every } of cases) {
    it(`${name}: every table instruction sees the elements, in memory that was used before, too`, () => {
      const bytes = artifact(every);
      const other = artifact(4 - every);
      exercise(bytes, every);
      // The other module leaves records and elements elsewhere.
      exercise(other, 4 - every);
      exercise(bytes, every);
    });
  }
  it('the same with explicit checks', () => {
    exercise(artifact(1, { traps: 'explicit', bounds: 'explicit' }), 1, { traps: 'explicit', bounds: 'explicit' });
  });
  /** Functions 0 to 3 by number, an imported global i, the fields of the case; what the first elements of table $t give. */
  const order: { name: string; fields: string; seen: readonly Seen[]; placed: readonly boolean[]; trap?: string }[] = [
    {
      name: 'the later segment wins',
      fields: '(table $t 4 funcref) (elem (table $t) (i32.const 0) func $0 $1 $2) (elem (table $t) (i32.const 1) func $3)',
      seen: [0, 3, 2, 'null'],
      placed: [true, true],
    },
    {
      name: 'also when the earlier one has a computed offset',
      fields:
        '(table $t 4 funcref) (elem (table $t) (i32.const 0) func $2) (elem (table $t) (global.get $i) func $0 $1) (elem (table $t) (i32.const 1) func $3)',
      seen: [2, 3, 1, 'null'],
      placed: [true, false, false],
    },
    {
      name: 'a table with an initialiser is filled first',
      fields: '(table $t 4 funcref (ref.func $3)) (elem (table $t) (i32.const 1) func $0)',
      seen: [3, 0, 3, 3],
      placed: [false],
    },
    {
      name: 'expressions that are functions, and others',
      fields:
        '(table $t 4 funcref) (elem (table $t) (i32.const 0) funcref (ref.func $1) (ref.func $2)) (elem (table $t) (i32.const 1) funcref (ref.null func) (ref.func $2))',
      seen: [1, 'null', 2, 'null'],
      placed: [true, false],
    },
    {
      name: 'an imported table',
      fields: '(import "m" "t" (table $t 4 funcref)) (elem (table $t) (i32.const 2) func $1)',
      seen: ['null', 'null', 1, 'null'],
      placed: [false],
    },
    {
      name: 'a table of 64-bit addresses, the last element, an empty segment at the end',
      fields: '(table $t i64 4 funcref) (elem (table $t) (i64.const 3) func $2) (elem (table $t) (i64.const 4) func)',
      seen: ['null', 'null', 'null', 2],
      placed: [true, true],
    },
    {
      name: 'out of bounds',
      fields: '(table $t 4 funcref) (elem (table $t) (i32.const 4) func $2)',
      seen: [],
      placed: [false],
      trap: 'out of bounds table access',
    },
    {
      name: 'out of bounds by 2^32',
      fields: '(table $t i64 4 funcref) (elem (table $t) (i64.const 0x100000001) func $2)',
      seen: [],
      placed: [false],
      trap: 'out of bounds table access',
    },
  ];
  for (const { name, fields, seen, placed, trap } of order) {
    it(`active segments: ${name}`, () => {
      const imports = fields.startsWith('(import') ? fields : `(import "m" "i" (global $i i32)) ${fields}`;
      const m = parse(`(module (type $f (func (result i32))) ${imports} (export "t" (table $t))
        ${[0, 1, 2, 3].map((i) => `(func $${i} (type $f) (i32.const ${i}))`).join('')} (elem declare func $3)
        ${placed.map((_, i) => `(func (export "init${i}") (table.init $t ${i} (${fields.includes('i64') ? 'i64' : 'i32'}.const 0) (i32.const 0) (i32.const 1)))`).join('')})`);
      validate(m);
      const bytes = compile(m);
      expect(readArtifact(bytes).info.elems.map(({ place }) => place !== undefined)).to.deep.equal([...placed, false]);
      const store = new Store();
      try {
        const table = store.table({ min: 4, max: undefined, address: I32, element: FUNCREF });
        const global = store.global({ type: I32, mutable: false }, i32(1));
        const instantiate = () => store.instantiate(bytes, (_, wanted) => (wanted === 't' ? table : global));
        if (trap !== undefined) {
          expect(instantiate).to.throw(Trap, trap);
          return;
        }
        const instance = instantiate();
        const t = instance.getExport('t') as Table;
        expect(seen.map((_, i) => (t.get(i).ref === null ? 'null' : store.invoke(t.get(i).ref as Func)[0]?.lo))).to.deep.equal(
          seen,
        );
        // All of them are dropped.
        placed.forEach((_, i) => {
          expect(() => store.invoke(instance.getExport(`init${i}`) as Func)).to.throw(Trap, 'out of bounds table access');
        });
      } finally {
        store.close();
      }
    });
  }
  it('globals start with their numbers, without an init function', () => {
    const m = parse(`(module (import "m" "i" (global $i i32))
      (global (export "a") i32 (i32.const -2)) (global (export "b") (mut i64) (i64.const 0x8000000000000001))
      (global (export "c") (mut f32) (f32.const -nan:0x200001)) (global (export "d") f64 (f64.const -0x1p-1074))
      (func (export "set") (global.set 2 (i64.const 7))))`);
    validate(m);
    const bytes = compile(m);
    expect(readArtifact(bytes).info.init).to.equal(-1);
    const store = new Store();
    try {
      const global = store.global({ type: I32, mutable: false }, i32(1));
      const module = store.load(bytes);
      const [a, b] = [0, 1].map(() => store.instantiate(module, () => global)) as [InstanceObject, InstanceObject];
      store.invoke(a.getExport('set') as Func);
      const bits = (instance: InstanceObject) =>
        ['a', 'b', 'c', 'd'].map((name) => {
          const { lo, hi } = (instance.getExport(name) as Global).get();
          return [lo >>> 0, hi >>> 0];
        });
      const rest = [
        [0xffa0_0001, 0],
        [1, 0x8000_0000],
      ];
      expect(bits(b)).to.deep.equal([[0xffff_fffe, 0], [1, 0x8000_0000], ...rest]);
      expect(bits(a)).to.deep.equal([[0xffff_fffe, 0], [7, 0], ...rest]);
    } finally {
      store.close();
    }
  });
  it('globals that are computed, beside numbers', () => {
    const m = parse(`(module (import "m" "i" (global $i i32))
      (global $a (mut i32) (i32.const 5)) (global $b i32 (global.get $i)) (global $c i32 (i32.add (global.get $b) (i32.const 3)))
      (global $v (mut v128) (v128.const i32x4 1 2 3 4))
      (func (export "f") (result i32 i32 i32 i32)
        (global.get $a) (global.get $b) (global.get $c) (i32x4.extract_lane 3 (global.get $v))))`);
    validate(m);
    const store = new Store();
    try {
      const instance = store.instantiate(compile(m), () => store.global({ type: I32, mutable: false }, i32(1)));
      expect(store.invoke(instance.getExport('f') as Func).map(({ lo }) => lo)).to.deep.equal([5, 1, 4, 4]);
    } finally {
      store.close();
    }
  });
  it('two instances of a module have functions and tables of their own', () => {
    const store = new Store();
    try {
      const host = store.hostFunc({ kind: 'func', params: [], results: [i32(0).type] }, () => [i32(HOST)]);
      const module = store.load(artifact(1));
      const [a, b] = [0, 1].map(() => store.instantiate(module, () => host).getExport('t') as Table) as [Table, Table];
      expect(a.get(20).ref).to.not.equal(b.get(20).ref);
      expect(a.get(10).ref).to.equal(b.get(10).ref);
      a.set(20, funcref(null));
      expect(b.get(20).ref).to.not.equal(null);
    } finally {
      store.close();
    }
  });
  it('a reference fits a type by what it is, not by how it came: arguments, tables, globals, results of the host', () => {
    const TYPES = `(type $n (func)) (type $i (func (param i32))) (type $open (sub (func (result i32))))
      (type $sub (sub $open (func (result i32)))) (type $final (func (result i32)))`;
    /**
     * Each wanted type, and which of the functions n, i, open, sub, final and of null, a number's and a host's reference fit it.
     */
    const FITS: Readonly<Record<string, readonly string[]>> = {
      '(ref null $n)': ['n', 'null'],
      '(ref $n)': ['n'],
      '(ref null $i)': ['i', 'null'],
      '(ref $open)': ['open', 'sub'],
      '(ref null $sub)': ['sub', 'null'],
      '(ref $final)': ['final'],
      funcref: ['n', 'i', 'open', 'sub', 'final', 'null'],
      '(ref func)': ['n', 'i', 'open', 'sub', 'final'],
      nullfuncref: ['null'],
      // Whatever the host has is a reference of its own.
      externref: ['n', 'i', 'open', 'sub', 'final', 'null', 'host', 'number'],
      '(ref extern)': ['n', 'i', 'open', 'sub', 'final', 'host', 'number'],
    };
    const wanted = Object.keys(FITS);
    const m = parse(`(module ${TYPES}
      ${wanted.map((t, i) => (t.includes('$') ? '' : `(import "m" "h${i}" (func $h${i} (result ${t})))`)).join('\n')}
      ${['n', 'i', 'open', 'sub', 'final'].map((t) => `(func $${t} (export "${t}") (type $${t}) (unreachable))`).join('\n')}
      ${wanted
        .map((t, i) => {
          // Of a type of its own a host function can have none.
          const host = t.includes('$') ? '' : `(func (export "r${i}") (drop (call $h${i})))`;
          const init = /^\(ref (\$|func)/.test(t) ? `(ref.func $${/\$(\w+)/.exec(t)?.[1] ?? 'n'})` : '';
          const table = t.includes('extern') || t === 'nullfuncref' ? '' : `(table (export "t${i}") 1 ${t} ${init})`;
          return `(func (export "p${i}") (param ${t})) ${host} ${table}`;
        })
        .join('\n')})`);
    validate(m);
    const store = new Store();
    try {
      let given: WasmValue = funcref(null);
      const { exports } = store.instantiate(compile(m), (_, name) => {
        const i = m.imports.find((x) => x.name === name)?.desc;
        const type = m.types[i?.kind === 'func' ? i.type : 0]?.comp as FuncType;
        return store.hostFunc(type, () => [given]);
      });
      const values: Readonly<Record<string, WasmValue>> = {
        ...Object.fromEntries(['n', 'i', 'open', 'sub', 'final'].map((name) => [name, funcref(exports.get(name))])),
        null: funcref(null),
        host: externref({}),
        number: externref(7),
      };
      for (const [i, type] of wanted.entries()) {
        for (const [name, value] of Object.entries(values)) {
          const attempts: Record<string, () => unknown> = {
            argument: () => store.invoke(exports.get(`p${i}`) as Func, [value]),
          };
          const caller = exports.get(`r${i}`) as Func | undefined;
          if (caller !== undefined) {
            attempts['result of the host'] = () => {
              given = value;
              return store.invoke(caller);
            };
          }
          const table = exports.get(`t${i}`) as Table | undefined;
          if (table !== undefined) attempts['element'] = () => table.set(0, value);
          for (const [how, attempt] of Object.entries(attempts)) {
            const what = `${name} as ${how} of type ${type}`;
            if (FITS[type]?.includes(name)) expect(attempt, what).not.to.throw();
            else expect(attempt, what).to.throw(TypeError);
          }
        }
      }
    } finally {
      store.close();
    }
  });
});
