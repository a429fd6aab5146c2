/**
 * Shapes of a module of many parts: what text parser, decoder, validator, text section, artifact, loading and instantiation do
 * with n of a thing.
 */
import { each, type Shape, shape, times } from './shape.ts';

const modules: readonly Shape[] = [
  shape('n functions', 15_000, (n) => `(module ${times(n, '(func (param i32) (result i32) (local.get 0))')})`),
  shape('n functions that call the next', 15_000, (n) => `(module ${each(n, (i) => `(func (call ${(i + 1) % n}))`)})`),
  shape(
    'n functions that call the first and last',
    10_000,
    (n) => `(module ${each(n, () => `(func (call 0) (call ${n - 1}))`)})`,
  ),
  shape('n functions with tail calls', 10_000, (n) => `(module ${each(n, (i) => `(func (return_call ${(i + 1) % n}))`)})`),
  shape('n functions in an export each', 20_000, (n) => `(module ${each(n, (i) => `(func (export "function ${i}"))`)})`),
  shape('one function in n exports', 50_000, (n) => `(module (func) ${each(n, (i) => `(export "e${i}" (func 0))`)})`),
  shape(
    'n imported functions',
    25_000,
    (n) => `(module ${each(n, (i) => `(import "m" "f${i}" (func (param i32)))`)}(func (call ${n - 1} (i32.const 1))))`,
  ),
  shape('n imported globals', 25_000, (n) => `(module ${each(n, (i) => `(import "m" "g${i}" (global i32))`)})`),
  shape(
    'n imports of other types',
    15_000,
    (n) => `(module ${each(n, (i) => `(import "m" "f${i}" (func (param ${'i32 '.repeat(i % 30)} ${i & 1 ? 'i64' : 'f32'})))`)})`,
  ),
  shape('n globals', 40_000, (n) => `(module ${each(n, (i) => `(global (mut i64) (i64.const ${i}))`)})`),
  shape(
    'n globals, each of the one before',
    20_000,
    (n) => `(module (global i32 (i32.const 1)) ${each(n, (i) => `(global i32 (i32.add (global.get ${i}) (i32.const 1)))`)})`,
  ),
  shape('n globals of functions', 20_000, (n) => `(module (func $f) ${times(n, '(global funcref (ref.func $f))')})`),
  shape('a global of n additions', 40_000, (n) => `(module (global i32 (i32.const 1) ${times(n, '(i32.add (i32.const 1))')}))`),
  shape('n tags', 25_000, (n) => `(module ${times(n, '(tag (param i32))')})`),
  shape('n tables', 10_000, (n) => `(module ${times(n, '(table 10 funcref)')})`),
  shape('n memories', 12, (n) => `(module ${times(n, '(memory 1)')}${each(n, (i) => `(data (memory ${i}) (i32.const 0) "x")`)})`),
  shape('n data segments', 10_000, (n) => `(module (memory 100) ${each(n, (i) => `(data (i32.const ${i * 40}) "hello")`)})`),
  shape(
    'n data segments far from each other',
    500,
    (n) => `(module (memory ${n + 1}) ${each(n, (i) => `(data (i32.const ${i * 65_536}) "hello")`)})`,
  ),
  shape(
    'n data segments over each other',
    10_000,
    (n) => `(module (memory 1) ${each(n, (i) => `(data (i32.const ${i % 7}) "over and over again")`)})`,
  ),
  shape(
    'n data segments of unknown places',
    10_000,
    (n) => `(module (import "m" "g0" (global i32)) (memory 100) ${times(n, '(data (global.get 0) "hello")')})`,
  ),
  shape('n passive data segments', 10_000, (n) => {
    const uses = each(n, (i) => `(memory.init ${i} (i32.const 0) (i32.const 0) (i32.const 5)) (data.drop ${i})`);
    return `(module (memory 1) ${times(n, '(data "hello")')}(func ${uses}))`;
  }),
  shape(
    'a data segment of n kB',
    1_250,
    (n) => `(module (memory ${Math.ceil(n / 64) + 1}) (data (i32.const 5) ${times(n, `"${'abcdefgh'.repeat(128)}"`)}))`,
  ),
  shape(
    'n element segments',
    20_000,
    (n) => `(module (table ${n} funcref) (func $f) ${each(n, (i) => `(elem (i32.const ${i}) func $f)`)})`,
  ),
  shape(
    'an element segment of n functions',
    50_000,
    (n) => `(module (table ${n} funcref) (func $f) (elem (i32.const 0) func ${'$f '.repeat(n)}))`,
  ),
  shape(
    'an element segment of n expressions',
    40_000,
    (n) => `(module (table ${n} funcref) (func $f) (elem (i32.const 0) funcref ${times(n, '(ref.func $f)')}))`,
  ),
  shape('n element segments of expressions', 15_000, (n) => {
    // At n - 1 the second element would lie behind the table.
    const place = (i: number): number => (i === n - 1 ? 0 : i);
    const segments = each(n, (i) => `(elem (i32.const ${place(i)}) funcref (item ref.func $f) (item ref.null func))`);
    return `(module (table ${n} funcref) (func $f) ${segments})`;
  }),
  shape('a table of n elements with an initialiser', 1_000_000, (n) => `(module (func $f) (table ${n} funcref (ref.func $f)))`),
  shape('n custom sections', 20_000, (n) => `(module ${each(n, (i) => `(@custom "section ${i}" "contents")`)})`),
];

