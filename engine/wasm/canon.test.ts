/**
 * Laws of the type registry: canonical ids are equal exactly for equal definitions, matching is a partial order, and imports
 * match as section 3.3.13 says.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { canonicalType, matchExtern, TypeRegistry } from './canon.ts';
import {
  ANYREF,
  BOT,
  EXTERNREF,
  FUNCREF,
  HEAP,
  I16,
  I31REF,
  I32,
  I64,
  NULLEXNREF,
  NULLREF,
  type RecGroup,
  refType,
  type SubType,
  type ValType,
} from './types.ts';

const struct = (...storages: ValType[]): SubType => ({
  final: false,
  supers: [],
  comp: { kind: 'struct', fields: storages.map((storage) => ({ storage, mutable: false })) },
});
const func = (params: ValType[], results: ValType[], supers: number[] = []): SubType => ({
  final: false,
  supers,
  comp: { kind: 'func', params, results },
});
const singles = (n: number): RecGroup[] => Array.from({ length: n }, (_, first) => ({ first, count: 1 }));

/** Random groups of structures: fields refer to types up to the end of their group, the first type of a group extends an earlier one. */
const modules = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.nat(30), { maxLength: 4 })), { minLength: 1, maxLength: 6 })
  .map((groups) => {
    const types: SubType[] = [];
    const recs: RecGroup[] = [];
    for (const [count, seeds] of groups) {
      const first = types.length;
      recs.push({ first, count });
      for (let i = 0; i < count; i++) {
        const fields = seeds.map((s) =>
          s < 4 ? ([I32, I64, I16, ANYREF][s] as ValType) : refType(s % (first + count), s % 2 === 0),
        );
        const supers = i === 0 && first > 0 && seeds.length > 1 ? [(seeds[0] as number) % first] : [];
        types.push({ ...struct(...fields), supers });
      }
    }
    return { types, recs };
  });

describe('canonical types', () => {
  it('gives equal definitions one id across modules, and different ones different ids', () => {
    fc.assert(
      fc.property(modules, modules, (a, b) => {
        const r = new TypeRegistry();
        const first = r.canonicalize(a.types, a.recs);
        const { size } = r;
        r.canonicalize(b.types, b.recs);
        expect(r.canonicalize(a.types, a.recs)).deep.equal(first);
        // Behind unrelated types, all indices shift and nothing changes.
        const shift = (t: ValType): ValType => (t < 0 || t < refType(0, false) ? t : refType((t >> 2) - 64 + 1, (t & 1) === 1));
        const moved = a.types.map((t) => ({
          ...t,
          supers: t.supers.map((s) => s + 1),
          comp:
            t.comp.kind === 'struct'
              ? { ...t.comp, fields: t.comp.fields.map((f) => ({ ...f, storage: shift(f.storage) })) }
              : t.comp,
        }));
        const recs = [{ first: 0, count: 1 }, ...a.recs.map((g) => ({ first: g.first + 1, count: g.count }))];
        const again = r.canonicalize([func([I64], []), ...moved], recs);
        expect([...again.subarray(1)]).deep.equal([...first]);
        expect(size).at.most(a.types.length);
      }),
      { numRuns: 300 },
    );
  });

  it('orders types: reflexive, transitive, antisymmetric', () => {
    fc.assert(
      fc.property(modules, fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }), ({ types, recs }, picks) => {
        const r = new TypeRegistry();
        const canon = r.canonicalize(types, recs);
        const all = [HEAP.any, HEAP.eq, HEAP.i31, HEAP.struct, HEAP.array, HEAP.none, HEAP.func, HEAP.nofunc, HEAP.exn, ...canon];
        const pick = (i: number): ValType =>
          refType(all[(picks[i] as number) % all.length] as number, (picks[i] as number) % 2 === 0);
        const [a, b, c] = [pick(0), pick(1), pick(2)];
        expect(r.matches(a, a)).equal(true);
        if (r.matches(a, b) && r.matches(b, c)) expect(r.matches(a, c)).equal(true);
        if (r.matches(a, b) && r.matches(b, a)) expect(a).equal(b);
        expect(r.matches(BOT, a)).equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it('follows declared supertypes only', () => {
    const r = new TypeRegistry();
    const types = [struct(I32), { ...struct(I32, I64), supers: [0] }, struct(I32, I64)];
    const [a, b, c] = r.canonicalize(types, singles(3)) as unknown as [number, number, number];
    expect([r.isSubtype(b, a), r.isSubtype(a, b), r.isSubtype(c, a)]).deep.equal([true, false, false]);
    expect(r.matches(refType(b, false), refType(HEAP.struct, true))).equal(true);
    expect(r.matches(refType(b, true), refType(a, false))).equal(false);
    expect(r.matches(NULLREF, refType(a, true))).equal(true);
    expect(r.matches(NULLEXNREF, refType(a, true))).equal(false);
    expect(r.matches(I31REF, ANYREF)).equal(true);
    expect(r.matches(FUNCREF, ANYREF)).equal(false);
    expect(r.matches(I32, I64)).equal(false);
    expect(canonicalType(refType(1, true), Int32Array.of(a, b, c))).equal(refType(b, true));
    expect(canonicalType(EXTERNREF, Int32Array.of())).equal(EXTERNREF);
  });

  it('tells a group from its parts', () => {
    const r = new TypeRegistry();
    const t = func([], []);
    const apart = r.canonicalize([t, t], singles(2));
    const together = r.canonicalize([t, t], [{ first: 0, count: 2 }]);
    expect(apart[0]).equal(apart[1]);
    expect(together[0]).not.equal(together[1]);
    expect([...together]).not.include(apart[0]);
  });

  it('matches imports', () => {
    const r = new TypeRegistry();
    const canon = r.canonicalize([func([], []), func([], [], [0])], singles(2));
    const [sup, sub] = canon as unknown as [number, number];
    const ok = undefined;
    expect(matchExtern(r, { kind: 'func', type: sub }, { kind: 'func', type: sup })).equal(ok);
    expect(matchExtern(r, { kind: 'func', type: sup }, { kind: 'func', type: sub })).equal('another function type');
    expect(matchExtern(r, { kind: 'tag', type: sub }, { kind: 'tag', type: sup })).equal('another tag type');
    const memory = (min: number, max: number | undefined) =>
      ({ kind: 'memory', type: { address: I32, shared: false, pageSizeLog2: 16, min, max } }) as const;
    expect(matchExtern(r, memory(2, 3), memory(1, 4))).equal(ok);
    expect(matchExtern(r, memory(2, undefined), memory(1, 4))).match(/no maximum/);
    expect(matchExtern(r, memory(0, 3), memory(1, 4))).match(/minimum size 0/);
    expect(matchExtern(r, memory(2, 3), { kind: 'tag', type: sub })).equal('a memory, a tag wanted');
    const global = (type: ValType, mutable: boolean) => ({ kind: 'global', type: { type, mutable } }) as const;
    expect(matchExtern(r, global(I31REF, false), global(ANYREF, false))).equal(ok);
    expect(matchExtern(r, global(I31REF, true), global(ANYREF, true))).equal('another value type');
  });
});
