/**
 * The world of one script: its store, the modules it defined, the instances it made, the names it registered, and the host
 * module `spectest`. An instance that could not be made because the engine lacks an instruction stands in here with its types
 * alone, so that linking is still judged and whatever depends on it is skipped for the same reason.
 */
import type { Func } from '../../engine/runtime/values/extern.ts';
import type { WasmValue } from '../../engine/runtime/values/values.ts';
import { canonicalExtern, checkImport, sizedNow, unknownImport } from '../../engine/wasm/canon.ts';
import { bug } from '../../engine/wasm/errors.ts';
import type { Export, ExternKind, ExternType, Import, IndexSpaces, Module } from '../../engine/wasm/module.ts';
import type { Compiled, DirectiveEngine, EngineExtern, EngineInstance, EngineStore } from '../engines/engine.ts';
import type { Const, Directive } from '../script/ast.ts';
import { HostRef } from '../values/values.ts';

/** What can be imported: its canonical type, and the thing itself unless its instance was skipped. */
export interface Linkable {
  /** undefined: types are the engine's own affair. */
  readonly type: ExternType<number> | undefined;
  readonly extern: EngineExtern | undefined;
  /** Why there is no thing. */
  readonly skip: string | undefined;
}

/** An instance as scripts name it. */
export interface Entry {
  readonly instance: EngineInstance | undefined;
  readonly exports: Pick<ReadonlyMap<string, Linkable>, 'get' | 'keys'>;
  /** Not instantiated: the engine lacks something. */
  readonly skip: string | undefined;
  /** Not instantiated: this directive failed. */
  readonly failed: Directive | undefined;
}

/** A module that was parsed and validated. */
export interface Definition {
  /** undefined: only the engine's own front end could read it. */
  readonly module: Module | undefined;
  /** Canonical types, where our front end judges. */
  readonly canonical: Int32Array | undefined;
  /** Why it cannot run here, e.g. `needs simd`. */
  readonly skip: string | undefined;
  compiled: Compiled | undefined;
}

/** Canonical type of a defined thing; functions are exactly of their type. */
function definedType({ kind, index }: Export, spaces: IndexSpaces, canonical: Int32Array): ExternType<number> {
  const of = <T>(list: { at(index: number): T | undefined }): T =>
    list.at(index) ?? bug(`export of ${kind} ${index} in a valid module`);
  switch (kind) {
    case 'func':
      return canonicalExtern({ kind, type: of(spaces.funcs), exact: true }, canonical);
    case 'table':
      return canonicalExtern({ kind, type: of(spaces.tables) }, canonical);
    case 'memory':
      return canonicalExtern({ kind, type: of(spaces.memories) }, canonical);
    case 'global':
      return canonicalExtern({ kind, type: of(spaces.globals) }, canonical);
    case 'tag':
      return canonicalExtern({ kind, type: of(spaces.tags) }, canonical);
  }
}

/**
 * The linkable's type now: tables and memories count with their current size (section 3.3.13). How far a skipped instance's
 * would have grown nobody knows: with `wanted` it is taken to be large enough.
 */
function currentType({ type, extern, skip }: Linkable, wanted: ExternType<number> | undefined): ExternType<number> {
  if (type === undefined) return bug('a type that only the engine knows');
  if (extern?.kind === 'table') return sizedNow(type, extern.length);
  if (extern?.kind === 'memory') return sizedNow(type, extern.pages);
  const large = skip !== undefined && (wanted?.kind === 'table' || wanted?.kind === 'memory');
  return large && wanted.kind === type.kind ? sizedNow(type, wanted.type.min) : type;
}

const isHostRef = ({ form }: Const): boolean => form === 'extern' || form === 'host';

const failedEntry = (d: Directive): Entry => ({ instance: undefined, exports: new Map(), skip: undefined, failed: d });

