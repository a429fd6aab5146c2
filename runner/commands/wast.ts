/**
 * `touchstone wast`: any scripts, in the order given, with no manifest behind them. What they print through spectest is shown.
 */
import type { Features } from '../../engine/wasm/features.ts';
import { readScript, type SuiteFile, scriptFiles } from '../suites.ts';
import { type ExitCode, UsageError } from '../usage.ts';
import type { Pool } from '../workers/pool.ts';
import { type FilesArgs, runFiles } from './files.ts';

/** What is no script at all is wrong use, said before anything runs. */
export function checkScripts(files: readonly SuiteFile[]): void {
  for (const file of files) {
    if (file.kind !== 'script') continue;
    const bytes = readScript(file);
    // Zero bytes alone prove nothing: comments may hold them.
    const what = { '\0asm': 'a binary module', '\x7fELF': 'an artifact' }[Buffer.from(bytes.subarray(0, 4)).toString('latin1')];
    if (what !== undefined) throw new UsageError(`${file.name}: ${what}, not a script; try \`touchstone run\``);
  }
}

export interface WastArgs extends FilesArgs {
  /** Beside what a script's place enables. */
  readonly enable: Features;
}

export function wastCommand(args: WastArgs, pool: Pool): Promise<ExitCode> {
  const reselect = (): SuiteFile[] => scriptFiles(args.files).map((f) => ({ ...f, features: f.features | args.enable }));
  const files = reselect();
  checkScripts(files);
  return runFiles(args, { files, reselect, suites: ['files'], prints: true, notes: [] }, pool);
}
