/**
 * Errors that input can cause. Each carries the phase that found it, the class the specification gives it, a message that
 * starts with the official suite's words, and a position. Our own faults are `bug()`, which is no WasmError.
 */

export { bug, isBug } from '../base/bug.ts';

/** Where in the pipeline a verdict fell. */
export type Phase = 'lex' | 'parse' | 'decode' | 'validate' | 'compile' | 'load' | 'link' | 'instantiate' | 'execute';
/** What the specification calls the failure. */
export type ErrorClass = 'malformed' | 'invalid' | 'unlinkable' | 'trap' | 'exception' | 'exhaustion' | 'unsupported' | 'limit';

/** A place in the input: a byte offset, and line and column (1-based, columns in UTF-8 bytes) when the input is text. */
export interface Position {
  readonly offset: number;
  readonly line?: number;
  readonly column?: number;
}

export class WasmError extends Error {
  readonly phase: Phase;
  readonly class: ErrorClass;
  readonly position: Position | undefined;
  constructor(phase: Phase, cls: ErrorClass, message: string, position?: Position) {
    // The fault is in the input: where in our code it was noticed helps nobody and costs more than the check that failed.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = limit;
    this.name = 'WasmError';
    this.phase = phase;
    this.class = cls;
    this.position = position;
  }
}

/** What is said of components, behind the message that any other input of that kind gets. */
export const COMPONENT =
  'this is a component of the Component Model; only core modules are read (wasm-tools component unbundle takes them out)';

/** `file:line:col` or `file+0xoffset`, as every message prints a position. */
export function formatPosition(file: string, p: Position | undefined): string {
  if (p === undefined) return file;
  return p.line === undefined ? `${file}+0x${p.offset.toString(16)}` : `${file}:${p.line}:${p.column ?? 1}`;
}
