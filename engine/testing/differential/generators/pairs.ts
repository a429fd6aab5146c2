/**
 * Every producer × (wrap, extension, reinterpretation, none, two of them) × every consumer of a value, scalar and vector: what
 * lowering folds into one instruction is a producer seen through a conversion by its consumer. In: the number of a slice; out: a
 * module with a function for each combination of that slice (all slices together are the whole product), each with its own place
 * in memory whose neighbourhood it answers for.
 */
import type { Random } from '../../random.ts';
import type { Call } from '../sides/protocol.ts';
import type { Sample } from './sample.ts';

type Type = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';
type Make = (r: Random) => string;
/**
 * Where loads read hard values; every function has $p (its place), $q (an index in front of them), $i, $l, $f, $d and the vector
 * $v.
 */
const at = (r: Random): string => `offset=${r.below(64)} (local.get $q)`;
const constant32 = (r: Random): number => r.pick([0, 1, 2, 5, -1, 127, 128, 255, 256, 0x7fff, 0xffff, 0x7fffffff, -0x80000000]);
/** An expression for each of a list. */
const each = <T>(list: readonly T[], make: (one: T, r: Random) => string): Make[] => list.map((one) => (r) => make(one, r));

/** Expressions by type. */
const PRODUCERS: Readonly<Record<Type, readonly Make[]>> = {
  i32: [
    () => '(local.get $i)',
    ...each(['load', 'load8_s', 'load8_u', 'load16_s', 'load16_u'], (load, r) => `(i32.${load} ${at(r)})`),
    (r) => `(i32.const ${constant32(r)})`,
    ...each(['lt_s', 'ge_u', 'eq', 'ne'], (op) => `(i32.${op} (local.get $i) (local.get $q))`),
    () => '(i64.lt_u (local.get $l) (i64.const 256))',
    () => '(f64.lt (local.get $d) (f64.const 1))',
    () => '(f32.eq (local.get $f) (f32.const 0.5))',
    () => '(i32.eqz (local.get $i))',
    () => '(i64.eqz (local.get $l))',
    ...['s', 'u'].flatMap((sign) => [
      ...each([0, 5, 15], (k) => `(i8x16.extract_lane_${sign} ${k} (local.get $v))`),
      ...each([0, 3], (k) => `(i16x8.extract_lane_${sign} ${k} (local.get $v))`),
    ]),
    ...each([0, 2], (k) => `(i32x4.extract_lane ${k} (local.get $v))`),
    () => '(i8x16.bitmask (local.get $v))',
    () => '(i16x8.bitmask (local.get $v))',
    () => '(v128.any_true (local.get $v))',
    () => '(i32x4.all_true (local.get $v))',
    ...each(['1', '255', '65535', '-256'], (n) => `(i32.and (local.get $i) (i32.const ${n}))`),
    () => '(i32.and (i32.load (local.get $q)) (local.get $i))',
    (r) => `(i32.shr_u (local.get $i) (i32.const ${r.pick([1, 8, 24, 31])}))`,
    (r) => `(i32.shl (local.get $i) (i32.const ${r.pick([1, 2, 3, 4])}))`,
    () => '(i32.add (local.get $i) (i32.load (local.get $q)))',
    () => '(i32.sub (i32.const 7) (local.get $i))',
    () => '(i32.mul (local.get $i) (i32.const 3))',
    () => '(i32.popcnt (local.get $i))',
    () => '(i32.trunc_sat_f64_u (local.get $d))',
    () => '(i32.reinterpret_f32 (local.get $f))',
    () => '(call $i32 (local.get $i))',
    () => '(global.get $gi)',
    () => '(memory.size)',
    () => '(select (local.get $i) (i32.load16_s (local.get $q)) (local.get $q))',
    () => '(if (result i32) (local.get $q) (then (local.get $i)) (else (i32.load (local.get $q))))',
    () => '(i32.wrap_i64 (i64.shr_u (local.get $l) (i64.const 32)))',
  ],
  i64: [
    () => '(local.get $l)',
    ...each(
      ['load', 'load8_s', 'load8_u', 'load16_s', 'load16_u', 'load32_s', 'load32_u'],
      (load, r) => `(i64.${load} ${at(r)})`,
    ),
    (r) =>
      `(i64.const ${r.pick(['0', '1', '-1', '0x100000000', '0xffffffff', '0x8000000000000000', '0x80000000', '0x7fffffff', '255'])})`,
    ...each([0, 1], (k) => `(i64x2.extract_lane ${k} (local.get $v))`),
    ...each(['255', '0xffff', '0xffffffff', '0xffffffff00000000', '1'], (n) => `(i64.and (local.get $l) (i64.const ${n}))`),
    (r) => `(i64.shr_s (local.get $l) (i64.const ${r.pick([1, 31, 32, 63])}))`,
    () => '(i64.add (local.get $l) (i64.load (local.get $q)))',
    () => '(i64.sub (i64.load (local.get $q)) (local.get $l))',
    () => '(i64.mul (local.get $l) (i64.const 0x100000001))',
    () => '(i64.xor (local.get $l) (i64.const -1))',
    () => '(i64.clz (local.get $l))',
    () => '(i64.trunc_sat_f32_s (local.get $f))',
    () => '(i64.reinterpret_f64 (local.get $d))',
    () => '(call $i64 (local.get $l))',
    () => '(global.get $gl)',
    () => '(select (local.get $l) (i64.load32_u (local.get $q)) (local.get $i))',
    () => '(if (result i64) (local.get $i) (then (local.get $l)) (else (i64.load (local.get $q))))',
  ],
  f32: [
    () => '(local.get $f)',
    (r) => `(f32.load ${at(r)})`,
    () => '(f32.const 1.5)',
    ...each([0, 2], (k) => `(f32x4.extract_lane ${k} (local.get $v))`),
    () => '(f32.neg (local.get $f))',
    () => '(f32.reinterpret_i32 (local.get $i))',
  ],
  f64: [
    () => '(local.get $d)',
    (r) => `(f64.load ${at(r)})`,
    () => '(f64.const -0x1p33)',
    ...each([0, 1], (k) => `(f64x2.extract_lane ${k} (local.get $v))`),
    () => '(f64.abs (local.get $d))',
    () => '(f64.reinterpret_i64 (local.get $l))',
  ],
  v128: [
    () => '(local.get $v)',
    (r) => `(v128.load ${at(r)})`,
    ...each(
      ['load32_zero', 'load64_zero', 'load8_splat', 'load32_splat', 'load8x8_u', 'load32x2_s'],
      (load, r) => `(v128.${load} ${at(r)})`,
    ),
    (r) => `(v128.load16_lane offset=${r.below(9)} 3 (local.get $q) (local.get $v))`,
    () => '(v128.const i32x4 1 0 -1 0x80000000)',
    () => '(i8x16.splat (local.get $i))',
    () => '(i64x2.splat (local.get $l))',
    () => '(i32x4.add (local.get $v) (v128.load (local.get $q)))',
    () => '(v128.not (local.get $v))',
    () => '(i16x8.eq (local.get $v) (v128.load (local.get $q)))',
  ],
};

