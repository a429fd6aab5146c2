/** The developers' commands refuse what they do not understand: a run over nothing would look like one without a failure. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { expect } from 'chai';

const BUILD = dirname(import.meta.dirname);

/** Script below build/, arguments, what is said of them. */
const ROWS: readonly (readonly [string, string, string])[] = [
  ['engine/valid/testing/fuzz.js', 'many', "COUNT: at least one is wanted, not 'many'"],
  ['engine/artifact/testing/fuzz.js', '0', "COUNT: at least one is wanted, not '0'"],
  ['engine/testing/differential/main.js', '--count=abc', "--count: at least one is wanted, not 'abc'"],
  ['engine/testing/differential/main.js', '--bogus', "Unknown option '--bogus'"],
  ['engine/testing/differential/main.js', '--family=nobody', 'no family nobody: there are pairs'],
  ['engine/testing/random-gc/mutate.js', '--count=-1', "--count: at least one is wanted, not '-1'"],
  ['ci/mutants/run.js', '--only=^nobody$', 'no row of that name'],
  ['ci/programs/main.js', 'nobody', 'no program of that name'],
  ['bench/main.js', '--only=kernel', 'no part of that name'],
  ['bench/shapes/main.js', '--only=^nobody$', 'no shape of that name'],
];

describe("developers' commands", () => {
  for (const [script, argument, message] of ROWS)
    it(`${script} refuses ${argument}`, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(BUILD, script), argument], { encoding: 'utf8' });
      expect([status, stdout]).deep.equal([2, '']);
      expect(stderr).contain(message);
    });
});
