/**
 * The bytes of one function while they are written: code, labels, branches, constant pool, trap and address tables. The emitter
 * leaves room for every branch's longest form; `finish` takes the shortest that reaches, pads loop heads, resolves labels,
 * appends the pool and gives the `FunctionCode`. Everything is one linear pass over flat lists, and depends on nothing but the
 * input.
 *
 * Why longest first: shrinking a branch or a pad only brings other things nearer, so every decision stays valid. It is also why
 * there are no islands and no deadlines in a function: a branch that has to go through a veneer carries it. Calls are
 * text-section.ts's.
 */

import { extended, IntList } from '../../base/arrays.ts';
import { type FunctionCode, SAME_MAP, stackMapEnd } from '../../compiled/compiled.ts';
import { bug } from '../../wasm/errors.ts';
import type { ConstantPool } from '../vcode/constant-pool.ts';

/** One way to write a branch. */
export interface BranchForm {
  readonly size: number;
  /** Its reach in bytes, from its end. */
  readonly min: number;
  readonly max: number;
  /** Writes it at `at`; `distance` counts from its end. */
  write(bytes: Uint8Array, at: number, condition: number, distance: number): void;
}

/** How a machine writes branches. */
export interface BranchMachine {
  /**
   * The forms of a branch, the shortest first; the last one must reach everything a function may hold. A condition is the
   * machine's number, or ALWAYS.
   */
  forms(condition: number): readonly BranchForm[];
  /** Fills with instructions that do nothing. */
  pad(bytes: Uint8Array, at: number, n: number): void;
  /** Points the pc-relative field at `at` to `target`; `tail` bytes of the instruction follow it. */
  patchRelative(bytes: Uint8Array, at: number, tail: number, target: number): void;
}

/** A branch's condition that always holds. */
export const ALWAYS = -1;
/** In place of a condition: no branch, but a pad. */
const ALIGN = -2;
const UNBOUND = -1;

/** Words of a record, for lists whose records all have as many. */
const words = (n: number) => (): number => n;
/** Where the record of `handlers` at `at` ends: return address, number of handlers, a tag and a label for each. */
const handlersEnd = (handlers: Int32Array, at: number): number => at + 2 + 2 * handlers[at + 1];

/** Writes a word at `at`, the lowest byte first. */
export function put32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >> 8;
  bytes[at + 2] = value >> 16;
  bytes[at + 3] = value >> 24;
}

const longest = (forms: readonly BranchForm[]): BranchForm => forms[forms.length - 1];

export class CodeBuffer {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  length = 0;
  private readonly machine: BranchMachine;

  private readonly labelOffset: IntList = new IntList();
  /** Branches and pads recorded before the label was bound. */
  private readonly labelItem: IntList = new IntList();

  // Branches and pads, ascending: offset, condition or ALIGN, and the label or the alignment.
  private readonly itemAt: IntList = new IntList();
  private readonly itemKind: IntList = new IntList();
  private readonly itemArg: IntList = new IntList();
  /** By item: the form a branch has, as its place in the machine's list. */
  private form: Uint8Array = new Uint8Array(256);
  private saved: Int32Array = new Int32Array(256);

  // References to the pool, ascending: offset of the displacement, bytes of the instruction behind it, pool entry.
  private readonly refAt: IntList = new IntList();
  private readonly refTail: IntList = new IntList();
  private readonly refEntry: IntList = new IntList();
  // As in FunctionCode; of handlers the labels where they begin.
  private readonly calls: IntList = new IntList();
  private readonly traps: IntList = new IntList();
  private readonly addrs: IntList = new IntList();
  private readonly frameChanges: IntList = new IntList();
  private readonly stackMaps: IntList = new IntList();
  /** The last list of words given. */
  private lastMap: readonly number[] = [];
  private lastOffsets: readonly number[] | undefined;
  private readonly handlerLists: IntList = new IntList();

  constructor(machine: BranchMachine) {
    this.machine = machine;
  }

  reset(): void {
    this.length = 0;
    this.labelOffset.length = 0;
    this.labelItem.length = 0;
    this.itemAt.length = 0;
    this.itemKind.length = 0;
    this.itemArg.length = 0;
    this.refAt.length = 0;
    this.refTail.length = 0;
    this.refEntry.length = 0;
    this.calls.length = 0;
    this.traps.length = 0;
    this.addrs.length = 0;
    this.frameChanges.length = 0;
    this.handlerLists.length = 0;
    this.stackMaps.length = 0;
    this.lastMap = [];
    this.lastOffsets = undefined;
  }

  /** The bytes, with room for `n` more. */
  reserve(n: number): Uint8Array<ArrayBuffer> {
    if (this.length + n > this.bytes.length) this.bytes = extended(this.bytes, this.length + n);
    return this.bytes;
  }
  byte(value: number): void {
    const bytes = this.reserve(1);
    bytes[this.length++] = value;
  }
  word(value: number): void {
    put32(this.reserve(4), this.length, value);
    this.length += 4;
  }

