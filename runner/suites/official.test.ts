/** What is official is so by its bytes: an edited file is named and counts as any other, one that the manifest lacks is named. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { MAIN } from '../testing/children.ts';
import { fileId, officialFolder } from './official.ts';

describe('official files', function () {
  this.timeout(60_000);
  let dir: string;
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  /** Runs a command with a folder of official files. */
  const touchstone = (folder: string, ...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, ...args], {
      cwd: dir,
      encoding: 'utf8',
      env: { ...process.env, TOUCHSTONE_SPEC_TESTS: join(dir, folder), CI: '' },
    });
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-official-'));
    for (const name of ['i32.wast', 'i64.wast', 'i128.wast', 'proposals/new/x.wast']) put(`edited/${name}`, '(module)\n');
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  const cases: [string, string[], number, RegExp[]][] = [
    ['edited files of a suite', ['--suite=sign-extension'], 2, [/NOT OFFICIAL, .*: i32\.wast, i64\.wast \(/, /^files +2 +2 /m]],
    ['an edited file by its official name', ['i32.wast'], 2, [/NOT OFFICIAL, .*: i32\.wast \(/, /^files +1 +1 /m]],
    ['one of its directives', ['i32.wast:1'], 2, [/NOT OFFICIAL, .*: i32\.wast \(/]],
    ['files that the manifest lacks', ['--suite=sign-extension'], 2, [/not run, .*: i128\.wast, proposals\/new\/x\.wast \(/]],
    ['a path, which is a file of anybody', ['edited/i32.wast'], 0, [/^files +1 +1 /m]],
  ];
  for (const [what, args, status, says] of cases) {
    it(`${what}: said, and exit code ${status}`, () => {
      const r = touchstone('edited', 'test', ...args);
      for (const expected of says) expect(r.stdout).match(expected);
      expect(r.status, r.stdout).equal(status);
    });
  }

  it('nothing is blessed by edited or missing files', () => {
    for (const [name, status, message] of [
      ['golden/digests/sign-extension.json', 2, /no golden lies at/],
      ['golden/digests/base.json', 1, /not here, or with other bytes than the manifest's sha256: /],
      ['golden/digests/own.json', 0, /0 of 1 goldens would change/],
      ['spec-tests/skips.json', 2, /missing, the manifest has it/],
    ] as const) {
      const r = touchstone('edited', 'bless', '--dry-run', name);
      expect(r.stdout + r.stderr).match(message);
      expect(r.stdout).not.match(/would write/);
      expect(r.status, r.stdout + r.stderr).equal(status);
    }
  });

  it('either layout is a folder of official files; one edit in it is seen (needs the official suite)', function () {
    const official = officialFolder();
    if (official === undefined) return this.skip();
    for (const [folder, prefix] of [
      ['flat', ''],
      ['spec', 'test/core/'],
    ] as const) {
      for (const name of ['i32.wast', 'i64.wast']) {
        mkdirSync(dirname(join(dir, folder, prefix, name)), { recursive: true });
        copyFileSync(join(official, name), join(dir, folder, prefix, name));
      }
      const good = touchstone(folder, 'test', '--suite=sign-extension', '--ndjson=r.ndjson');
      expect(good.stdout).not.match(/OFFICIAL|not run/);
      expect([good.status, good.stderr]).deep.equal([0, '']);
      expect(readFileSync(join(dir, 'r.ndjson'), 'utf8')).match(/"file":"i32\.wast","id":"spec:i32\.wast"/);
      writeFileSync(join(dir, folder, prefix, 'i64.wast'), `${readFileSync(join(official, 'i64.wast'), 'utf8')}\n`);
      const edited = touchstone(folder, 'test', '--suite=sign-extension', '--ndjson=r.ndjson');
      expect(edited.stdout).match(/NOT OFFICIAL, .*: i64\.wast \(/);
      expect(edited.status).equal(2);
      expect(readFileSync(join(dir, 'r.ndjson'), 'utf8')).match(
        /"file":"i64\.wast","id":"i64\.wast","kind":"script","suites":\["files"\]/,
      );
    }
  });

  it('ids begin with what a file is, else with its path from here', () => {
    const ids: [Parameters<typeof fileId>[0], string][] = [
      [{ name: 'x.wast', known: 'spec:address.wast' }, 'spec:address.wast'],
      [{ name: 'own/x.wast', known: 'own:x.wast' }, 'own:x.wast'],
      [{ name: 'own/x.wast' }, 'own/x.wast'],
      [{ name: './a/../x.wast' }, 'x.wast'],
      [{ name: join(process.cwd(), 'b', 'x.wast') }, 'b/x.wast'],
      [{ name: '/elsewhere/x.wast' }, '/elsewhere/x.wast'],
      [{ name: '../x.wast' }, '../x.wast'],
      [{ name: 'spec:address.wast' }, './spec:address.wast'],
      [{ name: './own:x.wast' }, './own:x.wast'],
    ];
    for (const [file, id] of ids) expect(fileId(file)).equal(id);
  });
});
