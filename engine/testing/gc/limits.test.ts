/**
 * Classes 14, 22, 29, 30, 38, 39 and 40 of bugs (spec-tests/own/gc/README.md): the heap's limit, what must not grow, shapes
 * that must not recurse, a collection that fails.
 */

import { expect } from 'chai';
import { addon } from '../../addon/native.ts';
import { lookupStackMap, readStackMaps, writeStackMaps } from '../../artifact/sections/stackmaps.ts';
import { nextOf } from '../../base/brand.ts';
import { type Func, i32, OutOfHeap, Trap, WasmException, type WasmValue } from '../../index.ts';
import { anyref, externref } from '../../runtime/values/values.ts';
import { ANYREF, EXTERNREF } from '../../wasm/types.ts';
import { World } from './world.ts';

const MIB = 2 ** 20;

/** A list of structures of 16 bytes, arrays of many kinds; `length` walks through the list. */
const HEAP = `(module
  (type $node (struct (field $next (mut (ref null $node))) (field i64)))
  (type $refs (array (mut anyref)))
  (type $i8 (array (mut i8))) (type $i16 (array (mut i16))) (type $i32 (array (mut i32))) (type $i64 (array (mut i64)))
  (type $v128 (array (mut v128))) (type $funcs (array (mut funcref)))
  (type $tree (struct (field (mut (ref null $tree))) (field (mut (ref null $tree)))))
  (global $list (mut (ref null $node)) (ref.null $node))
  (global $kept (mut anyref) (ref.null none))
  (func (export "grow") (param $n i32)
    (loop $more
      (global.set $list (struct.new $node (global.get $list) (i64.extend_i32_u (local.get $n))))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "length") (result i32) (local $x (ref null $node)) (local $n i32)
    (local.set $x (global.get $list))
    (block $end (loop $more
      (br_if $end (ref.is_null (local.get $x)))
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (local.set $x (struct.get $node $next (local.get $x)))
      (br $more)))
    (local.get $n))
  (func (export "drop") (global.set $list (ref.null $node)) (global.set $kept (ref.null none)))
  (func (export "garbage") (param $n i32)
    (loop $more
      (drop (struct.new $node (ref.null $node) (i64.const -1)))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "i8") (param i32) (global.set $kept (array.new_default $i8 (local.get 0))))
  (func (export "i16") (param i32) (global.set $kept (array.new_default $i16 (local.get 0))))
  (func (export "i32") (param i32) (global.set $kept (array.new $i32 (i32.const 1) (local.get 0))))
  (func (export "i64") (param i32) (global.set $kept (array.new_default $i64 (local.get 0))))
  (func (export "v128") (param i32) (global.set $kept (array.new_default $v128 (local.get 0))))
  (func (export "refs") (param i32) (global.set $kept (array.new $refs (global.get $list) (local.get 0))))
  (func (export "funcs") (param i32) (global.set $kept (array.new_default $funcs (local.get 0))))
  (func (export "each") (param $n i32) (local $a (ref $refs)) (local $i i32)
    (local.set $a (array.new_default $refs (local.get $n)))
    (global.set $kept (local.get $a))
    (loop $more
      (array.set $refs (local.get $a) (local.get $i) (struct.new $node (ref.null $node) (i64.extend_i32_u (local.get $i))))
      (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 4))) (local.get $n)))))
  (func (export "sum") (result i64) (local $a (ref $refs)) (local $i i32) (local $sum i64)
    (local.set $a (ref.cast (ref $refs) (global.get $kept)))
    (loop $more
      (local.set $sum (i64.add (local.get $sum)
        (struct.get $node 1 (ref.cast (ref $node) (array.get $refs (local.get $a) (local.get $i))))))
      (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 4))) (array.len (local.get $a)))))
    (local.get $sum))
  (func (export "tree") (param $n i32) (param $right i32) (local $x (ref null $tree))
    (loop $more
      (if (local.get $right)
        (then (local.set $x (struct.new $tree (ref.null $tree) (local.get $x))))
        (else (local.set $x (struct.new $tree (local.get $x) (ref.null $tree)))))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (global.set $kept (local.get $x)))
  (func (export "depth") (result i32) (local $x (ref null $tree)) (local $n i32)
    (local.set $x (ref.cast (ref $tree) (global.get $kept)))
    (loop $more
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (local.set $x
        (if (result (ref null $tree)) (ref.is_null (struct.get $tree 0 (local.get $x)))
          (then (struct.get $tree 1 (local.get $x))) (else (struct.get $tree 0 (local.get $x)))))
      (br_if $more (i32.eqz (ref.is_null (local.get $x)))))
    (local.get $n)))`;
