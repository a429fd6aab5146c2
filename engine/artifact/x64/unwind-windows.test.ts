/** `.pdata` and `.xdata`: round trips, and what binutils and LLVM read in a PE file around them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { readWindowsUnwind, type WindowsFrame, writeWindowsUnwind } from './unwind-windows.ts';

/** Addresses of the PE's sections, relative to the image. */
const TEXT = 0x1000;
const XDATA = 0x100000;
const PDATA = 0x200000;
const PLACES = { text: TEXT, xdata: XDATA };
const BASE = 0x1_4000_0000;
/** Small, shared, scaled and unscaled allocations. */
const FRAMES: readonly WindowsFrame[] = [
  { start: 0, length: 40, prologue: 8, frameSize: 16 },
  { start: 48, length: 100, prologue: 21, frameSize: 128 },
  { start: 160, length: 33, prologue: 8, frameSize: 16 },
  { start: 208, length: 500, prologue: 24, frameSize: 144 },
  { start: 720, length: 9, prologue: 36, frameSize: 0x80000 },
  { start: 736, length: 16, prologue: 36, frameSize: 0x80010 },
];

/** The least PE32+ file that has the sections and names the function table in its exception directory. */
function image(xdata: Uint8Array, pdata: Uint8Array): Uint8Array {
  const sections = [
    { name: '.text', rva: TEXT, bytes: new Uint8Array(1024).fill(0xcc), flags: 0x6000_0020 },
    { name: '.xdata', rva: XDATA, bytes: xdata, flags: 0x4000_0040 },
    { name: '.pdata', rva: PDATA, bytes: pdata, flags: 0x4000_0040 },
  ];
  const up = (n: number): number => Math.ceil(n / 512) * 512;
  const out = new Uint8Array(512 + sections.reduce((sum, s) => sum + up(s.bytes.length), 0));
  const view = new DataView(out.buffer);
  const put = (at: number, ...words: number[]): void => {
    words.forEach((w, i) => {
      view.setUint32(at + 4 * i, w, true);
    });
  };
  out.set([0x4d, 0x5a]);
  put(60, 64);
  // COFF header: machine, sections, time, symbols, size of the optional header, characteristics.
  put(64, 0x4550, 0x8664 | (sections.length << 16), 0, 0, 0, 240 | (0x22 << 16));
  const optional = 88;
  view.setUint16(optional, 0x20b, true);
  put(optional + 16, TEXT, TEXT, 0x4000_0000, 1, 0x1000, 512);
  view.setUint16(optional + 48, 6, true);
  put(optional + 56, 0x300000, 512);
  view.setUint16(optional + 68, 3, true);
  put(optional + 108, 16);
  put(optional + 112 + 3 * 8, PDATA, pdata.length);
  let at = 512;
  sections.forEach(({ name, rva, bytes, flags }, i) => {
    const header = optional + 240 + 40 * i;
    out.set(new TextEncoder().encode(name), header);
    put(header + 8, bytes.length, rva, up(bytes.length), at);
    put(header + 36, flags);
    out.set(bytes, at);
    at += up(bytes.length);
  });
  return out;
}

