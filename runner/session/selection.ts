/**
 * What is left of a run's files: the flags that narrow a selection, and the narrowing. Files in → fewer files, each with the
 * directives that count, and a line for whatever was left out.
 */
import { featureNames } from '../../engine/wasm/features.ts';
import { counted } from '../results/results.ts';
import type { DirectiveFilter } from '../suites/filter.ts';
import { type Shard, shardOf } from '../suites/shard.ts';
import type { SuiteFile } from '../suites/suites.ts';
import { type LastRun, stillFailing } from './last-run.ts';

/** The flags that narrow a run. */
export interface Narrowing {
  /** Of `--grep`, `--kind` and `--feature`; undefined: none of them. */
  readonly filter: DirectiveFilter | undefined;
  readonly shard: Shard | undefined;
  /** Who said which shard this is, or that there is none, where that was not the command line. */
  readonly shardFrom: string | undefined;
  /** Only what failed last time. */
  readonly failed: boolean;
  /** Suites or files were named. */
  readonly named: boolean;
}

export interface Narrowed {
  readonly files: readonly SuiteFile[];
  /** Nothing at all may run: other shards have what was asked for, or nothing failed last time. Else that is wrong use. */
  readonly mayBeEmpty: boolean;
  readonly notes: readonly string[];
}

/** Whether a file can have directives that count. */
function mayMatch(file: SuiteFile, { kinds, features }: DirectiveFilter): boolean {
  if (file.kind === 'unit') return features === undefined && (kinds === undefined || kinds.includes('it'));
  return file.kind === 'script' && (kinds === undefined || kinds.some((k) => k !== 'it'));
}

/** What is said where nothing ran: what was asked for is not there, or nothing is. */
export function nothingRuns(files: readonly SuiteFile[], { filter: { grep, kinds = [], features = 0 } = {} }: Narrowing): string {
  const flags = [...kinds.map((k) => `--kind=${k}`), ...featureNames(features).map((f) => `--feature=${f}`)];
  const asked = [...(grep === undefined ? [] : [`--grep=${grep}`]), ...flags, ...files.flatMap(placeOf)];
  const where = counted(files.length, 'file');
  if (asked.length === 0) return `nothing is checked: no directive stands in ${where}`;
  return `no directive of ${where} is what was asked for: ${asked.join(' ')}`;
}

const placeOf = ({ name, only }: SuiteFile): string[] => (only?.line === undefined ? [] : [`${name}:${only.line}`]);

/** Applies the flags, in an order that makes no difference to what is left. */
export function narrow(all: readonly SuiteFile[], by: Narrowing, last: LastRun | undefined): Narrowed {
  const notes: string[] = [];
  let files = all;
  const { filter, shard } = by;
  if (by.failed) {
    if (last === undefined) notes.push('--failed: nothing is known of an earlier run here, so everything runs');
    else {
      const failing = files.flatMap((f) => stillFailing(f, last) ?? []);
      // Whether what was named ran at all, nobody knows.
      const unknown = by.named && failing.length === 0;
      if (unknown) notes.push('--failed: nothing of this selection failed last time, so all of it runs');
      else if (failing.length === 0) notes.push('--failed: nothing failed last time');
      if (!unknown) files = failing;
    }
  }
  const nothingFailed = by.failed && files.length === 0;
  if (shard !== undefined) {
    const mine = files.filter((f) => shardOf(f.name, shard.total) === shard.index);
    const who = by.shardFrom === undefined ? '' : ` (${by.shardFrom})`;
    notes.push(`shard ${shard.index}/${shard.total}${who}: ${mine.length} of ${counted(files.length, 'file')}`);
    files = mine;
  } else if (by.shardFrom !== undefined) notes.push(`not sharded: ${by.shardFrom}`);
  if (filter !== undefined) {
    files = files.filter((f) => mayMatch(f, filter)).map((f) => ({ ...f, only: { ...f.only, ...filter } }));
  }
  const elsewhere = shard !== undefined && shard.total > 1 && all.some((f) => filter === undefined || mayMatch(f, filter));
  return { files, notes, mayBeEmpty: elsewhere || nothingFailed };
}
