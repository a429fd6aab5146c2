/**
 * Pseudo instructions of x86-64 that compute values with several machine instructions: a handler gets the emitter and the
 * instruction. Rare paths of float conversions and minima go to cold sequences behind the function.
 */

import { CC, invert } from '../assembler/conditions.ts';
import { ABSENT, encodeImm64, encodeMem, encodeReg } from '../assembler/encode.ts';
import { OP_COUNT, P } from '../assembler/ops.ts';
import { RAX, RBP, RCX, RDI, RDX, RSI, SCRATCH, SCRATCH_VEC } from '../assembler/registers.ts';
import { type Row, rowsOf, type SizedOp, sized, truncating, type VectorOp, WIDTHS, type Width, X } from '../assembler/rows.ts';
import type { Emitter, PseudoEmitter } from './emit.ts';

const XMM15 = SCRATCH_VEC & 15;
/** Opcode → handler. */
const HANDLERS: (PseudoEmitter | undefined)[] = new Array<PseudoEmitter | undefined>(OP_COUNT).fill(undefined);
export const valueHandlers: readonly (PseudoEmitter | undefined)[] = HANDLERS;
const on = (name: keyof typeof P, handler: PseudoEmitter): void => {
  HANDLERS[P[name]] = handler;
};
/** Both widths of a pseudo instruction. */
const pair = (op: SizedOp, handler: (e: Emitter, i: number, width: Width) => void): void => {
  for (const width of WIDTHS) HANDLERS[sized(op, width)] = (e, i) => handler(e, i, width);
};

// ---- Stack slots ----

on('moveSlots', (e, i) => {
  const { imm, disp, aux } = e.v;
  e.mem(X.lea64, RDI, RBP, e.frame.stackSlot(imm[i]));
  e.mem(X.lea64, RSI, RBP, e.frame.stackSlot(disp[i]));
  e.rr(X.movi32, 0, RCX, aux[i] * WORDS_OF_SLOT);
  e.bare(X.repmovsq);
});
/** Of 64 bits. */
const WORDS_OF_SLOT = 2;

// ---- Integers ----

