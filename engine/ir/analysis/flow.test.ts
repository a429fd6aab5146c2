/**
 * Dominators against their definition on random graphs, reducible or not; loops and layout on random modules; and a chain of
 * early exits that would take a quadratic algorithm minutes.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { FIRST, lastOf, NONE } from '../../base/brand.ts';
import { decode } from '../../binary/decode.ts';
import { moduleEnv } from '../../frontend/ssa/env.ts';
import { translateFunction } from '../../frontend/translate.ts';
import { runPasses } from '../../passes/pipeline.ts';
import { randomModule } from '../../testing/random-module.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import { edgeAt, edgeCount, newEdge, newList, targetOf } from '../edges.ts';
import { type Block, type Edge, ENTRY_BLOCK, IrFunc, type Value } from '../func.ts';
import { IR, TY } from '../ops.ts';
import { Flow, KNOWS } from './flow.ts';
import type { Loop } from './loops.ts';

/** A function whose block b branches to `succs[b]` (0, 1 or 2 blocks). */
function graph(succs: readonly (readonly number[])[]): IrFunc {
  const f = new IrFunc();
  f.signature = { params: Uint8Array.of(TY.i32), results: new Uint8Array(0) };
  const blocks = succs.map(() => f.newBlock());
  const cond = f.newParam(ENTRY_BLOCK, TY.i32);
  const edge = (to: number): Edge => newEdge(f, blocks[to] as Block, 0);
  succs.forEach((to, b) => {
    const [x, y] = to;
    let t: Value;
    if (x === undefined) t = f.newInst(IR.return, TY.none, newList(f, [], 0, 0));
    else if (y === undefined) t = f.newInst(IR.jump, TY.none, edge(x));
    else t = f.newInst(IR.brif, TY.none, cond, edge(x), edge(y));
    f.append(blocks[b] as Block, t);
  });
  return f;
}

/** Blocks reachable from the entry without passing `without`. */
function reachable(f: IrFunc, without: Block): Set<Block> {
  const seen = new Set<Block>();
  const work = without === ENTRY_BLOCK ? [] : [ENTRY_BLOCK];
  while (work.length > 0) {
    const b = work.pop() as Block;
    if (seen.has(b)) continue;
    seen.add(b);
    for (let i = 0; i < edgeCount(f, f.last[b] as Value); i++) {
      const to = targetOf(f, edgeAt(f, f.last[b] as Value, i));
      if (to !== without) work.push(to);
    }
  }
  return seen;
}

function flowOf(f: IrFunc): Flow {
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
        const f = new IrFunc();
        translateFunction(env, i, f);
        runPasses(f);
        const { loops, dom } = flowOf(f);
        const place = new Map(f.layout.map((b, k) => [b, k]));
        for (const b of f.layout) {
          if (b !== 0) expect(place.get(dom.idom[b] as Block)).to.be.lessThan(place.get(b) as number);
        }
        for (let l: Loop = FIRST; l < loops.count; l++) {
          const members = f.layout.filter((b) => {
            for (let k = loops.loopOf[b] as Loop; k !== NONE; k = loops.parent[k] as Loop) if (k === l) return true;
            return false;
          });
          const places = members.map((b) => place.get(b) as number);
          expect(Math.max(...places) - Math.min(...places) + 1).to.equal(members.length);
          expect(Math.min(...places)).to.equal(place.get(loops.header[l] as Block));
        }
      });
    }
  });

  it('takes a long chain of exits in its stride', () => {
    const n = 200_000;
    const succs = Array.from({ length: n }, (_, b) => (b === n - 1 ? [] : b === n - 2 ? [n - 1] : [n - 1, b + 1]));
    const { dom } = flowOf(graph(succs));
    const last: Block = lastOf(n);
    const lastButOne: Block = lastOf(n - 1);
    expect(dom.idom[last]).to.equal(0);
    expect(dom.idom[lastButOne]).to.equal(n - 3);
  });
});
