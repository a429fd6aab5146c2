/** Builtins that modules import from the engine (section "Builtins" of the WebAssembly JavaScript interface). */
import { wordAt } from '../../base/arrays.ts';
import { Trap } from '../../runtime/thrown/trap.ts';
import { TYPES } from '../../wasm/canon.ts';
import { WasmError } from '../../wasm/errors.ts';
import type { Import, Module } from '../../wasm/module.ts';
import { TRAP, type TrapCode } from '../../wasm/traps.ts';
import { EXTERNREF, HEAP, I16, I32, refType, type SubType, type ValType } from '../../wasm/types.ts';
import type { CompileOptions } from './compiled.ts';

/** Characters of an array of 16-bit integers, as far as builtins look at it. */
export interface Characters {
  readonly length: number;
  read(from: number, to: number): Uint16Array;
  write(at: number, units: Uint16Array): void;
}

/** A builtin: its type, and what it does with values as JavaScript has them. Arrays come as `Characters`, or null. */
export interface Builtin {
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
  readonly steps: (...args: never[]) => unknown;
  /** Code of the addon's that knows most answers, once the host has been asked about a string. */
  readonly stub?: 'stringTest' | 'stringCast' | 'stringLength' | 'stringUnit' | 'stringEquals';
}

const STRING = refType(HEAP.extern, false);
/** `(array (mut i16))`, and builtins that have it, as a module of these types would. */
const CHARACTER_ARRAY: SubType = {
  final: true,
  supers: [],
  comp: { kind: 'array', field: { storage: I16, mutable: true } },
};
/** A parameter that is such an array; in `builtinType` the type with index 0. */
export const CHARACTERS: ValType = refType(0, true);

const trap = (code: TrapCode, detail = ''): never => {
  throw new Trap(code, detail);
};
const string = (value: unknown): string => (typeof value === 'string' ? value : trap(TRAP.castFailure, ': no string'));
const nullable = (value: unknown): string | null => (value === null ? null : string(value));
/** A string, and an index in it. */
const within = (value: unknown, index: number): string => {
  const text = string(value);
  return index >>> 0 < text.length ? text : trap(TRAP.arrayOutOfBounds, `: string index ${index >>> 0}, length ${text.length}`);
};
const array = (value: Characters | null): Characters => value ?? trap(TRAP.nullArrayReference);

/** At most so many code units become a string at a time. */
const UNITS = 8192;
function textOf(units: Uint16Array): string {
  let text = '';
  for (let i = 0; i < units.length; i += UNITS) text += String.fromCharCode(...units.subarray(i, i + UNITS));
  return text;
}

