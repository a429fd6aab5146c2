/**
 * `touchstone test`: suites, files, or everything that is there; the committed list of skips is compared at the end.
 */

import type { Ran, RanFile } from '../report/records/record.ts';
import { few } from '../results/results.ts';
import { compareSkips, readSkips, SKIPS_PATH } from '../results/skips.ts';
import { type FilesArgs, runFiles } from '../session/files.ts';
import { failedNames, type LastRun, lastRunFolder, readLastRun } from '../session/last-run.ts';
import { NATIVE } from '../suites/engine-spec.ts';
import { namedFiles } from '../suites/named.ts';
import { knownFiles, OWN_SUITES, selectFiles, verified } from '../suites/suites.ts';
import { isBelow, ROOT } from '../system/paths.ts';
import { EXIT, type ExitCode, worse } from '../usage/usage.ts';
import type { Pool } from '../workers/pool.ts';
import { checkScripts } from './wast.ts';

export interface TestArgs extends FilesArgs {
  readonly suites: readonly string[];
}

const RENEW = 'for another upstream commit: `npm run spec-tests:renew`, see docs/selection.md';

/** What is to be said of a folder that is not what the manifest describes. */
function aboutOfficial(edited: readonly string[], unlisted: readonly string[]): string[] {
  return [
    ...(edited.length === 0 ? [] : [`NOT OFFICIAL, other bytes than the manifest's sha256: ${few(edited)} (${RENEW})`]),
    ...(unlisted.length === 0 ? [] : [`not run, as the manifest does not know them: ${few(unlisted)} (${RENEW})`]),
  ];
}

/** The native engine's skips of whole manifest and own files against the committed list; part of a file says nothing about it. */
function checkSkips(all: readonly Ran[]): { lines: string[]; exit: ExitCode } {
  const listed = (f: RanFile): boolean => f.kind === 'script' && f.only === undefined && !f.suites.includes('files');
  const ran = all.filter((r) => r.engine === NATIVE.name && listed(r.file)).map((r) => r.result);
  const { grown, fewer } = compareSkips(readSkips(), ran);
  const lines = grown.map((g) => `skipped more than spec-tests/skips.json allows: ${g}`);
  if (fewer > 0)
    lines.push(`${fewer} skips fewer than spec-tests/skips.json has: write it anew with \`npm run bless -- ${SKIPS_PATH}\``);
  return { lines, exit: grown.length > 0 ? EXIT.mismatch : EXIT.ok };
}

function lastRunOf(args: TestArgs): LastRun | undefined {
  return readLastRun(lastRunFolder(args.options.cache));
}

export async function testCommand(args: TestArgs, pool: Pool): Promise<ExitCode> {
  // Without a selection of its own, `--failed` means whatever failed, be it of a suite or not.
  const last = args.narrowing.failed && args.suites.length + args.files.length === 0 ? lastRunOf(args) : undefined;
  // Where nobody asks for anything, it is all of ours in our own checkout, and the scripts that lie there in any other folder.
  const elsewhere = last === undefined && args.suites.length + args.files.length === 0 && !isBelow(process.cwd(), ROOT);
  const named = elsewhere ? await namedFiles(['.'], () => []) : await namedFiles(args.files, knownFiles);
  const names = last === undefined ? named() : failedNames(last);
  const { files: selected, absent, unlisted } = selectFiles(args.suites, names);
  const { files, edited } = verified(selected);
  checkScripts(files.filter((f) => names.includes(f.name) || f.only !== undefined));
  const hint = 'set TOUCHSTONE_SPEC_TESTS=DIR, or `npm run spec-tests:fetch`';
  const run = {
    files,
    reselect: () => verified(selectFiles(args.suites, named()).files).files,
    // What was named beside suites is of one of the other two.
    suites:
      args.suites.length > 0
        ? [...new Set([...args.suites, 'unit', 'files'])]
        : ['unit', ...OWN_SUITES, 'golden', 'core', 'custom', 'files'],
    prints: false,
    notes: [
      ...(absent.length === 0 ? [] : [`not here: the official suites ${absent.join(' and ')} (${hint})`]),
      ...aboutOfficial(edited, unlisted),
    ],
    inspect: (ran: readonly Ran[]) => {
      const { lines, exit } = checkSkips(ran);
      // Whoever asks for the official suite and gets another one has to know, whatever became of it.
      return { lines, exit: edited.length > 0 ? worse(exit, EXIT.usage) : exit };
    },
  };
  return runFiles(args, run, pool);
}
