/**
 * Executed instructions, by QEMU's log: it writes the instructions of each block of code when it translates it (`in_asm`), and
 * the address of a block each time it executes it (`exec`; unchained, so that none is left out), both within some ranges.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Code from `start` on, `size` bytes. */
export interface Range {
  readonly start: number;
  readonly size: number;
}
/** What a traced program wrote, and by address how often the instruction there was executed. */
export interface Trace {
  readonly stdout: string;
  readonly executed: ReadonlyMap<number, number>;
}

const ARROW = /^0x([0-9a-f]+):/;
/** `Trace 0: HOST [CS_BASE/PC/FLAGS/CFLAGS]` */
const EXECUTED = /^Trace \d+: \S+ \[[0-9a-f]+\/([0-9a-f]+)\//;

/**
 * Runs `command`, which begins with QEMU, without address space randomization: what it maps lies where it lay in its last run.
 * Without ranges nothing is counted.
 */
export async function traced(command: readonly string[], env: NodeJS.ProcessEnv, ranges: readonly Range[]): Promise<Trace> {
  const [qemu = '', ...rest] = command;
  const filter = ranges.map(({ start, size }) => `0x${start.toString(16)}+0x${size.toString(16)}`).join(',');
  const log = ranges.length === 0 ? [] : ['-d', 'in_asm,exec,nochain', '-dfilter', filter];
  const child = spawn('setarch', ['-R', qemu, ...log, ...rest], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  /** Addresses of the instructions of a block, by its first one; how often each block ran. */
  const blocks = new Map<number, number[]>();
  const runs = new Map<number, number>();
  let block: number[] = [];
  const other: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const [, pc] = EXECUTED.exec(line) ?? [];
    const [, at] = pc === undefined ? (ARROW.exec(line) ?? []) : [];
    if (pc !== undefined) {
      const address = Number.parseInt(pc, 16);
      runs.set(address, (runs.get(address) ?? 0) + 1);
    } else if (at !== undefined) {
      const address = Number.parseInt(at, 16);
      if (block.length === 0) blocks.set(address, block);
      block.push(address);
    } else if (line.startsWith('IN:')) block = [];
    else if (line !== '' && !line.startsWith('---')) other.push(line);
  }
  const status = child.exitCode ?? (await new Promise((resolve) => child.on('close', resolve)));
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${other.slice(-5).join('\n')}`);
  const executed = new Map<number, number>();
  for (const [first, times] of runs)
    for (const address of blocks.get(first) ?? []) executed.set(address, (executed.get(address) ?? 0) + times);
  return { stdout, executed };
}
