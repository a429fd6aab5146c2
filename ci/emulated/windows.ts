/**
 * Runs `touchstone` on Windows, by Wine: `npm run test:windows -- --suite=core --jobs=2`, or whatever else `touchstone test`
 * takes; all suites by default. What it says comes at its end. Exit code: that of the run, 2 where something is missing.
 */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../native/build.ts';
import { runOnWindows, wineHere } from '../../native/wine.ts';
import { SUITES } from '../modes.ts';

/** The command's file, as Node is told to run it. */
export const COMMAND = join(ROOT, 'build', 'bundle', 'command.cjs');

function main(args: readonly string[]): number {
  const wine = wineHere();
  if (typeof wine === 'string') {
    process.stderr.write(`needs ${wine}\n`);
    return 2;
  }
  const words = args.length > 0 ? args : SUITES.map((suite) => `--suite=${suite}`);
  const { status, stdout, stderr } = runOnWindows(wine, [COMMAND, 'test', ...words]);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return status;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.slice(2));
