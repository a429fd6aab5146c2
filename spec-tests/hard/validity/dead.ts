/** Code that nothing reaches is checked, too: what stands there may leave out operands, and may not have wrong ones. */
import type { HardScript } from '../writing/script.ts';

/** Instructions behind which nothing is reached, in a function with a block of no result around it; index 0 is that block. */
const ENDS: readonly (readonly [name: string, code: string])[] = [
  ['unreachable', '(unreachable)'],
  ['br', '(br 0)'],
  ['br_table', '(br_table 0 0 (i32.const 0))'],
  ['return', '(return)'],
  ['return_call', '(return_call $nothing)'],
  ['return_call_indirect', '(return_call_indirect (type $v) (i32.const 0))'],
  ['return_call_ref', '(return_call_ref $v (ref.func $nothing))'],
  ['throw', '(throw $e)'],
  ['throw_ref', '(throw_ref (ref.null exn))'],
];

/** What may stand behind, whatever ended. */
const VALID: readonly (readonly [name: string, code: string])[] = [
  ['operands from nowhere', '(i32.add) (drop)'],
  ['one operand from nowhere', '(i32.const 1) (i64.extend_i32_u) (i64.add) (drop)'],
  ['any number of drops', '(drop) (drop) (drop)'],
  ['select of what is not known', '(select) (drop)'],
  ['select of one that is known', '(i64.const 0) (i32.const 0) (select) (i64.eqz) (drop)'],
  ['select that is not known, used as two types', '(select) (i32.eqz) (drop)'],
  ['typed select', '(select (result funcref)) (drop)'],
  ['store', '(i32.store)'],
  ['store of one that is known', '(f64.const 0) (f64.store)'],
  ['a call', '(call $two) (drop)'],
  ['a call with one argument', '(i64.const 0) (call $two) (f32.neg) (drop)'],
  ['a reference that is not null', '(ref.as_non_null) (drop)'],
  ['a question whether null', '(ref.is_null) (i32.eqz) (drop)'],
  ['a branch with values from nowhere', '(block (result i32 i64) (unreachable) (br_if 0)) (drop) (drop)'],
  [
    'br_table to labels of other types',
    '(block (result f32) (block (result i64) (unreachable) (br_table 0 1 1)) (drop) (f32.const 0)) (drop)',
  ],
  ['a block with parameters from nowhere', '(block (param i32 f64) (drop) (drop))'],
  ['an if with a condition from nowhere', '(if (then) (else))'],
  ['an if whose arms are not reached', '(if (result i32) (then (unreachable)) (else (unreachable))) (drop)'],
  ['a loop with results from nowhere', '(loop (result i64) (unreachable)) (drop)'],
  ['br_on_null of what is not known', '(br_on_null 0) (drop)'],
  ['call_ref from nowhere', '(call_ref $v)'],
  ['vectors', '(i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31) (i32x4.extract_lane 3) (drop)'],
  ['table operations', '(table.set $t) (table.grow $t) (drop) (table.fill $t)'],
  ['an exception from nowhere', '(throw $with)'],
  ['local.tee keeps the type', '(local.tee $i) (i32.eqz) (drop)'],
];

