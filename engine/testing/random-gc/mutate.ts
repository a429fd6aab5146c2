/**
 * `npm run test:stack-maps -- [--count N] [--seed S] [--most M]`: of N programs (20) from seed S each mutant of their stack
 * maps, or M of a program evenly chosen, in processes that may die of it. At least 95 % must be noticed; exit code 1 otherwise,
 * with who survived.
 */
import { fork } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { readCount, readOptions } from '../../../runner/usage/options.ts';
import { type Mutant, Mutation } from './mutants.ts';

/** Of all mutants at least so many must be noticed. */
export const LEAST = 0.95;
/** A mutant that takes longer does not end, also where the machine has much else to do. */
const PATIENCE_MS = 300_000;

/** From a child: mutant `index` is about to run, or has run. */
type Message = { readonly all: readonly Mutant[] } | { readonly index: number; readonly survived: boolean };

export interface Verdict {
  readonly seed: number;
  readonly mutant: Mutant;
  readonly survived: boolean;
}

/** What becomes of up to `most` mutants of a seed's program. */
export async function judge(seed: number, most: number): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let all: readonly Mutant[] | undefined;
  for (let next = 0; all === undefined || next < all.length; ) {
    const from = next;
    await new Promise<void>((resolve) => {
      const child = fork(import.meta.filename, [`--child=${seed}`, `--most=${most}`, `--from=${from}`], {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      let timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      child.on('message', (m: Message) => {
        clearTimeout(timer);
        timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
        if ('all' in m) all = m.all;
        else {
          verdicts.push({ seed, mutant: (all as readonly Mutant[])[m.index] as Mutant, survived: m.survived });
          next = m.index + 1;
        }
      });
      child.on('exit', () => {
        clearTimeout(timer);
        if (all === undefined) throw new Error(`the program of seed ${seed} ends the process by itself`);
        // Whoever it died of was noticed.
        if (next < all.length) verdicts.push({ seed, mutant: all[next++] as Mutant, survived: false });
        resolve();
      });
    });
  }
  return verdicts;
}

function child(seed: number, most: number, from: number): void {
  const mutation = new Mutation(seed);
  const step = Math.max(1, mutation.mutants.length / most);
  const all = mutation.mutants.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  process.send?.({ all } satisfies Message);
  for (let index = from; index < all.length; index++)
    process.send?.({ index, survived: mutation.survives(all[index] as Mutant) } satisfies Message);
  process.disconnect?.();
}

async function main(): Promise<void> {
  const { values } = readOptions({
    options: {
      count: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      most: { type: 'string', default: '100000' },
      child: { type: 'string' },
      from: { type: 'string', default: '0' },
    },
  });
  if (values.child !== undefined) return child(Number(values.child), Number(values.most), Number(values.from));
  const verdicts: Verdict[] = [];
  const count = readCount('--count', values.count);
  const seed = readCount('--seed', values.seed);
  const most = readCount('--most', values.most);
  for (let n = 0; n < count; n++) verdicts.push(...(await judge(seed + n, most)));
  const survivors = verdicts.filter(({ survived }) => survived);
  for (const { seed, mutant } of survivors)
    console.log(`seed ${seed}: pc ${mutant.pc}, word ${mutant.word} ${mutant.kind} made no difference`);
  const share = 1 - survivors.length / verdicts.length;
  console.log(
    `${verdicts.length} mutants of stack maps, ${verdicts.length - survivors.length} noticed: ${(share * 100).toFixed(1)} %`,
  );
  process.exitCode = share >= LEAST ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
