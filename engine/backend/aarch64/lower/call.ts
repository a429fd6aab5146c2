/**
 * The calling convention on AArch64: its registers, and how its memory is read and written (backend/lower/abi.ts does the rest).
 */

import { ACCESS, isVectorClass } from '../../../ir/ops.ts';
import { AbiLowering, type AbiSpec, AREA, type Area } from '../../lower/abi.ts';
import { immOf } from '../../lower/constants.ts';
import { USE_REG } from '../../regalloc/interface/operands.ts';
import { MODE, P } from '../assembler/ops.ts';
import { CLOBBER_ALL, CLOBBER_BUILTIN, INT_ARGS, VEC_ARGS, X15 } from '../assembler/registers.ts';
import { A, type MemoryRow } from '../assembler/rows.ts';
import { load, place, store, storeZero } from './address.ts';
import { move, zeroExtend } from './integers/int.ts';
import { loadRow, storeRow } from './memory.ts';

const AREA_MODE: Readonly<Record<Area, number>> = {
  [AREA.incoming]: MODE.incoming,
  [AREA.outgoing]: MODE.outgoing,
  [AREA.results]: MODE.area,
};

/** The row that stores a whole register that holds a value of type `ty`. */
const storeWhole = (ty: number): MemoryRow => (isVectorClass(ty) ? storeRow(ty, ACCESS.full) : A.str64);

const SPEC: AbiSpec = {
  ints: INT_ARGS,
  vecs: VEC_ARGS,
  clobbersAll: CLOBBER_ALL,
  clobbersBuiltin: CLOBBER_BUILTIN,
  tailCallCode: X15,
  ops: P,
  load(l, d, ty, area, offset) {
    load(l, loadRow(ty, ACCESS.full), d, place(AREA_MODE[area], offset));
  },
  store(l, value, area, offset) {
    const to = place(AREA_MODE[area], offset);
    if (immOf(l, value) === 0) storeZero(l, A.str64, to);
    else store(l, storeWhole(l.func.ty[value]), to, l.reg(value));
  },
  storeAt(l, s, ty, base, offset) {
    l.v.inst(storeWhole(ty)).withMode(MODE.base).withDisp(offset).operand(s, USE_REG).operand(base, USE_REG);
  },
  move,
  clearUpper: zeroExtend,
};

export const aarch64Abi: AbiLowering = new AbiLowering(SPEC);
