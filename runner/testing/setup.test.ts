/** What setup.ts promises holds while a test runs. */
import { expect } from 'chai';
import fc from 'fast-check';

describe('unit tests', () => {
  it('see collections as long as they may be', () => {
    const longest = (values: fc.Arbitrary<{ readonly length: number }>): number =>
      Math.max(...fc.sample(values, { numRuns: 50, seed: 1 }).map((v) => v.length));
    expect(longest(fc.array(fc.nat(), { maxLength: 700 }))).above(600);
    expect(longest(fc.uint8Array({ maxLength: 500 }))).above(400);
    expect(longest(fc.string({ maxLength: 300 }))).above(250);
  });

  it('verify what they compile', () => {
    expect(process.env['TOUCHSTONE_VERIFY']).oneOf(['0', '1']);
  });
});
