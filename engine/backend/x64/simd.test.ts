/**
 * Every vector instruction against Node's own engine, at both CPU levels: a module with one loop per instruction, lane and way to
 * use it (operands from memory, operands that live on, each pair of operands one vector, the result in each operand's place, a
 * constant on either side, shifts by every amount) runs over the same vectors here and there: two million operations a level.
 * What it wrote must be equal to the last bit, NaNs of arithmetic excepted. Relaxed instructions are compared with the expression
 * that the deterministic profile says they are.
 */
import { expect } from 'chai';
import { compile, encode, type Func, i32, type Memory, type Module, parse, Store, validate } from '../../index.ts';
import { hostCpus } from '../../runtime/load/load.ts';
import { OP_ROWS, type OpRow } from '../../wasm/opcodes.ts';
import { nanBits, unifyNans } from './testing/nans.ts';
import { strict } from './testing/strict.ts';

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object) => { exports: Record<string, unknown> };
  };
};

/** Operand sets. */
const VECTORS = 256;
const CPUS = ['x86-64-v2', 'x86-64-v3'].filter((cpu) => hostCpus().includes(cpu));
const IN = 48;
const OUT = 64;
/** Nothing is aligned: a legacy SSE form with such a memory operand faults. */
const IN_AT = 5;
const OUT_AT = 65536 + 3;
/** The numbers from 0 on: shift amounts that are loaded. */
const AMOUNTS_AT = 32769;

// Random numbers that are the same every time.
let state = 12345;
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return (state ^ (state >>> 15)) >>> 0;
}
const pick = <T>(list: readonly T[]): T => list[random() % list.length] as T;

const F32 = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  2147483520,
  4294967040,
  -1.5,
  Infinity,
  -Infinity,
  1e-45,
  3e38,
];
const F64 = [...F32, 2147483647, 2147483648.5, 4294967295, 4294967296, -2147483649, 5e-324, 1e308, 0.1];
/** One lane's worth of a hard value, or noise. */
function fillVector(v: DataView, at: number): void {
  const kind = random() % 7;
  const width = [1, 2, 4, 8, 4, 8, 4][kind] as number;
  for (let k = 0; k < 16; k += 4) v.setUint32(at + k, random(), true);
  if (kind === 6) return;
  for (let k = 0; k < 16; k += width) {
    if (random() % 4 === 0) continue;
    if (kind === 4) {
      const nan = random() % 6;
      if (nan === 0) v.setUint32(at + k, pick([0x7fc00000, 0xffc00000, 0x7f800001, 0x7fffffff]), true);
      else v.setFloat32(at + k, pick(F32), true);
    } else if (kind === 5) {
      const nan = random() % 6;
      if (nan === 0) v.setBigUint64(at + k, pick([0x7ff8n << 48n, 0xfff8n << 48n, (0x7ff0n << 48n) + 1n]), true);
      else v.setFloat64(at + k, pick(F64), true);
    } else {
      const bits = BigInt(width * 8);
      const top = 1n << (bits - 1n);
      v.setBigUint64(0, BigInt.asUintN(Number(bits), pick([0n, 1n, -1n, top, top - 1n, top + 1n, 2n, bits])), true);
      for (let b = 0; b < width; b++) v.setUint8(at + k + b, v.getUint8(b));
    }
  }
}
/** Operands: three vectors a set. */
function operands(): Uint8Array {
  const bytes = new Uint8Array(8 + VECTORS * IN);
  const v = new DataView(bytes.buffer);
  for (let at = 8; at < bytes.length; at += 16) fillVector(v, at);
  return bytes.slice(8);
}

interface Loop {
  readonly what: string;
  readonly body: string;
  /** The same for the other engine. */
  readonly reference: string;
  /** Bits of float lanes whose NaNs may differ, 0: none may. */
  readonly nan: 0 | 32 | 64;
}

/** Locals: 0 the count, 1 input, 2 output, then a, b, c as vectors and result of every type. */
const HEAD = `(param i32) (local $p i32) (local $q i32) (local $a v128) (local $b v128) (local $c v128)
  (local $v128 v128) (local $i32 i32) (local $i64 i64) (local $f32 f32) (local $f64 f64)`;
const loop = (body: string): string => `(local.set $q (i32.const ${OUT_AT}))
  (local.set $p (i32.const ${IN_AT}))
  (loop $next ${body}
    (local.set $p (i32.add (local.get $p) (i32.const ${IN})))
    (local.set $q (i32.add (local.get $q) (i32.const ${OUT})))
    (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))`;
const fromMemory = (type: string, k: number): string => `(${type}.load offset=${16 * k} (local.get $p))`;
const load = `(local.set $a ${fromMemory('v128', 0)}) (local.set $b ${fromMemory('v128', 1)}) (local.set $c ${fromMemory('v128', 2)})`;
const locals = ['a', 'b', 'c'];
const CONSTANTS: Readonly<Record<string, readonly string[]>> = {
  v128: ['i64x2 0 0', 'i64x2 -1 -1', 'i8x16 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 200', 'f32x4 1 -0 nan 4e9', 'f64x2 -3.5 nan'],
  i32: ['0', '1', '5', '-1'],
  i64: ['0', '-7'],
  f32: ['0', '1.5'],
  f64: ['0', '-2.5'],
};

