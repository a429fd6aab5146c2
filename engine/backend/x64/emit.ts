/**
 * The emitter of x86-64: VCode and its allocation → bytes in a code buffer. Rows of the table are encoded directly; pseudo instructions
 * have a handler each (emit-values.ts, emit-control.ts). Here also: the allocator's moves, block order (fall-through, threading through empty blocks),
 * prologue, trap stubs, cold sequences.
 *
 * Scratch: r11 and xmm15 belong to the instruction being emitted, and to nothing across instructions. Moves never touch the flags.
 */
import type { FunctionCode } from '../../artifact/compiled.ts';
import { IntList } from '../../base/arrays.ts';
import { DETAIL, FRAME, INSTANCE, SMALL_FRAME, STORE } from '../../layout.ts';
import { bug, WasmError } from '../../wasm/errors.ts';
import { TRAP } from '../../wasm/traps.ts';
import { CodeBuffer } from '../code-buffer.ts';
import type { ConstantPool } from '../constant-pool.ts';
import { Frame } from '../frame.ts';
import { type AllocationOutput, CLASS_INT, FIRST_SLOT, REMAT } from '../operands.ts';
import { OP_MOVE, type VCode } from '../vcode.ts';
import { x64Branches } from './branches.ts';
import { encodeMem, encodeReg, encodeRip, REG_POS, RM_POS, V_POS } from './encode.ts';
import { CC, LEVEL, MODE, NARROW, OP_COUNT, OP_NAMES, P } from './ops.ts';
import { INSTANCE_REG, RBP, RSP, SCRATCH, SCRATCH_VEC } from './registers.ts';
import { ROWS, X } from './rows.ts';

const ABSENT = 255;
const FIRST_PSEUDO = ROWS.length;

/** Instructions that read flags: a constant computed again in front of them must not use xor. */
const READS_FLAGS = new Uint8Array(OP_COUNT);
for (const op of [P.jcc, P.trapIf, P.setcc, P.setfcc, P.fselect, X.cmov32, X.cmov64]) READS_FLAGS[op] = 1;
/** Rows that leave ZF and SF of their result: 1 for 32 bits, 2 for 64. */
const SETS_FLAGS = new Uint8Array(OP_COUNT);
for (const op of [X.add32, X.addi32, X.sub32, X.subi32, X.and32, X.andi32, X.or32, X.ori32, X.xor32, X.xori32, X.neg32]) {
  SETS_FLAGS[op] = 1;
  SETS_FLAGS[op + 1] = 2;
}
for (const op of [X.andn32]) {
  SETS_FLAGS[op] = 1;
  SETS_FLAGS[op + 1] = 2;
}

export interface EmitOptions {
  readonly addressMap: boolean;
}

/** Emits pseudo instruction `i`. */
export type Handler = (e: Emitter, i: number) => void;

/** What the topics contribute: handlers by opcode, and the cold sequences they put off. */
export interface Handlers {
  readonly byOp: readonly (Handler | undefined)[];
  readonly cold: (e: Emitter) => void;
}

export class Emitter {
  readonly buf: CodeBuffer = new CodeBuffer(x64Branches);
  readonly frame: Frame = new Frame();
  /** 1 at level v3: all vector instructions in their VEX form, which stands behind the SSE form. */
  readonly vex: number;
  v!: VCode;
  pool!: ConstantPool;
  allocs: Int32Array = new Int32Array(0);
  private out!: AllocationOutput;
  /** The next record of `out.liveRefs`, and the frame offsets of IR stack slots that hold references. */
  private nextRefs = 0;
  private refSlots: readonly number[] = [];
  /** Machine block being emitted, and the one that comes next. */
  private block = 0;
  private following = 0;
  private addressMap = true;
  /** Fields of four: label, trap code, position, the instruction that has what the trap tells (-1: nothing). */
  private readonly stubs: IntList = new IntList();
  /** Fields of six: kind, label, label to return to, three values. */
  readonly cold: IntList = new IntList();
  /** By block: where a branch to it really goes. */
  private thread: Int32Array = new Int32Array(64);
  private elided: Uint8Array = new Uint8Array(64);
  /** Register whose value the flags describe (ZF, SF), its width, and the offset up to which that is so. */
  private flagReg = -1;
  private flagWidth = 0;
  private flagEnd = -1;

