/**
 * Class 37 of bugs (spec-tests/own/gc/README.md), against a model: which functions a call, a cast or a branch takes that names an
 * open or final type, from the root of a hierarchy down to where displays need a check of their length.
 */
import { expect } from 'chai';
import { RTT } from '../../abi/heap-layout.ts';
import { type Extern, i32, Trap } from '../../index.ts';
import type { InstanceObject } from '../../runtime/objects/instance.ts';
import { I32 } from '../../wasm/types.ts';
import { World } from './world.ts';

/** A function type: its supertype, -1 where it has none. */
interface Type {
  readonly above: number;
  readonly final: boolean;
}
/** A chain of open types, deeper than the shortest displays; beside each of them an open and a final sibling; roots apart. */
const TYPES: readonly Type[] = (() => {
  const types: Type[] = [
    { above: -1, final: true },
    { above: -1, final: false },
    { above: -1, final: false },
  ];
  let last = 2;
  for (let depth = 1; depth <= RTT.displayMin + 2; depth++) {
    types.push({ above: last, final: true }, { above: last, final: false }, { above: last, final: false });
    last = types.length - 1;
  }
  return types;
})();
const INDICES = TYPES.map((_, i) => i);

function isBelow(type: number, other: number): boolean {
  for (let t = type; t >= 0; t = TYPES[t]?.above ?? -1) if (t === other) return true;
  return false;
}

/** The types as one group, which is another type's group where `apart`. */
const group = (apart: boolean): string =>
  `(rec ${TYPES.map(({ above, final }, i) => {
    const sub = `sub ${final ? 'final ' : ''}${above < 0 ? '' : `$${above}`}`;
    return `(type $${i} (${sub} (func (result i32))))`;
  }).join('\n')} ${apart ? '(type (struct))' : ''})`;

/** Function i has type i and gives i. Behind the functions the table has a null. */
const FUNCTIONS = `(module ${group(false)}
  (table (export "table") ${TYPES.length + 1} funcref)
  (elem (i32.const 0) ${INDICES.map((i) => `$${i}`).join(' ')})
  ${INDICES.map((i) => `(func $${i} (type $${i}) (i32.const ${i}))`).join('\n')})`;

/** For each type all that asks whether an element of the table has it. Where it has not: a trap, or -1. */
const questions = (apart: boolean): string => `(module ${group(apart)}
  (import "" "table" (table ${TYPES.length} funcref))
  ${INDICES.map(
    (i) => `
    (func (export "call ${i}") (param i32) (result i32) (call_indirect (type $${i}) (local.get 0)))
    (func (export "tail call ${i}") (param i32) (result i32) (return_call_indirect (type $${i}) (local.get 0)))
    (func (export "cast ${i}") (param i32) (result i32)
      (call_ref $${i} (ref.cast (ref $${i}) (table.get (local.get 0)))))
    (func (export "cast or null ${i}") (param i32) (result i32) (local $f (ref null $${i}))
      (local.set $f (ref.cast (ref null $${i}) (table.get (local.get 0))))
      (if (result i32) (ref.is_null (local.get $f)) (then (i32.const -2)) (else (call_ref $${i} (local.get $f)))))
    (func (export "test ${i}") (param i32) (result i32)
      (if (result i32) (ref.test (ref $${i}) (table.get (local.get 0))) (then (local.get 0)) (else (i32.const -1))))
    (func (export "test or null ${i}") (param i32) (result i32)
      (select (i32.const -2) (i32.const -1) (ref.test (ref null $${i}) (table.get (local.get 0)))))
    (func (export "branch ${i}") (param i32) (result i32)
      (block $yes (result (ref $${i}))
        (drop (br_on_cast $yes funcref (ref $${i}) (table.get (local.get 0))))
        (return (i32.const -1)))
      (call_ref $${i}))
    (func (export "branch fail ${i}") (param i32) (result i32)
      (block $no (result funcref)
        (return (call_ref $${i} (br_on_cast_fail $no funcref (ref $${i}) (table.get (local.get 0))))))
      (drop) (i32.const -1))`,
  ).join('')})`;

/** What a question gives of a function whose type is not the one it names, and of null. Text: a trap. */
const QUESTIONS: Readonly<Record<string, readonly [other: number | string, ofNull: number | string]>> = {
  call: ['indirect call type mismatch: expected (func (result i32)), got another type of that form', 'uninitialized element'],
  'tail call': ['indirect call type mismatch', 'uninitialized element'],
  cast: ['cast failure', 'cast failure'],
  'cast or null': ['cast failure', -2],
  test: [-1, -1],
  'test or null': [-1, -2],
  branch: [-1, -1],
  'branch fail': [-1, -1],
};

const table = (instance: InstanceObject): Readonly<Record<string, Extern>> => ({ table: instance.getExport('table') as Extern });

describe('functions by type', function () {
  this.timeout(60_000);
  for (const traps of ['signals', 'explicit'] as const)
    for (const apart of [false, true])
      it(`are taken where their type is below ${apart ? 'none of another group' : 'that of another module'}; traps ${traps}`, () => {
        const bounds = traps === 'signals' ? 'guard' : 'explicit';
        const w = new World({ traps, bounds });
        const functions = w.instance(FUNCTIONS, {}, { traps, bounds });
        const asked = w.instance(questions(apart), table(functions), { traps, bounds });
        for (const [question, [other, ofNull]] of Object.entries(QUESTIONS))
          for (const type of INDICES) {
            const name = `${question} ${type}`;
            for (const func of [...INDICES, TYPES.length]) {
              const isNull = func === TYPES.length;
              const has = !apart && !isNull && isBelow(func, type);
              const yes = question === 'test or null' ? -2 : func;
              const expected = isNull ? ofNull : has ? yes : other;
              if (typeof expected === 'number')
                expect(w.call(asked, name, i32(func)), `${name}, ${func}`).deep.equal([i32(expected)]);
              else expect(() => w.call(asked, name, i32(func)), `${name}, ${func}`).throw(Trap, expected);
            }
          }
        w.close();
      });

  it('are found by records that came while a function ran, though the records before them have moved', () => {
    const w = new World();
    const functions = w.instance(FUNCTIONS);
    const asked = w.instance(
      `(module ${group(false)} (import "" "table" (table 1 funcref)) (import "" "more" (func $more (param i32)))
        (func (export "run") (param i32) (result i32)
          (i32.mul (i32.const 1000) (call_indirect (type $2) (i32.const 5)))
          (call $more (local.get 0))
          (i32.add (call_indirect (type $2) (i32.const 0)))))`,
      {
        ...table(functions),
        more: w.host([I32], [], ({ lo: n } = i32(0)) => {
          // Types that no module had before: their group has as many structures as no other.
          const types = Array.from({ length: 20 }, (_, i) => `(type $n${i} (sub $2 (func (result i32))))`);
          w.instance(
            `(module ${group(false)} (rec ${types.join(' ')} ${'(type (struct))'.repeat(n)})
              (import "" "table" (table 1 funcref)) (elem (i32.const 0) $f) (func $f (type $n${n % 20}) (i32.const ${n})))`,
            table(functions),
          );
          return undefined;
        }),
      },
    );
    for (let n = 1; n <= 60; n++) expect(w.call(asked, 'run', i32(n))).deep.equal([i32(5000 + n)]);
    w.close();
  });
});
