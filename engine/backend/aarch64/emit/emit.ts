/**
 * The emitter of AArch64: machine instructions with their registers → words. Rows of the table are encoded directly; pseudo
 * instructions have a handler each (values.ts, control.ts). Order of blocks, moves and stubs are the driver's
 * (backend/emit/emit.ts).
 *
 * Scratch: x16, x17 and v31 belong to the instruction being emitted, and to nothing across instructions. Moves and constants
 * never touch the flags.
 */
import { DETAIL, FRAME, INSTANCE, STORE } from '../../../abi/layout.ts';
import { NONE } from '../../../base/brand.ts';
import { bug } from '../../../wasm/errors.ts';
import type { ControlEmitter } from '../../emit/control.ts';
import type { Emission } from '../../emit/emit.ts';
import { MachineEmitter } from '../../emit/emitter.ts';
import { asksNarrow, trapDetail } from '../../lower/traps.ts';
import { CLASS_INT, FIRST_SLOT, type VReg } from '../../regalloc/interface/operands.ts';
import { CC, onCondition, onZero } from '../assembler/conditions.ts';
import { encode, MOST_OPERANDS, SHIFTS, withImmediate } from '../assembler/encode.ts';
import { bitmask, sumImmediate } from '../assembler/immediates.ts';
import { MODE, MODE_SCALED, MODE_ZERO, OP_NAMES, P } from '../assembler/ops.ts';
import {
  AARCH64_REGISTERS,
  FP,
  INSTANCE_REG,
  LR,
  SCRATCH,
  SCRATCH_VEC,
  SCRATCH2,
  SP,
  X0,
  X1,
  X2,
  ZR,
} from '../assembler/registers.ts';
import { A, indexed, type MemoryRow, memoryLog2, ROWS, type Row, sized, unscaled } from '../assembler/rows.ts';
import { aarch64Branches } from './branches.ts';

const FIRST_PSEUDO = ROWS.length;
/** Extensions of an index: uxtw, none and sxtw, as the option field. */
const UXTW = 2;
const LSL = 3;
const SXTW = 6;
/** How far literal loads and adr reach. */
const LITERAL_REACH = 2 ** 20;
/** Literal loads, and the same from an address. */
const LITERALS: ReadonlyMap<Row, MemoryRow> = new Map([
  [A.ldrslit, A.ldrs],
  [A.ldrdlit, A.ldrd],
  [A.ldrqlit, A.ldrq],
]);
const V31 = SCRATCH_VEC & 31;

/** Emits pseudo instruction `i`. */
export type PseudoEmitter = (e: Emitter, i: number) => void;

export class Emitter extends MachineEmitter implements ControlEmitter {
  readonly branches = aarch64Branches;
  readonly registers = AARCH64_REGISTERS;
  readonly jump = P.jump;
  readonly loopAlignment = 16;
  /** By opcode. */
  private readonly handlers: readonly (PseudoEmitter | undefined)[];
  /** The constant pool is farther away than one instruction reaches. */
  private isFar = false;
  /** Blocks that jump tables lead to. */
  private readonly tableTargets: Set<number> = new Set();

  constructor(handlers: readonly (PseudoEmitter | undefined)[]) {
    super(31);
    this.handlers = handlers;
  }

  override begin(out: Emission): void {
    super.begin(out);
    this.isFar = false;
    this.tableTargets.clear();
    const { labels } = this.pool;
    for (let k = 0; k < labels.length; k++) this.tableTargets.add(out.target(labels.get(k)));
  }
  mustRepeat(): boolean {
    const { pool } = this;
    const length = this.buf.length + 16 * (pool.sizes.length + 1) + 4 * pool.labels.length;
    if (this.isFar || length < LITERAL_REACH) return false;
    this.isFar = true;
    return true;
  }
  label(block: number): void {
    if (this.tableTargets.has(block)) this.put(A.btij);
  }

  // ---- Building blocks for handlers ----