  private readonly handlers: Handlers;

  constructor(level: number, handlers: Handlers) {
    this.handlers = handlers;
    this.vex = level === LEVEL.v3 ? 1 : 0;
  }

  // ---- Operands ----

  /** Hardware number of the register at operand `k` of instruction `i`. */
  reg(i: number, k: number): number {
    const a = this.allocs[this.v.operandStart[i] + k];
    if (a >= FIRST_SLOT) bug(`${OP_NAMES[this.v.op[i]]}: operand ${k} is not in a register`);
    return a & 15;
  }
  /** Emits row `op` with the r/m operand that starts at operand `k` of instruction `i`. */
  rm(op: number, reg: number, vreg: number, i: number, k: number, imm: number): void {
    const { v, buf, allocs } = this;
    const at = v.operandStart[i] + k;
    const mode = v.mode[i];
    const disp = v.disp[i];
    switch (mode & 15) {
      case MODE.reg: {
        const a = allocs[at];
        if (a < FIRST_SLOT) encodeReg(buf, op, reg, vreg, a & 15, imm);
        else encodeMem(buf, op, reg, vreg, RBP, -1, 0, this.slot(a, v.operandVreg[at]), imm);
        return;
      }
      case MODE.base:
        encodeMem(buf, op, reg, vreg, allocs[at] & 15, -1, 0, disp, imm);
        return;
      case MODE.baseIndex:
        encodeMem(buf, op, reg, vreg, allocs[at] & 15, allocs[at + 1] & 15, mode >> 4, disp, imm);
        return;
      case MODE.index:
        encodeMem(buf, op, reg, vreg, -1, allocs[at] & 15, mode >> 4, disp, imm);
        return;
      case MODE.instance:
        encodeMem(buf, op, reg, vreg, INSTANCE_REG, -1, 0, disp, imm);
        return;
      case MODE.pool:
        this.poolRow(op, reg, vreg, disp, imm);
        return;
      case MODE.slot:
        encodeMem(buf, op, reg, vreg, RBP, -1, 0, this.frame.stackSlot(disp), imm);
        return;
      case MODE.incoming:
        encodeMem(buf, op, reg, vreg, RBP, -1, 0, FRAME.stackArgs + disp, imm);
        return;
      case MODE.outgoing:
        encodeMem(buf, op, reg, vreg, RSP, -1, 0, disp, imm);
        return;
      default:
        encodeMem(buf, op, reg, vreg, RBP, -1, 0, this.frame.area + disp, imm);
    }
  }
  /** Emits row `op` with a pool entry as its r/m operand. */
  poolRow(op: number, reg: number, vreg: number, entry: number, imm: number): void {
    const disp = encodeRip(this.buf, op, reg, vreg, imm);
    this.buf.poolRef(disp, this.buf.length - disp - 4, entry);
  }
  /** Frame offset of spill slot allocation `a`. */
  private slot(a: number, vreg: number): number {
    return this.frame.spill(a - FIRST_SLOT, this.v.vregSize[vreg]);
  }

  // ---- Building blocks for handlers ----

