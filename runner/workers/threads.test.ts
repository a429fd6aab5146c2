/**
 * Threads of scripts: `thread` and `wait` in both engines that have them, the scripts of the threads proposal's repository, and
 * what is left of a thread when its script fails, hangs or ends.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { FEATURE, WASM3 } from '../../engine/wasm/features.ts';
import type { DirectiveRecord, FileResult } from '../results/results.ts';
import { NATIVE } from '../suites/engine-spec.ts';
import { childrenOf, isAlive, start } from '../testing/children.ts';
import type { Job } from './protocol.ts';
import { work } from './work.ts';

/** Where the scripts of the proposal's repository are (its `test/core/threads`). */
const SCRIPTS = process.env['TOUCHSTONE_THREAD_SCRIPTS'];

const MEMORY = '(module $m (memory (export "m") 1 2 shared)) (register "m" $m)';
/** A module over that memory, and a function with that body. */
const over = (body: string, type = '', size = '1 2'): string =>
  `(module (import "m" "m" (memory ${size} shared)) (func (export "f") ${type} ${body}))`;
const LOAD = over('(i32.atomic.load (i32.const 0))', '(result i32)');
const store = (n: number): string => `${over(`(i32.atomic.store (i32.const 0) (i32.const ${n}))`)} (invoke "f")`;
const SEE = '(shared (module $m)) (register "m" $m)';
const PRINT = (n: number): string =>
  `(module (import "spectest" "print_i32" (func (param i32))) (start $s) (func $s (call 0 (i32.const ${n}))))`;

/** What a script is about → its lines, and what must not pass: `LINE:COLUMN directive status got`. */
const CASES: Readonly<Record<string, readonly [lines: readonly string[], ...notPassed: string[]]>> = {
  'what a thread writes is seen behind its wait': [
    [MEMORY, `(thread $t ${SEE} ${store(7)})`, '(wait $t)', LOAD, '(assert_return (invoke "f") (i32.const 7))'],
  ],
  'a thread sees what was written before it began': [
    [MEMORY, store(8), `(thread $t ${SEE} ${LOAD} (assert_return (invoke "f") (i32.const 8)))`, '(wait $t)'],
  ],
  'threads within threads within threads': [
    [
      MEMORY,
      `(thread $t ${SEE}`,
      `  (thread $t ${SEE} (thread $u ${SEE} ${store(9)}) (wait $u) ${LOAD} (assert_return (invoke "f") (i32.const 9)))`,
      `  (wait $t) ${LOAD} (assert_return (invoke "f") (i32.const 9)))`,
      '(wait $t)',
    ],
  ],
  'a failure has its own place, however deep': [
    [
      MEMORY,
      '(thread $t',
      ' (thread $u',
      '  (module (func (export "f")))',
      '   (assert_trap (invoke "f") "x"))',
      ' (wait $u))',
      '(wait $t)',
    ],
    '5:4 assert_trap failed returned no result',
  ],
  'each failure counts': [
    ['(thread $t (invoke "f")', '(invoke "g"))', '(wait $t)'],
    '1:12 invoke failed there is no instance of the latest module',
    '2:1 invoke failed there is no instance of the latest module',
  ],
  'a thread that nobody waits for counts': [
    ['(thread $t', '(invoke "f"))'],
    '2:1 invoke failed there is no instance of the latest module',
  ],
  'what a thread shares must be there': [
    ['(thread $t (shared (module $x))', '(module))', '(wait $t)'],
    '1:1 thread failed there is no instance of $x',
    '2:1 module failed the thread did not start',
    '3:1 wait failed it did not start',
  ],
  'there is something to wait for, once': [
    ['(wait $t)', '(thread $t)', '(wait $t)', '(wait $t)'],
    '1:1 wait failed there is none to wait for',
    '4:1 wait failed there is none to wait for',
  ],
  'the latest thread of a name is waited for first': [
    [PRINT(1), `(thread $t ${PRINT(2)})`, `(thread $t ${PRINT(3)})`, '(wait $t)', PRINT(4), '(wait $t)'],
  ],
  'a thread has neither modules nor names of others': [
    [
      `${MEMORY} (module $f (func (export "f")))`,
      '(thread $t (shared (module $m))',
      '(invoke $f "f")',
      '(assert_unlinkable (module (import "m" "m" (memory 1 2 shared))) "unknown import")',
      '(register "m" $m) (module (import "m" "m" (memory 1 2 shared))))',
    ],
    '3:1 invoke failed there is no instance of $f',
  ],
  'growth is seen by who comes later': [
    [MEMORY, `(thread $t ${SEE} ${over('(drop (memory.grow (i32.const 1)))')} (invoke "f"))`, '(wait $t)', over('', '', '2 2')],
  ],
  'one waits until the other notifies': [
    [
      MEMORY,
      `(thread $t ${SEE} ${over('(memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))', '(result i32)')}`,
      '(assert_return (invoke "f") (i32.const 0)))',
      `(thread $u ${SEE} ${over('(loop (br_if 0 (i32.ne (i32.const 1) (memory.atomic.notify (i32.const 0) (i32.const 1)))))')}`,
      '(assert_return (invoke "f")))',
      '(wait $t) (wait $u)',
    ],
  ],
  'an input has threads, and is read by threads': [
    [
      '(input "threads.wast") (assert_return (invoke "f") (i32.const 5))',
      '(thread $t (input "module.wast")',
      '(assert_return (invoke "f") (i32.const 5)))',
      '(wait $t)',
    ],
  ],
  'so many at once, and no more': [
    // Those within do not start, but could.
    ['(thread $a', ...Array(31).fill('(thread $b (shared (module $x)))'), ') (thread $c)', '(wait $c) (wait $a) (thread $d)'],
    ...Array.from({ length: 31 }, (_, i) => `${i + 2}:1 thread failed there is no instance of $x`),
    '33:3 thread failed too many threads run',
    '34:1 wait failed it did not start',
  ],
};
const OF_NATIVE: typeof CASES = {
  'memories with 64-bit addresses': [
    [
      '(module $m (memory (export "m") i64 1 2 shared)) (register "m" $m)',
      `(thread $t ${SEE} (module (import "m" "m" (memory i64 1 2 shared))`,
      '(func (export "f") (i64.atomic.store (i64.const 8) (i64.const 7)))) (invoke "f"))',
      '(wait $t) (module (import "m" "m" (memory i64 1 2 shared)) (func (export "f") (result i64) (i64.load (i64.const 8))))',
      '(assert_return (invoke "f") (i64.const 7))',
    ],
  ],
};
const CHECKS = { traps: 'signals', bounds: 'guard' } as const;
const NOWHERE = { cpu: undefined, cache: 'off', cacheBase: undefined, remoteCache: undefined, remoteReadOnly: false } as const;
const FIVE = '(module (func (export "f") (result i32) (i32.const 5)))';

