/**
 * What each relaxed instruction does: the choice of the deterministic profile, which is the first that the specification lists
 * for the instruction's parameter (chapter 4.3.6: `relaxed(R)[A0, A1, …]` is A0 there). Every row has operands for which the
 * choices differ; they come in registers and as constants, at both CPU levels.
 */
import { expect } from 'chai';
import { compile, encode, type Func, parse, readArtifact, Store, validate } from '../../index.ts';
import { hostCpus } from '../../runtime/load/load.ts';
import type { WasmValue } from '../../runtime/values/values.ts';
import { OP_ROWS } from '../../wasm/opcodes.ts';

interface Row {
  readonly op: string;
  /** The parameter R, and the section that lists its choices, by its anchor in chapter 4.3. */
  readonly section: string;
  readonly operands: readonly string[];
  readonly result: string;
  /** What the other choices would answer. */
  readonly others: readonly string[];
}
const rows: Row[] = [];
const row = (op: string, section: string, operands: readonly string[], result: string, others: readonly string[]): void => {
  rows.push({ op, section, operands, result, others });
};

// [unfused, fused]: the square of 1 + 2^-12 loses its last bit before 1 is taken away, that of 1 + 2^-27 in double precision.
const MADD = 'R_fmadd, op-frelaxed_madd';
const NMADD = 'R_fmadd, op-frelaxed_nmadd';
const f32 = ['f32x4 0x1.001p0 1 -2 3', 'f32x4 0x1.001p0 1 -2 3'];
const f64 = ['f64x2 0x1.0000002p0 3', 'f64x2 0x1.0000002p0 3'];
row('f32x4.relaxed_madd', MADD, [...f32, 'f32x4 -1 0 0 1'], 'f32x4 0x1p-11 1 4 10', ['f32x4 0x1.0008p-11 1 4 10']);
row('f64x2.relaxed_madd', MADD, [...f64, 'f64x2 -1 1'], 'f64x2 0x1p-26 10', ['f64x2 0x1.0000001p-26 10']);
row('f32x4.relaxed_nmadd', NMADD, [...f32, 'f32x4 1 0 0 1'], 'f32x4 -0x1p-11 -1 -4 -8', ['f32x4 -0x1.0008p-11 -1 -4 -8']);
row('f64x2.relaxed_nmadd', NMADD, [...f64, 'f64x2 1 1'], 'f64x2 -0x1p-26 -8', ['f64x2 -0x1.0000001p-26 -8']);

// [fmin, …]: the others answer one of the operands where one is NaN or both are zeros.
const MIN = 'R_fmin, op-frelaxed_min';
const MAX = 'R_fmax, op-frelaxed_max';
const nans = ['f32x4 nan 1 0 -0', 'f32x4 1 nan -0 0'];
row('f32x4.relaxed_min', MIN, nans, 'f32x4 nan nan -0 -0', ['f32x4 nan 1 0 -0', 'f32x4 1 nan -0 0', 'f32x4 1 1 -0 -0']);
row('f32x4.relaxed_max', MAX, nans, 'f32x4 nan nan 0 0', ['f32x4 nan 1 0 -0', 'f32x4 1 nan -0 0', 'f32x4 1 1 0 0']);
for (const [op, section] of [
  ['f64x2.relaxed_min', MIN],
  ['f64x2.relaxed_max', MAX],
] as const) {
  const zero = op.endsWith('min') ? '-0 -0' : '0 0';
  const other = op.endsWith('min') ? 'f64x2 0 0' : 'f64x2 -0 -0';
  row(op, section, ['f64x2 nan 1', 'f64x2 1 nan'], 'f64x2 nan nan', ['f64x2 nan 1', 'f64x2 1 nan', 'f64x2 1 1']);
  row(op, section, ['f64x2 0 -0', 'f64x2 -0 0'], `f64x2 ${zero}`, ['f64x2 0 -0', 'f64x2 -0 0', other]);
}

// [2^15 - 1, -2^15]
const q15 = 'i16x8 -32768 -32768 1 2 3 4 16384 -1';
const Q15 = 'R_iq15mulr, op-irelaxed_q15mulr_s';
row('i16x8.relaxed_q15mulr_s', Q15, [q15, q15], 'i16x8 32767 32767 0 0 0 0 8192 0', ['i16x8 -32768 -32768 0 0 0 0 8192 0']);

// [trunc_sat, any integer]; the others here are those of x86 and of its usual sequences.
const TRUNC_S = 'R_trunc_s, op-relaxed_trunc_s';
const TRUNC_U = 'R_trunc_u, op-relaxed_trunc_u';
const low = 'i32x4 0x80000000 0x80000000';
row('i32x4.relaxed_trunc_f32x4_s', TRUNC_S, ['f32x4 nan 0x1p31 -inf -1.9'], 'i32x4 0 0x7fffffff 0x80000000 -1', [
  `${low} 0x80000000 -1`,
]);
row('i32x4.relaxed_trunc_f32x4_u', TRUNC_U, ['f32x4 nan -1 0x1p32 4294967040'], 'i32x4 0 0 -1 4294967040', [
  'i32x4 -1 -1 -1 4294967040',
  `${low} 0x80000000 4294967040`,
]);
row('i32x4.relaxed_trunc_f64x2_s_zero', TRUNC_S, ['f64x2 nan 0x1p31'], 'i32x4 0 0x7fffffff 0 0', [`${low} 0 0`]);
row('i32x4.relaxed_trunc_f64x2_s_zero', TRUNC_S, ['f64x2 inf -1.9'], 'i32x4 0x7fffffff -1 0 0', ['i32x4 0x80000000 -1 0 0']);
row('i32x4.relaxed_trunc_f64x2_u_zero', TRUNC_U, ['f64x2 nan -1'], 'i32x4 0 0 0 0', ['i32x4 -1 -1 0 0', `${low} 0 0`]);
row('i32x4.relaxed_trunc_f64x2_u_zero', TRUNC_U, ['f64x2 inf 0x1p32'], 'i32x4 -1 -1 0 0', ['i32x4 0 0 0 0']);

