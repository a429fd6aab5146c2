/**
 * Bodies made to be expensive: deep nests, long chains of branches, many locals, tables with many labels. Each must be
 * translated and optimized in about linear time, with locals and operands of labels in frame slots where SSA form would explode;
 * never overflow the JS stack.
 */
import { expect } from 'chai';
import { processorTime } from '../../bench/figures/processor-time.ts';
import { decode } from '../binary/decode.ts';
import { IrFunc } from '../ir/func.ts';
import { runPasses } from '../passes/pipeline.ts';
import { ByteWriter } from '../wasm/bytes.ts';
import { ALL_FEATURES } from '../wasm/features.ts';
import { moduleEnv } from './ssa/env.ts';
import { translateFunction } from './translate.ts';

/**
 * A module with one function (i32) -> () of `locals` further i32 locals; type 1 is [] -> [i32 x 1000], type 2 that of `tags`
 * tags.
 */
function moduleOf(locals: number, body: (w: ByteWriter) => void, tags = 0): Uint8Array {
  const out = new ByteWriter();
  out.raw(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  const section = (id: number, fill: (w: ByteWriter) => void): void => {
    const w = new ByteWriter();
    fill(w);
    out.u8(id);
    out.vec(w.view());
  };
  section(1, (w) => {
    w.raw(Uint8Array.of(3, 0x60, 1, 0x7f, 0, 0x60, 0));
    w.leb(1000);
    for (let i = 0; i < 1000; i++) w.u8(0x7f);
    w.raw(Uint8Array.of(0x60, 0, 0));
  });
  section(3, (w) => w.raw(Uint8Array.of(1, 0)));
  if (tags > 0)
    section(13, (w) => {
      w.leb(tags);
      for (let i = 0; i < tags; i++) bytes(w, 0, 2);
    });
  section(10, (w) => {
    const b = new ByteWriter();
    b.leb(1);
    b.leb(locals);
    b.u8(0x7f);
    body(b);
    w.leb(1);
    w.vec(b.view());
  });
  return out.finish();
}

const BLOCK = [0x02, 0x40];
/** A try_table whose one clause takes everything, to the construct around it. */
const TRY = [0x1f, 0x40, 1, 2, 0];
const LOOP = [0x03, 0x40];
const GET0 = [0x20, 0];
const END = 0x0b;
const bytes = (w: ByteWriter, ...list: number[]): void => {
  for (const b of list) w.u8(b);
};
/** local[l] = k */
function setLocal(w: ByteWriter, l: number, k: number): void {
  w.u8(0x41);
  w.sleb(k);
  w.u8(0x21);
  w.leb(l);
}

/** Milliseconds. What is not near-linear takes minutes. */
const SOON = 5000;

function compile(code: Uint8Array): IrFunc {
  const f = new IrFunc();
  const spent = processorTime(() => {
    const env = moduleEnv(decode(code, { features: ALL_FEATURES }), { bounds: 'guard', traps: 'signals' });
    translateFunction(env, 0, f);
    runPasses(f);
  });
  expect(spent).to.be.below(SOON);
  return f;
}

describe('hostile bodies', () => {
  it('1,000,000 nested blocks', () => {
    const n = 1_000_000;
    const f = compile(
      moduleOf(1, (w) => {
        for (let i = 0; i < n; i++) bytes(w, ...BLOCK);
        for (let i = 0; i <= n; i++) w.u8(END);
      }),
    );
    expect(f.layout.length).to.equal(1);
  });

  it('nested loops that all branch', () => {
    const n = 10_000;
    const f = compile(
      moduleOf(1, (w) => {
        for (let i = 0; i < n; i++) bytes(w, ...LOOP);
        setLocal(w, 1, 5);
        for (let i = 0; i < n; i++) bytes(w, ...GET0, 0x0d, 0, END);
        w.u8(END);
      }),
    );
    expect(f.layout.length).to.be.lessThan(3 * n);
  });

  it('nested ifs with both arms', () => {
    const n = 10_000;
    compile(
      moduleOf(1, (w) => {
        for (let i = 0; i < n; i++) {
          bytes(w, ...GET0, 0x04, 0x40);
          setLocal(w, 1, i);
        }
        for (let i = 0; i < n; i++) bytes(w, 0x05, ...GET0, 0x21, 1, END);
        w.u8(END);
      }),
    );
  });

  it('many branches out of a block that changed many locals', () => {
    const f = compile(
      moduleOf(5_000, (w) => {
        bytes(w, ...BLOCK);
        for (let l = 1; l <= 5_000; l++) setLocal(w, l, l);
        for (let i = 0; i < 10_000; i++) bytes(w, ...GET0, 0x0d, 0);
        bytes(w, END, END);
      }),
    );
    expect(f.stackSlots).to.equal(5_001);
  });

  it('many nested loops over many locals', () => {
    const n = 5_000;
    const f = compile(
      moduleOf(1_000, (w) => {
        for (let i = 0; i < n; i++) {
          bytes(w, ...LOOP);
          setLocal(w, 1 + (i % 1_000), i);
        }
        for (let i = 0; i < n; i++) bytes(w, ...GET0, 0x0d, 0, END);
        w.u8(END);
      }),
    );
    expect(f.stackSlots).to.equal(1_001);
  });

  it('a table of 200,000 labels', () => {
    const n = 200_000;
    compile(
      moduleOf(1, (w) => {
        for (let i = 0; i < 1000; i++) bytes(w, ...BLOCK);
        bytes(w, ...GET0, 0x0e);
        w.leb(n);
        for (let i = 0; i <= n; i++) w.leb(i % 1000);
        for (let i = 0; i < 1000; i++) {
          w.u8(END);
          setLocal(w, 1, i);
        }
        w.u8(END);
      }),
    );
  });

  it('100,000 calls in 10,000 nested try_tables: a clause for everything hides those around it', () => {
    const n = 10_000;
    const f = compile(
      moduleOf(1, (w) => {
        for (let i = 0; i < n; i++) bytes(w, ...TRY);
        for (let i = 0; i < 10 * n; i++) bytes(w, 0x41, 0, 0x10, 0);
        for (let i = 0; i <= n; i++) w.u8(END);
      }),
    );
    expect(f.layout.length).to.be.lessThan(40 * n);
  });

  it('5,000 clauses of other tags around as many calls', () => {
    const tags = 5_000;
    const body = (w: ByteWriter): void => {
      for (let i = 0; i < tags; i++) {
        bytes(w, 0x1f, 0x40, 1, 0);
        w.leb(i);
        w.u8(0);
      }
      for (let i = 0; i < tags; i++) bytes(w, 0x41, 0, 0x10, 0);
      for (let i = 0; i <= tags; i++) w.u8(END);
    };
    expect(compile(moduleOf(1, body, tags)).layout.length).to.be.lessThan(6 * tags);
  });

  it('1,000 values over each of many branches', () => {
    const code = moduleOf(1, (w) => {
      bytes(w, 0x02, 1);
      for (let i = 0; i < 1000; i++) bytes(w, ...GET0);
      for (let i = 0; i < 60_000; i++) bytes(w, ...GET0, 0x0d, 0);
      w.u8(END);
      for (let i = 0; i < 1000; i++) w.u8(0x1a);
      w.u8(END);
    });
    expect(compile(code).stackSlots).to.equal(2 + 1_000);
  });
});
