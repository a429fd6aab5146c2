/**
 * A function in SSA form with block parameters, struct of arrays: instruction `i` is the i-th entry of every array, and its
 * number is also the name of its result. Instructions of a block form a doubly linked list; blocks are kept in `layout` order.
 * The arrays grow and are reused: `reset` keeps them for the next function, so compiling allocates next to nothing.
 */
import { extended } from '../base/arrays.ts';
import { bug } from '../wasm/errors.ts';
import { FLAG, IR, IR_FLAGS, type Ty } from './ops.ts';

/** No value, no instruction, no block. */
export const NONE = -1;

/** A call signature in IR types. */
export interface IrSignature {
  readonly params: Uint8Array;
  readonly results: Uint8Array;
}

export class Func {
  /** Text function number: defined functions in module order from 0; -1 for the init function. */
  index = NONE;
  signature: IrSignature = { params: new Uint8Array(0), results: new Uint8Array(0) };
  /** Signatures of calls by number (imm2 of calls). Shared by all functions of a module. */
  signatures: readonly IrSignature[] = [];

  // Instructions.
  count = 0;
  op: Uint8Array = new Uint8Array(1024);
  ty: Uint8Array = new Uint8Array(1024);
  a: Int32Array = new Int32Array(1024);
  b: Int32Array = new Int32Array(1024);
  c: Int32Array = new Int32Array(1024);
  imm: Int32Array = new Int32Array(1024);
  imm2: Int32Array = new Int32Array(1024);
  /** Offset of the wasm instruction within the code entry (FuncBody), for address maps; -1 unknown. */
  pos: Int32Array = new Int32Array(1024);
  block: Int32Array = new Int32Array(1024);
  next: Int32Array = new Int32Array(1024);
  prev: Int32Array = new Int32Array(1024);

  // Blocks. Block 0 is the entry; its parameters are the function's.
  blockCount = 0;
  first: Int32Array = new Int32Array(64);
  last: Int32Array = new Int32Array(64);
  /**
   * Blocks in order: of creation as the frontend leaves them, then as the last pass to arrange them did (passes/block-layout.ts).
   */
  layout: number[] = [];
  /** Parameters of each block (values of op `param`). */
  params: number[][] = [];

  /** Lists and edges; see ops.ts. */
  pool: Int32Array = new Int32Array(1024);
  poolLength = 0;
  /** 16-byte frame slots used by stack_load/stack_store. */
  stackSlots = 0;

  /** The position that new instructions get. */
  currentPos = NONE;

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
  newBlock(): number {
    const id = this.blockCount++;
    this.first = extended(this.first, id + 1);
    this.last = extended(this.last, id + 1);
    this.first[id] = NONE;
    this.last[id] = NONE;
    this.layout.push(id);
    this.params.push([]);
    return id;
  }

  /** A detached instruction; every field not given is NONE or 0. */
  newInst(op: number, ty: Ty, a = NONE, b = NONE, c = NONE, imm = 0, imm2 = 0): number {
    if (this.count === this.op.length) this.growInsts();
    const i = this.count++;
    this.op[i] = op;
    this.ty[i] = ty;
    this.a[i] = a;
    this.b[i] = b;
    this.c[i] = c;
    this.imm[i] = imm;
    this.imm2[i] = imm2;
    this.pos[i] = this.currentPos;
    this.block[i] = NONE;
    this.next[i] = NONE;
    this.prev[i] = NONE;
    return i;
  }

  /** Appends instruction `i` to block `b`. */
  append(b: number, i: number): void {
    const last = this.last[b];
    this.block[i] = b;
    this.prev[i] = last;
    this.next[i] = NONE;
    if (last === NONE) this.first[b] = i;
    else this.next[last] = i;
    this.last[b] = i;
  }

  /** Puts the detached instruction `i` in front of `before`. */
  insertBefore(i: number, before: number): void {
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
  remove(i: number): void {
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
  newParam(b: number, ty: Ty): number {
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

  isTerminator(i: number): boolean {
    return (IR_FLAGS[this.op[i]] & FLAG.terminator) !== 0;
  }
}
