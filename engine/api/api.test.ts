/** The engine's face for embedders: conversions, identity, linking, wrong use. docs/embedding.md has the rest. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { Engine, Exception, Global, Memory, Runtime, type Store, Table, Tag, Trap, values, WasmError } from './index.ts';

const engine = new Engine({ cache: 'off' });
const { WebAssembly: V8 } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
  };
};

describe('the face for embedders', () => {
  let store: Store;
  beforeEach(() => {
    store = engine.store();
  });
  afterEach(() => store.close());
  const exportsOf = (text: string, imports = {}): Record<string, never> =>
    store.instantiate<Record<string, never>>(engine.compile(text), imports).exports;
  const call = (f: unknown, ...args: unknown[]): unknown => (f as (...args: unknown[]) => unknown)(...args);

  /** Type → argument → what comes back through wasm, or the error's class. V8's own `WebAssembly` says the same. */
  const SAME: readonly (readonly [type: string, given: unknown, got: unknown])[] = [
    ['i32', 5, 5],
    ['i32', -1, -1],
    ['i32', 2 ** 32 + 7, 7],
    ['i32', 1.9, 1],
    ['i32', '12', 12],
    ['i32', undefined, 0],
    ['i32', Number.NaN, 0],
    ['i32', 5n, TypeError],
    ['i32', Symbol(), TypeError],
    ['i64', 5n, 5n],
    ['i64', -1n, -1n],
    ['i64', 2n ** 63n, -(2n ** 63n)],
    ['i64', 2n ** 64n + 3n, 3n],
    ['i64', true, 1n],
    ['i64', 5, TypeError],
    ['i64', undefined, TypeError],
    ['f32', 0.1, Math.fround(0.1)],
    ['f32', undefined, Number.NaN],
    ['f32', -0, -0],
    ['f64', 0.1, 0.1],
    ['f64', '1e3', 1000],
    ['f64', 1n, TypeError],
    ['externref', undefined, undefined],
    ['externref', null, null],
    ['externref', 'text', 'text'],
    ['funcref', null, null],
    ['funcref', () => 0, TypeError],
    ['funcref', 1, TypeError],
    ['v128', 1, TypeError],
  ];
  it('converts values as the JavaScript interface does, in and out, to functions and from host functions', () => {
    for (const [type, given, got] of SAME) {
      const same = call.bind(
        undefined,
        exportsOf(`(module (func (export "f") (param ${type}) (result ${type}) (local.get 0)))`)['f'],
      );
      const { host } = exportsOf(
        `(module (import "env" "f" (func $f (result ${type}))) (func (export "host") (result ${type}) (call $f)))`,
        { env: { f: () => given } },
      );
      for (const run of [() => same(given), () => call(host)]) {
        if (got === TypeError) expect(run, `${type} ${String(given)}`).throw(TypeError);
        else expect(Object.is(run(), got), `${type} ${String(given)}`).equal(true);
      }
      if (type === 'externref' || type === 'funcref' || type === 'v128') continue;
      const text = `(module (func (export "f") (param ${type}) (result ${type}) (local.get 0)))`;
      const ofV8 = new V8.Instance(new V8.Module(binaryOf(text))).exports['f'];
      if (got === TypeError) expect(() => call(ofV8, given)).throw(TypeError);
      else expect(Object.is(call(ofV8, given), got)).equal(true);
    }
  });

  /** A module's binary form, for V8. */
  function binaryOf(text: string): Uint8Array {
    const code = text.includes('i32') ? 0x7f : text.includes('i64') ? 0x7e : text.includes('f32') ? 0x7d : 0x7c;
    return Uint8Array.of(
      ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 0x60, 1, code, 1, code, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0],
      ...[10, 6, 1, 4, 0, 0x20, 0, 0x0b],
    );
  }

  it('keeps every bit where bits are asked for', () => {
    const f = store.instantiate(
      engine.compile(`(module (func (export "f") (param i32 i64 f32 f64 v128) (result v128 f64 f32 i64 i32)
      (local.get 4) (local.get 3) (local.get 2) (local.get 1) (local.get 0)))`),
    );
    const word = fc.integer();
    fc.assert(
      fc.property(fc.array(word, { minLength: 10, maxLength: 10 }), (w) => {
        const [a = 0, b = 0, c = 0, d = 0, e = 0, g = 0, h = 0, i = 0, j = 0, k = 0] = w;
        const args = [values.i32(a), values.i64Bits(b, c), values.f32Bits(d), values.f64Bits(e, g), values.v128(h, i, j, k)];
        expect(f.func('f').invoke(args)).deep.equal([...args].reverse());
        const mixed = f.func('f')(a, values.toBigInt(args[1] as never), args[2], args[3], args[4]) as unknown[];
        expect([mixed[0], mixed[3], mixed[4]]).deep.equal([args[4], values.toBigInt(args[1] as never), a]);
      }),
    );
  });

  it('an object is the same however one comes to it', () => {
    const instance = store.instantiate(
      engine.compile(`(module (func $f (export "f") (export "g") (result funcref) (ref.func $f))
      (table (export "t") 1 funcref) (elem (i32.const 0) $f)
      (memory (export "m") (export "n") 1) (global (export "r") funcref (ref.func $f)) (tag (export "tag")))`),
    );
    const { exports } = instance;
    const f = instance.func('f');
    expect([exports['g'], f(), instance.table('t').get(0), instance.global('r').value]).deep.equal([f, f, f, f]);
    expect(exports['m']).equal(exports['n']).instanceof(Memory);
    expect([exports['t'], exports['r'], exports['tag']].map((e) => e?.constructor)).deep.equal([Table, Global, Tag]);
    expect(Object.isFrozen(exports)).equal(true);
    expect(Object.getPrototypeOf(exports)).equal(null);
    const again = store.instantiate(
      engine.compile(
        '(module (import "a" "f" (func (result funcref))) (export "f" (func 0)) (import "a" "m" (memory 1)) (export "m" (memory 0)))',
      ),
      { a: exports },
    );
    expect(again.exports['f']).equal(f);
    expect(again.exports['m']).equal(exports['m']);
    instance.table('t').set(0);
    expect(instance.table('t').get(0)).equal(null);
    expect(f.type).deep.equal({ parameters: [], results: ['funcref'] });
    expect(f.length).equal(0);
  });

  it('links what fits, and says what does not', () => {
    const needs = (what: string): ReturnType<Engine['compile']> => engine.compile(`(module (import "a" "b" (${what})))`);
    const CASES: readonly (readonly [what: string, given: unknown, says: RegExp | undefined])[] = [
      ['func', () => 0, undefined],
      ['func', undefined, /unknown import "a" "b"/],
      ['func', 5, /the import "b" is no func/],
      ['func', store.func({ parameters: ['i32'], results: [] }, () => 0), /incompatible import type/],
      ['global i64', 5n, undefined],
      ['global i64', 5, TypeError as never],
      ['global (mut i64)', 5n, /the import "b" is no global/],
      ['global (mut i64)', store.global({ value: 'i64', mutable: true }), undefined],
      ['global externref', 'x', undefined],
      ['memory 1', store.memory({ initial: 1 }), undefined],
      ['memory 2', store.memory({ initial: 1 }), /incompatible import type/],
      ['memory 1', {}, /the import "b" is no memory/],
      ['table 1 funcref', store.table({ element: 'funcref', initial: 1 }), undefined],
      ['tag (param i32)', store.tag({ parameters: ['i32'] }), undefined],
      ['tag', store.tag({ parameters: ['i32'] }), /incompatible import type/],
      ['func', engine.store().func({ parameters: [], results: [] }, () => 0), /another store/],
    ];
    for (const [what, given, says] of CASES) {
      const link = (): unknown => store.instantiate(needs(what), { a: { b: given } });
      if (says === undefined) expect(link, what).not.throw();
      else if (typeof says === 'function') expect(link, what).throw(says);
      else expect(link, what).throw(says);
    }
    expect(() => store.instantiate(needs('func')))
      .throw(WasmError, 'unknown import')
      .property('class', 'unlinkable');
    expect(() => store.table({ element: 'ref', initial: 1 })).throw(TypeError, '"ref" is no value type');
    const instance = store.instantiate(engine.compile('(module (memory (export "m") 1))'));
    expect(() => instance.func('m')).throw(TypeError, 'no function is exported as "m"');
    expect(instance.memory('m').pages).equal(1);
    expect(() => instance.memory('m').grow(2 ** 20)).throw(RangeError);
  });

  it('what a host function throws, and wasm, arrives as it is', () => {
    const own = new Error('own');
    const tag = store.tag({ parameters: ['i64', 'externref'] });
    const { rethrow, js, unreachable } = exportsOf(
      `(module (import "a" "tag" (tag $t (param i64 externref))) (import "a" "js" (tag $js (param externref)))
        (import "a" "f" (func $f))
        (func (export "rethrow") (call $f))
        (func (export "js") (result externref) (block $h (result externref) (try_table (catch $js $h) (call $f)) (ref.null extern)))
        (func (export "unreachable") (unreachable)))`,
      {
        a: {
          tag,
          js: store.jsTag,
          f: () => {
            throw thrown;
          },
        },
      },
    );
    let thrown: unknown = own;
    expect(() => call(rethrow)).throw(own);
    expect(call(js)).equal(own);
    thrown = tag.exception(1n, 'x');
    expect(() => call(rethrow)).throw(Exception);
    expect(tag.valuesOf(thrown)).deep.equal([1n, 'x']);
    expect(store.jsTag.valuesOf(thrown)).equal(undefined);
    expect(() => tag.exception(1n)).throw(TypeError, '2 values expected, got 1');
    expect(() => call(unreachable)).throw(Trap, 'unreachable');
  });

  it('modules are kept as bytes and files, and described', () => {
    const module = engine.compile(`(module (import "a" "f" (func (param i32 (ref null func)) (result f64)))
      (memory (export "m") 1 2) (table (export "t") 3 externref) (global (export "g") (mut i64) (i64.const 1))
      (tag (export "e") (param v128)) (func (export "h") (param i64)))`);
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-api-'));
    try {
      const path = join(folder, 'm.elf');
      module.save(path);
      const runtime = new Runtime();
      const all = [
        module,
        runtime.deserialize(path),
        runtime.deserialize(module.serialize()),
        runtime.deserialize(path, { verify: true }),
      ];
      for (const each of all) {
        expect(each.imports).deep.equal([
          { module: 'a', name: 'f', kind: 'function', type: { parameters: ['i32', 'funcref'], results: ['f64'] } },
        ]);
        expect(each.exports).deep.equal([
          { name: 'm', kind: 'memory', type: { initial: 1, maximum: 2, address: 'i32' } },
          { name: 't', kind: 'table', type: { initial: 3, maximum: undefined, address: 'i32', element: 'externref' } },
          { name: 'g', kind: 'global', type: { value: 'i64', mutable: true } },
          { name: 'e', kind: 'tag', type: { parameters: ['v128'] } },
          { name: 'h', kind: 'function', type: { parameters: ['i64'], results: [] } },
        ]);
        for (const other of [store, runtime.store()])
          expect(other.instantiate(each, { a: { f: () => 0 } }).func('h')(1n)).equal(undefined);
      }
      writeFileSync(path, module.serialize().fill(0, 5000, 5001));
      expect(() => runtime.deserialize(new Uint8Array(100)))
        .throw(WasmError)
        .property('phase', 'load');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('one configuration is that of engine and stores', () => {
    const explicit = new Engine({ cache: 'off', traps: 'explicit', nan: 'canonical' });
    const text = '(module (memory 1) (func (export "f") (result i32) (i32.load (i32.const 65536))))';
    expect(() => explicit.store().instantiate(explicit.compile(text)).func('f')()).throw(Trap, 'out of bounds');
    expect(() => explicit.store().instantiate(engine.compile(text))).throw(WasmError, 'does not fit the store');
    expect(() => engine.compile('(module (memory 1 1 shared))')).throw(WasmError);
    new Engine({ cache: 'off', enable: ['threads'] }).validate('(module (memory 1 1 shared))');
  });
});
