/**
 * Machine code before registers: instructions of one machine as struct of arrays, their operands and blocks in the very arrays
 * the allocator reads (`AllocationInput`). The machine's lowering writes, its emitter reads; this file knows no machine.
 *
 * Lowering walks backwards: the last block first, within a block the last instruction first, but writes the machine instructions
 * of one IR instruction (a group) forwards. `finish` turns that round once. All arrays are arenas: `reset` keeps them.
 */

import { type Column, column, extended, IntList, type Ints, sized, zeroed } from '../../base/arrays.ts';
import { nextOf } from '../../base/brand.ts';
import { bug } from '../../wasm/errors.ts';
import type { AllocationInput, MachineBlock, VReg } from '../regalloc/interface/operands.ts';

/** Every machine's opcode 0: a copy, operand 0 its use, operand 1 its def. */
export const OP_MOVE = 0;

/** Fields of an instruction beside its operands. What they mean is the machine's business, except `clobber`. */
const INST = {
  op: 0,
  /** Address mode or similar, in the low byte; clobber set in the next; then the safepoint's bit. */
  mode: 1,
  imm: 2,
  disp: 3,
  /** Trap code, upper half of a constant, target … */
  aux: 4,
  /** Offset of the wasm instruction in the code entry, -1 unknown. */
  pos: 5,
  /** First operand. */
  operands: 6,
} as const;
const WORDS = 7;
const SAFEPOINT = 1 << 16;

export class VCode implements AllocationInput {
  // Instructions as lowered.
  private raw: Int32Array<ArrayBuffer> = new Int32Array(1024 * WORDS);
  private rawCount = 0;
  /** Where the instruction just started stands in `raw`. */
  private started = 0;
  private rawVreg: Ints<VReg> = column(4096);
  private rawBits: Int32Array<ArrayBuffer> = new Int32Array(4096);
  private rawOperands = 0;
  private groups: Int32Array<ArrayBuffer> = new Int32Array(1024);
  private groupCount = 0;

  // Instructions in emission order.
  instCount = 0;
  op: Int32Array<ArrayBuffer> = new Int32Array(1024);
  mode: Int32Array<ArrayBuffer> = new Int32Array(1024);
  imm: Int32Array<ArrayBuffer> = new Int32Array(1024);
  disp: Int32Array<ArrayBuffer> = new Int32Array(1024);
  aux: Int32Array<ArrayBuffer> = new Int32Array(1024);
  pos: Int32Array<ArrayBuffer> = new Int32Array(1024);
  isMove: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  clobberSet: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  safepoint: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  operandStart: Int32Array<ArrayBuffer> = new Int32Array(1025);
  operandVreg: Ints<VReg> = column(4096);
  operandBits: Int32Array<ArrayBuffer> = new Int32Array(4096);

  // Virtual registers.
  vregCount = 0;
  vregClass: Column<VReg> = new Uint8Array(1024);
  vregSize: Column<VReg> = new Uint8Array(1024);
  vregRef: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  vregRemat: Column<VReg> = new Uint8Array(1024);
  /** Instruction that defines a rematerialisable vreg. */
  rematInst: Column<VReg> = new Int32Array(1024);

  // Blocks in emission order; the lowering driver fills these in.
  blockCount = 0;
  blockStart: Int32Array<ArrayBuffer> = new Int32Array(65);
  succStart: Int32Array<ArrayBuffer> = new Int32Array(65);
  succs: Int32Array<ArrayBuffer> = new Int32Array(128);
  predStart: Int32Array<ArrayBuffer> = new Int32Array(65);
  preds: Int32Array<ArrayBuffer> = new Int32Array(128);
  paramStart: Int32Array<ArrayBuffer> = new Int32Array(65);
  params: Ints<VReg> = column(128);
  argStart: Int32Array<ArrayBuffer> = new Int32Array(65);
  args: Ints<VReg> = column(128);
  loopDepth: Uint8Array<ArrayBuffer> = new Uint8Array(64);
  loopEnd: Int32Array<ArrayBuffer> = new Int32Array(64);
  /** By block, 1: it hardly ever runs. */
  rare: Uint8Array<ArrayBuffer> = new Uint8Array(64);
  /** Some instruction calls. */
  calls = false;
  /** Of calls with exceptional successors: how many, then for each its tag index (-1: everything) and its block. */
  readonly handlers: IntList = new IntList();
  /** IR stack slots that hold references, from before the first safepoint on. */
  readonly refSlots: Set<number> = new Set();
  get frameRefs(): number {
    return this.refSlots.size;
  }
  /** Bytes of the caller's stack arguments, and of the largest result area of a call. */
  stackArgs = 0;
  resultArea = 0;
  private groupRange: Int32Array<ArrayBuffer> = new Int32Array(128);

