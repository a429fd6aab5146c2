/**
 * Test support: the meaning of the IR, executed slowly and plainly, as an oracle that shares no code with folding, lowering or
 * machines. In: functions and a memory; out: results as bits, or a `Trap`. i32 are numbers, all 64-bit values bigints, floats
 * their bits. The instance is a map from offset to value; memory 0's base is address 0, so addresses are indices.
 */
import { LIBCALL } from '../../abi/calls.ts';
import { FIRST, NONE } from '../../base/brand.ts';
import { ANY_TAG } from '../../wasm/body.ts';
import {
  argumentAt,
  argumentCount,
  argumentsOf,
  edgeIn,
  edgeList,
  edgesIn,
  elseEdge,
  jumpEdge,
  listLength,
  slotCountOf,
  tagAt,
  targetOf,
  thenEdge,
  valueAt,
} from '../edges.ts';
import { type Block, type Edge, ENTRY_BLOCK, type IrFunc, type Value } from '../func.ts';
import { ACCESS, ALIAS, accessOf, aliasOf, FCMP_NAMES, ICMP_NAMES, IR_NAMES, TY, trapOf } from '../ops.ts';

export type Datum = number | bigint;

/** A trap with its code. */
export class Trap extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`trap ${code}`);
    this.code = code;
  }
}

/** An exception with its tag. */
export class Thrown extends Error {
  readonly tag: number;
  constructor(tag: number) {
    super(`exception ${tag}`);
    this.tag = tag;
  }
}

/** What a function runs in. */
export interface World {
  readonly memory: Uint8Array;
  /** Instance fields by offset. */
  readonly fields: Map<number, Datum>;
  /** Calls a function of the module; may throw a `Thrown`. */
  readonly call: (callee: number, args: Datum[]) => Datum[];
  /** Steps left. */
  fuel: number;
}

const view = new DataView(new ArrayBuffer(8));
const s64 = (v: bigint): bigint => BigInt.asIntN(64, v);
const u64 = (v: bigint): bigint => BigInt.asUintN(64, v);

/** The float whose bits these are. */
export function toFloat(ty: number, v: Datum): number {
  if (ty === TY.f32) {
    view.setInt32(0, Number(v));
    return view.getFloat32(0);
  }
  view.setBigInt64(0, BigInt(v));
  return view.getFloat64(0);
}
/** Its bits; NaNs are canonical. */
export function fromFloat(ty: number, x: number): Datum {
  if (ty === TY.f32) {
    if (Number.isNaN(x)) return 0x7fc0_0000;
    view.setFloat32(0, x);
    return view.getInt32(0);
  }
  if (Number.isNaN(x)) return 0x7ff8_0000_0000_0000n;
  view.setFloat64(0, x);
  return view.getBigInt64(0);
}

