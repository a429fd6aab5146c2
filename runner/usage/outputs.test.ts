/** Outputs: never in the place of an input or of another, `-` is standard output, and what belongs to a program has it alone. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { expect } from 'chai';
import { CODE_ROOT, EXTENSION } from '../system/paths.ts';

const SCRIPT = `(module (import "spectest" "print_i32" (func $p (param i32))) (func (export "f") (call $p (i32.const 7))))
(invoke "f")
(assert_invalid (module) "not so")
(assert_invalid (module (func (result i32))) "type mismatch")
`;

describe('outputs', function () {
  this.timeout(120_000);
  let dir: string;
  const touchstone = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [join(CODE_ROOT, 'runner', `main${EXTENSION}`), ...args], { cwd: dir, encoding: 'utf8' });
  const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-outputs-'));
    writeFileSync(join(dir, 'x.wast'), SCRIPT);
    writeFileSync(join(dir, 'm.wat'), '(module)');
    touchstone('wast', 'x.wast', '--ndjson=r.ndjson', '--json=r.json');
    linkSync(join(dir, 'r.json'), join(dir, 'hard.json'));
    symlinkSync('r.json', join(dir, 'soft.json'));
    symlinkSync('.', join(dir, 'here'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  const refused: [string, string[], string][] = [
    ['the report that is read', ['report', 'r.json', '--html=r.json'], 'r.json'],
    ['by another path', ['report', 'r.json', '--html=./here/r.json'], 'r.json'],
    ['by a hard link', ['report', 'r.json', '--junit=hard.json'], 'r.json'],
    ['by a symbolic link', ['report', 'soft.json', '--json=r.json'], 'r.json'],
    ['one of several', ['report', 'r.json', 'r.ndjson', '--ndjson=r.ndjson'], 'r.ndjson'],
    ['a script that runs', ['wast', 'x.wast', '--json=x.wast'], 'x.wast'],
    ['a script that runs, named otherwise', ['test', `x.wast`, '--html=here/x.wast'], 'x.wast'],
    ['the module that is compiled', ['compile', 'm.wat', '-o', 'here/m.wat'], 'm.wat'],
    ['the script that is converted', ['convert', 'x.wast', '--to=wast2json', '-o', 'x.wast'], 'x.wast'],
  ];
  for (const [what, args, input] of refused) {
    it(`never in the place of an input: ${what}`, () => {
      const before = read(input);
      const r = touchstone(...args);
      expect(r.stderr).match(/^touchstone: --\w+ \S+: is an input, and would be overwritten\n$/);
      expect(r.status).equal(2);
      expect(read(input)).equal(before);
    });
  }

  it('never two in one place', () => {
    const r = touchstone('report', 'r.json', '--html=new', '--junit=./new');
    expect([r.status, r.stderr]).deep.equal([2, 'touchstone: --html new: is what --junit writes to\n']);
    expect(touchstone('report', 'r.json', '--html=-', '--junit=-').stderr).match(/--html -: is what --junit writes to/);
    expect(touchstone('wast', 'x.wast', '--reporter=tap', '--json=-').stderr).match(/--json -: is what --reporter=tap writes to/);
    expect(existsSync(join(dir, 'new'))).equal(false);
  });

  it('- is standard output, which has nothing else', () => {
    const json = touchstone('wast', 'x.wast', '--json=-');
    expect(JSON.parse(json.stdout)).have.nested.property('totals.failed', 1);
    expect(json.stderr)
      .match(/^print_i32: i32 7 /)
      .and.match(/\n3 passed, 1 failed, 0 skipped\n$/);
    expect(json.status).equal(1);
    const lines = touchstone('wast', 'x.wast', '--ndjson=-').stdout.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).deep.equal(['run', 'file', 'end']);
    const xml = touchstone('report', 'r.ndjson', '--junit', '-');
    expect(new DOMParser().parseFromString(xml.stdout, 'text/xml').getElementsByTagName('failure').length).equal(1);
    expect(xml.stderr).match(/3 passed, 1 failed, 0 skipped\n$/);
    expect(touchstone('report', 'r.json', '--html=-').stdout).match(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
    const elf = spawnSync(process.execPath, [join(CODE_ROOT, 'runner', `main${EXTENSION}`), 'compile', 'm.wat', '-o', '-'], {
      cwd: dir,
    });
    expect(elf.stdout.subarray(0, 4).toString('latin1')).equal('\x7fELF');
    expect(touchstone('convert', 'x.wast', '--to=wast2json', '-o', '-').stderr).match(/modules lie beside the JSON/);
    expect(existsSync(join(dir, '-'))).equal(false);
  });

  const parsed: [string, (text: string) => unknown, unknown][] = [
    ['json', (text) => (JSON.parse(text) as { stats: { failures: number } }).stats.failures, 1],
    ['xunit', (text) => new DOMParser().parseFromString(text, 'text/xml').getElementsByTagName('testcase').length, 1],
    ['tap', (text) => text.split('\n').filter((line) => /^(not )?ok \d+ /.test(line)), ['not ok 1 files x.wast']],
    [
      'json-stream',
      (text) =>
        text
          .trim()
          .split('\n')
          .map((line) => (JSON.parse(line) as string[])[0]),
      ['start', 'fail', 'end'],
    ],
  ];
  for (const [reporter, parse, wanted] of parsed) {
    it(`--reporter=${reporter} prints what its readers read, and nothing else does`, () => {
      const { stdout, stderr, status } = touchstone('wast', 'x.wast', `--reporter=${reporter}`);
      expect(parse(stdout)).deep.equal(wanted);
      // TAP's lines are its own: a plan, results, and what is indented or a comment.
      if (reporter === 'tap')
        expect(stdout.split('\n').every((line) => /^$|^(TAP version|1\.\.|not ok|ok|#| )/.test(line))).equal(true);
      expect(stderr).match(/3 passed, 1 failed, 0 skipped\n$/);
      expect(status).equal(1);
    });
  }
});
