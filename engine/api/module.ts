/** Compiled modules: to be instantiated in any store of the same configuration, and to be kept. */
import { readFileSync } from 'node:fs';
import { type Artifact, readArtifact } from '../artifact/read.ts';
import type { StoredArtifact } from '../cache/cache.ts';
import { replaceFile } from '../cache/files.ts';
import type { LoadedModule } from '../runtime/load/load.ts';
import type { Store as RuntimeStore } from '../runtime/store.ts';
import { bug } from '../wasm/errors.ts';
import type { ExternType, Export as WasmExport } from '../wasm/module.ts';
import type { FuncType } from '../wasm/types.ts';
import { describe, type ExternDescription } from './types.ts';

/** What a module imports: its type, and the names under which it is looked for. */
export type ImportDescription = ExternDescription & { readonly module: string; readonly name: string };
/** What a module exports. */
export type ExportDescription = ExternDescription & { readonly name: string };

/** A compiled module. It belongs to no store and needs no closing. */
export class Module {
  /** Compiled code: an artifact that was read, its bytes, or the file it lies in. */
  readonly #source: StoredArtifact | Uint8Array | string;
  #artifact: Artifact | undefined;
  readonly #loaded = new WeakMap<RuntimeStore, LoadedModule>();

  constructor(source: StoredArtifact | Uint8Array | string) {
    this.#source = source;
    loaders.set(this, (store) => {
      const loaded = this.#loaded.get(store) ?? store.load(source);
      this.#loaded.set(store, loaded);
      return loaded;
    });
  }

  get #read(): Artifact {
    const source = this.#source;
    if (typeof source === 'object' && 'artifact' in source) return source.artifact;
    this.#artifact ??= readArtifact(typeof source === 'string' ? readFileSync(source) : source);
    return this.#artifact;
  }
  get imports(): readonly ImportDescription[] {
    return this.#read.info.imports.map(({ module, name, desc }) => ({ module, name, ...this.#describe(desc) }));
  }
  get exports(): readonly ExportDescription[] {
    return this.#read.info.exports.map((e) => ({ name: e.name, ...this.#describe(this.#exported(e)) }));
  }
  #exported({ kind, index }: WasmExport): ExternType<number> {
    const { info } = this.#read;
    const none = (): never => bug('an export of nothing');
    switch (kind) {
      case 'func':
        return { kind, type: info.funcs[index] ?? none() };
      case 'memory':
        return { kind, type: info.memories[index] ?? none() };
      case 'table':
        return { kind, type: info.tables[index] ?? none() };
      case 'global':
        return { kind, type: info.globals[index] ?? none() };
      case 'tag':
        return { kind, type: info.tags[index] ?? none() };
    }
  }
  #describe(type: ExternType<number>): ExternDescription {
    const { types } = this.#read.info;
    return describe(type, (index): FuncType => {
      const comp = types[index]?.comp;
      return comp?.kind === 'func' ? comp : bug(`type ${index} is no function type`);
    });
  }

  /** The compiled code as bytes, for `deserialize` on a machine of the same kind, with this version of this package. */
  serialize(): Uint8Array {
    const { bytes } = this.#read;
    return bytes.subarray(0, bytes.length).slice();
  }
  /** Writes these bytes to a file, which appears whole. */
  save(path: string): void {
    replaceFile(path, this.serialize());
  }
}

/** What stores ask of modules, and nobody else. */
const loaders = new WeakMap<Module, (store: RuntimeStore) => LoadedModule>();

/** A module's code in a store: loaded once. */
export function loadedIn(store: RuntimeStore, module: Module): LoadedModule {
  const load = loaders.get(module);
  if (load === undefined) throw new TypeError('not a module of this engine');
  return load(store);
}
