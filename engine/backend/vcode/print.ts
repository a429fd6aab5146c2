/** Machine instructions as text for people: dumps and test failures. Registers are virtual, or places once allocated. */
import { type AllocationOutput, FIRST_SLOT, OPERAND, OPERAND_CONSTRAINT, vregOfRemat } from '../regalloc/interface/operands.ts';
import type { VCode } from './vcode.ts';

/** Prints `v`; `names` by opcode, `register` names physical registers. */
export function printVCode(v: VCode, names: readonly string[], register: (r: number) => string, out?: AllocationOutput): string {
  const place = (a: number): string => (a < FIRST_SLOT ? register(a) : `slot${a - FIRST_SLOT}`);
  const lines: string[] = [];
  let move = 0;
  for (let b = 0; b < v.blockCount; b++) {
    const list = (a: Int32Array, from: number, to: number, prefix: string): string =>
      Array.from(a.subarray(from, to), (x) => prefix + x).join(' ');
    const params = list(v.params, v.paramStart[b], v.paramStart[b + 1], 'v');
    lines.push(`b${b}(${params})${v.loopEnd[b] >= 0 ? ` loop to b${v.loopEnd[b]}` : ''}:`);
    for (let i = v.blockStart[b]; i < v.blockStart[b + 1]; i++) {
      for (; out !== undefined && move < out.moveCount && out.moveBefore[move] <= i; move++) {
        const from = out.moveFrom[move];
        const source = from < 0 ? `remat v${vregOfRemat(from)}` : place(from);
        lines.push(`        ${place(out.moveTo[move])} <- ${source}  (v${out.moveVreg[move]})`);
      }
      const operands: string[] = [];
      for (let k = v.operandStart[i]; k < v.operandStart[i + 1]; k++) {
        const bits = v.operandBits[k];
        const constraint = bits & OPERAND_CONSTRAINT;
        const where =
          constraint === OPERAND.fixed ? `@${register(bits >> 8)}` : constraint === OPERAND.reuse ? `=${bits >> 8}` : '';
        const at = out === undefined ? '' : `:${place(out.allocs[k])}`;
        operands.push(`${bits & OPERAND.def ? '!' : ''}v${v.operandVreg[k]}${where}${at}`);
      }
      const fields = `m${v.mode[i].toString(16)} ${v.imm[i]} ${v.disp[i]} ${v.aux[i]}`;
      lines.push(`  ${String(i).padStart(4)}  ${names[v.op[i]]} ${operands.join(' ')}  ${fields}`);
    }
    const succs = list(v.succs, v.succStart[b], v.succStart[b + 1], 'b');
    const args = list(v.args, v.argStart[b], v.argStart[b + 1], 'v');
    if (succs !== '') lines.push(`        -> ${succs} (${args})`);
  }
  return lines.join('\n');
}
