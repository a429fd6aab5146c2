/**
 * Exceptions that wasm has references to: made in one instance, kept wherever a reference can be,
 * thrown again on every way, and taken in every form by an instance that did not throw them, with collections meanwhile. What
 * they carry must come out as it went in. Locals are values, and slots of the frame.
 */
import { expect } from 'chai';
import { compile, type Extern, i32, type WasmValue } from '../../index.ts';
import type { InstanceObject } from '../../runtime/objects/instance.ts';
import { externref } from '../../runtime/values/values.ts';
import { EXNREF, EXTERNREF, I32 } from '../../wasm/types.ts';
import { compileInMemory } from '../in-memory.ts';
import { World } from './world.ts';

const TYPES = `(type $s (sub (struct (field (mut i32)) (field (ref null $s))))) (type $a (array (mut i32)))
  (type $say (func (result i32))) (type $cell (struct (field (mut exnref)))) (type $cells (array (mut exnref)))
  (type $make (func (param i32) (result exnref))) (type $keep (func (param exnref) (result exnref)))
  (type $throw (func (param exnref))) (type $take (func (param exnref i32) (result i32)))`;

/** A kind of value: its type, one made of the number on the stack, and that number again. */
type Kind = readonly [type: string, make: string, read: string];
const KINDS = {
  i32: ['i32', '', ''],
  i64: ['i64', '(i64.extend_i32_s)', '(i32.wrap_i64)'],
  f64: ['f64', '(f64.convert_i32_s)', '(i32.trunc_f64_s)'],
  v128: ['v128', '(i32x4.splat)', '(i32x4.extract_lane 3)'],
  i31: ['i31ref', '(ref.i31)', '(i31.get_s)'],
  struct: ['(ref $s)', '(call $struct)', '(struct.get $s 0)'],
  any: ['anyref', '(call $struct)', '(struct.get $s 0 (ref.cast (ref $s)))'],
  array: ['(ref null $a)', '(array.new $a (i32.const 3))', '(array.get $a (i32.const 2))'],
  extern: ['externref', '(extern.convert_any (call $struct))', '(struct.get $s 0 (ref.cast (ref $s) (any.convert_extern)))'],
  host: ['externref', '(call $box)', '(call $unbox)'],
  func: ['(ref $say)', '(call $keep_number) (ref.func $say_number)', '(call_ref $say)'],
  exn: ['exnref', '(call $inner)', '(call $inner_number)'],
} satisfies Record<string, Kind>;
type KindName = keyof typeof KINDS;
const WIDE: readonly KindName[] = Array.from({ length: 12 }, (_, i) => (i % 3 === 2 ? 'i64' : 'struct'));
const TAGS: readonly (readonly KindName[])[] = [
  [],
  ['i32'],
  ['i64', 'f64', 'v128'],
  ['struct'],
  ['i31', 'any', 'array'],
  ['v128', 'extern', 'host'],
  ['func', 'struct'],
  ['exn'],
  ['struct', 'exn', 'f64', 'exn'],
  WIDE,
];
const kind = (name: KindName): Kind => KINDS[name];
const typesOf = (tag: readonly KindName[]): string => tag.map((name) => kind(name)[0]).join(' ');
const tagText = (tag: readonly KindName[]): string => (tag.length === 0 ? '' : `(param ${typesOf(tag)})`);
/** The values on the stack → a number that says all of them; what it is of an exception made of `n`. */
const read = (tag: readonly KindName[]): string =>
  `${tag.map((_, k) => `(local.set $v${tag.length - 1 - k})`).join(' ')} (i32.const 0)
   ${tag.map((name, k) => `(i32.mul (i32.const 31)) (local.get $v${k}) ${kind(name)[2]} (i32.add)`).join(' ')}`;
const numberOf = (tag: readonly KindName[], n: number): number => tag.reduce((sum, _, k) => (Math.imul(sum, 31) + n + k) | 0, 0);
const locals = (tag: readonly KindName[]): string => tag.map((name, k) => `(local $v${k} ${nullable(kind(name)[0])})`).join(' ');
const nullable = (type: string): string => type.replace('(ref $', '(ref null $');

/** What a module imports of others, by name. */
const tagImports = TAGS.map((tag, k) => `(import "" "t${k}" (tag $t${k} ${tagText(tag)}))`).join('\n');
const HELP = `(import "" "collect" (func $collect)) (import "" "box" (func $box (param i32) (result externref)))
  (import "" "unbox" (func $unbox (param externref) (result i32)))
  (import "" "keep" (func $keep (param exnref) (result exnref)))`;

