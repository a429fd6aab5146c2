/**
 * What an engine behind the line protocol is asked by its author (`touchstone check-engine`): small scripts, each about one
 * thing, whose verdicts are known, right ones and wrong ones.
 */
import { FEATURE, type FeatureName, WASM3 } from '../../engine/wasm/features.ts';
import type { AnyEngine } from '../engines/engine.ts';
import { fails, judged, type Probe, passes, probes, wrongVerdict } from './proof.ts';

/** A check: what it is about, and directives with their verdicts. */
export interface Check {
  readonly about: string;
  readonly asked: readonly Probe[];
  /** An engine without it may refuse the first module. */
  readonly needs?: FeatureName;
}

export type Checked =
  | { readonly kind: 'ok' }
  /** The engine says that it does not do this. */
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

const identity = (types: readonly string[]): Probe =>
  passes(`(module ${types.map((t) => `(func (export "${t}") (param ${t}) (result ${t}) (local.get 0))`).join(' ')})`);
/** A value comes back as it was given, and is not taken for another. */
const sameBits = (type: string, value: string, other: string): Probe[] => [
  passes(`(assert_return (invoke "${type}" (${type}.const ${value})) (${type}.const ${value}))`),
  fails(`(assert_return (invoke "${type}" (${type}.const ${value})) (${type}.const ${other}))`),
];
const pairs = (type: string, values: readonly string[]): Probe[] =>
  values.flatMap((value, i) => sameBits(type, value, values[(i + 1) % values.length] ?? ''));

const FLOATS = ['0', '-0', '1', '0x1p-126', 'inf', '-inf'];

