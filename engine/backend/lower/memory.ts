/** Lowering of memory accesses, the part without a machine: which row an access is, and what fields and slots are. */
import { slotCountOf } from '../../ir/edges.ts';
import type { Value } from '../../ir/func.ts';
import { ACCESS, ALIAS, aliasOf, IR, TY } from '../../ir/ops.ts';
import type { VReg } from '../regalloc/interface/operands.ts';
import type { CommonOps } from '../vcode/pseudo.ts';
import type { LowerTable } from './dispatch.ts';
import { type Lowering, sizeOf } from './lower.ts';

/** A machine's rows that load an integer of so many bits, with a sign or without, into a register of 32 or 64 bits. */
export interface IntegerLoads<Row> {
  readonly u8: Row;
  readonly u16: Row;
  readonly s8: readonly [Row, Row];
  readonly s16: readonly [Row, Row];
  readonly s32: Row;
  /** 32 bits into 32 or, the upper half zero, 64. */
  readonly u32: Row;
  readonly u64: Row;
}
/** Its rows that store the low bits of a register. */
export type IntegerStores<Row> = Readonly<Record<8 | 16 | 32 | 64, Row>>;

/** The row that loads an integer of type `ty` with this access. */
export function integerLoad<Row>(rows: IntegerLoads<Row>, ty: number, access: number): Row {
  const wide = ty === TY.i32 ? 0 : 1;
  switch (access) {
    case ACCESS.u8:
      return rows.u8;
    case ACCESS.u16:
      return rows.u16;
    case ACCESS.u32:
      return rows.u32;
    case ACCESS.s8:
      return rows.s8[wide];
    case ACCESS.s16:
      return rows.s16[wide];
    case ACCESS.s32:
      return wide === 1 ? rows.s32 : rows.u32;
    default:
      return wide === 1 ? rows.u64 : rows.u32;
  }
}
/** The row that stores one. */
export function integerStore<Row>(rows: IntegerStores<Row>, ty: number, access: number): Row {
  switch (access) {
    case ACCESS.u8:
    case ACCESS.s8:
      return rows[8];
    case ACCESS.u16:
    case ACCESS.s16:
      return rows[16];
    case ACCESS.u32:
    case ACCESS.s32:
      return rows[32];
    default:
      return ty === TY.i32 ? rows[32] : rows[64];
  }
}

/** How many bytes an access of a value of type `ty` reads or writes. */
export function accessBytes(ty: number, access: number): number {
  switch (access) {
    case ACCESS.full:
      return sizeOf(ty);
    case ACCESS.u8:
    case ACCESS.s8:
      return 1;
    case ACCESS.u16:
    case ACCESS.s16:
      return 2;
    default:
      return access === ACCESS.u64 ? 8 : 4;
  }
}

/** What a machine gives to the lowering of memory accesses. */
export interface MemorySpec {
  readonly ops: CommonOps;
  /** The registers that `moveSlots` spoils, as a clobber set; 0: none. */
  readonly moveClobbers: number;
  /** The value of load or vmload `i`. */
  load(l: Lowering, i: Value): void;
  /** `value` goes to the memory of store or vmstore `i`. */
  store(l: Lowering, i: Value, value: Value): void;
  /** d = address of the instance's byte `offset`. */
  address(l: Lowering, d: VReg, offset: number): void;
  /** d = the value of IR type `ty` in a stack slot. */
  loadSlot(l: Lowering, d: VReg, ty: number, slot: number): void;
  /** The vreg `s`, of IR type `ty`, goes to a stack slot. */
  storeSlot(l: Lowering, s: VReg, ty: number, slot: number): void;
}

/** The register of `i`, which is computed again rather than spilled. */
function cheap(l: Lowering, i: Value): VReg {
  const d = l.reg(i);
  l.v.vregRemat[d] = 1;
  return d;
}

/** Rows of a machine's table. */
export function memoryLowering(machine: MemorySpec): LowerTable {
  return {
    [IR.load]: (l, i) => machine.load(l, i),
    [IR.store]: (l, i) => machine.store(l, i, l.func.c[i]),
    [IR.vmload]: (l, i) => {
      // What never changes is read again rather than spilled.
      if (aliasOf(l.func.imm2[i]) === ALIAS.constant) cheap(l, i);
      machine.load(l, i);
    },
    [IR.vmstore]: (l, i) => machine.store(l, i, l.func.a[i]),
    [IR.vmaddr]: (l, i) => machine.address(l, cheap(l, i), l.func.imm[i]),
    [IR.vmctx]: (l, i) => machine.address(l, cheap(l, i), 0),
    [IR.stack_load]: (l, i) => machine.loadSlot(l, l.reg(i), l.func.ty[i], l.func.imm[i]),
    [IR.stack_store]: (l, i) => {
      const { func, v } = l;
      const value = func.a[i];
      if (func.ty[value] === TY.ref) v.refSlots.add(func.imm[i]);
      machine.storeSlot(l, l.reg(value), func.ty[value], func.imm[i]);
    },
    [IR.stack_move]: ({ func, v }, i) => {
      v.inst(machine.ops.moveSlots).withImm(func.imm[i]).withDisp(func.imm2[i]).withAux(slotCountOf(func, i));
      v.clobbers(machine.moveClobbers);
    },
  };
}
