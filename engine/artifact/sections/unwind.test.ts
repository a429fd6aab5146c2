/** `.eh_frame` as an independent reader sees it: readelf decodes every record, under every combination of settings. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { TextSection } from '../../compiled/compiled.ts';
import { compile } from '../../compiler/compile.ts';
import { encode, parse, validate } from '../../index.ts';
import type { CompileOptions } from '../../settings/options.ts';
import { DEFAULT_TARGET } from '../../target/index.ts';
import { type Artifact, readArtifact } from '../read.ts';
import { symbolFile } from '../symbols.ts';
import { functionAt, functionCount } from './functions.ts';
import { readUnwind, writeUnwind } from './unwind.ts';

const NINE = '(local.get 0)'.repeat(9);
const SOURCE = (
  name: (n: string) => string,
): string => `(module (memory 1) (table 1 funcref) (type $t (func (param i32) (result i32)))
  (func ${name('$leaf')} (export "f") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
  (func ${name('$fewer')} (param i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32) (return_call 0 (local.get 8)))
  (func ${name('$more')} (export "g") (param i32) (result i32) (return_call 1 ${NINE}))
  (func ${name('$pool')} (param f64) (result f64) (f64.add (local.get 0) (f64.const 1.5)))
  (func ${name('$calls')} (export "h") (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (return (i32.const 7))))
    (i32.add (call 1 ${NINE}) (call_indirect (type $t) (i32.load (local.get 0)) (local.get 0))))
  (elem (i32.const 0) 0))`;

function artifact(named: boolean, options: CompileOptions): { bytes: Uint8Array; a: Artifact } {
  const m = parse(SOURCE((n) => (named ? n : '')));
  encode(m);
  validate(m);
  const bytes = compile(m, options);
  return { bytes, a: readArtifact(bytes) };
}
/** All combinations of settings that change the sections around `.text`. */
const SETTINGS = [true, false].flatMap((named) =>
  [true, false].flatMap((addressMap) =>
    [true, false].flatMap((symbols) =>
      (['signals', 'explicit'] as const).map((traps) => ({ named, options: { addressMap, symbols, traps } })),
    ),
  ),
);
const functionsOf = (a: Artifact): { start: number; length: number }[] =>
  Array.from({ length: functionCount(a.functions) }, (_, i) => {
    const { offset, codeLength } = functionAt(a.functions, i);
    return { start: offset, length: codeLength };
  });
/** readelf's interpreted rows of one record: CFA, rbx, rbp, r12 to r15, return address. */
const rows = (block: string): string[] =>
  [...block.matchAll(/^[0-9a-f]{16} +(.*)$/gm)].map(([, row]) =>
    (row as string)
      .replace(/r\d+ \((\w+)\)/g, '$1')
      .trim()
      .replace(/ +/g, ' '),
  );

