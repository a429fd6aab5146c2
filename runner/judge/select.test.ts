/** Which directives count: text, kinds, places, and what modules need. */

import { expect } from 'chai';
import { positionAt } from '../../engine/core.ts';
import { FEATURE, WASM3 } from '../../engine/wasm/features.ts';
import { parseScript } from '../script/parser.ts';
import { type DirectiveFilter, KIND_NAMES } from '../suites/filter.ts';
import { selectDirectives } from './select.ts';

const SCRIPT = `(module $plain (func (export "f") (result i32) (i32.const 7)))
(module $vector (func (export "v") (drop (v128.const i32x4 0 0 0 0))))
(invoke "v")
(invoke $plain "f")
(assert_return
  (invoke $plain "f")
  (i32.const 7))
(register "v" $vector)
(module definition $later (memory 1) (memory 1) (func (export "m") (drop (memory.size 1))))
(invoke "v")
(module instance $now $later)
(assert_trap (invoke "m") "never") (assert_return (invoke $vector "v"))
(assert_invalid (module (func (result i32) (v128.const i64x2 0 0))) "type mismatch")
(assert_malformed (module quote "(func (v128.const i8x16))") "wrong number of lane literals")
(bogus)
`;
const script = parseScript(new TextEncoder().encode(SCRIPT), WASM3);
const chosen = (only: DirectiveFilter): string[] => {
  const bits = selectDirectives(script, only);
  return script.directives.filter((_, i) => bits?.[i] === 1).map((d) => `${positionAt(script.source, d.start).line} ${d.kind}`);
};

describe('directive filter', () => {
  const cases: readonly (readonly [what: string, DirectiveFilter, readonly string[]])[] = [
    ['a line inside a directive', { line: 6 }, ['5 assert_return']],
    ['two directives on a line', { line: 12 }, ['12 assert_trap', '12 assert_return']],
    ['no directive on a line', { line: 99 }, []],
    ['places: the second of a line', { places: [{ line: 12, column: 50 }] }, ['12 assert_return']],
    ['places: between directives', { places: [{ line: 12, column: 35 }] }, []],
    [
      'places: inside, and at the beginning',
      {
        places: [
          { line: 7, column: 3 },
          { line: 15, column: 1 },
        ],
      },
      ['5 assert_return', '15 bad'],
    ],
    ['text across lines', { grep: '^\\s+\\(i32\\.const 7' }, ['5 assert_return']],
    ['kinds: any of them', { kinds: ['register', 'assert_trap'] }, ['8 register', '12 assert_trap']],
    ['kinds and text: both', { kinds: ['invoke'], grep: 'plain' }, ['4 invoke']],
    ['unit tests only', { kinds: ['it'] }, []],
    [
      'a feature: its modules, and what uses their instances',
      { features: FEATURE.simd },
      ['2 module', '3 invoke', '8 register', '10 invoke', '12 assert_return', '13 assert_invalid'],
    ],
    [
      'a definition and its instance',
      { features: FEATURE['multi-memory'] },
      ['9 module_definition', '11 module_instance', '12 assert_trap'],
    ],
    ['features: any of them', { features: FEATURE.gc | FEATURE['multi-memory'], kinds: ['assert_trap'] }, ['12 assert_trap']],
  ];
  for (const [what, only, wanted] of cases) it(what, () => expect(chosen(only)).deep.equal(wanted));

  it('without a filter everything counts', () => expect(selectDirectives(script, undefined)).equal(undefined));

  it('every kind that a script can have is known', () => {
    for (const d of script.directives) expect(KIND_NAMES).include(d.kind);
  });
});
