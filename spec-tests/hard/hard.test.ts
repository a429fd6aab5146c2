/** The hard suite is what its tables say, and each of its scripts says what it rests on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseScript } from '../../runner/script/parser.ts';
import { ownFiles } from '../../runner/suites/suites.ts';
import { ROOT } from '../../runner/system/paths.ts';
import { HARD_SCRIPTS } from './scripts.ts';
import { scriptText } from './writing/script.ts';

const files = ownFiles().filter((file) => file.suites.includes('hard'));

describe('the hard suite', () => {
  for (const script of HARD_SCRIPTS) {
    it(`${script.path} is written by its tables (npm run spec-tests:hard)`, () => {
      const written = readFileSync(join(ROOT, 'spec-tests', 'own', 'hard', script.path), 'utf8');
      expect(written === scriptText(script)).equal(true);
    });
  }

  it('each script begins with the rule that it rests on', () => {
    for (const { name, path } of files)
      expect(readFileSync(path, 'utf8'), name).match(
        /^(?:;; .*\n)*;; .*\bSpecification(?: \d|, appendix)[\s\S]*?\n\((?:module|assert)/,
      );
  });

  it('is read without a complaint', () => {
    for (const { name, path, features } of files) {
      const { directives } = parseScript(readFileSync(path), features);
      expect(
        directives.filter((d) => d.kind === 'bad'),
        name,
      ).deep.equal([]);
    }
  });
});
