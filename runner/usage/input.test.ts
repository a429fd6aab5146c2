/** Inputs that are no files: pipes are read once, wherever a file may be named, devices without an end never to it. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { MAIN } from '../testing/children.ts';

describe('inputs that are no files', function () {
  this.timeout(120_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-input-'));
    execFileSync('mkfifo', [join(dir, 'pipe')]);
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  /** A command of a shell that knows `<(…)`; `touchstone` is ours. */
  const shell = (line: string) =>
    spawnSync('bash', ['-c', `touchstone() { "${process.execPath}" "${MAIN}" "$@"; }; ${line}`], { encoding: 'utf8', cwd: dir });

  for (const [line, said] of [
    [`touchstone wast <(printf '(module)')`, /\n1 passed, 0 failed, 0 skipped\n$/],
    [`touchstone test <(printf '(module)') <(printf '(module) (module)')`, /\n3 passed, 0 failed, 0 skipped\n$/],
    [`touchstone print <(printf '(module)')`, /^\(module\n\)\n$/],
    [`touchstone report <(printf '{') 2>&1`, /^touchstone: \/dev\/fd\/\d+: /],
    [`touchstone test good --config=<(printf '{') 2>&1`, /^touchstone: \/dev\/fd\/\d+: not JSON/],
  ] as const)
    it(line, () => {
      expect(shell(line).stdout).match(said);
    });

  for (const words of ['wast', 'report'])
    it(`${words} /dev/zero is wrong use`, () => {
      const { status, stderr } = shell(`touchstone ${words} /dev/zero`);
      expect(stderr).match(/^touchstone: .*\/dev\/zero.*more than 512 MiB came/);
      expect(status).equal(2);
    });

  for (const words of [
    ['wast', '-'],
    ['wast', 'pipe'],
    ['validate', 'pipe'],
  ])
    it(`Ctrl-C ends ${words.join(' ')} while nothing comes`, (done) => {
      const child = spawn(process.execPath, [MAIN, ...words], { cwd: dir, stdio: ['pipe', 'ignore', 'ignore'] });
      // Before the input is waited for, and then.
      const again = setInterval(() => child.kill('SIGINT'), 1000);
      child.on('exit', (status, signal) => {
        clearInterval(again);
        done(signal === 'SIGINT' || status === 130 ? undefined : new Error(`${status} ${signal}`));
      });
    });
});
