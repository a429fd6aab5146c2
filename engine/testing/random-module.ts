/**
 * Test support: random valid modules for comparing the compiler's stages with another engine. In: a seed; out: the bytes of a
 * module with functions that end (loops and the whole run spend fuel), exporting `f` (function 0), the memory and the globals.
 * Every numeric instruction, loads, stores, copies and fills, all structured control with multi-value blocks, br_table, calls.
 */
import { ByteWriter } from '../wasm/bytes.ts';
import { bug } from '../wasm/errors.ts';
import { OP_BY_NAME, OP_ROWS, type OpRow } from '../wasm/opcodes.ts';
import { F32, F64, I32, I64, type ValType } from '../wasm/types.ts';
import { Random } from './random.ts';

const TYPES = [I32, I64, F32, F64];
const NAMES: Readonly<Record<string, ValType>> = { i32: I32, i64: I64, f32: F32, f64: F64 };
const typed = (names: readonly string[] | undefined): ValType[] | undefined => names?.map((n) => NAMES[n] ?? 0);

/** Numeric rows by result type. */
const NUMERIC = new Map<ValType, { row: OpRow; params: ValType[] }[]>(TYPES.map((t) => [t, []]));
const LOADS = new Map<ValType, OpRow[]>(TYPES.map((t) => [t, []]));
const STORES: OpRow[] = [];
for (const row of OP_ROWS) {
  const params = typed(row.params);
  const result = typed(row.results)?.[0] ?? 0;
  if (row.ir === undefined || params === undefined || row.prefix > 0xfc) continue;
  if (row.ir.startsWith('load')) LOADS.get(result)?.push(row);
  else if (row.ir.startsWith('store')) STORES.push(row);
  else if (!params.includes(0)) NUMERIC.get(result)?.push({ row, params });
}
export const GLOBALS = [I32, I64, F32, F64];

interface Signature {
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
}
interface Label {
  readonly types: readonly ValType[];
  readonly loop: boolean;
}

const FLOATS = [
  0,
  -0,
  1,
  -1,
  0.5,
  1.5,
  2.5,
  1e10,
  -1e10,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  2 ** 63,
  -(2 ** 63),
  1e300,
  Infinity,
  -Infinity,
  NaN,
  5e-324,
];
const INTS = [0, 1, -1, 2, 3, 7, 8, 10, 16, 31, 32, 255, 256, 1000, 65535, 65536, 0x7fff_ffff, -0x8000_0000, 0x1234_5678];

class Generator {
  readonly r: Random;
  readonly sigs: Signature[];
  private w = new ByteWriter();
  private locals: ValType[] = [];
  private labels: Label[] = [];
  private budget = 0;
  private self = 0;
  private fuel = 0;

  constructor(r: Random, sigs: Signature[]) {
    this.r = r;
    this.sigs = sigs;
  }

  private op(name: string): void {
    const row = OP_BY_NAME.get(name) as OpRow;
    this.row(row);
  }
  private row(row: OpRow): void {
    if (row.prefix !== 0) {
      this.w.u8(row.prefix);
      this.w.leb(row.code);
    } else this.w.u8(row.code);
  }

  constant(t: ValType): void {
    const { w, r } = this;
    if (t === I32) {
      this.op('i32.const');
      w.sleb(r.chance(70) ? r.pick(INTS) : r.next() | 0);
    } else if (t === I64) {
      this.op('i64.const');
      const lo = r.chance(70) ? r.pick(INTS) : r.next() | 0;
      w.sleb64(lo, r.chance(70) ? lo >> 31 : r.pick(INTS));
    } else if (t === F32) {
      this.op('f32.const');
      const b = new Uint8Array(4);
      new DataView(b.buffer).setFloat32(0, r.pick(FLOATS), true);
      w.raw(b);
    } else {
      this.op('f64.const');
      const b = new Uint8Array(8);
      new DataView(b.buffer).setFloat64(0, r.pick(FLOATS), true);
      w.raw(b);
    }
  }

