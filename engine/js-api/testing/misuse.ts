/**
 * For misuse.test.ts, in a process of its own: functions of the namespace, and methods of its objects, are given what they do
 * not want, here and in V8: `node misuse.js SEED COUNT`. Out: a line of JSON with what was asked and what the two answered
 * differently.
 */
import { inspect, types } from 'node:util';
import { encode, parse } from '../../core.ts';
import WebAssembly from '../index.ts';

type Namespace = Record<string, unknown>;
type Callable = (...args: unknown[]) => unknown;

const bytes = encode(
  parse(`(module (import "m" "f" (func $f (param i32) (result i32))) (memory (export "memory") 1 3) (table (export "table") 2 5 funcref)
    (global (export "global") (mut i64) (i64.const 7)) (tag (export "tag") (param i32 externref))
    (func (export "add") (param i32 i64 f32 f64 externref funcref) (result f64) (local.get 3))
    (func (export "call") (param i32) (result i32) (call $f (local.get 0)))
    (func (export "two") (result i32 i64) (i32.const 1) (i64.const 2)))`),
);
const imports = { m: { f: (n: number) => n + 1 } };

/**
 * What functions are given, of a namespace: some are objects of it. Made anew for each call, as calls may change them. Not among
 * them what V8 refuses to take for bytes of a module, though the standard allows it: a DataView, a SharedArrayBuffer.
 */
function values(W: Namespace): readonly (() => unknown)[] {
  const make = (name: string, ...args: unknown[]): object => new (W[name] as new (...all: unknown[]) => object)(...args);
  const module = make('Module', bytes);
  const instance = (): { readonly exports: Record<string, unknown> } => make('Instance', module, imports) as never;
  const thrower = (): never => {
    throw new EvalError('from a trap');
  };
  const detached = (): ArrayBuffer => {
    const buffer = bytes.slice().buffer as ArrayBuffer;
    structuredClone(buffer, { transfer: [buffer] });
    return buffer;
  };
  /** Descriptors whose getters change what they were read from, or enter again. */
  const mutating = (name: string, then: () => unknown): object => {
    const object = { initial: 1, element: 'anyfunc', value: 'i32', parameters: ['i32'], maximum: 2 };
    return Object.defineProperty(object, name, {
      get() {
        Object.assign(object, { element: 'externref' });
        return then();
      },
    });
  };
  return [
    ...[undefined, null, true, 0, -0, 1, 2, 3, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 32, 2 ** 53, 1n, -1n],
    ...[2n ** 64n, '', '1', 'i32', 'anyfunc', 'abc', {}, [], [1], [1, 'x'], [[1], 2], Symbol.iterator],
    ...[{ initial: 1 }, { initial: 1, maximum: 0 }, { initial: 65537 }, { initial: 2 ** 32 }, { initial: -1 }, { initial: 1n }],
    ...[
      { initial: 1, maximum: 65537 },
      { initial: 1, maximum: 2, shared: true },
      { initial: 1, shared: true },
    ],
    ...[
      { initial: 1n, address: 'i64' },
      { initial: 1, address: 'i64' },
      { initial: 1, address: 'i16' },
    ],
    ...[
      { element: 'anyfunc', initial: 1 },
      { element: 'externref', initial: 2, maximum: 4 },
      { element: 'i32', initial: 1 },
    ],
    ...[{ element: 'anyfunc', initial: 10_000_001 }, { element: 'anyfunc' }, { initial: '3', element: 'anyfunc' }],
    ...[{ value: 'i32' }, { value: 'i64', mutable: true }, { value: 'v128' }, { value: 'externref', mutable: 1 }, { value: 'x' }],
    ...[{ value: 'anyfunc', mutable: true }, { value: 'f32' }, { value: 'f64' }],
    ...[
      { parameters: [] },
      { parameters: ['i32'] },
      { parameters: ['i32', 'externref'] },
      { parameters: 5 },
      { parameters: ['q'] },
    ],
    ...[{ m: {} }, { m: 1 }, { m: { f: 1 } }, { m: { f: () => 1 } }, { m: { f: class {} } }, { traceStack: true }],
    ...[{ builtins: ['js-string'] }, { builtins: 1 }, { importedStringConstants: 1 }],
    ...[{ [Symbol.toPrimitive]: () => 1 }, { valueOf: () => 2 }, { toString: () => 'i32', valueOf: null }],
  ]
    .map((value) => (): unknown => value)
    .concat(
      () => Symbol('s'),
      () => (n: number) => n,
      () => thrower,
      () => new Proxy({}, { get: thrower, has: thrower }),
      () => new Proxy(() => 1, { get: thrower, apply: thrower }),
      () => ({ valueOf: thrower, toString: thrower }),
      () => ({ [Symbol.iterator]: thrower }),
      () => ({
        get initial(): number {
          return thrower();
        },
      }),
      () => mutating('maximum', () => 3),
      () => mutating('initial', () => make('Memory', { initial: 1 }) && 1),
      () => mutating('element', thrower),
      () => mutating('value', () => 'i64'),
      () => mutating('parameters', () => ['f64', 'anyfunc']),
      () => bytes.slice(),
      () => bytes.slice().buffer,
      () => bytes.slice(0, 20),
      () => Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0),
      () => Uint8Array.of(0, 97, 115, 109, 2, 0, 0, 0),
      () => new Uint8Array(0),
      () => new Uint16Array([1, 2, 3]),
      detached,
      () => {
        const view = bytes.slice();
        structuredClone(view.buffer, { transfer: [view.buffer as ArrayBuffer] });
        return view;
      },
      () => new Date(0),
      () => Promise.resolve(1),
      () => module,
      instance,
      () => instance().exports,
      ...['memory', 'table', 'global', 'tag', 'add', 'call', 'two'].map((name) => () => instance().exports[name]),
      () => make('Memory', { initial: 1, maximum: 3 }),
      () => make('Table', { element: 'externref', initial: 2 }, 5),
      () => make('Global', { value: 'externref', mutable: true }, 'text'),
      () => make('Global', { value: 'i32' }, 5),
      () => make('Exception', make('Tag', { parameters: ['i32'] }), [1]),
      () => Object.create((W['Memory'] as { prototype: object }).prototype),
    );
}

