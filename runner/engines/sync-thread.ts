/**
 * A thread that is asked and waited for, with a deadline: steps are synchronous, and what others' engines do is not, or may never
 * end. The asking side waits on a cell of shared memory; a thread that does not answer in time is given up.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';
import { EXTENSION } from '../system/paths.ts';
import { slowdown } from '../system/patience.ts';

/** What a thread starts with beside its own data. */
interface Line {
  readonly port: MessagePort;
  /** [0] is 1 when an answer has been sent; [1] is what the thread noted. */
  readonly signal: Int32Array;
  readonly data: unknown;
}
type Answer = { readonly value: unknown } | { readonly fault: string };

/** The thread did not answer in time (`late`), or its own code failed; it has been ended. */
export class ThreadLost extends Error {
  readonly late: boolean;
  constructor(message: string, late: boolean) {
    super(message);
    this.late = late;
  }
}

export class SyncThread {
  private readonly thread: Worker;
  private readonly port: MessagePort;
  private readonly signal = new Int32Array(new SharedArrayBuffer(8));

  /** `module`: the path of the thread's file, without its ending; it calls `serve`. `data` is cloned. */
  constructor(module: string, data?: unknown) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const line: Line = { port: port2, signal: this.signal, data };
    this.thread = new Worker(`${module}${EXTENSION}`, { workerData: line, transferList: [port2] });
    // Neither keeps the process alive. A thread that dies does not answer: whoever waits finds out.
    this.thread.on('error', () => {});
    this.thread.unref();
    port1.unref();
  }

  /** Sends a request and waits for its answer; on a busy machine for so many times as long. */
  ask(request: unknown, timeoutMs: number): unknown {
    this.send(request);
    return this.answer(timeoutMs);
  }
  /** Sends a request; the next is not sent before `answer` has given what comes of it. */
  send(request: unknown): void {
    Atomics.store(this.signal, 0, 0);
    this.port.postMessage(request);
  }
  /** Waits for the answer. */
  answer(timeoutMs: number): unknown {
    const start = performance.now();
    // Whoever is woken need not have an answer: the call that announced the one before may come late.
    for (let left = timeoutMs; left > 0 && Atomics.load(this.signal, 0) === 0; )
      if (Atomics.wait(this.signal, 0, 0, left) === 'timed-out')
        left = Math.min(timeoutMs, timeoutMs * slowdown() - (performance.now() - start));
    const answer = receiveMessageOnPort(this.port)?.message as Answer | undefined;
    if (answer !== undefined && 'value' in answer) return answer.value;
    this.close();
    throw new ThreadLost(answer?.fault ?? `no answer within ${timeoutMs / 1000} s`, answer === undefined);
  }

  /** What the thread noted last, or 0: known even when it does not answer. */
  get noted(): number {
    return Atomics.load(this.signal, 1);
  }

  close(): void {
    this.port.close();
    void this.thread.terminate();
  }
}

/**
 * The thread's side: answers each request, given the thread's own data; what `answer` throws is a fault, and ends the thread.
 * What it notes (an i32) can be seen at once.
 */
export function serve(answer: (request: unknown, data: unknown, note: (n: number) => void) => unknown): void {
  const { port, signal, data } = workerData as Line;
  const note = (n: number): void => {
    Atomics.store(signal, 1, n);
  };
  const send = (message: Answer): void => {
    port.postMessage(message);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  port.on('message', (request: unknown) => {
    Promise.resolve()
      .then(() => answer(request, data, note))
      .then(
        (value) => send({ value }),
        (e: unknown) => send({ fault: e instanceof Error ? e.message : String(e) }),
      );
  });
}