  /** An expression of type `t`. */
  expr(t: ValType, depth: number): void {
    const { r, w } = this;
    this.budget--;
    if (depth <= 0 || this.budget < 0) {
      this.leaf(t);
      return;
    }
    switch (r.below(14)) {
      case 0:
      case 1:
      case 2:
        this.leaf(t);
        return;
      case 3: {
        const rows = LOADS.get(t) ?? [];
        this.address(depth);
        const row = r.pick(rows);
        this.row(row);
        w.leb(row.align);
        w.leb(r.chance(80) ? r.below(64) : r.pick([65530, 65536, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff]));
        return;
      }
      case 4: {
        this.expr(t, depth - 1);
        this.expr(t, depth - 1);
        this.expr(I32, depth - 1);
        this.op('select');
        return;
      }
      case 5: {
        const l = this.pickLocal(t);
        if (l < 0) this.leaf(t);
        else {
          this.expr(t, depth - 1);
          this.op('local.tee');
          w.leb(l);
        }
        return;
      }
      case 6:
        this.block('if', [t], depth);
        return;
      case 7:
        this.block(r.chance(30) ? 'loop' : 'block', [t], depth);
        return;
      case 8: {
        const callee = this.self + 1 + r.below(3);
        const sig = this.sigs[callee];
        if (sig === undefined || !sig.results.includes(t)) {
          this.leaf(t);
          return;
        }
        this.values(sig.params, depth - 1);
        this.op('call');
        w.leb(callee);
        this.keepOne(sig.results, t);
        return;
      }
      default: {
        const { row, params } = r.pick(NUMERIC.get(t) ?? []);
        // The sign and payload of a NaN are the engine's choice: keep them out of what can see them.
        const bitwise = row.ir === 'bitcast' || row.ir === 'fcopysign';
        for (const p of params) {
          this.expr(p, depth - 1);
          if (bitwise && (p === F32 || p === F64)) this.replaceNaN(p);
        }
        this.row(row);
      }
    }
  }

  /** Keeps the last value of type `t` of several on the stack, through locals that every function has. */
  private keepOne(results: readonly ValType[], t: ValType): void {
    let kept = -1;
    for (let i = results.length - 1; i >= 0; i--) {
      const scratch = TYPES.indexOf(t);
      if (kept < 0 && results[i] === t) {
        this.op('local.set');
        this.w.leb(this.fuel + 1 + scratch);
        kept = scratch;
      } else this.op('drop');
    }
    this.op('local.get');
    this.w.leb(this.fuel + 1 + kept);
  }

  /** The float on the stack, or a zero for NaN. */
  private replaceNaN(t: ValType): void {
    const l = this.fuel + 1 + TYPES.indexOf(t);
    const name = t === F32 ? 'f32' : 'f64';
    this.op('local.tee');
    this.w.leb(l);
    this.op(`${name}.const`);
    this.w.zeros(t === F32 ? 4 : 8);
    for (const op of ['local.get', 'local.get']) {
      this.op(op);
      this.w.leb(l);
    }
    this.op(`${name}.eq`);
    this.op('select');
  }

  values(types: readonly ValType[], depth: number): void {
    for (const t of types) this.expr(t, depth);
  }

  private address(depth: number): void {
    this.expr(I32, depth - 1);
    if (this.r.chance(90)) {
      this.op('i32.const');
      this.w.sleb(this.r.pick([0xff, 0xfff, 0xffff]));
      this.op('i32.and');
    }
  }

  private pickLocal(t: ValType): number {
    const own: number[] = [];
    this.locals.forEach((type, i) => {
      if (type === t && i !== this.fuel) own.push(i);
    });
    return own.length === 0 ? -1 : this.r.pick(own);
  }

  leaf(t: ValType): void {
    const l = this.pickLocal(t);
    if (t === I32 && this.r.chance(3)) {
      this.op('memory.size');
      this.w.u8(0);
      return;
    }
    const k = this.r.below(10);
    if (k < 6 && l >= 0) {
      this.op('local.get');
      this.w.leb(l);
    } else if (k < 7) {
      this.op('global.get');
      this.w.leb(GLOBALS.indexOf(t));
    } else this.constant(t);
  }

