/**
 * Control flow made plain: branches on constants become jumps, checks that always trap end their block, blocks that only jump
 * are jumped over, and a block whose only predecessor jumps to it is joined with it.
 * In: any function; out: the same, `layout` holding its reachable blocks in reverse postorder. Stays reducible: loop headers are
 * never jumped over.
 */
import { zeroed } from '../base/arrays.ts';
import type { Cfg } from '../ir/cfg.ts';
import { intOf, isInt, unsignedOf } from '../ir/constants.ts';
import { type Flow, KNOWS } from '../ir/flow.ts';
import { type Func, NONE } from '../ir/func.ts';
import { IR, TY } from '../ir/ops.ts';
import { Replacements } from '../ir/replace.ts';
import { edgeList } from '../ir/uses.ts';
import type { Pass } from './pass.ts';

/** An edge is copied to the blocks before it up to this number of arguments, so that the whole stays linear. */
const MAX_COPIED = 8;
/** Empty blocks in a row that one edge is led over. */
const MAX_STEPS = 16;

/** Turns terminator `i` into a jump along `edge`. */
function becomeJump(f: Func, i: number, edge: number): void {
  f.op[i] = IR.jump;
  f.a[i] = edge;
  f.b[i] = NONE;
  f.c[i] = NONE;
}

function sameEdge(f: Func, x: number, y: number): boolean {
  if (x === y) return true;
  const n = f.pool[x + 1];
  if (f.pool[x] !== f.pool[y]) return false;
  for (let k = 0; k < n; k++) if (f.pool[x + 2 + k] !== f.pool[y + 2 + k]) return false;
  return true;
}

/**
 * Drops what stands behind instruction `i`, which becomes the end of the block: `unreachable` with its trap code. A check that
 * tells more than that stays, in front of the end.
 */
function endHere(f: Func, block: number, i: number): void {
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
function foldBlock(f: Func, block: number): boolean {
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
    if (isInt(f, cond)) becomeJump(f, t, intOf(f, cond) !== 0 ? f.b[t] : f.c[t]);
    else if (sameEdge(f, f.b[t], f.c[t])) becomeJump(f, t, f.b[t]);
    return f.op[t] !== op;
  }
  if (op !== IR.br_table || !isInt(f, f.a[t])) return false;
  const list = f.b[t];
  const last = f.pool[list] - 1;
  const index = unsignedOf(f, f.a[t]);
  becomeJump(f, t, f.pool[list + 1 + Math.min(index, last)]);
  return true;
}

export class SimplifyCfg implements Pass {
  readonly name = 'simplify-cfg';
  readonly after = [];
  readonly needs = KNOWS.nothing;

  private readonly replaced = new Replacements();
  /** Block → 1 where a branch leads back to it. Found once, as a block may have as many predecessors as there are edges. */
  private isHeader: Uint8Array = new Uint8Array(64);

  run(f: Func, flow: Flow): void {
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

  private findHeaders(f: Func, cfg: Cfg): void {
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
  private passesOn(f: Func, b: number): number {
    const t = f.last[b];
    if (b === 0 || f.first[b] !== t || f.op[t] !== IR.jump || f.params[b].length > 0) return NONE;
    return this.isHeader[b] === 1 ? NONE : f.a[t];
  }

  /** Where `edge` leads behind blocks that only pass on: the same edge, or a copy of the last one passed. */
  private thread(f: Func, edge: number, fromJump: boolean): number {
    let last = edge;
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      const on = this.passesOn(f, f.pool[last]);
      if (on === NONE) break;
      const n = f.pool[on + 1];
      // On a branch, an edge with arguments would get a block of its own again.
      if (n > (fromJump ? MAX_COPIED : 0)) break;
      last = on;
    }
    if (last === edge) return edge;
    const n = f.pool[last + 1];
    const copy = f.allocPool(n + 2);
    f.pool.copyWithin(copy, last, last + n + 2);
    return copy;
  }

  /** Jumps over empty blocks; answers whether anything changed. Results of calls keep their block: it is not empty. */
  private threadBlock(f: Func, block: number): boolean {
    const t = f.last[block];
    const op = f.op[t];
    if (op === IR.jump) {
      const e = this.thread(f, f.a[t], true);
      const changed = e !== f.a[t];
      f.a[t] = e;
      return changed;
    }
    if (op === IR.brif) {
      const yes = this.thread(f, f.b[t], false);
      const no = this.thread(f, f.c[t], false);
      const changed = yes !== f.b[t] || no !== f.c[t];
      f.b[t] = yes;
      f.c[t] = no;
      if (changed && sameEdge(f, yes, no)) becomeJump(f, t, yes);
      return changed;
    }
    const list = edgeList(f, t);
    return list !== NONE && this.threadList(f, list);
  }
  private threadList(f: Func, list: number): boolean {
    const n = f.pool[list];
    let changed = false;
    for (let k = 1, before = NONE, after = NONE; k <= n; k++) {
      const e = f.pool[list + k];
      // Slots that share an edge go on sharing it.
      const to = e === before ? after : this.thread(f, e, false);
      before = e;
      after = to;
      if (to === e) continue;
      f.pool[list + k] = to;
      changed = true;
    }
    return changed;
  }

  /** Joins `block` with the blocks behind it as long as it jumps to one that only it reaches; answers whether it did. */
  private joinBlocks(f: Func, cfg: Cfg, block: number): boolean {
    for (let joined = false; ; joined = true) {
      const t = f.last[block];
      if (f.op[t] !== IR.jump) return joined;
      const e = f.a[t];
      const to = f.pool[e];
      if (to === block || to === 0 || cfg.predStart[to + 1] - cfg.predStart[to] !== 1) return joined;
      const params = f.params[to];
      params.forEach((p, k) => {
        this.replaced.set(p, f.pool[e + 2 + k]);
        f.block[p] = NONE;
      });
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
