/**
 * Global value numbering over the dominator tree, with everything `simplify` knows: an instruction equal to one that dominates it
 * becomes that one; loads too, where no write of their alias class lies between. What a branch or a check has decided holds in
 * the blocks it dominates: the same condition is a constant there, the same check gone.
 * In: a function whose `layout` holds its reachable blocks; out: the same, reduced; branches on constants are left to
 * `simplify-cfg`.
 */
import { type Column, column, extended, type Ints, sized } from '../base/arrays.ts';
import { NONE } from '../base/brand.ts';
import { type Flow, KNOWS } from '../ir/analysis/flow.ts';
import { Builder, isPure } from '../ir/builder/builder.ts';
import { intOf, isInt } from '../ir/constants.ts';
import { thenEdge } from '../ir/edges.ts';
import { WRITES_ALL } from '../ir/effects.ts';
import { type Block, IrFunc, type Value } from '../ir/func.ts';
import { ALIAS_CLASSES, aliasOf, FLAG, IR, IR_FLAGS } from '../ir/ops.ts';
import { Replacements } from '../ir/replace.ts';
import type { Pass } from './pass.ts';

/** What is known of a value in a block. */
const FACT = { none: 0, zero: 1, nonZero: 2 } as const;

export class GlobalValueNumbering implements Pass {
  readonly name = 'gvn';
  readonly after = ['phi-elimination', 'licm'];
  readonly needs = KNOWS.dominators;

  private readonly replaced = new Replacements();
  private readonly builder = new Builder(new IrFunc());

  // By depth of the scopes that are open: length of the numbering and of `facts` at their entry.
  private scopeNumbers: Int32Array = new Int32Array(64);
  private scopeFacts: Int32Array = new Int32Array(64);
  /** Versions of the alias classes at the end of each block. */
  private versionsOut: Int32Array = new Int32Array(64 * ALIAS_CLASSES);

  /** Value → its FACT in the current block; the values of which there is one, in the order they were learned. */
  private known: Column<Value> = new Uint8Array(1024);
  private facts: Ints<Value> = column(64);
  private factCount = 0;

  run(f: IrFunc, flow: Flow): void {
    const { dom } = flow;
    const b = this.builder;
    b.reset(f);
    this.replaced.reset(f);
    this.scopeNumbers = sized(this.scopeNumbers, dom.count);
    this.scopeFacts = sized(this.scopeFacts, dom.count);
    this.versionsOut = sized(this.versionsOut, f.blockCount * ALIAS_CLASSES);
    this.known = sized(this.known, f.count);
    dom.walk({
      enter: (block, depth) => {
        this.scopeNumbers[depth] = b.numbers.length;
        this.scopeFacts[depth] = this.factCount;
        this.enterBlock(f, flow, block);
        b.block = block;
        for (let i = f.first[block]; i !== NONE; ) {
          const next = f.next[i];
          f.currentPos = f.pos[i];
          this.visit(f, i);
          i = next;
        }
        b.versions.save(this.versionsOut, block * ALIAS_CLASSES);
      },
      leave: (depth) => {
        b.numbers.popTo(this.scopeNumbers[depth]);
        this.unlearn(this.scopeFacts[depth]);
      },
    });
    // What an instruction or an edge reads is defined in a block that dominates it, and so was visited before: nothing that was
    // replaced is read any more.
    b.before = NONE;
  }

  private learn(v: Value, fact: number): void {
    // Values made since the pass began have no place; little is lost.
    if (v >= this.known.length || this.known[v] !== FACT.none) return;
    this.known[v] = fact;
    this.facts = extended(this.facts, this.factCount + 1);
    this.facts[this.factCount++] = v;
  }
  /** Forgets all facts but the oldest `n`. */
  private unlearn(n: number): void {
    while (this.factCount > n) this.known[this.facts[--this.factCount]] = FACT.none;
  }
  private fact(v: Value): number {
    return v < this.known.length ? this.known[v] : FACT.none;
  }

  /** Versions and facts at the entry of `b`. */
  private enterBlock(f: IrFunc, { cfg, dom }: Flow, b: Block): void {
    const { versions } = this.builder;
    const start = cfg.predStart[b];
    const only = cfg.predStart[b + 1] - start === 1 ? cfg.preds[start] : NONE;
    if (only === NONE) versions.renew(WRITES_ALL);
    else versions.restore(this.versionsOut, only * ALIAS_CLASSES);
    if (only === NONE || dom.idom[b] !== only) return;
    const t = f.last[only];
    if (f.op[t] !== IR.brif) return;
    this.learn(f.a[t], thenEdge(f, t) === cfg.predEdges[start] ? FACT.nonZero : FACT.zero);
  }

  /** A check that never traps here, because the same was decided above. */
  private redundantCheck(f: IrFunc, i: Value): boolean {
    const cond = f.a[i];
    const passes = f.op[i] === IR.trapz ? FACT.nonZero : FACT.zero;
    const fact = isInt(f, cond) ? (intOf(f, cond) !== 0 ? FACT.nonZero : FACT.zero) : this.fact(cond);
    if (fact === passes) return true;
    this.learn(cond, passes);
    return false;
  }

  private becomes(f: IrFunc, i: Value, v: Value): void {
    this.replaced.set(i, v);
    f.remove(i);
  }

  private visit(f: IrFunc, i: Value): void {
    const b = this.builder;
    const op = f.op[i];
    this.replaced.apply(f, i);
    if (isPure(op)) {
      const fact = op === IR.select ? this.fact(f.a[i]) : FACT.none;
      if (fact !== FACT.none) return this.becomes(f, i, fact === FACT.nonZero ? f.b[i] : f.c[i]);
      const v = b.reduce(i);
      if (v !== i) this.becomes(f, i, v);
      return;
    }
    if ((IR_FLAGS[op] & FLAG.reads) !== 0) {
      if (op === IR.stack_load) return;
      const v = b.enter(i, b.versions.of(aliasOf(f.imm2[i])));
      if (v !== i) this.becomes(f, i, v);
      return;
    }
    if (op === IR.trapz || op === IR.trapnz) {
      if (this.redundantCheck(f, i)) f.remove(i);
      return;
    }
    if (op === IR.brif) {
      const cond = f.a[i];
      const fact = this.fact(cond);
      if (fact === FACT.none || isInt(f, cond)) return;
      b.before = i;
      f.a[i] = b.i32(fact === FACT.nonZero ? 1 : 0);
      return;
    }
    b.wrote(i);
  }
}
