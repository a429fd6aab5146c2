/**
 * Storage that every parse uses and none keeps: scopes, stacks and output buffers, allocated once per thread. A script has
 * thousands of modules of a hundred bytes each, where fresh maps and typed arrays would cost more than parsing.
 *
 * Only one parse runs at a time (parsing is synchronous and does not call itself), and a new one starts with `reset`. What got
 * large is given back.
 */
import { doubled } from '../../base/arrays.ts';
import { ByteWriter } from '../../wasm/bytes.ts';
import type { TypeIndex, ValType } from '../../wasm/types.ts';

/** Entries, and bytes, beyond which storage is not kept for the next parse. */
const KEEP = 1 << 16;
/** Words of one frame of the instruction parser. */
export const FRAME_WORDS = 6;

class Scratch {
  /** symbol → index for each index space. */
  names: Map<number, number>[] = Array.from({ length: 8 }, () => new Map<number, number>());
  /** Struct type index → symbol → field index. */
  fieldNames = new Map<number, Map<number, number>>();
  locals = new Map<number, number>();
  /** Hash of a function type → the last type index with it; type index → the previous one. */
  typeHash = new Map<number, TypeIndex>();
  nextSame: (TypeIndex | undefined)[] = [];
  params: ValType[] = [];
  results: ValType[] = [];
  out = new ByteWriter(4096);
  waiting = new ByteWriter(256);
  mapAt: Uint32Array = new Uint32Array(1024);
  mapText: Uint32Array = new Uint32Array(1024);
  mapCount = 0;
  frames: Int32Array = new Int32Array(64 * FRAME_WORDS);
  localTypes: Int32Array = new Int32Array(64);
  labelSymbols: Int32Array = new Int32Array(64);
  labelHidden: Int32Array = new Int32Array(64);
  labelNames = new Map<number, number>();

  reset(): void {
    for (const scope of this.names) if (scope.size > 0) scope.clear();
    if (this.fieldNames.size > 0) this.fieldNames.clear();
    if (this.locals.size > 0) this.locals.clear();
    if (this.labelNames.size > 0) this.labelNames.clear();
    if (this.typeHash.size > 0) this.typeHash.clear();
    this.nextSame.length = 0;
    this.params.length = 0;
    this.results.length = 0;
    this.out.length = 0;
    this.waiting.length = 0;
    this.mapCount = 0;
  }
  /** Whether some storage is too large to keep. */
  isLarge(): boolean {
    const { out, waiting, mapAt, frames, localTypes, labelSymbols, nextSame } = this;
    const most = Math.max(mapAt.length, frames.length, localTypes.length, labelSymbols.length, nextSame.length);
    return Math.max(out.bytes.length, waiting.bytes.length) > 4 * KEEP || most > KEEP;
  }
  /** Makes room for one more mark. */
  growMap(): void {
    this.mapAt = doubled(this.mapAt);
    this.mapText = doubled(this.mapText);
  }
}

export type { Scratch };

let current = new Scratch();

/** The scratch storage for a new parse. */
export function takeScratch(): Scratch {
  if (current.isLarge()) current = new Scratch();
  current.reset();
  return current;
}
