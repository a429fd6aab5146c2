/**
 * Import matching (core specification, section 4.5.4 steps 2-5): what the resolver gives → externs of this store, checked
 * against the module's import types. Failures are WasmErrors of class `unlinkable` in the suite's words.
 */
import { checkImport, sizedNow, unknownImport } from '../../wasm/canon.ts';
import type { ExternType } from '../../wasm/module.ts';
import type { LoadedModule } from '../load/load.ts';
import { GlobalObject } from '../objects/global.ts';
import type { InstanceParts } from '../objects/instance.ts';
import { MemoryObject } from '../objects/memory.ts';
import { TableObject } from '../objects/table.ts';
import { TagObject } from '../objects/tag.ts';
import { type StoreState, WasmFunc } from '../state/state.ts';
import type { Extern, ResolveImport } from '../values/extern.ts';

/** The objects behind `Extern`. */
type ExternObject = WasmFunc | TableObject | MemoryObject | GlobalObject | TagObject;

/** The type an extern has now: limits start at the current size. */
function typeNow(e: ExternObject): ExternType<number> {
  switch (e.kind) {
    case 'func':
      return { kind: 'func', type: e.call.id };
    case 'table':
      return sizedNow({ kind: 'table', type: e.type }, e.length);
    case 'memory':
      return sizedNow({ kind: 'memory', type: e.type }, e.pages);
    case 'global':
      return { kind: 'global', type: e.type };
    case 'tag':
      return { kind: 'tag', type: e.call.id };
  }
}

function isObject(e: Extern): e is ExternObject {
  return (
    e instanceof WasmFunc ||
    e instanceof TableObject ||
    e instanceof MemoryObject ||
    e instanceof GlobalObject ||
    e instanceof TagObject
  );
}

/** Resolves and checks all imports, in order. */
export function linkImports(
  state: StoreState,
  module: LoadedModule,
  resolve: ResolveImport,
): { [K in keyof InstanceParts]: InstanceParts[K][number][] } {
  const parts = {
    funcs: [] as WasmFunc[],
    tables: [] as TableObject[],
    memories: [] as MemoryObject[],
    globals: [] as GlobalObject[],
    tags: [] as TagObject[],
  };
  module.artifact.info.imports.forEach((wish, i) => {
    const { module: from, name } = wish;
    const wanted = module.importTypes[i] as ExternType;
    const found = resolve(from, name, wanted) ?? unknownImport(wish);
    if (!isObject(found))
      throw new TypeError(`import ${JSON.stringify(from)} ${JSON.stringify(name)} is not an extern of this engine`);
    state.checkOwn(found.state, `import ${JSON.stringify(from)} ${JSON.stringify(name)} is a ${found.kind}`);
    // Nearly all imports are functions of that very type.
    const same = found.kind === 'func' && wanted.kind === 'func' && found.call.id === wanted.type;
    if (!same) checkImport(wish, typeNow(found), wanted);
    switch (found.kind) {
      case 'func':
        parts.funcs.push(found);
        break;
      case 'table':
        parts.tables.push(found);
        break;
      case 'memory':
        parts.memories.push(found);
        break;
      case 'global':
        parts.globals.push(found);
        break;
      case 'tag':
        parts.tags.push(found);
        break;
    }
  });
  return parts;
}