const NODE = 16;

describe('the limit of a heap', function () {
  this.timeout(240_000);

  for (const [gcZeal, gcHeap] of [
    [0, MIB],
    [7, 65536],
  ] as const)
    it(`objects up to it, none beyond, and all again after they were dropped; zeal ${gcZeal} (class 39)`, () => {
      const w = new World({ gcHeap, gcZeal });
      try {
        const m = w.instance(HEAP);
        const most = gcHeap / NODE;
        for (let round = 0; round < 3; round++) {
          w.call(m, 'grow', i32(most - 1));
          expect(w.call(m, 'length')[0]?.lo).equal(most - 1);
          w.call(m, 'grow', i32(1));
          expect(w.call(m, 'length')[0]?.lo).equal(most);
          expect(() => w.call(m, 'grow', i32(1)))
            .throw(OutOfHeap, `GC heap out of memory: no room for ${NODE} bytes`)
            .with.property('class', 'limit');
          expect(() => w.call(m, 'garbage', i32(1))).throw(OutOfHeap);
          // Nothing is lost, and what needs no room goes on.
          expect(w.call(m, 'length')[0]?.lo).equal(most);
          w.call(m, 'drop');
          w.call(m, 'garbage', i32(10));
          expect(w.live()).equal(0);
        }
      } finally {
        w.close();
      }
    });

  it('wasm cannot catch that it is full, and handlers see nothing of it (class 39)', () => {
    const w = new World({ gcHeap: 65536 });
    try {
      const m = w.instance(
        `(module (type $a (array (mut i64))) (import "" "call" (func $call))
        (global $x (mut anyref) (ref.null none))
        (func (export "try") (result i32)
          (block $h (try_table (catch_all $h)
            (global.set $x (array.new_default $a (i32.const 6000))) (drop (array.new_default $a (i32.const 6000)))) (return (i32.const 1)))
          (i32.const 2))
        (func (export "outer") (block $h (try_table (catch_all $h) (call $call)) (unreachable)))
        (func (export "drop") (global.set $x (ref.null none))))`,
        {
          call: w.host([], [], () => {
            w.call(m, 'try');
            return [];
          }),
        },
      );
      expect(() => w.call(m, 'try')).throw(OutOfHeap);
      // Through the host, too.
      expect(() => w.call(m, 'outer')).throw(OutOfHeap);
      w.call(m, 'drop');
      w.store.collectGarbage();
    } finally {
      w.close();
    }
  });

  it('one object beyond it is a trap, whatever the size of an element, and the heap is intact (class 22)', () => {
    const w = new World({ gcHeap: 4 * MIB });
    try {
      const m = w.instance(HEAP);
      w.call(m, 'grow', i32(1000));
      const sizes = { i8: 1, i16: 2, i32: 4, i64: 8, v128: 16, refs: 4, funcs: 8 };
      for (const [name, size] of Object.entries(sizes)) {
        const most = (4 * MIB - 8) / size;
        const lengths = [
          Math.floor(most) + 8,
          2 ** 32 / size,
          2 ** 32 / size - 1,
          2 ** 32 / size + 1,
          2 ** 31,
          2 ** 32 - 1,
          2 ** 30,
          2 ** 29,
        ];
        for (const length of lengths.filter((n) => n > most && n < 2 ** 32))
          expect(() => w.call(m, name, i32(length | 0)), `${name} ${length}`)
            .throw(Trap, 'allocation size too large')
            .with.property('class', 'trap');
        // What would fit were it alone is an error of the limit.
        expect(() => w.call(m, name, i32(Math.floor(most))), name).throw(OutOfHeap);
        w.call(m, name, i32(Math.floor(most / 2)));
        w.call(m, name, i32(0));
        expect(w.call(m, 'length')[0]?.lo).equal(1000);
      }
      w.call(m, 'drop');
      for (const [name, size] of Object.entries(sizes)) {
        w.call(m, name, i32(Math.floor((4 * MIB - 8) / size)));
        w.call(m, 'drop');
      }
    } finally {
      w.close();
    }
  });

  it('is an option with bounds', () => {
    for (const gcHeap of [0, 1, 65535, 2 ** 31, 2 ** 32, Number.NaN, -1])
      expect(() => new World({ gcHeap }), String(gcHeap)).throw(RangeError);
    for (const gcZeal of [-1, 0.5, Number.NaN]) expect(() => new World({ gcZeal }), String(gcZeal)).throw(RangeError);
  });
});

