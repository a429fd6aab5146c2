/**
 * AArch64's branches and calls by their bytes, at both ends of every reach and one instruction beyond. Each row is also read by
 * an independent decoder (capstone), which must find the way to the target; and qemu runs what the text section has linked.
 */

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FunctionCode, TextSection } from '../../../compiled/compiled.ts';
import { type BranchMachine, CodeBuffer } from '../../emit/code-buffer.ts';
import type { LinkMachine } from '../../isa.ts';
import { functionCode } from '../../testing/function-code.ts';
import { TextBuilder } from '../../text-section.ts';
import { ConstantPool } from '../../vcode/constant-pool.ts';
import { aarch64Branches, aarch64Link } from './branches.ts';

const KIB = 1 << 10;
const MIB = 1 << 20;
const ALWAYS = -1;
const BNE = 0x54000001;
const CBZ_X3 = 0xb4000003 | 0;
const CBNZ_W30 = 0x3500001e;
const TBNZ_W1_31 = 0x37f80001;
const TBZ_X9_40 = 0xb6400009 | 0;
const NOP = 0xd503201f;
/** The four instructions of a veneer, before its distance. */
const VENEER = [0x98000090, 0x10000071, 0x8b110210, 0xd61f0200];

interface Instruction {
  readonly address: bigint;
  readonly mnemonic: string;
  readonly op_str: string;
}
interface Disassembler {
  disasm(bytes: Uint8Array, address: number): readonly Instruction[];
  close(): void;
}
interface Capstone {
  readonly ARCH_ARM64: number;
  readonly MODE_ARM: number;
  readonly Capstone: new (arch: number, mode: number) => Disassembler;
}

/** `mnemonic operands` of the word at `at`, and the address it refers to. */
function read(disassembler: Disassembler, bytes: Uint8Array, at: number): { text: string; target: number } {
  const [instruction] = disassembler.disasm(bytes.slice(at, at + 4), at);
  if (instruction === undefined) throw new Error(`not an instruction at ${at}`);
  const text = `${instruction.mnemonic} ${instruction.op_str}`;
  // Addresses are printed as unsigned numbers of 64 bits.
  const target = /#(-?(?:0x)?[0-9a-f]+)$/.exec(instruction.op_str)?.[1];
  return { text, target: target === undefined ? Number.NaN : Number(BigInt.asIntN(64, BigInt(target))) };
}
const word = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
const words = (bytes: Uint8Array, at: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => word(bytes, at + 4 * i));
const hex = (list: readonly number[]): string => list.map((w) => (w >>> 0).toString(16).padStart(8, '0')).join(' ');

/** Where a veneer leads, by the decoder's reading of its instructions. */
function throughVeneer(disassembler: Disassembler, bytes: Uint8Array, at: number): number {
  const [load, base, sum, jump] = [0, 4, 8, 12].map((k) => read(disassembler, bytes, at + k));
  expect(load?.text).to.match(/^ldrsw x16, /);
  expect(base?.text).to.match(/^adr x17, /);
  expect([sum?.text, jump?.text]).to.deep.equal(['add x16, x16, x17', 'br x16']);
  return (word(bytes, load?.target as number) | 0) + (base?.target as number);
}

function code(size: number, calls: readonly number[], first: readonly number[] = []): FunctionCode {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < size; at += 4) view.setUint32(at, first[at / 4] ?? NOP, true);
  for (let i = 0; i < calls.length; i += 2) view.setUint32(calls[i] as number, 0x94000000, true);
  return functionCode(bytes, calls);
}

