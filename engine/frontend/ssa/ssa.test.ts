/**
 * Construction of SSA form from declarations, writes, reads and labels: programs beside the text of what is built.
 */
import { expect } from 'chai';
import { column, type Ints } from '../../base/arrays.ts';
import { NONE } from '../../base/brand.ts';
import { Builder } from '../../ir/builder/builder.ts';
import { newEdgeList, setEdge } from '../../ir/edges.ts';
import { type Block, ENTRY_BLOCK, IrFunc, type Value } from '../../ir/func.ts';
import { printFunc } from '../../ir/inspect/print.ts';
import { verifyFunc } from '../../ir/inspect/verify.ts';
import { ACCESS, ALIAS, IR, memFlags, TY } from '../../ir/ops.ts';
import { TOO_LARGE, WorkBudget } from './budget.ts';
import { type Label, SsaBuilder } from './ssa.ts';

/** The values in an array of theirs. */
function ints(values: readonly Value[]): Ints<Value> {
  const array: Ints<Value> = column(values.length);
  values.forEach((v, k) => {
    array[k] = v;
  });
  return array;
}

/** A function (i32, i32) -> (i32) under construction: variable i starts with parameter i. */
class Program {
  readonly func = new IrFunc();
  readonly b = new Builder(this.func);
  readonly budget = new WorkBudget();
  readonly ssa = new SsaBuilder(this.b, this.budget);

