/** Smaller languages than WebAssembly 3.0: what each feature is made of, its words, and verdicts against those of wasm-tools. */
import { expect } from 'chai';
import { readModule } from '../../runner/judge/define.ts';
import { parseScript } from '../../runner/script/parser.ts';
import { ownFiles, readScript } from '../../runner/suites/suites.ts';
import { decode, encode } from '../binary/index.ts';
import { parseModule } from '../text/parse/module.ts';
import { WasmError } from '../wasm/errors.ts';
import {
  FEATURE,
  FEATURE_NAMES,
  type FeatureName,
  type Features,
  featureNames,
  VERSIONS,
  WASM3,
  withFeatures,
  withoutFeatures,
} from '../wasm/features.ts';
import { validate } from './index.ts';
import { corpus } from './testing/corpus.ts';
import { WASM_TOOLS } from './testing/judges.ts';

/** Class and message of what is wrong, '' nothing. */
function verdict(run: () => void): string {
  try {
    run();
    return '';
  } catch (e) {
    if (e instanceof WasmError) return `${e.class} ${e.message}`;
    throw e;
  }
}
const ofText = (text: string, features: Features): string =>
  verdict(() => validate(parseModule(new TextEncoder().encode(text), { features }), { features }));
const ofBinary = (bytes: Uint8Array, features: Features): string =>
  verdict(() => validate(decode(bytes, { features }), { features }));

