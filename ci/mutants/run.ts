/**
 * `npm run test:mutants`: makes every mistake of the tables, one at a time, and says who noticed it. Whoever noticed it last
 * (`verdicts.txt`) is asked first, then all others, of quick ones those first that have noticed most. Exit code 1 where one
 * survived whose row does not say why nothing can observe it, where one was noticed whose row says that, or where fewer than
 * 95 % were noticed.
 *
 *   --only REGEX          those whose file and name match
 *   --sample N --seed S   N of those with a quick verdict in verdicts.txt, the same ones for the same seed
 *   --until KIND          asks nobody behind these killers: room, own, official, slow, golden
 *   --ask REGEX           asks killers whose name matches: has a new test noticed it?
 *   --fresh               asks without regard to who noticed it last
 *   --resume              goes on where the last run with these options was interrupted
 *   --write               puts the verdicts into verdicts.txt
 *   --jobs N              trees that are worked in at once; by default one a core
 *   --list                names, and nothing is run
 */
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { grouped } from '../../engine/base/maps.ts';
import { atLeastOne, readCount, readOptions } from '../../runner/usage/options.ts';
import { KINDS, type Killer, type Kind, killersOf } from './killers.ts';
import { complaints, type Mutant, mutantsOf, nameOf, sampleOf } from './mutant.ts';
import { TABLES } from './rows/index.ts';
import { childSeconds } from './seconds.ts';
import { Tree } from './tree.ts';
import { describe, format, isKilled, parseVerdicts, summaryOf, type Verdict, verdictsText } from './verdicts.ts';

const ROOT = dirname(dirname(dirname(import.meta.dirname)));
/** The last verdict on every row. */
const TABLE = join(ROOT, 'ci', 'mutants', 'verdicts.txt');
/** The verdicts of this run, as they come. */
const PART = join(ROOT, '.cache', 'mutants', 'verdicts.txt');

/** Verdicts that took longer are in no sample. */
const QUICK_SECONDS = 30;

/** What each killer says of the tree as it is: asked once, when it is first needed. */
class Judge {
  private readonly known = new Map<string, Promise<string>>();
  private readonly tree: Tree;
  constructor(tree: Tree) {
    this.tree = tree;
  }
  /** undefined: it fails without any mistake, and says nothing about one. */
  async right(killer: Killer): Promise<string | undefined> {
    let asked = this.known.get(killer.name);
    if (asked === undefined) {
      asked = this.tree.run(killer).then(({ verdict, failure }) => {
        if (!verdict.startsWith('0'))
          process.stdout.write(`not asked, since it fails without any mistake: ${killer.name}: ${failure}\n`);
        return verdict;
      });
      this.known.set(killer.name, asked);
    }
    const verdict = await asked;
    return verdict.startsWith('0') ? verdict : undefined;
  }
}

/**
 * Of everybody, those to ask in order. Who noticed last is first; of the room's tests and our own scripts, which take as long,
 * those that have noticed most mistakes.
 */
function askedOf(all: readonly Killer[], last: Verdict | undefined, until: number, ask: RegExp, noticed: Noticed): Killer[] {
  const first = all.filter((k) => k.name === last?.killer);
  const others = all.filter((k) => k.name !== last?.killer && KINDS.indexOf(k.kind) <= until);
  const isQuick = ({ kind }: Killer): boolean => kind === 'room' || kind === 'own';
  const quick = others.filter(isQuick).sort((a, b) => (noticed.get(b.name) ?? 0) - (noticed.get(a.name) ?? 0));
  return [...first, ...quick, ...others.filter((k) => !isQuick(k))].filter((k) => ask.test(k.name));
}
/** Killer → how many mistakes it has noticed. */
type Noticed = ReadonlyMap<string, number>;

/** Makes a mistake and asks until somebody notices it. */
async function verdictOn(mutant: Mutant, killers: readonly Killer[], tree: Tree, judge: Judge): Promise<Verdict> {
  const start = performance.now();
  const verdict = (by: Verdict['by'], killer: string, failure = ''): Verdict => {
    return { name: nameOf(mutant), seconds: (performance.now() - start) / 1000, by, killer, failure };
  };
  const wrong = tree.make(mutant);
  if (wrong !== undefined) return verdict('compiler', 'g++', wrong.split('\n').find((l) => l.includes('error')) ?? wrong);
  for (const killer of killers) {
    const { verdict: said, failure } = await tree.run(killer);
    // Scripts that all pass may be fewer.
    if (killer.test !== undefined && said === '0') continue;
    const right = await judge.right(killer);
    if (right !== undefined && said !== right) return verdict(killer.kind, killer.name, failure);
  }
  return verdict('nobody', '');
}

