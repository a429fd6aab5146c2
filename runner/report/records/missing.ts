/**
 * What is missing where runs are put together: shards that nobody brought, files that were planned and that no part has. Runs in,
 * a line for each gap out. Runs that went the same way (engines, settings, number of shards) are parts of one.
 */
import { grouped } from '../../../engine/base/maps.ts';
import { counted, few } from '../../results/results.ts';
import { type Shard, shardOf } from '../../suites/shard.ts';
import type { RunHead, RunRecord } from './record.ts';

/** What is kept of a run to see what is missing. */
export interface Part extends RunHead {
  readonly interrupted: boolean;
  readonly files: ReadonlySet<string>;
}

/** What is kept of a run. */
export function partOfRun({ ran, ...run }: RunRecord): Part {
  return { ...run, files: new Set(ran.map((r) => r.file.name)) };
}

const holds = (shards: readonly Shard[] | undefined, name: string): boolean =>
  shards === undefined || shards.some(({ index, total }) => shardOf(name, total) === index);

/** Whether a part has done what there was to do in a file: there may be nothing in it that was asked for. */
const covers = ({ planned = [], shards, interrupted, files }: Part, name: string): boolean =>
  files.has(name) || (!interrupted && holds(shards, name) && planned.includes(name));

/** A line for all shards that are missing, and one for all files that no part has, of each run that has parts here. */
export function missingParts(parts: readonly Part[]): string[] {
  const runOf = ({ engines, settings, shards }: Part): string => JSON.stringify([engines, settings, shards?.[0]?.total ?? 1]);
  return [...grouped(parts, runOf).values()].flatMap((group) => {
    const on = `missing on ${group[0]?.engines.join(', ')}`;
    const shards = absentShards(group).map(({ index, total }) => `shard ${index}/${total}`);
    const planned = new Set(group.flatMap((part) => part.planned ?? []));
    // What belongs to a shard that is missing is not told file by file.
    const lost = [...planned].filter((name) => {
      return !group.some((part) => covers(part, name)) && group.some((part) => holds(part.shards, name));
    });
    return [
      ...(shards.length === 0 ? [] : [`${on}: ${few(shards)}`]),
      ...(lost.length === 0 ? [] : [`${on}: ${counted(lost.length, 'file')} that should have run: ${few(lost)}`]),
    ];
  });
}

/** Shards that none of the parts of one run has. */
function absentShards(parts: readonly Part[]): Shard[] {
  const total = parts[0]?.shards?.[0]?.total ?? 1;
  const there = new Set(parts.flatMap((part) => part.shards?.map((s) => s.index) ?? [1]));
  return Array.from({ length: total }, (_, i) => ({ index: i + 1, total })).filter(({ index }) => !there.has(index));
}

/** What all parts together set out to do. Shards are told only where some are missing: the merged run is a part then, too. */
export function planOfParts(parts: readonly Part[]): Pick<RunHead, 'planned' | 'shards' | 'official'> {
  const planned = new Set(parts.flatMap((part) => part.planned ?? []));
  const [official, ...others] = new Set(parts.flatMap((part) => part.official ?? []));
  const shards = new Map(parts.flatMap((part) => part.shards ?? []).map((s) => [`${s.index}/${s.total}`, s]));
  const partial = parts.length > 0 && parts.every((part) => part.shards !== undefined) && absentShards(parts).length > 0;
  return {
    ...(parts.some((part) => part.planned !== undefined) ? { planned: [...planned].sort() } : {}),
    ...(partial ? { shards: [...shards.values()].sort((a, b) => a.index - b.index) } : {}),
    ...(official === undefined || others.length > 0 ? {} : { official }),
  };
}
