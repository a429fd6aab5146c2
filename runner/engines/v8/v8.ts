/**
 * The engine of the Node that runs this worker: `WebAssembly` behind the seam. It judges and links by itself; our front end only
 * encodes text and knows the types of what is called. Values go through adapters, so every bit arrives.
 */
import { numberToWasm } from '../../../engine/runtime/objects/convert.ts';
import type { Batch, Func, HostCallback } from '../../../engine/runtime/values/extern.ts';
import { toBigInt, toNumber, type WasmValue } from '../../../engine/runtime/values/values.ts';
import { bug } from '../../../engine/wasm/errors.ts';
import { type Export, funcType, type Module } from '../../../engine/wasm/module.ts';
import {
  EXTERNREF,
  type FuncType,
  type GlobalType,
  I64,
  type MemoryType,
  type TableType,
  type TypeIndex,
  typeName,
  type ValType,
} from '../../../engine/wasm/types.ts';
import { HostRef } from '../../values/values.ts';
import { type Adapter, callAdapter, readAdapter, TARGET } from '../adapters/adapter.ts';
import { encoded, typeNames } from '../adapters/owner.ts';
import type { Compiled, DirectiveEngine, EngineExtern, EngineInstance, EngineStore, Resolve, Thrown } from '../engine.ts';
import { oneByOne } from '../one-by-one.ts';
import { type JsObject, WebAssembly } from './v8-api.ts';

/** Our extern around JavaScript's. */
type Wearing<T> = T & { readonly js: JsObject };
/** A function as an export of `module`: its type there is what a driver imports it by. */
interface Exported extends Func {
  readonly module: Module;
  readonly index: TypeIndex;
}

function describe(e: unknown): Thrown {
  const message = e instanceof Error ? e.message : String(e);
  const kind = /implementation limit/.test(message) ? ({ kind: 'limit' } as const) : {};
  const thrown = (cls: Thrown['class'], phase: Thrown['phase']): Thrown => ({ class: cls, phase, ...kind, message, trace: [] });
  if (e instanceof WebAssembly.CompileError) return thrown('rejected', 'validate');
  if (e instanceof WebAssembly.LinkError) return thrown('unlinkable', 'link');
  if (e instanceof WebAssembly.RuntimeError) return thrown('trap', 'execute');
  if (e instanceof RangeError && /call stack/.test(message)) return thrown('exhaustion', 'execute');
  if (WebAssembly.Exception !== undefined && e instanceof WebAssembly.Exception)
    return { class: 'exception', phase: 'execute', message: 'a WebAssembly exception', trace: [] };
  // Something of JavaScript's own (a value that does not convert, memory that cannot be had): no outcome a script can ask for.
  return thrown(undefined, 'execute');
}

/** The exports of one of our small modules, which imports from one. */
function instantiate(bytes: Uint8Array, module: string, imports: Readonly<Record<string, unknown>>) {
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { [module]: imports }).exports;
}

/** An instance of an adapter: `run`, and where it has several parts to give, `word` and `ref`. */
interface Bridge {
  readonly adapter: Adapter;
  readonly exports: Readonly<Record<string, (...values: unknown[]) => unknown>>;
}

/** Calls of functions and reads of globals of a store, through adapters: 64 bits and references are all that crosses. */
class Bridges {
  private readonly made = new WeakMap<object, Bridge>();
  /** The script's own references: the same object for the same number. */
  private readonly references = new Map<HostRef['id'], HostRef>();

  private to(of: Wearing<EngineExtern>, make: () => Adapter): Bridge {
    let bridge = this.made.get(of);
    if (bridge === undefined) {
      const adapter = make();
      const exports = instantiate(adapter.bytes, TARGET.module, { [TARGET.name]: of.js });
      this.made.set(of, (bridge = { adapter, exports: exports as Bridge['exports'] }));
    }
    return bridge;
  }

  private cross({ adapter, exports }: Bridge, args: readonly WasmValue[]): readonly WasmValue[] {
    const returned = exports['run']?.(...adapter.pass(args).map((value) => this.toJs(value)));
    const [type] = adapter.returns;
    if (type !== undefined) return adapter.take([fromJs(type, returned)]);
    const parts = adapter.reads.map(({ name, index }) => fromJs(name === 'word' ? I64 : EXTERNREF, exports[name]?.(index)));
    return adapter.take(parts);
  }

  call(func: Wearing<Exported>, args: readonly WasmValue[]): readonly WasmValue[] {
    return this.cross(
      this.to(func, () => callAdapter(func.module, func.index, func.type)),
      args,
    );
  }

  read(global: Wearing<EngineExtern>, module: Module, type: GlobalType): WasmValue {
    const [value] = this.cross(
      this.to(global, () => readAdapter(module, type)),
      [],
    );
    return value ?? bug('a global without a value');
  }

  private toJs(value: WasmValue): unknown {
    if (value.type === I64) return toBigInt(value);
    if (!(value.ref instanceof HostRef)) return value.ref;
    const { id } = value.ref;
    const known = this.references.get(id) ?? value.ref;
    this.references.set(id, known);
    return known;
  }
}

