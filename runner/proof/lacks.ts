/**
 * What an engine lacks, as far as a small module of each feature shows: which of a file's features it accepts no module of. What
 * fails for want of one is then no wrong answer. Nobody is believed what he claims.
 */
import { FEATURE, type FeatureName, type Features } from '../../engine/wasm/features.ts';
import type { AnyEngine } from '../engines/engine.ts';
import { judged, passes } from './proof.ts';

/** A valid module that needs the feature, and little else; a feature without one is taken to be there. */
export const MODULES: Readonly<Partial<Record<FeatureName, string>>> = {
  'sign-extension': '(module (func (param i32) (result i32) (i32.extend8_s (local.get 0))))',
  'sat-float-to-int': '(module (func (param f32) (result i32) (i32.trunc_sat_f32_s (local.get 0))))',
  'multi-value': '(module (func (result i32 i32) (i32.const 1) (i32.const 2)))',
  'reference-types': '(module (func (param externref) (result externref) (local.get 0)))',
  'bulk-memory': '(module (memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))))',
  simd: '(module (func (result v128) (v128.const i32x4 0 0 0 0)))',
  'relaxed-simd': '(module (func (param v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 0))))',
  'multi-memory': '(module (memory 1) (memory 1))',
  memory64: '(module (memory i64 1))',
  'tail-call': '(module (func $f (return_call $f)))',
  'function-references': '(module (type $f (func)) (func (param (ref $f)) (call_ref $f (local.get 0))))',
  gc: '(module (type $s (struct)) (func (result (ref $s)) (struct.new $s)))',
  exceptions: '(module (tag $e) (func (block $h (try_table (catch $e $h)))))',
  'extended-const': '(module (global i32 (i32.add (i32.const 1) (i32.const 2))))',
  threads: '(module (memory 1 1 shared) (func (drop (i32.atomic.load (i32.const 0)))))',
  'custom-page-sizes': '(module (memory 1 (pagesize 1)))',
  'wide-arithmetic': '(module (func (param i64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 0))))',
  'custom-descriptors': '(module (rec (type $d (descriptor $v) (struct)) (type $v (describes $d) (struct))))',
  'legacy-exceptions': '(module (func (try (do) (catch_all))))',
};

/** Which of these features an engine lacks. It has shown already that it can tell right from wrong. */
export function lackedFeatures(engine: AnyEngine, features: Features): Features {
  const asked = Object.entries(MODULES).flatMap(([name, text]) => {
    const bit = FEATURE[name as FeatureName];
    return (bit & features) === 0 ? [] : [{ bit, probe: passes(text) }];
  });
  const said = judged(
    engine,
    asked.map(({ probe }) => probe),
    features,
  );
  return asked.reduce((lacks, { bit }, i) => (said[i]?.status === 'failed' ? lacks | bit : lacks), 0);
}
