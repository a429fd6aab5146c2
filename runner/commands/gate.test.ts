/**
 * The gate, driven through a made-up pull request: a repository with a base and a change that breaks, mends and rewrites
 * something.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { endEvent, fileEvent, runEvent } from '../report/formats/json.ts';
import { compare } from '../report/records/compare.ts';
import type { Ran, RunRecord } from '../report/records/record.ts';
import { ran, runOf } from '../report/testing/records.ts';
import { shardOf } from '../suites/shard.ts';
import { MAIN } from '../testing/children.ts';
import { copyProject } from '../testing/project.ts';

describe('the gate of a pull request', function () {
  this.timeout(120_000);
  let repo: string;
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=gate', '-c', 'user.email=gate@example.com'];
    const { status, stderr } = spawnSync('git', [...who, ...args], { cwd: repo, encoding: 'utf8' });
    expect(status, stderr).equal(0);
  };
  const write = (path: string, text: string): void => writeFileSync(join(repo, path), text);
  const read = (path: string): string => readFileSync(join(repo, path), 'utf8');
  const gate = (...args: string[]): SpawnSyncReturns<string> => {
    const env = { ...process.env, TOUCHSTONE_SPEC_TESTS: '', GITHUB_ACTIONS: '', GITHUB_STEP_SUMMARY: '' };
    return spawnSync(process.execPath, [MAIN, 'gate', ...args], {
      cwd: repo,
      encoding: 'utf8',
      env,
    });
  };
  const script = (head: string, one: number, two: number): string => `${head}(module
  (func (export "one") (result i32) (i32.const ${one}))
  (func (export "two") (result i32) (i32.const ${two})))
(assert_return (invoke "one") (i32.const 1))
(assert_return (invoke "two") (i32.const 2))
`;
  const GOLDENS = ['golden/text/f32.wat', 'golden/valid/f32.wat'];

  before(() => {
    repo = mkdtempSync(join(tmpdir(), 'touchstone-pull-'));
    copyProject(repo);
    mkdirSync(join(repo, 'scripts'));
    write('scripts/numbers.wast', script('', 1, 3));
    write('scripts/rest.wast', '(module)\n');
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all', '--force');
    git('commit', '--quiet', '--message=base');
    git('checkout', '--quiet', '-b', 'change');
  });
  after(() => rmSync(repo, { recursive: true, force: true }));

  const RUN = `node build/runner/main.js test scripts/numbers.wast scripts/rest.wast ${GOLDENS.join(' ')} --jobs=2 --ndjson "$REPORT"`;

  it('a change that changes nothing passes, whatever failed before', () => {
    write('README.md', 'a change\n');
    git('add', '--all', '--force');
    git('commit', '--quiet', '--message=nothing');
    const r = gate('--base-ref=main', `--run=${RUN}`);
    expect(r.stdout).match(/failed before and still: 1\n/);
    expect(r.stdout).match(/\ngate: 0 new failures, 0 fixed, 0 newly skipped, golden drift in 0 files\n$/);
    expect(r.status).equal(0);
  });

  it('a regression, a fix and a golden are told apart, though all lines have moved', () => {
    write('scripts/numbers.wast', script(';; a comment\n\n', 7, 2));
    write('golden/text/f32.wat', read('golden/text/f32.wat').replace(';; (module', ';; (module $other'));
    write('golden/README.md', 'rewritten\n');
    git('add', '--all', '--force');
    git('commit', '--quiet', '--message=change');
    const r = gate('--base-ref=main', `--run=${RUN}`);
    expect(r.stderr).match(/1 failed/);
    expect(r.stdout).match(
      /^regressions: 1\n {2}scripts\/numbers\.wast:6:1 assert_return on native .*"one".*\n {4}expected i32 1 .*\n {4}got i32 7 /m,
    );
    expect(r.stdout).match(/^fixed: 1\n {2}scripts\/numbers\.wast:7:1 assert_return on native .*"two"/m);
    expect(r.stdout).match(/^golden drift, to be accepted with `npm run bless`: 1\n {2}golden\/text\/f32\.wat: /m);
    expect(r.stdout).match(/^goldens that the change rewrites: 2\n {2}golden\/README\.md\n {2}golden\/text\/f32\.wat\n/m);
    expect(r.stdout).match(/^time in workers: .* s before, .* s now/m);
    expect(r.stdout).match(/\ngate: 1 new failure, 1 fixed, 0 newly skipped, golden drift in 1 file\n$/);
    expect(r.status).equal(1);
    // Nothing is left of the worktree.
    expect(spawnSync('git', ['worktree', 'list'], { cwd: repo, encoding: 'utf8' }).stdout.trim().split('\n').length).equal(1);
  });

  it('reports of shards are compared, in files or folders; drift alone is exit code 4', () => {
    mkdirSync(join(repo, 'base'));
    const record = (path: string, ...all: Ran[]): void =>
      write(path, runEvent(runOf(all)) + all.map(fileEvent).join('') + endEvent(runOf(all)));
    const golden = (drift: object): Ran => {
      const { file, engine, result } = ran('golden/a.wat', 'native', '');
      return { file: { ...file, kind: 'golden' }, engine, result: { ...result, ...drift } };
    };
    record('base/1.ndjson', ran('a.wast', 'native', 'ppf'), golden({}));
    record('base/2.ndjson', ran('b.wast', 'native', 'ppp'));
    record('head.ndjson', ran('a.wast', 'native', 'ppf'), golden({ drift: { what: '2 lines differ', diff: [] } }));
    record('bad.ndjson', ran('b.wast', 'native', 'pps'));
    record('torn.ndjson', ran('b.wast', 'native', 'ppp'));
    record('fault.ndjson', ran('b.wast', 'native', 'ppp', { fault: 'touchstone bug: x' }));
    write('torn.ndjson', read('torn.ndjson').replace(/\{"event":"end".*/, ''));
    const codes = (...head: string[]): number | null => gate('--base=base', ...head.map((h) => `--head=${h}.ndjson`)).status;
    expect(codes('head', 'base/2')).equal(4);
    expect(codes('head', 'bad')).equal(1);
    expect(codes('base/1', 'base/2')).equal(0);
    expect(codes('base/1', 'fault')).equal(3);
    expect(codes('base/1', 'torn')).equal(130);
    expect(codes('base/1', 'base/2', 'bad')).equal(3);
    const r = gate('--base=base', '--head=bad.ndjson');
    expect(r.stdout).match(/^newly skipped: 1\n {2}b\.wast:3:1 .*\n {4}needs gc\n/m);
    const gone =
      /^files that are no longer there; name those that are to go with --removed: 2\n {2}a\.wast on native: 3 directives\n/m;
    expect(r.stdout).match(gone);
  });

  it('a run that is not whole says nothing: missing shards, planned files and ends, of either side', () => {
    const plan = { planned: ['a.wast', 'b.wast', 'c.wast', 'd.wast'] };
    const part = (name: string, index: number, total: number, text = (t: string): string => t): void => {
      const run = runOf(
        plan.planned.filter((n) => shardOf(n, total) === index).map((n) => ran(n, 'native', 'pp')),
        { ...plan, engines: ['native'], settings: { native: {} }, shards: [{ index, total }] },
      );
      write(name, text(runEvent(run) + run.ran.map(fileEvent).join('') + endEvent(run)));
    };
    mkdirSync(join(repo, 'whole'));
    for (const index of [1, 2, 3]) {
      part(`whole/${index}.ndjson`, index, 3);
      part(`part${index}.ndjson`, index, 3);
      part(`endless${index}.ndjson`, index, 3, (text) => text.replace(/\{"event":"end".*/, ''));
    }
    const cases: [string, string[], string[], number, RegExp | undefined][] = [
      ['all of it', ['whole'], ['part1', 'part2', 'part3'], 0, undefined],
      [
        'a lost shard',
        ['whole'],
        ['part1', 'part3'],
        130,
        /^missing: 1\n {2}the run of the change: missing on native: shard 2\/3$/m,
      ],
      [
        'a lost shard of the base',
        ['part1', 'part2'],
        ['whole'],
        130,
        /^ {2}the run of the base: missing on native: shard 3\/3$/m,
      ],
      ['no end', ['whole'], ['part1', 'part2', 'endless3'], 130, /^ {2}the run of the change did not come to its end$/m],
      [
        'no end of the base',
        ['part1', 'part2', 'endless3'],
        ['whole'],
        130,
        /^ {2}the run of the base did not come to its end$/m,
      ],
    ];
    for (const [what, base, head, code, says] of cases) {
      const files = (names: string[], flag: string): string[] =>
        names.map((name) => `--${flag}=${name === 'whole' ? name : `${name}.ndjson`}`);
      const r = gate(...files(base, 'base'), ...files(head, 'head'));
      expect(r.status, `${what}: ${r.stdout}${r.stderr}`).equal(code);
      if (says !== undefined) expect(r.stdout).match(says);
    }
  });

  it('a file that the base has must be there, unless it was removed on purpose', () => {
    const record = (path: string, ...names: string[]): void => {
      const run = runOf(
        names.map((name) => ran(name, 'native', 'pp')),
        { planned: names },
      );
      write(path, runEvent(run) + run.ran.map(fileEvent).join('') + endEvent(run));
    };
    record('two.ndjson', 'scripts/rest.wast', 'own/other.wast');
    record('one.ndjson', 'own/other.wast');
    record('none.ndjson');
    const code = (head: string, ...flags: string[]): number | null =>
      gate('--base=two.ndjson', `--head=${head}.ndjson`, ...flags).status;
    expect(code('two')).equal(0);
    expect(code('one')).equal(1);
    expect(code('one', '--removed=scripts/rest.wast')).equal(0);
    expect(code('none', '--removed=scripts/rest.wast')).equal(1);
    expect(code('none', '--removed=scripts/rest.wast', '--removed=own/other.wast')).equal(0);
    // What the change itself deletes is deleted on purpose.
    expect(code('one', '--base-ref=main')).equal(1);
    git('rm', '--quiet', 'scripts/rest.wast');
    git('commit', '--quiet', '--message=removed');
    expect(code('one', '--base-ref=main')).equal(0);
    git('reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('without detail, what a report does not name did not fail', () => {
    const plain = (statuses: string): RunRecord => {
      const { directives: _, ...result } = ran('a.wast', 'native', statuses).result;
      return runOf([{ ...ran('a.wast', 'native', ''), result }]);
    };
    const found = compare(plain('pffp'), plain('fpfp'));
    expect(found.regressions.map((c) => c.directive.line)).deep.equal([1]);
    expect(found.fixes.map((c) => c.directive.line)).deep.equal([2]);
    expect(found.still).equal(1);
    expect(found.time.before).equal(12.5);
  });

  it('directives are told apart by their ids: above an edit, in any order, and where two say the same', () => {
    const named = (all: [id: string, line: number, status: 'p' | 'f'][], detail = true): RunRecord => {
      const made = ran('a.wast', 'native', all.map(([, , status]) => status).join(''));
      const placed = <T extends object>(records: readonly T[] = [], which: readonly (readonly [string, number, string])[]): T[] =>
        records.map((r, i) => ({ ...r, text: '(assert_return)', id: which[i]?.[0], line: which[i]?.[1] }));
      const directives = placed(made.result.directives, all);
      const failures = placed(
        made.result.failures,
        all.filter(([, , status]) => status === 'f'),
      );
      const { directives: _, ...rest } = made.result;
      return runOf([{ ...made, result: { ...rest, failures, ...(detail ? { directives } : {}) } }]);
    };
    const [a, b, c] = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const;
    const cases: [string, Parameters<typeof named>[0], Parameters<typeof named>[0], string[], string[]][] = [
      [
        'moved',
        [
          [a, 1, 'f'],
          [b, 2, 'p'],
        ],
        [
          [a, 5, 'f'],
          [b, 6, 'p'],
        ],
        [],
        [],
      ],
      [
        'moved onto each other',
        [
          [a, 1, 'f'],
          [b, 2, 'p'],
        ],
        [
          [c, 1, 'p'],
          [a, 2, 'f'],
          [b, 3, 'p'],
        ],
        [],
        [],
      ],
      [
        'broken',
        [
          [a, 1, 'f'],
          [b, 2, 'p'],
        ],
        [
          [a, 2, 'f'],
          [b, 3, 'f'],
        ],
        [b],
        [],
      ],
      [
        'mended and broken',
        [
          [a, 1, 'f'],
          [b, 2, 'p'],
        ],
        [
          [a, 2, 'p'],
          [b, 3, 'f'],
        ],
        [b],
        [a],
      ],
      [
        'an edited module',
        [
          [a, 1, 'f'],
          [b, 2, 'p'],
        ],
        [
          [c, 1, 'f'],
          [b, 2, 'p'],
        ],
        [],
        [],
      ],
    ];
    for (const [what, before, after, broken, mended] of cases) {
      for (const detail of [true, false]) {
        const found = compare(named(before, detail), named(after, detail));
        const told = (changes: typeof found.fixes): unknown[] => changes.map((x) => x.directive.id);
        expect([told([...found.regressions, ...found.failures]), told(found.fixes)], `${what}, ${detail}`).deep.equal([
          broken,
          mended,
        ]);
      }
    }
  });

  it('files that take longer are named, if it is not noise', () => {
    const timed = (ms: number[]): RunRecord => runOf(ms.map((t, i) => ran(`${i}.wast`, 'native', 'p', { ms: t })));
    const { time } = compare(timed([1000, 1000, 10]), timed([2000, 1100, 20]));
    expect(time).deep.equal({ before: 2010, after: 3120, slower: [{ file: '0.wast', before: 1000, after: 2000 }] });
  });

  it('wrong use is said', () => {
    expect(gate().stderr).match(/--base REPORT… or --base-ref REVISION is missing/);
    expect(gate('--base-ref=nowhere', '--run=true').stderr).match(/git worktree add .*nowhere/);
    expect(gate('--base-ref=main', '--run=true').stderr).match(/true: left no report/);
    expect(gate('--what').stderr).match(/gate has no flag --what/);
    expect(gate('--base=absent', '--head=absent')).include({ status: 2 });
  });
});
