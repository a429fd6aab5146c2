/**
 * What flags mean: values as the command line, the environment and the configuration give them in, checked options out. Whatever
 * is wrong with one is a UsageError of one line.
 */

import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { checksOf, contradiction, SETTINGS, WORK } from '../../engine/target/settings.ts';
import { FEATURE, FEATURE_NAMES, type Features, VERSIONS, withFeatures, withoutFeatures } from '../../engine/wasm/features.ts';
import { HEAP_BYTES } from '../../engine/wasm/limits.ts';
import type { BlessArgs } from '../commands/bless.ts';
import type { EngineOptions } from '../engines/engine.ts';
import { REPORTS, type WantedReport } from '../report/formats/formats.ts';
import { type Again, decidingVariables } from '../report/text/again.ts';
import { EXPECTED_FILE } from '../results/expected.ts';
import type { FilesArgs } from '../session/files.ts';
import type { Narrowing } from '../session/selection.ts';
import type { WatchedCommand } from '../session/watch.ts';
import { type EngineSpec, engineSpecs, NATIVE } from '../suites/engine-spec.ts';
import { type DirectiveFilter, grepExpression, KIND_NAMES } from '../suites/filter.ts';
import { AUTO, parseShard, shardOfEnvironment } from '../suites/shard.ts';
import type { Language } from '../suites/suites.ts';
import { didYouMean, UsageError } from '../usage/usage.ts';
import { MESSAGE_MODES } from '../values/expect.ts';
import { RECHECKS, type RunOptions } from '../workers/protocol.ts';
import { type Flags, sourceOf } from './command-line.ts';
import { COMMANDS, LISTS, runOptionsOf, UPDATES, VERSION_NAMES } from './options.ts';

/** More workers than that only wait for memory. */
const MAX_JOBS = 256;

/** Options that say which files a run begins with. */
const SELECTING = ['suite', 'failed'];

/** Flags with which a command that runs files starts none. */
const NO_WORKERS = ['help', 'list', 'watch', 'print-config'];

/** Whether a command runs files, which workers do. */
export const hasWorkers = ({ _: [command = ''] }: Flags): boolean => ['test', 'wast', 'bless'].includes(command);

/** The number of workers that are wanted for sure: they come up while the files are looked for. */
export function firstWorkers(flags: Flags): number {
  if (!hasWorkers(flags) || NO_WORKERS.some((name) => ![undefined, false].includes(flags[name] as undefined))) return 0;
  const jobs = jobsOf(flags);
  return flags._[0] === 'wast' ? Math.min(jobs, strings(flags, 'files').length) : jobs;
}

/** How complaints name an option's value: as whoever said it wrote it. */
function said(flags: Flags, name: string, value: unknown): string {
  const from = sourceOf(flags, name);
  return from === undefined ? `--${name}=${value}` : `${name} ${value} (from ${from})`;
}

/** A flag that takes one value. */
export function text(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  if (value === undefined) return undefined;
  if (value === '') throw new UsageError(`--${name} needs a value`);
  return String(value);
}

/** A value that must be one of some words; `what` is how a complaint begins. */
function chosen<T extends string>(what: string, value: string, choices: readonly T[]): T {
  if (!(choices as readonly string[]).includes(value))
    throw new UsageError(`${what}: must be one of ${choices.join(', ')}${didYouMean(value, choices)}`);
  return value as T;
}

/** An operand that is one of some words. */
export function oneOf<T extends string>(flags: Flags, name: string, choices: readonly T[]): T {
  return chosen(String(flags[name]), String(flags[name]), choices);
}

/** A flag that takes one of some words. */
export function choice<T extends string>(flags: Flags, name: string, choices: readonly T[], byDefault: T): T {
  const value = text(flags, name) ?? byDefault;
  return chosen(said(flags, name, value), value, choices);
}

export function positive(flags: Flags, name: string, byDefault: number, max: number): number {
  const value = text(flags, name);
  if (value === undefined) return byDefault;
  const n = Number(value);
  if (!(n > 0) || n > max) throw new UsageError(`${said(flags, name, value)}: must be a number above 0, at most ${max}`);
  return n;
}

/** Operands that are lists: there may be none of them, and arguments may be empty. */
const OPERANDS: ReadonlySet<string> = new Set(
  Object.values(COMMANDS).flatMap(({ operands }) => operands.flatMap(({ name, many }) => (many === true ? [name] : []))),
);

/** A flag that repeats, or operands. */
export function strings(flags: Flags, name: string): string[] {
  const value = flags[name];
  if (value === undefined) return [];
  const list = (Array.isArray(value) ? value : [value]).map(String);
  if (!OPERANDS.has(name) && (list.length === 0 || list.includes(''))) throw new UsageError(`--${name} needs a value`);
  return list;
}

/** A setting of the compiler; undefined where nobody says. */
function setting<N extends 'traps' | 'bounds' | 'target' | 'cpu' | 'nan'>(
  flags: Flags,
  name: N,
): (typeof SETTINGS)[N]['values'][number] | undefined {
  return flags[name] === undefined ? undefined : choice(flags, name, SETTINGS[name].values, SETTINGS[name].byDefault);
}

