/**
 * The thread that speaks HTTP for a remote cache: requests in from the thread that runs wasm and cannot wait for promises,
 * answers out through a port that it reads when `signal` says so. One connection is kept alive; nothing follows redirects.
 */
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

/** What the thread starts with. */
export interface ThreadStart {
  readonly base: string;
  /** `user:password` for basic authentication. */
  readonly auth: string | undefined;
  readonly timeoutMs: number;
  readonly port: MessagePort;
  /** [0]: answers sent; [1]: requests done. */
  readonly signal: Int32Array<SharedArrayBuffer>;
}

/** One request. Only those with an `id` are answered; the others are counted when done. */
export interface ThreadRequest {
  readonly id: number | undefined;
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly body: Uint8Array | undefined;
  /** Longest answer that is read. */
  readonly limit: number;
}

/** `status` 0: the server could not be reached, or did not answer as asked. */
export interface ThreadAnswer {
  readonly id: number | undefined;
  readonly status: number;
  readonly body: Uint8Array;
}

const { base, auth, timeoutMs, port, signal } = workerData as ThreadStart;
const secure = base.startsWith('https:');
const agent = secure ? new HttpsAgent({ keepAlive: true, maxSockets: 4 }) : new HttpAgent({ keepAlive: true, maxSockets: 4 });
const request = secure ? httpsRequest : httpRequest;
const NOTHING = new Uint8Array();

function exchange({ method, path, body, limit }: ThreadRequest): Promise<Omit<ThreadAnswer, 'id'>> {
  return new Promise((resolve) => {
    const failed = (): void => resolve({ status: 0, body: NOTHING });
    const headers = body === undefined ? {} : { 'content-length': body.length, 'content-type': 'application/octet-stream' };
    const req = request(`${base}${path}`, { agent, method, headers, ...(auth === undefined ? {} : { auth }) }, (res) => {
      const parts: Buffer[] = [];
      let size = 0;
      res.on('data', (part: Buffer) => {
        size += part.length;
        if (size > limit) req.destroy();
        else parts.push(part);
      });
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body: Buffer.concat(parts) }));
      res.on('error', failed);
      res.on('close', failed);
    });
    // Of the whole exchange: a server that sends a byte a second is as good as none.
    const timer = setTimeout(() => req.destroy(), timeoutMs);
    req.on('close', () => {
      clearTimeout(timer);
      failed();
    });
    req.on('error', failed);
    req.end(body);
  });
}

parentPort?.on('message', async (r: ThreadRequest) => {
  const answer = await exchange(r);
  // Bad answers to uploads count for the next decision whether to ask at all.
  if (r.id !== undefined || answer.status < 200 || answer.status > 299) {
    port.postMessage({ id: r.id, ...answer } satisfies ThreadAnswer);
    Atomics.add(signal, 0, 1);
    Atomics.notify(signal, 0);
  }
  Atomics.add(signal, 1, 1);
  Atomics.notify(signal, 1);
});
