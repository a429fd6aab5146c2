/**
 * Constants and result patterns of scripts (the reference interpreter's script grammar: `const`, `result`, `num_pat`,
 * `lane_pat`).
 */

import { wordAt } from '../../engine/base/arrays.ts';
import { KEYWORD_OP, KW } from '../../engine/text/lex/keywords.ts';
import { FLOAT, INT, kindOf, LPAR, NAT, RPAR } from '../../engine/text/lex/lexer.ts';
import { float, integer } from '../../engine/text/parse/immediates.ts';
import type { Parser } from '../../engine/text/parse/parser.ts';
import { heapType } from '../../engine/text/parse/types.ts';
import { op } from '../../engine/wasm/opcodes.ts';
import {
  EXTERNREF,
  F32,
  F64,
  HEAP,
  type HeapType,
  I32,
  I64,
  nonNull,
  refType,
  V128,
  type ValType,
} from '../../engine/wasm/types.ts';
import type { Const, LanePattern, NanPattern, Pattern, Shape } from './ast.ts';

const I32_CONST = KEYWORD_OP + op('i32.const');
const I64_CONST = KEYWORD_OP + op('i64.const');
const F32_CONST = KEYWORD_OP + op('f32.const');
const F64_CONST = KEYWORD_OP + op('f64.const');
const V128_CONST = KEYWORD_OP + op('v128.const');
const REF_NULL = KEYWORD_OP + op('ref.null');

const EXTERN: ValType = nonNull(EXTERNREF);
const HOST: ValType = refType(HEAP.any, false);

/** Patterns for "some reference of this type". */
const REF_PATTERNS: ReadonlyMap<number, HeapType | undefined> = new Map([
  [KW.ref, undefined],
  [KEYWORD_OP + op('ref.func'), HEAP.func],
  [KEYWORD_OP + op('ref.i31'), HEAP.i31],
  [KEYWORD_OP + op('ref.eq'), HEAP.eq],
  [KW['ref.struct'], HEAP.struct],
  [KW['ref.array'], HEAP.array],
  [KW['ref.any'], HEAP.any],
  [KW['ref.exn'], HEAP.exn],
  [KW['ref.extern'], HEAP.extern],
]);

interface ShapeRow {
  readonly shape: Shape;
  readonly bits: 8 | 16 | 32 | 64;
  readonly float: boolean;
}
const SHAPES: ReadonlyMap<number, ShapeRow> = new Map(
  (['i8x16', 'i16x8', 'i32x4', 'i64x2', 'f32x4', 'f64x2'] as const).map((shape) => [
    KW[shape],
    { shape, bits: Number(/\d+/.exec(shape)?.[0]) as 8 | 16 | 32 | 64, float: shape.startsWith('f') },
  ]),
);

function number(type: ValType, lo: number, hi: number): Const {
  return { type, form: 'number', lo: lo | 0, hi: hi | 0, x2: 0, x3: 0, ref: null };
}
function reference(form: 'null' | 'extern' | 'host', type: ValType, id: number): Const {
  return { type, form, lo: id | 0, hi: 0, x2: 0, x3: 0, ref: null };
}

/** A constant argument `(…)`. */
export function constant(p: Parser): Const {
  p.expect(LPAR);
  const value = constantBody(p);
  if (value === undefined) p.unexpected();
  p.close();
  return value;
}

/** What is inside a constant's parentheses, or undefined (cursor unmoved) where it is none. */
function constantBody(p: Parser): Const | undefined {
  const { words } = p;
  switch (kindOf(p, p.pos++)) {
    case I32_CONST:
      integer(p, 32);
      return number(I32, words.lo, 0);
    case I64_CONST:
      integer(p, 64);
      return number(I64, words.lo, words.hi);
    case F32_CONST:
      float(p, 32);
      return number(F32, words.lo, 0);
    case F64_CONST:
      float(p, 64);
      return number(F64, words.lo, words.hi);
    case V128_CONST:
      return vectorConst(vector(p, undefined));
    case REF_NULL:
      return reference('null', refType(heapType(p), true), 0);
    case KW['ref.extern']:
      if (p.kind[p.pos] === NAT) return reference('extern', EXTERN, p.u32());
      break;
    case KW['ref.host']:
      return reference('host', HOST, p.u32());
    default:
  }
  p.pos--;
  return undefined;
}

