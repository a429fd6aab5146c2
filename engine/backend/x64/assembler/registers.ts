/**
 * Registers of x86-64 as the backend uses them. A physical register's number is its hardware number, plus 32 for vectors.
 * r15 holds the instance, r11 and xmm15 belong to the emitter and to moves; rsp and rbp are the frame's.
 */
import { FIRST_VEC_REG, type PReg, type RegisterFile } from '../../regalloc/interface/operands.ts';

const reg = (number: number): PReg => number as PReg;
/** The first `n` vector registers. */
const vectors = (n: number): PReg[] => Array.from({ length: n }, (_, i) => reg(XMM0 + i));

export const RAX = reg(0);
export const RCX = reg(1);
export const RDX = reg(2);
export const RBX = reg(3);
export const RSP = reg(4);
export const RBP = reg(5);
export const RSI = reg(6);
export const RDI = reg(7);
export const R8 = reg(8);
export const R9 = reg(9);
export const R10 = reg(10);
export const R11 = reg(11);
export const R12 = reg(12);
export const R13 = reg(13);
export const R14 = reg(14);
export const R15 = reg(15);
export const XMM0 = reg(FIRST_VEC_REG);
export const XMM15 = reg(FIRST_VEC_REG + 15);

export const INSTANCE_REG = R15;
export const SCRATCH = R11;
export const SCRATCH_VEC = XMM15;

/** Argument and result registers by index (engine/abi/calls.ts). */
export const INT_ARGS = [RDI, RSI, RDX, RCX, R8, R9] as const;
export const VEC_ARGS = vectors(8);

/**
 * In order of preference: registers that no argument, division or shift claims come in the middle, because a short encoding
 * (no REX) is worth more than a rare move.
 */
const ALLOCATABLE_INT = [RAX, RCX, RDX, RSI, RDI, RBX, R8, R9, R10, R12, R13, R14];
const ALLOCATABLE_VEC = vectors(15);

export const X64_REGISTERS: RegisterFile = {
  allocatable: [ALLOCATABLE_INT, ALLOCATABLE_VEC],
  scratch: [SCRATCH, SCRATCH_VEC],
};

/** Clobber sets: 0 nothing, then these. */
export const CLOBBER_ALL = 1;
/** A C function of the System V ABI keeps rbx, r12-r15. */
export const CLOBBER_SYSV = 2;
/** String instructions count in rcx, and go from rsi to rdi. */
export const CLOBBER_STRING = 3;
const mask = (regs: readonly number[]): number => regs.reduce((m, r) => m | (1 << (r & 31)), 0);
export const CLOBBER_INT = Int32Array.of(
  0,
  mask(ALLOCATABLE_INT),
  mask(ALLOCATABLE_INT.filter((r) => r !== RBX && r !== R12 && r !== R13 && r !== R14)),
  mask([RCX, RSI, RDI]),
);
export const CLOBBER_VEC = Int32Array.of(0, mask(ALLOCATABLE_VEC), mask(ALLOCATABLE_VEC), 0);

const NAMES = ['rax', 'rcx', 'rdx', 'rbx', 'rsp', 'rbp', 'rsi', 'rdi', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15'];
/** For dumps. */
export function registerName(r: number): string {
  return r < FIRST_VEC_REG ? (NAMES[r] ?? `int${r}`) : `xmm${r - FIRST_VEC_REG}`;
}
