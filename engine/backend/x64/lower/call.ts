/**
 * The calling convention on x86-64: its registers, and how its memory is read and written (backend/lower/abi.ts does the rest).
 */
import { ACCESS, TY } from '../../../ir/ops.ts';
import { AbiLowering, type AbiSpec, AREA, type Area } from '../../lower/abi.ts';
import type { Lowering } from '../../lower/lower.ts';
import { USE_REG } from '../../regalloc/interface/operands.ts';
import { MODE, P } from '../assembler/ops.ts';
import { CLOBBER_ALL, CLOBBER_SYSV, INT_ARGS, R10, VEC_ARGS } from '../assembler/registers.ts';
import { type Row, X } from '../assembler/rows.ts';
import { immOf, instRm, setMode, setReg } from './integers/address.ts';
import { load, move } from './integers/int.ts';
import { loadRow, storeRow } from './memory.ts';

const AREA_MODE: Readonly<Record<Area, number>> = {
  [AREA.incoming]: MODE.incoming,
  [AREA.outgoing]: MODE.outgoing,
  [AREA.results]: MODE.area,
};

/** The row that stores a whole register that holds a value of type `ty`. */
function storeWhole(l: Lowering, ty: number): Row {
  return ty === TY.f32 || ty === TY.f64 || ty === TY.v128 ? storeRow(l, ty, ACCESS.full) : X.store64;
}

const SPEC: AbiSpec = {
  ints: INT_ARGS,
  vecs: VEC_ARGS,
  clobbersAll: CLOBBER_ALL,
  clobbersBuiltin: CLOBBER_SYSV,
  tailCallCode: R10,
  ops: P,
  load(l, d, ty, area, offset) {
    setMode(AREA_MODE[area], offset);
    load(l, loadRow(l, ty, ACCESS.full), d);
  },
  store(l, value, area, offset) {
    const ty = l.func.ty[value];
    const n = immOf(l, value);
    setMode(AREA_MODE[area], offset);
    // The upper half of an i32 is undefined; a negative one is stored from its register.
    if (n >= 0 || (n < 0 && ty !== TY.i32)) return instRm(l, X.storei64, n);
    instRm(l, storeWhole(l, ty));
    l.v.operand(l.reg(value), USE_REG);
  },
  storeAt(l, s, ty, base, offset) {
    l.v.inst(storeWhole(l, ty)).withMode(MODE.base).withDisp(offset).operand(s, USE_REG).operand(base, USE_REG);
  },
  move,
  clearUpper(l, d, s) {
    setReg(s);
    load(l, X.mov32, d);
  },
};

export const x64Abi: AbiLowering = new AbiLowering(SPEC);
