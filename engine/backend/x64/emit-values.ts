/**
 * Pseudo instructions of x86-64 that compute values with several machine instructions: a handler gets the emitter and the instruction.
 * Rare paths of float conversions and minima go to cold sequences behind the function.
 */
import type { Emitter, Handler } from './emit.ts';
import { encodeMem, encodeReg } from './encode.ts';
import { CC, OP_COUNT, P } from './ops.ts';
import { RDX, SCRATCH, SCRATCH_VEC } from './registers.ts';
import { X } from './rows.ts';

const XMM15 = SCRATCH_VEC & 15;
/** Opcode → handler. */
const HANDLERS: (Handler | undefined)[] = new Array<Handler | undefined>(OP_COUNT).fill(undefined);
export const valueHandlers: readonly (Handler | undefined)[] = HANDLERS;
const on = (name: keyof typeof P, handler: Handler): void => {
  HANDLERS[P[name]] = handler;
};
/** Both widths of a pseudo instruction. */
const pair = (name: keyof typeof P, handler: (e: Emitter, i: number, w: number) => void): void => {
  const op = P[name];
  HANDLERS[op] = (e, i) => handler(e, i, 0);
  HANDLERS[op + 1] = (e, i) => handler(e, i, 1);
};

// ---- Integers ----

pair('addri32', (e, i, w) => {
  const d = e.reg(i, 0);
  const a = e.reg(i, 1);
  const imm = e.v.imm[i];
  if (imm === 0) {
    // Still a 32-bit write: users may rely on the upper half.
    if (w === 0 || d !== a) e.rr(X.mov32 + w, d, a);
  } else if (d !== a) e.mem(X.lea32 + w, d, a, imm);
  else {
    // 128 needs four bytes, -128 one.
    if (imm === 128) e.rr(X.subi32 + w, 0, d, -128);
    else e.rr(X.addi32 + w, 0, d, imm);
    e.setFlags(d, 1 + w);
  }
});
pair('addrr32', (e, i, w) => {
  const d = e.reg(i, 0);
  const a = e.reg(i, 1);
  const b = e.reg(i, 2);
  if (d === a || d === b) {
    e.rr(X.add32 + w, d, d === a ? b : a);
    e.setFlags(d, 1 + w);
  } else {
    // A base of rbp or r13 costs a displacement byte, and three-component forms are slow.
    const swap = (a & 7) === 5;
    encodeMem(e.buf, X.lea32 + w, d, 0, swap ? b : a, swap ? a : b, 0, 0, 0);
  }
});
pair('shlri32', (e, i, w) => {
  const d = e.reg(i, 0);
  const a = e.reg(i, 1);
  const n = e.v.imm[i];
  if (d === a) {
    if (n === 1) e.rr(X.add32 + w, d, d);
    else e.rr(X.shl32 + w, 0, d, n);
  } else if (n === 1) encodeMem(e.buf, X.lea32 + w, d, 0, a, a, 0, 0, 0);
  else {
    // A lea without base has a four-byte displacement: only the copy would be shorter.
    encodeMem(e.buf, X.lea32 + w, d, 0, -1, a, n, 0, 0);
  }
});
pair('iconst32', (e, i, w) => {
  constant(e, e.reg(i, 0), e.v.imm[i], w === 0 ? 0 : e.v.aux[i]);
});
/** The shortest instruction that loads a constant (upper half `high`). */
function constant(e: Emitter, d: number, low: number, high: number): void {
  if (high === 0) {
    if (low === 0) e.rr(X.xor32, d, d);
    else e.rr(X.movi32, 0, d, low);
  } else if (high === -1 && low < 0) e.rr(X.movi64, 0, d, low);
  else {
    e.buf.byte(d > 7 ? 0x49 : 0x48);
    e.buf.byte(0xb8 | (d & 7));
    e.buf.word(low);
    e.buf.word(high);
  }
}

