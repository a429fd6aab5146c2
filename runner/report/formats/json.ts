/**
 * The machine-readable reports. JSON has the numbers of the closing line and all failures, file by file, in the order of the
 * selection, and no times: two runs with the same results write the same bytes. NDJSON is the complete record, one event a line,
 * written as results come: every directive, and times. docs/report.schema.json describes both.
 */
import type { Failure } from '../../results/results.ts';
import { disagreements } from '../records/disagreements.ts';
import { type Ran, type RunHead, type RunRecord, totalsOf } from '../records/record.ts';
import { jsonText } from '../text/escape.ts';

/** The version of both shapes; read are those from 1 on. */
const JSON_SCHEMA = 2;

const sorted = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
const recordRow = (f: Failure): object => ({ ...f, phase: f.phase ?? null, class: f.class ?? null });
/** JSON says what came out, whatever the compiler and the flags: no machine code, no command line. */
const failureRow = ({ code: _, reproduce: __, ...f }: Failure): object => recordRow(f);

/** One file on one engine, as both reports have it. */
function fileRow({ file, engine, result: r }: Ran, row: (f: Failure) => object): object {
  return {
    file: file.name,
    ...(file.id === undefined ? {} : { id: file.id }),
    ...(file.only === undefined ? {} : { only: file.only }),
    kind: file.kind,
    suites: file.suites,
    engine,
    totals: r.totals,
    skips: sorted(r.skips),
    ...(r.messages === undefined ? {} : { messages: sorted(r.messages) }),
    failures: r.failures.map(row),
    ...(r.expected === undefined ? {} : { expected: r.expected }),
    ...(r.fault === undefined ? {} : { fault: r.fault }),
    ...(r.drift === undefined ? {} : { drift: { what: r.drift.what, diff: r.drift.diff } }),
    ...(r.unusable === undefined ? {} : { unusable: r.unusable }),
  };
}

/** What a run set out to do: the same for the same command, whoever runs it. */
function planOf({ planned, shards, official }: RunHead): object {
  return {
    ...(official === undefined ? {} : { official }),
    ...(shards === undefined ? {} : { shards }),
    ...(planned === undefined ? {} : { planned }),
  };
}

/** `{schema, totals, engines, settings, suites, disagreements, files}`: a row for each file and engine. */
export function jsonReport(run: RunRecord): string {
  const { ran, engines, settings, suites, interrupted } = run;
  const found = engines.length < 2 ? {} : { disagreements: disagreements(run) };
  const head = { schema: JSON_SCHEMA, totals: totalsOf(ran), engines, settings, suites, ...planOf(run), ...found };
  return `${jsonText({ ...head, ...(interrupted ? { interrupted } : {}), files: ran.map((r) => fileRow(r, failureRow)) }, 1)}\n`;
}

/** The first line of NDJSON. */
export function runEvent(head: RunHead): string {
  const { engines, settings, suites, origins } = head;
  const whose = origins === undefined ? {} : { origins };
  return `${jsonText({ event: 'run', schema: JSON_SCHEMA, ...whose, engines, settings, suites, ...planOf(head) })}\n`;
}

/** A line for each file and engine. */
export function fileEvent(ran: Ran): string {
  const { directives, ms } = ran.result;
  const row = { event: 'file', ...fileRow(ran, recordRow), ms: Math.round(ms * 1000) / 1000 };
  return `${jsonText(directives === undefined ? row : { ...row, directives })}\n`;
}

/** The last line; without it the run has not come to its end. */
export function endEvent({ ran, interrupted }: RunRecord): string {
  return `${jsonText({ event: 'end', totals: totalsOf(ran), interrupted })}\n`;
}