// [0, the lane modulo 16] for 16..127; 0 in either case from 128 on.
row(
  'i8x16.relaxed_swizzle',
  'R_swizzle, op-ivrelaxed_swizzle',
  ['i8x16 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25', 'i8x16 16 17 31 127 128 255 0 1 2 3 4 5 6 7 8 15'],
  'i8x16 0 0 0 0 0 0 10 11 12 13 14 15 16 17 18 25',
  ['i8x16 10 11 25 25 0 0 10 11 12 13 14 15 16 17 18 25'],
);

// [second operand signed, unsigned]; pairs saturate either way.
const dot = [
  'i8x16 1 0 -128 -128 127 127 -1 -2 2 3 0 0 -128 -128 -128 -128',
  'i8x16 -128 0 -128 -128 -1 -1 5 6 4 5 0 0 127 127 -128 -128',
];
const DOT = 'R_idot, op-vextbinop';
row('i16x8.relaxed_dot_i8x16_i7x16_s', DOT, dot, 'i16x8 -128 32767 -254 -17 23 0 -32512 32767', [
  'i16x8 128 -32768 32767 -17 23 0 -32512 -32768',
]);
row(
  'i32x4.relaxed_dot_i8x16_i7x16_add_s',
  'R_idot, op-vextternop',
  [...dot, 'i32x4 1 2 0x7fffffff 0x80000000'],
  'i32x4 32640 -269 -2147483626 -2147483393',
  ['i32x4 -32639 32752 -2147483626 2147418368'],
);

// [bit by bit, by the highest bit of the lane]
const SELECT = 'R_laneselect, op-irelaxed_laneselect';
for (const [shape, mask, other] of [
  ['i8x16', 'i64x2 0x0f 0x80', 'i64x2 0 0xff'],
  ['i16x8', 'i64x2 0x0fff 0x8000', 'i64x2 0 0xffff'],
  ['i32x4', 'i64x2 0x0fffffff 0x80000000', 'i64x2 0 0xffffffff'],
  ['i64x2', 'i64x2 0x0fffffffffffffff 0x8000000000000000', 'i64x2 0 -1'],
] as const)
  row(`${shape}.relaxed_laneselect`, SELECT, ['i64x2 -1 -1', 'i64x2 0 0', mask], mask, [other]);

/** Lanes as text, every NaN as one: arithmetic may choose its sign and payload. */
function lanes({ lo, hi, x2, x3 }: WasmValue, shape: string): string {
  const words = new Int32Array([lo, hi, x2, x3]);
  if (!shape.startsWith('f')) return [...words].join(' ');
  const floats = shape.startsWith('f32') ? new Float32Array(words.buffer) : new Float64Array(words.buffer);
  return Array.from(floats, (x) => (Object.is(x, -0) ? '-0' : String(x))).join(' ');
}

describe('relaxed instructions', () => {
  const text = rows.flatMap(({ op, operands, result, others }, i) => [
    `(func (export "${i}") (param ${operands.map(() => 'v128').join(' ')}) (result v128)
      (${op} ${operands.map((_, k) => `(local.get ${k})`).join(' ')}))`,
    `(func (export "${i} constant") (result v128) (${op} ${operands.map((o) => `(v128.const ${o})`).join(' ')}))`,
    ...[...operands, result, ...others].map((v, k) => `(func (export "${i}:${k}") (result v128) (v128.const ${v}))`),
  ]);
  const m = parse(`(module ${text.join('\n')})`);
  validate(m);
  encode(m);

  it('have a row each', () => {
    const all = OP_ROWS.filter((r) => r.feature === 'relaxed-simd').map((r) => r.name);
    expect([...new Set(rows.map((r) => r.op))].sort()).to.deep.equal(all.sort());
  });
  for (const cpu of ['x86-64-v2', 'x86-64-v3']) {
    describe(`at ${cpu} (needs ${cpu})`, () => {
      const store = new Store();
      const bytes = compile(m, { cpu });
      const instance = hostCpus().includes(cpu) ? store.instantiate(bytes) : undefined;
      after(() => store.close());
      it('are of the profile that the artifact names', () => {
        const { offset, size } = readArtifact(bytes).sections.find((s) => s.name === '.touchstone.engine') ?? expect.fail();
        expect(new TextDecoder().decode(bytes.subarray(offset, offset + size))).to.include('\nrelaxed-simd deterministic\n');
      });
      rows.forEach(({ op, section, operands, result, others }, i) => {
        it(`${op} (${section}) of ${operands.join(', ')} (needs ${cpu})`, function () {
          if (instance === undefined) return this.skip();
          const shape = result.slice(0, 5);
          const call = (name: string, args: readonly WasmValue[] = []): WasmValue =>
            store.invoke(instance.getExport(name) as Func, args)[0] as WasmValue;
          const values = [...operands, result, ...others].map((_, k) => call(`${i}:${k}`));
          const [expected = '', ...different] = values.slice(operands.length).map((v) => lanes(v, shape));
          expect(different, 'the choices differ').to.not.include(expected);
          expect(lanes(call(`${i}`, values.slice(0, operands.length)), shape)).to.equal(expected);
          expect(lanes(call(`${i} constant`), shape)).to.equal(expected);
        });
      });
    });
  }
});