const UNITS: Readonly<Record<string, number>> = { '': 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };
/** A number of bytes, as a number and perhaps a unit. */
function bytes(flags: Flags, name: string, min: number, max: number): number | undefined {
  const value = text(flags, name);
  if (value === undefined) return undefined;
  const [, digits = '', unit = ''] = /^(\d+)([KMG]iB)?$/.exec(value) ?? [];
  const n = digits === '' ? Number.NaN : Number(digits) * (UNITS[unit] ?? Number.NaN);
  if (n >= min && n <= max) return n;
  const wanted = `must be a size from ${min / 2 ** 10}KiB to ${max / 2 ** 20}MiB, such as 64MiB`;
  throw new UsageError(`${said(flags, name, value)}: ${wanted}`);
}

/** How code is compiled and run. */
export function engineOptions(flags: Flags): EngineOptions {
  const chosen = { traps: setting(flags, 'traps'), bounds: setting(flags, 'bounds') };
  const machine = { target: setting(flags, 'target'), cpu: setting(flags, 'cpu') };
  const wrong = contradiction({ ...chosen, ...machine }, (name, value) => `--${name}=${value}`);
  if (wrong !== undefined) throw new UsageError(wrong);
  const cache = text(flags, 'cache');
  const remoteCache = text(flags, 'remote-cache');
  if (remoteCache !== undefined && !/^https?:\/\/[^/]/.test(remoteCache))
    throw new UsageError(`${said(flags, 'remote-cache', remoteCache)}: must be an http or https address`);
  if (cache === WORK.cache.off && remoteCache !== undefined)
    throw new UsageError(`--remote-cache needs a cache folder: --cache=${cache} has none`);
  const remoteReadOnly = flags['remote-read-only'] === true;
  return {
    ...checksOf(chosen),
    ...machine,
    nan: setting(flags, 'nan'),
    gcHeap: bytes(flags, 'gc-heap', HEAP_BYTES.least, HEAP_BYTES.most),
    gcZeal: flags['gc-zeal'] === undefined ? undefined : whole(flags, 'gc-zeal', 1, 2 ** 31 - 1),
    cache,
    cacheBase: text(flags, 'cache-base'),
    remoteCache,
    remoteReadOnly,
  };
}

function runOptions(flags: Flags): RunOptions {
  const messages = flags['messages'] === undefined ? undefined : choice(flags, 'messages', MESSAGE_MODES, 'prefix');
  const timeoutMs = positive(flags, 'timeout', 60, 86_400) * 1000;
  const recheck = choice(flags, 'recheck', RECHECKS, 'always');
  const engineMemory = text(flags, 'engine-memory') === undefined ? undefined : whole(flags, 'engine-memory', 1, 1 << 24);
  const trace = text(flags, 'trace-engine');
  return { detail: false, ...engineOptions(flags), messages, timeoutMs, trace, recheck, engineMemory };
}

function whole(flags: Flags, name: string, byDefault: number, max: number): number {
  const n = positive(flags, name, byDefault, max);
  if (!Number.isInteger(n)) throw new UsageError(`${said(flags, name, n)}: must be a whole number`);
  return n;
}

/** `--jobs`, or what the command takes without it. */
function jobsOf(flags: Flags, byDefault: number = availableParallelism()): number {
  return whole(flags, 'jobs', byDefault, MAX_JOBS);
}

/** `--jobs` of a command that compiles. */
export const threadsOf = (flags: Flags): number => jobsOf(flags, WORK.jobs.byDefault);

/** The values of a flag that repeats, each of them one of `choices`; undefined where there are none. */
function someOf<T extends string>(flags: Flags, name: string, choices: readonly T[]): readonly T[] | undefined {
  const values = strings(flags, name).map((value) => chosen(said(flags, name, value), value, choices));
  return values.length === 0 ? undefined : values;
}

/** The set of the features that a flag names; undefined where it names none. */
function featuresOf(flags: Flags, name: string): Features | undefined {
  return someOf(flags, name, FEATURE_NAMES)?.reduce((set, feature) => set | FEATURE[feature], 0);
}

/** `--features`, `--enable`, `--disable`. */
export function languageOf(flags: Flags): Language {
  const version = flags['features'] === undefined ? undefined : VERSIONS[choice(flags, 'features', VERSION_NAMES, 'wasm3')];
  const enable = someOf(flags, 'enable', FEATURE_NAMES) ?? [];
  const disable = someOf(flags, 'disable', FEATURE_NAMES) ?? [];
  const both = enable.find((name) => disable.includes(name));
  if (both !== undefined) throw new UsageError(`--enable=${both} and --disable=${both} exclude each other`);
  return (place) => withFeatures(withoutFeatures(version ?? place, disable), enable);
}