const CHECKS: readonly Check[] = [
  {
    about: 'integers travel with all their bits',
    asked: [
      identity(['i32', 'i64']),
      ...pairs('i32', ['0', '-1', '0x80000000', '0x7fffffff', '1']),
      ...pairs('i64', ['0', '-1', '0x8000000000000000', '0x7fffffffffffffff', '0x100000000']),
    ],
  },
  {
    about: 'floats travel with all their bits, zeros with their sign',
    asked: [identity(['f32', 'f64']), ...pairs('f32', [...FLOATS, '0x1p-149']), ...pairs('f64', [...FLOATS, '0x1p-1074'])],
  },
  {
    about: 'NaNs travel with their payload',
    asked: [
      identity(['f32', 'f64']),
      ...pairs('f32', ['nan', 'nan:0x1', 'nan:0x200000', '-nan']),
      ...pairs('f64', ['nan', 'nan:0x1', 'nan:0x4000000000000', '-nan']),
    ],
  },
  {
    about: 'vectors travel with all their bits, lane 0 in the last digits',
    needs: 'simd',
    asked: [
      identity(['v128']),
      ...pairs('v128', ['i32x4 1 2 3 4', 'i32x4 4 3 2 1', 'i64x2 -1 0', 'i64x2 0 -1']),
      passes('(module (func (export "lane") (param v128) (result i32) (i32x4.extract_lane 0 (local.get 0))))'),
      passes('(assert_return (invoke "lane" (v128.const i32x4 7 8 9 10)) (i32.const 7))'),
    ],
  },
  {
    about: 'several results, in their order',
    needs: 'multi-value',
    asked: [
      passes('(module (func (export "f") (param i32 i64) (result i64 i32) (local.get 1) (local.get 0)))'),
      passes('(assert_return (invoke "f" (i32.const 1) (i64.const 2)) (i64.const 2) (i32.const 1))'),
      fails('(assert_return (invoke "f" (i32.const 1) (i64.const 2)) (i64.const 1) (i32.const 2))'),
      fails('(assert_return (invoke "f" (i32.const 1) (i64.const 2)) (i64.const 2))'),
    ],
  },
  {
    about: 'references: null, those of the script, functions',
    needs: 'reference-types',
    asked: [
      passes(`(module (func $f) (elem declare func $f) (func (export "func") (result funcref) (ref.func $f))
        (func (export "null") (result funcref) (ref.null func)) (func (export "same") (param externref) (result externref) (local.get 0)))`),
      passes('(assert_return (invoke "func") (ref.func))'),
      fails('(assert_return (invoke "func") (ref.null func))'),
      passes('(assert_return (invoke "null") (ref.null func))'),
      fails('(assert_return (invoke "null") (ref.func))'),
      passes('(assert_return (invoke "same" (ref.extern 7)) (ref.extern 7))'),
      fails('(assert_return (invoke "same" (ref.extern 7)) (ref.extern 8))'),
      passes('(assert_return (invoke "same" (ref.null extern)) (ref.null extern))'),
      fails('(assert_return (invoke "same" (ref.extern 7)) (ref.null extern))'),
    ],
  },
  {
    about: 'globals are read as they are at the time',
    asked: [
      passes('(module (global (export "g") (mut i32) (i32.const 1)) (func (export "set") (global.set 0 (i32.const 2))))'),
      passes('(assert_return (get "g") (i32.const 1))'),
      passes('(invoke "set")'),
      passes('(assert_return (get "g") (i32.const 2))'),
      fails('(assert_return (get "g") (i32.const 1))'),
    ],
  },
  {
    about: 'an instance keeps its state, and instances of one module have their own',
    asked: [
      passes(
        '(module $a (memory 1) (func (export "bump") (result i32) (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1))) (i32.load (i32.const 0))))',
      ),
      passes('(assert_return (invoke "bump") (i32.const 1))'),
      passes('(assert_return (invoke "bump") (i32.const 2))'),
      passes('(module $b (memory 1) (func (export "bump") (result i32) (i32.const 7)))'),
      passes('(assert_return (invoke $a "bump") (i32.const 3))'),
      passes('(assert_return (invoke $b "bump") (i32.const 7))'),
    ],
  },
  {
    about: 'instances import from each other',
    asked: [
      passes(
        '(module $a (func (export "f") (result i32) (i32.const 7)) (memory (export "m") 1) (global (export "g") i32 (i32.const 9)) (table (export "t") 3 funcref))',
      ),
      passes('(register "a" $a)'),
      passes(
        '(module (import "a" "f" (func $f (result i32))) (import "a" "g" (global $g i32)) (import "a" "m" (memory 1)) (import "a" "t" (table 3 funcref)) (func (export "sum") (result i32) (i32.add (call $f) (global.get $g))))',
      ),
      passes('(assert_return (invoke "sum") (i32.const 16))'),
    ],
  },
  {
    about: 'spectest is there: functions, globals, a table and a memory',
    asked: [
      passes(`(module (import "spectest" "print" (func)) (import "spectest" "print_i32" (func $p (param i32)))
        (import "spectest" "print_i64" (func (param i64))) (import "spectest" "print_f32" (func (param f32)))
        (import "spectest" "print_f64" (func (param f64))) (import "spectest" "print_i32_f32" (func (param i32 f32)))
        (import "spectest" "print_f64_f64" (func (param f64 f64))) (import "spectest" "global_i32" (global $i i32))
        (import "spectest" "global_i64" (global i64)) (import "spectest" "global_f32" (global f32)) (import "spectest" "global_f64" (global $d f64))
        (import "spectest" "table" (table 10 20 funcref)) (import "spectest" "memory" (memory 1 2))
        (func (export "i") (result i32) (call $p (i32.const 1)) (global.get $i)) (func (export "d") (result f64) (global.get $d)))`),
      passes('(assert_return (invoke "i") (i32.const 666))'),
      passes('(assert_return (invoke "d") (f64.const 666.6))'),
    ],
  },
  {
    about: 'imports that are not there, or of other types, do not link',
    asked: [
      passes('(module $a (func (export "f")))'),
      passes('(register "a" $a)'),
      passes('(assert_unlinkable (module (import "a" "nothing" (func))) "unknown import")'),
      passes('(assert_unlinkable (module (import "a" "f" (func (param i32)))) "incompatible import type")'),
      passes('(assert_unlinkable (module (import "a" "f" (memory 1))) "incompatible import type")'),
      fails('(assert_unlinkable (module (import "a" "f" (func))) "unknown import")'),
    ],
  },
  {
    about: 'malformed and invalid binaries are refused',
    asked: [
      passes('(assert_malformed (module binary "") "unexpected end")'),
      passes('(assert_malformed (module binary "\\00asm\\02\\00\\00\\00") "unknown binary version")'),
      passes('(assert_malformed (module binary "\\00asm\\01\\00\\00\\00\\01\\05") "unexpected end")'),
      fails('(assert_malformed (module binary "\\00asm\\01\\00\\00\\00") "unexpected end")'),
      passes('(assert_invalid (module (func (result i32) (i64.const 0))) "type mismatch")'),
      passes('(assert_invalid (module (func (drop (local.get 7)))) "unknown local")'),
      fails('(assert_invalid (module) "type mismatch")'),
    ],
  },
  {
    about: 'traps of every kind, also while a module starts',
    asked: [
      passes(`(module (memory 1) (table 1 funcref) (func (export "unreachable") (unreachable))
        (func (export "load") (result i32) (i32.load (i32.const 65536))) (func (export "call") (call_indirect (i32.const 0)))
        (func (export "convert") (result i32) (i32.trunc_f32_s (f32.const nan))) (func (export "fine")))`),
      ...['unreachable', 'load', 'call', 'convert'].map((name) => passes(`(assert_trap (invoke "${name}") "")`)),
      fails('(assert_trap (invoke "fine") "")'),
      fails('(invoke "unreachable")'),
      passes('(assert_trap (module (func $f (unreachable)) (start $f)) "unreachable")'),
      fails('(assert_trap (module (func $f) (start $f)) "unreachable")'),
    ],
  },
  {
    about: 'endless recursion exhausts the call stack, and the instance lives on',
    asked: [
      passes('(module (func $f (export "f") (call $f)) (func (export "g") (result i32) (i32.const 1)))'),
      passes('(assert_exhaustion (invoke "f") "call stack exhausted")'),
      passes('(assert_return (invoke "g") (i32.const 1))'),
      fails('(assert_exhaustion (invoke "g") "call stack exhausted")'),
    ],
  },
  {
    about: 'exceptions that nobody catches',
    needs: 'exceptions',
    asked: [
      passes('(module (tag $t) (func (export "f") (throw $t)) (func (export "g")))'),
      passes('(assert_exception (invoke "f"))'),
      fails('(assert_exception (invoke "g"))'),
    ],
  },
  {
    about: 'names are any text',
    asked: [
      passes(
        '(module (func (export "") (result i32) (i32.const 1)) (func (export "\\22\\5c\\0a") (result i32) (i32.const 2)) (func (export "\\u{20ac}\\u{1f600}") (result i32) (i32.const 3)) (func (export "__proto__") (result i32) (i32.const 4)))',
      ),
      passes('(assert_return (invoke "") (i32.const 1))'),
      passes('(assert_return (invoke "\\22\\5c\\0a") (i32.const 2))'),
      passes('(assert_return (invoke "\\u{20ac}\\u{1f600}") (i32.const 3))'),
      passes('(assert_return (invoke "__proto__") (i32.const 4))'),
    ],
  },
  {
    about: 'a request of a megabyte',
    asked: [
      passes(
        `(module (memory 17) (data (i32.const 0) "${'x'.repeat(1 << 20)}y") (func (export "f") (result i32) (i32.load8_u (i32.const 1048576))))`,
      ),
      passes('(assert_return (invoke "f") (i32.const 121))'),
    ],
  },
  {
    about: 'a module that fails costs itself, and not what comes after it',
    asked: [
      passes('(module $a (func (export "f") (result i32) (i32.const 1)))'),
      fails('(module $b binary "\\00asm\\02\\00\\00\\00")'),
      passes('(assert_return (invoke $a "f") (i32.const 1))'),
      passes('(module (func (export "g") (result i32) (i32.const 2)))'),
      passes('(assert_return (invoke "g") (i32.const 2))'),
    ],
  },
];

/** Everything that an engine is asked; what it must be able to tell comes first. */
export function allChecks(engine: AnyEngine): readonly Check[] {
  return [{ about: 'right and wrong are told apart', asked: probes(engine) }, ...CHECKS];
}

/** Has an engine do one check. What only breaks the protocol fails. */
export function check(engine: AnyEngine, { asked, needs }: Check): Checked {
  const said = judged(engine, asked, needs === undefined ? WASM3 : WASM3 | FEATURE[needs]);
  const [first] = said;
  if (needs !== undefined && first?.status === 'failed' && /^(malformed|invalid|rejected): /.test(first.got ?? ''))
    return { kind: 'skipped', why: `it has no ${needs}` };
  const why = wrongVerdict(asked, said);
  if (why !== undefined) return { kind: 'failed', why };
  const skipped = said.find((d) => d.status === 'skipped');
  return skipped === undefined ? { kind: 'ok' } : { kind: 'skipped', why: skipped.reason ?? '' };
}
