/**
 * For signals.test.ts: what must be tried in a process or Worker of its own. The first argument (or workerData) says what.
 */
import { readFileSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { TRAP } from '../wasm/traps.ts';
import type { Func } from './extern.ts';
import { addon } from './native.ts';
import { Store, showProgress } from './store.ts';
import { artifactOf, exported, fixedLayout, hex, imported, le32, PAGE, TRAP_CALL, UNARY } from './test-module.ts';
import { Trap } from './trap.ts';
import { i32 } from './values.ts';

/** Loads at the address in the argument of a guarded memory, and a load through a null pointer. */
export function loads(store: Store): { load: Func; wild: Func } {
  const layout = fixedLayout({ types: [UNARY], memories: [PAGE] }, 2);
  const instance = store.instantiate(
    artifactOf({
      types: [UNARY],
      memories: [PAGE],
      funcs: [
        { type: 0, code: hex(`49 8b 87 ${le32(layout.memories)} 89 ff 8b 3c 38 c3`), traps: [9, TRAP.memoryOutOfBounds] },
        { type: 0, code: hex('31 c0 8b 38 c3'), traps: [2, TRAP.memoryOutOfBounds] },
      ],
      exports: [exported('load', 0), exported('wild', 1)],
    }),
  );
  return { load: instance.getExport('load') as Func, wild: instance.getExport('wild') as Func };
}

/** Counts the memory traps of `n` invocations, half of which trap. */
export function countTraps(n: number): number {
  const store = new Store();
  const { load } = loads(store);
  const batch = store.batch();
  for (let i = 0; i < n; i++) batch.add(load, [i32(i % 2 === 0 ? -4 : 0)]);
  batch.run();
  let traps = 0;
  for (let i = 0; i < n; i++) {
    const outcome = batch.outcome(i);
    if (outcome.kind === 'error' && outcome.error instanceof Trap) traps++;
  }
  store.close();
  return traps;
}

/** A trap stub in a store that has no handlers. */
function explicitTrap(): string {
  const store = new Store({ traps: 'explicit' });
  const instance = store.instantiate(
    artifactOf({
      types: [UNARY],
      funcs: [{ type: 0, code: hex(TRAP_CALL), traps: [0, TRAP.unreachable] }],
      exports: [exported('trap', 0)],
      bounds: 'explicit',
      traps: 'explicit',
    }),
  );
  try {
    store.invoke(instance.getExport('trap') as Func, [i32(0)]);
    return 'no trap';
  } catch (error) {
    return `${(error as Error).message}, handlers: ${addon().handlersInstalled()}`;
  }
}

/** Parks an activation in a host function and ends the thread there: teardown must free its stack. */
function exitInsideHost(): void {
  const store = new Store();
  const imports = [imported('host', { kind: 'func', type: 0 })];
  const layout = fixedLayout({ types: [UNARY], imports }, 1);
  const host = store.hostFunc(UNARY, () => process.exit(0));
  const code = hex(`49 8b 87 ${le32(layout.importedFuncs)} 4d 8b bf ${le32(layout.importedFuncs + 8)} ff e0`);
  const m = { types: [UNARY], imports, funcs: [{ type: 0, code }], exports: [exported('go', 1)] };
  const instance = store.instantiate(artifactOf(m), () => host);
  store.invoke(instance.getExport('go') as Func, [i32(0)]);
}

/** Ends with the Worker's exit code; rejects with its error. */
function worker(task: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const w = new Worker(import.meta.filename, { workerData: task, stdout: true });
    w.on('error', reject);
    w.on('exit', resolve);
  });
}

/** Mappings without access: guard pages and reservations, ours and V8's. */
const guards = (): number =>
  readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .filter((l) => l.includes('---p')).length;

/** Workers that trap and Workers that end inside, at the same time: their exit codes, and the mappings that they leave behind. */
async function workers(): Promise<string> {
  await worker('traps');
  const before = guards();
  const codes: number[] = [];
  for (let i = 0; i < 3; i++) codes.push(...(await Promise.all([worker('traps'), worker('exit'), worker('traps')])));
  return JSON.stringify({ codes, traps: countTraps(100), left: guards() - before });
}

const what: unknown = isMainThread ? process.argv[2] : workerData;
if (what === 'traps') process.stdout.write(`${countTraps(200)} traps\n`);
else if (what === 'explicit') process.stdout.write(`${explicitTrap()}\n`);
else if (what === 'exit') exitInsideHost();
else if (what === 'workers') process.stdout.write(await workers());
else if (what === 'crash') {
  const store = new Store();
  const { load, wild } = loads(store);
  showProgress(process.argv[3] as string);
  const batch = store.batch();
  for (let i = 0; i < 10; i++) batch.add(i === 7 ? wild : load, [i32(0)], 100 + i);
  batch.run();
}
