/**
 * The JavaScript interface beside that of V8: programs of a namespace, which must give the same with both. The specification's
 * own tests are ci/js-api's; here is what they do not ask.
 */
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { EXTENSION } from '../../runner/system/paths.ts';
import { encode, FEATURE, parse, WASM3 } from '../core.ts';
import WebAssembly, { type ExportedFunction, type WebAssemblyNamespace } from './index.ts';

const { WebAssembly: V8 } = globalThis as unknown as { WebAssembly: WebAssemblyNamespace };
const FEATURES = WASM3 | FEATURE.threads | FEATURE['legacy-exceptions'];
const binary = (text: string): Uint8Array => encode(parse(text, { features: FEATURES }));

type Exports = Readonly<Record<string, ExportedFunction>>;
/** What a program is given: a namespace, and modules of it by their text. */
interface World {
  readonly W: WebAssemblyNamespace;
  instance(text: string, imports?: object): Exports;
}
const worldOf = (W: WebAssemblyNamespace): World => ({
  W,
  instance: (text, imports = {}) =>
    new W.Instance(new W.Module(binary(text)), imports as Readonly<Record<string, never>>).exports as unknown as Exports,
});

/** What a call gives: a value, or the class of what it throws. */
function outcome(W: WebAssemblyNamespace, run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    for (const name of ['RuntimeError', 'LinkError', 'CompileError'] as const) if (error instanceof W[name]) return name;
    return error instanceof Error ? error.constructor.name : error;
  }
}

const TRAPS: readonly (readonly [name: string, code: string])[] = [
  ['unreachable', '(unreachable)'],
  ['divide by zero', '(drop (i32.div_u (i32.const 1) (local.get 0)))'],
  ['overflow', '(drop (i32.div_s (i32.const 0x80000000) (i32.const -1)))'],
  ['conversion', '(drop (i32.trunc_f32_s (f32.const 1e30)))'],
  ['memory', '(drop (i32.load (i32.const 65536)))'],
  ['table', '(drop (table.get (i32.const 9)))'],
  ['null function', '(call_indirect (i32.const 0))'],
  ['another type', '(drop (call_indirect (result i32) (i32.const 1)))'],
  ['bulk memory', '(memory.fill (i32.const 65535) (i32.const 0) (i32.const 2))'],
];

