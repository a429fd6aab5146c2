/**
 * `npm run test:shapes`: every shape at n, 2n, 4n and 8n through the whole engine, each in a process of its own, and through V8.
 * Prints what the largest size takes and how time and memory grow with a doubling, and fails where growth is not near-linear, or
 * where V8 takes what is refused. What looks superlinear is measured once more. V8 is that of the Node that judges
 * (runner/system/other-node.ts), or else of this one.
 *
 *   --only REGEX            shapes whose name matches
 *   --timeout SECONDS       when a process of ours is ended (600)
 *   --v8-timeout SECONDS    when V8's is: some shapes take it minutes (60)
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeNode } from '../../runner/system/other-node.ts';
import { atLeastOne, readCount, readOptions } from '../../runner/usage/options.ts';
import { MOST_GROWTH, memoryGrowth, timeGrowth } from './growth.ts';
import { SHAPES } from './index.ts';
import { type Measurement, STEPS } from './measure.ts';
import type { Shape } from './shape.ts';

const DOUBLINGS = [1, 2, 4, 8];
/** Eager and optimizing, as ours. */
const TURBOFAN = ['--no-liftoff', '--no-wasm-lazy-compilation', '--single-threaded'];

const { values: options } = readOptions({
  options: {
    only: { type: 'string', default: '' },
    timeout: { type: 'string', default: '600' },
    'v8-timeout': { type: 'string', default: '60' },
  },
});
const only = new RegExp(options.only);
const shapes = atLeastOne(
  SHAPES.filter((s) => only.test(s.name)),
  'shape',
);
const seconds = readCount('--timeout', options.timeout);
const v8Seconds = readCount('--v8-timeout', options['v8-timeout']);
const judge = judgeNode() ?? process.execPath;

/** What a script prints; throws where it fails or takes longer. */
function run(node: string, limit: number, flags: readonly string[], script: string, ...args: string[]): string {
  return execFileSync(node, [...flags, join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    timeout: limit * 1000,
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 24,
  });
}

/** CPU milliseconds of V8 for a module; undefined where it refuses it, dies or takes too long. */
function v8(flags: readonly string[], file: string): number | undefined {
  try {
    return Number(run(judge, v8Seconds, flags, 'v8.js', file));
  } catch {
    return undefined;
  }
}

const total = (m: Measurement): number => STEPS.reduce((sum, s) => sum + (m.cpu[s] ?? 0), 0);

/** Growth of each step's time and of memory: name and factor, the worst first. */
function growths(sizes: readonly Measurement[]): [string, number][] {
  const all = STEPS.map((s): [string, number] => [s, timeGrowth(sizes.map((m) => m.cpu[s] ?? 0))]);
  all.push(['memory', memoryGrowth(sizes.map((m) => m.peak))]);
  return all.sort((a, b) => b[1] - a[1]);
}

/** Measures a shape; the row of the table, and what is wrong. */
function judgeShape(shape: Shape, file: string): { readonly row: string[]; readonly complaint: string | undefined } {
  const measure = (): Measurement[] =>
    DOUBLINGS.map(
      (k) => JSON.parse(run(process.execPath, seconds, [], 'measure.js', shape.name, String(k * shape.n), file)) as Measurement,
    );
  let sizes: Measurement[];
  let worst: [string, number];
  try {
    sizes = measure();
    worst = growths(sizes)[0] as [string, number];
    if (worst[1] > MOST_GROWTH) {
      const again = measure();
      const other = growths(again)[0] as [string, number];
      if (other[1] < worst[1]) [sizes, worst] = [again, other];
    }
  } catch (e) {
    const why = e instanceof Error ? (e.message.split('\n')[0] ?? '') : String(e);
    return {
      row: [shape.name, String(8 * shape.n), 'died'],
      complaint: `${shape.name}: ${why.replace(/.*measure\.js/, 'measure')}`,
    };
  }
  const largest = sizes.at(-1) as Measurement;
  const accepted = v8([], file);
  const turbofan = v8(TURBOFAN, file);
  const shown = (ms: number | undefined): string => (ms === undefined ? '-' : (ms / 1000).toFixed(2));
  const row = [
    shape.name,
    String(largest.n),
    ...sizes.map((m) => shown(total(m))),
    timeGrowth(sizes.map(total)).toFixed(2),
    (largest.peak / 1e6).toFixed(0),
    memoryGrowth(sizes.map((m) => m.peak)).toFixed(2),
    `${worst[1].toFixed(2)} ${worst[0]}`,
    shown(accepted),
    shown(turbofan),
    largest.refusal === undefined ? '' : 'refused',
  ];
  if (largest.refusal !== undefined && accepted !== undefined)
    return { row, complaint: `${shape.name}: refused, and V8 takes it: ${largest.refusal}` };
  return {
    row,
    complaint: worst[1] > MOST_GROWTH ? `${shape.name}: ${worst[0]} grows by ${worst[1].toFixed(2)} a doubling` : undefined,
  };
}

const HEAD = ['shape', '8n', 's at n', '2n', '4n', '8n', '× doubled', 'MB', '× doubled', 'worst', 'V8 s', 'TurboFan s', ''];
const WIDTHS = [58, 8, 6, 6, 6, 6, 9, 6, 9, 14, 6, 10, 8];
const print = (row: readonly string[]): void =>
  console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[i] ?? 0) : cell.padStart(WIDTHS[i] ?? 0))).join(' '));

const folder = mkdtempSync(join(tmpdir(), 'touchstone-shapes-'));
const complaints: string[] = [];
try {
  print(HEAD);
  for (const shape of shapes) {
    const { row, complaint } = judgeShape(shape, join(folder, 'module.wasm'));
    print(row);
    if (complaint !== undefined) complaints.push(complaint);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const complaint of complaints) console.log(`FAIL ${complaint}`);
console.log(`${complaints.length} of the shapes fall`);
if (complaints.length > 0) process.exitCode = 1;
