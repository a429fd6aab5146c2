/**
 * The reports that are files: one row a format. A finished run in, the report's text out; `--FLAG FILE` says where to, `-` is
 * standard output.
 */

import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unwritable } from '../../usage/input.ts';
import { checkOutputs, STDOUT } from '../../usage/outputs.ts';
import { UsageError } from '../../usage/usage.ts';
import type { Ran, RunHead, RunRecord } from '../records/record.ts';
import { endEvent, fileEvent, jsonReport, runEvent } from './json.ts';

export interface ReportFormat {
  readonly flag: string;
  readonly describe: string;
  /** Needs the verdict of every directive, not of failing ones alone. */
  readonly detail: boolean;
  /** What is written before `end`: when the run starts, and with each result. */
  readonly live?: { readonly start: (head: RunHead) => string; readonly each: (ran: Ran) => string };
  /** What is written when all has run: the rest, mostly the whole. */
  readonly end: (run: RunRecord) => string | Promise<string>;
}

export const REPORTS: readonly ReportFormat[] = [
  { flag: 'json', describe: 'write a JSON report to this file', detail: false, end: jsonReport },
  {
    flag: 'ndjson',
    describe: 'write the complete record, a line an event as results come, to this file',
    detail: true,
    live: { start: runEvent, each: fileEvent },
    end: endEvent,
  },
  {
    flag: 'junit',
    describe: 'write JUnit XML to this file',
    detail: false,
    end: async (run) => (await import('./junit.ts')).junitReport(run),
  },
  {
    flag: 'html',
    describe: 'write one HTML page that needs nothing else to this file',
    detail: true,
    end: async (run) => (await import('../html/html.ts')).htmlReport(run),
  },
];

/** A report that somebody asked for. */
export interface WantedReport {
  readonly format: ReportFormat;
  readonly path: string;
}

/** A report that is being written. */
export interface OpenReport {
  each(ran: Ran): void;
  end(run: RunRecord): Promise<void>;
}

/** Throws a UsageError where a report would take the place of an input, of another report or of what `reporter` prints. */
export function checkReports(reports: readonly WantedReport[], inputs: readonly string[], reporter?: string): void {
  const outputs = reports.map(({ format, path }) => ({ flag: format.flag, path }));
  checkOutputs([...(reporter === undefined ? [] : [{ flag: `reporter=${reporter}`, path: STDOUT }]), ...outputs], inputs);
}

/** Where a run says how it goes: standard output, if that belongs to no report. */
export function streamFor(reports: readonly WantedReport[], reporter?: string): NodeJS.WriteStream {
  return reporter !== undefined || reports.some((r) => r.path === STDOUT) ? process.stderr : process.stdout;
}

/** Wrong use is better said before a long run than after it. */
function checkPath({ format, path }: WantedReport): void {
  if (path === STDOUT) return;
  try {
    if (!statSync(dirname(path)).isDirectory()) throw new Error('not a directory');
  } catch {
    throw new UsageError(`--${format.flag} ${path}: ${dirname(path)} is not a directory`);
  }
}

/**
 * Begins a report. What cannot be written is wrong use: said at once where nothing has run yet, at the end where files have.
 */
export function openReport(report: WantedReport, head: RunHead): OpenReport {
  const { format, path } = report;
  const { live, end } = format;
  const put = (how: (path: string, text: string) => unknown, text: string): void => {
    try {
      how(path, text);
    } catch (e) {
      throw unwritable(`--${format.flag} ${path}`, e);
    }
  };
  checkPath(report);
  const print = (_: string, text: string): unknown => process.stdout.write(text);
  const [create, append] = path === STDOUT ? [print, print] : [writeFileSync, appendFileSync];
  if (live === undefined) return { each: () => {}, end: async (run) => put(create, await end(run)) };
  put(create, live.start(head));
  let failed: unknown;
  return {
    each(ran) {
      try {
        if (failed === undefined) put(append, live.each(ran));
      } catch (e) {
        failed = e;
      }
    },
    async end(run) {
      if (failed !== undefined) throw failed;
      put(append, await end(run));
    },
  };
}
