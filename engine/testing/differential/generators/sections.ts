/**
 * Modules that lack sections, and use what touches them without needing them: exceptions are caught where no tag is, references
 * are null where no table is, constants are folded where no global is. Each section is there, imported, or missing; pieces of
 * code come from those that the sections at hand allow, so that every analysis that looks at the module as a whole meets its
 * absence. In: random choices.
 */
import type { Random } from '../../random.ts';
import type { Sample } from './sample.ts';

const SECTIONS = ['memory', 'table', 'global', 'tag', 'data', 'elem', 'host'] as const;
type Section = (typeof SECTIONS)[number];
/**
 * A statement that may use $i (i32), $l (i64), $v (v128), $x (externref) and the sections it names. `body` makes more of them.
 */
interface Piece {
  readonly needs: readonly Section[];
  /** Constructs that engines refuse beside one another. */
  readonly era?: 'legacy' | 'exnref';
  readonly make: (r: Random, body: () => string) => string;
}
const add = (x: string): string => `(local.set $l (i64.add (i64.mul (local.get $l) (i64.const 31)) ${x}))`;
const i32 = (x: string): string => add(`(i64.extend_i32_s ${x})`);
const PIECES: readonly Piece[] = [
  { needs: [], make: (_, body) => `(if (i32.and (local.get $i) (i32.const 2)) (then ${body()}) (else ${body()}))` },
  { needs: [], make: (_, body) => `(block $b (br_if $b (i32.and (local.get $i) (i32.const 4))) ${body()})` },
  {
    needs: [],
    make: (_, body) =>
      `(local.set $n (i32.const 3)) (loop $l ${body()} (br_if $l (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1))) (i32.const 0))))`,
  },
  { needs: [], make: () => '(local.set $i (i32.shr_u (local.get $i) (i32.const 1)))' },
  { needs: [], make: () => i32('(ref.is_null (local.get $x))') },
  { needs: [], make: () => i32('(ref.is_null (ref.null func))') },
  { needs: [], make: () => i32('(i32x4.extract_lane 1 (i32x4.add (local.get $v) (i32x4.splat (local.get $i))))') },
  { needs: [], make: () => '(local.set $v (i64x2.splat (local.get $l)))' },
  { needs: [], make: () => i32('(i32.div_s (i32.const 100) (i32.and (local.get $i) (i32.const 7)))') },
  { needs: [], make: () => '(if (i32.eq (local.get $i) (i32.const 77)) (then (unreachable)))' },
  { needs: [], make: () => '(if (i32.eq (local.get $i) (i32.const 7)) (then (return (i64.const 7))))' },
  { needs: [], make: () => i32('(call $leaf (local.get $i))') },
  { needs: [], make: () => '(if (i32.eq (local.get $i) (i32.const 31)) (then (return_call $tail (local.get $i))))' },
  {
    needs: [],
    make: (r) =>
      `(block $a (block $b (block $c (br_table $a $b $c $b (local.get $i))) ${i32(`(i32.const ${r.below(9)})`)}) ${i32('(i32.const 5)')})`,
  },
  // Exceptions of this module, of the host, or none.
  { needs: [], era: 'legacy', make: (_, body) => `(try (do ${body()}) (catch_all ${i32('(i32.const 11)')} ${body()}))` },
  {
    needs: [],
    era: 'legacy',
    make: (_, body) => `(local.set $i (try (result i32) (do ${body()} (local.get $i)) (catch_all (i32.const 12))))`,
  },
  { needs: [], era: 'legacy', make: (_, body) => `(try $o (do (try (do ${body()}) (delegate $o))) (catch_all ${body()}))` },
  { needs: [], era: 'legacy', make: (_, body) => `(try (do ${body()}) (delegate 0))` },
  {
    needs: [],
    era: 'legacy',
    make: (_, body) =>
      `(try (do ${body()}) (catch_all ${body()} (if (i32.and (local.get $i) (i32.const 8)) (then (rethrow 1)))))`,
  },
  {
    needs: [],
    era: 'legacy',
    make: (_, body) => `(try (do ${body()} (try (do ${body()}) (catch_all (rethrow 0)))) (catch_all ${body()}))`,
  },
  { needs: ['tag'], era: 'legacy', make: (_, body) => `(try (do ${body()}) (catch $t0 (local.set $i)) (catch_all ${body()}))` },
  { needs: [], era: 'exnref', make: (_, body) => `(block $h (try_table (catch_all $h) ${body()}) ${i32('(i32.const 13)')})` },
  {
    needs: [],
    era: 'exnref',
    make: (_, body) =>
      `(block $d (block $h (result exnref) (try_table (catch_all_ref $h) ${body()}) (br $d)) (if (param exnref) (i32.and (local.get $i) (i32.const 8)) (then (throw_ref)) (else (drop))))`,
  },
  {
    needs: [],
    era: 'exnref',
    make: (_, body) =>
      `(block $h (result exnref) (try_table (result exnref) (catch_all_ref $h) ${body()} (ref.null exn))) (drop)`,
  },
  {
    needs: ['tag'],
    era: 'exnref',
    make: (_, body) => `(local.set $i (block $h (result i32) (try_table (result i32) (catch $t0 $h) ${body()} (local.get $i))))`,
  },
  {
    needs: ['tag'],
    make: (r) =>
      `(if (i32.eq (i32.and (local.get $i) (i32.const 7)) (i32.const ${r.below(8)})) (then (throw $t0 (local.get $i))))`,
  },
  { needs: ['host'], make: () => i32('(call $host (local.get $i))') },
  { needs: ['host'], make: () => i32('(call $host (i32.const 3))') },
  { needs: ['host'], make: () => i32('(call $plain (local.get $i))') },
  { needs: ['memory'], make: (r) => i32(`(i32.load offset=${r.below(99)} (i32.and (local.get $i) (i32.const 0xffff)))`) },
  { needs: ['memory'], make: () => '(i64.store (i32.and (local.get $i) (i32.const 0xfff8)) (local.get $l))' },
  { needs: ['memory'], make: () => i32('(memory.size $m)') },
  { needs: ['memory'], make: (r) => i32(`(memory.grow $m (i32.const ${r.below(2)}))`) },
  { needs: ['memory'], make: () => '(memory.fill (i32.const 64) (local.get $i) (i32.const 9))' },
  {
    needs: ['memory', 'data'],
    make: () => '(memory.init $d (i32.const 100) (i32.const 1) (i32.and (local.get $i) (i32.const 3)))',
  },
  { needs: ['data'], make: () => '(data.drop $d)' },
  { needs: ['global'], make: () => i32('(global.get $g)') },
  { needs: ['global'], make: () => i32('(global.get $c)') },
  { needs: ['global'], make: () => '(global.set $g (local.get $i))' },
  {
    needs: ['table'],
    make: () => i32('(call_indirect $tab (param i32) (result i32) (local.get $i) (i32.and (local.get $i) (i32.const 7)))'),
  },
  { needs: ['table'], make: () => i32('(ref.is_null (table.get $tab (i32.and (local.get $i) (i32.const 3))))') },
  { needs: ['table'], make: () => '(table.set $tab (i32.and (local.get $i) (i32.const 3)) (ref.null func))' },
  { needs: ['table'], make: () => i32('(table.grow $tab (ref.null func) (i32.const 1))') },
  { needs: ['table', 'elem'], make: () => '(table.init $tab $e (i32.const 1) (i32.const 0) (i32.const 1))' },
  { needs: ['elem'], make: () => '(elem.drop $e)' },
  { needs: ['elem'], make: () => i32('(ref.is_null (ref.func $leaf))') },
];

