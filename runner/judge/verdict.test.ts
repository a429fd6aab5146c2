/** Which class of error a directive takes for that which it wants. */
import { expect } from 'chai';
import { WasmError } from '../../engine/wasm/errors.ts';
import type { Thrown } from '../engines/engine.ts';
import { judgeFailing, type Verdict } from './verdict.ts';

describe('the class of an error', () => {
  const kindOf = (verdict: Verdict): string => (typeof verdict === 'string' ? verdict : verdict.kind);
  const WANTED = ['malformed', 'invalid', 'unlinkable', 'unsupported'] as const;
  for (const wanted of WANTED) {
    for (const got of WANTED)
      it(`${got} where ${wanted} is wanted`, () => {
        const verdict = judgeFailing(new WasmError('validate', got, 'text'), wanted, 'text', 'class');
        expect(kindOf(verdict)).equal(got === wanted ? 'passed' : 'failed');
      });
    // Some do not say which of the two it is.
    it(`rejected where ${wanted} is wanted`, () => {
      const thrown: Thrown = { class: 'rejected', phase: 'validate', message: 'text', trace: [] };
      const verdict = judgeFailing(thrown, wanted, 'text', 'class');
      expect(kindOf(verdict)).equal(wanted === 'malformed' || wanted === 'invalid' ? 'passed' : 'failed');
    });
  }
});
