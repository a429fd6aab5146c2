/**
 * Classes 29 and 30 of bugs (spec-tests/own/gc/README.md) at full size: ten million allocations with a thousand live objects
 * leave the heap as it was, and what is deep or wide is collected without recursion.
 */
import { expect } from 'chai';
import { i32 } from '../../index.ts';
import { World } from './world.ts';

/** A node takes 16 bytes, the array 8 and 4 an element. */
const TEXT = `(module
  (type $node (struct (field (mut (ref null $node))) (field i64)))
  (type $refs (array (mut (ref null $node))))
  (global $kept (mut (ref null $refs)) (ref.null $refs))
  (global $list (mut (ref null $node)) (ref.null $node))
  (func (export "keep") (param $n i32) (global.set $kept (array.new_default $refs (local.get $n))))
  (func (export "churn") (param $n i32) (param $live i32)
    (loop $again
      (array.set $refs (global.get $kept) (i32.rem_u (local.get $n) (local.get $live))
        (struct.new $node (ref.null $node) (i64.const 7)))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "list") (param $n i32)
    (loop $again
      (global.set $list (struct.new $node (global.get $list) (i64.const 7)))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "fill") (param $n i32)
    (loop $again
      (local.set $n (i32.sub (local.get $n) (i32.const 64)))
      (array.fill $refs (global.get $kept) (local.get $n) (struct.new $node (ref.null $node) (i64.const 7)) (i32.const 64))
      (br_if $again (local.get $n))))
  (func (export "drop") (global.set $list (ref.null $node)) (global.set $kept (ref.null $refs))))`;

describe('large heaps', function () {
  this.timeout(60_000);
  let w: World;
  let call: (name: string, ...args: number[]) => void;
  beforeEach(() => {
    w = new World();
    const instance = w.instance(TEXT);
    call = (name, ...args) => void w.call(instance, name, ...args.map(i32));
  });
  afterEach(() => w.close());

  it('are flat over ten million allocations with a thousand live objects', () => {
    const live = 8 + 1000 * (4 + 16);
    call('keep', 1000);
    const before = w.state.heap.collections;
    for (let round = 0; round < 10; round++) {
      call('churn', 1_000_000, 1000);
      expect(w.live()).equal(live);
    }
    // 160 MB passed; a collection of each round was asked for.
    expect(w.state.heap.collections - before).above(15);
  });
  it('may have a list of five million nodes', () => {
    call('list', 5_000_000);
    expect(w.live()).equal(5_000_000 * 16);
    call('drop');
    expect(w.live()).equal(0);
  });
  it('may have an array of twenty million references', () => {
    const count = 20_000_000;
    call('keep', count);
    call('fill', count);
    expect(w.live()).equal(8 + count * 4 + (count / 64) * 16);
    call('drop');
    expect(w.live()).equal(0);
  });
});
