/**
 * The runtime: artifacts in, instances and results out; no compiler. `touchstone/runtime` of the package.
 */
export { type SourcePlace, showSource } from '../artifact/dwarf.ts';
export { Backtrace, type Frame } from './backtrace.ts';
export { type CodePlace, codeAround, type PlacedCode, placeOf } from './code.ts';
export { WasmException } from './exception.ts';
export type {
  Batch,
  Extern,
  Func,
  Global,
  HostCallback,
  Instance,
  Memory,
  Outcome,
  ResolveImport,
  Table,
  Tag,
} from './extern.ts';
export { hostCpus, LoadedModule } from './load.ts';
export type { StoreOptions } from './state.ts';
export { dieWithParent, Store, showProgress } from './store.ts';
export { Trap } from './trap.ts';
export * from './values.ts';