pair(P.addri, (e, i, width) => {
  const d = e.reg(i, 0);
  const a = e.reg(i, 1);
  const imm = e.v.imm[i];
  if (imm === 0) {
    // Still a 32-bit write: users may rely on the upper half.
    if (width === 32 || d !== a) e.rr(sized(X.mov, width), d, a);
  } else if (d !== a) e.mem(sized(X.lea, width), d, a, imm);
  else {
    // 128 needs four bytes, -128 one.
    if (imm === 128) e.rr(sized(X.subi, width), 0, d, -128);
    else e.rr(sized(X.addi, width), 0, d, imm);
    e.setFlags(d, width);
  }
});
pair(P.addrr, (e, i, width) => {
  const d = e.reg(i, 0);
  const a = e.reg(i, 1);
  const b = e.reg(i, 2);
  if (d === a || d === b) {
    e.rr(sized(X.add, width), d, d === a ? b : a);
    e.setFlags(d, width);
  } else {
    // A base of rbp or r13 costs a displacement byte, and three-component forms are slow.
    const swap = (a & 7) === 5;
    encodeMem(e.buf, sized(X.lea, width), d, 0, swap ? e.place.indexed(b, a) : e.place.indexed(a, b), 0);
  }
});
pair(P.shlri, (e, i, width) => {
  const d = e.reg(i, 0);
  const a = e.reg(i, 1);
  const n = e.v.imm[i];
  if (d === a) {
    if (n === 1) e.rr(sized(X.add, width), d, d);
    else e.rr(sized(X.shl, width), 0, d, n);
  } else if (n === 1) encodeMem(e.buf, sized(X.lea, width), d, 0, e.place.indexed(a, a), 0);
  else {
    // A lea without base has a four-byte displacement: only the copy would be shorter.
    encodeMem(e.buf, sized(X.lea, width), d, 0, e.place.indexed(ABSENT, a, n), 0);
  }
});
pair(P.iconst, (e, i, width) => {
  constant(e, e.reg(i, 0), e.v.imm[i], width === 32 ? 0 : e.v.aux[i]);
});
/** The shortest instruction that loads a constant (upper half `high`). */
function constant(e: Emitter, d: number, low: number, high: number): void {
  if (high === 0) {
    if (low === 0) e.rr(X.xor32, d, d);
    else e.rr(X.movi32, 0, d, low);
  } else if (high === -1 && low < 0) e.rr(X.movi64, 0, d, low);
  else encodeImm64(e.buf, X.movabs, d, low, high);
}
pair(P.sdiv, (e, i, width) => {
  e.bare(sized(X.cdq, width));
  e.rm(sized(X.idiv, width), 0, 0, i, 3, 0);
});
pair(P.udiv, (e, i, width) => {
  e.rr(X.xor32, RDX, RDX);
  e.rm(sized(X.div, width), 0, 0, i, 3, 0);
});
on('smulh64', (e, i) => e.rm(X.imulh64, 0, 0, i, 3, 0));
on('umulh64', (e, i) => e.rm(X.mul64, 0, 0, i, 3, 0));
pair(P.srem, (e, i, width) => {
  // INT_MIN / -1 faults; the remainder by -1 is 0.
  const back = e.buf.newLabel();
  e.rm(sized(X.cmpi, width), 0, 0, i, 3, -1);
  e.buf.branch(
    CC.e,
    e.out.cold(back, () => e.rr(X.xor32, RDX, RDX)),
  );
  e.bare(sized(X.cdq, width));
  e.rm(sized(X.idiv, width), 0, 0, i, 3, 0);
  e.buf.bind(back);
});
pair(P.clz, (e, i, width) => {
  const d = e.reg(i, 0);
  // bsr gives the index of the highest one and leaves an unspecified value for 0.
  e.rr(X.movi32, 0, SCRATCH, width === 32 ? 63 : 127);
  e.rr(sized(X.bsr, width), d, e.reg(i, 1));
  e.rr(sized(X.cmov, width), d, SCRATCH, CC.e);
  e.rr(X.xori32, 0, d, width === 32 ? 31 : 63);
});
pair(P.ctz, (e, i, width) => {
  const d = e.reg(i, 0);
  e.rr(X.movi32, 0, SCRATCH, width);
  e.rr(sized(X.bsf, width), d, e.reg(i, 1));
  e.rr(sized(X.cmov, width), d, SCRATCH, CC.e);
});
on('setcc', (e, i) => e.rr(X.setcc, 0, e.reg(i, 0), e.v.imm[i]));
on('setfcc', (e, i) => {
  const d = e.reg(i, 0);
  const t = e.reg(i, 2);
  const equal = e.v.imm[i] === CC.feq;
  e.rr(X.setcc, 0, d, equal ? CC.e : CC.ne);
  e.rr(X.setcc, 0, t, equal ? CC.np : CC.p);
  e.rr(equal ? X.and32 : X.or32, d, t);
});

// ---- Memory that others share ----

on('atomicLoop', (e, i) => {
  const { v, buf } = e;
  const log2 = v.imm[i] >> 16;
  const wide = log2 === 3 ? 64 : 32;
  const load = [X.movzx8, X.movzx16, X.mov32, X.mov64][log2] as Row;
  e.access(i);
  e.rm(load, RAX, 0, i, 2, 0);
  const again = buf.newLabel();
  buf.bind(again);
  e.rr(sized(X.mov, wide), SCRATCH, RAX);
  e.rr((v.imm[i] & 0xffff) as Row, SCRATCH, e.reg(i, 1));
  e.rm(rowsOf('cmpxchg')[log2] as Row, SCRATCH, 0, i, 2, 0);
  buf.branch(CC.ne, again);
});
on('fence', (e) => e.bare(X.mfence));

// ---- Floats ----

on('fzero', (e, i) => {
  const d = e.reg(i, 0);
  zero(e, d);
});
function zero(e: Emitter, d: number): void {
  encodeReg(e.buf, e.form(X.xorps), d, d, d, 0);
}
on('fselect', (e, i) => {
  const d = e.reg(i, 0);
  const yes = e.reg(i, 2);
  if (d === yes) return;
  const over = e.buf.newLabel();
  e.branchIf(invert(e.v.imm[i]), over);
  e.vec2(X.movaps, d, yes);
  e.buf.bind(over);
});

