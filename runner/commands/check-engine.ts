/**
 * `touchstone check-engine "PROGRAM ARGS"`: asks a program of the line protocol everything that its author should know of, and
 * says for each thing whether it is right, with the question, what the answer must be and what came.
 */
import { WASM3 } from '../../engine/wasm/features.ts';
import { commandEngine } from '../engines/program/command.ts';
import { beginTrace } from '../engines/program/program.ts';
import { allChecks, check } from '../proof/checks.ts';
import { red, Terminal } from '../report/text/terminal.ts';
import { closingLine } from '../results/results.ts';
import { splitCommand } from '../suites/engine-spec.ts';
import { endAll, type Remembered } from '../system/processes.ts';
import { EXIT, type ExitCode } from '../usage/usage.ts';

export interface CheckEngineArgs {
  /** A program and its arguments, or one text of all of them as behind `--engine=cmd:`. */
  readonly words: readonly string[];
  /** For an answer. */
  readonly timeoutMs: number;
  /** A file for every line that is exchanged. */
  readonly trace: string | undefined;
}

/** Runs the command. */
export function checkEngineCommand({ words, timeoutMs, trace }: CheckEngineArgs): ExitCode {
  beginTrace(trace);
  const term = new Terminal(process.stdout, process.env);
  const programs: Remembered[] = [];
  const started = (program: Remembered): void => {
    programs.push(program);
  };
  const label = words.join(' ');
  const command = words.length === 1 ? splitCommand(label) : words;
  try {
    // The engine waits a quarter of a file's deadline.
    const engine = commandEngine({ label, command, features: WASM3, timeoutMs: timeoutMs * 4, started, trace });
    const version = engine.version === undefined ? '' : ` ${engine.version}`;
    const judges =
      engine.kind === 'script' ? 'scripts' : engine.front.kind === 'own' && engine.front.text ? 'binaries and text' : 'binaries';
    term.line(`${engine.name}${version}: it is given ${judges}`);
    const totals = { passed: 0, failed: 0, skipped: 0 };
    for (const asked of allChecks(engine)) {
      const found = check(engine, asked);
      if (found.kind === 'ok') {
        totals.passed++;
        term.line(`ok   ${asked.about}`);
      } else if (found.kind === 'skipped') {
        totals.skipped++;
        term.line('skip', ` ${asked.about} (${found.why})`);
      } else {
        totals.failed++;
        term.line(red('FAIL'), ` ${asked.about}`);
        term.line(`     ${found.why}`);
      }
    }
    term.line(closingLine(totals));
    return totals.failed === 0 ? EXIT.ok : EXIT.mismatch;
  } finally {
    endAll(programs);
  }
}
