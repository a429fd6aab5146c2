/**
 * What lowering and emitter of AArch64 agree on beside the rows: pseudo instructions (numbered behind the rows), address modes.
 */
import { COMMON_PSEUDO } from '../../vcode/pseudo.ts';
import { ROWS, type Row } from './rows.ts';

/**
 * Low nibble of the mode of a memory row: its address, which takes the operands behind the register that is loaded or stored, and
 * `disp`. Bit 4: the index is shifted by the access's size. Bit 5: zero is stored, and there is no register.
 */
export const MODE = {
  /** [operand + disp] */
  base: 0,
  /** [operand + operand + disp] */
  baseIndex: 1,
  /** [operand + operand of 32 bits, zero-extended + disp] */
  baseIndexU: 2,
  /** [instance + disp] */
  instance: 3,
  /** IR stack slot: 16 * disp into the frame's slot area. */
  slot: 4,
  /** Incoming stack argument at byte disp. */
  incoming: 5,
  /** [sp + disp]: outgoing stack argument. */
  outgoing: 6,
  /** Result area of a call, byte disp. */
  area: 7,
} as const;
export const MODE_SCALED = 16;
export const MODE_ZERO = 32;

/** The condition of `jcc` is a branch's word (conditions.ts); operand 0 is its register where it asks one. */
const PSEUDO = [
  ...COMMON_PSEUDO,
  /** d = the float whose bits are imm and aux, the vector of pool entry imm. */
  'fconst32',
  'fconst64',
  'vconst',
  /** d = address of the instance's byte imm. */
  'instanceAddress',
  /** d = flags imm ? operand 2 : operand 1, whole vectors. The def reuses operand 1. */
  'vselect',
  /** The row `imm` of LSE is one instruction; below armv8.1-a a loop: see lower/atomics.ts. */
  'atomicLoop',
  'casLoop',
  /** Traps where the branch of word imm would be taken on operand 0. */
  'trapOn',
] as const;
export type PseudoName = (typeof PSEUDO)[number];
/** Opcodes of pseudo instructions by name. */
export const P = Object.fromEntries(PSEUDO.map((name, k) => [name, ROWS.length + k])) as Readonly<Record<PseudoName, Row>>;
export const OP_COUNT = ROWS.length + PSEUDO.length;
/** Opcode → name, for dumps. */
export const OP_NAMES: readonly string[] = [...ROWS.map(({ name }) => name), ...PSEUDO];