  /** A block that leaves `types`; multi-value through type indices that follow the signatures (`blockType`). */
  private block(kind: 'block' | 'loop' | 'if', types: readonly ValType[], depth: number): void {
    const { w } = this;
    if (kind === 'if') this.expr(I32, depth - 1);
    this.op(kind);
    if (types.length === 0) w.u8(0x40);
    else if (types.length === 1) w.u8((types[0] ?? I32) & 0x7f);
    else w.sleb(this.sigs.length);
    this.labels.push({ types: kind === 'loop' ? [] : types, loop: kind === 'loop' });
    this.body(types, depth);
    if (kind === 'if' && (types.length > 0 || this.r.chance(50))) {
      this.op('else');
      this.body(types, depth);
    }
    this.labels.pop();
    this.op('end');
  }

  /** Statements, then `types` on the stack (or an unconditional branch). */
  private body(types: readonly ValType[], depth: number): void {
    const n = this.r.below(4);
    for (let i = 0; i < n; i++) this.statement(depth - 1);
    if (this.r.chance(12)) this.jump(depth - 1);
    else this.values(types, depth - 1);
  }

  private spendFuel(): void {
    // fuel = fuel - 1; leaves fuel > 0
    this.op('local.get');
    this.w.leb(this.fuel);
    this.op('i32.const');
    this.w.sleb(1);
    this.op('i32.sub');
    this.op('local.tee');
    this.w.leb(this.fuel);
    this.op('i32.const');
    this.w.sleb(0);
    this.op('i32.gt_s');
  }

  private label(forward: boolean): number {
    const candidates: number[] = [];
    this.labels.forEach((l, i) => {
      if (!forward || !l.loop) candidates.push(this.labels.length - 1 - i);
    });
    return this.r.pick(candidates);
  }
  private at(label: number): Label {
    return this.labels[this.labels.length - 1 - label] ?? bug('label');
  }

  private jump(depth: number): void {
    const { r, w } = this;
    if (r.chance(10)) {
      this.op('unreachable');
      return;
    }
    const label = this.label(true);
    const { types } = this.at(label);
    this.values(types, depth);
    if (r.chance(40)) {
      // A table of labels with the same types.
      const same: number[] = [];
      this.labels.forEach((l, i) => {
        if (!l.loop && l.types.join() === types.join()) same.push(this.labels.length - 1 - i);
      });
      this.expr(I32, depth - 1);
      this.op('br_table');
      const n = r.below(6);
      w.leb(n);
      for (let i = 0; i <= n; i++) w.leb(r.pick(same));
    } else {
      this.op('br');
      w.leb(label);
    }
  }

  statement(depth: number): void {
    const { r, w } = this;
    this.budget--;
    const t = r.pick(TYPES);
    switch (this.budget < 0 ? 0 : r.below(10)) {
      case 0:
      case 1: {
        const l = this.pickLocal(t);
        if (l < 0) return;
        this.expr(t, depth);
        this.op('local.set');
        w.leb(l);
        return;
      }
      case 2: {
        const row = r.pick(STORES);
        this.address(depth);
        const stored = NAMES[row.params?.[1] ?? ''] ?? I32;
        this.expr(stored, depth - 1);
        if (stored === F32 || stored === F64) this.replaceNaN(stored);
        this.row(row);
        w.leb(row.align);
        w.leb(r.below(64));
        return;
      }
      case 3:
        this.expr(t, depth);
        this.op('global.set');
        w.leb(GLOBALS.indexOf(t));
        return;
      case 4:
        this.block('if', [], depth);
        return;
      case 5:
        this.block('block', [], depth);
        return;
      case 6:
        this.block('loop', [], depth);
        return;
      case 9: {
        // A range of at most 255 bytes, now and then out of bounds.
        const copy = r.chance(50);
        this.address(depth);
        if (copy) this.address(depth);
        else this.expr(I32, depth - 1);
        this.expr(I32, depth - 1);
        this.op('i32.const');
        w.sleb(0xff);
        this.op('i32.and');
        this.op(copy ? 'memory.copy' : 'memory.fill');
        w.u8(0);
        if (copy) w.u8(0);
        return;
      }
      case 7: {
        const label = this.label(false);
        const { types, loop } = this.at(label);
        this.values(types, depth - 1);
        this.expr(I32, depth - 1);
        if (loop) {
          this.spendFuel();
          this.op('i32.and');
        }
        this.op('br_if');
        w.leb(label);
        for (let i = 0; i < types.length; i++) this.op('drop');
        return;
      }
      default: {
        // Two values through a block with two results.
        this.block('block', [I32, F64], depth);
        this.op('drop');
        this.op('drop');
      }
    }
  }

