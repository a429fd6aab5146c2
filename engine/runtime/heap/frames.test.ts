/**
 * Collections while compiled code waits: what frames hold moves with them, however many there are, whoever has called whom. With
 * zeal 0, 1 and 7.
 */
import { expect } from 'chai';
import { compile, encode, parse, validate } from '../../index.ts';
import { ANYREF, EXTERNREF, type FuncType, I32 } from '../../wasm/types.ts';
import type { StoreState } from '../state/state.ts';
import { Store } from '../store.ts';
import { func } from '../testing/module.ts';
import type { Extern, Func, Instance } from '../values/extern.ts';
import { anyref, i32, type WasmValue } from '../values/values.ts';

function build(text: string): Uint8Array {
  const m = parse(text);
  validate(m);
  encode(m);
  return compile(m, { verify: true });
}
/** What a call gives, as numbers and objects. */
const call = (store: Store, instance: Instance, name: string, ...args: WasmValue[]): unknown[] =>
  store.invoke(instance.getExport(name) as Func, args).map((v) => (v.type === I32 ? v.lo : v.ref));

const NOTHING: FuncType = func([], []);
const BOX = '(type $box (struct (field $n (mut i32)) (field $next (ref null $box))))';
/** Sums of 1 to n, by n frames that each keep an object over the call of the next one. */
const DEEP = build(`(module ${BOX} (import "" "look" (func $look))
  (func $f (export "f") (param $n i32) (param $above (ref null $box)) (result i32) (local $mine (ref null $box)) (local $sum i32)
    (if (i32.eqz (local.get $n)) (then (call $look) (return (i32.const 0))))
    (local.set $mine (struct.new $box (local.get $n) (local.get $above)))
    (local.set $sum (call $f (i32.sub (local.get $n) (i32.const 1)) (local.get $mine)))
    (if (i32.ne (i32.add (struct.get $box $n (local.get $mine)) (i32.const 1))
          (if (result i32) (ref.is_null (local.get $above)) (then (i32.add (local.get $n) (i32.const 1)))
            (else (struct.get $box $n (struct.get $box $next (local.get $mine))))))
      (then (unreachable)))
    (i32.add (local.get $sum) (struct.get $box $n (local.get $mine))))
  (func (export "sum") (param $n i32) (result i32) (call $f (local.get $n) (ref.null $box))))`);

