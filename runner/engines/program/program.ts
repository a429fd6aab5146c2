/**
 * A program that is asked by the line protocol, in a process of its own: JSON a line, one answer a question. Whatever it does
 * instead (no answer, no JSON, another answer, an end) is said with the question and what the answer must be; then it is started
 * anew, and what lived in it is gone.
 */

import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bug } from '../../../engine/wasm/errors.ts';
import { type Features, featureNames } from '../../../engine/wasm/features.ts';
import type { FailureKind } from '../../results/results.ts';
import { endAll, type Remembered, remember } from '../../system/processes.ts';
import { unwritable } from '../../usage/input.ts';
import { UsageError } from '../../usage/usage.ts';
import { SyncThread, ThreadLost } from '../sync-thread.ts';
import { ENDED, unasked } from './ended.ts';
import { HELLO, type Hello, isObject, type Json, type Question, resetting, Said, Unable, Unfit } from './protocol.ts';

/** The program does not keep to the protocol, or is gone. */
export class Broken extends Error {
  /** What it did, without the question. */
  readonly brief: string;
  readonly kind: FailureKind;
  constructor(kind: FailureKind, message: string, brief: string = message) {
    super(message);
    this.kind = kind;
    this.brief = brief;
  }
}

/** A program, and for whom it is run. */
export interface ProgramOptions {
  /** What the user calls it. */
  readonly label: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
  readonly features: Features;
  /** The deadline of a file. */
  readonly timeoutMs: number;
  /** Told each process, for whoever ends us by force. */
  readonly started: (program: Remembered) => void;
  /** A file to which every line is added, in either direction. */
  readonly trace?: string | undefined;
  /** Address space that each of its processes may have, in MiB. */
  readonly memory?: number | undefined;
}

/** Empties the file of a trace; a path that cannot be written is wrong use. */
export function beginTrace(path: string | undefined): void {
  if (path === undefined) return;
  try {
    writeFileSync(path, '');
  } catch (e) {
    throw unwritable(`--trace-engine ${path}`, e);
  }
}

const kindOf = ({ late, message }: ThreadLost): FailureKind =>
  late ? 'timeout' : message.startsWith(ENDED) ? 'crashed' : 'driver';

/** Starting takes a while on a busy machine. */
const START_MS = 10_000;
/** Starts in a row of which nothing came before nobody tries any more. */
const PATIENCE = 3;
/** A request as a line. All of it is ASCII: a program need not know how its input is encoded. */
const jsonLine = (request: Json): string =>
  JSON.stringify(request).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** An answer to one of many questions. */
export type Answer = { readonly value: unknown } | { readonly error: Said | Broken };

/** Characters of a question, and of an answer, in a message. */
const SHOWN = 200;

const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** The command line of a program whose address space has a limit. */
const limited = ({ command, memory }: ProgramOptions): readonly string[] =>
  memory === undefined ? command : ['sh', '-c', `ulimit -v ${memory * 1024} && exec "$0" "$@"`, ...command];

/** The process and what it said of itself. */
export class Program {
  readonly hello: Hello;
  /** How many processes were lost: what they made is gone. */
  generation = 0;
  /** Why the last one ended. */
  lost = '';
  private thread: SyncThread | undefined;
  /** The process of that thread, where it has started one. */
  private readonly running: Remembered[] = [];
  private fruitless = 0;
  /** Lines that the program has written, and that have not been read. */
  private readonly ahead: string[] = [];
  /** The last request, as it was sent. */
  private request = '';
  private readonly options: ProgramOptions;
  /** An answer has a quarter of a file's deadline: what hangs is then one directive's failure and not the file's. */
  private readonly timeoutMs: number;

  /** Throws a UsageError where the program is none that speaks the protocol. */
  constructor(options: ProgramOptions) {
    this.options = options;
    this.timeoutMs = options.timeoutMs / 4;
    try {
      this.hello = this.start();
    } catch (e) {
      if (e instanceof Broken || e instanceof Unable) throw new UsageError(`${options.label}: ${e.message}`);
      throw e;
    }
  }

