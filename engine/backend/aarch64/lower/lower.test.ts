/**
 * What lowering makes of common expressions, as capstone reads it: immediates, shifted and extended operands, fused comparisons,
 * addresses. One line a case; the frame is left out. And what only large functions and large constants have.
 */
import { expect } from 'chai';
import type { DecodeCode } from '../../../../runner/listing/disassembly.ts';
import { loadDecoder } from '../../../../runner/listing/disassembly.ts';
import type { FunctionCode } from '../../../compiled/compiled.ts';
import { moduleEnv } from '../../../frontend/ssa/env.ts';
import { translateFunction } from '../../../frontend/translate.ts';
import { encode, parse, validate } from '../../../index.ts';
import { IrFunc } from '../../../ir/func.ts';
import { runPasses } from '../../../passes/pipeline.ts';
import { ALL_FEATURES } from '../../../wasm/features.ts';
import { TRAP } from '../../../wasm/traps.ts';
import { allocate } from '../../regalloc/index.ts';
import { compileFunction } from '../../testing/compile-function.ts';
import { aarch64Isa } from '../isa.ts';

const CPUS = ['armv8-a', 'armv8.1-a'] as const;
type Cpu = (typeof CPUS)[number];

/** Compiles the first function of a module with one memory and a mutable global. */
function compiled(wat: string, cpu: Cpu): FunctionCode {
  const features = ALL_FEATURES;
  const m = parse(`(module (memory 1) (global $g (mut i32) (i32.const 0)) ${wat})`, { features });
  validate(m, { features });
  encode(m);
  const f = new IrFunc();
  translateFunction(moduleEnv(m, { bounds: 'guard', traps: 'signals' }), 0, f);
  runPasses(f);
  return compileFunction(f, aarch64Isa(cpu), allocate, { addressMap: true, reloadInstance: false });
}

const EPILOGUE = ['mov sp, x29', 'ldp x29, x30, [sp], #0x10', 'ret'];
const FRAME = 'stp xzr, x28, [sp, #-0x10]!';

/** A function of these parameters and this result, of one expression. */
const of = (params: string, result: string, body: string): string => `(func (param ${params}) (result ${result}) ${body})`;
const X = '(local.get 0)';
const Y = '(local.get 1)';
const Z = '(local.get 2)';

