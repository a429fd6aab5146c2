/**
 * What the record of a type says about its objects.
 */
import { EXCEPTION, isTraced, RTT_KIND, storageSize, structLayout } from '../../abi/heap-layout.ts';
import { PAYLOAD_VALUE } from '../../abi/layout.ts';
import { TYPES } from '../../wasm/canon.ts';
import { HEAP, isRef, type SubType, type ValType } from '../../wasm/types.ts';

const isFuncType = (id: number): boolean => TYPES.abstractOf(id) === HEAP.func;

/** Whether a value of that canonical type is a traced reference. */
export function isTracedType(type: ValType): boolean {
  return isRef(type) && isTraced(type, isFuncType);
}

export interface Traits {
  /** An RTT_KIND. */
  readonly kind: number;
  /** As in RTT: log2 of the bytes of an element, or bytes of the object. */
  readonly size: number;
  /** Of an array 1 where its elements are references; how many references it has otherwise. */
  readonly trace: number;
  /** Where those are. */
  readonly offsets: readonly number[];
  /** Which of them is its descriptor; undefined: it has none. */
  readonly descriptor?: number | undefined;
}

const definition = (id: number): SubType => TYPES.definition(id);

/** Those of a canonical type. */
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
    case 'func': {
      const { params } = comp;
      const values = params.flatMap((type, i) => (isTracedType(type) ? [EXCEPTION.values + i * PAYLOAD_VALUE] : []));
      const offsets = [EXCEPTION.seen, EXCEPTION.tag, ...values];
      const size = EXCEPTION.values + params.length * PAYLOAD_VALUE;
      return { kind: RTT_KIND.exception, size, trace: offsets.length, offsets };
    }
  }
}
