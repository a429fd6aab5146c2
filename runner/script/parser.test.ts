import { expect } from 'chai';
import { nextOf } from '../../engine/base/brand.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import { ALL_FEATURES, WASM3 } from '../../engine/wasm/features.ts';
import { EXTERNREF, F32, F64, HEAP, I32, I64, nonNull, refType, V128 } from '../../engine/wasm/types.ts';
import type { Directive, ModuleSource, Script } from './ast.ts';
import { loadTextModule, scriptOffset } from './modules.ts';
import { parseScript } from './parser.ts';

const script = (text: string, features = WASM3): Script => parseScript(new TextEncoder().encode(text), features);
const only = (text: string): Directive => {
  const { directives } = script(text);
  expect(directives.length, text).to.equal(1);
  return directives[0] as Directive;
};
const kinds = (text: string): string[] => script(text).directives.map((d) => d.kind);
const moduleOf = (d: Directive | undefined): Exclude<ModuleSource, { form: 'binary' }> => {
  const module = d !== undefined && 'module' in d ? d.module : undefined;
  if (typeof module !== 'object' || module.form === 'binary') return expect.fail('no text module');
  return module;
};

describe('script parser', () => {
  it('reads every directive', () => {
    expect(
      kinds(`
        (module) (module $m binary "\\00asm" "\\01\\00\\00\\00") (module quote "(func)")
        (module definition $d) (module instance $i $d) (module instance) (register "x" $m)
        (invoke "f") (get $m "g")
        (assert_return (invoke "f")) (assert_trap (invoke "f") "m") (assert_trap (module) "m")
        (assert_exhaustion (invoke "f") "m") (assert_exception (invoke "f"))
        (assert_malformed (module quote "x") "m") (assert_invalid (module) "m") (assert_unlinkable (module) "m")
        (assert_malformed_custom (module quote "x") "m") (assert_invalid_custom (module) "m")
        (thread $t (shared (module $m)) (register "m" $m) (invoke "f")) (wait $t)`),
    ).to.deep.equal([
      ...['module', 'module', 'module', 'module_definition', 'module_instance', 'module_instance', 'register', 'invoke', 'get'],
      ...[
        'assert_return',
        'assert_trap',
        'assert_trap',
        'assert_exhaustion',
        'assert_exception',
        'assert_malformed',
        'assert_invalid',
      ],
      ...['assert_unlinkable', 'assert_malformed_custom', 'assert_invalid_custom', 'thread', 'wait'],
    ]);
  });
  it('reads constants as words', () => {
    const d = only(
      '(invoke $m "f" (i32.const -1) (i64.const 0x1_0000_0002) (f32.const 1) (f64.const -0) (v128.const i16x8 1 -1 3 4 5 6 7 8)' +
        '(v128.const f64x2 1 2) (ref.null func) (ref.extern 7) (ref.host 8))',
    );
    if (d.kind !== 'invoke' || d.action.kind !== 'invoke') return expect.fail();
    const words = { lo: 0, hi: 0, x2: 0, x3: 0, ref: null, form: 'number' };
    expect(d.action).to.deep.include({ kind: 'invoke', module: 'm', name: 'f' });
    expect(d.action.args).to.deep.equal([
      { ...words, type: I32, lo: -1 },
      { ...words, type: I64, lo: 2, hi: 1 },
      { ...words, type: F32, lo: 0x3f80_0000 },
      { ...words, type: F64, hi: -0x8000_0000 },
      { ...words, shape: 'i16x8', type: V128, lo: 0xffff_0001 | 0, hi: 0x4_0003, x2: 0x6_0005, x3: 0x8_0007 },
      { ...words, shape: 'f64x2', type: V128, hi: 0x3ff0_0000, x3: 0x4000_0000 },
      { ...words, form: 'null', type: refType(HEAP.func, true) },
      { ...words, form: 'extern', type: nonNull(EXTERNREF), lo: 7 },
      { ...words, form: 'host', type: refType(HEAP.any, false), lo: 8 },
    ]);
  });
  it('reads result patterns', () => {
    const d = only(
      '(assert_return (invoke "f") (f32.const nan:canonical) (f64.const nan:arithmetic) (v128.const f32x4 1 nan:canonical 2 3)' +
        '(ref.null) (ref.null any) (ref.func) (ref.i31) (ref.extern) (ref.extern 3) (ref) (either (i32.const 1) (either (i32.const 2))))',
    );
    if (d.kind !== 'assert_return') return expect.fail();
    expect(d.expected.map((p) => p.kind)).to.deep.equal([
      ...['nan', 'nan', 'lanes', 'null', 'null', 'ref', 'ref', 'ref', 'value', 'ref', 'either'],
    ]);
    const [, , lanes, anyNull, typedNull, func] = d.expected;
    if (lanes?.kind !== 'lanes') return expect.fail();
    expect(lanes.lanes.map((lane) => lane.nan ?? lane.lo)).to.deep.equal([0x3f80_0000, 'canonical', 0x4000_0000, 0x4040_0000]);
    expect([anyNull, typedNull, func]).to.deep.equal([
      { kind: 'null', heap: undefined },
      { kind: 'null', heap: HEAP.any },
      { kind: 'ref', heap: HEAP.func },
    ]);
    const either = d.expected.at(-1);
    expect(either?.kind === 'either' && either.options.length).to.equal(2);
  });
  it('gives places', () => {
    const { directives } = script('(module)\n  (assert_return\n(invoke "f"))');
    expect(directives[0]).to.include({ start: 0, end: 8 });
    expect(directives[1]).to.include({ start: 11, end: 39 });
  });
  it('takes a file of bare fields for one module', () => {
    const s = script('(func) (memory 0) ;; end\n');
    expect(s.directives.map((d) => d.kind)).to.deep.equal(['module']);
    expect(loadTextModule(s, moduleOf(s.directives[0])).memories.length).to.equal(1);
    expect(script(' ;; nothing\n').directives).to.deep.equal([]);
  });
  it('goes on behind what it cannot read', () => {
    const s = script('(module) (assert_nonsense) junk "x" (invoke "f" (i32.const x)) (invoke "g") ) (get "h")');
    expect(s.directives.map((d) => d.kind)).to.deep.equal(['module', 'bad', 'bad', 'bad', 'invoke', 'bad', 'get']);
    const [, first] = s.directives;
    expect(first?.kind === 'bad' && first.error.message).to.match(/^unknown operator assert_nonsense/);
  });
  it('lets instance commands fail where an instance may, and nowhere else', () => {
    const s = script(`(assert_unlinkable (module instance) "x") (assert_trap (module instance $i $d) "x")
      (assert_invalid (module instance $d) "x") (assert_malformed (module instance) "x") (assert_exhaustion (module instance) "x")
      (assert_trap (module instance $i $d $e) "x") (assert_unlinkable (module instance (func)) "x") (module definition instance)`);
    expect(s.directives.map((d) => ('instance' in d ? d.instance : d.kind))).to.deep.equal([
      { name: undefined, definition: undefined },
      { name: 'i', definition: 'd' },
      ...['bad', 'bad', 'bad', 'bad', 'bad', 'module_definition'],
    ]);
  });
  it('says where a component stands, wherever a module may', () => {
    const forms = ['(component)', '(component $c definition)', '(component quote "(core module)")', '(component instance $i $d)'];
    const places = [
      'X',
      ...['malformed', 'invalid', 'unlinkable', 'trap', 'malformed_custom'].map((kind) => `(assert_${kind} X "m")`),
    ];
    const shared = '(thread $t (shared X))';
    for (const form of forms)
      for (const place of [...places, '(assert_return X)', '(assert_exhaustion X "m")', shared]) {
        const d = only(`\n  ${place.replace('X', form)}`);
        if (d.kind !== 'bad') return expect.fail(place);
        expect(d.error.message, place).to.match(/^unknown operator component: this is a component of the Component Model;/);
        expect(d.error.position, place).to.include({ line: 2, column: 3 + place.indexOf('X') + 1 });
      }
    const after = script('(component) (module) (assert_invalid (component) "m") (get "g")').directives;
    expect(after.map((d) => d.kind)).to.deep.equal(['bad', 'module', 'bad', 'get']);
  });
  it('keeps a bad inline module to its own directive', () => {
    const s = script('(module (func $f (i32.const 99999999999)))\n(module $ok (func))\n(module (func "\\xx"))');
    expect(s.directives.map((d) => d.kind)).to.deep.equal(['module', 'module', 'module']);
    expect(() => loadTextModule(s, moduleOf(s.directives[0]))).to.throw(WasmError, /^constant out of range/);
    expect(loadTextModule(s, moduleOf(s.directives[1])).names.module).to.equal('ok');
    expect(() => loadTextModule(s, moduleOf(s.directives[2]))).to.throw(WasmError, /^illegal escape/);
  });
  it('places faults of quoted modules in the script', () => {
    const s = script('(module quote\n  "(func)\\0a"\n  "\\28func \\78.y)")');
    const module = moduleOf(s.directives[0]);
    try {
      loadTextModule(s, module);
      return expect.fail('accepted');
    } catch (error) {
      if (!(error instanceof WasmError)) throw error;
      expect(error.message).to.equal('unknown operator x.y');
      expect(error.position).to.include({ line: 3, column: 12 });
    }
    expect(scriptOffset(s, module, nextOf(0))).to.equal(17);
  });
  it('nests threads, but not without end', () => {
    const s = script(`${'(thread $t '.repeat(100_000)}${')'.repeat(100_000)}`, ALL_FEATURES);
    expect(s.directives.map((d) => d.kind)).to.deep.equal(['thread']);
    const deep = script(`(assert_return (invoke "f") ${'(either '.repeat(100_000)}${')'.repeat(100_000)})`);
    expect(deep.directives.map((d) => d.kind)).to.deep.equal(['assert_return']);
  });
});
