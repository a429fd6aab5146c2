/**
 * `touchstone gate`, the gate of a pull request: what its results are beside those of its base. Reports in, or a base to run
 * first; what changed and an exit code out. CI and people call the same command:
 *
 *   touchstone gate --base FILE|FOLDER --head FILE|FOLDER [--base-ref main] [--removed NAME]      (all but the third repeat)
 *   touchstone gate --base-ref main [--run 'COMMAND that writes "$REPORT"']
 *
 * The second form runs the command twice: in a worktree of the base, and here.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reportToGithub, textSummary } from '../report/formats/github.ts';
import { type Change, type Comparison, compare } from '../report/records/compare.ts';
import { mergeRuns, type Source } from '../report/records/merge.ts';
import { readReport } from '../report/records/read.ts';
import type { RunRecord } from '../report/records/record.ts';
import { dim, type Line, plainLine, red, Terminal } from '../report/text/terminal.ts';
import { counted } from '../results/results.ts';
import { scratch } from '../system/scratch.ts';
import { EXIT, type ExitCode, UsageError, worse } from '../usage/usage.ts';

/** What runs where nobody says otherwise; it writes its record to $REPORT. */
const RUN = 'npm ci --no-audit --no-fund && npm run --silent build && node build/runner/main.js test --ndjson "$REPORT"';
/** Changes of a kind that are printed. */
const SHOWN = 20;

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new UsageError(`git ${args.join(' ')}: ${stderr.trim()}`);
  return stdout;
}

/** Runs the command in a tree. That it fails says nothing: what it leaves is looked at. */
function run(command: string, cwd: string, report: string): string {
  const env = { ...process.env, REPORT: report };
  spawnSync('sh', ['-c', command], { cwd, env, stdio: ['ignore', 2, 2] });
  if (!existsSync(report)) throw new UsageError(`${command}: left no report (run in ${cwd})`);
  return report;
}

/** The same in a worktree of a revision. */
function runAt(ref: string, command: string, folder: string): string {
  const tree = join(folder, 'base');
  // What a killed gate has left in the repository's list of trees: the tree itself is gone.
  git('worktree', 'prune');
  git('worktree', 'add', '--detach', '--quiet', tree, ref);
  try {
    return run(command, tree, join(folder, 'base.ndjson'));
  } finally {
    git('worktree', 'remove', '--force', tree);
  }
}

/** A report, or all that lie below a folder. */
function reportsIn(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const found = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(nd)?json$/.test(name));
  if (found.length === 0) throw new UsageError(`${path}: there is no report in this folder`);
  return found.sort().map((name) => join(path, name));
}

