/** The flags that narrow a run, from the command line to the exit code, each as its user would write it. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readCommandLine } from '../command-line/command-line.ts';
import { MAIN } from '../testing/children.ts';

const SCRIPT = `(module (func (export "f") (result i32) (i32.const 7)) (func (export "t") (unreachable)))
(assert_return (invoke "f") (i32.const 8))
(assert_return (invoke "f") (i32.const 7))
(assert_trap (invoke "t") "unreachable")
`;

describe('narrowing a run', function () {
  this.timeout(120_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-narrow-'));
    for (const name of ['a.wast', 'b.wast']) writeFileSync(join(dir, name), SCRIPT);
    writeFileSync(join(dir, 'good.wast'), '(module)\n');
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  const touchstone = (args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, ...args], {
      ...{ encoding: 'utf8', cwd: dir, input: '' },
      env: { ...process.env, TOUCHSTONE_SPEC_TESTS: '', ...env },
    });
  const wast = (...args: string[]) => touchstone(['wast', ...args, `--cache=${join(dir, 'cache')}`]);
  const last = (r: SpawnSyncReturns<string>): string => r.stdout.trimEnd().split('\n').at(-1) ?? '';

  it('--grep and --kind: only these directives count, only their files are in the table', () => {
    const r = wast('a.wast', 'good.wast', '--kind=assert_trap');
    expect([r.status, last(r)]).deep.equal([0, '1 passed, 0 failed, 0 skipped']);
    expect(r.stdout).match(/files +1 +1 +0 +0\nin 1 file there is no directive that was asked for\n1 file in/);
    expect(last(wast('a.wast', 'b.wast', '--grep=const [89]'))).equal('0 passed, 2 failed, 0 skipped');
  });

  it('nothing that matches is wrong use, in one line', () => {
    const r = wast('a.wast', 'good.wast', '--grep=nothing', '--kind=invoke', '--feature=simd');
    expect([r.status, r.stdout]).deep.equal([2, '']);
    expect(r.stderr).equal(
      'touchstone: no directive of 2 files is what was asked for: --grep=nothing --kind=invoke --feature=simd\n',
    );
    expect(wast('a.wast:3', '--kind=invoke')).include({
      stderr: 'touchstone: no directive of 1 file is what was asked for: --kind=invoke a.wast:3\n',
    });
    expect(wast('a.wast:99', 'good.wast').stdout).match(/^ERROR a\.wast: no directive stands on line 99\n/);
  });

  it('no run without a directive is green, whatever leaves it without one', () => {
    mkdirSync(join(dir, 'empty'), { recursive: true });
    for (const [name, text] of [
      ['comment.wast', ';; nothing\n'],
      ['none.test.mjs', ''],
    ] as const)
      writeFileSync(join(dir, name), text);
    const cases: readonly (readonly [string[], RegExp])[] = [
      [['wast'], /^touchstone: wast: FILE is missing; - is standard input$/],
      [['wast', 'empty'], /^touchstone: empty: no script \(\.wast\) lies in this folder$/],
      [['test', 'empty'], /: no script/],
      [['wast', 'x*.wast'], /^touchstone: x\*\.wast: no file matches$/],
      [['test', 'x*.wast'], /: no file matches$/],
      [['wast', 'comment.wast'], /^touchstone: nothing is checked: no directive stands in 1 file$/],
      [['wast', 'comment.wast', 'comment.wast', '--repeat=2'], /: no directive stands in 2 files$/],
      [['wast', 'comment.wast', '--engine=v8'], /: no directive stands in 1 file$/],
      [['wast', 'comment.wast', '--shard=1/1'], /: no directive stands in 1 file$/],
      [['wast', 'a.wast', '--grep=nothing', '--shard=1/1'], /^touchstone: no directive of 1 file is what was asked for/],
      [['wast', 'a.wast', '--kind=it', '--shard=1/2'], /^touchstone: no directive of 1 file is what was asked for/],
      [['wast', 'a.wast', '--kind=it', '--list'], /is what was asked for: --kind=it$/],
      [['wast', 'a.wast', '--failed', '--kind=it'], /is what was asked for: --kind=it$/],
    ];
    for (const [args, message] of cases) {
      const r = touchstone([...args, `--cache=${join(dir, 'cache-of-nothing')}`]);
      const lines = r.stderr.trimEnd().split('\n');
      expect(lines.at(-1), args.join(' ')).match(message);
      expect(r.status, args.join(' ')).equal(2);
    }
    // Of two shards one has the file.
    const shards = [1, 2].map((i) => wast('a.wast', `--shard=${i}/2`, `--json=shard-${i}.json`));
    expect(shards.map(last).sort()).deep.equal(['0 passed, 0 failed, 0 skipped', '3 passed, 1 failed, 0 skipped']);
    expect(shards.map((r) => r.status).sort()).deep.equal([0, 1]);
    const empty = shards.findIndex((r) => r.status === 0) + 1;
    // Alone it is a part of a run; as a run of its own it has checked nothing.
    const lonely = touchstone(['report', `shard-${empty}.json`]);
    expect(lonely.stdout).match(/^MISSING on native: shard \d\/2\n/m);
    expect(lonely.status).equal(130);
    const {
      shards: _,
      planned: __,
      ...whole
    } = JSON.parse(readFileSync(join(dir, `shard-${empty}.json`), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(dir, 'nothing.json'), JSON.stringify(whole));
    const merged = touchstone(['report', 'nothing.json']);
    expect([merged.status, merged.stderr]).deep.equal([
      2,
      'touchstone: nothing was checked: no directive in any of the reports\n',
    ]);
  });

  it('standard input is a script, a module, and its own reproduction', () => {
    const piped = (input: string, ...args: string[]) =>
      spawnSync(process.execPath, [MAIN, ...args], { ...{ encoding: 'utf8', cwd: dir, input }, env: process.env });
    for (const command of ['wast', 'test'])
      expect(piped('', command, '-'))
        .include({ status: 2 })
        .and.property('stdout')
        .match(/^ERROR -: the file is empty$/m);
    const r = piped(SCRIPT, 'wast', '-');
    expect([r.status, last(r)]).deep.equal([1, '3 passed, 1 failed, 0 skipped']);
    expect(r.stdout)
      .match(/^FAIL -:2:1 assert_return/)
      .and.match(/ npx touchstone wast -:2\n/);
    expect(last(piped(SCRIPT, 'wast', '-:3', 'good.wast'))).equal('2 passed, 0 failed, 0 skipped');
    expect(last(piped(SCRIPT, 'test', '-', '--kind=assert_trap'))).equal('1 passed, 0 failed, 0 skipped');
    expect(piped('(module (func (export "f") (result i32) (i32.const 7)))', 'run', '-', '--invoke', 'f').stdout).equal('7\n');
    expect(piped('(modul)', 'compile', '-', '-o', 'x.elf').stderr).match(/^touchstone: -:1:\d+: malformed/);
    // A slow writer, whose pipe does not block.
    const slow = `(sleep 0.3; echo '(module)') | "${process.execPath}" "${MAIN}" wast -`;
    expect(last(spawnSync('sh', ['-c', slow], { encoding: 'utf8', cwd: dir }))).equal('1 passed, 0 failed, 0 skipped');
  });

  it('a file whose name begins with a dash', () => {
    writeFileSync(join(dir, '-x.wast'), '(module)\n');
    expect(last(touchstone(['wast', '--', '-x.wast']))).equal('1 passed, 0 failed, 0 skipped');
    expect(touchstone(['wast', '-x.wast']).stderr).match(/^touchstone: wast has no flag -x; -x\.wast behind -- is a file\n$/);
  });

  it('--list says what would run, as text and as JSON, and runs nothing', () => {
    expect(wast('a.wast', 'good.wast', '--list')).include({ stdout: 'a.wast\ngood.wast\n', status: 0 });
    expect(wast('--list', 'a.wast', 'good.wast', '--kind=assert_trap')).include({ stdout: 'a.wast:4:1 assert_trap\n' });
    const json = JSON.parse(wast('a.wast:2', '--list=json').stdout) as object;
    const directives = [{ line: 2, column: 1, directive: 'assert_return' }];
    expect(json).deep.equal({ schema: 1, files: [{ file: 'a.wast', suites: ['files'], directives }] });
    expect(wast('a.wast', '--list', '--grep=nothing').status).equal(2);
    expect(wast('a.wast', '--list=yaml').stderr).match(/^touchstone: --list=yaml: must be one of text, json\n$/);
    const sharded = touchstone(['test', 'a.wast', 'good.wast', '--list'], { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '1' });
    expect(sharded).include({ stdout: 'a.wast\ngood.wast\n', stderr: '' });
  });

  it('shards are told by the environment where that is asked for, and said', () => {
    const of = (index: number): string =>
      touchstone(['wast', 'a.wast', 'b.wast', 'good.wast', '--list', '--shard=auto'], shard(index)).stdout;
    const shard = (index: number) => ({ CI_NODE_INDEX: String(index), CI_NODE_TOTAL: '2' });
    expect((of(1) + of(2)).split('\n').sort().join(' ').trim()).equal('a.wast b.wast good.wast');
    expect(touchstone(['wast', 'good.wast'], shard(1)).stdout)
      .match(/^1 passed, 0 failed/m)
      .and.not.match(/shard/);
    const r = touchstone(['wast', 'good.wast', '--shard=auto'], shard(1));
    expect(r.stdout).match(/\nshard 1\/2 \(CI_NODE_INDEX=1, CI_NODE_TOTAL=2\): [01] of 1 file\n|^shard 1/);
    expect(r.status).equal(0);
  });

  it('--failed: what failed last time, and no more', () => {
    expect(last(wast('a.wast', 'good.wast'))).equal('4 passed, 1 failed, 0 skipped');
    const failed = (...args: string[]) => touchstone(['test', '--failed', ...args, `--cache=${join(dir, 'cache')}`]);
    expect(last(failed())).equal('0 passed, 1 failed, 0 skipped');
    expect(last(wast('--failed'))).equal('0 passed, 1 failed, 0 skipped');
    const named = failed('good.wast');
    expect(named.stdout).match(/\n--failed: nothing of this selection failed last time, so all of it runs\n/);
    expect(last(named)).equal('1 passed, 0 failed, 0 skipped');
    writeFileSync(join(dir, 'a.wast'), SCRIPT.replace('const 8', 'const 7'));
    expect(last(wast('a.wast', 'b.wast'))).equal('7 passed, 1 failed, 0 skipped');
    writeFileSync(join(dir, 'b.wast'), SCRIPT.replace('const 8', 'const 7'));
    expect(failed()).include({ status: 0 });
    const r = failed();
    expect([r.status, last(r)]).deep.equal([0, '0 passed, 0 failed, 0 skipped']);
    expect(r.stdout).match(/^--failed: nothing failed last time$/m);
    expect(wast('--failed')).include({ status: 0 });
    expect(touchstone(['wast', '--failed', `--cache=${join(dir, 'another')}`])).include({
      status: 2,
      stderr: 'touchstone: wast --failed: nothing is known of an earlier run here; name a FILE\n',
    });
    const unknown = touchstone(['test', '--failed', 'good.wast', `--cache=${join(dir, 'another')}`]);
    expect(unknown.stdout).match(/--failed: nothing is known of an earlier run here, so everything runs\n/);
  });

  it('--bail stops, --repeat counts once', () => {
    for (const name of ['a.wast', 'b.wast']) writeFileSync(join(dir, name), SCRIPT);
    const r = wast('a.wast', 'b.wast', 'good.wast', '--bail', '--jobs=1');
    expect(r.stdout).match(/--bail: stopped after 1 failure; 2 files did not run: b\.wast, good\.wast\n/);
    expect([r.status, last(r)]).deep.equal([1, '3 passed, 1 failed, 0 skipped']);
    expect(last(wast('a.wast', 'b.wast', 'good.wast', '--bail=3', '--repeat=2'))).equal('7 passed, 2 failed, 0 skipped');
  });

  it('a flag with an optional value takes none that follows it', async () => {
    const cases = [
      [['--bail', 'x.wast'], '1', undefined],
      [['--bail=2', 'x.wast'], '2', undefined],
      [['x.wast', '--list', '--bail=2'], '2', 'text'],
    ] as const;
    // A value may stand in a word of its own, or behind an `=`.
    for (const [args, bail, list] of cases) {
      for (const more of [[], ['--jobs', '2']]) {
        const flags = readCommandLine(['test', ...args, ...more]);
        expect([flags['bail'], flags['list'], flags['files']]).deep.equal([bail, list, ['x.wast']]);
      }
    }
  });

  it('files that are named replace the suites of a configuration', () => {
    writeFileSync(join(dir, 'touchstone.config.json'), '{"suite": ["own"], "bail": true}');
    try {
      const list = (...args: string[]) => touchstone(['test', '--list', ...args]).stdout;
      expect(list('good.wast')).equal('good.wast\n');
      expect(list()).match(/^own\//);
      expect(list('good.wast', '--suite=own')).match(/^own\/.*\ngood\.wast\n$/s);
    } finally {
      rmSync(join(dir, 'touchstone.config.json'));
    }
  });
});