/** Makes a host function one of exactly its type: a JavaScript function would be taken for any. */
function hostWrapper({ params, results }: FuncType): Uint8Array {
  const type = `(param ${typeNames(params)}) (result ${typeNames(results)})`;
  return encoded(`(module (func (export "f") (import "" "f") ${type}))`);
}

/** A value from JavaScript's, of which NaNs have lost their bits. */
function fromJs(type: ValType, js: unknown): WasmValue {
  return numberToWasm(js, type) ?? { type, lo: 0, hi: 0, x2: 0, x3: 0, ref: js };
}

const memoryOf = (js: JsObject): Wearing<EngineExtern> => {
  return { kind: 'memory', js, pages: (js as { readonly buffer: ArrayBuffer }).buffer.byteLength / 65536 };
};

class V8Store implements EngineStore {
  private readonly bridges = new Bridges();

  hostFunc(_: string, type: FuncType, body: HostCallback): Wearing<Func> {
    const js = (...args: unknown[]): void => {
      body(args.map((a, i) => fromJs(type.params[i] as ValType, a)));
    };
    return { kind: 'func', type, js: instantiate(hostWrapper(type), '', { f: js })['f'] as JsObject };
  }
  global(_: string, { type, mutable }: GlobalType, value: WasmValue): Wearing<EngineExtern> {
    const js = new WebAssembly.Global({ value: typeName(type), mutable }, type === I64 ? toBigInt(value) : toNumber(value));
    return { kind: 'global', js, get: () => value };
  }
  table(_: string, { address, min, max }: TableType): Wearing<EngineExtern> {
    const size = (n: number | bigint): number | bigint => (address === I64 ? BigInt(n) : n);
    const maximum = max === undefined ? undefined : size(max);
    const js = new WebAssembly.Table({ element: 'anyfunc', address: typeName(address), initial: size(min), maximum });
    return { kind: 'table', js, length: Number(min) };
  }
  memory(_: string, { min, max, shared }: MemoryType): Wearing<EngineExtern> {
    const maximum = max === undefined ? {} : { maximum: Number(max) };
    const js = new WebAssembly.Memory({ initial: Number(min), ...maximum, shared });
    return { kind: 'memory', js, pages: Number(min) };
  }

  instantiate({ module, opaque }: Compiled, resolve: Resolve): EngineInstance {
    const compiled = opaque as JsObject;
    // Without prototypes, names are nothing but names.
    const imports = Object.create(null) as Record<string, Record<string, JsObject>>;
    for (const i of WebAssembly.Module.imports(compiled)) {
      imports[i.module] ??= Object.create(null) as Record<string, JsObject>;
      const found = resolve(i.module, i.name) as Wearing<EngineExtern> | undefined;
      if (found !== undefined) (imports[i.module] as Record<string, JsObject>)[i.name] = found.js;
    }
    const { exports } = new WebAssembly.Instance(compiled, imports);
    const owner = module ?? bug('an instance whose exports nobody knows');
    const worn = new Map(owner.exports.map((e) => [e.name, this.wear(owner, e, exports[e.name] as JsObject)]));
    return { exports: worn, getExport: (name) => worn.get(name) };
  }

  private wear(module: Module, { kind, index }: Export, js: JsObject): Wearing<EngineExtern> {
    const { spaces } = module;
    const of = <T>(list: { at(index: number): T | undefined }): T =>
      list.at(index) ?? bug(`export of ${kind} ${index} that V8 found valid`);
    switch (kind) {
      case 'func': {
        const at = of(spaces.funcs);
        const type = funcType(module, at) ?? bug(`a function of type ${at}`);
        const func: Wearing<Exported> = { kind, type, module, index: at, js };
        return func;
      }
      case 'global': {
        const type = of(spaces.globals);
        const global: Wearing<EngineExtern> = { kind, js, get: () => this.bridges.read(global, module, type) };
        return global;
      }
      case 'table':
        return { kind, js, length: Number((js as { readonly length: number | bigint }).length) };
      case 'memory':
        return memoryOf(js);
      case 'tag':
        return { kind, js };
    }
  }

  batch(): Batch {
    return oneByOne((func, args) => this.bridges.call(func as Wearing<Exported>, args));
  }
  share(extern: EngineExtern): unknown {
    const { kind, js } = extern as Wearing<EngineExtern>;
    const shared = kind === 'memory' && (js as { readonly buffer: unknown }).buffer instanceof SharedArrayBuffer;
    return shared ? js : undefined;
  }
  open(shared: unknown): Wearing<EngineExtern> {
    return memoryOf(shared as JsObject);
  }
  dispose(): void {}
}

/** This Node's WebAssembly. */
export function v8Engine(): DirectiveEngine {
  return {
    kind: 'directives',
    name: 'v8',
    version: process.versions.node,
    front: {
      kind: 'own',
      ...{ text: false, validates: true, idle: undefined },
      compile: (_, bytes, module) => ({ module, opaque: new WebAssembly.Module(bytes) }),
    },
    newStore: () => new V8Store(),
    settle: () => {},
    thrown: describe,
  };
}
