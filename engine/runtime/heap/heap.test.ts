/**
 * The heap without compiled code: objects are written here, as code would, and functions pass on what they are given. Everything
 * with zeal 0 and 1.
 */
import { expect } from 'chai';
import { OBJECT, REF, RTT, rttOffsets } from '../../abi/heap-layout.ts';
import { addon } from '../../addon/native.ts';
import { TYPES } from '../../wasm/canon.ts';
import {
  ANYREF,
  ARRAYREF,
  EQREF,
  EXNREF,
  EXTERNREF,
  FUNCREF,
  HEAP,
  I31REF,
  I32,
  NULLREF,
  refType,
  STRUCTREF,
  type ValType,
} from '../../wasm/types.ts';
import { checkValue } from '../objects/convert.ts';
import { BYTES, field, HeapWorld, PAIR, REFS, THREE } from '../testing/heap-world.ts';
import { func } from '../testing/module.ts';
import { WasmException } from '../thrown/exception.ts';
import type { HeapObject } from '../values/extern.ts';
import { anyref, externref, refNull, type WasmValue } from '../values/values.ts';
import { verifyHeap } from './verify.ts';

const eq = (ref: unknown): WasmValue => ({ ...anyref(ref), type: EQREF });

for (const zeal of [0, 1]) {
  describe(`runtime: heap, zeal ${zeal}`, () => {
    let w: HeapWorld;
    beforeEach(() => {
      w = new HeapWorld(zeal);
    });
    afterEach(() => w.store.close());

    it('writes the records of types: kinds, sizes, references, supertypes', () => {
      const { heap } = w;
      const record = (id: number): Uint32Array => {
        const words = new Uint32Array(40);
        addon().peek(heap.base + heap.recordOf(id), new Uint8Array(words.buffer));
        return words;
      };
      const fields = [field(I32), field(ANYREF)];
      const sub = (supers: number[], more: ValType[], final: boolean) => ({
        ...{ final, supers },
        comp: { kind: 'struct', fields: [...fields, ...more.map(field)] } as const,
      });
      const count = 10;
      const chain = Array.from({ length: count }, (_, i) => sub(i === 0 ? [] : [i - 1], Array(i).fill(FUNCREF), i === count - 1));
      const ids = [...TYPES.canonicalize(chain, [{ first: 0, count }])];
      // The deepest first: it needs the others.
      const deepest = record(ids[9] as number);
      expect(deepest[RTT.depth / 4]).to.equal(9);
      expect([...deepest.subarray(RTT.display / 4, RTT.display / 4 + 11)]).to.deep.equal([
        ...ids.map((id) => heap.recordOf(id)),
        1 * 8,
      ]);
      expect(deepest[RTT.size / 4]).to.equal(16 + 9 * 8);
      ids.forEach((id, depth) => {
        const words = record(id);
        expect(words[RTT.id / 4]).to.equal(id);
        expect(words[RTT.depth / 4]).to.equal(depth);
        expect(words[RTT.trace / 4]).to.equal(1);
        expect(words[rttOffsets(depth) / 4]).to.equal(8);
        expect(heap.recordOf(id) % RTT.align).to.equal(0);
      });
      const [refs, bytes] = [record(w.canonical(REFS)), record(w.canonical(BYTES))];
      expect([refs[RTT.kind / 4], refs[RTT.size / 4], refs[RTT.trace / 4]]).to.deep.equal([1, 2, 1]);
      expect([bytes[RTT.kind / 4], bytes[RTT.size / 4], bytes[RTT.trace / 4]]).to.deep.equal([1, 0, 0]);
    });

    it('keeps what JavaScript holds, with all that it reaches, and forgets the rest', () => {
      const list = [1, 2, 3, 4].reduce<HeapObject | null>((next, n) => w.pair(n, next, w.refs(n, 'text', null)), null);
      for (let i = 0; i < 100; i++) w.pair(i);
      const walk = (node: HeapObject): unknown[] => {
        const refs = w.read(node, 2) as HeapObject;
        const here = [w.word(node, 0), w.read(refs, 1), w.read(refs, 2), w.read(refs, 3)];
        const next = w.read(node, 1);
        return next === null ? here : [...here, ...walk(next as HeapObject)];
      };
      const expected = [4, 3, 2, 1].flatMap((n) => [n, n, 'text', null]);
      expect(walk(list as HeapObject)).to.deep.equal(expected);
      w.store.collectGarbage();
      expect(walk(list as HeapObject)).to.deep.equal(expected);
    });

    it('gives the same object for the same reference, wherever that has moved', () => {
      const inner = w.pair(7);
      const outer = w.refs(inner, inner);
      expect(w.read(outer, 1)).to.equal(inner);
      for (let i = 0; i < 3; i++) {
        w.store.collectGarbage();
        expect(w.read(outer, 1)).to.equal(inner).and.equal(w.read(outer, 2));
        expect(w.store.invoke(w.f('any'), [anyref(inner)])[0]?.ref).to.equal(inner);
      }
      expect(inner.kind).to.equal('struct');
      expect(outer.kind).to.equal('array');
      expect(Object.isFrozen(inner)).to.equal(true);
    });

    it('passes every kind of reference through wasm', () => {
      const object = {};
      const values = [
        null,
        0,
        1,
        -1,
        2 ** 30 - 1,
        -(2 ** 30),
        2 ** 30,
        -(2 ** 30) - 1,
        1.5,
        -0,
        Number.NaN,
        undefined,
        'x',
        object,
      ];
      values.push(w.pair(1), w.refs(), w.f('any'), Symbol.iterator, 5n);
      const given = values.map((v) => w.store.invoke(w.f('any'), [anyref(v)])[0]?.ref);
      given.forEach((v, i) => {
        expect(Object.is(v, values[i]), String(i)).to.equal(true);
      });
      const words = [0, 1, -1, 2 ** 30 - 1, -(2 ** 30)].map((n) => w.heap.encode(n));
      expect(words).to.deep.equal([1, 3, 0xffff_ffff, 0x7fff_ffff, 0x8000_0001]);
      for (const host of [2 ** 30, -(2 ** 30) - 1, 1.5, -0, 'x', undefined]) {
        expect(w.heap.encode(host) & REF.noObject, String(host)).to.equal(REF.host);
      }
    });

    it('checks references from JavaScript against types, both hierarchies', () => {
      const pair = w.pair(1);
      const refs = w.refs();
      const concrete = (type: number): ValType => refType(w.canonical(type), true);
      const exception = new WasmException(w.store.jsTag, []);
      /** Type → what fits; null fits all of these. */
      const rows: [ValType, unknown[]][] = [
        [ANYREF, [pair, refs, 5, 'x', 1.5, undefined]],
        [EXTERNREF, [pair, refs, 5, 'x', 1.5, undefined]],
        [EQREF, [pair, refs, 5]],
        [I31REF, [5]],
        [STRUCTREF, [pair]],
        [ARRAYREF, [refs]],
        [NULLREF, []],
        [refType(HEAP.noextern, true), []],
        [EXNREF, [exception]],
        [FUNCREF, [w.f('any')]],
        [concrete(PAIR), [pair]],
        [concrete(REFS), [refs]],
        [concrete(BYTES), []],
      ];
      const all = [pair, refs, 5, 'x', 1.5, undefined, exception, w.f('any')];
      const check = (type: ValType, ref: unknown) => () => checkValue(w.state, { ...anyref(ref), type }, type);
      for (const [type, fitting] of rows) {
        const host = type === ANYREF || type === EXTERNREF ? [exception, w.f('any')] : [];
        for (const ref of all) {
          if ([...fitting, ...host].includes(ref)) check(type, ref)();
          else expect(check(type, ref), `${type} ${String(ref)}`).to.throw(TypeError);
        }
        check(type, null)();
        expect(check(refType(HEAP.any, false), null)).to.throw(TypeError);
      }
    });

    it('takes nothing of another store, and nothing once it is closed', () => {
      const other = new HeapWorld(zeal);
      const [struct, array] = [other.pair(1), other.refs()];
      const { invoke } = w.store;
      const give = (value: WasmValue) => () => invoke.call(w.store, w.f('three'), [value, externref(null), eq(null)]);
      expect(give(anyref(struct))).to.throw(TypeError, 'a structure of another store');
      expect(() => w.store.invoke(w.f('three'), [anyref(null), externref(array), eq(null)])).to.throw(
        TypeError,
        'an array of another store',
      );
      expect(() => w.store.table({ min: 1, max: 1, address: I32, element: ANYREF }).set(0, anyref(struct))).to.throw(TypeError);
      expect(() => w.store.global({ type: ANYREF, mutable: true }, anyref(struct))).to.throw(TypeError);
      other.store.close();
      expect(give(anyref(struct))).to.throw(TypeError, 'of another store');
      expect(() => other.store.invoke(other.f('any'), [anyref(struct)])).to.throw('the store is closed');
      expect(() => other.store.collectGarbage()).to.throw('the store is closed');
    });

    it('keeps three references that move from the host into wasm and back, 1,000 times (S7)', () => {
      let [a, b, c]: unknown[] = [w.pair(1), 'text', w.refs(1)];
      for (let i = 0; i < 1000; i++) {
        const [x, y, z] = w.store.invoke(w.f('three'), [anyref(a), externref(b), eq(c)]);
        expect(x?.ref).to.equal(a);
        expect(y?.ref).to.equal(b);
        expect(z?.ref).to.equal(c);
        if (i % 3 === 0) [a, b] = [w.pair(i, a), { i }];
        if (i % 5 === 0) c = w.refs(c, i);
      }
    });

    it('keeps three references that a host function is given and gives', () => {
      const host = w.store.hostFunc(THREE, (args) => {
        w.store.collectGarbage();
        return [...args];
      });
      for (let i = 0; i < 100; i++) {
        const given = [w.pair(i), { i }, w.refs(i, 'x')] as const;
        const results = w.store.invoke(host, [anyref(given[0]), externref(given[1]), eq(given[2])]);
        expect(results.map((v) => v.ref)).to.deep.equal([...given]);
        expect(w.read(given[2], 2)).to.equal('x');
      }
    });

    it('keeps what tables, globals and queued invocations hold', () => {
      const table = w.store.table({ min: 4, max: 8, address: I32, element: ANYREF });
      const global = w.store.global({ type: EXTERNREF, mutable: true }, externref(w.pair(11)));
      table.set(0, anyref(w.pair(10, 'host')));
      table.set(3, anyref(-5));
      expect(table.grow(2, anyref(w.refs(w.pair(12))))).to.equal(4);
      const batch = w.store.batch();
      const count = zeal === 0 ? 300 : 20;
      for (let i = 0; i < count; i++) batch.add(w.f('three'), [anyref(w.pair(i)), externref({ i }), eq(w.refs(i))]);
      w.store.collectGarbage();
      batch.run();
      w.store.collectGarbage();
      for (let i = 0; i < count; i++) {
        const outcome = batch.outcome(i);
        if (outcome.kind === 'error') throw outcome.error;
        const [pair, host, refs] = outcome.values.map((v) => v.ref);
        expect(w.word(pair as HeapObject, 0)).to.equal(i);
        expect(host).to.deep.equal({ i });
        expect(w.read(refs as HeapObject, 1)).to.equal(i);
      }
      const first = table.get(0).ref as HeapObject;
      expect([w.word(first, 0), w.read(first, 1)]).to.deep.equal([10, 'host']);
      expect(w.word(global.get().ref as HeapObject, 0)).to.equal(11);
      expect(table.get(3).ref).to.equal(-5);
      expect(table.get(4).ref).to.equal(table.get(5).ref);
      expect(w.word(w.read(table.get(4).ref as HeapObject, 1) as HeapObject, 0)).to.equal(12);
    });

    it('forgets host values that nothing reaches, and gives their handles to others', () => {
      const table = w.store.table({ min: 1, max: 1, address: I32, element: EXTERNREF });
      const kept = { kept: true };
      table.set(0, externref(kept));
      for (let round = 0; round < 3; round++) {
        for (let i = 0; i < 100; i++) w.store.invoke(w.f('any'), [anyref({ i })]);
        w.store.collectGarbage();
        const { references } = w.heap as unknown as { references: { values: unknown[]; handles: Map<unknown, number> } };
        expect([...references.handles.keys()]).to.deep.equal([kept]);
        expect(references.values.length).to.be.at.most(120);
      }
      expect(table.get(0).ref).to.equal(kept);
    });

    it('counts exceptions that JavaScript has among the host values', () => {
      const tag = w.store.tag(func([ANYREF], []));
      const table = w.store.table({ min: 1, max: 1, address: I32, element: EXNREF });
      const exception = new WasmException(tag, [anyref(w.pair(5))]);
      table.set(0, { ...anyref(exception), type: EXNREF });
      w.store.collectGarbage();
      expect(table.get(0).ref).to.equal(exception);
      expect(w.word(exception.values[0]?.ref as HeapObject, 0)).to.equal(5);
      table.set(0, refNull(HEAP.exn));
      w.store.collectGarbage();
      const { references } = w.heap as unknown as { references: { handles: Map<unknown, number> } };
      expect(references.handles.size).to.equal(0);
    });

    it('says when it is full, and goes on once something has been dropped', () => {
      const small = new HeapWorld(zeal, 65536);
      const table = small.store.table({ min: 1, max: 1, address: I32, element: ANYREF });
      const end = small.heap.references.scope();
      const kept: HeapObject[] = [];
      const node = (next: unknown): HeapObject => {
        const object = small.object(REFS, [255, ...Array(254).fill(REF.i31), REF.null]);
        small.write(object, 255, next);
        return object;
      };
      const fill = (): void => {
        for (;;) kept.push(node(kept.at(-1) ?? null));
      };
      expect(fill).to.throw('heap is full');
      expect(kept.length).to.equal(63);
      expect(() => small.make(PAIR, Array(300).fill(0))).to.throw('heap is full');
      expect(() => small.make(BYTES, [65536, ...Array(65536 / 4).fill(0)])).to.throw('can never be');
      kept.forEach((object, i) => {
        expect(small.read(object, 255)).to.equal(kept[i - 1] ?? null);
      });
      // The last ones stay, and nothing leads to those before.
      table.set(0, anyref(kept.at(-1)));
      small.write(kept[40] as HeapObject, 255, null);
      end();
      expect(small.live()).to.equal(23 * 1032);
      kept.length = 0;
      expect(fill).to.throw('heap is full');
      expect(kept.length).to.equal(40);
      small.store.close();
    });

    it('has objects of all sizes up to the limit, and none beyond', () => {
      const small = new HeapWorld(zeal, 2 ** 20);
      const words = 2 ** 18 - 2;
      for (let i = 0; i < 5; i++) small.make(BYTES, [words * 4, ...new Uint8Array(words)]);
      expect(() => small.make(BYTES, [words * 4 + 8, ...new Uint8Array(words + 2)])).to.throw('can never be');
      expect(small.live()).to.equal(0);
      small.store.close();
    });

    it('makes no object of results of a batch that nobody looks at', () => {
      const batch = w.store.batch();
      const table = w.store.table({ min: 1, max: 1, address: I32, element: ANYREF });
      table.set(0, anyref(w.pair(1)));
      const rounds = zeal === 0 ? 20 : 2;
      const before = w.live();
      for (let round = 0; round < rounds; round++) {
        for (let i = 0; i < 300; i++) batch.add(w.f('any'), [table.get(0)]);
        batch.run();
        const values = Array.from({ length: 300 }, (_, i) => {
          const outcome = batch.outcome(i);
          return outcome.kind === 'values' ? (outcome.values[0] as WasmValue) : anyref(null);
        });
        w.store.collectGarbage();
        const [looked, other] = [values[7], values[8]] as [WasmValue, WasmValue];
        expect(looked.ref).to.equal(table.get(0).ref).and.equal(values[299]?.ref);
        batch.clear();
        expect(looked.ref).to.equal(table.get(0).ref);
        expect(() => other.ref).to.throw('the batch was cleared');
      }
      expect(w.live()).to.equal(before);
    });

    it('ends what objects stand for with their scope', () => {
      const table = w.store.table({ min: 2, max: 2, address: I32, element: ANYREF });
      const before = w.live();
      const [inner, outer] = w.store.scope(() => {
        const object = w.pair(1);
        table.set(0, anyref(object));
        const nested = w.store.scope(() => w.pair(2));
        expect(() => table.set(1, anyref(nested))).to.throw(TypeError, 'a structure whose scope has ended');
        table.set(1, anyref(object));
        return [nested, object];
      });
      for (const object of [inner, outer])
        expect(() => table.set(1, anyref(object))).to.throw(TypeError, 'a structure whose scope has ended');
      expect(w.live()).to.equal(before + 16);
      const again = table.get(0).ref as HeapObject;
      expect(again).to.not.equal(outer);
      expect(w.word(again, 0)).to.equal(1);
      table.set(0, anyref(null));
      table.set(1, anyref(null));
      w.store.scope(() =>
        expect(() =>
          w.store.scope(() => {
            throw new Error('mine');
          }),
        ).to.throw('mine'),
      );
    });

    it('throws where nothing may be collected', () => {
      const collecting = {
        ...anyref(1),
        get ref() {
          w.store.collectGarbage();
          return 1;
        },
      };
      expect(() => w.store.invoke(w.f('any'), [collecting])).to.throw('nothing can be collected while arguments or results pass');
      w.store.collectGarbage();
      // What is allocated meanwhile finds room.
      const allocating = {
        ...externref(1),
        get ref() {
          return w.pair(3);
        },
      };
      const [x, y] = w.store.invoke(w.f('three'), [anyref(w.pair(2)), allocating, eq(1)]);
      expect([x, y].map((v) => w.word(v?.ref as HeapObject, 0))).to.deep.equal([2, 3]);
    });

    it('has every slot of a structure traced, and no other', () => {
      const [a, b] = [w.pair(1), w.pair(2)];
      // A number that looks like a reference.
      const outer = w.pair(w.heap.references.encode(a), a, b);
      const number = w.word(outer, 0);
      w.store.collectGarbage();
      expect(w.word(outer, 0)).to.equal(number);
      expect([w.read(outer, 1), w.read(outer, 2)]).to.deep.equal([a, b]);
    });

    it('collects cycles and does not recurse', () => {
      const size = zeal === 0 ? 20_000 : 2_000;
      const a = w.pair(0);
      let last = a;
      w.heap.hold();
      for (let i = 1; i < size; i++) last = w.pair(i, last);
      w.write(a, 1, last);
      w.heap.release();
      expect(w.live()).to.equal(size * 16);
      let node = last;
      for (let i = size - 1; i > 0; i--) {
        expect(w.word(node, 0)).to.equal(i);
        node = w.read(node, 1) as HeapObject;
      }
      expect(node).to.equal(a);
    });
  });
}

