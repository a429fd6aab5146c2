/** How x86-64 writes branches, padding and rip-relative displacements, for the code buffer. */
import type { BranchMachine } from '../code-buffer.ts';

/** Recommended multi-byte NOPs (Intel manual volume 2, NOP). */
const NOPS = [
  [],
  [0x90],
  [0x66, 0x90],
  [0x0f, 0x1f, 0x00],
  [0x0f, 0x1f, 0x40, 0x00],
  [0x0f, 0x1f, 0x44, 0x00, 0x00],
  [0x66, 0x0f, 0x1f, 0x44, 0x00, 0x00],
  [0x0f, 0x1f, 0x80, 0x00, 0x00, 0x00, 0x00],
  [0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00],
  [0x66, 0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00],
].map((n) => Uint8Array.from(n));

function put32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >> 8;
  bytes[at + 2] = value >> 16;
  bytes[at + 3] = value >> 24;
}

export const x64Branches: BranchMachine = {
  longSize: (condition) => (condition < 0 ? 5 : 6),
  shortSize: () => 2,
  shortMin: () => -128,
  shortMax: () => 127,
  write(bytes, at, condition, distance, short) {
    if (short) {
      bytes[at] = condition < 0 ? 0xeb : 0x70 | condition;
      bytes[at + 1] = distance;
    } else if (condition < 0) {
      bytes[at] = 0xe9;
      put32(bytes, at + 1, distance);
    } else {
      bytes[at] = 0x0f;
      bytes[at + 1] = 0x80 | condition;
      put32(bytes, at + 2, distance);
    }
  },
  pad(bytes, from, n) {
    for (let at = from; at < from + n; ) {
      const nop = NOPS[Math.min(9, from + n - at)] as Uint8Array;
      bytes.set(nop, at);
      at += nop.length;
    }
  },
  patchRelative(bytes, at, tail, target) {
    put32(bytes, at, target - (at + 4 + tail));
  },
};