/** What may not. */
const INVALID: readonly (readonly [name: string, code: string, message: string])[] = [
  ['another type below one from nowhere', '(f32.const 0) (i32.add) (drop)', 'type mismatch'],
  ['another type on top', '(i64.const 0) (i32.eqz) (drop)', 'type mismatch'],
  ['result of another type', '(i32.add) (i64.eqz) (drop)', 'type mismatch'],
  ['a value left over', '(i32.const 0)', 'type mismatch'],
  ['a result left over', '(i32.add)', 'type mismatch'],
  ['select of two types', '(i32.const 0) (i64.const 0) (i32.const 0) (select) (drop)', 'type mismatch'],
  ['select of references without a type', '(ref.null func) (ref.null func) (i32.const 0) (select) (drop)', 'type mismatch'],
  ['select of one reference without a type', '(ref.null func) (i32.const 0) (select) (drop)', 'type mismatch'],
  ['select with another condition', '(f32.const 0) (select) (drop)', 'type mismatch'],
  ['select that is known, used as another type', '(i64.const 0) (i32.const 0) (select) (i32.eqz) (drop)', 'type mismatch'],
  ['typed select of another type', '(i32.const 0) (i32.const 0) (select (result i64)) (drop)', 'type mismatch'],
  ['store of another type', '(i64.const 0) (i32.store)', 'type mismatch'],
  ['store at another type of address', '(i64.const 0) (i32.const 0) (i32.store)', 'type mismatch'],
  ['a call with another type', '(i32.const 0) (call $two) (drop)', 'type mismatch'],
  ['result of a call as another type', '(call $two) (i32.eqz) (drop)', 'type mismatch'],
  ['a number where a reference is wanted', '(i32.const 0) (ref.is_null) (drop)', 'type mismatch'],
  ['a number as a reference that is not null', '(f64.const 0) (ref.as_non_null) (drop)', 'type mismatch'],
  ['block that yields too little', '(block (result i32)) (drop)', 'type mismatch'],
  ['block that yields another type', '(block (result i32) (f32.const 0)) (drop)', 'type mismatch'],
  ['block that yields too much', '(block (i32.const 0))', 'type mismatch'],
  ['block whose parameter has another type', '(i64.const 0) (block (param i32) (drop))', 'type mismatch'],
  ['if without else and with a result', '(if (result i32) (then (i32.const 0))) (drop)', 'type mismatch'],
  ['if with another condition', '(f32.const 0) (if (then))', 'type mismatch'],
  ['an arm that yields nothing', '(if (result i32) (then (i32.const 0)) (else)) (drop)', 'type mismatch'],
  ['a branch with another type', '(block (result i32) (f32.const 0) (br 0)) (drop)', 'type mismatch'],
  ['br_if with another type', '(block (result i32) (f32.const 0) (i32.const 0) (br_if 0)) (drop)', 'type mismatch'],
  [
    'br_table to labels of other numbers of values',
    '(block (result i32) (block (i32.const 0) (br_table 0 1)) (i32.const 0)) (drop)',
    'type mismatch',
  ],
  [
    'br_table with a value of one type for two labels',
    '(block (result f32) (block (result i64) (i64.const 0) (i32.const 0) (br_table 0 1)) (drop) (f32.const 0)) (drop)',
    'type mismatch',
  ],
  ['return of another type', '(block (result i32) (return (i32.const 0))) (i32.add) (drop) (i64.const 0)', 'type mismatch'],
  ['call_ref of another type', '(ref.func $two) (call_ref $v)', 'type mismatch'],
  ['call_ref of a number', '(i32.const 0) (call_ref $v)', 'type mismatch'],
  ['a table element of another type', '(ref.null extern) (table.set $t)', 'type mismatch'],
  ['an exception with another value', '(f64.const 0) (throw $with)', 'type mismatch'],
  ['throw_ref of another reference', '(ref.null func) (throw_ref)', 'type mismatch'],
  ['a label that is not there', '(br 9)', 'unknown label'],
  ['a local that is not there', '(local.get 99) (drop)', 'unknown local'],
  ['a global that is not there', '(global.get 99) (drop)', 'unknown global'],
  ['a function that is not there', '(call 99)', 'unknown function'],
  ['a type that is not there', '(call_indirect (type 99))', 'unknown type'],
  ['a table that is not there', '(table.get 9) (drop)', 'unknown table'],
  ['a memory that is not there', '(i32.load 9) (drop)', 'unknown memory'],
  ['a tag that is not there', '(throw 99)', 'unknown tag'],
  ['a data segment that is not there', '(memory.init 99)', 'unknown data segment'],
  ['an element segment that is not there', '(table.init 0 99)', 'unknown elem segment'],
  ['a constant global that is set', '(global.set $c)', 'immutable global'],
  ['alignment beyond the width', '(i32.load align=8) (drop)', 'alignment must not be larger than natural'],
  ['lane beyond the vector', '(i32x4.extract_lane 4) (drop)', 'invalid lane index'],
  ['shuffle beyond both vectors', '(i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 32) (drop)', 'invalid lane index'],
  ['a function that is not declared', '(ref.func $undeclared) (drop)', 'undeclared function reference'],
];

const MODULE = `(type $v (func)) (memory 1) (table $t 2 funcref) (global $c i32 (i32.const 0)) (tag $e) (tag $with (param i32))
    (elem declare func $nothing $two)
    (func $nothing (type $v)) (func $two (param i32 i64) (result f32) (f32.const 0)) (func $undeclared)`;
const around = (end: string, code: string): string => `(func (local $i i32) (local $r (ref func)) (block ${end} ${code}))`;

export const DEAD_CODE: HardScript = {
  path: 'validity/dead.wast',
  rule: [
    'Code that nothing reaches. Specification, appendix "Validation Algorithm", and 3.4.1: behind an instruction that does not go on, the',
    'operand stack has any number of values of any type, until a block ends; what is pushed there has its type; indices, alignments and lanes',
    'are checked as everywhere, and locals without a default are as they were.',
  ],
  lines: () => [
    ...ENDS.flatMap(([name, end]) => [
      `;; behind ${name}`,
      `(module ${MODULE}`,
      ...VALID.map(([what, code]) => `  (func (export "${what}") (local $i i32) (block ${end} ${code}))`),
      ')',
    ]),
    ...INVALID.flatMap(([what, code, message], i) =>
      // Each with three of the ends; the first, which most tests have, always.
      [...new Set([0, 1 + (i % (ENDS.length - 1)), 1 + ((i * 3 + 4) % (ENDS.length - 1))])].map((k) => {
        const [name, end] = ENDS[k] ?? ['', ''];
        return `;; ${what}, behind ${name}\n(assert_invalid (module ${MODULE}\n    ${around(end, code)}) "${message}")`;
      }),
    ),
    ...ENDS.map(
      ([name, end]) =>
        `;; a local that is not set, behind ${name}\n(assert_invalid (module ${MODULE}\n    ${around(end, '(local.get $r) (drop)')}) "uninitialized local")`,
    ),
  ],
};