/** The latest feature that a module needs → the module, what its text is without, what its binary is. */
const CASES: readonly (readonly [FeatureName, text: string, inText: RegExp, inBinary: RegExp])[] = [
  ['sign-extension', '(func (drop (i32.extend8_s (i32.const 1))))', /^malformed unknown operator/, /^malformed illegal opcode/],
  [
    'sat-float-to-int',
    '(func (drop (i32.trunc_sat_f32_s (f32.const 1))))',
    /^malformed unknown operator/,
    /^malformed illegal opcode/,
  ],
  ['multi-value', '(func (result i32 i32) (unreachable))', /^invalid invalid result arity/, /^invalid invalid result arity/],
  [
    'multi-value',
    '(func (block (result i32 i64) (unreachable)) (drop) (drop))',
    /^invalid invalid result arity/,
    /^invalid invalid result arity/,
  ],
  [
    'multi-value',
    '(func (i32.const 1) (block (param i32) (drop)))',
    /^invalid invalid result arity/,
    /^invalid invalid result arity/,
  ],
  ['bulk-memory', '(memory 1) (data "x")', /^malformed unexpected token/, /^malformed malformed data segment kind/],
  ['bulk-memory', '(func) (elem func 0)', /^malformed unexpected token/, /^malformed malformed elements segment kind/],
  [
    'bulk-memory',
    '(memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))',
    /^malformed unknown operator/,
    /^malformed illegal opcode/,
  ],
  ['reference-types', '(table 1 externref)', /^malformed unexpected token/, /^malformed malformed reference type/],
  ['reference-types', '(table 1 funcref) (table 1 funcref)', /^invalid multiple tables/, /^invalid multiple tables/],
  ['reference-types', '(func (param funcref))', /^malformed unexpected token/, /^malformed malformed value type/],
  ['reference-types', '(func (local externref))', /^malformed unexpected token/, /^malformed malformed value type/],
  [
    'reference-types',
    '(func (drop (select (result i32) (i32.const 1) (i32.const 1) (i32.const 1))))',
    /^malformed unknown operator/,
    /^malformed illegal opcode/,
  ],
  ['reference-types', '(func) (table 1 funcref) (elem (i32.const 0) funcref (ref.func 0))', /^malformed un/, /^malformed/],
  ['simd', '(func (param v128))', /^malformed unexpected token/, /^malformed malformed value type/],
  ['simd', '(func (block (result v128) (unreachable)) (drop))', /^malformed unexpected token/, /^malformed malformed value type/],
  [
    'relaxed-simd',
    '(func (param v128) (drop (i8x16.relaxed_swizzle (local.get 0) (local.get 0))))',
    /^malformed unknown operator/,
    /^malformed illegal opcode/,
  ],
  ['multi-memory', '(memory 1) (memory 1)', /^invalid multiple memories/, /^invalid multiple memories/],
  [
    'multi-memory',
    '(memory 1) (memory 1) (func (drop (memory.size 1)))',
    /^malformed zero byte expected/,
    /^malformed zero byte expected/,
  ],
  ['memory64', '(memory i64 1)', /^malformed unexpected token/, /^malformed malformed limits flags/],
  ['memory64', '(table i64 1 funcref)', /^malformed unexpected token/, /^malformed malformed limits flags/],
  ['tail-call', '(func (return_call 0))', /^malformed unknown operator/, /^malformed illegal opcode/],
  [
    'function-references',
    '(type (func)) (func (param (ref 0)))',
    /^malformed unexpected token/,
    /^malformed malformed value type/,
  ],
  ['function-references', '(func (param (ref func)))', /^malformed unexpected token/, /^malformed malformed value type/],
  [
    'function-references',
    '(table 1 funcref (ref.null func))',
    /^malformed unexpected token/,
    /^malformed malformed reference type/,
  ],
  ['gc', '(type (struct))', /^malformed unexpected token/, /^malformed malformed type/],
  ['gc', '(rec (type (func)) (type (func)))', /^malformed unexpected token/, /^malformed malformed type/],
  ['gc', '(type (sub (func)))', /^malformed unexpected token/, /^malformed malformed type/],
  ['gc', '(func (param anyref))', /^malformed unexpected token/, /^malformed malformed value type/],
  ['gc', '(func (drop (ref.null any)))', /^malformed unexpected token/, /^malformed malformed value type/],
  ['gc', '(global i32 (i32.const 1)) (global i32 (global.get 0))', /^invalid unknown global/, /^invalid unknown global/],
  ['gc', '(type (func (param (ref 0))))', /^invalid unknown type 0/, /^invalid unknown type 0/],
  [
    'function-references',
    '(func) (table 1 funcref) (elem (i32.const 0) (ref func) (ref.func 0))',
    /^malformed unexpected token/,
    /^malformed malformed value type/,
  ],
  ['function-references', '(type (func)) (func (return_call_ref 0 (ref.null 0)))', /^malformed un/, /^malformed (un|mal)/],
  ['exceptions', '(tag)', /^malformed unexpected token/, /^malformed malformed section id/],
  ['exceptions', '(import "m" "t" (tag))', /^malformed unexpected token/, /^malformed malformed import kind/],
  ['exceptions', '(func (param exnref))', /^malformed unexpected token/, /^malformed malformed value type/],
  [
    'extended-const',
    '(global i32 (i32.add (i32.const 1) (i32.const 2)))',
    /^invalid constant expression required/,
    /^invalid constant expression required/,
  ],
];

/** What a feature made of an encoding: bytes of an expression that are longer than they were, and what is said without it. */
const ENCODINGS: readonly (readonly [FeatureName, code: string, words: RegExp])[] = [
  ['multi-value', '02 80 00 0b', /^invalid invalid result arity/],
  ['multi-memory', '3f 80 00 1a', /^malformed zero byte expected/],
  ['multi-memory', '41 00 40 80 80 00 1a', /^malformed zero byte expected/],
  ['multi-memory', '41 00 28 42 00 00 1a', /^malformed zero byte expected/],
  ['multi-memory', '41 00 41 00 41 00 fc 0b 80 00', /^malformed zero byte expected/],
  ['multi-memory', '41 00 41 00 41 00 fc 0a 00 80 00', /^malformed zero byte expected/],
  ['memory64', '41 00 28 02 80 80 80 80 80 00 1a', /^malformed integer representation too long/],
  ['memory64', '41 00 fd 00 00 80 80 80 80 80 00 1a', /^malformed integer representation too long/],
  ['reference-types', '41 00 11 00 80 00', /^malformed zero byte expected/],
];
/** A module with a type [] -> [], a table, a memory, and a function of the code. */
function moduleOf(code: string): Uint8Array {
  const body = [0, ...Buffer.from(code.replaceAll(' ', ''), 'hex'), 0x0b];
  const section = (id: number, ...bytes: number[]): number[] => [id, bytes.length, ...bytes];
  const fields = [
    section(1, 1, 0x60, 0, 0),
    section(3, 1, 0),
    section(4, 1, 0x70, 0, 1),
    section(5, 1, 0, 1),
    section(10, 1, body.length, ...body),
  ];
  return Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...fields.flat());
}

