/**
 * For calls/signals.test.ts: what must be tried in a process or Worker of its own. The first argument (or workerData) says what.
 */
import { openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { INSTANCE } from '../../abi/layout.ts';
import { addon } from '../../addon/native.ts';
import { FIRST } from '../../base/brand.ts';
import { TRAP } from '../../wasm/traps.ts';
import { I64 } from '../../wasm/types.ts';
import type { MemoryObject } from '../objects/memory.ts';
import { Store, showProgress } from '../store.ts';
import { Trap } from '../thrown/trap.ts';
import type { Func } from '../values/extern.ts';
import { i32, i64 } from '../values/values.ts';
import { artifactOf, exported, fixedLayout, func, hex, imported, le32, PAGE, TRAP_CALL, UNARY } from './module.ts';

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

/**
 * What a fault is not a trap of, by name; `right` is. Each runs code that faults, or is sent a signal, with an entry in its trap
 * table.
 */
const FAULTS: Readonly<Record<string, (store: Store, path: string) => void>> = {
  right: (store) => faultAt(store, guardOf(store)),
  // Code that is compiled asks before it takes room: push rbp; call itself.
  'own stack': (store) => {
    const m = { types: [func([], [])], funcs: [{ type: 0, code: hex('55 e8 faffffff') }], exports: [exported('go', 0)] };
    store.invoke(store.instantiate(artifactOf(m)).getExport('go') as Func, []);
  },
  // The code that faults is the system's.
  builtin(store) {
    const type = func([I64, I64, I64], []);
    // push rbp; call [r15 + memset]; pop rbp; ret
    const code = hex(`55 41 ff 97 ${le32(INSTANCE.memset)} 5d c3`);
    const instance = store.instantiate(
      artifactOf({ types: [type], funcs: [{ type: 0, code, traps: [1, TRAP.memoryOutOfBounds] }], exports: [exported('go', 0)] }),
    );
    store.invoke(instance.getExport('go') as Func, [i64(BigInt(guardOf(store))), i64(0n), i64(64n)]);
  },
  // Only code of ours that is wrong comes there: a trap would hide it.
  'other store': (store) => faultAt(store, guardOf(new Store())),
  // What lies behind every memory is in none.
  'behind all': (store) => {
    guardOf(store);
    faultAt(store, 2 ** 47 - 4096);
  },
  // A file that has become shorter is no access out of bounds.
  accessible(store, path) {
    const image = { memory: FIRST, address: 0, offset: 0, length: 4096 };
    writeFileSync(
      path,
      artifactOf({
        types: [],
        memories: [PAGE],
        funcs: [],
        images: [image],
        rodata: new Uint8Array(4096).fill(1),
        exports: MEMORY,
      }),
    );
    const memory = store.instantiate(path).getExport('m') as MemoryObject;
    truncateSync(path, 0);
    faultAt(store, memory.base);
  },
  // Whatever address a signal claims that somebody sent.
  sent(store) {
    const memory = memoryOf(store);
    const info = new DataView(new ArrayBuffer(128));
    info.setInt32(0, 11, true);
    info.setInt32(8, -1, true);
    info.setBigUint64(16, BigInt(memory.base + 65536), true);
    memory.write(0, new Uint8Array(info.buffer));
    // rt_tgsigqueueinfo(process, thread, SIGSEGV, info); ret
    const code = hex('49 89 d2 ba 0b000000 b8 29010000 0f 05 c3');
    const type = func([I64, I64, I64], []);
    const instance = store.instantiate(
      artifactOf({
        types: [type],
        funcs: [{ type: 0, code, traps: [15, TRAP.memoryOutOfBounds] }],
        exports: [exported('go', 0)],
      }),
    );
    const pid = i64(BigInt(process.pid));
    store.invoke(instance.getExport('go') as Func, [pid, pid, i64(BigInt(memory.base))]);
  },
};
const MEMORY = [exported('m', 0, 'memory')];
function memoryOf(store: Store): MemoryObject {
  return store
    .instantiate(artifactOf({ types: [], memories: [PAGE], funcs: [], exports: MEMORY }))
    .getExport('m') as MemoryObject;
}
const guardOf = (store: Store): number => memoryOf(store).base + 65536;
/** Reads at an address, as an instruction of wasm that may trap. */
function faultAt(store: Store, address: number): void {
  const m = { types: [func([I64], [])], funcs: [{ type: 0, code: hex('8b 3f c3'), traps: [0, TRAP.memoryOutOfBounds] }] };
  const instance = store.instantiate(artifactOf({ ...m, exports: [exported('go', 0)] }));
  store.invoke(instance.getExport('go') as Func, [i64(BigInt(address))]);
}
function fault(name: string, path: string): string {
  try {
    FAULTS[name]?.(new Store(), path);
    return 'nothing happened';
  } catch (error) {
    return error instanceof Trap ? error.message : String(error);
  }
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
  const imports = [imported('host', { kind: 'func', type: FIRST })];
  const layout = fixedLayout({ types: [UNARY], imports }, 1);
  const host = store.hostFunc(UNARY, () => process.exit(0));
  const code = hex(`49 8b 87 ${le32(layout.importedFuncs)} 4d 8b bf ${le32(layout.importedFuncs + 8)} ff e0`);
  const m = { types: [UNARY], imports, funcs: [{ type: 0, code }], exports: [exported('go', 1)] };
  const instance = store.instantiate(artifactOf(m), () => host);
  store.invoke(instance.getExport('go') as Func, [i32(0)]);
}

/** Floats are rounded down, all exceptions masked: control bits of the mxcsr. */
const DOWN = 0x3f80;
/**
 * Whether sums of the host are rounded down, and the control bits that wasm meets: at first, when a function has changed what the
 * host had, and when another one has been called since. Code that is compiled changes nothing.
 */
function rounding(): string {
  const store = new Store();
  const instance = store.instantiate(
    artifactOf({
      types: [UNARY],
      funcs: [
        // push rdi; ldmxcsr [rsp], or stmxcsr [rsp]; pop rdi; ret
        { type: 0, code: hex('57 0f ae 14 24 5f c3') },
        { type: 0, code: hex('57 0f ae 1c 24 5f c3') },
      ],
      exports: [exported('set', 0), exported('get', 1)],
    }),
  );
  const call = (name: string): number => (store.invoke(instance.getExport(name) as Func, [i32(DOWN)])[0]?.lo ?? 0) & 0xffc0;
  const [a = 0, b = 0] = ['0.1', '0.2'].map(Number);
  const isDown = (): boolean => a + b === 0.3;
  const said: (boolean | number)[] = [isDown()];
  for (const name of ['get', 'set', 'get']) said.push(call(name), isDown());
  return JSON.stringify(said);
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
else if (what === 'rounding') process.stdout.write(rounding());
else if (what === 'exit') exitInsideHost();
else if (what === 'workers') process.stdout.write(await workers());
else if (what === 'fault') process.stdout.write(fault(process.argv[3] ?? '', process.argv[4] ?? ''));
else if (what === 'crash') {
  const store = new Store();
  const { load, wild } = loads(store);
  showProgress(openSync(process.argv[3] as string, 'r+'));
  const batch = store.batch();
  for (let i = 0; i < 10; i++) batch.add(i === 7 ? wild : load, [i32(0)], 100 + i);
  batch.run();
}