  readonly clobberInt: Int32Array;
  readonly clobberVec: Int32Array;

  constructor(clobberInt: Int32Array, clobberVec: Int32Array) {
    this.clobberInt = clobberInt;
    this.clobberVec = clobberVec;
  }

  /** Empty again, with room for `blocks` blocks. */
  reset(): void {
    this.rawCount = 0;
    this.rawOperands = 0;
    this.groupCount = 0;
    this.instCount = 0;
    this.vregCount = 0;
    this.blockCount = 0;
    this.calls = false;
    this.handlers.length = 0;
    this.refSlots.clear();
    this.stackArgs = 0;
    this.resultArea = 0;
  }

  newVreg(cls: number, size: number, ref: number): VReg {
    const v: VReg = nextOf(this.vregCount++);
    if (v === this.vregClass.length) {
      this.vregClass = extended(this.vregClass, this.vregCount);
      this.vregSize = extended(this.vregSize, this.vregCount);
      this.vregRef = extended(this.vregRef, this.vregCount);
      this.vregRemat = extended(this.vregRemat, this.vregCount);
      this.rematInst = extended(this.rematInst, this.vregCount);
    }
    this.vregClass[v] = cls;
    this.vregSize[v] = size;
    this.vregRef[v] = ref;
    this.vregRemat[v] = 0;
    return v;
  }

  /** Room for `n` blocks with `edges` edges. */
  reserveBlocks(n: number, edges: number): void {
    this.loopDepth = sized(this.loopDepth, n);
    this.loopEnd = sized(this.loopEnd, n);
    this.rare = zeroed(this.rare, n);
    this.blockStart = sized(this.blockStart, n + 1);
    this.succStart = sized(this.succStart, n + 1);
    this.predStart = sized(this.predStart, n + 1);
    this.paramStart = sized(this.paramStart, n + 1);
    this.argStart = sized(this.argStart, n + 1);
    this.succs = sized(this.succs, edges);
    this.preds = sized(this.preds, edges);
  }
  /** Room for block parameters and arguments. */
  reserveParams(params: number, args: number): void {
    this.params = sized(this.params, params);
    this.args = sized(this.args, args);
  }
  /** Predecessors from successors. */
  fillPreds(): void {
    const { succStart, succs, predStart, preds } = this;
    const n = this.blockCount;
    const edges = succStart[n];
    predStart.fill(0, 0, n + 1);
    for (let e = 0; e < edges; e++) {
      const t = succs[e];
      predStart[t]++;
    }
    let sum = 0;
    for (let b = 0; b <= n; b++) {
      sum += b < n ? predStart[b] : 0;
      predStart[b] = sum;
    }
    for (let b = n - 1; b >= 0; b--) {
      for (let e = succStart[b + 1] - 1; e >= succStart[b]; e--) {
        const t = succs[e];
        const at = predStart[t] - 1;
        predStart[t] = at;
        preds[at] = b;
      }
    }
  }

