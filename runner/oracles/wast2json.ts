/**
 * The real `wast2json` beside our conversion: scripts in → what differs, of those that it can read. Needs Debian's package
 * `wabt`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { encode } from '../../engine/core.ts';
import { wast2json } from '../convert/wast2json.ts';
import { readModule } from '../judge/define.ts';
import type { ModuleSource, Script } from '../script/ast.ts';
import { parseScript } from '../script/parser.ts';
import { readScript, type SuiteFile } from '../suites/suites.ts';
import { asWabt } from './as-wabt.ts';
import type { Difference, Opinions } from './compare.ts';

/** Whether the program is there. */
export function haveWast2json(): boolean {
  return spawnSync('wast2json', ['--version']).error === undefined;
}

interface Command {
  readonly line: number;
  readonly filename?: string;
}
const commandsOf = (json: string): Command[] => (JSON.parse(json) as { commands: Command[] }).commands;

/** The bytes of the `n`th module of a script as wabt may write them: without names. */
function asTheirs(script: Script, n: number): Uint8Array[] {
  const sources = script.directives.flatMap((d) =>
    'module' in d && typeof d.module === 'object' ? [d.module as ModuleSource] : [],
  );
  const source = sources[n];
  if (source?.form !== 'text') return [];
  const module = readModule(script, source);
  return [module, asWabt(module)].map((m) => encode(m, { names: false }));
}

/** Compares one script; undefined where the program cannot read it. */
function compare(file: SuiteFile, dir: string): Difference[] | undefined {
  const output = join(dir, 'x.json');
  try {
    execFileSync('wast2json', ['--enable-all', file.path, '-o', output], { stdio: 'ignore', timeout: 30_000 });
  } catch {
    return undefined;
  }
  const theirs = commandsOf(readFileSync(output, 'utf8'));
  const script = parseScript(readScript(file), file.features);
  const ours = wast2json(script, file.path, 'x');
  const found: Difference[] = [];
  const differs = (kind: Difference['kind'], line: number, detail: string): number =>
    found.push({ kind, file: file.name, line, detail });
  const commands = commandsOf(ours.json);
  theirs.forEach((command, i) => {
    if (!isDeepStrictEqual(command, commands[i])) differs('command', command.line, JSON.stringify(commands[i]));
  });
  if (commands.length !== theirs.length) differs('command', 0, `${commands.length} commands, not ${theirs.length}`);
  for (const [n, { name, bytes }] of ours.files.entries()) {
    const path = join(dir, name);
    const line = theirs.find((c) => c.filename === name)?.line ?? 0;
    if (!existsSync(path)) differs('bytes', line, `${name} is not there`);
    else {
      const wanted = readFileSync(path);
      const alike = [bytes, ...asTheirs(script, n)].some((b) => Buffer.compare(b, wanted) === 0);
      if (!alike) differs('bytes', line, wanted.toString('hex'));
    }
  }
  return found;
}

/** Compares all scripts that the program can read; the others are `behind`. */
export function compareAll(files: readonly SuiteFile[]): Opinions {
  const differences: Difference[] = [];
  const counts = { asked: 0, agreed: 0, behind: 0 };
  for (const file of files) {
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-wast2json-'));
    try {
      counts.asked++;
      const found = compare(file, dir);
      if (found === undefined) counts.behind++;
      else if (found.length === 0) counts.agreed++;
      else differences.push(...found);
    } finally {
      rmSync(dir, { recursive: true });
    }
  }
  return { ...counts, differences };
}
