/**
 * Every pass by its name: IR before → IR after, on functions that show what it is for. A pass of the pipeline without a row
 * fails, and so does a row that its pass leaves as it is. Before and after are the same function to the interpreter.
 */
import { expect } from 'chai';
import { Flow } from '../ir/analysis/flow.ts';
import type { IrFunc } from '../ir/func.ts';
import { printFunc } from '../ir/inspect/print.ts';
import { verifyFunc } from '../ir/inspect/verify.ts';
import { type Datum, interpret, Trap } from '../ir/testing/interpret.ts';
import { parseFunc } from '../ir/testing/parse.ts';
import { Random } from '../testing/random.ts';
import { PASSES, runPass } from './pipeline.ts';

interface Row {
  readonly shows: string;
  readonly type: string;
  readonly before: string;
  readonly after: string;
}

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'simplify-cfg': [
    {
      shows: 'constants decide, empty blocks are jumped over, lone successors join',
      type: '(i32) -> (i32)',
      before: `
        block0(v0: i32):
          v1 = iconst.i32 1
          brif v1, block1, block2
        block1:
          jump block3
        block3:
          jump block4(v0)
        block4(v2: i32):
          brif v2, block5, block6
        block5:
          jump block7
        block6:
          jump block7
        block7:
          return v2
        block2:
          return v1`,
      after: `
        block0(v0: i32):
          v1 = iconst.i32 1
          return v0`,
    },
    {
      shows: 'a check that always traps ends its block',
      type: '(i32) -> (i32)',
      before: `
        block0(v0: i32):
          v1 = iconst.i32 0
          trapz v1 integerDivideByZero
          jump block1
        block1:
          return v0`,
      after: `
        block0(v0: i32):
          v1 = iconst.i32 0
          unreachable integerDivideByZero`,
    },
    {
      shows: 'such a check stays in front of the end where it tells what was asked for',
      type: '(i32) -> (i32)',
      before: `
        block0(v0: i32):
          v1 = iconst.i32 1
          trapnz v1 undefinedElement v0 88 3
          jump block1
        block1:
          return v0`,
      after: `
        block0(v0: i32):
          v1 = iconst.i32 1
          trapnz v1 undefinedElement v0 88 3
          unreachable undefinedElement`,
    },
  ],
  'phi-elimination': [
    {
      shows: 'a loop parameter that never changes is its initial value',
      type: '(i32, i32) -> (i32)',
      before: `
        block0(v0: i32, v1: i32):
          jump block1(v0, v1)
        block1(v2: i32, v3: i32):
          v4 = isub.i32 v2, v3
          brif v4, block1(v4, v3), block2
        block2:
          return v3`,
      after: `
        block0(v0: i32, v1: i32):
          jump block1(v0)
        block1(v2: i32):
          v4 = isub.i32 v2, v1
          brif v4, block1(v4), block2
        block2:
          return v1`,
    },
  ],
  licm: [
    {
      shows: 'invariants leave the loop with their constants, checks and divisions behind checks stay',
      type: '(i32, i32) -> (i32)',
      before: `
        block0(v0: i32, v1: i32):
          jump block1(v0)
        block1(v2: i32):
          v3 = iconst.i32 12
          v4 = imul.i32 v1, v3
          trapz v1 integerDivideByZero
          v5 = udiv.i32 v4, v1
          v6 = vmload.i64 64 full constant
          v7 = vmload.i64 72 full limits
          v8 = load.i32 v6 full memory
          v9 = isub.i32 v2, v5
          v10 = iadd.i32 v9, v8
          v11 = ireduce.i32 v7
          v12 = isub.i32 v10, v11
          brif v12, block1(v12), block2
        block2:
          return v12`,
      after: `
        block0(v0: i32, v1: i32):
          v3 = iconst.i32 12
          v4 = imul.i32 v1, v3
          v6 = vmload.i64 64 full constant
          v7 = vmload.i64 72 full limits
          v11 = ireduce.i32 v7
          jump block1(v0)
        block1(v2: i32):
          trapz v1 integerDivideByZero
          v5 = udiv.i32 v4, v1
          v8 = load.i32 v6 full memory
          v9 = isub.i32 v2, v5
          v10 = iadd.i32 v9, v8
          v12 = isub.i32 v10, v11
          brif v12, block1(v12), block2
        block2:
          return v12`,
    },
  ],
  gvn: [
    {
      shows: 'equal values, loads without a write between them, and what a branch decided',
      type: '(i32, i64) -> (i32)',
      before: `
        block0(v0: i32, v1: i64):
          v2 = load.i32 v1 full memory
          v3 = iadd.i32 v0, v2
          brif v3, block1, block2
        block1:
          v4 = load.i32 v1 full memory
          v5 = iadd.i32 v4, v0
          v6 = select.i32 v5, v0, v4
          trapz v3 integerDivideByZero
          return v6
        block2:
          store v1, v0 full memory
          v7 = load.i32 v1 full memory
          return v7`,
      after: `
        block0(v0: i32, v1: i64):
          v2 = load.i32 v1 full memory
          v3 = iadd.i32 v0, v2
          brif v3, block1, block2
        block1:
          return v0
        block2:
          store v1, v0 full memory
          return v0`,
    },
  ],
  'bounds-check-elimination': [
    {
      shows: 'a check that an earlier one covers goes; one of another index or a larger end stays',
      type: '(i32, i32) -> ()',
      before: `
        block0(v0: i32, v1: i32):
          v2 = uextend.i64 v0
          v3 = uextend.i64 v1
          v4 = vmload.i64 72 full limits
          v5 = iconst.i64 0x0000000000000010
          v6 = iadd.i64 v2, v5
          v7 = icmp.ugt.i32 v6, v4
          trapnz v7 memoryOutOfBounds
          v9 = iconst.i64 0x0000000000000008
          v10 = iadd.i64 v2, v9
          v11 = icmp.ugt.i32 v10, v4
          trapnz v11 memoryOutOfBounds
          v12 = iadd.i64 v3, v9
          v13 = icmp.ugt.i32 v12, v4
          trapnz v13 memoryOutOfBounds
          v14 = iconst.i64 0x0000000000000014
          v15 = iadd.i64 v2, v14
          v16 = icmp.ugt.i32 v15, v4
          trapnz v16 memoryOutOfBounds
          return`,
      after: `
        block0(v0: i32, v1: i32):
          v2 = uextend.i64 v0
          v3 = uextend.i64 v1
          v4 = vmload.i64 72 full limits
          v5 = iconst.i64 0x0000000000000010
          v6 = iadd.i64 v2, v5
          v7 = icmp.ugt.i32 v6, v4
          trapnz v7 memoryOutOfBounds
          v9 = iconst.i64 0x0000000000000008
          v10 = iadd.i64 v2, v9
          v11 = icmp.ugt.i32 v10, v4
          v12 = iadd.i64 v3, v9
          v13 = icmp.ugt.i32 v12, v4
          trapnz v13 memoryOutOfBounds
          v14 = iconst.i64 0x0000000000000014
          v15 = iadd.i64 v2, v14
          v16 = icmp.ugt.i32 v15, v4
          trapnz v16 memoryOutOfBounds
          return`,
    },
  ],
  dce: [
    {
      shows: 'what nobody needs goes, with parameters and arguments around a loop; what can trap stays',
      type: '(i32, i64) -> (i32)',
      before: `
        block0(v0: i32, v1: i64):
          v2 = load.i32 v1 full memory
          v3 = load.i32 v1 + 4 full memory trap=memoryOutOfBounds
          jump block1(v0, v2)
        block1(v4: i32, v5: i32):
          v6 = iadd.i32 v5, v4
          v7 = isub.i32 v4, v0
          brif v7, block1(v7, v6), block2
        block2:
          return v4`,
      after: `
        block0(v0: i32, v1: i64):
          v3 = load.i32 v1 + 4 full memory trap=memoryOutOfBounds
          jump block1(v0)
        block1(v4: i32):
          v7 = isub.i32 v4, v0
          brif v7, block1(v7), block2
        block2:
          return v4`,
    },
  ],
  reassociate: [
    {
      shows: 'what is ready late is added last, a sum around a loop once an iteration',
      type: '(i32, i64) -> (i32)',
      before: `
        block0(v0: i32, v1: i64):
          jump block1(v0)
        block1(v2: i32):
          v3 = load.i32 v1 full memory
          v4 = load.i32 v1 + 4 full memory
          v5 = iadd.i32 v2, v3
          v6 = iadd.i32 v5, v4
          v7 = load.i32 v1 + 8 full memory
          v8 = iadd.i32 v6, v7
          brif v8, block1(v8), block2
        block2:
          v9 = ctz.i32 v8
          v10 = clz.i32 v9
          v11 = bxor.i32 v10, v0
          v12 = bxor.i32 v11, v8
          v13 = bxor.i32 v12, v9
          return v13`,
      after: `
        block0(v0: i32, v1: i64):
          jump block1(v0)
        block1(v2: i32):
          v3 = load.i32 v1 full memory
          v4 = load.i32 v1 + 4 full memory
          v5 = iadd.i32 v3, v4
          v7 = load.i32 v1 + 8 full memory
          v6 = iadd.i32 v5, v7
          v8 = iadd.i32 v6, v2
          brif v8, block1(v8), block2
        block2:
          v9 = ctz.i32 v8
          v10 = clz.i32 v9
          v11 = bxor.i32 v0, v8
          v12 = bxor.i32 v11, v9
          v13 = bxor.i32 v12, v10
          return v13`,
    },
  ],
  'block-layout': [
    {
      shows: 'dominators stand first, a loop has no gaps, unreachable blocks are left out',
      type: '(i32) -> (i32)',
      before: `
        block0(v0: i32):
          brif v0, block1(v0), block4
        block1(v1: i32):
          v2 = iconst.i32 1
          brif v1, block3, block2
        block2:
          return v2
        block3:
          v3 = isub.i32 v1, v2
          jump block1(v3)
        block4:
          return v0
        block5:
          return v0`,
      after: `
        block0(v0: i32):
          brif v0, block1(v0), block4
        block4:
          return v0
        block1(v1: i32):
          v2 = iconst.i32 1
          brif v1, block3, block2
        block3:
          v3 = isub.i32 v1, v2
          jump block1(v3)
        block2:
          return v2`,
    },
  ],
};