  rr(op: number, reg: number, rm: number, imm = 0): void {
    encodeReg(this.buf, op, reg, 0, rm, imm);
  }
  /** Vector operation d = a op b in the level's form; `op` is the SSE row. At v2 d must be a, or not b. */
  vec(op: number, d: number, a: number, b: number, imm = 0): void {
    if (this.vex !== 0) encodeReg(this.buf, op + 1, d, a, b, imm);
    else {
      if (d !== a) encodeReg(this.buf, X.movaps, d, 0, a, 0);
      encodeReg(this.buf, op, d, 0, b, imm);
    }
  }
  /** Vector row without a second source (moves, ucomis). */
  vec2(op: number, d: number, a: number): void {
    encodeReg(this.buf, op + this.vex, d, 0, a, 0);
  }
  mem(op: number, reg: number, base: number, disp: number, imm = 0): void {
    encodeMem(this.buf, op, reg, 0, base, -1, 0, disp, imm);
  }
  /** Remembers that the flags describe register `reg` up to here; width 1: 32 bits, 2: 64. */
  setFlags(reg: number, width: number): void {
    this.flagReg = reg;
    this.flagWidth = width;
    this.flagEnd = this.buf.length;
  }
  /** The position of instruction `i` from the current offset on. */
  position(pos: number): void {
    if (this.addressMap) this.buf.addr(this.buf.length, pos);
  }
  /** A label that leads to a fresh trap stub; `telling`: the `trapIf` whose operand it tells, or -1. */
  trapStub(code: number, pos: number, telling: number): number {
    const label = this.buf.newLabel();
    this.stubs.push(label);
    this.stubs.push(code);
    this.stubs.push(pos);
    this.stubs.push(telling);
    return label;
  }
  /** The call that traps, of a stub of the instance: its own address is the trap's pc. */
  trapCall(code: number, pos: number, stub: number): void {
    this.position(pos);
    this.buf.trap(this.buf.length, code);
    this.callInstance(stub);
  }
  /** call [instance + offset] */
  callInstance(offset: number): void {
    this.indirect(2, INSTANCE_REG, offset);
  }
  /** FF /digit [base + offset]: 2 call, 6 push. */
  private indirect(digit: number, base: number, offset: number): void {
    const { buf } = this;
    const short = offset === (offset << 24) >> 24;
    if (base > 7) buf.byte(0x41);
    buf.byte(0xff);
    buf.byte((short ? 0x40 : 0x80) | (digit << 3) | (base & 7));
    if (short) buf.byte(offset);
    else buf.word(offset);
  }
  private pushReg(reg: number): void {
    if (reg > 7) this.buf.byte(0x41);
    this.buf.byte(0x50 | (reg & 7));
  }
  private pushImm(imm: number): void {
    const short = imm === (imm << 24) >> 24;
    this.buf.byte(short ? 0x6a : 0x68);
    if (short) this.buf.byte(imm);
    else this.buf.word(imm);
  }
  /** Pushes what a trap tells: the operand of `trapIf` instruction `i`, what there is, and the DETAIL. */
  private pushDetail(i: number): void {
    const { v } = this;
    const first = v.operandStart[i];
    const asked = this.allocs[first];
    const imm = v.imm[i];
    const detail = (imm & ~NARROW) >> 8;
    const slot = asked < FIRST_SLOT ? 0 : this.slot(asked, v.operandVreg[first]);
    if ((imm & NARROW) !== 0) {
      if (asked < FIRST_SLOT) this.rr(X.mov32, SCRATCH, asked);
      else this.mem(X.mov32, SCRATCH, RBP, slot);
      this.pushReg(SCRATCH);
    } else if (asked < FIRST_SLOT) this.pushReg(asked);
    else this.indirect(6, RBP, slot);
    if ((detail & DETAIL.kindMask) === DETAIL.type) this.pushImm(v.disp[i]);
    else this.indirect(6, INSTANCE_REG, v.disp[i]);
    this.pushImm(detail);
  }
  /** FF /digit reg: 2 call, 4 jmp. */
  indirectReg(digit: number, reg: number): void {
    if (reg > 7) this.buf.byte(0x41);
    this.buf.byte(0xff);
    this.buf.byte(0xc0 | (digit << 3) | (reg & 7));
  }
  /** Starts a cold sequence: returns the label to branch to; the sequence jumps back to `back`. */
  coldLabel(kind: number, back: number, a: number, b: number, c: number): number {
    const label = this.buf.newLabel();
    const { cold } = this;
    cold.push(kind);
    cold.push(label);
    cold.push(back);
    cold.push(a);
    cold.push(b);
    cold.push(c);
    return label;
  }
  /** The label of the block a branch to `block` ends up in. */
  target(block: number): number {
    return this.thread[block];
  }
  isNext(target: number): boolean {
    return target === this.following;
  }
  /** Successor `k` of the block being emitted, threaded. */
  successor(k: number): number {
    return this.thread[this.v.succs[this.v.succStart[this.block] + k]];
  }
  /** The last successor, threaded. */
  lastSuccessor(): number {
    const { succStart } = this.v;
    return this.successor(succStart[this.block + 1] - succStart[this.block] - 1);
  }
  /** Notes which frame slots hold references where safepoint `i`, which ends here, returns to. */
  noteReferences(i: number): void {
    const { liveRefs, liveRefCount } = this.out;
    while (this.nextRefs < liveRefCount && liveRefs[this.nextRefs] < i) this.nextRefs += 2 + liveRefs[this.nextRefs + 1];
    const found = this.nextRefs < liveRefCount && liveRefs[this.nextRefs] === i;
    const n = found ? liveRefs[this.nextRefs + 1] : 0;
    if (n + this.refSlots.length === 0) return;
    const offsets = [...this.refSlots];
    for (let k = 0; k < n; k++) offsets.push(this.frame.spill(liveRefs[this.nextRefs + 2 + k], 8));
    this.buf.stackMap(offsets);
  }
  /** Notes what the call that ends here, at its return address, finds in the way of an exception. */
  noteHandlers(at: number): void {
    const { handlers } = this.v;
    const n = handlers.get(at);
    this.buf.handlers(n);
    for (let k = at + 1; k <= at + 2 * n; k += 2) this.buf.handler(handlers.get(k), this.target(handlers.get(k + 1)));
  }
  jumpTo(target: number): void {
    if (target !== this.following) this.buf.branch(-1, target);
  }

