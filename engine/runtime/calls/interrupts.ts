/**
 * Calls that take too long, and calls that another thread wants to end. Either ends what runs on a thread, whichever store it is
 * of, with the trap `interrupted`; compiled code does nothing for it (native/src/interrupt.h).
 */
import { addon } from '../../addon/native.ts';

/** Times at which calls are interrupted, of the scopes that this thread is in: each at most that of the one around it. */
const deadlines: number[] = [];

/** Sets the innermost deadline. */
function watch(): void {
  const last = deadlines.at(-1);
  const left = last === undefined ? Number.POSITIVE_INFINITY : Math.max(0, last - performance.now());
  if (!addon().setDeadline(left)) throw new Error('the system refuses the signal that interrupts calls');
}

/**
 * Runs `work`. From so many milliseconds on, every call of wasm in it is interrupted: the one that runs, and those that it makes
 * afterwards. Throws a RangeError for what is no time.
 */
export function withTimeout<T>(milliseconds: number, work: () => T): T {
  if (!(milliseconds >= 0)) throw new RangeError(`a timeout is a number of milliseconds, not ${milliseconds}`);
  deadlines.push(Math.min(performance.now() + milliseconds, deadlines.at(-1) ?? Number.POSITIVE_INFINITY));
  try {
    watch();
    return work();
  } finally {
    deadlines.pop();
    watch();
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
