/**
 * What passes must not do, and what holds for functions of any kind. What each is for shows before-after.test.ts.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { Flow, KNOWS } from '../ir/analysis/flow.ts';
import type { IrFunc } from '../ir/func.ts';
import { printFunc } from '../ir/inspect/print.ts';
import { verifyFunc } from '../ir/inspect/verify.ts';
import { interpret, Thrown } from '../ir/testing/interpret.ts';
import { parseFunc } from '../ir/testing/parse.ts';
import { BoundsCheckElimination } from './bounds-check-elimination.ts';
import { DeadCodeElimination } from './dce.ts';
import { GlobalValueNumbering } from './gvn.ts';
import { LoopInvariantCodeMotion } from './licm.ts';
import type { Pass } from './pass.ts';
import { runPass, runPasses } from './pipeline.ts';
import { Reassociation } from './reassociate.ts';
import { SimplifyCfg } from './simplify-cfg.ts';

const LICM = new LoopInvariantCodeMotion();
const GVN = new GlobalValueNumbering();
const BOUNDS = new BoundsCheckElimination();
const DCE = new DeadCodeElimination();
const REASSOCIATE = new Reassociation();

/** Runs passes on a body and answers the lines of the result. */
function run(head: string, body: string, ...passes: Pass[]): string[] {
  const f = parseFunc(`function 0 ${head}\n${body}`);
  verifyFunc(f);
  const flow = new Flow();
  for (const pass of passes) runPass(pass, f, flow, verifyFunc);
  return linesOf(f);
}
function linesOf(f: IrFunc): string[] {
  return printFunc(f)
    .trim()
    .split('\n')
    .slice(1)
    .map((l) => l.trim());
}

