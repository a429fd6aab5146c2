/**
 * Artifacts shared by machines: a server of Bazel's HTTP cache protocol (`/ac/KEY` answers an action result, `/cas/SHA256` the
 * bytes), be it bazel-remote or nginx with WebDAV. In: a key; out: bytes that have the digest the entry names, or nothing.
 *
 * A remote cache never changes a result and never fails a run. What does not fit its digest, its module or its signature is
 * not used; a server that cannot be reached is asked no more after a few attempts. With a secret, entries are signed
 * (HMAC-SHA-256 of key and digest): without one whoever can write to the server, or be it, runs code here.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { extname, join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { sha256 } from '../artifact/bytes/digest.ts';
import { readActionResult, writeActionResult } from './action-result.ts';
import type { ThreadAnswer, ThreadRequest, ThreadStart } from './remote-thread.ts';

export interface RemoteOptions {
  /** `http://host:port/path`; may name a user and a password. */
  readonly url: string;
  /** Signs what is stored, and what is found must be signed with it. */
  readonly secret: string | undefined;
  readonly readOnly: boolean;
  /** Of one exchange. */
  readonly timeoutMs?: number;
}

/** What came of asking, for reports. */
export interface RemoteCounts {
  hits: number;
  misses: number;
  /** Answers that were not what was asked for. */
  refused: number;
  /** Exchanges without an answer. */
  failed: number;
}

/** Artifacts up to this size stand in the entry itself: one exchange instead of two. */
const CONTAINED = 64 << 10;
const MAX_ENTRY = 256 << 10;
const MAX_ARTIFACT = 256 << 20;
const TIMEOUT_MS = 5000;
/** Exchanges without an answer before the server counts as gone. */
const PATIENCE = 3;

export class RemoteCache {
  readonly counts: RemoteCounts = { hits: 0, misses: 0, refused: 0, failed: 0 };
  private readonly options: RemoteOptions;
  private readonly signal = new Int32Array(new SharedArrayBuffer(8));
  private readonly channel = new MessageChannel();
  private readonly timeoutMs: number;
  /** Started with the first request: a run that finds everything nearby needs none. */
  private thread: Worker | undefined;
  private asked = 0;
  private answered = 0;
  private nextId = 0;
  private fruitless = 0;

  /** Throws a TypeError where the URL is none of http or https. */
  constructor(options: RemoteOptions) {
    const { protocol } = new URL(options.url);
    if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError(`${options.url} is not an http or https address`);
    this.options = options;
    this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  /**
   * The artifact of that key, with the digest and the signature its entry has; whether it is the right module's is for others to
   * see.
   */
  get(key: string): Uint8Array | undefined {
    const answer = this.ask(`/ac/${key}`, MAX_ENTRY);
    if (answer === undefined) return undefined;
    const entry = answer.status === 200 ? readActionResult(answer.body) : undefined;
    if (answer.status !== 200) this.counts.misses++;
    else if (entry === undefined || entry.size > MAX_ARTIFACT || !this.isSigned(key, entry.hash, entry.signature))
      this.counts.refused++;
    else {
      const bytes = entry.contents ?? this.ask(`/cas/${entry.hash}`, entry.size)?.body;
      if (bytes !== undefined && bytes.length === entry.size && sha256(bytes) === entry.hash) {
        this.counts.hits++;
        return bytes;
      }
      this.counts.refused++;
    }
    return undefined;
  }

  /** What was found is not what was looked for: it does not count as found. */
  refuse(): void {
    this.counts.hits--;
    this.counts.refused++;
  }

  /** Stores an artifact, in the background. */
  put(key: string, bytes: Uint8Array): void {
    if (this.options.readOnly || this.gone) return;
    const hash = sha256(bytes);
    const contents = bytes.length <= CONTAINED ? bytes : undefined;
    // The bytes come first: an entry must not name what is not there yet.
    if (contents === undefined) this.send({ id: undefined, method: 'PUT', path: `/cas/${hash}`, body: bytes, limit: MAX_ENTRY });
    const body = writeActionResult({ hash, size: bytes.length, contents, signature: this.sign(key, hash) });
    this.send({ id: undefined, method: 'PUT', path: `/ac/${key}`, body, limit: MAX_ENTRY });
  }

  /** Waits until what was stored has arrived, or cannot. */
  settle(): void {
    const deadline = Date.now() + this.timeoutMs;
    for (let done = Atomics.load(this.signal, 1); done < this.asked; done = Atomics.load(this.signal, 1)) {
      const left = deadline - Date.now();
      if (left <= 0 || Atomics.wait(this.signal, 1, done, left) === 'timed-out') break;
    }
    this.receive(undefined);
  }

  /** Ends the thread. */
  close(): void {
    void this.thread?.terminate();
    this.thread = undefined;
    this.channel.port1.close();
  }

  private get gone(): boolean {
    return this.fruitless >= PATIENCE;
  }

  private sign(key: string, hash: string): Uint8Array {
    const { secret } = this.options;
    return secret === undefined
      ? new Uint8Array()
      : createHmac('sha256', secret).update(`touchstone\n${key}\n${hash}\n`).digest();
  }
  private isSigned(key: string, hash: string, signature: Uint8Array): boolean {
    if (this.options.secret === undefined) return true;
    const wanted = this.sign(key, hash);
    return signature.length === wanted.length && timingSafeEqual(signature, wanted);
  }

  private send(request: ThreadRequest): void {
    this.thread ??= this.start();
    this.asked++;
    this.thread.postMessage(request);
  }

  /** Asks and waits. */
  private ask(path: string, limit: number): ThreadAnswer | undefined {
    if (this.gone) return undefined;
    const id = this.nextId++;
    this.send({ id, method: 'GET', path, body: undefined, limit });
    const deadline = Date.now() + this.timeoutMs + 1000;
    for (;;) {
      const seen = Atomics.load(this.signal, 0);
      const answer = this.receive(id);
      if (answer !== undefined) return answer.status === 0 ? undefined : answer;
      const left = deadline - Date.now();
      if (left > 0 && seen === this.answered) Atomics.wait(this.signal, 0, seen, left);
      if (left <= 0) {
        this.noAnswer();
        return undefined;
      }
    }
  }

  /** Takes what has come; the answer to `id`, if it is among it. */
  private receive(id: number | undefined): ThreadAnswer | undefined {
    for (;;) {
      const received = receiveMessageOnPort(this.channel.port1)?.message as ThreadAnswer | undefined;
      if (received === undefined) return undefined;
      this.answered++;
      if (received.status === 0) this.noAnswer();
      else if (received.id !== undefined) this.fruitless = 0;
      if (received.id !== undefined && received.id === id) return received;
    }
  }
  private noAnswer(): void {
    this.counts.failed++;
    this.fruitless++;
  }

  private start(): Worker {
    const url = new URL(this.options.url);
    const auth = url.username === '' ? undefined : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    const base = `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
    const { port2: port } = this.channel;
    const workerData: ThreadStart = { base, auth, timeoutMs: this.timeoutMs, port, signal: this.signal };
    const thread = new Worker(join(import.meta.dirname, `remote-thread${extname(import.meta.filename)}`), {
      workerData,
      transferList: [port],
    });
    // It never keeps the process alive, and its faults are the cache's, not the run's.
    thread.on('error', () => {
      this.fruitless = PATIENCE;
    });
    thread.unref();
    this.channel.port1.unref();
    return thread;
  }
}
