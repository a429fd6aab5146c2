/**
 * Constants with zero, one and sign in either half through everything that looks at constants: every integer operation and
 * comparison with one on either side, with two (nested, or both), and comparisons of what is only 0 or 1, widened or not, as
 * value, branch, select and trap. In: the number of a slice; out: a module with the functions of that slice.
 */
import type { Random } from '../../random.ts';
import type { Sample } from './sample.ts';

const HALVES = [0, 1, 2, 0xff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];
const C32 = [...HALVES, 31, 32, 0xffff, 0x1_0000, 0xffff_ff00].map(String);
const C64 = HALVES.flatMap((hi) => HALVES.map((lo) => `0x${((BigInt(hi) << 32n) | BigInt(lo)).toString(16)}`));
type Int = 'i32' | 'i64';
const constants = (t: Int): readonly string[] => (t === 'i32' ? C32 : C64);
const OPS = [
  'add',
  'sub',
  'mul',
  'and',
  'or',
  'xor',
  'shl',
  'shr_s',
  'shr_u',
  'rotl',
  'rotr',
  'div_s',
  'div_u',
  'rem_s',
  'rem_u',
];
const CONDITIONS = ['eq', 'ne', 'lt_s', 'lt_u', 'gt_s', 'gt_u', 'le_s', 'le_u', 'ge_s', 'ge_u'];

/** Values that are 0 or 1 (the last two: nearly). */
const BOOLEANS = [
  '(i32.lt_s (local.get $i) (local.get $j))',
  '(i32.eq (local.get $i) (i32.const 7))',
  '(i32.eqz (local.get $i))',
  '(i64.lt_u (local.get $l) (local.get $m))',
  '(f64.lt (local.get $d) (f64.const 0.5))',
  '(f32.ne (local.get $f) (local.get $f))',
  '(v128.any_true (i32x4.splat (local.get $i)))',
  '(i8x16.all_true (i64x2.splat (local.get $l)))',
  '(i32.and (local.get $i) (i32.const 1))',
  '(i32.shr_u (local.get $i) (i32.const 31))',
  '(i32.load8_u (i32.and (local.get $i) (i32.const 1023)))',
];
/** What decides by a condition of type i32. */
const DECIDE: readonly ((c: string) => string)[] = [
  (c) => `(if (result i64) ${c} (then (i64.const 5)) (else (i64.const 6)))`,
  (c) => `(block (result i64) (br_if 0 (i64.const 5) ${c}) (drop) (i64.const 6))`,
  (c) => `(select (i64.const 5) (i64.const 6) ${c})`,
  (c) => `(i64.extend_i32_u (select (i32.const 1) (i32.const 0) ${c}))`,
  (c) => `(i64.reinterpret_f64 (select (local.get $d) (f64.const 6) ${c}))`,
  (c) => `(i64.extend_i32_u ${c})`,
  (c) => `(i64.extend_i32_u (i32.eqz ${c}))`,
  (c) => `(if (result i64) ${c} (then (unreachable)) (else (i64.const 6)))`,
  (c) => `(if (result i64) (i32.eqz (i32.eqz ${c})) (then (i64.const 5)) (else (i64.const 6)))`,
];

const VARIABLES: Readonly<Record<Int, string>> = { i32: '(local.get $i)', i64: '(local.get $l)' };
const as64 = (t: Int, x: string): string => (t === 'i64' ? x : `(i64.extend_i32_s ${x})`);

/** Expressions of type i64, a list a kind; a kind is a function of its number, so that nothing has to be kept. */
interface Kind {
  readonly count: number;
  readonly make: (n: number, r: Random) => string;
}
/** All combinations of the lists: digits of a number to bases that differ. */
function product(lists: readonly (readonly string[])[], make: (chosen: readonly string[], r: Random) => string): Kind {
  return {
    count: lists.reduce((n, list) => n * list.length, 1),
    make: (n, r) => {
      let rest = n;
      const chosen = lists.map((list) => {
        const x = list[rest % list.length] as string;
        rest = Math.floor(rest / list.length);
        return x;
      });
      return make(chosen, r);
    },
  };
}
const SIDES = ['left', 'right'];
const sided = (op: string, side: string, x: string, c: string): string =>
  side === 'left' ? `(${op} ${c} ${x})` : `(${op} ${x} ${c})`;