/** Throws, by tag. */
const MAKER = `(module ${TYPES} ${HELP} (global $said (mut i32) (i32.const 0))
  ${TAGS.map((tag, k) => `(tag $t${k} (export "t${k}") ${tagText(tag)})`).join('\n')}
  (func $struct (param i32) (result (ref $s)) (struct.new $s (local.get 0) (struct.new_default $s)))
  (func $keep_number (param i32) (global.set $said (local.get 0)))
  (func $say_number (type $say) (global.get $said)) (elem declare func $say_number)
  (func $inner (param i32) (result exnref)
    (block $h (result exnref) (try_table (catch_all_ref $h) (throw $t1 (local.get 0))) (unreachable)))
  ${TAGS.map(
    (tag, k) => `(func (export "make${k}") (type $make)
      (block $h (result exnref) (try_table (catch_all_ref $h)
        ${tag.map((name, i) => `(i32.add (local.get 0) (i32.const ${i})) ${kind(name)[1]}`).join(' ')} (throw $t${k})) (unreachable)))`,
  ).join('\n')})`;

/** Where an exception is kept: what a module needs for it, and how the one in $e comes to be on the stack again. */
const PLACES: readonly (readonly [name: string, needs: string, keep: string])[] = [
  ['a local', '', '(call $churn) (local.get $e)'],
  ['an operand', '', '(local.get $e) (call $churn)'],
  [
    'a global',
    '(global $g (export "g") (mut exnref) (ref.null exn))',
    '(global.set $g (local.get $e)) (call $churn) (global.get $g)',
  ],
  [
    'a table',
    '(table $t (export "t") 9 exnref)',
    '(table.set $t (i32.const 3) (local.get $e)) (call $churn) (table.get $t (i32.const 3))',
  ],
  [
    'a table that grows',
    '(table $grows 0 exnref)',
    `(table.grow $grows (local.get $e) (i32.const 2)) (drop) (call $churn)
     (table.get $grows (i32.sub (table.size $grows) (i32.const 1)))`,
  ],
  ['a structure', '', '(struct.new $cell (local.get $e)) (call $churn) (struct.get $cell 0)'],
  [
    'an old structure',
    '(global $old (ref $cell) (struct.new $cell (ref.null exn)))',
    '(struct.set $cell 0 (global.get $old) (local.get $e)) (call $churn) (struct.get $cell 0 (global.get $old))',
  ],
  ['an array', '', '(array.new $cells (local.get $e) (i32.const 2000)) (call $churn) (array.get $cells (i32.const 1999))'],
  [
    'an exception',
    '(tag $box (param i64 exnref))',
    `(block $h (result exnref) (try_table (catch_all_ref $h) (throw $box (i64.const 1) (local.get $e))) (unreachable))
     (local.set $e) (call $churn)
     (block $h (result i64 exnref) (try_table (catch $box $h) (throw_ref (local.get $e))) (unreachable))
     (local.set $e) (drop) (local.get $e)`,
  ],
  ['the host', '', '(call $keep (local.get $e)) (call $churn)'],
];
/** `$churn` leaves garbage behind, and collects where nothing else does. */
const KEEPER = `(module ${TYPES} ${HELP} ${PLACES.map(([, needs]) => needs).join(' ')}
  (func $churn (local $i i32) (call $collect)
    (loop $more (drop (struct.new $s (local.get $i) (struct.new_default $s)))
      (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 5)))))
  ${PLACES.map(
    ([, , keep], k) =>
      `(func (export "keep${k}") (type $keep) (local $e exnref) (local.set $e (local.get 0)) (local.set 0 (ref.null exn)) ${keep})`,
  ).join('\n')})`;

/** On which ways the exception in $e is thrown, in functions of another instance. */
const WAYS: readonly string[] = [
  '(throw_ref (local.get $e))',
  '(return_call $throw (local.get $e))',
  '(call $through_host (local.get $e))',
  '(block $h (result exnref) (try_table (catch_all_ref $h) (throw_ref (local.get $e))) (unreachable)) (call $collect) (throw_ref)',
  '(block $h (try_table (catch_all $h) (throw $t3 (struct.new_default $s))) (unreachable)) (call $throw (local.get $e))',
];
const THROWER = `(module ${TYPES} ${HELP} ${tagImports} (import "" "through host" (func $through_host (param exnref)))
  (func $throw (export "throw") (param $e exnref) (throw_ref (local.get $e)))
  ${WAYS.map((way, k) => `(func (export "throw${k}") (param $e exnref) ${way})`).join('\n')})`;

