/** The loop of a peer in JavaScript (protocol: see peers.ts): kernels are loaded once and run as they are asked for. */
import { createInterface } from 'node:readline';
import { processorMilliseconds } from '../figures/processor-time.ts';

/** A kernel as a peer has it: units of work → time and checksum. */
export type Timed = (n: number) => { readonly nanoseconds: number; readonly checksum: bigint };

const now = process.argv.includes('--processor-time')
  ? () => processorMilliseconds() * 1e6
  : () => Number(process.hrtime.bigint());

/** Takes the time of `run`: what went by; with the flag `--processor-time` what the process took, all threads. */
export function timed(run: (n: number) => bigint): Timed {
  return (n) => {
    const start = now();
    const checksum = run(n);
    return { nanoseconds: now() - start, checksum };
  };
}

/** Serves requests until standard input ends. Checksums are written as unsigned numbers. */
export async function serve(load: (file: string) => Timed): Promise<void> {
  const loaded = new Map<string, Timed>();
  for await (const line of createInterface({ input: process.stdin })) {
    const [file = '', n = '1'] = line.split(' ');
    const run = loaded.get(file) ?? load(file);
    loaded.set(file, run);
    const { nanoseconds, checksum } = run(Number(n));
    process.stdout.write(`${Math.round(nanoseconds)} ${BigInt.asUintN(64, checksum).toString(16)}\n`);
  }
}
