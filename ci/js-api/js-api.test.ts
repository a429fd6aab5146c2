/** The specification's tests of the JavaScript interface, where they are: `npm run test:js-api` runs the file of limits, too. */
import { expect } from 'chai';
import { CODE_ROOT, ROOT } from '../../runner/system/paths.ts';
import { expectedFailures, runFile, surprises, testFiles, testFolder } from './main.ts';

const FOLDER = testFolder();

describe('the WebAssembly JavaScript interface', function () {
  this.timeout(120_000);

  it('says what was not expected', () => {
    const result = { file: 'a.any.js', passed: 1, all: 3, failures: ['a.any.js: one: why', 'a.any.js: two: why'] };
    expect(surprises([result], new Set(['a.any.js: one', 'a.any.js: three', 'b.any.js: four']))).deep.equal([
      'fails: a.any.js: two: why',
      'passes: a.any.js: three',
    ]);
  });

  const files = FOLDER === undefined ? [] : testFiles(FOLDER).filter((file) => file !== 'limits.any.js');
  // Skipped: needs TOUCHSTONE_JS_API.
  if (files.length === 0) it.skip('needs TOUCHSTONE_JS_API');
  for (const file of files) {
    it(`passes ${file}`, function () {
      if (CODE_ROOT === ROOT) return this.skip();
      expect(surprises([runFile(FOLDER ?? '', file, 'ours')], expectedFailures())).deep.equal([]);
    });
  }
});