export class ScriptContext {
  readonly engine: DirectiveEngine;
  readonly store: EngineStore;
  private readonly instances = new Map<string, Entry>();
  /** A directive stands for the definition that it failed to make. */
  private readonly definitions = new Map<string, Definition | Directive>();
  private readonly registered = new Map<string, Entry>();
  private readonly hostRefs = new Map<string, HostRef>();
  /** Instances that share something: each with those it imports from, in both directions. The host is no party to it. */
  private readonly links = new Map<Entry, Set<Entry>>();
  /** Instances whose state nobody knows, and why: a directive that may have changed it was skipped. */
  private readonly unknown = new Map<Entry, string>();
  private latestEntry: Entry | undefined;
  private latestDefinition: Definition | Directive | undefined;
  private readonly spectest: (store: EngineStore) => Entry;

  constructor(engine: DirectiveEngine, spectest: (store: EngineStore) => Entry) {
    this.engine = engine;
    this.store = engine.newStore();
    this.spectest = spectest;
  }

  /** Names an instance and makes it the latest; a directive stands for the one that it failed to make. */
  addInstance(name: string | undefined, made: Entry | Directive): void {
    const known = 'exports' in made ? made : failedEntry(made);
    if (name !== undefined) this.instances.set(name, known);
    this.latestEntry = known;
  }
  /** Gives the latest instance and definition another name. */
  nameLatest(name: string): void {
    if (this.latestEntry !== undefined) this.instances.set(name, this.latestEntry);
    if (this.latestDefinition !== undefined) this.definitions.set(name, this.latestDefinition);
  }
  /** The instance a directive means, or undefined where the script has none of that name. */
  instance(name: string | undefined): Entry | undefined {
    return name === undefined ? this.latestEntry : this.instances.get(name);
  }

  addDefinition(name: string | undefined, definition: Definition | Directive): void {
    if (name !== undefined) this.definitions.set(name, definition);
    this.latestDefinition = definition;
  }
  definition(name: string | undefined): Definition | Directive | undefined {
    return name === undefined ? this.latestDefinition : this.definitions.get(name);
  }

  register(as: string, entry: Entry): void {
    this.registered.set(as, entry);
  }

  /** The directive that failed to make what a module imports. */
  missing(module: Module | undefined): Directive | undefined {
    for (const i of module?.imports ?? []) {
      const failed = this.registered.get(i.module)?.failed;
      if (failed !== undefined) return failed;
    }
    return undefined;
  }