const types: readonly Shape[] = [
  shape('n types', 20_000, (n) => {
    const longs = (i: number): number => (i < 200 * 221 ? Math.floor(i / 221) : 0);
    const params = (i: number): string => `${'i32 '.repeat(i % 17)} ${'f64 '.repeat(i % 13)} ${'i64 '.repeat(longs(i))}`;
    return `(module ${each(n, (i) => `(type (func (param ${params(i)})))`)})`;
  }),
  shape('n equal types', 40_000, (n) => `(module ${times(n, '(type (func (param i32 i64) (result f32)))')})`),
  shape('n function types without names', 15_000, (n) => {
    const params = (i: number): string => Array.from({ length: 20 }, (_, k) => ((i >> k) & 1 ? 'i32' : 'f64')).join(' ');
    return `(module ${each(n, (i) => `(func (param ${params(i)}))`)})`;
  }),
  shape(
    'a recursive group of n types',
    20_000,
    (n) => `(module (rec ${each(n, (i) => `(type (struct (field (ref null ${(i + 1) % n}))))`)}))`,
  ),
  shape(
    'n equal recursive groups',
    15_000,
    (n) =>
      `(module ${each(n, (i) => `(rec (type (struct (field (ref null ${2 * i + 1})))) (type (array (ref null ${2 * i}))))`)})`,
  ),
  shape(
    'n groups, each of the one before',
    20_000,
    (n) => `(module (type (struct)) ${each(n, (i) => `(type (struct (field (ref null ${i}))))`)})`,
  ),
  shape(
    'n subtypes of one',
    20_000,
    (n) => `(module (type $t (sub (struct))) ${each(n, (i) => `(type (sub $t (struct (field ${i & 1 ? 'i32' : 'i64'}))))`)})`,
  ),
  shape(
    'n chains of 60 subtypes',
    250,
    (n) => `(module ${each(n, (k) => each(60, (i) => `(type (sub ${i === 0 ? '' : 60 * k + i - 1} (struct (field i32))))`))})`,
  ),
  shape(
    'n subtypes in one group',
    15_000,
    (n) =>
      `(module (rec (type $t (sub (struct))) ${each(n, (i) => `(type (sub $t (struct (field (ref null ${(i * 7) % n})))))`)}))`,
  ),
  shape(
    'functions of n types',
    10_000,
    (n) =>
      `(module ${each(n, (i) => `(type (struct (field (ref null ${Math.max(0, i - 1)}))))`)}
${each(n, (i) => `(func (param (ref null ${i})))`)})`,
  ),
  shape(
    'structures of n fields',
    800,
    (n) => `(module (type (struct ${times(n, '(field i32)')})) (type (sub (struct ${times(n, '(field (mut i64))')}))))`,
  ),
];

export const MODULE_SHAPES: readonly Shape[] = [...modules, ...types];
