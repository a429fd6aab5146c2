/**
 * A finished run as reports see it: plain data, nothing of how it came about.
 */
import { addTotals, type FileResult, NO_TOTALS, type Totals } from '../results.ts';
import type { SuiteFile } from '../suites.ts';
import type { Again } from './again.ts';

/** One file on one engine. */
export interface Ran {
  readonly file: SuiteFile;
  /** The engine's column. */
  readonly engine: string;
  readonly result: FileResult;
}

export interface RunRecord {
  /** In the order of the selection, all engines of a file together. What an interrupted run did not reach is not there. */
  readonly ran: readonly Ran[];
  /** Names of the engines, in the order they were asked for. */
  readonly engines: readonly string[];
  /** How to run a part of it once more. */
  readonly again: Again;
  /** Rows of the summary. */
  readonly suites: readonly string[];
}

/** Sum over files, and engines. */
export function totalsOf(ran: readonly Ran[]): Totals {
  return ran.reduce((sum, { result }) => addTotals(sum, result.totals), NO_TOTALS);
}