/** cdq, or cqo. */
function signExtendRax(e: Emitter, w: number): void {
  if (w === 1) e.buf.byte(0x48);
  e.buf.byte(0x99);
}
pair('sdiv32', (e, i, w) => {
  signExtendRax(e, w);
  e.rm(X.idiv32 + w, 0, 0, i, 3, 0);
});
pair('udiv32', (e, i, w) => {
  e.rr(X.xor32, RDX, RDX);
  e.rm(X.div32 + w, 0, 0, i, 3, 0);
});
on('smulh64', (e, i) => e.rm(X.imulh64, 0, 0, i, 3, 0));
on('umulh64', (e, i) => e.rm(X.mul64, 0, 0, i, 3, 0));
pair('srem32', (e, i, w) => {
  // INT_MIN / -1 faults; the remainder by -1 is 0.
  const back = e.buf.newLabel();
  e.rm(X.cmpi32 + w, 0, 0, i, 3, -1);
  e.buf.branch(
    CC.e,
    e.out.cold(back, () => e.rr(X.xor32, RDX, RDX)),
  );
  signExtendRax(e, w);
  e.rm(X.idiv32 + w, 0, 0, i, 3, 0);
  e.buf.bind(back);
});
pair('clz32', (e, i, w) => {
  const d = e.reg(i, 0);
  // bsr gives the index of the highest one and leaves an unspecified value for 0.
  e.rr(X.movi32, 0, SCRATCH, w === 0 ? 63 : 127);
  e.rr(X.bsr32 + w, d, e.reg(i, 1));
  e.rr(X.cmov32 + w, d, SCRATCH, CC.e);
  e.rr(X.xori32, 0, d, w === 0 ? 31 : 63);
});
pair('ctz32', (e, i, w) => {
  const d = e.reg(i, 0);
  e.rr(X.movi32, 0, SCRATCH, w === 0 ? 32 : 64);
  e.rr(X.bsf32 + w, d, e.reg(i, 1));
  e.rr(X.cmov32 + w, d, SCRATCH, CC.e);
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

// ---- Floats ----

on('fzero', (e, i) => {
  const d = e.reg(i, 0);
  zero(e, d);
});
function zero(e: Emitter, d: number): void {
  encodeReg(e.buf, X.xorps + e.vex, d, d, d, 0);
}
on('fselect', (e, i) => {
  const d = e.reg(i, 0);
  const yes = e.reg(i, 2);
  if (d === yes) return;
  const over = e.buf.newLabel();
  const cc = e.v.imm[i];
  if (cc === CC.feq) {
    e.buf.branch(CC.ne, over);
    e.buf.branch(CC.p, over);
  } else if (cc === CC.fne) {
    const take = e.buf.newLabel();
    e.buf.branch(CC.ne, take);
    e.buf.branch(CC.np, over);
    e.buf.bind(take);
  } else e.buf.branch(cc ^ 1, over);
  e.vec2(X.movaps, d, yes);
  e.buf.bind(over);
});

/** Row of the double form behind the float form: SSE and VEX rows alternate. */
const byType = (ss: number, f64: number): number => ss + 2 * f64;

const minMax =
  (ss: number, isMin: boolean, f64: number): Handler =>
  (e, i) => {
    const d = e.reg(i, 0);
    const a = e.reg(i, 1);
    const b = e.reg(i, 2);
    const back = e.buf.newLabel();
    // ZF: equal (zeros of either sign) or unordered.
    e.vec2(f64 ? X.ucomisd : X.ucomiss, a, b);
    e.buf.branch(
      CC.e,
      e.out.cold(back, () => {
        // Equal: only zeros can differ, and -0 is the smaller. Unordered: the sum is the quiet NaN.
        const nan = e.buf.newLabel();
        e.buf.branch(CC.p, nan);
        e.vec(isMin ? X.orps : X.andps, d, a, b);
        e.out.jump(back);
        e.buf.bind(nan);
        e.vec(f64 ? X.addsd : X.addss, d, a, b);
      }),
    );
    e.vec(byType(ss, f64), d, a, b);
    e.buf.bind(back);
  };
HANDLERS[P.fmin32] = minMax(X.minss, true, 0);
HANDLERS[P.fmin64] = minMax(X.minss, true, 1);
HANDLERS[P.fmax32] = minMax(X.maxss, false, 0);
HANDLERS[P.fmax64] = minMax(X.maxss, false, 1);

/** Row of cvttss2si and its kin: source f64, result i64, level. */
function cvttRow(e: Emitter, f64: number, w: number): number {
  return (f64 ? X.cvttsd2si32 : X.cvttss2si32) + w + 2 * e.vex;
}
on('cvtu', (e, i) => {
  const d = e.reg(i, 0);
  const s = e.reg(i, 1);
  const f64 = e.v.imm[i] & 1;
  const back = e.buf.newLabel();
  e.rr(cvttRow(e, f64, 1), d, s);
  e.rr(X.test64, d, d);
  e.buf.branch(
    CC.s,
    e.out.cold(back, () => {
      convertHigh(e, f64, d, s);
      e.rr(X.btci64, 0, d, 63);
    }),
  );
  e.buf.bind(back);
});
on('cvtsat', (e, i) => {
  const d = e.reg(i, 0);
  const s = e.reg(i, 1);
  const f64 = e.v.imm[i] & 1;
  const w = e.v.imm[i] >> 1;
  const back = e.buf.newLabel();
  e.rr(cvttRow(e, f64, w), d, s);
  // The machine's answer to everything it cannot convert is INT_MIN: the only value where minus 1 overflows.
  e.rr(X.cmpi32 + w, 0, d, 1);
  e.buf.branch(
    CC.o,
    e.out.cold(back, () => saturate(e, f64, w, d, s, back)),
  );
  e.buf.bind(back);
});
on('cvtusat', (e, i) => {
  const d = e.reg(i, 0);
  const s = e.reg(i, 1);
  const f64 = e.v.imm[i] & 1;
  const w = e.v.imm[i] >> 1;
  const back = e.buf.newLabel();
  const rest = e.out.cold(back, () => saturateUnsigned(e, f64, w, d, s, back));
  e.rr(cvttRow(e, f64, 1), d, s);
  if (w === 0) {
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
function fromInt(e: Emitter, f64: number, w: number, d: number, s: number): void {
  zero(e, d);
  e.vec(f64 ? (w ? X.cvtsi2sd64 : X.cvtsi2sd32) : w ? X.cvtsi2ss64 : X.cvtsi2ss32, d, d, s);
}
on('cvtfroms', (e, i) => {
  const kind = e.v.imm[i];
  fromInt(e, kind & 1, kind >> 1, e.reg(i, 0), e.reg(i, 1));
});
on('cvtfromu', (e, i) => {
  const kind = e.v.imm[i];
  const d = e.reg(i, 0);
  const s = e.reg(i, 1);
  if (kind >> 1 === 0) {
    e.rr(X.mov32, SCRATCH, s);
    return fromInt(e, kind & 1, 1, d, SCRATCH);
  }
  const back = e.buf.newLabel();
  e.rr(X.test64, s, s);
  e.buf.branch(
    CC.s,
    e.out.cold(back, () => fromHighInt(e, kind & 1, d, s)),
  );
  fromInt(e, kind & 1, 1, d, s);
  e.buf.bind(back);
});
on('funary', (e, i) => {
  const d = e.reg(i, 0);
  const a = e.reg(i, 1);
  const row = e.v.imm[i];
  const imm = e.v.disp[i];
  if (e.vex !== 0) encodeReg(e.buf, row + 1, d, a, a, imm);
  else {
    if (d !== a) zero(e, d);
    encodeReg(e.buf, row, d, 0, a, imm);
  }
});

// ---- Cold sequences ----

/** 2^63 in either type, in the pool. */
function twoTo63(e: Emitter, f64: number): number {
  return f64 ? e.pool.constant(8, 0, 0x43e00000) : e.pool.constant(4, 0x5f000000);
}
/** xmm15 = s - 2^63; d = xmm15 converted. */
function convertHigh(e: Emitter, f64: number, d: number, s: number): void {
  const sub = f64 ? X.subsd : X.subss;
  if (e.vex !== 0) e.poolRow(sub + 1, XMM15, s, twoTo63(e, f64), 0);
  else {
    e.rr(X.movaps, XMM15, s);
    e.poolRow(sub, XMM15, 0, twoTo63(e, f64), 0);
  }
  e.rr(cvttRow(e, f64, 1), d, XMM15);
}

/** What cvtt could not convert to a signed integer of width `w`: `d` holds INT_MIN. */
function saturate(e: Emitter, f64: number, w: number, d: number, s: number, back: number): void {
  const { buf } = e;
  const nan = buf.newLabel();
  zero(e, XMM15);
  e.vec2(f64 ? X.ucomisd : X.ucomiss, XMM15, s);
  buf.branch(CC.p, nan);
  buf.branch(CC.a, back);
  e.rr(X.subi32 + w, 0, d, 1);
  e.out.jump(back);
  buf.bind(nan);
  e.rr(X.xor32, d, d);
}
/** What is negative, NaN or too large for the signed conversion, to an unsigned integer of width `w`. */
function saturateUnsigned(e: Emitter, f64: number, w: number, d: number, s: number, back: number): void {
  const { buf } = e;
  const positive = buf.newLabel();
  zero(e, XMM15);
  e.vec2(f64 ? X.ucomisd : X.ucomiss, s, XMM15);
  buf.branch(CC.a, positive);
  e.rr(X.xor32, d, d);
  e.out.jump(back);
  buf.bind(positive);
  if (w === 0) return e.rr(X.movi32, 0, d, -1);
  const over = buf.newLabel();
  convertHigh(e, f64, d, s);
  e.rr(X.test64, d, d);
  buf.branch(CC.s, over);
  e.rr(X.btci64, 0, d, 63);
  e.out.jump(back);
  buf.bind(over);
  e.rr(X.movi64, 0, d, -1);
}
/** An unsigned integer from 2^63 on → float: half of it, the lost bit kept sticky for rounding, then doubled. */
function fromHighInt(e: Emitter, f64: number, d: number, s: number): void {
  const even = e.buf.newLabel();
  e.rr(X.mov64, SCRATCH, s);
  e.rr(X.shr64, 0, SCRATCH, 1);
  e.buf.branch(CC.ae, even);
  e.rr(X.ori64, 0, SCRATCH, 1);
  e.buf.bind(even);
  fromInt(e, f64, 1, d, SCRATCH);
  e.vec(f64 ? X.addsd : X.addss, d, d, d);
}
