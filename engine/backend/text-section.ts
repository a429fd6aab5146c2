/**
 * Links the functions of a module into one text section. In: each function's code as it is emitted, in text order; out: the
 * bytes, with every call between them resolved, and tables whose offsets count from the section's start. No relocation is left.
 *
 * A function is copied when it is added, so its own data can be released. Where a machine's call does not reach its callee, it
 * goes through a veneer (a jump of longer reach) between functions. A call to a function not placed yet waits with a deadline,
 * the last place a veneer for it may lie; only the callees whose deadline is near get veneers, the others wait on.
 */

import { IntList } from '../base/arrays.ts';
import { type FunctionCode, stackMapEnd, type TextSection } from '../compiled/compiled.ts';
import { bug, WasmError } from '../wasm/errors.ts';
import type { LinkMachine } from './isa.ts';

/** Words of `functions` for each: start, bytes of its code, all its bytes. */
const ROW = 3;
/** Offsets are 32-bit numbers in every table. */
const MAX_BYTES = 2 ** 31 - 65536;

export class TextBuilder {
  private readonly machine: LinkMachine;
  private bytes: Uint8Array<ArrayBuffer>;
  private length = 0;
  private readonly functions = new IntList();
  /** Pairs: offset of a call's field in the section, callee. */
  private readonly calls = new IntList();
  private readonly traps = new IntList();
  private readonly addrs = new IntList();
  private readonly frameChanges = new IntList();
  private readonly handlers = new IntList();
  private readonly stackMaps = new IntList();
  /** Callees that calls wait for, in order of arrival, and by callee the deadline of the first such call. */
  private waiting: number[] = [];
  private readonly deadlines: (number | undefined)[] = [];
  /** By callee: its veneers, ascending. */
  private readonly veneers: (number[] | undefined)[] = [];

  /** `expected`: roughly the bytes there will be. */
  constructor(machine: LinkMachine, expected = 4096) {
    this.machine = machine;
    this.bytes = new Uint8Array(expected);
  }

