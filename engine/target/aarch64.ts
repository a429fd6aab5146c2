/** AArch64, little endian. Its back end is backend/aarch64. */
import { CFA } from './cfa.ts';
import type { Target } from './target.ts';

/** DWARF numbers of registers ("DWARF for the Arm 64-bit Architecture", section 4.1): x0-x30, sp. */
const REG = { x17: 17, x19: 19, x28: 28, fp: 29, lr: 30, sp: 31 } as const;

/** What the procedure call standard has callees preserve, but the frame pointer: generated code preserves none of it. */
const LOST = Array.from({ length: REG.x28 - REG.x19 + 1 }, (_, i) => REG.x19 + i);

const LEFT = [CFA.define, REG.sp, 0, CFA.restore | REG.fp, CFA.restore | REG.lr];

export const AARCH64: Target = {
  name: 'aarch64',
  room: 'aarch64',
  nodeArch: 'arm64',
  gnuName: 'aarch64-linux-gnu',
  elfMachine: 183,
  // The largest that Linux is built with: what is mapped by pages can be on any.
  pageSize: 65536,
  // udf #0
  fill: 0,
  // Arm Architecture Reference Manual, section A2.2. armv8.1-a: atomic instructions (LSE).
  cpus: ['armv8-a', 'armv8.1-a'],
  defaultCpu: 'armv8-a',
  leastCpu: 'Advanced SIMD',
  // V8's own code has explicit checks on Linux (Node 20 to 24 at least).
  guardsShared: false,
  unwind: {
    codeAlignment: 4,
    dataAlignment: -8,
    returnAddress: REG.lr,
    // The return address is in its register. The instance register is an argument.
    entry: [...[CFA.define, REG.sp, 0, CFA.sameValue, REG.fp, CFA.sameValue, REG.lr], ...LOST.flatMap((r) => [CFA.undefined, r])],
    // `bti c`, `stp x29, x30, [sp, #-16]!`, `mov x29, sp`.
    prologue: [
      ...[CFA.advance | 2, CFA.defineOffset, 16, CFA.offset | REG.fp, 2, CFA.offset | REG.lr, 1],
      ...[CFA.advance | 1, CFA.defineRegister, REG.fp],
    ],
    prologueLength: 12,
    left: LEFT,
    leftFromMoving: LEFT,
    // The registers of backend/aarch64/emit/emit.ts, fetchCaller.
    moving: [CFA.register, REG.fp, REG.x17, CFA.sameValue, REG.lr],
  },
};
