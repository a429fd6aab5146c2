/**
 * `npm run bench`: kernels against V8's tiers and gcc, those of the collector against V8 of a newer Node and wasmtime, compile
 * throughput on real modules, loading of artifacts and closing, calls, pauses of the collector, the suites cold and warm. Every
 * figure comes from one run with interleaved rounds; checksums must agree or the run fails. Prints a table and writes
 * bench/results/<name>.json.
 * `--rounds=N` (7), `--only=kernels|gc|compile|load|close|calls|pauses|suites`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atLeastOne, readCount, readOptions } from '../runner/usage/options.ts';
import { benchCalls } from './calls.ts';
import { benchClose } from './close.ts';
import { benchCompile } from './compile.ts';
import { geometricMean, type Summary, summarize } from './figures/stats.ts';
import { printTable } from './figures/table.ts';
import { GC_KERNELS, KERNELS, type Kernel } from './kernels/kernels.ts';
import { benchLoad } from './load.ts';
import { benchPauses } from './pauses.ts';
import { type Peer, startGcPeers, startPeers } from './peers/peers.ts';
import { benchSuites } from './suites.ts';

const build = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(build);

const { values: options } = readOptions({
  options: { only: { type: 'string', default: 'all' }, rounds: { type: 'string', default: '7' } },
});
const rounds = readCount('--rounds', options.rounds);

/** What comes of work in a folder that goes afterwards. */
async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ms = (s: Summary, scale = 1e6): string =>
  `${(s.median / scale).toFixed(2)} (${(s.min / scale).toFixed(2)}-${(s.max / scale).toFixed(2)})`;

/** The mean that a kernel's ratio is part of. */
const groupOf = (kernel: string): string => (kernel.startsWith('simd-') ? 'simd' : 'scalar');

/** Runs kernels by peers, ours first, which are closed; `group` of a kernel names its mean. */
async function benchKernels(
  kernels: readonly Kernel[],
  peers: readonly Peer[],
  group: (kernel: string) => string,
): Promise<unknown> {
  const runs: { readonly peer: string; readonly kernel: string; readonly nanoseconds: number }[] = [];
  for (let round = -1; round < rounds; round++) {
    for (const { name, n } of kernels) {
      const sums = new Set<string>();
      for (const peer of peers) {
        const { nanoseconds, checksum } = await peer.run(name, round < 0 ? 1 : n);
        sums.add(checksum);
        if (round >= 0) runs.push({ peer: peer.name, kernel: name, nanoseconds });
      }
      if (sums.size !== 1) throw new Error(`${name}: checksums differ: ${[...sums].join(' ')}`);
    }
  }
  for (const peer of peers) peer.close();
  const summaryOf = (peer: string, kernel: string): Summary =>
    summarize(runs.filter((r) => r.peer === peer && r.kernel === kernel).map((r) => r.nanoseconds));
  const [, ...others] = peers;
  const rows: string[][] = [['kernel, ms: median (min-max)', ...peers.map((p) => p.name), ...others.map((p) => `/ ${p.name}`)]];
  const groups = new Map(kernels.map(({ name }) => [group(name), others.map((): number[] => [])]));
  for (const { name } of kernels) {
    const own = summaryOf('touchstone', name);
    const cells = others.map((p, i) => {
      const ratio = own.median / summaryOf(p.name, name).median;
      groups.get(group(name))?.[i]?.push(ratio);
      return ratio.toFixed(2);
    });
    rows.push([name, ...peers.map((p) => ms(summaryOf(p.name, name))), ...cells]);
  }
  const means = [...groups].map(([name, ratios]) => ({ name, means: ratios.map(geometricMean) }));
  for (const { name, means: m } of means)
    rows.push([`geometric mean, ${name}`, ...peers.map(() => ''), ...m.map((x) => x.toFixed(3))]);
  printTable(rows);
  return {
    kernels: kernels.map(({ name, n }) => ({
      name,
      n,
      nanoseconds: Object.fromEntries(peers.map((p) => [p.name, summaryOf(p.name, name)])),
    })),
    geometricMeans: Object.fromEntries(
      means.map(({ name, means: m }) => [name, Object.fromEntries(others.map((p, i) => [p.name, m[i]]))]),
    ),
  };
}

/** What can be measured, by the name that `--only` takes. */
const PARTS: Readonly<Record<string, () => unknown>> = {
  kernels: () => inScratch((scratch) => benchKernels(KERNELS, startPeers(root, build, scratch), groupOf)),
  gc: () => inScratch((scratch) => benchKernels(GC_KERNELS, startGcPeers(root, build, scratch), () => 'gc')),
  compile: () => benchCompile(root, build, printTable),
  load: () => benchLoad(root, printTable),
  close: () => benchClose(printTable),
  calls: () => benchCalls(printTable),
  pauses: () => benchPauses(printTable),
  suites: () => benchSuites(root, build, printTable),
};

const result: Record<string, unknown> = { node: process.version, cpu: cpus()[0]?.model, rounds };
const parts = atLeastOne(
  Object.keys(PARTS).filter((name) => options.only === 'all' || name === options.only),
  'part',
);
for (const name of parts) result[name] = await PARTS[name]?.();
const out = join(root, 'bench', 'results');
mkdirSync(out, { recursive: true });
writeFileSync(join(out, `${options.only}.json`), `${JSON.stringify(result, null, 2)}\n`);