/** Programs by what they ask. */
const PROGRAMS: Readonly<Record<string, (world: World) => unknown>> = {
  'traps are errors that wasm does not catch, through JavaScript neither': ({ W, instance }) =>
    TRAPS.map(([name, code]) => {
      const { trap, outer } = instance(
        `(module (import "m" "f" (func $f)) (memory 1) (table 2 funcref) (elem (i32.const 1) $f)
        (func (export "trap") (param i32) ${code})
        (func (export "outer") (try (do (call $f)) (catch_all))))`,
        { m: { f: () => trap?.(0) } },
      );
      return [name, outcome(W, () => trap?.(0)), outcome(W, () => outer?.())];
    }),
  "a JavaScript error goes through wasm as itself, and wasm's handlers see it": ({ instance }) => {
    const error = new TypeError('mine');
    const { through, caught } = instance(
      `(module (import "m" "f" (func $f))
        (func (export "through") (call $f))
        (func (export "caught") (result i32) (try (result i32) (do (call $f) (i32.const 1)) (catch_all (i32.const 2)))))`,
      {
        m: {
          f: () => {
            throw error;
          },
        },
      },
    );
    try {
      through?.();
    } catch (thrown) {
      return [thrown === error, caught?.()];
    }
    return 'nothing was thrown';
  },
  'an exception keeps its identity, its tag and its values': ({ W, instance }) => {
    const tag = new W.Tag({ parameters: ['i32', 'f64', 'externref'] });
    const payload = {};
    const exception = new W.Exception(tag, [7, 0.5, payload]);
    const { throws, passes } = instance(
      `(module (import "m" "t" (tag $t (param i32 f64 externref))) (import "m" "f" (func $f))
        (func (export "throws") (param externref) (throw $t (i32.const 1) (f64.const 2) (local.get 0)))
        (func (export "passes") (try (do (call $f)) (catch $t (drop) (drop) (drop) (rethrow 0)))))`,
      {
        m: {
          t: tag,
          f: () => {
            throw exception;
          },
        },
      },
    );
    const thrownBy = (run: () => unknown): InstanceType<typeof W.Exception> => {
      try {
        run();
      } catch (thrown) {
        return thrown as InstanceType<typeof W.Exception>;
      }
      throw new Error('nothing was thrown');
    };
    const made = thrownBy(() => throws?.(payload));
    return [
      made instanceof W.Exception,
      made.is(tag),
      [0, 1].map((i) => made.getArg(tag, i)),
      made.getArg(tag, 2) === payload,
      thrownBy(() => passes?.()) === exception,
    ];
  },
  'recursion without end is a RangeError, and the next call is fine': ({ W, instance }) => {
    const { f, g } = instance('(module (func $f (export "f") (call $f)) (func (export "g") (result i32) (i32.const 5)))');
    return [outcome(W, () => f?.()), g?.()];
  },
  'any value goes through externref as itself': ({ instance }) => {
    const { same } = instance('(module (func (export "same") (param externref) (result externref) (local.get 0)))');
    const values = [undefined, null, 0, -0, 1.5, Number.NaN, 2 ** 31, 5n, '', 'x', Symbol.iterator, true, {}, [], () => 0, same];
    return values.map((value) => Object.is(same?.(value), value));
  },
  'functions have names, lengths and identities': ({ W, instance }) => {
    const host = (): number => 1;
    const text = `(module (import "m" "f" (func $f (param i32 i64) (result i32))) (func (export "a") (export "b") (param f32))
      (table (export "t") 3 funcref) (elem (i32.const 0) $f 1) (export "h" (func $f)))`;
    const one = instance(text, { m: { f: host } });
    const two = instance(text, { m: { f: one['h'] } });
    const table = one['t'] as unknown as InstanceType<typeof W.Table>;
    return [
      one['a'] === one['b'],
      table.get(0) === one['h'],
      table.get(1) === one['a'],
      table.get(2),
      one['h'] === (host as unknown),
      two['h'] === one['h'],
      [one['a'], one['h']].map((f) => [f?.name, f?.length, 'prototype' in (f as object)]),
      outcome(W, () => Reflect.construct(one['a'] as never, [])),
      outcome(W, () => table.set(0, host)),
      table.set(2, two['a']),
      table.get(2) === two['a'],
    ];
  },
  'calls go in and out, several deep': ({ instance }) => {
    const { f } = instance(
      `(module (import "m" "g" (func $g (param i32) (result i32)))
        (func (export "f") (param i32) (result i32) (i32.add (i32.const 1) (call $g (i32.sub (local.get 0) (i32.const 1))))))`,
      { m: { g: (n: number) => (n > 0 ? f?.(n) : 100) } },
    );
    return f?.(50);
  },
  'several results are an array, and iterators are taken for them': ({ W, instance }) => {
    const { f, g } = instance(
      `(module (import "m" "h" (func $h (result i32 i64)))
        (func (export "f") (result i32 i64) (i32.const 1) (i64.const 2)) (func (export "g") (result i32 i64) (call $h)))`,
      { m: { h: () => new Set<unknown>([7, 8n]) } },
    );
    return [
      f?.(),
      g?.(),
      outcome(W, () =>
        instance('(module (import "m" "h" (func (result i32 i32))) (start 1) (func (drop (drop (call 0)))))', {
          m: { h: () => [1] },
        }),
      ),
    ].map(String);
  },
  'imports are read in order, and each kind of value is asked for': ({ W, instance }) => {
    const seen: string[] = [];
    const from = new Proxy(
      {},
      {
        get: (_, module) =>
          new Proxy(
            {},
            {
              get: (_2, name) => {
                seen.push(`${String(module)}.${String(name)}`);
                return name === 'g' ? 5 : () => 0;
              },
            },
          ),
      },
    );
    const module =
      '(module (import "b" "f" (func)) (import "a" "g" (global i32)) (import "b" "f" (func)) (import "c" "m" (memory 1)))';
    return [outcome(W, () => instance(module, from)), seen];
  },
  'a memory that grows leaves its buffer detached, whoever grows it': ({ W, instance }) => {
    const { m, grow } = instance(
      '(module (memory (export "m") 1 4) (func (export "grow") (result i32) (memory.grow (i32.const 1))))',
    );
    const memory = m as unknown as InstanceType<typeof W.Memory>;
    const first = memory.buffer;
    const sizes = [first.byteLength, grow?.(), first.byteLength, memory.buffer.byteLength];
    const second = memory.buffer;
    return [
      ...sizes,
      memory.buffer === second,
      memory.grow(0),
      second.byteLength,
      memory.buffer === second,
      outcome(W, () => memory.grow(9)),
    ];
  },
  'a start function that fails fails the instance': ({ W, instance }) => [
    outcome(W, () => instance('(module (start 0) (func (unreachable)))')),
    outcome(W, () =>
      instance('(module (import "m" "f" (func)) (start 0))', {
        m: {
          f: () => {
            throw new SyntaxError('from start');
          },
        },
      }),
    ),
  ],
  'errors are made as those of JavaScript are': ({ W }) =>
    (['CompileError', 'LinkError', 'RuntimeError'] as const).map((name) => {
      const made = [new W[name]('m'), W[name]('m', { cause: 5 }), new W[name]()];
      return made.map((e) => [e instanceof W[name], String(e), Object.keys(e), e.cause, e.stack?.split('\n')[0]]);
    }),
};

