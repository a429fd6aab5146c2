/**
 * What runs on the emulated machine: `node run-….js FILE=N …` loads each kernel, runs it once and says a line of JSON: the
 * checksum, and the functions that its profiler's map (/tmp/perf-PID.map) got meanwhile.
 */
import { existsSync, readFileSync } from 'node:fs';

/** A function of a kernel: where it is, its length in bytes. */
export interface Place {
  readonly name: string;
  readonly start: number;
  readonly size: number;
}
/** What one kernel came to. */
export interface Ran {
  readonly checksum: string;
  readonly functions: readonly Place[];
}

/** Lines of the map: start and size in hexadecimal, name. */
function mapLines(): string[] {
  const file = `/tmp/perf-${process.pid}.map`;
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}
const placeOf = (line: string): Place => {
  const [start = '', size = '', ...name] = line.split(' ');
  return { name: name.join(' '), start: Number.parseInt(start, 16), size: Number.parseInt(size, 16) };
};

/** Loads and runs what the command line says; `isCode`: whether a name in the map is a kernel's. */
export function runKernels(load: (file: string) => (n: number) => bigint, isCode: (name: string) => boolean): void {
  for (const argument of process.argv.slice(2)) {
    const [file = '', n = ''] = argument.split('=');
    const before = mapLines().length;
    const checksum = BigInt.asUintN(64, load(file)(Number(n))).toString(16);
    const functions = mapLines().slice(before).map(placeOf);
    const ran: Ran = { checksum, functions: functions.filter(({ name }) => isCode(name)) };
    process.stdout.write(`${JSON.stringify(ran)}\n`);
  }
}
