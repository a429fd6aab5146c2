/**
 * Machine code as goldens show it: an artifact in → lines for each function, its code with labels, traps and constants. Nothing
 * in them depends on where in the text section a function lies, so that one function's change shows in that function only.
 */

import { type Artifact, functionAt, functionCount, readTraps, TRAP_NAMES } from '../../engine/index.ts';
import { DEFAULT_TARGET, TARGETS, type TargetName } from '../../engine/target/index.ts';
import { bug } from '../../engine/wasm/errors.ts';
import { type DecodeCode, loadDecoder } from '../listing/disassembly.ts';

/** A machine whose code has goldens. */
export interface Machine {
  /** The folder's name: targets begin with it. */
  readonly name: string;
  /** CPU levels, lowest first. */
  readonly cpus: readonly string[];
  readonly decoder: () => Promise<DecodeCode>;
}

/** How a decoder writes addresses. */
interface Notation {
  /** A jump or call: what stands before its target, and the target's digits. */
  readonly target: RegExp;
  /** A place in memory relative to the instruction: its digits. */
  readonly place: RegExp;
}
/** By target. iced writes sixteen digits and bare numbers in brackets, capstone `#0x` and as many as it takes. */
const NOTATIONS: Readonly<Record<TargetName, Notation>> = {
  'x86-64': { target: /^(j\w+|call|loop\w*) (?:short |near )?([0-9A-F]{16})h$/, place: /\[([0-9A-F]+)h\]/ },
  aarch64: {
    target: /^(b|bl|b\.\w+|cbn?z \w+,|tbn?z \w+, #\w+,) #0x([0-9a-f]+)$/,
    place: /(?<=^(?:adr|ldr) \w+, )#0x([0-9a-f]+)$/,
  },
};

/** A folder of goldens for each target's instructions. */
export const MACHINES: readonly Machine[] = TARGETS.map(({ name, cpus }) => ({ name, cpus, decoder: () => loadDecoder(name) }));

/** Every CPU level that artifacts have digests of: those of one machine, as what no machine writes is the same for all. */
export const ALL_CPUS: readonly string[] = DEFAULT_TARGET.cpus;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** Lines of function `i` of an artifact. */
function listFunction(a: Artifact, i: number, decode: DecodeCode, traps: ReadonlyMap<number, string>): string[] {
  const { offset, codeLength, length } = functionAt(a.functions, i);
  const { target: jump, place: relative } = NOTATIONS[a.engine.target];
  const text = a.bytes.subarray(a.text.offset, a.text.offset + a.text.size);
  const instructions = decode(text.subarray(offset, offset + codeLength), offset);
  const inside = (at: number): boolean => at >= offset && at < offset + codeLength;
  const labels = new Map<number, string>();
  for (const { text: t } of instructions) {
    const target = Number.parseInt(jump.exec(t)?.[2] ?? '', 16);
    if (inside(target)) labels.set(target, '');
  }
  for (const [n, at] of [...labels.keys()].sort((x, y) => x - y).entries()) labels.set(at, `L${n + 1}`);
  const named = (t: string): string => {
    const [, mnemonic, digits = ''] = jump.exec(t) ?? [];
    if (mnemonic !== undefined) return `${mnemonic} ${labels.get(Number.parseInt(digits, 16)) ?? functionOf(a, digits)}`;
    return t.replace(relative, (whole, place: string) => {
      const at = Number.parseInt(place, 16) - offset - codeLength;
      return at >= 0 && at < length - codeLength ? `[pool+${at}]` : whole;
    });
  };
  const lines = instructions.map(({ at, text: t }) => {
    const trap = traps.get(offset + at);
    const label = labels.get(offset + at);
    return `${(label === undefined ? '' : `${label}:`).padEnd(5)}${named(t)}${trap === undefined ? '' : ` ; ${trap}`}`;
  });
  const pool = text.subarray(offset + codeLength, offset + length);
  for (let at = 0; at < pool.length; at += 16) lines.push(`pool+${at}: ${hex(pool.subarray(at, at + 16))}`);
  return lines;
}

/** What a call's target is called. */
function functionOf(a: Artifact, digits: string): string {
  const target = Number.parseInt(digits, 16);
  for (let i = functionCount(a.functions) - 1; i >= 0; i--)
    if (functionAt(a.functions, i).offset === target) return `function ${i}`;
  return digits;
}

/** The code of every function of an artifact, a list of lines each, in the order of the text section. */
export function listCode(a: Artifact, decode: DecodeCode): string[][] {
  const traps = new Map<number, string>();
  const pairs = readTraps(a.traps);
  for (let i = 0; i < pairs.length; i += 2) {
    const [pc = 0, code = 0] = pairs.slice(i, i + 2);
    traps.set(pc, TRAP_NAMES[code] ?? bug(`trap ${code}`));
  }
  return Array.from({ length: functionCount(a.functions) }, (_, i) => listFunction(a, i, decode, traps));
}
