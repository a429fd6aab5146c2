/**
 * Checks of memory accesses that cover one another, or seem to: accesses at a few indices with many offsets, in sequence, in
 * branches and their siblings, in loops, with growth and calls between them; near the end of memory, where one byte decides.
 * Everything read goes into a global that outlives the trap. In: random choices, and whether the memory is one of 64 bits; out: a
 * module.
 */
import type { Random } from '../../random.ts';
import type { Bits, Call } from '../sides/protocol.ts';
import type { Sample } from './sample.ts';

const LOADS = [
  'i32.load8_u 1',
  'i32.load16_s 2',
  'i32.load 4',
  'i64.load 8',
  'i64.load32_u 4',
  'f64.load 8',
  'v128.load 16',
] as const;
const STORES = ['i32.store8 1', 'i32.store16 2', 'i32.store 4', 'i64.store 8', 'i64.store32 4', 'v128.store 16'] as const;

export function bounds(r: Random, wide: boolean): Sample {
  const index = wide ? 'i64' : 'i32';
  let labels = 0;
  const address = (): string => {
    const x = `(local.get $${r.pick(['a', 'b'])})`;
    if (r.chance(70)) return x;
    if (r.chance(20)) return `(${index}.const ${r.pick([0, 8, 65520, 65535, 65536, 131071])})`;
    return `(${index}.${r.pick(['add', 'sub', 'and', 'shl'])} ${x} (${index}.const ${r.pick([1, 4, 16, 255, 65535])}))`;
  };
  /** Most lie within a few bytes of one another. */
  const offset = (): string =>
    `offset=${r.chance(85) ? r.below(r.pick([4, 4, 20, 140])) : r.pick([65520, 65535, 65536, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0])}`;
  const mark = (x: string): string => `(global.set $acc (i64.add (i64.mul (global.get $acc) (i64.const 31)) ${x}))`;
  const access = (): string => {
    if (r.chance(35)) {
      const [op = '', size = ''] = r.pick(STORES).split(' ');
      const value =
        size === '16'
          ? '(i64x2.splat (global.get $acc))'
          : op.startsWith('i64')
            ? '(global.get $acc)'
            : '(i32.wrap_i64 (global.get $acc))';
      return `(${op} ${offset()} ${address()} ${value})`;
    }
    const [op = ''] = r.pick(LOADS).split(' ');
    const x = `(${op} ${offset()} ${address()})`;
    if (op.startsWith('i64')) return mark(x);
    if (op.startsWith('f64')) return mark(`(i64.reinterpret_f64 ${x})`);
    return mark(op.startsWith('v128') ? `(i64x2.extract_lane 1 ${x})` : `(i64.extend_i32_u ${x})`);
  };
  const condition = (): string => `(i32.and (local.get $c) (i32.const ${1 << r.below(6)}))`;
  const body = (depth: number): string => Array.from({ length: 1 + r.below(4) }, () => statement(depth)).join('\n');
  function statement(depth: number): string {
    if (depth <= 0) return access();
    switch (r.below(10)) {
      case 0:
        return `(if ${condition()} (then ${body(depth - 1)}))`;
      case 1:
        return `(if ${condition()} (then ${body(depth - 1)}) (else ${body(depth - 1)}))`;
      case 2: {
        const label = `$l${labels++}`;
        return `(block ${label} (br_if ${label} ${condition()}) ${body(depth - 1)})`;
      }
      case 3: {
        const label = `$l${labels++}`;
        return `(loop ${label} ${body(depth - 1)} (local.set $a (${index}.add (local.get $a) (${index}.const ${r.pick([1, 4, 16])})))
          (br_if ${label} (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1))) (i32.const 0))))`;
      }
      case 4:
        return r.chance(40)
          ? mark(wide ? '(memory.grow (i64.const 1))' : '(i64.extend_i32_s (memory.grow (i32.const 1)))')
          : '(call $other (local.get $a) (local.get $b) (i32.shr_u (local.get $c) (i32.const 1)))';
      case 5:
        return `(local.set $${r.pick(['a', 'b'])} ${address()})`;
      case 6:
        return r.chance(50)
          ? `(memory.fill ${address()} (local.get $c) (${index}.const ${r.below(40)}))`
          : `(memory.copy ${address()} ${address()} (${index}.const ${r.below(40)}))`;
      default:
        return access();
    }
  }
  const func = (name: string, calls: boolean): string => {
    const text = body(calls ? 4 : 2);
    return `(func ${name} (param $a ${index}) (param $b ${index}) (param $c i32) (local $n i32) (local.set $n (i32.const ${1 + r.below(6)}))
      ${calls ? text : text.replaceAll('call $other', 'call $last')})`;
  };
  /** Accesses at one index, so near one another that each byte decides, in all ways to stand in front of one another. */
  const near = (depth: number): string => {
    const at = `offset=${r.below(4)} (local.get $a)`;
    const read = mark(r.pick([`(i64.load8_u ${at})`, `(i64.load16_u ${at})`, `(i64.load32_u ${at})`, `(i64.load ${at})`]));
    if (depth === 0 || r.chance(50)) return read;
    const [x, y, z] = [near(depth - 1), near(depth - 1), near(depth - 1)];
    return r.pick([`${x} ${y}`, `(if ${condition()} (then ${x})) ${y}`, `(if ${condition()} (then ${x}) (else ${y})) ${z}`]);
  };
  const last: Call[] = Array.from({ length: 24 }, (_, k) => ({
    func: 'near',
    args: [[index, 65536 - (k >> 1), 0] as const, ['i32', k % 2 === 0 ? 0 : r.next() | 0, 0] as const],
  }));
  const calls: Call[] = Array.from({ length: 8 }, () => {
    const place = (): Bits => [
      index,
      r.chance(75)
        ? 65536 - r.below(r.pick([12, 24, 160]))
        : r.chance(60)
          ? r.below(70000)
          : r.pick([0, 131072, -1, -16, 0x7fff_fff0]),
      r.chance(95) ? 0 : r.pick([1, -1]),
    ];
    const narrow = ([type, lo, hi]: Bits): Bits => [type, lo, wide ? hi : 0];
    return { func: `f${r.below(2)}`, args: [narrow(place()), narrow(place()), ['i32', r.next() | 0, 0]] };
  });
  return {
    module: `(module (memory (export "m") ${wide ? 'i64' : ''} 1 3) (global $acc (export "acc") (mut i64) (i64.const 1))
      (func $last (param ${index} ${index} i32) (drop (memory.grow (${index}.const 1))))
      (func (export "near") (param $a ${index}) (param $c i32) ${near(3)} ${near(2)} ${near(1)})
      ${func('$other', false)} ${func('(export "f0")', true)} ${func('(export "f1")', true)})`,
    hard: true,
    // As long as the memory is what it was.
    calls: [...last, ...calls],
  };
}