/** The verdicts of a file; none where there is no file. */
const verdictsIn = (path: string): Map<string, Verdict> => parseVerdicts(existsSync(path) ? readFileSync(path, 'utf8') : '');

async function main(): Promise<number> {
  const { values } = readOptions({
    options: {
      only: { type: 'string', default: '' },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: 'golden' },
      ask: { type: 'string', default: '' },
      fresh: { type: 'boolean', default: false },
      resume: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      jobs: { type: 'string', default: String(availableParallelism()) },
      list: { type: 'boolean', default: false },
    },
  });
  const only = new RegExp(values.only);
  const rows = mutantsOf(TABLES);
  const all = atLeastOne(
    rows.filter((m) => only.test(nameOf(m))),
    'row',
  );
  const wrong = complaints(all, ROOT);
  for (const line of wrong) process.stderr.write(`${line}\n`);
  if (wrong.length > 0) return 2;
  const last = verdictsIn(TABLE);
  const noticed = new Map([...grouped([...last.values()], (v) => v.killer)].map(([killer, list]) => [killer, list.length]));
  // A sample is of mistakes whose killer is known and quick: it takes a minute.
  const named = all.filter((m) => {
    const verdict = last.get(nameOf(m));
    return verdict !== undefined && isKilled(verdict) && verdict.seconds < QUICK_SECONDS;
  });
  const chosen = values.sample === undefined ? all : sampleOf(named, readCount('--sample', values.sample), values.seed);
  if (values.list) {
    for (const m of chosen) process.stdout.write(`${nameOf(m)}\n`);
    return 0;
  }
  if (!values.resume && values.sample === undefined) rmSync(PART, { force: true });
  mkdirSync(dirname(PART), { recursive: true });
  const known = values.sample === undefined ? verdictsIn(PART) : new Map<string, Verdict>();
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-mutants-'));
  // Tests that become somebody else must reach it.
  chmodSync(folder, 0o755);
  const start = performance.now();
  try {
    const judge = new Judge(new Tree(ROOT, join(folder, 'right')));
    const waiting = chosen.filter((m) => !known.has(nameOf(m)));
    const until = KINDS.indexOf(values.until as Kind);
    const ask = new RegExp(values.ask);
    const work = async (tree: Tree): Promise<void> => {
      for (let m = waiting.shift(); m !== undefined; m = waiting.shift()) {
        const all = killersOf(ROOT, m.file);
        const killers = askedOf(all, values.fresh ? undefined : last.get(nameOf(m)), until, ask, noticed);
        const verdict = await verdictOn(m, killers, tree, judge);
        known.set(verdict.name, verdict);
        // That some have not noticed is no verdict.
        if (values.sample === undefined && (isKilled(verdict) || killers.length === all.length))
          appendFileSync(PART, format(verdict));
        const place = `${known.size}/${chosen.length}`;
        const why = isKilled(verdict) ? '' : `: ${m.unobservable ?? 'NO REASON'}`;
        process.stdout.write(`${place} ${verdict.name} (${verdict.seconds.toFixed(1)} s): ${describe(verdict)}${why}\n`);
      }
    };
    const jobs = Math.max(1, Math.min(readCount('--jobs', values.jobs), waiting.length));
    await Promise.all(Array.from({ length: jobs }, (_, i) => work(new Tree(ROOT, join(folder, `tree-${i}`)))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const verdicts = chosen.flatMap((m) => known.get(nameOf(m)) ?? []);
  if (values.write) writeFileSync(TABLE, verdictsText(rows, new Map([...last, ...verdictsIn(PART)])));
  for (const line of summaryOf(verdicts)) process.stdout.write(`${line}\n`);
  const reasons = new Map(chosen.map((m) => [nameOf(m), m.unobservable]));
  const survivors = verdicts.filter((v) => !isKilled(v) && reasons.get(v.name) === undefined);
  const wrongReasons = verdicts.filter((v) => isKilled(v) && reasons.get(v.name) !== undefined);
  for (const v of survivors) process.stdout.write(`survived: ${v.name}\n`);
  for (const v of wrongReasons) process.stdout.write(`noticed, though its row says that nothing can: ${v.name}\n`);
  const killed = verdicts.filter(isKilled).length;
  const percent = ((100 * killed) / verdicts.length).toFixed(1);
  const minutes = (seconds: number): string => (seconds / 60).toFixed(1);
  process.stdout.write(
    `${killed} of ${verdicts.length} killed (${percent} %), ${survivors.length} survivors without a reason, ` +
      `in ${minutes((performance.now() - start) / 1000)} min, ${minutes(childSeconds())} min of processor time\n`,
  );
  const whole = values.sample === undefined && values.only === '';
  return survivors.length + wrongReasons.length > 0 || (whole && killed < 0.95 * verdicts.length) ? 1 : 0;
}

process.exitCode = await main();
