/**
 * Building instructions: every value asked for is first folded and simplified (`simplify/rules.ts`), then looked up among the
 * values that dominate it (`numbering.ts`), and only then appended. In: operation and operands; out: a value, often an older one.
 * The frontend builds with it; the numbering pass uses it to reduce instructions that exist (`reduce`).
 */
import { NONE } from '../../base/brand.ts';
import { newEdge, newList, numberOperand } from '../edges.ts';
import { writesOf } from '../effects.ts';
import type { Block, Edge, IrFunc, Operand, Value, ValueList } from '../func.ts';
import { ACCESS, accessOf, aliasOf, FLAG, IR, IR_FLAGS, TY, type Ty } from '../ops.ts';
import { handlersOf, type Reducible, type Rewrite } from '../simplify/rule.ts';
import { RULES } from '../simplify/rules.ts';
import { AliasVersions } from './alias-versions.ts';
import { Numbering } from './numbering.ts';
import { VectorPool } from './vector-pool.ts';

const HANDLERS = handlersOf(RULES);

export class Builder implements Reducible {
  func: IrFunc;
  /** Where new instructions go: the end of this block, or in front of `before`. */
  block: Block = NONE;
  before: Value = NONE;
  readonly numbers = new Numbering();
  /** At the place of the next instruction. */
  readonly versions = new AliasVersions();
  private readonly vectors = new VectorPool();

  // The instruction under simplification; rules rewrite these.
  op = 0;
  ty: Ty = 0;
  a: Value = NONE;
  b: Value = NONE;
  c: Value = NONE;
  imm = 0;
  imm2 = 0;

  private readonly handlers: readonly (Rewrite | undefined)[];

  /** `handlers`: what simplifies each operation. */
  constructor(func: IrFunc, handlers: readonly (Rewrite | undefined)[] = HANDLERS) {
    this.func = func;
    this.handlers = handlers;
  }

  /** Starts over with another function. */
  reset(func: IrFunc): void {
    this.func = func;
    this.block = NONE;
    this.before = NONE;
    this.numbers.reset();
    this.versions.reset();
    this.vectors.reset();
  }

  private place(i: Value): void {
    if (this.before === NONE) this.func.append(this.block, i);
    else this.func.insertBefore(i, this.before);
  }

  /** An instruction with an effect other than a write, or one that must not be numbered: appended as it is. */
  append(op: number, ty: Ty, a: Operand = NONE, b: Operand = NONE, c: Operand = NONE, imm = 0, imm2 = 0): Value {
    const i = this.func.newInst(op, ty, a, b, c, imm, imm2);
    this.place(i);
    return i;
  }

  /** Looks up, else appends and enters; no simplification. */
  number(op: number, ty: Ty, a: Value, b: Value, c: Value, imm: number, imm2: number, version: number): Value {
    const found = this.numbers.lookup(this.func, op, ty, a, b, c, imm, imm2, version);
    if (found >= 0) return found;
    const i = this.append(op, ty, a, b, c, imm, imm2);
    this.numbers.insert(i, i, version);
    return i;
  }

  /** A trapnz that tells what was asked for and what there is (ops.ts), unless an equal one stands above. */
  trapTelling(cond: Value, code: number, asked: Value, there: number, detail: number): void {
    this.number(IR.trapnz, TY.none, cond, asked, numberOperand(detail), code, there, 0);
  }

  /** The value of a pure operation. */
  value(op: number, ty: Ty, a: Value = NONE, b: Value = NONE, c: Value = NONE, imm = 0, imm2 = 0): Value {
    const handler = this.handlers[op];
    if (handler === undefined) return this.number(op, ty, a, b, c, imm, imm2, 0);
    this.op = op;
    this.ty = ty;
    this.a = a;
    this.b = b;
    this.c = c;
    this.imm = imm;
    this.imm2 = imm2;
    const v = handler(this);
    if (v >= 0) return v;
    return this.number(this.op, this.ty, this.a, this.b, this.c, this.imm, this.imm2, 0);
  }

  /** A load or vmload: the value of an equal one, or what was stored there, if its class has not been written since. */
  load(op: number, ty: Ty, a: Value, b: Value, imm: number, flags: number): Value {
    return this.number(op, ty, a, b, NONE, imm, flags, this.versions.of(aliasOf(flags)));
  }

