/**
 * `touchstone wast`: any scripts, in the order given, with no manifest behind them. What they print through spectest is shown.
 */
import { resolve } from 'node:path';
import { type FilesArgs, runFiles } from '../session/files.ts';
import { failedNames, lastRunFolder, readLastRun } from '../session/last-run.ts';
import { namedFiles } from '../suites/named.ts';
import { type Language, readScript, type SuiteFile, scriptFiles } from '../suites/suites.ts';
import { notText, STANDARD_INPUT } from '../usage/input.ts';
import { type ExitCode, UsageError } from '../usage/usage.ts';
import type { Pool } from '../workers/pool.ts';

/** What is no script at all is wrong use, said before anything runs. */
export function checkScripts(files: readonly SuiteFile[]): void {
  for (const file of files) {
    if (file.kind !== 'script') continue;
    const what = notText(readScript(file));
    if (what !== undefined) throw new UsageError(`${file.name}: ${what}, not a script; try \`touchstone run\``);
  }
}

export interface WastArgs extends FilesArgs {
  readonly language: Language;
}

/** What `--failed` means where no script is named: those that failed last time. */
function failedScripts(folder: string | undefined): string[] {
  const last = readLastRun(folder);
  if (last === undefined) throw new UsageError('wast --failed: nothing is known of an earlier run here; name a FILE');
  const names = failedNames(last);
  const scripts = last.files.filter((f) => names.includes(f.name) && resolve(f.name) === f.path).map((f) => f.name);
  if (scripts.length < names.length && scripts.length === 0)
    throw new UsageError('wast --failed: what failed last time is of suites; `touchstone test --failed` runs it again');
  return scripts;
}

export async function wastCommand(args: WastArgs, pool: Pool): Promise<ExitCode> {
  const { failed, named } = args.narrowing;
  if (!named && !failed) throw new UsageError(`wast: FILE is missing; ${STANDARD_INPUT} is standard input`);
  const names = await namedFiles(named ? args.files : failedScripts(lastRunFolder(args.options.cache)), () => []);
  const reselect = (): SuiteFile[] => scriptFiles(names()).map((f) => ({ ...f, features: args.language(f.features) }));
  const files = reselect();
  checkScripts(files);
  return runFiles(args, { files, reselect, suites: ['files'], prints: true, notes: [] }, pool);
}
