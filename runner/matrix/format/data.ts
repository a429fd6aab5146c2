/**
 * What `touchstone matrix` writes and its site reads: types of the published data, schema 1.
 */

/** What becomes of a directive, in the order in which it is said. */
export const LETTER_NAMES = {
  p: 'passed',
  /** A refusal that the script wants, by an engine that lacks what the module needs. */
  v: 'proves nothing',
  f: 'wrong answer',
  /** A limit of the implementation. */
  l: 'limit',
  u: 'unsupported',
  c: 'crashed',
  t: 'timed out',
  /** It is the driver that failed. */
  d: 'driver fault',
  /** Something before it failed that it needs. */
  n: 'not reached',
  /** The engine cannot be asked. */
  s: 'skipped',
} as const;
export type Letter = keyof typeof LETTER_NAMES;

/** How many directives ended how; what is not there is 0. */
export type Counts = Readonly<Partial<Record<Letter, number>>>;

/** What a directive asks an engine for: an answer, a judgement on a module, the binary or the text format. */
export const AXES = ['execution', 'validation', 'binary', 'text'] as const;
export type Axis = (typeof AXES)[number];

/** Who ran what, on what, when. */
export interface Identity {
  /** The family: `v8`, `wasmtime`. */
  readonly engine: string;
  readonly version: string;
  /** `default`, or how it differs from another column of the same version. */
  readonly mode: string;
  readonly flags: readonly string[];
  /** The driver, and a hash of its text. */
  readonly driver: string;
  /** Where it comes from: `npm:deno@2.9.6`. */
  readonly package?: string;
  readonly touchstone: string;
  /** Which directives there were: `Suite.suite`. */
  readonly suite: string;
  readonly os: string;
  readonly arch: string;
  readonly cpu?: string;
  /** ISO 8601. */
  readonly started: string;
  readonly seconds: number;
  /** Who sent it, where it was not measured by the publisher. */
  readonly reportedBy?: string;
}

/** A run of one column: a file that never changes. */
export interface Run {
  readonly schema: 1;
  readonly column: string;
  readonly identity: Identity;
  /** What the engine says it has; not there if it says nothing. */
  readonly claims?: readonly string[];
  readonly counts: Counts;
  /** File → a letter a directive. */
  readonly statuses: Readonly<Record<string, string>>;
  readonly texts: readonly string[];
  /** File → of what did not pass: directive, and indices of `texts`, -1 where nothing was expected. */
  readonly details: Readonly<Record<string, readonly (readonly [directive: number, expected: number, answered: number])[]>>;
}

/** Files that belong together: a proposal, or a suite of ours. */
export interface Group {
  readonly name: string;
  /** The version of the specification that it is part of: `1.0`, `2.0`, `3.0`, `proposal`, `own`. */
  readonly version: string;
  readonly title: string;
}

/** A column as it is now. */
export interface Column {
  readonly column: string;
  readonly title: string;
  readonly identity: Identity;
  readonly claims?: readonly string[];
  readonly counts: Counts;
  /** Group → axis → counts. */
  readonly scores: Readonly<Record<string, Readonly<Partial<Record<Axis, Counts>>>>>;
  /** Run files below the data folder: those of the published suite first, the newest first. */
  readonly runs: readonly string[];
  /** What known failures say that is no longer so. */
  readonly notices: readonly string[];
}

/** `index.json`. */
export interface Index {
  readonly schema: 1;
  /** ISO 8601. */
  readonly published: string;
  readonly suite: string;
  readonly groups: readonly Group[];
  readonly columns: readonly Column[];
}

/** `statuses/SUITE.json`: the columns that have run the published suite. */
export interface Statuses {
  readonly schema: 1;
  readonly columns: readonly string[];
  /** File → a string a column, a letter a directive; '' where the column has not run the file. */
  readonly files: Readonly<Record<string, readonly string[]>>;
}

/** A script. All lists have an entry a directive. */
export interface SuiteFile {
  /** What ids of its directives begin with. */
  readonly file: string;
  readonly path: string;
  /** A name of `Index.groups`. */
  readonly group: string;
  readonly ids: readonly string[];
  readonly lines: readonly number[];
  /** A character a directive: `a` is the first of `Suite.kinds`. */
  readonly kinds: string;
  /** The first letter of each directive's axis. */
  readonly axes: string;
}

/** `suites/SUITE.json`. */
export interface Suite {
  readonly schema: 1;
  readonly suite: string;
  /** The upstream commit of the official files, and where it is. */
  readonly commit: string;
  readonly repository: string;
  readonly kinds: readonly string[];
  readonly files: readonly SuiteFile[];
}

/** `files/SUITE/N.json`, N the file's place in the suite. */
export interface FileTexts {
  readonly schema: 1;
  readonly file: string;
  /** The source of each directive. */
  readonly texts: readonly string[];
  /** The directive whose module each is about; -1 where there is none. */
  readonly modules: readonly number[];
  /** Column → of what did not pass: directive, what was expected, what came. */
  readonly details: Readonly<Record<string, readonly (readonly [directive: number, expected: string, answered: string])[]>>;
}

/** A failure that is known. It changes no letter. */
export interface KnownRow {
  /** Directives, files, or patterns of either in which `*` stands for anything but `#`. */
  readonly ids: readonly string[];
  readonly engine: string;
  /** One mode alone. */
  readonly column?: string;
  /** The first version that has it, and the first that has not. */
  readonly since?: string;
  readonly until?: string;
  /** Words of what came; without it, whatever came. */
  readonly got?: string;
  readonly class: 'bug' | 'limit' | 'unsupported';
  readonly link?: string;
  readonly note: string;
}

/** `known.json`. */
export interface Known {
  readonly schema: 1;
  readonly rows: readonly KnownRow[];
}