const minMax =
  (op: VectorOp, isMin: boolean, f32: boolean): PseudoEmitter =>
  (e, i) => {
    const d = e.reg(i, 0);
    const a = e.reg(i, 1);
    const b = e.reg(i, 2);
    const back = e.buf.newLabel();
    // ZF: equal (zeros of either sign) or unordered.
    e.vec2(compareOf(f32), a, b);
    e.buf.branch(
      CC.e,
      e.out.cold(back, () => {
        // Equal: only zeros can differ, and -0 is the smaller. Unordered: the sum is the quiet NaN.
        const nan = e.buf.newLabel();
        e.buf.branch(CC.p, nan);
        e.vec(isMin ? X.orps : X.andps, d, a, b);
        e.out.jump(back);
        e.buf.bind(nan);
        e.vec(f32 ? X.addss : X.addsd, d, a, b);
      }),
    );
    e.vec(op, d, a, b);
    e.buf.bind(back);
  };
HANDLERS[P.fmin32] = minMax(X.minss, true, true);
HANDLERS[P.fmin64] = minMax(X.minsd, true, false);
HANDLERS[P.fmax32] = minMax(X.maxss, false, true);
HANDLERS[P.fmax64] = minMax(X.maxsd, false, false);

/** What a conversion of P.cvtu to P.cvtfromu is between. */
const floatOf = (kind: number): boolean => (kind & 1) === 0;
const intOf = (kind: number): Width => ((kind & 2) === 0 ? 32 : 64);
const compareOf = (f32: boolean): VectorOp => (f32 ? X.ucomiss : X.ucomisd);

/** d = s, truncated. */
function truncate(e: Emitter, f32: boolean, width: Width, d: number, s: number): void {
  e.rr(truncating(f32, width, e.hasVex), d, s);
}
on('cvtu', (e, i) => {
  const d = e.reg(i, 0);
  const s = e.reg(i, 1);
  const f32 = floatOf(e.v.imm[i]);
  const back = e.buf.newLabel();
  truncate(e, f32, 64, d, s);
  e.rr(X.test64, d, d);
  e.buf.branch(
    CC.s,
    e.out.cold(back, () => {
      convertHigh(e, f32, d, s);
      e.rr(X.btci64, 0, d, 63);
    }),
  );
  e.buf.bind(back);
});
on('cvtsat', (e, i) => {
  const d = e.reg(i, 0);
  const s = e.reg(i, 1);
  const f32 = floatOf(e.v.imm[i]);
  const width = intOf(e.v.imm[i]);
  const back = e.buf.newLabel();
  truncate(e, f32, width, d, s);
  // The machine's answer to everything it cannot convert is INT_MIN: the only value where minus 1 overflows.
  e.rr(sized(X.cmpi, width), 0, d, 1);
  e.buf.branch(
    CC.o,
    e.out.cold(back, () => saturate(e, f32, width, d, s, back)),
  );
  e.buf.bind(back);
});
on('cvtusat', (e, i) => {
  const d = e.reg(i, 0);
  const s = e.reg(i, 1);
  const f32 = floatOf(e.v.imm[i]);
  const width = intOf(e.v.imm[i]);
  const back = e.buf.newLabel();
  const rest = e.out.cold(back, () => saturateUnsigned(e, f32, width, d, s, back));
  truncate(e, f32, 64, d, s);
  if (width === 32) {
    e.rr(X.mov32, SCRATCH, d);
    e.rr(X.cmp64, SCRATCH, d);
    e.buf.branch(CC.ne, rest);
  } else {
    e.rr(X.test64, d, d);
    e.buf.branch(CC.s, rest);
  }
  e.buf.bind(back);
});

