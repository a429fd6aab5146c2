/**
 * What lowering and emitter of x86-64 agree on beside the rows: pseudo instructions (numbered behind the rows), address modes.
 */
import { COMMON_PSEUDO } from '../../vcode/pseudo.ts';
import { ROWS, type Row, type SizedOp } from './rows.ts';

/** Low nibble of an instruction's mode: what stands at the row's r/m position. Bits 4-5: log2 of the scale. */
export const MODE = {
  /** A register or spill slot: one operand. */
  reg: 0,
  /** [operand + disp] */
  base: 1,
  /** [operand + operand << scale + disp] */
  baseIndex: 2,
  /** [operand << scale + disp] */
  index: 3,
  /** [instance + disp] */
  instance: 4,
  /** Constant pool entry disp. */
  pool: 5,
  /** IR stack slot: 16 * disp into the frame's slot area. */
  slot: 6,
  /** Incoming stack argument at byte disp. */
  incoming: 7,
  /** [rsp + disp]: outgoing stack argument. */
  outgoing: 8,
  /** Result area of a call, byte disp. */
  area: 9,
} as const;

/** A condition in an imm is a condition code (conditions.ts). */
const PSEUDO = [
  ...COMMON_PSEUDO,
  /** d = a + imm (add or lea); d = a + b; d = a << imm (1..3). Pairs 32, 64. */
  'addri32',
  'addri64',
  'addrr32',
  'addrr64',
  'shlri32',
  'shlri64',
  /** d = +0. */
  'fzero',
  /** d = all ones. */
  'vones',
  /** d = lane of operand 2 where the highest bit of operand 3's is set, else of operand 1 (v3); imm: the row. */
  'vblendv',
  /**
   * Division: defs rax, rdx; use rax, divisor. Order: signed quotient 32, 64, unsigned, then remainder of a signed one by
   * anything.
   */
  'sdiv32',
  'sdiv64',
  'udiv32',
  'udiv64',
  'srem32',
  'srem64',
  /** Both halves of a product: defs rdx (the upper one), rax; use rax, other factor. */
  'smulh64',
  'umulh64',
  /**
   * Memory of operand 2 on becomes itself and, or, xor operand 1; d (rax) = what stood there. imm: a `loopOf`, aux: the trap of
   * the access.
   */
  'atomicLoop',
  'fence',
  /** Leading and trailing zeros without LZCNT/TZCNT. */
  'clz32',
  'clz64',
  'ctz32',
  'ctz64',
  /** d = condition imm; the def reuses a zero register (operand 1). FEQ/FNE need a second register. */
  'setcc',
  'setfcc',
  /** d = flags imm ? operand 2 : operand 1 for vectors. */
  'fselect',
  /** WebAssembly minimum and maximum of f32 and f64; operands def, a, b. At v2 the def reuses a. */
  'fmin32',
  'fmin64',
  'fmax32',
  'fmax64',
  /** Conversions that need more than one instruction: operands def, source. imm: bit 0 source f64, bit 1 i64 result. */
  'cvtu',
  'cvtsat',
  'cvtusat',
  /** Integer → float: operands def, source; imm: bit 0 result f64, bit 1 i64 source. */
  'cvtfroms',
  'cvtfromu',
  /** d = float operation with one vector source that must not depend on d's old value: imm = row (SSE), disp = its immediate. */
  'funary',
] as const;
export type PseudoName = (typeof PSEUDO)[number];
/** Those for 32 and 64 bits, by the name of both. */
type Both<N extends PseudoName> = N extends `${infer B}64` ? (`${B}32` extends PseudoName ? B : never) : never;
type SizedPseudo = Both<PseudoName>;
/** Opcodes of pseudo instructions by name. */
type Pseudos = Readonly<Record<PseudoName, Row> & Record<SizedPseudo, SizedOp>>;
const numbers = PSEUDO.flatMap((name, k): [string, number][] => {
  const i = ROWS.length + k;
  return name.endsWith('32')
    ? [
        [name, i],
        [name.slice(0, -2), i],
      ]
    : [[name, i]];
});
export const P = Object.fromEntries(numbers) as Pseudos;
export const OP_COUNT = ROWS.length + PSEUDO.length;
/** Opcode → name, for dumps. */
export const OP_NAMES: readonly string[] = [...ROWS.map(([name]) => name), ...PSEUDO];

/** The fields of an atomicLoop: the row of its operation on registers, and log2 of its bytes. */
export const loopOf = (row: Row, log2: number): number => row | (log2 << 16);