const CASES: readonly (readonly [name: string, wat: string, v8: readonly string[], v81?: readonly string[]])[] = [
  ['sum', of('i32 i32', 'i32', `(i32.add ${X} ${Y})`), ['add w0, w0, w1']],
  ['sum with a constant', of('i32', 'i32', `(i32.add ${X} (i32.const 8))`), ['add w0, w0, #8']],
  ['sum with a negative constant', of('i64', 'i64', `(i64.add ${X} (i64.const -4096))`), ['sub x0, x0, #1, lsl #12']],
  [
    'sum with a constant that is no immediate',
    of('i32', 'i32', `(i32.add ${X} (i32.const 0x12345))`),
    ['mov w1, #0x2345', 'movk w1, #1, lsl #16', 'add w0, w0, w1'],
  ],
  ['shifted operand', of('i64 i64', 'i64', `(i64.add ${X} (i64.shl ${Y} (i64.const 3)))`), ['add x0, x0, x1, lsl #3']],
  [
    'shifted operand on the left',
    of('i32 i32', 'i32', `(i32.or (i32.shr_u ${X} (i32.const 5)) ${Y})`),
    ['orr w0, w1, w0, lsr #5'],
  ],
  ['extended operand', of('i64 i32', 'i64', `(i64.add ${X} (i64.extend_i32_s ${Y}))`), ['add x0, x0, w1, sxtw']],
  ['multiply-add', of('i32 i32 i32', 'i32', `(i32.add ${Z} (i32.mul ${X} ${Y}))`), ['madd w0, w0, w1, w2']],
  ['multiply-subtract', of('i64 i64 i64', 'i64', `(i64.sub ${Z} (i64.mul ${X} ${Y}))`), ['msub x0, x0, x1, x2']],
  [
    'remainder',
    of('i32 i32', 'i32', `(i32.rem_s ${X} ${Y})`),
    ['cbz w1, #0x28', 'sdiv w2, w0, w1', 'msub w0, w2, w1, w0', 'ldr x17, [x28, #8]', 'blr x17'],
  ],
  ['mask', of('i64', 'i64', `(i64.and ${X} (i64.const 0xff00ff00ff00ff00))`), ['and x0, x0, #0xff00ff00ff00ff00']],
  ['complement', of('i32 i32', 'i32', `(i32.and ${X} (i32.xor ${Y} (i32.const -1)))`), ['bic w0, w0, w1']],
  ['bit field', of('i32', 'i32', `(i32.and (i32.shr_u ${X} (i32.const 7)) (i32.const 0x3ff))`), ['ubfx w0, w0, #7, #0xa']],
  ['rotation to the left', of('i32 i32', 'i32', `(i32.rotl ${X} ${Y})`), ['neg w1, w1', 'ror w0, w0, w1']],
  ['trailing zeros', of('i64', 'i64', `(i64.ctz ${X})`), ['rbit x0, x0', 'clz x0, x0']],
  ['comparison', of('i64 i64', 'i32', `(i64.lt_u ${X} ${Y})`), ['cmp x0, x1', 'cset w0, lo']],
  ['comparison with a negative constant', of('i32', 'i32', `(i32.gt_s ${X} (i32.const -5))`), ['cmn w0, #5', 'cset w0, gt']],
  ['choice', of('i32 i32 i32', 'i32', `(select ${X} ${Y} (i32.lt_s ${Z} (i32.const 3)))`), ['cmp w2, #3', 'csel w0, w0, w1, lt']],
  ['choice of floats', of('f64 f64', 'f64', `(select ${X} ${Y} (f64.lt ${X} ${Y}))`), ['fcmp d0, d1', 'fcsel d0, d0, d1, mi']],
  ['load', of('i32', 'i32', `(i32.load ${X})`), ['ldr x1, [x28, #0x40]', 'ldr w0, [x1, w0, uxtw]']],
  [
    'load with an offset',
    of('i32', 'i64', `(i64.load16_s offset=6 ${X})`),
    ['ldr x1, [x28, #0x40]', 'add x16, x1, w0, uxtw', 'ldrsh x0, [x16, #6]'],
  ],
  ['rotated operand', of('i32 i32', 'i32', `(i32.xor ${X} (i32.rotr ${Y} (i32.const 7)))`), ['eor w0, w0, w1, ror #7']],
  ['rotated to the left', of('i64 i64', 'i64', `(i64.or ${X} (i64.rotl ${Y} (i64.const 8)))`), ['orr x0, x0, x1, ror #56']],
  [
    'store at a multiple of its size',
    of('i32 i32', 'i32', `(i32.store offset=8 (i32.shl ${X} (i32.const 2)) ${Y}) (i32.const 0)`),
    ['lsl w0, w0, #2', 'ldr x2, [x28, #0x40]', 'add x16, x2, w0, uxtw', 'str w1, [x16, #8]', 'mov w0, #0'],
  ],
  [
    'store at less than one',
    of('i32 i64', 'i32', `(i64.store offset=8 (i32.shl ${X} (i32.const 2)) ${Y}) (i32.const 0)`),
    ['lsl w0, w0, #2', 'ldr x2, [x28, #0x40]', 'add x0, x2, w0, uxtw', 'ldr xzr, [x0, #8]', 'str x1, [x0, #8]', 'mov w0, #0'],
  ],
  [
    'store where something was loaded',
    of('i32 i32', 'i32', `(i32.store ${X} (i32.add (i32.load ${X}) ${Y})) (i32.const 0)`),
    ['ldr x2, [x28, #0x40]', 'ldr w3, [x2, w0, uxtw]', 'add w1, w1, w3', 'str w1, [x2, w0, uxtw]', 'mov w0, #0'],
  ],
  [
    'store behind what was loaded',
    of('i32 i32', 'i32', `(i32.store offset=1 ${X} (i32.add (i32.load ${X}) ${Y})) (i32.const 0)`),
    [
      ...['ldr x2, [x28, #0x40]', 'ldr w3, [x2, w0, uxtw]', 'add w1, w1, w3'],
      ...['add x0, x2, w0, uxtw', 'ldur wzr, [x0, #1]', 'stur w1, [x0, #1]', 'mov w0, #0'],
    ],
  ],
  [
    'store that may be torn',
    of('i32 i32', 'i32', `(i32.store ${X} ${Y}) (i32.const 0)`),
    ['ldr x2, [x28, #0x40]', 'ldr wzr, [x2, w0, uxtw]', 'str w1, [x2, w0, uxtw]', 'mov w0, #0'],
  ],
  ['float constants', of('f64', 'f64', `(f64.mul ${X} (f64.const 2.5))`), ['fmov d1, #2.50000000', 'fmul d0, d0, d1']],
  ['minimum', of('f32 f32', 'f32', `(f32.min ${X} ${Y})`), ['fmin s0, s0, s1']],
  ['conversion that saturates', of('f32', 'i64', `(i64.trunc_sat_f32_u ${X})`), ['fcvtzu x0, s0']],
  ['lanes', of('v128 v128', 'v128', `(i32x4.add ${X} ${Y})`), ['add v0.4s, v0.4s, v1.4s']],
  [
    'bits of two vectors by a third',
    of('v128 v128 v128', 'v128', `(v128.bitselect ${X} ${Y} ${Z})`),
    ['bsl v2.16b, v0.16b, v1.16b', 'mov v0.16b, v2.16b'],
  ],
  [
    'lanes side by side',
    of('v128 v128', 'v128', `(i8x16.shuffle 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23 ${X} ${Y})`),
    ['zip1 v0.16b, v0.16b, v1.16b'],
  ],
  [
    'atomic sum',
    of('i32 i32', 'i32', `(i32.atomic.rmw8.add_u ${X} ${Y})`),
    [
      ...['ldr x2, [x28, #0x40]', 'add x0, x2, w0, uxtw'],
      ...['ldaxrb w2, [x0]', 'add w17, w2, w1', 'stlxrb w16, w17, [x0]', 'cbnz w16, #0x18', 'mov x0, x2'],
    ],
    ['ldr x2, [x28, #0x40]', 'add x0, x2, w0, uxtw', 'ldaddalb w1, w0, [x0]'],
  ],
];

