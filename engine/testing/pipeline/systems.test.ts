/**
 * What the artifact promises, proved on real modules from text to execution: images mapped copy-on-write (S1 to S3), the
 * address map left out (S4), functions found without symbols (S10), tables and data read where they lie (S11 to S13).
 */

import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { functionAt, functionCount } from '../../artifact/sections/functions.ts';
import { readTraps } from '../../artifact/sections/traps.ts';
import { writeArtifact } from '../../artifact/write.ts';
import { nextOf } from '../../base/brand.ts';
import type { ModuleInfo, TextSection } from '../../compiled/compiled.ts';
import { FunctionCompiler } from '../../compiler/functions.ts';
import {
  compile,
  decode,
  encode,
  type Func,
  i32,
  locate,
  type Memory,
  parse,
  readArtifact,
  Store,
  type StoreOptions,
  TRAP,
  Trap,
  trapAt,
  validate,
  type WasmValue,
} from '../../index.ts';
import type { MemoryObject } from '../../runtime/objects/memory.ts';

function compileText(text: string, options = {}): Uint8Array {
  const m = parse(text);
  validate(m);
  return compile(m, options);
}
function withStore<T>(use: (store: Store) => T, options: StoreOptions = {}): T {
  const store = new Store(options);
  try {
    return use(store);
  } finally {
    store.close();
  }
}
function trapOf(run: () => unknown): Trap {
  try {
    run();
  } catch (e) {
    if (e instanceof Trap) return e;
    throw e;
  }
  throw new Error('no trap');
}

/** A row of /proc/self/maps. */
interface Mapping {
  readonly start: number;
  readonly end: number;
  readonly permissions: string;
  readonly file: string;
}
function mappings(): Mapping[] {
  return readFileSync('/proc/self/maps', 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [range = '', permissions = '', , , , ...file] = line.split(/\s+/);
      const [start = 0, end = 0] = range.split('-').map((x) => Number.parseInt(x, 16));
      return { start, end, permissions, file: file.join(' ') };
    });
}
const openFiles = (): string[] =>
  readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
/** Where the memory's bytes come from: the mapping that a marker written through wasm's own view stands in. */
function mappingOf(file: string): Mapping[] {
  return mappings().filter((m) => m.file.startsWith(file) && m.permissions === 'rw-p');
}

const TWO_PAGES = `(module
  (memory (export "m") 2)
  (data (i32.const 4096) "first")
  (data (i32.const 70000) "second")
  (data $p "passive")
  (func (export "peek") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "poke") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  (func (export "init") (param i32 i32 i32) (memory.init $p (local.get 0) (local.get 1) (local.get 2)))
  (func (export "drop") (data.drop $p)))`;

