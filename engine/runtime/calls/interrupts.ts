/**
 * Calls that take too long, and calls that another thread wants to end. Either ends what runs on a thread, whichever store it is
 * of, with the trap `interrupted`; compiled code does nothing for it (native/src/interrupt.h).
 */
import { addon } from '../../addon/native.ts';

/** From when on calls are interrupted, on the clock of `performance`. */
interface Scope {
  deadline: number;
}
/** What this thread is in, outermost first. */
const scopes: Scope[] = [];

/** Milliseconds until calls of this thread are interrupted; Infinity where they are not. */
export function timeLeft(): number {
  const earliest = Math.min(...scopes.map(({ deadline }) => deadline));
  return Math.max(0, earliest - performance.now());
}
/** Tells the addon of the earliest deadline. */
function watch(): void {
  if (!addon().setDeadline(timeLeft())) throw new Error('the system refuses the signal that interrupts calls');
}
function within<T>(scope: Scope, work: () => T): T {
  scopes.push(scope);
  try {
    watch();
    return work();
  } finally {
    scopes.pop();
    watch();
  }
}

/**
 * Runs `work`. From so many milliseconds on, every call of wasm in it is interrupted: the one that runs, and those that it makes
 * afterwards. Throws a RangeError for what is no time.
 */
export function withTimeout<T>(milliseconds: number, work: () => T): T {
  if (!(milliseconds >= 0)) throw new RangeError(`a timeout is a number of milliseconds, not ${milliseconds}`);
  return within({ deadline: performance.now() + milliseconds }, work);
}

/** What of an AbortSignal is needed: embedders without Node's types and the browser's have no name for it. */
export interface Abortable {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Runs `work`. Once the signal, an AbortSignal, is aborted, every call of wasm in it is interrupted, as soon as the host function
 * has returned in which that happened: meanwhile JavaScript hears of nothing.
 */
export function withSignal<T>(signal: Abortable, work: () => T): T {
  const scope = { deadline: signal.aborted ? 0 : Number.POSITIVE_INFINITY };
  const abort = (): void => {
    scope.deadline = 0;
    watch();
  };
  signal.addEventListener('abort', abort);
  try {
    return within(scope, work);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Ends calls of the thread that it is made on, from any thread: its `id` can be sent to a Worker. */
export class Interrupter {
  /** A number that means the thread in this process. */
  readonly id: number;

  /** `id`: that of another one; by default this thread's. */
  constructor(id: number = addon().interruptId()) {
    this.id = id;
  }
  /**
   * Interrupts what runs wasm on that thread, with all that it is called by; where nothing runs nothing happens. False where
   * that thread has ended.
   */
  interrupt(): boolean {
    return addon().interrupt(this.id);
  }
}
