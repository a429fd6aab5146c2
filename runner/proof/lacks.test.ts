/** The modules that features are recognised by, and what an engine is seen to lack. */
import { expect } from 'chai';
import { neededFeatures, parse, validate } from '../../engine/core.ts';
import { FEATURE, FEATURE_NAMES, type FeatureName, featureNames, WASM3, withFeatures } from '../../engine/wasm/features.ts';
import type { AnyEngine } from '../engines/engine.ts';
import { runOn } from '../engines/testing/run.ts';
import { wabtEngine } from '../engines/wabt/wabt.ts';
import { declaredFeatures } from '../judge/needs.ts';
import { lackedFeatures, MODULES } from './lacks.ts';

const named = Object.entries(MODULES) as [FeatureName, string][];

describe('what an engine lacks', () => {
  for (const [name, text] of named) {
    it(`the module of ${name} is valid, and needs it`, () => {
      const features = withFeatures(WASM3, [name]);
      const module = parse(text, { features });
      validate(module, { features });
      expect(featureNames(neededFeatures(module) | declaredFeatures(module))).include(name);
    });
  }

  it('each feature that a module can need has one', () => {
    const without = FEATURE_NAMES.filter((name) => !named.some(([known]) => known === name));
    expect(without).deep.equal(['mvp', 'annotations', 'compact-import-section']);
  });

  /** An engine that judges scripts, and refuses each module that has these words. */
  const refusing = (words: RegExp): AnyEngine => ({
    kind: 'script',
    name: 'refusing',
    version: undefined,
    run: (_, { source, directives }) =>
      directives.map(({ start, end }) =>
        words.test(new TextDecoder().decode(source.subarray(start, end)))
          ? { status: 'failed', message: 'unknown' }
          : { status: 'passed' },
      ),
  });

  it('is what it refuses the module of', () => {
    expect(featureNames(lackedFeatures(refusing(/struct|v128/), WASM3))).deep.equal(['simd', 'relaxed-simd', 'gc']);
    expect(lackedFeatures(refusing(/shared/), WASM3)).equal(0);
    expect(lackedFeatures(refusing(/shared/), WASM3 | FEATURE.threads)).equal(FEATURE.threads);
    expect(featureNames(lackedFeatures(wabtEngine(WASM3), WASM3))).deep.equal(['function-references', 'gc']);
  });

  it('makes what fails for want of it unsupported, and what follows from that unreached', () => {
    const script = `(module (func (export "f") (result v128) (v128.const i32x4 0 0 0 0)))
(assert_return (invoke "f") (v128.const i32x4 0 0 0 0))
(assert_invalid (module (func (result i32) (v128.const i32x4 0 0 0 0))) "type mismatch")
(module (func (export "f") (result i32) (i32.const 1)))
(assert_return (invoke "f") (i32.const 2))`;
    const kinds = (lacks: number): unknown[] =>
      (runOn(refusing(/v128|const 2/), script, { lacks }).directives ?? []).map(({ status, kind }) => kind ?? status);
    expect(kinds(FEATURE.simd)).deep.equal(['unsupported', 'unreached', 'unsupported', 'passed', 'failed']);
    expect(kinds(0)).deep.equal(['failed', 'unreached', 'failed', 'passed', 'failed']);
  });
});
