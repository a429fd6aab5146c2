/** A memory as the specification has it: bytes, little-endian, and every instruction that loads from it or stores to it. */
import { type IntType, type NumType, type Value, value, WIDTH } from '../writing/script.ts';

export const PAGE = 65536n;

/** The byte that the scripts' memories begin with at each address: neighbours differ, and so do pages. */
const patternByte = (address: number): number => (address * 157 + (address >> 8) * 3 + 1) & 0xff;

/** The function that fills a memory so, for modules: `memory` its name, `pages` how many. */
export function patternStart(memory: string, pages: number, address: IntType = 'i32'): string {
  const get = address === 'i32' ? '(local.get $a)' : '(i64.extend_i32_u (local.get $a))';
  return `(func (local $a i32)
    (loop $next
      (i32.store8 ${memory} ${get}
        (i32.add (i32.const 1) (i32.add (i32.mul (local.get $a) (i32.const 157))
          (i32.mul (i32.shr_u (local.get $a) (i32.const 8)) (i32.const 3)))))
      (br_if $next (i32.lt_u (local.tee $a (i32.add (local.get $a) (i32.const 1))) (i32.const ${pages * Number(PAGE)})))))`;
}

/** The bytes of a memory of so many pages after that function. */
export const patternMemory = (pages: number): Uint8Array =>
  Uint8Array.from({ length: pages * Number(PAGE) }, (_, address) => patternByte(address));

/** The unsigned number that so many bytes are. */
export function numberAt(bytes: Uint8Array, address: bigint, count: number): bigint {
  let n = 0n;
  for (let i = count - 1; i >= 0; i--) n = (n << 8n) | BigInt(bytes[Number(address) + i] ?? 0);
  return n;
}

/** Writes the lowest bytes of a number. */
export function storeNumber(bytes: Uint8Array, address: bigint, number: bigint, count: number): void {
  for (let i = 0; i < count; i++) bytes[Number(address) + i] = Number((number >> BigInt(8 * i)) & 0xffn);
}

/** An instruction that accesses memory. */
export interface Access {
  readonly name: string;
  readonly bytes: number;
  readonly type: NumType;
  /** Of instructions on one lane: which one. */
  readonly lane?: number;
}

/** What a load makes of the bytes it finds, by the number they are. */
export interface Load extends Access {
  readonly result: (found: bigint) => Value;
}

const extended = (type: IntType, bytes: number, signed: boolean): Load => ({
  name: `${type}.load${8 * bytes === WIDTH[type] ? '' : `${8 * bytes}_${signed ? 's' : 'u'}`}`,
  bytes,
  type,
  result: (found) => value(type, signed ? BigInt.asIntN(8 * bytes, found) : found),
});

/** A vector of lanes of `width` bits, lane 0 first. */
export const vector = (lanes: readonly bigint[], width: number): Value =>
  value(
    'v128',
    lanes.reduce((all, lane, i) => all | (BigInt.asUintN(width, lane) << BigInt(i * width)), 0n),
  );

/** The lanes of a number, `width` bits each, lane 0 first. */
export const lanesOf = (bits: bigint, width: number, count = 128 / width): bigint[] =>
  Array.from({ length: count }, (_, i) => (bits >> BigInt(i * width)) & ((1n << BigInt(width)) - 1n));

const widened = (width: number, signed: boolean): Load => ({
  name: `v128.load${width}x${64 / width}_${signed ? 's' : 'u'}`,
  bytes: 8,
  type: 'v128',
  result: (found) =>
    vector(
      lanesOf(found, width, 64 / width).map((lane) => (signed ? BigInt.asIntN(width, lane) : lane)),
      2 * width,
    ),
});
const splat = (width: number): Load => ({
  name: `v128.load${width}_splat`,
  bytes: width / 8,
  type: 'v128',
  result: (found) =>
    vector(
      Array.from({ length: 128 / width }, () => found),
      width,
    ),
});
const plain = (name: string, type: NumType, bytes: number): Load => ({
  name,
  bytes,
  type,
  result: (found) => value(type, found),
});

/** What lane instructions replace a lane of. */
export const LANES = value('v128', 0x0f0e_0d0c_0b0a_0908_0706_0504_0302_0100n);
const replaced = (width: number, lane: number): Load => ({
  name: `v128.load${width}_lane`,
  bytes: width / 8,
  type: 'v128',
  lane,
  result: (found) =>
    vector(
      lanesOf(LANES.bits, width).map((old, i) => (i === lane ? found : old)),
      width,
    ),
});

export const LOADS: readonly Load[] = [
  ...(['i32', 'i64'] as const).flatMap((type) =>
    [1, 2, 4]
      .filter((bytes) => 8 * bytes < WIDTH[type])
      .flatMap((bytes) => [extended(type, bytes, true), extended(type, bytes, false)]),
  ),
  plain('i32.load', 'i32', 4),
  plain('i64.load', 'i64', 8),
  plain('v128.load', 'v128', 16),
  ...[8, 16, 32].flatMap((width) => [widened(width, true), widened(width, false)]),
  ...[8, 16, 32, 64].map(splat),
  plain('v128.load32_zero', 'v128', 4),
  plain('v128.load64_zero', 'v128', 8),
  ...[8, 16, 32, 64].map((width) => replaced(width, 128 / width - 1)),
];

/** A store writes the lowest bytes of its operand, or those of a lane. */
export const STORES: readonly Access[] = [
  { name: 'i32.store8', bytes: 1, type: 'i32' },
  { name: 'i32.store16', bytes: 2, type: 'i32' },
  { name: 'i32.store', bytes: 4, type: 'i32' },
  { name: 'i64.store8', bytes: 1, type: 'i64' },
  { name: 'i64.store16', bytes: 2, type: 'i64' },
  { name: 'i64.store32', bytes: 4, type: 'i64' },
  { name: 'i64.store', bytes: 8, type: 'i64' },
  { name: 'f32.store', bytes: 4, type: 'f32' },
  { name: 'f64.store', bytes: 8, type: 'f64' },
  { name: 'v128.store', bytes: 16, type: 'v128' },
  ...[8, 16, 32, 64].map((width) => ({ name: `v128.store${width}_lane`, bytes: width / 8, type: 'v128', lane: 1 }) as const),
];

/** A load or store instruction: its immediates, then its operands. */
export function access({ name, lane }: Access, immediates: string, operands: readonly string[]): string {
  return `(${[name, immediates, lane === undefined ? '' : `${lane}`, ...operands].filter((part) => part !== '').join(' ')})`;
}