describe('runtime: the heap verifier', () => {
  it('notices whatever is planted', () => {
    const w = new HeapWorld(0);
    const object = w.pair(1, w.refs('x'), null);
    w.store.collectGarbage();
    const { heap } = w;
    const { oldTop, old, region } = heap as unknown as {
      readonly oldTop: number;
      readonly old: { readonly from: number };
      readonly region: { readonly records: { idOf(record: number): number | undefined } };
    };
    const cell = new Uint32Array(32);
    const roots = Float64Array.of(addon().addressOf(cell.buffer), 4, 8);
    const look = () =>
      verifyHeap({ base: heap.base, from: old.from, end: oldTop }, roots, {
        typeOf: (record) => region.records.idOf(record),
        isValue: (handle) => heap.references.isValue(handle),
      });
    look();
    const word = heap.references.encode(object);
    const wrong: [string, number][] = [
      ['inside of an object', word + 8],
      ['of nothing', 0x7000_0000],
      ['of a record', heap.recordOf(w.canonical(PAIR))],
      ['of a host value that is not there', (900 << REF.hostShift) | REF.host],
    ];
    for (const [what, bad] of wrong) {
      cell[2] = bad;
      expect(look, `a root ${what}`).to.throw('which is no reference');
      cell[2] = 0;
      const good = w.word(object, 1);
      addon().poke(heap.base + word + 8, new Uint8Array(Uint32Array.of(bad).buffer));
      expect(look, `a field ${what}`).to.throw('which is no reference');
      addon().poke(heap.base + word + 8, new Uint8Array(Uint32Array.of(good).buffer));
      look();
    }
    cell[1] = 1;
    expect(look).to.throw('has an upper half');
    cell[1] = 0;
    addon().poke(heap.base + word + OBJECT.header, new Uint8Array(Uint32Array.of(12).buffer));
    expect(look).to.throw('which is no type');
    w.store.close();
  });
});
