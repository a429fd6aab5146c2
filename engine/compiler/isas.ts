/**
 * The machines there are: the only file that names them. Opens one for a module: IR of a function in → its code out.
 */
import type { EngineInfo, FunctionCode } from '../artifact/compiled.ts';
import { compileFunction } from '../backend/compile-function.ts';
import type { AllocationInput, AllocationOutput, RegisterFile } from '../backend/operands.ts';
import { checkAllocation } from '../backend/regalloc/check.ts';
import { allocate } from '../backend/regalloc/index.ts';
import { x64Isa } from '../backend/x64/isa.ts';
import type { ModuleEnv } from '../frontend/env.ts';
import type { Func } from '../ir/func.ts';

/** A backend opened for one module. */
export interface ModuleBackend {
  compile(func: Func): FunctionCode;
}

function checkedAllocate(input: AllocationInput, registers: RegisterFile): AllocationOutput {
  const out = allocate(input, registers);
  checkAllocation(input, out, registers);
  return out;
}

/** Opens the machine that `engine` names; `verify`: the checker replays every allocation. */
export function openIsa(engine: EngineInfo, env: ModuleEnv, verify: boolean): ModuleBackend {
  const isa = x64Isa(engine.cpu);
  const options = { addressMap: engine.addressMap, reloadInstance: env.reloadInstance };
  return { compile: (func) => compileFunction(func, isa, verify ? checkedAllocate : allocate, options) };
}
