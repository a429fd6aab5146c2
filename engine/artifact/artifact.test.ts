import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { FIRST, NONE, nextOf } from '../base/brand.ts';
import { type EngineInfo, type ModuleInfo, SAME_MAP, type TextOffset, type TextSection } from '../compiled/compiled.ts';
import { bodyAt, positionAt, sourceOffset } from '../core.ts';
import { planRodata } from '../frontend/memory-image.ts';
import { WasmError } from '../wasm/errors.ts';
import { completed, emptyModule, exportOf, type Module, type SourceOffset, type WasmOffset } from '../wasm/module.ts';
import { EXTERNREF, F64, FUNCREF, I32, I64, V128 } from '../wasm/types.ts';
import { crc32 } from './bytes/crc32.ts';
import { ELF } from './bytes/elf.ts';
import { sourcePlaces } from './dwarf/dwarf.ts';
import { type Artifact, locate, readArtifact, trapAt } from './read.ts';
import { functionAt, functionCount } from './sections/functions.ts';
import { InfoReader, writeInfo } from './sections/info.ts';
import { functionName, moduleName } from './sections/names.ts';
import { type ArtifactInput, writeArtifact } from './write.ts';

const ENGINE: EngineInfo = {
  target: 'x86-64',
  cpu: 'x86-64-v3',
  bounds: 'guard',
  traps: 'signals',
  addressMap: true,
  nan: 'any',
};

const INFO: ModuleInfo = {
  types: [
    { final: true, supers: [], comp: { kind: 'func', params: [I32, V128], results: [F64] } },
    { final: false, supers: [0], comp: { kind: 'struct', fields: [{ storage: I64, mutable: true }] } },
    { final: false, supers: [], comp: { kind: 'array', field: { storage: EXTERNREF, mutable: false } }, describes: 1 },
  ],
  recs: [
    { first: 0, count: 1 },
    { first: 1, count: 2 },
  ],
  imports: [
    { module: 'spectest', name: 'prïnt', desc: { kind: 'func', type: FIRST }, offset: 0 },
    { module: '', name: 'f', desc: { kind: 'func', type: FIRST, exact: true }, offset: 0 },
    {
      module: 'm',
      name: 't',
      desc: { kind: 'table', type: { min: 1, max: undefined, address: I32, element: FUNCREF } },
      offset: 0,
    },
    { module: 'm', name: 'g', desc: { kind: 'global', type: { type: I64, mutable: true } }, offset: 0 },
    { module: 'm', name: 'e', desc: { kind: 'tag', type: FIRST }, offset: 0 },
  ],
  exports: [exportOf('run', 'func', 2, 0)],
  funcs: [0, 0, 0, 0],
  tables: [{ min: 1, max: undefined, address: I32, element: FUNCREF }],
  memories: [{ min: 2n ** 60n, max: 2 ** 40, address: I64, shared: false, pageSizeLog2: 0 }],
  globals: [{ type: I64, mutable: true }],
  tags: [0],
  constants: [1, 0xffff_ffff, 0x8000_0000],
  escaping: [2],
  elems: [
    { mode: 'passive', type: FUNCREF, count: 2, funcs: [2, 3], place: undefined },
    { mode: 'active', type: FUNCREF, count: 1, funcs: [2], place: { table: FIRST, at: 300 } },
    { mode: 'declarative', type: EXTERNREF, count: 7, funcs: undefined, place: undefined },
  ],
  datas: [],
  images: [],
  init: -1,
};
const TEXT: TextSection = {
  bytes: Uint8Array.from({ length: 40 }, (_, i) => i),
  functions: Int32Array.of(0, 7, 16, 16, 24, 24),
  traps: Int32Array.of(3, 1, 20, 5),
  addrs: Int32Array.of(3, 100, 20, 220, 30, -1),
  frameChanges: Int32Array.of(6, 1),
  handlers: Int32Array.of(8, 32, 1, 0, 15),
  stackMaps: Int32Array.of(8, 2, 4, 7, 20, SAME_MAP),
};
function input(change: Partial<ArtifactInput> = {}): ArtifactInput {
  const rodata = planRodata(completed(emptyModule('binary')));
  return { engine: ENGINE, info: INFO, text: TEXT, rodata, names: { module: 'demo', funcs: new Map([[3, 'inc']]) }, ...change };
}
function withData(): ArtifactInput {
  const m = emptyModule('binary');
  m.memories.push({ type: { min: 1, max: undefined, address: I32, shared: false, pageSizeLog2: 16 }, offset: 0 });
  const at = { bytes: Uint8Array.of(0x41, 1, 0x0b), start: 0, end: 3 };
  m.datas.push({ mode: 'active', memory: FIRST, at, init: Uint8Array.of(0x78), offset: 0 });
  m.datas.push({ mode: 'passive', memory: FIRST, init: Uint8Array.of(1, 2, 3), offset: 0 });
  const rodata = planRodata(completed(m));
  return input({ rodata, info: { ...INFO, datas: rodata.datas, images: rodata.images } });
}
function loadError(bytes: Uint8Array, host = { target: 'x86-64' as const, cpus: ['x86-64-v2', 'x86-64-v3'] }): WasmError {
  try {
    readArtifact(bytes, { host, verify: true });
  } catch (e) {
    if (e instanceof WasmError && e.phase === 'load') return e;
    throw e;
  }
  throw new Error('loaded');
}
const offsetOf = (bytes: Uint8Array, name: string): number =>
  readArtifact(bytes).sections.find((s) => s.name === name)?.offset ?? -1;