for (const zeal of [0, 1, 7]) {
  describe(`runtime: frames and the heap, zeal ${zeal}`, () => {
    let store: Store;
    let collecting: Func;
    beforeEach(() => {
      store = new Store({ gcZeal: zeal });
      collecting = store.hostFunc(NOTHING, () => {
        store.collectGarbage();
        return [];
      });
    });
    afterEach(() => store.close());

    it('hold objects in recursion', () => {
      const instance = store.instantiate(DEEP, () => collecting);
      const depth = zeal === 0 ? 5000 : 60;
      for (let i = 0; i < 3; i++) expect(call(store, instance, 'sum', i32(depth))).to.deep.equal([(depth * (depth + 1)) / 2]);
    });

    it('hold objects in functions that return to two hundred places', () => {
      const count = 200;
      const next = (k: number): string => (k + 1 === count ? '(call $look)' : `(call $f${k + 1})`);
      const each = Array.from(
        { length: count },
        (_, k) => `(func $f${k} (local (ref null $box))
          (local.set 0 (struct.new $box (i32.const ${k}) (ref.null $box)))
          ${next(k)}
          (global.set $sum (i32.add (global.get $sum) (struct.get $box $n (local.get 0)))))`,
      );
      const instance = store.instantiate(
        build(`(module ${BOX} (import "" "look" (func $look)) (global $sum (mut i32) (i32.const 0)) ${each.join('\n')}
          (func (export "f") (result i32) (call $f0) (global.get $sum)))`),
        () => collecting,
      );
      expect(call(store, instance, 'f')).to.deep.equal([(count * (count - 1)) / 2]);
      expect(call(store, instance, 'f')).to.deep.equal([count * (count - 1)]);
    });

    it('are those of the code that is there now', () => {
      // Modules of one form, whose code lies where that of another one has been: functions of other frames.
      for (let k = 0; k < 12; k++) {
        const locals = Array.from({ length: k }, (_, i) => `(local $l${i} (ref null $box))`).join(' ');
        const make = Array.from({ length: k }, (_, i) => `(local.set $l${i} (struct.new $box (i32.const ${i}) (ref.null $box)))`);
        const read = Array.from({ length: k }, (_, i) => `(i32.add (struct.get $box $n (local.get $l${i})))`);
        const other = new Store({ gcZeal: zeal });
        const look = other.hostFunc(NOTHING, () => {
          other.collectGarbage();
          return [];
        });
        const code = build(`(module ${BOX} (import "" "look" (func $look))
          (func (export "f") (param i32) (result i32) ${locals} ${make.join('\n')} (call $look) (local.get 0) ${read.join('\n')}))`);
        const instance = other.instantiate(code, () => look);
        expect(call(other, instance, 'f', i32(100))).to.deep.equal([100 + (k * (k - 1)) / 2]);
        other.close();
      }
    });

    it('hold objects below the host, of this store and of others', () => {
      const other = new Store({ gcZeal: zeal });
      let left = 6;
      const nest = (mine: Store, its: () => Func): Func =>
        mine.hostFunc(NOTHING, () => {
          for (const s of [store, other]) s.collectGarbage();
          if (left-- > 0) (left % 2 === 0 ? store : other).invoke(its());
          for (const s of [store, other]) s.collectGarbage();
          return [];
        });
      const code = build(`(module ${BOX} (import "" "nest" (func $nest)) (global $sum (export "sum") (mut i32) (i32.const 0))
        (func (export "f") (local (ref null $box))
          (local.set 0 (struct.new $box (i32.const 3) (struct.new $box (i32.const 4) (ref.null $box))))
          (call $nest)
          (global.set $sum (i32.add (global.get $sum)
            (i32.mul (struct.get $box $n (local.get 0)) (struct.get $box $n (struct.get $box $next (local.get 0))))))))`);
      const its = (): Func => (left % 2 === 0 ? here : there).getExport('f') as Func;
      const here: Instance = store.instantiate(code, () => nest(store, its));
      const there: Instance = other.instantiate(code, () => nest(other, its));
      store.invoke(here.getExport('f') as Func);
      const sums = [here, there].map((x) => (x.getExport('sum') as Extern & { get(): WasmValue }).get().lo);
      expect(sums).to.deep.equal([48, 36]);
      other.close();
    });

    it('keep what exceptions carry, and forget exceptions that nobody has', () => {
      const instance = store.instantiate(
        build(`(module ${BOX} (import "" "look" (func $look)) (tag $t (param (ref $box) i64 externref))
          (table $kept 1 exnref)
          (func $throw (param i32 externref)
            (call $look)
            (throw $t (struct.new $box (local.get 0) (ref.null $box)) (i64.const 5) (local.get 1)))
          (func (export "caught") (param i32 externref) (result i32 externref) (local $e exnref) (local $b (ref null $box))
            (block $h (result (ref $box) i64 externref exnref)
              (try_table (catch_ref $t $h) (call $throw (local.get 0) (local.get 1)))
              (unreachable))
            (local.set $e)
            (call $look)
            (local.set 1)
            (drop)
            (local.set $b)
            (call $look)
            (table.set $kept (i32.const 0) (local.get $e))
            (struct.get $box $n (local.get $b)) (local.get 1))
          (func (export "again") (result i32 externref) (local externref)
            (block $h (result (ref $box) i64 externref)
              (try_table (catch $t $h) (call $look) (throw_ref (table.get $kept (i32.const 0))))
              (unreachable))
            (local.set 0) (drop) (struct.get $box $n) (local.get 0)))`),
        () => collecting,
      );
      const rounds = zeal === 0 ? 300 : 20;
      const { references } = (store as unknown as { state: StoreState }).state.heap as unknown as {
        references: { handles: Map<unknown, number>; byWord: Map<number, number> };
      };
      for (let i = 0; i < rounds; i++) {
        const value = { i };
        const thrown = { ...anyref(value), type: EXTERNREF };
        expect(call(store, instance, 'caught', i32(i), thrown)).to.deep.equal([i, value]);
        expect(call(store, instance, 'again')).to.deep.equal([i, value]);
        store.collectGarbage();
        // The exception in the table, and perhaps one that was under way.
        expect(references.handles.size).to.be.at.most(4);
      }
    });

    it('give the host what moves while it runs', () => {
      const seen: unknown[] = [];
      const take = store.hostFunc(func([ANYREF, ANYREF], [ANYREF]), ([a, b]) => {
        store.collectGarbage();
        seen.push(a?.ref, b?.ref);
        return [b as WasmValue];
      });
      const instance = store.instantiate(
        build(`(module ${BOX} (import "" "take" (func $take (param anyref anyref) (result anyref)))
          (func (export "f") (result i32) (local (ref null $box))
            (local.set 0 (struct.new $box (i32.const 1) (ref.null $box)))
            (drop (call $take (local.get 0) (struct.new $box (i32.const 2) (local.get 0))))
            (struct.get $box $n (ref.cast (ref $box)
              (call $take (struct.new $box (i32.const 3) (ref.null $box)) (struct.get $box $next (struct.new $box (i32.const 4) (local.get 0))))))))`),
        () => take,
      );
      expect(call(store, instance, 'f')).to.deep.equal([1]);
      expect(seen[3]).to.equal(seen[0]);
      expect(new Set(seen).size).to.equal(3);
    });
  });
}
