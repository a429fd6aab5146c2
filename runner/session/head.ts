/**
 * What is known of a run before anything has run: its columns and how they were set up, what it sets out to do and, where
 * somebody wants a report, who runs it where.
 */

import type { RunHead, Settings } from '../report/records/record.ts';
import { ENGINE_KINDS, type EngineSpec } from '../suites/engine-spec.ts';
import { readManifest } from '../suites/manifest.ts';
import { officialPlace } from '../suites/official.ts';
import type { Shard } from '../suites/shard.ts';
import type { SuiteFile } from '../suites/suites.ts';
import type { RunOptions } from '../workers/protocol.ts';

/** What of the options a column depends on. */
function settingsOf(engine: EngineSpec, { messages: wanted, traps, bounds, nan = 'any', cpu }: RunOptions): Settings {
  const messages = wanted ?? ENGINE_KINDS[engine.kind].messages;
  return engine.kind === 'native' ? { traps, bounds, nan, cpu: cpu ?? 'default', messages } : { messages };
}

/** What a run's head is made of. */
interface Planned {
  readonly engines: readonly EngineSpec[];
  readonly options: RunOptions;
  readonly suites: readonly string[];
  /** The files of all its shards. */
  readonly files: readonly SuiteFile[];
  readonly shard: Shard | undefined;
}

/** The head of a run's record; without `reports` nobody asks for more than its columns. */
export async function headOf({ engines, options, suites, files, shard }: Planned, reports: boolean): Promise<RunHead> {
  const columns = { engines: engines.map((e) => e.name), suites };
  const settings = (more: (spec: EngineSpec) => Settings): RunHead['settings'] =>
    Object.fromEntries(engines.map((e) => [e.name, { ...more(e), ...settingsOf(e, options) }]));
  if (!reports) return { ...columns, settings: settings(() => ({})) };
  const { engineVersion } = await import('../engines/program/version.ts');
  const { originOf } = await import('../report/records/origin.ts');
  const official = files.some((file) => officialPlace(file) !== undefined);
  return {
    ...columns,
    settings: settings((spec) => {
      const version = engineVersion(spec);
      return version === undefined ? {} : { version };
    }),
    planned: [...new Set(files.map((file) => file.name))].sort(),
    ...(shard === undefined ? {} : { shards: [shard] }),
    ...(official ? { official: readManifest().upstream.commit } : {}),
    origins: [originOf(process.argv.slice(2))],
  };
}
