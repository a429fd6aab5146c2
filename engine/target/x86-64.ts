/** x86-64, System V ABI. Its back end is backend/x64. */
import { CFA } from './cfa.ts';
import type { Target } from './target.ts';

/** DWARF numbers of registers (psABI, figure 3.36). */
const REG = { rax: 0, rbx: 3, rbp: 6, rsp: 7, r11: 11, r12: 12, r13: 13, r14: 14, r15: 15, returnAddress: 16 } as const;

const LEFT = [CFA.define, REG.rsp, 8, CFA.restore | REG.rbp];

export const X86_64: Target = {
  name: 'x86-64',
  room: 'x64',
  nodeArch: 'x64',
  gnuName: 'x86_64-linux-gnu',
  mingwName: 'x86_64-w64-mingw32',
  elfMachine: 62,
  pageSize: 4096,
  // int3
  fill: 0xcc,
  // System V psABI, section 3.1.1. v2: SSE4.2, POPCNT. v3: AVX, AVX2, BMI1/2, LZCNT, FMA.
  cpus: ['x86-64-v2', 'x86-64-v3'],
  defaultCpu: 'x86-64-v3',
  leastCpu: 'SSE4.2 and POPCNT',
  guardsShared: true,
  unwind: {
    codeAlignment: 1,
    dataAlignment: -8,
    returnAddress: REG.returnAddress,
    // The return address is at the stack pointer. Generated code preserves nothing for its caller but the frame pointer; the
    // instance register is an argument.
    entry: [
      ...[CFA.define, REG.rsp, 8, CFA.offset | REG.returnAddress, 1, CFA.sameValue, REG.rbp],
      ...[REG.rbx, REG.r12, REG.r13, REG.r14, REG.r15].flatMap((r) => [CFA.undefined, r]),
    ],
    // `push rbp` (1 byte), `mov rbp, rsp` (3 bytes).
    prologue: [
      ...[CFA.advance | 1, CFA.defineOffset, 16, CFA.offset | REG.rbp, 2],
      ...[CFA.advance | 3, CFA.defineRegister, REG.rbp],
    ],
    prologueLength: 4,
    left: LEFT,
    leftFromMoving: [...LEFT, CFA.restore | REG.returnAddress],
    // The registers of backend/x64/emit/emit.ts, fetchCaller.
    moving: [CFA.register, REG.rbp, REG.rax, CFA.register, REG.returnAddress, REG.r11],
  },
};
