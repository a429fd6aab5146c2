/**
 * The machine code of a function for reports: copied while it is mapped, with the names of the wasm instructions it came from, so
 * that a listing can be made where the module is not.
 */
import { bodyAt } from '../../../engine/core.ts';
import { type CodePlace, codeAround } from '../../../engine/runtime/index.ts';
import { Instr, readInstr } from '../../../engine/wasm/body.ts';
import { Cursor } from '../../../engine/wasm/cursor.ts';
import type { Module, WasmOffset } from '../../../engine/wasm/module.ts';
import { OPS } from '../../../engine/wasm/opcodes.ts';
import type { MachineCode } from '../../results/results.ts';

/** Bytes of code that a report carries; larger functions are left out. */
const LIMIT = 1 << 14;

/** Name of the instruction at an offset of the module's binary; '' where there is none. */
function instructionName(module: Module | undefined, offset: WasmOffset): string {
  const place = module === undefined ? undefined : bodyAt(module, offset);
  if (place === undefined) return '';
  const instr = new Instr();
  readInstr(new Cursor(place.body.bytes, place.at, place.body.end), instr);
  return OPS[instr.op]?.name ?? '';
}

/** The function around a place; `stopped`: the place is where it trapped. */
export function machineCode(place: CodePlace, module: Module | undefined, stopped: boolean): MachineCode | undefined {
  const found = codeAround(place);
  if (found === undefined || found.code.bytes.length > LIMIT) return undefined;
  const { code, func, name } = found;
  return {
    target: place.module.artifact.engine.target,
    ...(func === undefined ? {} : { index: func }),
    ...(name === undefined ? {} : { name }),
    bytes: Buffer.from(code.bytes).toString('hex'),
    map: code.map.map(([at, offset]) => [at, offset, instructionName(module, offset)]),
    traps: code.traps,
    ...(stopped ? { stopped: place.textOffset - code.offset } : {}),
  };
}