type Step = readonly [from: Type, to: Type, op: string];
const STEPS: readonly Step[] = [
  ['i64', 'i32', 'i32.wrap_i64'],
  ['i32', 'i64', 'i64.extend_i32_s'],
  ['i32', 'i64', 'i64.extend_i32_u'],
  ['i32', 'i32', 'i32.extend8_s'],
  ['i32', 'i32', 'i32.extend16_s'],
  ['i64', 'i64', 'i64.extend8_s'],
  ['i64', 'i64', 'i64.extend16_s'],
  ['i64', 'i64', 'i64.extend32_s'],
  ['f32', 'i32', 'i32.reinterpret_f32'],
  ['i32', 'f32', 'f32.reinterpret_i32'],
  ['f64', 'i64', 'i64.reinterpret_f64'],
  ['i64', 'f64', 'f64.reinterpret_i64'],
  ['i32', 'i32', 'i32.eqz'],
  ['i64', 'i32', 'i64.eqz'],
];
/** None, one and two steps. */
const CONVERSIONS: readonly (readonly Step[])[] = [
  [],
  ...STEPS.map((s) => [s]),
  ...STEPS.flatMap((s) => STEPS.filter((t) => t[0] === s[1]).map((t) => [s, t])),
];

/** Uses of a value: a statement, or (with `=`) an expression of the named type, which goes into the result. */
type Consumer = (x: string, r: Random) => string;
const keep = (type: Type, x: string): string => {
  if (type === 'i64') return `(local.set $r (i64.add (i64.mul (local.get $r) (i64.const 31)) ${x}))`;
  if (type === 'i32') return keep('i64', `(i64.extend_i32_u ${x})`);
  // Bits of a NaN are not for the result: what moves is compared in memory.
  return `(${type}.store offset=16 (local.get $p) (call $${type} ${x}))`;
};
const CONDITIONS = ['eq', 'ne', 'lt_s', 'lt_u', 'gt_s', 'gt_u', 'le_s', 'le_u', 'ge_s', 'ge_u'];
/** What follows a condition on its heels: branches, traps, selects, values. */
const DECIDED: readonly ((c: string) => string)[] = [
  (c) => `(if ${c} (then ${keep('i32', '(i32.const 17)')}) (else ${keep('i32', '(i32.const 4)')}))`,
  (c) => `(block $out (br_if $out ${c}) ${keep('i64', '(i64.const 12345)')})`,
  (c) => keep('i32', `(select (i32.const 3) (local.get $q) ${c})`),
  (c) => keep('i64', `(select (local.get $l) (i64.load (local.get $q)) ${c})`),
  (c) => `(f64.store offset=16 (local.get $p) (select (f64.load (local.get $q)) (f64.const 4) ${c}))`,
  (c) => `(v128.store offset=8 (local.get $p) (select (local.get $v) (v128.const i64x2 1 2) ${c}))`,
  (c) => keep('i32', c),
  (c) => keep('i32', `(i32.eqz ${c})`),
  (c) => `(if (i32.eqz ${c}) (then ${keep('i32', '(i32.const 9)')}))`,
];
function integer(t: 'i32' | 'i64'): Consumer[] {
  const rmw = ['add', 'sub', 'and', 'or', 'xor', 'mul'];
  const other = t === 'i32' ? '$i' : '$l';
  const stores = t === 'i32' ? ['store', 'store8', 'store16'] : ['store', 'store8', 'store16', 'store32'];
  const loads =
    t === 'i32' ? ['load8_s', 'load8_u', 'load16_u', 'load'] : ['load8_u', 'load16_s', 'load32_s', 'load32_u', 'load'];
  return [
    ...stores.flatMap((s): Consumer[] => [
      (x) => `(${t}.${s} (local.get $p) ${x})`,
      (x, r) => `(${t}.${s} offset=${r.below(8)} (local.get $p) ${x})`,
    ]),
    ...rmw.flatMap((op): Consumer[] => [
      (x) => `(${t}.store (local.get $p) (${t}.${op} (${t}.load (local.get $p)) ${x}))`,
      (x) => `(${t}.store (local.get $p) (${t}.${op} ${x} (${t}.load (local.get $p))))`,
      (x) => keep(t, `(${t}.${op} ${x} (local.get ${other}))`),
      (x) => keep(t, `(${t}.${op} (${t}.load (local.get $q)) ${x})`),
    ]),
    ...CONDITIONS.flatMap((c): Consumer[] => [
      (x, r) =>
        r.pick(DECIDED)(
          `(${t}.${c} ${x} (${t}.const ${t === 'i32' ? constant32(r) : r.pick(['0', '1', '-1', '5', '0x100000000'])}))`,
        ),
      (x, r) => r.pick(DECIDED)(`(${t}.${c} (${t}.${r.pick(loads)} (local.get $q)) ${x})`),
      (x, r) => r.pick(DECIDED)(`(${t}.${c} ${x} (local.get ${other}))`),
    ]),
    ...['shl', 'shr_s', 'shr_u', 'rotl', 'rotr'].flatMap((op): Consumer[] => [
      (x) => keep(t, `(${t}.${op} (local.get ${other}) ${x})`),
      (x, r) => keep(t, `(${t}.${op} ${x} (${t}.const ${r.pick([0, 1, 2, 3, 8, 16, 24, 31, 32, 48, 63])}))`),
    ]),
    ...['div_s', 'rem_s', 'div_u', 'rem_u'].flatMap((op): Consumer[] => [
      (x) => keep(t, `(${t}.${op} (local.get ${other}) (${t}.or ${x} (${t}.const 1)))`),
      (x, r) => keep(t, `(${t}.${op} ${x} (${t}.const ${r.pick([2, 3, 7, 8, 10, -3, 1000])}))`),
    ]),
    ...['clz', 'ctz', 'popcnt'].map(
      (op): Consumer =>
        (x) =>
          keep(t, `(${t}.${op} ${x})`),
    ),
    (x, r) => keep(t, `(${t}.and ${x} (${t}.const ${r.pick([1, 255, 256, 65535, -2, -256])}))`),
    (x) => keep(t, `(${t}.xor ${x} (${t}.const -1))`),
    (x) => keep(t, `(${t}.and (local.get ${other}) (${t}.xor ${x} (${t}.const -1)))`),
    (x) => `(global.set ${t === 'i32' ? '$gi' : '$gl'} ${x}) ${keep(t, `(global.get ${t === 'i32' ? '$gi' : '$gl'})`)}`,
    (x) => keep(t, `(call $${t} ${x})`),
    (x) => keep(t, `(block (result ${t}) ${x} (br_if 0 (local.get $i)) (drop) (local.get ${other}))`),
    (x) => keep(t, `(select ${x} (local.get ${other}) (local.get $q))`),
    (x) => `(${t === 'i32' ? 'f64' : 'f32'}.store offset=16 (local.get $p) (${t === 'i32' ? 'f64' : 'f32'}.convert_${t}_u ${x}))`,
    (x) => `(f64.store offset=16 (local.get $p) (f64.convert_${t}_s ${x}))`,
    (x) => `(v128.store (local.get $p) (${t === 'i32' ? 'i32x4' : 'i64x2'}.splat ${x}))`,
    (x, r) => `(v128.store (local.get $p) (${t === 'i32' ? 'i32x4' : 'i64x2'}.replace_lane ${r.below(2)} (local.get $v) ${x}))`,
  ];
}
const CONSUMERS: Readonly<Record<Type, readonly Consumer[]>> = {
  i32: [
    ...integer('i32'),
    (x, r) => r.pick(DECIDED)(x),
    (x) => `(block $b (block $a (br_table $a $b $a ${x})) ${keep('i32', '(i32.const 3)')})`,
    (x, r) => keep('i32', `(i32.load offset=${r.below(40)} (i32.and ${x} (i32.const 4095)))`),
    (x, r) =>
      keep(
        'i64',
        `(i64.load32_s offset=${r.below(40)} (i32.add (local.get $q) (i32.shl (i32.and ${x} (i32.const 127)) (i32.const ${r.below(5)}))))`,
      ),
    (x) => keep('i32', `(i32.load8_u (i32.shl ${x} (i32.const 2)))`),
    (x) => `(v128.store (local.get $p) (i8x16.splat ${x}))`,
    (x) => `(v128.store (local.get $p) (i16x8.splat ${x}))`,
    (x, r) => `(v128.store (local.get $p) (i8x16.replace_lane ${r.below(16)} (local.get $v) ${x}))`,
    (x, r) => `(v128.store (local.get $p) (i16x8.replace_lane ${r.below(8)} (local.get $v) ${x}))`,
    (x, r) =>
      `(v128.store (local.get $p) (${r.pick(['i8x16.shl', 'i8x16.shr_s', 'i16x8.shr_u', 'i32x4.shr_s', 'i64x2.shr_s', 'i64x2.shl'])} (local.get $v) ${x}))`,
    (x) => `(memory.fill (local.get $p) ${x} (i32.const 3))`,
    (x) => keep('i32', `(call_indirect $t (type $i32) ${x} (i32.and ${x} (i32.const 3)))`),
  ],
  i64: integer('i64'),
  f32: [
    (x) => `(f32.store (local.get $p) ${x})`,
    (x) => keep('f32', `(f32.add ${x} (f32.load (local.get $q)))`),
    (x) => keep('f32', `(f32.min (local.get $f) ${x})`),
    (x, r) => r.pick(DECIDED)(`(f32.${r.pick(['eq', 'ne', 'lt', 'gt', 'le', 'ge'])} ${x} (local.get $f))`),
    (x) => `(v128.store (local.get $p) (f32x4.splat ${x}))`,
    (x, r) => `(v128.store (local.get $p) (f32x4.replace_lane ${r.below(4)} (local.get $v) ${x}))`,
    (x) => `(f32.store (local.get $p) (select ${x} (f32.load (local.get $q)) (local.get $i)))`,
    (x) => keep('f64', `(f64.promote_f32 ${x})`),
    (x) => keep('i32', `(i32.trunc_sat_f32_s ${x})`),
    (x) => keep('i64', `(i64.trunc_sat_f32_u ${x})`),
  ],
  f64: [
    (x) => `(f64.store (local.get $p) ${x})`,
    (x) => keep('f64', `(f64.mul (f64.load (local.get $q)) ${x})`),
    (x) => keep('f64', `(f64.max ${x} (local.get $d))`),
    (x, r) => r.pick(DECIDED)(`(f64.${r.pick(['eq', 'ne', 'lt', 'gt', 'le', 'ge'])} (local.get $d) ${x})`),
    (x) => `(v128.store (local.get $p) (f64x2.splat ${x}))`,
    (x, r) => `(v128.store (local.get $p) (f64x2.replace_lane ${r.below(2)} (local.get $v) ${x}))`,
    (x) => `(f64.store (local.get $p) (select (f64.const 7) ${x} (local.get $i)))`,
    (x) => keep('f32', `(f32.demote_f64 ${x})`),
    (x) => keep('i32', `(i32.trunc_sat_f64_u ${x})`),
    (x) => keep('i64', `(i64.trunc_sat_f64_s ${x})`),
  ],
  v128: [
    (x) => `(v128.store (local.get $p) ${x})`,
    ...[8, 16, 32, 64].map(
      (n): Consumer =>
        (x, r) =>
          `(v128.store${n}_lane offset=${r.below(9)} ${r.below(128 / n)} (local.get $p) ${x})`,
    ),
    ...['i8x16.extract_lane_s 7', 'i8x16.extract_lane_u 0', 'i16x8.extract_lane_u 5', 'i32x4.extract_lane 1'].map(
      (op): Consumer =>
        (x) =>
          keep('i32', `(${op} ${x})`),
    ),
    ...['0', '1'].map(
      (k): Consumer =>
        (x) =>
          keep('i64', `(i64x2.extract_lane ${k} ${x})`),
    ),
    (x, r) => r.pick(DECIDED)(`(${r.pick(['v128.any_true', 'i8x16.all_true', 'i64x2.all_true'])} ${x})`),
    (x) => `(v128.store (local.get $p) (v128.bitselect (local.get $v) (v128.load (local.get $q)) ${x}))`,
    (x) => `(v128.store (local.get $p) (i64x2.add ${x} (v128.load (local.get $q))))`,
    (x) => `(v128.store (local.get $p) (i16x8.extend_low_i8x16_s ${x}))`,
    (x) => `(v128.store (local.get $p) (i64x2.extend_low_i32x4_u ${x}))`,
    (x) => `(v128.store (local.get $p) (select ${x} (local.get $v) (local.get $i)))`,
  ],
};

