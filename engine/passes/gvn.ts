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
  const start = cfg.predStart[b];
  const only = cfg.predStart[b + 1] - start === 1 ? cfg.preds[start] : NONE;
  for (let k = 0; k < CLASSES; k++) version[k] = only === NONE ? ++versions : versionsOut[only * CLASSES + k];
  version[ALIAS.constant] = 0;
  if (only === NONE || dom.idom[b] !== only) return;
  const t = f.last[only];
  if (f.op[t] !== IR.brif || f.b[t] === f.c[t]) return;
  learn(f.a[t], f.b[t] === cfg.predEdges[start] ? 2 : 1);
}

function clobber(mask: number): void {
  for (let k = 1; k < CLASSES; k++) if ((mask >> k) & 1) version[k] = ++versions;
}

/** The value known for a condition: 0, 1, or NONE. */
function decided(v: number): number {
  const fact = v < known.length ? known[v] : 0;
  return fact === 0 ? NONE : fact - 1;
}

/** A check that never traps here, because the same was decided above. */
function redundantCheck(f: Func, i: number): boolean {
  const cond = f.a[i];
  const onZero = f.op[i] === IR.trapz;
  const fact = f.op[cond] === IR.iconst ? Number(f.imm[cond] !== 0) : decided(cond);
  if (fact !== NONE && (fact === 0) !== onZero) return true;
  learn(cond, onZero ? 2 : 1);
  return false;
}

function visit(f: Func, b: Builder, i: number): void {
  const op = f.op[i];
  const flags = IR_FLAGS[op];
  replaced.apply(f, i);
  if (isPure(op)) {
    if (op === IR.select && decided(f.a[i]) !== NONE) {
      replaced.set(i, decided(f.a[i]) === 1 ? f.b[i] : f.c[i]);
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
    const v = b.enter(i, version[aliasOf(f.imm2[i])]);
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
    const cond = f.a[i];
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
  if (op === IR.store && accessOf(f.imm2[i]) === ACCESS.full) {
    const ty = f.ty[f.c[i]];
    const alias = aliasOf(f.imm2[i]);
    b.remember(IR.load, ty, f.a[i], f.b[i], f.imm[i], f.imm2[i], version[alias], f.c[i]);
  } else if (op === IR.vmstore) {
    const ty = f.ty[f.a[i]];
    const alias = aliasOf(f.imm2[i]);
    b.remember(IR.vmload, ty, NONE, NONE, f.imm[i], f.imm2[i], version[alias], f.a[i]);
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
    const block = dom.order[k];
    while (depth > 0 && dom.leave[scopeBlock[depth - 1]] <= k) {
      depth--;
      b.numbers.popTo(scopeNumbers[depth]);
      while (factCount > scopeFacts[depth]) known[facts[--factCount]] = 0;
    }
    scopeBlock[depth] = block;
    scopeNumbers[depth] = b.numbers.length;
    scopeFacts[depth++] = factCount;
    enterBlock(f, block);
    b.block = block;
    for (let i = f.first[block]; i !== NONE; ) {
      const next = f.next[i];
      f.currentPos = f.pos[i];
      visit(f, b, i);
      i = next;
    }
    for (let c = 0; c < CLASSES; c++) versionsOut[block * CLASSES + c] = version[c];
  }
  while (factCount > 0) known[facts[--factCount]] = 0;
  b.before = NONE;
  // Arguments of back edges may name values that were replaced after their block.
  replaced.applyAll(f);
}