describe('aarch64', () => {
  let disassembler: Disassembler;
  before(async () => {
    const capstone = await (createRequire(import.meta.url)('@alexaltea/capstone-js') as () => Promise<Capstone>)();
    disassembler = new capstone.Capstone(capstone.ARCH_ARM64, capstone.MODE_ARM);
  });
  after(() => disassembler.close());

  describe('branches', () => {
    /** A branch to a label `gap` bytes behind its end, or, negative, so many bytes before its start. */
    function build(machine: BranchMachine, condition: number, gap: number): { bytes: Uint8Array; at: number; label: number } {
      const buf = new CodeBuffer(machine);
      const label = buf.newLabel();
      const skip = (n: number): void => {
        buf.reserve(n);
        buf.length += n;
      };
      if (gap < 0) {
        buf.bind(label);
        skip(-gap);
      }
      buf.branch(condition, label);
      if (gap >= 0) {
        skip(gap);
        buf.bind(label);
        buf.word(NOP);
      }
      const bytes = buf.finish(new ConstantPool(), 0).code;
      return gap < 0 ? { bytes, at: -gap, label: 0 } : { bytes, at: 0, label: bytes.length - 4 };
    }
    function check(machine: BranchMachine, condition: number, gap: number, expected: readonly number[]): void {
      const { bytes, at, label } = build(machine, condition, gap);
      expect(hex(words(bytes, at, expected.length))).to.equal(hex(expected));
      const end = gap < 0 ? bytes.length : label - gap;
      expect(end - at, 'size').to.equal(4 * expected.length);
      let from = at;
      if (condition !== ALWAYS && expected.length > 1) {
        const view = new DataView(new ArrayBuffer(4));
        view.setInt32(0, condition, true);
        const wanted = read(disassembler, new Uint8Array(view.buffer), 0).text.split(' ')[0] as string;
        const opposite = { 'b.ne': 'b.eq', cbz: 'cbnz', cbnz: 'cbz', tbz: 'tbnz', tbnz: 'tbz' }[wanted];
        const skip = read(disassembler, bytes, at);
        expect(skip.text.split(' ')[0]).to.equal(opposite);
        expect(skip.target).to.equal(end);
        from += 4;
      }
      const target = end - from === 20 ? throughVeneer(disassembler, bytes, from) : read(disassembler, bytes, from).target;
      expect(target).to.equal(label);
    }

    const ROWS: readonly (readonly [what: string, condition: number, gap: number, expected: readonly number[]])[] = [
      ['b forward, the farthest', ALWAYS, 128 * MIB - 8, [0x15ffffff]],
      ['b forward, too far', ALWAYS, 128 * MIB - 4, [...VENEER, 0x08000000]],
      ['b backward, the farthest', ALWAYS, -128 * MIB, [0x16000000]],
      ['b backward, too far', ALWAYS, -128 * MIB - 4, [...VENEER, -0x08000014]],
      ['b.ne forward, the farthest', BNE, MIB - 8, [0x547fffe1]],
      ['b.ne forward, too far', BNE, MIB - 4, [0x54000040, 0x14040000]],
      ['b.ne backward, the farthest', BNE, -MIB, [0x54800001]],
      ['b.ne backward, too far', BNE, -MIB - 4, [0x54000040, 0x17fbfffe]],
      ['b.ne forward, farther than b', BNE, 128 * MIB - 4, [0x540000c0, ...VENEER, 0x08000000]],
      ['b.ne backward, farther than b', BNE, -128 * MIB, [0x540000c0, ...VENEER, -0x08000014]],
      ['cbz x3 forward, the farthest', CBZ_X3, MIB - 8, [0xb47fffe3]],
      ['cbz x3 forward, too far', CBZ_X3, MIB - 4, [0xb5000043, 0x14040000]],
      ['cbz x3 backward, the farthest', CBZ_X3, -MIB, [0xb4800003]],
      ['cbz x3 backward, too far', CBZ_X3, -MIB - 4, [0xb5000043, 0x17fbfffe]],
      ['cbnz w30 forward, the farthest', CBNZ_W30, MIB - 8, [0x357ffffe]],
      ['cbnz w30 forward, too far', CBNZ_W30, MIB - 4, [0x3400005e, 0x14040000]],
      ['tbnz w1 forward, the farthest', TBNZ_W1_31, 32 * KIB - 8, [0x37fbffe1]],
      ['tbnz w1 forward, too far', TBNZ_W1_31, 32 * KIB - 4, [0x36f80041, 0x14002000]],
      ['tbnz w1 backward, the farthest', TBNZ_W1_31, -32 * KIB, [0x37fc0001]],
      ['tbnz w1 backward, too far', TBNZ_W1_31, -32 * KIB - 4, [0x36f80041, 0x17ffdffe]],
      ['tbz x9 forward, the farthest', TBZ_X9_40, 32 * KIB - 8, [0xb643ffe9]],
      ['tbz x9 backward, too far', TBZ_X9_40, -32 * KIB - 4, [0xb7400049, 0x17ffdffe]],
      ['tbz x9 to the next instruction', TBZ_X9_40, 0, [0xb6400029]],
    ];
    for (const [what, condition, gap, expected] of ROWS) it(what, () => check(aarch64Branches, condition, gap, expected));

    it('takes a forced form where a test asks for it', () => {
      const forced = (form: number): BranchMachine => ({
        ...aarch64Branches,
        forms: (condition) => aarch64Branches.forms(condition).slice(form),
      });
      check(forced(1), BNE, 8, [0x54000040, 0x14000003]);
      check(forced(1), TBNZ_W1_31, -8, [0x36f80041, 0x17fffffd]);
      check(forced(2), CBZ_X3, 8, [0xb50000c3, ...VENEER, 12]);
      check(forced(1), ALWAYS, -4, [...VENEER, -20]);
    });

    it('brings things nearer by what other branches save', () => {
      // 2000 branches over the same label: the first fits only because those between are one instruction each, too.
      const buf = new CodeBuffer(aarch64Branches);
      const label = buf.newLabel();
      for (let i = 0; i < 2000; i++) buf.branch(TBNZ_W1_31, label);
      buf.bind(label);
      buf.word(NOP);
      const { code } = buf.finish(new ConstantPool(), 0);
      expect(code.length).to.equal(4 * 2001);
      for (const at of [0, 4 * 1999]) expect(read(disassembler, code, at).target).to.equal(4 * 2000);
    });

    it('pads with nop', () => {
      const buf = new CodeBuffer(aarch64Branches);
      buf.word(NOP);
      buf.align(16);
      buf.word(0xd65f03c0);
      expect(hex(words(buf.finish(new ConstantPool(), 0).code, 0, 5))).to.equal(hex([NOP, NOP, NOP, NOP, 0xd65f03c0]));
    });

    it('points loads and addresses to the constant pool', () => {
      for (const [instruction, expected, text] of [
        [0x9c000005, 0x9c0fffe5, 'ldr q5, #0x1fffc'],
        [0x58000007, 0x580fffe7, 'ldr x7, #0x1fffc'],
        [0x10000009, 0x100fffe9, 'adr x9, #0x1fffc'],
      ] as const) {
        const bytes = new Uint8Array(4);
        new DataView(bytes.buffer).setUint32(0, instruction, true);
        aarch64Branches.patchRelative(bytes, 0, 0, 0x1fffc);
        expect(hex([word(bytes, 0)])).to.equal(hex([expected]));
        expect(read(disassembler, bytes, 0).text).to.equal(text);
        expect(() => aarch64Branches.patchRelative(bytes, 0, 0, MIB)).to.throw(/cannot reach/);
        expect(() => aarch64Branches.patchRelative(bytes, 0, 0, 2)).to.throw(/cannot reach/);
      }
    });
    it('knows a condition without an opposite, and a word without a displacement, as our fault', () => {
      const bytes = new Uint8Array(8);
      const far = (condition: number): unknown => aarch64Branches.forms(condition)[1]?.write(bytes, 0, condition, 0);
      expect(() => far(0x5400000e)).to.throw(/bug: b.cond has no opposite/);
      expect(() => far(NOP | 0)).to.throw(/bug: no displacement/);
    });
  });

  describe('calls', () => {
    /** Follows every call; returns how many go through a veneer. */
    function follow({ bytes, functions }: TextSection, calls: readonly (readonly number[])[]): number {
      let through = 0;
      calls.forEach((list, f) => {
        for (let k = 0; k < list.length; k += 2) {
          const wanted = functions[(list[k + 1] as number) * 3] as number;
          const call = read(disassembler, bytes, (functions[f * 3] as number) + (list[k] as number));
          expect(call.text).to.match(/^bl /);
          let { target } = call;
          if (target !== wanted) {
            expect(hex(words(bytes, target, 4))).to.equal(hex(VENEER));
            target = throughVeneer(disassembler, bytes, target);
            through++;
          }
          expect(target, `call ${k / 2} of function ${f}`).to.equal(wanted);
        }
      });
      return through;
    }
    const link = (machine: LinkMachine, pad: number, calls: readonly (readonly number[])[], expected = 4096): TextSection => {
      const text = new TextBuilder(machine, expected);
      calls.forEach((list, i) => {
        text.add(code(32, list), 0);
        if (pad > 0 && i + 1 < calls.length) text.pad(pad);
      });
      return text.finish();
    };
    const reach = (bytes: number): LinkMachine => ({ ...aarch64Link, callMin: -bytes, callMax: bytes - 4 });

    it('forward, backward and to oneself', () => {
      const { bytes } = link(aarch64Link, 0, [
        [4, 1, 8, 0],
        [0, 0],
      ]);
      expect(hex(words(bytes, 0, 9))).to.equal(hex([NOP, 0x94000007, 0x97fffffe, NOP, NOP, NOP, NOP, NOP, 0x97fffff8]));
    });

    it('reaches over 128 MiB and not farther, in both directions', () => {
      // Function 1 starts at 128 MiB. Its calls from 0 and 4 find function 0 at the end of their reach and one instruction
      // beyond.
      const near = [
        [28, 1, 24, 1],
        [0, 0, 4, 0],
      ];
      const { bytes, ...text } = link(aarch64Link, 128 * MIB - 64, near, 129 * MIB);
      expect(text.functions[3]).to.equal(128 * MIB);
      expect(hex(words(bytes, 24, 2))).to.equal(hex([0x95fffffa, 0x95fffff9]));
      expect(hex(words(bytes, 128 * MIB, 2))).to.equal(hex([0x96000000, 0x94000007]));
      expect(follow({ bytes, ...text }, near)).to.equal(1);
      // With 16 bytes more between them, nor do calls from 0 and 4 reach function 1.
      const far = [
        [0, 1, 4, 1],
        [0, 0, 4, 0],
      ];
      expect(follow(link(aarch64Link, 128 * MIB - 48, far, 129 * MIB), far)).to.equal(4);
    });
    it('reaches forward over 128 MiB less an instruction', () => {
      const calls = [[0, 1, 4, 1], []];
      const text = new TextBuilder({ ...aarch64Link, veneerSize: 0 }, 129 * MIB);
      text.add(code(32, calls[0] as number[]), 0);
      text.pad(128 * MIB - 32);
      text.add(code(32, []), 0);
      // Without veneers the first call is what does not reach.
      expect(() => text.finish()).to.throw(`a call would have to reach over ${128 * MIB} bytes`);
      const patched = new Uint8Array(8);
      aarch64Link.patchCall(patched.fill(0x94, 3, 4), 0, aarch64Link.callMax);
      expect(hex(words(patched, 0, 1))).to.equal('95ffffff');
      expect(() => aarch64Link.patchCall(patched, 0, aarch64Link.callMax + 4)).to.throw(/bug: b, bl cannot reach/);
    });

    it('connects every one of 200 functions with the first and the last over 1 MiB each', () => {
      const calls = Array.from({ length: 200 }, () => [4, 0, 8, 199]);
      const text = link(aarch64Link, MIB, calls, 202 * MIB);
      expect(text.functions[199 * 3]).to.be.greaterThan(199 * MIB);
      // 71 functions lie more than 128 MiB from the first, and as many from the last.
      expect(follow(text, calls)).to.be.within(140, 146);
    });

    it('goes through veneers where it is forced to', () => {
      const calls = Array.from({ length: 40 }, (_, i) => [0, (i + 20) % 40, 8, (i + 1) % 40]);
      expect(follow(link(reach(512), 0, calls), calls)).to.be.greaterThan(40);
    });

    it('places veneers of 20 bytes side by side, in the order of their calls', () => {
      const calls = [[0, 3, 4, 2, 8, 1], [], [], []];
      const text = new TextBuilder(reach(128), 0);
      text.add(code(32, calls[0] as number[]), 0);
      text.pad(512);
      for (let i = 1; i < 4; i++) text.add(code(32, []), 0);
      const { bytes, functions } = text.finish();
      const starts = [3, 2, 1].map((f) => functions[f * 3] as number);
      expect(starts).to.deep.equal([672, 640, 608]);
      expect(hex(words(bytes, 0, 3))).to.equal(hex([0x94000008, 0x9400000c, 0x94000010]));
      starts.forEach((start, i) => {
        const at = 32 + 20 * i;
        expect(hex(words(bytes, at, 5))).to.equal(hex([...VENEER, start - (at + 16)]));
      });
    });

    it('gives a veneer a new deadline with each call that it does not serve', () => {
      // Function 99 is called from 0, 10 and 60, function 98 from 12: reach is 32 functions of 32 bytes.
      const calls: number[][] = Array.from({ length: 100 }, () => []);
      for (const [from, to] of [
        [0, 99],
        [10, 99],
        [12, 98],
        [60, 99],
      ] as const)
        calls[from] = [0, to];
      const text = link(reach(1024), 0, calls);
      expect(follow(text, calls)).to.equal(4);
      const targets = [0, 10, 12, 60].map((f) => read(disassembler, text.bytes, text.functions[f * 3] as number).target);
      // Calls 0 and 10 share the first; 12 waited on while that was placed; 60 is out of the first one's reach and has its own.
      expect(targets[1]).to.equal(targets[0]);
      expect(new Set(targets).size).to.equal(3);
      const islands = targets.map((t) => text.functions.findIndex((start, i) => i % 3 === 0 && start > (t as number)) / 3);
      expect(islands).to.deep.equal([29, 29, 41, 90]);
    });

    it('refuses a function that calls cannot leave', () => {
      const text = new TextBuilder(reach(1024));
      expect(() => text.add(code(1024, [0, 1]), 0)).to.throw(/function too large/);
    });

    describe('under qemu', () => {
      let dir: string;
      before(function () {
        if (spawnSync('qemu-aarch64-static', ['--version']).status !== 0) this.skip();
        dir = mkdtempSync(join(tmpdir(), 'touchstone-aarch64-'));
      });
      after(() => {
        if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
      });

      /** A static executable of one segment that starts at the text's first byte. */
      function run({ bytes }: TextSection): number | null {
        const base = 0x400000;
        const start = 120;
        const header = Buffer.alloc(start);
        header.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
        header.writeUInt16LE(2, 16);
        header.writeUInt16LE(183, 18);
        header.writeUInt32LE(1, 20);
        header.writeBigUInt64LE(BigInt(base + start), 24);
        header.writeBigUInt64LE(64n, 32);
        header.writeUInt16LE(64, 52);
        header.writeUInt16LE(56, 54);
        header.writeUInt16LE(1, 56);
        header.writeUInt32LE(1, 64);
        header.writeUInt32LE(5, 68);
        header.writeBigUInt64LE(BigInt(base), 80);
        header.writeBigUInt64LE(BigInt(base), 88);
        for (const at of [96, 104]) header.writeBigUInt64LE(BigInt(start + bytes.length), at);
        header.writeBigUInt64LE(0x10000n, 112);
        const path = join(dir, 'program');
        writeFileSync(path, Buffer.concat([header, bytes]));
        chmodSync(path, 0o755);
        return spawnSync('qemu-aarch64-static', [path]).status;
      }
      /** `first` calls the last function, whose result is the exit status; the last one calls function 1, which answers 42. */
      const main = code(32, [0, 3], [NOP, 0xd2800ba8, 0xd4000001]);
      const answer = code(32, [], [0xd2800540, 0xd65f03c0]);
      const last = code(32, [4, 1], [0xaa1e03f3, NOP, 0xaa1303fe, 0x91000400, 0xd65f03c0]);
      for (const [what, machine, pad] of [
        ['a call within reach', aarch64Link, 0],
        ['veneers, forced', reach(128), 1024],
        ['veneers across 128 MiB', aarch64Link, 80 * MIB],
      ] as const) {
        it(`${what} (needs qemu)`, function () {
          this.timeout(120_000);
          const text = new TextBuilder(machine, 3 * pad);
          text.add(main, 0);
          for (const f of [answer, code(32, []), last]) {
            if (pad > 0) text.pad(pad);
            text.add(f, 0);
          }
          expect(run(text.finish())).to.equal(43);
        });
      }
    });
  });
});
