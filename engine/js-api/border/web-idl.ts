/**
 * Web IDL as JavaScript has it: interfaces, their constructors, operations and attributes with the property descriptors, names,
 * lengths, class strings and brand checks that the standard asks for (section 3.7 of it), and conversions of arguments (3.2).
 */
import { types } from 'node:util';
import { asNumber } from '../../runtime/objects/convert.ts';

/** What a call was given; `length` tells a missing argument from `undefined`. */
export type Arguments = readonly unknown[];

/** A static operation, or one of a namespace. */
export interface StaticOperation {
  /** How many arguments it needs. */
  readonly length: number;
  readonly call: (args: Arguments) => unknown;
  /** It gives a promise, which is rejected where it would throw. */
  readonly promise?: boolean;
}
/** An operation of an interface whose objects stand for an `S`. */
export interface Operation<S> {
  readonly length: number;
  readonly call: (slot: S, args: Arguments) => unknown;
}
export interface Attribute<S> {
  readonly get: (slot: S) => unknown;
  readonly set?: (slot: S, value: unknown) => void;
}

/** An interface: its objects stand for an `S` each. */
export interface Definition<S extends object> {
  readonly name: string;
  /** How many arguments the constructor needs. */
  readonly length: number;
  readonly construct: (args: Arguments) => S;
  /** The object that stands for an `S`, whose prototype is that of `made`; absent: an ordinary one. */
  readonly create?: (slot: S, made: Constructor) => object;
  /** What an object stands for that is none of the interface yet; undefined where it stands for nothing. */
  readonly receive?: (value: unknown) => S | undefined;
  readonly statics?: Readonly<Record<string, StaticOperation>>;
  readonly operations?: Readonly<Record<string, Operation<S>>>;
  readonly attributes?: Readonly<Record<string, Attribute<S>>>;
}

export type Constructor = new (...args: unknown[]) => object;

/** An interface object with what it takes to go between objects and what they stand for. */
export interface Interface<S extends object> {
  readonly constructor: Constructor;
  /** What an object stands for; undefined where it is none of the interface. */
  slotOf(value: unknown): S | undefined;
  /** The same where another value is wrong use: throws a TypeError, which says so of `what`. */
  expect(value: unknown, what: string): S;
  /** The object that stands for something: always the same one. */
  wrap(slot: S): object;
  /** Makes an object stand for something. */
  adopt(object: object, slot: S): void;
}

const NAMESPACE = 'WebAssembly';

function checkCount(given: number, needed: number, where: string): void {
  if (given < needed)
    throw new TypeError(`${where}: ${needed} argument${needed === 1 ? '' : 's'} required, but only ${given} present`);
}

/** Gives a function the name and length that it shows. */
export function named<F extends object>(f: F, name: string, length: number): F {
  return Object.defineProperties(f, {
    length: { value: length, configurable: true },
    name: { value: name, configurable: true },
  });
}

/** A class string, as `Object.prototype.toString` has it. */
export function classString(object: object, name: string): void {
  Object.defineProperty(object, Symbol.toStringTag, { value: name, configurable: true });
}

