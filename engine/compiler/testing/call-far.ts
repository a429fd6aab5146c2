/**
 * What calls come to in the module of far-calls.test.ts, `down(i)` of so many functions. Started alone, on another machine, it
 * says so of each artifact that is named behind their number, a line of JSON each.
 */
import { pathToFileURL } from 'node:url';
import { type Func, i32, Store, Trap } from '../../core.ts';

export interface FarCalls {
  /** Of each function, called with 6. */
  readonly results: readonly (number | undefined)[];
  /** Of the first, called with 10, and the last, called with 11. */
  readonly ends: readonly (number | undefined)[];
  /** The frames of the trap that the first one ends in when it is called with 11, by name. */
  readonly frames: readonly (string | undefined)[];
}

/** Calls the functions of the artifact in a file. */
export function callFar(path: string, functions: number): FarCalls {
  const store = new Store();
  try {
    const instance = store.instantiate(path);
    const call = (i: number, n: number): number | undefined => store.invoke(instance.getExport(`f${i}`) as Func, [i32(n)])[0]?.lo;
    const results = Array.from({ length: functions }, (_, i) => (i === 0 || i === functions - 1 ? 6 : call(i, 6)));
    return { results, ends: [call(0, 10), call(functions - 1, 11)], frames: framesOf(() => call(0, 11)) };
  } finally {
    store.close();
  }
}
function framesOf(trapping: () => void): (string | undefined)[] {
  try {
    trapping();
  } catch (e) {
    if (e instanceof Trap) return e.backtrace.frames.map(({ name }) => name);
    throw e;
  }
  throw new Error('no trap');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [functions, ...paths] = process.argv.slice(2);
  for (const path of paths) process.stdout.write(`${JSON.stringify(callFar(path, Number(functions)))}\n`);
}
