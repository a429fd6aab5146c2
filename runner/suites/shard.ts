/**
 * One of several machines' part of a run: every file belongs to one shard, by the hash of its name alone. So shards agree without
 * talking to each other, and adding a file moves no other. Which shard this is says `--shard`: with `auto`, as the CI system
 * numbers it.
 */
import { createHash } from 'node:crypto';
import type { Environment } from '../system/paths.ts';
import { UsageError } from '../usage/usage.ts';

/** Shard `index` of `total`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** How a system that runs a job several times says which one this is: variables of the index and of the number of jobs. */
interface Numbering {
  readonly index: string;
  /** The first that is set. */
  readonly total: readonly string[];
  /** What the first job's index is. */
  readonly first: 0 | 1;
}

const NUMBERINGS: readonly Numbering[] = [
  // Whatever has no numbering of its own, as GitHub's matrix: `strategy.job-index` and `strategy.job-total`.
  { index: 'TOUCHSTONE_SHARD_INDEX', total: ['TOUCHSTONE_SHARDS'], first: 0 },
  // GitLab's `parallel`.
  { index: 'CI_NODE_INDEX', total: ['CI_NODE_TOTAL'], first: 1 },
  // CircleCI's `parallelism`.
  { index: 'CIRCLE_NODE_INDEX', total: ['CIRCLE_NODE_TOTAL'], first: 0 },
  // A Kubernetes Indexed Job; how many there are the pod's author has to pass.
  { index: 'JOB_COMPLETION_INDEX', total: ['TOUCHSTONE_SHARDS', 'JOB_COMPLETIONS'], first: 0 },
];

/** The variables that number jobs: true for the whole job, not for what its tests start. */
export const SHARD_VARIABLES: readonly string[] = NUMBERINGS.map((n) => n.index);

/** What `--shard` says where the environment is to say which one this is. */
export const AUTO = 'auto';

/** Reads `i/n`; `off` is no shard. `said` is how a complaint begins. */
export function parseShard(text: string, said: string): Shard | undefined {
  if (text === 'off') return undefined;
  const [, index, total] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), total: Number(total) };
  if (!(shard.index >= 1 && shard.index <= shard.total))
    throw new UsageError(`${said}: must be I/N with I from 1 to N, auto or off`);
  return shard;
}

/**
 * What the environment says: the shard as `--shard` would be given it (undefined: the one job there is, or unknown how many),
 * and which variables said so, or that none did.
 */
export function shardOfEnvironment(env: Environment): { readonly shard: string | undefined; readonly from: string } {
  for (const { index, total, first } of NUMBERINGS) {
    const at = env[index] ?? '';
    if (at === '') continue;
    const counted = total.find((name) => (env[name] ?? '') !== '');
    if (counted === undefined) return { shard: undefined, from: `${index} without ${total.join(' or ')}` };
    // A bad number comes out as one that `parseShard` refuses.
    const shard = `${/^\d+$/.test(at) ? Number(at) + 1 - first : at}/${env[counted]}`;
    return { shard: env[counted] === '1' ? undefined : shard, from: `${index}=${at}, ${counted}=${env[counted]}` };
  }
  return { shard: undefined, from: `none of ${SHARD_VARIABLES.join(', ')} is set` };
}

/** Which of `total` shards a file belongs to, counted from 1. */
export function shardOf(name: string, total: number): number {
  return (createHash('sha256').update(name).digest().readUInt32LE(0) % total) + 1;
}
