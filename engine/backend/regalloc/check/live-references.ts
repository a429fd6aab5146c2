/**
 * Which references live across which safepoint, found plainly: sets of vregs at block boundaries by the textbook's equations,
 * then each block backwards. The checker's own opinion, which shares nothing with what allocators ask: slow, and
 * asked where allocations are checked (TOUCHSTONE_VERIFY).
 */
import { type AllocationInput, OPERAND, type VReg } from '../interface/operands.ts';

/**
 * Safepoint → references that live across it; safepoints without any are missing. Values that are rematerialized do not count.
 */
export function liveReferences(input: AllocationInput): Map<number, Set<number>> {
  const { blockCount, blockStart, succStart, succs, vregRef, vregRemat, vregCount } = input;
  const across = new Map<number, Set<number>>();
  if (!vregRef.subarray(0, vregCount).includes(1)) return across;
  const isTracked = (v: VReg): boolean => vregRef[v] === 1 && vregRemat[v] === 0;
  const liveIn = Array.from({ length: blockCount }, () => new Set<number>());

  /** Walks block `b` backwards; answers what lives at its start. */
  const walk = (b: number, visit?: (i: number, live: ReadonlySet<number>) => void): Set<number> => {
    const live = new Set<number>();
    for (let s = succStart[b]; s < succStart[b + 1]; s++) for (const v of liveIn[succs[s]]) live.add(v);
    for (let a = input.argStart[b]; a < input.argStart[b + 1]; a++) if (isTracked(input.args[a])) live.add(input.args[a]);
    for (let i = blockStart[b + 1] - 1; i >= blockStart[b]; i--) {
      const operands = [input.operandStart[i], input.operandStart[i + 1]] as const;
      for (let o = operands[0]; o < operands[1]; o++)
        if ((input.operandBits[o] & OPERAND.def) !== 0) live.delete(input.operandVreg[o]);
      visit?.(i, live);
      for (let o = operands[0]; o < operands[1]; o++) {
        const v = input.operandVreg[o];
        if ((input.operandBits[o] & OPERAND.def) === 0 && isTracked(v)) live.add(v);
      }
    }
    for (let p = input.paramStart[b]; p < input.paramStart[b + 1]; p++) live.delete(input.params[p]);
    return live;
  };

  for (let changed = true; changed; ) {
    changed = false;
    for (let b = blockCount - 1; b >= 0; b--) {
      const live = walk(b);
      if (live.size === liveIn[b].size) continue;
      liveIn[b] = live;
      changed = true;
    }
  }
  for (let b = 0; b < blockCount; b++)
    walk(b, (i, live) => {
      if (input.safepoint[i] === 1 && live.size > 0) across.set(i, new Set(live));
    });
  return across;
}
