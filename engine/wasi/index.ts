/**
 * `touchstone/wasi`: WASI preview 1, what programs of C, Rust and others see of a system. A program gets what it is given and
 * nothing else: arguments, environment, folders. No path leaves those, whoever changes links and folders meanwhile. It is
 * synchronous throughout; docs/embedding.md shows how it is used.
 */
import { constants, fstatSync, openSync } from 'node:fs';
import { isatty } from 'node:tty';
import { Exit, Trap } from '../runtime/index.ts';
import { TRAP } from '../wasm/traps.ts';
import {
  type Descriptor,
  Descriptors,
  FILE_RIGHTS,
  FILE_TYPE,
  FOLDER_RIGHTS,
  rights,
  type Sink,
  type Source,
  STREAM_RIGHTS,
} from './descriptors.ts';
import { FUNCTIONS, type Program, WASI_MODULE } from './functions.ts';
import { GuestMemory, type HasBuffer } from './memory.ts';
import { fillRandom } from './program.ts';
import { typeOf } from './stats.ts';

export { Exit, type HasBuffer };

export interface WasiOptions {
  /** The first one is the program's name. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folders: what the program calls them → paths of the host. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Standard input: a descriptor of the host, by default 0, or bytes, or a function that gives the next ones (none: the end). */
  readonly stdin?: number | Uint8Array | (() => Uint8Array);
  /** Standard output: a descriptor of the host, by default 1, or a function that takes bytes. */
  readonly stdout?: number | ((bytes: Uint8Array) => void);
  /** Standard error; by default descriptor 2. */
  readonly stderr?: number | ((bytes: Uint8Array) => void);
  /** Fills what it is given with random bytes; by default the system does. */
  readonly random?: (into: Uint8Array) => void;
}

/** What a program is as an instance: of `touchstone`, or of `touchstone/webassembly`. */
export interface WasiInstance {
  readonly exports: object;
}

/** Bytes, with a zero behind them; text with a zero in it would be cut off there. */
function terminated(text: string): Uint8Array {
  if (text.includes('\0')) throw new TypeError(`an argument or a variable has no zero in it: ${JSON.stringify(text)}`);
  return Buffer.from(`${text}\0`);
}

/** Gives the bytes of a function, as many as there is room for each time. */
function sourceOf(next: () => Uint8Array): Source {
  let rest: Uint8Array = new Uint8Array(0);
  return (into) => {
    const room = into.reduce((sum, { length }) => sum + length, 0);
    if (rest.length === 0 && room > 0) rest = next();
    let count = 0;
    for (const part of into) {
      const some = rest.subarray(0, part.length);
      part.set(some);
      rest = rest.subarray(some.length);
      count += some.length;
    }
    return count;
  };
}
/** The function gets copies: memory changes. */
function sinkOf(take: (bytes: Uint8Array) => void): Sink {
  return (from) => {
    const bytes = Buffer.concat(from.map((part) => part.slice()));
    take(new Uint8Array(bytes));
    return bytes.length;
  };
}
function onlyOnce(bytes: Uint8Array): () => Uint8Array {
  let left: Uint8Array | undefined = bytes;
  return () => {
    const now = left ?? new Uint8Array(0);
    left = undefined;
    return now;
  };
}

