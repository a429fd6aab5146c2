/** The checker must see planted faults: every change that can matter makes it throw, or leaves a right allocation. */
import { expect } from 'chai';
import fc from 'fast-check';
import { isBug } from '../../../base/bug.ts';
import {
  type AllocationInput,
  type AllocationOutput,
  CLASS_INT,
  DEF_REG,
  defFixed,
  defReuse,
  USE_REG,
  USE_REG_LATE,
  useFixed,
} from '../interface/operands.ts';
import { allocateLinear } from '../linear.ts';
import { allocateSimple } from '../simple.ts';
import { InputBuilder } from '../testing/input-builder.ts';
import { REGISTER_FILES, randomInput } from '../testing/random-input.ts';
import { reg, vregs } from '../testing/registers.ts';
import { checkAllocation } from './check.ts';

const registers = REGISTER_FILES[0] as (typeof REGISTER_FILES)[0];

/** A straight-line function of int vregs; the instructions `clobbered` lose all registers. */
function line(
  insts: readonly (readonly (readonly [vreg: number, bits: number])[])[],
  clobbered: readonly number[] = [],
): AllocationInput {
  const f = new InputBuilder();
  f.vregs(Math.max(...insts.flat().map(([v]) => v)) + 1);
  f.block();
  for (const [i, operands] of insts.entries()) {
    if (clobbered.includes(i)) f.call(...operands);
    else f.inst(...operands);
  }
  return f.finish(registers);
}

function answer(
  allocs: readonly number[],
  moves: readonly (readonly [before: number, from: number, to: number, vreg: number])[] = [],
  liveRefs: readonly number[] = [],
): AllocationOutput {
  return {
    allocs: Int32Array.from(allocs),
    slotCount: 2,
    moveCount: moves.length,
    moveBefore: Int32Array.from(moves, (m) => m[0]),
    moveFrom: Int32Array.from(moves, (m) => m[1]),
    moveTo: Int32Array.from(moves, (m) => m[2]),
    moveVreg: vregs(moves.map((m) => m[3])),
    liveRefs: Int32Array.from(liveRefs),
    liveRefCount: liveRefs.length,
    refSlotStart: 0,
    refSlotEnd: 0,
  };
}

