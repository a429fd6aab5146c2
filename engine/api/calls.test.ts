/**
 * Calls through stubs (runtime/calls/stubs.ts) against calls by values, which know no signature beforehand: the same results bit
 * for bit, the same errors, whatever calls whatever; and queues.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { CODE_ROOT, EXTENSION } from '../../runner/system/paths.ts';
import { CallQueue, Engine, type Store, Trap, values, type WasmFunction } from './index.ts';

const engine = new Engine({ cache: 'off' });
const TYPES = ['i32', 'i64', 'f32', 'f64', 'v128'] as const;
type Type = (typeof TYPES)[number];
/** JavaScript values of a type; NaNs of JavaScript have one form. */
const VALUES: Readonly<Record<Type, fc.Arbitrary<unknown>>> = {
  i32: fc.integer(),
  i64: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  f32: fc.float(),
  f64: fc.double(),
  v128: fc.tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer()).map((w) => values.v128(...w)),
};
const exact = (type: Type, value: unknown): ReturnType<typeof values.i32> =>
  type === 'v128' ? (value as never) : values[type](value as never);

describe('calls', () => {
  let store: Store;
  beforeEach(() => {
    store = engine.store();
  });
  afterEach(() => store.close());

  it('of every signature give the parameter they are to give, by stub, by values and from a queue, through wasm and the host', () => {
    // Seven integers and nine floats find no register: those signatures have no stub.
    const signature = fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 10 }).chain((types) =>
      fc.record({
        types: fc.constant(types),
        pick: fc.nat(types.length - 1),
        args: fc.tuple(...types.map((type) => VALUES[type])),
      }),
    );
    fc.assert(
      fc.property(signature, ({ types, pick, args }) => {
        const params = types.join(' ');
        const result = types[pick] as Type;
        const all = types.map((_, i) => `(local.get ${i})`).join(' ');
        const instance = store.instantiate(
          engine.compile(`(module (import "env" "host" (func $host (param ${params}) (result ${result})))
            (func (export "pick") (param ${params}) (result ${result}) (local.get ${pick}))
            (func (export "through") (param ${params}) (result ${result}) (call $host ${all})))`),
          { env: { host: (...given: unknown[]) => given[pick] } },
        );
        const wanted = exact(result, args[pick]);
        for (const name of ['pick', 'through']) {
          const f = instance.func(name);
          const bits = types.map((type, i) => exact(type, args[i]));
          expect(f.invoke(bits)).deep.equal([wanted]);
          expect(exact(result, f(...args))).deep.equal(wanted);
          const queue = new CallQueue(f);
          for (let i = 0; i < 3; i++) expect(queue.add(...args)).equal(i);
          expect(exact(result, queue.result(2))).deep.equal(wanted);
        }
      }),
      { numRuns: 60 },
    );
  });

  const WAT = `(module (import "env" "host" (func $host (param i32) (result i32)))
    (func $div (export "div") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
    (func (export "none"))
    (func (export "call") (param i32) (result i32) (call $host (local.get 0)))
    (func $deep (export "deep") (param i32) (result i32) (call $deep (local.get 0))))`;
  const host = (body: (n: number) => unknown): Readonly<Record<string, WasmFunction>> =>
    store.instantiate<Record<string, WasmFunction>>(engine.compile(WAT), { env: { host: body } }).exports;

  it('throw what wasm and hosts throw, with the callers in the stack, and go on afterwards', () => {
    const own = new Error('own');
    const { div, call, deep, none } = host((n) => {
      if (n === 1) throw own;
      return n === 2 ? Symbol() : n;
    });
    function caller(): unknown {
      return div?.(1, 0);
    }
    for (let round = 0; round < 3; round++) {
      expect(caller)
        .throw(Trap, 'integer divide by zero')
        .property('stack')
        .match(/div \(wasm-function\[1\].*\n {4}at caller/);
      expect(() => call?.(1)).throw(own);
      expect(() => call?.(2)).throw(TypeError);
      expect(() => deep?.(1)).throw(Trap, 'call stack exhausted');
      expect([div?.(7, 2), call?.(5), none?.()]).deep.equal([3, 5, undefined]);
    }
  });

  it('nest, and conversions may call before anything is written', () => {
    const { call, div } = host((n) => (n > 0 ? (call?.(n - 1) as number) + 1 : 0));
    expect(call?.(50)).equal(50);
    const sly = { valueOf: () => div?.(100, 10) };
    expect(div?.(sly, { valueOf: () => call?.(2) })).equal(5);
    let depth = 0;
    const { call: endless } = host((n) => {
      depth++;
      return endless?.(n);
    });
    expect(() => endless?.(1)).throw();
    expect(depth).greaterThan(100);
    expect(div?.(9, 3)).equal(3);
  });

  it('are refused by a closed store', () => {
    const { div } = host((n) => n);
    store.close();
    expect(() => div?.(1, 1)).throw('the store is closed');
    expect(() => new CallQueue(div as WasmFunction).add(1, 1)).throw('the store is closed');
  });

  it('of a queue run in order, each with what became of it', () => {
    const seen: number[] = [];
    const { call, div } = host((n) => {
      seen.push(n);
      if (n % 100 === 99) throw n;
      return n * 2;
    });
    const queue = new CallQueue(call as WasmFunction);
    for (let i = 0; i < 1000; i++) expect(queue.add(i)).equal(i);
    expect(queue.result(999 - 1)).equal(1996);
    expect(seen).deep.equal(Array.from({ length: 1000 }, (_, i) => i));
    for (let i = 0; i < 1000; i++) {
      if (i % 100 === 99)
        expect(() => queue.result(i))
          .throw()
          .equal(i);
      else expect(queue.result(i)).equal(i * 2);
    }
    expect(() => queue.result(1000)).throw(RangeError, 'there is no call 1000');
    queue.clear();
    expect(() => queue.result(0)).throw(RangeError, 'there is no call 0');
    expect(queue.add(3)).equal(0);
    expect(queue.result(0)).equal(6);
    expect(() => queue.result(1)).throw(RangeError, 'there is no call 1');
    const other = new CallQueue(div as WasmFunction);
    expect([other.add(8, 2), other.add(1, 0), other.add(9, 3)]).deep.equal([0, 1, 2]);
    expect(other.result(2)).equal(3);
    expect(() => other.result(1)).throw(Trap, 'integer divide by zero');
    expect(() => new CallQueue((() => 0) as never)).throw(TypeError, 'not a function of this engine');
  });

  it('of a queue that runs refuse what would use it', () => {
    const uses: (() => unknown)[] = [() => queue.add(1), () => queue.run(), () => queue.result(0), () => queue.clear()];
    const { call } = host((n) => uses[n]?.());
    const queue = new CallQueue(call as WasmFunction);
    for (const i of uses.keys()) queue.add(i);
    for (const i of uses.keys()) expect(() => queue.result(i)).throw('the queue is running');
    queue.add(uses.length);
    expect(queue.result(uses.length)).equal(0);
  });

  it('need no code made of text where none may be made', function () {
    if (EXTENSION === '.ts') return this.skip();
    const program = `import { Engine, CallQueue } from ${JSON.stringify(join(CODE_ROOT, 'engine', 'api', 'index.js'))};
const engine = new Engine({ cache: 'off' });
const { exports } = engine.store().instantiate(engine.compile(${JSON.stringify(WAT)}), { env: { host: (n) => n + 1 } });
const queue = new CallQueue(exports.div);
queue.add(8, 2);
console.log(exports.div(7, 2), exports.call(1), queue.result(0));`;
    const args = ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', program];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).equal('3 2 4\n');
  });
});
