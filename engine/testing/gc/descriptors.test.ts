/**
 * Descriptors of the custom-descriptors proposal, as far as scripts (spec-tests/own/proposals/custom-descriptors) cannot ask:
 * where they lie, nulls far away, the verifier, objects that JavaScript holds.
 */
import { expect } from 'chai';
import { OBJECT, REF, type StructLayout, storageSize, structLayout } from '../../abi/heap-layout.ts';
import { addon } from '../../addon/native.ts';
import { anyref, type Func, funcref, i32, Trap, type WasmValue } from '../../index.ts';
import { bug } from '../../wasm/errors.ts';
import { ANYREF, F32, F64, FUNCREF, I8, I16, I32, I64, type SubType, V128, type ValType } from '../../wasm/types.ts';
import { Random } from '../random.ts';
import { World } from './world.ts';

const TYPES: readonly ValType[] = [I8, I16, I32, I64, F32, F64, V128, ANYREF, FUNCREF];

/** A chain of structure types, each the supertype of the next: how many fields it adds, whether it has a descriptor. */
function hierarchy(random: Random): SubType[] {
  const types: SubType[] = [];
  let described = false;
  for (let i = 0; i < 5; i++) {
    const above = types.at(-1)?.comp;
    const inherited = above?.kind === 'struct' ? above.fields : [];
    const added = Array.from({ length: random.below(4) }, () => ({ storage: random.pick(TYPES), mutable: true }));
    described ||= random.below(3) === 0;
    types.push({
      final: false,
      supers: i === 0 ? [] : [i - 1],
      comp: { kind: 'struct', fields: [...inherited, ...added] },
      ...(described ? { descriptor: 100 + i } : {}),
    });
  }
  return types;
}

describe('layouts of structures with descriptors', () => {
  it('begin with that of the supertype, at natural alignments, without overlaps', () => {
    const random = new Random(20);
    for (let round = 0; round < 500; round++) {
      const types = hierarchy(random);
      const definition = (i: number): SubType => types[i] ?? bug('no such type');
      let above: StructLayout | undefined;
      types.forEach(({ comp, descriptor }, i) => {
        const layout = structLayout(i, definition);
        const types = comp.kind === 'struct' ? comp.fields : bug('structures');
        expect(layout.descriptor === undefined).equal(descriptor === undefined);
        expect(layout.offsets.length).equal(types.length);
        if (above !== undefined) {
          expect(layout.offsets.slice(0, above.offsets.length)).deep.equal(above.offsets);
          if (above.descriptor !== undefined) expect(layout.descriptor).equal(above.descriptor);
        }
        const fields = types.map((f, k) => [layout.offsets[k] ?? -1, storageSize(f.storage, () => false)] as const);
        if (layout.descriptor !== undefined) fields.push([layout.descriptor, REF.size]);
        fields.sort(([a], [b]) => a - b);
        let end: number = OBJECT.fields;
        for (const [at, size] of fields) {
          expect(at).least(end);
          expect(at % Math.min(size, OBJECT.align)).equal(0);
          end = at + size;
        }
        expect(layout.size).least(end);
        above = layout;
      });
    }
  });
});

const CLASSES = `(module
  (rec (type $o (sub (descriptor $d) (struct (field $n (mut i32))))) (type $d (sub (describes $o) (struct (field $m i32)))))
  (func (export "new") (param i32) (result anyref) (struct.new_desc $o (local.get 0) (struct.new $d (local.get 0))))
  (func (export "n") (param anyref) (result i32) (struct.get $o $n (ref.cast (ref $o) (local.get 0))))
  (func (export "m") (param anyref) (result i32) (struct.get $d $m (ref.get_desc $o (ref.cast (ref $o) (local.get 0)))))
  (func (export "desc") (param anyref) (result anyref) (ref.get_desc $o (ref.cast (ref $o) (local.get 0)))))`;

