/**
 * Types inside function bodies, in their binary form (core specification, sections 5.3.1 - 5.3.4).
 */
import type { ByteWriter } from '../../wasm/bytes.ts';
import { HEAP, type HeapType, heapOf, isExact, isNullable, type ValType } from '../../wasm/types.ts';

/** An s33: a heap type, or a type index up to 2^32 - 1. */
export function writeHeap(out: ByteWriter, heap: HeapType): void {
  if (heap < 0x4000_0000) out.sleb(heap);
  else out.sleb64(heap | 0, 0);
}

/** The heap type of a reference type, with the prefix of exact ones. */
export function writeRefHeap(out: ByteWriter, type: ValType): void {
  if (isExact(type)) out.u8(0x62);
  writeHeap(out, heapOf(type));
}

export function writeValType(out: ByteWriter, type: ValType): void {
  if (type < 0) {
    out.u8(type & 0x7f);
    return;
  }
  const heap = heapOf(type);
  const nullable = isNullable(type);
  if (nullable && heap <= HEAP.noexn && heap >= HEAP.exn && !isExact(type)) {
    out.u8(heap & 0x7f);
    return;
  }
  out.u8(nullable ? 0x63 : 0x64);
  writeRefHeap(out, type);
}