const ALL = { inheriting: 0n, flags: 0, owned: false, position: undefined };
/** A standard stream of the host's descriptor. A terminal is a character device that has no places. */
function stream(host: number, denied: bigint): Descriptor {
  const type = isatty(host) ? FILE_TYPE.characterDevice : typeOf(fstatSync(host));
  return {
    ...ALL,
    host,
    type: type === FILE_TYPE.characterDevice && !isatty(host) ? FILE_TYPE.unknown : type,
    rights: STREAM_RIGHTS & ~denied,
  };
}
function functionStream(functions: Pick<Descriptor, 'source' | 'sink'>, denied: bigint): Descriptor {
  return { ...ALL, ...functions, host: -1, type: FILE_TYPE.unknown, rights: STREAM_RIGHTS & ~denied };
}
function input(stdin: WasiOptions['stdin'] = 0): Descriptor {
  const denied = rights('fd_write');
  if (typeof stdin === 'number') return stream(stdin, denied);
  return functionStream({ source: sourceOf(typeof stdin === 'function' ? stdin : onlyOnce(stdin)) }, denied);
}
function output(to: number | ((bytes: Uint8Array) => void)): Descriptor {
  const denied = rights('fd_read');
  return typeof to === 'number' ? stream(to, denied) : functionStream({ sink: sinkOf(to) }, denied);
}
function folder(guest: string, path: string): Descriptor {
  const host = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  return {
    host,
    guest,
    type: FILE_TYPE.directory,
    rights: FOLDER_RIGHTS,
    inheriting: FOLDER_RIGHTS | FILE_RIGHTS,
    flags: 0,
    owned: true,
    position: undefined,
  };
}

/** One program: make it, give `imports` to its instance, and `start` that. */
export class Wasi {
  readonly #descriptors = new Descriptors();
  readonly #program: Program;
  #memory: HasBuffer | undefined;
  /** The module `wasi_snapshot_preview1`: functions by name. */
  readonly imports: Readonly<
    Record<typeof WASI_MODULE, Readonly<Record<string, (...args: (number | bigint)[]) => number | undefined>>>
  >;

  /** Throws what opening a folder throws. */
  constructor({ args = [], env = {}, folders = {}, stdin, stdout = 1, stderr = 2, random = fillRandom }: WasiOptions = {}) {
    this.#program = {
      descriptors: this.#descriptors,
      args: args.map(terminated),
      env: Object.entries(env).map(([name, value]) => terminated(`${name}=${value}`)),
      random,
      memory: () => {
        if (this.#memory === undefined) throw new Trap(TRAP.unreachable, ': a program of WASI exports no memory, or not yet');
        return new GuestMemory(this.#memory.buffer);
      },
    };
    for (const standard of [input(stdin), output(stdout), output(stderr)]) this.#descriptors.add(standard);
    try {
      for (const [guest, path] of Object.entries(folders)) this.#descriptors.add(folder(guest, path));
    } catch (error) {
      this.close();
      throw error;
    }
    const functions = Object.entries(FUNCTIONS).map(
      ([name, { call }]) => [name, (...values: (number | bigint)[]) => call(this.#program, values)] as const,
    );
    this.imports = { [WASI_MODULE]: Object.fromEntries(functions) };
  }

  /** Says which memory the program has; `start` and `initialize` take the one that it exports as `memory`. */
  bind(memory: HasBuffer): void {
    this.#memory = memory;
  }
  /** Runs the program to its end: the code that it exits with, 0 where it returns. Throws what it throws, such as a `Trap`. */
  start(instance: WasiInstance): number {
    return this.run(() => this.#call(instance, '_start', true));
  }
  /** Makes a library (a reactor) ready: calls `_initialize` where it has that. Its other exports can be called then. */
  initialize(instance: WasiInstance): void {
    this.#call(instance, '_initialize', false);
  }
  #call({ exports }: WasiInstance, name: string, needed: boolean): void {
    const { memory, [name]: run } = exports as Readonly<Record<string, unknown>>;
    if (typeof memory === 'object' && memory !== null && 'buffer' in memory) this.bind(memory as HasBuffer);
    if (typeof run === 'function') run();
    else if (needed) throw new TypeError(`the module exports no function ${name}`);
  }
  /** Runs something of the program's; the code that it exits with, 0 where it returns. */
  run(body: () => void): number {
    try {
      body();
      return 0;
    } catch (error) {
      if (error instanceof Exit) return error.code;
      throw error;
    }
  }
  /** Closes what the program has open. */
  close(): void {
    this.#descriptors.closeAll();
  }
}