  // ---- Moves ----

  /** Copies allocation `from` to `to`; one of them is a register. */
  copy(from: number, to: number, vreg: number): void {
    if (from === to) return;
    const int = this.v.vregClass[vreg] === CLASS_INT;
    const wide = this.v.vregSize[vreg] === 16;
    if (to >= FIRST_SLOT) {
      const op = int ? X.store64 : (wide ? X.storeups : X.storesd) + this.vex;
      this.mem(op, from & 15, RBP, this.slot(to, vreg));
    } else if (from >= FIRST_SLOT) {
      const op = int ? X.mov64 : (wide ? X.movups : X.movsd) + this.vex;
      this.mem(op, to & 15, RBP, this.slot(from, vreg));
    } else this.rr(int ? X.mov64 : X.movaps + this.vex, to & 15, from & 15);
  }
  /** Computes `vreg` again into `to`, in front of instruction `before`. */
  private rematerialize(vreg: number, to: number, before: number): void {
    const { v } = this;
    const i = v.rematInst[vreg];
    const operand = v.operandStart[i];
    const kept = this.allocs[operand];
    const int = v.vregClass[vreg] === CLASS_INT;
    const place = to < FIRST_SLOT ? to : int ? SCRATCH : SCRATCH_VEC;
    const op = v.op[i];
    if (
      (op === P.iconst32 || op === P.iconst64) &&
      READS_FLAGS[v.op[before]] !== 0 &&
      (v.imm[i] | (op === P.iconst64 ? v.aux[i] : 0)) === 0
    )
      encodeReg(this.buf, X.movi32, 0, 0, place & 15, 0);
    else {
      this.allocs[operand] = place;
      this.instruction(i, op);
      this.allocs[operand] = kept;
    }
    if (to >= FIRST_SLOT) this.copy(place, to, vreg);
  }

  // ---- Instructions ----