  newLabel(): number {
    this.labelOffset.push(UNBOUND);
    this.labelItem.push(0);
    return this.labelOffset.length - 1;
  }
  /** `n` labels, the first of which is returned: one per block. */
  newLabels(n: number): number {
    const first = this.labelOffset.length;
    for (let i = 0; i < n; i++) this.newLabel();
    return first;
  }
  bind(label: number): void {
    this.labelOffset.data[label] = this.length;
    this.labelItem.data[label] = this.itemAt.length;
  }

  private item(kind: number, arg: number, size: number): void {
    this.itemAt.push(this.length);
    this.itemKind.push(kind);
    this.itemArg.push(arg);
    this.reserve(size);
    this.length += size;
  }
  /** A branch to `label`, ALWAYS or on a condition. */
  branch(condition: number, label: number): void {
    this.item(condition, label, longest(this.machine.forms(condition)).size);
  }
  /** The next instruction starts at a multiple of `alignment` of the function. */
  align(alignment: number): void {
    this.item(ALIGN, alignment, alignment - 1);
  }

  /** The 32-bit displacement at offset `at` refers to a pool entry; `tail` bytes of the instruction follow it. */
  poolRef(at: number, tail: number, entry: number): void {
    this.refAt.push(at);
    this.refTail.push(tail);
    this.refEntry.push(entry);
  }
  /** The 32-bit displacement at `at` is that of a call of text function `callee`. */
  call(at: number, callee: number): void {
    this.calls.push(at);
    this.calls.push(callee);
  }
  /** The instruction at `at` traps with `code`. */
  trap(at: number, code: number): void {
    this.traps.push(at);
    this.traps.push(code);
  }
  /** From here on the frame is so (compiled/compiled.ts FRAME_CHANGE). */
  frameChange(change: number): void {
    this.frameChanges.push(this.length);
    this.frameChanges.push(change);
  }
  /**
   * Where the call that ends here returns to, the words at these offsets from the frame pointer hold references. The array that
   * came last is known to be the same one without being looked at: long maps are few.
   */
  stackMap(offsets: readonly number[]): void {
    const isLast = offsets === this.lastOffsets;
    const words = isLast ? this.lastMap : offsets.map((at) => at / -8).sort((a, b) => a - b);
    const same = isLast || (words.length === this.lastMap.length && words.every((w, k) => w === this.lastMap[k]));
    this.lastOffsets = offsets;
    this.stackMaps.push(this.length);
    this.stackMaps.push(same ? SAME_MAP : words.length);
    if (same) return;
    for (const w of words) this.stackMaps.push(w);
    this.lastMap = words;
  }
  /** The call that ends here has `n` handlers, which the next calls of `handler` name. */
  handlers(n: number): void {
    this.handlerLists.push(this.length);
    this.handlerLists.push(n);
  }
  /** What has that tag index (ANY_TAG: everything) goes on at the label. */
  handler(tag: number, label: number): void {
    this.handlerLists.push(tag);
    this.handlerLists.push(label);
  }
  /** From `at` on the code belongs to the wasm instruction at `pos`. */
  addr(at: number, pos: number): void {
    this.addrs.push(at);
    this.addrs.push(pos);
  }

