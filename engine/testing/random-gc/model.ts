/**
 * What a random program's store is, as plain JavaScript: values, objects that refer to each other, globals, tables. The code of
 * the program (code.ts) is run on it; a walk through it gives the same number as the walk that is compiled into the program
 * (walk.ts).
 */
import {
  type Arrays,
  type Defined,
  FUNCTIONS,
  type Functions,
  type Heap,
  ID,
  isBelow,
  isRef,
  MARK,
  type Storage,
  type Struct,
} from './types.ts';

/** An i31, or a number of the host that is one. */
export class I31 {
  readonly n: number;
  constructor(n: number) {
    this.n = (n << 1) >> 1;
  }
}
/** A value of the host: `fresh(n)`. */
export class Host {
  readonly n: number;
  constructor(n: number) {
    this.n = n;
  }
}
export class Func {
  readonly type: Functions;
  readonly run: (state: State, args: readonly Value[]) => Value;
  constructor(type: Functions, run: Func['run']) {
    this.type = type;
    this.run = run;
  }
}
export class Exn {
  readonly tag: string;
  readonly values: readonly Value[];
  constructor(tag: string, values: readonly Value[]) {
    this.tag = tag;
    this.values = values;
  }
}
/** A structure or an array. */
export class Obj {
  readonly def: Defined;
  readonly cells: Value[];
  readonly descriptor: Reference;
  constructor(def: Defined, cells: Value[], descriptor: Reference = null) {
    this.def = def;
    this.cells = cells;
    this.descriptor = descriptor;
  }
}
/** An object with the defaults of its fields. */
export const blank = (def: Struct, descriptor: Reference = null): Obj =>
  new Obj(
    def,
    def.fields.map(({ storage }) => defaultOf(storage)),
    descriptor,
  );
export type Reference = null | I31 | Host | Func | Exn | Obj;
/** i32, f32, f64; i64; the four words of a v128; a reference. */
export type Value = number | bigint | readonly [number, number, number, number] | Reference;

/** A trap, by the names that the differential driver has for groups of them. */
export class ModelTrap extends Error {}
/** An exception under way. */
export class Thrown {
  readonly exn: Exn;
  constructor(exn: Exn) {
    this.exn = exn;
  }
}

/** The exception that is made, or one of this tag (or of any) that came while it was. */
export function caught(tag: string | undefined, make: () => Exn): Exn {
  try {
    return make();
  } catch (e) {
    if (e instanceof Thrown && (tag === undefined || e.exn.tag === tag)) return e.exn;
    throw e;
  }
}

export function defaultOf(storage: Storage): Value {
  if (isRef(storage)) return null;
  if (storage === 'v128') return [0, 0, 0, 0];
  return storage === 'i64' ? 0n : 0;
}
/** What is left of a value in storage. */
export function narrowed(storage: Storage, value: Value): Value {
  if (storage === 'i8') return Number(value) & 0xff;
  return storage === 'i16' ? Number(value) & 0xffff : value;
}

/** The most precise heap type of a reference that is not null; in the hierarchy of any. */
function heapOf(x: Exclude<Reference, null>): Heap {
  if (x instanceof Obj) return x.def;
  if (x instanceof I31) return 'i31';
  if (x instanceof Func) return x.type;
  return x instanceof Exn ? 'exn' : 'any';
}
/** `ref.test`. */
export function isA(x: Reference, heap: Heap, nullable: boolean): boolean {
  if (x === null) return nullable;
  return heap === 'extern' || isBelow(heapOf(x), heap);
}
/** `ref.eq`. */
export const same = (a: Reference, b: Reference): boolean => (a instanceof I31 && b instanceof I31 ? a.n === b.n : a === b);

/** What an instance's host does, the same for every engine. Numbers of 31 bits come as such, others as objects or numbers. */
export const hostValue = (n: number): Reference => (n % 4 === 3 ? new I31(n) : new Host(n));

/** Calls that a program may still make, references that a walk follows: they end all by themselves. */
export const BUDGET = 60;
export const WALK = 160;

export class State {
  readonly globals = new Map<string, Value>();
  readonly tables = new Map<string, { readonly max: number; readonly cells: Reference[] }>();
  /** Contents of the segments; dropped, they have none. */
  elem: Reference[] = [];
  data: Uint8Array;
  readonly funcs = new Map<string, Func>();
  ids = 0;
  acc = 0;
  budget = 0;
  /** What the host keeps for the program: of each hierarchy one. */
  readonly kept: { any: Reference; extern: Reference } = { any: null, extern: null };
  /** Descriptors that the program keeps, one of each type. */
  private readonly descriptors = new Map<Struct, Obj>();
  private h = 0;
  private left = 0;
  private epoch = 0;
  private met = 0;
  /** Numbers of the host's values as the host says them; a script's host cannot. */
  readonly which: (n: number) => number;

  /** Walks from everything. */
  private readonly walkRoots: (state: State) => void;

  constructor(data: Uint8Array, which: (n: number) => number, walkRoots: (state: State) => void) {
    this.data = data;
    this.which = which;
    this.walkRoots = walkRoots;
  }
  roots(): void {
    this.walkRoots(this);
  }
  digest(): number {
    this.begin();
    this.roots();
    return this.seen;
  }

