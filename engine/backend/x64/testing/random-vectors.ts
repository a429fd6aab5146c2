/**
 * Random modules full of vector code, as text: a seed in, a module out whose `f` (no parameters, no results) works on memory, on
 * globals and on more vectors than there are registers, and ends by storing all of them. Every vector instruction, every memory
 * form, vectors through calls, blocks, loops, selects and globals. NaNs of arithmetic are replaced, so that every bit is defined.
 */
import { Random } from '../../../testing/random.ts';
import { OP_ROWS, type OpRow } from '../../../wasm/opcodes.ts';
import { nanBits } from './nans.ts';
import { strict } from './strict.ts';

type Type = 'v128' | 'i32' | 'i64' | 'f32' | 'f64';
const TYPES: readonly Type[] = ['v128', 'i32', 'i64', 'f32', 'f64'];
/** Locals of each function: parameters, then these. */
const LOCALS: readonly Type[] = [...Array<Type>(20).fill('v128'), 'i32', 'i32', 'i64', 'f32', 'f64'];
const GLOBALS: readonly Type[] = ['v128', 'v128', 'i32'];
/** Functions call those with higher numbers. */
const SIGNATURES: readonly { readonly params: readonly Type[]; readonly results: readonly Type[] }[] = [
  { params: [], results: [] },
  { params: ['v128', 'i32', 'v128'], results: ['v128'] },
  // Arguments on the stack, an odd number of words among them.
  { params: [...Array<Type>(10).fill('v128'), 'f64', ...Array<Type>(9).fill('i64')], results: ['v128', 'i32', 'v128'] },
  { params: [...Array<Type>(9).fill('i32'), ...Array<Type>(11).fill('v128')], results: ['v128'] },
];
const LOCALS_AT = 4096;

const vector = OP_ROWS.filter((row) => (row.feature === 'simd' || row.feature === 'relaxed-simd') && row.name !== 'v128.const');
const byResult = (rows: readonly OpRow[]): ReadonlyMap<string, readonly OpRow[]> =>
  new Map(TYPES.map((t) => [t, rows.filter((row) => row.results?.[0] === t)]));
const OPERATIONS = byResult(vector.filter((row) => row.align < 0));
const SHUFFLE = vector.find((row) => row.imms[0] === 'shuffle');
const memory = OP_ROWS.filter((row) => row.align >= 0 && row.feature !== 'threads');
const LOADS = byResult(memory);
const STORES = memory.filter((row) => row.results?.length === 0);
/** What else integers go through; floats only move, so that their NaNs stay what they are. */
const SCALAR: Readonly<Record<Type, readonly string[]>> = {
  v128: [],
  i32: ['i32.add', 'i32.sub', 'i32.mul', 'i32.and', 'i32.xor', 'i32.shl', 'i32.lt_s', 'i32.eq'],
  i64: ['i64.add', 'i64.sub', 'i64.or', 'i64.rotl'],
  f32: ['f32.copysign'],
  f64: ['f64.copysign'],
};