const linesOf = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());
/** The function of a row, and its text as the printer has it. */
function parsed(type: string, body: string): IrFunc {
  const f = parseFunc(`function 0 ${type}\n${linesOf(body).join('\n')}`);
  verifyFunc(f);
  return f;
}
const bodyOf = (f: IrFunc): string[] => linesOf(printFunc(f)).slice(1);

/** What the interpreter says of arguments that the function was not made for. */
const UNDECIDED = new Set(['out of fuel', 'access out of bounds without a trap code']);
/** What the function does with some arguments: addresses in a memory of 32 bytes, turns of a loop. */
function outcomes(f: IrFunc, type: string): unknown[] {
  const random = new Random(11);
  const params = type.slice(1, type.indexOf(')')).split(', ');
  return Array.from({ length: 100 }, () => {
    const args = params.map((ty): Datum => (ty === 'i64' ? BigInt(random.below(20)) : random.below(20)));
    const memory = Uint8Array.from({ length: 32 }, () => random.below(256));
    const fields = new Map<number, Datum>([
      [64, 4n],
      [72, 20n],
    ]);
    const fuel = 200;
    try {
      return [interpret(f, args, { memory, fields, call: () => [], fuel }), [...memory]];
    } catch (e) {
      if (!(e instanceof Error) || !(e instanceof Trap || UNDECIDED.has(e.message))) throw e;
      return [e instanceof Trap ? e.message : 'undecided', [...memory]];
    }
  });
}

describe('passes, before and after', () => {
  it('are all there, and no others', () => {
    expect(Object.keys(ROWS).sort()).deep.equal([...new Set(PASSES.map(({ name }) => name))].sort());
  });

  for (const [name, rows] of Object.entries(ROWS)) {
    for (const { shows, type, before, after } of rows) {
      it(`${name}: ${shows}`, () => {
        const pass = PASSES.find((p) => p.name === name);
        if (pass === undefined) expect.fail(`no pass is called ${name}`);
        const f = parsed(type, before);
        expect(bodyOf(f), 'the printer writes the row otherwise').deep.equal(linesOf(before));
        expect(linesOf(before)).not.deep.equal(linesOf(after));
        const plain = outcomes(f, type);
        runPass(pass, f, new Flow(), verifyFunc);
        expect(bodyOf(f)).deep.equal(linesOf(after));
        expect(outcomes(f, type)).deep.equal(plain);
      });
    }
  }
});
