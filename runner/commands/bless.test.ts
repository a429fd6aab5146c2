/**
 * `touchstone bless` and golden drift as users meet them, in a copy of the project: one golden more is made there, changed and
 * blessed.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { copyProject } from '../testing/project.ts';

const GOLDEN = 'golden/text/bless-test.wat';

describe('touchstone bless', function () {
  this.timeout(60_000);
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'touchstone-bless-'));
    copyProject(root);
  });
  after(() => rmSync(root, { recursive: true }));
  afterEach(() => rmSync(join(root, GOLDEN), { force: true }));
  const touchstone = (args: readonly string[], more: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, ['build/runner/main.js', ...args, '--cache=cache', '--jobs=1'], {
      encoding: 'utf8',
      env: { ...process.env, TOUCHSTONE_SPEC_TESTS: '', CI: '', ...more },
      cwd: root,
    });
  const bless = (...args: string[]): SpawnSyncReturns<string> => touchstone(['bless', ...args]);
  const put = (text: string): void => writeFileSync(join(root, GOLDEN), text);
  const get = (): string => readFileSync(join(root, GOLDEN), 'utf8');

  it('a golden that changed: exit code 4, a diff and the command that accepts it', () => {
    put('(module (func))\n\n;; (module\n;;   (func $f)\n;; )\n');
    const r = touchstone(['test', GOLDEN]);
    expect(r.status).equal(4);
    expect(r.stdout)
      .match(/-;; {3}\(func \$f\)\n/)
      .and.match(new RegExp(`accept: npm run bless -- ${GOLDEN}`));
    expect(r.stdout).match(/\n0 passed, 1 failed, 0 skipped\n$/);
    const dry = bless('--dry-run', GOLDEN);
    expect(dry.status).equal(4);
    expect(dry.stdout)
      .match(/^would write .*\(\+\d -\d lines\)/)
      .and.match(/\n {2}-;; {3}\(func \$f\)\n/);
    expect(get()).match(/\$f/);
    expect(bless('--update=missing', GOLDEN)).include({ status: 0, stdout: '0 of 1 goldens changed\n' });
    expect(get()).match(/\$f/);
    expect(bless('--update', GOLDEN).status).equal(0);
    expect(get()).not.match(/\$f/);
    expect(bless(GOLDEN)).include({ status: 0, stdout: '0 of 1 goldens changed\n' });
  });

  it('a mismatch is more severe than drift; a bad input cannot be blessed', () => {
    put('(module (func $f))\n\n;; (module)\n');
    const script = join(root, 'fails.wast');
    writeFileSync(script, '(assert_invalid (module) "")');
    expect(touchstone(['test', GOLDEN, script]).status).equal(1);
    put('(module\n  (fun))\n');
    const r = bless(GOLDEN);
    expect(r.status).equal(1);
    expect(r.stdout).match(/bless-test\.wat:2:1 golden\n.*\n {2}got +malformed/);
    expect(get()).equal('(module\n  (fun))\n');
  });

  it('a path that nothing lies at, and CI, are wrong use', () => {
    for (const [args, env, message] of [
      [['golden/nothing'], {}, /no golden lies at golden\/nothing/],
      [['--update=some'], {}, /--update=some: must be one of all, missing/],
      [[], { CI: 'true' }, /CI never writes goldens/],
    ] as const) {
      const r = touchstone(['bless', ...args], env);
      expect([r.status, r.stdout]).deep.equal([2, '']);
      expect(r.stderr).match(message);
    }
    expect(existsSync(join(root, GOLDEN))).equal(false);
  });

  it('a clean tree blesses to no diff', () => {
    // All goldens are compared by the suite `golden` of every whole run; here is what the command says of some.
    const r = bless('--dry-run', 'golden/artifact', 'spec-tests/skips.json');
    expect(r.stdout).match(/^0 of \d+ goldens would change\n$/);
    expect(r.status).equal(0);
  });
});