  /** An instruction with its immediate and its registers in the order of its syntax. */
  put(row: Row, imm = 0, a = 0, b = 0, c = 0, d = 0): void {
    this.buf.word(encode(row, imm, a, b, c, d));
  }
  /** d = s, all 64 bits. */
  move(d: number, s: number): void {
    if (d !== s) this.put(sized(A.mov, 64), 0, d, s);
  }
  /** d = the constant; `high` is its upper half. Leaves the flags alone. */
  constant(d: number, low: number, high: number): void {
    const width = high === 0 ? 32 : 64;
    const fields = bitmask(low, high, width);
    const halves = [low & 0xffff, low >>> 16, high & 0xffff, high >>> 16];
    const used = width / 16;
    const zeros = halves.slice(0, used).filter((h) => h === 0).length;
    const ones = halves.slice(0, used).filter((h) => h === 0xffff).length;
    // One instruction by a move wide is as good as one by a mask; two are not.
    if (fields >= 0 && Math.max(zeros, ones) < used - 1) return this.put(sized(A.movb, width), fields, d);
    const inverted = ones > zeros;
    const skip = inverted ? 0xffff : 0;
    let first = true;
    for (let k = 0; k < used; k++) {
      const half = halves[k] ?? 0;
      if (half === skip) continue;
      if (first) this.put(sized(inverted ? A.movn : A.movz, width), (k << 16) | (inverted ? half ^ 0xffff : half), d);
      else this.put(sized(A.movk, width), (k << 16) | half, d, d);
      first = false;
    }
    if (first) this.put(sized(inverted ? A.movn : A.movz, width), 0, d);
  }
  /** d = s + n, d not x16 unless s is not; either may be sp. Leaves the flags alone. */
  addConstant(d: number, s: number, n: number): void {
    const fields = sumImmediate(Math.abs(n));
    if (fields >= 0) return this.put(sized(n < 0 ? A.subi : A.addi, 64), fields, d, s);
    this.constant(SCRATCH, n, n < 0 ? -1 : 0);
    this.put(A.addsp, 0, d, s, SCRATCH);
  }
  /** Flags of the low half of register `a` compared with n, which is not negative. */
  compareConstant(a: number, n: number): void {
    const fields = sumImmediate(n);
    if (fields >= 0) return this.put(sized(A.cmpi, 32), fields, a);
    this.constant(SCRATCH, n, 0);
    this.put(sized(A.cmp, 32), 0, a, SCRATCH);
  }
  /** A load or store of register `t` at [base + disp]. */
  memory(row: MemoryRow, t: number, base: number, disp: number): void {
    const log2 = memoryLog2(row);
    const scaled = disp >> log2;
    if (disp >= 0 && scaled << log2 === disp && scaled < 4096) return this.put(row, scaled, t, base);
    if (disp >= -256 && disp < 256) return this.put(unscaled(row), disp, t, base);
    this.constant(SCRATCH, disp, disp < 0 ? -1 : 0);
    this.put(indexed(row), LSL << 1, t, base, SCRATCH);
  }
  /** A literal load or an address (adr) of a pool entry. */
  pooled(row: Row, d: number, entry: number): void {
    if (!this.isFar) {
      this.put(row, 0, d);
      return this.buf.poolRef(this.buf.length - 4, 0, entry);
    }
    // A distance of 32 bits, which the code buffer writes into two moves, from where adr stands.
    this.put(A.adr, 0, SCRATCH);
    this.buf.poolRef(this.buf.length, 0, entry);
    this.put(sized(A.movz, 32), 0, SCRATCH2);
    this.put(sized(A.movk, 32), 1 << 16, SCRATCH2, SCRATCH2);
    this.put(A.addx, SXTW << 3, SCRATCH, SCRATCH, SCRATCH2);
    const load = LITERALS.get(row);
    if (load !== undefined) this.put(load, 0, d, SCRATCH);
    else this.move(d, SCRATCH);
  }
  branchIf(cc: number, label: number): void {
    this.buf.branch(onCondition(cc), label);
  }
  branchIfIndex(index: number, n: number, label: number): void {
    if (n === 0) return this.buf.branch(onZero(32) | index, label);
    this.put(sized(A.cmpi, 32), n, index);
    this.branchIf(CC.eq, label);
  }
  branchByTable(_: number, index: number, n: number, table: number, otherwise: number): void {
    this.compareConstant(index, n);
    this.branchIf(CC.hs, otherwise);
    this.pooled(A.adr, SCRATCH, table);
    this.put(A.ldrswr2, 0, SCRATCH2, SCRATCH, index);
    this.put(sized(A.add, 64), 0, SCRATCH, SCRATCH, SCRATCH2);
    this.put(A.br, 0, SCRATCH);
  }

  // ---- Calls ----

