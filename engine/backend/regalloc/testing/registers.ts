/**
 * Names for the plain numbers of test inputs.
 */
import type { Ints } from '../../../base/arrays.ts';
import type { PReg, VReg } from '../interface/operands.ts';

/** Physical registers by their numbers. */
export const reg = (number: number): PReg => number as PReg;
export const regs = (...numbers: number[]): PReg[] => numbers.map(reg);
/** A list of vregs. */
export const vregs = (numbers: readonly number[]): Ints<VReg> => Int32Array.from(numbers) as Ints<VReg>;