/** A loop that stores i64s, and goes on by `step` from the place in local 1. */
const storing = (step: string): string =>
  of(
    'i32',
    'i32',
    `(local $k i32) (loop $l (i64.store offset=16 (local.get $k) (i64.const 7))
       (br_if $l (i32.lt_u (local.tee $k ${step}) ${X}))) (i32.const 0)`,
  );
/** Steps, and whether the place stays a multiple of 8. */
const STEPS: readonly (readonly [step: string, whole: boolean])[] = [
  ['(i32.add (local.get $k) (i32.const 8))', true],
  ['(i32.add (local.get $k) (i32.const 4))', false],
  ['(i32.sub (i32.mul (local.get $k) (i32.const 3)) (i32.const 24))', true],
  ['(i32.xor (local.get $k) (i32.const 6))', false],
  ['(i32.and (i32.add (local.get $k) (i32.const 3)) (i32.const -8))', true],
  ['(i32.and (i32.add (local.get $k) (i32.const 8)) (i32.const 0xff))', true],
  ['(i32.add (local.get $k) (i32.load (local.get $k)))', false],
  ['(i32.shr_u (local.get $k) (i32.const 1))', false],
  // Looked at twice: as what a mask makes of it, and as it is.
  ['(i32.add (i32.and (local.get 0) (i32.const -8)) (local.get 0))', false],
  ['(select (i32.const 8) (i32.const 12) (local.get $k))', false],
];

