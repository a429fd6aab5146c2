/**
 * Test support: a thread's place at a memory that several share, with a store of its own. A Worker runs this file: it is told to
 * take a place, and then what to do there, and answers each.
 */
import { isMainThread, parentPort } from 'node:worker_threads';
import { Store } from '../../runtime/index.ts';
import type { StoreOptions } from '../../runtime/state/state.ts';
import type { Func, Memory, SharedMemory } from '../../runtime/values/extern.ts';
import { i32, type WasmValue } from '../../runtime/values/values.ts';
import { I64 } from '../../wasm/types.ts';
import { consume, produce } from './channel.ts';

export type Checks = Pick<StoreOptions, 'bounds' | 'traps'>;

/** What is needed to take a place: the module imports its memory as `"" "m"`. */
export interface Place {
  readonly artifact: Uint8Array;
  readonly memory: SharedMemory;
  readonly checks: Checks;
}
/** What is to be done: an export called, or what JavaScript does in the same place. */
export type Task =
  | { readonly call: string; readonly args: readonly number[] }
  | { readonly produce: number; readonly size: 4 | 8 }
  | { readonly consume: number; readonly size: 4 | 8 }
  /** Reads page by page at the memory's end until there is one, then again: how often one was wrong, or gone again. */
  | { readonly edge: string; readonly pages: number };
/** A memory that has not grown by then does not. */
const PATIENCE_MS = 60_000;
/** Results as numbers, of i64 as a bigint; or what was thrown. */
export type Answer = { readonly results: readonly (number | bigint)[] } | { readonly thrown: string };

const js = ({ type, lo, hi }: WasmValue): number | bigint => (type === I64 ? (BigInt(hi) << 32n) | BigInt(lo >>> 0) : lo);

export class Hand {
  readonly store: Store;
  readonly memory: Memory;
  private readonly exports: (name: string) => Func;

  constructor({ artifact, memory, checks }: Place) {
    this.store = new Store(checks);
    this.memory = this.store.open(memory);
    const instance = this.store.instantiate(artifact, () => this.memory);
    this.exports = (name) => instance.getExport(name) as Func;
  }
  do(task: Task): Answer {
    try {
      return { results: this.results(task) };
    } catch (error) {
      return { thrown: String(error) };
    }
  }
  private results(task: Task): readonly (number | bigint)[] {
    if ('call' in task) return this.call(task.call, ...task.args);
    if ('edge' in task) return [this.edge(task.edge, task.pages)];
    const { buffer } = this.memory;
    const cells = task.size === 4 ? new Int32Array(buffer) : new BigInt64Array(buffer);
    return ['produce' in task ? produce(cells, task.produce) : consume(cells, task.consume)];
  }
  call(name: string, ...args: readonly number[]): readonly (number | bigint)[] {
    return this.store.invoke(this.exports(name), args.map(i32)).map(js);
  }
  private edge(name: string, pages: number): number {
    const read = (page: number): number | undefined => {
      const answer = this.do({ call: name, args: [page] });
      if (!('thrown' in answer)) return Number(answer.results[0]);
      if (!answer.thrown.includes('out of bounds memory access')) throw new Error(answer.thrown);
      return undefined;
    };
    const end = performance.now() + PATIENCE_MS;
    let wrong = 0;
    for (let page = 1; page < pages; page++) {
      let number = read(page);
      while (number === undefined && performance.now() < end) number = read(page);
      if (number === undefined) return -1;
      if (number !== 0 && number !== page) wrong++;
      if (read(page) === undefined) wrong++;
    }
    return wrong;
  }
}

function serve(): void {
  let hand: Hand | undefined;
  const answer = (told: Place | Task | null): Answer => {
    if (told !== null && !('artifact' in told)) return hand?.do(told) ?? { thrown: 'without a place' };
    hand?.store.close();
    hand = told === null ? undefined : new Hand(told);
    return { results: [] };
  };
  parentPort?.on('message', (told: Place | Task | null) => parentPort?.postMessage(answer(told)));
}
if (!isMainThread) serve();
