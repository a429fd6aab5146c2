/**
 * Files that must not be loaded: each kind of fault by itself, then all together in one error; a sample of random damage
 * (`npm run fuzz:artifacts` does 100,000).
 */
import { expect } from 'chai';
import { compile } from '../compiler/compile.ts';
import { encode, parse } from '../index.ts';
import { randomFrom } from '../testing/random.ts';
import { validate } from '../valid/index.ts';
import { WasmError } from '../wasm/errors.ts';
import { WASM3 } from '../wasm/features.ts';
import { ELF, SHT } from './bytes/elf.ts';
import { readArtifact } from './read.ts';
import { corrupted } from './testing/corrupt.ts';

function artifact(): Uint8Array {
  const m = parse('(module (memory 1) (data (i32.const 1) "x") (func (export "f") (result i32) (i32.load8_u (i32.const 1))))');
  encode(m);
  validate(m, { features: WASM3 });
  return compile(m);
}
const HOST = { target: 'x86-64' as const, cpus: ['x86-64-v2', 'x86-64-v3'] };
function messageOf(bytes: Uint8Array, options = {}): string {
  try {
    readArtifact(bytes, { host: HOST, ...options });
  } catch (e) {
    if (e instanceof WasmError && e.phase === 'load') return e.message;
    throw e;
  }
  return 'loaded';
}

