/**
 * IR text: what is printed re-parses to the same text, for random modules before and after the passes, and reading reports what
 * it cannot read.
 */
import { expect } from 'chai';
import { decode } from '../../binary/decode.ts';
import { moduleEnv } from '../../frontend/ssa/env.ts';
import { translateFunction } from '../../frontend/translate.ts';
import { runPasses } from '../../passes/pipeline.ts';
import { randomModule } from '../../testing/random-module.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import { IrFunc } from '../func.ts';
import { parseFunc } from '../testing/parse.ts';
import { printFunc } from './print.ts';
import { verifyFunc } from './verify.ts';

const SAMPLE = `function 3 (i32, i64) -> (f64)
signature 2 (i64) -> (i32, f32)
signature 5 () -> (ref)
block0(v0: i32, v1: i64):
  v2 = iconst.i64 0x00000001fffffffe
  v3 = vmload.i64 64 full constant
  v4 = load.i32 v3 + v1 + 16 u8 memory trap=memoryOutOfBounds
  store v3 + 8, v4 full memory
  vmstore 80, v4 full global
  v6 = icmp.slt.i32 v4, v0
  trapnz v6 tableOutOfBounds v1 88 3
  v8 = call 7 sig2 (v2)
  v9 = proj.i32 v8 0
  v10 = proj.f32 v8 1
  v11 = call_ptr.ref v3, v2 sig5 ()
  v12 = libcall.i64 memory_grow (v9, v1)
  brif v9, block1(v9), block2
block1(v15: i32):
  br_table v15, [block1(v9), block2, block2]
block2:
  v16 = f64const.f64 0x3ff0000000000000
  stack_store 5, v16
  stack_move 1 3 4
  v19 = stack_load.f64 3
  return v19
`;

/** Calls with exceptional successors. */
const TRYING = `function 0 (i32, i64) -> (i32)
signature 2 (i64) -> (i32, f32)
signature 3 () -> ()
block0(v0: i32, v1: i64):
  v2 = try_call 7 sig2 (v1) [tag0 block2(v0), catch_all block3, block1]
block1:
  v3 = proj.i32 v2 0
  v4 = proj.f32 v2 1
  v5 = try_call_ptr v1, v1 sig3 () [catch_all block2(v3), block3]
block2(v6: i32):
  return v6
block3:
  return v0
`;

describe('IR text', () => {
  it('prints what it reads', () => {
    const f = parseFunc(SAMPLE);
    verifyFunc(f);
    expect(printFunc(f)).to.equal(SAMPLE);
  });

  it('prints calls with exceptional successors', () => {
    const f = parseFunc(TRYING);
    verifyFunc(f);
    expect(printFunc(f)).to.equal(TRYING);
  });

  it('re-parses random modules to the same text', () => {
    for (let seed = 0; seed < 25; seed++) {
      const m = decode(randomModule(seed).bytes, { features: ALL_FEATURES });
      const env = moduleEnv(m, { bounds: seed % 2 === 0 ? 'guard' : 'explicit', traps: 'signals' });
      m.funcs.forEach((_, i) => {
        const f = new IrFunc();
        translateFunction(env, i, f);
        if (seed % 3 !== 0) runPasses(f);
        const text = printFunc(f);
        const again = parseFunc(text);
        verifyFunc(again);
        expect(printFunc(again)).to.equal(text);
      });
    }
  });

  it('names the line it cannot read', () => {
    expect(() => parseFunc('function 0 () -> ()\nblock0:\n  frobnicate v1\n')).to.throw('frobnicate');
    expect(() => parseFunc('function 0 (i33) -> ()\n')).to.throw('i33');
  });
});