  private instruction(i: number, op: number): void {
    if (op >= FIRST_PSEUDO) {
      (this.handlers.byOp[op] as Handler)(this, i);
      return;
    }
    const { v, buf } = this;
    const first = v.operandStart[i];
    const regPos = REG_POS[op];
    const vPos = V_POS[op];
    const reg = regPos === ABSENT ? 0 : this.allocs[first + regPos] & 15;
    const vreg = vPos === ABSENT ? 0 : this.allocs[first + vPos] & 15;
    const rmPos = RM_POS[op];
    const trap = v.aux[i];
    if (trap !== 0) {
      this.position(v.pos[i]);
      buf.trap(buf.length, trap);
    } else if (op <= X.test64 && op >= X.test32 && this.testIsKnown(i, op, reg)) return;
    else if (op >= X.popcnt32 && op <= X.tzcnt64) this.breakDependency(i, first);
    this.rm(op, reg, vreg, i, rmPos, v.imm[i]);
    const sets = SETS_FLAGS[op];
    if (sets !== 0) this.setFlags(regPos === ABSENT ? this.allocs[first] & 15 : reg, sets);
  }
  /** test r, r right behind the arithmetic that produced r, for a reader of ZF or SF only. */
  private testIsKnown(i: number, op: number, reg: number): boolean {
    if (this.flagEnd !== this.buf.length || this.flagReg !== reg || this.flagWidth !== op - X.test32 + 1) return false;
    const first = this.v.operandStart[i];
    if (this.allocs[first] !== this.allocs[first + 1]) return false;
    const reader = this.v.op[i + 1];
    if (READS_FLAGS[reader] === 0) return false;
    const cc = this.v.imm[i + 1] & 0xff;
    return cc === CC.e || cc === CC.ne || cc === CC.s || cc === CC.ns;
  }
  /** popcnt, lzcnt and tzcnt wait for their destination on many machines: zero it where it is not the source. */
  private breakDependency(i: number, first: number): void {
    const d = this.allocs[first];
    const operands = this.v.operandStart[i + 1] - first;
    for (let k = 1; k < operands; k++) if (this.allocs[first + k] === d) return;
    this.rr(X.xor32, d & 15, d & 15);
  }

  // ---- The function ----

  /** Emits everything. */
  run(v: VCode, out: AllocationOutput, pool: ConstantPool, stackSlots: number, options: EmitOptions): FunctionCode {
    const { buf, frame } = this;
    this.v = v;
    this.pool = pool;
    this.allocs = out.allocs;
    this.out = out;
    this.nextRefs = 0;
    this.addressMap = options.addressMap;
    this.stubs.length = 0;
    this.cold.length = 0;
    buf.reset();
    frame.layOut(out.slotCount, stackSlots, v.resultArea);
    this.refSlots = Array.from(v.refSlots, (slot) => frame.stackSlot(slot));
    if (out.liveRefCount < 0)
      throw new WasmError('compile', 'limit', 'function too complex: too many references live across its calls');
    buf.newLabels(v.blockCount);
    this.threadBlocks(out);
    this.prologue();

    let move = 0;
    let b = 0;
    while (b < v.blockCount) {
      let next = b + 1;
      while (next < v.blockCount && this.elided[next] !== 0) next++;
      this.block = b;
      this.following = next;
      if (v.loopEnd[b] >= 0 && this.isInnermost(b)) buf.align(32);
      buf.bind(b);
      this.flagEnd = -1;
      const end = v.blockStart[b + 1];
      for (let i = v.blockStart[b]; i < end; i++) {
        while (move < out.moveCount && out.moveBefore[move] <= i) {
          const from = out.moveFrom[move];
          const to = out.moveTo[move];
          const vreg = out.moveVreg[move++];
          // Moves of blocks that are threaded over are no moves: that is what made them empty.
          if (out.moveBefore[move - 1] < i) continue;
          if (from < 0) this.rematerialize(REMAT - from, to, i);
          else this.copy(from, to, vreg);
        }
        const op = v.op[i];
        if (op === OP_MOVE) {
          const first = v.operandStart[i];
          this.copyOperand(first);
        } else this.instruction(i, op);
      }
      b = next;
    }
    this.handlers.cold(this);
    this.emitStubs();
    return buf.finish(pool, frame.size);
  }

