/**
 * The runtime for the rest of this house: artifacts in, instances and results out; no compiler. Embedders have engine/api.
 */
export { type SourcePlace, showSource } from '../artifact/dwarf/dwarf.ts';
export { Interrupter, withSignal, withTimeout } from './calls/interrupts.ts';
export { type CodePlace, codeAround, type PlacedCode, placeOf } from './load/code.ts';
export { hostCpus, LoadedModule } from './load/load.ts';
export type { StoreOptions } from './state/state.ts';
export { dieWithParent, Store, showProgress } from './store.ts';
export { Backtrace, type BacktraceFrame } from './thrown/backtrace.ts';
export { WasmException } from './thrown/exception.ts';
export { Exit } from './thrown/exit.ts';
export { OutOfHeap, Trap } from './thrown/trap.ts';
export type {
  Batch,
  Extern,
  Func,
  Global,
  HeapObject,
  HostCallback,
  Instance,
  Memory,
  Outcome,
  ResolveImport,
  SharedMemory,
  Table,
  Tag,
} from './values/extern.ts';
export * from './values/values.ts';
