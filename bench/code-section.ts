/** The size of a binary module's code section: what compile throughput is counted in. */
import { Cursor } from '../engine/wasm/cursor.ts';

const CODE_SECTION = 10;

/** Bytes of the code section's contents, 0 without one. */
export function codeSectionBytes(bytes: Uint8Array): number {
  const cursor = new Cursor(bytes, 8);
  while (cursor.pos < bytes.length) {
    const id = cursor.u8();
    const size = cursor.u32();
    if (id === CODE_SECTION) return size;
    cursor.pos += size;
  }
  return 0;
}
