/**
 * Memories, tables, linking, loading and closing, with hand-written machine code where code is needed.
 */
import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { LIBCALL } from '../../abi/calls.ts';
import { FIRST, nextOf } from '../../base/brand.ts';
import type { WasmError } from '../../wasm/errors.ts';
import { TRAP } from '../../wasm/traps.ts';
import { EXTERNREF, FUNCREF, I32, I64, type TableType } from '../../wasm/types.ts';
import { Store } from '../store.ts';
import {
  artifactOf,
  BINARY,
  ENTER,
  EXIT_CALL,
  exported,
  fixedLayout,
  func,
  hex,
  imported,
  instanceOf,
  LEAVE,
  le32,
  NONE,
  PAGE,
  type TestModule,
  trapOf,
  UNARY,
  withStore,
} from '../testing/module.ts';
import type { Extern, Memory, Table } from '../values/extern.ts';
import { externref, funcref, i32, i64, toBigInt, type WasmValue } from '../values/values.ts';
import type { MemoryObject } from './memory.ts';

/** Mappings, without those of V8's heap, which comes and goes in pieces: anonymous, readable and writable. */
const mapsLines = (): number =>
  readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .filter((line) => !/ rw-p 0+ 00:00 0 *$/.test(line)).length;

describe('runtime: memories, tables, linking', () => {
  const libcall = (name: keyof typeof LIBCALL): string => `41 bb ${le32(LIBCALL[name])} ${EXIT_CALL}`;
  /** (func (param i32) (result i64)): memory.grow of memory 0. */
  const grow = hex(`${ENTER} 48 83 ec 08 89 fe 31 ff ${libcall('memory_grow')} ${LEAVE}`);

  it('grows a memory that two instances see', () => {
    withStore((store) => {
      const type = func([I32], [I64]);
      const own: TestModule = {
        types: [type],
        memories: [PAGE],
        funcs: [{ type: 0, code: grow }],
        exports: [exported('grow', 0), exported('memory', 0, 'memory')],
      };
      const first = instanceOf(store, own);
      const memory = first.instance.getExport('memory') as Memory;
      const imports = [imported('memory', { kind: 'memory', type: PAGE })];
      const layout = fixedLayout({ types: [func([], [I64])], imports }, 1);
      const second = instanceOf(
        store,
        {
          types: [func([], [I64])],
          imports,
          funcs: [{ type: 0, code: hex(`49 8b bf ${le32(layout.memories + 8)} c3`) }],
          exports: [exported('size', 0)],
        },
        () => memory,
      );
      expect(toBigInt(store.invoke(second.f('size'))[0] as WasmValue)).to.equal(65536n);
      expect(store.invoke(first.f('grow'), [i32(2)])).to.deep.equal([i64(1n)]);
      expect(toBigInt(store.invoke(second.f('size'))[0] as WasmValue)).to.equal(3n * 65536n);
      memory.write(3 * 65536 - 3, Uint8Array.of(1, 2, 3));
      expect([...memory.read(3 * 65536 - 4, 4)]).to.deep.equal([0, 1, 2, 3]);
      expect(() => memory.read(3 * 65536 - 3, 4)).to.throw(RangeError);
      expect(store.invoke(first.f('grow'), [i32(8)])).to.deep.equal([i64(-1n)]);
      expect(store.invoke(first.f('grow'), [i32(-1)])).to.deep.equal([i64(-1n)]);
      expect(memory.grow(7)).to.equal(3);
      expect(memory.grow(1)).to.equal(-1);
      expect(memory.grow(0)).to.equal(10);
    });
  });

  it('shows a memory as a buffer until it grows or goes', () => {
    const store = new Store();
    const memory = store.memory(PAGE);
    const { buffer } = memory;
    expect(memory.buffer).to.equal(buffer);
    new Uint8Array(buffer)[65535] = 5;
    expect([...memory.read(65535, 1)]).to.deep.equal([5]);
    memory.write(0, Uint8Array.of(6));
    expect(new Uint8Array(buffer)[0]).to.equal(6);
    memory.grow(1);
    expect(buffer.byteLength).to.equal(0);
    const grown = memory.buffer;
    expect(new Uint8Array(grown)[65535]).to.equal(5);
    expect(grown.byteLength).to.equal(131072);
    store.close();
    expect(grown.byteLength).to.equal(0);
    expect(() => memory.buffer).to.throw('the store is closed');
  });

  it('serves table libcalls and turns their failures into traps', () => {
    withStore((store) => {
      const table = store.table({ min: 4, max: 8, address: I32, element: FUNCREF });
      const imports = [imported('table', { kind: 'table', type: { min: 1, max: undefined, address: I32, element: FUNCREF } })];
      const fill = func([I32, I64, FUNCREF, I64], []);
      const five = func([I32, I32, I64, I64, I64], []);
      const pass = (name: keyof typeof LIBCALL): Uint8Array => hex(`${ENTER} 48 83 ec 08 ${libcall(name)} ${LEAVE}`);
      const { f, instance } = instanceOf(
        store,
        {
          types: [fill, five, func([I32, FUNCREF, I64], [I64])],
          imports: [
            imported('table', { kind: 'table', type: { min: 1, max: 9, address: I32, element: FUNCREF } }),
            ...imports.slice(1),
          ],
          elems: [{ mode: 'passive', type: FUNCREF, count: 2, funcs: [0, 1], place: undefined }],
          funcs: [
            { type: 0, code: pass('table_fill'), name: 'fill' },
            { type: 1, code: pass('table_copy') },
            { type: 1, code: pass('table_init') },
            { type: 2, code: pass('table_grow') },
          ],
          exports: [exported('fill', 0), exported('copy', 1), exported('init', 2), exported('grow', 3)],
        },
        () => table as Table,
      );
      expect(instance.exports.size).to.equal(4);
      const names = (): unknown[] => Array.from({ length: table.length }, (_, i) => table.get(i).ref);
      store.invoke(f('fill'), [i32(0), i64(1n), funcref(f('fill')), i64(2n)]);
      expect(names()).to.deep.equal([null, f('fill'), f('fill'), null]);
      store.invoke(f('copy'), [i32(0), i32(0), i64(0n), i64(1n), i64(3n)]);
      expect(names()).to.deep.equal([f('fill'), f('fill'), null, null]);
      store.invoke(f('init'), [i32(0), i32(0), i64(2n), i64(0n), i64(2n)]);
      expect(names()).to.deep.equal([f('fill'), f('fill'), f('fill'), f('copy')]);
      const trap = trapOf(() => store.invoke(f('init'), [i32(0), i32(0), i64(2n), i64(1n), i64(2n)]));
      expect(trap.message).to.equal('out of bounds table access: element 2, element segment size 2');
      expect(trap.backtrace.frames.map((x) => x.func)).to.deep.equal([2]);
      expect(trapOf(() => store.invoke(f('fill'), [i32(0), i64(4n), funcref(null), i64(1n)])).code).to.equal(
        TRAP.tableOutOfBounds,
      );
      expect(trapOf(() => store.invoke(f('copy'), [i32(0), i32(0), i64(-1n), i64(0n), i64(1n)])).code).to.equal(
        TRAP.tableOutOfBounds,
      );
      expect(store.invoke(f('grow'), [i32(0), funcref(f('copy')), i64(4n)])).to.deep.equal([i64(4n)]);
      expect(store.invoke(f('grow'), [i32(0), funcref(null), i64(1n)])).to.deep.equal([i64(-1n)]);
      expect(table.get(7).ref).to.equal(f('copy'));
      table.set(7, funcref(null));
      expect(table.get(7).ref).to.equal(null);
      expect(() => table.get(8)).to.throw(RangeError);
    });
  });

  it("rejects imports in the suite's words", () => {
    withStore((store) => {
      const m: TestModule = { types: [UNARY, BINARY], imports: [imported('f', { kind: 'func', type: FIRST })], funcs: [] };
      const thrown = (resolve: () => Extern | undefined): WasmError => {
        try {
          instanceOf(store, m, resolve);
        } catch (error) {
          return error as WasmError;
        }
        throw new Error('linked');
      };
      expect(thrown(() => undefined)).to.include({ class: 'unlinkable', phase: 'link' });
      expect(thrown(() => undefined).message).to.match(/^unknown import/);
      expect(thrown(() => store.hostFunc(BINARY, () => [i32(0)])).message).to.match(/^incompatible import type/);
      expect(thrown(() => store.global({ type: I32, mutable: false })).message).to.match(/^incompatible import type/);
      instanceOf(store, m, () => store.hostFunc(UNARY, () => [i32(0)]));
    });
  });

  /** A module whose memory has 7s at 8192..12287. */
  const withImage = artifactOf({
    types: [],
    funcs: [],
    memories: [PAGE],
    rodata: new Uint8Array(4096).fill(7),
    images: [{ memory: FIRST, address: 8192, offset: 0, length: 4096 }],
    exports: [exported('memory', 0, 'memory')],
  });
  const memoryOf = (store: Store, source: Uint8Array | string): Memory => store.instantiate(source).getExport('memory') as Memory;
  const imageLines = (file: string): number =>
    readFileSync('/proc/self/maps', 'utf8')
      .split('\n')
      .filter((l) => l.includes(file) && l.includes('rw-p')).length;

  const OUTSIDE: readonly (readonly [what: string, change: object, refused: string])[] = [
    ['begins behind its memory', { address: 65536 }, 'outside of its memory'],
    ['ends behind its memory', { address: 61440, length: 8192 }, 'outside of its memory'],
    ['is for no memory', { memory: nextOf(2) }, "not the module's own"],
    ['is for an imported memory', { memory: FIRST }, "not the module's own"],
  ];
  for (const memoryFiles of [true, false])
    for (const [what, change, refused] of OUTSIDE) {
      it(`refuses an image that ${what}, memory files ${memoryFiles ? 'on' : 'off'}`, () => {
        withStore(
          (store) => {
            const image = { memory: nextOf(1), address: 0, offset: 0, length: 4096, ...change };
            const rodata = new Uint8Array(8192).fill(7);
            const imports = [imported('memory', { kind: 'memory', type: PAGE })];
            const bytes = artifactOf({ types: [], funcs: [], imports, memories: [PAGE], rodata, images: [image] });
            const memory = store.memory(PAGE);
            expect(() => store.instantiate(bytes, () => memory)).to.throw(RangeError, refused);
            expect([...memory.read(0, 4)]).to.deep.equal([0, 0, 0, 0]);
          },
          { memoryFiles },
        );
      });
    }

  it('shows every instance the image, and none what another wrote', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-'));
    const file = join(folder, 'image.artifact');
    writeFileSync(file, withImage);
    try {
      for (const [source, memoryFiles, mapped] of [
        [withImage, true, '/memfd:touchstone'],
        [withImage, false, undefined],
        [file, true, file],
      ] as const) {
        withStore(
          (store) => {
            const module = store.load(source);
            const a = store.instantiate(module).getExport('memory') as Memory;
            if (mapped !== undefined) expect(imageLines(mapped)).to.equal(1);
            const b = store.instantiate(module).getExport('memory') as Memory;
            expect([...a.read(8190, 4)]).to.deep.equal([0, 0, 7, 7]);
            expect([...a.read(12286, 4)]).to.deep.equal([7, 7, 0, 0]);
            a.write(8192, Uint8Array.of(1));
            expect([...a.read(8192, 2)]).to.deep.equal([1, 7]);
            expect([...b.read(8192, 2)]).to.deep.equal([7, 7]);
          },
          { memoryFiles },
        );
        withStore((store) => expect([...memoryOf(store, source).read(8192, 1)]).to.deep.equal([7]));
      }
      expect(readFileSync(file).equals(withImage)).to.equal(true);
      withStore((store) => {
        const module = store.load(file);
        unlinkSync(file);
        expect((store.instantiate(module).getExport('memory') as Memory).read(8192, 1)[0]).to.equal(7);
        // A reused reservation shows nothing of its former owner.
        expect(
          store
            .memory(PAGE)
            .read(0, 65536)
            .every((b) => b === 0),
        ).to.equal(true);
      });
      expect(imageLines('memfd:touchstone')).to.equal(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('a slot is zero and accessible as far as its memory goes, whatever stood there before', () => {
    /** Rights of the mapping around an address. */
    const rights = (address: number): string | undefined =>
      readFileSync('/proc/self/maps', 'utf8')
        .split('\n')
        .map((line) => /^(\w+)-(\w+) (....)/.exec(line) ?? [])
        .find(([, from, to]) => Number(`0x${from}`) <= address && address < Number(`0x${to}`))?.[3];
    const slots = new Set<number>();
    // Pages; the largest is more than an idle slot keeps accessible.
    for (const min of [3, 1, 3, 3, 400, 2, 0, 5]) {
      withStore((store) => {
        const memory = store.memory({ ...PAGE, min, max: 500 }) as MemoryObject;
        slots.add(memory.base);
        expect(rights(memory.base + memory.byteLength), `behind ${min} pages`).to.equal('---p');
        if (min > 0) expect(rights(memory.base + memory.byteLength - 1)).to.equal('rw-p');
        expect(memory.grow(1)).to.equal(min);
        expect(rights(memory.base + memory.byteLength)).to.equal('---p');
        expect(Buffer.from(memory.buffer).equals(Buffer.alloc(memory.byteLength))).to.equal(true);
        Buffer.from(memory.buffer).fill(0xaa);
      });
    }
    expect(slots.size).to.equal(1);
  });

  it('refuses element segments that would not lie in a table of the module', () => {
    const table: TableType = { min: 4, max: undefined, address: I32, element: FUNCREF };
    for (const [index, at, fits] of [
      [1, 2, true],
      [1, 3, false],
      [1, 2 ** 32 - 1, false],
      [0, 0, false],
      [2, 0, false],
    ] as const) {
      withStore((store) => {
        const own: TestModule = {
          types: [NONE],
          imports: [imported('table', { kind: 'table', type: table })],
          tables: [table],
          funcs: [{ type: 0, code: hex('c3') }],
          elems: [{ mode: 'active', type: FUNCREF, count: 2, funcs: [0, 0], place: { table: nextOf(index), at } }],
        };
        const instantiate = () => instanceOf(store, own, () => store.table(table));
        if (fits) instantiate();
        else expect(instantiate).to.throw(RangeError, 'element segment 0 does not lie in a table of the module');
      });
    }
  });

  it('has memories of every kind in either bounds mode', () => {
    for (const options of [{}, { bounds: 'explicit' }, { traps: 'explicit' }] as const) {
      withStore((store) => {
        for (const type of [
          PAGE,
          { ...PAGE, min: 0 },
          { ...PAGE, min: 0, max: undefined },
          { ...PAGE, address: I64, max: undefined },
          { ...PAGE, pageSizeLog2: 0, max: 100 },
        ] as const) {
          const memory = store.memory(type);
          const old = memory.pages;
          expect(memory.grow(3)).to.equal(old);
          expect(memory.byteLength).to.equal((old + 3) * 2 ** type.pageSizeLog2);
          memory.write(memory.byteLength - 1, Uint8Array.of(9));
          expect(memory.read(memory.byteLength - 1, 1)[0]).to.equal(9);
          expect(memory.grow(2 ** 33)).to.equal(-1);
        }
        const huge = { min: 2n ** 48n, max: undefined, address: I64, shared: false, pageSizeLog2: 16 } as const;
        expect(() => store.memory(huge)).to.throw('out of memory');
        expect(() => store.table({ min: 2 ** 32 - 1, max: undefined, address: I32, element: FUNCREF })).to.throw('out of memory');
      }, options);
    }
  });

  it('gives everything back when stores close', () => {
    const round = (): void => {
      withStore((store) => {
        for (let i = 0; i < 20; i++) {
          instanceOf(store, {
            types: [BINARY],
            memories: [PAGE],
            funcs: [{ type: 0, code: hex('01 f7 c3') }],
            exports: [exported('add', 0)],
          });
        }
      });
    };
    round();
    // V8 maps and unmaps code pages meanwhile, now and then a hundred: one mapping left behind by each store would be 200 always.
    const left = [1, 2, 3].map(() => {
      const before = mapsLines();
      for (let i = 0; i < 200; i++) round();
      return mapsLines() - before;
    });
    expect(Math.min(...left), `${left}`).to.be.lessThan(100);
    const store = new Store();
    const { f } = instanceOf(store, { types: [NONE], funcs: [{ type: 0, code: hex('c3') }], exports: [exported('f', 0)] });
    const fun = f('f');
    store.close();
    store.close();
    expect(() => store.invoke(fun)).to.throw('the store is closed');
    expect(() => store.load(new Uint8Array(0))).to.throw('the store is closed');
  });

  it('hands memory of closed stores on without what was in it', () => {
    const type = { element: EXTERNREF, min: 5000, max: undefined, address: I32 } as const;
    for (let round = 0; round < 3; round++) {
      withStore((store) => {
        const table = store.table(type);
        for (const i of [0, 2500, 4999]) {
          expect(table.get(i).ref).to.equal(null);
          table.set(i, externref('left behind'));
        }
        expect(table.get(4999).ref).to.equal('left behind');
      });
    }
  });

  it('refuses artifacts that do not fit the store', () => {
    const guard = artifactOf({ types: [], funcs: [] });
    const explicit = artifactOf({ types: [], funcs: [], bounds: 'explicit', traps: 'explicit' });
    withStore((store) => expect(() => store.load(guard)).to.throw(/traps: found signals(.|\n)*bounds: found guard/), {
      traps: 'explicit',
    });
    withStore((store) => expect(() => store.load(guard)).to.throw(/bounds: found guard/), { bounds: 'explicit' });
    for (const options of [{}, { bounds: 'explicit' }, { traps: 'explicit' }])
      withStore((store) => store.load(explicit), options);
    withStore((store) => expect(() => store.load(Uint8Array.of(1, 2, 3))).to.throw('artifact cannot be loaded'));
  });
});