  /** Decides which form branches have: two rounds catch nearly all, and more would gain next to nothing. */
  private shorten(): void {
    const n = this.itemAt.length;
    if (this.saved.length <= n) {
      this.saved = new Int32Array(n * 2 + 1);
      this.form = new Uint8Array(n * 2 + 1);
    }
    const { saved, form, machine } = this;
    const at = this.itemAt.data;
    const kind = this.itemKind.data;
    const arg = this.itemArg.data;
    const offsets = this.labelOffset.data;
    const items = this.labelItem.data;
    saved.fill(0, 0, n + 1);
    for (let i = 0; i < n; i++) form[i] = kind[i] === ALIGN ? 0 : machine.forms(kind[i]).length - 1;
    for (let round = 0; round < 2; round++) {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        if (form[i] === 0) continue;
        const forms = machine.forms(kind[i]);
        const label = arg[i];
        const target = offsets[label];
        if (target === UNBOUND) bug('branch to an unbound label');
        const start = at[i] - saved[i];
        // A target behind the branch comes nearer as the branch shrinks, one before it does not.
        const to = target - saved[items[label]];
        const end = start + forms[form[i]].size;
        for (let f = 0; f < form[i]; f++) {
          const { size, min, max } = forms[f];
          const distance = to > start ? to - end : to - (start + size);
          if (distance >= min && distance <= max) form[i] = f;
        }
      }
      for (let i = 0; i < n; i++) {
        saved[i] = sum;
        if (kind[i] !== ALIGN) sum += this.savedBy(kind[i], form[i]);
      }
      saved[n] = sum;
    }
    // Pads last: their size depends on where they end up.
    let sum = 0;
    for (let i = 0; i < n; i++) {
      saved[i] = sum;
      const k = kind[i];
      if (k === ALIGN) {
        const alignment = arg[i];
        const pad = -(at[i] - sum) & (alignment - 1);
        sum += alignment - 1 - pad;
      } else sum += this.savedBy(k, form[i]);
    }
    saved[n] = sum;
  }
  private savedBy(condition: number, form: number): number {
    const forms = this.machine.forms(condition);
    return longest(forms).size - forms[form].size;
  }

  /** Moves what stands between branches together and writes branches and pads. */
  private compact(): void {
    const { saved, form, machine, bytes } = this;
    const n = this.itemAt.length;
    const offsets = this.labelOffset.data;
    const items = this.labelItem.data;
    const fresh = n === 0 ? 0 : this.itemAt.get(0);
    let to = fresh;
    for (let i = 0; i < n; i++) {
      const k = this.itemKind.get(i);
      const arg = this.itemArg.get(i);
      let from = this.itemAt.get(i);
      if (k === ALIGN) {
        const pad = -to & (arg - 1);
        machine.pad(bytes, to, pad);
        to += pad;
        from += arg - 1;
      } else {
        const forms = machine.forms(k);
        const chosen = forms[form[i]];
        const end = to + chosen.size;
        const target = offsets[arg] - saved[items[arg]];
        chosen.write(bytes, to, k, target - end);
        to = end;
        from += longest(forms).size;
      }
      const next = i + 1 < n ? this.itemAt.get(i + 1) : this.length;
      if (to !== from) bytes.copyWithin(to, from, next);
      to += next - from;
    }
    if (n > 0) this.length = to;
  }

  /** Final offsets of an ascending list of records that begin with one; `size`: words of the record at an index. */
  private relocate(list: IntList, size: (at: number) => number): void {
    const n = this.itemAt.length;
    const at = this.itemAt.data;
    const saved = this.saved;
    const data = list.data;
    let i = 0;
    for (let k = 0; k < list.length; k += size(k)) {
      const offset = data[k];
      while (i < n && at[i] < offset) i++;
      data[k] = offset - saved[i];
    }
  }

  /** Where a label ended up. */
  private finalOffset(label: number): number {
    return this.labelOffset.get(label) - this.saved[this.labelItem.get(label)];
  }

  /** Resolves handlers and landing pads. */
  private relocateHandlers(): void {
    const { data, length } = this.handlerLists;
    this.relocate(this.handlerLists, (at) => handlersEnd(data, at) - at);
    for (let at = 0, end = 0; at < length; at = end) {
      end = handlersEnd(data, at);
      for (let label = at + 3; label < end; label += 2) data[label] = this.finalOffset(data[label]);
    }
  }

  /**
   * Resolves everything. `pool` is laid out behind the code. From here on nothing is added; the arrays are valid until the next
   * function.
   */
  finish(pool: ConstantPool, frameSize: number): FunctionCode {
    this.shorten();
    this.compact();
    this.relocate(this.refAt, words(1));
    for (const pairs of [this.calls, this.traps, this.addrs, this.frameChanges]) this.relocate(pairs, words(2));
    this.relocate(this.stackMaps, (at) => stackMapEnd(this.stackMaps.data, at) - at);
    this.relocateHandlers();
    const codeLength = this.length;
    if (pool.sizes.length > 0) {
      const start = (codeLength + 15) & ~15;
      const end = pool.layOut(start);
      this.reserve(end - codeLength);
      this.machine.pad(this.bytes, codeLength, start - codeLength);
      this.length = start;
      this.writePool(pool);
      this.length = end;
      for (let k = 0; k < this.refAt.length; k++)
        this.machine.patchRelative(this.bytes, this.refAt.get(k), this.refTail.get(k), pool.offsets.get(this.refEntry.get(k)));
    }
    return {
      code: this.bytes.subarray(0, this.length),
      codeLength,
      frameSize,
      calls: this.calls.view(),
      traps: this.traps.view(),
      addrs: this.addrs.view(),
      frameChanges: this.frameChanges.view(),
      handlers: this.handlerLists.view(),
      stackMaps: this.stackMaps.view(),
    };
  }

  private writePool(pool: ConstantPool): void {
    for (let e = 0; e < pool.sizes.length; e++) {
      const at = pool.offsets.get(e);
      const size = pool.sizes.get(e);
      for (let k = 0; k < size; k += 4) put32(this.bytes, at + k, pool.word(e, k >> 2));
      if (size !== 0) continue;
      const first = pool.firstLabel(e);
      const count = pool.labelCount(e);
      for (let k = 0; k < count; k++) {
        const label = pool.labels.get(first + k);
        put32(this.bytes, at + 4 * k, this.finalOffset(label) - at);
      }
    }
  }
}
