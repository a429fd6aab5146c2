/** A program of one memory that exports every function of WASI, for tests to call: each of its calls is one of machine code. */
import { Engine, type Module } from '../../api/index.ts';
import { ERRORS } from '../errno.ts';
import { FUNCTIONS, WASI_MODULE } from '../functions.ts';
import { Wasi, type WasiOptions } from '../index.ts';

const PAGES = 4;
/** Text of the module. */
function program(): string {
  const functions = Object.entries(FUNCTIONS);
  const type = ({ params, results }: (typeof FUNCTIONS)[string]): string =>
    `${params.map((t) => `(param ${t})`).join(' ')} ${results.map((t) => `(result ${t})`).join(' ')}`;
  const imports = functions.map(([name, f]) => `(import "${WASI_MODULE}" "${name}" (func $${name} ${type(f)}))`);
  const exports = functions.map(([name, f]) => {
    const args = f.params.map((_, i) => `(local.get ${i})`).join(' ');
    return `(func (export "${name}") ${type(f)} (call $${name} ${args}))`;
  });
  return `(module ${imports.join('\n')} (memory (export "memory") ${PAGES}) ${exports.join('\n')} (func (export "_start")))`;
}
const engine = new Engine({ cache: 'off' });
let compiled: Module | undefined;

/** Where results go, and where arguments are put. */
export const RESULT = 1024;
const ARGUMENTS = 4096;

export class Guest {
  readonly wasi: Wasi;
  readonly #exports: Readonly<Record<string, (...args: (number | bigint)[]) => number>>;
  readonly #memory: { readonly buffer: ArrayBuffer | SharedArrayBuffer };

  constructor(options: WasiOptions) {
    compiled ??= engine.compile(program());
    this.wasi = new Wasi(options);
    const instance = engine.store().instantiate(compiled, this.wasi.imports);
    this.wasi.start(instance);
    this.#exports = instance.exports as never;
    this.#memory = instance.memory('memory');
  }
  get view(): DataView {
    return new DataView(this.#memory.buffer);
  }
  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, at, length);
  }
  text(at: number, length: number): string {
    return Buffer.from(this.bytes(at, length)).toString();
  }
  get u32(): number {
    return this.view.getUint32(RESULT, true);
  }
  get u64(): bigint {
    return this.view.getBigUint64(RESULT, true);
  }
  /** Calls a function; a text goes as its address and length, a list of texts as that of buffers. The error's name. */
  call(name: string, ...args: readonly (number | bigint | string | readonly string[])[]): string {
    let at = ARGUMENTS;
    const put = (text: string): [number, number] => {
      const bytes = Buffer.from(text);
      this.bytes(at, bytes.length).set(bytes);
      at += bytes.length;
      return [at - bytes.length, bytes.length];
    };
    const numbers = args.flatMap((arg): (number | bigint)[] => {
      if (typeof arg === 'string') return put(arg);
      if (typeof arg !== 'object') return [arg];
      const parts = arg.map(put);
      at += -at & 7;
      const list = at;
      for (const [i, word] of parts.flat().entries()) this.view.setUint32(list + 4 * i, word, true);
      at += 8 * parts.length;
      return [list, parts.length];
    });
    const errno = this.#exports[name]?.(...numbers) ?? 0;
    return ERRORS[errno] ?? `errno ${errno}`;
  }
  /** Opens a path beneath a folder, following links, with all rights that files and folders have there; the descriptor. */
  open(folder: number, path: string, flags = 0, { rights = READ, follow = 1, fdflags = 0 } = {}): number | string {
    const error = this.call('path_open', folder, follow, path, flags, rights, ALL_RIGHTS, fdflags, RESULT);
    return error === 'success' ? this.u32 : error;
  }
  /** What a descriptor gives to its end. */
  read(fd: number): string {
    let text = '';
    for (;;) {
      this.view.setUint32(2048, 8192, true);
      this.view.setUint32(2052, 100, true);
      const error = this.call('fd_read', fd, 2048, 1, RESULT);
      if (error !== 'success') return error;
      if (this.u32 === 0) return text;
      text += this.text(8192, this.u32);
    }
  }
}

/** Rights to read, to read and write, and all there are. */
export const READ = (1n << 1n) | (1n << 2n) | (1n << 5n) | (1n << 14n) | (1n << 21n);
export const WRITE = READ | (1n << 3n) | (1n << 6n) | (1n << 8n) | (1n << 22n) | (1n << 23n);
export const ALL_RIGHTS = (1n << 28n) - 1n;
