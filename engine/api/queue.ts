/** Many calls of one function in one crossing: what a call costs beyond the function itself is mostly the way there. */
import { QUEUE_SLOTS, takeBuffer } from '../runtime/calls/batch-buffer.ts';
import { execute, failure } from '../runtime/calls/invoke.ts';
import { type DirectQueue, directQueue, type QueueState } from '../runtime/calls/stubs.ts';
import type { WasmFunc } from '../runtime/state/state.ts';
import { funcOf, type WasmFunction } from './functions.ts';

/** Results whose room is kept for the next ones. */
const KEPT_RESULTS = 8192;

/** Calls of a function that wait, and what came of those that ran. */
export class CallQueue {
  readonly #func: WasmFunc;
  readonly #direct: DirectQueue | undefined;
  readonly #state: QueueState = { buffer: undefined, waiting: 0, done: 0, room: () => this.#room() };
  readonly #results: unknown[] = [];
  readonly #errors = new Map<number, unknown>();
  #running = false;
  /** Queues a call and returns its number; throws a TypeError for arguments that do not fit. A full queue runs first. */
  readonly add: (...args: readonly unknown[]) => number;

  /** Throws a TypeError for what is no function of an instance or a store. */
  constructor(call: WasmFunction) {
    const func = funcOf(call);
    if (func === undefined) throw new TypeError('not a function of this engine');
    this.#func = func;
    this.#direct = directQueue(func);
    // Values that need more than registers are not worth a queue.
    this.add = this.#direct?.add(this.#state) ?? ((...args) => this.#callNow(call, args));
  }

  /** Host functions that the queue calls cannot use it. */
  #begin(): void {
    if (this.#running) throw new Error('the queue is running');
    this.#running = true;
  }
  #callNow(call: WasmFunction, args: readonly unknown[]): number {
    const index = this.#state.done;
    this.#begin();
    try {
      this.#results[index] = call(...args);
    } catch (error) {
      this.#errors.set(index, error);
      this.#results[index] = undefined;
    } finally {
      this.#running = false;
    }
    this.#state.done++;
    return index;
  }
  #room(): NonNullable<QueueState['buffer']> {
    const { state } = this.#func;
    state.checkOpen();
    this.run();
    const buffer = takeBuffer(QUEUE_SLOTS);
    if (buffer.preparedFor !== this.#func) {
      buffer.preparedFor = this.#func;
      buffer.prepared = 0;
    }
    state.resources.add(buffer);
    this.#state.buffer = buffer;
    return buffer;
  }

  /** Runs what waits, in order; never throws because of a call. Throws an Error in a host function that the queue has called. */
  run(): void {
    this.#begin();
    try {
      const queue = this.#state;
      const { buffer, waiting: count } = queue;
      if (buffer === undefined || this.#direct === undefined) return;
      const { state } = this.#func;
      queue.buffer = undefined;
      queue.waiting = 0;
      execute(state, buffer, count);
      this.#direct.collect(buffer, count, this.#results, queue.done, (slot) =>
        this.#errors.set(queue.done + slot, failure(state, buffer, slot)),
      );
      queue.done += count;
      state.resources.remove(buffer);
      buffer.close();
    } finally {
      this.#running = false;
    }
  }

  /** What call `index` since the last `clear` returned, or throws what it threw; all that waits runs first. */
  result(index: number): unknown {
    this.run();
    if (this.#errors.has(index)) throw this.#errors.get(index);
    if (!(index < this.#state.done && index in this.#results)) throw new RangeError(`there is no call ${index}`);
    return this.#results[index];
  }
  /** Forgets all results; numbers start from 0 again. */
  clear(): void {
    this.run();
    this.#state.done = 0;
    // Numbers are overwritten by the next ones: room that grows anew costs more than a call. References go.
    if (this.#direct === undefined || this.#results.length > KEPT_RESULTS) this.#results.length = 0;
    this.#errors.clear();
  }
}
