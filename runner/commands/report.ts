/**
 * `touchstone report`: reads JSON and NDJSON reports, of shards or of several engines and settings, makes one run of them and
 * writes any of the formats. It ends like the run itself would have.
 */

import { checkReports, openReport, streamFor, type WantedReport } from '../report/formats/formats.ts';
import { reportToGithub } from '../report/formats/github.ts';
import { disagreementLines, disagreements } from '../report/records/disagreements.ts';
import { mergeRuns, type Source } from '../report/records/merge.ts';
import { readReport } from '../report/records/read.ts';
import { totalsOf } from '../report/records/record.ts';
import { summaryTable } from '../report/records/summary.ts';
import { complain, red, Terminal } from '../report/text/terminal.ts';
import { unexpectedPasses } from '../results/expected.ts';
import { closingLine } from '../results/results.ts';
import { exitOf } from '../session/files.ts';
import { EXIT, type ExitCode, worse } from '../usage/usage.ts';

export interface ReportArgs {
  readonly files: readonly string[];
  readonly reports: readonly WantedReport[];
  /** Annotations and a job summary. */
  readonly github: boolean;
}

function* sources(files: readonly string[]): Generator<Source> {
  for (const from of files) for (const run of readReport(from)) yield { from, run };
}

/** Merges, writes, and ends with the table and the closing line. */
export async function reportCommand({ files, reports, github }: ReportArgs): Promise<ExitCode> {
  checkReports(reports, files);
  const stream = streamFor(reports);
  const term = new Terminal(stream, process.env);
  const { run, conflicts, missing, planless } = mergeRuns(sources(files));
  for (const wanted of reports) {
    const report = openReport(wanted, run);
    for (const ran of run.ran) report.each(ran);
    await report.end(run);
  }
  let exit: ExitCode = conflicts.length > 0 ? EXIT.fault : EXIT.ok;
  if (run.interrupted || missing.length > 0) exit = worse(exit, EXIT.interrupted);
  for (const { result } of run.ran) exit = worse(exit, exitOf(result));
  const unexpected = unexpectedPasses(run.ran);
  if (unexpected.length > 0) exit = worse(exit, EXIT.unexpectedPass);
  for (const line of unexpected) term.line(red('PASS'), ` ${line}`);
  for (const line of summaryTable(run)) term.line(line);
  for (const line of disagreementLines(disagreements(run))) term.line(line);
  for (const conflict of conflicts) term.line(red('CONFLICT'), ` ${conflict}`);
  if (run.interrupted) term.line('a run did not come to its end: results are missing');
  for (const from of planless) term.line(`${from} does not say what it set out to do (schema 1): what it lacks is not seen`);
  for (const gap of missing) term.line(red('MISSING'), ` ${gap.replace(/^missing /, '')}`);
  if (github) reportToGithub(run, process.env, stream);
  const totals = totalsOf(run.ran);
  // Each shard may be without a file, all of them together may not.
  const nothing = exit === EXIT.ok && totals.passed + totals.failed + totals.skipped === 0;
  if (nothing) complain('nothing was checked: no directive in any of the reports');
  term.line(closingLine(totals));
  return nothing ? EXIT.usage : exit;
}
