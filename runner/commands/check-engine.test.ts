/**
 * `touchstone check-engine`: what authors of engines are told, of an engine that is right, one that is nearly, and one that is
 * none.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { v8Engine } from '../engines/v8/v8.ts';
import { allChecks, check } from '../proof/checks.ts';
import { ROOT } from '../system/paths.ts';
import { MAIN } from '../testing/children.ts';

const EXAMPLE = join(ROOT, 'docs', 'engine-example-1.mjs');
const NEWEST = join(ROOT, 'docs', 'engine-example.mjs');

describe('check-engine', function () {
  this.timeout(120_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-check-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));
  const run = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, 'check-engine', ...args], { cwd: dir, encoding: 'utf8' });
  const lines = ({ stdout }: SpawnSyncReturns<string>, begin: RegExp): string[] =>
    stdout.split('\n').filter((l) => begin.test(l));

  it('asks nothing that V8 answers otherwise', () => {
    const engine = v8Engine();
    for (const asked of allChecks(engine)) {
      const found = check(engine, asked);
      // Node 20 has no exceptions of today.
      if (asked.needs !== 'exceptions') expect(found, asked.about).deep.equal({ kind: 'ok' });
    }
  });

  it('the example of the newest protocol: everything', () => {
    const r = run('node', NEWEST);
    expect([r.status, r.stderr], r.stdout).deep.equal([0, '']);
    expect(r.stdout).match(/\n1\d passed, 0 failed, \d skipped\n$/);
  });

  it('the example of protocol 1: all but what it says it lacks', () => {
    const r = run('node', EXAMPLE, '--trace-engine=trace');
    expect([r.status, r.stderr]).deep.equal([1, '']);
    expect(lines(r, /^FAIL/)).deep.equal([
      'FAIL NaNs travel with their payload',
      'FAIL vectors travel with all their bits, lane 0 in the last digits',
    ]);
    expect(r.stdout).match(
      /\n {5}by it this fails \(f32 nan = bits 0x7fc00000\), and it must pass: \(assert_return \(invoke "f32" /,
    );
    expect(r.stdout).match(/\n1\d passed, 2 failed, \d skipped\n$/);
    expect(readFileSync(join(dir, 'trace'), 'utf8')).match(
      /^\d+ \* node .*\n\d+ > \{"op":"hello","protocol":1,"newest":2\}\n\d+ < \{"protocol":1,/,
    );
  });

  /** Mistakes that authors make, put into the example: a text of it in place of another, and the check that finds it. */
  const mistakes: readonly (readonly [what: string, from: string, to: string, found: RegExp])[] = [
    ['bits are padded with ones', "padStart(16, '0')", "padStart(16, '1')", /^FAIL integers travel/],
    ['results in reverse', '.flat();', '.flat().reverse();', /^FAIL several results/],
    ['null is a reference', 'value === null ?', 'value === 0 ?', /^FAIL references/],
    ['a constant global', 'instances[instance][name].value)', '1)', /^FAIL globals are read as they are/],
    [
      'one instance for all',
      'instances[instance] = new',
      'instances[1] ??= instances[instance] = new',
      /^FAIL an instance keeps its state/,
    ],
    ['no spectest', '{ 0: spectest() }', '{ 0: {} }', /^FAIL spectest is there/],
    [
      'links anything',
      'given[i.module][i.name] =',
      'if (i.name !== "f") given[i.module][i.name] =',
      /^FAIL instances import from each other/,
    ],
    ['traps are exceptions', "RuntimeError: 'trap'", "RuntimeError: 'exception'", /^FAIL right and wrong are told apart/],
    ['exhaustion is a trap', "RangeError: 'exhaustion'", "RangeError: 'trap'", /^FAIL endless recursion/],
    [
      'modules are not looked at',
      'new W.Module(Buffer',
      'W.validate(Buffer.from(bytes, "base64")) && new W.Module(Buffer',
      /^FAIL right and wrong/,
    ],
  ];
  for (const [what, from, to, found] of mistakes) {
    it(`finds in the example: ${what}`, () => {
      const text = readFileSync(EXAMPLE, 'utf8');
      expect(text.includes(from), from).equal(true);
      const path = join(dir, 'engine.mjs');
      writeFileSync(path, text.replace(from, to));
      const r = run(`"${process.execPath}" "${path}"`);
      expect([r.status, r.stderr], r.stdout).deep.equal([1, '']);
      expect(lines(r, found).length, r.stdout).equal(1);
    });
  }

  it('what speaks no protocol is wrong use', () => {
    expect(run('/no/where')).include({ status: 2, stdout: '', stderr: 'touchstone: /no/where: there is no program /no/where\n' });
    const { status, stderr } = run('echo hello');
    expect([status, stderr]).deep.equal([
      2,
      'touchstone: echo hello: asked {"op":"hello","protocol":1,"newest":2}: expected {"protocol":2,"name":"…","level":"directive"} or "script"; got "hello": no JSON\n',
    ]);
  });
});