/** The ways to use one instruction with one immediate. */
function loopsOf(row: OpRow, immediate: string): Loop[] {
  const { name, params = [], results = [] } = row;
  const result = results[0] ?? '';
  /** `over`: the local of an operand that the result replaces first. */
  const make = (what: string, setup: string, args: readonly string[], behind: string, over = ''): Loop => {
    const set = (e: string): string => (over === '' ? setup : `${setup} (local.set ${over} ${e})`);
    const use = (e: string): string =>
      `${set(e)} (${result}.store (local.get $q) ${over === '' ? e : `(local.get ${over})`}) ${behind}`;
    const relaxed = row.feature === 'relaxed-simd';
    const body = use(`(${name}${immediate} ${args.join(' ')})`);
    return {
      what: `${name}${immediate}, ${what}`,
      body,
      reference: relaxed ? use(strict(name, args)) : body,
      nan: nanBits(name),
    };
  };
  const memory = params.map(fromMemory);
  const kept = params.map((t, k) => (t === 'v128' ? `(local.get $${locals[k]})` : fromMemory(t, k)));
  const after = `${locals.map((v, k) => `(v128.store offset=${16 + 16 * k} (local.get $q) (local.get $${v}))`).join(' ')}`;
  const loops = [
    make('memory', '', memory, ''),
    make('operands live on', load, kept, after),
    make('operands die', load, kept, ''),
  ];
  // Operands that are one vector: all, and each pair of three.
  const vectors = params.flatMap((t, k) => (t === 'v128' ? [k] : []));
  const aliased = [vectors, ...(vectors.length > 2 ? vectors.map((k) => vectors.filter((j) => j !== k)) : [])];
  for (const same of aliased) {
    const args = kept.map((x, k) => (same.includes(k) ? `(local.get $${locals[same[0] ?? 0]})` : x));
    loops.push(make(`operands ${same.join(' and ')} one`, load, args, after));
    if (result === 'v128')
      for (const k of vectors)
        loops.push(make(`operands ${same.join(' and ')} one, over ${k}`, load, args, after, `$${locals[k]}`));
  }
  params.forEach((t, k) => {
    const c = `(${t}.const ${pick(CONSTANTS[t] ?? [])})`;
    const args = kept.map((x, j) => (j === k ? c : x));
    loops.push(make(`operand ${k} constant ${c}`, load, args, after));
    if (params.length === 1) return;
    // All constant, for the one who folds.
    loops.push(
      make(
        `constants, ${k}`,
        '',
        params.map((type) => `(${type}.const ${pick(CONSTANTS[type] ?? [])})`),
        '',
      ),
    );
    if (t === result) loops.push(make(`over operand ${k}`, load, kept, after, `$${locals[k]}`));
  });
  return loops;
}

/** Masks of shuffles that the machine has instructions for, and what is near them. */
function masks(): number[][] {
  const range = Array.from({ length: 16 }, (_, k) => k);
  const list: number[][] = [];
  for (let n = 0; n < 32; n++)
    list.push(
      range.map((k) => (k + n) & 31),
      range.map((k) => (k + n) & 15),
      range.map(() => n),
    );
  for (const size of [1, 2, 4, 8])
    for (const half of [0, 8])
      for (const [x, y] of [
        [0, 16],
        [16, 0],
        [0, 0],
        [16, 16],
      ] as const)
        list.push(range.map((k) => (Math.floor(k / size) & 1 ? y : x) + half + Math.floor(k / (2 * size)) * size + (k % size)));
  for (const size of [1, 2, 4])
    for (let n = 0; n < 24; n++) {
      const lanes = range.map(() => random() % (n % 2 === 0 ? 32 / size : 16 / size));
      list.push(range.map((k) => (lanes[Math.floor(k / size)] as number) * size + (k % size)));
      // In place, from either source.
      list.push(range.map((k) => k + ((lanes[Math.floor(k / size)] as number) & 1) * 16));
      list.push(range.map((k) => (k < 8 ? k : 8 + (((lanes[Math.floor(k / size)] as number) * size + (k % size)) % 8))));
      list.push(range.map((k) => (k > 7 ? k : ((lanes[Math.floor(k / size)] as number) * size + (k % size)) % 8)));
    }
  // Low halves and high halves of wide lanes.
  for (const size of [1, 2, 4]) for (const half of [0, size]) list.push(range.map((k) => 2 * k - (k % size) + half));
  for (let n = 0; n < 16; n++)
    for (const z of [1, 2, 4, 8]) {
      // Extensions with what may be zero.
      list.push(range.map((k) => (k % (2 * z) < z ? Math.floor(k / (2 * z)) * z + (k % z) : 16 + n)));
    }
  return list;
}

