/**
 * Stack maps where they matter: while the host runs, the words that the maps of all waiting frames name hold exactly the
 * references that the program can still reach through its frames. Every reference is a string of its own, so a missing, stale or
 * foreign word shows.
 */
import { expect } from 'chai';
import { BATCH } from '../../abi/layout.ts';
import { getAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { compile, encode, type Module, parse, Store, validate } from '../../index.ts';
import { compileInMemory } from '../../testing/in-memory.ts';
import { EXTERNREF, type FuncType } from '../../wasm/types.ts';
import type { StoreState } from '../state/state.ts';
import type { Extern, Func, Instance } from '../values/extern.ts';
import { externref, i32, type WasmValue } from '../values/values.ts';
import { referencesIn, waitingFrames } from './unwind.ts';

/** What the frames of all parked activations hold, innermost activation and frame first. */
function reachable(state: StoreState): unknown[][] {
  const bytes = new Uint8Array(8);
  const found: unknown[][] = [];
  for (const { words } of [...state.executing].reverse())
    for (const frame of waitingFrames(state, getAddress(words, BATCH.sp / 4), getAddress(words, BATCH.fp / 4))) {
      const values = referencesIn(frame).map((address) => {
        addon().peek(address, bytes);
        const word = new Uint32Array(bytes.buffer);
        expect(word[1]).to.equal(0);
        return state.heap.references.decode(word[0] as number);
      });
      found.push(values.sort());
    }
  return found;
}

const type = (params: number[], results: number[] = []): FuncType => ({ kind: 'func', params, results });

describe('runtime: stack maps', () => {
  let store: Store;
  let state: StoreState;
  let seen: unknown[][][];
  beforeEach(() => {
    store = new Store();
    state = (store as unknown as { state: StoreState }).state;
    seen = [];
  });
  afterEach(() => store.close());

  function instance(wat: string, more: Record<string, Extern> = {}, by = (m: Module) => compile(m, { verify: true })): Instance {
    const m = parse(wat);
    validate(m);
    encode(m);
    let made = 0;
    const imports: Record<string, Extern> = {
      look: store.hostFunc(type([]), () => {
        seen.push(reachable(state));
        return [];
      }),
      make: store.hostFunc(type([], [EXTERNREF]), () => [externref(`made ${made++}`)]),
      take: store.hostFunc(type([EXTERNREF]), () => {
        seen.push(reachable(state));
        return [];
      }),
      ...more,
    };
    return store.instantiate(by(m), (_, name) => imports[name]);
  }
  const IMPORTS = `(import "" "look" (func $look)) (import "" "make" (func $make (result externref)))
    (import "" "take" (func $take (param externref)))`;
  const run = (made: Instance, ...args: WasmValue[]): void => void store.invoke(made.getExport('f') as Func, args);

  it('name what lives across the call, in each frame', () => {
    const m = instance(`(module ${IMPORTS}
      (func $inner (param externref externref) (result externref) (call $look) (local.get 1))
      (func (export "f") (param externref) (local $mine externref)
        (local.set $mine (call $make))
        (call $take (call $inner (local.get $mine) (call $make)))
        (call $take (local.get $mine))
        (call $look)
        (call $take (local.get 0))))`);
    run(m, externref('given'));
    expect(seen).to.deep.equal([
      // In $inner its second argument; in f the given one and its own; the second made one has left with the call.
      [['made 1'], ['given', 'made 0']],
      [['given', 'made 0']],
      [['given']],
      [['given']],
      [[]],
    ]);
  });

  it('follow references around loops and through joins', () => {
    const m = instance(`(module ${IMPORTS}
      (func (export "f") (param $n i32) (param $a externref) (param $b externref) (local $t externref)
        (loop $top
          (call $look)
          (local.set $t (local.get $a)) (local.set $a (local.get $b)) (local.set $b (local.get $t))
          (if (i32.eq (local.get $n) (i32.const 2)) (then (local.set $b (call $make))))
          (br_if $top (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
        (call $take (local.get $a))))`);
    run(m, i32(3), externref('a'), externref('b'));
    // After the turn with n = 2, `b` is the new one and `a` what was there.
    expect(seen).to.deep.equal([[['a', 'b']], [['a', 'b']], [['a', 'made 0']], [[]]]);
  });

  it('hold in landing pads and behind exceptions', () => {
    const m = instance(`(module ${IMPORTS} (tag $t (param externref))
      (func $throws (param externref) (call $look) (throw $t (local.get 0)))
      (func (export "f") (param externref) (local $kept externref)
        (block $h (result externref)
          (try_table (catch $t $h) (local.set $kept (call $make)) (call $throws (call $make)) (local.set $kept (ref.null extern)))
          (ref.null extern))
        (call $look)
        (call $take)
        (call $take (local.get $kept))
        (call $take (local.get 0))))`);
    run(m, externref('given'));
    expect(seen).to.deep.equal([
      [['made 1'], ['given', 'made 0']],
      [['given', 'made 0', 'made 1']],
      [['given', 'made 0']],
      [['given']],
      [[]],
    ]);
  });

  it('cover activations that wait below the host', () => {
    const inner = instance(`(module ${IMPORTS} (func (export "f") (param externref) (call $look) (call $take (local.get 0))))`);
    const nest = store.hostFunc(type([EXTERNREF]), ([r]) => store.invoke(inner.getExport('f') as Func, [r as WasmValue]));
    const outer = instance(
      `(module ${IMPORTS} (import "" "nest" (func $nest (param externref)))
        (func (export "f") (param externref) (call $nest (call $make)) (call $take (local.get 0))))`,
      { nest },
    );
    run(outer, externref('outer'));
    expect(seen[0]).to.deep.equal([['made 0'], ['outer']]);
    expect(seen[2]).to.deep.equal([[]]);
  });

  it('hold under pressure: forty references at once, in calls of all kinds', () => {
    const locals = Array.from({ length: 40 }, (_, k) => `(local $l${k} externref)`).join(' ');
    const fill = Array.from({ length: 40 }, (_, k) => `(local.set $l${k} (call $make))`).join(' ');
    const use = Array.from({ length: 40 }, (_, k) => `(call $take (local.get $l${k}))`).join(' ');
    const m = instance(`(module ${IMPORTS} (table $t 1 funcref) (table $r 1 externref) (elem (table $t) (i32.const 0) func $look)
      (func (export "f") ${locals} ${fill}
        (call_indirect $t (i32.const 0)) (drop (table.grow $r (local.get $l3) (i32.const 2))) ${use}))`);
    run(m);
    const all = Array.from({ length: 40 }, (_, k) => `made ${k}`);
    expect(seen[0]).to.deep.equal([[...all].sort()]);
    for (let k = 0; k < 40; k++) expect(seen[k + 1]).to.deep.equal([all.slice(k + 1).sort()]);
  });

  it('hold where operands of labels go through the frame', () => {
    const m = instance(
      `(module ${IMPORTS}
        (func (export "f") (param externref)
          (block $l (result externref)
            (call $make) (br_if $l (i32.const 0)) (call $look)
            (drop) (i32.const 1) (call $make) (br_if $l (i32.eqz (i32.const 0)))
            (drop) (drop) (local.get 0))
          (call $look) (call $take)))`,
      {},
      compileInMemory,
    );
    run(m, externref('given'));
    expect(seen.map(([frame = []]) => [...new Set(frame.filter((r) => r !== null))].sort())).to.deep.equal([
      ['given', 'made 0'],
      ['given', 'made 1'],
      ['given', 'made 1'],
    ]);
  });

  it('find null in slots of the frame that nothing has been written to yet', () => {
    const numbers = Array.from({ length: 100 }, (_, k) => k);
    const m = instance(
      `(module ${IMPORTS}
        (func $fill ${numbers.map((k) => `(local $${k} i64)`).join(' ')}
          ${numbers.map((k) => `(local.set $${k} (i64.const 0x0303_0303_0303_0303))`).join(' ')})
        (func $first (param externref)
          (call $look)
          (block $l (result externref externref)
            (local.get 0) (local.get 0) (br_if $l (i32.const 0))
            (i32.const 1) (local.get 0) (local.get 0) (br_if $l (i32.eqz (i32.const 0))) (br $l))
          (drop) (drop))
        (func (export "f") (param externref) (call $fill) (call $first (local.get 0))))`,
      {},
      compileInMemory,
    );
    run(m, externref('given'));
    expect(seen.map(([frame = []]) => frame.filter((r) => r !== null))).to.deep.equal([['given']]);
  });

  it('name all references, dead ones too, where exact ones would take too much: 1,200 over as many calls', () => {
    const each = (piece: (k: number) => string): string => Array.from({ length: 1_200 }, (_, k) => piece(k)).join('\n');
    const m = instance(
      `(module ${IMPORTS} (global $null (mut i32) (i32.const 0)) (func $nothing)
        (func (export "f") ${each((k) => `(local $l${k} externref)`)}
          (call $look)
          ${each((k) => `(local.set $l${k} (call $make)) (call $nothing)`)}
          (call $look)
          ${each((k) => `(global.set $null (ref.is_null (local.get $l${k})))`)}
          (call $look)))`,
      {},
      (m) => compile(m, { verify: false }),
    );
    run(m);
    const made = Array.from({ length: 1_200 }, (_, k) => `made ${k}`).sort();
    const held = seen.map(([frame = []]) => frame.filter((r) => r !== null && r !== undefined));
    expect(held).to.deep.equal([[], made, made]);
  });
});
