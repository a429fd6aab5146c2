/**
 * Asking an oracle that cannot be trusted to answer: it runs in a process of its own with a deadline for each question, and is
 * replaced when it hangs or dies.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { CODE_ROOT, EXTENSION } from '../system/paths.ts';

/** The oracles there are (child.ts). */
export type OracleName = 'wabt' | 'wast-parser';

export interface Question {
  readonly text: Uint8Array;
}
export type Answer =
  /** `bytes`: the module as the oracle encodes it. `functions`: how many it saw. */
  | { readonly kind: 'accepts'; readonly bytes?: Uint8Array; readonly functions?: number }
  | { readonly kind: 'rejects'; readonly message: string }
  /** It hung, or its process ended. */
  | { readonly kind: 'dies'; readonly message: string };

/** Both answer within milliseconds, or never. */
const DEADLINE_MS = 10_000;

export class Oracle {
  private readonly name: OracleName;
  private readonly deadlineMs: number;
  private child: ChildProcess | undefined;

  constructor(name: OracleName, deadlineMs: number = DEADLINE_MS) {
    this.name = name;
    this.deadlineMs = deadlineMs;
  }

  /** One question at a time. */
  ask(text: Uint8Array): Promise<Answer> {
    this.child ??= fork(join(CODE_ROOT, 'runner', 'oracles', `child${EXTENSION}`), [this.name], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    const { child } = this;
    return new Promise((resolve) => {
      const settle = (answer: Answer): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (answer.kind === 'dies') this.stop();
        resolve(answer);
      };
      const timer = setTimeout(() => settle({ kind: 'dies', message: 'hangs' }), this.deadlineMs);
      child.once('message', (answer) => settle(answer as Answer));
      child.once('exit', (code, signal) => settle({ kind: 'dies', message: signal ?? `exit code ${code}` }));
      child.once('error', (e) => settle({ kind: 'dies', message: e.message }));
      child.send({ text } satisfies Question);
    });
  }

  /** Ends the process; the next question starts another. */
  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}
