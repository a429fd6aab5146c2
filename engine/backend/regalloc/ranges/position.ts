/**
 * Positions, the time of register allocation. An instruction owns four of them, in the order of what happens at it: moves in the
 * gap in front of it, its early operands, its late ones, and what follows its writes. A position is an integer; between two of
 * them is no other. Blocks begin with the gap of their first instruction.
 *
 * A live range that begins at a block's start is entered by moves on edges; one that begins where its instruction reads, by a
 * move in the gap; one that begins later and is no def lies in memory, and was stored in the gap.
 */

const PER_INSTRUCTION = 4;
const GAP = 0;
const EARLY = 1;
const LATE = 2;
const AFTER = 3;

/** The gap in front of instruction `i`: moves happen; operands that are copied to a fixed or reused register are read. */
export const gapOf = (i: number): number => PER_INSTRUCTION * i + GAP;
/** Where instruction `i` reads. */
export const earlyOf = (i: number): number => PER_INSTRUCTION * i + EARLY;
/** Where instruction `i` writes. */
export const lateOf = (i: number): number => PER_INSTRUCTION * i + LATE;
/** Behind the writes of instruction `i`. */
export const afterOf = (i: number): number => PER_INSTRUCTION * i + AFTER;

/** The instruction that owns position `p`. */
export const instructionOf = (p: number): number => p >> 2;
export const isGap = (p: number): boolean => (p & 3) === GAP;
export const isEarly = (p: number): boolean => (p & 3) === EARLY;
export const isLate = (p: number): boolean => (p & 3) === LATE;
/** Whether one instruction owns both positions. */
export const together = (p: number, q: number): boolean => instructionOf(p) === instructionOf(q);
