/**
 * What one operation changes under another's feet, within one function: sizes after growth, elements after sets, globals and memory
 * through calls, segments after drops; forwards, around nested loops, in branches. In: random choices; out: a module whose functions
 * read and write the same few places over and over.
 */
import type { Random } from '../random.ts';
import type { Sample } from './sample.ts';

export function state(r: Random): Sample {
  let labels = 0;
  let counters = 0;
  const small = (n: number): string =>
    r.chance(50) ? `(i32.const ${r.below(n)})` : `(i32.and (local.get $${r.pick(['i', 'j'])}) (i32.const ${n - 1}))`;
  const read = (): string => {
    switch (r.below(11)) {
      case 0:
        return '(memory.size)';
      case 1:
        return '(table.size $t)';
      case 2:
        return `(global.get $g${r.below(3)})`;
      case 3:
        return `(i32.load offset=${4 * r.below(4)} ${small(16)})`;
      case 4:
        return `(i32.load8_s offset=${r.below(8)} ${small(16)})`;
      case 5:
        return `(ref.is_null (table.get $t ${small(8)}))`;
      case 6:
        return `(call_indirect $t (param i32) (result i32) ${small(4)} ${small(8)})`;
      case 7:
        return `(memory.grow (i32.const ${r.below(2)}))`;
      case 8:
        return `(table.grow $t ${reference()} (i32.const ${r.below(3)}))`;
      case 9:
        return `(call $f${r.below(2)} ${small(4)})`;
      default:
        return `(i32.wrap_i64 (i64.load offset=${r.below(8)} ${small(16)}))`;
    }
  };
  const reference = (): string => r.pick(['(ref.null func)', '(ref.func $f0)', '(ref.func $f1)', '(table.get $t (i32.const 0))']);
  /** Sums, also such that must not be reassociated. */
  const value = (depth = 2): string => {
    if (depth === 0 || r.chance(30)) return r.chance(60) ? read() : `(local.get $${r.pick(['i', 'j', 'k'])})`;
    const op = r.pick(['add', 'add', 'sub', 'sub', 'xor', 'mul', 'or']);
    return `(i32.${op} ${value(depth - 1)} ${value(depth - 1)})`;
  };
  const range = (): string => `${small(8)} ${small(8)} (i32.const ${r.below(4)})`;
  const body = (depth: number): string => Array.from({ length: 2 + r.below(4) }, () => statement(depth)).join('\n');
  function statement(depth: number): string {
    switch (r.below(depth > 0 ? 20 : 15)) {
      case 0:
      case 1:
      case 2:
        return `(global.set $acc (i32.add (i32.mul (global.get $acc) (i32.const 31)) ${value()}))`;
      case 3:
        return `(global.set $g${r.below(3)} ${value(1)})`;
      case 4:
        return `(i32.store offset=${4 * r.below(4)} ${small(16)} ${value(1)})`;
      case 5:
        return `(i32.store${r.pick(['8', '16'])} offset=${r.below(8)} ${small(16)} ${value(1)})`;
      case 6:
        return `(i64.store offset=${r.below(8)} ${small(16)} (i64.extend_i32_s ${value(1)}))`;
      case 7:
        return `(table.set $t ${small(8)} ${reference()})`;
      case 8:
        return r.pick([
          `(table.copy $t $t ${range()})`,
          `(table.fill $t ${small(8)} ${reference()} (i32.const ${r.below(3)}))`,
          `(table.init $t $e ${range()})`,
        ]);
      case 9:
        return r.pick([
          `(memory.copy ${range()})`,
          `(memory.fill ${small(16)} ${small(16)} (i32.const ${r.below(5)}))`,
          `(memory.init $d ${range()})`,
        ]);
      case 10:
        return r.chance(25) ? r.pick(['(data.drop $d)', '(elem.drop $e)']) : `(drop ${read()})`;
      case 11:
        return `(local.set $${r.pick(['i', 'j', 'k'])} ${value()})`;
      case 12: {
        // The same place read, changed, and read again.
        const x = read();
        return `(local.set $k ${x}) ${statement(0)} (global.set $acc (i32.add (global.get $acc) (i32.sub ${x} (local.get $k))))`;
      }
      case 13:
        return `(i32.store offset=4 (local.get $i) (i32.${r.pick(['add', 'sub', 'xor'])} (local.get $j) (i32.load offset=4 (local.get $i))))`;
      case 14:
        return `(drop (call $f${r.below(2)} ${value(1)}))`;
      case 15:
        return `(if ${value(1)} (then ${body(depth - 1)}))`;
      case 16:
        return `(if ${value(1)} (then ${body(depth - 1)}) (else ${body(depth - 1)}))`;
      case 17: {
        const label = `$l${labels++}`;
        return `(block ${label} ${body(depth - 1)} (br_if ${label} ${value(1)}) ${body(depth - 1)})`;
      }
      default: {
        const label = `$l${labels++}`;
        const count = `$n${counters++}`;
        return `(local.set ${count} (i32.const ${1 + r.below(4)})) (loop ${label} ${body(depth - 1)}
          (br_if ${label} (i32.gt_s (local.tee ${count} (i32.sub (local.get ${count}) (i32.const 1))) (i32.const 0))))`;
      }
    }
  }
  const leave =
    '(if (i32.le_s (global.get $fuel) (i32.const 0)) (then (return (i32.const 0)))) (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))';
  const func = (k: number, depth: number): string => {
    counters = 0;
    const text = body(depth);
    const locals = Array.from({ length: counters }, (_, n) => `(local $n${n} i32)`).join(' ');
    return `(func $f${k} (export "f${k}") (param $i i32) (result i32) (local $j i32) (local $k i32) ${locals} ${leave} ${text} ${value()})`;
  };
  return {
    module: `(module (memory (export "m") 1 4) (table $t (export "t") 6 12 funcref)
      (global $acc (export "acc") (mut i32) (i32.const 1)) (global $fuel (mut i32) (i32.const 60))
      ${[0, 1, 2].map((k) => `(global $g${k} (export "g${k}") (mut i32) (i32.const ${k}))`).join(' ')}
      (elem (i32.const 1) func $f0 $f1) (elem $e func $f1 $f0 $f1) (data $d "abcdefghij")
      ${func(0, 1)} ${func(1, 1)} ${func(2, 3)}
      (func (export "again") (result i32) (global.set $fuel (i32.const 40)) (call $f2 (i32.const 5))))`,
    times: 3,
  };
}
