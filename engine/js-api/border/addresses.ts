/** Addresses, sizes and value types as JavaScript writes them in descriptors. */
import { EXTERNREF, F32, F64, FUNCREF, I32, I64, V128, type ValType } from '../../wasm/types.ts';
import { enumeration, required, unsignedLong } from './web-idl.ts';

export type AddressType = typeof I32 | typeof I64;

const VALUE_TYPES = { i32: I32, i64: I64, f32: F32, f64: F64, v128: V128, externref: EXTERNREF, anyfunc: FUNCREF } as const;
const names = <T extends string>(types: Readonly<Record<T, ValType>>): readonly T[] => Object.keys(types) as T[];

/** ToValueType of a member that must be there. */
export const valueType = (value: unknown, where: string): ValType => VALUE_TYPES[enumeration(value, names(VALUE_TYPES), where)];

const TABLE_KINDS = { externref: EXTERNREF, anyfunc: FUNCREF } as const;
/** The same of a table's elements. */
export const tableKind = (value: unknown, where: string): ValType => TABLE_KINDS[enumeration(value, names(TABLE_KINDS), where)];

/** AddressValueToU64. */
export function addressOf(value: unknown, type: AddressType, where: string): number {
  if (type === I32) return unsignedLong(value, where);
  // As many bits as there can be: a conversion that changes nothing.
  const big = BigInt.asIntN(Number.MAX_SAFE_INTEGER, value as bigint);
  if (big < 0n || big >= 2n ** 64n) throw new TypeError(`${where} must be convertible to a valid unsigned 64-bit number`);
  return Number(big);
}
/** U64ToAddressValue. */
export const addressValue = (value: number, type: AddressType): number | bigint => (type === I32 ? value : BigInt(value));

/** The limits that a descriptor has, which are not valid yet. */
export interface Sizes {
  readonly min: number;
  readonly max: number | undefined;
  readonly address: AddressType;
}

/** Reads the members of a descriptor in the order of their names: those before `initial` have been read. */
export function sizesOf(descriptor: Readonly<Record<string, unknown>>, address: AddressType, where: string): Sizes {
  const { initial } = descriptor;
  const min = addressOf(required(initial, `${where}: Property 'initial'`), address, `${where}: Property 'initial'`);
  const { maximum } = descriptor;
  const max = maximum === undefined ? undefined : addressOf(maximum, address, `${where}: Property 'maximum'`);
  return { min, max, address };
}

/** The member `address` of a descriptor. */
export function addressTypeOf(address: unknown, where: string): AddressType {
  return address !== undefined && enumeration(address, ['i32', 'i64'], `${where}: Property 'address'`) === 'i64' ? I64 : I32;
}

/** Throws a RangeError unless sizes are in order and at most so large. */
export function checkSizes(
  { min, max }: Sizes,
  most: { readonly initial: number; readonly maximum: number },
  where: string,
): void {
  const check = (what: keyof typeof most, value: number): void => {
    if (value <= most[what]) return;
    throw new RangeError(`${where}: Property '${what}': value ${value} is above the upper bound ${most[what]}`);
  };
  check('initial', min);
  check('maximum', max ?? 0);
  if (max !== undefined && max < min)
    throw new RangeError(`${where}: Property 'maximum': value ${max} is below 'initial' ${min}`);
}
