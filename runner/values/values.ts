/**
 * A value as a report shows it: in decimal, in hexadecimal and as bits, NaNs with their payload. Cold code: it runs only when
 * something is printed.
 */
import type { WasmValue } from '../../engine/runtime/values/values.ts';
import { F32, F64, HEAP, heapName, heapOf, I32, I64, isRef, typeName, V128, type ValType } from '../../engine/wasm/types.ts';
import type { Const, LanePattern, Pattern, Shape } from '../script/ast.ts';

/** A reference value that a script makes itself: `(ref.extern N)` or `(ref.host N)`. One object a number and file. */
export class HostRef {
  readonly form: 'extern' | 'host';
  readonly id: number;
  constructor(form: 'extern' | 'host', id: number) {
    this.form = form;
    this.id = id;
  }
}

/** What a reference turned out to be: null, a value of the script's own, or an object of that abstract heap type. */
export type RefFacts =
  | { readonly form: 'null' }
  | { readonly form: 'extern' | 'host'; readonly id: number }
  | { readonly form: 'object'; readonly heap: number };

/** Looks at a reference value. */
export function describeRef(v: WasmValue): RefFacts {
  const { ref } = v;
  if (ref === null) return { form: 'null' };
  const heap = heapOf(v.type);
  const top = hierarchy(heap);
  // Conversions of the gc proposal take a value from one hierarchy into the other.
  if (ref instanceof HostRef) return { form: top === HEAP.extern ? 'extern' : 'host', id: ref.id };
  if (top !== HEAP.any) return { form: 'object', heap: top };
  if (typeof ref === 'number') return { form: 'object', heap: HEAP.i31 };
  const kind = typeof ref === 'object' && ref !== null && 'kind' in ref ? KINDS.get(ref.kind) : undefined;
  // Of another engine's objects the type is all there is to see.
  return { form: 'object', heap: kind ?? (heap >= 0 ? HEAP.any : heap) };
}
const KINDS: ReadonlyMap<unknown, number> = new Map([
  ['func', HEAP.func],
  ['struct', HEAP.struct],
  ['array', HEAP.array],
]);

/** Top type of an abstract heap type; a concrete one is taken to be below any. */
export function hierarchy(heap: number): number {
  if (heap === HEAP.func || heap === HEAP.nofunc) return HEAP.func;
  if (heap === HEAP.extern || heap === HEAP.noextern) return HEAP.extern;
  if (heap === HEAP.exn || heap === HEAP.noexn) return HEAP.exn;
  return HEAP.any;
}

const hex = (n: bigint, digits: number): string => `0x${n.toString(16).padStart(digits, '0')}`;
/** Two words as one number without a sign. */
export const wide = (lo: number, hi: number): bigint => (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);

function formatInt(bits: bigint, width: number): string {
  const signed = BigInt.asIntN(width, bits);
  const unsigned = signed < 0n ? ` (unsigned ${bits})` : '';
  return `${signed}${unsigned} = ${hex(bits, width / 4)} = 0b${bits.toString(2)}`;
}

/** Sign, exponent and mantissa of a float's bits as the text format's hexadecimal float, or its NaN notation. */
export function hexFloat(bits: bigint, width: 32 | 64): string {
  const mantissaBits = width === 32 ? 23n : 52n;
  const bias = width === 32 ? 127 : 1023;
  const sign = bits >> BigInt(width - 1) === 1n ? '-' : '';
  const maxExponent = (1 << (width === 32 ? 8 : 11)) - 1;
  const exponent = Number((bits >> mantissaBits) & BigInt(maxExponent));
  const mantissa = bits & ((1n << mantissaBits) - 1n);
  if (exponent === maxExponent) {
    if (mantissa === 0n) return `${sign}inf`;
    return mantissa === 1n << (mantissaBits - 1n) ? `${sign}nan` : `${sign}nan:0x${mantissa.toString(16)}`;
  }
  if (exponent === 0 && mantissa === 0n) return `${sign}0x0p+0`;
  const digits = (width === 32 ? mantissa << 1n : mantissa)
    .toString(16)
    .padStart(width === 32 ? 6 : 13, '0')
    .replace(/0+$/, '');
  const scale = exponent === 0 ? 1 - bias : exponent - bias;
  return `${sign}0x${exponent === 0 ? 0 : 1}${digits === '' ? '' : `.${digits}`}p${scale < 0 ? '' : '+'}${scale}`;
}

