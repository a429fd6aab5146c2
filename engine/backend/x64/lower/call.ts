/**
 * The calling convention on x86-64: its registers, and how its memory is read and written (backend/lower/abi.ts does the rest).
 */

import { ACCESS, isVectorClass, TY } from '../../../ir/ops.ts';
import { AbiLowering, type AbiSpec, AREA, type Area } from '../../lower/abi.ts';
import { immOf } from '../../lower/constants.ts';
import type { Lowering } from '../../lower/lower.ts';
import { USE_REG } from '../../regalloc/interface/operands.ts';
import { MODE, P } from '../assembler/ops.ts';
import { CLOBBER_ALL, CLOBBER_SYSV, INT_ARGS, R10, VEC_ARGS } from '../assembler/registers.ts';
import { type Row, X } from '../assembler/rows.ts';
import { modeRm, regRm } from './integers/address.ts';
import { load, move } from './integers/int.ts';
import { loadRow, store, storeImm, storeRow } from './memory.ts';

const AREA_MODE: Readonly<Record<Area, number>> = {
  [AREA.incoming]: MODE.incoming,
  [AREA.outgoing]: MODE.outgoing,
  [AREA.results]: MODE.area,
};

/** The row that stores a whole register that holds a value of type `ty`. */
function storeWhole(l: Lowering, ty: number): Row {
  return isVectorClass(ty) ? storeRow(l, ty, ACCESS.full) : X.store64;
}

const SPEC: AbiSpec = {
  ints: INT_ARGS,
  vecs: VEC_ARGS,
  clobbersAll: CLOBBER_ALL,
  clobbersBuiltin: CLOBBER_SYSV,
  tailCallCode: R10,
  ops: P,
  load(l, d, ty, area, offset) {
    load(l, loadRow(l, ty, ACCESS.full), d, modeRm(AREA_MODE[area], offset));
  },
  store(l, value, area, offset) {
    const ty = l.func.ty[value];
    const n = immOf(l, value);
    const place = modeRm(AREA_MODE[area], offset);
    // The upper half of an i32 is undefined; a negative one is stored from its register.
    if (n >= 0 || (n < 0 && ty !== TY.i32)) storeImm(l, X.storei64, place, n);
    else store(l, storeWhole(l, ty), place, l.reg(value));
  },
  storeAt(l, s, ty, base, offset) {
    l.v.inst(storeWhole(l, ty)).withMode(MODE.base).withDisp(offset).operand(s, USE_REG).operand(base, USE_REG);
  },
  move,
  clearUpper(l, d, s) {
    load(l, X.mov32, d, regRm(s));
  },
};

export const x64Abi: AbiLowering = new AbiLowering(SPEC);
