import { expect } from 'chai';
import fc from 'fast-check';
import { checkAllocation } from './check.ts';
import { allocateLinear, linearStatistics } from './linear.ts';
import { REGISTER_FILES, randomInput } from './random-input.ts';

const tape = fc.array(fc.nat(1 << 20), { maxLength: 900, size: 'max' });

describe('linear scan', () => {
  for (const [n, registers] of REGISTER_FILES.entries())
    it(`passes the checker on random functions (register file ${n})`, () => {
      const before = linearStatistics.fallbacks;
      fc.assert(
        fc.property(tape, (numbers) => {
          const input = randomInput(numbers, registers);
          checkAllocation(input, allocateLinear(input, registers), registers);
        }),
        { numRuns: 200 },
      );
      expect(linearStatistics.fallbacks).to.equal(before);
    });
});