/** Bits of the vector that was read last. */
const words = new Int32Array(4);

/** Reads a vector's shape and its lanes into `words`. Lanes of floats may be NaN patterns where `nans` takes them, by lane. */
function vector(p: Parser, nans: NanPattern[] | undefined): ShapeRow {
  const shape = SHAPES.get(kindOf(p, p.pos));
  if (shape === undefined) p.unexpected();
  p.pos++;
  const { bits } = shape;
  words.fill(0);
  for (let at = 0; at < 128; at += bits) {
    const nan = nans !== undefined && shape.float ? nanPattern(p) : undefined;
    if (nan !== undefined && nans !== undefined) {
      nans[at / bits] = nan;
      continue;
    }
    if (p.kind[p.pos] === RPAR) p.fail('wrong number of lane literals');
    if (shape.float) float(p, bits as 32 | 64);
    else integer(p, bits);
    const { lo, hi } = p.words;
    const lane = bits < 32 ? (lo & ((1 << bits) - 1)) << (at % 32) : lo;
    words[at >> 5] = wordAt(words, at >> 5) | lane;
    if (bits === 64) words[(at >> 5) + 1] = hi;
  }
  const kind = p.kind[p.pos];
  if (kind === NAT || kind === INT || kind === FLOAT) p.fail('wrong number of lane literals');
  return shape;
}

/** The vector that was read last. */
function vectorConst({ shape }: ShapeRow): Const {
  const [lo = 0, hi = 0, x2 = 0, x3 = 0] = words;
  return { type: V128, form: 'number', lo, hi, x2, x3, ref: null, shape };
}

/** Its lanes, of floats: bits, or a NaN pattern. */
function lanePatterns({ bits }: ShapeRow, nans: readonly NanPattern[]): LanePattern[] {
  const wide = bits === 64;
  return Array.from({ length: 128 / bits }, (_, lane) => {
    const at = wide ? lane * 2 : lane;
    return { nan: nans[lane], lo: wordAt(words, at), hi: wide ? wordAt(words, at + 1) : 0 };
  });
}

function nanPattern(p: Parser): NanPattern | undefined {
  if (p.take(KW['nan:canonical'])) return 'canonical';
  if (p.take(KW['nan:arithmetic'])) return 'arithmetic';
  return undefined;
}

/** A result pattern `(…)`. Alternatives inside alternatives are flattened, so that no nesting costs stack. */
export function pattern(p: Parser): Pattern {
  if (!p.atForm(KW.either)) return leafPattern(p);
  const options: Pattern[] = [];
  let depth = 0;
  do {
    if (p.takeForm(KW.either)) depth++;
    else if (p.kind[p.pos] === RPAR) {
      p.close();
      depth--;
    } else options.push(leafPattern(p));
  } while (depth > 0);
  return { kind: 'either', options };
}

function leafPattern(p: Parser): Pattern {
  p.expect(LPAR);
  const found = leafBody(p);
  p.close();
  return found;
}

function leafBody(p: Parser): Pattern {
  const kind = kindOf(p, p.pos);
  const next = kindOf(p, p.pos + 1);
  if ((kind === F32_CONST || kind === F64_CONST) && (next === KW['nan:canonical'] || next === KW['nan:arithmetic'])) {
    p.pos += 2;
    const nan = next === KW['nan:canonical'] ? 'canonical' : 'arithmetic';
    return { kind: 'nan', type: kind === F32_CONST ? F32 : F64, nan };
  }
  if (kind === V128_CONST) {
    p.pos++;
    const nans: NanPattern[] = [];
    const shape = vector(p, nans);
    if (nans.length > 0) return { kind: 'lanes', shape: shape.shape, lanes: lanePatterns(shape, nans) };
    return { kind: 'value', value: vectorConst(shape) };
  }
  if (kind === REF_NULL) {
    p.pos++;
    return { kind: 'null', heap: p.kind[p.pos] === RPAR ? undefined : heapType(p) };
  }
  const value = constantBody(p);
  if (value !== undefined) return { kind: 'value', value };
  if (!REF_PATTERNS.has(kind)) p.unexpected();
  p.pos++;
  return { kind: 'ref', heap: REF_PATTERNS.get(kind) };
}
