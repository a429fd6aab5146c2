/** Test support: modules in text, run in a store of their own. */
import { type CompileOptions, compile, type Extern, type Func, parse, Store, validate, type WasmValue } from '../../index.ts';
import type { InstanceObject } from '../../runtime/objects/instance.ts';
import type { StoreOptions, StoreState } from '../../runtime/state/state.ts';
import { FEATURE, WASM3 } from '../../wasm/features.ts';
import type { FuncType, ValType } from '../../wasm/types.ts';

const LANGUAGE = { features: WASM3 | FEATURE['custom-descriptors'] | FEATURE['legacy-exceptions'] };

export class World {
  readonly store: Store;
  readonly state: StoreState;
  private readonly compile: typeof compile;

  /** `how`: what compiles its modules. */
  constructor(options: StoreOptions = {}, how = compile) {
    this.compile = how;
    this.store = new Store(options);
    this.state = (this.store as unknown as { state: StoreState }).state;
  }

  /** An instance of a module, its imports by name. */
  instance(text: string, imports: Readonly<Record<string, Extern>> = {}, options: CompileOptions = {}): InstanceObject {
    const m = parse(text, LANGUAGE);
    validate(m, LANGUAGE);
    return this.store.instantiate(this.compile(m, options), (_, name) => imports[name]);
  }
  call(instance: InstanceObject, name: string, ...args: readonly WasmValue[]): WasmValue[] {
    return this.store.invoke(instance.getExport(name) as Func, args);
  }
  host(params: readonly ValType[], results: readonly ValType[], body: (...args: WasmValue[]) => WasmValue[] | undefined): Func {
    return this.store.hostFunc(func(params, results), (args) => body(...args));
  }
  /** Bytes of objects that live right after a collection. */
  live(): number {
    this.store.collectGarbage();
    return this.state.heap.bytes;
  }
  close(): void {
    this.store.close();
  }
}

export const func = (params: readonly ValType[], results: readonly ValType[]): FuncType => ({ kind: 'func', params, results });
