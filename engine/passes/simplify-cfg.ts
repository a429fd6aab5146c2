/**
 * Control flow made plain: branches on constants become jumps, checks that always trap end their block, blocks that only jump
 * are jumped over, and a block whose only predecessor jumps to it is joined with it.
 * In: any function; out: the same, `layout` holding its reachable blocks in reverse postorder. Stays reducible: loop headers are
 * never jumped over.
 */
import { type Column, zeroed } from '../base/arrays.ts';
import { NONE } from '../base/brand.ts';
import type { Cfg } from '../ir/analysis/cfg.ts';
import { type Flow, KNOWS } from '../ir/analysis/flow.ts';
import { intOf, isInt, unsignedOf } from '../ir/constants.ts';
import {
  argumentAt,
  argumentCount,
  copyEdge,
  edgeAt,
  edgeCount,
  elseEdge,
  jumpEdge,
  sameEdge,
  setEdge,
  sharedUntil,
  targetOf,
  thenEdge,
} from '../ir/edges.ts';
import { type Block, type Edge, ENTRY_BLOCK, type IrFunc, type Value } from '../ir/func.ts';
import { IR, TY } from '../ir/ops.ts';
import { Replacements } from '../ir/replace.ts';
import type { Pass } from './pass.ts';

/** An edge is copied to the blocks before it up to this number of arguments, so that the whole stays linear. */
const MAX_COPIED = 8;
/** Empty blocks in a row that one edge is led over. */
const MAX_STEPS = 16;

/** Turns terminator `i` into a jump along `edge`. */
function becomeJump(f: IrFunc, i: Value, edge: Edge): void {
  f.op[i] = IR.jump;
  f.setOperands(i, edge);
}

/**
 * Drops what stands behind instruction `i`, which becomes the end of the block: `unreachable` with its trap code. A check that
 * tells more than that stays, in front of the end.
 */
function endHere(f: IrFunc, block: Block, i: Value): void {
  for (let k = f.last[block]; k !== i; ) {
    const before = f.prev[k];
    f.remove(k);
    k = before;
  }
  if (f.b[i] !== NONE) {
    f.append(block, f.newInst(IR.unreachable, TY.none, NONE, NONE, NONE, f.imm[i], 0));
    return;
  }
  f.op[i] = IR.unreachable;
  f.a[i] = NONE;
}

/** Checks and branches of `block` on constants; answers whether it ends in another way now. */
function foldBlock(f: IrFunc, block: Block): boolean {
  for (let i = f.first[block]; i !== NONE; ) {
    const op = f.op[i];
    const next = f.next[i];
    if ((op === IR.trapz || op === IR.trapnz) && isInt(f, f.a[i])) {
      if ((intOf(f, f.a[i]) === 0) === (op === IR.trapz)) {
        endHere(f, block, i);
        return true;
      }
      f.remove(i);
    }
    i = next;
  }
  const t = f.last[block];
  const op = f.op[t];
  if (op === IR.brif) {
    const cond = f.a[t];
    if (isInt(f, cond)) becomeJump(f, t, intOf(f, cond) !== 0 ? thenEdge(f, t) : elseEdge(f, t));
    else if (sameEdge(f, thenEdge(f, t), elseEdge(f, t))) becomeJump(f, t, thenEdge(f, t));
    return f.op[t] !== op;
  }
  if (op !== IR.br_table || !isInt(f, f.a[t])) return false;
  const last = edgeCount(f, t) - 1;
  const index = unsignedOf(f, f.a[t]);
  becomeJump(f, t, edgeAt(f, t, Math.min(index, last)));
  return true;
}

export class SimplifyCfg implements Pass {
  readonly name = 'simplify-cfg';
  readonly after = [];
  readonly needs = KNOWS.nothing;

  private readonly replaced = new Replacements();
  /** Block → 1 where a branch leads back to it. Found once, as a block may have as many predecessors as there are edges. */
  private isHeader: Column<Block> = new Uint8Array(64);

