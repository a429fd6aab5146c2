/** Mistakes in the runner: what is compared, what is counted, what is said, and how a run ends. */
import type { Table } from './row.ts';

export const RUNNER: Table = {
  'runner/values/expect.ts': [
    [
      'any NaN is canonical',
      "return nan === 'canonical' ? (bits & SIGN) === 0x7fc00000 : (bits & 0x7fc00000) === 0x7fc00000;",
      'return (bits & 0x7fc00000) === 0x7fc00000;',
    ],
    [
      'signalling NaNs are arithmetic',
      '(bits & SIGN) === 0x7fc00000 : (bits & 0x7fc00000) === 0x7fc00000;',
      '(bits & SIGN) === 0x7fc00000 : (bits & 0x7f800000) === 0x7f800000;',
    ],
    ['low words of canonical NaNs do not count', '(hi & SIGN) === 0x7ff80000 && lo === 0', '(hi & SIGN) === 0x7ff80000'],
    ['types of constants are not compared', 'if (v.type !== c.type || v.lo !== c.lo)', 'if (v.lo !== c.lo)'],
    [
      'high words of i64 are not compared',
      'v.type === F64 || v.type === I64 ? v.hi === c.hi : true',
      'v.type === F64 ? v.hi === c.hi : true',
    ],
    [
      'the last word of a v128 is not compared',
      'v.hi === c.hi && v.x2 === c.x2 && v.x3 === c.x3',
      'v.hi === c.hi && v.x2 === c.x2',
    ],
    ['the number of results does not count', 'if (expected.length !== results.length) return false; for', 'for'],
    [
      'only the first result counts',
      'for (let i = 0; i < expected.length; i++) if (!matches',
      'for (let i = 0; i < Math.min(1, expected.length); i++) if (!matches',
    ],
    ['null matches any reference', "if (ref.form === 'null') return false;", ''],
    ['nulls of other hierarchies match', 'return a >= 0 || b >= 0 || hierarchy(a) === hierarchy(b);', 'return true;'],
    ['references of the host are all the same', 'return ref.form === c.form && ref.id === c.lo;', 'return ref.form === c.form;'],
    ['any rule suffices', 'return MESSAGE_MODES.indexOf(rule) <= MESSAGE_MODES.indexOf(mode);', 'return true;'],
  ],
  'runner/judge/verdict.ts': [
    [
      'a module that is accepted is rejected as wanted',
      "return failed(`${wanted}: ${JSON.stringify(message)}`, 'no error: the module was accepted');",
      "return 'passed';",
    ],
    [
      'any class of error is that wanted',
      "return got === wanted || (got === 'rejected' && (wanted === 'malformed' || wanted === 'invalid'));",
      'return true;',
    ],
    [
      'what was rejected is what was linked',
      "(got === 'rejected' && (wanted === 'malformed' || wanted === 'invalid'))",
      "(got === 'rejected')",
    ],
  ],
  'runner/judge/run.ts': [
    [
      'expected failures are not looked up',
      'const verdict = this.expectations?.judge(d, kinded) ?? kinded;',
      'const verdict = kinded;',
    ],
    ['what was not selected is counted', 'if (!this.counts(index)) return;', ''],
    [
      'skips count once a reason',
      'this.skips[verdict.reason] = (this.skips[verdict.reason] ?? 0) + 1;',
      'this.skips[verdict.reason] = 1;',
    ],
    ['a fault of ours is a file that ended', 'fault: e instanceof Error ? (e.stack ?? e.message) : String(e)', ''],
  ],
  'runner/judge/directives.ts': [
    ['modules run before what stands in front of them', 'queue.flush(); this.before(index);', 'this.before(index);'],
    ['a bad directive passes', "return failedWith('a directive', d.error);", "return 'passed';"],
    ['nobody hears what a thread found', 'this.report(index, received(sent, all));', ''],
    ['threads that nobody waits for are left', 'if (running !== undefined) this.join(d, running);', ''],
    ['threads that have ended count on', 'this.run.left.threads += threadsIn(d);', ''],
  ],
  'runner/judge/steps.ts': [
    [
      'values are not compared',
      "return allMatch(d.expected, values) ? 'passed' : mismatch(d.expected, values);",
      "return 'passed';",
    ],
    [
      'assert_trap passes where nothing traps',
      'return failed(expectation(d), `returned',
      "if (d.kind === 'assert_trap') return 'passed'; return failed(expectation(d), `returned",
    ],
    ['a function that is none is a call that passes', 'is not a function`);', "is not a function`) && 'passed';"],
    ['the latest module is the one before', 'ctx.addInstance(d.module.name, entry ?? d);', ''],
    [
      'a failed definition leaves the last one',
      'ctx.addDefinition(d.module.name, bad ? d : definition);',
      'if (!bad) ctx.addDefinition(d.module.name, definition);',
    ],
    [
      'a failed instance leaves the last one',
      'ctx.addInstance(d.name, entry ?? d);',
      'if (entry !== undefined) ctx.addInstance(d.name, entry);',
    ],
    [
      'what fails with a value is what was wanted',
      "if (d.kind === 'invoke' || d.kind === 'get') return 'passed';",
      "return 'passed';",
    ],
  ],
  'runner/judge/select.ts': [
    [
      'a line is the first of its directive',
      'positionAt(source, d.start).line <= line && positionAt(source, d.end).line >= line',
      'positionAt(source, d.start).line === line',
    ],
    ['directives of any feature are selected', '(needs[index] & features) !== 0', 'true'],
  ],
  'runner/workers/mocha.ts': [
    ['64-bit numbers end a unit test', "typeof part === 'bigint' ? `${part}n` : part", 'part'],
    ['what cannot be written ends a unit test', 'return inspect(value);', 'return JSON.stringify(value);'],
  ],
  'runner/suites/shard.ts': [
    ['shards count from zero', '% total) + 1;', '% total);'],
    ['shards behind the last are taken', 'shard.index >= 1 && shard.index <= shard.total', 'shard.index >= 1'],
    ['the first job is the second shard', 'Number(at) + 1 - first', 'Number(at) + 1'],
  ],
  'runner/results/expected.ts': [
    ['rows of other engines count', "rows.filter((row) => row.engine.split('@')[0] === kind)", 'rows'],
    ['unexpected passes of rows with ids are not said', 'lines.push(...places.map((place) => unexpected(place, row)));', ''],
    ['rows without anything that narrows are taken', 'if (entries.length === 2)', 'if (false)'],
    ['unknown fields are taken', 'if (!Object.hasOwn(FIELDS, key))', 'if (false)'],
  ],
  'runner/results/results.ts': [
    ['one file is files', "n === 1 ? '' : 's'", "'s'"],
    [
      'failed and skipped change places',
      '${t.passed} passed, ${t.failed} failed, ${t.skipped} skipped',
      '${t.passed} passed, ${t.skipped} failed, ${t.failed} skipped',
    ],
  ],
  'runner/results/skips.ts': [
    ['skips may grow', 'if (now > committed)', 'if (now > committed + 1)'],
    ['reasons that are new are not seen', '[...Object.keys(skips), ...Object.keys(known)]', '[...Object.keys(known)]'],
  ],
  'runner/report/text/escape.ts': [
    ['pages can be left from JSON', ".replaceAll('<', '\\\\u003c')", ''],
    ['quotes end attributes', "'\"': '&quot;',", ''],
  ],
  'runner/report/text/terminal.ts': [
    ['scripts may give orders to CI', ".replace(COMMAND, '\\\\u{23}#')", ''],
    ['a line may begin with an order', 'begins ? line.replace(', 'false ? line.replace('],
  ],
  'runner/report/formats/junit.ts': [['errors are not counted', "errors: count('error')", 'errors: 0']],
  'runner/commands/compile.ts': [['--timing prints nothing', 'timing?.report() ?? []', '[]']],
  'runner/session/files.ts': [
    [
      'a mismatch is no failure',
      'r.totals.failed === 0 ? EXIT.ok : r.drift === undefined ? EXIT.mismatch : EXIT.golden',
      'r.totals.failed === 0 ? EXIT.ok : r.drift === undefined ? EXIT.ok : EXIT.golden',
    ],
    [
      'a fault is a mismatch',
      'if (r.fault !== undefined) exit = worse(exit, EXIT.fault);',
      'if (r.fault !== undefined) exit = worse(exit, EXIT.mismatch);',
    ],
    ['a golden that changed is a mismatch', 'r.drift === undefined ? EXIT.mismatch : EXIT.golden', 'EXIT.mismatch'],
    ['files that cannot be read are fine', 'if (r.unusable !== undefined) exit = worse(exit, EXIT.usage);', ''],
    ['unexpected passes are fine', 'unexpected.length > 0 ? [EXIT.unexpectedPass] : []', '[]'],
    ['skips that grew are fine', 'exit = worse(exit, look?.exit ?? EXIT.ok);', ''],
    ['selecting nothing is fine', 'if (!mayBeEmpty && !interrupted && !ran.some(hasVerdict))', 'if (false)'],
  ],
};
