/**
 * Line tables: what compilers write, against the decoders of LLVM and binutils at every address; programs written by hand, for
 * what those do not use; and bytes that no compiler wrote, which must cost little and answer little.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { processorTime } from '../../../bench/figures/processor-time.ts';
import { ROOT } from '../../../runner/system/paths.ts';
import { nextOf } from '../../base/brand.ts';
import { decode } from '../../binary/decode.ts';
import { ByteWriter } from '../../wasm/bytes.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import type { WasmOffset } from '../../wasm/module.ts';
import { ELF, readSectionHeader, wordsOf } from '../bytes/elf.ts';
import { debugSection, type SourcePlace, showSource, sourcePlaces, writeDwarf } from './dwarf.ts';

const LINES = join(ROOT, 'engine', 'artifact', 'testing', 'lines');

type Sections = Record<string, Uint8Array>;
/** The section of an artifact with these debug sections; addresses are wasm offsets. */
function dwarfOf(sections: Sections): Uint8Array {
  const list = Object.entries(sections).map(([name, data]) => ({ name, data }));
  return writeDwarf({ codeOffset: 0, sections: list }) as Uint8Array;
}
const shown = (place: SourcePlace | undefined): string => (place === undefined ? '' : showSource(place));
const placesAt = (section: Uint8Array, offsets: readonly number[]): (SourcePlace | undefined)[] =>
  sourcePlaces(
    section,
    offsets.map((n): WasmOffset => nextOf(n)),
  );
const placeAt = (sections: Sections, address: number): string => shown(placesAt(dwarfOf(sections), [address])[0]);

function debugSectionsOf(wasm: string): Sections {
  const { customs } = decode(readFileSync(wasm), { features: ALL_FEATURES });
  return Object.fromEntries(customs.map(({ name, data }) => [name, data]));
}

/** A row of another decoder: file, line and column ('' where it shows none) from an address on, up to the next row's. */
interface Row {
  readonly address: number;
  readonly text: string;
  readonly end: boolean;
}
/** What a row list says at every address of its sequences. */
function expectedPlaces(rows: readonly Row[]): Map<number, string> {
  const places = new Map<number, string>();
  rows.forEach(({ address, text, end }, i) => {
    const next = rows[i + 1]?.address ?? address;
    for (let at = address; !end && at < next; at++) places.set(at, text);
  });
  return places;
}

