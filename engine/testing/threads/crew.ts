/** Test support: Workers at one memory, and this thread with them. */
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { compile, parse, Store, validate } from '../../index.ts';
import { FEATURE, WASM3 } from '../../wasm/features.ts';
import { I32, I64, type MemoryType } from '../../wasm/types.ts';
import { type Answer, type Checks, Hand, type Place, type Task } from './hand.ts';

const LANGUAGE = { features: WASM3 | FEATURE.threads };
const FILE = join(import.meta.dirname, `hand${extname(import.meta.filename)}`);
/** Whose the memory is: JavaScript's engine has those with 32-bit addresses, the addon the others. */
export type Address = 'i32' | 'i64';

function artifact(text: string, checks: Checks): Uint8Array {
  const module = parse(text, LANGUAGE);
  validate(module, LANGUAGE);
  return compile(module, checks);
}

/** The id of a Worker that has ended. */
const ENDED = -1;
/** Workers that nobody needs at the moment: one takes longer to start than most tests. */
const idle: Worker[] = [];
/** All that were started: those of a test that failed are still at work. */
const started = new Set<Worker>();
/** Ends them. */
export async function dismiss(): Promise<void> {
  await Promise.all([...started].map((worker) => worker.terminate()));
  started.clear();
  idle.length = 0;
}
function start(): Worker {
  const worker = new Worker(FILE);
  started.add(worker);
  return worker;
}

function ask(worker: Worker, told: Place | Task | null): Promise<Answer> {
  const answer = new Promise<Answer>((resolve, reject) => {
    const ended = (how: unknown): void => reject(new Error(`the thread ended: ${how}`));
    const answered = (a: Answer): void => {
      worker.off('error', ended).off('exit', ended);
      resolve(a);
    };
    worker.once('message', answered).once('error', ended).once('exit', ended);
  });
  worker.postMessage(told);
  return answer;
}

export class Crew {
  /** This thread's own place. */
  readonly own: Hand;
  readonly workers: readonly Worker[];

  private constructor(own: Hand, workers: readonly Worker[]) {
    this.own = own;
    this.workers = workers;
  }

  /** So many Workers on a new memory of `pages` pages, at most `most`. */
  static async start(
    count: number,
    text: string,
    [pages, most]: readonly [pages: number, most: number],
    address: Address,
    checks: Checks = {},
  ): Promise<Crew> {
    const type: MemoryType = { address: address === 'i32' ? I32 : I64, min: pages, max: most, shared: true, pageSizeLog2: 16 };
    const maker = new Store(checks);
    const place: Place = { artifact: artifact(text, checks), memory: maker.memory(type).share(), checks };
    const own = new Hand(place);
    // As long as somebody has it open, it is there.
    maker.close();
    const workers = Array.from({ length: count }, () => idle.pop() ?? start());
    await Promise.all(workers.map((worker) => ask(worker, place)));
    return new Crew(own, workers);
  }

  /** Worker `i` does it; rejects where it ends instead. */
  do(i: number, task: Task): Promise<Answer> {
    return ask(this.workers[i] as Worker, task);
  }
  /** The Workers leave the memory; those that have ended are no longer needed. */
  async end(): Promise<void> {
    this.own.store.close();
    const left = this.workers.filter(({ threadId }) => threadId !== ENDED);
    await Promise.all(left.map((worker) => ask(worker, null)));
    idle.push(...left);
  }
}