describe('passes', () => {
  it('gvn: a load is not carried over a write on one of two paths', () => {
    const out = run(
      '(i32, i64) -> (i32)',
      `block0(v0: i32, v1: i64):
         v2 = load.i32 v1 full memory
         brif v0, block1, block2
       block1:
         store v1, v0 full memory
         jump block2
       block2:
         v7 = load.i32 v1 full memory
         v8 = iadd.i32 v2, v7
         return v8`.replace(/^ +/gm, ''),
      GVN,
    );
    expect(out).to.include('v7 = load.i32 v1 full memory');
  });

  it('licm: lengths stay in loops that call', () => {
    const out = run(
      '(i32) -> ()',
      `signature 0 () -> ()
       block0(v0: i32):
         jump block1
       block1:
         v1 = vmload.i64 72 full limits
         v2 = vmload.i64 64 full constant
         v3 = isub.i64 v1, v2
         call 0 sig0 ()
         v5 = ireduce.i32 v3
         brif v5, block1, block2
       block2:
         return`.replace(/^ +/gm, ''),
      LICM,
    );
    const header = out.indexOf('block1:');
    expect(out.indexOf('v2 = vmload.i64 64 full constant')).to.be.lessThan(header);
    expect(out.indexOf('v1 = vmload.i64 72 full limits')).to.be.greaterThan(header);
  });

  it('bounds: a check covers what reaches no further, in what it dominates', () => {
    const hex = (k: number): string => `0x${k.toString(16).padStart(16, '0')}`;
    /** Checks of `v2 + k`, from `v10` on. */
    const checks = (first: number, ...ks: number[]): string =>
      ks
        .map((k, i) => {
          const n = first + 3 * i;
          return `v${n} = iconst.i64 ${hex(k)}\nv${n + 1} = iadd.i64 v2, v${n}\nv${n + 2} = icmp.ugt.i32 v${n + 1}, v3\ntrapnz v${n + 2} memoryOutOfBounds`;
        })
        .join('\n');
    const left = (body: string): string[] =>
      run(
        '(i32, i32) -> ()',
        `block0(v0: i32, v1: i32):\nv2 = uextend.i64 v0\nv3 = vmload.i64 72 full limits\n${body}`,
        BOUNDS,
      ).filter((l) => l.startsWith('trapnz'));
    for (const first of [0, 1, 2, 7, 8, 9, 0xffff_ffff, 0x1_0000_0007]) {
      for (const [second, kept] of [
        [first - 1, 1],
        [first, 1],
        [first + 1, 2],
        [first + 2, 2],
      ] as const) {
        if (second < 0) continue;
        expect(left(`${checks(10, first, second)}\nreturn`).length, `${first} then ${second}`).to.equal(kept);
      }
    }
    // Three in a row: what the second checked counts, not what it replaced.
    expect(left(`${checks(10, 4, 9, 7, 10)}\nreturn`)).to.deep.equal([
      'trapnz v12 memoryOutOfBounds',
      'trapnz v15 memoryOutOfBounds',
      'trapnz v21 memoryOutOfBounds',
    ]);
    // On one way a larger one; behind it, and on the other, what was known before counts.
    expect(
      left(
        `${checks(10, 4)}\nbrif v1, block1, block2\nblock1:\n${checks(20, 9, 8)}\njump block3\nblock2:\n${checks(30, 3, 8)}\njump block3\nblock3:\n${checks(40, 4, 5, 9)}\nreturn`,
      ),
    ).to.deep.equal([12, 22, 35, 45, 48].map((n) => `trapnz v${n} memoryOutOfBounds`));
  });

  it('bounds: a length below an end is an end above a length, and nothing else is', () => {
    const left = (first: string, second: string): number =>
      run(
        '(i32) -> ()',
        `block0(v0: i32):\nv1 = uextend.i64 v0\nv2 = vmload.i64 72 full limits
         v3 = iconst.i64 0x0000000000000010\nv4 = iadd.i64 v1, v3\nv5 = iconst.i64 0x0000000000000008\nv6 = iadd.i64 v1, v5
         v7 = icmp.${first}\ntrapnz v7 memoryOutOfBounds\nv8 = icmp.${second}\ntrapnz v8 memoryOutOfBounds\nreturn`.replace(
          /^ +/gm,
          '',
        ),
        BOUNDS,
      ).filter((l) => l.startsWith('trapnz')).length;
    const [large, larger, small, smaller] = ['ugt.i32 v4, v2', 'ult.i32 v2, v4', 'ugt.i32 v6, v2', 'ult.i32 v2, v6'];
    for (const first of [large, larger])
      for (const second of [small, smaller]) expect(left(first, second), `${first} ${second}`).equal(1);
    for (const first of [small, smaller])
      for (const second of [large, larger]) expect(left(first, second), `${first} ${second}`).equal(2);
    // The end below the length: no check of bounds.
    for (const other of ['ult.i32 v4, v2', 'ugt.i32 v2, v4']) expect(left(other, small), other).equal(2);
  });

  it('licm: what an inner loop writes is written in the outer ones', () => {
    const body = (write: string): string =>
      `block0(v0: i32):
         jump block1
       block1:
         v1 = vmload.i32 200 full global
         jump block2
       block2:
         jump block3
       block3:
         ${write}
         brif v0, block3, block4
       block4:
         brif v0, block2, block5
       block5:
         brif v1, block1, block6
       block6:
         return v1`.replace(/^ +/gm, '');
    const moved = (write: string): boolean => {
      const out = run('(i32) -> (i32)', body(write), LICM);
      return out.indexOf('v1 = vmload.i32 200 full global') < out.indexOf('block1:');
    };
    expect(moved('v2 = iconst.i32 1')).to.equal(true);
    expect(moved('vmstore 200, v0 full limits')).to.equal(true);
    expect(moved('vmstore 208, v0 full global')).to.equal(false);
  });

  it('reassociate: chains of any shape keep their value', () => {
    // What is not associative stands between.
    const OPS = ['iadd', 'imul', 'band', 'bor', 'bxor', 'isub', 'ishl', 'rotl'];
    const step = fc.record({ op: fc.nat(24), a: fc.nat(), b: fc.nat(), constant: fc.integer() });
    fc.assert(
      fc.property(fc.nat(7), fc.array(step, { minLength: 4, maxLength: 40 }), fc.integer(), fc.integer(), (base, steps, x, y) => {
        const lines = ['block0(v0: i32, v1: i32):', 'v2 = bxor.i32 v0, v1'];
        steps.forEach((s, k) => {
          const n = k + 3;
          // Mostly one operation on a recent value, so that chains form.
          const near = n - 1 - (s.b % Math.min(n, 3));
          if (s.op === 24) lines.push(`v${n} = iconst.i32 ${s.constant}`);
          else if (s.op > 20) lines.push(`v${n} = ctz.i32 v${s.a % n}`);
          else lines.push(`v${n} = ${OPS[s.op < 8 ? base : s.op % 8]}.i32 v${s.a % n}, v${near}`);
        });
        lines.push(`return v${steps.length + 2}`);
        const f = parseFunc(`function 0 (i32, i32) -> (i32)\n${lines.join('\n')}`);
        const go = (): unknown =>
          interpret(f, [x, y], { memory: new Uint8Array(0), fields: new Map(), call: () => [], fuel: 1000 })[0];
        const want = go();
        const flow = new Flow();
        for (const pass of [DCE, REASSOCIATE]) runPass(pass, f, flow, verifyFunc);
        expect(go()).to.equal(want);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('pipeline: calls with exceptional successors keep their ways and what they pass on', () => {
    // A loop of calls, one handler that goes on, one that ends it; blocks that only pass on; a value computed on both sides of
    // the call.
    const text = `function 0 (i32, i32) -> (i32)
signature 1 (i32) -> (i32)
block0(v0: i32, v1: i32):
  v2 = iconst.i32 0
  jump block1(v2, v0)
block1(v3: i32, v4: i32):
  v5 = imul.i32 v1, v1
  v6 = iadd.i32 v4, v5
  v7 = try_call 3 sig1 (v4) [tag0 block3, tag2 block4(v6, v2), catch_all block6, block2]
block2:
  v8 = proj.i32 v7 0
  v9 = iadd.i32 v3, v8
  jump block5(v9)
block3:
  v10 = imul.i32 v1, v1
  v11 = iadd.i32 v3, v10
  jump block5(v11)
block4(v12: i32, v13: i32):
  v14 = iadd.i32 v12, v3
  return v14
block5(v15: i32):
  v16 = iconst.i32 1
  v17 = isub.i32 v4, v16
  brif v17, block1(v15, v17), block7
block6:
  jump block8
block7:
  return v15
block8:
  v18 = iconst.i32 -1
  return v18
`;
    const go = (f: IrFunc, n: number, ends: number): unknown => {
      // Calls of an even number throw tag 0, of 5 the tag asked for; the others return.
      const call = (_: number, [x]: unknown[]): number[] => {
        if (x === 5) throw new Thrown(ends);
        if ((x as number) % 2 === 0) throw new Thrown(0);
        return [(x as number) * 100];
      };
      return interpret(f, [n, 7], { memory: new Uint8Array(0), fields: new Map(), call, fuel: 1000 })[0];
    };
    const plain = parseFunc(text);
    const optimized = parseFunc(text);
    verifyFunc(optimized);
    runPasses(optimized, verifyFunc);
    expect(printFunc(optimized)).not.to.contain('block6');
    const cases: [n: number, ends: number, wanted: number][] = [
      [1, 2, 100],
      [4, 2, 498],
      [3, 2, 449],
      [5, 2, 54],
      [5, 9, -1],
    ];
    for (const f of [plain, optimized]) for (const [n, ends, wanted] of cases) expect(go(f, n, ends)).to.equal(wanted);
  });

  it('pipeline: leaves reachable blocks only, in an order the backend accepts', () => {
    const f = parseFunc(`function 0 (i32) -> (i32)
block0(v0: i32):
  v1 = iconst.i32 0
  brif v1, block1, block2
block1:
  return v1
block2:
  return v0
`);
    runPasses(f, verifyFunc);
    expect(linesOf(f)).to.deep.equal(['block0(v0: i32):', 'return v0']);
  });

  it('pipeline: a pass that changes the graph and does not say so is found out', () => {
    const f = parseFunc('function 0 (i32) -> (i32)\nblock0(v0: i32):\n  jump block1\nblock1:\n  return v0\n');
    const silent: Pass = {
      name: 'silent',
      after: [],
      needs: KNOWS.graph,
      run: (func) => new SimplifyCfg().run(func, new Flow()),
    };
    expect(() => runPass(silent, f, new Flow(), verifyFunc)).to.throw('has changed the graph');
  });
});