describe('systems', () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-systems-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));
  const file = (name: string, bytes: Uint8Array): string => {
    const path = join(dir, name);
    writeFileSync(path, bytes);
    return path;
  };
  const byteAt = (store: Store, f: Func, at: number): number => store.invoke(f, [i32(at)])[0]?.lo ?? -1;

  describe('memory images', () => {
    it('S1: a file is what its memories are mapped from; no file in memory is made', () => {
      const path = file('s1.artifact', compileText(TWO_PAGES));
      withStore((store) => {
        const instance = store.instantiate(path);
        const memory = instance.getExport('m') as Memory;
        const rows = mappingOf(path);
        expect(rows).to.have.length(1);
        expect(openFiles().some((f) => f.includes('memfd:'))).to.equal(false);
        // The mapping is the memory: page 1 holds what wasm stores, and the file does not.
        const peek = instance.getExport('peek') as Func;
        store.invoke(instance.getExport('poke') as Func, [i32(4096), i32(0x7a)]);
        expect(memory.read(4096, 5)).to.deep.equal(new TextEncoder().encode('zirst'));
        expect(byteAt(store, peek, 70001)).to.equal('e'.charCodeAt(0));
        const other = store.instantiate(path).getExport('m') as Memory;
        expect(other.read(4096, 1)[0]).to.equal('f'.charCodeAt(0));
        expect(Buffer.from(readFileSync(path)).includes('zirst')).to.equal(false);
      });
      expect(mappingOf(path)).to.deep.equal([]);
      expect(openFiles().includes(path)).to.equal(false);
    });

    it('S1: bytes go through a sealed file in memory', () => {
      withStore((store) => {
        const instance = store.instantiate(compileText(TWO_PAGES));
        expect(openFiles().filter((f) => f.startsWith('/memfd:touchstone'))).to.have.length(1);
        expect(mappingOf('/memfd:touchstone')).to.have.length(1);
        expect(byteAt(store, instance.getExport('peek') as Func, 4096)).to.equal('f'.charCodeAt(0));
        const fd = readdirSync('/proc/self/fd').find((n) => {
          try {
            return readlinkSync(`/proc/self/fd/${n}`).startsWith('/memfd:touchstone');
          } catch {
            return false;
          }
        });
        // Sealed: nobody can write to it or cut it, not even through its own name.
        expect(() => writeFileSync(`/proc/self/fd/${fd}`, 'x', { flag: 'r+' })).to.throw(/EPERM|EACCES|EINVAL/);
      });
      expect(openFiles().some((f) => f.includes('memfd:'))).to.equal(false);
    });

    it('S1: initial contents come back with the next instance, and slots show nothing of their last module', () => {
      const path = file('again.artifact', compileText(TWO_PAGES));
      const empty = compileText('(module (memory (export "m") 2))');
      const slots = new Set<number>();
      for (let round = 0; round < 6; round++) {
        for (const source of [path, compileText(TWO_PAGES)]) {
          withStore((store) => {
            const memory = store.instantiate(source).getExport('m') as Memory;
            slots.add((memory as MemoryObject).base);
            const initial = memory.read(0, 131072);
            expect(Buffer.from(initial).toString('latin1', 4096, 4101)).to.equal('first');
            expect(Buffer.from(initial).toString('latin1', 70000, 70006)).to.equal('second');
            expect(initial.filter((b) => b !== 0)).to.have.length(11);
            memory.write(0, new Uint8Array(131072).fill(0xee));
          });
        }
        withStore((store) => {
          const memory = store.instantiate(empty).getExport('m') as Memory;
          slots.add((memory as MemoryObject).base);
          expect(memory.read(0, 131072).every((b) => b === 0)).to.equal(true);
          memory.write(0, new Uint8Array(131072).fill(0xdd));
        });
      }
      // All three had the same address space, one after another.
      expect(slots.size).to.equal(1);
    });

    it('S1: works when the file has lost its name, and after it was replaced', () => {
      const path = file('gone.artifact', compileText(TWO_PAGES));
      withStore((store) => {
        const module = store.load(path);
        unlinkSync(path);
        file('gone.artifact', compileText('(module (memory (export "m") 2) (data (i32.const 4096) "other"))'));
        const memory = store.instantiate(module).getExport('m') as Memory;
        expect(Buffer.from(memory.read(4096, 5)).toString()).to.equal('first');
      });
    });

    it('S1: two memories of one file are not confused, nor one memory with overlapping segments', () => {
      const path = file(
        'two.artifact',
        compileText(`(module
          (memory (export "a") 1) (memory (export "b") 1)
          (data (memory 1) (i32.const 0) "bbbb") (data (memory 0) (i32.const 0) "aaaa")
          (data (memory 0) (i32.const 2) "AA") (data (memory 1) (i32.const 65532) "last"))`),
      );
      withStore((store) => {
        const { exports } = store.instantiate(path);
        const text = (name: string, at: number): string =>
          Buffer.from((exports.get(name) as Memory).read(at, 4)).toString('latin1');
        expect([text('a', 0), text('b', 0), text('a', 65532), text('b', 65532)]).to.deep.equal([
          'aaAA',
          'bbbb',
          '\0\0\0\0',
          'last',
        ]);
      });
    });

    it('S2: images are whole pages of the target; data far apart stays small', () => {
      for (const text of [
        '(module (memory 1) (data (i32.const 1) "x"))',
        '(module (memory 16385) (data (i32.const 0) "x") (data (i32.const 1073741824) "y"))',
      ]) {
        const bytes = compileText(text);
        const a = readArtifact(bytes);
        expect(bytes.length).to.be.below(32768);
        expect(a.info.images.length).to.be.above(0);
        expect(a.rodata.offset % 4096).to.equal(0);
        for (const i of a.info.images) expect([i.address % 4096, i.offset % 4096, i.length % 4096]).to.deep.equal([0, 0, 0]);
      }
    });

    it('S2: a segment out of bounds traps after the earlier ones were written', () => {
      withStore((store) => {
        const memory = store.memory({ min: 1, max: 1, address: i32(0).type, shared: false, pageSizeLog2: 16 } as never);
        const bytes = compileText(`(module (import "a" "m" (memory 1))
          (data (i32.const 0) "first") (data (i32.const 65535) "xy") (data (i32.const 10) "never"))`);
        const trap = trapOf(() => store.instantiate(bytes, () => memory));
        expect(trap.code).to.equal(TRAP.memoryOutOfBounds);
        expect(Buffer.from(memory.read(0, 5)).toString()).to.equal('first');
        expect(memory.read(10, 1)[0]).to.equal(0);
      });
    });

    it('S3: what is copied comes from its own place, image by image and memory by memory', () => {
      // Too far apart to be one image; a passive segment stands behind them.
      const text = `(module (memory (export "a") 20) (memory (export "b") 20) (data $p "passive")
        (data (memory 0) (i32.const 5) "one") (data (memory 0) (i32.const 1000000) "two")
        (data (memory 1) (i32.const 8000) "three") (data (memory 1) (i32.const 900000) "four"))`;
      const bytes = compileText(text);
      expect(readArtifact(bytes).info.images).to.have.length(4);
      const path = file('copied.artifact', bytes);
      const seen = [true, false].flatMap((memoryFiles) =>
        [bytes, path].map((source) =>
          withStore(
            (store) => {
              const { exports } = store.instantiate(source);
              return ['a', 'b'].map((name) => Buffer.from((exports.get(name) as Memory).read(0, 20 * 65536)));
            },
            { memoryFiles },
          ),
        ),
      );
      const expected = [Buffer.alloc(20 * 65536), Buffer.alloc(20 * 65536)];
      expected[0]?.write('one', 5);
      expected[0]?.write('two', 1_000_000);
      expected[1]?.write('three', 8000);
      expected[1]?.write('four', 900_000);
      seen.forEach((memories, i) => {
        memories.forEach((memory, m) => {
          expect(memory.equals(expected[m] as Buffer), `${i}, memory ${m}`).to.equal(true);
        });
      });
    });

    it('S3: without files in memory a file is still mapped, bytes are copied', () => {
      const path = file('s3.artifact', compileText(TWO_PAGES));
      withStore(
        (store) => {
          const mapped = store.instantiate(path);
          expect(mappingOf(path)).to.have.length(1);
          const copied = store.instantiate(compileText(TWO_PAGES));
          expect(openFiles().some((f) => f.includes('memfd:'))).to.equal(false);
          for (const instance of [mapped, copied]) {
            const peek = instance.getExport('peek') as Func;
            expect([byteAt(store, peek, 4096), byteAt(store, peek, 4095), byteAt(store, peek, 70005)]).to.deep.equal([
              'f'.charCodeAt(0),
              0,
              'd'.charCodeAt(0),
            ]);
          }
        },
        { memoryFiles: false },
      );
    });
  });

  it('code is mapped to be read and run, never to be written; nothing is both writable and executable', () => {
    const path = file('permissions.artifact', compileText(TWO_PAGES));
    for (const memoryFiles of [true, false]) {
      withStore(
        (store) => {
          for (const source of [path, compileText(TWO_PAGES)]) {
            const module = store.load(source);
            store.invoke(store.instantiate(module).getExport('drop') as Func);
            // V8 has code that it writes to; ours lies in these.
            const text = mappings().filter((m) => m.end > module.text && m.start < module.text + module.artifact.text.size);
            expect(text.map((m) => m.permissions)).to.deep.equal(['r-xp']);
          }
          // Of the file nothing but memories can be written, and nothing but the text can be run.
          const ours = mappings().filter((m) => m.file === path);
          expect(ours.filter((m) => m.permissions.includes('x')).length).to.equal(1);
          expect(ours.filter((m) => m.permissions.includes('w')).map((m) => m.permissions)).to.deep.equal(['rw-p']);
        },
        { memoryFiles },
      );
    }
  });

  describe('S4: without an address map', () => {
    const text = `(module (memory 1)
      (func $inner (param i32) (result i32) (i32.div_u (i32.const 7) (local.get 0)))
      (func $outer (export "f") (param i32) (result i32) (i32.add (call $inner (local.get 0)) (i32.const 1)))
      (func (export "load") (param i32) (result i32) (i32.load offset=4 (local.get 0))))`;
    it('the artifact is smaller; codes and frames are the same, offsets are absent', () => {
      const full = compileText(text);
      const small = compileText(text, { addressMap: false });
      expect(small.length).to.be.below(full.length);
      expect(readArtifact(small).sections.some((s) => s.name === '.touchstone.addrmap')).to.equal(false);
      // Nor is the list made that the section is written from.
      const entries = [true, false].map((addressMap) => {
        const m = parse(text);
        encode(m);
        const functions = new FunctionCompiler(m, { addressMap });
        return m.funcs.map((_, i) => functions.compile(i).addrs.length);
      });
      expect(entries[0]?.every((n) => n > 0)).to.equal(true);
      expect(entries[1]).to.deep.equal([0, 0, 0]);
      const seen = [full, small].map((bytes) =>
        withStore((store) => {
          const { exports } = store.instantiate(bytes);
          const at = (name: string, arg: number): Trap => trapOf(() => store.invoke(exports.get(name) as Func, [i32(arg)]));
          return [at('f', 0), at('load', -8)].map((t) => ({
            code: t.code,
            frames: t.backtrace.frames.map(({ func, name, textOffset }) => ({ func, name, textOffset })),
            offsets: t.backtrace.frames.map((f) => f.wasmOffset),
          }));
        }),
      );
      const plain = (list: (typeof seen)[number] | undefined): unknown => list?.map(({ code, frames }) => ({ code, frames }));
      expect(plain(seen[1])).to.deep.equal(plain(seen[0]));
      expect(seen[0]?.flatMap((t) => t.offsets).every((o) => o > 0)).to.equal(true);
      expect(seen[1]?.flatMap((t) => t.offsets)).to.deep.equal([-1, -1, -1]);
      expect(seen[0]?.map((t) => t.code)).to.deep.equal([TRAP.integerDivideByZero, TRAP.memoryOutOfBounds]);
    });
  });

  it('S10: functions are found without symbols: every byte of each, no padding', () => {
    const bytes = compileText(TWO_PAGES, { symbols: true });
    const plain = compileText(TWO_PAGES);
    expect(bytes.length).to.be.above(plain.length);
    for (const artifact of [bytes, plain]) {
      const a = readArtifact(artifact, { verify: true });
      const owner = new Int32Array(a.text.size).fill(-1);
      for (let i = 0; i < functionCount(a.functions); i++) {
        const { offset, length } = functionAt(a.functions, i);
        expect(owner.subarray(offset, offset + length).every((o) => o === -1)).to.equal(true);
        owner.fill(i, offset, offset + length);
      }
      for (let pc = 0; pc < a.text.size; pc++) expect(locate(a, nextOf(pc))?.func ?? -1).to.equal(owner[pc]);
    }
    withStore((store) => expect(byteAt(store, store.instantiate(plain).getExport('peek') as Func, 4096)).to.equal(0x66));
  });

  it('S11, S12: each trap code of real wasm at its place, with the offset of its instruction', () => {
    const cases: [code: number, body: string, op: number][] = [
      [TRAP.unreachable, 'unreachable', 0x00],
      [TRAP.memoryOutOfBounds, '(drop (i32.load (i32.const -4)))', 0x28],
      [TRAP.tableOutOfBounds, '(drop (table.get 0 (i32.const 9)))', 0x25],
      [TRAP.integerDivideByZero, '(drop (i32.div_s (i32.const 1) (global.get 0)))', 0x6d],
      [TRAP.integerOverflow, '(drop (i32.div_s (i32.const 0x80000000) (i32.sub (global.get 0) (i32.const 1))))', 0x6d],
      [TRAP.invalidConversion, '(drop (i32.trunc_f32_s (f32.const nan)))', 0xa8],
      [TRAP.uninitializedElement, '(call_indirect (global.get 0))', 0x11],
    ];
    const m = decode(
      encode(
        parse(`(module (memory 1) (table 2 funcref) (global (mut i32) (i32.const 0))
          ${cases.map(([, body], i) => `(func (export "t${i}") ${body})`).join('\n')})`),
      ),
    );
    validate(m);
    const binary = m.funcs[0]?.body.bytes as Uint8Array;
    const bytes = compile(m);
    const a = readArtifact(bytes);
    withStore((store) => {
      const { exports } = store.instantiate(bytes);
      cases.forEach(([code, , op], i) => {
        const trap = trapOf(() => store.invoke(exports.get(`t${i}`) as Func));
        const [frame] = trap.backtrace.frames;
        expect(trap.code, `t${i}`).to.equal(code);
        // A null element's function traps by itself: its caller has no entry.
        if (code !== TRAP.uninitializedElement) expect(trapAt(a, nextOf(frame?.textOffset ?? -1)), `t${i}`).to.equal(code);
        expect(binary[frame?.wasmOffset ?? -1], `t${i}`).to.equal(op);
      });
    });
    // Whatever happens to the tables, lookups answer "none" or an entry that stands there.
    const codes = readTraps(a.traps).filter((_, i) => i % 2 === 1);
    expect(Math.min(...codes)).to.be.above(0);
  });

  it('S13: data outlives its source, and segments are dropped for one instance only', () => {
    const source = join(dir, 'source.wasm');
    writeFileSync(source, encode(parse(TWO_PAGES)));
    const m = decode(readFileSync(source));
    validate(m);
    const path = file('s13.artifact', compile(m));
    rmSync(source);
    withStore((store) => {
      const module = store.load(path);
      const [a, b] = [store.instantiate(module), store.instantiate(module)];
      const init = (i: typeof a, ...args: number[]): WasmValue[] => store.invoke(i.getExport('init') as Func, args.map(i32));
      init(a, 10, 0, 7);
      expect(Buffer.from((a.getExport('m') as Memory).read(10, 7)).toString()).to.equal('passive');
      store.invoke(a.getExport('drop') as Func);
      expect(trapOf(() => init(a, 0, 0, 1)).code).to.equal(TRAP.memoryOutOfBounds);
      init(a, 0, 0, 0);
      init(b, 20, 3, 4);
      expect(Buffer.from((b.getExport('m') as Memory).read(20, 4)).toString()).to.equal('sive');
    });
  });

  it('S13: a load touches no page of a large section', function () {
    const path = join(dir, 'large.artifact');
    const bytes = largeArtifact();
    // Page by page: a large write makes large folios in the page cache, which the kernel maps whole.
    const fd = openSync(path, 'w');
    for (let at = 0; at < bytes.length; at += 4096) writeSync(fd, bytes, at, Math.min(4096, bytes.length - at));
    closeSync(fd);
    let pagemap: number;
    try {
      pagemap = openSync('/proc/self/pagemap', 'r');
    } catch {
      return this.skip();
    }
    try {
      withStore((store) => {
        const module = store.load(path);
        const rows = mappings().filter((m) => m.file === path);
        const base = Math.min(...rows.map((r) => r.start));
        const entry = Buffer.alloc(8);
        const present = (page: number): boolean => {
          readSync(pagemap, entry, 0, 8, (page / 4096) * 8);
          return ((entry[7] as number) & 0x80) !== 0;
        };
        // The kernel maps what surrounds a touched page, too: 64 KiB at each end say nothing.
        const AROUND = 65536;
        const large = ['.text', '.touchstone.traps', '.touchstone.addrmap', '.rodata.wasm', '.name.wasm', '.touchstone.dwarf'];
        for (const name of large) {
          const { offset, size } = module.artifact.sections.find((s) => s.name === name) ?? { offset: 0, size: 0 };
          expect(size, name).to.be.above(4 * AROUND);
          const first = Math.ceil((base + offset + AROUND) / 4096) * 4096;
          const touched: number[] = [];
          const last = base + offset + size - AROUND;
          for (let page = first; page < last; page += 4096) if (present(page)) touched.push(page - base);
          expect(touched, name).to.deep.equal([]);
        }
        // The proof can fail: a lookup makes pages present.
        const traps = module.artifact.sections.find((s) => s.name === '.touchstone.traps');
        for (let pc = 0; pc < 1_000_000; pc += 4096) trapAt(module.artifact, nextOf(pc));
        const middle = base + (traps?.offset ?? 0) + (traps?.size ?? 0) / 2;
        expect(present(Math.floor(middle / 4096) * 4096)).to.equal(true);
      });
    } finally {
      closeSync(pagemap);
    }
  });
});

