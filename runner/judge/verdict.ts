/**
 * How one directive ended, before it has a place in a file: passed, skipped for a reason, or failed with what was expected
 * and what came.
 */
import { type ErrorClass, type Phase, type Position, WasmError } from '../../engine/wasm/errors.ts';
import type { Thrown, TraceFrame } from '../engines/engine.ts';
import type { FailureKind, MachineCode, ThrownClass } from '../results/results.ts';
import type { Directive } from '../script/ast.ts';
import { MESSAGE_MODES, type MessageMode, messageRule, ruleSuffices } from '../values/expect.ts';

export interface Failed {
  readonly kind: 'failed';
  readonly phase: Phase | undefined;
  readonly class: ThrownClass | undefined;
  /** Where it is no wrong answer; what follows from `because`, or from a feature that is lacking, is seen elsewhere (run.ts). */
  readonly failure?: FailureKind | undefined;
  readonly expected: string;
  readonly got: string;
  /** Where in the script our error stands, when that is more precise than the directive. */
  readonly position?: Position | undefined;
  readonly trace?: readonly TraceFrame[];
  /** The strictest rule by which the failure was the expected one, where it was one of the right class. */
  readonly rule?: MessageMode;
  /** The directive whose failure led to this one. */
  readonly because?: Directive | undefined;
  /** The machine code of the function that was called. */
  readonly code?: () => MachineCode | undefined;
}
export type Verdict =
  | 'passed'
  /** It failed as it had to; by this rule, the strictest that holds. */
  | { readonly kind: 'passed'; readonly rule: MessageMode }
  /** `got`: what came, where it failed as expected. */
  | { readonly kind: 'skipped'; readonly reason: string; readonly got?: string }
  | Failed;

/** A failing verdict without an error of ours. */
export function failed(expected: string, got: string, more: Partial<Failed> = {}): Failed {
  return { kind: 'failed', phase: undefined, class: undefined, expected, got, ...more };
}

export function skipped(reason: string): Verdict {
  return { kind: 'skipped', reason };
}

/** `class (phase): message` of an error the front end raised. */
function describeError(e: WasmError): string {
  const at = e.position === undefined || e.position.line !== undefined ? '' : ` at offset 0x${e.position.offset.toString(16)}`;
  return `${e.class} in phase ${e.phase}: ${e.message}${at}`;
}

/** A failing verdict around an error of the front end or the linker. */
export function failedWith(expected: string, e: WasmError, trace?: readonly TraceFrame[]): Failed {
  const more = { phase: e.phase, class: e.class, position: e.position };
  return failed(expected, describeError(e), trace === undefined ? more : { ...more, trace });
}

const PASSED_BY = Object.fromEntries(
  MESSAGE_MODES.map((rule): [MessageMode, Verdict] => [rule, { kind: 'passed', rule }]),
) as Readonly<Record<MessageMode, Verdict>>;

/** Who does not say whether a module is malformed or invalid is taken to mean what is wanted. */
function sameClass(got: ThrownClass | undefined, wanted: ErrorClass): boolean {
  return got === wanted || (got === 'rejected' && (wanted === 'malformed' || wanted === 'invalid'));
}

/** Judges a failure against the class and text a directive wants. */
export function judgeFailing(e: WasmError | Thrown, wanted: ErrorClass, message: string, mode: MessageMode): Verdict {
  const rule = messageRule(sameClass(e.class, wanted), e.message, message);
  if (ruleSuffices(mode, rule)) return PASSED_BY[rule];
  const expected = `${wanted}${message === '' ? '' : `: ${JSON.stringify(message)}`}`;
  const verdict = e instanceof WasmError ? failedWith(expected, e) : failedBy(expected, e);
  return rule === 'ignore' ? verdict : { ...verdict, rule };
}

/** Judges a module that must be rejected; undefined stands for "no error". */
export function judgeError(e: WasmError | undefined, wanted: ErrorClass, message: string, mode: MessageMode): Verdict {
  if (e !== undefined) return judgeFailing(e, wanted, message, mode);
  return failed(`${wanted}: ${JSON.stringify(message)}`, 'no error: the module was accepted');
}

/** A failing verdict around what an engine threw; `phase`: where that was. */
export function failedBy(expected: string, t: Thrown, phase: Phase | undefined = t.phase): Failed {
  return failed(expected, `${t.class ?? 'error'}: ${t.message}`, {
    phase,
    class: t.class,
    failure: t.kind,
    trace: t.trace,
  });
}
