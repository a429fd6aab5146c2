/**
 * A function in SSA form with block parameters, struct of arrays: instruction `i` is the i-th entry of every array, and its
 * number is also the name of its result. Instructions of a block form a doubly linked list; blocks are kept in `layout` order.
 * The arrays grow and are reused: `reset` keeps them for the next function, so compiling allocates next to nothing.
 */
import { type Column, column, extended, type Rows } from '../base/arrays.ts';
import { type Brand, FIRST, NONE, nextOf } from '../base/brand.ts';
import { bug } from '../wasm/errors.ts';
import { FLAG, IR, IR_FLAGS, type Ty } from './ops.ts';

/** An instruction, and what it computes: one number names both. */
export type Value = Brand<'value'>;
/** A block of a function. */
export type Block = Brand<'block'>;
/** Where the pool has an edge, a list of values, a list of edges: see ops.ts. */
export type Edge = Brand<'edge'>;
export type ValueList = Brand<'list of values'>;
export type EdgeList = Brand<'list of edges'>;
/** What the fields `a`, `b` and `c` hold, by operation. */
export type Operand = Value | Edge | ValueList | EdgeList;

/** The entry block: its parameters are the function's. */
export const ENTRY_BLOCK: Block = FIRST;

/** A call signature in IR types. */
export interface IrSignature {
  readonly params: Uint8Array;
  readonly results: Uint8Array;
}

export class IrFunc {
  /** Text function number: defined functions in module order from 0; -1 for the init function. */
  index: number = NONE;
  signature: IrSignature = { params: new Uint8Array(0), results: new Uint8Array(0) };
  /** Signatures of calls by number (imm2 of calls). Shared by all functions of a module. */
  signatures: readonly IrSignature[] = [];

  // Instructions. Where an operation has an edge or a list in `a`, `b` or `c`, `edges.ts` reads it.
  count = 0;
  op: Column<Value> = new Uint8Array(1024);
  ty: Column<Value> = new Uint8Array(1024);
  a: Column<Value, Value> = column(1024);
  b: Column<Value, Value> = column(1024);
  c: Column<Value, Value> = column(1024);
  imm: Column<Value> = column(1024);
  imm2: Column<Value> = column(1024);
  /** Offset of the wasm instruction within the code entry (FuncBody), for address maps; -1 unknown. */
  pos: Column<Value> = column(1024);
  block: Column<Value, Block> = column(1024);
  next: Column<Value, Value> = column(1024);
  prev: Column<Value, Value> = column(1024);

  // Blocks. Block 0 is `ENTRY_BLOCK`.
  blockCount = 0;
  first: Column<Block, Value> = column(64);
  last: Column<Block, Value> = column(64);
  /**
   * Blocks in order: of creation as the frontend leaves them, then as the last pass to arrange them did (passes/block-layout.ts).
   */
  layout: Block[] = [];
  /** Parameters of each block (values of op `param`). */
  params: Rows<Block, Value[]> = [];

  /** Lists and edges: `edges.ts` reads and writes them. */
  pool: Int32Array = new Int32Array(1024);
  poolLength = 0;
  /** 16-byte frame slots used by stack_load, stack_store and stack_move. */
  stackSlots = 0;

  /** The position that new instructions get. */
  currentPos: number = NONE;

  reset(): void {
    this.count = 0;
    this.blockCount = 0;
    this.poolLength = 0;
    this.stackSlots = 0;
    this.layout.length = 0;
    this.params.length = 0;
    this.currentPos = NONE;
  }

  private growInsts(): void {
    const n = this.op.length * 2;
    this.op = extended(this.op, n);
    this.ty = extended(this.ty, n);
    this.a = extended(this.a, n);
    this.b = extended(this.b, n);
    this.c = extended(this.c, n);
    this.imm = extended(this.imm, n);
    this.imm2 = extended(this.imm2, n);
    this.pos = extended(this.pos, n);
    this.block = extended(this.block, n);
    this.next = extended(this.next, n);
    this.prev = extended(this.prev, n);
  }

  /** A new block at the end of the layout. */
  newBlock(): Block {
    const id: Block = nextOf(this.blockCount++);
    this.first = extended(this.first, id + 1);
    this.last = extended(this.last, id + 1);
    this.first[id] = NONE;
    this.last[id] = NONE;
    this.layout.push(id);
    this.params.push([]);
    return id;
  }

  /** A detached instruction; every field not given is NONE or 0. */
  newInst(op: number, ty: Ty, a: Operand = NONE, b: Operand = NONE, c: Operand = NONE, imm = 0, imm2 = 0): Value {
    if (this.count === this.op.length) this.growInsts();
    const i: Value = nextOf(this.count++);
    this.op[i] = op;
    this.ty[i] = ty;
    this.setOperands(i, a, b, c);
    this.imm[i] = imm;
    this.imm2[i] = imm2;
    this.pos[i] = this.currentPos;
    this.block[i] = NONE;
    this.next[i] = NONE;
    this.prev[i] = NONE;
    return i;
  }

  /** Writes what the operation of `i` has in its fields: values, or an edge or a list. */
  setOperands(i: Value, a: Operand, b: Operand = NONE, c: Operand = NONE): void {
    this.a[i] = a as Value;
    this.b[i] = b as Value;
    this.c[i] = c as Value;
  }

  /** Appends instruction `i` to block `b`. */
  append(b: Block, i: Value): void {
    const last = this.last[b];
    this.block[i] = b;
    this.prev[i] = last;
    this.next[i] = NONE;
    if (last === NONE) this.first[b] = i;
    else this.next[last] = i;
    this.last[b] = i;
  }

  /** Puts the detached instruction `i` in front of `before`. */
  insertBefore(i: Value, before: Value): void {
    const b = this.block[before];
    const prev = this.prev[before];
    this.block[i] = b;
    this.prev[i] = prev;
    this.next[i] = before;
    this.prev[before] = i;
    if (prev === NONE) this.first[b] = i;
    else this.next[prev] = i;
  }

  /** Takes instruction `i` out of its block; its number stays taken. */
  remove(i: Value): void {
    const b = this.block[i];
    if (b === NONE) bug('remove of a detached instruction');
    const prev = this.prev[i];
    const next = this.next[i];
    if (prev === NONE) this.first[b] = next;
    else this.next[prev] = next;
    if (next === NONE) this.last[b] = prev;
    else this.prev[next] = prev;
    this.block[i] = NONE;
  }

  /** A new parameter of block `b`. */
  newParam(b: Block, ty: Ty): Value {
    const i = this.newInst(IR.param, ty);
    this.block[i] = b;
    this.params[b].push(i);
    return i;
  }

  /** Room for `n` pool words; returns the index of the first. */
  allocPool(n: number): number {
    const at = this.poolLength;
    this.pool = extended(this.pool, at + n);
    this.poolLength = at + n;
    return at;
  }

  isTerminator(i: Value): boolean {
    return (IR_FLAGS[this.op[i]] & FLAG.terminator) !== 0;
  }
}
