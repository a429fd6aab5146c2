/** Ids of directives: what changes them and what does not, by cases and by edits of the project's own scripts. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { WASM3 } from '../../engine/wasm/features.ts';
import { ownFiles } from '../suites/suites.ts';
import { directiveIds, textIds } from './ids.ts';
import { parseScript } from './parser.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const idsOf = (text: string, features = WASM3): string[] => {
  const script = parseScript(bytes(text), features);
  const ids = directiveIds(script);
  return script.directives.map((d) => ids.get(d) ?? 'none');
};

const MODULE = '(module $m (func (export "f") (result i32) (i32.const 1)))';
const OTHER = '(module (func (export "f") (result i32) (i32.const 2)))';
const ASSERT = '(assert_return (invoke "f") (i32.const 1))';
const BASE = [MODULE, ASSERT, '(register "m")', OTHER, ASSERT, '(assert_return (invoke $m "f") (i32.const 1))'];
const [M, A1, R, O, A2, N] = idsOf(BASE.join('\n')) as [string, string, string, string, string, string];

describe('ids of directives', () => {
  it('are ten hexadecimal digits, and an ordinal for repeats', () => {
    for (const id of [M, A1, R, O, A2, N]) expect(id).match(/^[0-9a-f]{10}$/);
    expect(new Set([M, A1, R, O, A2, N]).size).equal(6);
    const twice = idsOf([...BASE.slice(0, 2), ASSERT, ASSERT].join('\n'));
    expect(twice).deep.equal([M, A1, `${A1}.2`, `${A1}.3`]);
  });

  /** What is done to the script, its directives, and which of their ids are those of before. */
  const edits: [string, string, (string | undefined)[]][] = [
    ['comments and blank lines above', `;; x\n\n(; y ;)\n${BASE.join('\n')}`, [M, A1, R, O, A2, N]],
    ['everything on one line', BASE.join(' '), [M, A1, R, O, A2, N]],
    ['other white space and comments within', BASE.join('\n').replaceAll(' (', '\n\t(; x ;)('), [M, A1, R, O, A2, N]],
    ['an annotation that means nothing', BASE.join('\n').replaceAll('(func', '(func (@x y)'), [M, A1, R, O, A2, N]],
    ['another module above', `(module)\n${BASE.join('\n')}`, [undefined, M, A1, R, O, A2, N]],
    ['a directive between', [...BASE.slice(0, 2), '(invoke "f")', ...BASE.slice(2)].join('\n'), [M, A1, undefined, R, O, A2, N]],
    ['a directive less', BASE.filter((_, i) => i !== 2).join('\n'), [M, A1, O, A2, N]],
    [
      'a changed module: its own, and all that use it',
      BASE.join('\n').replace('i32.const 1', 'i32.const 3'),
      [undefined, undefined, undefined, O, A2, undefined],
    ],
    ['the name of an instance', BASE.join('\n').replaceAll('$m', '$n'), [undefined, undefined, undefined, O, A2, undefined]],
    [
      'an annotation that means something',
      BASE.join('\n').replace('(func', '(@custom "x" "y") (func'),
      [...[undefined, undefined, undefined], ...[O, A2, undefined]],
    ],
    [
      'another value',
      BASE.join('\n').replace('"f") (i32.const 1))\n(reg', '"f") (i32.const 7))\n(reg'),
      [M, undefined, R, O, A2, N],
    ],
    ['a text in two pieces', BASE.join('\n').replace('"m"', '"m" ""'), [M, A1, undefined, O, A2, N]],
    ['what cannot be read', `${BASE.join('\n')}\n(what "x")\n)`, [M, A1, R, O, A2, N, undefined, undefined]],
  ];
  for (const [what, text, same] of edits) {
    it(`keep or change: ${what}`, () => {
      const before = new Set([M, A1, R, O, A2, N]);
      expect(idsOf(text).map((id) => (before.has(id) ? id : undefined))).deep.equal(same);
    });
  }

  it('name the module of whatever instance is used', () => {
    const definition = '(module definition $d (func (export "f")))';
    const fails = '(assert_trap (module instance $d $d) "unreachable")';
    const one = idsOf(`${definition}(module instance $i $d)(invoke "f")(invoke $i "f")(get $i "f")${fails}`);
    const two = idsOf(`(module)${definition}(module instance $i $d)(module)(invoke "f")(invoke $i "f")(get $i "f")${fails}`);
    expect(new Set(one).size).equal(6);
    expect(two.filter((id) => one.includes(id))).deep.equal([one[0], one[1], one[3], one[4], one[5]]);
  });

  it('threads have ids, and what they do has', () => {
    const script = parseScript(bytes('(module $m)(thread $t (shared (module $m)) (module) (invoke "f"))(wait $t)'), WASM3);
    const ids = [...directiveIds(script).values()];
    expect([ids.length, new Set(ids).size]).deep.equal([5, 5]);
  });

  it('titles have them, too', () => {
    const id = textIds();
    expect([id('a'), id('b'), id('a')]).deep.equal([textIds()('a'), textIds()('b'), `${textIds()('a')}.2`]);
  });

  const own = ownFiles().map((file) => {
    const text = readFileSync(file.path, 'utf8');
    const { source, directives } = parseScript(bytes(text), file.features);
    const parts = directives.map((d) => new TextDecoder().decode(source.subarray(d.start, d.end)));
    return { name: file.name, features: file.features, parts, ids: idsOf(text, file.features) };
  });
  const some = fc.constantFrom(...own.filter((f) => f.parts.length > 1));

  it('an edit above a directive does not change its id (own scripts, edited anywhere)', () => {
    const filler = fc.constantFrom('\n', ';; a comment\n', '(; one (; in ;) another ;)', '  ', '(@nothing "x")', '\t\r\n');
    fc.assert(
      fc.property(some, fc.array(fc.tuple(fc.nat(), filler), { maxLength: 20, size: 'max' }), (file, edits) => {
        const parts = [...file.parts];
        for (const [at, text] of edits) parts[at % parts.length] = `${text}${parts[at % parts.length]}`;
        expect(idsOf(parts.join('\n'), file.features)).deep.equal(file.ids);
      }),
    );
  });

  it('a changed module changes the ids of all that may use it, and of nothing above', () => {
    const ofItsOwn = /^\((module(?! instance)|assert_(invalid|malformed|unlinkable))/;
    fc.assert(
      fc.property(some, fc.nat(), (file, n) => {
        const texts = file.parts.flatMap((part, i) => (/^\(module\s(?!binary|quote|instance|definition)/.test(part) ? [i] : []));
        const at = texts[n % texts.length];
        if (at === undefined) return;
        const parts = file.parts.map((part, i) => (i === at ? part.replace(/\)$/, '(func $unheard-of))') : part));
        const after = idsOf(parts.join('\n'), file.features);
        const changed = after.flatMap((id, i) => (id === file.ids[i] ? [] : [i]));
        expect(changed[0]).equal(at);
        for (const i of changed.slice(1)) expect(file.parts[i]).not.match(ofItsOwn);
        // Up to the next module whatever names no instance is about this one.
        const next = file.parts.findIndex((part, i) => i > at && /^\(module/.test(part));
        for (const [i, part] of file.parts.slice(0, next < 0 ? undefined : next).entries())
          if (i > at && /^\((assert_\w+\s+\()?(invoke|get)\s+"/.test(part)) expect(changed, part).include(i);
      }),
    );
  });
});
