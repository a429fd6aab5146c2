/** The exit code that a file's result asks for: the worst of what there is. */
import { expect } from 'chai';
import { EXIT } from '../usage/usage.ts';
import { exitOf } from './files.ts';

describe("a file's exit code", () => {
  const RESULT = { file: 'a.wast', totals: { passed: 1, failed: 0, skipped: 0 }, failures: [], skips: {}, ms: 1 };
  const FAILED = { totals: { passed: 1, failed: 1, skipped: 0 } };
  const CASES: readonly (readonly [what: string, change: object, exit: number])[] = [
    ['everything passed', {}, EXIT.ok],
    ['something failed', FAILED, EXIT.mismatch],
    ['a golden changed', { ...FAILED, drift: [] }, EXIT.golden],
    ['it cannot be read', { unusable: 'gone' }, EXIT.usage],
    ['it cannot be read, and something failed', { ...FAILED, unusable: 'gone' }, EXIT.usage],
    ['a fault of ours', { fault: 'bug' }, EXIT.fault],
    ['a fault of ours, and something failed', { ...FAILED, fault: 'bug' }, EXIT.fault],
    ['a fault of ours, and it cannot be read', { unusable: 'gone', fault: 'bug' }, EXIT.fault],
  ];
  for (const [what, change, exit] of CASES)
    it(`${what}: ${exit}`, () => expect(exitOf({ ...RESULT, ...change } as Parameters<typeof exitOf>[0])).equal(exit));
});
