/**
 * A random program with garbage collection, whole: from a seed a module, calls of it, and what each must come to by the model.
 * A call gives a number in which everything is that the program saw, and the whole of what it can reach afterwards: heaps are
 * isomorphic where the numbers agree.
 */
import { Random } from '../random.ts';
import { BUDGET, blank, defaultOf, Func, I31, ModelTrap, type Reference, State, Thrown, type Value } from './model.ts';
import { elementPlace, Frame, globalPlace, localPlace, type Place, type World } from './places.ts';
import { Statements, TABLES } from './statements.ts';
import {
  all,
  exactText,
  FUNCTIONS,
  isDefaultable,
  isRef,
  nullable,
  randomTypes,
  type Struct,
  type Types,
  topOf,
  typeSection,
  typeText,
  type ValueType,
} from './types.ts';
import { TAGS, walkText } from './walk.ts';

const STEPS = 2;
const HELPERS = 2;
const CALLS = 8;
const DATA = 'The bytes of a segment, of which arrays are made: 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ and more of them.';
const NUMBERS = ['$n0', '$n1', '$n2'] as const;

export interface Program {
  /** Text; it imports `fresh`, `swap`, `swapAny` and `which` from `m`. */
  readonly module: string;
  readonly calls: readonly { readonly func: string; readonly arg: number }[];
  /** Runs the calls on the model; `which`: what its host says of its values. */
  readonly outcomes: (which: (n: number) => number) => string[];
}

/** A function as text, and as the model runs it. */
interface Written {
  readonly text: string;
  run(state: State, args: readonly Value[]): Value;
}

/** What functions have of locals, one of each kind at least. */
function declare(w: Statements, types: Types): void {
  const more: ValueType[] = [
    'i32',
    'i64',
    'f32',
    'f64',
    'v128',
    nullable('eq'),
    nullable('i31'),
    nullable('struct'),
    nullable('exn'),
  ];
  const refs = [nullable('any'), nullable('extern'), nullable('func'), nullable(FUNCTIONS.number)];
  for (const type of [...refs, ...more, ...all(types).map(nullable)]) w.declare(type);
}

const locals = (w: Statements): string => w.declared.map(({ name, type }) => `(local ${name} ${typeText(type)})`).join(' ');
const initial = (w: Statements): Map<string, Value> => new Map(w.declared.map(({ name, type }) => [name, defaultOf(type)]));

function writeHelper(r: Random, world: World, k: number): Written {
  const params = [localPlace('$a', nullable('any')), localPlace('$i', 'i32')];
  const w = new Statements(r, world, params, world.helpers.slice(k + 1));
  declare(w, world.types);
  const body = w.body();
  const result = w.ref(nullable('any'), 2);
  return {
    text: `(func ${world.helpers[k]} (type $helper) (param $a anyref) (param $i i32) (result anyref) ${locals(w)}
    (if (i32.le_s (global.get $budget) (i32.const 0)) (then (return (ref.null none))))
    (global.set $budget (i32.sub (global.get $budget) (i32.const 1)))
    ${body.text}
    ${result.text})`,
    run: (state, [a, i]) => {
      if (state.budget <= 0) return null;
      state.budget--;
      const f = new Frame(
        state,
        initial(w)
          .set('$a', a as Value)
          .set('$i', i as Value),
      );
      body.run(f);
      return result.run(f);
    },
  };
}

/** An exported function: a body, whose exceptions end it, and a walk from everything, its own locals too. */
function writeStep(r: Random, world: World, k: number): Written {
  const w = new Statements(r, world, [localPlace('$i', 'i32')], world.helpers);
  declare(w, world.types);
  const body = w.body();
  const roots = w.declared.filter(({ type, name }) => isRef(type) && name.startsWith('$v'));
  const walk = ({ name, type }: (typeof roots)[number]): string =>
    isRef(type) ? `(call $walk.${topOf(type.heap)} (local.get ${name}))` : '';
  return {
    text: `(func (export "s${k}") (param $i i32) (result i32) ${locals(w)}
    (global.set $budget (i32.const ${BUDGET})) (global.set $acc (i32.const 0))
    (block $end (block $thrown (try_table (catch_all $thrown)
    ${body.text})
      (br $end))
      (call $note (i32.const 99)))
    (call $begin) (call $roots) ${roots.map(walk).join(' ')}
    (i32.xor (global.get $h) (i32.mul (global.get $acc) (i32.const 31))))`,
    run: (state, [i]) => {
      const f = new Frame(state, initial(w).set('$i', i as Value));
      state.budget = BUDGET;
      state.acc = 0;
      try {
        body.run(f);
      } catch (e) {
        if (!(e instanceof Thrown)) throw e;
        state.note(99);
      }
      state.begin();
      state.roots();
      for (const { name } of roots) state.walk(f.locals.get(name) as Reference);
      return state.seen ^ Math.imul(state.acc, 31);
    },
  };
}