/** The text of a module. With `strictly`, relaxed instructions are written in strict ones. */
export function randomVectors(seed: number, strictly: boolean): string {
  const random = new Random(seed);
  const below = (n: number): number => random.below(n);
  const pick = <T>(list: readonly T[]): T => random.pick(list);
  const chance = (percent: number): boolean => random.chance(percent);
  let self = 0;
  let labels = 0;
  let budget = 0;

  const byte = (): number => (chance(50) ? pick([0, 1, 7, 8, 15, 16, 31, 63, 64, 127, 128, 255]) : below(256));
  function constant(type: Type): string {
    switch (type) {
      case 'v128': {
        const shape = pick(['all', 'i8x16', 'i16x8', 'i32x4', 'f32x4', 'f64x2']);
        if (shape === 'all') return `(v128.const i64x2 ${pick(['0 0', '-1 -1', '0 -1', '1 0'])})`;
        const lanes = Number(shape.split('x')[1]);
        const lane = (): string =>
          shape.startsWith('f')
            ? pick(['0', '-0', '1', '-1.5', '0x1p31', '0x1p32', '-0x1p31', 'inf', 'nan', '1e-40', '0.1'])
            : String(byte());
        const first = lane();
        const same = chance(30);
        return `(v128.const ${shape} ${Array.from({ length: lanes }, () => (same ? first : lane())).join(' ')})`;
      }
      case 'f32':
      case 'f64':
        return `(${type}.const ${pick(['0', '-0', '1.5', '-3', '0x1p31', 'inf', 'nan'])})`;
      default:
        return `(${type}.const ${chance(70) ? byte() : below(0x7fffffff) - 0x40000000})`;
    }
  }
  function local(type: Type): string {
    const { params } = SIGNATURES[self] ?? { params: [] };
    return pick([...params, ...LOCALS].flatMap((t, k) => (t === type ? [`${k}`] : [])));
  }
  const leaf = (type: Type): string => {
    if (chance(70)) return `(local.get ${local(type)})`;
    const globals = GLOBALS.flatMap((t, k) => (t === type ? [k] : []));
    return globals.length > 0 && chance(40) ? `(global.get ${pick(globals)})` : constant(type);
  };

  /** An access: `offset=… [lane] address`, mostly within memory. */
  function place(row: OpRow, depth: number): string {
    const size = 2 ** row.align;
    const lane = row.imms.find((imm) => imm.startsWith('lane'));
    const index = lane === undefined ? '' : below(Number(lane.slice(4)));
    if (chance(10)) return `offset=${65536 - size + (chance(3) ? 1 : 0)} ${index} (i32.const 0)`;
    return `offset=${below(100)} ${index} (i32.and ${expr('i32', depth - 1)} (i32.const ${chance(2) ? 0xffff : 0xfff}))`;
  }
  /** A shuffle's mask: whole lanes of some size, anywhere, in a row, in place, or interleaved. */
  function mask(): string {
    const size = pick([1, 1, 2, 4, 8]);
    const count = 16 / size;
    const start = below(2 * count);
    const from = pick([count, 2 * count]);
    const lane = pick([
      () => below(from),
      (k: number) => (start + k) % (2 * count),
      (k: number) => k + below(2) * count,
      (k: number) => (((start + k) >> 1) % count) + (k & 1) * count,
    ]);
    const lanes = Array.from({ length: count }, (_, k) => lane(k));
    return lanes.flatMap((n) => Array.from({ length: size }, (_, k) => n * size + k)).join(' ');
  }
  /** Zero for each NaN of a float vector. */
  const withoutNans = (e: string, bits: 0 | 32 | 64): string => {
    if (bits === 0) return e;
    const shape = bits === 32 ? 'f32x4' : 'f64x2';
    return `(v128.and (local.tee $nan ${e}) (${shape}.eq (local.get $nan) (local.get $nan)))`;
  };
  function operation(row: OpRow, depth: number): string {
    const { name, params = [], imms } = row;
    const [imm = ''] = imms;
    const immediate = imm === 'shuffle' ? mask() : imm.startsWith('lane') ? String(below(Number(imm.slice(4)))) : '';
    let args = params.map((t) => (t === 'i32' && chance(50) ? constant(t) : expr(t as Type, depth - 1)));
    // One vector twice, now and then.
    const vectors = params.flatMap((t, k) => (t === 'v128' ? [k] : []));
    if (vectors.length > 1 && chance(15)) {
      const same = `(local.get ${local('v128')})`;
      const [x, y] = [pick(vectors), pick(vectors)];
      args = args.map((a, k) => (k === x || k === y ? same : a));
    }
    if (row.feature !== 'relaxed-simd' || !strictly)
      return withoutNans(`(${name} ${immediate} ${args.join(' ')})`, nanBits(name));
    const sets = params.map((_, k) => `(local.set $relaxed${k})`).reverse();
    const relaxed = strict(
      name,
      params.map((_, k) => `(local.get $relaxed${k})`),
    );
    return withoutNans(`(block (result v128) ${args.join(' ')} ${sets.join(' ')} ${relaxed})`, nanBits(name));
  }
  function call(type: Type, depth: number): string | undefined {
    const callees = SIGNATURES.flatMap(({ results }, k) => (k > self && results.includes(type) ? [k] : []));
    if (callees.length === 0) return undefined;
    const callee = pick(callees);
    const { params, results } = SIGNATURES[callee] as (typeof SIGNATURES)[number];
    const args = params.map((t) => expr(t, Math.min(depth - 1, 1)));
    const kept = results.lastIndexOf(type);
    // Results behind the kept one are dropped, those before it as well.
    const after = results.slice(kept + 1).map(() => '(drop)');
    const before = results.slice(0, kept).map(() => '(drop)');
    return `(block (result ${type}) (call ${callee} ${args.join(' ')}) ${after.join(' ')} (local.set $kept_${type}) ${before.join(' ')} (local.get $kept_${type}))`;
  }

  function expr(type: Type, depth: number): string {
    if (depth <= 0 || budget-- < 0) return leaf(type);
    switch (below(18)) {
      case 0:
        return leaf(type);
      case 1: {
        const row = pick(LOADS.get(type) ?? []);
        const lanes = row.params?.includes('v128') === true;
        return `(${row.name} ${place(row, depth)} ${lanes ? expr('v128', depth - 1) : ''})`;
      }
      case 2:
        return `(select ${expr(type, depth - 1)} ${expr(type, depth - 1)} ${expr('i32', depth - 1)})`;
      case 3:
        return `(local.tee ${local(type)} ${expr(type, depth - 1)})`;
      case 4:
        return `(if (result ${type}) ${expr('i32', depth - 1)} (then ${body(type, depth - 1)}) (else ${body(type, depth - 1)}))`;
      case 5: {
        const label = `$l${labels++}`;
        return `(block ${label} (result ${type}) (br_if ${label} ${expr(type, depth - 1)} ${expr('i32', depth - 1)}) (drop) ${body(type, depth - 1)})`;
      }
      case 6:
        return call(type, depth) ?? leaf(type);
      case 7:
        if (type === 'v128') return loop(depth);
        break;
      case 8: {
        const [name] = SCALAR[type].length > 0 ? [pick(SCALAR[type])] : [];
        if (name !== undefined) return `(${name} ${expr(type, depth - 1)} ${expr(type, depth - 1)})`;
      }
    }
    const rows = OPERATIONS.get(type) ?? [];
    // No other instruction has as many ways to be lowered.
    const row = type === 'v128' && chance(12) ? SHUFFLE : rows.length === 0 ? undefined : pick(rows);
    return row === undefined ? leaf(type) : operation(row, depth);
  }
  /** A loop that carries a vector as its parameter. */
  function loop(depth: number): string {
    const label = `$l${labels++}`;
    return `(block (result v128) ${expr('v128', depth - 1)} (loop ${label} (param v128) (result v128) (local.set ${local('v128')})
      ${body('v128', depth - 1)} (br_if ${label} ${again()})))`;
  }
  const again = (): string => '(i32.gt_s (local.tee $fuel (i32.sub (local.get $fuel) (i32.const 1))) (i32.const 0))';
  const body = (type: Type, depth: number): string => `${statements(below(3), depth)} ${expr(type, depth)}`;
  const statements = (n: number, depth: number): string => Array.from({ length: n }, () => statement(depth)).join('\n');

  function statement(depth: number): string {
    const type = chance(70) ? 'v128' : pick(TYPES);
    if (depth <= 0 || budget-- < 0) return `(local.set ${local(type)} ${leaf(type)})`;
    switch (below(8)) {
      case 0:
      case 1:
      case 2:
        return `(local.set ${local(type)} ${expr(type, depth)})`;
      case 3:
      case 4: {
        const row = pick(STORES);
        return `(${row.name} ${place(row, depth)} ${expr(row.params?.[1] as Type, depth - 1)})`;
      }
      case 5: {
        const k = below(GLOBALS.length);
        return `(global.set ${k} ${expr(GLOBALS[k] as Type, depth)})`;
      }
      case 6:
        return `(if ${expr('i32', depth - 1)} (then ${statements(below(3), depth - 1)}) (else ${statements(below(3), depth - 1)}))`;
      default: {
        const label = `$l${labels++}`;
        return `(loop ${label} ${statements(1 + below(3), depth - 1)} (br_if ${label} ${again()}))`;
      }
    }
  }

  function func({ params, results }: (typeof SIGNATURES)[number], index: number): string {
    self = index;
    budget = 300;
    const names = [
      '$fuel i32',
      '$nan v128',
      ...[0, 1, 2].map((k) => `$relaxed${k} v128`),
      ...TYPES.map((t) => `$kept_${t} ${t}`),
    ];
    const first = params.length;
    const loads = LOCALS.map((t, k) => `(local.set ${first + k} (${t}.load offset=${16 * k} (i32.const 0)))`);
    const work = statements(5, 5);
    const ends =
      index === 0 ? LOCALS.map((t, k) => `(${t}.store offset=${LOCALS_AT + 16 * k} (i32.const 0) (local.get ${first + k}))`) : [];
    const globals =
      index === 0
        ? GLOBALS.map((t, k) => `(${t}.store offset=${LOCALS_AT + 1024 + 16 * k} (i32.const 0) (global.get ${k}))`)
        : [];
    // Whoever has the results of a later function may leave the rest to it.
    const tail = SIGNATURES.findIndex((s, k) => k > index && index > 0 && s.results.join() === results.join());
    const last =
      tail > 0 && chance(50) ? `(return_call ${tail} ${SIGNATURES[tail]?.params.map((t) => expr(t, 1)).join(' ')})` : '';
    return `(func ${index === 0 ? '(export "f")' : ''} (param ${params.join(' ')}) (result ${results.join(' ')})
      (local ${LOCALS.join(' ')}) ${names.map((n) => `(local ${n})`).join(' ')}
      ${loads.join(' ')} (local.set $fuel (i32.const 10))
      ${work} ${ends.join(' ')} ${globals.join(' ')} ${last === '' ? results.map((t) => expr(t, 3)).join(' ') : last})`;
  }
  const globals = GLOBALS.map((t) => `(global (mut ${t}) ${constant(t)})`);
  return `(module (memory (export "m") 1) ${globals.join(' ')} ${SIGNATURES.map(func).join('\n')})`;
}