describe('loading', () => {
  const good = artifact();
  const names = readArtifact(good).sections.map((s) => s.name);
  const words = new DataView(good.buffer);
  /** Where a byte of a section's header lies. */
  const headerPlace = (section: string, at: number): number =>
    words.getUint32(40, true) + (names.indexOf(section) + 1) * ELF.sectionHeaderSize + at;
  /** A copy with 32-bit fields changed: the section's header (its name, or its number), byte offset in it, value. */
  const patched = (...changes: readonly (readonly [section: string, at: number, value: number])[]): Uint8Array => {
    const bad = good.slice();
    const view = new DataView(bad.buffer);
    for (const [section, at, value] of changes) view.setUint32(headerPlace(section, at), value, true);
    return bad;
  };
  const [NAME, TYPE, FLAGS, OFFSET, SIZE, ALIGN] = [0, 4, 8, 24, 32, 48];
  const where = (name: string): number => readArtifact(good).sections.find((s) => s.name === name)?.offset ?? 0;
  const withBytes = (at: number, bytes: Uint8Array | readonly number[]): Uint8Array => {
    const bad = good.slice();
    bad.set(bytes, at);
    return bad;
  };
  const engine = (line: string): Uint8Array => withBytes(where('.touchstone.engine'), new TextEncoder().encode(line));
  const longer = new Uint8Array(good.length + 100);
  longer.set(good);

  const cases: [what: string, bytes: Uint8Array, error: RegExp][] = [
    ['empty', new Uint8Array(0), /file: found 0 bytes, expected an ELF file.*touchstone compile/],
    ['foreign', new TextEncoder().encode('#!/bin/sh\n'.repeat(50)), /file: found another kind of file/],
    ['a wasm module', withBytes(0, [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), /another kind of file/],
    ['cut in the middle', good.slice(0, good.length / 2), /section headers: found .*truncated: copy it again/],
    ['cut by a byte', good.slice(0, -1), /section headers: found .*truncated/],
    ['longer than it was written', longer, /file length: found \d+ bytes, expected \d+/],
    ['of a machine that is no target', withBytes(18, [40, 0]), /ELF machine: found 40, expected 62/],
    [
      'said to be of another machine',
      withBytes(18, [183, 0]),
      /ELF machine: found aarch64, expected x86-64, as the settings say/,
    ],
    ['of another version', engine('touchstone-artifact 9'), /engine setting touchstone-artifact: found "9", expected 2/],
    [
      'with relocations',
      patched(['.touchstone.traps', TYPE, SHT.rela]),
      /traps: found relocations, expected code that needs none/,
    ],
    ['writable code', patched(['.text', FLAGS, 7]), /section .text: found writable and executable, expected never both/],
    ['overlapping sections', patched(['.touchstone.traps', OFFSET, 4096]), /to begin after .text at 0x/],
    [
      'out of the file',
      patched(['.touchstone.info', SIZE, 0x7000_0000]),
      /info: found 0x[0-9a-f]+\+0x70000000, expected a range/,
    ],
    ['misaligned', patched(['.text', OFFSET, 4100]), /section .text: found offset 0x1004, alignment 4096/],
    ['of impossible alignment', patched(['.touchstone.traps', ALIGN, 3]), /traps: found offset 0x[0-9a-f]+, alignment 3/],
    [
      'with two sections of a name',
      patched(['.name.wasm', NAME, words.getUint32(headerPlace('.touchstone.addrmap', NAME), true)]),
      /^artifact cannot be loaded:\n {2}section .touchstone.addrmap: found a second one, expected each section once \(.*$/,
    ],
    ['without its text', patched(['.text', NAME, 0]), /section .text: found nothing, expected the section/],
    ['of a better processor', good, /cpu level: found x86-64-v3, expected x86-64-v2 .*--cpu=x86-64-v2/],
    ['for a processor without any level', good, /cpu level: found x86-64-v3, expected none of this processor \(use a .*SSE4\.2/],
  ];
  /** How many CPU levels the processor has, where it has not all. */
  const processors: Readonly<Record<string, number>> = { 'of a better processor': 1, 'for a processor without any level': 0 };
  for (const [what, bytes, error] of cases) {
    it(`refuses what is ${what}`, () => {
      const host = { ...HOST, cpus: HOST.cpus.slice(0, processors[what]) };
      const message = messageOf(bytes, { host });
      expect(message).to.match(error);
      for (const line of message.split('\n').slice(1)) expect(line).to.match(/^ {2}.+: found .+, expected .+ \(.+\)$/);
    });
  }
  it('refuses code for another machine, in one line that says how it is compiled for this one', () => {
    const message = messageOf(good, { host: { target: 'aarch64', cpus: ['armv8-a', 'armv8.1-a'] } });
    expect(message).match(
      /^artifact cannot be loaded:\n {2}target: found x86-64, expected aarch64 \(compile the module with --target=aarch64\)$/,
    );
  });
  it('says where no code can be compiled for the processor', () => {
    const message = messageOf(good, { host: { target: undefined, cpus: [] } });
    expect(message).include('target: found x86-64, expected none of this processor (no code can be compiled for this processor)');
  });
  it('lists everything that is wrong in one error', () => {
    const bad = patched(
      ['.text', FLAGS, 7],
      ['.touchstone.traps', TYPE, SHT.rela],
      ['.touchstone.info', SIZE, 0x7000_0000],
      ['.rodata.wasm', OFFSET, 0],
    );
    bad.set(new TextEncoder().encode('touchstone-artifact 9'), where('.touchstone.engine'));
    bad[18] = 40;
    const lines = messageOf(bad).split('\n').slice(1);
    for (const what of [
      /ELF machine/,
      /writable and executable/,
      /relocations/,
      /0x70000000/,
      /rodata/,
      /setting touchstone-artifact/,
    ])
      expect(
        lines.filter((l) => what.test(l)),
        String(what),
      ).to.have.length.above(0);
  });
  it('refuses any damage when asked to verify', () => {
    for (let seed = 0; seed < 3000; seed++) {
      const message = messageOf(corrupted(good, randomFrom(seed)), { verify: true });
      expect(message, `seed ${seed}`).to.match(/^artifact cannot be loaded|^corrupt artifact/);
    }
  });
  it('accepts without verifying only what lies outside of what it validates', () => {
    const a = readArtifact(good);
    const validated = a.sections.filter((s) => ['.touchstone.engine', '.touchstone.info'].includes(s.name));
    let accepted = 0;
    for (let seed = 0; seed < 3000; seed++) {
      const bad = corrupted(good, randomFrom(seed));
      if (messageOf(bad) !== 'loaded') continue;
      accepted++;
      expect(bad.length).to.equal(good.length);
      for (const { offset, size, name } of validated) {
        const same = Buffer.compare(bad.subarray(offset, offset + size), good.subarray(offset, offset + size)) === 0;
        expect(same, `seed ${seed}: ${name}`).to.equal(true);
      }
    }
    expect(accepted).to.be.above(0);
  });
});
