/** Who compiled the kernels that are counted: we, V8, clang. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, decode, validate } from '../../engine/index.ts';
import type { Machine } from '../../native/emulator.ts';
import type { Kernel } from '../kernels/kernels.ts';
import type { Place, Ran } from './run.ts';
import { type Trace, traced } from './trace.ts';

/** A kernel's code: bytes, and instructions that it executed; and what it computed. */
export interface Count {
  readonly bytes: number;
  readonly executed: number;
  readonly checksum: string;
}
/** Counts the kernels, in their order. */
export type Side = (kernels: readonly Kernel[]) => Promise<readonly Count[]>;

function countIn({ executed }: Trace, functions: readonly Place[], checksum: string): Count {
  const inside = (at: number): boolean => functions.some(({ start, size }) => at >= start && at < start + size);
  return {
    bytes: functions.reduce((sum, { size }) => sum + size, 0),
    executed: [...executed].reduce((sum, [at, times]) => (inside(at) ? sum + times : sum), 0),
    checksum,
  };
}

/** Runs so often until code lies where it did. */
const ATTEMPTS = 4;
/** A program of ours, in Node: a run says where its code is, the next one counts what is executed there. */
async function countInNode(
  node: readonly string[],
  script: string,
  kernels: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Count[]> {
  const command = [...node, script, ...kernels];
  const read = ({ stdout }: Trace): Ran[] =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Ran);
  const placesIn = (ran: readonly Ran[]): Place[] => ran.flatMap(({ functions }) => functions);
  let places = placesIn(read(await traced(command, env, [])));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const trace = await traced(command, env, places);
    const ran = read(trace);
    const found = placesIn(ran);
    if (JSON.stringify(found) === JSON.stringify(places))
      return ran.map(({ functions, checksum }) => countIn(trace, functions, checksum));
    places = found;
  }
  throw new Error(`${script}: code lies elsewhere in every run`);
}

/** Our code. `folder`: where artifacts can be written. */
export function touchstone({ target, node }: Machine, root: string, build: string, folder: string): Side {
  return (kernels) => {
    const files = kernels.map(({ name, n }) => {
      const m = decode(readFileSync(join(root, 'bench', 'kernels', `${name}.wasm`)));
      validate(m);
      const file = join(folder, `${name}.elf`);
      writeFileSync(file, compile(m, { target: target.name }));
      return `${file}=${n}`;
    });
    return countInNode(node, join(build, 'bench', 'instructions', 'run-touchstone.js'), files, { TOUCHSTONE_PERF: '1' });
  };
}

/** The optimizing compiler of a Node; its addresses come from the seed. */
const V8_FLAGS = ['--perf-basic-prof', '--single-threaded', '--random-seed=1', '--no-liftoff', '--no-wasm-lazy-compilation'];
export function v8(node: readonly string[], root: string, build: string): Side {
  return (kernels) => {
    const files = kernels.map(({ name, n }) => `${join(root, 'bench', 'kernels', `${name}.wasm`)}=${n}`);
    return countInNode([...node, ...V8_FLAGS], join(build, 'bench', 'instructions', 'run-v8.js'), files, {});
  };
}

/** The program around a kernel. */
const MAIN = `#include <stdio.h>
#include <stdlib.h>
unsigned long long run(unsigned);
int main(int argc, char **argv) { printf("%llx", run(atoi(argv[1]))); return argc != 2; }
`;
/** clang -O2, each kernel linked with the cross compiler's libraries, which do not count. */
export function clang({ target }: Machine, emulator: readonly string[], linker: string, root: string, folder: string): Side {
  return (kernels) => {
    const main = join(folder, 'main.c');
    writeFileSync(main, MAIN);
    return Promise.all(
      kernels.map(async ({ name, n }) => {
        const object = join(folder, `${name}.o`);
        const program = join(folder, name);
        const source = join(root, 'bench', 'kernels', `${name}.c`);
        const flags = ['-O2', '-ffp-contract=off', '-fno-math-errno', '-w', `--target=${target.gnuName}`];
        execFileSync('clang', [...flags, '-c', '-o', object, source]);
        execFileSync(linker, ['-static', '-no-pie', '-x', 'c', main, '-x', 'none', object, '-o', program]);
        const defined = new Set(symbols(object).map(({ name }) => name));
        const functions = symbols(program).filter(({ name }) => defined.has(name));
        const trace = await traced([...emulator, program, String(n)], {}, functions);
        return countIn(trace, functions, trace.stdout);
      }),
    );
  };
}
/** Functions of an object file or a program. */
function symbols(file: string): Place[] {
  const lines = execFileSync('nm', ['-S', '--defined-only', file], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, start = '', size = '', name = ''] = /^([0-9a-f]+) ([0-9a-f]+) [tTW] (\S+)$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, start: Number.parseInt(start, 16), size: Number.parseInt(size, 16) }];
  });
}