  run(f: IrFunc, flow: Flow): void {
    const { cfg } = flow;
    let changed = false;
    for (const b of f.layout) if (foldBlock(f, b)) changed = true;
    if (changed) flow.forget();
    flow.require(f, KNOWS.graph);
    this.findHeaders(f, cfg);
    changed = false;
    for (let k = 0; k < cfg.count; k++) if (this.threadBlock(f, cfg.order[k])) changed = true;
    if (changed) flow.forget();
    flow.require(f, KNOWS.graph);
    this.replaced.reset(f);
    let joined = false;
    f.layout.length = 0;
    for (let k = 0; k < cfg.count; k++) {
      const b = cfg.order[k];
      if (f.first[b] === NONE) continue;
      if (this.joinBlocks(f, cfg, b)) joined = true;
      f.layout.push(b);
    }
    if (joined) flow.forget();
    this.replaced.applyAll(f);
  }

  private findHeaders(f: IrFunc, cfg: Cfg): void {
    this.isHeader = zeroed(this.isHeader, f.blockCount);
    for (let k = 0; k < cfg.count; k++) {
      const b = cfg.order[k];
      const end = cfg.predStart[b + 1];
      for (let p = cfg.predStart[b]; p < end; p++) {
        if (cfg.position[cfg.preds[p]] < k) continue;
        this.isHeader[b] = 1;
        break;
      }
    }
  }

  /** The edge that block `b` only passes on, or NONE: no parameters, nothing but a jump, not a loop header. */
  private passesOn(f: IrFunc, b: Block): Edge {
    const t = f.last[b];
    if (b === ENTRY_BLOCK || f.first[b] !== t || f.op[t] !== IR.jump || f.params[b].length > 0) return NONE;
    return this.isHeader[b] === 1 ? NONE : jumpEdge(f, t);
  }

  /** Where `edge` leads behind blocks that only pass on: the same edge, or a copy of the last one passed. */
  private thread(f: IrFunc, edge: Edge, fromJump: boolean): Edge {
    let last = edge;
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      const on = this.passesOn(f, targetOf(f, last));
      if (on === NONE) break;
      const n = argumentCount(f, on);
      // On a branch, an edge with arguments would get a block of its own again.
      if (n > (fromJump ? MAX_COPIED : 0)) break;
      last = on;
    }
    return last === edge ? edge : copyEdge(f, last);
  }

  /** Jumps over empty blocks; answers whether anything changed. Results of calls keep their block: it is not empty. */
  private threadBlock(f: IrFunc, block: Block): boolean {
    const t = f.last[block];
    const op = f.op[t];
    if (op === IR.jump) {
      const e = jumpEdge(f, t);
      const to = this.thread(f, e, true);
      f.setOperands(t, to);
      return to !== e;
    }
    if (op === IR.brif) {
      const yes = this.thread(f, thenEdge(f, t), false);
      const no = this.thread(f, elseEdge(f, t), false);
      const changed = yes !== thenEdge(f, t) || no !== elseEdge(f, t);
      f.setOperands(t, f.a[t], yes, no);
      if (changed && sameEdge(f, yes, no)) becomeJump(f, t, yes);
      return changed;
    }
    return this.threadList(f, t);
  }
  private threadList(f: IrFunc, t: Value): boolean {
    const n = edgeCount(f, t);
    let changed = false;
    for (let k = 0; k < n; ) {
      const end = sharedUntil(f, t, k);
      const e = edgeAt(f, t, k);
      const to = this.thread(f, e, false);
      if (to === e) k = end;
      else changed = true;
      // Slots that share an edge go on sharing it.
      for (; k < end; k++) setEdge(f, t, k, to);
    }
    return changed;
  }

  /** Joins `block` with the blocks behind it as long as it jumps to one that only it reaches; answers whether it did. */
  private joinBlocks(f: IrFunc, cfg: Cfg, block: Block): boolean {
    for (let joined = false; ; joined = true) {
      const t = f.last[block];
      if (f.op[t] !== IR.jump) return joined;
      const e = jumpEdge(f, t);
      const to = targetOf(f, e);
      if (to === block || to === ENTRY_BLOCK || cfg.predStart[to + 1] - cfg.predStart[to] !== 1) return joined;
      const params = f.params[to];
      for (let k = 0; k < params.length; k++) {
        const p = params[k];
        this.replaced.set(p, argumentAt(f, e, k));
        f.block[p] = NONE;
      }
      params.length = 0;
      f.remove(t);
      const first = f.first[to];
      const last = f.last[block];
      for (let i = first; i !== NONE; i = f.next[i]) f.block[i] = block;
      f.prev[first] = last;
      if (last === NONE) f.first[block] = first;
      else f.next[last] = first;
      f.last[block] = f.last[to];
      f.first[to] = NONE;
      f.last[to] = NONE;
    }
  }
}
