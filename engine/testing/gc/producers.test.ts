/**
 * Classes 10, 15 and 16 of bugs (spec-tests/own/gc/README.md): every instruction that makes a reference, its result kept on the
 * operand stack over everything that may collect; and random programs without passes.
 */
import { expect } from 'chai';
import { type CompileOptions, compile, i32, type Module, parse, validate } from '../../index.ts';
import { externref } from '../../runtime/values/values.ts';
import { EXTERNREF } from '../../wasm/types.ts';
import { question } from '../differential/driver.ts';
import { FAMILIES, type Family } from '../differential/generators/families.ts';
import { runArtifact } from '../differential/sides/run.ts';
import { compileInMemory } from '../in-memory.ts';
import { World } from './world.ts';

/** What stands before all functions: types, places, helpers. `$tell` gives a number for what a reference is. */
const HEAD = `
  (type $s (sub (struct (field $n (mut i32)) (field $next (mut (ref null $s))))))
  (type $sub (sub final $s (struct (field $n (mut i32)) (field $next (mut (ref null $s))) (field $more anyref))))
  (type $refs (array (mut anyref)))
  (type $bytes (array (mut i8)))
  (type $f (func (param i32) (result (ref $s))))
  (import "m" "host" (func $host (param externref) (result externref)))
  (import "m" "look" (func $look))
  (tag $t (param (ref $s)))
  (tag $none)
  (memory 1 100)
  (global $g (mut anyref) (ref.null none))
  (table $table 4 1000 anyref)
  (table $funcs funcref (elem $new))
  (elem $elem anyref (struct.new $s (i32.const 70) (ref.null $s)) (ref.i31 (i32.const 71)))
  (data $data "abcdefgh")
  (elem declare func $new)
  (func $new (type $f) (struct.new $s (local.get 0) (ref.null $s)))
  (func $tail (type $f) (return_call $new (i32.add (local.get 0) (i32.const 1))))
  (func $two (result (ref $s) (ref $s)) (call $new (i32.const 21)) (call $new (i32.const 22)))
  (func $throw (param i32) (throw $t (call $new (local.get 0))))
  (func $maybe (param i32) (result (ref $s)) (if (i32.eqz (local.get 0)) (then (throw $none))) (call $new (local.get 0)))
  (func $tell (param $x anyref) (result i32)
    (if (ref.test (ref $s) (local.get $x)) (then (return (struct.get $s $n (ref.cast (ref $s) (local.get $x))))))
    (if (ref.test (ref i31) (local.get $x)) (then (return (i31.get_s (ref.cast (ref i31) (local.get $x))))))
    (if (ref.test (ref $bytes) (local.get $x))
      (then (return (i32.add (i32.const 2000) (array.get_u $bytes (ref.cast (ref $bytes) (local.get $x)) (i32.const 1))))))
    (if (ref.is_null (local.get $x)) (then (return (i32.const -1))))
    (i32.add (i32.const 1000) (call $tell (array.get $refs (ref.cast (ref $refs) (local.get $x)) (i32.const 0)))))`;