export function sections(r: Random): Sample {
  const has = new Set<Section>(SECTIONS.filter(() => r.chance(45)));
  const era = r.chance(60) ? 'legacy' : 'exnref';
  const allowed = PIECES.filter((p) => p.needs.every((s) => has.has(s)) && (p.era ?? era) === era);
  // What is about to lack something is not drowned in what lacks nothing.
  const eras = allowed.filter((p) => p.era !== undefined);
  let budget = 0;
  const body = (): string => {
    if (budget-- <= 0) return i32('(call $leaf (local.get $i))');
    return Array.from({ length: 1 + r.below(3) }, () => r.pick(r.chance(30) ? eras : allowed).make(r, body)).join('\n');
  };
  const imported = (s: Section): boolean => has.has(s) && r.chance(35);
  const fields: string[] = [];
  const own: string[] = [];
  if (has.has('host'))
    fields.push(
      '(import "m" "host" (func $host (param i32) (result i32))) (import "m" "plain" (func $plain (param i32) (result i32)))',
    );
  if (has.has('memory')) {
    if (imported('memory')) fields.push('(import "m" "memory" (memory $m 1 4))');
    else own.push(r.chance(50) ? '(memory $m 1 4)' : '(memory $m 1)');
    own.push('(export "m" (memory $m))');
    if (r.chance(50)) own.push('(data (i32.const 8) "\\01\\02\\ff")');
  }
  if (has.has('table')) {
    if (imported('table')) fields.push('(import "m" "table" (table $tab 4 12 funcref))');
    else own.push(r.chance(50) ? '(table $tab 4 12 funcref)' : '(table $tab 4 4 funcref)');
    own.push('(export "t" (table $tab))');
    if (r.chance(50)) own.push('(elem (i32.const 0) func $leaf)');
  }
  if (has.has('global')) {
    if (imported('global')) fields.push('(import "m" "g" (global $g (mut i32))) (import "m" "c" (global $c i32))');
    else own.push('(global $g (mut i32) (i32.const 4)) (global $c i32 (i32.const 6))');
    own.push('(export "g" (global $g))');
  }
  if (has.has('tag')) {
    fields.push(imported('tag') ? '(import "m" "tag" (tag $t0 (param i32)))' : '');
    own.push(fields.at(-1) === '' ? '(tag $t0 (export "t0") (param i32))' : '(export "t0" (tag $t0))');
  }
  if (has.has('data')) own.push('(data $d "0123456789")');
  if (has.has('elem')) own.push('(elem $e func $leaf $leaf)');
  const funcs = Array.from({ length: 3 }, (_, k) => {
    budget = 8;
    return `(func $f${k} (export "f${k}") ${r.chance(50) ? '' : '(type $i)'} (param $i i32) (result i64) (local $l i64) (local $v v128) (local $x externref) (local $n i32)
      ${body()} ${body()} (local.get $l))`;
  });
  return {
    module: `(module (type $i (func (param i32) (result i64))) ${fields.join(' ')} ${own.join(' ')}
      (func $leaf (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
      (func $tail (param i32) (result i64) (i64.extend_i32_u (local.get 0)))
      ${funcs.join('\n')})`,
    times: 5,
  };
}