  table(name: string): { readonly max: number; readonly cells: Reference[] } {
    const table = this.tables.get(name);
    if (table === undefined) throw new TypeError(`no table ${name}`);
    return table;
  }
  func(name: string): Func {
    const func = this.funcs.get(name);
    if (func === undefined) throw new TypeError(`no function ${name}`);
    return func;
  }
  /** Elements from byte or element `from` of the program's data or element segment; a trap where it ends before. */
  segment(storage: Storage, from: number, count: number): Value[] {
    if (isRef(storage)) {
      if (from + count > this.elem.length) throw new ModelTrap('table');
      return this.elem.slice(from, from + count);
    }
    const size = byteSize(storage);
    if (from + count * size > this.data.length) throw new ModelTrap('memory');
    const bytes = new DataView(this.data.buffer, this.data.byteOffset);
    return Array.from({ length: count }, (_, i) => fromBytes(storage, bytes, from + i * size));
  }
  /** The descriptor of that type that the program keeps, made when it is first asked for. */
  descriptor(type: Struct): Obj {
    const known = this.descriptors.get(type) ?? blank(type);
    this.descriptors.set(type, known);
    return known;
  }
  note(n: number): void {
    this.acc = (Math.imul(this.acc, 31) + n) | 0;
  }

  /** Begins a walk. */
  begin(): void {
    this.h = 0;
    this.left = WALK;
    this.met = 0;
    this.epoch++;
  }
  /** What has been seen on it. */
  get seen(): number {
    return this.h;
  }
  mix(n: number): void {
    this.h = (Math.imul(this.h, 31) + n) | 0;
  }
  mix64(type: 'i64' | 'f64', value: Value): void {
    for (const word of words(type, value)) this.mix(word);
  }
  private mixCell(storage: Storage, value: Value): void {
    if (isRef(storage)) return this.walk(value as Reference);
    for (const word of words(storage, value)) this.mix(word);
  }
  walk(x: Reference): void {
    if (--this.left < 0) return;
    if (x === null) return this.mix(1);
    if (x instanceof I31) {
      this.mix(2);
      return this.mix(x.n);
    }
    if (x instanceof Func) {
      this.mix(4);
      return this.mix(isBelow(x.type, FUNCTIONS.number) ? (x.run(this, [3]) as number) : 5);
    }
    if (x instanceof Exn) {
      this.mix(6);
      for (const v of x.values) this.mixCell(typeof v === 'number' ? 'i32' : typeof v === 'bigint' ? 'i64' : ANY, v);
      return;
    }
    if (x instanceof Host) {
      this.mix(3);
      return this.mix(this.which(x.n));
    }
    this.mix(100 + x.def.number);
    if (x.def.kind === 'array') {
      this.mix(x.cells.length);
      for (const cell of x.cells) this.mixCell((x.def as Arrays).element.storage, cell);
      return;
    }
    const mark = x.cells[MARK] as number;
    if (mark >> 9 === this.epoch) return this.mix(mark & 511);
    x.cells[MARK] = (this.epoch << 9) | ++this.met;
    this.mix(x.cells[ID] as number);
    x.def.fields.forEach(({ storage }, i) => {
      if (i > MARK) this.mixCell(storage, x.cells[i] as Value);
    });
    if (x.descriptor !== null) this.walk(x.descriptor);
  }
}
const ANY = { heap: 'any', nullable: true } as const;

const view = new DataView(new ArrayBuffer(8));
/** The words that a walk mixes of a number. */
export function words(storage: Storage, value: Value): readonly number[] {
  switch (storage) {
    case 'i64':
      view.setBigInt64(0, value as bigint, true);
      break;
    case 'f32':
      view.setFloat32(0, value as number, true);
      return [view.getInt32(0, true)];
    case 'f64':
      view.setFloat64(0, value as number, true);
      break;
    case 'v128':
      return [(value as readonly number[])[0] as number, (value as readonly number[])[3] as number];
    default:
      return [value as number];
  }
  return [view.getInt32(0, true), view.getInt32(4, true)];
}
/** Bytes of an element that a data segment may fill; 0: none may. */
export function byteSize(storage: Storage): number {
  if (isRef(storage)) return 0;
  return { i8: 1, i16: 2, i32: 4, i64: 8, f32: 4, f64: 8, v128: 16 }[storage];
}
/** The number that stands in bytes. */
export function fromBytes(storage: Storage, bytes: DataView, at: number): Value {
  switch (storage) {
    case 'i8':
      return bytes.getUint8(at);
    case 'i16':
      return bytes.getUint16(at, true);
    case 'i64':
      return bytes.getBigInt64(at, true);
    case 'f32':
      return bytes.getFloat32(at, true);
    case 'f64':
      return bytes.getFloat64(at, true);
    case 'v128':
      return [0, 4, 8, 12].map((i) => bytes.getInt32(at + i, true)) as unknown as Value;
    default:
      return bytes.getInt32(at, true);
  }
}
