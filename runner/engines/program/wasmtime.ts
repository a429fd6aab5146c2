/**
 * A program between the line protocol and `wasmtime wast`, which stops at the first failing directive: the failing one is left
 * out, and the rest runs again. `node wasmtime.js PATH FLAGS`: PATH is the wasmtime program, FLAGS are for its `wast`. Each
 * directive stands on lines of its own in the file that wasmtime is given, since it names failures by their line. `wasmi wast`
 * says what fails as wasmtime does, and can stand in its place.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FailureKind } from '../../results/results.ts';
import { slowdown } from '../../system/patience.ts';

/** Failures of one file after which the rest is given up. */
const MAX_RUNS = 100;
/** A run longer than that hangs. */
const TIMEOUT_MS = 10_000;

/** Our feature → wasmtime's flag, where it is not on anyway. */
const FLAGS: Readonly<Record<string, string>> = {
  'function-references': 'function-references',
  gc: 'gc',
  exceptions: 'exceptions',
  threads: 'threads',
  'custom-page-sizes': 'custom-page-sizes',
  'wide-arithmetic': 'wide-arithmetic',
};

interface Place {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
}
interface ScriptRequest {
  readonly path: string;
  readonly features: readonly string[];
  readonly directives: readonly Place[];
}

const [, , wasmtime = 'wasmtime', ...given] = process.argv;
const say = (answer: object): void => {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
};
/** What a program of this name, as `--version` says it, is told beside the script. */
const DIALECTS: Readonly<Record<string, (features: readonly string[]) => readonly string[]>> = {
  wasmtime: (features) => [
    '--ignore-error-messages',
    ...features.flatMap((f) => (FLAGS[f] === undefined ? [] : ['-W', `${FLAGS[f]}=y`])),
  ],
  wasmi: () => [],
};
const run = (args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(wasmtime, args, {
    encoding: 'utf8',
    timeout: Math.ceil(TIMEOUT_MS * slowdown()),
    maxBuffer: 1 << 26,
    env: { ...process.env, RUST_BACKTRACE: '0' },
  });

/** Itself: asked once. */
const itself = run(['--version']);
const [, name = ''] = /^(wasmtime|wasmi)[\w-]* /.exec(itself.stdout ?? '') ?? [];

/** What stands in the file in place of a directive: nothing, or an empty module where others speak of the module. */
function instead({ kind, name }: Place, failed: boolean, text: string): string {
  if (!failed) return text;
  const blank = '\n'.repeat(text.split('\n').length - 1);
  return kind === 'module' ? `(module ${name === undefined ? '' : `$${name}`})${blank}` : blank;
}

interface Complaint {
  /** Of the file. */
  readonly line: number;
  readonly message: string;
  /** Everything before that line ran; otherwise the file could not be read, and nothing ran. */
  readonly ran: boolean;
}

/** What wasmtime complains about; undefined: it does not say where. */
function complaint(stderr: string, path: string): Complaint | undefined {
  const at = stderr.indexOf(`${path}:`);
  const line = at < 0 ? undefined : /^\d+/.exec(stderr.slice(at + path.length + 1))?.[0];
  if (line === undefined) return undefined;
  const words = stderr
    .split('\n')
    .filter((l) => !l.includes(path) && !/^\s*(\d+ *)?\||^(Caused by:|Error: failed to run)/.test(l))
    .map((l) => l.replace(/^\s*\d+:\s/, '').trim())
    .filter((l) => l !== '');
  const message = words.join('; ').slice(0, 500) || 'it failed';
  return { line: Number(line), message, ran: stderr.includes(`failed directive on ${path}:`) };
}

/** Says a verdict for each directive of a script. */
function script({ path, features, directives }: ScriptRequest): void {
  const source = readFileSync(path);
  // Bytes stay what they are: a script need not be UTF-8.
  const texts = directives.map(({ start, end }) => source.subarray(start, end).toString('latin1'));
  const flags = DIALECTS[name]?.(features) ?? [];
  const failures = new Map<number, string>();
  let said = 0;
  /** Says the verdicts of the directives before `to`; `otherwise`: why those failed that did not by themselves, of which kind. */
  const sayTo = (to: number, otherwise?: string, kind?: FailureKind): void => {
    for (; said < to; said++) {
      const found = failures.get(said);
      const message = found ?? otherwise;
      if (message === undefined) say({ directive: said, status: 'passed' });
      else say({ directive: said, status: 'failed', message, ...(found === undefined ? { kind } : {}) });
    }
  };
  for (let runs = 0; runs < MAX_RUNS; runs++) {
    const parts = directives.map((d, i) => instead(d, failures.has(i), texts[i] as string));
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-wasmtime-'));
    // wasmtime allows confusing characters in files of certain names.
    const file = join(dir, basename(path));
    writeFileSync(file, Buffer.from(`${parts.join('\n')}\n`, 'latin1'));
    const { status, signal, stderr, error } = run(['wast', ...flags, ...given, file]);
    // Before anything is said: the runner ends us by force once it has the last answer.
    rmSync(dir, { recursive: true, force: true });
    if (status === 0) return sayTo(directives.length);
    const found = complaint(stderr ?? '', file);
    let line = 0;
    const index = found === undefined ? -1 : parts.findIndex((text) => (line += text.split('\n').length) >= found.line);
    if (found === undefined || index < said || failures.has(index)) {
      const how = error?.message ?? (signal === null ? `exit code ${status}` : `signal ${signal}`);
      const late = (error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT';
      const kind = late ? 'timeout' : signal === null ? undefined : 'crashed';
      return sayTo(directives.length, `${name} ended (${how}) and named no directive: ${(stderr ?? '').slice(0, 300)}`, kind);
    }
    failures.set(index, found.message);
    if (found.ran) sayTo(index + 1);
  }
  sayTo(directives.length, `not tried: ${MAX_RUNS} directives failed before`, 'unreached');
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as { readonly op: string } & ScriptRequest;
  if (request.op === 'script') {
    script(request);
    continue;
  }
  const { stdout, stderr, error } = itself;
  const missing = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
  if (name === '') {
    // What cannot work says why on its last line.
    const words = stdout || (stderr ?? '').trimEnd().split('\n').at(-1) || String(error?.message ?? '');
    const said = JSON.stringify(words.slice(0, 100));
    const what = missing
      ? `there is no program ${wasmtime}`
      : `${wasmtime} is not wasmtime: asked for its version, it says ${said}`;
    say({ error: { message: what } });
    continue;
  }
  const version = /\d+(\.\d+)+/.exec(stdout)?.[0];
  say({ protocol: 1, name, level: 'script', ...(version === undefined ? {} : { version }) });
}