  constructor(limit = 1000) {
    this.func.signature = { params: Uint8Array.of(TY.i32, TY.i32), results: Uint8Array.of(TY.i32) };
    this.budget.start(limit);
    this.start();
    for (let i = 0; i < 2; i++) this.ssa.declare(1, TY.i32, this.func.newParam(ENTRY_BLOCK, TY.i32));
  }
  /** Goes on in a new block. */
  start(): Block {
    return (this.b.block = this.func.newBlock());
  }
  /** variable := variable + n */
  add(variable: number, n: number): void {
    const { b, ssa } = this;
    ssa.write(variable, b.value(IR.iadd, TY.i32, ssa.read(variable), b.i32(n)));
  }
  jump(label: Label, ...operands: Value[]): void {
    this.ssa.branch(label, this.b.append(IR.jump, TY.none), 0, ints(operands), 0, operands.length);
  }
  /** Branches to the label where the variable is not zero, and goes on in a new block. */
  jumpIf(variable: number, label: Label, ...operands: Value[]): void {
    const { b, ssa } = this;
    const brif = b.append(IR.brif, TY.none, ssa.read(variable));
    ssa.branch(label, brif, 0, ints(operands), 0, operands.length);
    setEdge(this.func, brif, 1, b.edge(this.start(), 0));
  }
  seal(n = 0): Ints<Value> {
    const operands: Ints<Value> = column(n);
    this.ssa.seal(operands, 0, n);
    return operands;
  }
  return(value: Value): void {
    this.b.append(IR.return, TY.none, this.b.list([value]));
  }
  /** The finished function's text. */
  text(): string[] {
    this.ssa.finish();
    verifyFunc(this.func);
    return printFunc(this.func)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

const ROWS: readonly (readonly [what: string, program: (p: Program) => void, text: readonly string[]])[] = [
  [
    'a variable that one branch has written is a parameter, one that none has is none',
    (p) => {
      const label = p.ssa.open();
      p.jumpIf(0, label);
      p.add(1, 5);
      p.jump(label);
      p.seal();
      p.return(p.b.value(IR.iadd, TY.i32, p.ssa.read(0), p.ssa.read(1)));
    },
    [
      'block0(v0: i32, v1: i32):',
      'brif v0, block2(v1), block1',
      'block1:',
      'v3 = iconst.i32 5',
      'v4 = iadd.i32 v1, v3',
      'jump block2(v4)',
      'block2(v6: i32):',
      'v7 = iadd.i32 v0, v6',
      'return v7',
    ],
  ],
  [
    'what all branches bring alike needs no parameter, operands neither',
    (p) => {
      p.add(1, 5);
      const label = p.ssa.open();
      p.jumpIf(0, label, p.ssa.read(0), p.ssa.read(1));
      p.jump(label, p.ssa.read(1), p.ssa.read(1));
      const operands = p.seal(2);
      p.return(p.b.value(IR.isub, TY.i32, operands[0] as Value, operands[1] as Value));
    },
    [
      'block0(v0: i32, v1: i32):',
      'v2 = iconst.i32 5',
      'v3 = iadd.i32 v1, v2',
      'brif v0, block2(v0), block1',
      'block1:',
      'jump block2(v3)',
      'block2(v6: i32):',
      'v7 = isub.i32 v6, v3',
      'return v7',
    ],
  ],
  [
    'behind a label that no branch took, what was written holds',
    (p) => {
      p.ssa.open();
      p.add(0, 1);
      p.ssa.close();
      p.return(p.ssa.read(0));
    },
    ['block0(v0: i32, v1: i32):', 'v2 = iconst.i32 1', 'v3 = iadd.i32 v0, v2', 'return v3'],
  ],
  [
    'writes inside of an inner label reach the outer one',
    (p) => {
      const outer = p.ssa.open();
      const inner = p.ssa.open();
      p.add(0, 1);
      p.jumpIf(1, outer);
      p.jump(inner);
      p.seal();
      p.ssa.write(0, p.ssa.read(1));
      p.jump(outer);
      p.seal();
      p.return(p.ssa.read(0));
    },
    [
      'block0(v0: i32, v1: i32):',
      'v2 = iconst.i32 1',
      'v3 = iadd.i32 v0, v2',
      'brif v1, block3(v3), block1',
      'block1:',
      'jump block2',
      'block2:',
      'jump block3(v1)',
      'block3(v7: i32):',
      'return v7',
    ],
  ],
  [
    'the variables that a loop writes are parameters of its header, each once; its operands, too',
    (p) => {
      const operands = ints([p.ssa.read(1)]);
      const loop = p.ssa.openLoop(operands, 0, 1, Int32Array.of(0, 0), 0, 2);
      p.add(0, -1);
      p.jumpIf(0, loop, p.ssa.read(0));
      p.ssa.close();
      p.return(operands[0] as Value);
    },
    [
      'block0(v0: i32, v1: i32):',
      'jump block1(v1, v0)',
      'block1(v3: i32, v4: i32):',
      'v5 = iconst.i32 -1',
      'v6 = iadd.i32 v4, v5',
      'brif v6, block1(v6, v6), block2',
      'block2:',
      'return v3',
    ],
  ],
  [
    'the other arm begins with the variables and the numbering of the fork',
    (p) => {
      const { b, ssa } = p;
      const label = ssa.open();
      const brif = b.append(IR.brif, TY.none, ssa.read(0));
      ssa.fork();
      setEdge(p.func, brif, 0, b.edge(p.start(), 0));
      p.add(1, 5);
      p.jump(label);
      ssa.otherArm();
      setEdge(p.func, brif, 1, b.edge(p.start(), 0));
      p.add(1, 5);
      p.jump(label);
      p.seal();
      p.return(ssa.read(1));
    },
    [
      'block0(v0: i32, v1: i32):',
      'brif v0, block1, block2',
      'block1:',
      'v3 = iconst.i32 5',
      'v4 = iadd.i32 v1, v3',
      'jump block3(v4)',
      'block2:',
      'v6 = iconst.i32 5',
      'v7 = iadd.i32 v1, v6',
      'jump block3(v7)',
      'block3(v9: i32):',
      'return v9',
    ],
  ],
  [
    'no variable is brought to a label behind which none is read',
    (p) => {
      const label = p.ssa.open(true);
      p.jumpIf(0, label, p.ssa.read(1));
      p.add(1, 5);
      p.jump(label, p.ssa.read(0));
      p.return(p.seal(1)[0] as Value);
    },
    [
      'block0(v0: i32, v1: i32):',
      'brif v0, block2(v1), block1',
      'block1:',
      'v3 = iconst.i32 5',
      'v4 = iadd.i32 v1, v3',
      'jump block2(v0)',
      'block2(v6: i32):',
      'return v6',
    ],
  ],
  [
    'slots of a table that name one label share its edge',
    (p) => {
      const { b, ssa, func } = p;
      const label = ssa.open();
      const list = newEdgeList(func, 2);
      const table = b.append(IR.br_table, TY.none, ssa.read(0), list);
      ssa.branch(label, table, 0, ints([]), 0, 0);
      ssa.share(list, 1, 0);
      p.seal();
      p.return(ssa.read(1));
    },
    ['block0(v0: i32, v1: i32):', 'br_table v0, [block1, block1]', 'block1:', 'return v1'],
  ],
  [
    'a load behind a label is a new one if any branch to it has written the class',
    (p) => {
      const { b, ssa } = p;
      const flags = memFlags(ACCESS.full, ALIAS.global);
      const load = (): Value => b.load(IR.vmload, TY.i32, NONE, NONE, 8, flags);
      const first = load();
      const label = ssa.open();
      p.jumpIf(0, label);
      b.write(IR.vmstore, TY.none, ssa.read(0), NONE, NONE, 16, flags);
      p.jump(label);
      p.seal();
      p.return(b.value(IR.isub, TY.i32, first, load()));
    },
    [
      'block0(v0: i32, v1: i32):',
      'v2 = vmload.i32 8 full global',
      'brif v0, block2, block1',
      'block1:',
      'vmstore 16, v0 full global',
      'jump block2',
      'block2:',
      'v7 = vmload.i32 8 full global',
      'v8 = isub.i32 v2, v7',
      'return v8',
    ],
  ],
];

describe('construction of SSA form', () => {
  for (const [what, program, text] of ROWS) {
    it(what, () => {
      const p = new Program();
      program(p);
      expect(p.text()).deep.equal(text);
    });
  }

  it('what passes over branches is counted', () => {
    const branches = (n: number) => (): void => {
      const p = new Program(100);
      p.ssa.declare(20, TY.i32, p.ssa.read(0));
      const label = p.ssa.open();
      for (let v = 2; v < 22; v++) p.add(v, v);
      for (let i = 0; i < n; i++) p.jumpIf(0, label);
    };
    branches(5)();
    try {
      branches(6)();
      expect.fail('nothing was thrown');
    } catch (e) {
      expect(e).equal(TOO_LARGE);
    }
  });
});