function filterOf(flags: Flags): DirectiveFilter | undefined {
  const grep = text(flags, 'grep');
  if (grep !== undefined) {
    try {
      grepExpression(grep);
    } catch (e) {
      throw new UsageError(`${said(flags, 'grep', grep)}: no regular expression (${(e as SyntaxError).message})`);
    }
  }
  const kinds = someOf(flags, 'kind', KIND_NAMES);
  const features = featuresOf(flags, 'feature');
  const given = {
    ...(grep === undefined ? {} : { grep }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(features === undefined ? {} : { features }),
  };
  return Object.keys(given).length === 0 ? undefined : given;
}

/** `--shard`, and who said which one it is, where that was not the command line. */
function shardOption(flags: Flags, env: NodeJS.ProcessEnv): Pick<Narrowing, 'shard' | 'shardFrom'> {
  const given = text(flags, 'shard');
  if (given !== AUTO) {
    const shard = given === undefined ? undefined : parseShard(given, said(flags, 'shard', given));
    return { shard, shardFrom: shard && sourceOf(flags, 'shard') };
  }
  const { shard, from } = shardOfEnvironment(env);
  return { shard: shard === undefined ? undefined : parseShard(shard, `shard ${shard} (from ${from})`), shardFrom: from };
}

/** Which of the files and directives run. */
function narrowing(flags: Flags, env: NodeJS.ProcessEnv): Narrowing {
  return {
    filter: filterOf(flags),
    ...shardOption(flags, env),
    failed: flags['failed'] === true,
    named: suitesOf(flags).length + strings(flags, 'files').length > 0,
  };
}

/** Who executes. */
function engines(flags: Flags): readonly EngineSpec[] {
  const given = strings(flags, 'engine');
  return given.length === 0 ? [NATIVE] : engineSpecs(given);
}

/** The list of expected failures: where it is named it must be there. */
function expectedFile(flags: Flags): string | undefined {
  const named = text(flags, 'expected') ?? EXPECTED_FILE;
  // However it is named, the committed list speaks of what it speaks of.
  return named === 'off' ? undefined : resolve(named) === EXPECTED_FILE ? EXPECTED_FILE : named;
}

/** What `bless` is to do. */
export function blessArgs(flags: Flags): BlessArgs {
  return {
    paths: strings(flags, 'paths'),
    update: choice(flags, 'update', UPDATES, 'all'),
    dryRun: flags['dry-run'] === true,
    jobs: jobsOf(flags),
    options: { ...runOptions(flags), timeoutMs: 600_000 },
  };
}

/** The command, with those of its options that decide what comes out. */
function againOf(flags: Flags): Again {
  const command = String(flags._[0]);
  const deciding = Object.entries(runOptionsOf(command) ?? {}).filter(([, option]) => option.decides === true);
  const options = deciding.flatMap(([name]) => strings(flags, name).map((value) => `--${name}=${value}`));
  return { command, options, environment: decidingVariables(process.env) };
}

/** Suites; those that somebody wrote down for every run give way to files that this one names. */
export function suitesOf(flags: Flags): string[] {
  const written = sourceOf(flags, 'suite') !== undefined;
  return written && strings(flags, 'files').length > 0 ? [] : strings(flags, 'suite');
}

/** The command line that each run of `--watch` has. */
function watchedOf(flags: Flags): WatchedCommand {
  const command = String(flags._[0]);
  const given = Object.keys(runOptionsOf(command) ?? {}).filter(
    (n) => flags[n] !== undefined && sourceOf(flags, n) === undefined,
  );
  const written = (names: readonly string[]): string[] =>
    names.flatMap((n) => (flags[n] === true ? [`--${n}`] : strings(flags, n).map((value) => `--${n}=${value}`)));
  return {
    command,
    options: written(given.filter((n) => !['watch', ...SELECTING].includes(n))),
    selection: [...written(given.filter((n) => SELECTING.includes(n))), ...strings(flags, 'files')],
  };
}

/** The reports that flags ask for. */
export function wantedReports(flags: Flags): readonly WantedReport[] {
  return REPORTS.flatMap((format) => {
    const path = text(flags, format.flag);
    return path === undefined ? [] : [{ format, path }];
  });
}

/** Whether somebody asks for GitHub's annotations, or GitHub runs us. */
export function wantsGithub(flags: Flags): boolean {
  return typeof flags['github'] === 'boolean' ? flags['github'] : process.env['GITHUB_ACTIONS'] === 'true';
}

/** What `test` and `wast` share. */
export function filesArgs(flags: Flags, env: NodeJS.ProcessEnv = process.env): FilesArgs {
  return {
    files: strings(flags, 'files'),
    engines: engines(flags),
    options: runOptions(flags),
    jobs: jobsOf(flags),
    narrowing: narrowing(flags, env),
    again: againOf(flags),
    watch: flags['watch'] === true ? watchedOf(flags) : undefined,
    bail: text(flags, 'bail') === undefined ? undefined : whole(flags, 'bail', 1, 1e9),
    repeat: whole(flags, 'repeat', 1, 1e6),
    list: text(flags, 'list') === undefined ? undefined : choice(flags, 'list', LISTS, 'text'),
    reports: wantedReports(flags),
    github: wantsGithub(flags),
    reporter: text(flags, 'reporter'),
    expected: expectedFile(flags),
    updateExpected: flags['update-expected'] === true,
  };
}