describe('what must not grow', function () {
  this.timeout(240_000);

  it('the heap over ten million allocations with a thousand live objects (class 29)', () => {
    const w = new World({ gcHeap: 64 * MIB });
    try {
      const m = w.instance(HEAP);
      w.call(m, 'grow', i32(1000));
      const sizes: number[] = [];
      for (let i = 0; i < 40; i++) {
        w.call(m, 'garbage', i32(250_000));
        sizes.push(w.live());
      }
      expect(new Set(sizes)).deep.equal(new Set([1000 * NODE]));
      expect(w.state.heap.collections).within(40, 200);
    } finally {
      w.close();
    }
  });

  it('a reference passed twice, 100,000 times, to wasm, to the host and back, and thrown (class 29)', () => {
    const w = new World({ gcHeap: 16 * MIB });
    try {
      const m = w.instance(
        `(module (type $s (struct (field i32))) (import "" "same" (func $same (param anyref externref) (result externref)))
        (tag $t (export "t") (param anyref anyref))
        (func (export "s") (result anyref) (struct.new $s (i32.const 5)))
        (func (export "pass") (param $x anyref) (param $y anyref) (param $n i32) (result anyref)
          (loop $more
            (local.set $x (any.convert_extern (call $same (local.get $x) (extern.convert_any (local.get $y)))))
            (block $h (result anyref anyref) (try_table (catch $t $h) (throw $t (local.get $x) (local.get $x))) (unreachable))
            (local.set $y) (local.set $x)
            (drop (struct.new $s (local.get $n)))
            (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          (local.get $x))
        (func (export "throw") (param anyref) (throw $t (local.get 0) (local.get 0))))`,
        {
          same: w.host([ANYREF, EXTERNREF], [EXTERNREF], (x, y) => (x?.ref === y?.ref ? [externref(x?.ref)] : [externref(null)])),
        },
      );
      const sizes: number[] = [];
      for (let round = 0; round < 10; round++) {
        w.store.scope(() => {
          const [s] = w.call(m, 's') as [WasmValue];
          const value = round % 2 === 0 ? s : anyref({ round });
          expect(w.call(m, 'pass', value, value, i32(10_000))[0]?.ref).equal(value.ref);
          expect(() => w.call(m, 'throw', value)).throw(WasmException);
          return undefined;
        });
        sizes.push(w.live());
      }
      expect(Math.max(...sizes)).below(1000);
    } finally {
      w.close();
    }
  });

  it('exceptions that were caught by reference, 150,000 in one call (class 29)', () => {
    const w = new World({ gcHeap: 64 * MIB });
    try {
      const m = w.instance(
        `(module (type $s (struct (field (mut exnref)) (field i32)))
        (import "" "throw" (func $throw))
        (tag $number (param i32)) (tag $cycle (param (ref $s)))
        (func (export "plain") (param $n i32)
          (loop $more
            (block $h (result exnref) (try_table (catch_all_ref $h) (throw $number (local.get $n))) (unreachable))
            (drop)
            (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
        ;; Each is a value of what it is in.
        (func (export "cycle") (param $n i32) (local $s (ref $s)) (local $e exnref)
          (loop $more
            (local.set $s (struct.new $s (ref.null exn) (local.get $n)))
            (block $h (result exnref) (try_table (catch_all_ref $h) (throw $cycle (local.get $s))) (unreachable))
            (local.set $e)
            (struct.set $s 0 (local.get $s) (local.get $e))
            (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
        (func (export "of the host") (param $n i32)
          (loop $more
            (block $h (result exnref) (try_table (catch_all_ref $h) (call $throw)) (unreachable))
            (drop)
            (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))`,
        {
          throw: w.host([], [], () => {
            throw {};
          }),
        },
      );
      const { references } = w.state.heap;
      for (const [name, handles] of [
        ['plain', 10],
        ['cycle', 10],
        ['of the host', 70_000],
      ] as const) {
        w.call(m, name, i32(150_000));
        // A byte for each handle that there has been.
        expect(references.marks().length, name).below(handles);
        expect(w.state.heap.bytes, name).below(9 * MIB);
      }
      expect(w.live()).equal(0);
    } finally {
      w.close();
    }
  });

  it('a million results in one batch, of which nobody looks at more than a few (class 40)', () => {
    const w = new World({ gcHeap: 64 * MIB });
    try {
      const m = w.instance(
        HEAP.replace(
          '(func (export "drop")',
          '(func (export "new") (result anyref) (struct.new $node (ref.null $node) (i64.const 1))) $&',
        ),
      );
      const f = m.getExport('new') as Func;
      const batch = w.store.batch();
      let most = 0;
      for (let i = 0; i < 1_000_000; i++) {
        const at = batch.add(f, []);
        if (at < 4095) continue;
        batch.run();
        const outcome = batch.outcome(at);
        expect(outcome.kind === 'values' && (outcome.values[0] as WasmValue).ref).an('object');
        batch.clear();
        most = Math.max(most, w.live());
      }
      expect(most).below(2 * MIB);
    } finally {
      w.close();
    }
  });
});

