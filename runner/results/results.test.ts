/** Numbers with what they count. */
import { expect } from 'chai';
import { closingLine, counted } from './results.ts';

describe('results', () => {
  for (const [n, text] of [
    [0, '0 files'],
    [1, '1 file'],
    [2, '2 files'],
    [11, '11 files'],
  ] as const)
    it(`${n}: ${text}`, () => expect(counted(n, 'file')).equal(text));

  it('the closing line has passed, failed and skipped in this order', () =>
    expect(closingLine({ passed: 1, failed: 2, skipped: 3 })).equal('1 passed, 2 failed, 3 skipped'));
});
