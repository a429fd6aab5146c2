/**
 * What running a file gives: plain data that crosses from the worker to the parent and from there into reports and JSON.
 */
import type { ErrorClass, Phase } from '../../engine/wasm/errors.ts';
import type { MessageMode } from '../values/expect.ts';
import type { Identity, RowOutcome } from './expected.ts';

/**
 * The machine code of a function: what a listing needs, wherever it is made (report/html/listing.ts). Offsets are from its start.
 */
export interface MachineCode {
  /** The machine: a target's name. */
  readonly target: string;
  /** In the module's function space; its init function has none. */
  readonly index?: number;
  readonly name?: string;
  /** Hexadecimal. */
  readonly bytes: string;
  /** From where on code belongs to which wasm instruction: its offset in the module's binary (-1: to none), its name. */
  readonly map: readonly (readonly [at: number, wasmOffset: number, name: string])[];
  readonly traps: readonly (readonly [at: number, trap: string])[];
  /** The instruction that trapped. */
  readonly stopped?: number;
}

/** `rejected`: malformed or invalid, by an engine that does not say which. */
export type ThrownClass = ErrorClass | 'rejected';

/**
 * What a failure is, where it is not the engine's wrong answer: an implementation limit, a feature that the engine lacks, a
 * directive that was not reached as what it needs had failed, a process that died or did not answer in time, an adapter that
 * does not do what it must.
 */
export const FAILURE_KINDS = ['limit', 'unsupported', 'unreached', 'crashed', 'timeout', 'driver'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A failing directive (or unit test), with everything a report shows. */
export interface Failure {
  readonly file: string;
  /** 1-based; columns in bytes; 0 where there is no place (unit tests). */
  readonly line: number;
  readonly column: number;
  /** Of the directive, in its file (script/ids.ts); not there where it is about no directive, and in reports of before. */
  readonly id?: string;
  /** The directive's kind, or `it`. */
  readonly directive: string;
  /** Where our verdict fell, if there was one. */
  readonly phase: Phase | undefined;
  readonly class: ThrownClass | undefined;
  readonly expected: string;
  readonly got: string;
  /** undefined: a wrong answer. */
  readonly kind?: FailureKind;
  /** The strictest rule by which it was the failure that the script wants, where its class is right and its message is not. */
  readonly rule?: MessageMode;
  /** The source line the place names. */
  readonly source: string;
  /** Innermost first: `name (wasm offset 0x…) file:line:col`. */
  readonly backtrace: readonly string[];
  /** The function that failed, where the run was asked for detail and the engine has one. */
  readonly code?: MachineCode;
  /** The command that shows it once more. */
  readonly reproduce?: string;
}

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How a directive ended, for reports that show all of them. */
export interface DirectiveRecord {
  /** Where it stands, 1-based; columns in bytes. */
  readonly line: number;
  readonly column: number;
  /** In its file (script/ids.ts); reports of before have none. */
  readonly id?: string;
  readonly directive: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Of a failure, as there. Of what passed `unsupported`: a rejection that an engine gives which lacks what the module needs. */
  readonly kind?: FailureKind;
  /** Why it was skipped. */
  readonly reason?: string;
  /** The strictest rule by which a failure was the expected one, where the directive expects one. */
  readonly rule?: MessageMode;
  /** What came instead, where it failed, expected or not. */
  readonly got?: string;
  /** How it begins, on one line: the directive's text with single spaces, or a unit test's title. */
  readonly text: string;
}

/** A directive before it has run. */
export type DirectivePlace = Omit<DirectiveRecord, 'status' | 'kind' | 'reason' | 'rule' | 'got'>;

/** A golden file that is not what it should be. */
export interface Drift {
  /** Relative to the project's root. */
  readonly path: string;
  /** What the file should be. */
  readonly fresh: string;
  /** There is no such file yet. */
  readonly missing: boolean;
  /** In brief. */
  readonly what: string;
  /** What changed, a line each. */
  readonly diff: readonly string[];
}

/** One file's outcome. Reasons of skips are `needs simd` and the like. */
export interface FileResult {
  readonly file: string;
  readonly totals: Totals;
  readonly skips: Readonly<Record<string, number>>;
  /** How many failures that scripts want were accepted by which rule, the strictest that holds. */
  readonly messages?: Readonly<Partial<Record<MessageMode, number>>>;
  readonly failures: readonly Failure[];
  /** The engine as it calls itself: how rows of expected failures name it. */
  readonly identity?: Identity;
  /** What became of the rows of expected failures that concern this file and engine. */
  readonly expected?: readonly RowOutcome[];
  /**
   * Every directive that counts, in script order, where the run was asked for them. The nth that failed is the nth of `failures`.
   */
  readonly directives?: readonly DirectiveRecord[];
  /** How many directives a filter selected, where there was one. */
  readonly selected?: number;
  /** Wall time in the worker; not part of the JSON, where it would differ from run to run. */
  readonly ms: number;
  /** The file itself could not be used (unreadable, not a script): wrong use rather than a mismatch. */
  readonly unusable?: string;
  /** A golden that can be blessed: its failure is drift, not a mismatch. */
  readonly drift?: Drift;
  /** Not a mismatch but a fault of ours: a bug() or a result that did not repeat. */
  readonly fault?: string;
}

export const NO_TOTALS: Totals = { passed: 0, failed: 0, skipped: 0 };

/** Sum of totals. */
export function addTotals(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** `1 file`, `2 files`. */
export function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

/** The first few of many names. */
export function few(names: readonly string[]): string {
  const more = names.length > 5 ? `, and ${names.length - 5} more` : '';
  return `${names.slice(0, 5).join(', ')}${more}`;
}

/** The closing line of `test` and `wast`. */
export function closingLine(t: Totals): string {
  return `${t.passed} passed, ${t.failed} failed, ${t.skipped} skipped`;
}

/** Same verdict, whatever the time it took and whatever addresses the text holds: what a rerun must reproduce. */
export function sameResult(a: Omit<FileResult, 'drift'>, b: Omit<FileResult, 'drift'>): boolean {
  const key = (r: Omit<FileResult, 'drift'>) =>
    JSON.stringify([
      r.totals,
      r.skips,
      r.unusable,
      r.fault,
      r.failures.map((f) => [f.line, f.column, f.directive, f.phase, f.class, f.expected]),
    ]);
  return key(a) === key(b);
}
