/** Every answer of the linear scan is replayed by the checker; where moves stand tells whether it is a good one. */
import { expect } from 'chai';
import fc from 'fast-check';
import { checkAllocation } from './check/check.ts';
import {
  type AllocationInput,
  type AllocationOutput,
  DEF_REG,
  defFixed,
  defReuse,
  FIRST_SLOT,
  USE_ANY,
  USE_REG,
  useFixed,
} from './interface/operands.ts';
import { allocateLinear, linearStatistics } from './linear.ts';
import { InputBuilder } from './testing/input-builder.ts';
import { REGISTER_FILES, randomInput } from './testing/random-input.ts';
import { reg } from './testing/registers.ts';

const tape = fc.array(fc.nat(1 << 20), { maxLength: 700, size: 'max' });
const registers = REGISTER_FILES[0] as (typeof REGISTER_FILES)[0];

interface Counts {
  readonly copies: number;
  readonly loads: number;
  readonly stores: number;
}

/** Allocates, checks, and counts the moves of each block. */
function allocate(input: AllocationInput): { output: AllocationOutput; blocks: Counts[] } {
  const output = allocateLinear(input, registers);
  checkAllocation(input, output, registers);
  const blocks = Array.from({ length: input.blockCount }, () => ({ copies: 0, loads: 0, stores: 0 }));
  for (let m = 0; m < output.moveCount; m++) {
    let b = 0;
    while ((input.blockStart[b + 1] as number) <= (output.moveBefore[m] as number)) b++;
    const counts = blocks[b] as { copies: number; loads: number; stores: number };
    if ((output.moveTo[m] as number) >= FIRST_SLOT) counts.stores++;
    else if ((output.moveFrom[m] as number) >= FIRST_SLOT) counts.loads++;
    else counts.copies++;
  }
  return { output, blocks };
}
const NONE = { copies: 0, loads: 0, stores: 0 };

