/**
 * Integer constants as rules want to see them. A constant of 64 bits is two words, and whoever looks at one of them sees another
 * number: so everybody reads constants here, and what gives away a word says so in its name.
 */
import { NONE } from '../base/brand.ts';
import type { IrFunc, Value } from './func.ts';
import { IR, TY } from './ops.ts';

/** Whether `v` is an integer constant (or null). */
export const isInt = (f: IrFunc, v: Value): boolean => f.op[v] === IR.iconst;

/**
 * The integer constant where it is one that fits a signed word: every i32, an i64 that is its low word's sign extension; null is
 * 0. NaN for all else, which no comparison holds for.
 */
export function intOf(f: IrFunc, v: Value): number {
  if (f.op[v] !== IR.iconst) return Number.NaN;
  const lo = f.imm[v];
  return f.ty[v] === TY.i32 || f.imm2[v] === lo >> 31 ? lo : Number.NaN;
}
/** The constant, unsigned, as exactly as a number holds it; NaN where it is none. */
export function unsignedOf(f: IrFunc, v: Value): number {
  if (f.op[v] !== IR.iconst) return Number.NaN;
  return (f.ty[v] === TY.i32 ? 0 : (f.imm2[v] >>> 0) * 0x1_0000_0000) + (f.imm[v] >>> 0);
}
/** The constant, signed in its width, as exactly as a number holds it; NaN where it is none. */
export function signedOf(f: IrFunc, v: Value): number {
  if (f.op[v] !== IR.iconst) return Number.NaN;
  return f.ty[v] === TY.i32 ? f.imm[v] : f.imm2[v] * 0x1_0000_0000 + (f.imm[v] >>> 0);
}
/**
 * The low word of the constant, for what looks at no more than that: narrow stores, masks of narrow operations. NaN where it is
 * none.
 */
export const lowWordOf = (f: IrFunc, v: Value): number => (f.op[v] === IR.iconst ? f.imm[v] : Number.NaN);
/**
 * The constant modulo `bits`, a power of two up to 64: the amount of a shift, whose upper bits do not count. NONE where it is no
 * constant.
 */
export const amountOf = (f: IrFunc, v: Value, bits: number): number => (f.op[v] === IR.iconst ? f.imm[v] & (bits - 1) : NONE);

/** Whether it is a constant of any type, null included, all of whose bits are 0. */
export function isAllZero(f: IrFunc, v: Value): boolean {
  const { op, imm, imm2, pool } = f;
  if (op[v] === IR.v128const) return pool.subarray(imm[v], imm[v] + 4).every((word) => word === 0);
  return (op[v] === IR.iconst || op[v] === IR.f32const || op[v] === IR.f64const) && (imm[v] | imm2[v]) === 0;
}
/** The upper word of the constant, 0 of an i32; NaN where it is none. */
export const highWordOf = (f: IrFunc, v: Value): number =>
  f.op[v] === IR.iconst ? (f.ty[v] === TY.i32 ? 0 : f.imm2[v]) : Number.NaN;
/** The constant as a signed number of its width; undefined where `v` is none. */
export function bigOf(f: IrFunc, v: Value): bigint | undefined {
  if (f.op[v] !== IR.iconst) return undefined;
  return f.ty[v] === TY.i32 ? BigInt(f.imm[v]) : (BigInt(f.imm2[v]) << 32n) | BigInt(f.imm[v] >>> 0);
}
