/** Instance objects, imports and exports (sections "Instances" and "The WebAssembly Namespace"). */

import type { DirectCall } from '../../runtime/calls/stubs.ts';
import { GlobalObject } from '../../runtime/objects/global.ts';
import type { MemoryObject } from '../../runtime/objects/memory.ts';
import type { TableObject } from '../../runtime/objects/table.ts';
import type { TagObject } from '../../runtime/objects/tag.ts';
import { callTypeOf, type WasmFunc } from '../../runtime/state/state.ts';
import type { Extern } from '../../runtime/values/extern.ts';
import { externref, type WasmValue } from '../../runtime/values/values.ts';
import type { ExternType } from '../../wasm/module.ts';
import { F32, F64, I32, I64, type ValType } from '../../wasm/types.ts';
import type { Agent } from '../border/agent.ts';
import { type Builtin, findBuiltin } from '../border/builtins.ts';
import type { CompiledModule } from '../border/compiled.ts';
import { LinkError, rethrown } from '../border/errors.ts';
import { builtinFunction, exportedFunction, hostFunction, toWasm } from '../border/functions.ts';
import { type Interface, isObject, makeInterface } from '../border/web-idl.ts';
import type { SuspendingBody } from './suspending.ts';

/** The interfaces of what instances import and export. */
export interface ExternInterfaces {
  readonly memory: Interface<MemoryObject>;
  readonly table: Interface<TableObject>;
  readonly global: Interface<GlobalObject>;
  readonly tag: Interface<TagObject>;
  readonly suspending: Interface<SuspendingBody>;
}

/** What an Instance object stands for. */
export interface InstanceSlot {
  readonly exports: object;
}

/** An import with its type, on its way to an extern. */
interface Wish {
  readonly type: ExternType<number>;
  /** Functions that are imported before it. */
  readonly index: number;
  /** `Import #0 "env" "f"`. */
  readonly where: string;
}

export class Instances {
  readonly #agent: Agent;
  readonly #interfaces: ExternInterfaces;

  constructor(agent: Agent, interfaces: ExternInterfaces) {
    this.#agent = agent;
    this.#interfaces = interfaces;
  }

  /**
   * Reads the imports; throws a TypeError where there is no object to read from, a LinkError for another kind of value, and what
   * getters throw.
   */
  read(module: CompiledModule, imports: unknown, where: string): Extern[] {
    const { importTypes } = this.#agent.loaded(module);
    if (imports !== undefined && !isObject(imports)) throw new TypeError(`${where}: Argument 1 must be an object`);
    if (importTypes.length > 0 && imports === undefined)
      throw new TypeError(`${where}: Imports argument must be present and must be an object`);
    const { options } = module.source;
    let functions = 0;
    return module.module.imports.map((from, i) => {
      const type = importTypes[i] as ExternType<number>;
      const wish: Wish = { type, index: functions, where: `${where}: Import #${i} "${from.module}" "${from.name}"` };
      if (type.kind === 'func') functions++;
      if (from.module === options.importedStringConstants) return this.#constant(externref(from.name), wish);
      const builtin: Builtin | undefined = findBuiltin(options, from);
      if (builtin !== undefined) return builtinFunction(this.#agent, builtin, wish.index);
      const object = (imports as Readonly<Record<string, unknown>>)[from.module];
      if (!isObject(object)) throw new TypeError(`${where}: Import #${i} "${from.module}": module is not an object or function`);
      return this.#extern((object as Readonly<Record<string, unknown>>)[from.name], wish);
    });
  }

  /** A value as the extern that is wished for. */
  #extern(value: unknown, { type, index, where }: Wish): Extern {
    const { memory, table, tag, global } = this.#interfaces;
    const fail = (expected: string): never => {
      throw new LinkError(`${where}: ${expected}`);
    };
    switch (type.kind) {
      case 'func':
        {
          const suspending = this.#interfaces.suspending.slotOf(value);
          if (suspending !== undefined)
            return hostFunction(this.#agent, callTypeOf(type.type), suspending.body, { index, suspending: true });
        }
        if (typeof value !== 'function') return fail('function import requires a callable');
        return (
          this.#agent.addresses.get(value) ?? hostFunction(this.#agent, callTypeOf(type.type), value as DirectCall, { index })
        );
      case 'memory':
        return memory.slotOf(value) ?? fail('memory import must be a WebAssembly.Memory object');
      case 'table':
        return table.slotOf(value) ?? fail('table import requires a WebAssembly.Table');
      case 'tag':
        return tag.slotOf(value) ?? fail('tag import requires a WebAssembly.Tag');
      case 'global': {
        const found = global.slotOf(value);
        if (found !== undefined) return found;
        if (type.type.mutable) return fail('imported mutable global must be a WebAssembly.Global object');
        return this.#constant(this.#number(value, type.type.type, fail), { type, index, where });
      }
    }
  }
  #number(value: unknown, type: ValType, fail: (expected: string) => never): WasmValue {
    if (type === I64 && typeof value !== 'bigint') return fail('global import must be a BigInt');
    if ((type === I32 || type === F32 || type === F64) && typeof value !== 'number')
      return fail('global import must be a number, valid Wasm reference, or WebAssembly.Global object');
    try {
      return toWasm(this.#agent, value, type);
    } catch (error) {
      if (error instanceof TypeError) return fail(error.message);
      throw error;
    }
  }
  #constant(value: WasmValue, { type }: Wish): Extern {
    const valueType = type.kind === 'global' ? type.type.type : value.type;
    return GlobalObject.create(this.#agent.store.state, { type: valueType, mutable: false }, { ...value, type: valueType });
  }

  /** Instantiates the core of a module, and makes its exports. */
  instantiate(module: CompiledModule, imports: readonly Extern[], where: string): InstanceSlot {
    const agent = this.#agent;
    let next = 0;
    const instance = rethrown(where, LinkError, () => {
      try {
        return agent.store.instantiate(agent.loaded(module), () => imports[next++]);
      } catch (error) {
        throw agent.leaving(error);
      }
    });
    const exports = Object.create(null) as Record<string, object>;
    for (const [name, extern] of instance.exports) {
      Object.defineProperty(exports, name, { value: this.#object(extern), enumerable: true, writable: true, configurable: true });
    }
    return { exports: Object.freeze(exports) };
  }
  #object(extern: Extern): object {
    const { memory, table, global, tag } = this.#interfaces;
    switch (extern.kind) {
      case 'func':
        return exportedFunction(this.#agent, extern as WasmFunc);
      case 'memory':
        return memory.wrap(extern as MemoryObject);
      case 'table':
        return table.wrap(extern as TableObject);
      case 'global':
        return global.wrap(extern as GlobalObject);
      case 'tag':
        return tag.wrap(extern as TagObject);
    }
  }
}

export function instanceInterface(instances: Instances, modules: Interface<CompiledModule>): Interface<InstanceSlot> {
  const where = 'WebAssembly.Instance()';
  return makeInterface<InstanceSlot>({
    name: 'Instance',
    length: 1,
    construct: ([value, imports]) => {
      const module = modules.expect(value, `${where}: Argument 0`);
      return instances.instantiate(module, instances.read(module, imports, where), where);
    },
    attributes: { exports: { get: ({ exports }) => exports } },
  });
}
