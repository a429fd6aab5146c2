/**
 * Vector instructions that need more than a row: what depends on a fourth register, and idioms that name one register three
 * times.
 */

import { encodeReg } from '../assembler/encode.ts';
import { OP_COUNT, P } from '../assembler/ops.ts';
import { type Row, X } from '../assembler/rows.ts';
import type { PseudoEmitter } from './emit.ts';

const HANDLERS = new Array<PseudoEmitter | undefined>(OP_COUNT);
export const vectorHandlers: readonly (PseudoEmitter | undefined)[] = HANDLERS;

HANDLERS[P.vones] = (e, i) => {
  const d = e.reg(i, 0);
  encodeReg(e.buf, e.form(X.pcmpeqd), d, d, d, 0);
};
HANDLERS[P.vblendv] = (e, i) => encodeReg(e.buf, e.v.imm[i] as Row, e.reg(i, 0), e.reg(i, 1), e.reg(i, 2), e.reg(i, 3) << 4);
