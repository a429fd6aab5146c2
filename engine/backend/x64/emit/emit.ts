/**
 * The emitter of x86-64: machine instructions with their registers → bytes. Rows of the table are encoded directly; pseudo
 * instructions have a handler each (values.ts, control.ts, vector.ts). Order of blocks, moves and stubs are the
 * driver's (backend/emit/emit.ts).
 *
 * Scratch: r11 and xmm15 belong to the instruction being emitted, and to nothing across instructions. Moves never touch the
 * flags.
 */

import { DETAIL, FRAME, INSTANCE, STORE } from '../../../abi/layout.ts';
import { NONE } from '../../../base/brand.ts';
import { bug } from '../../../wasm/errors.ts';
import type { ControlEmitter } from '../../emit/control.ts';
import { MachineEmitter } from '../../emit/emitter.ts';
import { asksNarrow, trapCondition, trapDetail } from '../../lower/traps.ts';
import { CLASS_INT, FIRST_SLOT, type VReg } from '../../regalloc/interface/operands.ts';
import { asksResult, CC } from '../assembler/conditions.ts';
import { ABSENT, Address, encodeBare, encodeMem, encodeReg, encodeRip, REG_POS, RM_POS, V_POS } from '../assembler/encode.ts';
import { LEVEL, type Level } from '../assembler/level.ts';
import { MODE, OP_COUNT, OP_NAMES, P } from '../assembler/ops.ts';
import { INSTANCE_REG, RAX, RBP, RSP, SCRATCH, SCRATCH_VEC, X64_REGISTERS } from '../assembler/registers.ts';
import { formAt, ROWS, type Row, sized, type VectorOp, WIDTHS, type Width, X } from '../assembler/rows.ts';
import { x64Branches } from './branches.ts';

/** REG_POS and its kin: the instruction has no such operand. */
const NO_OPERAND = 255;
const FIRST_PSEUDO = ROWS.length;
const XMM15 = SCRATCH_VEC & 15;

/** Instructions that read flags: a constant computed again in front of them must not use xor. */
const READS_FLAGS = new Uint8Array(OP_COUNT);
for (const op of [P.jcc, P.trapIf, P.setcc, P.setfcc, P.fselect, X.cmov32, X.cmov64]) READS_FLAGS[op] = 1;
for (const op of [X.adc64, X.adci64, X.sbb64, X.sbbi64]) READS_FLAGS[op] = 1;
/** Rows that leave ZF and SF of their result: its width. */
const SETS_FLAGS = new Uint8Array(OP_COUNT);
for (const op of [X.add, X.addi, X.sub, X.subi, X.and, X.andi, X.or, X.ori, X.xor, X.xori, X.neg, X.andn])
  for (const width of WIDTHS) SETS_FLAGS[sized(op, width)] = width;
/** Rows of `test`: their width. */
const TESTS = new Uint8Array(OP_COUNT);
for (const width of WIDTHS) TESTS[sized(X.test, width)] = width;
/** Rows that wait for their destination on many machines although they only write it. */
const WAITS = new Uint8Array(OP_COUNT);
for (const op of [X.popcnt, X.lzcnt, X.tzcnt]) for (const width of WIDTHS) WAITS[sized(op, width)] = 1;

/** Emits pseudo instruction `i`. */
export type PseudoEmitter = (e: Emitter, i: number) => void;

export class Emitter extends MachineEmitter implements ControlEmitter {
  readonly branches = x64Branches;
  readonly registers = X64_REGISTERS;
  readonly jump = P.jump;
  readonly loopAlignment = 32;
  readonly level: Level;
  /** By opcode. */
  private readonly handlers: readonly (PseudoEmitter | undefined)[];
  /** The memory operand at hand. */
  readonly place = new Address();
  /** Register whose value the flags describe (ZF, SF), its width, and the offset up to which that is so. */
  private flagReg = -1;
  private flagWidth: Width = 32;
  private flagEnd = -1;

  constructor(level: Level, handlers: readonly (PseudoEmitter | undefined)[]) {
    super(15);
    this.handlers = handlers;
    this.level = level;
  }

  mustRepeat(): boolean {
    return false;
  }
  label(): void {
    this.flagEnd = -1;
  }

  // ---- Operands ----

