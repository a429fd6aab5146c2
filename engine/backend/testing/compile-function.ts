/** One function through the backend: IR → machine instructions → registers → bytes. */
import { copyOf, type FunctionCode } from '../../compiled/compiled.ts';
import type { IrFunc } from '../../ir/func.ts';
import type { CodegenOptions, Isa } from '../isa.ts';
import type { Allocate } from '../regalloc/interface/operands.ts';

/** Compiles `func` for `isa`; the code is the caller's. The function's IR is read only. */
export function compileFunction(func: IrFunc, isa: Isa, allocate: Allocate, options: CodegenOptions): FunctionCode {
  return copyOf(isa.emit(allocate(isa.lower(func, options), isa.registers), options));
}