const STUCK: Readonly<Record<string, string>> = {
  'machine code': '(loop (br 0))',
  'a wait without end': '(drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))',
};

/** A file of a report. */
interface Reported extends Pick<FileResult, 'file' | 'totals' | 'skips' | 'failures'> {
  readonly event: string;
  readonly directives: readonly DirectiveRecord[];
}
const notPassed = (directives: readonly DirectiveRecord[]): string[] =>
  directives
    .filter((d) => d.status !== 'passed')
    .map(({ line, column, directive, status, got }) => `${line}:${column} ${directive} ${status} ${got}`);

/** Threads of a process. */
const tasksOf = (pid: number | 'self'): number => (existsSync(`/proc/${pid}/task`) ? readdirSync(`/proc/${pid}/task`).length : 0);

describe('threads of scripts', function () {
  this.timeout(250_000);
  let dir: string;
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-threads-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));
  const write = (name: string, ...lines: string[]): string => {
    writeFileSync(join(dir, name), `${lines.join('\n')}\n`);
    return name;
  };
  /** Runs files; what the command said, and its report. */
  async function run(given: readonly string[], ...flags: string[]) {
    const { code, out, err } = await start(dir, ['wast', ...given, '--enable=threads', '--ndjson=report.ndjson', ...flags]).ended;
    const events = readFileSync(join(dir, 'report.ndjson'), 'utf8').trimEnd().split('\n');
    const files = events.map((line) => JSON.parse(line) as Reported).filter(({ event }) => event === 'file');
    const first = files[0] ?? expect.fail(`no report: ${err}`);
    return { code, out, err, files, ...first };
  }

  for (const engine of ['native', 'v8'])
    it(`${engine}: every directive has its verdict, in or out of a thread`, async () => {
      write('module.wast', FIVE);
      write('threads.wast', FIVE, '(thread $t (input "module.wast") (invoke "f")) (wait $t)');
      const cases = Object.entries(engine === 'native' ? { ...CASES, ...OF_NATIVE } : CASES);
      const names = cases.map(([, [lines]], i) => write(`${i}.wast`, ...lines));
      const { files, err } = await run(names, `--engine=${engine}`);
      expect(err).equal('');
      for (const [i, [what, [, ...want]]] of cases.entries()) {
        const directives = files.find(({ file }) => file === `${i}.wast`)?.directives ?? [];
        expect(notPassed(directives), what).deep.equal(want);
        expect(new Set(directives.map((d) => d.id)).size, what).equal(directives.length);
      }
    });

  it('a failure inside is shown as any other, and can be asked for by its line', async () => {
    const trap = '(module (func $g unreachable) (func (export "f") (call $g)))';
    write('trap.wast', `(thread $t ${trap}`, '  (invoke "f")', '  (module))', '(wait $t)');
    const { code, out, failures, directives } = await run(['trap.wast']);
    expect(code).equal(1);
    const [failure] = failures;
    expect(failure).include({ line: 2, column: 3, directive: 'invoke', class: 'trap', source: '  (invoke "f")' });
    expect(failure?.id).equal(directives[2]?.id);
    expect(failure?.backtrace.map((line) => line.replace(/0x\w+/, 'AT'))).deep.equal([
      'g (wasm offset AT) trap.wast:1:29',
      'f (wasm offset AT) trap.wast:1:62',
    ]);
    expect(out).match(/FAIL trap\.wast:2:3 invoke .*\n(.*\n)*.*reproduce .*npx touchstone wast trap\.wast:2 /);
    expect((await run(['trap.wast:2'])).totals).deep.equal({ passed: 1, failed: 1, skipped: 0 });
    expect((await run(['trap.wast:3'])).totals).deep.equal({ passed: 2, failed: 0, skipped: 0 });
  });

  it('a failure inside that is known counts as such, and so does what follows from it', async () => {
    write('known.wast', '(thread $t (module $x (func (export "f") (result i32)))', '(invoke $x "f"))', '(wait $t)');
    const { directives } = await run(['known.wast']);
    const row = { file: 'known.wast', engine: 'native', ids: [directives[1]?.id], reason: 'a body without a result' };
    writeFileSync(join(dir, 'expected.json'), JSON.stringify([row]));
    expect(await run(['known.wast'], '--expected=expected.json')).deep.include({
      code: 0,
      totals: { passed: 2, failed: 0, skipped: 2 },
      skips: { 'fails as expected: a body without a result': 2 },
    });
  });

  for (const [where, body] of Object.entries(STUCK)) {
    it(`a thread that is stuck in ${where} is late where it is waited for, and ends with its process`, async () => {
      write('stuck.wast', MEMORY, `(thread $t ${SEE} ${over(body)}`, '(invoke "f"))', ' (wait $t)', '(module)');
      const { code, out, totals } = await run(['stuck.wast'], '--timeout=1');
      expect(code).equal(1);
      expect(out).match(/FAIL stuck\.wast:4:2 wait #.*\n.*a verdict\n.*the process died: no answer within 1 s/);
      expect(totals).deep.equal({ passed: 3, failed: 5, skipped: 0 });
    });

    it(`Ctrl-C while a thread is stuck in ${where}`, async () => {
      write('stuck.wast', MEMORY, `(thread $t ${SEE} ${over(body)} (invoke "f"))`, '(wait $t)');
      const { child, ended } = start(dir, ['wast', 'stuck.wast', '--enable=threads', '--timeout=100']);
      let workers: number[] = [];
      // Eleven of them are there without one that runs JavaScript.
      for (let i = 0; i < 100 && !workers.some((pid) => tasksOf(pid) > 11); i++) {
        await sleep(100);
        workers = childrenOf(child.pid);
      }
      child.kill('SIGINT');
      expect((await ended).code).equal(130);
      for (let i = 0; i < 100 && workers.some(isAlive); i++) await sleep(50);
      expect(workers.filter(isAlive)).deep.equal([]);
    });
  }

  it('no thread is left when a script has come to its end', async () => {
    const path = join(dir, write('left.wast', MEMORY, ...[1, 2].map((n) => `(thread $t ${SEE} ${store(n)})`), '(wait $t)'));
    const file = { name: 'left.wast', path, kind: 'script', suites: [], features: WASM3 | FEATURE.threads, weight: 1 } as const;
    const options = { ...CHECKS, ...NOWHERE, messages: undefined, timeoutMs: 60_000, detail: false, recheck: 'always' } as const;
    const job: Job = { file, engine: NATIVE, options, expected: [], lacks: 0, precise: false, stopAt: undefined };
    const before = tasksOf('self');
    for (let i = 0; i < 5; i++) expect((await work(job)).result.totals).deep.equal({ passed: 11, failed: 0, skipped: 0 });
    for (let i = 0; i < 100 && tasksOf('self') > before; i++) await sleep(50);
    expect(tasksOf('self')).at.most(before);
  });

  for (const engine of ['native', 'v8'])
    it(`${engine}: the scripts of the threads proposal (needs TOUCHSTONE_THREAD_SCRIPTS)`, async function () {
      if (SCRIPTS === undefined) this.skip();
      const names = readdirSync(SCRIPTS).filter((name) => name.endsWith('.wast'));
      // Alignment that is not natural passes in V8 11.
      const taken = names.filter((name) => engine === 'native' || name !== 'atomic.wast').map((name) => join(SCRIPTS, name));
      const { files } = await run(taken, `--engine=${engine}`);
      expect(files.flatMap(({ file, directives }) => notPassed(directives).map((line) => `${file}:${line}`))).deep.equal([]);
      expect(files.reduce((sum, { totals }) => sum + totals.passed, 0)).equal(engine === 'native' ? 551 : 179);
    });
});
