/**
 * What is left of a run's files: the flags that narrow a selection, and the narrowing. Files in → fewer files, each with the
 * directives that count, and a line for whatever was left out.
 */
import { featureNames } from '../engine/wasm/features.ts';
import type { DirectiveFilter } from './filter.ts';
import { type LastRun, stillFailing } from './last-run.ts';
import { counted } from './results.ts';
import { type Shard, shardOf } from './shard.ts';
import type { SuiteFile } from './suites.ts';

/** The flags that narrow a run. */
export interface Narrowing {
  /** Of `--grep`, `--kind` and `--feature`; undefined: none of them. */
  readonly filter: DirectiveFilter | undefined;
  readonly shard: Shard | undefined;
  /** Who said which shard this is, where that was not the command line. */
  readonly shardFrom: string | undefined;
  /** Only what failed last time. */
  readonly failed: boolean;
}

export interface Narrowed {
  readonly files: readonly SuiteFile[];
  /** Wrong use if nothing of it matches: a filter asks for something, and no other shard can have it. */
  readonly mustMatch: boolean;
  readonly notes: readonly string[];
}

/** Whether a file can have directives that count. */
function mayMatch(file: SuiteFile, { kinds, features }: DirectiveFilter): boolean {
  if (file.kind === 'unit') return features === undefined && (kinds === undefined || kinds.includes('it'));
  return file.kind === 'script' && (kinds === undefined || kinds.some((k) => k !== 'it'));
}

/** What is said when a selection asked for directives and there are none. */
export function nothingMatches(
  files: readonly SuiteFile[],
  { filter: { grep, kinds = [], features = 0 } = {} }: Narrowing,
): string {
  const flags = [...kinds.map((k) => `--kind=${k}`), ...featureNames(features).map((f) => `--feature=${f}`)];
  const asked = [...(grep === undefined ? [] : [`--grep=${grep}`]), ...flags, ...files.flatMap(placeOf)];
  return `no directive of ${counted(files.length, 'file')} is what was asked for: ${asked.join(' ')}`;
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
      files = files.flatMap((f) => stillFailing(f, last) ?? []);
      if (files.length === 0) notes.push('--failed: nothing of this selection failed last time');
    }
  }
  if (shard !== undefined) {
    const mine = files.filter((f) => shardOf(f.name, shard.total) === shard.index);
    const who = by.shardFrom === undefined ? '' : ` (${by.shardFrom})`;
    notes.push(`shard ${shard.index}/${shard.total}${who}: ${mine.length} of ${counted(files.length, 'file')}`);
    files = mine;
  } else if (by.shardFrom?.includes('without') === true) notes.push(`not sharded: ${by.shardFrom}`);
  const lost = by.failed && files.length === 0;
  if (filter !== undefined) {
    files = files.filter((f) => mayMatch(f, filter)).map((f) => ({ ...f, only: { ...f.only, ...filter } }));
  }
  const narrowed = filter !== undefined || files.some((f) => f.only !== undefined);
  return { files, notes, mustMatch: narrowed && shard === undefined && !lost };
}
