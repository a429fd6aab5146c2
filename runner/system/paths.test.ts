import { expect } from 'chai';
import { nodeFlags } from './paths.ts';

describe('flags of Node for processes of ours', () => {
  it('are those of this one, without a program in place of a file', () => {
    const CASES: readonly (readonly [given: string, left: string])[] = [
      ['', ''],
      ['--stack-size=2000 --no-warnings', '--stack-size=2000 --no-warnings'],
      ['--no-warnings --eval 1+1', '--no-warnings'],
      ['-e 1+1 --no-warnings', '--no-warnings'],
      ['-pe 1+1', ''],
      ['--print 1+1', ''],
      ['--eval=1+1 --input-type=module --no-warnings', '--no-warnings'],
    ];
    const words = (text: string): string[] => text.split(' ').filter(Boolean);
    for (const [given, left] of CASES) expect(nodeFlags(words(given)), given).deep.equal(words(left));
  });
});