function allLoops(): Loop[] {
  const loops: Loop[] = [];
  for (const row of OP_ROWS) {
    if (row.feature !== 'simd' && row.feature !== 'relaxed-simd') continue;
    const [imm = ''] = row.imms;
    if (row.ir === undefined || row.align >= 0) continue;
    if (imm === 'shuffle') {
      for (const m of masks()) loops.push(...loopsOf(row, ` ${m.join(' ')}`).filter((_, k) => k < 5));
    } else if (imm.startsWith('lane')) {
      for (let n = 0; n < Number(imm.slice(4)); n++) loops.push(...loopsOf(row, ` ${n}`));
    } else loops.push(...loopsOf(row, ''));
    if (!/\.sh[lr]/.test(row.name)) continue;
    const amounts = Array.from({ length: 256 }, (_, n): [string, string] => [String(n), `(i32.const ${n})`]);
    amounts.push(
      ['every amount', LAST],
      ['every amount, loaded', `(i32.load offset=${AMOUNTS_AT} (i32.shl ${LAST} (i32.const 2)))`],
    );
    for (const [what, amount] of amounts) {
      const body = `(v128.store (local.get $q) (${row.name} (v128.load (local.get $p)) ${amount}))`;
      loops.push({ what: `${row.name} by ${what}`, body, reference: body, nan: 0 });
    }
  }
  return [...loops, ...narrowings()];
}
/** Low halves of lanes whose high halves a shift has cleared, or almost. */
function narrowings(): Loop[] {
  return ['i16x8', 'i32x4'].flatMap((shape, wide) => {
    const mask = Array.from({ length: 16 }, (_, k) => 2 * k - (k % (wide + 1))).join(' ');
    const bits = 8 << wide;
    return [bits - 1, bits, bits + 1, 3 * bits].flatMap((x) =>
      [0, bits].map((y): Loop => {
        const shifted = (k: number, n: number): string => `(${shape}.shr_u ${fromMemory('v128', k)} (i32.const ${n}))`;
        const body = `(v128.store (local.get $q) (i8x16.shuffle ${mask} ${shifted(0, x)} ${shifted(1, y)}))`;
        return { what: `low halves of ${shape} shifted by ${x} and ${y}`, body, reference: body, nan: 0 };
      }),
    );
  });
}
/** Runs from 255 to 0. */
const LAST = '(i32.sub (local.get 0) (i32.const 1))';

const PER_MODULE = 400;
const moduleOf = (bodies: readonly string[]): { module: Module; bytes: Uint8Array } => {
  const funcs = bodies.map((b, i) => `(func (export "f${i}") ${HEAD} ${loop(b)})`);
  const pages = 2 + Math.ceil((VECTORS * OUT) / 65536);
  const m = parse(`(module (memory (export "m") ${pages}) ${funcs.join('\n')})`);
  validate(m);
  return { module: m, bytes: encode(m) };
};
describe('x64 vector code against V8', function () {
  this.timeout(240_000);
  const input = operands();
  const amounts = new Uint8Array(Int32Array.from({ length: VECTORS }, (_, n) => n).buffer);
  const loops = allLoops();
  const operations = loops.length * VECTORS;
  it('is at least a million operations', () => expect(operations).to.be.at.least(1_000_000));
  for (const cpu of CPUS) {
    it(`${cpu}: ${operations} operations`, () => {
      for (let from = 0; from < loops.length; from += PER_MODULE) {
        const part = loops.slice(from, from + PER_MODULE);
        const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleOf(part.map((l) => l.reference)).bytes));
        const theirs = new Uint8Array((exports['m'] as { buffer: ArrayBuffer }).buffer);
        theirs.set(input, IN_AT);
        theirs.set(amounts, AMOUNTS_AT);
        const store = new Store();
        try {
          const instance = store.instantiate(compile(moduleOf(part.map((l) => l.body)).module, { cpu, verify: true }));
          const memory = instance.exports.get('m') as Memory;
          memory.write(IN_AT, input);
          memory.write(AMOUNTS_AT, amounts);
          part.forEach((l, i) => {
            theirs.fill(0, OUT_AT, OUT_AT + VECTORS * OUT);
            memory.write(OUT_AT, new Uint8Array(VECTORS * OUT));
            (exports[`f${i}`] as (n: number) => void)(VECTORS);
            store.invoke(instance.exports.get(`f${i}`) as Func, [i32(VECTORS)]);
            const expected = theirs.slice(OUT_AT, OUT_AT + VECTORS * OUT);
            const got = memory.read(OUT_AT, VECTORS * OUT).slice();
            // Where the result took an operand's place it was stored twice.
            const length = l.what.includes('over ') ? OUT : 16;
            unifyNans(expected, l.nan, length, OUT);
            unifyNans(got, l.nan, length, OUT);
            if (Buffer.compare(got, expected) === 0) return;
            const at = got.findIndex((b, k) => b !== expected[k]);
            const set = Math.floor(at / OUT);
            const hex = (b: Uint8Array, start: number, n: number): string =>
              Buffer.from(b.slice(start, start + n)).toString('hex');
            expect.fail(
              `${l.what}: byte ${at % OUT} for ${hex(input, set * IN, IN)}: ${hex(got, set * OUT, OUT)}, V8 ${hex(expected, set * OUT, OUT)}`,
            );
          });
        } finally {
          store.close();
        }
      }
    });
  }
});
