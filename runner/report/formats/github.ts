/**
 * GitHub Actions: failures as annotations (workflow commands on stdout) and a job summary in Markdown. Only
 * these lines are commands: whatever else is printed goes through a Terminal, which leaves none in it.
 */

import { appendFileSync } from 'node:fs';
import { closingLine, type Failure } from '../../results/results.ts';
import { OWN_SUITES } from '../../suites/suites.ts';
import { reasonOf } from '../../usage/input.ts';
import { type Ran, type RunRecord, totalsOf } from '../records/record.ts';
import { summaryRows } from '../records/summary.ts';
import { markdown, markup, visible, visibleLine } from '../text/escape.ts';
import { failureLines } from '../text/failure.ts';
import { complain, plainLine } from '../text/terminal.ts';

/** GitHub shows that many errors of a step and drops the rest. */
const ANNOTATIONS = 10;
/** Characters of an annotation's message. */
const MESSAGE = 2000;
/** Characters that a file's failures take in the summary. */
const FAILURES = 20_000;
/** Bytes of a summary; GitHub refuses a step's summaries above 1 MiB together. */
const SUMMARY = 1 << 19;

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(visibleLine(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

function annotation(place: Readonly<Record<string, string | number>>, message: string): string {
  const properties = Object.entries(place).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::error ${properties.join(',')}::${data(visible(message).slice(0, MESSAGE))}`;
}

/** Where a file stands in the repository; official files stand in none. */
const pathOf = ({ file }: Ran): string =>
  OWN_SUITES.some((suite) => file.suites.includes(suite)) ? `spec-tests/${file.name}` : file.name;

function annotate(ran: Ran, f: Failure, several: boolean): string {
  const title = `${f.directive}${several ? ` (${ran.engine})` : ''}`;
  const place = f.line > 0 ? { line: f.line, col: f.column } : {};
  return annotation({ file: pathOf(ran), ...place, title }, `expected ${f.expected}\ngot ${f.got}`);
}

/** One line a failure, as many as are shown; the last one says how many more there are. */
export function annotations(run: RunRecord): string[] {
  const several = run.engines.length > 1;
  const all = run.ran.flatMap((ran): (() => string)[] => {
    const { fault, unusable, failures } = ran.result;
    const whole = [fault, unusable].filter((text) => text !== undefined);
    return [
      ...whole.map((text) => () => annotation({ file: pathOf(ran), title: 'file' }, text)),
      ...failures.map((f) => () => annotate(ran, f, several)),
    ];
  });
  const shown = all.length > ANNOTATIONS ? ANNOTATIONS - 1 : all.length;
  const more = all.length - shown;
  const lines = all.slice(0, shown).map((line) => line());
  return more === 0 ? lines : [...lines, annotation({ title: 'touchstone' }, `and ${more} more failures`)];
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const code = (text: string): string => `<code>${markdown(text)}</code>`;

/** Markdown: the closing line, the table of suites, then failures, as many as there is room for. */
export function jobSummary(run: RunRecord): string {
  const totals = totalsOf(run.ran);
  const failing = run.ran.filter(({ result: r }) => r.failures.length > 0 || r.fault !== undefined || r.unusable !== undefined);
  const lines = [
    `### ${failing.length === 0 ? '✅' : '❌'} ${closingLine(totals)}`,
    '',
    ...(run.interrupted ? ['The run was interrupted: results are missing.', ''] : []),
    row(['suite', 'engine', 'files', 'passed', 'failed', 'skipped']),
    row(['---', '---', '--:', '--:', '--:', '--:']),
    ...summaryRows(run).map(({ suite, engine, files, totals: t }) =>
      row([code(suite), code(engine), files, t.passed, t.failed, t.skipped]),
    ),
    '',
  ];
  let room = SUMMARY - 200 - Buffer.byteLength(lines.join('\n'));
  let left = failing.length;
  for (const { result: r, engine } of failing) {
    const whole = [r.fault, r.unusable].filter((text) => text !== undefined);
    const text = [...whole, ...r.failures.flatMap(failureLines).map(plainLine)].join('\n');
    const block = [
      `<details><summary>${code(r.file)} on ${code(engine)}: ${closingLine(r.totals)}</summary>`,
      '',
      `<pre>${markup(text.length > FAILURES ? `${text.slice(0, FAILURES)}\n…` : text)}</pre>`,
      '',
      '</details>',
      '',
    ].join('\n');
    room -= Buffer.byteLength(block);
    if (room < 0) break;
    lines.push(block);
    left--;
  }
  if (left > 0) lines.push(`… and ${left} more files that failed: the other reports have all of them.`, '');
  return lines.join('\n');
}

/** Lines as a summary of their own. */
export function textSummary(title: string, lines: readonly string[]): string {
  const text = lines.join('\n');
  return `### ${title}\n\n<pre>${markup(text.length > SUMMARY / 8 ? `${text.slice(0, SUMMARY / 8)}\n…` : text)}</pre>\n\n`;
}

/** Prints annotations (GitHub reads both streams), and writes the summary where GitHub says. */
export function reportToGithub(run: RunRecord, env: NodeJS.ProcessEnv, stream: NodeJS.WritableStream = process.stdout): void {
  for (const line of annotations(run)) stream.write(`${line}\n`);
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  try {
    appendFileSync(file, jobSummary(run));
  } catch (e) {
    complain(`the job summary cannot be written (${reasonOf(e)})`);
  }
}