const cell = new DataView(new ArrayBuffer(8));
function floatValue(bits: bigint, width: 32 | 64): number {
  cell.setBigUint64(0, width === 32 ? bits << 32n : bits);
  return width === 32 ? cell.getFloat32(0) : cell.getFloat64(0);
}

/** The shortest text of the text format that means exactly these bits and is decimal where it can be. */
export function plainFloat(bits: bigint, width: 32 | 64): string {
  const value = floatValue(bits, width);
  if (!Number.isFinite(value)) return hexFloat(bits, width);
  return Object.is(value, -0) ? '-0' : String(width === 32 ? shortest32(value) : value);
}

function formatFloat(bits: bigint, width: 32 | 64): string {
  const value = floatValue(bits, width);
  const decimal = plainFloat(bits, width);
  const exact = Number.isNaN(value) ? '' : ` = ${hexFloat(bits, width)}`;
  return `${decimal}${exact} = bits ${hex(bits, width / 4)}`;
}

/** The shortest decimal that reads back as the same f32. */
function shortest32(value: number): number {
  for (let digits = 1; digits < 10; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

export const LANES: Readonly<Record<Shape, { readonly width: 8 | 16 | 32 | 64; readonly float: boolean }>> = {
  i8x16: { width: 8, float: false },
  i16x8: { width: 16, float: false },
  i32x4: { width: 32, float: false },
  i64x2: { width: 64, float: false },
  f32x4: { width: 32, float: true },
  f64x2: { width: 64, float: true },
};

/** The bits of each lane, of a vector in four words. */
export function laneBits(words: readonly number[], shape: Shape): bigint[] {
  const { width } = LANES[shape];
  const all = words.reduceRight((n, w) => (n << 32n) | BigInt(w >>> 0), 0n);
  return Array.from({ length: 128 / width }, (_, i) => BigInt.asUintN(width, all >> BigInt(i * width)));
}
/** The lanes of a vector as text. */
function laneTexts(words: readonly number[], shape: Shape): string[] {
  const { width, float } = LANES[shape];
  return laneBits(words, shape).map((bits) => (float ? hexFloat(bits, width as 32 | 64) : hex(bits, width / 4)));
}
const formatVector = (words: readonly number[], shape: Shape): string => `${shape} ${laneTexts(words, shape).join(' ')}`;

function formatWords(type: ValType, words: readonly [number, number, number, number], shape: Shape): string {
  const bits = wide(words[0], words[1]);
  if (type === I32) return `i32 ${formatInt(BigInt.asUintN(32, bits), 32)}`;
  if (type === I64) return `i64 ${formatInt(bits, 64)}`;
  if (type === F32) return `f32 ${formatFloat(BigInt.asUintN(32, bits), 32)}`;
  if (type === F64) return `f64 ${formatFloat(bits, 64)}`;
  return `v128 ${formatVector(words, shape)}`;
}

/** One result; vectors print in the shape that the expectation was written in. */
export function formatValue(v: WasmValue, shape: Shape = 'i32x4'): string {
  if (!isRef(v.type)) return formatWords(v.type, [v.lo, v.hi, v.x2, v.x3], shape);
  const ref = describeRef(v);
  if (ref.form === 'null') return `(ref.null ${heapName(heapOf(v.type))})`;
  return ref.form === 'object' ? `(ref.${heapName(ref.heap)})` : `(ref.${ref.form} ${ref.id})`;
}

/** A constant of the script. */
function formatConst(c: Const): string {
  if (c.form === 'number') return formatWords(c.type, [c.lo, c.hi, c.x2, c.x3], c.shape ?? 'i32x4');
  return c.form === 'null' ? `(ref.null ${heapName(heapOf(c.type))})` : `(ref.${c.form} ${c.lo})`;
}

function formatLane(lane: LanePattern, shape: Shape): string {
  if (lane.nan !== undefined) return `nan:${lane.nan}`;
  const { width, float } = LANES[shape];
  const bits = BigInt.asUintN(width, wide(lane.lo, lane.hi));
  return float ? hexFloat(bits, width as 32 | 64) : hex(bits, width / 4);
}

/** What a result had to match. */
export function formatPattern(p: Pattern): string {
  if (p.kind === 'value') return formatConst(p.value);
  if (p.kind === 'nan') return `${typeName(p.type)} nan:${p.nan}`;
  if (p.kind === 'lanes') return `v128 ${p.shape} ${p.lanes.map((l) => formatLane(l, p.shape)).join(' ')}`;
  if (p.kind === 'either') return `either ${p.options.map(formatPattern).join(' | ')}`;
  const heap = p.heap === undefined ? '' : heapName(p.heap);
  if (p.kind === 'null') return `(ref.null${heap === '' ? '' : ` ${heap}`})`;
  return heap === '' ? '(ref)' : `(ref.${heap})`;
}

/** The shape a pattern speaks of, for printing what came instead. */
export function shapeOf(p: Pattern | undefined): Shape | undefined {
  if (p?.kind === 'lanes') return p.shape;
  if (p?.kind === 'value') return p.value.shape;
  return p?.kind === 'either' ? shapeOf(p.options[0]) : undefined;
}

/** Numbers of the lanes that a pattern for vectors speaks of; none for other patterns. */
export function lanesOf(p: Pattern): number[] {
  const shape = p.kind === 'either' ? undefined : shapeOf(p);
  return shape === undefined ? [] : Array.from({ length: 128 / LANES[shape].width }, (_, i) => i);
}

/**
 * A vector beside what it had to be: lanes in columns, those that differ in brackets. Undefined where there is nothing to be set
 * side by side.
 */
export function compareLanes(
  p: Pattern,
  v: WasmValue,
  matches: (lane: number) => boolean,
): [want: string, got: string] | undefined {
  const shape = shapeOf(p);
  if (v.type !== V128 || shape === undefined || (p.kind !== 'value' && p.kind !== 'lanes')) return undefined;
  const wanted =
    p.kind === 'lanes'
      ? p.lanes.map((l) => formatLane(l, shape))
      : laneTexts([p.value.lo, p.value.hi, p.value.x2, p.value.x3], shape);
  const lines: [string, string] = [`v128 ${shape}`, `v128 ${shape}`];
  laneTexts([v.lo, v.hi, v.x2, v.x3], shape).forEach((got, i) => {
    const want = wanted[i] ?? '';
    const width = Math.max(got.length, want.length) + 2;
    const cell = (text: string): string => (matches(i) ? ` ${text}` : `[${text}]`).padEnd(width);
    lines[0] += ` ${cell(want)}`;
    lines[1] += ` ${cell(got)}`;
  });
  return [lines[0].trimEnd(), lines[1].trimEnd()];
}

/** Does an object of abstract heap type `have` match the abstract heap type `want` (section 3.3.3, abstract types only)? */
export function heapMatches(have: number, want: number): boolean {
  if (have === want) return true;
  if (want === HEAP.any) return have === HEAP.eq || have === HEAP.i31 || have === HEAP.struct || have === HEAP.array;
  if (want === HEAP.eq) return have === HEAP.i31 || have === HEAP.struct || have === HEAP.array;
  return false;
}