describe('the JavaScript interface', () => {
  for (const [name, program] of Object.entries(PROGRAMS)) {
    it(name, () => {
      expect(program(worldOf(WebAssembly))).deep.equal(program(worldOf(V8)));
    });
  }

  it("a trap's stack has the frames of wasm between those of JavaScript", () => {
    const { outer } = worldOf(WebAssembly).instance(
      '(module (func $inner (unreachable)) (func $outer (export "outer") (call $inner)))',
    );
    function caller(): void {
      outer?.();
    }
    try {
      caller();
      expect.fail('nothing was thrown');
    } catch (error) {
      const lines = (error as Error).stack?.split('\n') ?? [];
      expect(lines.slice(0, 3).map((line) => line.trim().replace(/\+0x.*/, ''))).deep.equal([
        'RuntimeError: unreachable',
        'at inner (wasm-function[0]',
        'at outer (wasm-function[1]',
      ]);
      expect(lines[3]).match(/at caller /);
    }
  });

  /** Response's body and its head → what becomes of it. */
  const RESPONSES: readonly (readonly [body: unknown, head: object, what: string])[] = [
    [[0, 97, 115, 109, 1, 0, 0, 0], { 'content-type': 'application/wasm' }, 'Module'],
    [[0, 97, 115, 109, 1, 0, 0, 0], { 'content-type': 'application/wasm; charset=utf-8' }, 'TypeError'],
    [[0, 97, 115, 109, 1, 0, 0, 0], {}, 'TypeError'],
    [[0, 97, 115, 109, 1], { 'content-type': 'application/wasm' }, 'CompileError'],
  ];
  it('a module comes as a Response', async () => {
    const { Response } = globalThis as unknown as { Response: new (body: unknown, init: object) => object };
    const named = (promise: Promise<object>): Promise<string> =>
      promise.then(
        (value) => value.constructor.name,
        (error: Error) => error.name,
      );
    for (const W of [WebAssembly, V8]) {
      for (const [bytes, headers, what] of RESPONSES) {
        const response = new Response(Uint8Array.from(bytes as number[]), { headers });
        expect(await named(W.compileStreaming(Promise.resolve(response)))).equal(what);
        expect(await named(W.instantiateStreaming(response))).equal('TypeError');
      }
      const missing = new Response('', { status: 404, headers: { 'content-type': 'application/wasm' } });
      expect(await named(W.compileStreaming(missing))).equal('TypeError');
      expect(await named(W.compileStreaming(new Uint8Array(8)))).equal('TypeError');
    }
    const response = new Response(binary('(module (func (export "f") (result i32) (i32.const 3)))'), {
      // Node's own asks for the exact letters, against the standard.
      headers: { 'content-type': ' Application/WASM ' },
    });
    const { instance } = await WebAssembly.instantiateStreaming(response);
    expect((instance.exports as unknown as Exports)['f']?.()).equal(3);
  });

  describe('promising and Suspending', () => {
    const { instance } = worldOf(WebAssembly);
    const { Suspending, promising, SuspendError } = WebAssembly;
    const ADDS = `(module (import "m" "f" (func $f (param i32) (result i32)))
      (func (export "g") (param i32) (result i32) (i32.add (call $f (local.get 0)) (i32.const 1))))`;
    const g = (f: unknown): ExportedFunction => instance(ADDS, { m: { f } })['g'] as ExportedFunction;
    const suspending = (f: (n: number) => unknown): ExportedFunction => g(new Suspending(f));
    const ended = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: Error) => error.name);

    /** What the host function gives → what the promise comes to. As V8 14.6 has it. */
    const GIVEN: readonly (readonly [name: string, f: (n: number) => unknown, outcome: unknown])[] = [
      ['a number', (n) => n, 2],
      ['a promise', async (n) => 2 * n, 3],
      // biome-ignore lint/suspicious/noThenProperty: what is asked
      ['a thenable', () => ({ then: (resolve: (n: number) => void) => resolve(7) }), 8],
      ['a rejection', () => Promise.reject(new TypeError('late')), 'TypeError'],
      [
        'an error',
        () => {
          throw new EvalError('now');
        },
        'EvalError',
      ],
      ['no number', async () => Symbol(), 'TypeError'],
    ];
    for (const [name, f, outcome] of GIVEN) {
      it(`a host function gives ${name}`, async () => {
        expect(await ended(promising(suspending(f))(1))).equal(outcome);
        expect(() => suspending(f)(1)).throw(SuspendError, 'trying to suspend without WebAssembly.promising');
      });
    }
    it('frames of JavaScript are not suspended, those of wasm are', async () => {
      const inner = suspending(async (n) => 10 * n);
      expect(await promising(g(inner))(1)).equal(12);
      expect(await ended(promising(g((n: number) => inner(n)))(1))).equal('SuspendError');
    });
    it('calls wait for each other in any order', async () => {
      const waiting: (() => void)[] = [];
      const order: unknown[] = [];
      const f = promising(suspending((n) => new Promise((resolve) => waiting.push(() => resolve(n)))));
      const calls = Array.from({ length: 500 }, (_, i) => f(i).then((n) => order.push(n)));
      for (const go of waiting.reverse()) go();
      await Promise.all(calls);
      expect(order).deep.equal(Array.from({ length: 500 }, (_, i) => 500 - i));
    });
    it('a rejection can be caught in wasm', async () => {
      const { f } = instance(
        `(module (import "m" "f" (func $f)) (import "m" "tag" (tag $tag (param externref)))
          (func (export "f") (result externref) (block $h (result externref) (try_table (catch $tag $h) (call $f)) (ref.null extern))))`,
        { m: { f: new Suspending(() => Promise.reject('why')), tag: WebAssembly.JSTag } },
      );
      expect(await promising(f as ExportedFunction)()).equal('why');
    });
    it('references in suspended frames survive collections', async () => {
      const { f, make } = instance(
        `(module (type $s (struct (field i32) (field externref))) (import "m" "f" (func $f))
          (func (export "f") (param i32 externref) (result i32 externref) (local $s (ref $s))
            (local.set $s (struct.new $s (local.get 0) (local.get 1)))
            (call $f)
            (struct.get $s 0 (local.get $s)) (struct.get $s 1 (local.get $s)))
          (func (export "make") (param i32) (loop (drop (struct.new $s (local.get 0) (ref.null extern)))
            (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))`,
        { m: { f: new Suspending(() => new Promise((resolve) => setTimeout(resolve, 20))) } },
      );
      const call = promising(f as ExportedFunction);
      const values = Array.from({ length: 50 }, (_, i) => ({ i }));
      const calls = values.map((value, i) => call(i, value));
      make?.(3_000_000);
      expect(await Promise.all(calls)).deep.equal(values.map((value, i) => [i, value]));
    });
    it('wrong use is refused', () => {
      expect(() => promising((() => 0) as ExportedFunction)).throw(TypeError);
      expect(() => new Suspending(5 as never)).throw(TypeError);
      expect(() => promising(g(() => 0))(5n)).throw(TypeError);
    });
  });

  it('a namespace is of no use to another', async () => {
    const { makeNamespace } = await import('./index.ts');
    const other = makeNamespace({ cache: 'off' });
    const memory = new other.Memory({ initial: 1 });
    const module = new WebAssembly.Module(binary('(module (import "m" "m" (memory 1)))'));
    expect(() => new WebAssembly.Instance(module, { m: { m: memory } })).throw(WebAssembly.LinkError);
    expect(() => new other.Instance(module)).throw(TypeError);
  });

  it('modules and shared memories reach Workers, which have namespaces of their own', async function () {
    if (EXTENSION === '.ts') return this.skip();
    this.timeout(60_000);
    const module = new WebAssembly.Module(
      binary(`(module (import "m" "memory" (memory 1 8 shared)) (import "wasm:js-string" "length" (func $length (param externref) (result i32)))
        (func (export "add") (param i32) (result i32) (i32.atomic.rmw.add (i32.const 0) (local.get 0)))
        (func (export "length") (param externref) (result i32) (call $length (local.get 0)))
        (func (export "grow") (result i32) (memory.grow (i32.const 1))))`),
      { builtins: ['js-string'] },
    );
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 8, shared: true });
    const program = `import { parentPort, workerData } from 'node:worker_threads';
      import WebAssembly from ${JSON.stringify(new URL('./index.js', import.meta.url).href)};
      const { module, memory } = workerData;
      const { add, length, grow } = new WebAssembly.Instance(module, { m: { memory } }).exports;
      for (let i = 0; i < 1000; i++) add(1);
      const instance = await WebAssembly.instantiate(module, { m: { memory } });
      parentPort.postMessage([module instanceof WebAssembly.Module, memory instanceof WebAssembly.Memory, length('four'), grow() > 0,
        WebAssembly.Module.exports(module).length, instance.exports.add(0) >= 1000]);`;
    const start = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
          workerData: { module, memory },
        });
        worker.on('message', resolve).on('error', reject);
      });
    expect(await Promise.all([start(), start(), start()])).deep.equal(
      Array.from({ length: 3 }, () => [true, true, 4, true, 3, true]),
    );
    const { add } = new WebAssembly.Instance(module, { m: { memory } }).exports as unknown as Exports;
    expect([add?.(0), memory.buffer.byteLength]).deep.equal([3000, 4 * 65536]);
  });
});
