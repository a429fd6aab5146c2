/**
 * What one number must not stand for: each line marked is a type error, and the build fails where one is none any more.
 */
import { expect } from 'chai';
import { IntList } from '../base/arrays.ts';
import { FIRST, lastOf, NONE } from '../base/brand.ts';
import type { Cfg } from './analysis/cfg.ts';
import type { Dominators } from './analysis/dominators.ts';
import type { Loop, Loops } from './analysis/loops.ts';
import { argumentAt, listLength, newEdge, newEdgeList, newList, setArgument, targetOf } from './edges.ts';
import { type Block, type Edge, ENTRY_BLOCK, IrFunc, type Value } from './func.ts';
import { IR, TY } from './ops.ts';
import { readUses } from './uses.ts';

/** Never run: it is the compiler that looks at it. */
function mixes(f: IrFunc, v: Value, b: Block, analyses: { cfg: Cfg; dom: Dominators; loops: Loops }, l: Loop): void {
  const { cfg, dom, loops } = analyses;
  const e = newEdge(f, b, 1);
  const list = newList(f, [v], 0, 1);
  const edges = newEdgeList(f, 1);
  const n = 7;

  // @ts-expect-error a block is no value
  f.append(b, b);
  // @ts-expect-error a value is no block
  f.append(v, v);
  // @ts-expect-error a block has no operation
  expect(f.op[b]);
  // @ts-expect-error a value has no first instruction
  expect(f.first[v]);
  // @ts-expect-error a number is no value until it is said to be one
  f.remove(n);
  // @ts-expect-error nor is it a block
  f.newParam(0, TY.i32);
  // @ts-expect-error the next number is no name
  f.remove(v + 1);
  // @ts-expect-error what a block begins with is a value
  f.first[b] = b;
  // @ts-expect-error where a value stands is a block
  f.block[v] = v;
  // @ts-expect-error a layout is of blocks
  f.layout.push(v);
  // @ts-expect-error the parameters of a block are values
  f.params[b] = [b];
  // @ts-expect-error a block is no operand
  f.newInst(IR.iadd, TY.i32, v, b);
  // @ts-expect-error an edge is no value
  f.a[v] = e;
  // @ts-expect-error an edge leads to a block
  newEdge(f, v, 0);
  // @ts-expect-error an edge's argument is a value
  setArgument(f, e, 0, b);
  // @ts-expect-error an edge is not the block it leads to
  f.newParam(e, TY.i32);
  // @ts-expect-error a block is not an edge to it
  expect(targetOf(f, b));
  // @ts-expect-error a list of values has no arguments
  expect(argumentAt(f, list, 0));
  // @ts-expect-error a list of edges is none of values
  expect(listLength(f, edges));
  // @ts-expect-error dominance is between blocks
  dom.dominates(b, v);
  // @ts-expect-error a place in the order is not the block there
  dom.dominates(b, cfg.count);
  // @ts-expect-error a loop is not its header
  expect(loops.depth[b]);
  // @ts-expect-error a loop is no block
  loops.depthOf(l);
  // @ts-expect-error uses are values
  readUses(f, v, new IntList<Block>());
}

describe('names of integers', () => {
  it('do not go for each other', () => {
    expect(mixes).a('function');
  });
  it('are numbers at run time', () => {
    const f = new IrFunc();
    const blocks = [f.newBlock(), f.newBlock()];
    const seen: Block[] = [];
    for (let b: Block = FIRST; b < f.blockCount; b++) seen.push(b);
    expect(seen).deep.equal(blocks);
    const back: Block[] = [];
    for (let b: Block = lastOf(f.blockCount); b >= 0; b--) back.push(b);
    expect(back).deep.equal([1, 0]);
    const none: Edge = NONE;
    expect([ENTRY_BLOCK, none, f.newParam(ENTRY_BLOCK, TY.i32)]).deep.equal([0, -1, 0]);
  });
});
