/**
 * Registers of AArch64 as the backend uses them. A physical register's number is its hardware number, plus 32 for vectors. x28
 * holds the instance; x16, x17 and v31 belong to the emitter, to moves and to veneers; x18 is the platform's, x29 and sp are the
 * frame's. x30 is free inside of a body: its value stands in the frame.
 */
import { FIRST_VEC_REG, type PReg, type RegisterFile } from '../../regalloc/interface/operands.ts';

const reg = (number: number): PReg => number as PReg;
const range = (from: number, to: number): PReg[] => Array.from({ length: to - from + 1 }, (_, i) => reg(from + i));

export const X0 = reg(0);
export const X1 = reg(1);
export const X2 = reg(2);
export const X15 = reg(15);
export const SCRATCH = reg(16);
export const SCRATCH2 = reg(17);
export const INSTANCE_REG = reg(28);
export const FP = reg(29);
export const LR = reg(30);
/** Number 31 is the stack pointer in addresses and sums, and zero elsewhere. */
export const SP = reg(31);
export const ZR = reg(31);
export const SCRATCH_VEC = reg(FIRST_VEC_REG + 31);

/** Argument and result registers by index (engine/abi/calls.ts). */
export const INT_ARGS = range(0, 5);
export const VEC_ARGS = range(FIRST_VEC_REG, FIRST_VEC_REG + 7);

/** In order of preference. */
const ALLOCATABLE_INT = [...range(0, 15), ...range(19, 27)];
const ALLOCATABLE_VEC = range(FIRST_VEC_REG, FIRST_VEC_REG + 30);

export const AARCH64_REGISTERS: RegisterFile = {
  allocatable: [ALLOCATABLE_INT, ALLOCATABLE_VEC],
  // Of moves. Places in the frame that are far away are addressed by the other one.
  scratch: [SCRATCH2, SCRATCH_VEC],
};

/** Clobber sets: 0 nothing, then these. */
export const CLOBBER_ALL = 1;
/** A C function keeps x19 to x28, and of v8 to v15 the lower half, which is not enough (AAPCS64, section 6.1). */
export const CLOBBER_BUILTIN = 2;
const mask = (regs: readonly number[]): number => regs.reduce((m, r) => m | (1 << (r & 31)), 0);
export const CLOBBER_INT = Int32Array.of(0, mask(ALLOCATABLE_INT), mask(range(0, 15)));
export const CLOBBER_VEC = Int32Array.of(0, mask(ALLOCATABLE_VEC), mask(ALLOCATABLE_VEC));

/** For dumps. */
export const registerName = (r: number): string => (r < FIRST_VEC_REG ? `x${r}` : `v${r - FIRST_VEC_REG}`);
