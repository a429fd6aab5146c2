/** What pages are given, as JSON in a script element. Texts are visible already (report/text/escape.ts). */

export interface ColumnData {
  /** Its name in addresses. */
  readonly id: string;
  readonly title: string;
  readonly engine: string;
  /** The page of its engine. */
  readonly page: string;
  readonly version: string;
  readonly mode: string;
}

export interface FileData {
  /** What ids of its directives begin with. */
  readonly id: string;
  readonly name: string;
  /** Its page. */
  readonly page: string;
  /** Index in `MatrixData.groups`. */
  readonly group: number;
  /** Each directive's line, less the line before it. */
  readonly lines: readonly number[];
  /** A character a directive: `a` is the first of `MatrixData.kinds`. */
  readonly kinds: string;
  /** The first letter of each directive's axis. */
  readonly axes: string;
  /** Patterns of the directives and how often each stands in a row: pattern, times, pattern, times… */
  readonly rows: readonly number[];
}

/** Results by directive and column. */
export interface MatrixData {
  readonly columns: readonly ColumnData[];
  readonly groups: readonly { readonly name: string; readonly version: string; readonly title: string }[];
  readonly kinds: readonly string[];
  readonly files: readonly FileData[];
  /** What columns say of a directive, a letter each, a space where one has not run it: every such text once. */
  readonly patterns: readonly string[];
}

/** Runs of before, that are loaded when somebody compares with them. */
export interface HistoryData {
  readonly column: string;
  readonly version: string;
  readonly started: string;
  /** The script that brings it. */
  readonly script: string;
}

/** `index.html`. */
export interface SiteData extends MatrixData {
  readonly history: readonly HistoryData[];
  /** The script that brings the beginnings of directives. */
  readonly heads: string;
}

/** What directives begin with, and their ids: `heads.js`. By file, in the order of `MatrixData.files`. */
export interface HeadsData {
  readonly files: readonly {
    /** Ids of its directives, with a space between them. */
    readonly ids: string;
    /** Characters shared with the one before, and the rest. */
    readonly shared: readonly number[];
    readonly texts: readonly string[];
  }[];
}

/** A run of before: file → a letter a directive. */
export interface RunData {
  readonly column: string;
  readonly statuses: Readonly<Record<string, string>>;
}

/** What is known of a failure. */
export interface KnownData {
  /** Directives of the file that it speaks of. */
  readonly directives: readonly number[];
  /** Indices of columns. */
  readonly columns: readonly number[];
  readonly class: string;
  readonly link: string;
  readonly note: string;
}

/** A page of `t/`: one file. */
export interface FilePageData extends MatrixData {
  /** Of the one file. */
  readonly ids: readonly string[];
  readonly texts: readonly string[];
  readonly modules: readonly number[];
  /** By column: directive, what was expected, what came. */
  readonly details: readonly (readonly (readonly [directive: number, expected: string, answered: string])[])[];
  readonly known: readonly KnownData[];
  /** Where the file is upstream, without a line; '' of a script of ours. */
  readonly upstream: string;
  /** What `touchstone test` calls the file. */
  readonly command: string;
}
