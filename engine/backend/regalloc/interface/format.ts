/** Prints a function and its allocation, for people who look for a fault or judge the code. Blocks, operands, moves in order. */
import {
  type AllocationInput,
  type AllocationOutput,
  FIRST_SLOT,
  FIRST_VEC_REG,
  OPERAND,
  OPERAND_CONSTRAINT,
  vregOfRemat,
} from './operands.ts';

/** `r3`, `v0`, `s12`, `remat 7`: a location as messages print it. */
export function formatAlloc(alloc: number): string {
  if (alloc < 0) return `remat ${vregOfRemat(alloc)}`;
  if (alloc >= FIRST_SLOT) return `s${alloc - FIRST_SLOT}`;
  return alloc < FIRST_VEC_REG ? `r${alloc}` : `v${alloc - FIRST_VEC_REG}`;
}

function formatConstraint(bits: number): string {
  const constraint = bits & OPERAND_CONSTRAINT;
  const isDef = (bits & OPERAND.def) !== 0;
  const isLate = (bits & OPERAND.late) !== 0;
  const when = isDef === isLate ? '' : isLate ? ' late' : ' early';
  if (constraint === OPERAND.any) return `any${when}`;
  if (constraint === OPERAND.reg) return `reg${when}`;
  if (constraint === OPERAND.fixed) return `${formatAlloc(bits >> 8)}${when}`;
  return `as ${bits >> 8}`;
}

/** The text of a function, with locations and moves when `output` is given. */
export function formatAllocation(input: AllocationInput, output?: AllocationOutput): string {
  const lines: string[] = [];
  const list = (a: Int32Array, from: number | undefined, to: number | undefined): string =>
    Array.from(a.subarray(from, to), (v) => `%${v}`).join(' ');
  let m = 0;
  for (let b = 0; b < input.blockCount; b++) {
    const succs = input.succs.subarray(input.succStart[b], input.succStart[b + 1]).join(' ');
    const params = list(input.params, input.paramStart[b], input.paramStart[b + 1]);
    const args = list(input.args, input.argStart[b], input.argStart[b + 1]);
    const loop = input.loopEnd[b] >= 0 ? ` loop to ${input.loopEnd[b]}` : '';
    lines.push(`block ${b}(${params}) depth ${input.loopDepth[b]}${loop} → ${succs}(${args})`);
    for (let i = input.blockStart[b]; i < input.blockStart[b + 1]; i++) {
      for (; output !== undefined && m < output.moveCount && output.moveBefore[m] <= i; m++)
        lines.push(`        ${formatAlloc(output.moveFrom[m])} → ${formatAlloc(output.moveTo[m])}  (%${output.moveVreg[m]})`);
      const operands: string[] = [];
      for (let o = input.operandStart[i]; o < input.operandStart[i + 1]; o++) {
        const bits = input.operandBits[o];
        const location = output === undefined ? '' : `=${formatAlloc(output.allocs[o])}`;
        operands.push(`${(bits & OPERAND.def) !== 0 ? 'def ' : ''}%${input.operandVreg[o]}${location} ${formatConstraint(bits)}`);
      }
      const kind = input.isMove[i] === 1 ? 'copy ' : input.clobberSet[i] !== 0 ? `lost${input.clobberSet[i]} ` : '';
      lines.push(`  ${String(i).padStart(4)}: ${kind}${operands.join(', ')}`);
    }
  }
  return lines.join('\n');
}