describe('linear scan', () => {
  for (const [n, file] of REGISTER_FILES.entries())
    it(`passes the checker on random functions (register file ${n})`, () => {
      const before = linearStatistics.fallbacks;
      fc.assert(
        fc.property(tape, (numbers) => {
          const input = randomInput(numbers, file);
          checkAllocation(input, allocateLinear(input, file), file);
        }),
        { numRuns: 150 },
      );
      expect(linearStatistics.fallbacks).to.equal(before);
    });

  it('answers the same whatever it allocated before', () => {
    fc.assert(
      fc.property(tape, tape, (a, b) => {
        const copy = (o: AllocationOutput, input: AllocationInput): unknown => [
          o.allocs.slice(0, input.operandStart[input.instCount]),
          o.slotCount,
          ...[o.moveBefore, o.moveFrom, o.moveTo, o.moveVreg].map((x) => x.slice(0, o.moveCount)),
        ];
        const input = randomInput(a, registers);
        const first = copy(allocateLinear(input, registers), input);
        allocateLinear(randomInput(b, registers), registers);
        expect(copy(allocateLinear(input, registers), input)).to.deep.equal(first);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps loop-carried values in their registers, without moves on the back edge', () => {
    const f = new InputBuilder();
    const [n, i0, s0, i, s, i1, s1] = f.vregs(7) as [number, number, number, number, number, number, number];
    f.block();
    f.inst([n, defFixed(reg(7))]);
    f.inst([i0, DEF_REG]);
    f.inst([s0, DEF_REG]);
    f.jump(1, i0, s0);
    f.block(i, s);
    f.inst([s, USE_REG], [i, USE_REG], [s1, defReuse(0)]);
    f.inst([i, USE_REG], [i1, defReuse(0)]);
    f.branch(
      [
        [i1, USE_REG],
        [n, USE_ANY],
      ],
      2,
      3,
    );
    f.block();
    f.jump(1, i1, s1);
    f.block();
    f.return([s1, useFixed(reg(7))]);
    const { blocks } = allocate(f.finish(registers));
    expect(blocks.slice(0, 3)).to.deep.equal([NONE, NONE, NONE]);
  });

  it('spills hot values around a cold call in the cold block', () => {
    const f = new InputBuilder();
    const invariant = f.vregs(8);
    const [i0, i, i1] = f.vregs(3) as [number, number, number];
    f.block();
    for (const v of [...invariant, i0]) f.inst([v, DEF_REG]);
    f.jump(1, i0);
    f.block(i);
    f.inst([i, USE_REG], [i1, defReuse(0)]);
    for (const v of invariant) f.inst([v, USE_REG]);
    f.branch([[i1, USE_REG]], 2, 3, 5);
    f.block();
    f.call();
    f.jump(4);
    f.block();
    f.jump(4);
    f.block();
    f.jump(1, i1);
    f.block();
    f.return(...invariant.map((v) => [v, USE_ANY] as const));
    const { blocks } = allocate(f.finish(registers));
    for (const hot of [1, 3, 4]) expect(blocks[hot]).to.deep.equal(NONE);
    expect(blocks[2]?.loads).to.equal(9);
  });

  it('computes arguments where the call wants them and leaves results where they are', () => {
    const f = new InputBuilder();
    const [a, b, sum, result, twice] = f.vregs(5) as [number, number, number, number, number];
    f.block();
    f.inst([a, defFixed(reg(7))], [b, defFixed(reg(6))]);
    f.inst([b, USE_REG], [a, USE_REG], [sum, defReuse(0)]);
    f.call([sum, useFixed(reg(6))], [result, defFixed(reg(7))]);
    f.inst([result, USE_REG], [twice, defReuse(0)]);
    f.return([twice, useFixed(reg(7))]);
    expect(allocate(f.finish(registers)).blocks[0]).to.deep.equal(NONE);
  });

  it('stores a value once, at its def, however often calls take its register', () => {
    const f = new InputBuilder();
    const v = f.vreg();
    f.block();
    f.inst([v, DEF_REG]);
    for (let k = 0; k < 10; k++) {
      f.call();
      f.inst([v, USE_REG]);
    }
    f.return();
    expect(allocate(f.finish(registers)).blocks[0]).to.deep.equal({ copies: 0, loads: 10, stores: 1 });
  });

  it('computes what can be computed again, and gives it no slot', () => {
    const f = new InputBuilder();
    const v = f.vreg(0, true);
    f.block();
    f.inst([v, DEF_REG]);
    f.call();
    f.inst([v, USE_REG]);
    f.return();
    const { output } = allocate(f.finish(registers));
    expect(output.slotCount).to.equal(0);
    expect(output.moveFrom[0]).to.equal(-2);
  });

  it('gives parameters and arguments in memory one slot', () => {
    const f = new InputBuilder();
    const [x, y, p] = f.vregs(3) as [number, number, number];
    f.block();
    f.inst([x, DEF_REG], [y, DEF_REG]);
    f.call();
    f.branch([], 1, 2);
    f.block();
    f.jump(3, x);
    f.block();
    f.jump(3, x);
    f.block(p);
    f.call();
    f.return([p, USE_ANY]);
    const { blocks, output } = allocate(f.finish(registers));
    expect(output.slotCount).to.equal(1);
    expect(blocks.slice(1)).to.deep.equal([NONE, NONE, NONE]);
  });

  it('takes time in proportion to large functions, or leaves them to the simple allocator', () => {
    // 300 values live through 3,000 diamonds with calls; then 3,000 nested loops with a call in each latch.
    const wide = new InputBuilder();
    const values = wide.vregs(300);
    wide.block();
    for (const v of values) wide.inst([v, DEF_REG]);
    for (let k = 0; k < 3000; k++) {
      const b = 3 * k;
      wide.branch([[values[k % 300] as number, USE_REG]], b + 1, b + 2);
      wide.block();
      wide.call([values[(3 * k) % 300] as number, useFixed(reg(7))]);
      wide.jump(b + 3);
      wide.block();
      wide.jump(b + 3);
      wide.block();
    }
    wide.return(...values.map((v) => [v, USE_ANY] as const));
    const deep = new InputBuilder();
    const v = deep.vreg();
    deep.block();
    deep.inst([v, DEF_REG]);
    for (let k = 1; k <= 3000; k++) {
      deep.jump(k);
      deep.block();
    }
    for (let k = 3000; k >= 1; k--) {
      const next = 3001 + 2 * (3000 - k);
      deep.branch([[v, USE_REG]], next, next + 1);
      deep.block();
      deep.call();
      deep.jump(k);
      deep.block();
    }
    deep.return();
    for (const f of [wide, deep]) {
      const input = f.finish(registers);
      const output = allocateLinear(input, registers);
      expect(output.moveCount).to.be.lessThan(20 * input.instCount);
    }
  }).timeout(60_000);
});
