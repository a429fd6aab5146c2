import { expect } from 'chai';
import fc from 'fast-check';
import { FIRST, nextOf } from '../base/brand.ts';
import type { RodataPlan } from '../compiled/compiled.ts';
import { ByteWriter } from '../wasm/bytes.ts';
import { type ConstExpr, completed, type Data, type Elem, emptyModule, type Module, type ModuleDraft } from '../wasm/module.ts';
import { FUNCREF, I32, type MemoryIndex } from '../wasm/types.ts';
import { planRodata } from './memory-image.ts';

const PAGE = 4096;

function constant(v: number): ConstExpr {
  const w = new ByteWriter();
  w.u8(0x41);
  w.sleb(v);
  w.u8(0x0b);
  return { bytes: w.finish(), start: 0, end: w.length };
}
const GLOBAL_GET: ConstExpr = { bytes: Uint8Array.of(0x23, 0, 0x0b), start: 0, end: 3 };
function data(at: number | ConstExpr | undefined, init: readonly number[] | Uint8Array, memory: MemoryIndex = FIRST): Data {
  const expr = typeof at === 'number' ? constant(at) : at;
  const bytes = Uint8Array.from(init);
  return expr === undefined
    ? { mode: 'passive', memory, init: bytes, offset: 0 }
    : { mode: 'active', memory, at: expr, init: bytes, offset: 0 };
}
function moduleWith(datas: Data[], pages = [16], pageSizeLog2 = 16, more = (_: ModuleDraft): void => {}): Module {
  const m = emptyModule('binary');
  for (const min of pages)
    m.memories.push({ type: { min, max: undefined, address: I32, shared: false, pageSizeLog2 }, offset: 0 });
  m.datas.push(...datas);
  more(m);
  return completed(m);
}
/** What the images say a memory holds: whole pages of the machine. */
function contents(plan: RodataPlan, memory: number, size: number, page = PAGE): Uint8Array {
  const section = new Uint8Array(plan.size);
  for (const { offset, bytes } of plan.pieces) section.set(bytes, offset);
  const out = new Uint8Array(size);
  for (const i of plan.images) {
    expect([i.address % page, i.offset % page, i.length % page]).to.deep.equal([0, 0, 0]);
    if (i.memory === memory) out.set(section.subarray(i.offset, i.offset + Math.min(i.length, size - i.address)), i.address);
  }
  return out;
}

