/**
 * Conditions of x86-64: which flag each asks, and which condition a comparison of the IR becomes. Lowering and emitter decide by
 * these tables alone.
 */
import { ICMP } from '../../../ir/ops.ts';

/** Condition codes of the machine, and two that stand for pairs after ucomis: equal and ordered, unequal or unordered. */
export const CC = {
  o: 0,
  no: 1,
  b: 2,
  ae: 3,
  e: 4,
  ne: 5,
  be: 6,
  a: 7,
  s: 8,
  ns: 9,
  p: 10,
  np: 11,
  l: 12,
  ge: 13,
  le: 14,
  g: 15,
  feq: 16,
  fne: 17,
} as const;
/** The condition that holds exactly when `cc` does not. */
export const invert = (cc: number): number => cc ^ 1;
/** Whether the condition asks two flags: ZF and PF. */
export const asksPair = (cc: number): boolean => cc >= CC.feq;
/** Whether the condition asks ZF or SF alone. Arithmetic leaves them as a `test` of its result would, CF and OF it does not. */
export const asksResult = (cc: number): boolean => (cc & ~1) === CC.e || (cc & ~1) === CC.s;

/** By integer condition of the IR (ICMP). */
export const ICMP_CC = Uint8Array.of(CC.e, CC.ne, CC.l, CC.ge, CC.g, CC.le, CC.b, CC.ae, CC.a, CC.be);
/** The same where the second operand is 0: what is below it is negative, which SF alone tells. */
export const ICMP_ZERO_CC = ICMP_CC.slice();
ICMP_ZERO_CC[ICMP.slt] = CC.s;
ICMP_ZERO_CC[ICMP.sge] = CC.ns;
/**
 * By float condition of the IR (FCMP), after a ucomis that has the operands of lt and le exchanged: unordered sets ZF, PF and CF,
 * so that only "above" excludes it.
 */
export const FCMP_CC = Uint8Array.of(CC.feq, CC.fne, CC.a, CC.a, CC.ae, CC.ae);
