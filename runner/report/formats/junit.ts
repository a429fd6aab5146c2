/**
 * JUnit's XML, as Jenkins, GitLab and GitHub's readers take it: a testsuite for each file and engine, in it a testcase for each
 * directive that failed, one for all that passed, and one for each reason for which some were skipped. What readers keep and
 * compare are names, so a name is made of what survives edits; how many directives there are stands in the properties, as no
 * reader shows 65,000 cases. Texts are made visible first, as XML has no way to write a control character.
 */
import { counted, type Failure } from '../../results/results.ts';
import type { Ran, RunRecord } from '../records/record.ts';
import { attribute, markup, visibleLine } from '../text/escape.ts';
import { failureLines } from '../text/failure.ts';
import { plainLine } from '../text/terminal.ts';

/** Characters of a message; the whole stands in the element. */
const MESSAGE = 300;

/** An element's start without its bracket; what is undefined is left out. */
function open(name: string, attributes: Readonly<Record<string, string | number | undefined>>): string {
  const all = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return `<${name}${all.map(([key, value]) => ` ${key}=${attribute(String(value))}`).join('')}`;
}

const short = (text: string): string => visibleLine(text).slice(0, MESSAGE);

function problem(element: 'failure' | 'error', type: string, message: string, lines: readonly string[]): string {
  return `${open(element, { message: short(message), type })}>${markup(lines.join('\n'))}</${element}>`;
}

function failureElement(failure: Failure): string {
  const { expected, got, phase, class: kind } = failure;
  const type = kind ?? phase ?? 'mismatch';
  return problem('failure', type, `expected ${expected}, got ${got}`, failureLines(failure).map(plainLine));
}

/** Readers make packages and classes of it: suite, file. */
function className({ file, engine }: Ran, several: boolean): string {
  const name = file.name.replace(/\.wast$/, '').replaceAll('.', '_');
  return [...(several ? [engine.replaceAll('.', '_')] : []), file.suites[0] ?? 'files', name].join('.');
}

/** What a failure is called in this run and in others: its directive's kind and id, or a unit test's title. */
function nameOf({ line, column, id, directive, expected }: Failure): string {
  if (directive === 'it') return expected;
  if (id !== undefined) return `${directive} #${id}`;
  return line > 0 ? `${line}:${column} ${directive}` : directive;
}

/** A case: its name, where it stands, and what stands in it. */
interface Case {
  readonly name: string;
  readonly line?: number;
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped';
  /** Markup. */
  readonly inner: string;
}

function casesOf({ result: r }: Ran): Case[] {
  const { passed, failed } = r.totals;
  const failing = r.failures.map((f): Case => {
    const place = f.line > 0 ? { line: f.line } : {};
    return { name: nameOf(f), ...place, kind: 'failure', inner: failureElement(f) };
  });
  // A worker that died left the rest without a verdict.
  const unreached = failed - r.failures.length;
  const lost = problem('failure', 'none', `${counted(unreached, 'directive')} not reached`, []);
  return [
    ...(passed > 0 ? [{ name: 'passed', kind: 'passed', inner: '' } as const] : []),
    ...failing,
    ...(unreached > 0 ? [{ name: 'not reached', kind: 'failure', inner: lost } as const] : []),
    ...Object.entries(r.skips)
      .filter(([, n]) => n > 0)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([reason, n]): Case => {
        const inner = `${open('skipped', { message: short(`${counted(n, 'directive')}: ${reason}`) })}/>`;
        return { name: `skipped: ${reason}`, kind: 'skipped', inner };
      }),
    ...(['fault', 'unusable'] as const).flatMap((what): Case[] => {
      const text = r[what];
      return text === undefined ? [] : [{ name: what, kind: 'error', inner: problem('error', what, text, [text]) }];
    }),
  ];
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** What a suite's element and the root's count: elements, as readers do. */
function countsOf(cases: readonly Case[]): Readonly<Record<string, number>> {
  const count = (kind: Case['kind']): number => cases.filter((c) => c.kind === kind).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}

function testsuite(ran: Ran, cases: readonly Case[], settings: Readonly<Record<string, string>>, several: boolean): string[] {
  const { result, engine, file } = ran;
  const classname = className(ran, several);
  const properties = Object.entries({ engine, ...settings, ...result.totals }).map(
    ([name, value]) => `${open('property', { name, value })}/>`,
  );
  const name = several ? `${file.name} (${engine})` : file.name;
  return [
    `${open('testsuite', { name, ...countsOf(cases), time: seconds(result.ms) })}>`,
    `<properties>${properties.join('')}</properties>`,
    ...cases.map((c) => {
      const start = open('testcase', { classname, name: visibleLine(c.name), file: file.name, line: c.line });
      return c.inner === '' ? `${start}/>` : `${start}>${c.inner}</testcase>`;
    }),
    '</testsuite>',
  ];
}

/** The document. */
export function junitReport(run: RunRecord): string {
  const all = run.ran.map((ran) => ({ ran, cases: casesOf(ran) }));
  const counts = countsOf(all.flatMap(({ cases }) => cases));
  const time = seconds(run.ran.reduce((sum, { result }) => sum + result.ms, 0));
  const suites = all.flatMap(({ ran, cases }) => testsuite(ran, cases, run.settings[ran.engine] ?? {}, run.engines.length > 1));
  const root = `${open('testsuites', { name: 'touchstone', ...counts, time })}>`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', root, ...suites, '</testsuites>', ''].join('\n');
}