describe('memory images', () => {
  it('pad one byte to its page', () => {
    const plan = planRodata(moduleWith([data(1, [0x78])]));
    expect(plan.images).to.deep.equal([{ memory: 0, address: 0, offset: 0, length: PAGE }]);
    expect(plan.size).to.equal(PAGE);
    expect([...contents(plan, 0, 3)]).to.deep.equal([0, 0x78, 0]);
  });
  for (const page of [4096, 16384, 65536]) {
    it(`are whole pages of ${page} bytes`, () => {
      const plan = planRodata(moduleWith([data(70_000, [1]), data(600_000, [2])]), page);
      const start = (at: number): number => at - (at % page);
      expect(plan.images).to.deep.equal([
        { memory: 0, address: start(70_000), offset: 0, length: page },
        { memory: 0, address: start(600_000), offset: page, length: page },
      ]);
      expect([plan.size, plan.align]).to.deep.equal([2 * page, page]);
    });
  }
  it('hold any segments of any memories, the later winning', () => {
    const segment = fc.tuple(fc.nat(1), fc.nat(65000), fc.uint8Array({ minLength: 0, maxLength: 500 }));
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 12 }), fc.constantFrom(4096, 16384, 65536), (segments, page) => {
        const plan = planRodata(
          moduleWith(
            segments.map(([memory, at, init]) => data(at, init, nextOf(memory))),
            [1, 1],
          ),
          page,
        );
        expect(plan.align).to.equal(plan.images.length > 0 ? page : 16);
        for (const memory of [0, 1]) {
          const expected = new Uint8Array(65536);
          for (const [m, at, init] of segments) if (m === memory) expected.set(init, at);
          expect(contents(plan, memory, 65536, page)).to.deep.equal(expected);
        }
        expect([...plan.imaged]).to.deep.equal(segments.map((_, i) => i));
      }),
      { numRuns: 50 },
    );
  });
  it('stay small where data is far apart', () => {
    const plan = planRodata(moduleWith([data(0, [1]), data(1 << 30, [2])], [65536]));
    expect(plan.images.map((i) => i.address)).to.deep.equal([0, 1 << 30]);
    expect(plan.size).to.equal(2 * PAGE);
  });
  it('give way to copying where they would be many', () => {
    const datas = Array.from({ length: 65 }, (_, i) => data(i * 200_000, [i]));
    const plan = planRodata(moduleWith(datas, [65536]));
    expect(plan.images).to.deep.equal([]);
    expect(plan.size).to.equal(65);
    expect(plan.datas[64]).to.deep.equal({ offset: 64, length: 1 });
  });
  it('end before the first segment that may trap or needs run time', () => {
    for (const stop of [data(GLOBAL_GET, [9]), data(16 * 65536, [9]), data(16 * 65536 - 1, [9, 9]), data(-1, [9])]) {
      const plan = planRodata(moduleWith([data(0, [1]), stop, data(8, [3])]));
      expect([...plan.imaged]).to.deep.equal([0]);
      expect(contents(plan, 0, 9)[8]).to.equal(0);
      expect(plan.datas[2]).to.deep.equal({ offset: PAGE + stop.init.length, length: 1 });
    }
  });
  it('take an empty segment at the very end, not one beyond', () => {
    expect([...planRodata(moduleWith([data(16 * 65536, [])])).imaged]).to.deep.equal([0]);
    expect([...planRodata(moduleWith([data(16 * 65536 + 1, [])])).imaged]).to.deep.equal([]);
  });
  it('leave imported memories and passive segments to run time', () => {
    const type = { min: 1, max: undefined, address: I32, shared: false, pageSizeLog2: 16 } as const;
    const m = moduleWith([data(undefined, [7, 8]), data(0, [1])], [], 16, ({ imports }) => {
      imports.push({ module: 'm', name: 'mem', desc: { kind: 'memory', type }, offset: 0 });
    });
    const plan = planRodata(m);
    expect(plan.images).to.deep.equal([]);
    expect(plan.datas).to.deep.equal([
      { offset: 0, length: 2 },
      { offset: 2, length: 1 },
    ]);
  });
  it('are not made where a failed instantiation could leave a function behind that sees them', () => {
    const table = { min: 10, max: undefined, address: I32, element: FUNCREF } as const;
    const elem = (at: number): Elem => ({
      mode: 'active',
      table: FIRST,
      at: constant(at),
      type: FUNCREF,
      funcs: [FIRST],
      flags: 0,
      offset: 0,
    });
    const images = (elems: Elem[], imported: boolean): number => {
      const m = moduleWith([data(0, [1])], [16], 16, (draft) => {
        if (imported) draft.imports.push({ module: 'm', name: 't', desc: { kind: 'table', type: table }, offset: 0 });
        else draft.tables.push({ type: table, offset: 0 });
        draft.elems.push(...elems);
      });
      return planRodata(m).images.length;
    };
    expect(images([elem(7), elem(12)], true)).to.equal(0);
    expect(images([elem(7), elem(9)], true)).to.equal(1);
    expect(images([elem(7), elem(12)], false)).to.equal(1);
  });
  it('are dense or not made', () => {
    const sparse = Array.from({ length: 5000 }, (_, i) => data(i * 2 * PAGE, [1]));
    expect(planRodata(moduleWith(sparse, [1000])).size).to.equal(5000);
    const dense = planRodata(moduleWith([data(0, new Uint8Array(20 << 20).fill(1))], [1000]));
    expect([...dense.imaged]).to.deep.equal([0]);
  });
  it('cover less than a page of a memory with one-byte pages', () => {
    const plan = planRodata(moduleWith([data(0, [1, 2, 3])], [3], 0));
    expect(plan.images[0]?.length).to.equal(PAGE);
    expect([...planRodata(moduleWith([data(1, [1, 2, 3])], [3], 0)).imaged]).to.deep.equal([]);
  });
});