describe('Windows unwind tables', () => {
  const dir = mkdtempSync(join(tmpdir(), 'touchstone-'));
  after(() => rmSync(dir, { recursive: true }));
  const { xdata, pdata } = writeWindowsUnwind(FRAMES, PLACES);
  /** What a tool says of the image, or undefined where it is missing. */
  function shown(command: string, flag: string): string | undefined {
    const file = join(dir, 'a.exe');
    writeFileSync(file, image(xdata, pdata));
    const { stdout, stderr, error } = spawnSync(command, [flag, file], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    if (error !== undefined) return undefined;
    expect(stderr).to.equal('');
    return stdout;
  }

  it('come back as they were written; frames of one shape share their description', () => {
    expect(readWindowsUnwind(xdata, pdata, PLACES)).to.deep.equal(FRAMES);
    const infos = FRAMES.map((_, i) => new DataView(pdata.buffer).getUint32(i * 12 + 8, true));
    expect(infos[2]).to.equal(infos[0]);
    expect(new Set(infos).size).to.equal(FRAMES.length - 1);
    const frame = fc.record({
      start: fc.nat(2 ** 30),
      length: fc.nat(2 ** 20),
      prologue: fc.integer({ min: 7, max: 255 }),
      frameSize: fc.integer({ min: 1, max: 2 ** 27 }).map((n) => n * 16),
    });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 100 }), (frames) => {
        const written = writeWindowsUnwind(frames, PLACES);
        expect(readWindowsUnwind(written.xdata, written.pdata, PLACES)).to.deep.equal(frames);
      }),
    );
  });

  /** What each record must be said to do, last step first: prologue offset and name of the step. */
  const steps = (say: (what: 'alloc' | 'frame' | 'push', bytes: number) => string): string[][] =>
    FRAMES.map(({ prologue, frameSize }) =>
      [
        [prologue, say('alloc', frameSize - 8)],
        [6, say('alloc', 8)],
        [4, say('frame', 0)],
        [1, say('push', 0)],
      ].map(([at, what]) => `0x${(at as number).toString(16).padStart(2, '0')}: ${what}`),
    );

  it('are read the same by binutils (needs objdump)', function () {
    const out = shown('objdump', '-p');
    if (out === undefined || !out.includes('Function Table')) return this.skip();
    const records = out.split(/^ [0-9a-f]{16} \(rva: [0-9a-f]{8}\): /m).slice(1);
    const ranges = records.map((r) => (/^(\w+) - (\w+)/.exec(r) ?? []).slice(1).map((h) => Number.parseInt(h, 16) - BASE - TEXT));
    expect(ranges).to.deep.equal(FRAMES.map(({ start, length }) => [start, start + length]));
    const said = records.map((r) => [...r.matchAll(/^\t {2}pc\+(0x.*)$/gm)].map(([, step]) => step));
    const bytes = (n: number): string => `area: rsp = rsp - 0x${n.toString(16)}`;
    const expected = steps((what, n) => {
      if (what === 'alloc') return `alloc ${n <= 128 ? 'small' : 'large'} ${bytes(n)}`;
      return what === 'frame' ? 'FPReg: rbp = rsp + 0x0 (info = 0x0)' : 'push rbp';
    });
    expect(said).to.deep.equal(expected);
  });

  it('are read the same by LLVM (needs llvm-readobj)', function () {
    const out = shown('llvm-readobj', '--unwind');
    if (out === undefined) return this.skip();
    const records = out.split('RuntimeFunction {').slice(1);
    const starts = records.map((r) => Number(/StartAddress: \((\w+)\)/.exec(r)?.[1]) - BASE - TEXT);
    expect(starts).to.deep.equal(FRAMES.map(({ start }) => start));
    const said = records.map((r) => [...r.matchAll(/^ *(0x\w\w: .*)$/gm)].map(([, step]) => step?.toLowerCase()));
    const expected = steps((what, n) => {
      if (what === 'alloc') return `alloc_${n <= 128 ? 'small' : 'large'} size=${n}`;
      return what === 'frame' ? 'set_fpreg reg=rbp, offset=0x0' : 'push_nonvol reg=rbp';
    });
    expect(said).to.deep.equal(expected);
  });

  it('survive nonsense when read', () => {
    const bytes = fc.uint8Array({ maxLength: 64 });
    fc.assert(fc.property(bytes, bytes, (x, p) => void readWindowsUnwind(x, p, { text: 0, xdata: 0 })));
    expect(() => writeWindowsUnwind([{ start: 0, length: 1, prologue: 256, frameSize: 16 }], PLACES)).to.throw(/bug: prologue/);
    expect(() => writeWindowsUnwind([{ start: 0, length: 1, prologue: 8, frameSize: 8 }], PLACES)).to.throw(/bug: frame/);
  });
});
