/**
 * Conditions of AArch64: which one a comparison of the IR becomes, and branches. A branch is known by its own instruction word
 * without displacement (emit/branches.ts): on a condition, or on a register that is compared with zero or asked for a bit.
 */

/** Condition codes of the machine; `^ 1` negates. */
export const CC = {
  eq: 0,
  ne: 1,
  hs: 2,
  lo: 3,
  mi: 4,
  pl: 5,
  vs: 6,
  vc: 7,
  hi: 8,
  ls: 9,
  ge: 10,
  lt: 11,
  gt: 12,
  le: 13,
} as const;
export const invert = (cc: number): number => cc ^ 1;

/** By integer condition of the IR (ICMP). */
export const ICMP_CC = Uint8Array.of(CC.eq, CC.ne, CC.lt, CC.ge, CC.gt, CC.le, CC.lo, CC.hs, CC.hi, CC.ls);
/** By float condition of the IR (FCMP): unordered is neither below nor equal, and has carry and overflow. */
export const FCMP_CC = Uint8Array.of(CC.eq, CC.ne, CC.mi, CC.gt, CC.ls, CC.ge);

/** b.cond */
export const onCondition = (cc: number): number => 0x54000000 | cc;
/** cbz */
export const onZero = (width: number): number => (width === 64 ? 0xb4000000 | 0 : 0x34000000);
/** tbz of bit `bit` */
export const onClearBit = (bit: number): number => ((bit & 32) << 26) | 0x36000000 | ((bit & 31) << 19);
/** Whether the branch asks flags, and no register. */
export const asksFlags = (word: number): boolean => word >>> 24 === 0x54;
/** The branch that is taken exactly when `word` is not. */
export const opposite = (word: number): number => word ^ (asksFlags(word) ? 1 : 1 << 24);
