/**
 * A program that is asked by the line protocol, in a process of its own: JSON a line, one answer a question. Whatever it does
 * instead (no answer, no JSON, another answer, an end) is said with the question and what the answer must be; then it is started
 * anew, and what lived in it is gone.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bug } from '../../../engine/wasm/errors.ts';
import { type Features, featureNames } from '../../../engine/wasm/features.ts';
import { endAll, type Remembered, remember } from '../../system/processes.ts';
import { UsageError } from '../../usage/usage.ts';
import { SyncThread, ThreadLost } from '../sync-thread.ts';
import { HELLO, type Hello, isObject, type Question, resetting, Unable, Unfit } from './protocol.ts';

/** The program does not keep to the protocol, or is gone. */
export class Broken extends Error {
  /** What it did, without the question. */
  readonly brief: string;
  constructor(message: string, brief: string = message) {
    super(message);
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
}

/** Empties the file of a trace; a path that cannot be written is wrong use. */
export function beginTrace(path: string | undefined): void {
  if (path === undefined) return;
  try {
    writeFileSync(path, '');
  } catch (e) {
    throw new UsageError(`--trace-engine ${path}: cannot be written (${(e as NodeJS.ErrnoException).code ?? e})`);
  }
}

/** Starting takes a while on a busy machine. */
const START_MS = 10_000;
/** Starts in a row of which nothing came before nobody tries any more. */
const PATIENCE = 3;
/** Characters of a question, and of an answer, in a message. */
const SHOWN = 200;

const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

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
    if (this.fruitless >= PATIENCE) throw new Broken(`the program is not started any more: ${this.lost}`);
    this.fruitless++;
    this.thread = new SyncThread(join(import.meta.dirname, 'command-thread'), this.options.command);
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
    if (fault instanceof ThreadLost) this.broken(fault.message);
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
    this.generation++;
    endAll(this.running);
  }

  private broken(message: string, brief: string = message): never {
    this.trace('*', brief);
    this.lost = brief;
    this.end();
    throw new Broken(message, brief);
  }

  private exchange<T>({ request, form, read }: Question<T>, timeoutMs = this.timeoutMs): T {
    if (this.thread === undefined) bug('a program that does not run');
    if (request !== undefined) this.request = JSON.stringify(request);
    const asked = `asked ${cut(this.request)}: expected ${form}`;
    if (request !== undefined) this.trace('>', this.request);
    let line: string;
    try {
      line = String(this.thread.ask(request === undefined ? null : this.request, timeoutMs));
    } catch (e) {
      if (!(e instanceof ThreadLost)) throw e;
      // No program, no question that it could not answer.
      return this.broken(request === HELLO.request ? e.message : `${asked}; ${e.message}`, e.message);
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
      return this.broken(`${asked}; got ${JSON.stringify(cut(line))}: ${why}`, `its answer was none: ${why}`);
    }
  }

  /** Asks. Throws `Said` and `Broken`. */
  ask<T>(question: Question<T>): T {
    if (this.thread === undefined) {
      this.start();
      this.reset();
    }
    try {
      return this.exchange(question);
    } finally {
      // Whatever it said, it was an answer.
      if (this.thread !== undefined) this.fruitless = 0;
    }
  }

  /** Has the program forget what it made, for a new file. */
  reset(): void {
    // One that does not run is told when it is started.
    if (this.hello.level !== 'directive' || this.thread === undefined) return;
    this.exchange(resetting(featureNames(this.options.features)));
  }
}