  /** Appends an instruction that may write: a store, a vmstore, a call. */
  write(op: number, ty: Ty, a: Operand, b: Operand, c: Operand, imm: number, imm2: number): Value {
    const i = this.append(op, ty, a, b, c, imm, imm2);
    this.wrote(i);
    return i;
  }
  /** Behind the placed instruction `i` what it may write has other versions; a load of where it stored is what it stored. */
  wrote(i: Value): void {
    const f = this.func;
    const mask = writesOf(f, i);
    if (mask === 0) return;
    this.versions.renew(mask);
    const op = f.op[i];
    if (op === IR.store && accessOf(f.imm2[i]) === ACCESS.full) this.forward(IR.load, i, f.a[i], f.b[i], f.c[i]);
    else if (op === IR.vmstore) this.forward(IR.vmload, i, NONE, NONE, f.a[i]);
  }
  /** Later loads of the place of store `i`, `[a + b + imm]`, are `value`: a detached instruction carries their fields. */
  private forward(op: number, i: Value, a: Value, b: Value, value: Value): void {
    const { func: f, numbers } = this;
    const ty = f.ty[value];
    const imm = f.imm[i];
    const flags = f.imm2[i];
    const version = this.versions.of(aliasOf(flags));
    if (numbers.lookup(f, op, ty, a, b, NONE, imm, flags, version) >= 0) return;
    numbers.insert(f.newInst(op, ty, a, b, NONE, imm, flags), value, version);
  }

  /**
   * Simplifies and numbers the placed pure instruction `i`, whose operands are up to date. Answers the older value that
   * replaces it, or `i`, rewritten in place and entered. New constants go in front of it.
   */
  reduce(i: Value): Value {
    const f = this.func;
    const handler = this.handlers[f.op[i]];
    if (handler !== undefined) {
      this.before = i;
      this.op = f.op[i];
      this.ty = f.ty[i];
      this.a = f.a[i];
      this.b = f.b[i];
      this.c = f.c[i];
      this.imm = f.imm[i];
      this.imm2 = f.imm2[i];
      const v = handler(this);
      if (v >= 0) return v;
      f.op[i] = this.op;
      f.a[i] = this.a;
      f.b[i] = this.b;
      f.c[i] = this.c;
      f.imm[i] = this.imm;
      f.imm2[i] = this.imm2;
    }
    return this.enter(i, 0);
  }

  /** Numbers the placed instruction `i` as it is: the older equal value, or `i`. */
  enter(i: Value, version: number): Value {
    const f = this.func;
    const found = this.numbers.lookup(f, f.op[i], f.ty[i], f.a[i], f.b[i], f.c[i], f.imm[i], f.imm2[i], version);
    if (found >= 0) return found;
    this.numbers.insert(i, i, version);
    return i;
  }

  i32(v: number): Value {
    return this.number(IR.iconst, TY.i32, NONE, NONE, NONE, v | 0, 0, 0);
  }
  i64(lo: number, hi: number): Value {
    return this.number(IR.iconst, TY.i64, NONE, NONE, NONE, lo | 0, hi | 0, 0);
  }
  /** A non-negative safe integer as i64. */
  i64Number(v: number): Value {
    return this.i64(v >>> 0, Math.floor(v / 0x1_0000_0000));
  }
  null(): Value {
    return this.constant(TY.ref, 0, 0);
  }
  /** A constant of a number type from its bits; 0 of a reference is null. */
  constant(ty: Ty, lo: number, hi: number): Value {
    const op = ty === TY.f32 ? IR.f32const : ty === TY.f64 ? IR.f64const : IR.iconst;
    const wide = ty === TY.i64 || ty === TY.f64;
    return this.number(op, ty, NONE, NONE, NONE, lo | 0, wide ? hi | 0 : 0, 0);
  }
  /** The one index in the pool of these four words. */
  words(w0: number, w1: number, w2: number, w3: number): number {
    return this.vectors.intern(this.func, w0, w1, w2, w3);
  }
  /** A vector constant. */
  vector(w0: number, w1: number, w2: number, w3: number): Value {
    return this.number(IR.v128const, TY.v128, NONE, NONE, NONE, this.words(w0, w1, w2, w3), 0, 0);
  }
  /** `cond` on integers or references. */
  icmp(cond: number, a: Value, b: Value): Value {
    return this.value(IR.icmp, TY.i32, a, b, NONE, cond);
  }
  uextend(a: Value): Value {
    return this.value(IR.uextend, TY.i64, a);
  }
  add64(a: Value, b: Value): Value {
    return this.value(IR.iadd, TY.i64, a, b);
  }

  /** A new edge to `block` with `count` arguments to be filled in. */
  edge(block: Block, count: number): Edge {
    return newEdge(this.func, block, count);
  }
  /** A list of values. */
  list(values: ArrayLike<Value>, start = 0, count = values.length - start): ValueList {
    return newList(this.func, values, start, count);
  }
}

/** Whether the operation's result depends on its operands only. */
export function isPure(op: number): boolean {
  return (IR_FLAGS[op] & FLAG.pure) !== 0;
}
