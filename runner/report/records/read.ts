/**
 * Reports that were written before: a file of `--json` or `--ndjson` in, its runs out. What docs/report.schema.json does not
 * allow is wrong use, said with its place.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { bug } from '../../../engine/wasm/errors.ts';
import type { RowOutcome } from '../../results/expected.ts';
import { closingLine, type DirectiveRecord, type Failure, type FileResult, type Totals } from '../../results/results.ts';
import type { DirectiveFilter } from '../../suites/filter.ts';
import { ROOT } from '../../system/paths.ts';
import { readInput } from '../../usage/input.ts';
import { UsageError } from '../../usage/usage.ts';
import { type Ran, type RanFile, type RunHead, type RunRecord, totalsOf } from './record.ts';

/** A file on an engine, as the schema has it. */
export interface FileRow {
  readonly file: string;
  readonly id?: string;
  readonly only?: DirectiveFilter;
  readonly kind: RanFile['kind'];
  readonly suites: readonly string[];
  readonly engine: string;
  readonly totals: Totals;
  readonly skips: Readonly<Record<string, number>>;
  readonly failures: readonly (Omit<Failure, 'phase' | 'class'> & {
    readonly phase: Failure['phase'] | null;
    readonly class: Failure['class'] | null;
  })[];
  readonly messages?: NonNullable<FileResult['messages']>;
  readonly expected?: readonly RowOutcome[];
  readonly fault?: string;
  readonly unusable?: string;
  readonly drift?: { readonly what: string; readonly diff: readonly string[] };
  readonly ms?: number;
  readonly directives?: readonly DirectiveRecord[];
}
/** A report of `--json`, as docs/report.schema.json has it. */
export type Report = RunHead & { readonly totals: Totals; readonly interrupted?: true; readonly files: readonly FileRow[] };
type Event =
  | (RunHead & { readonly event: 'run' })
  | (FileRow & { readonly event: 'file' })
  | { readonly event: 'end'; readonly totals: Totals; readonly interrupted: boolean };

/** Where the schema stands, and the name it has here. */
const SCHEMA = join(ROOT, 'docs', 'report.schema.json');
const NAME = 'report';

let schema: Ajv2020 | undefined;
/** Checks values against the published schema, or a part of it. */
function validator(part: '' | '#/$defs/event'): ValidateFunction {
  schema ??= new Ajv2020({ strict: false }).addSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object, NAME);
  return schema.getSchema(NAME + part) ?? bug(`${SCHEMA} has no ${part}`);
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (e) {
    throw new UsageError(`${where}: not JSON (${(e as Error).message})`);
  }
}

function checked<T>(value: unknown, check: ValidateFunction, where: string): T {
  if (check(value)) return value as T;
  const { instancePath, message } = check.errors?.[0] ?? { instancePath: '', message: 'does not fit its schema' };
  throw new UsageError(`${where}: not a report of ours: ${instancePath === '' ? 'it' : instancePath} ${message}`);
}

function ranOf(row: FileRow): Ran {
  const { file: name, id, only, kind, suites, engine, failures, ms = 0, totals, skips, fault, unusable, drift, directives } = row;
  const { messages, expected } = row;
  return {
    file: { name, kind, suites, ...(id === undefined ? {} : { id }), ...(only === undefined ? {} : { only }) },
    engine,
    result: {
      ...{ file: name, totals, skips, ms },
      failures: failures.map((f) => ({ ...f, phase: f.phase ?? undefined, class: f.class ?? undefined })),
      ...(messages === undefined ? {} : { messages }),
      ...(expected === undefined ? {} : { expected }),
      ...(directives === undefined ? {} : { directives }),
      ...(fault === undefined ? {} : { fault }),
      ...(drift === undefined ? {} : { drift }),
      ...(unusable === undefined ? {} : { unusable }),
    },
  };
}

function headOf({ engines, settings, suites, planned, shards, official, origins }: RunHead): RunHead {
  return {
    ...{ engines, settings, suites },
    ...(planned === undefined ? {} : { planned }),
    ...(shards === undefined ? {} : { shards }),
    ...(official === undefined ? {} : { official }),
    ...(origins === undefined ? {} : { origins }),
  };
}

/** A report whose files say less, or more, than its sum has lost or gained some. */
function checkSum(ran: readonly Ran[], totals: Totals, where: string): void {
  const [is, said] = [closingLine(totalsOf(ran)), closingLine(totals)];
  if (is !== said) throw new UsageError(`${where}: its files make ${is}, and it says ${said}: it is not as it was written`);
}

/** Lines of a file that may be larger than a string can be; what stands behind the last line feed was not finished. */
function* linesOf(bytes: Buffer): Generator<string> {
  for (let at = 0, end = bytes.indexOf(10); end >= 0; at = end + 1, end = bytes.indexOf(10, at)) {
    if (end > at) yield bytes.toString('utf8', at, end);
  }
}

function readEvents(bytes: Buffer, path: string): RunRecord[] {
  const check = validator('#/$defs/event');
  const runs: (RunHead & { ran: Ran[]; interrupted: boolean })[] = [];
  let line = 0;
  for (const text of linesOf(bytes)) {
    const where = `${path}:${++line}`;
    const event = checked<Event>(parse(text, where), check, where);
    const run = runs.at(-1);
    if (event.event === 'run') runs.push({ ...headOf(event), ran: [], interrupted: true });
    else if (run === undefined) throw new UsageError(`${where}: not a report of ours: it begins with no run`);
    else if (event.event === 'file') run.ran.push(ranOf(event));
    else {
      checkSum(run.ran, event.totals, where);
      run.interrupted = event.interrupted;
    }
  }
  return runs;
}

/** NDJSON is whatever has an event in its first line. */
function isEvents(bytes: Buffer): boolean {
  const end = bytes.indexOf(10);
  if (end < 0) return false;
  try {
    return (JSON.parse(bytes.toString('utf8', 0, end)) as { event?: unknown }).event !== undefined;
  } catch {
    return false;
  }
}

/** The runs of a report: one, or several where NDJSON files were joined. Throws a UsageError. */
export function readReport(path: string): RunRecord[] {
  const bytes = readInput(path);
  if (isEvents(bytes)) return readEvents(bytes, path);
  const report = checked<Report>(parse(bytes.toString(), path), validator(''), path);
  const ran = report.files.map(ranOf);
  checkSum(ran, report.totals, path);
  return [{ ...headOf(report), ran, interrupted: report.interrupted === true }];
}
