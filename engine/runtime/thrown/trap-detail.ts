/**
 * What a trap tells behind the specification's words: which address or element was asked for and how many there are, which type a
 * call expected and which it met. The text is the same however the trap was found (a fault, a check, the runtime) and whatever
 * was loaded before; what is not known is not said.
 */
import { DETAIL } from '../../abi/layout.ts';
import { TYPES } from '../../wasm/canon.ts';
import { TRAP } from '../../wasm/traps.ts';
import { type FieldType, heapOf, isNullable, typeName, type ValType } from '../../wasm/types.ts';

/**
 * An access of a container of `size` units that begins or ends outside; `asked`: where it begins. The first unit outside is
 * named, since that is what a fault knows.
 */
export function outside(unit: string, asked: bigint, container: string, size: bigint): string {
  const first = asked > size ? asked : size;
  const show = unit === 'address' ? (n: bigint): string => `0x${n.toString(16)}` : String;
  return `: ${unit} ${show(first)}, ${container} size ${show(size)}`;
}

interface CallTypes {
  readonly ids: Int32Array;
  readonly words: { idOf(word: number): number };
}

/** A call that found a function of another type; canonical type ids. */
function mismatch(expected: number, actual: number): string {
  const [wanted, met] = [describeType(expected, DEPTH), describeType(actual, DEPTH)];
  return `: expected ${wanted}, got ${met === wanted ? 'another type of that form' : met}`;
}

/**
 * The text of a DETAIL (layout.ts) with its two words. `types`: the canonical ids of the module that trapped by type index, and
 * the types of its store by type word.
 */
export function trapDetail(code: number, detail: number, asked: bigint, limit: bigint, types: CallTypes): string {
  const size = Math.trunc(detail / DETAIL.size);
  // The end of an access of so many bytes.
  const end = (detail & DETAIL.overflow) === 0 ? asked : asked + 2n ** 64n;
  const start = size === 0 ? end : end - 2n ** BigInt(size - 1);
  switch (detail & DETAIL.kindMask) {
    case DETAIL.memory:
      return outside('address', start, 'memory', limit);
    case DETAIL.data:
      return outside('address', start, 'data segment', limit);
    case DETAIL.table:
      if (code === TRAP.tableOutOfBounds) return outside('element', asked, 'table', limit);
      // The suite expects "uninitialized element 2".
      return code === TRAP.undefinedElement ? ` ${asked}, table size ${limit}` : ` ${asked}`;
    case DETAIL.type: {
      const expected = types.ids[Number(limit)];
      return expected === undefined ? '' : mismatch(expected, types.words.idOf(Number(asked)));
    }
    default:
      return '';
  }
}

/** Definitions that a type refers to are written out so deep, as they may refer to themselves, and lists so long. */
const DEPTH = 1;
const LENGTH = 16;

/** A canonical type as text. Ids depend on what was loaded before, so definitions stand where the text format has indices. */
function describeType(id: number, depth: number): string {
  const { comp } = TYPES.definition(id);
  const some = <T>(list: readonly T[], show: (t: T) => string): string =>
    [...list.slice(0, LENGTH).map(show), ...(list.length > LENGTH ? ['…'] : [])].join(' ');
  const list = (name: string, types: readonly ValType[]): string =>
    types.length === 0 ? '' : ` (${name} ${some(types, (t) => describeValue(t, depth))})`;
  const field = ({ storage, mutable }: FieldType): string => {
    const type = describeValue(storage, depth);
    return mutable ? `(mut ${type})` : type;
  };
  switch (comp.kind) {
    case 'func':
      return `(func${list('param', comp.params)}${list('result', comp.results)})`;
    case 'struct':
      return `(struct ${some(comp.fields, (f) => `(field ${field(f)})`)})`;
    case 'array':
      return `(array ${field(comp.field)})`;
  }
}
function describeValue(t: ValType, depth: number): string {
  if (t < 0 || heapOf(t) < 0) return typeName(t);
  return `(ref ${isNullable(t) ? 'null ' : ''}${depth === 0 ? '…' : describeType(heapOf(t), depth - 1)})`;
}
