/**
 * Dominators against their definition on random graphs, reducible or not; loops and layout on random modules; and a chain of
 * early exits that would take a quadratic algorithm minutes.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { decode } from '../binary/decode.ts';
import { moduleEnv } from '../frontend/env.ts';
import { translateFunction } from '../frontend/translate.ts';
import { runPasses } from '../passes/pipeline.ts';
import { randomModule } from '../testing/random-module.ts';
import { ALL_FEATURES } from '../wasm/features.ts';
import { Flow, KNOWS } from './flow.ts';
import { Func, NONE } from './func.ts';
import { IR, TY } from './ops.ts';
import { edgeAt, edgeCount } from './uses.ts';

/** A function whose block b branches to `succs[b]` (0, 1 or 2 blocks). */
function graph(succs: readonly (readonly number[])[]): Func {
  const f = new Func();
  f.signature = { params: Uint8Array.of(TY.i32), results: new Uint8Array(0) };
  for (let b = 0; b < succs.length; b++) f.newBlock();
  const cond = f.newParam(0, TY.i32);
  const edge = (to: number): number => {
    const at = f.allocPool(2);
    f.pool[at] = to;
    f.pool[at + 1] = 0;
    return at;
  };
  succs.forEach((to, b) => {
    const [x, y] = to;
    let t: number;
    if (x === undefined) {
      const list = f.allocPool(1);
      f.pool[list] = 0;
      t = f.newInst(IR.return, TY.none, list);
    } else if (y === undefined) t = f.newInst(IR.jump, TY.none, edge(x));
    else t = f.newInst(IR.brif, TY.none, cond, edge(x), edge(y));
    f.append(b, t);
  });
  return f;
}

/** Blocks reachable from the entry without passing `without`. */
function reachable(f: Func, without: number): Set<number> {
  const seen = new Set<number>();
  const work = without === 0 ? [] : [0];
  while (work.length > 0) {
    const b = work.pop() as number;
    if (seen.has(b)) continue;
    seen.add(b);
    for (let i = 0; i < edgeCount(f, f.last[b] as number); i++) {
      const to = f.pool[edgeAt(f, f.last[b] as number, i)] as number;
      if (to !== without) work.push(to);
    }
  }
  return seen;
}

function flowOf(f: Func): Flow {
  const flow = new Flow();
  flow.require(f, KNOWS.loops);
  return flow;
}

describe('flow analyses', () => {
  it('finds dominators as defined', () => {
    const shape = fc.integer({ min: 2, max: 14 }).chain((n) => {
      const block = fc.array(fc.integer({ min: 1, max: n - 1 }), { maxLength: 2 });
      return fc.array(block, { minLength: n, maxLength: n });
    });
    fc.assert(
      fc.property(shape, (succs) => {
        const f = graph(succs);
        const { dom, cfg } = flowOf(f);
        const all = reachable(f, NONE);
        expect(cfg.count).to.equal(all.size);
        for (const a of all) {
          const cut = reachable(f, a);
          for (const b of all) expect(dom.dominates(a, b), `${a} dominates ${b}`).to.equal(!cut.has(b) || a === b);
        }
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('lays loops out without gaps, dominators first', () => {
    for (let seed = 100; seed < 130; seed++) {
      const m = decode(randomModule(seed, 400).bytes, { features: ALL_FEATURES });
      const env = moduleEnv(m, { bounds: 'guard', traps: 'signals' });
      m.funcs.forEach((_, i) => {
        const f = new Func();
        translateFunction(env, i, f);
        runPasses(f);
        const { loops, dom } = flowOf(f);
        const place = new Map(f.layout.map((b, k) => [b, k]));
        for (const b of f.layout) {
          if (b !== 0) expect(place.get(dom.idom[b] as number)).to.be.lessThan(place.get(b) as number);
        }
        for (let l = 0; l < loops.count; l++) {
          const members = f.layout.filter((b) => {
            for (let k = loops.loopOf[b] as number; k !== NONE; k = loops.parent[k] as number) if (k === l) return true;
            return false;
          });
          const places = members.map((b) => place.get(b) as number);
          expect(Math.max(...places) - Math.min(...places) + 1).to.equal(members.length);
          expect(Math.min(...places)).to.equal(place.get(loops.header[l] as number));
        }
      });
    }
  });

  it('takes a long chain of exits in its stride', () => {
    const n = 200_000;
    const succs = Array.from({ length: n }, (_, b) => (b === n - 1 ? [] : b === n - 2 ? [n - 1] : [n - 1, b + 1]));
    const { dom } = flowOf(graph(succs));
    expect(dom.idom[n - 1]).to.equal(0);
    expect(dom.idom[n - 2]).to.equal(n - 3);
  });
});
