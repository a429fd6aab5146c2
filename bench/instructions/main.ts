/**
 * Code size of the kernels in C and the instructions that they execute on another machine, beside V8's TurboFan and clang -O2 of
 * the same machine, counted by QEMU: no clock, so the same on a busy machine.
 *
 *     node build/bench/instructions/main.js --target=NAME --only=REGEX --v8=NODE
 *
 * What a kernel calls outside of its own code is not counted. NODE is by default the Node that the addon runs in there. Prints a
 * table, and writes all of it to bench/results.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TARGET_NAMES, TARGETS } from '../../engine/target/index.ts';
import { emulatorOf, machineOf } from '../../native/emulator.ts';
import { atLeastOne, readOptions, refuse } from '../../runner/usage/options.ts';
import { geometricMean } from '../figures/stats.ts';
import { printTable } from '../figures/table.ts';
import { KERNELS, type Kernel } from '../kernels/kernels.ts';
import { type Count, clang, type Side, touchstone, v8 } from './sides.ts';

const build = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const root = dirname(build);
const { values } = readOptions({
  options: { only: { type: 'string', default: '' }, v8: { type: 'string' }, target: { type: 'string' } },
});

const target =
  TARGETS.find(({ name }) => name === values.target) ?? refuse(`--target: must be ${TARGET_NAMES}, not '${values.target}'`);
const emulator = emulatorOf(target);
const machine = machineOf(target);
if (emulator === undefined || typeof machine === 'string') refuse(`needs ${machine}`);
/** A run of these takes TurboFan a millisecond, where a whole one takes 40. */
const chosen: readonly Kernel[] = atLeastOne(
  KERNELS.filter(({ name }) => new RegExp(values.only).test(name)).map(({ name, n }) => ({ name, n: Math.ceil(n / 40) })),
  'kernel',
);

const folder = mkdtempSync(join(tmpdir(), 'touchstone-instructions-'));
try {
  const node = values.v8 === undefined ? machine.node : [...emulator.command, values.v8];
  const sides: readonly (readonly [name: string, side: Side])[] = [
    ['touchstone', touchstone(machine, root, build, folder)],
    ['V8', v8(node, root, build)],
    ['clang -O2', clang(machine, emulator.command, emulator.compiler, root, folder)],
  ];
  const counts: (readonly Count[])[] = [];
  for (const [, side] of sides) counts.push(await side(chosen));
  const [own = [], ...others] = counts;
  const ratios = (what: 'bytes' | 'executed'): number[][] =>
    others.map((other) => own.map((count, k) => count[what] / (other[k]?.[what] ?? Number.NaN)));
  const [bytes, executed] = [ratios('bytes'), ratios('executed')];
  const names = sides.map(([name]) => name);
  const rows = [
    [
      'kernel',
      ...names.map((name) => `bytes: ${name}`),
      ...names.map((name) => `executed: ${name}`),
      ...names.slice(1).map((name) => `/ ${name}`),
    ],
  ];
  chosen.forEach(({ name }, k) => {
    const each = counts.map((side) => side[k]);
    const sums = new Set(each.map((count) => count?.checksum));
    if (sums.size !== 1) throw new Error(`${name}: checksums differ: ${[...sums].join(' ')}`);
    const cells = (what: 'bytes' | 'executed'): string[] => each.map((count) => String(count?.[what]));
    rows.push([name, ...cells('bytes'), ...cells('executed'), ...executed.map((list) => (list[k] ?? Number.NaN).toFixed(2))]);
  });
  const means = { bytes: bytes.map(geometricMean), executed: executed.map(geometricMean) };
  rows.push([
    'geometric mean',
    '',
    ...means.bytes.map((m) => m.toFixed(2)),
    '',
    '',
    '',
    ...means.executed.map((m) => m.toFixed(3)),
  ]);
  printTable(rows);
  const result = {
    peers: names,
    kernels: chosen.map((kernel, k) => ({ ...kernel, counts: counts.map((side) => side[k]) })),
    means,
  };
  writeFileSync(join(root, 'bench', 'results', `instructions-${target.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