const S = '(struct.new $s (i32.const 11) (ref.null $s))';
/** Code that leaves a reference on the stack, and what `$tell` says of it. */
const PRODUCERS: Readonly<Record<string, readonly [code: string, told: number]>> = {
  'struct.new': [S, 11],
  'struct.new of a reference': [`(struct.get $s $next (struct.new $s (i32.const 1) ${S}))`, 11],
  'struct.new_default': ['(struct.new_default $sub)', 0],
  'array.new': [`(array.new $refs ${S} (i32.const 9))`, 1011],
  'array.new_default': ['(array.new_default $bytes (i32.const 5))', 2000],
  'array.new_fixed': [`(array.new_fixed $refs 3 ${S} (ref.null none) (call $new (i32.const 2)))`, 1011],
  'array.new_data': ['(array.new_data $bytes $data (i32.const 1) (i32.const 4))', 2000 + 99],
  'array.new_elem': ['(array.new_elem $refs $elem (i32.const 0) (i32.const 2))', 1070],
  'ref.i31': ['(ref.i31 (i32.const -5))', -5],
  'ref.null': ['(ref.null none)', -1],
  'global.get': ['(global.set $g (call $new (i32.const 12))) (global.get $g)', 12],
  'table.get': ['(table.set $table (i32.const 1) (call $new (i32.const 13))) (table.get $table (i32.const 1))', 13],
  'struct.get': [`(struct.get $sub $more (struct.new $sub (i32.const 1) (ref.null $s) ${S}))`, 11],
  'array.get': [`(array.get $refs (array.new $refs ${S} (i32.const 3)) (i32.const 2))`, 11],
  'ref.cast': [`(ref.cast (ref $s) (block (result anyref) ${S}))`, 11],
  'ref.as_non_null': ['(ref.as_non_null (block (result (ref null $s)) (call $new (i32.const 14))))', 14],
  br_on_cast: [
    `(block $l (result (ref $s)) (drop (br_on_cast $l anyref (ref $s) (block (result anyref) ${S}))) (unreachable))`,
    11,
  ],
  br_on_cast_fail: [
    `(block $l (result anyref) (br_on_cast_fail $l anyref (ref i31) (block (result anyref) ${S})) (drop) (unreachable))`,
    11,
  ],
  br_on_non_null: [`(block $l (result (ref $s)) (br_on_non_null $l (block (result (ref null $s)) ${S})) (unreachable))`, 11],
  br_on_null: [`(block $l (br_on_null $l (block (result (ref null $s)) ${S})) (global.set $g)) (global.get $g)`, 11],
  select: ['(select (result (ref $s)) (call $new (i32.const 15)) (call $new (i32.const 16)) (local.get $zero))', 16],
  if: ['(if (result (ref $s)) (local.get $zero) (then (call $new (i32.const 17))) (else (call $new (i32.const 18))))', 18],
  'br with a value': [`(block $l (result anyref) (br_if $l ${S} (i32.eqz (local.get $zero))) (drop) (ref.null none))`, 11],
  loop: ['(loop $l (result anyref) (call $new (i32.const 19)) (br_if $l (local.get $zero)))', 19],
  call: ['(call $new (i32.const 20))', 20],
  'call with two results': ['(call $two) (global.set $g)', 21],
  call_indirect: ['(call_indirect $funcs (type $f) (i32.const 23) (i32.const 0))', 23],
  call_ref: ['(call_ref $f (i32.const 24) (ref.func $new))', 24],
  return_call: ['(call $tail (i32.const 24))', 25],
  'a host call': ['(any.convert_extern (call $host (extern.convert_any (call $new (i32.const 26)))))', 26],
  conversions: [`(any.convert_extern (extern.convert_any ${S}))`, 11],
  'try_table that returns': [
    '(block $h (result (ref $s)) (try_table (result (ref $s)) (catch $t $h) (call $maybe (i32.const 27))))',
    27,
  ],
  catch: ['(block $h (result (ref $s)) (try_table (catch $t $h) (call $throw (i32.const 28))) (unreachable))', 28],
  catch_ref: [
    '(block $h (result (ref $s) exnref) (try_table (catch_ref $t $h) (call $throw (i32.const 29))) (unreachable)) (drop)',
    29,
  ],
  throw_ref: [
    `(block $h (result (ref $s)) (try_table (catch $t $h)
      (throw_ref (block $e (result exnref) (try_table (catch_all_ref $e) (call $throw (i32.const 30))) (unreachable)))) (unreachable))`,
    30,
  ],
  'local.tee': [`(local.tee $x ${S}) (local.set $x (ref.null none))`, 11],
  'a second value of a local': [`(local.set $x (call $new (i32.const 31))) (local.set $x ${S}) (local.get $x)`, 11],
};
/** Code that leaves the stack as it is, and may collect. */
const SAFEPOINTS: Readonly<Record<string, string>> = {
  'a call': '(drop (call $new (i32.const 99)))',
  'an allocation': '(drop (struct.new $s (i32.const 99) (ref.null $s)))',
  'an array': '(drop (array.new_default $bytes (i32.const 1000)))',
  'the host': '(call $look)',
  'an exception': '(block $h2 (try_table (catch_all $h2) (drop (call $maybe (i32.const 0)))))',
  'a call in a try_table': '(block $h2 (try_table (catch_all $h2) (drop (call $maybe (i32.const 99)))))',
  'a loop': `(local.set $i (i32.const 3)) (loop $again (drop (call $new (local.get $i)))
    (br_if $again (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))`,
  'an unlikely branch': `(if (i32.eqz (local.get $zero)) (then (drop (array.new $refs (call $new (i32.const 99)) (i32.const 3)))))`,
  'table.grow': '(drop (table.grow $table (call $new (i32.const 99)) (i32.const 1)))',
  'memory.grow': '(drop (memory.grow (i32.const 1)))',
};

