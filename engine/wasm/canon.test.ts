/**
 * Laws of the type registry: canonical ids are equal exactly for equal definitions, matching is a partial order, and imports
 * match as section 3.3.13 says.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { canonicalType, matchExtern, TypeRegistry } from './canon.ts';
import type { ExternType } from './module.ts';
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

/**
 * Random groups of structures: fields refer to types up to the end of their group, the first type of a group extends an earlier
 * one.
 */
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
        const both = r.size;
        expect(r.canonicalize(a.types, a.recs)).deep.equal(first);
        expect(r.size).equal(both);
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

  it('matches imports by every property of every kind', () => {
    const r = new TypeRegistry();
    const [f, g, open, sub] = r.canonicalize(
      [func([], []), func([I32], []), { ...struct(I32), final: false }, { ...struct(I32, I64), supers: [2] }],
      singles(4),
    ) as unknown as [number, number, number, number];
    const memory = { address: I32, shared: false, pageSizeLog2: 16, min: 2, max: 5 };
    const table = { address: I32, element: FUNCREF, min: 2, max: 5 };
    const global = { type: I32, mutable: false };
    /** What is there, what it becomes, what is said where the first is wanted and the second is there. */
    const changes: readonly (readonly [base: object, change: object, said: RegExp | undefined])[] = [
      [memory, { min: 1 }, /^minimum size 1, at least 2 wanted$/],
      [memory, { min: 3 }, undefined],
      [memory, { max: 6 }, /^maximum size 6, at most 5 wanted$/],
      [memory, { max: 4 }, undefined],
      [memory, { max: undefined }, /^no maximum size, at most 5 wanted$/],
      [memory, { address: I64 }, /^another address type$/],
      [memory, { shared: true }, /^a shared memory$/],
      [memory, { pageSizeLog2: 0 }, /^another page size$/],
      [{ ...memory, shared: true }, { shared: false }, /^an unshared memory$/],
      [{ ...memory, max: undefined }, { max: 2 ** 16 }, undefined],
      [table, { min: 1 }, /^minimum size/],
      [table, { max: 6 }, /^maximum size/],
      [table, { max: undefined }, /^no maximum size/],
      [table, { address: I64 }, /^another address type$/],
      [table, { element: EXTERNREF }, /^another element type$/],
      // Tables are read and written: neither a subtype nor a supertype will do.
      [table, { element: refType(HEAP.func, false) }, /^another element type$/],
      [{ ...table, element: refType(HEAP.func, false) }, { element: FUNCREF }, /^another element type$/],
      [global, { mutable: true }, /^a mutable global$/],
      [{ ...global, mutable: true }, { mutable: false }, /^an immutable global$/],
      [global, { type: I64 }, /^another value type$/],
      [{ ...global, type: ANYREF }, { type: I31REF }, undefined],
      [{ ...global, type: I31REF }, { type: ANYREF }, /^another value type$/],
      [{ type: ANYREF, mutable: true }, { type: I31REF }, /^another value type$/],
    ];
    const kindOf = (type: object): string => ('element' in type ? 'table' : 'pageSizeLog2' in type ? 'memory' : 'global');
    for (const [wanted, change, said] of changes) {
      const extern = (type: object): ExternType => ({ kind: kindOf(type), type }) as ExternType;
      const what = `${kindOf(wanted)} ${JSON.stringify(change)}`;
      expect(matchExtern(r, extern(wanted), extern(wanted)), what).equal(undefined);
      const found = matchExtern(r, extern({ ...wanted, ...change }), extern(wanted));
      if (said === undefined) expect(found, what).equal(undefined);
      else expect(found, what).match(said);
    }
    const exact = (type: number, is: boolean | undefined): ExternType<number> => ({
      kind: 'func',
      type,
      ...(is === undefined ? {} : { exact: is }),
    });
    expect(matchExtern(r, exact(f, true), exact(f, true))).equal(undefined);
    expect(matchExtern(r, exact(f, false), exact(f, true))).equal('another function type');
    expect(matchExtern(r, exact(g, true), exact(f, true))).equal('another function type');
    expect([r.isSubtype(sub, open), r.isSubtype(open, sub)]).deep.equal([true, false]);
  });

  it('knows abstract heap types by their place in the hierarchy', () => {
    const r = new TypeRegistry();
    /** Each with all above it. */
    const ABOVE: Readonly<Record<string, readonly (keyof typeof HEAP)[]>> = {
      any: ['any'],
      eq: ['eq', 'any'],
      i31: ['i31', 'eq', 'any'],
      struct: ['struct', 'eq', 'any'],
      array: ['array', 'eq', 'any'],
      none: ['none', 'i31', 'struct', 'array', 'eq', 'any'],
      func: ['func'],
      nofunc: ['nofunc', 'func'],
      extern: ['extern'],
      noextern: ['noextern', 'extern'],
      exn: ['exn'],
      noexn: ['noexn', 'exn'],
    };
    for (const [a, above] of Object.entries(ABOVE)) {
      for (const b of Object.keys(ABOVE)) {
        const holds = r.matches(refType(HEAP[a as keyof typeof HEAP], false), refType(HEAP[b as keyof typeof HEAP], true));
        expect(holds, `${a} and ${b}`).equal((above as readonly string[]).includes(b));
      }
    }
  });

  it('orders definitions by their parts: results as they are, parameters the other way round, fields from the first', () => {
    const r = new TypeRegistry();
    const comp = (t: SubType): SubType['comp'] => t.comp;
    const mutable = (storage: ValType): SubType['comp'] => ({ kind: 'struct', fields: [{ storage, mutable: true }] });
    const cases: readonly (readonly [sub: SubType['comp'], sup: SubType['comp'], holds: boolean])[] = [
      [comp(func([ANYREF], [])), comp(func([I31REF], [])), true],
      [comp(func([I31REF], [])), comp(func([ANYREF], [])), false],
      [comp(func([], [I31REF])), comp(func([], [ANYREF])), true],
      [comp(func([], [ANYREF])), comp(func([], [I31REF])), false],
      [comp(func([I32], [])), comp(func([], [])), false],
      [comp(struct(I32, I64)), comp(struct(I32)), true],
      [comp(struct(I32)), comp(struct(I32, I64)), false],
      [comp(struct(I31REF)), comp(struct(ANYREF)), true],
      [mutable(I31REF), mutable(ANYREF), false],
      [mutable(ANYREF), mutable(ANYREF), true],
      [mutable(ANYREF), comp(struct(ANYREF)), false],
      [comp(struct()), comp(func([], [])), false],
    ];
    for (const [sub, sup, holds] of cases)
      expect(r.matchesComp(sub, sup), `${JSON.stringify(sub)} below ${JSON.stringify(sup)}`).equal(holds);
  });
});
