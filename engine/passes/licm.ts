/**
 * Loop-invariant code motion: pure operations and instance fields whose operands come from outside of a loop move in front of
 * it, as far out as they can. In: a function with its reachable blocks; out: the same blocks, instructions moved.
 *
 * Not moved: constants and addresses of the instance (cheap to compute again; they follow an instruction that needs them),
 * comparisons (they belong to their branch), divisions and conversions whose checks stay inside, loads of memory and tables (the
 * same). Only what every iteration computes moves, except instance fields; and only so much a loop that registers still suffice.
 */
import { type Column, column, IntList, sized, zeroed } from '../base/arrays.ts';
import { FIRST, NONE } from '../base/brand.ts';
import { type Flow, KNOWS } from '../ir/analysis/flow.ts';
import type { Loop, Loops } from '../ir/analysis/loops.ts';
import { isInt, unsignedOf } from '../ir/constants.ts';
import { writesOf } from '../ir/effects.ts';
import type { Block, IrFunc, Value } from '../ir/func.ts';
import { ALIAS, aliasOf, FLAG, IR, IR_FLAGS, isVectorClass } from '../ir/ops.ts';
import { readUses } from '../ir/uses.ts';
import type { Pass } from './pass.ts';

/** Values moved in front of one loop, integers and floats. */
const MAX_INT = 16;
const MAX_FLOAT = 10;
/** Deeper nests are not looked at: nobody writes them, and climbing them would not be linear. */
const MAX_DEPTH = 32;
const MAX_LATCHES = 4;

/** Operations that stay: see above. */
const STAYS = new Uint8Array(256);
for (const op of [IR.nop, IR.iconst, IR.f32const, IR.f64const, IR.v128const, IR.vmaddr, IR.vmctx, IR.icmp, IR.fcmp])
  STAYS[op] = 1;
// Defined only where their checks have passed.
for (const op of [IR.fcvt_to_sint, IR.fcvt_to_uint]) STAYS[op] = 1;
/** Operations that follow their user. */
const FOLLOWS = new Uint8Array(256);
for (const op of [IR.iconst, IR.f32const, IR.f64const, IR.v128const, IR.vmaddr, IR.vmctx]) FOLLOWS[op] = 1;

/** The block in front of the loop, which alone enters it and by a jump; NONE where there is no such block. */
function preheaderOf(f: IrFunc, { cfg, dom, loops }: Flow, loop: Loop): Block {
  const h = loops.header[loop];
  const end = cfg.predStart[h + 1];
  let entry: Block = NONE;
  for (let p = cfg.predStart[h]; p < end; p++) {
    const b = cfg.preds[p];
    if (dom.dominates(h, b)) continue;
    if (entry !== NONE) return NONE;
    entry = b;
  }
  return entry !== NONE && f.op[f.last[entry]] === IR.jump ? entry : NONE;
}

/** Whether block `b` runs in every iteration of the loop. */
function everyIteration({ cfg, dom, loops }: Flow, b: Block, loop: Loop): boolean {
  const h = loops.header[loop];
  if (b === h) return true;
  const start = cfg.predStart[h];
  const end = cfg.predStart[h + 1];
  if (end - start > MAX_LATCHES + 1) return false;
  for (let p = start; p < end; p++) {
    const latch = cfg.preds[p];
    if (dom.dominates(h, latch) && !dom.dominates(b, latch)) return false;
  }
  return true;
}

function inside(loops: Loops, block: Block, loop: Loop): boolean {
  let l = loops.loopOf[block];
  const depth = loops.depth[loop];
  while (l !== NONE && loops.depth[l] > depth) l = loops.parent[l];
  return l === loop;
}

function movable(f: IrFunc, i: Value): boolean {
  const op = f.op[i];
  if (op === IR.vmload) return true;
  if ((IR_FLAGS[op] & FLAG.pure) === 0 || STAYS[op] === 1) return false;
  if (op !== IR.sdiv && op !== IR.udiv && op !== IR.srem && op !== IR.urem) return true;
  const d = f.b[i];
  return isInt(f, d) && unsignedOf(f, d) !== 0;
}