  /** The code entry of function `i`. */
  func(i: number, size: number): Uint8Array {
    const sig = this.sigs[i] ?? bug('signature');
    this.w = new ByteWriter();
    this.self = i;
    this.budget = size;
    const extra = Array.from({ length: this.r.below(5) }, () => this.r.pick(TYPES));
    this.fuel = sig.params.length + extra.length;
    const own = [...extra, I32, I32, I64, F32, F64];
    this.locals = [...sig.params, ...own];
    this.w.leb(own.length);
    for (const t of own) {
      this.w.leb(1);
      this.w.u8(t & 0x7f);
    }
    this.op('i32.const');
    this.w.sleb(20);
    this.op('local.set');
    this.w.leb(this.fuel);
    this.labels = [{ types: sig.results, loop: false }];
    for (let n = 1 + this.r.below(4); n > 0; n--) this.statement(5);
    this.values(sig.results, 5);
    this.op('end');
    return this.w.finish();
  }
}

function section(out: ByteWriter, id: number, fill: (w: ByteWriter) => void): void {
  const w = new ByteWriter();
  fill(w);
  out.u8(id);
  out.vec(w.view());
}

/** A module from a seed; `size` bounds the instructions of a function. */
export function randomModule(seed: number, size = 150): { bytes: Uint8Array; params: ValType[]; results: ValType[] } {
  const r = new Random(seed);
  const types = (n: number): ValType[] => Array.from({ length: n }, () => r.pick(TYPES));
  const sigs: Signature[] = Array.from({ length: 3 }, () => ({ params: types(r.below(5)), results: types(r.below(3)) }));
  const g = new Generator(r, sigs);
  const out = new ByteWriter();
  out.raw(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  section(out, 1, (w) => {
    w.leb(sigs.length + 1);
    for (const { params, results } of [...sigs, { params: [], results: [I32, F64] }]) {
      w.u8(0x60);
      w.leb(params.length);
      for (const t of params) w.u8(t & 0x7f);
      w.leb(results.length);
      for (const t of results) w.u8(t & 0x7f);
    }
  });
  section(out, 3, (w) => {
    w.leb(sigs.length);
    for (let i = 0; i < sigs.length; i++) w.leb(i);
  });
  section(out, 5, (w) => w.raw(Uint8Array.of(1, 0, 1)));
  section(out, 6, (w) => {
    w.leb(GLOBALS.length);
    for (const t of GLOBALS) {
      w.u8(t & 0x7f);
      w.u8(1);
      const name = { [I32]: 'i32', [I64]: 'i64', [F32]: 'f32', [F64]: 'f64' }[t] as string;
      const row = OP_BY_NAME.get(`${name}.const`) as OpRow;
      w.u8(row.code);
      w.raw(new Uint8Array(t === F32 ? 4 : t === F64 ? 8 : 1));
      w.u8(0x0b);
    }
  });
  section(out, 7, (w) => {
    w.leb(2 + GLOBALS.length);
    w.name('f');
    w.u8(0);
    w.leb(0);
    w.name('m');
    w.u8(2);
    w.leb(0);
    GLOBALS.forEach((_, i) => {
      w.name(`g${i}`);
      w.u8(3);
      w.leb(i);
    });
  });
  section(out, 10, (w) => {
    w.leb(sigs.length);
    sigs.forEach((_, i) => {
      w.vec(g.func(i, size));
    });
  });
  const first = sigs[0] ?? bug('signature');
  return { bytes: out.finish(), params: [...first.params], results: [...first.results] };
}
