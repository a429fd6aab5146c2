/**
 * How AArch64 writes branches, padding and pc-relative loads, for the code buffer; and calls, for the text section. Arm
 * Architecture Reference Manual, section C6.2 by instruction.
 *
 * A branch's condition is its own instruction word with an empty displacement: `b.ne`, `cbz x3`, `tbnz w1, #31`. Every
 * displacement counts instructions from the one it stands in; of a form with several, that is the last, or the veneer's last
 * word.
 */

import { bug } from '../../../wasm/errors.ts';
import { ALWAYS, type BranchForm, type BranchMachine, put32 } from '../../emit/code-buffer.ts';
import type { LinkMachine } from '../../isa.ts';

/** A kind of instruction with a displacement: which words, where its field is, and the bit that makes the opposite condition. */
interface Kind {
  readonly name: string;
  readonly mask: number;
  readonly match: number;
  readonly shift: number;
  readonly bits: number;
  readonly inverse: number;
}
const KINDS: readonly Kind[] = (
  [
    ['b, bl', 0x7c000000, 0x14000000, 0, 26, 0],
    ['b.cond', 0xff000010, 0x54000000, 5, 19, 1],
    ['cbz, cbnz', 0x7e000000, 0x34000000, 5, 19, 1 << 24],
    ['tbz, tbnz', 0x7e000000, 0x36000000, 5, 14, 1 << 24],
    ['ldr (literal)', 0x3b000000, 0x18000000, 5, 19, 0],
    ['adr', 0x9f000000, 0x10000000, 5, 19, 0],
  ] as const
).map(([name, mask, match, shift, bits, inverse]) => ({ name, mask, match, shift, bits, inverse }));

/** Branch always, branch with link, no operation, and what a processor refuses to run. */
const B = 0x14000000;
const NOP = 0xd503201f;
const UDF = 0;

/**
 * A jump of unlimited reach: `ldrsw x16, .+16; adr x17, .+12; add x16, x16, x17; br x16`, and the distance from its own place to
 * the target. Both registers are the procedure call standard's own for that purpose: no value lives in them across a branch.
 */
const VENEER = [0x98000090, 0x10000071, 0x8b110210, 0xd61f0200, 0];

function kindOf(word: number): Kind {
  for (const kind of KINDS) if ((word & kind.mask) === kind.match) return kind;
  return bug(`no displacement in instruction ${(word >>> 0).toString(16)}`);
}

/** movz of 32 bits, and where moves have their 16 bits. */
const MOVZ_MASK = 0xffe00000 | 0;
const MOVZ = 0x52800000;
const IMM16 = 5;

const wordAt = (bytes: Uint8Array, at: number): number =>
  bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);

/** Points the displacement of the instruction at `at` to `distance` bytes from it. */
function point(bytes: Uint8Array, at: number, distance: number): void {
  const word = wordAt(bytes, at);
  const { name, shift, bits } = kindOf(word);
  const field = distance / 4;
  if (!Number.isInteger(field) || Math.abs(field + 0.5) > 2 ** (bits - 1)) bug(`${name} cannot reach over ${distance} bytes`);
  const mask = 2 ** bits - 1;
  put32(bytes, at, (word & ~(mask << shift)) | ((field & mask) << shift));
}

function putVeneer(bytes: Uint8Array, at: number, distance: number): void {
  for (const [i, word] of VENEER.entries()) put32(bytes, at + 4 * i, word);
  put32(bytes, at + 16, distance);
}

/** A single instruction. Reach counts from its end. */
function direct({ bits }: Kind): BranchForm {
  return {
    size: 4,
    min: -(2 ** (bits + 1)) - 4,
    max: 2 ** (bits + 1) - 8,
    write(bytes, at, condition, distance) {
      put32(bytes, at, condition === ALWAYS ? B : condition);
      point(bytes, at, distance + 4);
    },
  };
}
/** The opposite condition jumps over an unconditional branch. */
function over(form: BranchForm): BranchForm {
  return {
    ...form,
    size: 4 + form.size,
    write(bytes, at, condition, distance) {
      const { name, inverse } = kindOf(condition);
      // Conditions 14 and 15 of b.cond both mean "always".
      if (inverse === 0 || (inverse === 1 && (condition & 14) === 14)) bug(`${name} has no opposite`);
      put32(bytes, at, condition ^ inverse);
      point(bytes, at, 4 + form.size);
      form.write(bytes, at + 4, ALWAYS, distance);
    },
  };
}

const FAR: BranchForm = {
  size: 4 * VENEER.length,
  min: -(2 ** 31) - 4,
  max: 2 ** 31 - 5,
  write: (bytes, at, _condition, distance) => putVeneer(bytes, at, distance + 4),
};
const NEAR = direct(kindOf(B));
const UNCONDITIONAL: readonly BranchForm[] = [NEAR, FAR];
const CONDITIONAL: ReadonlyMap<Kind, readonly BranchForm[]> = new Map(
  KINDS.filter(({ inverse }) => inverse !== 0).map((kind) => [kind, [direct(kind), over(NEAR), over(FAR)]]),
);

export const aarch64Branches: BranchMachine = {
  forms: (condition) => (condition === ALWAYS ? UNCONDITIONAL : (CONDITIONAL.get(kindOf(condition)) ?? bug('no branch'))),
  pad(bytes, from, n) {
    for (let at = from; at < from + n; at += 4) put32(bytes, at, NOP);
  },
  patchRelative(bytes, at, _tail, target) {
    if ((wordAt(bytes, at) & MOVZ_MASK) !== MOVZ) return point(bytes, at, target - at);
    // movz and movk of a distance that counts from the instruction in front of them.
    const distance = target - (at - 4);
    put32(bytes, at, wordAt(bytes, at) | ((distance & 0xffff) << IMM16));
    put32(bytes, at + 4, wordAt(bytes, at + 4) | ((distance >>> 16) << IMM16));
  },
};

/** Calls (`bl`, and `b` of tail calls) reach 128 MiB; what is farther goes through a veneer between functions. */
export const aarch64Link: LinkMachine = {
  functionAlignment: 16,
  padding: UDF,
  callMin: -(2 ** 27),
  callMax: 2 ** 27 - 4,
  patchCall(bytes, at, target) {
    point(bytes, at, target - at);
  },
  veneerSize: 4 * VENEER.length,
  writeVeneer(bytes, at, target) {
    putVeneer(bytes, at, target - (at + 16));
  },
};
