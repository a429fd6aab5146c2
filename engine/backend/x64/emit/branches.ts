/** How x86-64 writes branches, padding and rip-relative displacements, for the code buffer; and calls, for the text section. */
import { X86_64 } from '../../../target/x86-64.ts';
import { ALWAYS, type BranchForm, type BranchMachine, put32 } from '../../emit/code-buffer.ts';
import type { LinkMachine } from '../../isa.ts';

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

const FAR = { min: -(2 ** 31), max: 2 ** 31 - 1 };
const near = (opcode: number): BranchForm => ({
  size: 2,
  min: -128,
  max: 127,
  write(bytes, at, condition, distance) {
    bytes[at] = opcode | Math.max(condition, 0);
    bytes[at + 1] = distance;
  },
});
const JMP: readonly BranchForm[] = [
  near(0xeb),
  {
    ...FAR,
    size: 5,
    write(bytes, at, _condition, distance) {
      bytes[at] = 0xe9;
      put32(bytes, at + 1, distance);
    },
  },
];
const JCC: readonly BranchForm[] = [
  near(0x70),
  {
    ...FAR,
    size: 6,
    write(bytes, at, condition, distance) {
      bytes[at] = 0x0f;
      bytes[at + 1] = 0x80 | condition;
      put32(bytes, at + 2, distance);
    },
  },
];

export const x64Branches: BranchMachine = {
  forms: (condition) => (condition === ALWAYS ? JMP : JCC),
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

/** `call` and `jmp` with a 32-bit displacement reach everything a section may hold. */
export const x64Link: LinkMachine = {
  functionAlignment: 16,
  padding: X86_64.fill,
  callMin: FAR.min + 4,
  callMax: FAR.max + 4,
  patchCall(bytes, at, target) {
    put32(bytes, at, target - (at + 4));
  },
  veneerSize: 0,
  writeVeneer() {},
};