  lowerStack(bytes: number): void {
    this.addConstant(SP, SP, -bytes);
  }
  frameAddress(d: number, offset: number): void {
    this.addConstant(d, FP, offset);
  }
  callFunction(callee: number): void {
    this.toFunction(A.bl, callee);
  }
  callPointer(code: number): void {
    this.put(A.blr, 0, code);
  }
  jumpToFunction(callee: number): void {
    this.toFunction(A.b, callee);
  }
  jumpToPointer(code: number): void {
    // A branch through x16 may lead to what a call may (`bti c`).
    this.move(SCRATCH, code);
    this.put(A.br, 0, SCRATCH);
  }
  private toFunction(row: Row, callee: number): void {
    this.put(row);
    this.buf.call(this.buf.length - 4, callee);
  }
  callInstance(offset: number): void {
    this.memory(A.ldr64, SCRATCH2, INSTANCE_REG, offset);
    this.put(A.blr, 0, SCRATCH2);
  }
  enterInstance(instance: number): void {
    this.move(INSTANCE_REG, instance);
  }
  tellExit(libcall: number): void {
    this.constant(SCRATCH, libcall, 0);
  }
  /** The call that traps: its own address is the trap's pc. */
  trapCall(code: number, pos: number, telling: number): void {
    if (telling !== NONE) this.tellDetail(telling);
    this.out.position(pos);
    this.memory(A.ldr64, SCRATCH2, INSTANCE_REG, telling === NONE ? INSTANCE.trapStub : INSTANCE.trapDetail);
    this.buf.trap(this.buf.length, code);
    this.put(A.blr, 0, SCRATCH2);
  }
  /** Puts what a trap tells where its stub looks: x0 the operand of `trapIf` instruction `i`, x1 what there is, x2 the DETAIL. */
  private tellDetail(i: number): void {
    const { v } = this;
    const first = v.operandStart[i];
    const asked = this.allocs[first];
    const imm = v.imm[i];
    const detail = trapDetail(imm);
    const narrow = asksNarrow(imm);
    if (asked >= FIRST_SLOT) this.memory(narrow ? A.ldr32 : A.ldr64, X0, FP, this.out.slot(asked, v.operandVreg[first]));
    else if (narrow) this.put(sized(A.mov, 32), 0, X0, asked);
    else this.move(X0, asked);
    if ((detail & DETAIL.kindMask) === DETAIL.type) this.constant(X1, v.disp[i], 0);
    else this.memory(A.ldr64, X1, INSTANCE_REG, v.disp[i]);
    this.constant(X2, detail, 0);
  }
  copy(from: number, to: number, vreg: VReg): void {
    const int = this.v.vregClass[vreg] === CLASS_INT;
    const whole = this.v.vregSize[vreg] === 16;
    if (to >= FIRST_SLOT) this.memory(int ? A.str64 : whole ? A.strq : A.strd, from & 31, FP, this.out.slot(to, vreg));
    else if (from >= FIRST_SLOT) this.memory(int ? A.ldr64 : whole ? A.ldrq : A.ldrd, to & 31, FP, this.out.slot(from, vreg));
    else if (int) this.move(to & 31, from & 31);
    else if (whole) this.put(A.vorr, 0, to & 31, from & 31, from & 31);
    else this.put(sized(A.fmov, 64), 0, to & 31, from & 31);
  }

  // ---- Instructions ----

