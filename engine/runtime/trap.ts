/**
 * A trap as TypeScript sees it: code, the specification's words, and where it happened. Uncatchable in wasm; a host function
 * that lets it through passes it on to its caller, with the frames of both activations.
 */
import { WasmError } from '../wasm/errors.ts';
import { TRAP, TRAP_MESSAGES, type TrapCode } from '../wasm/traps.ts';
import { Backtrace } from './backtrace.ts';

export class Trap extends WasmError {
  readonly code: TrapCode;
  readonly backtrace = new Backtrace();

  /** `detail` follows the specification's words. */
  constructor(code: TrapCode, detail = '') {
    super('execute', code === TRAP.stackExhausted ? 'exhaustion' : 'trap', `${TRAP_MESSAGES[code] ?? `trap ${code}`}${detail}`);
    this.name = 'Trap';
    this.code = code;
  }
}

/** A trap without JavaScript stack: for queued invocations, where it would only show the queue. */
export function quietTrap(code: TrapCode, detail = ''): Trap {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const trap = new Trap(code, detail);
  Error.stackTraceLimit = limit;
  return trap;
}