const INT: Readonly<Record<string, (a: bigint, b: bigint, width: bigint) => bigint>> = {
  iadd: (a, b) => a + b,
  isub: (a, b) => a - b,
  imul: (a, b) => a * b,
  umulhi: (a, b, w) => (BigInt.asUintN(Number(w), a) * BigInt.asUintN(Number(w), b)) >> w,
  smulhi: (a, b, w) => (a * b) >> w,
  sdiv: (a, b) => a / b,
  srem: (a, b) => a % b,
  udiv: (a, b, w) => BigInt.asUintN(Number(w), a) / BigInt.asUintN(Number(w), b),
  urem: (a, b, w) => BigInt.asUintN(Number(w), a) % BigInt.asUintN(Number(w), b),
  band: (a, b) => a & b,
  bor: (a, b) => a | b,
  bxor: (a, b) => a ^ b,
  ishl: (a, b, w) => a << (b & (w - 1n)),
  sshr: (a, b, w) => a >> (b & (w - 1n)),
  ushr: (a, b, w) => BigInt.asUintN(Number(w), a) >> (b & (w - 1n)),
  rotl: (a, b, w) =>
    (BigInt.asUintN(Number(w), a) << (b & (w - 1n))) | (BigInt.asUintN(Number(w), a) >> ((w - (b & (w - 1n))) % w)),
  rotr: (a, b, w) =>
    (BigInt.asUintN(Number(w), a) >> (b & (w - 1n))) | (BigInt.asUintN(Number(w), a) << ((w - (b & (w - 1n))) % w)),
};
const digits = (a: bigint, width: number): string => BigInt.asUintN(width, a).toString(2).padStart(width, '0');
const BITS: Readonly<Record<string, (s: string) => number>> = {
  clz: (s) => (s.includes('1') ? s.indexOf('1') : s.length),
  ctz: (s) => (s.includes('1') ? s.length - 1 - s.lastIndexOf('1') : s.length),
  popcnt: (s) => [...s].filter((c) => c === '1').length,
};
function nearest(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x;
  const low = Math.floor(x);
  const r = x - low < 0.5 || (x - low === 0.5 && low % 2 === 0) ? low : low + 1;
  return r === 0 && (x < 0 || Object.is(x, -0)) ? -0 : r;
}
const FLOAT2: Readonly<Record<string, (a: number, b: number) => number>> = {
  fadd: (a, b) => a + b,
  fsub: (a, b) => a - b,
  fmul: (a, b) => a * b,
  fdiv: (a, b) => a / b,
  fmin: Math.min,
  fmax: Math.max,
};
const FLOAT1: Readonly<Record<string, (a: number) => number>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  trunc: Math.trunc,
  nearest,
  sqrt: Math.sqrt,
};
/** Comparisons by their names without a sign: of integers, of floats. */
export const COMPARE: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  gt: (a, b) => a > b,
  le: (a, b) => a <= b,
  ge: (a, b) => a >= b,
};
export const FCOMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  gt: (a, b) => a > b,
  le: (a, b) => a <= b,
  ge: (a, b) => a >= b,
};

/** What an atomic operation leaves behind of what stood there. */
const ATOMIC = (old: bigint, operand: bigint) => ({
  atomic_load: old,
  atomic_store: operand,
  atomic_add: old + operand,
  atomic_sub: old - operand,
  atomic_and: old & operand,
  atomic_or: old | operand,
  atomic_xor: old ^ operand,
  atomic_xchg: operand,
});

