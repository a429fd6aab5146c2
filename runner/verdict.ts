/**
 * How one directive ended, before it has a place in a file: passed, skipped for a reason, or failed with what was expected
 * and what came.
 */
import type { ErrorClass, Phase, Position, WasmError } from '../engine/wasm/errors.ts';
import type { Thrown, TraceFrame } from './engines/engine.ts';
import { type MessageMode, messageMatches } from './expect.ts';
import type { MachineCode } from './results.ts';

export interface Failed {
  readonly kind: 'failed';
  readonly phase: Phase | undefined;
  readonly class: ErrorClass | undefined;
  readonly expected: string;
  readonly got: string;
  /** Where in the script our error stands, when that is more precise than the directive. */
  readonly position?: Position | undefined;
  readonly trace?: readonly TraceFrame[];
  /** The machine code of the function that was called. */
  readonly code?: () => MachineCode | undefined;
}
export type Verdict = 'passed' | { readonly kind: 'skipped'; readonly reason: string } | Failed;

/** A failing verdict without an error of ours. */
export function failed(expected: string, got: string, more: Partial<Failed> = {}): Failed {
  return { kind: 'failed', phase: undefined, class: undefined, expected, got, ...more };
}

export function skipped(reason: string): Verdict {
  return { kind: 'skipped', reason };
}

/** `class (phase): message` of an error the front end raised. */
export function describeError(e: WasmError): string {
  const at = e.position === undefined || e.position.line !== undefined ? '' : ` at offset 0x${e.position.offset.toString(16)}`;
  return `${e.class} in phase ${e.phase}: ${e.message}${at}`;
}

/** A failing verdict around an error of the front end or the linker. */
export function failedWith(expected: string, e: WasmError, trace?: readonly TraceFrame[]): Failed {
  const more = { phase: e.phase, class: e.class, position: e.position };
  return failed(expected, describeError(e), trace === undefined ? more : { ...more, trace });
}

/** Judges an error against the class and text a directive wants; undefined stands for "no error". */
export function judgeError(e: WasmError | undefined, wanted: ErrorClass, message: string, mode: MessageMode): Verdict {
  if (e !== undefined && (mode === 'ignore' || e.class === wanted) && messageMatches(mode, e.message, message)) return 'passed';
  const expected = `${wanted}: ${JSON.stringify(message)}`;
  return e === undefined ? failed(expected, 'no error: the module was accepted') : failedWith(expected, e);
}

/** The same for what an execution threw. */
export function judgeThrown(t: Thrown, wanted: ErrorClass, message: string, mode: MessageMode): Verdict {
  const ok = mode === 'ignore' || (t.class === wanted && messageMatches(mode, t.message, message));
  if (ok) return 'passed';
  const expected = `${wanted}${message === '' ? '' : `: ${JSON.stringify(message)}`}`;
  return failed(expected, `${t.class ?? 'error'}: ${t.message}`, { phase: 'execute', class: t.class, trace: t.trace });
}
