/**
 * Runs made up for tests of reports: a small one to read, and one in which every text that comes from outside is one of the
 * nasty ones.
 */
import type { DirectiveRecord, Failure, FileResult } from '../../results/results.ts';
import type { Ran, RanResult, RunRecord } from '../records/record.ts';

/** Texts that have ended other programs' reports early, and why. */
export const NASTY: Readonly<Record<string, string>> = {
  'ends a script element': '</script><script>window.hacked = 1</script>',
  'opens a comment in a script element': '<!--<script>',
  'an element with a handler': '<img src=x onerror="window.hacked = 1">',
  'ends an attribute': `"' onload='window.hacked = 1' x="`,
  'an entity': '&lt;b&gt; &amp;amp; &#60;',
  'ends a CDATA section': 'a ]]> b <![CDATA[ c',
  'a workflow command': '::error file=a,line=1::hacked',
  'a workflow command on a line of its own': 'x\n::add-mask::x\r\n  ::set-output name=a::b\n##[error]hacked',
  'ends a property of a workflow command': 'a,line=7::b%0A::c',
  'XML control characters': 'a\u0000b\u0001\u0008\u000b\u000c\u001f\u007f\u0085\ufffe\uffff',
  'terminal sequences': '\u001b[31mred\u001b]0;title\u0007',
  'a carriage return': 'passed\rFAILED',
  'lone surrogates': 'a\ud800b\udc00c\udbff',
  'a pair': 'a\u{1f600}b',
  'bidirectional controls': 'a\u202eb\u2066c\u061cd\u200fe',
  'invisible characters': 'a\u200bb\u2060c\ufeffd\u{e0041}e\u00ad',
  'line separators': 'a\u2028b\u2029c',
  escapes: '\\u{202e}\\n\\"\\',
  Markdown: '`a` | <b> | ``` \n# heading\n[x](javascript:alert(1)) <details>',
  'a prototype': '__proto__',
  'a word of the format': 'event',
  long: 'x'.repeat(100_000),
};

export function failureAt(line: number, more: Partial<Failure> = {}): Failure {
  return {
    ...{ file: 'a.wast', line, column: 1, directive: 'assert_return', phase: 'execute', class: undefined },
    ...{ expected: 'i32 1', got: 'i32 2', source: '(assert_return (invoke "f") (i32.const 1))', backtrace: [] },
    ...more,
  };
}

/** A file on an engine, by the statuses of its directives: `p`, `f`, `s`, and `x` for a failure that was expected. */
export function ran(name: string, engine: string, statuses: string, more: Partial<FileResult> = {}): Ran {
  const directives = [...statuses].map((s, i): DirectiveRecord => {
    const place = { line: i + 1, column: 1, directive: 'assert_return', text: `(assert_return (invoke "f${i}"))` };
    if (s === 's') return { ...place, status: 'skipped', reason: 'needs gc' };
    if (s === 'x') return { ...place, status: 'skipped', reason: 'fails as expected: old', got: 'i32 2' };
    return { ...place, status: s === 'f' ? 'failed' : 'passed' };
  });
  const count = (s: DirectiveRecord['status']): number => directives.filter((d) => d.status === s).length;
  const skipped = count('skipped');
  const skips: Record<string, number> = {};
  for (const { reason } of directives) if (reason !== undefined) skips[reason] = (skips[reason] ?? 0) + 1;
  const result: FileResult = {
    file: name,
    totals: { passed: count('passed'), failed: count('failed'), skipped },
    skips,
    failures: directives.filter((d) => d.status === 'failed').map((d) => failureAt(d.line, { file: name })),
    directives,
    ms: 12.5,
    ...more,
  };
  return { file: { name, kind: 'script', suites: ['core'] }, engine, result };
}

/** A run of these. */
export function runOf(all: readonly Ran[], more: Partial<RunRecord> = {}): RunRecord {
  const engines = [...new Set(all.map((r) => r.engine))];
  const settings = Object.fromEntries(engines.map((e) => [e, { messages: 'prefix' }]));
  return { ran: all, engines, settings, suites: ['core'], interrupted: false, ...more };
}

/** A run in which `text` stands wherever a text can stand. */
export function nastyRun(text: string): RunRecord {
  const failure: Failure = {
    ...{ file: text, line: 3, column: 5, directive: text, phase: 'execute', class: 'trap' },
    ...{
      expected: text,
      got: text,
      source: text,
      backtrace: [text, text],
      code: { target: text, name: text, bytes: 'c3', map: [[0, -1, text]], traps: [[0, text]] },
      reproduce: text,
    },
  };
  const place = { line: 3, column: 5, directive: text, text };
  const result: RanResult = {
    file: text,
    totals: { passed: 1, failed: 1, skipped: 1 },
    skips: { [text]: 1 },
    failures: [failure],
    directives: [
      { ...place, status: 'passed' },
      { ...place, status: 'failed' },
      { ...place, status: 'skipped', reason: text },
    ],
    ms: 1,
    fault: text,
    unusable: text,
    drift: { what: text, diff: [text] },
  };
  const file = { name: text, kind: 'script', suites: [text] } as const;
  return {
    ran: [{ file, engine: text, result }],
    engines: [text],
    settings: { [text]: { [text]: text } },
    suites: [text],
    interrupted: false,
  };
}