describe('line tables', () => {
  for (const version of [4, 5]) {
    it(`of clang, DWARF ${version}, as llvm-dwarfdump has them, at every address (needs llvm-dwarfdump)`, function () {
      const wasm = join(LINES, `dwarf-${version}.wasm`);
      const { stdout, error } = spawnSync('llvm-dwarfdump', ['--debug-line', wasm], { encoding: 'utf8' });
      if (error !== undefined) return this.skip();
      const units = stdout.split(/^debug_line\[/m).slice(1);
      expect(units).to.have.length(2);
      const wanted = new Map<number, string>();
      for (const unit of units) {
        const names = new Map<number, string>();
        const first = version === 5 ? 0 : 1;
        for (const [, index, name] of unit.matchAll(/^file_names\[ *(\d+)\]:\n +name: "(.*)"/gm))
          names.set(Number(index), name ?? '');
        expect(names.has(first)).to.equal(true);
        const rows = [...unit.matchAll(/^0x([0-9a-f]{16}) +(\d+) +(\d+) +(\d+) .*$/gm)].map(
          ([text, address, line, column, file]) => {
            const place = line === '0' ? '' : `${names.get(Number(file))}:${line}${column === '0' ? '' : `:${column}`}`;
            return { address: Number.parseInt(address ?? '', 16), text: place, end: text.includes('end_sequence') };
          },
        );
        for (const [at, place] of expectedPlaces(rows)) wanted.set(at, place);
      }
      expect(wanted.size).to.be.above(100);
      const dwarf = dwarfOf(debugSectionsOf(wasm));
      const offsets = Array.from({ length: Math.max(...wanted.keys()) + 10 }, (_, i) => i);
      const found = placesAt(dwarf, offsets).map((p) => shown(p).replace(/^.*\//, ''));
      expect(found).to.deep.equal(offsets.map((at) => wanted.get(at) ?? ''));
    });
  }

  for (const version of [2, 3, 4, 5]) {
    it(`of gcc, DWARF ${version}, as readelf has them (needs readelf)`, function () {
      this.timeout(20_000);
      const dir = mkdtempSync(join(tmpdir(), 'touchstone-lines-'));
      try {
        const elf = join(dir, 'lines.so');
        const sources = ['main.c', 'sum.c'].map((name) => join(LINES, name));
        const flags = ['-O2', `-gdwarf-${version}`, '-shared', '-fPIC', '-nostdlib'];
        if (spawnSync('gcc', [...flags, ...sources, '-o', elf]).status !== 0) return this.skip();
        const { stdout, error } = spawnSync('readelf', ['--wide', '--debug-dump=decodedline', elf], { encoding: 'utf8' });
        if (error !== undefined) return this.skip();
        const rows = [...stdout.matchAll(/^(\S+) +(\d+|-) +0x([0-9a-f]+)\b.*$/gm)].map(([, file, line, address]) => ({
          address: Number.parseInt(address ?? '', 16),
          text: `${file?.replace(/^.*\//, '')}:${line}`,
          end: line === '-',
        }));
        const wanted = expectedPlaces(rows);
        expect(wanted.size).to.be.above(100);
        const offsets = [...wanted.keys()];
        const found = placesAt(dwarfOf(elfSections(elf)), offsets).map((p) => shown(p).replace(/^.*\/|(?<=:\d+):\d+$/g, ''));
        expect(found).to.deep.equal([...wanted.values()]);
      } finally {
        rmSync(dir, { recursive: true });
      }
    });
  }

  for (const version of [2, 3, 4, 5] as const) {
    for (const wide of [false, true]) {
      it(`written by hand, version ${version}, ${wide ? 64 : 32} bits: every opcode`, () => {
        const program = new Program({ version, wide });
        // Two opcodes that nobody knows, with three operands and none.
        program.setAddress(0x100).op(13, 200, 300, 400).op(14).advanceLine(9).setColumn(7).copy();
        program.special(3, 2).op(8).copy();
        program.op(9).raw(0x34, 0x12).setFile(2).advanceLine(-4).op(6).op(7).op(10).op(11).op(12, 5).copy();
        program.op(2, 1000).setColumn(0).copy().advanceLine(-8).op(2, 5).copy().advanceLine(1).op(2, 5).copy();
        program.op(2, 5).extended(0x80, 1, 2, 3).extended(4, 9).endSequence();
        program.setAddress(0x10).advanceLine(41).copy().op(2, 2).endSequence();
        const sections = program.sections();
        const at = (address: number): string => placeAt(sections, address);
        expect(at(0xff)).to.equal('');
        expect(at(0x100)).to.equal('/top/one.c:10:7');
        expect(at(0x102)).to.equal('/top/one.c:10:7');
        expect(at(0x103)).to.equal('/top/one.c:12:7');
        const constAdd = Math.floor((255 - 15) / 12);
        expect(at(0x103 + constAdd - 1)).to.equal('/top/one.c:12:7');
        expect(at(0x103 + constAdd)).to.equal('/top/one.c:12:7');
        const fixed = 0x103 + constAdd + 0x1234;
        expect(at(fixed - 1)).to.equal('/top/one.c:12:7');
        expect(at(fixed)).to.equal('/top/sub/two.c:8:7');
        expect(at(fixed + 1000)).to.equal('/top/sub/two.c:8');
        // Line 0: the compiler's own code.
        expect(at(fixed + 1005)).to.equal('');
        expect(at(fixed + 1010)).to.equal('/top/sub/two.c:1');
        expect(at(fixed + 1015)).to.equal('');
        expect(at(0x11)).to.equal('/top/one.c:42');
        expect(at(0x12)).to.equal('');
      });
    }
  }

  it('leave dropped functions alone, and find live ones at the same place', () => {
    const program = new Program({ version: 5, wide: false });
    program.setAddress(0).advanceLine(6).copy().op(2, 50).endSequence();
    program.setAddress(2).advanceLine(1).copy().op(2, 50).endSequence();
    expect(placeAt(program.sections(), 10)).to.equal('/top/one.c:2');
  });

  it('count from the code section, and pass over units that make no sense', () => {
    const good = new Program({ version: 5, wide: false }).setAddress(2).advanceLine(3).copy().op(2, 50).endSequence();
    const sections = good.sections();
    const [lines = new Uint8Array(0)] = [sections['.debug_line']];
    const foreign = Uint8Array.from(lines);
    foreign[4] = 99;
    const data = Buffer.concat([foreign, lines]);
    const others = Object.entries(sections).map(([name, d]) => ({ name, data: name === '.debug_line' ? data : d }));
    const dwarf = writeDwarf({ codeOffset: 1000, sections: others }) as Uint8Array;
    expect(placesAt(dwarf, [1001, 1002, 2, 1003]).map(shown)).to.deep.equal(['', '/top/one.c:4', '', '/top/one.c:4']);
  });

  it('are found by name among sections of any number, and nothing where there are none', () => {
    const data = (n: number): Uint8Array => new Uint8Array(n).fill(n);
    const dwarf = dwarfOf({ '.debug_a': data(3), '.debug_line_str': data(0), '.debug_line': data(5) });
    expect(debugSection(dwarf, '.debug_line')).to.deep.equal(data(5));
    expect(debugSection(dwarf, '.debug_a')).to.deep.equal(data(3));
    expect(debugSection(dwarf, '.debug_line_str')).to.have.length(0);
    expect(debugSection(dwarf, '.debug_lin')).to.have.length(0);
    expect(writeDwarf({ codeOffset: 0, sections: [] })).to.equal(undefined);
    expect(placesAt(new Uint8Array(0), [1])).to.deep.equal([undefined]);
  });

  describe('that nobody wrote', () => {
    it('answer something or nothing: ten thousand mutations throw nothing', () => {
      const seeds = [4, 5].map((version) => dwarfOf(debugSectionsOf(join(LINES, `dwarf-${version}.wasm`))));
      let state = 12345;
      const random = (n: number): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state % n;
      };
      const offsets = Array.from({ length: 64 }, (_, i) => i * 8);
      const unchanged = seeds.map((seed) => placesAt(seed, offsets).map(shown));
      let different = 0;
      for (let round = 0; round < 10_000; round++) {
        const seed = seeds[round % 2] as Uint8Array;
        const bytes = seed.slice(0, random(8) === 0 ? random(seed.length) : seed.length);
        for (let k = random(50); k >= 0; k--) bytes[random(bytes.length)] = [0, 0xff, 0x80, random(256)][random(4)] as number;
        const found = placesAt(bytes, offsets);
        expect(found).to.have.length(64);
        if (found.some((p, i) => shown(p) !== unchanged[round % 2]?.[i])) different++;
        for (const p of found) if (p !== undefined) expect(p.line).to.be.above(0);
      }
      expect(different).to.be.above(100);
    });

    const within = (milliseconds: number, sections: Sections, addresses: readonly number[]): void => {
      const dwarf = dwarfOf(sections);
      expect(processorTime(() => placesAt(dwarf, addresses))).to.be.below(milliseconds);
    };
    /** Loose: the machine may be busy. Without bounds these would take minutes, or all memory. */
    const SOON = 5000;

    it('counts of nothing, and strings that a million entries share', () => {
      const head = new Program({ version: 5, wide: false }).setAddress(2).copy().op(2, 50);
      const many = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f);
      within(SOON, { '.debug_line': head.bytes((w) => w.raw(Uint8Array.of(0, ...many, 0, ...many))) }, [3]);
      const long = new Uint8Array(1 << 24).fill(0x61);
      const shared = (w: ByteWriter): void => {
        for (const _ of [0, 1]) {
          w.raw(Uint8Array.of(1, 1, 0x1f));
          w.leb(1_000_000);
          w.zeros(4_000_000);
        }
      };
      const addresses = Array.from({ length: 64 }, (_, i) => i);
      within(SOON, { '.debug_line': head.bytes(shared), '.debug_line_str': long }, addresses);
    });

    it('many megabytes of rows', function () {
      this.timeout(60_000);
      const rows = new Uint8Array(20 << 20).fill(0x20);
      const program = new Program({ version: 5, wide: false }).setAddress(2).raw(...[1]);
      within(SOON, { '.debug_line': Buffer.concat([program.bytes(undefined, rows)]) }, [1e9, 2e9]);
    });
  });
});

/** The debug sections of an ELF file. */
function elfSections(path: string): Sections {
  const bytes = new Uint8Array(readFileSync(path));
  const view = new DataView(bytes.buffer);
  const at = Number(view.getBigUint64(40, true));
  const count = view.getUint16(60, true);
  const rows = wordsOf(bytes.subarray(at, at + count * ELF.sectionHeaderSize));
  const headers = Array.from({ length: count }, (_, i) => readSectionHeader(rows, i));
  const names = headers[view.getUint16(62, true)];
  const out: Sections = {};
  for (const { name, offset, size } of headers) {
    const start = (names?.offset ?? 0) + name;
    const text = Buffer.from(bytes.subarray(start, bytes.indexOf(0, start))).toString('latin1');
    if (text.startsWith('.debug_')) out[text] = bytes.subarray(offset, offset + size);
  }
  return out;
}

/** A line program written by hand, with two files: /top/one.c and sub/two.c. */
class Program {
  private readonly version: number;
  private readonly wide: boolean;
  private readonly code = new ByteWriter();

  constructor({ version, wide }: { readonly version: number; readonly wide: boolean }) {
    this.version = version;
    this.wide = wide;
  }
  /** A standard opcode with operands. */
  op(opcode: number, ...operands: number[]): this {
    this.code.u8(opcode);
    for (const n of operands) this.code.leb(n);
    return this;
  }
  raw(...bytes: number[]): this {
    for (const b of bytes) this.code.u8(b);
    return this;
  }
  copy(): this {
    return this.op(1);
  }
  advanceLine(by: number): this {
    this.code.u8(3);
    this.code.sleb(by);
    return this;
  }
  /** Files count from 1 here; those of version 5 from 0. */
  setFile(file: number): this {
    return this.op(4, this.version === 5 ? file - 1 : file);
  }
  setColumn(column: number): this {
    return this.op(5, column);
  }
  extended(...bytes: number[]): this {
    return this.op(0, bytes.length).raw(...bytes);
  }
  setAddress(address: number): this {
    const bytes = [0, 8, 16, 24].map((shift) => (address >>> shift) & 0xff);
    this.extended(2, ...bytes, ...(this.wide ? [0, 0, 0, 0] : []));
    return this.version === 5 ? this.setFile(1) : this;
  }
  endSequence(): this {
    return this.extended(1);
  }
  special(address: number, line: number): this {
    return this.raw(15 + address * 12 + line + 3);
  }

  private offset(w: ByteWriter, n: number): void {
    w.u32le(n);
    if (this.wide) w.u32le(0);
  }
  /** The section; `tables` instead of the files. */
  bytes(tables: (w: ByteWriter) => void = (w) => this.tables(w), more: Uint8Array = new Uint8Array(0)): Uint8Array {
    const head = new ByteWriter();
    head.raw(Uint8Array.of(1, ...(this.version >= 4 ? [1] : []), 1, -3 & 0xff, 12, 15));
    head.raw(Uint8Array.of(0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, 3, 0));
    tables(head);
    const body = new ByteWriter();
    body.u16(this.version);
    if (this.version === 5) body.raw(Uint8Array.of(this.wide ? 8 : 4, 0));
    this.offset(body, head.length);
    body.raw(head.finish());
    body.raw(this.code.finish());
    body.raw(more);
    const out = new ByteWriter();
    if (this.wide) out.u32le(0xffff_ffff);
    this.offset(out, body.length);
    out.raw(body.finish());
    return out.finish();
  }
  private tables(w: ByteWriter): void {
    const text = (s: string): void => w.raw(new TextEncoder().encode(`${s}\0`));
    if (this.version < 5) {
      text('/top');
      text('/top/sub');
      text('');
      for (const [name, directory] of [
        ['one.c', 1],
        ['two.c', 2],
      ] as const) {
        text(name);
        w.raw(Uint8Array.of(directory, 0, 0));
      }
      text('');
      return;
    }
    // Directories: paths in .debug_line_str.
    w.raw(Uint8Array.of(1, 1, 0x1f, 2));
    this.offset(w, 1);
    this.offset(w, 6);
    // Files: an MD5 that nobody reads, paths in .debug_str, numbers of directories, a block.
    w.raw(Uint8Array.of(4, 5, 0x1e, 1, 0x0e, 2, 0x0b, 0x80, 0x40, 0x09, 2));
    for (const [at, directory] of [
      [0, 0],
      [6, 1],
    ] as const) {
      w.zeros(16);
      this.offset(w, at);
      w.raw(Uint8Array.of(directory, 2, 0xaa, 0xbb));
    }
  }
  sections(): Sections {
    const text = (s: string): Uint8Array => new TextEncoder().encode(s);
    return { '.debug_str': text('one.c\0two.c\0'), '.debug_line': this.bytes(), '.debug_line_str': text('\0/top\0sub\0') };
  }
}