/** Integer in `s` → float in `d`; xor first, because the conversion keeps the rest of its destination. */
function fromInt(e: Emitter, f32: boolean, width: Width, d: number, s: number): void {
  zero(e, d);
  const [low, high] = f32 ? [X.cvtsi2ss32, X.cvtsi2ss64] : [X.cvtsi2sd32, X.cvtsi2sd64];
  e.vec(width === 32 ? low : high, d, d, s);
}
on('cvtfroms', (e, i) => {
  const kind = e.v.imm[i];
  fromInt(e, floatOf(kind), intOf(kind), e.reg(i, 0), e.reg(i, 1));
});
on('cvtfromu', (e, i) => {
  const kind = e.v.imm[i];
  const d = e.reg(i, 0);
  const s = e.reg(i, 1);
  const f32 = floatOf(kind);
  if (intOf(kind) === 32) {
    e.rr(X.mov32, SCRATCH, s);
    return fromInt(e, f32, 64, d, SCRATCH);
  }
  const back = e.buf.newLabel();
  e.rr(X.test64, s, s);
  e.buf.branch(
    CC.s,
    e.out.cold(back, () => fromHighInt(e, f32, d, s)),
  );
  fromInt(e, f32, 64, d, s);
  e.buf.bind(back);
});
on('funary', (e, i) => {
  const d = e.reg(i, 0);
  const a = e.reg(i, 1);
  const op = e.v.imm[i] as VectorOp;
  if (!e.hasVex && d !== a) zero(e, d);
  encodeReg(e.buf, e.form(op), d, e.hasVex ? a : 0, a, e.v.disp[i]);
});

// ---- Cold sequences ----

/** 2^63 in either type, in the pool. */
function twoTo63(e: Emitter, f32: boolean): number {
  return f32 ? e.pool.constant(4, 0x5f000000) : e.pool.constant(8, 0, 0x43e00000);
}
/** xmm15 = s - 2^63; d = xmm15 converted. */
function convertHigh(e: Emitter, f32: boolean, d: number, s: number): void {
  if (!e.hasVex) e.vec2(X.movaps, XMM15, s);
  e.poolRow(e.form(f32 ? X.subss : X.subsd), XMM15, e.hasVex ? s : 0, twoTo63(e, f32), 0);
  truncate(e, f32, 64, d, XMM15);
}

/** What cvtt could not convert to a signed integer of `width` bits: `d` holds INT_MIN. */
function saturate(e: Emitter, f32: boolean, width: Width, d: number, s: number, back: number): void {
  const { buf } = e;
  const nan = buf.newLabel();
  zero(e, XMM15);
  e.vec2(compareOf(f32), XMM15, s);
  buf.branch(CC.p, nan);
  buf.branch(CC.a, back);
  e.rr(sized(X.subi, width), 0, d, 1);
  e.out.jump(back);
  buf.bind(nan);
  e.rr(X.xor32, d, d);
}
/** What is negative, NaN or too large for the signed conversion, to an unsigned integer of `width` bits. */
function saturateUnsigned(e: Emitter, f32: boolean, width: Width, d: number, s: number, back: number): void {
  const { buf } = e;
  const positive = buf.newLabel();
  zero(e, XMM15);
  e.vec2(compareOf(f32), s, XMM15);
  buf.branch(CC.a, positive);
  e.rr(X.xor32, d, d);
  e.out.jump(back);
  buf.bind(positive);
  if (width === 32) return e.rr(X.movi32, 0, d, -1);
  const over = buf.newLabel();
  convertHigh(e, f32, d, s);
  e.rr(X.test64, d, d);
  buf.branch(CC.s, over);
  e.rr(X.btci64, 0, d, 63);
  e.out.jump(back);
  buf.bind(over);
  e.rr(X.movi64, 0, d, -1);
}
/** An unsigned integer from 2^63 on → float: half of it, the lost bit kept sticky for rounding, then doubled. */
function fromHighInt(e: Emitter, f32: boolean, d: number, s: number): void {
  const even = e.buf.newLabel();
  e.rr(X.mov64, SCRATCH, s);
  e.rr(X.shr64, 0, SCRATCH, 1);
  e.buf.branch(CC.ae, even);
  e.rr(X.ori64, 0, SCRATCH, 1);
  e.buf.bind(even);
  fromInt(e, f32, 64, d, SCRATCH);
  e.vec(f32 ? X.addss : X.addsd, d, d, d);
}