  /** Emits row `op` with the r/m operand that starts at operand `k` of instruction `i`. */
  rm(op: Row, reg: number, vreg: number, i: number, k: number, imm: number): void {
    const { v, buf, allocs } = this;
    const first = v.operandStart[i] + k;
    const mode = v.mode[i];
    const disp = v.disp[i];
    switch (mode & 15) {
      case MODE.reg: {
        const a = allocs[first];
        if (a < FIRST_SLOT) encodeReg(buf, op, reg, vreg, a & 15, imm);
        else encodeMem(buf, op, reg, vreg, this.place.at(RBP, this.out.slot(a, v.operandVreg[first])), imm);
        return;
      }
      case MODE.pool:
        this.poolRow(op, reg, vreg, disp, imm);
        return;
      default:
        encodeMem(buf, op, reg, vreg, this.address(mode, first, disp), imm);
    }
  }
  /** The memory that an instruction of this mode addresses, whose operands for it begin at `first`. */
  private address(mode: number, first: number, disp: number): Address {
    const { allocs, place } = this;
    switch (mode & 15) {
      case MODE.base:
        return place.at(allocs[first] & 15, disp);
      case MODE.baseIndex:
        return place.indexed(allocs[first] & 15, allocs[first + 1] & 15, mode >> 4, disp);
      case MODE.index:
        return place.indexed(ABSENT, allocs[first] & 15, mode >> 4, disp);
      case MODE.instance:
        return place.at(INSTANCE_REG, disp);
      case MODE.slot:
        return place.at(RBP, this.frame.stackSlot(disp));
      case MODE.incoming:
        return place.at(RBP, FRAME.stackArgs + disp);
      case MODE.outgoing:
        return place.at(RSP, disp);
      default:
        return place.at(RBP, this.frame.area + disp);
    }
  }
  /** Emits row `op` with a pool entry as its r/m operand. */
  poolRow(op: Row, reg: number, vreg: number, entry: number, imm: number): void {
    const disp = encodeRip(this.buf, op, reg, vreg, imm);
    this.buf.poolRef(disp, this.buf.length - disp - 4, entry);
  }
  // ---- Building blocks for handlers ----

