/** What becomes of a unit test's failure. */
import { AssertionError, expect } from 'chai';
import { failureOf } from './mocha.ts';

const CYCLE: unknown[] = [];
CYCLE.push(CYCLE);

describe('failures of unit tests', () => {
  for (const [what, value, shown] of [
    ['numbers of 64 bits', [1n, 2], '["1n",2]'],
    ['what refers to itself', CYCLE, '<ref *1> [ [Circular *1] ]'],
    ['functions', Math.max, 'function max() { [native code] }'],
    ['symbols', Symbol('s'), 'Symbol(s)'],
    ['text', 'as it is', 'as it is'],
    ['what throws when it is written', { toJSON: () => expect.fail('asked') }, '{ toJSON: [Function: toJSON] }'],
  ] as const)
    it(`show what was compared: ${what}`, () => {
      const error = new AssertionError('they differ', { expected: 1, actual: value });
      const { got, expected } = failureOf('a.test.ts', 'a title', undefined, error);
      expect([got, expected]).deep.equal([`they differ\nexpected 1\nactual   ${shown}`, 'a title']);
    });
});
