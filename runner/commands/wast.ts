/**
 * `touchstone wast`: any scripts, in the order given, with no manifest behind them. What they print through spectest is shown.
 */
import { readScript, type SuiteFile, scriptFiles } from '../suites.ts';
import { type ExitCode, UsageError } from '../usage.ts';
import type { Pool } from '../workers/pool.ts';
import { type FilesArgs, runFiles } from './files.ts';

/** What is no script at all is wrong use, said before anything runs. */
export function checkScripts(files: readonly SuiteFile[]): void {
  for (const file of files) {
    if (file.kind !== 'script') continue;
    const bytes = readScript(file);
    if (bytes.length === 0) throw new UsageError(`${file.name}: the file is empty`);
    if (bytes[0] === 0 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d) {
      throw new UsageError(`${file.name}: a binary module, not a script; try \`touchstone run\``);
    }
    const nul = bytes.indexOf(0);
    if (nul >= 0) throw new UsageError(`${file.name}: a binary file, not a script (a zero byte at offset ${nul})`);
  }
}

export function wastCommand(args: FilesArgs, pool: Pool): Promise<ExitCode> {
  const files = scriptFiles(args.files);
  checkScripts(files);
  return runFiles(args, { files, suites: ['files'], prints: true, notes: [] }, pool);
}
