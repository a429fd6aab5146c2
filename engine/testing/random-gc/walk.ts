/**
 * The walk through the heap, compiled into every program: from globals and tables, into each structure once, as far as WALK
 * references go. It tells types, numbers, lengths, identities (of an object met again, when it was met first), and which
 * function, which value of the host. The model's walk (`State.walk`) gives the same number where both heaps are isomorphic.
 */
import { WALK } from './model.ts';
import { type Arrays, all, ID, isRef, MARK, type Storage, type Struct, type Types, topOf } from './types.ts';

export const TAGS = {
  $t0: { params: ['anyref', 'i32'] },
  $t1: { params: ['externref'] },
  $t2: { params: ['i64', 'anyref'] },
} as const;

const mix = (code: string): string => `(call $mix ${code})`;

/** Mixes what `read` gives, of that storage type. */
function mixed(storage: Storage, read: string): string {
  if (isRef(storage)) {
    const top = topOf(storage.heap);
    return `(call $walk.${top} ${read})`;
  }
  switch (storage) {
    case 'i64':
      return `(call $mix64 ${read})`;
    case 'f64':
      return `(call $mix64 (i64.reinterpret_f64 ${read}))`;
    case 'f32':
      return mix(`(i32.reinterpret_f32 ${read})`);
    case 'v128':
      return `${mix(`(i32x4.extract_lane 0 ${read})`)} ${mix(`(i32x4.extract_lane 3 ${read})`)}`;
    default:
      return mix(read);
  }
}
const suffix = (storage: Storage): string => (storage === 'i8' || storage === 'i16' ? '_u' : '');

function walkStruct({ name, number, fields, descriptor }: Struct): string {
  const read = (i: number): string => `(struct.get${suffix(fields[i]?.storage ?? 'i32')} ${name} ${i} (local.get 0))`;
  return `(func $walk.${name.slice(1)} (param (ref ${name}))
    ${mix(`(i32.const ${100 + number})`)}
    (if (i32.eq (i32.shr_s ${read(MARK)} (i32.const 9)) (global.get $epoch))
      (then ${mix(`(i32.and ${read(MARK)} (i32.const 511))`)} (return)))
    (global.set $met (i32.add (global.get $met) (i32.const 1)))
    (struct.set ${name} ${MARK} (local.get 0) (i32.or (i32.shl (global.get $epoch) (i32.const 9)) (global.get $met)))
    ${mix(read(ID))}
    ${fields.map(({ storage }, i) => (i > MARK ? mixed(storage, read(i)) : '')).join('\n    ')}
    ${descriptor === undefined ? '' : `(call $walk.any (ref.get_desc ${name} (local.get 0)))`})`;
}
function walkArray({ name, number, element: { storage } }: Arrays): string {
  const read = `(array.get${suffix(storage)} ${name} (local.get 0) (local.get $i))`;
  return `(func $walk.${name.slice(1)} (param (ref ${name})) (local $i i32)
    ${mix(`(i32.const ${100 + number})`)}
    ${mix('(array.len (local.get 0))')}
    (block $end (loop $each
      (br_if $end (i32.ge_u (local.get $i) (array.len (local.get 0))))
      ${mixed(storage, read)}
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br $each))))`;
}

/**
 * Globals and functions of the walk. `churn`: it makes garbage on its way, so that collections find references in its frames.
 * `host`: the import `which` is there.
 */
export function walkText(types: Types, churn: boolean): string {
  // The most derived types first: each object is walked as what it is.
  const cases = [...all(types)].reverse().map(({ name }) => {
    return `(block $no (result anyref)
      (call $walk.${name.slice(1)} (br_on_cast_fail $no anyref (ref ${name}) (local.get 0))) (return)) (drop)`;
  });
  const spend = `(global.set $left (i32.sub (global.get $left) (i32.const 1)))
    (if (i32.lt_s (global.get $left) (i32.const 0)) (then (return)))`;
  const ifNull = `(if (ref.is_null (local.get 0)) (then ${mix('(i32.const 1)')} (return)))`;
  const caught = Object.entries(TAGS).map(([tag, { params }]) => {
    const read = params.map((t) => {
      if (t === 'i32') return '(local.set $i) ';
      if (t === 'i64') return '(local.set $l) ';
      return t === 'anyref' ? '(local.set $a) ' : '(local.set $e) ';
    });
    const of = { i32: '(call $mix (local.get $i))', i64: '(call $mix64 (local.get $l))' } as const;
    const say = params.map((t) => {
      if (t === 'i32' || t === 'i64') return of[t];
      return t === 'anyref' ? '(call $walk.any (local.get $a))' : '(call $walk.extern (local.get $e))';
    });
    return { tag, params, take: read.reverse().join(''), say: say.join(' ') };
  });
  let exn = `(try_table ${caught.map(({ tag }) => `(catch ${tag} ${tag})`).join(' ')} (throw_ref (local.get 0))) (unreachable)`;
  for (const { tag, params, take, say } of caught)
    exn = `(block ${tag} (result ${params.join(' ')}) ${exn}) ${take} ${say} (return)`;
  return `(global $h (mut i32) (i32.const 0)) (global $left (mut i32) (i32.const 0))
  (global $epoch (mut i32) (i32.const 0)) (global $met (mut i32) (i32.const 0))
  (func $mix (param i32) (global.set $h (i32.add (i32.mul (global.get $h) (i32.const 31)) (local.get 0))))
  (func $mix64 (param i64)
    (call $mix (i32.wrap_i64 (local.get 0))) (call $mix (i32.wrap_i64 (i64.shr_u (local.get 0) (i64.const 32)))))
  (func $begin (global.set $h (i32.const 0)) (global.set $left (i32.const ${WALK})) (global.set $met (i32.const 0))
    (global.set $epoch (i32.add (global.get $epoch) (i32.const 1))))
  (func $walk.any (param anyref)
    ${spend}
    ${ifNull}
    ${churn ? '(drop (array.new $anys (local.get 0) (i32.const 3)))' : ''}
    (if (ref.test (ref i31) (local.get 0))
      (then ${mix('(i32.const 2)')} ${mix('(i31.get_s (ref.cast (ref i31) (local.get 0)))')} (return)))
    ${cases.join('\n    ')}
    ${mix('(i32.const 3)')} ${mix('(call $which (extern.convert_any (local.get 0)))')})
  (func $walk.extern (param externref) (call $walk.any (any.convert_extern (local.get 0))))
  (func $walk.func (param funcref)
    ${spend}
    ${ifNull}
    ${mix('(i32.const 4)')}
    (if (ref.test (ref $number) (local.get 0))
      (then ${mix('(call_ref $number (i32.const 3) (ref.cast (ref $number) (local.get 0)))')})
      (else ${mix('(i32.const 5)')})))
  (func $walk.exn (param exnref) (local $i i32) (local $l i64) (local $a anyref) (local $e externref)
    ${spend}
    ${ifNull}
    ${mix('(i32.const 6)')}
    ${exn})
  ${all(types)
    .map((def) => (def.kind === 'struct' ? walkStruct(def) : walkArray(def)))
    .join('\n  ')}`;
}
