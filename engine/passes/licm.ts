/**
 * Loop-invariant code motion: pure operations and instance fields whose operands come from outside of a loop move in front of
 * it, as far out as they can. In: a function with its reachable blocks; out: the same blocks, instructions moved.
 *
 * Not moved: constants and addresses of the instance (cheap to compute again; they follow an instruction that needs them),
 * comparisons (they belong to their branch), divisions and conversions whose checks stay inside, loads of memory and tables (the same).
 * Only what every iteration computes moves, except instance fields; and only so much a loop that registers still suffice.
 */

import { writesOf } from '../ir/effects.ts';
import { type Func, NONE } from '../ir/func.ts';
import { sized } from '../ir/int-buffer.ts';
import { flow } from '../ir/loops.ts';
import { ALIAS, aliasOf, FLAG, IR, IR_ARITY, IR_FLAGS, TY } from '../ir/ops.ts';

/** Values moved in front of one loop, integers and floats. */
const MAX_INT = 16;
const MAX_FLOAT = 10;
/** Deeper nests are not looked at: nobody writes them, and climbing them would not be linear. */
const MAX_DEPTH = 32;
const MAX_LATCHES = 4;

/** By loop: the block that alone jumps to the header, classes written inside, values moved. */
let preheader: Int32Array = new Int32Array(16);
let writes: Int32Array = new Int32Array(16);
let movedInts: Int32Array = new Int32Array(16);
let movedFloats: Int32Array = new Int32Array(16);

/** Operations that stay: see above. */
const STAYS = new Uint8Array(256);
for (const op of [IR.nop, IR.iconst, IR.f32const, IR.f64const, IR.v128const, IR.vmaddr, IR.vmctx, IR.icmp, IR.fcmp])
  STAYS[op] = 1;
// Defined only where their checks have passed.
for (const op of [IR.fcvt_to_sint, IR.fcvt_to_uint]) STAYS[op] = 1;
/** Operations that follow their user. */
const FOLLOWS = new Uint8Array(256);
for (const op of [IR.iconst, IR.f32const, IR.f64const, IR.v128const, IR.vmaddr, IR.vmctx]) FOLLOWS[op] = 1;

function preheaderOf(f: Func, loop: number): number {
  const { cfg, dom, loops } = flow;
  const h = loops.header[loop];
  const end = cfg.predStart[h + 1];
  let entry = NONE;
  for (let p = cfg.predStart[h]; p < end; p++) {
    const b = cfg.preds[p];
    if (dom.dominates(h, b)) continue;
    if (entry !== NONE) return NONE;
    entry = b;
  }
  return entry !== NONE && f.op[f.last[entry]] === IR.jump ? entry : NONE;
}

/** Whether block `b` runs in every iteration of the loop. */
function everyIteration(b: number, loop: number): boolean {
  const { cfg, dom, loops } = flow;
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

function inside(block: number, loop: number): boolean {
  const { loops } = flow;
  let l = loops.loopOf[block];
  const depth = loops.depth[loop];
  while (l !== NONE && loops.depth[l] > depth) l = loops.parent[l];
  return l === loop;
}

/** Whether operand `v` has its value before the loop is entered (constants can follow). */
function invariant(f: Func, v: number, loop: number): boolean {
  return v === NONE || FOLLOWS[f.op[v]] === 1 || !inside(f.block[v], loop);
}

function movable(f: Func, i: number): boolean {
  const op = f.op[i];
  if (op === IR.vmload) return true;
  if ((IR_FLAGS[op] & FLAG.pure) === 0 || STAYS[op] === 1) return false;
  if (op !== IR.sdiv && op !== IR.udiv && op !== IR.srem && op !== IR.urem) return true;
  const d = f.b[i];
  return f.op[d] === IR.iconst && (f.imm[d] !== 0 || (f.ty[d] === TY.i64 && f.imm2[d] !== 0));
}

/** The outermost loop in front of which `i` may stand, or NONE. */
function target(f: Func, i: number, block: number): number {
  const { loops } = flow;
  const field = f.op[i] === IR.vmload;
  const arity = IR_ARITY[f.op[i]];
  let best = NONE;
  for (let l = loops.loopOf[block]; l !== NONE; l = loops.parent[l]) {
    if (preheader[l] === NONE) break;
    if (arity > 0 && !invariant(f, f.a[i], l)) break;
    if (arity > 1 && !invariant(f, f.b[i], l)) break;
    if (arity > 2 && !invariant(f, f.c[i], l)) break;
    if (field) {
      const alias = aliasOf(f.imm2[i]);
      if (alias !== ALIAS.constant && ((writes[l] >> alias) & 1) !== 0) break;
    } else if (!everyIteration(block, l)) break;
    best = l;
  }
  return best;
}

function moveTo(f: Func, i: number, block: number): void {
  f.remove(i);
  f.insertBefore(i, f.last[block]);
}

/** Moves a constant operand along, if it stands inside. */
function follow(f: Func, v: number, loop: number): void {
  if (v === NONE || FOLLOWS[f.op[v]] === 0 || !inside(f.block[v], loop)) return;
  moveTo(f, v, preheader[loop]);
}

export function loopInvariants(f: Func): void {
  const { cfg, loops } = flow.all(f);
  if (loops.count === 0) return;
  preheader = sized(preheader, loops.count);
  writes = sized(writes, loops.count);
  movedInts = sized(movedInts, loops.count);
  movedFloats = sized(movedFloats, loops.count);
  for (let l = 0; l < loops.count; l++) {
    preheader[l] = loops.depth[l] > MAX_DEPTH ? NONE : preheaderOf(f, l);
    writes[l] = 0;
    movedInts[l] = 0;
    movedFloats[l] = 0;
  }
  for (let k = 0; k < cfg.count; k++) {
    const b = cfg.order[k];
    const l = loops.loopOf[b];
    if (l === NONE) continue;
    let mask = writes[l];
    for (let i = f.first[b]; i !== NONE; i = f.next[i]) mask |= writesOf(f, i);
    writes[l] = mask;
  }
  for (let l = 0; l < loops.count; l++) {
    const p = loops.parent[l];
    if (p !== NONE) writes[p] = writes[p] | writes[l];
  }
  for (let k = 0; k < cfg.count; k++) {
    const b = cfg.order[k];
    const own = loops.loopOf[b];
    if (own === NONE || preheader[own] === NONE) continue;
    for (let i = f.first[b]; i !== NONE; ) {
      const next = f.next[i];
      if (movable(f, i)) hoist(f, i, b);
      i = next;
    }
  }
}

function hoist(f: Func, i: number, block: number): void {
  const l = target(f, i, block);
  if (l === NONE) return;
  const ty = f.ty[i];
  const float = ty === TY.f32 || ty === TY.f64 || ty === TY.v128;
  const moved = float ? movedFloats : movedInts;
  const n = moved[l];
  if (n >= (float ? MAX_FLOAT : MAX_INT)) return;
  moved[l] = n + 1;
  const arity = IR_ARITY[f.op[i]];
  if (arity > 0) follow(f, f.a[i], l);
  if (arity > 1) follow(f, f.b[i], l);
  if (arity > 2) follow(f, f.c[i], l);
  moveTo(f, i, preheader[l]);
}
