/**
 * Global value numbering over the dominator tree, with everything `simplify` knows: an instruction equal to one that dominates it
 * becomes that one; loads too, where no write of their alias class lies between. What a branch or a check has decided holds in
 * the blocks it dominates: the same condition is a constant there, the same check gone.
 * In: a function whose `layout` holds its reachable blocks; out: the same, reduced; branches on constants are left to `branches`.
 */
import { Builder, isPure } from '../ir/builder.ts';
import { writesOf } from '../ir/effects.ts';
import { type Func, NONE } from '../ir/func.ts';
import { extended, sized } from '../ir/int-buffer.ts';
import { flow } from '../ir/loops.ts';
import { ACCESS, ALIAS, accessOf, aliasOf, FLAG, IR, IR_FLAGS } from '../ir/ops.ts';
import { Replacements } from '../ir/replace.ts';

const CLASSES = 5;
const replaced = new Replacements();
let builder: Builder | undefined;

// Scopes of the dominator tree that are open: block, length of the numbering and of `facts` at its entry.
let scopeBlock: Int32Array = new Int32Array(64);
let scopeNumbers: Int32Array = new Int32Array(64);
let scopeFacts: Int32Array = new Int32Array(64);
/** Versions of the alias classes at the end of each block. */
let versionsOut: Int32Array = new Int32Array(64 * CLASSES);
const version = new Int32Array(CLASSES);
let versions = 0;

/** Value → 0 unknown, 1 zero, 2 not zero, in the current block. */
let known: Uint8Array = new Uint8Array(1024);
let facts: Int32Array = new Int32Array(64);
let factCount = 0;
function learn(v: number, fact: number): void {
  if (v >= known.length || known[v] !== 0) return;
  known[v] = fact;
  facts = extended(facts, factCount + 1);
  facts[factCount++] = v;
}

/** Versions and facts at the entry of `b`. */
function enterBlock(f: Func, b: number): void {
  const { cfg, dom } = flow;
  const start = cfg.predStart[b] as number;
  const only = (cfg.predStart[b + 1] as number) - start === 1 ? (cfg.preds[start] as number) : NONE;
  for (let k = 0; k < CLASSES; k++) version[k] = only === NONE ? ++versions : (versionsOut[only * CLASSES + k] as number);
  version[ALIAS.constant] = 0;
  if (only === NONE || dom.idom[b] !== only) return;
  const t = f.last[only] as number;
  if (f.op[t] !== IR.brif || f.b[t] === f.c[t]) return;
  learn(f.a[t] as number, f.b[t] === cfg.predEdges[start] ? 2 : 1);
}

function clobber(mask: number): void {
  for (let k = 1; k < CLASSES; k++) if ((mask >> k) & 1) version[k] = ++versions;
}

/** The value known for a condition: 0, 1, or NONE. */
function decided(v: number): number {
  const fact = v < known.length ? (known[v] as number) : 0;
  return fact === 0 ? NONE : fact - 1;
}

/** A check that never traps here, because the same was decided above. */
function redundantCheck(f: Func, i: number): boolean {
  const cond = f.a[i] as number;
  const onZero = f.op[i] === IR.trapz;
  const fact = f.op[cond] === IR.iconst ? Number(f.imm[cond] !== 0) : decided(cond);
  if (fact !== NONE && (fact === 0) !== onZero) return true;
  learn(cond, onZero ? 2 : 1);
  return false;
}

function visit(f: Func, b: Builder, i: number): void {
  const op = f.op[i] as number;
  const flags = IR_FLAGS[op] as number;
  replaced.apply(f, i);
  if (isPure(op)) {
    if (op === IR.select && decided(f.a[i] as number) !== NONE) {
      replaced.set(i, (decided(f.a[i] as number) === 1 ? f.b[i] : f.c[i]) as number);
      f.remove(i);
      return;
    }
    const v = b.reduce(i);
    if (v === i) return;
    replaced.set(i, v);
    f.remove(i);
    return;
  }
  if ((flags & FLAG.reads) !== 0) {
    if (op === IR.stack_load) return;
    const v = b.enter(i, version[aliasOf(f.imm2[i] as number)] as number);
    if (v === i) return;
    replaced.set(i, v);
    f.remove(i);
    return;
  }
  if (op === IR.trapz || op === IR.trapnz) {
    if (redundantCheck(f, i)) f.remove(i);
    return;
  }
  if (op === IR.brif) {
    const cond = f.a[i] as number;
    const fact = decided(cond);
    if (fact !== NONE && f.op[cond] !== IR.iconst) {
      b.before = i;
      f.a[i] = b.i32(fact);
    }
    return;
  }
  const mask = writesOf(f, i);
  if (mask === 0) return;
  clobber(mask);
  if (op === IR.store && accessOf(f.imm2[i] as number) === ACCESS.full) {
    const ty = f.ty[f.c[i] as number] as number;
    const alias = aliasOf(f.imm2[i] as number);
    b.remember(
      IR.load,
      ty,
      f.a[i] as number,
      f.b[i] as number,
      f.imm[i] as number,
      f.imm2[i] as number,
      version[alias] as number,
      f.c[i] as number,
    );
  } else if (op === IR.vmstore) {
    const ty = f.ty[f.a[i] as number] as number;
    const alias = aliasOf(f.imm2[i] as number);
    b.remember(IR.vmload, ty, NONE, NONE, f.imm[i] as number, f.imm2[i] as number, version[alias] as number, f.a[i] as number);
  }
}

export function valueNumbering(f: Func): void {
  const { dom } = flow.dominators(f);
  builder ??= new Builder(f);
  const b = builder;
  b.reset(f);
  replaced.reset(f);
  scopeBlock = sized(scopeBlock, dom.count);
  scopeNumbers = sized(scopeNumbers, dom.count);
  scopeFacts = sized(scopeFacts, dom.count);
  versionsOut = sized(versionsOut, f.blockCount * CLASSES);
  if (known.length < f.count) known = new Uint8Array(Math.max(f.count, known.length * 2));
  factCount = 0;
  versions = 0;
  let depth = 0;
  for (let k = 0; k < dom.count; k++) {
    const block = dom.order[k] as number;
    while (depth > 0 && (dom.leave[scopeBlock[depth - 1] as number] as number) <= k) {
      depth--;
      b.numbers.popTo(scopeNumbers[depth] as number);
      while (factCount > (scopeFacts[depth] as number)) known[facts[--factCount] as number] = 0;
    }
    scopeBlock[depth] = block;
    scopeNumbers[depth] = b.numbers.length;
    scopeFacts[depth++] = factCount;
    enterBlock(f, block);
    b.block = block;
    for (let i = f.first[block] as number; i !== NONE; ) {
      const next = f.next[i] as number;
      f.currentPos = f.pos[i] as number;
      visit(f, b, i);
      i = next;
    }
    for (let c = 0; c < CLASSES; c++) versionsOut[block * CLASSES + c] = version[c] as number;
  }
  while (factCount > 0) known[facts[--factCount] as number] = 0;
  b.before = NONE;
  // Arguments of back edges may name values that were replaced after their block.
  replaced.applyAll(f);
}