describe('large shapes (class 30)', function () {
  this.timeout(240_000);
  let w: World;
  beforeEach(() => {
    w = new World({ gcHeap: 512 * MIB });
  });
  afterEach(() => w.close());

  it('a list of five million nodes', () => {
    const m = w.instance(HEAP);
    w.call(m, 'grow', i32(5_000_000));
    w.store.collectGarbage();
    expect(w.call(m, 'length')[0]?.lo).equal(5_000_000);
    expect(w.live()).equal(5_000_000 * NODE);
  });
  it('an array of twenty million references', () => {
    const m = w.instance(HEAP);
    w.call(m, 'grow', i32(1));
    w.call(m, 'refs', i32(20_000_000));
    w.store.collectGarbage();
    expect(w.live()).equal(20_000_000 * 4 + 8 + NODE);
    w.call(m, 'each', i32(8_000_000));
    w.store.collectGarbage();
    const [sum] = w.call(m, 'sum') as [WasmValue];
    expect((BigInt(sum.hi) << 32n) | BigInt(sum.lo >>> 0)).equal((2_000_000n * 7_999_996n) / 2n);
  });
  for (const right of [0, 1])
    it(`a tree of two million nodes, all to the ${right === 0 ? 'left' : 'right'}`, () => {
      const m = w.instance(HEAP);
      w.call(m, 'tree', i32(2_000_000), i32(right));
      w.store.collectGarbage();
      expect(w.call(m, 'depth')[0]?.lo).equal(2_000_000);
    });
});

describe('a collection that fails (class 38)', () => {
  it('leaves the process alone and the store unusable or whole', () => {
    const w = new World({ gcHeap: 16 * MIB });
    const native = addon();
    const real = native.openHeap;
    try {
      const m = w.instance(HEAP);
      w.call(m, 'grow', i32(1000));
      // The system gives no memory for the other half.
      Object.assign(native, { openHeap: () => false });
      expect(() => {
        for (let i = 0; i < 20; i++) w.call(m, 'garbage', i32(100_000));
      }).throw(OutOfHeap);
      Object.assign(native, { openHeap: real });
      w.call(m, 'garbage', i32(1_000_000));
      expect(w.call(m, 'length')[0]?.lo).equal(1000);
    } finally {
      Object.assign(native, { openHeap: real });
      w.close();
    }
  });
});

describe('stack maps (class 14)', () => {
  it('are found by the return address itself, not by a near one', () => {
    const pcs = [16, 17, 40, 41, 42, 1000, 1001, 70_000];
    const section = writeStackMaps(Int32Array.from(pcs.flatMap((pc, i) => [pc, 1, i + 1]))) ?? new Uint8Array(0);
    expect(readStackMaps(section).map(({ pc }) => pc)).deep.equal(pcs);
    for (let pc = 0; pc < 1100; pc++) {
      const at = pcs.indexOf(pc);
      expect(lookupStackMap(section, nextOf(pc)), String(pc)).deep.equal(at < 0 ? [] : [at + 1]);
    }
    expect(lookupStackMap(section, nextOf(69_999))).deep.equal([]);
    expect(lookupStackMap(section, nextOf(70_001))).deep.equal([]);
    expect(lookupStackMap(section, nextOf(2 ** 32))).deep.equal([]);
  });
});
