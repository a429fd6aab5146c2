/**
 * What the specification calls the surrounding agent: a store, in which everything lies that one namespace makes, and the caches
 * by which the same thing is always the same object. Made when first needed: whoever imports the namespace pays for no store.
 */
import type { EngineOptions } from '../../core.ts';
import { Engine } from '../../index.ts';
import type { ObjectReference } from '../../runtime/heap/references.ts';
import type { LoadedModule } from '../../runtime/load/load.ts';
import type { StoreOptions, WasmFunc } from '../../runtime/state/state.ts';
import { Store } from '../../runtime/store.ts';
import { checksOf } from '../../target/settings.ts';
import { WASM3, withFeatures } from '../../wasm/features.ts';
import type { CompiledModule } from './compiled.ts';

/** How modules are compiled and what their store may use. */
export interface AgentOptions extends EngineOptions, Pick<StoreOptions, 'stackBytes' | 'gcHeap'> {}

/** What V8 accepts beside WebAssembly 3.0 unless told otherwise. */
const FEATURES = withFeatures(WASM3, ['threads', 'legacy-exceptions']);

export class Agent {
  readonly features: number;
  readonly #options: AgentOptions;
  readonly #arriving: (thrown: unknown) => unknown;
  /** What leaves wasm → what JavaScript sees of it. */
  readonly leaving: (thrown: unknown) => unknown;
  #engine: Engine | undefined;
  #store: Store | undefined;
  readonly #loaded = new WeakMap<CompiledModule, LoadedModule>();
  /** The Exported Function cache, both ways. */
  readonly functions = new WeakMap<WasmFunc, object>();
  readonly addresses = new WeakMap<object, WasmFunc>();
  /** The exported GC object cache, both ways. */
  readonly objects = new WeakMap<ObjectReference, object>();
  readonly references = new WeakMap<object, ObjectReference>();

  /** `arriving`: what a host function threw → what the engine takes it for; `leaving` is the way back. */
  constructor(options: AgentOptions, { arriving, leaving }: Pick<Agent, 'leaving'> & { arriving: (thrown: unknown) => unknown }) {
    this.features = options.features ?? FEATURES;
    this.#options = { ...options, features: this.features };
    this.#arriving = arriving;
    this.leaving = leaving;
  }
  get engine(): Engine {
    this.#engine ??= new Engine(this.#options);
    return this.#engine;
  }
  get store(): Store {
    if (this.#store === undefined) {
      const { nan, stackBytes, gcHeap } = this.#options;
      const bounds = stackBytes === undefined ? {} : { stackBytes };
      this.#store = new Store({ ...checksOf(this.#options), ...bounds, nan, gcHeap, arriving: this.#arriving });
    }
    return this.#store;
  }
  /** A module's code in the store. */
  loaded(module: CompiledModule): LoadedModule {
    let loaded = this.#loaded.get(module);
    if (loaded === undefined) {
      loaded = this.store.load(module.stored);
      this.#loaded.set(module, loaded);
    }
    return loaded;
  }
}