/** What can be called of a namespace: its functions, its constructors, their methods, what its instances export. */
function operations(W: Namespace): Map<string, (receiver: unknown, args: readonly unknown[]) => unknown> {
  const found = new Map<string, (receiver: unknown, args: readonly unknown[]) => unknown>();
  for (const name of Object.getOwnPropertyNames(W).sort()) {
    const value = W[name];
    if (typeof value !== 'function') continue;
    found.set(name, (_, args) => Reflect.apply(value, W, args));
    if (!/^[A-Z]/.test(name) || name.endsWith('Error')) continue;
    found.set(`new ${name}`, (_, args) => Reflect.construct(value, args));
    for (const [key, { value: method }] of Object.entries(Object.getOwnPropertyDescriptors(value)))
      if (typeof method === 'function') found.set(`${name}.${key}`, (_, args) => Reflect.apply(method, value, args));
    const prototype = value.prototype as object;
    for (const [key, { value: method, get, set }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (key === 'constructor') continue;
      for (const [how, f] of [
        ['', method],
        ['get ', get],
        ['set ', set],
      ] as const)
        if (typeof f === 'function') found.set(`${how}${name}.${key}`, (receiver, args) => Reflect.apply(f, receiver, args));
    }
  }
  const { exports } = new (W['Instance'] as new (m: object, i: object) => { exports: Record<string, Callable> })(
    new (W['Module'] as new (b: Uint8Array) => object)(bytes),
    imports,
  );
  for (const name of ['add', 'call', 'two']) found.set(`exports.${name}`, (_, args) => exports[name]?.(...args));
  return found;
}

const tagOf = (value: unknown): string => (types.isProxy(value) ? 'proxy' : Object.prototype.toString.call(value));
/** A value in words that both engines share. */
function shown(value: unknown, depth = 0): string {
  if (types.isProxy(value)) return 'proxy';
  if (typeof value === 'function') return `function ${value.length}`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : String(value);
  const tag = tagOf(value);
  if (depth > 1 || ArrayBuffer.isView(value)) return tag;
  if (value instanceof ArrayBuffer) return `${tag} ${value.byteLength}`;
  const entries = Array.isArray(value) ? value : tag === '[object Object]' ? Object.entries(value).flat() : [];
  return `${tag} ${entries.map((each) => shown(each, depth + 1)).join(', ')}`;
}
/** What came of a call: a value, or the class of what was thrown. */
async function outcome(call: () => unknown): Promise<string> {
  const thrown = (error: unknown): string => `throws ${(error as Error | undefined)?.constructor?.name ?? String(error)}`;
  let value: unknown;
  try {
    value = call();
  } catch (error) {
    return thrown(error);
  }
  if (!(value instanceof Promise)) return shown(value);
  return value.then(
    (v) => `promise of ${shown(v)}`,
    (error) => `promise that ${thrown(error)}`,
  );
}

/**
 * How many arguments are given. Beyond them V8 does not do as Web IDL says: it takes options for compiling that are none, and
 * wants an argument of a setter.
 */
const least = (name: string): number => (name.startsWith('set ') ? 1 : 0);
const most = (name: string): number => (/Module$|^compile|^validate$/.test(name) ? 1 : name.startsWith('instantiate') ? 2 : 4);
/** V8 looks at an element's index before its value, the standard the other way round; older ones know less of constructors. */
const isKnown = (name: string, answers: readonly string[]): boolean =>
  name === 'Table.set'
    ? answers.join() === 'throws TypeError,throws RangeError'
    : Number.parseInt(process.versions.v8, 10) < 14 && /^new (Memory|Table|Exception)$/.test(name);

async function main(seed: number, count: number): Promise<object> {
  let state = 2 * seed + 1;
  const random = (n: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
  const V8 = (globalThis as unknown as { WebAssembly: Namespace }).WebAssembly;
  const sides = [WebAssembly as unknown as Namespace, V8].map((W) => ({ values: values(W), operations: operations(W) }));
  const [ours, theirs] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const names = [...theirs.operations.keys()].filter((name) => ours.operations.has(name));
  const kinds = theirs.values.map((make) => tagOf(make()));
  /** Mostly an object of the method's interface. */
  const receiverOf = (name: string): number => {
    const fitting = kinds.flatMap((kind, at) =>
      name.includes(`${kind.slice(0, -1).replace('[object WebAssembly.', '')}.`) ? [at] : [],
    );
    return fitting.length === 0 || random(4) === 0 ? random(kinds.length) : (fitting[random(fitting.length)] as number);
  };
  const different: string[] = [];
  for (let i = 0; i < count; i++) {
    const name = names[i % names.length] as string;
    const receiver = receiverOf(name);
    const chosen = Array.from({ length: Math.min(most(name), Math.max(least(name), random(4))) }, () =>
      random(ours.values.length),
    );
    const answers: string[] = [];
    for (const { values: pool, operations: all } of sides) {
      const args = chosen.map((at) => pool[at]?.());
      const self = pool[receiver]?.();
      answers.push(await outcome(() => all.get(name)?.(self, args)));
    }
    if (answers[0] !== answers[1] && !isKnown(name, answers)) {
      const given = (at: number): string => inspect(theirs.values[at]?.(), { showProxy: true, depth: 1, breakLength: 1000 });
      different.push(`${name} on ${given(receiver)} (${chosen.map(given).join('; ')}): ${answers.join(' | ')}`);
    }
  }
  return {
    count,
    operations: names.length,
    missing: [...theirs.operations.keys()].filter((n) => !ours.operations.has(n)),
    different,
  };
}

const [seed = '1', count = '1000'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await main(Number(seed), Number(count)))}\n`);
process.exit();
