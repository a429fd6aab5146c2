/**
 * `--nan=canonical`: every NaN that an arithmetic instruction yields is the canonical one, positive and quiet with nothing else
 * in its payload, whatever its operands (section 4.3.3 lets an engine choose: machines pass operands' payloads on, and the NaN of
 * their own may be negative). Behind each such instruction stands `select (x != x) nan x`, lane by lane for vectors.
 *
 * What the specification does not count as arithmetic keeps every bit: moves, loads, `neg`, `abs`, `copysign`, `pmin`, `pmax`,
 * `reinterpret`, `select`.
 */
import { NONE } from '../base/brand.ts';
import type { Value } from '../ir/func.ts';
import { FCMP, IR, TY } from '../ir/ops.ts';
import { bug } from '../wasm/errors.ts';
import { type OpRow, op } from '../wasm/opcodes.ts';
import type { Translator } from './ssa/translator.ts';

type Translate = (t: Translator) => void;

/** Instructions whose result may be a NaN of the engine's choice: the shape of the result. */
const ARITHMETIC =
  /^(f32|f64|f32x4|f64x2)\.(ceil|floor|trunc|nearest|sqrt|add|sub|mul|div|(relaxed_)?(min|max|madd|nmadd)|(demote|promote)_\w+)$/;

const BITSELECT = op('v128.bitselect');
const NAN32 = 0x7fc0_0000;
const NAN64 = 0x7ff8_0000;

/** How a NaN is told and what stands in its place. */
interface Shape {
  /** The canonical NaN, in each lane. */
  readonly nan: (t: Translator) => Value;
  /** What is true, in each lane, where `x` is a NaN. */
  readonly isNan: (t: Translator, x: Value) => Value;
  readonly select: (t: Translator, isNan: Value, nan: Value, x: Value) => Value;
}
const scalar = (nan: Shape['nan']): Shape => ({
  nan,
  isNan: (t, x) => t.b.value(IR.fcmp, TY.i32, x, x, NONE, FCMP.ne),
  select: (t, isNan, nan, x) => t.b.value(IR.select, t.func.ty[x], isNan, nan, x),
});
const lanes = (ne: number, nan: Shape['nan']): Shape => ({
  nan,
  isNan: (t, x) => t.b.value(IR.vbinary, TY.v128, x, x, NONE, ne),
  select: (t, isNan, nan, x) => t.b.value(IR.vternary, TY.v128, nan, x, isNan, BITSELECT),
});
const SHAPES: Readonly<Record<string, Shape>> = {
  f32: scalar((t) => t.b.constant(TY.f32, NAN32, 0)),
  f64: scalar((t) => t.b.constant(TY.f64, 0, NAN64)),
  f32x4: lanes(op('f32x4.ne'), (t) => t.b.vector(NAN32, NAN32, NAN32, NAN32)),
  f64x2: lanes(op('f64x2.ne'), (t) => t.b.vector(0, NAN64, 0, NAN64)),
};

/** The translator of a row, followed by what makes NaNs of its result canonical where the module is compiled so. */
export function withCanonicalNans({ name }: OpRow, translate: Translate): Translate {
  const shapeName = ARITHMETIC.exec(name)?.[1];
  if (shapeName === undefined) return translate;
  const { nan, isNan, select } = SHAPES[shapeName] ?? bug(name);
  return (t) => {
    translate(t);
    if (!t.env.canonicalNans) return;
    const x = t.pop();
    t.push(select(t, isNan(t, x), nan(t), x));
  };
}
