/**
 * What register allocation sees of a function, and what it answers: the whole contract between `regalloc/` and the rest of
 * the backend. No machine, no IR: virtual registers, operands with constraints, blocks and edges, all in flat typed arrays.
 */
import type { Column, Ints } from '../../../base/arrays.ts';
import type { Brand } from '../../../base/brand.ts';

/** A virtual register. */
export type VReg = Brand<'virtual register'>;
/** A block of machine code, in emission order. */
export type MachineBlock = Brand<'machine block'>;

/** Register classes. */
export const CLASS_INT = 0;
export const CLASS_VEC = 1;

/** Physical registers: 0..31 integer, 32..63 vector. */
export type PReg = Brand<'physical register'>;
export const FIRST_VEC_REG = 32;
/** Allocations: a physical register below 64, or 64 + number of an 8-byte spill slot (16-byte values: two slots, even number). */
export const FIRST_SLOT = 64;
const REMAT = -2;
/** Source of a move that stands for "rematerialize the value": always negative, as no allocation is. */
export const rematOf = (vreg: VReg): number => REMAT - vreg;
export const isRemat = (from: number): boolean => from < 0;
/** The vreg that a source made by `rematOf` stands for. */
export const vregOfRemat = (from: number): VReg => (REMAT - from) as VReg;

/**
 * Operand bits. Kind: USE or DEF. Position: an early use is read before any late def is written and may share its register;
 * a late use stays intact through the instruction; a late def (the usual) is written after all early uses were read; an early
 * def is written while uses are still being read and shares with none. Every instruction leaves a register for each operand.
 */
export const OPERAND = {
  use: 0,
  def: 1,
  early: 0,
  late: 2,
  /** Register or spill slot: the instruction can work on memory. */
  any: 0 << 2,
  reg: 1 << 2,
  /** The physical register in bits 8..15. */
  fixed: 2 << 2,
  /** A def in the register of the operand of the same instruction whose position (0-based) is in bits 8..15. */
  reuse: 3 << 2,
} as const;
export const OPERAND_CONSTRAINT = 3 << 2;
/** The usual operands. */
export const USE_REG = OPERAND.use | OPERAND.early | OPERAND.reg;
export const USE_REG_LATE = OPERAND.use | OPERAND.late | OPERAND.reg;
export const USE_ANY = OPERAND.use | OPERAND.early | OPERAND.any;
export const DEF_REG = OPERAND.def | OPERAND.late | OPERAND.reg;
export const DEF_REG_EARLY = OPERAND.def | OPERAND.early | OPERAND.reg;
export const useFixed = (reg: PReg): number => OPERAND.use | OPERAND.early | OPERAND.fixed | (reg << 8);
export const defFixed = (reg: PReg): number => OPERAND.def | OPERAND.late | OPERAND.fixed | (reg << 8);
export const defReuse = (operand: number): number => OPERAND.def | OPERAND.late | OPERAND.reuse | (operand << 8);

/** Registers of the machine the allocator may hand out, in order of preference, and one of each class kept for its moves. */
export interface RegisterFile {
  readonly allocatable: readonly [int: readonly PReg[], vec: readonly PReg[]];
  readonly scratch: readonly [int: PReg, vec: PReg];
}

/**
 * A function ready for allocation, in SSA form: each vreg has one def, or is one block's parameter. Blocks stand in emission
 * order: dominators before the blocks they dominate, loops contiguous. Arrays may be longer than their contents.
 * Critical edges are split: a block with several successors passes no block arguments, and its successors have no other
 * predecessor. A block's last instruction is its terminator; it has no operands when the block has one successor (moves of
 * the edge happen in front of it). What it defines (a call with exceptional successors does) is there in its successors. The
 * entry block has no parameters: they are fixed defs of an instruction.
 */
export interface AllocationInput {
  readonly vregCount: number;
  readonly vregClass: Column<VReg>;
  /** Bytes a spill of the vreg takes: 8 or 16. */
  readonly vregSize: Column<VReg>;
  /** 1: a reference. One that lives across a safepoint stands in a spill slot there, and `liveRefs` says in which. */
  readonly vregRef: Uint8Array;
  /** 1: rematerialized, as it is cheap to compute from nothing (constants, instance addresses): no store, moves may use REMAT. */
  readonly vregRemat: Column<VReg>;

  readonly instCount: number;
  /** Operands of instruction i: operandStart[i] .. operandStart[i+1]. */
  readonly operandStart: Int32Array;
  readonly operandVreg: Ints<VReg>;
  readonly operandBits: Int32Array;
  /** 1: a plain copy, operand 0 its use and operand 1 its def; dropped by the emitter when both get the same location. */
  readonly isMove: Uint8Array;
  /**
   * Index into clobberInt/clobberVec, 0 = nothing. Clobbered registers are lost after the uses; defs may still be fixed to them.
   */
  readonly clobberSet: Uint8Array;
  /** 1: whoever runs here may look for references. Such an instruction clobbers every register. */
  readonly safepoint: Uint8Array;
  readonly clobberInt: Int32Array;
  readonly clobberVec: Int32Array;

  readonly blockCount: number;
  /** Instructions of block b: blockStart[b] .. blockStart[b+1]. */
  readonly blockStart: Int32Array;
  readonly succStart: Int32Array;
  readonly succs: Int32Array;
  readonly predStart: Int32Array;
  readonly preds: Int32Array;
  readonly paramStart: Int32Array;
  readonly params: Ints<VReg>;
  /** Arguments block b's only successor receives: argStart[b] .. argStart[b+1], parallel to its parameters. */
  readonly argStart: Int32Array;
  readonly args: Ints<VReg>;
  readonly loopDepth: Uint8Array;
  /** For a loop header the last block of its loop, -1 for other blocks. */
  readonly loopEnd: Int32Array;
  /**
   * How many references stand elsewhere in the frame at every safepoint, where the allocator has no part in them; absent: none.
   */
  readonly frameRefs?: number;
  /** By block, 1: it hardly ever runs. Absent: none. */
  readonly rare?: Uint8Array;
}

/** The answer. Moves are in execution order, parallel moves already sequentialised (cycles broken with the scratch register). */
export interface AllocationOutput {
  /** One per operand, parallel to operandVreg. */
  readonly allocs: Int32Array;
  /** 8-byte spill slots used. */
  readonly slotCount: number;
  readonly moveCount: number;
  /** The move happens before this instruction; non-decreasing. */
  readonly moveBefore: Int32Array;
  readonly moveFrom: Int32Array;
  readonly moveTo: Int32Array;
  /** The vreg moved: tells class and width (and what is rematerialized). */
  readonly moveVreg: Ints<VReg>;
  /**
   * Safepoints that references live across, ascending: instruction, number of slots, slots ascending; `liveRefCount` words in
   * all. What is rematerialized is not among them.
   */
  readonly liveRefs: Int32Array;
  readonly liveRefCount: number;
  /**
   * The slots from `refSlotStart` up to `refSlotEnd` hold references only, some of them dead, and null before the first: the
   * emitter clears them where the function begins. Each safepoint counts them among its own. None but where `liveRefs` would be
   * too long.
   */
  readonly refSlotStart: number;
  readonly refSlotEnd: number;
}

/** An allocator: a function of its input; arrays of the answer are valid until the next call. */
export type Allocate = (input: AllocationInput, registers: RegisterFile) => AllocationOutput;