/** Runs `f` on `args`. */
export function interpret(f: IrFunc, args: Datum[], world: World): Datum[] {
  const values = new Map<number, Datum>();
  const slots = new Map<number, Datum>();
  const get = (v: Value): Datum => {
    const x = values.get(v);
    if (x === undefined) throw new Error(`v${v} has no value`);
    return x;
  };
  const enter = (block: Block, list: Datum[]): void => {
    f.params[block].forEach((p, i) => {
      values.set(p, list[i]);
    });
  };
  const passed = (i: Value): Datum[] => {
    const list = argumentsOf(f, i);
    return Array.from({ length: listLength(f, list) }, (_, k) => get(valueAt(f, list, k)));
  };
  const wrap = (ty: number, v: bigint): Datum => (ty === TY.i32 ? Number(BigInt.asIntN(32, v)) : s64(v));
  const address = (i: Value): number => {
    const b = f.b[i];
    const at = u64(BigInt(get(f.a[i])) + (b === -1 ? 0n : BigInt(get(b))) + BigInt(f.imm[i]));
    return at > 2n ** 52n ? 2 ** 52 : Number(at);
  };
  const sizeOf = (ty: number, access: number): number => {
    if (access === ACCESS.full) return ty === TY.i32 || ty === TY.f32 ? 4 : 8;
    return access <= ACCESS.u8 ? 1 : access <= ACCESS.u16 ? 2 : 4;
  };
  const check = (at: number, size: number, flags: number): void => {
    if (at + size <= world.memory.length) return;
    if (trapOf(flags) === 0) throw new Error('access out of bounds without a trap code');
    throw new Trap(trapOf(flags));
  };

  /** The edge that a call with exceptional successors leaves by; its results get their values. */
  const tryCall = (i: Value): Edge => {
    const edges = edgeList(f, i);
    const n = edgesIn(f, edges);
    try {
      const results = world.call(f.imm[i], passed(i));
      for (let p: Value = FIRST; p < f.count; p++)
        if (IR_NAMES[f.op[p]] === 'proj' && f.a[p] === i) values.set(p, results[f.imm[p]]);
      return edgeIn(f, edges, n - 1);
    } catch (e) {
      if (!(e instanceof Thrown)) throw e;
      const tags = Array.from({ length: n - 1 }, (_, k) => tagAt(f, edges, k));
      const k = tags.findIndex((tag) => tag === ANY_TAG || tag === e.tag);
      if (k < 0) throw e;
      return edgeIn(f, edges, k);
    }
  };

  let block = ENTRY_BLOCK;
  enter(ENTRY_BLOCK, args);
  for (;;) {
    let goto: Edge = NONE;
    for (let i = f.first[block]; i !== -1 && goto < 0; i = f.next[i]) {
      if (world.fuel-- <= 0) throw new Error('out of fuel');
      const name = IR_NAMES[f.op[i]] as string;
      const ty = f.ty[i];
      const a = f.a[i];
      const b = f.b[i];
      const c = f.c[i];
      const imm = f.imm[i];
      const imm2 = f.imm2[i];
      const width = ty === TY.i32 ? 32n : 64n;
      const set = (v: Datum): void => {
        values.set(i, v);
      };
      const int = INT[name];
      const bits = BITS[name];
      const float2 = FLOAT2[name];
      const float1 = FLOAT1[name];
      if (int !== undefined) {
        if (/div|rem/.test(name) && BigInt(get(b)) === 0n) throw new Error('division by zero reached the IR');
        set(wrap(ty, int(BigInt(get(a)), BigInt(get(b)), width)));
      } else if (bits !== undefined) set(wrap(ty, BigInt(bits(digits(BigInt(get(a)), Number(width))))));
      else if (float2 !== undefined) {
        const x = float2(toFloat(ty, get(a)), toFloat(ty, get(b)));
        set(fromFloat(ty, ty === TY.f32 ? Math.fround(x) : x));
      } else if (float1 !== undefined) {
        const x = float1(toFloat(ty, get(a)));
        set(fromFloat(ty, ty === TY.f32 ? Math.fround(x) : x));
      } else {
        switch (name) {
          case 'iconst':
            set(ty === TY.i32 ? imm : s64((BigInt(imm2) << 32n) | BigInt(imm >>> 0)));
            break;
          case 'f32const':
            set(imm);
            break;
          case 'f64const':
            set(s64((BigInt(imm2) << 32n) | BigInt(imm >>> 0)));
            break;
          case 'icmp': {
            const cond = ICMP_NAMES[imm];
            const narrow = f.ty[a] === TY.i32 ? 32 : 64;
            const clip = cond.startsWith('u') ? BigInt.asUintN : BigInt.asIntN;
            const compare = COMPARE[cond.length === 3 ? cond.slice(1) : cond];
            set(compare(clip(narrow, BigInt(get(a))), clip(narrow, BigInt(get(b)))) ? 1 : 0);
            break;
          }
          case 'fcmp': {
            const from = f.ty[a];
            const compare = FCOMPARE[FCMP_NAMES[imm]];
            set(compare(toFloat(from, get(a)), toFloat(from, get(b))) ? 1 : 0);
            break;
          }
          case 'select':
            set(get(a) !== 0 ? get(b) : get(c));
            break;
          case 'iadd_cin':
            set(s64(BigInt(get(a)) + BigInt(get(b)) + BigInt(get(c))));
            break;
          case 'isub_bin':
            set(s64(BigInt(get(a)) - BigInt(get(b)) - BigInt(get(c))));
            break;
          case 'sextend8':
          case 'sextend16':
            set(wrap(ty, BigInt.asIntN(name === 'sextend8' ? 8 : 16, BigInt(get(a)))));
            break;
          case 'sextend32':
            set(BigInt.asIntN(32, BigInt(get(a))));
            break;
          case 'uextend':
            set(BigInt.asUintN(32, BigInt(get(a))));
            break;
          case 'ref_offset':
          case 'ref_of':
            set(BigInt.asUintN(32, BigInt(get(a))));
            break;
          case 'ref_word':
          case 'ireduce':
            set(wrap(TY.i32, BigInt(get(a))));
            break;
          case 'bitcast':
            set(get(a));
            break;
          case 'fneg':
            set(ty === TY.f32 ? Number(get(a)) ^ 0x8000_0000 : s64(BigInt(get(a)) ^ (1n << 63n)));
            break;
          case 'fabs':
            set(ty === TY.f32 ? Number(get(a)) & 0x7fff_ffff : s64(BigInt(get(a)) & ((1n << 63n) - 1n)));
            break;
          case 'fcopysign': {
            const sign = 1n << (width === 32n || ty === TY.f32 ? 31n : 63n);
            set(wrap(ty === TY.f32 ? TY.i32 : TY.i64, (BigInt(get(a)) & (sign - 1n)) | (BigInt(get(b)) & sign)));
            break;
          }
          case 'fcvt_to_sint':
          case 'fcvt_to_uint':
          case 'fcvt_to_sint_sat':
          case 'fcvt_to_uint_sat': {
            const x = toFloat(f.ty[a], get(a));
            const signed = name.includes('sint');
            const low = signed ? -(1n << (width - 1n)) : 0n;
            const high = signed ? (1n << (width - 1n)) - 1n : (1n << width) - 1n;
            const sat = name.endsWith('sat');
            if (Number.isNaN(x) && !sat) throw new Error('NaN reached a conversion');
            let v = Number.isNaN(x) ? 0n : x === Infinity ? high + 1n : x === -Infinity ? low - 1n : BigInt(Math.trunc(x));
            if (!sat && (v < low || v > high)) throw new Error('conversion out of range');
            if (v < low) v = low;
            if (v > high) v = high;
            set(wrap(ty, v));
            break;
          }
          case 'fcvt_from_sint':
          case 'fcvt_from_uint': {
            const w = f.ty[a] === TY.i32 ? 32 : 64;
            const v = (name.endsWith('sint') ? BigInt.asIntN : BigInt.asUintN)(w, BigInt(get(a)));
            set(fromFloat(ty, ty === TY.f32 ? roundToF32(v) : Number(v)));
            break;
          }
          case 'fpromote':
            set(fromFloat(TY.f64, toFloat(TY.f32, get(a))));
            break;
          case 'fdemote':
            set(fromFloat(TY.f32, Math.fround(toFloat(TY.f64, get(a)))));
            break;
          case 'vmload': {
            const v = world.fields.get(imm);
            if (v === undefined) throw new Error(`no instance field ${imm}`);
            set(v);
            break;
          }
          case 'vmstore':
            world.fields.set(imm, get(a));
            break;
          case 'stack_load':
            set(slots.get(imm) as Datum);
            break;
          case 'stack_store':
            slots.set(imm, get(a));
            break;
          case 'stack_move':
            for (let k = 0; k < slotCountOf(f, i); k++) {
              const datum = slots.get(imm2 + k);
              if (datum === undefined) slots.delete(imm + k);
              else slots.set(imm + k, datum);
            }
            break;
          case 'load': {
            const access = accessOf(imm2);
            if (aliasOf(imm2) !== ALIAS.memory) throw new Error('only memory loads are interpreted');
            const size = sizeOf(ty, access);
            const at = address(i);
            check(at, size, imm2);
            let v = 0n;
            for (let k = size - 1; k >= 0; k--) v = (v << 8n) | BigInt(world.memory[at + k]);
            if (access === ACCESS.s8 || access === ACCESS.s16 || access === ACCESS.s32) v = BigInt.asIntN(size * 8, v);
            set(wrap(ty === TY.f32 ? TY.i32 : ty, v));
            break;
          }
          case 'store': {
            const size = sizeOf(f.ty[c], accessOf(imm2));
            const at = address(i);
            check(at, size, imm2);
            const v = BigInt(get(c));
            for (let k = 0; k < size; k++) world.memory[at + k] = Number((v >> BigInt(8 * k)) & 0xffn);
            break;
          }
          case 'atomic_load':
          case 'atomic_store':
          case 'atomic_add':
          case 'atomic_sub':
          case 'atomic_and':
          case 'atomic_or':
          case 'atomic_xor':
          case 'atomic_xchg':
          case 'atomic_cas': {
            // Nobody else runs: a read and a write in a row.
            const wide = name === 'atomic_store' ? f.ty[b] : ty;
            const size = sizeOf(wide, accessOf(imm2));
            const at = Number(u64(BigInt(get(a)) + BigInt(imm)));
            check(at, size, imm2);
            const bytes = new DataView(world.memory.buffer, world.memory.byteOffset);
            const clip = (v: bigint): bigint => BigInt.asUintN(size * 8, v);
            let old = 0n;
            for (let k = size - 1; k >= 0; k--) old = (old << 8n) | BigInt(bytes.getUint8(at + k));
            const operand = b === NONE ? 0n : clip(BigInt(get(b)));
            const left = { atomic_cas: old === operand && c !== NONE ? BigInt(get(c)) : old, ...ATOMIC(old, operand) }[name];
            for (let k = 0; k < size; k++) bytes.setUint8(at + k, Number((clip(left) >> BigInt(8 * k)) & 0xffn));
            if (name !== 'atomic_store') set(wrap(ty, old));
            break;
          }
          case 'fence':
            break;
          case 'trapz':
            if (get(a) === 0) throw new Trap(imm);
            break;
          case 'trapnz':
            if (get(a) !== 0) throw new Trap(imm);
            break;
          case 'unreachable':
            throw new Trap(imm);
          case 'call': {
            const results = world.call(imm, passed(i));
            if (results.length === 1) set(results[0]);
            else
              for (let p = f.next[i]; IR_NAMES[f.op[p]] === 'proj' && f.a[p] === i; p = f.next[p]) {
                values.set(p, results[f.imm[p]]);
              }
            break;
          }
          case 'try_call':
            goto = tryCall(i);
            break;
          case 'libcall': {
            const [to = 0, second = 0, n = 0] = passed(i).map(Number);
            if (Math.max(to, imm === LIBCALL.memmove ? second : 0) + n > world.memory.length)
              throw new Error('builtin out of bounds');
            if (imm === LIBCALL.memset) world.memory.fill(second & 0xff, to, to + n);
            else if (imm === LIBCALL.memmove) world.memory.copyWithin(to, second, second + n);
            else throw new Error(`libcall ${imm} is not interpreted`);
            break;
          }
          case 'proj':
            break;
          case 'return':
            return passed(i);
          case 'jump':
            goto = jumpEdge(f, i);
            break;
          case 'brif':
            goto = get(a) !== 0 ? thenEdge(f, i) : elseEdge(f, i);
            break;
          case 'br_table': {
            const edges = edgeList(f, i);
            goto = edgeIn(f, edges, Math.min(Number(get(a)) >>> 0, edgesIn(f, edges) - 1));
            break;
          }
          default:
            throw new Error(`not interpreted: ${name}`);
        }
      }
    }
    const edge = goto;
    block = targetOf(f, edge);
    enter(
      block,
      Array.from({ length: argumentCount(f, edge) }, (_, k) => get(argumentAt(f, edge, k))),
    );
  }
}

/** An integer rounded once to f32. */
function roundToF32(v: bigint): number {
  const x = Number(v);
  const f = Math.fround(x);
  if (BigInt(x) === v || !Number.isFinite(f)) return f;
  // The double was rounded: where it fell on a tie between two f32, the exact value decides.
  const ulp = 2 ** Math.max(Math.floor(Math.log2(Math.abs(x))) - 23, -149);
  const below = Math.floor(x / ulp) * ulp;
  if (x - below !== ulp / 2) return f;
  return v > BigInt(x) ? Math.fround(below + ulp) : v < BigInt(x) ? Math.fround(below) : f;
}
