/** Fields of an allocation input that tests make of their blocks. */
import type { AllocationInput } from '../interface/operands.ts';
import { vregs } from './registers.ts';

/** A block in emission order. */
export interface TestBlock {
  readonly params: readonly number[];
  readonly succs: readonly number[];
  readonly args: readonly number[];
  readonly loopEnd: number;
}

/** Where each list begins among all of them, and where the last one ends. */
export function starts(lists: readonly (readonly unknown[])[]): Int32Array {
  const out = new Int32Array(lists.length + 1);
  for (const [k, l] of lists.entries()) out[k + 1] = (out[k] as number) + l.length;
  return out;
}
/** Registers as a set. */
export const mask = (regs: readonly number[]): number => regs.reduce((m, r) => m | (1 << (r & 31)), 0);

type GraphField =
  | ('blockCount' | 'succStart' | 'succs' | 'predStart' | 'preds')
  | ('paramStart' | 'params' | 'argStart' | 'args' | 'loopEnd');

/** The control-flow graph. */
export function graphOf(blocks: readonly TestBlock[]): Pick<AllocationInput, GraphField> {
  const preds: number[][] = blocks.map(() => []);
  for (const [b, block] of blocks.entries()) for (const s of block.succs) (preds[s] as number[]).push(b);
  return {
    blockCount: blocks.length,
    succStart: starts(blocks.map((b) => b.succs)),
    succs: Int32Array.from(blocks.flatMap((b) => b.succs)),
    predStart: starts(preds),
    preds: Int32Array.from(preds.flat()),
    paramStart: starts(blocks.map((b) => b.params)),
    params: vregs(blocks.flatMap((b) => b.params)),
    argStart: starts(blocks.map((b) => b.args)),
    args: vregs(blocks.flatMap((b) => b.args)),
    loopEnd: Int32Array.from(blocks, (b) => b.loopEnd),
  };
}
