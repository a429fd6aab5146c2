/** Processes that answer a line with a line, in order: the judge, and a machine that executes what this one compiles. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Machine } from '../../../../native/emulator.ts';
import { accepts, DESCRIPTORS } from '../../../../runner/system/other-node.ts';
import { CODE_ROOT, EXTENSION } from '../../../../runner/system/paths.ts';
import type { Execution, Job, Outcome } from './protocol.ts';

const program = (name: string): string => join(CODE_ROOT, 'engine', 'testing', 'differential', 'sides', `${name}${EXTENSION}`);

/** A process that is started when it is asked, and again when it has died. */
export class Peer<Question> {
  private child: ChildProcess | undefined;
  private waiting: { readonly line: string; readonly answer: (outcome: Outcome) => void }[] = [];

  private readonly name: string;
  private readonly command: readonly string[];

  /** `name`: who it is, for messages. */
  constructor(name: string, command: readonly string[]) {
    this.name = name;
    this.command = command;
  }

  private start(): ChildProcess {
    const [file = '', ...args] = this.command;
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', (line) => this.waiting.shift()?.answer(JSON.parse(line) as Outcome));
    // What it dies of, it says nothing about; what was asked behind that it has not seen.
    child.on('close', () => {
      this.child = undefined;
      const [dead, ...left] = this.waiting.splice(0);
      dead?.answer({ calls: [], state: [`${this.name} died`] });
      for (const one of left) this.send(one);
    });
    child.stdin.on('error', () => {});
    return child;
  }
  private send(one: (typeof this.waiting)[number]): void {
    this.waiting.push(one);
    this.child ??= this.start();
    this.child.stdin?.write(one.line);
  }
  ask(question: Question): Promise<Outcome> {
    return new Promise((answer) => this.send({ line: `${JSON.stringify(question)}\n`, answer }));
  }
  close(): void {
    this.child?.stdin?.end();
  }
}

/** V8 of another Node. */
export type Judge = Peer<Job>;
export function judgeOf(node: string): Judge {
  const flags = ['--expose-gc', ...(accepts(node, DESCRIPTORS) ? [DESCRIPTORS] : [])];
  return new Peer('the judge', [node, ...flags, program('judge')]);
}

/** Our runtime on another machine. */
export type Executor = Peer<Execution>;
export const executorOf = ({ node, target }: Machine): Executor => new Peer(target.name, [...node, program('executor')]);