  again(i: number, op: number): void {
    this.instruction(i, op);
  }
  instruction(i: number, op: number): void {
    if (op >= FIRST_PSEUDO) {
      const handler = this.handlers[op] ?? bug(`no emission for ${OP_NAMES[op]}`);
      return handler(this, i);
    }
    const row = op as Row;
    if (memoryLog2(row) >= 0) return this.access(i, row as MemoryRow);
    this.noteTrap(i);
    const first = this.v.operandStart[i];
    const at = row * MOST_OPERANDS;
    let word = withImmediate(row, this.v.imm[i]);
    const n = this.v.operandStart[i + 1] - first;
    for (let k = 0; k < n; k++) if (SHIFTS[at + k] < 32) word |= (this.allocs[first + k] & 31) << SHIFTS[at + k];
    this.buf.word(word);
  }
  /** Notes that the next instruction may fault as `i` says. */
  noteTrap(i: number): void {
    const { v, buf } = this;
    if (v.aux[i] === 0) return;
    this.out.position(v.pos[i]);
    buf.trap(buf.length, v.aux[i]);
  }
  /** A load or store by its mode. */
  private access(i: number, row: MemoryRow): void {
    const { v, allocs } = this;
    const mode = v.mode[i];
    const disp = v.disp[i];
    const zero = (mode & MODE_ZERO) !== 0;
    const t = zero ? ZR : this.reg(i, 0);
    const first = v.operandStart[i] + (zero ? 0 : 1);
    switch (mode & 15) {
      case MODE.base:
        return this.accessAt(i, row, t, allocs[first] & 31, disp);
      case MODE.baseIndex:
      case MODE.baseIndexU: {
        const option = (mode & 15) === MODE.baseIndexU ? UXTW : LSL;
        const base = allocs[first] & 31;
        const index = allocs[first + 1] & 31;
        const scaled = (mode & MODE_SCALED) !== 0;
        if (disp === 0) {
          this.noteTrap(i);
          return this.put(indexed(row), (option << 1) | (scaled ? 1 : 0), t, base, index);
        }
        const amount = scaled ? memoryLog2(row) : 0;
        if (option === UXTW) this.put(A.addx, (UXTW << 3) | amount, SCRATCH, base, index);
        else this.put(sized(A.add, 64), amount, SCRATCH, base, index);
        return this.accessAt(i, row, t, SCRATCH, disp);
      }
      case MODE.instance:
        return this.accessAt(i, row, t, INSTANCE_REG, disp);
      case MODE.slot:
        return this.accessAt(i, row, t, FP, this.frame.stackSlot(disp));
      case MODE.incoming:
        return this.accessAt(i, row, t, FP, FRAME.stackArgs + disp);
      case MODE.outgoing:
        return this.accessAt(i, row, t, SP, disp);
      default:
        return this.accessAt(i, row, t, FP, this.frame.area + disp);
    }
  }
  /** The access of instruction `i` at [base + disp], with its trap; what is computed before it cannot fault. */
  private accessAt(i: number, row: MemoryRow, t: number, base: number, disp: number): void {
    const log2 = memoryLog2(row);
    const scaled = disp >> log2;
    if ((disp >= -256 && disp < 256) || (disp >= 0 && scaled << log2 === disp && scaled < 4096)) {
      this.noteTrap(i);
      return this.memory(row, t, base, disp);
    }
    // What is loaded again between moves must not touch theirs.
    const far = base === SCRATCH ? SCRATCH2 : SCRATCH;
    this.constant(far, disp, disp < 0 ? -1 : 0);
    this.noteTrap(i);
    this.put(indexed(row), LSL << 1, t, base, far);
  }

  // ---- The function ----

  enterFrame(): void {
    this.put(A.btic);
    this.put(A.stppre, -2, FP, LR, SP);
    this.addConstant(FP, SP, 0);
    this.put(A.stppre, -2, ZR, INSTANCE_REG, SP);
  }
  checkStack(bytes: number, label: number): void {
    this.memory(A.ldr64, SCRATCH, INSTANCE_REG, INSTANCE.store);
    this.memory(A.ldr64, SCRATCH, SCRATCH, STORE.stackLimit);
    if (bytes !== 0) {
      this.constant(SCRATCH2, bytes, 0);
      this.put(sized(A.add, 64), 0, SCRATCH, SCRATCH, SCRATCH2);
    }
    this.put(A.cmpsp, 0, SP, SCRATCH);
    this.branchIf(CC.lo, label);
  }
  extendFrame(bytes: number): void {
    if (bytes > ENTERED) this.lowerStack(bytes - ENTERED);
  }
  leaveFrame(): void {
    this.addConstant(SP, FP, 0);
    this.put(A.ldppost, 2, FP, LR, SP);
  }
  leaveFrameAt(returnAt: number): void {
    this.fetchCaller();
    this.leaveMoved(returnAt);
  }
  fetchCaller(): void {
    // target/aarch64.ts (`moving`) knows the two registers.
    this.put(A.ldp, 0, SCRATCH2, LR, FP);
  }
  putArgument(from: number, to: number): void {
    this.memory(A.ldrq, V31, SP, from);
    this.memory(A.strq, V31, FP, to);
  }
  leaveMoved(returnAt: number): void {
    this.addConstant(SP, FP, returnAt + 8);
    this.move(FP, SCRATCH2);
  }
  returnToCaller(pop: number): void {
    if (pop !== 0) this.addConstant(SP, SP, pop);
    this.put(A.ret, 0, LR);
  }
  reloadInstance(): void {
    this.memory(A.ldr64, INSTANCE_REG, FP, FRAME.instance);
  }
  clear(offset: number): void {
    this.memory(A.str64, ZR, FP, offset);
  }
}
/** Bytes below the frame record that entering the frame has taken: the instance, and 8 more. */
const ENTERED = 16;
