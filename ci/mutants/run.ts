/**
 * `npm run test:mutants`: makes every mistake of the tables, one at a time, and says who noticed it. Exit code 1 where one
 * survived whose row does not say why nothing can observe it, or fewer than 95 % of all were noticed.
 *
 *   --only REGEX          those whose file and name match
 *   --sample N --seed S   N of those that can be observed, the same ones for the same seed
 *   --until KIND          asks nobody behind these killers: room, own, official, slow, golden
 *   --jobs N              trees that are worked in at once; by default one a core
 *   --list                names, and nothing is run
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS, type Killer, type Kind, killersOf } from './killers.ts';
import { complaints, type Mutant, mutantsOf, nameOf, sampleOf } from './mutant.ts';
import { TABLES } from './rows/index.ts';
import { Tree } from './tree.ts';

const ROOT = dirname(dirname(dirname(import.meta.dirname)));

interface Fate {
  readonly mutant: Mutant;
  /** undefined: nobody noticed. */
  readonly killer: { readonly kind: Kind | 'compiler'; readonly name: string } | undefined;
}

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

async function fateOf(mutant: Mutant, tree: Tree, judge: Judge, until: number): Promise<Fate> {
  const wrong = tree.make(mutant);
  if (wrong !== undefined)
    return { mutant, killer: { kind: 'compiler', name: wrong.split('\n').find((l) => l.includes('error')) ?? wrong } };
  for (const killer of killersOf(ROOT, mutant.file)) {
    if (KINDS.indexOf(killer.kind) > until) break;
    const { verdict, failure } = await tree.run(killer);
    // Scripts that all pass may be fewer.
    if (killer.test !== undefined && verdict === '0') continue;
    const right = await judge.right(killer);
    if (right !== undefined && verdict !== right)
      return { mutant, killer: { kind: killer.kind, name: `${killer.name}: ${failure}` } };
  }
  return { mutant, killer: undefined };
}

function summary(fates: readonly Fate[]): string[] {
  const rooms = new Map<string, Fate[]>();
  for (const fate of fates) {
    const room = fate.mutant.file.split('/').slice(0, -1).join('/');
    rooms.set(room, [...(rooms.get(room) ?? []), fate]);
  }
  const kinds = [...KINDS, 'compiler'] as const;
  const row = (name: string, list: readonly Fate[]): string => {
    const killed = list.filter((f) => f.killer !== undefined).length;
    const by = kinds.map((k) => String(list.filter((f) => f.killer?.kind === k).length).padStart(9));
    return `${name.padEnd(26)} ${String(list.length).padStart(5)} ${String(killed).padStart(6)} ${by.join('')}`;
  };
  return [
    `${'room'.padEnd(26)}  rows killed ${kinds.map((k) => k.padStart(9)).join('')}`,
    ...[...rooms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([room, list]) => row(room, list)),
    row('all', fates),
  ];
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: 'golden' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      list: { type: 'boolean', default: false },
    },
  });
  const only = new RegExp(values.only);
  const all = mutantsOf(TABLES).filter((m) => only.test(nameOf(m)));
  const wrong = complaints(all, ROOT);
  for (const line of wrong) process.stderr.write(`${line}\n`);
  if (wrong.length > 0) return 2;
  const observable = all.filter((m) => m.unobservable === undefined);
  const chosen = values.sample === undefined ? all : sampleOf(observable, Number(values.sample), values.seed);
  if (values.list) {
    for (const m of chosen) process.stdout.write(`${nameOf(m)}\n`);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-mutants-'));
  // Tests that become somebody else must reach it.
  chmodSync(folder, 0o755);
  const start = performance.now();
  const fates: Fate[] = [];
  try {
    const judge = new Judge(new Tree(ROOT, join(folder, 'right')));
    const waiting = [...chosen];
    const work = async (tree: Tree): Promise<void> => {
      for (let m = waiting.shift(); m !== undefined; m = waiting.shift()) {
        const begin = performance.now();
        const fate = await fateOf(m, tree, judge, KINDS.indexOf(values.until as Kind));
        fates.push(fate);
        const seconds = ((performance.now() - begin) / 1000).toFixed(1);
        const { killer } = fate;
        const end =
          killer === undefined
            ? `SURVIVED${m.unobservable === undefined ? '' : `: ${m.unobservable}`}`
            : `killed by ${killer.kind === 'room' ? '' : `${killer.kind}: `}${killer.name}`;
        process.stdout.write(`${fates.length}/${chosen.length} ${nameOf(m)} (${seconds} s): ${end}\n`);
      }
    };
    const jobs = Math.max(1, Math.min(Number(values.jobs), chosen.length));
    await Promise.all(Array.from({ length: jobs }, (_, i) => work(new Tree(ROOT, join(folder, `tree-${i}`)))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const line of summary(fates)) process.stdout.write(`${line}\n`);
  const killed = fates.filter((f) => f.killer !== undefined).length;
  const unexplained = fates.filter((f) => f.killer === undefined && f.mutant.unobservable === undefined);
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  process.stdout.write(
    `${killed} of ${fates.length} killed, ${unexplained.length} survivors without a reason, in ${minutes} min\n`,
  );
  const whole = values.sample === undefined && values.only === '';
  return unexplained.length > 0 || (whole && killed < 0.95 * fates.length) ? 1 : 0;
}

process.exitCode = await main();