  /** A move instruction; between two slots it goes through the scratch register. */
  private copyOperand(first: number): void {
    const from = this.allocs[first];
    const to = this.allocs[first + 1];
    const vreg = this.v.operandVreg[first + 1];
    if (from >= FIRST_SLOT && to >= FIRST_SLOT && from !== to) {
      const scratch = this.v.vregClass[vreg] === CLASS_INT ? SCRATCH : SCRATCH_VEC;
      this.copy(from, scratch, vreg);
      this.copy(scratch, to, vreg);
    } else this.copy(from, to, vreg);
  }

  private isInnermost(b: number): boolean {
    const { loopEnd } = this.v;
    const end = loopEnd[b];
    for (let k = b + 1; k <= end; k++) if (loopEnd[k] >= 0) return false;
    return true;
  }

  /**
   * Finds blocks that only jump on and have no moves, and where branches to them go. Backwards, so that targets ahead are known; a
   * block that an empty block jumps back to stays, which also keeps empty loops finite here.
   */
  private threadBlocks(out: AllocationOutput): void {
    const { v } = this;
    const n = v.blockCount;
    if (this.thread.length < n) {
      this.thread = new Int32Array(n * 2);
      this.elided = new Uint8Array(n * 2);
    }
    const { thread, elided } = this;
    elided.fill(0, 0, n);
    let move = out.moveCount - 1;
    for (let b = n - 1; b >= 0; b--) {
      thread[b] = b;
      const first = v.blockStart[b];
      let moves = false;
      for (; move >= 0 && out.moveBefore[move] >= first; move--) if (out.moveFrom[move] !== out.moveTo[move]) moves = true;
      if (moves || v.op[first] !== P.jump || b === 0 || elided[b] === 2) continue;
      const target = v.succs[v.succStart[b]];
      if (target <= b) {
        elided[target] = 2;
        thread[b] = target;
        if (target === b) continue;
      } else thread[b] = thread[target];
      elided[b] = 1;
    }
    for (let b = 0; b < n; b++) if (elided[b] === 2) elided[b] = 0;
  }

  private prologue(): void {
    const { buf, frame, v } = this;
    // push rbp; mov rbp, rsp; push r15
    buf.byte(0x55);
    this.rr(X.mov64, RBP, RSP);
    buf.byte(0x41);
    buf.byte(0x57);
    const small = frame.size <= SMALL_FRAME;
    if (!small || v.calls) {
      this.mem(X.mov64, SCRATCH, INSTANCE_REG, INSTANCE.store);
      if (small) this.mem(X.cmp64, RSP, SCRATCH, STORE.stackLimit);
      else {
        this.mem(X.mov64, SCRATCH, SCRATCH, STORE.stackLimit);
        this.rr(X.addi64, 0, SCRATCH, frame.size);
        this.rr(X.cmp64, RSP, SCRATCH);
      }
      buf.branch(CC.b, this.trapStub(TRAP.stackExhausted, -1, -1));
    }
    const rest = frame.size + FRAME.instance;
    if (rest === 8) {
      buf.byte(0x41);
      buf.byte(0x57);
    } else this.rr(X.subi64, 0, RSP, rest);
  }

  private emitStubs(): void {
    const { stubs, buf } = this;
    for (let k = 0; k < stubs.length; k += 4) {
      buf.bind(stubs.get(k));
      const telling = stubs.get(k + 3);
      if (telling >= 0) this.pushDetail(telling);
      this.trapCall(stubs.get(k + 1), stubs.get(k + 2), telling < 0 ? INSTANCE.trapStub : INSTANCE.trapDetail);
    }
  }
}