const KINDS: readonly Kind[] = (['i32', 'i64'] as const).flatMap((t): Kind[] => {
  const x = VARIABLES[t];
  const c = (v: string): string => `(${t}.const ${v})`;
  return [
    product([SIDES, OPS, constants(t)], ([side = '', op = '', v = '']) => as64(t, sided(`${t}.${op}`, side, x, c(v)))),
    product([SIDES, CONDITIONS, constants(t)], ([side = '', op = '', v = ''], r) =>
      r.pick(DECIDE)(sided(`${t}.${op}`, side, x, c(v))),
    ),
    product([OPS, constants(t), constants(t)], ([op = '', v = '', w = '']) => as64(t, `(${t}.${op} ${c(v)} ${c(w)})`)),
    product([CONDITIONS, constants(t), constants(t)], ([op = '', v = '', w = ''], r) =>
      r.pick(DECIDE)(`(${t}.${op} ${c(v)} ${c(w)})`),
    ),
    product([OPS, OPS, constants(t)], ([op = '', inner = '', v = ''], r) =>
      as64(t, sided(`${t}.${op}`, r.pick(SIDES), sided(`${t}.${inner}`, r.pick(SIDES), x, c(v)), c(r.pick(constants(t))))),
    ),
    product([CONDITIONS, OPS, constants(t)], ([op = '', inner = '', v = ''], r) =>
      r.pick(DECIDE)(sided(`${t}.${op}`, r.pick(SIDES), sided(`${t}.${inner}`, r.pick(SIDES), x, c(v)), c(r.pick(constants(t))))),
    ),
    product(
      [BOOLEANS, t === 'i32' ? [''] : ['i64.extend_i32_u', 'i64.extend_i32_s'], CONDITIONS, constants(t)],
      ([b = '', widen = '', op = '', v = ''], r) =>
        r.pick(DECIDE)(sided(`${t}.${op}`, r.pick(SIDES), widen === '' ? b : `(${widen} ${b})`, c(v))),
    ),
    product(
      [BOOLEANS, t === 'i32' ? [''] : ['i64.extend_i32_u', 'i64.extend_i32_s'], OPS, constants(t)],
      ([b = '', widen = '', op = '', v = ''], r) =>
        as64(t, sided(`${t}.${op}`, r.pick(SIDES), widen === '' ? b : `(${widen} ${b})`, c(v))),
    ),
    // A shift's amount under a mask, and wrapped.
    product([['shl', 'shr_s', 'shr_u', 'rotl', 'rotr'], constants(t)], ([op = '', v = '']) =>
      as64(t, `(${t}.${op} ${x} (${t}.and ${t === 'i32' ? '(local.get $j)' : '(local.get $m)'} ${c(v)}))`),
    ),
    product([['wrap', 'store', 'store8', 'store16', 'store32'], C64], ([how = '', v = '']) =>
      how === 'wrap'
        ? `(i64.extend_i32_s (i32.add (local.get $i) (i32.wrap_i64 (i64.const ${v}))))`
        : `(block (result i64) (i64.${how} offset=2048 (i32.const 0) (i64.const ${v})) (i64.load offset=2048 (i32.const 0)))`,
    ),
  ];
});
const TOTAL = KINDS.reduce((n, { count }) => n + count, 0);
const IN_A_MODULE = 80;
export const CONSTANT_SLICES: number = Math.ceil(TOTAL / IN_A_MODULE);

function expression(number: number, r: Random): string {
  let n = number % TOTAL;
  for (const { count, make } of KINDS) {
    if (n < count) return make(n, r);
    n -= count;
  }
  return '(i64.const 0)';
}

export function constants64(slice: number, r: Random): Sample {
  const funcs = Array.from(
    { length: IN_A_MODULE },
    (
      _,
      k,
    ) => `(func (export "f${k}") (param $i i32) (param $j i32) (param $l i64) (param $m i64) (param $f f32) (param $d f64) (result i64)
      ${expression(slice + k * CONSTANT_SLICES, r)})`,
  );
  return { module: `(module (memory (export "m") 1) ${funcs.join('\n')})`, hard: true, times: 3 };
}
