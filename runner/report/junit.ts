/**
 * JUnit's XML, as Jenkins, GitLab and GitHub's readers take it: a testsuite for each file and engine, a testcase for each directive
 * (without detail: for each failing one, with the counts of all). Texts are made visible first, as XML has no way to write a
 * control character.
 */
import type { Failure } from '../results.ts';
import { attribute, markup, visibleLine } from './escape.ts';
import { failureLines } from './failure.ts';
import { type Ran, type RunRecord, totalsOf, type Verdict, verdictsOf } from './record.ts';
import { plainLine } from './terminal.ts';

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

function failureElement(failure: Failure | undefined): string {
  if (failure === undefined) return problem('failure', 'none', 'not reached', []);
  const { expected, got, phase, class: kind } = failure;
  return problem(
    'failure',
    kind ?? phase ?? 'mismatch',
    `expected ${expected}, got ${got}`,
    failureLines(failure).map(plainLine),
  );
}

/** Readers make packages and classes of it: suite, file. */
function className({ file, engine }: Ran, several: boolean): string {
  const name = file.name.replace(/\.wast$/, '').replaceAll('.', '_');
  return [...(several ? [engine.replaceAll('.', '_')] : []), file.suites[0] ?? 'files', name].join('.');
}

function testcase({ directive, failure }: Verdict, classname: string, file: string): string {
  const { line, column, text, status, reason } = directive;
  const name = line === 0 ? text : `${line}:${column} ${directive.directive}`;
  const start = open('testcase', { classname, name: visibleLine(name), file, line: line === 0 ? undefined : line });
  if (status === 'passed') return `${start}/>`;
  const inner = status === 'failed' ? failureElement(failure) : `${open('skipped', { message: short(reason ?? '') })}/>`;
  return `${start}>${inner}</testcase>`;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function testsuite(ran: Ran, settings: Readonly<Record<string, string>>, several: boolean): string[] {
  const { result, engine, file } = ran;
  const { passed, failed, skipped } = result.totals;
  const classname = className(ran, several);
  const errors = (['fault', 'unusable'] as const).flatMap((what) => {
    const text = result[what];
    if (text === undefined) return [];
    const start = open('testcase', { classname, name: what, file: file.name });
    return [`${start}>${problem('error', what, text, [text])}</testcase>`];
  });
  const counts = { tests: passed + failed + skipped + errors.length, failures: failed, errors: errors.length, skipped };
  const properties = Object.entries({ engine, ...settings }).map(([name, value]) => `${open('property', { name, value })}/>`);
  return [
    `${open('testsuite', { name: several ? `${file.name} (${engine})` : file.name, ...counts, time: seconds(result.ms) })}>`,
    `<properties>${properties.join('')}</properties>`,
    ...verdictsOf(result).map((v) => testcase(v, classname, file.name)),
    ...errors,
    '</testsuite>',
  ];
}

/** The document. */
export function junitReport(run: RunRecord): string {
  const { passed, failed, skipped } = totalsOf(run.ran);
  const errors = run.ran.reduce((n, { result: r }) => n + Number(r.fault !== undefined) + Number(r.unusable !== undefined), 0);
  const counts = { tests: passed + failed + skipped + errors, failures: failed, errors, skipped };
  const time = seconds(run.ran.reduce((sum, { result }) => sum + result.ms, 0));
  const suites = run.ran.flatMap((ran) => testsuite(ran, run.settings[ran.engine] ?? {}, run.engines.length > 1));
  const root = `${open('testsuites', { name: 'touchstone', ...counts, time })}>`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', root, ...suites, '</testsuites>', ''].join('\n');
}