  private reserve(end: number): void {
    if (end > MAX_BYTES) throw new WasmError('compile', 'limit', `module too large: its code has more than ${MAX_BYTES} bytes`);
    if (end <= this.bytes.length) return;
    const grown = new Uint8Array(Math.min(MAX_BYTES, Math.max(end, this.bytes.length * 2)));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
  private skipTo(at: number): void {
    this.reserve(at);
    this.bytes.fill(this.machine.padding, this.length, at);
    this.length = at;
  }
  private aligned(at: number): number {
    const { functionAlignment } = this.machine;
    return Math.ceil(at / functionAlignment) * functionAlignment;
  }

  /** Functions added so far. */
  private get functionCount(): number {
    return this.functions.length / ROW;
  }
  /** Where text function `i` begins. */
  private startOf(i: number): number {
    return this.functions.get(i * ROW);
  }

  /** Appends the next text function. `base` is where its code entry stands in the module's binary. */
  add(f: FunctionCode, base: number): void {
    const size = f.code.length;
    const { veneerSize, callMax } = this.machine;
    // Half of a call's reach leaves the other half for the veneers behind the function.
    if (veneerSize > 0 && size > callMax / 2 && f.calls.length > 0)
      throw new WasmError('compile', 'limit', `function too large: its code has more than ${Math.floor(callMax / 2)} bytes`);
    if (veneerSize > 0) this.placeVeneers(this.aligned(this.length) + size, f.calls.length / 2);
    const start = this.aligned(this.length);
    this.skipTo(start);
    this.reserve(start + size);
    this.bytes.set(f.code, start);
    this.length = start + size;
    const number = this.functionCount;
    this.functions.push(start);
    this.functions.push(f.codeLength);
    this.functions.push(size);
    this.deadlines[number] = undefined;
    if (veneerSize > 0) this.queueCalls(f.calls, start);
    append(this.calls, f.calls, start, 0);
    append(this.traps, f.traps, start, 0);
    append(this.addrs, f.addrs, start, base);
    append(this.frameChanges, f.frameChanges, start, 0);
    this.addHandlers(f, start);
    this.addStackMaps(f, start);
  }

  private addStackMaps({ stackMaps }: FunctionCode, start: number): void {
    for (let i = 0; i < stackMaps.length; ) {
      const end = stackMapEnd(stackMaps, i);
      this.stackMaps.push(stackMaps[i] + start);
      for (i++; i < end; i++) this.stackMaps.push(stackMaps[i]);
    }
  }

  private addHandlers({ handlers, frameSize }: FunctionCode, start: number): void {
    for (let i = 0; i < handlers.length; ) {
      const n = handlers[i + 1];
      this.handlers.push(handlers[i] + start);
      this.handlers.push(frameSize);
      this.handlers.push(n);
      const end = i + 2 + 2 * n;
      for (i += 2; i < end; i += 2) {
        this.handlers.push(handlers[i]);
        this.handlers.push(handlers[i + 1] + start);
      }
    }
  }

  /** `bytes` of nothing behind the function added last: for tests of far calls. */
  pad(bytes: number): void {
    if (this.machine.veneerSize > 0) this.placeVeneers(this.length + bytes, 0);
    this.skipTo(this.length + bytes);
  }

  /** Calls whose callee lies out of reach, or ahead, wait for it. */
  private queueCalls(calls: Int32Array, start: number): void {
    const { callMin, callMax } = this.machine;
    for (let i = 0; i < calls.length; i += 2) {
      const site = start + calls[i];
      const callee = calls[i + 1];
      const placed = callee < this.functionCount ? this.startOf(callee) : Number.NEGATIVE_INFINITY;
      const veneer = this.veneers[callee]?.at(-1) ?? Number.NEGATIVE_INFINITY;
      if (Math.max(placed, veneer) - site >= callMin) continue;
      const deadline = site + callMax;
      const before = this.deadlines[callee];
      if (before === undefined) this.waiting.push(callee);
      if (before === undefined || deadline < before) this.deadlines[callee] = deadline;
    }
  }

  /** Places the veneers that could no longer be placed behind `end`, if what is added there has `more` calls. */
  private placeVeneers(end: number, more: number): void {
    const { functionAlignment, veneerSize } = this.machine;
    // The worst case for whoever comes last: everybody who waits gets a veneer in front of it.
    const last = end + (this.waiting.length + more + 1) * veneerSize + functionAlignment;
    this.waiting = this.waiting.filter((callee) => {
      const deadline = this.deadlines[callee];
      if (deadline === undefined || deadline > last) return deadline !== undefined;
      this.deadlines[callee] = undefined;
      const at = this.length;
      this.skipTo(at + veneerSize);
      const list = this.veneers[callee];
      if (list === undefined) this.veneers[callee] = [at];
      else list.push(at);
      return false;
    });
  }

  /** Resolves the calls. From here on nothing is added. */
  finish(): TextSection {
    const { machine } = this;
    if (machine.veneerSize > 0) this.placeVeneers(Number.POSITIVE_INFINITY, 0);
    const bytes = this.bytes.subarray(0, this.length);
    const calls = this.calls.data;
    for (let i = 0; i < this.calls.length; i += 2) {
      const callee = calls[i + 1];
      if (callee < 0 || callee >= this.functionCount) bug(`call of text function ${callee}`);
      this.resolve(bytes, calls[i], callee);
    }
    this.veneers.forEach((list, callee) => {
      for (const at of list ?? []) machine.writeVeneer(bytes, at, this.startOf(callee));
    });
    return {
      bytes,
      functions: this.functions.view(),
      traps: this.traps.view(),
      addrs: this.addrs.view(),
      frameChanges: this.frameChanges.view(),
      handlers: this.handlers.view(),
      stackMaps: this.stackMaps.view(),
    };
  }

  /** Points the call at `at` to `callee`, or to a veneer within reach. */
  private resolve(bytes: Uint8Array, at: number, callee: number): void {
    const { callMin, callMax } = this.machine;
    const near = (to: number): boolean => to - at >= callMin && to - at <= callMax;
    const target = this.startOf(callee);
    const to = near(target) ? target : this.veneers[callee]?.find(near);
    if (to === undefined) {
      const distance = Math.abs(target - at);
      if (this.machine.veneerSize > 0) bug(`no veneer within reach of the call at ${at}`);
      throw new WasmError('compile', 'limit', `module too large: a call would have to reach over ${distance} bytes`);
    }
    this.machine.patchCall(bytes, at, to);
  }
}

/** Appends pairs, the first of each moved by `offset`, the second by `base` unless it is negative ("none"). */
function append(to: IntList, pairs: Int32Array, offset: number, base: number): void {
  to.reserve(pairs.length);
  const { data, length } = to;
  for (let i = 0; i < pairs.length; i += 2) {
    const second = pairs[i + 1];
    data[length + i] = pairs[i] + offset;
    data[length + i + 1] = second < 0 ? second : second + base;
  }
  to.length += pairs.length;
}
