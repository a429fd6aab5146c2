/**
 * A sample of `npm run test:shapes`: the engine takes every shape when it is small, and those that fell once grow near-linearly.
 * Times on a busy machine say little, so what is compared are CPU times of one process that has warmed up.
 */
import { expect } from 'chai';
import { MOST_GROWTH, timeGrowth } from './growth.ts';
import { SHAPES } from './index.ts';
import { measure } from './measure.ts';

/** Small enough for all of them in some seconds, large enough for constructs to meet. */
const SMALL = 20;
/** Shapes that were refused or superlinear once, each at a size where that showed. */
const FELL: readonly (readonly [name: string, n: number])[] = [
  ['n call_indirect', 1_500],
  ['n references over n calls', 500],
  ['n memory.grow', 2_000],
  ['n calls in n nested try_tables of other tags', 250],
];

/** Of small sizes, in a process that tests have used. */
const MOST_HERE = MOST_GROWTH + 0.4;
const TRIES = 3;

describe('shapes', () => {
  it('are at least 40, each with a name of its own', () => {
    expect(SHAPES.length).to.be.at.least(40);
    expect(new Set(SHAPES.map((s) => s.name)).size).to.equal(SHAPES.length);
  });

  it('are taken when they are small', () => {
    for (const { name } of SHAPES) expect(measure(name, SMALL).refusal, name).to.equal(undefined);
  });

  for (const [name, n] of FELL)
    it(`${name}: near-linear from ${n} to ${8 * n}`, () => {
      measure(name, n);
      // A collection of V8's, or another process, may fall upon one size: what is superlinear is so every time.
      const growths: number[] = [];
      while (growths.length < TRIES && Math.min(...growths) >= MOST_HERE) {
        const sizes = [1, 2, 4, 8].map((k) => measure(name, k * n));
        expect(sizes.map((m) => m.refusal)).to.deep.equal(sizes.map(() => undefined));
        growths.push(timeGrowth(sizes.map((m) => m.cpu.compile ?? 0)));
      }
      expect(Math.min(...growths), `${growths}`).to.be.lessThan(MOST_HERE);
    });

  it('judges growth: linear and n log n pass, n to the power of one and a half does not', () => {
    const sizes = [1, 2, 4, 8].map((k) => 1000 * k);
    expect(timeGrowth(sizes)).to.equal(2);
    expect(timeGrowth(sizes.map((n) => (n * Math.log2(n)) / 10))).to.be.within(2, 2.3);
    expect(timeGrowth(sizes.map((n) => n ** 1.5))).to.be.closeTo(2.83, 0.01);
    expect(timeGrowth([1, 2, 9, 40])).to.equal(1);
  });
});
