/**
 * Stores that cannot be torn. A store that faults at its second half may have written its first one (manual, section B2.2), which
 * WebAssembly forbids; but only one that begins inside of a memory and ends behind it can. Memories that trap by guard regions
 * begin and end at whole pages, so one at a multiple of its size cannot; nor can one that follows an access of the same block
 * that reached as far.
 */
import { NONE } from '../../../base/brand.ts';
import { amountOf, lowWordOf } from '../../../ir/constants.ts';
import { argumentAt, targetOf } from '../../../ir/edges.ts';
import { type Block, ENTRY_BLOCK, type Value } from '../../../ir/func.ts';
import { ALIAS, accessOf, aliasOf, IR, trapOf } from '../../../ir/ops.ts';
import type { Lowering } from '../../lower/lower.ts';
import { accessBytes } from '../../lower/memory.ts';
import type { MachineBlock } from '../../regalloc/interface/operands.ts';

/** No access is larger than 2 to this. */
const MOST = 4;
/** So many values are looked at, and so many instructions in front of a store. */
const VALUES = 40;
const INSTRUCTIONS = 32;

/** Whether store `i` of 2 to the `log2` bytes in a memory with guard regions may be torn. */
export function canTear(l: Lowering, i: Value, log2: number): boolean {
  const { func } = l;
  if (zerosOf(func.imm[i]) >= log2 && isMemory(l, func.a[i]) && (func.b[i] < 0 || new LowZeros(l).of(func.b[i]) >= log2))
    return false;
  return !reachedBefore(l, i);
}
/** Zeros at the end of an integer, as many as count here. */
const zerosOf = (n: number): number => (n === 0 ? MOST : Math.min(MOST, 31 - Math.clz32(n & -n)));
/** Whether `value` is where a memory begins. */
const isMemory = (l: Lowering, value: Value): boolean => l.func.op[l.def(value)] === IR.vmload;

/** Whether an access of the block before `i` has the same base and index, and went as far. */
function reachedBefore(l: Lowering, i: Value): boolean {
  const { func } = l;
  const end = func.imm[i] + accessBytes(func.ty[func.c[i]], accessOf(func.imm2[i]));
  let at = func.prev[i];
  for (let n = 0; n < INSTRUCTIONS && at !== NONE; n++, at = func.prev[at]) {
    const op = func.op[at];
    if (op !== IR.load && op !== IR.store) continue;
    const flags = func.imm2[at];
    if (trapOf(flags) === 0 || aliasOf(flags) !== ALIAS.memory || func.imm[at] < 0 || func.imm[i] < 0) continue;
    const ty = func.ty[op === IR.load ? at : func.c[at]];
    if (func.imm[at] + accessBytes(ty, accessOf(flags)) < end) continue;
    const [x, y] = [func.b[at], func.b[i]];
    if (l.same(func.a[at], func.a[i]) && (x < 0 || y < 0 ? x === y : l.same(x, y))) return true;
  }
  return false;
}

/** How many of the lowest bits of a value are zero, whatever the function does; MOST or more are MOST. */
class LowZeros {
  private readonly l: Lowering;
  /** Block parameters that are being looked at: what they get by way of themselves says nothing against them. */
  private readonly open: Value[] = [];
  private left = VALUES;

  constructor(l: Lowering) {
    this.l = l;
  }

  of(value: Value): number {
    const { func } = this.l;
    const d = this.l.def(value);
    if (--this.left < 0) return 0;
    switch (func.op[d]) {
      case IR.iconst:
        return zerosOf(lowWordOf(func, d));
      case IR.uextend:
        return this.of(func.a[d]);
      case IR.ishl:
        return Math.min(MOST, this.of(func.a[d]) + Math.max(0, amountOf(func, this.l.def(func.b[d]), 32)));
      case IR.imul:
        return Math.min(MOST, this.of(func.a[d]) + this.of(func.b[d]));
      case IR.band:
        return Math.max(this.of(func.a[d]), this.of(func.b[d]));
      case IR.iadd:
      case IR.isub:
      case IR.bor:
      case IR.bxor:
        return Math.min(this.of(func.a[d]), this.of(func.b[d]));
      case IR.param:
        return this.open.includes(d) ? MOST : this.ofParameter(d);
      default:
        return 0;
    }
  }
  /** The least that any edge passes. */
  private ofParameter(param: Value): number {
    const { func, order, v } = this.l;
    const block = func.block[param];
    if (block === ENTRY_BLOCK) return 0;
    this.open.push(param);
    const place = func.params[block].indexOf(param);
    const m = order.machineBlock[block];
    let least = MOST;
    for (let k = v.predStart[m]; k < v.predStart[m + 1] && least > 0; k++)
      least = Math.min(least, this.passed(v.preds[k] as MachineBlock, block, place));
    this.open.pop();
    return least;
  }
  /** Of the argument that machine block `from` passes to a parameter of `to`. */
  private passed(from: MachineBlock, to: Block, place: number): number {
    const { func, order } = this.l;
    const b = order.ir[from];
    if (b === NONE) return this.of(argumentAt(func, order.edge[from], place));
    for (let e = order.edgeStart[b]; e < order.edgeEnd[b]; e++)
      if (targetOf(func, order.edges[e]) === to) return this.of(argumentAt(func, order.edges[e], place));
    return 0;
  }
}