const JS_STRING: Readonly<Record<string, Builtin>> = {
  cast: { params: [EXTERNREF], results: [STRING], stub: 'stringCast', steps: string },
  test: {
    params: [EXTERNREF],
    results: [I32],
    stub: 'stringTest',
    steps: (value: unknown) => Number(typeof value === 'string'),
  },
  fromCharCodeArray: {
    params: [CHARACTERS, I32, I32],
    results: [STRING],
    steps: (from: Characters | null, start: number, end: number) => {
      const { length } = array(from);
      if (start >>> 0 > end >>> 0 || end >>> 0 > length) trap(TRAP.arrayOutOfBounds);
      return textOf(array(from).read(start >>> 0, end >>> 0));
    },
  },
  intoCharCodeArray: {
    params: [EXTERNREF, CHARACTERS, I32],
    results: [I32],
    steps: (value: unknown, into: Characters | null, start: number) => {
      const target = array(into);
      const text = string(value);
      if ((start >>> 0) + text.length > target.length) trap(TRAP.arrayOutOfBounds);
      target.write(
        start >>> 0,
        Uint16Array.from(text.split(''), (unit) => unit.charCodeAt(0)),
      );
      return text.length;
    },
  },
  fromCharCode: { params: [I32], results: [STRING], steps: (code: number) => String.fromCharCode(code) },
  fromCodePoint: {
    params: [I32],
    results: [STRING],
    steps: (code: number) =>
      code >>> 0 > 0x10ffff ? trap(TRAP.invalidConversion, `: no code point ${code >>> 0}`) : String.fromCodePoint(code),
  },
  charCodeAt: {
    params: [EXTERNREF, I32],
    results: [I32],
    stub: 'stringUnit',
    steps: (text: unknown, i: number) => within(text, i).charCodeAt(i),
  },
  codePointAt: { params: [EXTERNREF, I32], results: [I32], steps: (text: unknown, i: number) => within(text, i).codePointAt(i) },
  length: { params: [EXTERNREF], results: [I32], stub: 'stringLength', steps: (text: unknown) => string(text).length },
  concat: {
    params: [EXTERNREF, EXTERNREF],
    results: [STRING],
    steps: (first: unknown, second: unknown) => string(first) + string(second),
  },
  substring: {
    params: [EXTERNREF, I32, I32],
    results: [STRING],
    steps: (value: unknown, start: number, end: number) => {
      const text = string(value);
      const [from, to] = [start >>> 0, end >>> 0];
      return from > to || from > text.length ? '' : text.substring(from, to);
    },
  },
  equals: {
    params: [EXTERNREF, EXTERNREF],
    results: [I32],
    stub: 'stringEquals',
    steps: (first: unknown, second: unknown) => Number(nullable(first) === nullable(second)),
  },
  compare: {
    params: [EXTERNREF, EXTERNREF],
    results: [I32],
    steps: (first: unknown, second: unknown) => {
      const [a, b] = [string(first), string(second)];
      return a === b ? 0 : a < b ? -1 : 1;
    },
  },
};

const SETS: Readonly<Record<string, Readonly<Record<string, Builtin>>>> = { 'js-string': JS_STRING };
const PREFIX = 'wasm:';

/** The builtin that an import is of, where its set is enabled. */
export function findBuiltin(
  { builtins }: CompileOptions,
  { module, name }: Pick<Import, 'module' | 'name'>,
): Builtin | undefined {
  if (!module.startsWith(PREFIX) || !builtins.includes(module.slice(PREFIX.length))) return undefined;
  const set = SETS[module.slice(PREFIX.length)];
  return set !== undefined && Object.hasOwn(set, name) ? set[name] : undefined;
}

/** Canonical type of a builtin. */
export function builtinType({ params, results }: Builtin): number {
  const type: SubType = { final: true, supers: [], comp: { kind: 'func', params, results } };
  const ids = TYPES.canonicalize(
    [CHARACTER_ARRAY, type],
    [
      { first: 0, count: 1 },
      { first: 1, count: 1 },
    ],
  );
  return wordAt(ids, 1);
}

/**
 * Throws a WasmError unless a valid module's imports of builtins and string constants have their types, and no set is enabled
 * twice.
 */
export function checkBuiltins(module: Module, options: CompileOptions): void {
  const fail = (message: string, offset?: number): never => {
    throw new WasmError('validate', 'invalid', message, offset === undefined ? undefined : { offset });
  };
  const { builtins, importedStringConstants } = options;
  if (new Set(builtins).size < builtins.length) fail('a set of builtins is enabled twice');
  if (builtins.length === 0 && importedStringConstants === undefined) return;
  const ids = TYPES.canonicalize(module.types, module.recs);
  for (const wish of module.imports) {
    const { desc, offset } = wish;
    if (wish.module === importedStringConstants) {
      const fits = desc.kind === 'global' && !desc.type.mutable && TYPES.matches(STRING, desc.type.type);
      if (!fits) fail(`the string constant ${JSON.stringify(wish.name)} is imported as something else`, offset);
      continue;
    }
    const builtin = findBuiltin(options, wish);
    if (builtin === undefined) continue;
    const fits = desc.kind === 'func' && TYPES.matchesHeap(builtinType(builtin), wordAt(ids, desc.type));
    if (!fits) fail(`the builtin ${JSON.stringify(wish.name)} is imported with another type`, offset);
  }
}
