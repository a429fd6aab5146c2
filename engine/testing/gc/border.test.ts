/**
 * Classes 6 to 9, 12, 13, 26, 32, 35 and 36 of bugs (spec-tests/own/gc/README.md): references on their way between JavaScript
 * and wasm. Everything with and without collections at every opportunity.
 */
import { expect } from 'chai';
import { type Func, type Global, i32, type Table, type Tag, WasmException, type WasmValue } from '../../index.ts';
import { anyref, externref, funcref } from '../../runtime/values/values.ts';
import { ANYREF, EXNREF, EXTERNREF, HEAP, I32, refType, V128 } from '../../wasm/types.ts';
import { World } from './world.ts';

const ref = (value: WasmValue | undefined): unknown => value?.ref;
/** Two modules write the same types with other types around them. */
const FIRST = `(type $unused (struct (field f32) (field f32)))
  (rec (type $s (sub (struct (field (mut i32)) (field (ref null $s))))) (type $a (array (mut (ref null $s)))))`;
const SECOND = `(rec (type $s (sub (struct (field (mut i32)) (field (ref null $s))))) (type $a (array (mut (ref null $s)))))
  (type $other (struct (field f64)))`;

for (const gcZeal of [0, 1])
  describe(`references between JavaScript and wasm, zeal ${gcZeal}`, function () {
    this.timeout(60_000);
    let w: World;
    beforeEach(() => {
      w = new World({ gcZeal });
    });
    afterEach(() => w.close());

    it('tables, globals and tags of concrete types are the same in both modules that write the type (class 6)', () => {
      let thrown: unknown;
      const one = w.instance(
        `(module ${FIRST} (import "" "boom" (func $boom)) (table (export "t") 2 (ref null $s)) (global (export "g") (mut (ref null $a)) (ref.null $a))
        (tag (export "e") (param (ref null $s)))
        (func (export "s") (param i32) (result (ref $s)) (struct.new $s (local.get 0) (ref.null $s)))
        (func (export "a") (result (ref $a)) (array.new_default $a (i32.const 3)))
        (func (export "throw") (param (ref null $s)) (throw 0 (local.get 0)))
        (func (export "from the host") (result i32)
          (block $h (result (ref null $s)) (try_table (catch 0 $h) (call $boom)) (unreachable)) (struct.get $s 0)))`,
        {
          boom: w.host([], [], () => {
            throw thrown;
          }),
        },
      );
      const two = w.instance(
        `(module ${SECOND} (import "" "t" (table 2 (ref null $s))) (import "" "g" (global (mut (ref null $a)))) (import "" "e" (tag (param (ref null $s))))
        (func (export "s") (param i32) (result i32) (struct.get $s 0 (table.get 0 (local.get 0))))
        (func (export "catch") (result i32) (block $h (result (ref null $s)) (try_table (catch 0 $h) (throw 0 (table.get 0 (i32.const 0))))
          (unreachable)) (struct.get $s 0))
        (func (export "other") (result (ref $other)) (struct.new_default $other)))`,
        { t: one.getExport('t'), g: one.getExport('g'), e: one.getExport('e') } as Record<string, Table | Global | Tag>,
      );
      const table = one.getExport('t') as Table;
      const global = one.getExport('g') as Global;
      const tag = one.getExport('e') as Tag;
      const [s] = w.call(one, 's', i32(41)) as [WasmValue];
      const [a] = w.call(one, 'a') as [WasmValue];
      const [other] = w.call(two, 'other') as [WasmValue];
      table.set(0, s);
      expect(ref(table.get(0))).equal(s.ref);
      expect(w.call(two, 's', i32(0))[0]?.lo).equal(41);
      global.set(a);
      expect(ref(global.get())).equal(a.ref);
      expect(table.grow(2, s)).equal(2);
      expect(w.call(two, 's', i32(3))[0]?.lo).equal(41);
      expect(w.call(two, 'catch')[0]?.lo).equal(41);
      // What does not fit is refused at every door.
      for (const wrong of [a, other, anyref(5), anyref({}), externref('x')]) {
        expect(() => table.set(1, wrong), 'set').throw(TypeError);
        expect(() => table.grow(1, wrong), 'grow').throw(TypeError);
        expect(() => w.call(one, 'throw', wrong), 'argument').throw(TypeError);
        thrown = new WasmException(tag, [wrong]);
        expect(() => w.call(one, 'from the host'), 'exception').throw(TypeError);
      }
      for (const wrong of [s, other, anyref(5)]) expect(() => global.set(wrong)).throw(TypeError);
      thrown = new WasmException(tag, [s]);
      expect(w.call(one, 'from the host')[0]?.lo).equal(41);
      expect(() => w.call(one, 'throw', s))
        .throw(WasmException)
        .satisfies((e: WasmException) => e.values[0]?.ref === s.ref);
    });

    it('null is one null, from either side and through every door (classes 7 and 8)', () => {
      const seen: unknown[] = [];
      const look = w.host([ANYREF, EXTERNREF], [ANYREF, EXTERNREF], (a, b) => {
        seen.push(ref(a), ref(b));
        return [anyref(null), externref(null)];
      });
      const boom = w.host([I32], [], (n) => {
        throw [null, undefined, 0, ''][n?.lo ?? 0];
      });
      const m = w.instance(
        `(module (type $s (struct)) (import "" "look" (func $look (param anyref externref) (result anyref externref)))
        (import "" "boom" (func $boom (param i32))) (import "" "js" (tag $js (param externref)))
        (table (export "any") 1 9 anyref) (table (export "s") 1 9 (ref null $s)) (global (export "g") (mut externref) (ref.null extern))
        (func (export "look") (result i32 i32 i32) (local $e externref)
          (call $look (ref.null $s) (extern.convert_any (ref.null none))) (local.set $e)
          (ref.eq (ref.cast eqref) (ref.null none)) (ref.is_null (local.get $e)) (ref.is_null (any.convert_extern (local.get $e))))
        (func (export "nulls") (result i32)
          (i32.and (ref.is_null (table.get 0 (i32.const 1))) (i32.and (ref.is_null (table.get 1 (i32.const 1))) (ref.is_null (global.get 0)))))
        ;; What JavaScript throws is an exception even where it throws null.
        (func (export "caught") (param i32) (result externref i32) (local $x exnref)
          (block $h (result externref exnref) (try_table (catch_ref $js $h) (call $boom (local.get 0))) (unreachable))
          (ref.is_null))
        (func (export "caught all") (param i32) (result i32)
          (block $h (result exnref) (try_table (catch_all_ref $h) (call $boom (local.get 0))) (unreachable))
          (ref.is_null)))`,
        { look, boom, js: w.store.jsTag },
      );
      expect(w.call(m, 'look').map(({ lo }) => lo)).deep.equal([1, 1, 1]);
      expect(seen).deep.equal([null, null]);
      expect((m.getExport('any') as Table).grow(1, anyref(null))).equal(1);
      expect((m.getExport('s') as Table).grow(1, anyref(null))).equal(1);
      (m.getExport('g') as Global).set(externref(null));
      expect(w.call(m, 'nulls')[0]?.lo).equal(1);
      [null, undefined, 0, ''].forEach((thrown, n) => {
        const [value, isNull] = w.call(m, 'caught', i32(n));
        expect([ref(value), isNull?.lo]).deep.equal([thrown, 0]);
        expect(w.call(m, 'caught all', i32(n))[0]?.lo).equal(0);
      });
      // undefined is a value of the host, not null.
      (m.getExport('g') as Global).set(externref(undefined));
      expect(w.call(m, 'nulls')[0]?.lo).equal(0);
      expect(ref((m.getExport('g') as Global).get())).equal(undefined);
    });

    it('a host function passed on by three instances has its own type (class 9)', () => {
      const host = w.host([ANYREF], [I32], (x) => [i32(ref(x) === null ? 0 : 1)]);
      const pass = (types: string): string =>
        `(module ${types} (import "" "f" (func $f (param anyref) (result i32))) (export "f" (func $f)))`;
      const one = w.instance(pass(FIRST), { f: host });
      const two = w.instance(pass(SECOND), { f: one.getExport('f') as Func });
      const three = w.instance(
        `(module ${SECOND} (import "" "f" (func $f (param anyref) (result i32))) (table funcref (elem $f))
        (func (export "call") (result i32 i32)
          (call_indirect (param anyref) (result i32) (struct.new_default $s) (i32.const 0)) (call $f (ref.null none)))
        (func (export "wrong") (result i32) (call_indirect (param (ref null $s)) (result i32) (struct.new_default $s) (i32.const 0))))`,
        { f: two.getExport('f') as Func },
      );
      expect(three.getExport('f')).equal(undefined);
      expect(one.getExport('f')).equal(host);
      expect(two.getExport('f')).equal(host);
      expect(w.call(three, 'call').map(({ lo }) => lo)).deep.equal([1, 0]);
      expect(() => w.call(three, 'wrong')).throw('indirect call type mismatch');
      // A host function of a subtype does for a supertype that is written as one, and no other.
      const narrow = w.host([refType(HEAP.struct, true)], [I32], () => [i32(7)]);
      expect(() => w.instance(pass(FIRST), { f: narrow })).throw('incompatible import type');
    });

    it('vectors and exceptions may stand in signatures of what passes through (class 12)', () => {
      const seen: WasmValue[] = [];
      const host = w.host([V128, EXNREF], [EXNREF, V128], (v, e) => {
        seen.push(v as WasmValue, e as WasmValue);
        return [e as WasmValue, v as WasmValue];
      });
      const m = w.instance(
        `(module (type $s (struct (field i32))) (import "" "f" (func $f (param v128 exnref) (result exnref v128))) (tag $t (param (ref $s)))
        (func (export "go") (result i32 i32) (local $v v128)
          (call $f (v128.const i32x4 1 2 3 4)
            (block $h (result exnref) (try_table (catch_all_ref $h) (throw $t (struct.new $s (i32.const 5)))) (unreachable)))
          (local.set $v)
          (block $h (param exnref) (result (ref $s)) (try_table (param exnref) (catch $t $h) (throw_ref)) (unreachable))
          (struct.get $s 0) (i32x4.extract_lane 3 (local.get $v))))`,
        { f: host },
      );
      expect(w.call(m, 'go').map(({ lo }) => lo)).deep.equal([5, 4]);
      expect(seen[0]?.x3).equal(4);
      expect(seen[1]?.ref).instanceof(WasmException);
    });

    it('three references come from the host, are returned and passed on, 1,000 times (class 13: S7)', () => {
      let made = 0;
      const give = w.host([], [ANYREF, EXTERNREF, ANYREF], () => {
        const object = w.call(m, 'new', i32(made))[0] as WasmValue;
        const text = `text ${made++}`;
        w.store.collectGarbage();
        return [object, externref(text), anyref({ text })];
      });
      const take = w.host([ANYREF, EXTERNREF, ANYREF], [ANYREF], (a, b, c) => {
        w.store.collectGarbage();
        expect((ref(c) as { text: string }).text).equal(ref(b));
        return [a as WasmValue];
      });
      const m = w.instance(
        `(module (type $s (struct (field i32)))
        (import "" "give" (func $give (result anyref externref anyref))) (import "" "take" (func $take (param anyref externref anyref) (result anyref)))
        (func (export "new") (param i32) (result anyref) (struct.new $s (local.get 0)))
        (func (export "go") (result i32) (local $a anyref) (local $b externref) (local $c anyref)
          (call $give) (local.set $c) (local.set $b) (local.set $a)
          (drop (struct.new $s (i32.const -1)))
          (struct.get $s 0 (ref.cast (ref $s) (call $take (local.get $a) (local.get $b) (local.get $c))))))`,
        { give, take },
      );
      const rounds = gcZeal === 0 ? 1000 : 300;
      for (let i = 0; i < rounds; i++) expect(w.call(m, 'go')[0]?.lo).equal(i);
    });

    it('objects that only one field of each kind holds live on (class 26)', () => {
      const m =
        w.instance(`(module (type $s (struct (field i32))) (type $anys (array (mut anyref))) (type $ss (array (mut (ref null $s))))
        (type $holder (struct (field i8) (field (mut anyref)) (field i64) (field (mut externref)) (field i8) (field (mut (ref null $s)))
          (field (mut (ref null $anys))) (field (mut (ref null $ss))) (field (mut eqref)) (field (mut exnref)) (field (mut structref))))
        (tag $t (param anyref))
        (global $h (mut (ref null $holder)) (ref.null $holder))
        (func $exn (param anyref) (result exnref)
          (block $h (result exnref) (try_table (catch_all_ref $h) (throw $t (local.get 0))) (unreachable)))
        (func (export "new") (param i32) (result anyref) (struct.new $s (local.get 0)))
        (func (export "put") (param $k i32) (param $x anyref)
          (global.set $h (struct.new_default $holder))
          (if (i32.eq (local.get $k) (i32.const 0)) (then (struct.set $holder 1 (global.get $h) (local.get $x))))
          (if (i32.eq (local.get $k) (i32.const 1)) (then (struct.set $holder 3 (global.get $h) (extern.convert_any (local.get $x)))))
          (if (i32.eq (local.get $k) (i32.const 2)) (then (struct.set $holder 5 (global.get $h) (ref.cast (ref $s) (local.get $x)))))
          (if (i32.eq (local.get $k) (i32.const 3)) (then (struct.set $holder 6 (global.get $h) (array.new $anys (local.get $x) (i32.const 2)))))
          (if (i32.eq (local.get $k) (i32.const 4)) (then (struct.set $holder 7 (global.get $h) (array.new_fixed $ss 1 (ref.cast (ref $s) (local.get $x))))))
          (if (i32.eq (local.get $k) (i32.const 5)) (then (struct.set $holder 8 (global.get $h) (ref.cast eqref (local.get $x)))))
          (if (i32.eq (local.get $k) (i32.const 6)) (then (struct.set $holder 9 (global.get $h) (call $exn (local.get $x)))))
          (if (i32.eq (local.get $k) (i32.const 7)) (then (struct.set $holder 10 (global.get $h) (ref.cast structref (local.get $x))))))
        (func (export "get") (param $k i32) (result anyref)
          (if (i32.eq (local.get $k) (i32.const 0)) (then (return (struct.get $holder 1 (global.get $h)))))
          (if (i32.eq (local.get $k) (i32.const 1)) (then (return (any.convert_extern (struct.get $holder 3 (global.get $h))))))
          (if (i32.eq (local.get $k) (i32.const 2)) (then (return (struct.get $holder 5 (global.get $h)))))
          (if (i32.eq (local.get $k) (i32.const 3)) (then (return (array.get $anys (struct.get $holder 6 (global.get $h)) (i32.const 1)))))
          (if (i32.eq (local.get $k) (i32.const 4)) (then (return (array.get $ss (struct.get $holder 7 (global.get $h)) (i32.const 0)))))
          (if (i32.eq (local.get $k) (i32.const 5)) (then (return (struct.get $holder 8 (global.get $h)))))
          (if (i32.eq (local.get $k) (i32.const 7)) (then (return (struct.get $holder 10 (global.get $h)))))
          (block $h (result anyref) (try_table (catch $t $h) (throw_ref (struct.get $holder 9 (global.get $h)))) (unreachable)))
        (func (export "number") (param anyref) (result i32) (struct.get $s 0 (ref.cast (ref $s) (local.get 0)))))`);
      for (let k = 0; k < 8; k++) {
        w.call(m, 'put', i32(k), w.call(m, 'new', i32(100 + k))[0] as WasmValue);
        for (let i = 0; i < 3; i++) w.store.collectGarbage();
        expect(w.call(m, 'number', w.call(m, 'get', i32(k))[0] as WasmValue)[0]?.lo, `field ${k}`).equal(100 + k);
      }
    });

    it('takes nothing of another store, at any door (class 32)', () => {
      const other = new World({ gcZeal });
      try {
        const text = `(module (type $s (struct)) (import "" "h" (func $h (result anyref))) (import "" "boom" (func $boom))
          (tag (export "e") (param anyref)) (table (export "t") 1 anyref) (table (export "x") 1 externref)
          (global (export "g") (mut anyref) (ref.null any)) (func (export "s") (result anyref) (struct.new $s))
          (func (export "b") (call $boom)) (func (export "p") (param anyref)) (func (export "q") (param externref)) (func (export "r") (drop (call $h))))`;
        let given: WasmValue = anyref(null);
        const h = (of: World): Record<string, Func> => ({
          h: of.host([], [ANYREF], () => [given]),
          boom: of.host([], [], () => {
            throw new WasmException(ours.getExport('e') as Tag, [foreign]);
          }),
        });
        const theirs = other.instance(text, h(other));
        const ours = w.instance(text, h(w));
        const [foreign] = other.call(theirs, 's') as [WasmValue];
        given = foreign;
        const doors: Record<string, () => unknown> = {
          argument: () => w.call(ours, 'p', foreign),
          'argument as externref': () => w.call(ours, 'q', externref(foreign.ref)),
          element: () => (ours.getExport('t') as Table).set(0, foreign),
          'element as externref': () => (ours.getExport('x') as Table).set(0, externref(foreign.ref)),
          growth: () => (ours.getExport('t') as Table).grow(1, foreign),
          global: () => (ours.getExport('g') as Global).set(foreign),
          'result of the host': () => w.call(ours, 'r'),
          exception: () => w.call(ours, 'b'),
          'new global': () => w.store.global({ type: ANYREF, mutable: true }, foreign),
          queue: () => w.store.batch().add(ours.getExport('p') as Func, [foreign]),
          function: () => w.store.invoke(theirs.getExport('s') as Func),
        };
        for (const [door, go] of Object.entries(doors)) expect(go, door).throw(TypeError);
      } finally {
        other.close();
      }
    });

    it('values of JavaScript become what they are in wasm, and themselves on the way back (class 35)', () => {
      const m = w.instance(`(module (type $s (struct (field i32))) (global $g (mut externref) (ref.null extern))
        (func (export "s") (result externref) (extern.convert_any (struct.new $s (i32.const 3))))
        (func (export "kind") (param externref) (result i32) (local $x anyref)
          (global.set $g (local.get 0))
          (drop (struct.new $s (i32.const 0)))
          (local.set $x (any.convert_extern (extern.convert_any (any.convert_extern (global.get $g)))))
          (if (ref.is_null (local.get $x)) (then (return (i32.const 0))))
          (if (ref.test (ref i31) (local.get $x)) (then (return (i32.add (i32.const 1000) (i31.get_s (ref.cast (ref i31) (local.get $x)))))))
          (if (ref.test (ref $s) (local.get $x)) (then (return (i32.const 2))))
          (select (i32.const 3) (i32.const 4) (ref.test (ref eq) (local.get $x))))
        (func (export "back") (result externref) (drop (struct.new $s (i32.const 0))) (global.get $g))
        (func (export "internal") (result anyref) (any.convert_extern (global.get $g))))`);
      const own = w.call(m, 's')[0]?.ref;
      const object = { a: 1 };
      const kinds: readonly (readonly [value: unknown, kind: number])[] = [
        [null, 0],
        [5, 1005],
        [-1, 999],
        [2 ** 30 - 1, 1000 + 2 ** 30 - 1],
        [-(2 ** 30), 1000 - 2 ** 30],
        [2 ** 30, 4],
        [-(2 ** 30) - 1, 4],
        [1.5, 4],
        [-0, 4],
        [Number.NaN, 4],
        [2 ** 40, 4],
        [5n, 4],
        ['text', 4],
        [undefined, 4],
        [true, 4],
        [Symbol.iterator, 4],
        [object, 4],
        [() => 1, 4],
        [own, 2],
      ];
      for (const [value, kind] of kinds) {
        expect(w.call(m, 'kind', externref(value))[0]?.lo, String(value)).equal(kind);
        for (const door of ['back', 'internal'])
          expect(Object.is(w.call(m, door)[0]?.ref, value), `${door} ${String(value)}`).equal(true);
      }
    });

    it('one value is one reference: ref.eq of objects, numbers, values given twice (class 36)', () => {
      const m = w.instance(`(module (type $s (struct)) (table $t 2 anyref) (table (export "x") 2 externref)
        (func (export "s") (result anyref) (struct.new $s))
        (func (export "eq") (param anyref anyref) (result i32)
          (table.set $t (i32.const 0) (local.get 0)) (drop (struct.new $s)) (table.set $t (i32.const 1) (local.get 1)) (drop (struct.new $s))
          (ref.eq (ref.cast eqref (table.get $t (i32.const 0))) (ref.cast eqref (table.get $t (i32.const 1))))))`);
      const s = w.call(m, 's')[0] as WasmValue;
      const t = w.call(m, 's')[0] as WasmValue;
      for (let i = 0; i < 5; i++) {
        expect(w.call(m, 'eq', s, s)[0]?.lo).equal(1);
        expect(w.call(m, 'eq', s, t)[0]?.lo).equal(0);
        w.store.collectGarbage();
      }
      expect(w.call(m, 'eq', anyref(7), anyref(7))[0]?.lo).equal(1);
      expect(w.call(m, 'eq', anyref(7), anyref(8))[0]?.lo).equal(0);
      expect(w.call(m, 'eq', anyref(null), anyref(null))[0]?.lo).equal(1);
      const x = m.getExport('x') as Table;
      const value = { only: 1 };
      x.set(0, externref(value));
      w.store.collectGarbage();
      x.set(1, externref(value));
      expect(ref(x.get(0))).equal(value);
      expect(ref(x.get(1))).equal(value);
      // One handle: the same word in both cells.
      expect(w.state.heap.references.encode(value)).equal(w.state.heap.references.encode(value));
      expect(ref(funcref(null))).equal(null);
    });
  });
