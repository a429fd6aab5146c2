/**
 * The thread that owns the process of a `cmd:` engine: lines in (or none, to read more), the program's next lines out. What
 * the program does instead is a fault in one sentence: it cannot be started, ends, or writes without end.
 */
import { spawn } from 'node:child_process';
import { endRest } from '../../system/processes.ts';
import { serve } from '../sync-thread.ts';
import { ENDED, unasked } from './ended.ts';

/** Longest line that is read, in bytes: more is no answer. */
const MAX_LINE = 16 << 20;
/** Lines ahead of those that were asked for: from then on the program waits until they have been taken. */
const MAX_AHEAD = 1000;
/** Kept of what the program says on stderr. */
const MAX_STDERR = 2000;

const lines: string[] = [];
let waiting: { readonly resolve: (lines: readonly string[]) => void; readonly reject: (e: Error) => void } | undefined;
let fault: Error | undefined;
let stderr = '';
let greeted = false;

function settle(): void {
  if (waiting === undefined || (lines.length === 0 && fault === undefined)) return;
  const { resolve, reject } = waiting;
  waiting = undefined;
  if (lines.length === 0) reject(fault as Error);
  else {
    child?.stdout.resume();
    resolve(lines.splice(0));
  }
}
function over(what: string): void {
  const said = stderr.trim() === '' ? '' : `: ${stderr.trim().split('\n').slice(-5).join(' | ')}`;
  fault ??= new Error(`${what}${said}`);
  settle();
}

let child: ReturnType<typeof start> | undefined;
function start([program = '', ...args]: readonly string[]) {
  // In a group of its own: it is ended with all that it has started.
  const process = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let parts: Buffer[] = [];
  let size = 0;
  process.stdout.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      lines.push(Buffer.concat([...parts, chunk.subarray(from, at)]).toString());
      parts = [];
      size = 0;
      from = at + 1;
    }
    if (lines.length >= MAX_AHEAD) process.stdout.pause();
    parts.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > MAX_LINE) {
      process.kill('SIGKILL');
      over(`the program wrote a line of more than ${MAX_LINE >> 20} MiB`);
    }
    settle();
  });
  process.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-MAX_STDERR);
  });
  process.on('error', (e: NodeJS.ErrnoException) =>
    over(e.code === 'ENOENT' ? `there is no program ${program}` : `${program} cannot be started (${e.code ?? e.message})`),
  );
  // What it has started goes with it.
  process.on('exit', () => endRest(process.pid));
  process.on('close', (code, signal) => over(`${ENDED} (${signal === null ? `exit code ${code}` : `signal ${signal}`})`));
  // Whoever has ended does not read: the end says so itself.
  process.stdin.on('error', () => {});
  return process;
}

/**
 * Request: lines to send; null: read more. Answer: all lines that are there, at least one. The first request starts the program,
 * and its pid is noted.
 */
serve((request, command, note) => {
  if (child === undefined) {
    child = start(command as string[]);
    note(child.pid ?? 0);
    return undefined;
  }
  if (typeof request === 'string') {
    // What a program says before anything is taken for its greeting: it may have come before our question went.
    const [early] = greeted ? lines.splice(0) : [];
    greeted = true;
    if (early !== undefined) over(unasked(early));
    child.stdin.write(`${request}\n`);
  }
  return new Promise<readonly string[]>((resolve, reject) => {
    waiting = { resolve, reject };
    settle();
  });
});
