/**
 * What the page is given, as JSON in a script element: columns rather than objects, since a run has 65,000 directives. Texts are
 * visible already (report/text/escape.ts).
 */

/** What a failing directive shows when it is opened. */
export interface FailureData {
  /** `file:line:column`. */
  readonly place: string;
  /** Class and phase. */
  readonly verdict: string;
  readonly expected: string;
  readonly got: string;
  /** The source line, and a caret below the column. */
  readonly source: readonly string[];
  readonly backtrace: readonly string[];
  /** The command that shows it once more, or nothing. */
  readonly reproduce: string;
  /** Index of the failing function's machine code in `PageData.code`, or -1. */
  readonly code: number;
}

/** A file on an engine. */
export interface EngineData {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly ms: number;
  /** A fault of the runner, or why the file cannot be used. */
  readonly trouble: string;
  /** A character a directive: `p`assed, `f`ailed, `s`kipped, `x` failed as expected, `?` not recorded. */
  readonly statuses: string;
  /** Of the skipped ones and those that failed as expected, in order: index in `PageData.reasons`. */
  readonly reasons: readonly number[];
  /** Of the failed ones, in order; null where a failure was not recorded. */
  readonly failures: readonly (FailureData | null)[];
}

export interface FileData {
  readonly name: string;
  /** What ids of its directives begin with; '' in reports of before. */
  readonly id: string;
  /**
   * The hashes of all directives' ids, one behind the other, spaces where there is none; and by directive the ordinals of
   * repeats.
   */
  readonly hashes: string;
  readonly ordinals: Readonly<Record<number, string>>;
  /** Indices in `PageData.suites`. */
  readonly suites: readonly number[];
  /** A number a directive: its line, column, kind (index in `PageData.kinds`). */
  readonly lines: readonly number[];
  readonly columns: readonly number[];
  readonly kinds: readonly number[];
  /** How directives begin: characters shared with the one before, and the rest. */
  readonly shared: readonly number[];
  readonly texts: readonly string[];
  /** By column; null where the engine did not run the file. */
  readonly engines: readonly (EngineData | null)[];
}

export interface PageData {
  readonly engines: readonly string[];
  readonly suites: readonly string[];
  readonly kinds: readonly string[];
  readonly reasons: readonly string[];
  readonly code: readonly string[];
  readonly files: readonly FileData[];
}