/** Never run: it is the compiler that looks at it. */
function mixes(a: Artifact, m: Module, text: TextOffset, wasm: WasmOffset, source: SourceOffset): void {
  // @ts-expect-error a place in the binary is none in .text
  trapAt(a, wasm);
  // @ts-expect-error nor is one in the source
  locate(a, source);
  // @ts-expect-error nor is a number
  locate(a, 5);
  // @ts-expect-error a place in .text is none in the binary
  bodyAt(m, text);
  // @ts-expect-error nor is one in the source
  sourceOffset(m, source);
  // @ts-expect-error what a trap's place in .text is does not tell its source line
  sourcePlaces(a.dwarf, [text]);
  // @ts-expect-error nor does its place in the binary tell the line of a text
  positionAt(a.bytes, wasm);
  // @ts-expect-error an instruction of the module is no instruction of the machine
  trapAt(a, locate(a, text)?.wasmOffset ?? NONE);
}

describe('artifact', () => {
  it('has places in .text, in the binary and in the source, and none goes for another', () => {
    expect(mixes).a('function');
  });
  it('reads back what was written', () => {
    const bytes = writeArtifact(withData());
    const a = readArtifact(bytes, { verify: true });
    expect(a.engine).to.deep.equal(ENGINE);
    expect(bytes.subarray(a.text.offset, a.text.offset + 40)).to.deep.equal(TEXT.bytes);
    expect(bytes[a.text.offset + 40]).to.equal(0xcc);
    expect(functionCount(a.functions)).to.equal(2);
    expect(functionAt(a.functions, 0)).to.deep.equal({ offset: 0, codeLength: 7, length: 16 });
    expect([trapAt(a, nextOf(3)), trapAt(a, nextOf(4)), trapAt(a, nextOf(20))]).to.deep.equal([1, 0, 5]);
    expect(locate(a, nextOf(22))).to.deep.equal({ func: 1, wasmOffset: 220 });
    expect(locate(a, nextOf(31))).to.deep.equal({ func: 1, wasmOffset: -1 });
    expect(locate(a, nextOf(60))).to.equal(undefined);
    expect([moduleName(a.names), functionName(a.names, 3), functionName(a.names, 2)]).to.deep.equal(['demo', 'inc', undefined]);
    const [image] = a.info.images;
    expect(image).to.deep.equal({ memory: FIRST, address: 0, offset: 0, length: 4096 });
    expect([a.text.offset % 4096, a.text.size % 4096, a.rodata.offset % 4096]).to.deep.equal([0, 0, 0]);
    expect(bytes[a.rodata.offset + 1]).to.equal(0x78);
    const passive = a.info.datas[1];
    const start = a.rodata.offset + (passive?.offset ?? 0);
    expect([...bytes.subarray(start, start + 3)]).to.deep.equal([1, 2, 3]);
  });
  it('gives the same module facts back', () => {
    const info = readArtifact(writeArtifact(input())).info;
    for (const [key, value] of Object.entries(INFO)) {
      const found = info[key as keyof ModuleInfo];
      const elems = (list: ModuleInfo['elems']): unknown => list.map((e) => ({ ...e, funcs: e.funcs && [...e.funcs] }));
      const plain = found instanceof Uint32Array ? [...found] : key === 'elems' ? elems(info.elems) : found;
      expect(plain, key).to.deep.equal(value);
    }
  });
  it("says so where NaNs are canonical, and nothing where they are the machine's", () => {
    const engine = { ...ENGINE, nan: 'canonical' } as const;
    expect(readArtifact(writeArtifact(input({ engine }))).engine).to.deep.equal(engine);
    expect(Buffer.from(writeArtifact(input({ engine }))).includes('\nnan canonical\n')).to.equal(true);
    expect(Buffer.from(writeArtifact(input())).includes('\nnan ')).to.equal(false);
  });
  it('gives the same bytes for the same input', () => {
    expect(writeArtifact(withData())).to.deep.equal(writeArtifact(withData()));
  });
  it('leaves the address map out when told so', () => {
    const full = writeArtifact(input());
    const small = writeArtifact(input({ engine: { ...ENGINE, addressMap: false } }));
    expect(small.length).to.be.below(full.length);
    const a = readArtifact(small);
    expect(locate(a, nextOf(22))).to.deep.equal({ func: 1, wasmOffset: -1 });
    expect(trapAt(a, nextOf(20))).to.equal(5);
  });
  it('is an ELF file binutils has nothing to say about (needs readelf)', function () {
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-'));
    try {
      const file = join(dir, 'a.elf');
      writeFileSync(file, writeArtifact({ ...withData(), symbols: true }));
      let out = '';
      try {
        out = execFileSync('sh', ['-c', `readelf -aW ${file} 2>&1`], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
      } catch {
        this.skip();
      }
      expect(out).not.to.match(/warning|error/i);
      expect(out).to.match(/There are no relocations in this file/);
      expect(out).to.match(/FUNC\s+LOCAL\s+DEFAULT\s+2 inc/);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  describe('rejects', () => {
    it('what is not an artifact', () => {
      expect(loadError(new Uint8Array(0)).message).to.match(/expected an ELF file/);
      expect(loadError(new Uint8Array(100)).message).to.match(/another kind of file/);
    });
    it('several faults in one report', () => {
      const bytes = writeArtifact(input());
      const at = offsetOf(bytes, '.touchstone.engine');
      bytes.set(new TextEncoder().encode('touchstone-artifact 9'), at);
      bytes[18] = 40;
      const { message } = loadError(bytes);
      expect(message).to.match(/ELF machine: found 40, expected 62/);
      expect(message).to.match(/engine setting touchstone-artifact: found "9", expected 2/);
    });
    it('code for a better processor, naming the way out', () => {
      const { message } = loadError(writeArtifact(input()), { target: 'x86-64', cpus: ['x86-64-v2'] });
      expect(message).to.match(/cpu level: found x86-64-v3, expected x86-64-v2 \(.*--cpu=x86-64-v2\)/);
    });
    it('planted relocations, writable code, unknown, missing, overlapping and truncated sections', () => {
      const good = writeArtifact(input());
      const view = new DataView(good.buffer);
      const header = (i: number): number => view.getUint32(40, true) + i * ELF.sectionHeaderSize;
      const patched = (at: number, value: number): string => {
        const bad = good.slice();
        new DataView(bad.buffer).setUint32(at, value, true);
        return loadError(bad).message;
      };
      expect(patched(header(4) + 4, 4)).to.match(/section .touchstone.traps: found relocations/);
      expect(patched(header(2) + 8, 7)).to.match(/writable and executable/);
      expect(patched(header(1), 2)).to.match(/an unknown section[\s\S]*section .touchstone.engine: found nothing/);
      expect(patched(header(5) + 24, 4096)).to.match(/to begin after .text/);
      expect(patched(header(2) + 32, 0x100000)).to.match(/section .text: found 0x1000\+0x100000, expected a range within/);
      expect(patched(header(2) + 24, 0x1001)).to.match(/section .text: found offset 0x1001, alignment 4096/);
      expect(loadError(good.subarray(0, good.length - 1)).message).to.match(/truncated/);
    });
    const BEHIND: readonly (readonly [what: string, change: Partial<ArtifactInput>, refused: boolean])[] = [
      ['the last function as the init function', { info: { ...INFO, init: 1 } }, false],
      ['an init function behind the last', { info: { ...INFO, init: 2 } }, true],
      ['an init function before none', { info: { ...INFO, init: -2 } }, true],
      ['code that ends with its page', { text: { ...TEXT, functions: Int32Array.of(0, 7, 16, 16, 24, 4080) } }, false],
      ['code that ends behind it', { text: { ...TEXT, functions: Int32Array.of(0, 7, 16, 16, 24, 4081) } }, true],
      ['code that begins behind it', { text: { ...TEXT, functions: Int32Array.of(0, 7, 16, 5000, 0, 0) } }, true],
    ];
    for (const [what, change, refused] of BEHIND) {
      it(`functions that are not in the text: ${what}`, () => {
        const bytes = writeArtifact(input(change));
        if (refused) expect(loadError(bytes).message).to.match(/function table: found 2 functions, the last ending at 0x/);
        else expect(readArtifact(bytes).functions).to.have.length(6);
      });
    }
    it('changed contents when asked to verify', () => {
      const bytes = writeArtifact(input());
      bytes[4096] = (bytes[4096] as number) ^ 1;
      expect(loadError(bytes).message).to.match(/digest/);
    });
  });

  it('survives any corruption with a load error or a working artifact', () => {
    const good = writeArtifact(withData());
    const places = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    const tail = fc.nat(2000).map((n) => good.length - 1 - n);
    const read = (bytes: Uint8Array): void => {
      try {
        const a = readArtifact(bytes);
        for (const key of Object.keys(INFO)) void a.info[key as keyof ModuleInfo];
        for (let pc = 0; pc < 64; pc++) [trapAt(a, nextOf(pc)), locate(a, nextOf(pc)), functionName(a.names, pc)];
      } catch (e) {
        if (!(e instanceof WasmError) || e.phase !== 'load') throw e;
      }
    };
    fc.assert(
      fc.property(places, fc.option(tail), (changes, cut) => {
        const bytes = good.slice(0, cut ?? good.length);
        for (const [at, value] of changes) bytes[at] = value;
        read(bytes);
      }),
      { numRuns: 500 },
    );
    // The file's structure is at its ends: every single byte there, at its extremes.
    for (const at of [...Array(64).keys(), ...Array.from({ length: 900 }, (_, i) => good.length - 1 - i)]) {
      for (const value of [0, 0x7f, 0xff]) {
        const bytes = good.slice();
        bytes[at] = value;
        read(bytes);
      }
    }
  });
  it('survives info contents that contradict themselves under a right checksum', () => {
    const rodata = { offset: 0, size: 0 };
    const section = writeInfo(INFO, TEXT.functions);
    expect(() => new InfoReader(section.subarray(0, 20), rodata, 4096)).to.throw(WasmError, /too short/);
    const bad = section.slice();
    bad[90] = 0xff;
    expect(() => new InfoReader(bad, rodata, 4096)).to.throw(WasmError, /wrong checksum/);
    fc.assert(
      fc.property(fc.nat(section.length - 5), fc.nat(255), (at, value) => {
        const changed = section.slice();
        changed[at + 4] = value;
        new DataView(changed.buffer).setUint32(0, crc32(changed.subarray(4)), true);
        try {
          const info = new InfoReader(changed, rodata, 4096);
          for (const key of Object.keys(INFO)) void info[key as keyof ModuleInfo];
        } catch (e) {
          if (!(e instanceof WasmError) || e.phase !== 'load') throw e;
        }
      }),
      { numRuns: 500 },
    );
  });
});