describe('allocation checker', () => {
  const cases: [string, AllocationInput, AllocationOutput, RegExp | undefined][] = [
    ['a right answer', line([[[0, DEF_REG]], [[0, USE_REG]]]), answer([1, 1]), undefined],
    [
      'a use elsewhere',
      line([[[0, DEF_REG]], [[0, USE_REG]]]),
      answer([1, 2]),
      /instruction 1, operand 0 \(vreg 0\): r2 holds nothing/,
    ],
    ['a value overwritten', line([[[0, DEF_REG]], [[1, DEF_REG]], [[0, USE_REG]]]), answer([1, 1, 1]), /r1 holds vreg 1/],
    ['a value clobbered', line([[[0, DEF_REG]], [], [[0, USE_REG]]], [1]), answer([1, 1]), /nothing known/],
    ['a value moved', line([[[0, DEF_REG]], [[1, DEF_REG]], [[0, USE_REG]]]), answer([1, 1, 2], [[1, 1, 2, 0]]), undefined],
    ['a memory operand for reg', line([[[0, DEF_REG]], [[0, USE_REG]]]), answer([1, 64], [[1, 1, 64, 0]]), /needs a register/],
    [
      'a slot outside of the frame',
      line([[[0, DEF_REG]], [[0, USE_REG]]]),
      answer([1, 1], [[1, 1, 66, 0]]),
      /outside of the 2 slots/,
    ],
    ['another fixed register', line([[[0, defFixed(reg(0))]]]), answer([1]), /fixed to r0/],
    [
      'no reuse',
      line([
        [[0, DEF_REG]],
        [
          [0, USE_REG],
          [1, defReuse(0)],
        ],
      ]),
      answer([1, 1, 2]),
      /reuses/,
    ],
    [
      'a late use shared',
      line([
        [[0, DEF_REG]],
        [
          [0, USE_REG_LATE],
          [1, DEF_REG],
        ],
      ]),
      answer([1, 1, 1]),
      /still needed/,
    ],
    [
      'an early use shared',
      line([
        [[0, DEF_REG]],
        [
          [0, USE_REG],
          [1, DEF_REG],
        ],
      ]),
      answer([1, 1, 1]),
      undefined,
    ],
    [
      'two defs shared',
      line([
        [
          [0, DEF_REG],
          [1, DEF_REG],
        ],
      ]),
      answer([1, 1]),
      /shares r1 with the def/,
    ],
    ['the scratch register', line([[[0, DEF_REG]]]), answer([11]), /not allocatable/],
    ['a def in a clobbered register', line([[[0, DEF_REG]]], [0]), answer([1]), /clobbered/],
    ['a fixed def in a clobbered register', line([[[0, useFixedDef()]]], [0]), answer([1]), undefined],
    [
      'a memory to memory move',
      line([[[0, DEF_REG]], [[0, USE_REG]]]),
      answer(
        [1, 1],
        [
          [1, 1, 64, 0],
          [1, 64, 65, 0],
        ],
      ),
      /memory to memory/,
    ],
    ['a fixed use', line([[[0, DEF_REG]], [[0, useFixed(reg(0))]]]), answer([1, 0], [[1, 1, 0, 0]]), undefined],
  ];
  // A reference is defined, stored, lives across a call, and is loaded again.
  const acrossCall = (ref: boolean): AllocationInput => {
    const f = new InputBuilder();
    const v = f.vreg(CLASS_INT, false, ref);
    f.block();
    f.inst([v, DEF_REG]);
    f.call();
    f.inst([v, USE_REG]);
    return f.finish(registers);
  };
  const stored = [
    [1, 1, 64, 0],
    [2, 64, 1, 0],
  ] as const;
  const references: [string, AllocationInput, readonly number[], RegExp | undefined][] = [
    ['a reference in the slot that the map names', acrossCall(true), [1, 1, 0], undefined],
    ['no map where a reference lives', acrossCall(true), [], /vreg 0 lives across, and no slot/],
    ['a map that names another slot', acrossCall(true), [1, 1, 1], /slot 1, which holds no live reference/],
    ['a map that names one slot too many', acrossCall(true), [1, 2, 0, 1], /slot 1, which holds no live reference/],
    ['a map where no reference lives', acrossCall(false), [1, 1, 0], /where no reference lives/],
  ];
  for (const [name, input, maps, error] of references) cases.push([name, input, answer([1, 1], stored, maps), error]);
  function useFixedDef(): number {
    return defFixed(reg(1));
  }
  for (const [name, input, output, error] of cases)
    it(`${error === undefined ? 'accepts' : 'refuses'} ${name}`, () => {
      const run = (): void => checkAllocation(input, output, registers);
      if (error === undefined) expect(run).not.to.throw();
      else expect(run).to.throw(error).and.satisfy(isBug);
    });

  it('notices every reference left out of a stack map, unless a copy of it is there', () => {
    let planted = 0;
    let noticed = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(1 << 20), { minLength: 50, maxLength: 300 }), fc.nat(), (tape, which) => {
        const input = randomInput(tape, registers);
        const out = allocateLinear(input, registers);
        if (out.liveRefCount === 0) return;
        const liveRefs = Int32Array.from(out.liveRefs.subarray(0, out.liveRefCount));
        const starts: number[] = [];
        for (let k = 0; k < liveRefs.length; k += 2 + (liveRefs[k + 1] as number)) starts.push(k);
        const at = starts[which % starts.length] as number;
        const n = liveRefs[at + 1] as number;
        const without = [...liveRefs.subarray(0, at), liveRefs[at] as number, n - 1, ...liveRefs.subarray(at + 3)];
        planted++;
        const bad = { ...out, liveRefs: Int32Array.from(without), liveRefCount: without.length };
        try {
          checkAllocation(input, bad, registers);
        } catch (e) {
          expect(String(e)).to.include('lives across');
          noticed++;
        }
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(planted).to.be.greaterThan(15);
    expect(noticed).to.be.greaterThan(0.9 * planted);
  });

  it('notices a slot that all stack maps name and something else is in, and one that they leave out', () => {
    const planted = [0, 0];
    fc.assert(
      fc.property(fc.array(fc.nat(1 << 20), { minLength: 50, maxLength: 300 }), (tape) => {
        const input = randomInput(tape, registers);
        const out = allocateSimple(input, registers, false);
        if (out.refSlotStart === out.refSlotEnd) return;
        const complaints = [
          { ...out, refSlotStart: 0, refSlotEnd: out.slotCount },
          { ...out, refSlotStart: out.refSlotEnd },
        ].map((bad) => {
          try {
            checkAllocation(input, bad, registers);
            return '';
          } catch (e) {
            return String(e);
          }
        });
        for (const [k, words] of ['something else than a reference', 'lives across'].entries())
          if (complaints[k]?.includes(words) === true) planted[k] = (planted[k] ?? 0) + 1;
      }),
      { numRuns: 200, seed: 7 },
    );
    for (const count of planted) expect(count).to.be.greaterThan(15);
  });

  it('notices a move taken away or redirected', () => {
    let planted = 0;
    let noticed = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(1 << 20), { minLength: 50, maxLength: 200 }), fc.nat(), (tape, which) => {
        const input = randomInput(tape, registers);
        const out = allocateSimple(input, registers);
        if (out.moveCount === 0) return;
        const m = which % out.moveCount;
        const to = Int32Array.from(out.moveTo);
        to[m] = (to[m] as number) < 64 ? ((to[m] as number) & ~31) | (((to[m] as number) + 1) % 11) : (to[m] as number) ^ 2;
        planted++;
        try {
          checkAllocation(input, { ...out, moveTo: to }, registers);
        } catch {
          noticed++;
        }
      }),
      { numRuns: 200 },
    );
    // Stores of values never used again, and unreachable code, do not matter; most moves do.
    expect(noticed).to.be.greaterThan(planted / 3);
  });
});
