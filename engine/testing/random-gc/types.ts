/** Types of random programs with garbage collection: what is declared, as wasm text and as the model sees it. */
import type { Random } from '../random.ts';

export type Numeric = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';
export const NUMERIC: readonly Numeric[] = ['i32', 'i64', 'f32', 'f64', 'v128'];
type Abstract = 'any' | 'eq' | 'i31' | 'struct' | 'array' | 'extern' | 'func' | 'exn';
export type Heap = Abstract | Definition;
export interface Ref {
  readonly heap: Heap;
  readonly nullable: boolean;
}
export type ValueType = Numeric | Ref;
export type Storage = ValueType | 'i8' | 'i16';
export interface Field {
  readonly storage: Storage;
  readonly mutable: boolean;
}

/** A structure begins with a number that tells it from others, and with one that the walk through the heap writes. */
export interface Struct {
  readonly kind: 'struct';
  readonly name: string;
  /** What a walk says of it. */
  readonly number: number;
  readonly above: Struct | undefined;
  readonly final: boolean;
  readonly fields: readonly Field[];
  /** The type of its objects' descriptors. */
  readonly descriptor: Struct | undefined;
  /** The name of the type whose descriptors are of this one. */
  readonly describes: string | undefined;
}
export interface Arrays {
  readonly kind: 'array';
  readonly name: string;
  readonly number: number;
  readonly final: boolean;
  readonly element: Field;
}
/** Function types are the same in every program: `FUNCTIONS`. */
export interface Functions {
  readonly kind: 'func';
  readonly name: string;
  readonly above: Functions | undefined;
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}
export type Definition = Struct | Arrays | Functions;
export type Defined = Struct | Arrays;

export const ID = 0;
export const MARK = 1;

export const nullable = (heap: Heap): Ref => ({ heap, nullable: true });
export const nonNull = (heap: Heap): Ref => ({ heap, nullable: false });
export const isRef = (type: Storage): type is Ref => typeof type === 'object';

const named = (heap: Heap): string => (typeof heap === 'string' ? heap : heap.name);
/** The type of references to nothing but objects that were made of that type. */
export const exactText = (def: Struct): string => `(ref null (exact ${def.name}))`;
/** A type as text. */
export function typeText(type: Storage): string {
  if (!isRef(type)) return type;
  return `(ref ${type.nullable ? 'null ' : ''}${named(type.heap)})`;
}
/** The type that a storage type has outside of its object. */
export const unpacked = (storage: Storage): ValueType => (storage === 'i8' || storage === 'i16' ? 'i32' : storage);

/** Whether references to the first are references to the second. */
export function isBelow(a: Heap, b: Heap): boolean {
  if (a === b) return true;
  if (typeof a !== 'string') {
    if (a.kind !== 'array' && a.above !== undefined && isBelow(a.above, b)) return true;
    return b === a.kind || (a.kind !== 'func' && (b === 'eq' || b === 'any'));
  }
  if (a === 'i31' || a === 'struct' || a === 'array') return b === 'eq' || b === 'any';
  return a === 'eq' && b === 'any';
}
/** Whether a value of the first type is one of the second. */
export function fits(a: ValueType, b: ValueType): boolean {
  if (!isRef(a) || !isRef(b)) return a === b;
  return isBelow(a.heap, b.heap) && (b.nullable || !a.nullable);
}
/** The top type of a reference's hierarchy. */
export function topOf(heap: Heap): 'any' | 'extern' | 'func' | 'exn' {
  if (heap === 'extern' || heap === 'exn') return heap;
  return isBelow(heap, 'func') ? 'func' : 'any';
}
export const isDefaultable = ({ storage }: Field): boolean => !isRef(storage) || storage.nullable;

const number: Functions = { kind: 'func', name: '$number', above: undefined, params: ['i32'], results: ['i32'] };
const any = nullable('any');
/** `$number` tells functions apart; `$helper` is the type of those that do something. */
export const FUNCTIONS = {
  number,
  below: { ...number, name: '$below', above: number },
  helper: { kind: 'func', name: '$helper', above: undefined, params: [any, 'i32'], results: [any] },
} as const satisfies Readonly<Record<string, Functions>>;

export interface Types {
  readonly structs: readonly Struct[];
  readonly arrays: readonly Arrays[];
}
export const all = ({ structs, arrays }: Types): readonly Defined[] => [...structs, ...arrays];

