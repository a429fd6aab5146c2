/** Whatever scripts call their things: terminals and CI logs show it, and nothing else happens. */
import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Failure } from '../../results/results.ts';
import { NATIVE } from '../../suites/engine-spec.ts';
import type { SuiteFile } from '../../suites/suites.ts';
import { againLine, decidingVariables, shellQuote } from './again.ts';
import { failureLines } from './failure.ts';
import { progressLine, timeLeft } from './progress.ts';
import { dim, plainLine, red, setColours, shown, shownLines, Terminal } from './terminal.ts';

/** Text with a liking for what may do harm. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\x1b[2J',
        '\x1b]0;t\x07',
        '\r',
        '\n',
        '\x9b31m',
        '\u202e',
        '\u2066',
        '\u2028',
        '\0',
        '\x7f',
        '\ud800',
        '\ufeff',
      ),
      fc.constantFrom(
        '::error::x',
        '::',
        ' ',
        '\t',
        '##[add-mask]',
        '##vso[task.x]',
        '##teamcity[',
        "'",
        '"',
        '$(x)',
        '`',
        '\\',
        '-',
        '!',
      ),
      fc.string({ unit: 'binary' }),
      fc.string(),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** What a terminal acts upon or does not show, by Unicode's own categories; half a surrogate pair is Cs. */
const ACTS = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** GitHub's runner: a command begins a line, blanks aside (`::`), or stands anywhere in it (`##[`); Azure and TeamCity alike. */
const isCommand = (line: string): boolean => line.trimStart().startsWith('::') || /##(\[|vso\[|teamcity\[)/.test(line);
const harmless = (line: string): void => {
  expect(ACTS.test(line.replaceAll('\t', '')), JSON.stringify(line)).equal(false);
  expect(isCommand(line), JSON.stringify(line)).equal(false);
};

describe('text of others', () => {
  it('is one harmless line, and says the same where there was no harm in it', () => {
    fc.assert(fc.property(nasty, (text) => harmless(shown(text))));
    fc.assert(fc.property(fc.string(), (text) => shown(`x ${text}`) === `x ${text.replaceAll('##[', '\\u{23}#[')}`));
    expect(shown('a\x1b[31m\r\u202eb')).equal('a\\u{1b}[31m\\u{d}\\u{202e}b');
    expect(shown('  ::error::x')).equal('  \\u{3a}:error::x');
    expect(shown('x ::error::x')).equal('x ::error::x');
    expect(shownLines('a\n::b')).equal('a\n\\u{3a}:b');
  });

  it('has colours where they are wanted', () => {
    const cases: readonly (readonly [coloured: boolean, tty: boolean, NodeJS.ProcessEnv, when?: 'always' | 'never' | 'auto'])[] =
      [
        [true, true, {}],
        [false, false, {}],
        [false, true, { TERM: 'dumb' }],
        [false, true, { NO_COLOR: '1' }],
        [true, true, { NO_COLOR: '' }],
        [true, false, { FORCE_COLOR: '1' }],
        [true, false, { FORCE_COLOR: 'true', NO_COLOR: '1', TERM: 'dumb' }],
        [false, true, { FORCE_COLOR: '0' }],
        [false, false, { FORCE_COLOR: '' }],
        [true, false, { NO_COLOR: '1' }, 'always'],
        [false, true, { FORCE_COLOR: '1' }, 'never'],
        [true, false, { FORCE_COLOR: '1' }, 'auto'],
      ];
    for (const [coloured, isTTY, env, when = 'auto'] of cases) {
      let written = '';
      const said = JSON.stringify([isTTY, env, when]);
      setColours(when, env);
      new Terminal({ isTTY, write: (s: string) => (written += s) }, env).line(red('x'));
      expect(written, said).equal(coloured ? '\x1b[31mx\x1b[0m\n' : 'x\n');
    }
  });

  it('reaches no stream raw: lines, coloured lines, progress, failures', () => {
    const written: string[] = [];
    const out = (isTTY: boolean) => ({ isTTY, columns: 500, write: (s: string) => written.push(s) });
    const lines = (): string[] => {
      // Our own sequences first: colours, and the clearing of the progress line.
      const own = ['\r\x1b[2K', '\x1b[31m', '\x1b[2m', '\x1b[0m'];
      const text = own.reduce((t, sequence) => t.replaceAll(sequence, ''), written.splice(0).join(''));
      return text.split('\n').slice(0, -1);
    };
    fc.assert(
      fc.property(nasty, nasty, (a, b) => {
        const f: Failure = {
          ...{ file: a, line: 1, column: 3, directive: b, phase: undefined, class: undefined },
          ...{ expected: a, got: b, source: a, backtrace: [b], reproduce: shellQuote(a) },
        };
        for (const tty of [true, false]) {
          const term = new Terminal(out(tty), { TERM: 'xterm' });
          term.progress(() => a);
          term.line(a);
          term.line('  ', dim(a), b);
          term.line(red(a), b);
          const own = 3 + failureLines(f).length;
          for (const line of failureLines(f)) term.line(...line);
          const all = lines();
          expect(all.length).equal(own);
          all.forEach(harmless);
        }
      }),
    );
  });

  it('a caret still stands below its column', () => {
    const f: Failure = {
      ...{ file: 'a', line: 1, column: 4, directive: 'x', phase: undefined, class: undefined },
      ...{ expected: '', got: 'a\nb', source: '\x1b\t\x1b(x)', backtrace: [] },
    };
    expect(failureLines(f).map(plainLine).slice(2, 6)).deep.equal([
      '  got       a',
      '            b',
      '     1 | \\u{1b} \\u{1b}(x)',
      '       |              ^',
    ]);
  });
});

