/**
 * The one seam to a machine: everything above it compiles for any `Isa`, everything below it lies in `backend/<machine>`. A
 * second machine is a second record of this type.
 */
import type { FunctionCode } from '../compiled/compiled.ts';
import type { IrFunc } from '../ir/func.ts';
import type { LowerOptions } from './lower/lower.ts';
import type { AllocationInput, AllocationOutput, RegisterFile } from './regalloc/interface/operands.ts';

/** What one compilation of a function can be told. */
export interface CodegenOptions extends LowerOptions {
  /** Record which wasm instruction the code belongs to. */
  readonly addressMap: boolean;
}

/** How the functions of a module are put together. */
export interface LinkMachine {
  /** Functions start at multiples of this. */
  readonly functionAlignment: number;
  /** Bytes between functions: instructions that stop. */
  readonly padding: number;
  /** How far a call reaches, from its field (FunctionCode.calls) to the callee; what is farther needs a veneer. */
  readonly callMin: number;
  readonly callMax: number;
  /** Writes the displacement of the call whose field lies at `at` (FunctionCode.calls). */
  patchCall(bytes: Uint8Array, at: number, target: number): void;
  /** Bytes of a veneer, a jump of unlimited reach; 0 where calls reach everything a section may hold. */
  readonly veneerSize: number;
  writeVeneer(bytes: Uint8Array, at: number, target: number): void;
}

/** A machine at one CPU level. It holds arenas: one function at a time. */
export interface Isa {
  readonly registers: RegisterFile;
  readonly link: LinkMachine;
  /** IR → machine instructions; valid until the next call. */
  lower(func: IrFunc, options: CodegenOptions): AllocationInput;
  /** The function lowered last, with registers → bytes; valid until the next call. */
  emit(allocation: AllocationOutput, options: CodegenOptions): FunctionCode;
  /** The function lowered last, as text for people; with places once it is allocated. */
  print(allocation?: AllocationOutput): string;
}
