/**
 * Reports for other programs, read by parsers that are not ours: nothing that a script can name ends an element, a line or a
 * command. HTML is driven in a browser (html/browser.test.ts).
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DOMParser, type Element as XmlElement } from '@xmldom/xmldom';
import { expect } from 'chai';
import MarkdownIt from 'markdown-it';
import { ROOT } from '../../system/paths.ts';
import { failureAt, NASTY, nastyRun, ran, runOf } from '../testing/records.ts';
import { visible, visibleLine } from '../text/escape.ts';
import { annotations, jobSummary } from './github.ts';
import { junitReport } from './junit.ts';

const XSD = join(ROOT, 'runner', 'report', 'testing', 'junit.xsd');

/** Elements of a name, by an XML parser that stops at what is not well-formed. */
function elements(text: string, name: string, type = 'application/xml'): XmlElement[] {
  const strict = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  return [...strict.parseFromString(text, type).getElementsByTagName(name)];
}
const attributeOf = (e: XmlElement | undefined, name: string): string | null | undefined => e?.getAttribute(name);

/** A workflow command as GitHub's runner reads it (its ActionCommand): from the first `::` of a trimmed line. */
function readCommand(line: string): { command: string; properties: Record<string, string>; message: string } | undefined {
  const found = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/su.exec(line);
  if (found === null) return undefined;
  const [, command = '', properties = '', message = ''] = found;
  const decoded = (text: string): string =>
    text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  const pairs = properties.split(',').map((p) => [p.slice(0, p.indexOf('=')), decoded(p.slice(p.indexOf('=') + 1))] as const);
  return { command, properties: Object.fromEntries(pairs), message: decoded(message) };
}