/** Producer, conversion, consumer. */
type Combination = readonly [produced: Type, make: Make, steps: readonly Step[], consumer: Consumer];
/** All that fits together. */
const COMBINATIONS: readonly Combination[] = (Object.keys(PRODUCERS) as Type[]).flatMap((type) =>
  PRODUCERS[type].flatMap((make) =>
    CONVERSIONS.filter((steps) => steps[0] === undefined || steps[0][0] === type).flatMap((steps) =>
      CONSUMERS[steps.at(-1)?.[1] ?? type].map((consumer) => [type, make, steps, consumer] as const),
    ),
  ),
);
const IN_A_MODULE = 64;
/** How many slices there are. */
export const PAIR_SLICES: number = Math.ceil(COMBINATIONS.length / IN_A_MODULE);

/** Where function k of a module writes: bytes of its own, in front of which and behind which nothing changes. */
const placeOf = (k: number): number => 16384 + 64 * k;

export function pairs(slice: number, r: Random): Sample {
  const funcs: string[] = [];
  const calls: Call[] = [];
  for (let k = 0; k < IN_A_MODULE; k++) {
    // Strided, so that a module has a bit of everything.
    const [produced, make, steps, consumer] = COMBINATIONS[(slice + k * PAIR_SLICES) % COMBINATIONS.length] as Combination;
    let x = make(r);
    for (const [, , op] of steps) x = `(${op} ${x})`;
    const type = steps.at(-1)?.[1] ?? produced;
    // Now and then somebody else needs it, too, in front or behind.
    const shared = r.below(5);
    const before = shared === 0 ? `(local.set $x_${type} ${x})` : '';
    const use = shared === 0 ? `(local.get $x_${type})` : shared === 1 ? `(local.tee $x_${type} ${x})` : x;
    const after =
      shared > 1
        ? ''
        : type === 'i32' || type === 'i64'
          ? keep(type, `(local.get $x_${type})`)
          : `(${type}.store offset=32 (local.get $p) (local.get $x_${type}))`;
    funcs.push(`(func (export "f${k}") (param $p i32) (param $q i32) (param $i i32) (param $l i64) (param $f f32) (param $d f64) (result i64)
      (local $r i64) (local $v v128) (local $x_i32 i32) (local $x_i64 i64) (local $x_f32 f32) (local $x_f64 f64) (local $x_v128 v128)
      (local.set $v (v128.load offset=512 (local.get $q))) ${before} ${consumer(use, r)} ${after}
      (i64.xor (local.get $r) (i64.add (i64.load (local.get $p)) (i64.rotl (i64.load offset=8 (local.get $p)) (i64.const 7)))))`);
    const place = placeOf(k);
    const end = 65536 - r.pick([1, 2, 4, 8, 16]);
    for (const p of [place, place, end])
      calls.push({
        func: `f${k}`,
        args: [
          ['i32', p, 0],
          ['i32', r.below(1500), 0],
        ],
      });
  }
  // Places hold a pattern, so that a byte too many and a byte too few show.
  const pattern = Array.from({ length: 64 }, (_, n) => `\\${(0xa0 + n).toString(16).slice(-2)}`).join('');
  return {
    module: `(module (memory (export "m") 1) (data (i32.const 16320) "${pattern.repeat(IN_A_MODULE + 2)}")
      (type $i32 (func (param i32) (result i32)))
      (table $t funcref (elem $i32 $i32 $i32 $i32))
      (global $gi (export "gi") (mut i32) (i32.const 77)) (global $gl (export "gl") (mut i64) (i64.const -3))
      (func $i32 (type $i32) (i32.xor (local.get 0) (i32.const 85)))
      (func $i64 (param i64) (result i64) (i64.xor (local.get 0) (i64.const 0x5500000055)))
      (func $f32 (param f32) (result f32) (select (local.get 0) (f32.const 0) (f32.eq (local.get 0) (local.get 0))))
      (func $f64 (param f64) (result f64) (select (local.get 0) (f64.const 0) (f64.eq (local.get 0) (local.get 0))))
      ${funcs.join('\n')})`,
    hard: true,
    calls,
  };
}
