/** The check of machines' names complains about each kind of name outside its rooms, and about nothing inside. */
import { expect } from 'chai';
import { checkMachineNames, LISTS, MACHINES } from './machine-names.ts';

const check = (file: string, text: string): string[] => checkMachineNames(new Map([[file, text]]));
const FOREIGN = 'engine/passes/gvn.ts';

describe('machine names', () => {
  for (const [kind, line] of [
    ['a register', '// the count stands in rcx'],
    ['a register of a constant', 'const at = R11;'],
    ['a part of a register', 'mov r10d, 1'],
    ['a vector register', 'const XMM15 = 15;'],
    ["a register of the system's header", 'registers[REG_RIP] = pc;'],
    ['a machine', "if (target === 'x86-64') return;"],
    ['a machine in a name', 'const isa = x64Isa(cpu);'],
    ['a machine by underscores', 'defined(__x86_64__)'],
    ["a machine's room", "import { P } from '../backend/x64/ops.ts';"],
    ["Node's name of a machine", "process.arch !== 'x64'"],
    ['an extension', '// with SSE4.2 and AVX2'],
    ['an instruction', 'v.inst(X.setcc)'],
    ["ELF's number", 'const machine = 0x3e;'],
    ['another machine', "import { aarch64Link } from './aarch64/branches.ts';"],
    ["another machine's instruction", '// cbnz has a bit for it'],
  ] as const) {
    it(`${kind} is none of a pass's words`, () => {
      expect(check(FOREIGN, `first();\n${line}`)).to.have.lengthOf(1);
      expect(check(FOREIGN, `first();\n${line}`)[0]).to.match(new RegExp(`^${FOREIGN}:2: "[a-z0-9]+" is a name of `));
    });
  }

  it('may stand in the rooms of the machine, and not in those of another', () => {
    expect(check('engine/backend/x64/lower/lower.ts', '// rax of x86-64')).to.deep.equal([]);
    expect(check('native/x64/machine.h', 'registers[REG_RAX]')).to.deep.equal([]);
    expect(check('engine/backend/x64/lower/lower.ts', '// as aarch64 does')).to.have.lengthOf(1);
    expect(check('engine/backend/aarch64/branches.ts', '// rax')).to.have.lengthOf(1);
  });
  it('may stand in lists of machines and in tests', () => {
    for (const file of Object.keys(LISTS)) expect(check(file, "'x86-64' 'aarch64'"), file).to.deep.equal([]);
    expect(check('engine/passes/gvn.test.ts', '// rax')).to.deep.equal([]);
    expect(check('engine/testing/machine.ts', '// rax')).to.deep.equal([]);
  });
  it('are told from numbers, types and words that only look like them', () => {
    const text = '0x64 index64 Int32Array print3 wasm.atomic.cmpxchg popcnt r7 r16 trip axis x86y ex64 leave';
    expect(check(FOREIGN, text)).to.deep.equal([]);
  });
  it('each machine has rooms of its own', () => {
    const rooms = MACHINES.flatMap((m) => m.rooms);
    expect(new Set(rooms).size).to.equal(rooms.length);
  });
});