/** A storage type; references without null lead to what was declared before, so that all can be made. */
function storage(r: Random, known: readonly Defined[], later: readonly Defined[]): Storage {
  if (r.chance(30)) return r.pick<Storage>(['i8', 'i16', 'i32', 'i64', 'f32', 'f64', 'v128']);
  if (known.length > 0 && r.chance(12)) return nonNull(r.pick<Heap>([...known, 'i31', 'any', 'func', 'extern']));
  if (r.chance(55)) return nullable(r.pick<Heap>([...known, ...later]));
  return nullable(r.pick<Heap>(['any', 'any', 'any', 'eq', 'i31', 'struct', 'array', 'extern', 'func', 'exn', FUNCTIONS.number]));
}

/** What every structure begins with. */
const HEAD: readonly Field[] = [
  { storage: 'i32', mutable: false },
  { storage: 'i32', mutable: true },
];

/** Types of a program: three to six structures, with descriptors where they are asked for, two to five arrays, in one group. */
export function randomTypes(r: Random, descriptors: boolean): Types {
  const known: Defined[] = [];
  const structs: Struct[] = [];
  const arrays: Arrays[] = [];
  const field = (self: Defined): Field => ({ storage: storage(r, known, [self]), mutable: r.chance(75) });
  const count = 3 + r.below(4);
  for (let n = 0; n < count; n++) {
    const open = structs.filter(({ final, describes }) => !final && describes === undefined);
    const above = open.length > 0 && r.chance(60) ? r.pick(open) : undefined;
    const fields: Field[] = [...(above?.fields ?? HEAD)];
    const name = `$s${n}`;
    const final = r.chance(25);
    const described = descriptors && (above?.descriptor !== undefined || r.chance(60));
    const descriptor = described ? descriptorType(n, above, final) : undefined;
    const self: Struct = { kind: 'struct', name, number: n, above, final, fields, descriptor, describes: undefined };
    for (let more = r.below(4); more > 0; more--) fields.push(field(self));
    structs.push(self);
    known.push(self);
    if (descriptor === undefined) continue;
    structs.push(descriptor);
    known.push(descriptor);
  }
  const anys: Arrays = { kind: 'array', name: '$anys', number: 20, final: true, element: { storage: any, mutable: true } };
  arrays.push(anys);
  known.push(anys);
  for (let n = 1 + r.below(4); n > 0; n--) {
    const element = { storage: storage(r, known, []), mutable: r.chance(85) };
    const self: Arrays = { kind: 'array', name: `$a${n}`, number: 20 + n, final: r.chance(50), element };
    arrays.push(self);
    known.push(self);
  }
  return { structs, arrays };
}

/** The type of descriptors of structure `n`, below that of its supertype; all its fields have defaults. */
function descriptorType(n: number, above: Struct | undefined, final: boolean): Struct {
  const fields = above?.descriptor?.fields ?? [...HEAD, { storage: any, mutable: true }];
  const rest = { above: above?.descriptor, final, descriptor: undefined, describes: `$s${n}` };
  return { kind: 'struct', name: `$d${n}`, number: 40 + n, fields: [...fields, { storage: 'i16', mutable: true }], ...rest };
}

const fieldText = ({ storage: s, mutable }: Field): string => (mutable ? `(mut ${typeText(s)})` : typeText(s));
function clause(def: Defined): string {
  if (def.kind === 'array') return '';
  if (def.describes !== undefined) return `(describes ${def.describes}) `;
  return def.descriptor === undefined ? '' : `(descriptor ${def.descriptor.name}) `;
}
function definition(def: Defined): string {
  const comp =
    def.kind === 'struct'
      ? `(struct ${def.fields.map((f) => `(field ${fieldText(f)})`).join(' ')})`
      : `(array ${fieldText(def.element)})`;
  const above = def.kind === 'struct' && def.above !== undefined ? `${def.above.name} ` : '';
  return `(type ${def.name} (sub ${def.final ? 'final ' : ''}${above}${clause(def)}${comp}))`;
}
/** The type section: one group, for members of a group are never the same type. */
export function typeSection(types: Types): string {
  const { number: n, below, helper } = FUNCTIONS;
  const signature = ({ params, results }: Functions): string =>
    `(func (param ${params.map(typeText).join(' ')}) (result ${results.map(typeText).join(' ')}))`;
  return `(type ${n.name} (sub ${signature(n)})) (type ${below.name} (sub final ${n.name} ${signature(below)}))
    (type ${helper.name} ${signature(helper)})
    (rec ${all(types).map(definition).join('\n  ')})`;
}