  /** Starts an instruction: mode, immediate, displacement and aux 0, no position. What follows says what else it has. */
  inst(op: number): this {
    const at = this.rawCount++ * WORDS;
    if (at + WORDS > this.raw.length) this.raw = extended(this.raw, at + WORDS);
    const { raw } = this;
    raw[at] = op;
    raw[at + INST.mode] = 0;
    raw[at + INST.imm] = 0;
    raw[at + INST.disp] = 0;
    raw[at + INST.aux] = 0;
    raw[at + INST.pos] = -1;
    raw[at + INST.operands] = this.rawOperands;
    this.started = at;
    return this;
  }
  withMode(mode: number): this {
    this.raw[this.started + INST.mode] = mode;
    return this;
  }
  withImm(imm: number): this {
    this.raw[this.started + INST.imm] = imm;
    return this;
  }
  withDisp(disp: number): this {
    this.raw[this.started + INST.disp] = disp;
    return this;
  }
  withAux(aux: number): this {
    this.raw[this.started + INST.aux] = aux;
    return this;
  }
  /** The position of its wasm instruction. */
  at(pos: number): this {
    this.raw[this.started + INST.pos] = pos;
    return this;
  }
  /** The clobber set of the instruction just started. */
  clobbers(set: number): void {
    this.raw[this.started + INST.mode] |= set << 8;
  }
  /** The instruction just started is a safepoint. */
  isSafepoint(): void {
    this.raw[this.started + INST.mode] |= SAFEPOINT;
  }
  /** Adds an operand to the instruction just started. */
  operand(vreg: VReg, bits: number): this {
    const n = this.rawOperands++;
    if (n === this.rawVreg.length) {
      this.rawVreg = extended(this.rawVreg, n + 1);
      this.rawBits = extended(this.rawBits, n + 1);
    }
    this.rawVreg[n] = vreg;
    this.rawBits[n] = bits;
    return this;
  }

  /** Ends the group of machine instructions of one IR instruction. */
  endGroup(): void {
    const n = this.groupCount++;
    if (n === this.groups.length) this.groups = extended(this.groups, n + 1);
    this.groups[n] = this.rawCount;
  }
  /** Brackets the groups of block `b`; blocks come last to first. */
  beginBlock(b: MachineBlock): void {
    this.groupRange = extended(this.groupRange, b * 2 + 2);
    this.groupRange[b * 2] = this.groupCount;
  }
  endBlock(b: MachineBlock): void {
    this.groupRange[b * 2 + 1] = this.groupCount;
  }

  private reserve(insts: number, operands: number): void {
    this.op = sized(this.op, insts);
    this.mode = sized(this.mode, insts);
    this.imm = sized(this.imm, insts);
    this.disp = sized(this.disp, insts);
    this.aux = sized(this.aux, insts);
    this.pos = sized(this.pos, insts);
    this.isMove = sized(this.isMove, insts);
    this.clobberSet = sized(this.clobberSet, insts);
    this.safepoint = sized(this.safepoint, insts);
    this.operandStart = sized(this.operandStart, insts + 1);
    this.operandVreg = sized(this.operandVreg, operands);
    this.operandBits = sized(this.operandBits, operands);
  }

  /** Puts blocks and groups into emission order. From here on no instruction is added. */
  finish(): void {
    this.reserve(this.rawCount, this.rawOperands);
    const { raw, rawVreg, rawBits, groups, groupRange } = this;
    const { op, mode, imm, disp, aux, pos, isMove, clobberSet, safepoint, operandStart, operandVreg, operandBits } = this;
    const { vregRemat, rematInst } = this;
    const rawCount = this.rawCount;
    let n = 0;
    let k = 0;
    for (let b = 0; b < this.blockCount; b++) {
      this.blockStart[b] = n;
      const firstGroup = groupRange[b * 2];
      for (let g = groupRange[b * 2 + 1] - 1; g >= firstGroup; g--) {
        const end = groups[g];
        for (let i = g === 0 ? 0 : groups[g - 1]; i < end; i++) {
          const at = i * WORDS;
          const m = raw[at + 1];
          op[n] = raw[at];
          mode[n] = m & 0xff;
          clobberSet[n] = (m >> 8) & 0xff;
          safepoint[n] = m >> 16;
          imm[n] = raw[at + 2];
          disp[n] = raw[at + 3];
          aux[n] = raw[at + 4];
          pos[n] = raw[at + 5];
          isMove[n] = raw[at] === OP_MOVE ? 1 : 0;
          operandStart[n] = k;
          const first = raw[at + 6];
          const last = i + 1 === rawCount ? this.rawOperands : raw[at + 6 + WORDS];
          for (let o = first; o < last; o++) {
            const v = rawVreg[o];
            operandVreg[k] = v;
            operandBits[k++] = rawBits[o];
            // A rematerialisable vreg has one def, without uses beside it: the first operand of its instruction.
            if (o === first && vregRemat[v] !== 0 && (rawBits[o] & 1) !== 0) rematInst[v] = n;
          }
          n++;
        }
      }
      if (n === this.blockStart[b]) bug('machine block without instructions');
    }
    this.blockStart[this.blockCount] = n;
    operandStart[n] = k;
    this.instCount = n;
  }
}
