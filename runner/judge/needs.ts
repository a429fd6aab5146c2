/**
 * What a module's declarations need of an engine, whatever its instructions do: types, memories, tables, tags and segments.
 * Beside `neededFeatures`, which is about instructions.
 */
import { scanNeeds } from '../../engine/core.ts';
import { FEATURE, type Features } from '../../engine/wasm/features.ts';
import type { Module } from '../../engine/wasm/module.ts';
import {
  type CompType,
  EXTERNREF,
  FUNCREF,
  HEAP,
  heapOf,
  I64,
  isExact,
  isRef,
  type SubType,
  V128,
  type ValType,
} from '../../engine/wasm/types.ts';

function ofValue(type: ValType): Features {
  if (type === V128) return FEATURE.simd;
  if (!isRef(type)) return 0;
  if (isExact(type)) return FEATURE['custom-descriptors'];
  if (type === FUNCREF || type === EXTERNREF) return FEATURE['reference-types'];
  const heap = heapOf(type);
  if (heap === HEAP.exn || heap === HEAP.noexn) return FEATURE.exceptions;
  return heap >= 0 || heap === HEAP.func || heap === HEAP.extern ? FEATURE['function-references'] : FEATURE.gc;
}
const all = (needs: readonly Features[]): Features => needs.reduce((sum, one) => sum | one, 0);

function ofComp(comp: CompType): Features {
  if (comp.kind !== 'func') return FEATURE.gc;
  return all([...comp.params, ...comp.results].map(ofValue)) | (comp.results.length > 1 ? FEATURE['multi-value'] : 0);
}

function ofType({ final, supers, comp, descriptor, describes }: SubType): Features {
  const sub = final && supers.length === 0 ? 0 : FEATURE.gc;
  return ofComp(comp) | sub | (descriptor === undefined && describes === undefined ? 0 : FEATURE['custom-descriptors']);
}

/** Those of the types that code names: of locals, blocks, casts. */
function ofCode(module: Module): Features {
  let needs = 0;
  scanNeeds(
    module,
    () => false,
    (type) => {
      needs |= ofValue(type);
    },
  );
  return needs;
}

/** The features that a module's declarations need, imported things and the types in its code among them. */
export function declaredFeatures(module: Module): Features {
  const { types, recs, imports, tables, elems, datas, spaces } = module;
  const { memories, tables: allTables, globals, tags } = spaces;
  return all([
    ...types.map(ofType),
    recs.some(({ count }) => count > 1) ? FEATURE.gc : 0,
    memories.length > 1 ? FEATURE['multi-memory'] : 0,
    ...memories.map((m) => (m.shared ? FEATURE.threads : 0) | (m.pageSizeLog2 === 16 ? 0 : FEATURE['custom-page-sizes'])),
    [...memories, ...allTables].some(({ address }) => address === I64) ? FEATURE.memory64 : 0,
    allTables.length > 1 ? FEATURE['reference-types'] : 0,
    // A table of functions is as old as tables.
    ...allTables.map(({ element }) => (element === FUNCREF ? 0 : ofValue(element))),
    tables.some(({ init }) => init !== undefined) ? FEATURE['function-references'] : 0,
    ...globals.map(({ type }) => ofValue(type)),
    tags.length > 0 ? FEATURE.exceptions : 0,
    imports.some(({ desc }) => desc.kind === 'func' && desc.exact === true) ? FEATURE['custom-descriptors'] : 0,
    [...elems, ...datas].some(({ mode }) => mode !== 'active') ? FEATURE['bulk-memory'] : 0,
    ...elems.map(({ exprs, type }) => (exprs === undefined ? 0 : FEATURE['reference-types'] | ofValue(type))),
    ofCode(module),
  ]);
}
