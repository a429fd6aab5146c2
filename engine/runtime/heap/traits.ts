/**
 * What the record of a type says about its objects.
 */
import { isTraced, RTT_KIND, storageSize, structLayout } from '../../abi/heap-layout.ts';
import { TYPES } from '../../wasm/canon.ts';
import { bug } from '../../wasm/errors.ts';
import { HEAP, isRef, type SubType, type ValType } from '../../wasm/types.ts';

const isFuncType = (id: number): boolean => TYPES.abstractOf(id) === HEAP.func;

/** Whether a value of that canonical type is a traced reference. */
export function isTracedType(type: ValType): boolean {
  return isRef(type) && isTraced(type, isFuncType);
}

export interface Traits {
  /** An RTT_KIND. */
  readonly kind: number;
  /** As in RTT: bytes of a structure, log2 of those of an element. */
  readonly size: number;
  /** How many references a structure has; of an array 1 where its elements are references. */
  readonly trace: number;
  /** Where a structure has them. */
  readonly offsets: readonly number[];
  /** Which of them is its descriptor; undefined: it has none. */
  readonly descriptor?: number | undefined;
}

const definition = (id: number): SubType => TYPES.definition(id);

/** Those of a canonical type of structures or arrays. */
export function traits(id: number): Traits {
  const { comp } = definition(id);
  switch (comp.kind) {
    case 'struct': {
      const { size, traced, descriptor } = structLayout(id, definition);
      return { kind: RTT_KIND.struct, size, trace: traced.length, offsets: traced, descriptor };
    }
    case 'array': {
      const { storage } = comp.field;
      const size = Math.log2(storageSize(storage, isFuncType));
      return { kind: RTT_KIND.array, size, trace: isTraced(storage, isFuncType) ? 1 : 0, offsets: [] };
    }
    case 'func':
      return bug('a function is no object');
  }
}
