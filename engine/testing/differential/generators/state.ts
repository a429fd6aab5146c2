/**
 * What one operation changes under another's feet, within one function: sizes after growth, elements after sets, globals and
 * memory through calls, segments after drops; forwards, around nested loops, in branches. In: random choices; out: a module whose
 * functions read and write the same few places over and over.
 */
import type { Random } from '../../random.ts';
import type { Sample } from './sample.ts';

export function state(r: Random): Sample {
  let labels = 0;
  let counters = 0;
  const small = (n: number): string =>
    r.chance(50) ? `(i32.const ${r.below(n)})` : `(i32.and (local.get $${r.pick(['i', 'j'])}) (i32.const ${n - 1}))`;
  const range = (): string => `${small(8)} ${small(8)} (i32.const ${r.below(4)})`;
  const reference = (): string => r.pick(['(ref.null func)', '(ref.func $f0)', '(ref.func $f1)', '(table.get $t (i32.const 0))']);
  const READS: readonly (() => string)[] = [
    () => '(memory.size)',
    () => '(table.size $t)',
    () => `(global.get $g${r.below(3)})`,
    () => `(i32.load offset=${4 * r.below(4)} ${small(16)})`,
    () => `(i32.load8_s offset=${r.below(8)} ${small(16)})`,
    () => `(i32.wrap_i64 (i64.load offset=${r.below(8)} ${small(16)}))`,
    () => `(ref.is_null (table.get $t ${small(8)}))`,
    () => `(call_indirect $t (param i32) (result i32) ${small(4)} ${small(8)})`,
    () => `(memory.grow (i32.const ${r.below(2)}))`,
    () => `(table.grow $t ${reference()} (i32.const ${r.below(3)}))`,
    () => `(call $f${r.below(2)} ${small(4)})`,
  ];
  const STEPS: readonly (() => string)[] = [
    () => `(global.set $g${r.below(3)} ${value(1)})`,
    () => `(i32.store offset=${4 * r.below(4)} ${small(16)} ${value(1)})`,
    () => `(i32.store${r.pick(['8', '16'])} offset=${r.below(8)} ${small(16)} ${value(1)})`,
    () => `(i64.store offset=${r.below(8)} ${small(16)} (i64.extend_i32_s ${value(1)}))`,
    () =>
      `(i32.store offset=4 (local.get $i) (i32.${r.pick(['add', 'sub', 'xor'])} (local.get $j) (i32.load offset=4 (local.get $i))))`,
    () => `(table.set $t ${small(8)} ${reference()})`,
    () => `(table.copy $t $t ${range()})`,
    () => `(table.fill $t ${small(8)} ${reference()} (i32.const ${r.below(3)}))`,
    () => `(table.init $t $e ${range()})`,
    () => `(memory.copy ${range()})`,
    () => `(memory.fill ${small(16)} ${small(16)} (i32.const ${r.below(5)}))`,
    () => `(memory.init $d ${range()})`,
    () => r.pick(['(data.drop $d)', '(elem.drop $e)']),
    () => `(drop (memory.grow (i32.const 1)))`,
    () => `(drop (table.grow $t ${reference()} (i32.const 1)))`,
    () => `(drop (call $f${r.below(2)} ${value(1)}))`,
    () => `(local.set $${r.pick(['i', 'j', 'k'])} ${value()})`,
  ];
  /** How a place is read, and how it is changed. */
  const PLACES: readonly (readonly [read: string, write: string])[] = [
    ['(global.get $g0)', '(global.set $g0 (i32.add (global.get $g0) (i32.const 3)))'],
    ['(memory.size)', '(drop (memory.grow (i32.const 1)))'],
    ['(table.size $t)', '(drop (table.grow $t (ref.null func) (i32.const 1)))'],
    ['(i32.load (i32.const 4))', '(i32.store8 (i32.const 5) (i32.add (i32.load (i32.const 4)) (local.get $i)))'],
    ['(ref.is_null (table.get $t (i32.const 1)))', '(table.set $t (i32.const 1) (ref.null func))'],
  ];
  /**
   * What the function at hand may do: where one thing writes everything (a call), nothing else is seen to write, so each function
   * does without most of it.
   */
  let reads = READS;
  let steps = STEPS;
  /** Sums, also such that must not be reassociated. */
  const value = (depth = 2): string => {
    if (depth === 0 || r.chance(30)) return r.chance(60) ? r.pick(reads)() : `(local.get $${r.pick(['i', 'j', 'k'])})`;
    const op = r.pick(['add', 'add', 'sub', 'sub', 'xor', 'mul', 'or']);
    return `(i32.${op} ${value(depth - 1)} ${value(depth - 1)})`;
  };
  const loop = (inside: () => string): string => {
    const label = `$l${labels++}`;
    const count = `$n${counters++}`;
    return `(local.set ${count} (i32.const ${1 + r.below(4)})) (loop ${label} ${inside()}
      (br_if ${label} (i32.gt_s (local.tee ${count} (i32.sub (local.get ${count}) (i32.const 1))) (i32.const 0))))`;
  };
  /** In a local: a global would be written everywhere. */
  const mark = (x: string): string => `(local.set $s (i32.add (i32.mul (local.get $s) (i32.const 31)) ${x}))`;
  const body = (depth: number): string => Array.from({ length: 2 + r.below(4) }, () => statement(depth)).join('\n');
  function statement(depth: number): string {
    switch (r.below(depth > 0 ? 14 : 8)) {
      case 0:
      case 1:
        return mark(value());
      case 2: {
        // The same place read, changed, and read again.
        const x = r.pick(reads)();
        return `(local.set $k ${x}) ${r.pick(steps)()} ${mark(`(i32.sub ${x} (local.get $k))`)}`;
      }
      case 8:
        return `(if ${value(1)} (then ${body(depth - 1)}))`;
      case 9:
        return `(if ${value(1)} (then ${body(depth - 1)}) (else ${body(depth - 1)}))`;
      case 10: {
        const label = `$l${labels++}`;
        return `(block ${label} ${body(depth - 1)} (br_if ${label} ${value(1)}) ${body(depth - 1)})`;
      }
      case 11:
      case 12:
        return loop(() => body(depth - 1));
      case 13: {
        // Read in the outer loop, written in the inner one alone.
        const [read, write] = r.pick(PLACES);
        return loop(() => `${mark(read)} ${loop(() => write)}`);
      }
      default:
        return r.pick(steps)();
    }
  }
  const leave =
    '(if (i32.le_s (global.get $fuel) (i32.const 0)) (then (return (i32.const 0)))) (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))';
  const func = (k: number, depth: number): string => {
    counters = 0;
    reads = r.some(READS, 1, 4);
    steps = r.some(STEPS, 1, 4);
    const text = body(depth);
    const locals = Array.from({ length: counters }, (_, n) => `(local $n${n} i32)`).join(' ');
    return `(func $f${k} (export "f${k}") (param $i i32) (result i32) (local $j i32) (local $k i32) (local $s i32) ${locals} ${leave} ${text}
      (i32.add (local.get $s) ${value()}))`;
  };
  return {
    module: `(module (memory (export "m") 1 4) (table $t (export "t") 6 12 funcref)
      (global $fuel (mut i32) (i32.const 60))
      ${[0, 1, 2].map((k) => `(global $g${k} (export "g${k}") (mut i32) (i32.const ${k}))`).join(' ')}
      (elem (i32.const 1) func $f0 $f1) (elem $e func $f1 $f0 $f1) (data $d "abcdefghij")
      ${func(0, 1)} ${func(1, 1)} ${func(2, 3)}
      (func (export "again") (result i32) (global.set $fuel (i32.const 40)) (call $f2 (i32.const 5))))`,
    times: 3,
  };
}