describe('languages', () => {
  it('have the encodings of their time', () => {
    for (const [feature, code, words] of ENCODINGS) {
      expect(ofBinary(moduleOf(code), WASM3), code).equal('');
      expect(ofBinary(moduleOf(code), withoutFeatures(WASM3, [feature])), code).match(words);
    }
    // As short as it can be.
    for (const code of ['02 40 0b', '3f 00 1a', '41 00 28 02 80 80 80 80 00 1a', '41 00 11 00 00'])
      expect(ofBinary(moduleOf(code), VERSIONS.wasm1), code).equal('');
  });

  it('lack what each feature brings, in the words of the suite from before', () => {
    for (const [feature, fields, inText, inBinary] of CASES) {
      const text = `(module ${fields})`;
      const bytes = encode(parseModule(new TextEncoder().encode(text), { features: WASM3 })).bytes;
      expect([ofText(text, WASM3), ofBinary(bytes, WASM3)]).deep.equal(['', '']);
      const without = withoutFeatures(WASM3, [feature]);
      expect(ofText(text, without), `${feature}: ${text}`).match(inText);
      expect(ofBinary(bytes, without), `${feature}: ${text}`).match(inBinary);
      // And nothing else that it does not build on.
      const least = withFeatures(VERSIONS.wasm1, [feature]);
      const more = withFeatures(least, ['multi-value', 'reference-types', 'tail-call']);
      expect([ofText(text, least), ofText(text, more)].includes(''), `${feature}: ${text}: ${ofText(text, least)}`).equal(true);
    }
  });

  it('contain what they build on', () => {
    for (const name of FEATURE_NAMES) {
      const without = withoutFeatures(WASM3 | FEATURE['custom-descriptors'], [name]);
      for (const left of featureNames(without))
        expect(withFeatures(0, [left]) & FEATURE[name], `${left} without ${name}`).equal(0);
      expect(withFeatures(without, [name]) & FEATURE[name]).equal(FEATURE[name]);
    }
    expect(featureNames(VERSIONS.wasm2 & ~VERSIONS.wasm1).at(-1)).equal('simd');
  });

  it('are those of wasm-tools, feature by feature (needs wasm-tools)', function () {
    this.timeout(120_000);
    // Bulk instructions of 2.0 have a byte of zero where wasm-tools reads an index.
    const encodings = ENCODINGS.filter(([, code]) => !code.includes('fc'));
    const modules = [...corpus(), ...encodings.map(([, code]) => moduleOf(code))];
    for (const file of ownFiles()) {
      const script = parseScript(readScript(file), WASM3);
      for (const d of script.directives) {
        if (d.kind !== 'module') continue;
        try {
          modules.push(encode(readModule(script, d.module)).bytes);
        } catch (e) {
          if (!(e instanceof WasmError)) throw e;
        }
      }
    }
    const differences: string[] = [];
    const languages = [...featureNames(WASM3 & ~FEATURE.mvp).map((f) => withoutFeatures(WASM3, [f])), ...Object.values(VERSIONS)];
    for (const features of languages) {
      const theirs = WASM_TOOLS.judge(modules, features);
      if (theirs === undefined) return this.skip();
      modules.forEach((bytes, i) => {
        const ours = ofBinary(bytes, features);
        if (WASM_TOOLS.wrong.some(([message]) => message.test(ours || (theirs[i] ?? '')))) return;
        if ((ours === '') !== (theirs[i] === ''))
          differences.push(
            `without ${featureNames(WASM3 & ~features)}: ours ${ours || 'valid'}, theirs ${theirs[i] || 'valid'}: ${Buffer.from(bytes).toString('hex').slice(0, 300)}`,
          );
      });
    }
    expect(differences).deep.equal([]);
  });
});