/** What gives the one descriptor of a type that the program keeps, and makes it when it is first asked for. */
function keptText(def: Struct): string {
  if (def.describes === undefined) return '';
  const kept = `$kept.${def.name.slice(1)}`;
  return `(global ${kept} (mut ${exactText(def)}) (ref.null none))
  (func ${kept} (result (ref (exact ${def.name})))
    (if (ref.is_null (global.get ${kept})) (then (global.set ${kept} (struct.new_default ${def.name}))))
    (ref.as_non_null (global.get ${kept})))`;
}

/** Globals: name, type. */
function globalsOf(types: Types): readonly { readonly name: string; readonly type: ValueType }[] {
  const plain = ['any', 'extern', 'eq', 'func', 'exn'] as const;
  return [
    ...plain.map((heap) => ({ name: `$g.${heap}`, type: nullable(heap) })),
    ...all(types).map((def) => ({ name: `$g.${def.name.slice(1)}`, type: nullable(def) })),
    { name: '$g.l', type: 'i64' as const },
    { name: '$g.d', type: 'f64' as const },
  ];
}

/** `descriptors`: structures have some (proposal custom-descriptors). */
export function randomGc(seed: number, descriptors = false): Program {
  const r = new Random(seed);
  const types = randomTypes(r, descriptors);
  const globals = globalsOf(types);
  const elements: Place[] = TABLES.flatMap(({ name, type, size }) =>
    Array.from({ length: size }, (_, at) => elementPlace(name, at, type)),
  );
  const helpers = Array.from({ length: HELPERS }, (_, k) => `$h${k}`);
  const world: World = {
    types,
    globals: globals.map(({ name, type }) => globalPlace(name, type)),
    elements,
    helpers,
    numbers: NUMBERS,
  };
  const steps = Array.from({ length: STEPS }, (_, k) => writeStep(r, world, k));
  const written = helpers.map((_, k) => writeHelper(r, world, k));
  // Segments are evaluated once, when the instance is made.
  const plain = types.structs.filter((def) => def.descriptor === undefined && def.fields.every(isDefaultable));
  const items = [
    { text: '(ref.i31 (i32.const 77))', make: (): Reference => new I31(77) },
    { text: '(ref.null none)', make: (): Reference => null },
    ...plain.map((def) => ({
      text: `(struct.new_default ${def.name})`,
      make: (): Reference => blank(def),
    })),
  ];
  const chosen = Array.from({ length: 4 }, () => r.pick(items));
  const refGlobals = globals.filter(({ type }) => isRef(type));
  const calls = Array.from({ length: CALLS }, () => ({ func: `s${r.below(STEPS)}`, arg: r.below(7) - 2 }));
  const zero = (type: ValueType): string =>
    isRef(type)
      ? `(ref.null ${{ any: 'none', extern: 'noextern', func: 'nofunc', exn: 'noexn' }[topOf(type.heap)]})`
      : `(${type}.const 0)`;
  const rootText = [
    ...refGlobals.map(({ name, type }) => (isRef(type) ? `(call $walk.${topOf(type.heap)} (global.get ${name}))` : '')),
    ...TABLES.map(
      ({ name, type }) => `(local.set $i (i32.const 0))
    (block $end (loop $each
      (br_if $end (i32.ge_u (local.get $i) (table.size ${name})))
      (call $walk.${topOf(type.heap)} (table.get ${name} (local.get $i)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br $each)))`,
    ),
    '(call $mix64 (global.get $g.l)) (call $mix64 (i64.reinterpret_f64 (global.get $g.d)))',
  ];
  const module = `(module
  ${typeSection(types)}
  (import "m" "fresh" (func $fresh (param i32) (result externref)))
  (import "m" "swap" (func $swap (param externref) (result externref)))
  (import "m" "swapAny" (func $swapAny (param anyref) (result anyref)))
  (import "m" "which" (func $which (param externref) (result i32)))
  ${Object.entries(TAGS)
    .map(([tag, { params }]) => `(tag ${tag} (param ${params.join(' ')}))`)
    .join(' ')}
  ${TABLES.map(({ name, type, size, max }) => `(table ${name} ${size} ${max} ${typeText(type)})`).join(' ')}
  (elem (table $func) (i32.const 0) func $n0 $n1 $n2 $h0)
  (elem declare func ${[...NUMBERS, ...helpers].join(' ')})
  (elem $elem anyref ${chosen.map(({ text }) => text).join(' ')})
  (data $data "${DATA}")
  (global $ids (mut i32) (i32.const 0)) (global $acc (mut i32) (i32.const 0)) (global $budget (mut i32) (i32.const 0))
  ${globals.map(({ name, type }) => `(global ${name} (mut ${typeText(type)}) ${zero(type)})`).join(' ')}
  (func $id (result i32) (global.set $ids (i32.add (global.get $ids) (i32.const 1))) (global.get $ids))
  (func $note (param i32) (global.set $acc (i32.add (i32.mul (global.get $acc) (i32.const 31)) (local.get 0))))
  (func $garbage (param $n i32)
    (loop $more
      (drop (array.new $anys (array.new_default $anys (local.get $n)) (i32.const 2)))
      (br_if $more (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1))) (i32.const 0)))))
  ${types.structs.map(keptText).join('\n  ')}
  (func $n0 (type $number) (i32.add (local.get 0) (i32.const 10)))
  (func $n1 (type $number) (call $garbage (i32.and (local.get 0) (i32.const 15))) (i32.add (local.get 0) (i32.const 20)))
  (func $n2 (type $below) (i32.add (local.get 0) (i32.const 30)))
  ${walkText(types, r.chance(50))}
  (func $roots (local $i i32)
    ${rootText.join('\n    ')})
  (func $digest (result i32) (call $begin) (call $roots) (global.get $h))
  ${[...steps, ...written].map(({ text }) => text).join('\n  ')})`;

  const outcomes = (which: (n: number) => number): string[] => {
    const state = new State(new TextEncoder().encode(DATA), which, (s) => {
      for (const { name } of refGlobals) s.walk(s.globals.get(name) as Reference);
      for (const { name } of TABLES) for (const cell of s.table(name).cells) s.walk(cell);
      s.mix64('i64', s.globals.get('$g.l') as Value);
      s.mix64('f64', s.globals.get('$g.d') as Value);
    });
    for (const { name, type } of globals) state.globals.set(name, defaultOf(type));
    for (const { name, size, max } of TABLES) state.tables.set(name, { max, cells: new Array<Reference>(size).fill(null) });
    NUMBERS.forEach((name, k) => {
      const type = name === '$n2' ? FUNCTIONS.below : FUNCTIONS.number;
      state.funcs.set(name, new Func(type, (_, [n]) => ((n as number) + 10 * (k + 1)) | 0));
    });
    helpers.forEach((name, k) => {
      const { run } = written[k] as Written;
      state.funcs.set(name, new Func(FUNCTIONS.helper, run));
    });
    [...NUMBERS, '$h0'].forEach((name, at) => {
      state.table('$func').cells[at] = state.func(name);
    });
    state.elem = chosen.map(({ make }) => make());
    return calls.map(({ func, arg }) => {
      try {
        return String((steps[Number(func.slice(1))] as Written).run(state, [arg]));
      } catch (e) {
        if (e instanceof ModelTrap) return `traps: ${e.message}`;
        throw e;
      }
    });
  };
  return { module, calls, outcomes };
}

