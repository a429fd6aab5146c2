/**
 * Links the functions of a module into one text section. In: each function's code as it is emitted, in text order; out: the
 * bytes, with every call between them resolved, and tables whose offsets count from the section's start. No relocation is left.
 *
 * A function is copied when it is added, so its own data can be released. A call that does not reach is refused: on x86-64 that
 * takes 2 GB of code, and a machine with shorter calls has its veneers inserted here.
 */
import type { FunctionCode, TextSection } from '../artifact/compiled.ts';
import { bug, WasmError } from '../wasm/errors.ts';
import { IntList } from './int-list.ts';
import type { LinkMachine } from './isa.ts';

/** Offsets are 32-bit numbers in every table. */
const MAX_BYTES = 2 ** 31 - 65536;

export class TextBuilder {
  private readonly machine: LinkMachine;
  private bytes: Uint8Array<ArrayBuffer>;
  private length = 0;
  private readonly functions = new IntList();
  /** Pairs: offset of a displacement in the section, callee. */
  private readonly calls = new IntList();
  private readonly traps = new IntList();
  private readonly addrs = new IntList();

  /** `expected`: roughly the bytes there will be. */
  constructor(machine: LinkMachine, expected = 4096) {
    this.machine = machine;
    this.bytes = new Uint8Array(expected);
  }

  private reserve(end: number): void {
    if (end > MAX_BYTES) throw new WasmError('compile', 'limit', `module too large: its code has more than ${MAX_BYTES} bytes`);
    if (end <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(end, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  /** Appends the next text function. `base` is where its code entry stands in the module's binary. */
  add(f: FunctionCode, base: number): void {
    const { functionAlignment, padding } = this.machine;
    const start = Math.ceil(this.length / functionAlignment) * functionAlignment;
    const size = f.code.length;
    this.reserve(start + size);
    this.bytes.fill(padding, this.length, start);
    this.bytes.set(f.code, start);
    this.length = start + size;
    this.functions.push(start);
    this.functions.push(f.codeLength);
    this.functions.push(size);
    append(this.calls, f.calls, start, 0);
    append(this.traps, f.traps, start, 0);
    append(this.addrs, f.addrs, start, base);
  }

  /** Resolves the calls. From here on nothing is added. */
  finish(): TextSection {
    const bytes = this.bytes.subarray(0, this.length);
    const { machine } = this;
    const calls = this.calls.data;
    for (let i = 0; i < this.calls.length; i += 2) {
      const at = calls[i] as number;
      const callee = calls[i + 1] as number;
      if (callee < 0 || callee * 3 >= this.functions.length) bug(`call of text function ${callee}`);
      const target = this.functions.get(callee * 3);
      if (target - at < machine.callMin || target - at > machine.callMax) {
        throw new WasmError(
          'compile',
          'limit',
          `module too large: a call would have to reach over ${Math.abs(target - at)} bytes`,
        );
      }
      machine.patchCall(bytes, at, target);
    }
    return {
      bytes,
      functions: this.functions.toArray(),
      traps: this.traps.toArray(),
      addrs: this.addrs.toArray(),
    };
  }
}

/** Appends pairs, the first of each moved by `offset`, the second by `base` unless it is negative ("none"). */
function append(to: IntList, pairs: Int32Array, offset: number, base: number): void {
  for (let i = 0; i < pairs.length; i += 2) {
    const second = pairs[i + 1] as number;
    to.push((pairs[i] as number) + offset);
    to.push(second < 0 ? second : second + base);
  }
}