const results = (types: readonly string[]): string => (types.length === 0 ? '' : `(result ${types.join(' ')})`);
/** How an exception of tag `t` is taken that `body` throws, so that its values, of these types, are on the stack. */
const FORMS: readonly ((t: string, types: readonly string[], body: string) => string)[] = [
  (t, types, body) => `(block $h ${results(types)} (try_table (catch ${t} $h) ${body}) (unreachable))`,
  // With a clause for another tag inside, and one for everything outside.
  (t, types, body) =>
    `(block $h ${results(types)} (block $all (try_table (catch_all $all)
      (block $o (result i32) (try_table (catch ${t} $h) (catch $other $o) ${body}) (unreachable)) (drop))) (unreachable))`,
  // The reference is thrown once more, after its values were seen or not.
  (t, types, body) =>
    `(block $h ${results([...types, 'exnref'])} (try_table (catch_ref ${t} $h) ${body}) (unreachable))
     (local.set $e) ${types.map(() => '(drop)').join(' ')} (call $collect)
     (block $h ${results(types)} (try_table (catch ${t} $h) (throw_ref (local.get $e))) (unreachable))`,
  (t, types, body) =>
    `(block $h (result exnref) (try_table (catch_all_ref $h) ${body}) (unreachable)) (local.set $e) (call $collect)
     (block $h ${results(types)} (try_table (catch ${t} $h) (throw_ref (local.get $e))) (unreachable))`,
  // Before 3.0.
  (t, types, body) => `(try ${results(types)} (do ${body} (unreachable)) (catch ${t}))`,
  (t, types, body) =>
    `(try ${results(types)} (do (try (do ${body}) (catch $other (drop)) (catch_all (call $collect) (rethrow 0))) (unreachable)) (catch ${t}))`,
];
const each = (rows: readonly unknown[], text: (k: number) => string): string => rows.map((_, k) => text(k)).join('\n');
const TAKES = FORMS.flatMap((form) => TAGS.map((tag, k) => ({ form, tag, name: `$t${k}` })));
const TAKER = `(module ${TYPES} ${HELP} ${tagImports}
  ${each(TAGS, (k) => `(import "" "make${k}" (func $make${k} (type $make)))`)}
  ${each(PLACES, (k) => `(import "" "keep${k}" (func $keep${k} (type $keep)))`)}
  ${each(WAYS, (k) => `(import "" "throw${k}" (func $throw${k} (type $throw)))`)}
  (tag $other (param i32))
  (table $makes funcref (elem ${each(TAGS, (k) => `$make${k}`)})) (table $keeps funcref (elem ${each(PLACES, (k) => `$keep${k}`)}))
  (table $ways funcref (elem ${each(WAYS, (k) => `$throw${k}`)})) (table $takes funcref (elem ${each(TAKES, (k) => `$take${k}`)}))
  (func $inner_number (param $e exnref) (result i32)
    (block $h (result i32) (try_table (catch $t1 $h) (throw_ref (local.get $e))) (unreachable)))
  ${TAKES.map(
    ({ form, tag, name }, k) => `(func $take${k} (type $take) (local $e exnref) ${locals(tag)} (local.set $e (local.get 0))
      ${form(
        name,
        tag.map((of) => nullable(kind(of)[0])),
        '(call_indirect $ways (type $throw) (local.get $e) (local.get 1))',
      )} ${read(tag)})`,
  ).join('\n')}
  (func (export "run") (param $n i32) (param $tag i32) (param $place i32) (param $way i32) (param $take i32) (result i32)
    (call_indirect $takes (type $take)
      (call_indirect $keeps (type $keep) (call_indirect $makes (type $make) (local.get $n) (local.get $tag)) (local.get $place))
      (local.get $way) (local.get $take))))`;

for (const [gcZeal, how] of [
  [0, compile],
  [1, compile],
  [1, compileInMemory],
] as const)
  describe(`exceptions kept by reference, zeal ${gcZeal}, ${how === compile ? 'locals as values' : 'locals in memory'}`, function () {
    this.timeout(120_000);
    let w: World;
    let taker: InstanceObject;
    before(() => {
      w = new World({ gcZeal }, how);
      let thrower: InstanceObject | undefined;
      const imports: Record<string, Extern> = {
        collect: w.host([], [], () => {
          if (gcZeal === 0) w.store.collectGarbage();
          return [];
        }),
        box: w.host([I32], [EXTERNREF], (n) => [externref({ number: n?.lo })]),
        unbox: w.host([EXTERNREF], [I32], (x) => [i32((x as WasmValue & { ref: { number: number } }).ref.number)]),
        keep: w.host([EXNREF], [EXNREF], (e) => [e as WasmValue]),
        'through host': w.host([EXNREF], [], (e) => w.call(thrower as InstanceObject, 'throw', e as WasmValue)),
      };
      const add = (text: string): InstanceObject => {
        const instance = w.instance(text, imports);
        for (const [name, extern] of instance.exports) imports[name] = extern;
        return instance;
      };
      add(MAKER);
      add(KEEPER);
      thrower = add(THROWER);
      taker = add(TAKER);
    });
    after(() => w.close());

    PLACES.forEach(([name], place) => {
      it(`in ${name}`, () => {
        TAKES.forEach(({ tag }, take) => {
          if ((take + place) % 2 === 1) return;
          const t = TAGS.indexOf(tag);
          // Over all places each tag is taken in each form on each way.
          const way = (take + place + Math.floor(take / WAYS.length)) % WAYS.length;
          const n = 1000 * place + take;
          const [got] = w.call(taker, 'run', ...[n, t, place, way, take].map(i32));
          expect(got?.lo, `${tag}, thrown ${WAYS[way]}, taken by form ${Math.floor(take / TAGS.length)}`).equal(numberOf(tag, n));
        });
      });
    });
  });
