/**
 * The reports that are files: one row a format. A finished run in, the report's text out; `--FLAG FILE` says where to.
 */
import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../usage.ts';
import { jsonReport } from './json.ts';
import type { RunRecord } from './record.ts';

export interface ReportFormat {
  readonly flag: string;
  readonly describe: string;
  /** Needs the verdict of every directive, not of failing ones alone. */
  readonly detail: boolean;
  readonly write: (run: RunRecord) => string | Promise<string>;
}

export const REPORTS: readonly ReportFormat[] = [
  { flag: 'json', describe: 'write a JSON report to this file', detail: false, write: jsonReport },
];

/** A report that somebody asked for. */
export interface WantedReport {
  readonly format: ReportFormat;
  readonly path: string;
}

/** Wrong use is better said before a long run than after it. */
export function checkReportPath({ format, path }: WantedReport): void {
  try {
    if (!statSync(dirname(path)).isDirectory()) throw new Error('not a directory');
  } catch {
    throw new UsageError(`--${format.flag} ${path}: ${dirname(path)} is not a directory`);
  }
}

export async function writeReport({ format, path }: WantedReport, run: RunRecord): Promise<void> {
  const text = await format.write(run);
  try {
    writeFileSync(path, text);
  } catch (e) {
    throw new UsageError(
      `--${format.flag} ${path}: cannot be written (${(e as NodeJS.ErrnoException).code ?? (e as Error).message})`,
    );
  }
}