describe('unwind tables', () => {
  const dir = mkdtempSync(join(tmpdir(), 'touchstone-'));
  after(() => rmSync(dir, { recursive: true }));
  /** readelf's output, or undefined where it is missing. */
  function readelf(bytes: Uint8Array, what: string): string | undefined {
    const file = join(dir, 'a.elf');
    writeFileSync(file, bytes);
    const { stdout, stderr, error } = spawnSync('readelf', ['-W', `--debug-dump=${what}`, file], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    if (error !== undefined) return undefined;
    expect(stderr).to.equal('');
    return stdout;
  }

  it('stand directly behind the text, a record a function, whatever the settings', () => {
    for (const { named, options } of SETTINGS) {
      const { bytes, a } = artifact(named, options);
      const at = a.sections.findIndex((s) => s.name === '.text');
      expect(a.sections[at + 1]?.name).to.equal('.eh_frame');
      expect(a.unwind.offset).to.equal(a.text.offset + a.text.size);
      const section = bytes.subarray(a.unwind.offset, a.unwind.offset + a.unwind.size);
      expect(readUnwind(section, a.text.size)).to.deep.equal(functionsOf(a));
      expect([...section.subarray(-4)]).to.deep.equal([0, 0, 0, 0]);
    }
  });

  it('are decoded whole by readelf; each record starts at its function (needs readelf)', function () {
    for (const { named, options } of SETTINGS) {
      const { bytes, a } = artifact(named, options);
      const out = readelf(bytes, 'frames');
      if (out === undefined) return this.skip();
      const records = [...out.matchAll(/FDE cie=00000000 pc=([0-9a-f]+)\.\.([0-9a-f]+)/g)].map((m) => {
        const start = Number.parseInt(m[1] as string, 16) - a.text.offset;
        return { start, length: Number.parseInt(m[2] as string, 16) - a.text.offset - start };
      });
      expect(records).to.deep.equal(functionsOf(a));
      expect(out).to.match(/ZERO terminator/);
      expect(out).not.to.match(/warning|error|unknown|DW_CFA_\?\?/i);
    }
  });

  it('say where the caller is at every step of prologue, return and tail calls (needs readelf)', function () {
    const { bytes } = artifact(true, {});
    const out = readelf(bytes, 'frames-interp');
    if (out === undefined) return this.skip();
    const [, ...records] = out.split(/\n\n/).filter((block) => / (CIE|FDE) /.test(block));
    const [leaf, fewer, more] = records.map(rows);
    const entry = ['rsp+8 u s u u u u c-8', 'rsp+16 u c-16 u u u u c-8', 'rbp+16 u c-16 u u u u c-8'];
    const [outside, , inside] = entry;
    expect(leaf).to.deep.equal([...entry, outside]);
    expect(fewer).to.deep.equal([...entry, outside, inside]);
    // The arguments grow over the saved registers.
    expect(more).to.deep.equal([...entry, 'rbp+16 u rax u u u u r11', outside, inside]);
  });

  it('say the same for AArch64, whose calls leave the return address in a register (needs readelf)', function () {
    const { bytes } = artifact(true, { target: 'aarch64' });
    const out = readelf(bytes, 'frames-interp');
    if (out === undefined) return this.skip();
    const [, ...records] = out.split(/\n\n/).filter((block) => / (CIE|FDE) /.test(block));
    const [leaf, fewer, more] = records.map(rows);
    // CFA, x19 to x28, x29, return address.
    const lost = 'u '.repeat(10);
    const [outside, pushed, inside] = [`sp+0 ${lost}s s`, `sp+16 ${lost}c-16 c-8`, `x29+16 ${lost}c-16 c-8`];
    const entry = [outside, pushed, inside];
    expect(leaf).to.deep.equal([...entry, outside]);
    expect(fewer).to.deep.equal([...entry, outside, inside]);
    expect(more).to.deep.equal([...entry, `x29+16 ${lost}x17 s`, outside, inside]);
  });

  it('go with the symbols into the file that debuggers get, at the addresses where the code is (needs readelf)', function () {
    const { a } = artifact(true, {});
    const file = symbolFile(a, 0x7f00_0000_0000);
    const frames = readelf(file, 'frames');
    if (frames === undefined) return this.skip();
    const starts = [...frames.matchAll(/FDE cie=00000000 pc=([0-9a-f]+)/g)].map((m) => Number.parseInt(m[1] as string, 16));
    const at = functionsOf(a).map(({ start }) => 0x7f00_0000_0000 + start);
    expect(starts).to.deep.equal(at);
    const { stdout, stderr } = spawnSync('readelf', ['-sW', join(dir, 'a.elf')], { encoding: 'utf8' });
    expect(stderr).to.equal('');
    const symbols = [...stdout.matchAll(/([0-9a-f]{16}) +\d+ FUNC +LOCAL +DEFAULT +1 (\S+)/g)].map((m) => [
      Number.parseInt(m[1] as string, 16),
      m[2],
    ]);
    expect(symbols).to.deep.equal(at.map((address, i) => [address, ['leaf', 'fewer', 'more', 'pool', 'calls', 'wasm.init'][i]]));
  });

  it('advance by as many bytes as there are, in the shortest form that has room', () => {
    const { prologueLength } = DEFAULT_TARGET.unwind;
    const le = (n: number, size: number): number[] => Array.from({ length: size }, (_, k) => (n >> (8 * k)) & 255);
    /** DW_CFA_advance_loc, _loc1, _loc2 and _loc4 (DWARF 5, section 7.24). */
    const forms = (n: number): number[] =>
      n < 0x40 ? [0x40 | n] : n < 0x100 ? [2, n] : n < 0x10000 ? [3, ...le(n, 2)] : [4, ...le(n, 4)];
    const none = new Int32Array(0);
    for (const n of [1, 0x3f, 0x40, 0x41, 0xff, 0x100, 0x101, 0xffff, 0x10000, 0x10001]) {
      const length = prologueLength + n + 1;
      const tables = { traps: none, addrs: none, handlers: none, stackMaps: none };
      const frameChanges = Int32Array.of(prologueLength + n, 1);
      const text: TextSection = {
        bytes: new Uint8Array(0),
        functions: Int32Array.of(0, length, length),
        frameChanges,
        ...tables,
      };
      const section = Buffer.from(writeUnwind(text, 0x21000, DEFAULT_TARGET.unwind));
      // DW_CFA_remember_state follows.
      expect(section.includes(Buffer.from([...forms(n), 0x0a])), `${n}`).to.equal(true);
    }
  });

  it('take long advances, and nothing at all', () => {
    const size = 0x20000;
    const frameChanges = Int32Array.of(0x80, 1, 0x81, 0, 0x1000, 1, 0x1003, 0, size - 1, 1, size, 0);
    const none = new Int32Array(0);
    const text: TextSection = {
      bytes: new Uint8Array(0),
      functions: Int32Array.of(0, size, size, size, 20, 20),
      traps: none,
      addrs: none,
      frameChanges: Int32Array.from([...frameChanges, size + 19, 1, size + 20, 0]),
      handlers: none,
      stackMaps: none,
    };
    const section = writeUnwind(text, 0x21000, DEFAULT_TARGET.unwind);
    expect(readUnwind(section, 0x21000)).to.deep.equal([
      { start: 0, length: size },
      { start: size, length: 20 },
    ]);
    expect([...writeUnwind({ ...text, functions: none, frameChanges: none }, 4096, DEFAULT_TARGET.unwind)]).to.deep.equal([
      0, 0, 0, 0,
    ]);
    expect(readUnwind(section.subarray(0, 40), 0)).to.deep.equal([]);
    expect(readUnwind(new Uint8Array(64).fill(0xff), 0)).to.deep.equal([]);
  });

  it('are refused where they have no end or stand elsewhere', () => {
    const { bytes, a } = artifact(false, {});
    const { unwind } = a;
    const open = bytes.slice();
    open[unwind.offset + unwind.size - 1] = 1;
    expect(() => readArtifact(open)).to.throw(/section .eh_frame: found \d+ bytes without an end/);
    // The section header's offset, moved on by one record's alignment.
    const moved = bytes.slice();
    const view = new DataView(moved.buffer);
    const header = view.getUint32(40, true) + 3 * 64;
    expect(view.getUint32(header + 24, true)).to.equal(unwind.offset);
    view.setUint32(header + 24, unwind.offset + 8, true);
    view.setUint32(header + 32, unwind.size - 8, true);
    expect(() => readArtifact(moved)).to.throw(/section .eh_frame: found offset .*, expected to begin where .text ends/);
  });
});
