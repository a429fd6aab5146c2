import { expect } from 'chai';
import fc from 'fast-check';
import { FIRST } from '../../base/brand.ts';
import { checkAllocation } from './check/check.ts';
import { MoveBuffer } from './interface/moves.ts';
import { allocateSimple } from './simple.ts';
import { REGISTER_FILES, randomInput } from './testing/random-input.ts';

const tape = fc.array(fc.nat(1 << 20), { maxLength: 600, size: 'max' });

describe('simple allocator', () => {
  for (const [n, registers] of REGISTER_FILES.entries())
    it(`passes the checker on random functions (register file ${n})`, () => {
      fc.assert(
        fc.property(tape, (numbers) => {
          const input = randomInput(numbers, registers);
          checkAllocation(input, allocateSimple(input, registers), registers);
          checkAllocation(input, allocateSimple(input, registers, false), registers);
        }),
        { numRuns: 150 },
      );
    });
});

describe('parallel moves', () => {
  const registers = REGISTER_FILES[0] as (typeof REGISTER_FILES)[0];
  const places = [0, 1, 2, 64, 65, 66, 67];
  it('have the effect of all at once, and keep a register on one side', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(places),
        fc.array(fc.nat(places.length - 1), { minLength: 7, maxLength: 7 }),
        (targets, from) => {
          const moves = new MoveBuffer();
          moves.begin(4, registers, new Uint8Array(8));
          const expected = new Map(places.map((p) => [p, p]));
          for (const [k, to] of targets.entries()) {
            const source = places[from[k] as number] as number;
            moves.stage(source, to, FIRST);
            expected.set(to, source);
          }
          moves.flush(0);
          const state = new Map(places.map((p) => [p, p]));
          for (let m = 0; m < moves.count; m++) {
            const [a, b] = [moves.from[m] as number, moves.to[m] as number];
            expect(a < 64 || b < 64).to.equal(true);
            state.set(b, state.get(a) as number);
          }
          for (const p of places) expect(state.get(p)).to.equal(expected.get(p));
        },
      ),
      { numRuns: 500 },
    );
  });
});