  /** Notes that a skipped directive may have changed what a named instance shares, whoever shares it. */
  forget(name: string, reason: string): void {
    const waiting = [this.instance(name)];
    for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
      if (this.unknown.has(entry)) continue;
      this.unknown.set(entry, reason);
      waiting.push(...(this.links.get(entry) ?? []));
    }
  }
  /** Why nobody knows the state of an instance, or undefined. */
  whyUnknown(entry: Entry): string | undefined {
    return this.unknown.get(entry);
  }
  /** Why nobody knows what a module imports, or undefined. */
  whyImportsUnknown(module: Module | undefined): string | undefined {
    for (const entry of this.providers(module)) if (this.unknown.has(entry)) return this.unknown.get(entry);
    return undefined;
  }
  private providers(module: Module | undefined): Set<Entry> {
    const found = new Set<Entry>();
    for (const { module: from } of module?.imports ?? []) {
      const entry = this.registered.get(from);
      if (entry !== undefined && from !== 'spectest') found.add(entry);
    }
    return found;
  }
  private link(entry: Entry, module: Module | undefined): Entry {
    const providers = this.providers(module);
    if (providers.size === 0) return entry;
    this.links.set(entry, providers);
    for (const provider of providers) {
      const linked = this.links.get(provider);
      if (linked === undefined) this.links.set(provider, new Set([entry]));
      else linked.add(entry);
      const reason = this.unknown.get(provider);
      if (reason !== undefined) this.unknown.set(entry, reason);
    }
    return entry;
  }

  /** What stands under a two-level import name. `spectest` is made when it is first asked for. */
  resolve(module: string, name: string): Linkable | undefined {
    let entry = this.registered.get(module);
    if (entry === undefined && module === 'spectest') {
      entry = this.spectest(this.store);
      this.registered.set(module, entry);
    }
    return entry?.exports.get(name);
  }

  /**
   * Judges the imports of a module by type alone (section 4.5.4). Throws the link error; gives the reason for which an import
   * is not there to run with, or undefined. `lenient`: the sizes of what was skipped are large enough. An engine that links by
   * itself is not told beforehand.
   */
  checkImports({ module, canonical }: Definition, lenient: boolean): string | undefined {
    let skip: string | undefined;
    if (module === undefined || canonical === undefined) return undefined;
    for (const i of module.imports) {
      const found = this.resolve(i.module, i.name) ?? unknownImport(i);
      const wanted = canonicalExtern(i.desc, canonical);
      checkImport(i, currentType(found, lenient ? wanted : undefined), wanted);
      skip ??= found.skip;
    }
    return skip;
  }

  /** Instantiates on the engine; everything it throws is the engine's to explain. */
  instantiate(definition: Definition): Entry {
    definition.compiled ??= this.compile(definition);
    const instance = this.store.instantiate(definition.compiled, (module, name) => this.resolve(module, name)?.extern);
    const exports = new Map<string, Linkable>();
    if (definition.canonical === undefined) {
      for (const [name, extern] of instance.exports) exports.set(name, { type: undefined, extern, skip: undefined });
    } else {
      for (const [name, type] of this.exportTypes(definition))
        exports.set(name, { type, extern: instance.getExport(name), skip: undefined });
    }
    return this.link({ instance, exports, skip: undefined, failed: undefined }, definition.module);
  }
  private compile({ module }: Definition): Compiled {
    const { front } = this.engine;
    return module === undefined || front.kind === 'own' ? bug('a definition without its compiled module') : front.compile(module);
  }

  /** Stands in for an instance that cannot be made: its exports have types only. */
  skipped(definition: Definition, skip: string): Entry {
    const exports = new Map<string, Linkable>();
    for (const [name, type] of this.exportTypes(definition)) exports.set(name, { type, extern: undefined, skip });
    return { instance: undefined, exports, skip, failed: undefined };
  }

  /** Types of a linked module's exports. What it imported and exports again has the type it came with. */
  private *exportTypes({ module, canonical }: Definition): Generator<[string, ExternType<number>]> {
    if (module === undefined || canonical === undefined) return;
    const { spaces } = module;
    const imports: Record<ExternKind, Import[]> = { func: [], table: [], memory: [], global: [], tag: [] };
    for (const i of module.imports) imports[i.desc.kind].push(i);
    for (const e of module.exports) {
      const imported = imports[e.kind][e.index];
      const found = imported === undefined ? undefined : this.resolve(imported.module, imported.name);
      yield [e.name, found?.type ?? definedType(e, spaces, canonical)];
    }
  }

  /** A script's constants as values: mostly the same list. */
  values(constants: readonly Const[]): readonly WasmValue[] {
    return constants.some(isHostRef) ? constants.map((c) => this.value(c)) : constants;
  }

  /** A script's constant as a value; `(ref.extern N)` is the same object all through the file. */
  value(c: Const): WasmValue {
    return isHostRef(c) ? { ...c, ref: this.hostRef(c) } : c;
  }
  private hostRef(c: Const): HostRef {
    const form = c.form === 'host' ? 'host' : 'extern';
    const key = `${form} ${c.lo}`;
    let ref = this.hostRefs.get(key);
    if (ref === undefined) this.hostRefs.set(key, (ref = new HostRef(form, c.lo)));
    return ref;
  }

  dispose(): void {
    this.store.dispose();
  }
}

/** Narrows an export to a function that can be called. */
export function asFunc(l: Linkable | undefined): Func | undefined {
  return l?.extern?.kind === 'func' ? l.extern : undefined;
}
