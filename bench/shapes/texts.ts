/** Shapes of the text format only: tokens, names, strings, numbers and annotations. */
import { body, each, type Shape, shape, times } from './shape.ts';

export const TEXT_SHAPES: readonly Shape[] = [
  shape('n line comments', 500_000, (n) => `(module ${times(n, ';; a comment')})`),
  shape('n nested comments', 1_000_000, (n) => `(module ${'(; '.repeat(n)}${';)'.repeat(n)})`),
  shape('one line of n instructions', 200_000, (n) => body(`${'nop '.repeat(n)}(local.get 0)`)),
  shape('n spaces', 5_000_000, (n) => `(module ${' '.repeat(n)})`),
  shape('n names of locals', 6_000, (n) =>
    body(
      `${each(n, (i) => `(local $local_${i} i32)`)}${each(n, (i) => `(local.set $local_${i} (i32.const ${i}))`)}(local.get 0)`,
    ),
  ),
  shape(
    'n names of functions',
    20_000,
    (n) => `(module ${each(n, (i) => `(func $function_${i} (call $function_${(i * 7) % n}))`)})`,
  ),
  shape('n names of labels', 20_000, (n) =>
    body(
      `${each(n, (i) => `(block $label_${i}`)}
${each(n, (i) => `(br_if $label_${(i * 7) % (n - i)} (local.get 0)))`)}(local.get 0)`,
    ),
  ),
  shape('n labels of one name', 30_000, (n) =>
    body(`${times(n, '(block $label (br_if $label (local.get 0))')}${times(n, ')')}(local.get 0)`),
  ),
  shape(
    'a name of n bytes',
    2_500_000,
    (n) => `(module (func $${'a'.repeat(n)}) (export "${'b'.repeat(n)}" (func $${'a'.repeat(n)})))`,
  ),
  shape('a string of n escapes', 1_000_000, (n) => `(module (memory 100) (data (i32.const 0) "${'\\00\\ff\\n'.repeat(n)}"))`),
  shape('a data segment of n strings', 250_000, (n) => `(module (memory 100) (data (i32.const 0) ${times(n, '"abc"')}))`),
  shape('a number of n digits', 1_000_000, (n) => body(`(i32.const 0x${'0'.repeat(n)}1)`)),
  shape('a number of n underlined digits', 1_000_000, (n) => body(`(i32.const ${'0_'.repeat(n)}1)`)),
  shape('a float of n digits', 100_000, (n) => body(`(i32.trunc_f64_s (f64.const 1.${'0123456789'.repeat(n / 10)}))`)),
  shape('a float of n digits before the point', 100_000, (n) =>
    body(`(i32.trunc_f64_s (f64.const ${'1234567890'.repeat(n / 10)}.5e-${n}))`),
  ),
  shape('a hexadecimal float of n digits', 100_000, (n) =>
    body(`(i32.trunc_f64_s (f64.const 0x1.${'0123456789'.repeat(n / 10)}p3))`),
  ),
  shape('n floats', 75_000, (n) => body(`${each(n, (i) => `(drop (f64.const ${i}.${i}e-${i % 300}))`)}(local.get 0)`)),
  shape('n annotations', 150_000, (n) => `(module ${times(n, '(@note "to nobody")')})`),
  shape('n nested annotations', 250_000, (n) => `(module ${'(@note '.repeat(n)}${')'.repeat(n)})`),
  shape(
    'n inline imports and exports',
    15_000,
    (n) => `(module ${each(n, (i) => `(func (export "e${i}") (export "f${i}") (import "m" "f${i}"))`)})`,
  ),
  shape('n branch hints', 20_000, (n) =>
    body(`${times(n, '(@metadata.code.branch_hint "\\00") (if (local.get 0) (then))')}(local.get 0)`),
  ),
];
