/**
 * Builds allocation inputs by hand, for tests: blocks in emission order, instructions as lists of [vreg, bits]. Out: an
 * AllocationInput with predecessors and loop depths filled in.
 */

import { type AllocationInput, CLASS_INT, type RegisterFile } from '../interface/operands.ts';
import { graphOf, mask, starts } from './graph.ts';
import { vregs } from './registers.ts';

type Operands = readonly (readonly [vreg: number, bits: number])[];

interface Block {
  readonly start: number;
  readonly params: readonly number[];
  succs: readonly number[];
  args: readonly number[];
  loopEnd: number;
}

export class InputBuilder {
  readonly #insts: { operands: Operands; clobber: number; isMove: boolean }[] = [];
  readonly #blocks: Block[] = [];
  readonly #class: number[] = [];
  readonly #remat: number[] = [];
  readonly #ref: number[] = [];

  vreg(cls = CLASS_INT, isRemat = false, isRef = false): number {
    this.#ref.push(isRef ? 1 : 0);
    this.#remat.push(isRemat ? 1 : 0);
    return this.#class.push(cls) - 1;
  }
  vregs(n: number): number[] {
    return Array.from({ length: n }, () => this.vreg());
  }
  /** Begins the next block. */
  block(...params: number[]): number {
    return this.#blocks.push({ start: this.#insts.length, params, succs: [], args: [], loopEnd: -1 }) - 1;
  }
  inst(...operands: Operands): void {
    this.#insts.push({ operands, clobber: 0, isMove: false });
  }
  copy(...operands: Operands): void {
    this.#insts.push({ operands, clobber: 0, isMove: true });
  }
  /** An instruction after which all registers are lost. */
  call(...operands: Operands): void {
    this.#insts.push({ operands, clobber: 1, isMove: false });
  }
  /** Ends the current block. */
  jump(to: number, ...args: number[]): void {
    this.inst();
    this.#end([to], args);
  }
  branch(operands: Operands, ...targets: number[]): void {
    this.inst(...operands);
    this.#end(targets, []);
  }
  return(...operands: Operands): void {
    this.inst(...operands);
    this.#end([], []);
  }
  #end(succs: readonly number[], args: readonly number[]): void {
    const block = this.#blocks.at(-1) as Block;
    block.succs = succs;
    block.args = args;
  }

  finish(registers: RegisterFile): AllocationInput {
    const blocks = this.#blocks;
    const insts = this.#insts;
    const depth = new Uint8Array(blocks.length);
    for (const [b, block] of blocks.entries())
      for (const s of block.succs) if (s <= b) (blocks[s] as Block).loopEnd = Math.max((blocks[s] as Block).loopEnd, b);
    for (const [b, { loopEnd }] of blocks.entries())
      for (let k = b; k <= loopEnd; k++) depth[k] = Math.min(255, (depth[k] as number) + 1);
    const vregCount = this.#class.length;
    return {
      vregCount,
      vregClass: Uint8Array.from(this.#class),
      vregSize: new Uint8Array(vregCount).fill(8),
      vregRef: Uint8Array.from(this.#ref),
      vregRemat: Uint8Array.from(this.#remat),
      instCount: insts.length,
      operandStart: starts(insts.map((i) => i.operands)),
      operandVreg: vregs(insts.flatMap((i) => i.operands.map(([v]) => v))),
      operandBits: Int32Array.from(insts.flatMap((i) => i.operands.map(([, bits]) => bits))),
      isMove: Uint8Array.from(insts, (i) => (i.isMove ? 1 : 0)),
      clobberSet: Uint8Array.from(insts, (i) => i.clobber),
      safepoint: Uint8Array.from(insts, (i) => i.clobber),
      clobberInt: Int32Array.of(0, mask(registers.allocatable[0])),
      clobberVec: Int32Array.of(0, mask(registers.allocatable[1])),
      ...graphOf(blocks),
      blockStart: Int32Array.from([...blocks.map((b) => b.start), insts.length]),
      loopDepth: depth,
    };
  }
}
