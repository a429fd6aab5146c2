/**
 * A run as reports see it: plain data, nothing of how it came about. It comes from a run that has just ended, or out of
 * reports that were written before (read.ts).
 */
import { grouped } from '../../../engine/base/maps.ts';
import {
  addTotals,
  type DirectiveRecord,
  type Drift,
  type Failure,
  type FileResult,
  NO_TOTALS,
  type Totals,
} from '../../results/results.ts';
import type { Shard } from '../../suites/shard.ts';
import type { SuiteFile } from '../../suites/suites.ts';

/** What reports know of a file. */
export interface RanFile extends Pick<SuiteFile, 'name' | 'kind' | 'suites' | 'only'> {
  /** What ids of its directives begin with (official.ts); reports of before have none. */
  readonly id?: string;
}

/** A result without what only blessing needs. */
export type RanResult = Omit<FileResult, 'drift'> & { readonly drift?: Pick<Drift, 'what' | 'diff'> };

/** One file on one engine. */
export interface Ran {
  readonly file: RanFile;
  /** The engine's column. */
  readonly engine: string;
  readonly result: RanResult;
}

/** How an engine was set up and how its answers were judged: option → value. */
export type Settings = Readonly<Record<string, string>>;

/** Who ran what, when (origin.ts). */
export interface Origin {
  /** The version. */
  readonly touchstone: string;
  /** Of the checkout it was run from. */
  readonly commit?: string;
  /** The version of the Node that ran it. */
  readonly node: string;
  /** The command line, without `touchstone`. */
  readonly command: readonly string[];
  readonly host: string;
  /** When it began, ISO 8601. */
  readonly date: string;
}

/** What is known before anything has run. Reports of before (schema 1) have no plan, no shard and no origin. */
export interface RunHead {
  /** Names of the columns, in the order they were asked for. */
  readonly engines: readonly string[];
  /** Column → its settings. */
  readonly settings: Readonly<Record<string, Settings>>;
  /** Rows of the summary. */
  readonly suites: readonly string[];
  /** Names of the files that all shards together are to run. */
  readonly planned?: readonly string[];
  /** Which parts of it this run has; undefined: all of it. */
  readonly shards?: readonly Shard[];
  /** The upstream commit that the manifest of official files knows. */
  readonly official?: string;
  /** One for each run that this one was merged of; NDJSON alone has them. */
  readonly origins?: readonly Origin[];
}

export interface RunRecord extends RunHead {
  /** In the order of the selection, all engines of a file together. What an interrupted run did not reach is not there. */
  readonly ran: readonly Ran[];
  /** The run ended before its end: there may be files without a result. */
  readonly interrupted: boolean;
}

/** Sum over files, and engines. */
export function totalsOf(ran: readonly Ran[]): Totals {
  return ran.reduce((sum, { result }) => addTotals(sum, result.totals), NO_TOTALS);
}

/** Results of one file, or of one part of it, together: one for each engine. */
export function byFile(ran: readonly Ran[]): (readonly Ran[])[] {
  return [...grouped(ran, ({ file }) => JSON.stringify([file.name, file.only ?? null])).values()];
}

/** A directive's verdict with what is known of its failure. */
export interface Verdict {
  readonly directive: DirectiveRecord;
  readonly failure: Failure | undefined;
}

/** Every directive where the run was asked for them, else the failing ones alone. */
export function verdictsOf({ directives, failures }: RanResult): Verdict[] {
  if (directives === undefined) {
    return failures.map((failure) => {
      const { line, column, id, directive, source, expected } = failure;
      const text = directive === 'it' ? expected : source.trim();
      const place = { line, column, ...(id === undefined ? {} : { id }) };
      return { directive: { ...place, directive, status: 'failed', text }, failure };
    });
  }
  let next = 0;
  return directives.map((directive) => ({ directive, failure: directive.status === 'failed' ? failures[next++] : undefined }));
}