describe('the command that shows a failure again', () => {
  const file = (name: string): SuiteFile => ({ name, path: name, kind: 'script', suites: [], features: 0, weight: 1 });
  const failure = (line: number, directive = 'invoke', expected = ''): Failure => ({
    ...{ file: '', line, column: 1, directive, phase: undefined, class: undefined },
    ...{ expected, got: '', source: '', backtrace: [] },
  });
  const again = { command: 'test', options: ['--traps=explicit'], environment: [] };
  const plain = { ...again, options: [] };
  const engine = NATIVE.name;

  it('has the place, the engine, and the options that decide', () => {
    expect(againLine(again, { file: file('address.wast'), engine }, failure(208))).equal(
      'npx touchstone test address.wast:208 --traps=explicit',
    );
    const other = againLine({ ...plain, command: 'wast' }, { file: file('-a b.wast'), engine: 'cmd:x y' }, failure(0));
    expect(other).equal("npx touchstone wast './-a b.wast' '--engine=cmd:x y'");
    const environment = decidingVariables({ TOUCHSTONE_LAUNCHER: 'nice -n 5', TOUCHSTONE_VERIFY: '', HOME: '/' });
    expect(againLine({ ...plain, environment }, { file: file('a.wast'), engine }, failure(1))).equal(
      "TOUCHSTONE_LAUNCHER='nice -n 5' npx touchstone test a.wast:1",
    );
    const unit = againLine(plain, { file: file('a.test.ts'), engine }, failure(0, 'it', 'a (b) c*'));
    expect(unit).equal("npx touchstone test a.test.ts '--grep=^a \\(b\\) c\\*$'");
    const hook = failure(0, 'it', 'the pool "before all" hook in "the pool"');
    expect(againLine(plain, { file: file('a.test.ts'), engine }, hook)).match(/'--grep=\^the pool'$/);
  });

  it('a shell reads every argument back', () => {
    const word = nasty.filter((s) => !s.includes('\0') && s.isWellFormed());
    const words = fc.sample(word, 200);
    const script = words.map((w) => `printf '%s\\0' ${shellQuote(w)}`).join('\n');
    const read = execFileSync('bash', ['--norc'], { input: script, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    expect(read.toString().split('\0').slice(0, -1)).deep.equal(words);
    for (const w of words) harmless(`x ${shellQuote(w)}`);
  });
});

describe('time left', () => {
  const script = (weight: number): SuiteFile => ({ name: 's', path: 's', kind: 'script', suites: [], features: 0, weight });
  const unit = (): SuiteFile => ({ name: 'u', path: 'u', kind: 'unit', suites: [], features: 0, weight: 1e9 });
  const [a, b, c, u, v] = [script(100), script(300), script(400), unit(), unit()];

  it('is what is left by weight, at the speed so far', () => {
    expect(timeLeft([a, b, c], 1, [], 100)).equal(undefined);
    expect(timeLeft([a, b, c], 1, [{ file: a, ms: 50 }], 50)).equal(350);
    expect(
      timeLeft(
        [a, b, c],
        1,
        [
          { file: a, ms: 50 },
          { file: c, ms: 200 },
        ],
        125,
      ),
    ).equal(75);
    expect(timeLeft([a, b, c], 2, [{ file: a, ms: 50 }], 50)).equal(750);
    expect(timeLeft([a], 1, [{ file: a, ms: 50 }], 50)).equal(0);
  });

  it('scripts and unit tests each have their own speed', () => {
    expect(timeLeft([a, b, u, v], 1, [{ file: u, ms: 1000 }], 1000)).equal(undefined);
    expect(
      timeLeft(
        [a, b, u, v],
        1,
        [
          { file: u, ms: 1000 },
          { file: a, ms: 10 },
        ],
        1010,
      ),
    ).equal(1030);
  });

  it('is said after a second', () => {
    const line = (elapsed: number): string =>
      progressLine([a, b], 1, [{ file: a, ms: elapsed }], { passed: 3, failed: 0, skipped: 1 }, elapsed, 'x.wast');
    expect(line(900)).equal('1/2 files: 3 passed, 0 failed, 1 skipped  x.wast');
    expect(line(1000)).equal('1/2 files, 3 s left: 3 passed, 0 failed, 1 skipped  x.wast');
    expect(line(40_000)).equal('1/2 files, 2 min 0 s left: 3 passed, 0 failed, 1 skipped  x.wast');
  });
});
