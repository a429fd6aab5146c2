/** Reports that are read again: what was written comes back, shards add up, contradictions are said. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import fc from 'fast-check';
import type { MachineCode } from '../../results/results.ts';
import { ROOT } from '../../system/paths.ts';
import { MAIN } from '../../testing/children.ts';
import { endEvent, fileEvent, jsonReport, runEvent } from '../formats/json.ts';
import { NASTY, nastyRun, ran, runOf } from '../testing/records.ts';
import { mergeRuns } from './merge.ts';
import { readReport } from './read.ts';
import type { Ran, RunRecord } from './record.ts';

const ndjson = (run: RunRecord): string => runEvent(run) + run.ran.map(fileEvent).join('') + endEvent(run);

describe('reports that are read again', function () {
  this.timeout(60_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-merge-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));
  const put = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const read = (text: string): RunRecord[] => readReport(put('report', text));
  const withoutDetail = (run: RunRecord): RunRecord => ({
    ...run,
    ran: run.ran.map((r) => {
      const { directives: _, ...result } = r.result;
      const failures = result.failures.map(({ code: __, reproduce: ___, ...f }) => f);
      return { ...r, result: { ...result, failures, ms: 0 } };
    }),
  });

  for (const [what, text] of Object.entries(NASTY)) {
    it(`nasty texts come back: ${what}`, () => {
      // JSON has no halves of pairs in UTF-8, but it has escapes for them; keys and values alike.
      const run = nastyRun(text);
      expect(read(ndjson(run))).deep.equal([run]);
      expect(read(jsonReport(run))).deep.equal([withoutDetail(run)]);
      expect(ndjson(run)).not.match(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    });
  }

  it('any text comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(read(ndjson(nastyRun(text)))).deep.equal([nastyRun(text)]);
      }),
      { numRuns: 50 },
    );
  });

  it('a real run fits the published schema, by a validator in its strict mode, and is read again', () => {
    put('ok.wast', '(module (func (export "f") (result i32) (i32.const 7)))\n(assert_return (invoke "f") (i32.const 7))\n');
    put(
      'bad.wast',
      '(module (func (export "f") (result i32) unreachable))\n(assert_return (invoke "f") (i32.const 8))\n(assert_invalid (module) "x")\n(nonsense)\n',
    );
    put('gone.wast', '(module)\n');
    const args = ['test', 'ok.wast', 'bad.wast', 'gone.wast:99', '--json=r.json', '--ndjson=r.ndjson'];
    const r = spawnSync(process.execPath, [MAIN, ...args], { cwd: dir, encoding: 'utf8' });
    expect([r.status, r.stderr]).deep.equal([2, '']);
    const schema = JSON.parse(readFileSync(join(ROOT, 'docs', 'report.schema.json'), 'utf8')) as object;
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
    ajv.addSchema(schema, 'report');
    const problems = (part: string, value: unknown): unknown => (ajv.validate(`report${part}`, value) ? [] : ajv.errors);
    const text = (name: string): string => readFileSync(join(dir, name), 'utf8');
    const report = JSON.parse(text('r.json')) as { totals: object; files: { failures: object[] }[] };
    expect(problems('', report)).deep.equal([]);
    const events = text('r.ndjson').trimEnd().split('\n');
    expect(events.length).equal(5);
    for (const line of events) expect(problems('#/$defs/event', JSON.parse(line))).deep.equal([]);
    const { origins, ...head } = JSON.parse(events[0] ?? '') as { origins: object[] };
    expect(head).deep.include({ schema: 2, planned: ['bad.wast', 'gone.wast', 'ok.wast'] });
    expect(head)
      .have.nested.property('settings.native.version')
      .match(/^\d+\.\d+\.\d+/);
    expect(origins.length).equal(1);
    expect(origins[0]).include({ node: process.versions.node, host: hostname() }).and.deep.include({ command: args });
    expect(Date.now() - Date.parse((origins[0] as { date: string }).date)).within(0, 600_000);
    // What differs from run to run is in no JSON.
    expect(text('r.json')).not.match(new RegExp(`"origins"|"date"|"host"|"${hostname()}"`));
    expect(text('r.json')).not.match(/"code"/);
    const failing = JSON.parse(events.find((e) => e.includes('"file":"bad.wast"')) ?? '') as {
      failures: { code?: MachineCode }[];
    };
    expect(failing.failures.map((f) => f.code?.map.at(-1)?.[2])).deep.equal(['unreachable', undefined, undefined]);
    expect(failing.failures[0]?.code?.stopped).above(0);
    // The schema is no formality.
    expect(problems('', { ...report, more: 1 })).not.deep.equal([]);
    expect(problems('', { ...report, files: [{ ...report.files[0], more: 1 }] })).not.deep.equal([]);
    expect(problems('#/$defs/event', { ...(JSON.parse(events[1] ?? '') as object), more: 1 })).not.deep.equal([]);
    const whole = mergeRuns([{ from: 'r', run: readReport(join(dir, 'r.ndjson'))[0] as RunRecord }]).run;
    const plain = mergeRuns([{ from: 'r', run: readReport(join(dir, 'r.json'))[0] as RunRecord }]).run;
    expect(jsonReport(whole)).equal(jsonReport(plain));
    const { file, result } = whole.ran.find((x) => x.file.name === 'ok.wast') ?? {};
    expect(file?.id).equal('ok.wast');
    for (const d of result?.directives ?? []) expect(d.id).match(/^[0-9a-f]{10}$/);
    expect(result?.directives?.map(({ id: _, ...d }) => d)).deep.equal([
      {
        line: 1,
        column: 1,
        directive: 'module',
        status: 'passed',
        text: '(module (func (export "f") (result i32) (i32.const 7)))',
      },
      { line: 2, column: 1, directive: 'assert_return', status: 'passed', text: '(assert_return (invoke "f") (i32.const 7))' },
    ]);
  });

  it('a file whose worker died has all its directives: verdicts until then, and the rest as failed', () => {
    const module = '(module (func (export "f")) (func (export "loop") (loop (br 0))))';
    const calls = ['f', 'missing', 'loop', 'f'].map((name) => `(assert_return (invoke "${name}"))`);
    put('loop.wast', [module, ...calls].join('\n'));
    spawnSync(process.execPath, [MAIN, 'wast', 'loop.wast', '--timeout=1', '--ndjson=loop.ndjson'], { cwd: dir });
    const [run] = readReport(join(dir, 'loop.ndjson'));
    const result = run?.ran[0]?.result;
    expect(result?.totals).deep.equal({ passed: 2, failed: 3, skipped: 0 });
    expect(result?.directives?.map((d) => `${d.line} ${d.status}`)).deep.equal([
      '1 passed',
      '2 passed',
      '3 failed',
      '4 failed',
      '5 failed',
    ]);
    expect(result?.failures.map((f) => f.line)).deep.equal([3, 4]);
  });

  it('what is no report is wrong use, with its place', () => {
    const row = fileEvent(ran('a', 'native', 'p'));
    const run = runEvent(runOf([]));
    const cases: [string, RegExp][] = [
      ['', /report: not JSON/],
      ['{}', /report: not a report of ours: it must have required property/],
      ['{"schema":2}', /not a report of ours/],
      [`${run}${row.replace('"passed":1', '"passed":-1')}`, /report:2: not a report of ours: \/totals\/passed must be >= 0/],
      [row, /report:1: not a report of ours: it begins with no run/],
      [`${run}{"event":\n`, /report:2: not JSON/],
      [`${run}{"event":"what"}\n`, /report:2: not a report of ours/],
    ];
    for (const [text, message] of cases) expect(() => read(text), text).throw(message);
    expect(() => readReport(join(dir, 'absent'))).throw(/absent: cannot be read \(ENOENT\)/);
  });

  it('plan, shards and origins come back; reports of before are read', () => {
    const origin = {
      touchstone: '1.2.3',
      commit: 'abc',
      node: '20.0.0',
      command: ['test', '--suite=a'],
      host: 'h',
      date: '2026-01-01T00:00:00Z',
    };
    const plan = { planned: ['a', 'b'], shards: [{ index: 2, total: 3 }], official: 'c'.repeat(40) };
    const run: RunRecord = { ...runOf([ran('a', 'native', 'pf')]), ...plan, origins: [origin, { ...origin, host: 'i' }] };
    expect(read(ndjson(run))).deep.equal([run]);
    const { origins: _, ...plain } = run;
    expect(read(jsonReport(run))).deep.equal([withoutDetail(plain)]);
    const before = runOf([ran('a', 'native', 'pf')]);
    expect(read(ndjson(before).replace('"schema":2', '"schema":1'))).deep.equal([before]);
    expect(() => read(ndjson(before).replace('"schema":2', '"schema":3'))).throw(
      /not a report of ours: \/schema must be equal to one of/,
    );
    const { planless } = mergeRuns([
      { from: 'old', run: before },
      { from: 'new', run },
    ]);
    expect(planless).deep.equal(['old']);
  });

  it('a sum that is not that of the files is said: something was lost', () => {
    const [a, b] = [ran('a', 'native', 'pp'), ran('b', 'native', 'pf')];
    const whole = ndjson(runOf([a, b]));
    expect(() => read(whole.replace(fileEvent(b), ''))).throw(
      /report:3: its files make 2 passed, 0 failed.* says 3 passed, 1 failed/,
    );
    expect(() => read(jsonReport(runOf([a])).replace('"passed": 2', '"passed": 3'))).throw(/report: its files make 2 passed/);
  });

  it('a record without its end is that of a run without its end; a torn last line is left out', () => {
    const a = ran('a', 'native', 'pp');
    const text = runEvent(runOf([a])) + fileEvent(a) + fileEvent(ran('b', 'native', 'p')).slice(0, 40);
    expect(read(text)).deep.equal([{ ...runOf([a]), interrupted: true }]);
  });

  it('shards make the whole run, in any order, joined or not', () => {
    const all = ['c', 'a', 'd', 'b'].flatMap((f) => [ran(f, 'native', 'pfs'), ran(f, 'v8', 'ppp')]);
    const engines = ['native', 'v8'];
    const part = (which: (r: Ran) => boolean): RunRecord => ({ ...runOf(all), engines, ran: all.filter(which) });
    const shards = [part((r) => r.file.name < 'b'), part((r) => r.file.name === 'd'), part((r) => 'bc'.includes(r.file.name))];
    const merge = (runs: RunRecord[]): RunRecord => {
      const { run, conflicts } = mergeRuns(runs.map((run, i) => ({ from: String(i), run })));
      expect(conflicts).deep.equal([]);
      return run;
    };
    const whole = merge([runOf(all)]);
    expect(merge(shards)).deep.equal(whole);
    expect(merge(shards.toReversed())).deep.equal(whole);
    expect(merge(read(shards.map(ndjson).join('')))).deep.equal(whole);
    expect(merge([...shards, shards[1] as RunRecord])).deep.equal(whole);
    expect(merge([withoutDetail(runOf(all)), runOf(all)])).deep.equal(whole);
  });

  it('two results for one file and engine are said, and the worse one counts', () => {
    const [good, bad] = [runOf([ran('a', 'native', 'pp')]), runOf([ran('a', 'native', 'pf')])];
    for (const order of [
      [good, bad],
      [bad, good],
    ]) {
      const { run, conflicts } = mergeRuns(order.map((r, i) => ({ from: `${i}.json`, run: r })));
      expect(run).deep.equal(bad);
      expect(conflicts.length).equal(1);
      expect(conflicts[0]).match(/^a on native has two results: \d passed, \d failed, 0 skipped \(0.json\) and .* \(1.json\)$/);
    }
    // The same numbers, of other directives.
    const swapped = mergeRuns(
      [good, runOf([ran('a', 'native', 'ps')]), runOf([ran('a', 'native', 'sp')])].map((run) => ({ from: '', run })),
    );
    expect(swapped.conflicts.length).equal(2);
  });

  it('an engine with two settings has two columns, named by what differs', () => {
    const settings = (traps: string) => ({ native: { traps, cpu: 'default' } });
    const runs = ['signals', 'explicit'].map((traps) => runOf([ran('a', 'native', 'p')], { settings: settings(traps) }));
    const { run } = mergeRuns(runs.map((r) => ({ from: '', run: r })));
    expect(run.engines).deep.equal(['native traps=signals', 'native traps=explicit']);
    expect(run.ran.map((r) => r.engine)).deep.equal(run.engines);
    expect(run.settings['native traps=explicit']).deep.equal({ traps: 'explicit', cpu: 'default' });
    expect(mergeRuns([{ from: '', run: runs[0] as RunRecord }]).run.engines).deep.equal(['native']);
  });
});