describe('descriptors', () => {
  for (const gcZeal of [0, 1])
    it(`live as long as JavaScript holds their objects, and are the same object each time; zeal ${gcZeal}`, () => {
      const w = new World({ gcZeal });
      const m = w.instance(CLASSES);
      const objects = Array.from({ length: 50 }, (_, i) => w.call(m, 'new', i32(i))[0]?.ref);
      const descriptors = objects.map((o) => w.call(m, 'desc', anyref(o))[0]?.ref);
      w.live();
      objects.forEach((o, i) => {
        expect(w.call(m, 'n', anyref(o))[0]).deep.equal(i32(i));
        expect(w.call(m, 'm', anyref(o))[0]).deep.equal(i32(i));
        expect(w.call(m, 'desc', anyref(o))[0]?.ref).equal(descriptors[i]);
      });
      // An object of 16 bytes and a descriptor of 8 for each.
      expect(w.live()).equal(50 * 24);
      w.close();
    });

  it('keep exact types exact where JavaScript gives references: subtypes are none', () => {
    const w = new World();
    const m = w.instance(`(module
      (rec (type $o (sub (descriptor $d) (struct))) (type $d (sub (describes $o) (struct))))
      (rec (type $p (sub $o (descriptor $e) (struct))) (type $e (sub $d (describes $p) (struct))))
      (type $f (sub (func))) (type $g (sub $f (func)))
      (func (export "o") (result anyref) (struct.new_desc $o (struct.new $d)))
      (func (export "p") (result anyref) (struct.new_desc $p (struct.new $e)))
      (func (export "f") (type $f)) (func (export "g") (type $g))
      (func (export "object") (param (ref $o)) (result i32) (ref.test (ref (exact $o)) (local.get 0)))
      (func (export "exact object") (param (ref (exact $o))) (result i32) (ref.test (ref (exact $o)) (local.get 0)))
      (func (export "function") (param (ref $f)) (result i32) (ref.test (ref (exact $f)) (local.get 0)))
      (func (export "exact function") (param (ref (exact $f))) (result i32) (ref.test (ref (exact $f)) (local.get 0))))`);
    const made = (name: string): WasmValue => anyref(w.call(m, name)[0]?.ref);
    const own = (name: string): WasmValue => funcref(m.getExport(name) as Func);
    for (const [what, exactly, below] of [
      ['object', made('o'), made('p')],
      ['function', own('f'), own('g')],
    ] as const) {
      expect(w.call(m, what, exactly), what).deep.equal([i32(1)]);
      expect(w.call(m, what, below), what).deep.equal([i32(0)]);
      expect(w.call(m, `exact ${what}`, exactly), what).deep.equal([i32(1)]);
      expect(() => w.call(m, `exact ${what}`, below), what).throw(TypeError, 'expected');
    }
    w.close();
  });

  const wrongs: readonly [what: string, of: (other: number) => number][] = [
    ['null', () => REF.null],
    ['an i31', () => 5],
    ['an object that is none', (other) => other],
  ];
  for (const [what, wordOf] of wrongs)
    it(`are looked at by the verifier: ${what}`, () => {
      const w = new World({ gcZeal: 1 });
      const m = w.instance(CLASSES);
      const [object, other] = [1, 2].map((n) => w.call(m, 'new', i32(n))[0]?.ref);
      w.live();
      const { heap } = w.state;
      const cell = heap.base + heap.references.encode(object) + OBJECT.fields;
      addon().poke(cell, new Uint8Array(Uint32Array.of(wordOf(heap.references.encode(other))).buffer));
      expect(() => w.live()).throw('the descriptor at');
      w.close();
    });

  // A structure of 9,000 vectors reaches beyond what an access through null faults for.
  const wide = Array.from({ length: 9_000 }, () => '(field v128)').join(' ');
  const WIDE = `(module
    (rec (type $wide (sub (struct ${wide})))
      (type $o (sub $wide (descriptor $d) (struct ${wide}))) (type $d (sub (describes $o) (struct (field i32)))))
    (func (export "get") (param $make i32) (result i32) (local $o (ref null $o))
      (if (local.get $make) (then (local.set $o (struct.new_default_desc $o (struct.new $d (i32.const 7))))))
      (struct.get $d 0 (ref.get_desc $o (local.get $o))))
    (func (export "cast") (param $make i32) (result i32) (local $o (ref null $o)) (local $d (ref (exact $d)))
      (local.set $d (struct.new $d (i32.const 7)))
      (if (local.get $make) (then (local.set $o (struct.new_default_desc $o (local.get $d)))))
      (drop (ref.cast_desc_eq (ref $o) (local.get $o) (local.get $d))) (i32.const 8)))`;
  for (const traps of ['signals', 'explicit'] as const)
    it(`of null are a trap, however far away; traps ${traps}`, () => {
      const w = new World();
      const m = w.instance(WIDE, {}, { traps, bounds: traps === 'signals' ? 'guard' : 'explicit' });
      expect(w.call(m, 'get', i32(1))).deep.equal([i32(7)]);
      expect(w.call(m, 'cast', i32(1))).deep.equal([i32(8)]);
      expect(() => w.call(m, 'get', i32(0))).throw(Trap, 'null reference');
      expect(() => w.call(m, 'cast', i32(0))).throw(Trap, 'descriptor cast failure');
      w.close();
    });
});