  private start(): Hello {
    if (this.fruitless >= PATIENCE) throw new Broken('driver', `the program is not started any more: ${this.lost}`);
    this.fruitless++;
    this.thread = new SyncThread(join(import.meta.dirname, 'command-thread'), limited(this.options));
    const patience = Math.max(this.timeoutMs, START_MS);
    let fault: unknown;
    try {
      this.thread.ask(undefined, patience);
    } catch (e) {
      fault = e;
    }
    const { noted } = this.thread;
    if (noted > 0) {
      const program = remember(noted);
      this.running.push(program);
      this.options.started(program);
    }
    if (fault instanceof ThreadLost) this.broken(kindOf(fault), fault.message);
    if (fault !== undefined) throw fault;
    this.trace('*', this.options.command.join(' '));
    try {
      return this.exchange(HELLO, patience);
    } catch (e) {
      if (e instanceof Unable) this.end();
      throw e;
    }
  }

  private trace(direction: '>' | '<' | '*', line: string): void {
    const { trace } = this.options;
    if (trace !== undefined) appendFileSync(trace, `${this.thread?.noted ?? 0} ${direction} ${line}\n`);
  }

  /** Ends the process. */
  private end(): void {
    this.thread?.close();
    this.thread = undefined;
    this.ahead.length = 0;
    this.generation++;
    endAll(this.running);
  }

  private broken(kind: FailureKind, message: string, brief: string = message): never {
    this.trace('*', brief);
    this.lost = brief;
    this.end();
    throw new Broken(kind, message, brief);
  }

  /** The program's next line; `sending`: lines that go to it first. */
  private next(sending: string | null, timeoutMs: number): string {
    if (this.thread === undefined) bug('a program that does not run');
    if (sending !== null && this.ahead.length > 0) throw new ThreadLost(unasked(this.ahead[0] ?? ''), false);
    if (this.ahead.length === 0) this.ahead.push(...(this.thread.ask(sending, timeoutMs) as readonly string[]));
    return this.ahead.shift() ?? bug('an answer of no line');
  }

  /** Asks; `sending` where more than the question itself is sent, or nothing as that has happened. */
  private exchange<T>({ request, form, read }: Question<T>, timeoutMs = this.timeoutMs, sending?: string | null): T {
    if (request !== undefined) this.request = jsonLine(request);
    const asked = `asked ${cut(this.request)}: expected ${form}`;
    if (request !== undefined) this.trace('>', this.request);
    let line: string;
    try {
      line = this.next(sending === undefined ? (request === undefined ? null : this.request) : sending, timeoutMs);
    } catch (e) {
      if (!(e instanceof ThreadLost)) throw e;
      // No program, no question that it could not answer.
      return this.broken(kindOf(e), request === HELLO.request ? e.message : `${asked}; ${e.message}`, e.message);
    }
    this.trace('<', line);
    let answer: unknown;
    try {
      answer = JSON.parse(line);
      if (!isObject(answer)) throw new Unfit('no object');
      return read(answer);
    } catch (e) {
      const why = e instanceof SyntaxError ? 'no JSON' : e instanceof Unfit ? e.message : undefined;
      if (why === undefined) throw e;
      return this.broken('driver', `${asked}; got ${JSON.stringify(cut(line))}: ${why}`, `its answer was none: ${why}`);
    }
  }

  /** Asks. Throws `Said` and `Broken`. `sending`: this question's line and those of others behind it. */
  ask<T>(question: Question<T>, sending?: string): T {
    if (this.thread === undefined) {
      this.start();
      this.reset();
    }
    try {
      return this.exchange(question, this.timeoutMs, sending);
    } finally {
      // Whatever it said, it was an answer.
      if (this.thread !== undefined) this.fruitless = 0;
    }
  }

  /**
   * Asks many things at once: all questions are sent before the first answer is waited for. What one of them throws stands in its
   * place; once the program is lost, in the place of each that follows.
   */
  askAll(questions: readonly Question<unknown>[]): Answer[] {
    if (questions.length === 0) return [];
    const lines = questions.map(({ request }) => jsonLine(request ?? bug('one more answer to many questions'))).join('\n');
    return questions.map((question, i): Answer => {
      try {
        // What was sent to a program that is gone is not sent to the next.
        if (i > 0 && this.thread === undefined)
          throw new Broken('unreached', `it was not reached: the program was lost (${this.lost})`);
        if (i === 0) return { value: this.ask(question, lines) };
        return { value: this.exchange(question, this.timeoutMs, null) };
      } catch (error) {
        if (error instanceof Said || error instanceof Broken) return { error };
        throw error;
      }
    });
  }

  /** Has the program forget what it made, for a new file. */
  reset(): void {
    // One that does not run is told when it is started.
    if (this.hello.level !== 'directive' || this.thread === undefined) return;
    this.exchange(resetting(featureNames(this.options.features)));
  }
}