function moveTo(f: IrFunc, i: Value, block: Block): void {
  f.remove(i);
  f.insertBefore(i, f.last[block]);
}

export class LoopInvariantCodeMotion implements Pass {
  readonly name = 'licm';
  readonly after = ['phi-elimination'];
  readonly needs = KNOWS.loops;

  // By loop: the block in front of it, classes written inside, values moved.
  private preheader: Column<Loop, Block> = column(16);
  private writes: Column<Loop> = column(16);
  private movedInts: Column<Loop> = column(16);
  private movedFloats: Column<Loop> = column(16);
  /** What the instruction at hand reads. */
  private readonly uses: IntList<Value> = new IntList();

  run(f: IrFunc, flow: Flow): void {
    const { cfg, loops } = flow;
    if (loops.count === 0) return;
    this.movedInts = zeroed(this.movedInts, loops.count);
    this.movedFloats = zeroed(this.movedFloats, loops.count);
    this.preheader = sized(this.preheader, loops.count);
    for (let l: Loop = FIRST; l < loops.count; l++)
      this.preheader[l] = loops.depth[l] > MAX_DEPTH ? NONE : preheaderOf(f, flow, l);
    this.findWrites(f, flow);
    for (let k = 0; k < cfg.count; k++) {
      const b = cfg.order[k];
      const own = loops.loopOf[b];
      if (own === NONE || this.preheader[own] === NONE) continue;
      for (let i = f.first[b]; i !== NONE; ) {
        const next = f.next[i];
        if (movable(f, i)) this.hoist(f, flow, i, b);
        i = next;
      }
    }
  }

  /** What each loop writes, inner loops included: those stand before the loops around them. */
  private findWrites(f: IrFunc, { cfg, loops }: Flow): void {
    this.writes = zeroed(this.writes, loops.count);
    for (let k = 0; k < cfg.count; k++) {
      const b = cfg.order[k];
      const l = loops.loopOf[b];
      if (l === NONE) continue;
      let mask = this.writes[l];
      for (let i = f.first[b]; i !== NONE; i = f.next[i]) mask |= writesOf(f, i);
      this.writes[l] = mask;
    }
    for (let l: Loop = FIRST; l < loops.count; l++) {
      const p = loops.parent[l];
      if (p !== NONE) this.writes[p] |= this.writes[l];
    }
  }

  /** Whether all of `uses` have their values before the loop is entered (constants can follow). */
  private invariant(f: IrFunc, loops: Loops, loop: Loop): boolean {
    const { uses } = this;
    for (let k = 0; k < uses.length; k++) {
      const v = uses.get(k);
      if (FOLLOWS[f.op[v]] === 0 && inside(loops, f.block[v], loop)) return false;
    }
    return true;
  }

  /** The outermost loop in front of which `i`, which reads `uses`, may stand; or NONE. */
  private target(f: IrFunc, flow: Flow, i: Value, block: Block): Loop {
    const { loops } = flow;
    const field = f.op[i] === IR.vmload;
    let best: Loop = NONE;
    for (let l = loops.loopOf[block]; l !== NONE; l = loops.parent[l]) {
      if (this.preheader[l] === NONE || !this.invariant(f, loops, l)) break;
      if (field) {
        const alias = aliasOf(f.imm2[i]);
        if (alias !== ALIAS.constant && ((this.writes[l] >> alias) & 1) !== 0) break;
      } else if (!everyIteration(flow, block, l)) break;
      best = l;
    }
    return best;
  }

  private hoist(f: IrFunc, flow: Flow, i: Value, block: Block): void {
    const { uses } = this;
    readUses(f, i, uses);
    const l = this.target(f, flow, i, block);
    if (l === NONE) return;
    const ty = f.ty[i];
    const float = isVectorClass(ty);
    const moved = float ? this.movedFloats : this.movedInts;
    if (moved[l] >= (float ? MAX_FLOAT : MAX_INT)) return;
    moved[l]++;
    for (let k = 0; k < uses.length; k++) {
      const v = uses.get(k);
      if (FOLLOWS[f.op[v]] === 1 && inside(flow.loops, f.block[v], l)) moveTo(f, v, this.preheader[l]);
    }
    moveTo(f, i, this.preheader[l]);
  }
}
