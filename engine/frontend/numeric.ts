/**
 * Translation of numeric instructions from their table rows, with the checks in front of divisions and of conversions that
 * trap (section 4.3): the IR operations themselves never do.
 */
import { NONE } from '../base/brand.ts';
import { intOf, isInt } from '../ir/constants.ts';
import type { Value } from '../ir/func.ts';
import { FCMP, ICMP, IR, type IrName, TY, type Ty } from '../ir/ops.ts';
import { bug } from '../wasm/errors.ts';
import type { OpRow } from '../wasm/opcodes.ts';
import { TRAP } from '../wasm/traps.ts';
import type { Translator } from './ssa/translator.ts';

type Translate = (t: Translator) => void;

const isNumber = (name: string | undefined): boolean => name === 'i32' || name === 'i64' || name === 'f32' || name === 'f64';

/** The translator of a row that maps to one IR operation on numbers; undefined for other rows. */
export function numericOf(row: OpRow): Translate | undefined {
  const { ir, cond, params, results } = row;
  if (ir === undefined || params === undefined || results?.length !== 1) return undefined;
  if (!params.every(isNumber) || !results.every(isNumber)) return undefined;
  const ty = TY[results[0] as 'i32'];
  const from = TY[params[0] as 'i32'];
  if (ir === 'eqz') return (t) => t.push(t.b.icmp(ICMP.eq, t.pop(), t.b.constant(from, 0, 0)));
  const op = IR[ir as IrName] ?? bug(`${row.name}: no IR operation ${ir}`);
  if (ir === 'icmp' || ir === 'fcmp') {
    const code = (ir === 'icmp' ? ICMP : FCMP)[cond as 'eq'] ?? bug(`${row.name}: no condition ${cond}`);
    return (t) => {
      const b = t.pop();
      t.push(t.b.value(op, TY.i32, t.pop(), b, NONE, code));
    };
  }
  if (op === IR.sdiv || op === IR.udiv || op === IR.srem || op === IR.urem) return division(op, ty);
  if (op === IR.fcvt_to_sint || op === IR.fcvt_to_uint) return truncation(op, ty, from);
  if (params.length === 1) return (t) => t.push(t.b.value(op, ty, t.pop()));
  return (t) => {
    const b = t.pop();
    t.push(t.b.value(op, ty, t.pop(), b));
  };
}

function division(op: number, ty: Ty): Translate {
  const minHigh = 0x8000_0000 | 0;
  return (t) => {
    const divisor = t.pop();
    const dividend = t.pop();
    const { b } = t;
    t.trapIf(b.icmp(ICMP.eq, divisor, b.constant(ty, 0, 0)), TRAP.integerDivideByZero);
    if (op === IR.sdiv) {
      const minusOne = b.icmp(ICMP.eq, divisor, b.constant(ty, -1, -1));
      const least = ty === TY.i32 ? b.constant(ty, minHigh, 0) : b.constant(ty, 0, minHigh);
      if (intOf(t.func, minusOne) !== 0) {
        t.trapIf(b.value(IR.band, TY.i32, minusOne, b.icmp(ICMP.eq, dividend, least)), TRAP.integerOverflow);
      }
    }
    t.push(b.value(op, ty, dividend, divisor));
  };
}

const f64 = new Float64Array(1);
const f32 = new Float32Array(f64.buffer);
const bits = new Int32Array(f64.buffer);
/** A float constant. */
function float(t: Translator, ty: Ty, x: number): Value {
  if (ty === TY.f32) {
    f32[0] = x;
    return t.b.constant(ty, bits[0], 0);
  }
  f64[0] = x;
  return t.b.constant(ty, bits[0], bits[1]);
}

/** Excludes NaN, then what truncates out of range; the bounds are exact in their type, or the next value beyond the last good. */
function truncation(op: number, ty: Ty, from: Ty): Translate {
  const width = ty === TY.i32 ? 32 : 64;
  const signed = op === IR.fcvt_to_sint;
  const limit = 2 ** (signed ? width - 1 : width);
  // Below the lowest integer a value still truncates to it where the type can hold one: only f64 → i32 and the unsigned ones.
  const exact = signed && !(from === TY.f64 && width === 32);
  const low = signed ? (exact ? -limit : -limit - 1) : -1;
  const lowCondition = exact ? FCMP.ge : FCMP.gt;
  return (t) => {
    const x = t.pop();
    const { b } = t;
    t.trapIf(b.value(IR.fcmp, TY.i32, x, x, NONE, FCMP.ne), TRAP.invalidConversion);
    t.trapIf(b.value(IR.fcmp, TY.i32, x, float(t, from, low), NONE, lowCondition), TRAP.integerOverflow, true);
    t.trapIf(b.value(IR.fcmp, TY.i32, x, float(t, from, limit), NONE, FCMP.lt), TRAP.integerOverflow, true);
    t.push(b.value(op, ty, x));
  };
}

export function i32Const(t: Translator): void {
  t.push(t.b.i32(t.instr.a));
}
export function i64Const(t: Translator): void {
  t.push(t.b.i64(t.instr.lo, t.instr.hi));
}
export function f32Const(t: Translator): void {
  t.push(t.b.constant(TY.f32, t.instr.lo, 0));
}
export function f64Const(t: Translator): void {
  t.push(t.b.constant(TY.f64, t.instr.lo, t.instr.hi));
}

/** The upper half `op` of a sum or difference, given its lower half and what that carries or borrows. */
function wide(t: Translator, op: number, halves: (a: Value, b: Value) => readonly [low: Value, carry: Value]): void {
  const bHigh = t.pop();
  const bLow = t.pop();
  const aHigh = t.pop();
  const [low, carry] = halves(t.pop(), bLow);
  t.push(low);
  t.push(t.b.value(op, TY.i64, aHigh, bHigh, carry));
}
export function add128(t: Translator): void {
  wide(t, IR.iadd_cin, (x, y) => {
    const sum = t.b.add64(x, y);
    // It has carried where it is below what was added: any of the two, and a comparison with 0 or 1 would say it otherwise.
    return [sum, t.b.icmp(ICMP.ult, sum, isInt(t.func, x) ? y : x)];
  });
}
export function sub128(t: Translator): void {
  wide(t, IR.isub_bin, (x, y) => [t.b.value(IR.isub, TY.i64, x, y), t.b.icmp(ICMP.ult, x, y)]);
}
/** Both halves of a product. */
export const mulWide = (high: number) => (t: Translator) => {
  const y = t.pop();
  const x = t.pop();
  t.push(t.b.value(IR.imul, TY.i64, x, y));
  t.push(t.b.value(high, TY.i64, x, y));
};
