/** Whatever TOUCHSTONE_DUMP can name prints what it says, of the functions it says. */
import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { DUMP_STAGES } from './dump.ts';

const MODULE = '(module (func (param i32) (result i32) (local.get 0)) (func))';
const COMPILE = `import { compile, parse, validate } from ${JSON.stringify(new URL('../index.js', import.meta.url).href)};
const m = parse(${JSON.stringify(MODULE)});
validate(m);
compile(m);`;

/** What a process with this setting prints to standard error. */
function dumped(setting: string): string {
  const env = { ...process.env, TOUCHSTONE_DUMP: setting };
  return spawnSync(process.execPath, ['--input-type=module', '--eval', COMPILE], { env, encoding: 'utf8' }).stderr;
}

/** Stages of functions; the others have tests of their own. */
const OF_FUNCTIONS = DUMP_STAGES.filter((stage) => stage !== 'timing');

describe('dumps of stages', function () {
  this.timeout(20_000);
  for (const stage of OF_FUNCTIONS) {
    it(`${stage}: of every function`, () => {
      const text = dumped(stage);
      for (const func of [0, 1]) expect(text).to.match(new RegExp(`^;; ${stage} of function ${func}\n\\S`, 'm'));
    });
  }
  it('of one function only', () => {
    const text = dumped('ir@1,alloc@0');
    expect(text.match(/^;; \w+ of function -?\d+$/gm)).to.deep.equal([';; alloc of function 0', ';; ir of function 1']);
  });
  it('of a stage that there is not: said', () => {
    expect(dumped('nonsense')).to.contain('no stage nonsense');
  });
});