describe('lowering for AArch64', () => {
  let decode: DecodeCode;
  before(async () => {
    decode = await loadDecoder('aarch64');
  });
  /** Instructions as text, without prologue and epilogue. */
  function listing(f: FunctionCode): string[] {
    const lines = decode(f.code.subarray(0, f.codeLength), 0).map(({ text }) => text);
    return lines.slice(lines.indexOf(FRAME) + 1).filter((line) => !EPILOGUE.includes(line));
  }

  for (const [name, wat, v8, v81 = v8] of CASES)
    for (const cpu of CPUS)
      it(`${name}, ${cpu}`, () => {
        expect(listing(compiled(wat, cpu))).deep.equal(cpu === 'armv8-a' ? v8 : v81);
      });

  for (const [step, whole] of STEPS)
    it(`reads before stores in a loop by ${step}: ${whole ? 'no' : 'yes'}`, () => {
      const reads = listing(compiled(storing(step), 'armv8-a')).filter((line) => line.startsWith('ldr xzr'));
      expect(reads.length).equal(whole ? 0 : 1);
    });

  it('branches on a register where no flag is needed', () => {
    const test = (condition: string): string =>
      listing(compiled(`(func (param i32 i64) (if ${condition} (then (unreachable))))`, 'armv8-a'))[0] ?? '';
    expect(test(X)).match(/^cbnz w0, #/);
    expect(test(`(i64.eqz ${Y})`)).match(/^cbz x1, #/);
    expect(test(`(i32.and ${X} (i32.const 0x40))`)).match(/^tbnz w0, #6, #/);
    expect(test(`(i32.eqz (i32.and ${X} (i32.const 0x80000000)))`)).match(/^tbz w0, #0x1f, #/);
    expect(test(`(i64.lt_s ${Y} (i64.const 0))`)).match(/^tbnz x1, #0x3f, #/);
    expect(test(`(i32.and ${X} (i32.const 0x60))`)).equal('tst w0, #0x60');
  });

  it('reads the place of a store that may end outside of a memory, and names both as traps', () => {
    const f = compiled(`(func (param i32 i64) (i64.store offset=8 ${X} ${Y}) (i32.store8 ${X} (i32.const 0)))`, 'armv8-a');
    const lines = listing(f);
    expect(lines.slice(1)).deep.equal([
      ...['add x3, x2, w0, uxtw', 'ldr xzr, [x3, #8]', 'str x1, [x3, #8]'],
      'strb wzr, [x2, w0, uxtw]',
    ]);
    const traps = [...f.traps].filter((_, k) => k % 2 === 1);
    expect(traps).deep.equal([TRAP.memoryOutOfBounds, TRAP.memoryOutOfBounds, TRAP.memoryOutOfBounds]);
  });

  it('reaches its constants from the beginning of a function of more than a mebibyte', () => {
    // Each step is four moves, a sum and an exclusive or.
    const step = (k: number): string =>
      `(local.set 0 (i64.xor (local.get 1) (i64.add (local.get 0) (i64.const 0x123456789abc${(k + 0x1000).toString(16)}))))`;
    const steps = Array.from({ length: 45_000 }, (_, k) => step(k)).join(' ');
    const number = 3.7;
    const f = compiled(
      `(func (param i64 i64) (result f64) (local f64)
        (local.set 2 (f64.mul (f64.convert_i64_s (local.get 0)) (f64.const ${number}))) ${steps}
        (f64.add (local.get 2) (f64.convert_i64_s (local.get 0))))`,
      'armv8-a',
    );
    expect(f.codeLength).above(2 ** 20);
    const words = new DataView(f.code.buffer, f.code.byteOffset, f.code.length);
    const lines = decode(f.code.subarray(0, 256), 0);
    const adr = lines.find(({ text }) => text.startsWith('adr x16'))?.at ?? Number.NaN;
    const imm16 = (at: number): number => (words.getUint32(at, true) >>> 5) & 0xffff;
    const distance = (imm16(adr + 8) << 16) | imm16(adr + 4);
    expect(distance).above(2 ** 20);
    expect(words.getFloat64(adr + distance, true)).equal(number);
    expect(lines.filter(({ at }) => at > adr && at <= adr + 16).map(({ text }) => text.replace(/#.*/, '#'))).deep.equal([
      ...['mov w17, #', 'movk w17, #', 'add x16, x16, w17, sxtw', 'ldr d1, [x16]'],
    ]);
  });
});