/** An artifact whose every section is large, without compiling anything. */
function largeArtifact(): Uint8Array {
  const count = 40_000;
  const pairs = (step: number, value: (i: number) => number): Int32Array => {
    const out = new Int32Array(2 * 16 * count);
    for (let i = 0; i < 16 * count; i++) {
      out[i * 2] = i * step;
      out[i * 2 + 1] = value(i);
    }
    return out;
  };
  const functions = new Int32Array(count * 3);
  for (let i = 0; i < count; i++) functions.set([i * 32, 32, 32], i * 3);
  const text: TextSection = {
    bytes: new Uint8Array(count * 32).fill(0xc3),
    functions,
    traps: pairs(2, () => TRAP.unreachable),
    addrs: pairs(2, (i) => i * 3),
    frameChanges: new Int32Array(0),
    handlers: new Int32Array(0),
    stackMaps: new Int32Array(0),
  };
  const data = new Uint8Array(4 << 20).fill(5);
  const none: ModuleInfo = readArtifact(compileText('(module (func))')).info;
  const { types, recs } = none;
  const info: ModuleInfo = {
    ...{
      types,
      recs,
      imports: [],
      exports: [],
      tables: [],
      memories: [],
      globals: [],
      tags: [],
      constants: [],
      escaping: [],
      elems: [],
    },
    funcs: new Uint32Array(count),
    datas: [{ offset: 0, length: data.length }],
    images: [],
    init: -1,
  };
  return writeArtifact({
    engine: { target: 'x86-64', cpu: 'x86-64-v2', bounds: 'guard', traps: 'signals', addressMap: true, nan: 'any' },
    info,
    text,
    rodata: {
      size: data.length,
      align: 4096,
      pieces: [{ offset: 0, bytes: data }],
      images: [],
      datas: info.datas,
      imaged: new Set(),
    },
    dwarf: { codeOffset: 0, sections: [{ name: '.debug_line', data: new Uint8Array(1 << 20) }] },
    names: { module: 'large', funcs: new Map(Array.from({ length: count }, (_, i) => [i, `function number ${i}`])) },
  });
}