/** Static operations as methods of an object. */
export function defineStatics(object: object, where: string, statics: Readonly<Record<string, StaticOperation>>): void {
  for (const [name, { length, call, promise = false }] of Object.entries(statics)) {
    const run = (args: Arguments): unknown => {
      checkCount(args.length, length, `${where}.${name}()`);
      return call(args);
    };
    const { method } = {
      method(...args: unknown[]): unknown {
        if (!promise) return run(args);
        try {
          return Promise.resolve(run(args));
        } catch (error) {
          return Promise.reject(error);
        }
      },
    };
    Object.defineProperty(object, name, {
      value: named(method, name, length),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
}

/** Makes an interface. */
export function makeInterface<S extends object>(definition: Definition<S>): Interface<S> {
  const { name, length, construct, create, receive, statics = {}, operations = {}, attributes = {} } = definition;
  const qualified = `${NAMESPACE}.${name}`;
  const slots = new WeakMap<object, S>();
  const objects = new WeakMap<S, object>();
  const adopt = (object: object, slot: S): void => {
    slots.set(object, slot);
    objects.set(slot, object);
  };
  const slotOf = (value: unknown): S | undefined => {
    const known = slots.get(value as object);
    if (known !== undefined || receive === undefined || typeof value !== 'object' || value === null) return known;
    const received = receive(value);
    if (received !== undefined) adopt(Object.setPrototypeOf(value, made.prototype as object) as object, received);
    return received;
  };
  const expect = (value: unknown, what: string): S => {
    const slot = slotOf(value);
    if (slot === undefined) throw new TypeError(`${what} must be a ${qualified}`);
    return slot;
  };

  const { [name]: Made } = {
    [name]: class {
      constructor(...args: unknown[]) {
        checkCount(args.length, length, `${qualified}()`);
        const slot = construct(args);
        const object = create?.(slot, new.target as unknown as Constructor) ?? this;
        adopt(object, slot);
        // biome-ignore lint/correctness/noConstructorReturn: an object of V8's stands for what reaches other threads
        return object;
      }
    },
  };
  const made = named(Made as unknown as Constructor, name, length);
  const prototype = made.prototype as object;
  classString(prototype, qualified);
  defineStatics(made, qualified, statics);
  for (const [key, { length: needed, call }] of Object.entries(operations)) {
    const where = `${qualified}.${key}()`;
    const { method } = {
      method(this: unknown, ...args: unknown[]): unknown {
        const slot = expect(this, `${where}: Receiver`);
        checkCount(args.length, needed, where);
        return call(slot, args);
      },
    };
    Object.defineProperty(prototype, key, {
      value: named(method, key, needed),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  for (const [key, { get, set }] of Object.entries(attributes)) {
    const { getter, setter } = {
      getter(this: unknown): unknown {
        return get(expect(this, `get ${qualified}.${key}: Receiver`));
      },
      setter(this: unknown, ...args: unknown[]): void {
        set?.(expect(this, `set ${qualified}.${key}: Receiver`), args[0]);
      },
    };
    Object.defineProperty(prototype, key, {
      get: named(getter, `get ${key}`, 0),
      ...(set === undefined ? {} : { set: named(setter, `set ${key}`, 1) }),
      enumerable: true,
      configurable: true,
    });
  }
  const newObject = create ?? ((_: S, { prototype: proto }: Constructor): object => Object.create(proto as object));
  const wrap = (slot: S): object => {
    let object = objects.get(slot);
    if (object === undefined) {
      object = newObject(slot, made);
      adopt(object, slot);
    }
    return object;
  };
  return { constructor: made, slotOf, expect, wrap, adopt };
}

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** A dictionary's value as an object whose members can be read; `undefined` and `null` are empty ones. */
export function dictionary(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new TypeError(`${where} must be an object`);
  return value as Readonly<Record<string, unknown>>;
}

/** The member of a dictionary that must be there. */
export function required(value: unknown, where: string): unknown {
  if (value === undefined) throw new TypeError(`${where} is required`);
  return value;
}

/** A value of an enumeration. */
export function enumeration<T extends string>(value: unknown, values: readonly T[], where: string): T {
  const text = `${value}`;
  const found = values.find((v) => v === text);
  if (found === undefined) throw new TypeError(`${where} must be one of ${values.map((v) => `"${v}"`).join(', ')}`);
  return found;
}

/** The elements of a sequence. */
export function sequence(value: unknown, where: string): unknown[] {
  const method: unknown = isObject(value) ? (value as Partial<Iterable<unknown>>)[Symbol.iterator] : undefined;
  if (method === undefined || method === null) throw new TypeError(`${where} must be iterable`);
  if (typeof method !== 'function') throw new TypeError(`${where}: its iterator is no function`);
  return [...{ [Symbol.iterator]: () => Reflect.apply(method, value, []) as Iterator<unknown> }];
}

/** A string of Unicode scalar values. */
export const usvString = (value: unknown): string => `${value}`.toWellFormed();

/** `[EnforceRange] unsigned long`: throws a TypeError for what is none. */
export function unsignedLong(value: unknown, where: string): number {
  const number = Math.trunc(asNumber(value));
  if (!(number >= 0 && number < 2 ** 32)) throw new TypeError(`${where} must be convertible to a valid unsigned 32-bit number`);
  return number + 0;
}

/** A copy of the bytes that a buffer or a view has: none where it is detached. */
export function copyOfBytes(value: unknown, where: string): Uint8Array {
  const isView = ArrayBuffer.isView(value);
  const buffer = isView ? value.buffer : value;
  if (!types.isAnyArrayBuffer(buffer)) throw new TypeError(`${where} must be a buffer source`);
  // A buffer of no bytes may be a detached one, of which there is no view.
  if (buffer.byteLength === 0) return new Uint8Array();
  return isView ? new Uint8Array(buffer, value.byteOffset, value.byteLength).slice() : new Uint8Array(buffer).slice();
}
