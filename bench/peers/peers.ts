/**
 * Peers: long-lived child processes that run a kernel on request and answer with time and checksum, one line each way, so that
 * rounds can be interleaved and every engine is warm. A request is `FILE N`, an answer `NANOSECONDS CHECKSUM` (hex).
 */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { encode, parse } from '../../engine/index.ts';
import { GC_KERNELS, KERNELS } from '../kernels/kernels.ts';

export interface Answer {
  readonly nanoseconds: number;
  readonly checksum: string;
}

export class Peer {
  readonly name: string;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;
  /** Turns a kernel's name into the file this peer runs. */
  readonly fileOf: (kernel: string) => string;

  constructor(name: string, command: string, args: readonly string[], fileOf: (kernel: string) => string) {
    this.name = name;
    this.fileOf = fileOf;
    this.child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stderr.pipe(process.stderr);
    this.reader = createInterface({ input: this.child.stdout });
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  async run(kernel: string, n: number): Promise<Answer> {
    this.child.stdin.write(`${this.fileOf(kernel)} ${n}\n`);
    const line = await this.lines.next();
    if (line.done === true) throw new Error(`${this.name} ended while running ${kernel}`);
    const [nanoseconds = '', checksum = ''] = line.value.split(' ');
    return { nanoseconds: Number(nanoseconds), checksum };
  }

  close(): void {
    this.child.stdin.end();
    this.reader.close();
  }
}

/** gcc -O2 of the kernels as shared objects and the driver, built into `dir`; undefined without gcc. */
function nativePeer(root: string, dir: string): Peer | undefined {
  const flags = ['-O2', '-ffp-contract=off', '-fno-math-errno', '-w'];
  const sources = join(root, 'bench');
  try {
    mkdirSync(dir, { recursive: true });
    for (const { name } of KERNELS) {
      execFileSync('gcc', [
        ...flags,
        '-shared',
        '-fPIC',
        '-o',
        join(dir, `${name}.so`),
        join(sources, 'kernels', `${name}.c`),
        '-lm',
      ]);
    }
    execFileSync('gcc', [...flags, '-o', join(dir, 'native'), join(sources, 'peers', 'native.c'), '-ldl']);
  } catch {
    return undefined;
  }
  return new Peer('gcc -O2', join(dir, 'native'), [], (k) => join(dir, `${k}.so`));
}

/** The file of the folder of compiled JavaScript as arguments for Node. */
const program =
  (build: string) =>
  (file: string, ...flags: string[]): string[] => [...flags, join(build, 'bench', 'peers', file)];

/** All peers that exist on this machine, ours first. `build` is the folder of compiled JavaScript. */
export function startPeers(root: string, build: string, scratch: string): Peer[] {
  const wasm = (k: string): string => join(root, 'bench', 'kernels', `${k}.wasm`);
  const js = program(build);
  const peers = [
    new Peer('touchstone', process.execPath, js('peer-touchstone.js'), wasm),
    new Peer('V8 TurboFan', process.execPath, js('peer-v8.js', '--no-liftoff'), wasm),
    new Peer('V8 Liftoff', process.execPath, js('peer-v8.js', '--liftoff-only'), wasm),
  ];
  const native = nativePeer(root, scratch);
  return native === undefined ? peers : [...peers, native];
}

/** Whether a program ends well. */
function ends(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/**
 * Those for the kernels of the collector, which are encoded into `scratch`: ours, V8 of the Node that TOUCHSTONE_OTHER_NODE
 * names (or of this one) if it knows garbage collection, wasmtime where it is installed. Their time is the processor's: V8
 * collects in threads.
 */
export function startGcPeers(root: string, build: string, scratch: string): Peer[] {
  mkdirSync(scratch, { recursive: true });
  const wasm = (k: string): string => join(scratch, `${k}.wasm`);
  for (const { name } of GC_KERNELS)
    writeFileSync(wasm(name), encode(parse(readFileSync(join(root, 'bench', 'kernels', 'gc', `${name}.wat`), 'utf8'))));
  const js = program(build);
  const peers = [new Peer('touchstone', process.execPath, [...js('peer-touchstone.js'), '--processor-time'], wasm)];
  const node = process.env['TOUCHSTONE_OTHER_NODE'] ?? process.execPath;
  const knows = 'process.exit(WebAssembly.validate(require("node:fs").readFileSync(process.argv[1])) ? 0 : 1)';
  if (ends(node, '-e', knows, wasm('queens')))
    peers.push(new Peer('V8 TurboFan', node, [...js('peer-v8.js', '--no-liftoff'), '--processor-time'], wasm));
  if (ends('wasmtime', '--version'))
    peers.push(new Peer('wasmtime', process.execPath, [...js('peer-wasmtime.js'), scratch], wasm));
  return peers;
}
