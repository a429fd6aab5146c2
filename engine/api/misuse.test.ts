/**
 * Wrong use of the engine's own face: whatever its functions are given, they give a value or throw an error that is the caller's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { isBug } from '../wasm/errors.ts';
import * as touchstone from './index.ts';

const TEXT = `(module (import "m" "f" (func $f (param i32) (result i32))) (memory (export "memory") 1 3)
  (table (export "table") 2 5 funcref) (global (export "global") (mut i64) (i64.const 7)) (tag (export "tag") (param i32))
  (func (export "add") (param i32 i64 f32 f64 externref funcref v128) (result f64) (local.get 3))
  (func (export "call") (param i32) (result i32) (call $f (local.get 0))))`;
const thrower = (): never => {
  throw new EvalError('from a trap');
};
const detached = (): Uint8Array => {
  const view = new Uint8Array(8);
  structuredClone(view.buffer, { transfer: [view.buffer] });
  return view;
};

/** Objects of the face, and values that are no sensible arguments. */
function things(): Record<string, unknown> {
  const engine = new touchstone.Engine({ cache: 'off' });
  const store = engine.store({ memoryBytes: 2 ** 24, tableElements: 1000 });
  const module = engine.compile(TEXT);
  const instance = store.instantiate(module, { m: { f: (n: number) => n } });
  return {
    ...{ engine, store, module, instance, ...instance.exports, runtime: new touchstone.Runtime() },
    queue: new touchstone.CallQueue(instance.func('call')),
    other: engine.store().memory({ initial: 1 }),
    closed: ((): unknown => {
      const gone = engine.store();
      const memory = gone.memory({ initial: 1 });
      gone.close();
      return memory;
    })(),
  };
}
const VALUES: readonly unknown[] = [
  ...[undefined, null, true, 0, -0, 1, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32, 2 ** 53, 1n, -1n, 2n ** 70n],
  ...['', 'abc', TEXT, '(module', Symbol('s'), {}, [], [1, 2], () => 1, thrower, new Date(0), new Map(), Promise.resolve(1)],
  ...[{ initial: 1 }, { initial: -1 }, { initial: 2 ** 40 }, { initial: 1, maximum: 0 }, { initial: 'x' }, { initial: 1n }],
  ...[{ element: 'funcref', initial: 1 }, { element: 'q', initial: 1 }, { element: 'externref', initial: 1e9 }, { value: 'i32' }],
  ...[{ value: 'i64', mutable: true }, { value: 5 }, { type: 'i32' }, { parameters: ['i32'], results: [] }, { parameters: 5 }],
  ...[{ parameters: ['q'], results: ['i32'] }, { m: { f: 1 } }, { m: null }, { m: { f: (n: number) => n } }, { verify: 1 }],
  ...[{ stackBytes: 1 }, { gcHeap: -1 }, { memoryBytes: 'x' }, { tableElements: Number.NaN }, { cpu: 'none' }, { traps: 1 }],
  ...[new Uint8Array(0), Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), new Uint8Array(100), new ArrayBuffer(8), detached()],
  ...[new SharedArrayBuffer(8), { valueOf: thrower, toString: thrower }, new Proxy({}, { get: thrower, has: thrower })],
  new Proxy(() => 1, { get: thrower, apply: thrower }),
  Object.defineProperty({}, 'initial', { get: thrower, enumerable: true }),
  Object.create(touchstone.Memory.prototype),
];

/** What can be called of an object: itself, its methods, its accessors. */
function operations(name: string, object: unknown): [string, (args: readonly unknown[]) => unknown][] {
  const found: [string, (args: readonly unknown[]) => unknown][] = [];
  if (typeof object === 'function') found.push([name, (args) => Reflect.apply(object, undefined, args)]);
  if (typeof object !== 'object' || object === null) return found;
  for (const [key, { value, get, set }] of Object.entries(
    Object.getOwnPropertyDescriptors(Object.getPrototypeOf(object) as object),
  ))
    for (const f of [value, get, set])
      if (typeof f === 'function' && key !== 'constructor')
        found.push([`${name}.${key}`, (args) => Reflect.apply(f, object, args)]);
  return found;
}

describe("wrong use of the engine's face", function () {
  this.timeout(120_000);

  it('gives a value, or an error that is none of ours', async () => {
    const before = process.cwd();
    // Names are files, too.
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-misuse-'));
    process.chdir(folder);
    try {
      const random = (n: number): number => Math.floor(Math.random() * n);
      const classes = Object.entries(touchstone).filter(([key, value]) => /^[A-Z]/.test(key) && typeof value === 'function');
      const functions = [...Object.entries(touchstone), ...Object.entries(touchstone.values)].filter(
        ([key, value]) => /^[a-z]/.test(key) && typeof value === 'function',
      );
      let calls = 0;
      for (let round = 0; round < 40; round++) {
        const objects = things();
        const pool = [...VALUES, ...Object.values(objects)];
        const all = [...Object.entries(objects), ...functions].flatMap(([name, object]) => operations(name, object));
        for (const [name, made] of classes) all.push([`new ${name}`, (args) => Reflect.construct(made as never, args)]);
        for (const [name, call] of all) {
          const args = Array.from({ length: random(4) }, () => pool[random(pool.length)]);
          calls++;
          try {
            await call(args);
          } catch (error) {
            const said = `${name}(${args.map((arg) => inspect(arg, { depth: 0, showProxy: true })).join(', ')}): ${String(error)}`;
            expect(error, said).to.be.instanceOf(Error);
            expect(isBug(error), said).to.equal(false);
          }
        }
      }
      expect(calls).to.be.greaterThan(2_000);
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