  rr(op: Row, reg: number, rm: number, imm = 0): void {
    encodeReg(this.buf, op, reg, 0, rm, imm);
  }
  /** Whether vector instructions take their VEX form. */
  get hasVex(): boolean {
    return this.level === LEVEL.v3;
  }
  /** The row of a vector instruction at the level that is emitted for. */
  form(op: VectorOp): Row {
    return formAt(op, this.level);
  }
  /** Vector operation d = a op b in the level's form. At v2 d must be a, or not b. */
  vec(op: VectorOp, d: number, a: number, b: number, imm = 0): void {
    if (!this.hasVex && d !== a) this.vec2(X.movaps, d, a);
    encodeReg(this.buf, this.form(op), d, this.hasVex ? a : 0, b, imm);
  }
  /** Vector operation without a second source (moves, ucomis). */
  vec2(op: VectorOp, d: number, a: number): void {
    encodeReg(this.buf, this.form(op), d, 0, a, 0);
  }
  mem(op: Row, reg: number, base: number, disp: number, imm = 0): void {
    encodeMem(this.buf, op, reg, 0, this.place.at(base, disp), imm);
  }
  branchIf(cc: number, label: number): void {
    const { buf } = this;
    if (cc === CC.fne) {
      buf.branch(CC.ne, label);
      buf.branch(CC.p, label);
    } else if (cc === CC.feq) {
      const over = buf.newLabel();
      buf.branch(CC.ne, over);
      buf.branch(CC.np, label);
      buf.bind(over);
    } else buf.branch(cc, label);
  }
  branchIfIndex(index: number, n: number, label: number): void {
    if (n === 0) this.rr(X.test32, index, index);
    else this.rr(X.cmpi32, 0, index, n);
    this.buf.branch(CC.e, label);
  }
  branchByTable(i: number, index: number, n: number, table: number, otherwise: number): void {
    const t = this.reg(i, 0);
    this.rr(X.cmpi32, 0, index, n);
    this.buf.branch(CC.ae, otherwise);
    this.poolRow(X.lea64, SCRATCH, 0, table, 0);
    // The 32-bit copy clears the upper half of the index.
    this.rr(X.mov32, t, index);
    encodeMem(this.buf, X.movsxd, t, 0, this.place.indexed(SCRATCH, t, 2), 0);
    this.rr(X.add64, t, SCRATCH);
    this.rr(X.jmpm, 0, t);
  }
  /** Remembers that the flags describe register `reg` up to here. */
  setFlags(reg: number, width: Width): void {
    this.flagReg = reg;
    this.flagWidth = width;
    this.flagEnd = this.buf.length;
  }
  /** The call that traps: its own address is the trap's pc. */
  trapCall(code: number, pos: number, telling: number): void {
    if (telling !== NONE) this.pushDetail(telling);
    this.out.position(pos);
    this.buf.trap(this.buf.length, code);
    this.callInstance(telling === NONE ? INSTANCE.trapStub : INSTANCE.trapDetail);
  }
  /** An instruction without operands but an immediate. */
  bare(op: Row, imm = 0): void {
    encodeBare(this.buf, op, imm);
  }
  /** Pushes what a trap tells: the operand of `trapIf` instruction `i`, what there is, and the DETAIL. */
  private pushDetail(i: number): void {
    const { v } = this;
    const first = v.operandStart[i];
    const asked = this.allocs[first];
    const imm = v.imm[i];
    const detail = trapDetail(imm);
    const slot = asked < FIRST_SLOT ? 0 : this.out.slot(asked, v.operandVreg[first]);
    if (asksNarrow(imm)) {
      if (asked < FIRST_SLOT) this.rr(X.mov32, SCRATCH, asked);
      else this.mem(X.mov32, SCRATCH, RBP, slot);
      this.rr(X.push, 0, SCRATCH);
    } else if (asked < FIRST_SLOT) this.rr(X.push, 0, asked);
    else this.mem(X.pushm, 0, RBP, slot);
    if ((detail & DETAIL.kindMask) === DETAIL.type) this.bare(X.pushi, v.disp[i]);
    else this.mem(X.pushm, 0, INSTANCE_REG, v.disp[i]);
    this.bare(X.pushi, detail);
  }
  copy(from: number, to: number, vreg: VReg): void {
    const int = this.v.vregClass[vreg] === CLASS_INT;
    const wide = this.v.vregSize[vreg] === 16;
    if (to >= FIRST_SLOT) {
      const op = int ? X.store64 : this.form(wide ? X.storeups : X.storesd);
      this.mem(op, from & 15, RBP, this.out.slot(to, vreg));
    } else if (from >= FIRST_SLOT) {
      const op = int ? X.mov64 : this.form(wide ? X.movups : X.movsd);
      this.mem(op, to & 15, RBP, this.out.slot(from, vreg));
    } else this.rr(int ? X.mov64 : this.form(X.movaps), to & 15, from & 15);
  }
  // ---- Calls ----

  lowerStack(bytes: number): void {
    this.rr(X.subi64, 0, RSP, bytes);
  }
  frameAddress(d: number, offset: number): void {
    this.mem(X.lea64, d, RBP, offset);
  }
  callFunction(callee: number): void {
    this.toFunction(X.call, callee);
  }
  callPointer(code: number): void {
    this.rr(X.callm, 0, code);
  }
  jumpToFunction(callee: number): void {
    this.toFunction(X.jmp, callee);
  }
  jumpToPointer(code: number): void {
    this.rr(X.jmpm, 0, code);
  }
  private toFunction(op: Row, callee: number): void {
    this.bare(op);
    this.buf.call(this.buf.length - 4, callee);
  }
  callInstance(offset: number): void {
    this.mem(X.callm, 0, INSTANCE_REG, offset);
  }
  enterInstance(instance: number): void {
    this.rr(X.mov64, INSTANCE_REG, instance);
  }
  tellExit(libcall: number): void {
    this.rr(X.movi32, 0, SCRATCH, libcall);
  }

  // ---- Instructions ----

  again(i: number, op: number, before: number): void {
    const { v } = this;
    const isZero = (op === P.iconst32 || op === P.iconst64) && (v.imm[i] | (op === P.iconst64 ? v.aux[i] : 0)) === 0;
    if (isZero && READS_FLAGS[v.op[before]] !== 0) this.rr(X.movi32, 0, this.reg(i, 0), 0);
    else this.instruction(i, op);
  }

