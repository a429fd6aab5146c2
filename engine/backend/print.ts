/** Machine instructions as text for people: dumps and test failures. Registers are virtual, or places once allocated. */
import { type AllocationOutput, FIRST_SLOT, OPERAND, OPERAND_CONSTRAINT, REMAT } from './operands.ts';
import type { VCode } from './vcode.ts';

/** Prints `v`; `names` by opcode, `register` names physical registers. */
export function printVCode(v: VCode, names: readonly string[], register: (r: number) => string, out?: AllocationOutput): string {
  const place = (a: number): string => (a < FIRST_SLOT ? register(a) : `slot${a - FIRST_SLOT}`);
  const lines: string[] = [];
  let move = 0;
  for (let b = 0; b < v.blockCount; b++) {
    const list = (a: Int32Array, from: number, to: number, prefix: string): string =>
      Array.from(a.subarray(from, to), (x) => prefix + x).join(' ');
    const params = list(v.params, v.paramStart[b] as number, v.paramStart[b + 1] as number, 'v');
    lines.push(`b${b}(${params})${(v.loopEnd[b] as number) >= 0 ? ` loop to b${v.loopEnd[b]}` : ''}:`);
    for (let i = v.blockStart[b] as number; i < (v.blockStart[b + 1] as number); i++) {
      for (; out !== undefined && move < out.moveCount && (out.moveBefore[move] as number) <= i; move++) {
        const from = out.moveFrom[move] as number;
        lines.push(
          `        ${place(out.moveTo[move] as number)} <- ${from < 0 ? `remat v${REMAT - from}` : place(from)}  (v${out.moveVreg[move]})`,
        );
      }
      const operands: string[] = [];
      for (let k = v.operandStart[i] as number; k < (v.operandStart[i + 1] as number); k++) {
        const bits = v.operandBits[k] as number;
        const constraint = bits & OPERAND_CONSTRAINT;
        const where =
          constraint === OPERAND.fixed ? `@${register(bits >> 8)}` : constraint === OPERAND.reuse ? `=${bits >> 8}` : '';
        const at = out === undefined ? '' : `:${place(out.allocs[k] as number)}`;
        operands.push(`${bits & OPERAND.def ? '!' : ''}v${v.operandVreg[k]}${where}${at}`);
      }
      lines.push(
        `  ${String(i).padStart(4)}  ${names[v.op[i] as number]} ${operands.join(' ')}  m${(v.mode[i] as number).toString(16)} ${v.imm[i]} ${v.disp[i]} ${v.aux[i]}`,
      );
    }
    const succs = list(v.succs, v.succStart[b] as number, v.succStart[b + 1] as number, 'b');
    const args = list(v.args, v.argStart[b] as number, v.argStart[b + 1] as number, 'v');
    if (succs !== '') lines.push(`        -> ${succs} (${args})`);
  }
  return lines.join('\n');
}
