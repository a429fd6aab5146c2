/**
 * Compares what a call gave with what the script expects: exact bits, NaN patterns, vector lanes, references, alternatives.
 * Words are compared as words, so a comparison that holds allocates nothing.
 */
import type { WasmValue } from '../../engine/runtime/values/values.ts';
import { F32, F64, HEAP, heapOf, I64, isRef, V128 } from '../../engine/wasm/types.ts';
import type { Const, LanePattern, NanPattern, Pattern, Shape } from '../script/ast.ts';
import { describeRef, heapMatches, hierarchy } from './values.ts';

const SIGN = 0x7fffffff;

function isNan32(bits: number, nan: NanPattern): boolean {
  return nan === 'canonical' ? (bits & SIGN) === 0x7fc00000 : (bits & 0x7fc00000) === 0x7fc00000;
}
function isNan64(lo: number, hi: number, nan: NanPattern): boolean {
  return nan === 'canonical' ? (hi & SIGN) === 0x7ff80000 && lo === 0 : (hi & 0x7ff80000) === 0x7ff80000;
}

/** Lanes in a 32-bit word of the vector; 0: a lane is two words. */
const LANES_PER_WORD: Readonly<Record<Shape, number>> = { i8x16: 4, i16x8: 2, i32x4: 1, i64x2: 0, f32x4: 1, f64x2: 0 };

function word(v: WasmValue, i: number): number {
  return i === 0 ? v.lo : i === 1 ? v.hi : i === 2 ? v.x2 : v.x3;
}

function laneMatches(shape: Shape, lane: LanePattern, i: number, v: WasmValue): boolean {
  const perWord = LANES_PER_WORD[shape];
  if (perWord === 0) {
    const lo = word(v, 2 * i);
    const hi = word(v, 2 * i + 1);
    return lane.nan === undefined ? lo === lane.lo && hi === lane.hi : isNan64(lo, hi, lane.nan);
  }
  const bits = word(v, Math.trunc(i / perWord));
  if (perWord === 1) return lane.nan === undefined ? bits === lane.lo : isNan32(bits, lane.nan);
  const width = 32 / perWord;
  const mask = (1 << width) - 1;
  return ((bits >>> (width * (i % perWord))) & mask) === (lane.lo & mask);
}

/** Whether lane `i` of the vector is what the pattern wants there. */
export function laneFits(p: Pattern, i: number, v: WasmValue): boolean {
  if (p.kind === 'lanes') return laneMatches(p.shape, p.lanes[i] as LanePattern, i, v);
  if (p.kind !== 'value' || p.value.shape === undefined) return matches(p, v);
  const { value } = p;
  const { shape } = p.value;
  const perWord = LANES_PER_WORD[shape];
  const words = [value.lo, value.hi, value.x2, value.x3];
  if (perWord === 0) return laneMatches(shape, { nan: undefined, lo: words[2 * i] ?? 0, hi: words[2 * i + 1] ?? 0 }, i, v);
  const bits = (words[Math.trunc(i / perWord)] ?? 0) >> ((32 / perWord) * (i % perWord));
  return laneMatches(shape, { nan: undefined, lo: bits, hi: 0 }, i, v);
}

function constMatches(c: Const, v: WasmValue): boolean {
  if (c.form === 'number') {
    if (v.type !== c.type || v.lo !== c.lo) return false;
    if (v.type === V128) return v.hi === c.hi && v.x2 === c.x2 && v.x3 === c.x3;
    return v.type === F64 || v.type === I64 ? v.hi === c.hi : true;
  }
  if (!isRef(v.type)) return false;
  const ref = describeRef(v);
  if (c.form === 'null') return ref.form === 'null' && sameHierarchy(heapOf(c.type), heapOf(v.type));
  return ref.form === c.form && ref.id === c.lo;
}

/** Null is one value a hierarchy; a concrete type's hierarchy is the defining module's affair, so it matches any. */
function sameHierarchy(a: number, b: number): boolean {
  return a >= 0 || b >= 0 || hierarchy(a) === hierarchy(b);
}

function refMatches(p: Pattern & { kind: 'null' | 'ref' }, v: WasmValue): boolean {
  if (!isRef(v.type)) return false;
  const ref = describeRef(v);
  if (p.kind === 'null') return ref.form === 'null' && (p.heap === undefined || sameHierarchy(p.heap, heapOf(v.type)));
  if (ref.form === 'null') return false;
  if (p.heap === undefined) return true;
  if (ref.form === 'object') return heapMatches(ref.heap, p.heap);
  return p.heap === (ref.form === 'extern' ? HEAP.extern : HEAP.any);
}

/** Does a result match the pattern? */
export function matches(p: Pattern, v: WasmValue): boolean {
  switch (p.kind) {
    case 'value':
      return constMatches(p.value, v);
    case 'nan':
      if (v.type !== p.type) return false;
      return p.type === F32 ? isNan32(v.lo, p.nan) : isNan64(v.lo, v.hi, p.nan);
    case 'lanes':
      return v.type === V128 && p.lanes.every((lane, i) => laneMatches(p.shape, lane, i, v));
    case 'either':
      return p.options.some((option) => matches(option, v));
    default:
      return refMatches(p, v);
  }
}

/** Do all results match, one for one? */
export function allMatch(expected: readonly Pattern[], results: readonly WasmValue[]): boolean {
  if (expected.length !== results.length) return false;
  for (let i = 0; i < expected.length; i++) if (!matches(expected[i] as Pattern, results[i] as WasmValue)) return false;
  return true;
}

/**
 * How a message is compared with the script's, the strictest first. `prefix` is the specification's rule: the expected text
 * begins the message. `contains` is laxer, `class` looks at the failure's class only, `ignore` takes any failure.
 */
export type MessageMode = 'prefix' | 'contains' | 'class' | 'ignore';
export const MESSAGE_MODES: readonly MessageMode[] = ['prefix', 'contains', 'class', 'ignore'];

/** The strictest rule by which a failure is the expected one; `sameClass`: its class is. */
export function messageRule(sameClass: boolean, got: string, expected: string): MessageMode {
  if (!sameClass) return 'ignore';
  if (got.startsWith(expected)) return 'prefix';
  return got.includes(expected) ? 'contains' : 'class';
}

/** Whether a comparison by `mode` accepts what only `rule` holds for. */
export function ruleSuffices(mode: MessageMode, rule: MessageMode): boolean {
  return MESSAGE_MODES.indexOf(rule) <= MESSAGE_MODES.indexOf(mode);
}