/** The shards of a run, one after the other. */
function* shards(paths: readonly string[]): Generator<Source> {
  for (const from of paths.flatMap(reportsIn)) for (const one of readReport(from)) yield { from, run: one };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** A title, then the first of what it is about; nothing where there is none. */
function section<T>(title: string, all: readonly T[], bad: boolean, lines: (one: T) => readonly Line[]): Line[] {
  if (all.length === 0) return [];
  const more = all.length - SHOWN;
  return [
    [bad ? red(title) : title, `: ${all.length}`],
    ...all.slice(0, SHOWN).flatMap(lines),
    ...(more > 0 ? [[`  … and ${more} more`]] : []),
  ];
}

/** A line each. */
const list = (title: string, all: readonly string[], bad: boolean): Line[] =>
  section(title, all, bad, (text) => [[`  ${text.split('\n')[0]}`]]);

/** A kind of change: a line and more each. */
const changed = (title: string, all: readonly Change[], bad: boolean): Line[] =>
  section(title, all, bad, ({ file, engine, directive: d, failure }) => {
    const where = d.line > 0 ? `${file}:${d.line}:${d.column}` : file;
    const lines: Line[] = [[`  ${where} ${d.directive} on ${engine}  `, dim(d.text)]];
    if (failure !== undefined)
      lines.push([`    expected ${failure.expected.split('\n')[0]}`], [`    got ${failure.got.split('\n')[0]}`]);
    if (d.reason !== undefined) lines.push([`    ${d.reason}`]);
    return lines;
  });

/** All that is to be said. */
function linesOf(
  c: Comparison,
  faults: readonly string[],
  lost: readonly string[],
  gaps: readonly string[],
  rewritten: readonly string[],
): Line[] {
  const { before, after, slower } = c.time;
  const percent = before > 0 ? ` (${after >= before ? '+' : ''}${Math.round((after / before - 1) * 100)} %)` : '';
  return [
    ...list('missing', gaps, true),
    ...list('faults', faults, true),
    ...list('files that are no longer there; name those that are to go with --removed', lost, true),
    ...changed('regressions', c.regressions, true),
    ...changed('new failures', c.failures, true),
    ...changed('newly skipped', c.skips, true),
    ...changed('fixed', c.fixes, false),
    ...(c.still > 0 ? [[`failed before and still: ${c.still}`]] : []),
    ...list(
      'directives that are no longer there',
      c.gone.filter((g) => !g.whole).map((g) => `${g.file} on ${g.engine}: ${counted(g.count, 'directive')}`),
      false,
    ),
    ...list(
      'golden drift, to be accepted with `npm run bless`',
      c.drift.map((d) => `${d.file}: ${d.what}`),
      true,
    ),
    ...list('goldens that the change rewrites', rewritten, false),
    ...(after > 0 ? [[`time in workers: ${seconds(before)} before, ${seconds(after)} now${percent}`]] : []),
    ...slower.slice(0, 5).map((f): Line => [`  slower: ${f.file} ${seconds(f.before)} before, ${seconds(f.after)} now`]),
  ];
}

/** What a run lacks, where nothing can be said of it as a whole. */
function gapsOf(whose: string, { interrupted }: RunRecord, missing: readonly string[]): string[] {
  const gaps = missing.map((gap) => `the run of the ${whose}: ${gap}`);
  return interrupted && gaps.length === 0 ? [`the run of the ${whose} did not come to its end`] : gaps;
}

/** Files of the tree that the change removes or renames. */
function deletedSince(ref: string): string[] {
  return git('diff', '--name-only', '--no-renames', '--diff-filter=D', '--merge-base', ref).split('\n').filter(Boolean);
}

/** Files that the base has and the change has not, though nobody removed them. */
function lostFiles({ gone }: Comparison, removed: readonly string[]): string[] {
  const onPurpose = (file: string): boolean => removed.some((path) => path === file || path.endsWith(`/${file}`));
  return gone
    .filter((g) => g.whole && !onPurpose(g.file))
    .map((g) => `${g.file} on ${g.engine}: ${counted(g.count, 'directive')}`);
}

/** The most severe of what was found. */
function exitOf(c: Comparison, faults: readonly string[], lost: readonly string[], gaps: readonly string[]): ExitCode {
  let exit: ExitCode = c.drift.length > 0 ? EXIT.golden : EXIT.ok;
  if (c.regressions.length + c.failures.length + c.skips.length + lost.length > 0) exit = worse(exit, EXIT.mismatch);
  if (faults.length > 0) exit = worse(exit, EXIT.fault);
  return gaps.length > 0 ? worse(exit, EXIT.interrupted) : exit;
}

/** The change's run with nothing but what it broke: annotations are about that. */
function onlyNew(head: RunRecord, { regressions, failures }: Comparison): RunRecord {
  const broken = new Set([...regressions, ...failures].map((c) => c.failure));
  const ran = head.ran.map((r) => ({ ...r, result: { ...r.result, failures: r.result.failures.filter((f) => broken.has(f)) } }));
  return { ...head, ran };
}

export interface GateArgs {
  /** Reports, or folders of them. */
  readonly base: readonly string[];
  readonly head: readonly string[];
  readonly ref: string | undefined;
  /** What runs twice; it writes its record to $REPORT. */
  readonly command: string | undefined;
  /** Files that the change is to remove. */
  readonly removed: readonly string[];
}

/** Compares, says it, and gives the exit code. */
export function gateCommand({ base, head, removed, ref, command = RUN }: GateArgs): ExitCode {
  if (base.length === 0 && ref === undefined) throw new UsageError('gate: --base REPORT… or --base-ref REVISION is missing');
  if (base.length > 0 && head.length === 0) throw new UsageError('gate: --head REPORT… is missing');
  const term = new Terminal(process.stdout, process.env);
  const folder = mkdtempSync(join(scratch(), 'gate-'));
  const before = base.length > 0 ? base : [runAt(ref ?? '', command, folder)];
  const after = head.length > 0 ? head : [run(command, process.cwd(), join(folder, 'head.ndjson'))];
  const rewritten =
    ref === undefined ? [] : git('diff', '--name-only', '--merge-base', ref, '--', 'golden').split('\n').filter(Boolean);
  const { run: baseRun, missing: baseGaps, planless } = mergeRuns(shards(before));
  const { run: headRun, missing: headGaps, conflicts } = mergeRuns(shards(after));
  const found = compare(baseRun, headRun);
  const faults = [...conflicts, ...found.faults];
  const gaps = [...gapsOf('base', baseRun, baseGaps), ...gapsOf('change', headRun, headGaps)];
  const lost = lostFiles(found, [...removed, ...(ref === undefined ? [] : deletedSince(ref))]);
  const exit = exitOf(found, faults, lost, gaps);
  const lines = linesOf(found, faults, lost, gaps, rewritten);
  for (const line of lines) term.line(...line);
  if (planless.length > 0) term.line('the base does not say what it set out to do (schema 1): what it lacks is not seen');
  if (process.env['GITHUB_ACTIONS'] === 'true') reportToGithub(onlyNew(headRun, found), {});
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (summary) appendFileSync(summary, textSummary(`The gate is ${exit === EXIT.ok ? 'open' : 'closed'}`, lines.map(plainLine)));
  const bad = found.regressions.length + found.failures.length;
  const drift = `golden drift in ${counted(found.drift.length, 'file')}`;
  term.line(`gate: ${counted(bad, 'new failure')}, ${found.fixes.length} fixed, ${found.skips.length} newly skipped, ${drift}`);
  return exit;
}
