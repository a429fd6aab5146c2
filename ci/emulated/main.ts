/**
 * The scripts on another machine, in a mode or in every one, or as much of it as is said:
 *
 *     node build/ci/emulated/main.js --target=NAME --suite=simd --shard=1/8 --traps=explicit --bounds=explicit --jobs=2
 *
 * Suites are all by default, modes all of the machine. A line of totals each mode; exit code: the highest of the runs'.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { TARGETS } from '../../engine/target/index.ts';
import { codeModes, modeFlags } from '../../engine/target/settings.ts';
import { machineOf } from '../../native/emulator.ts';
import { parseShard, shardOf } from '../../runner/suites/shard.ts';
import { selectFiles } from '../../runner/suites/suites.ts';
import { SUITES } from '../modes.ts';
import { compileScripts, runOn } from './run.ts';

function main(args: readonly string[]): number {
  const string = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ target: string, cpu: string, traps: string, bounds: string, shard: string, jobs: string, cache: string },
      suite: { type: 'string', multiple: true },
    },
  });
  const target = TARGETS.find(({ name }) => name === values.target);
  const machine = target === undefined ? `--target=${TARGETS.map((t) => t.name).join(' or ')}` : machineOf(target);
  if (target === undefined || typeof machine === 'string') {
    process.stderr.write(`needs ${machine}\n`);
    return 2;
  }
  const suites = positionals.length > 0 ? (values.suite ?? []) : (values.suite ?? SUITES);
  const shard = values.shard === undefined ? undefined : parseShard(values.shard, `--shard=${values.shard}`);
  const { files } = selectFiles(suites, positionals);
  const scripts = files.filter(
    (f) => f.kind === 'script' && (shard === undefined || shardOf(f.name, shard.total) === shard.index),
  );
  const modes = codeModes(target.cpus).filter((mode) =>
    (['cpu', 'traps', 'bounds'] as const).every((name) => values[name] === undefined || values[name] === mode[name]),
  );
  const selection = [...suites.map((s) => `--suite=${s}`), ...positionals];
  const run = ['shard', 'jobs'] as const;
  const flags = run.flatMap((name) => (values[name] === undefined ? [] : [`--${name}=${values[name]}`]));
  let worst = 0;
  for (const mode of modes) {
    const cache = values.cache ?? mkdtempSync(join(tmpdir(), 'touchstone-emulated-'));
    try {
      const start = performance.now();
      const { modules, refused } = compileScripts(scripts, mode, cache);
      process.stdout.write(`${modeFlags(mode).join(' ')}: ${modules} modules compiled here\n`);
      for (const [what, n] of refused) process.stdout.write(`  ${n} refused: ${what}\n`);
      const { status } = runOn(machine, mode, cache, [...selection, ...flags, '--timeout=3600']);
      process.stdout.write(
        `${modeFlags(mode).join(' ')}: exit ${status}, ${((performance.now() - start) / 1000).toFixed(0)} s\n`,
      );
      worst = Math.max(worst, status);
    } finally {
      if (values.cache === undefined) rmSync(cache, { recursive: true, force: true });
    }
  }
  return worst;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.slice(2));