describe('reports for other programs', () => {
  const own = {
    ...ran('own/b.wast', 'native', 'ff', {
      failures: ['', '.2'].map((nth) => failureAt(1, { file: 'own/b.wast', id: `0123456789${nth}` })),
    }),
    file: { name: 'own/b.wast', kind: 'script', suites: ['own', 'core'] },
  } as const;
  const run = runOf([ran('a.wast', 'native', 'pfs'), own, ran('c.wast', 'native', 'p')]);

  it('JUnit: a testsuite a file, a testcase a failure, one for all that passed and one a reason; counts of elements', () => {
    const text = junitReport(run);
    const suites = elements(text, 'testsuite');
    expect(
      suites.map((s) => ['name', 'tests', 'failures', 'errors', 'skipped', 'time'].map((a) => attributeOf(s, a))),
    ).deep.equal([
      ['a.wast', '3', '1', '0', '1', '0.013'],
      ['own/b.wast', '2', '2', '0', '0', '0.013'],
      ['c.wast', '1', '0', '0', '0', '0.013'],
    ]);
    expect(attributeOf(elements(text, 'testsuites')[0], 'tests')).equal('6');
    const cases = elements(text, 'testcase');
    expect(cases.map((c) => attributeOf(c, 'name'))).deep.equal([
      ...['passed', '2:1 assert_return', 'skipped: needs gc'],
      ...['assert_return #0123456789', 'assert_return #0123456789.2'],
      'passed',
    ]);
    expect(attributeOf(cases[1], 'classname')).equal('core.a');
    const numbers = elements(text, 'property').flatMap((p) =>
      ['passed', 'failed', 'skipped'].includes(attributeOf(p, 'name') ?? '') ? [attributeOf(p, 'value')] : [],
    );
    expect(numbers.join(' ')).equal('1 1 1 0 2 0 1 0 0');
    const failure = elements(text, 'failure')[0];
    expect(attributeOf(failure, 'message')).equal('expected i32 1, got i32 2');
    expect(failure?.textContent).match(/^FAIL a\.wast:2:1 assert_return .*\n {2}expected {2}i32 1\n/);
    expect(attributeOf(elements(text, 'skipped')[0], 'message')).equal('1 directive: needs gc');
  });

  it('JUnit: engines side by side, faults as errors, without detail only what failed', () => {
    const { directives: _, ...plainResult } = ran('a.wast', 'v8', 'pff').result;
    const two = runOf([ran('a.wast', 'native', 'p', { fault: 'bug' }), { ...ran('a.wast', 'v8', ''), result: plainResult }]);
    const text = junitReport(two);
    expect(elements(text, 'testsuite').map((s) => attributeOf(s, 'name'))).deep.equal(['a.wast (native)', 'a.wast (v8)']);
    expect(elements(text, 'testcase').map((c) => attributeOf(c, 'classname'))).deep.equal(
      ['native', 'native', 'v8', 'v8', 'v8'].map((e) => `${e}.core.a`),
    );
    expect(elements(text, 'error').map((e) => e.textContent)).deep.equal(['bug']);
    const counts = (name: string): (string | null | undefined)[] =>
      [...elements(text, 'testsuites'), ...elements(text, 'testsuite')].map((s) => attributeOf(s, name));
    expect(['tests', 'failures', 'errors', 'skipped'].map(counts)).deep.equal([
      ['5', '2', '3'],
      ['2', '0', '2'],
      ['1', '1', '0'],
      ['0', '0', '0'],
    ]);
  });

  it('JUnit grows with failures, not with what passed; names stay when scripts are edited', () => {
    const many = runOf(Array.from({ length: 300 }, (_, i) => ran(`${i}.wast`, 'native', 'p'.repeat(200))));
    expect(junitReport(many).length).below(250_000);
    const names = (line: number): (string | null | undefined)[] =>
      elements(
        junitReport(runOf([ran('a.wast', 'native', 'p', { failures: [failureAt(line, { id: '0123456789' })] })])),
        'testcase',
      ).map((c) => attributeOf(c, 'name'));
    expect(names(3)).deep.equal(names(70)).and.include('assert_return #0123456789');
    // What a worker that died did not reach is one case, however much it is.
    const died = ran('a.wast', 'native', `pf${'f'.repeat(1000)}`, { failures: [failureAt(2, { got: 'the process died' })] });
    expect(elements(junitReport(runOf([died])), 'failure').map((f) => attributeOf(f, 'message'))).deep.equal([
      'expected i32 1, got the process died',
      '1000 directives not reached',
    ]);
  });

  it('JUnit fits its XML schema (needs xmllint)', function () {
    if (spawnSync('xmllint', ['--version']).error !== undefined) this.skip();
    const valid = (text: string): string =>
      spawnSync('xmllint', ['--noout', '--huge', '--schema', XSD, '-'], { input: text, encoding: 'utf8' }).stderr.trim();
    for (const text of Object.values(NASTY)) expect(valid(junitReport(nastyRun(text)))).equal('- validates');
    expect(valid(junitReport(run))).equal('- validates');
    expect(valid(junitReport(run).replace('failures="1"', 'failures="many"'))).match(/fails to validate/);
  });

  it('annotations name place and values, ten at most', () => {
    const commands = annotations(run).map(readCommand);
    expect(commands.length).equal(3);
    expect(commands[0]).deep.equal({
      command: 'error',
      properties: { file: 'a.wast', line: '2', col: '1', title: 'assert_return' },
      message: 'expected i32 1\ngot i32 2',
    });
    expect(commands[1]?.properties['file']).equal('spec-tests/own/b.wast');
    const many = annotations(runOf([ran('a', 'native', 'f'.repeat(5)), ran('b', 'native', 'f'.repeat(50))]));
    expect(many.length).equal(10);
    expect(readCommand(many[9] ?? '')?.message).equal('and 46 more failures');
  });

  it('the summary has the table and the failures, and ends where GitHub would refuse it', () => {
    const html = new MarkdownIt({ html: true }).render(jobSummary(run));
    expect(elements(`<x>${html}</x>`, 'h3')[0]?.textContent).equal('❌ 2 passed, 3 failed, 1 skipped');
    expect(elements(`<x>${html}</x>`, 'td').map((e) => e.textContent)).deep.equal(['core', 'native', '3', '2', '3', '1']);
    const pre = elements(`<x>${html}</x>`, 'pre').map((e) => e.textContent);
    expect(pre.length).equal(2);
    expect(pre[0]).match(/^FAIL a\.wast:2:1 assert_return/);
    const long = failureAt(1, { got: 'y'.repeat(100_000) });
    const big = jobSummary(runOf(Array.from({ length: 400 }, (_, i) => ran(`f${i}`, 'native', 'p', { failures: [long] }))));
    expect(Buffer.byteLength(big)).within(1 << 18, 1 << 19);
    expect(big).match(/… and \d{3} more files that failed/);
    expect(elements(`<x>${new MarkdownIt({ html: true }).render(big)}</x>`, 'details').length).above(10);
  });

  for (const [what, text] of Object.entries(NASTY)) {
    it(`nasty texts do no harm: ${what}`, () => {
      const nasty = nastyRun(text);
      const line = visibleLine(text);

      const junit = junitReport(nasty);
      expect(
        elements(junit, '*')
          .map((e) => e.tagName)
          .join(' '),
      ).equal(
        'testsuites testsuite properties property property property property property testcase testcase failure testcase skipped testcase error testcase error',
      );
      expect(attributeOf(elements(junit, 'testsuite')[0], 'name')).equal(visible(text));
      expect(attributeOf(elements(junit, 'property')[1], 'value')).equal(visible(text));
      expect(attributeOf(elements(junit, 'testcase')[0], 'file')).equal(visible(text));
      expect(elements(junit, 'error')[0]?.textContent).equal(visible(text));

      const lines = annotations(nasty);
      expect(lines.join('\n').split(/\r|\n/).length).equal(3);
      for (const command of lines.map(readCommand)) {
        expect(command?.command).equal('error');
        expect(command?.properties['file']).equal(line);
        expect(Object.keys(command?.properties ?? {}).join()).match(/^file,(line,col,)?title$/);
      }
      expect(readCommand(lines[0] ?? '')?.message).equal(visible(text).slice(0, 2000));

      const html = new MarkdownIt({ html: true, linkify: true }).render(jobSummary(nasty));
      const tags = elements(`<x>${html}</x>`, '*').map((e) => e.tagName);
      expect([...new Set(tags)].sort().join(' ')).equal('code details h3 pre summary table tbody td th thead tr x');
      expect(elements(`<x>${html}</x>`, 'code')[0]?.textContent).equal(line);
      if (text.length < 10_000) expect(elements(`<x>${html}</x>`, 'pre')[0]?.textContent).contain(visible(text));
    });
  }
});
