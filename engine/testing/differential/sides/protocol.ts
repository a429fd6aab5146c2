/**
 * What the differential driver and its judge tell each other, a JSON line each: a module with what to call, and what came of it.
 * Both sides write outcomes as the same strings, so that comparing is comparing text.
 */

/** A number's type; vectors do not cross (JavaScript has none). */
export type Numeric = 'i32' | 'i64' | 'f32' | 'f64';
/**
 * A reference that JavaScript can give and take: `ref` as null alone, `i31` as a number that is an i31 in wasm, `null or i31` as
 * either.
 */
export type Reference = 'ref' | 'i31' | 'null or i31';
export type Crossing = Numeric | Reference;
/**
 * A number as bits: type, low word, high word (0 for 32 bits). A reference as what can be told of it: in the place of the high
 * word one of `REFERENCE`, and the number of an i31.
 */
export type Bits = readonly [type: Crossing, lo: number, hi: number];
const REFERENCE = { null: 0, i31: 1, other: 2 } as const;
export const isReference = (type: Crossing): type is Reference => type === 'ref' || type === 'i31' || type === 'null or i31';

export interface Call {
  readonly func: string;
  readonly args: readonly Bits[];
}
/** A module to be run: instantiate, make the calls in order, look at everything exported. */
export interface Job {
  /** Base64. */
  readonly binary: string;
  /** Fill the memory `m` with `hardBytes` first. */
  readonly hard: boolean;
  readonly calls: readonly (Call & { readonly results: readonly Crossing[] })[];
  readonly globals: readonly (readonly [name: string, type: Crossing])[];
  readonly memories: readonly string[];
  readonly tables: readonly string[];
  readonly tags: readonly (readonly [name: string, types: readonly Crossing[]])[];
}
/** A job on another machine: an artifact for it, in base64, and whether collections come at every so manieth allocation. */
export interface Execution {
  readonly artifact: string;
  readonly job: Job;
  readonly zeal?: number | undefined;
}
/** What each call came to, and what everything exported was afterwards; or why there was no instance. */
export interface Outcome {
  readonly calls: readonly string[];
  readonly state: readonly string[];
}

const view = new DataView(new ArrayBuffer(8));
/** A result as both sides write it: integers signed, floats as bits, all NaNs alike (their bits are the engine's choice). */
export function showBits([type, lo, hi]: Bits): string {
  if (type === 'i32') return String(lo | 0);
  if (isReference(type)) return hi === REFERENCE.null ? 'null' : hi === REFERENCE.i31 ? `i31 ${lo}` : 'reference';
  view.setInt32(0, lo, true);
  view.setInt32(4, hi, true);
  if (type === 'i64') return String(view.getBigInt64(0, true));
  const x = type === 'f32' ? view.getFloat32(0, true) : view.getFloat64(0, true);
  return Number.isNaN(x) ? 'nan' : `${type === 'f64' ? `${(hi >>> 0).toString(16)}_` : ''}${(lo >>> 0).toString(16)}`;
}
/** The JavaScript value of an argument. */
export function fromBits([type, lo, hi]: Bits): number | bigint | null {
  if (type === 'i32') return lo;
  if (isReference(type)) return hi === REFERENCE.null ? null : lo;
  view.setInt32(0, lo, true);
  view.setInt32(4, hi, true);
  if (type === 'i64') return view.getBigInt64(0, true);
  return type === 'f32' ? view.getFloat32(0, true) : view.getFloat64(0, true);
}
/** The bits of a JavaScript value, or what can be told of a reference. */
export function toBits(type: Crossing, value: unknown): Bits {
  if (type === 'i32') return [type, Number(value) | 0, 0];
  if (isReference(type)) {
    if (value === null) return [type, 0, REFERENCE.null];
    const isI31 = typeof value === 'number' && (value << 1) >> 1 === value && !Object.is(value, -0);
    return isI31 ? [type, value, REFERENCE.i31] : [type, 0, REFERENCE.other];
  }
  view.setBigInt64(0, 0n, true);
  if (type === 'i64') view.setBigInt64(0, BigInt.asIntN(64, BigInt(value as bigint)), true);
  else if (type === 'f32') view.setFloat32(0, Number(value), true);
  else view.setFloat64(0, Number(value), true);
  return [type, view.getInt32(0, true), view.getInt32(4, true)];
}

/** 64 KiB of hard values of every width: what a memory `m` begins with where a sample asks for it. */
export function hardBytes(): Uint8Array {
  const bytes = new Uint8Array(65536);
  const hard = new DataView(bytes.buffer);
  for (let at = 0; at < 8192; at += 8) {
    const n = Math.imul(at + 1, 0x9e3779b1) >>> 0;
    if (at % 5 === 0) hard.setFloat64(at, [1.5, -0, 2 ** 31, -(2 ** 33), Number.NaN, 1e-310, 0.1][n % 7] as number, true);
    else if (at % 3 === 0) {
      hard.setFloat32(at, [1, -0, 2 ** 31, -1.5, Number.NaN, 1e-40, 3e38][n % 7] as number, true);
      hard.setUint32(at + 4, [0, 0x80000000, 0x7fff8000, 0xff80ff7f, 0x7f800001][n % 5] as number, true);
    } else hard.setUint32(at, n, true);
  }
  return bytes;
}

/** The value that `m.fresh` gives for a number: whole numbers of 31 bits, which are i31s in wasm, larger ones, objects. */
export function freshValue(n: number): unknown {
  if (n % 4 === 3) return n;
  return n % 4 === 2 ? 2 ** 31 + n : { n };
}
/** What `m.which` says of a value: what tells it from others. */
export function whichValue(value: unknown): number {
  if (typeof value === 'number') return value | 0;
  return typeof value === 'object' && value !== null && 'n' in value ? Number(value.n) : -1;
}

/** What `m.host` does with its argument, apart from throwing: both sides' host is the same. */
export const hostResult = (n: number): number => Math.imul(n, 3) | 0;
/** What `m.host` throws for an argument: an error of its own, an exception with the tag `t0`, or nothing. */
export const hostThrows = (n: number): 'error' | 'tag' | undefined => (n % 7 === 3 ? 'error' : n % 7 === 4 ? 'tag' : undefined);
/**
 * Sizes of what a module may import beside functions from `m`: `memory`, `table` (funcref), `g` (mut i32), `c` (i32), `tag`
 * (i32).
 */
export const HOST = { pages: [1, 4], elements: [4, 12], g: 5, c: 3 } as const;