const NAMES = Object.keys(PRODUCERS).flatMap((p) => Object.keys(SAFEPOINTS).map((s) => [p, s] as const));
const MODULE = `(module ${HEAD}
  ${NAMES.map(
    ([p, s]) => `(func (export "${p}, ${s}") (param $zero i32) (result i32) (local $x anyref) (local $i i32)
    ${PRODUCERS[p]?.[0]} ${SAFEPOINTS[s]} (call $tell))
  (func (export "${p}, twice, ${s}") (param $zero i32) (result i32) (local $x anyref) (local $i i32)
    ${PRODUCERS[p]?.[0]} ${SAFEPOINTS[s]} ${PRODUCERS[p]?.[0]} ${SAFEPOINTS[s]} (local.set $x) (call $tell)
    (i32.add (i32.mul (call $tell (local.get $x)) (i32.const 3))))`,
  ).join('\n')})`;

describe('references on the operand stack', function () {
  this.timeout(120_000);
  const ways: readonly (readonly [string, (m: Module) => Uint8Array])[] = [
    ['values', (m) => compile(m, { verify: true })],
    ['locals in memory', (m) => compileInMemory(m)],
    ['explicit checks', (m) => compile(m, { traps: 'explicit', bounds: 'explicit' } satisfies CompileOptions)],
  ];
  for (const [name, compileWay] of ways)
    it(`${NAMES.length} producers and safepoints, ${name}: each is what it was`, () => {
      const w = new World({ gcZeal: 1 });
      try {
        const m = parse(MODULE);
        validate(m);
        const imports = {
          host: w.host([EXTERNREF], [EXTERNREF], (x) => {
            w.store.collectGarbage();
            return [externref(x?.ref)];
          }),
          look: w.host([], [], () => {
            w.store.collectGarbage();
            return [];
          }),
        };
        const instance = w.store.instantiate(compileWay(m), (_, wanted) => imports[wanted as keyof typeof imports]);
        const told = (name: string): number | undefined => w.call(instance, name, i32(0))[0]?.lo;
        for (const [p, s] of NAMES) {
          const wanted = PRODUCERS[p]?.[1] ?? 0;
          expect(told(`${p}, ${s}`), `${p}, ${s}`).equal(wanted);
          expect(told(`${p}, twice, ${s}`), `${p}, twice, ${s}`).equal(4 * wanted);
        }
      } finally {
        w.close();
      }
    });
});

describe('programs with garbage collection without passes', function () {
  this.timeout(120_000);
  it('come to what the model says', () => {
    const family = FAMILIES.find(({ name }) => name === 'gc') as Family;
    for (let seed = 500; seed < 515; seed++) {
      const { subject, job, sample } = question(family, seed);
      expect(runArtifact(compileInMemory(subject.module), job, { gcZeal: 1 }).calls, `seed ${seed}`).deep.equal(sample.expected);
    }
  });
});