  instruction(i: number, op: number): void {
    if (op >= FIRST_PSEUDO) {
      const handler = this.handlers[op] ?? bug(`no emission for ${OP_NAMES[op]}`);
      return handler(this, i);
    }
    const { v } = this;
    const first = v.operandStart[i];
    const regPos = REG_POS[op];
    const vPos = V_POS[op];
    const reg = regPos === NO_OPERAND ? 0 : this.allocs[first + regPos] & 15;
    const vreg = vPos === NO_OPERAND ? 0 : this.allocs[first + vPos] & 15;
    const rmPos = RM_POS[op];
    if (this.access(i)) {
      // What may fault has no flags to spare.
    } else if (TESTS[op] !== 0 && this.testIsKnown(i, TESTS[op], reg)) return;
    else if (WAITS[op] !== 0) this.breakDependency(i, first);
    this.rm(op as Row, reg, vreg, i, rmPos, v.imm[i]);
    const sets = SETS_FLAGS[op];
    if (sets !== 0) this.setFlags(regPos === NO_OPERAND ? this.allocs[first] & 15 : reg, sets as Width);
  }
  /** Whether the next instruction may fault as `i` says; then its trap is noted. */
  access(i: number): boolean {
    const { v, buf } = this;
    const trap = v.aux[i];
    if (trap === 0) return false;
    this.out.position(v.pos[i]);
    buf.trap(buf.length, trap);
    return true;
  }
  /** test r, r right behind the arithmetic that produced r, for a reader of ZF or SF only. */
  private testIsKnown(i: number, width: number, reg: number): boolean {
    if (this.flagEnd !== this.buf.length || this.flagReg !== reg || this.flagWidth !== width) return false;
    const first = this.v.operandStart[i];
    if (this.allocs[first] !== this.allocs[first + 1]) return false;
    return READS_FLAGS[this.v.op[i + 1]] !== 0 && asksResult(trapCondition(this.v.imm[i + 1]));
  }
  /** Zeroes the destination of an instruction that would wait for it, where it is not the source. */
  private breakDependency(i: number, first: number): void {
    const d = this.allocs[first];
    const operands = this.v.operandStart[i + 1] - first;
    for (let k = 1; k < operands; k++) if (this.allocs[first + k] === d) return;
    this.rr(X.xor32, d & 15, d & 15);
  }

  // ---- The function ----

  enterFrame(): void {
    this.rr(X.push, 0, RBP);
    this.rr(X.mov64, RBP, RSP);
    this.rr(X.push, 0, INSTANCE_REG);
  }
  checkStack(bytes: number, label: number): void {
    this.mem(X.mov64, SCRATCH, INSTANCE_REG, INSTANCE.store);
    if (bytes === 0) this.mem(X.cmp64, RSP, SCRATCH, STORE.stackLimit);
    else {
      this.mem(X.mov64, SCRATCH, SCRATCH, STORE.stackLimit);
      this.rr(X.addi64, 0, SCRATCH, bytes);
      this.rr(X.cmp64, RSP, SCRATCH);
    }
    this.buf.branch(CC.b, label);
  }
  extendFrame(bytes: number): void {
    this.lowerStack(bytes + FRAME.instance);
  }
  leaveFrame(): void {
    // As `leave`, which processors take longer for: they lose track of what is in the stack.
    this.rr(X.mov64, RSP, RBP);
    this.rr(X.pop, 0, RBP);
  }
  leaveFrameAt(returnAt: number): void {
    this.mem(X.mov64, SCRATCH, RBP, FRAME.returnAddress);
    this.mem(X.store64, SCRATCH, RBP, returnAt);
    this.mem(X.lea64, RSP, RBP, returnAt);
    this.mem(X.mov64, RBP, RBP, FRAME.callerFp);
  }
  fetchCaller(): void {
    this.mem(X.mov64, RAX, RBP, FRAME.callerFp);
    // target/x86-64.ts (`moving`) knows the two registers.
    this.mem(X.mov64, SCRATCH, RBP, FRAME.returnAddress);
  }
  putArgument(from: number, to: number): void {
    this.mem(this.form(X.movups), XMM15, RSP, from);
    this.mem(this.form(X.storeups), XMM15, RBP, to);
  }
  leaveMoved(returnAt: number): void {
    this.mem(X.store64, SCRATCH, RBP, returnAt);
    this.mem(X.lea64, RSP, RBP, returnAt);
    this.rr(X.mov64, RBP, RAX);
  }
  returnToCaller(pop: number): void {
    if (pop === 0) this.bare(X.ret);
    else this.bare(X.retn, pop);
  }

  reloadInstance(): void {
    this.mem(X.mov64, INSTANCE_REG, RBP, FRAME.instance);
  }
  clear(offset: number): void {
    this.mem(X.storei64, 0, RBP, offset, 0);
  }
}