/** The same as a script, which any engine can judge: its host is a module, which cannot tell the host's values apart. */
export function randomGcScript(seed: number): string {
  const { module, calls, outcomes } = randomGc(seed);
  const wanted = outcomes(() => 0);
  const lines = calls.map(({ func, arg }, i) => {
    const action = `(invoke "${func}" (i32.const ${arg}))`;
    const outcome = wanted[i] ?? '';
    return outcome.startsWith('traps: ')
      ? `(assert_trap ${action} "${TRAP_WORDS[outcome.slice(7)] ?? ''}")`
      : `(assert_return ${action} (i32.const ${outcome}))`;
  });
  const puts = Array.from({ length: 8 }, (_, n) => `(invoke "put" (i32.const ${n}) (ref.extern ${n}))`);
  return `;; Seed ${seed} of engine/testing/random-gc.
(module
  (table $t 8 externref)
  (global $extern (mut externref) (ref.null extern))
  (global $any (mut anyref) (ref.null any))
  (func (export "put") (param i32 externref) (table.set $t (local.get 0) (local.get 1)))
  (func (export "fresh") (param i32) (result externref)
    (if (result externref) (i32.eq (i32.and (local.get 0) (i32.const 3)) (i32.const 3))
      (then (extern.convert_any (ref.i31 (local.get 0)))) (else (table.get $t (local.get 0)))))
  (func (export "swap") (param externref) (result externref) (global.get $extern) (global.set $extern (local.get 0)))
  (func (export "swapAny") (param anyref) (result anyref) (global.get $any) (global.set $any (local.get 0)))
  (func (export "which") (param externref) (result i32) (i32.const 0)))
${puts.join('\n')}
(register "m")
${module}
${lines.join('\n')}
`;
}
/** Group of traps → how its message begins, where it has one alone. */
const TRAP_WORDS: Readonly<Record<string, string>> = {
  cast: 'cast failure',
  array: 'out of bounds array access',
  function: 'null',
  table: 'out of bounds table access',
  memory: 'out of bounds memory access',
};
