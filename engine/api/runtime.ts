/**
 * `touchstone/runtime`: compiled modules in, instances and calls out; no compiler. One configuration says what compiled code
 * must be and how stores run it.
 */
import { readFileSync } from 'node:fs';
import { readArtifact } from '../artifact/read.ts';
import { type Bounds, checksOf, type Nans, type Traps } from '../target/settings.ts';
import { Module } from './module.ts';
import { Store, type StoreLimits } from './store.ts';

export { type Abortable, Interrupter, withSignal, withTimeout } from '../runtime/calls/interrupts.ts';
export type { Backtrace, BacktraceFrame } from '../runtime/thrown/backtrace.ts';
export { WasmException as Exception } from '../runtime/thrown/exception.ts';
export { Trap } from '../runtime/thrown/trap.ts';
export type { HeapObject, SharedMemory } from '../runtime/values/extern.ts';
export type { WasmValue } from '../runtime/values/values.ts';
export * as values from '../runtime/values/values.ts';
export { type ErrorClass, type Phase, type Position, WasmError } from '../wasm/errors.ts';
export type { HostFunction, WasmFunction } from './functions.ts';
export { type ExportDescription, type ImportDescription, Module } from './module.ts';
export { type Export, Global, Memory, Table, Tag } from './objects.ts';
export { CallQueue } from './queue.ts';
export { type Exports, type Imports, Instance, Store, type StoreLimits } from './store.ts';
export type {
  ExternDescription,
  FunctionType,
  GlobalDescriptor,
  MemoryDescriptor,
  TableDescriptor,
  ValueType,
} from './types.ts';

/** What compiled code is and how it runs: the same for engine, modules and stores. */
export interface Configuration {
  /** `signals`, the default: faults in guard regions are traps. `explicit`: code checks, and no signal handler is installed. */
  readonly traps?: Traps | undefined;
  /** `guard`, the default: memories have 8 GiB of address space each. `explicit`, the default where traps are: small ones. */
  readonly bounds?: Bounds | undefined;
  /** `canonical`: arithmetic yields canonical NaNs only. `any`, the default: the machine's. */
  readonly nan?: Nans | undefined;
}

/** Runs compiled modules. */
export class Runtime {
  readonly #configuration: Configuration;

  constructor(configuration: Configuration = {}) {
    this.#configuration = configuration;
  }

  /**
   * A module that `serialize` or `save` wrote: bytes, or the path of a file, which is mapped and must not change. It is native
   * code and is trusted as a shared library is; `verify` checks that it is whole, not who wrote it. Throws a `WasmError` of
   * phase `load` for what is no such module.
   */
  deserialize(source: Uint8Array | string, { verify = false } = {}): Module {
    if (typeof source === 'string' && !verify) return new Module(source);
    const bytes = typeof source === 'string' ? readFileSync(source) : source;
    return new Module({ artifact: readArtifact(bytes, { verify }), file: undefined });
  }

  /** An empty store. Throws where the system refuses what the configuration needs. */
  store(limits: StoreLimits = {}): Store {
    const { nan } = this.#configuration;
    return new Store({ ...checksOf(this.#configuration), nan, ...limits });
  }
}
