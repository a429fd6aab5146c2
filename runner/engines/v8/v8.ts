/**
 * The engine of the Node that runs this worker: `WebAssembly` behind the seam. It judges and links by itself; our front end only
 * encodes text and knows the types of what is called. Values go through drivers (v8-driver.ts), so every bit arrives.
 */
import { numberToWasm } from '../../../engine/runtime/objects/convert.ts';
import type { Batch, Func, HostCallback } from '../../../engine/runtime/values/extern.ts';
import { toBigInt, toNumber, type WasmValue } from '../../../engine/runtime/values/values.ts';
import { bug } from '../../../engine/wasm/errors.ts';
import { type Export, funcType, type Module } from '../../../engine/wasm/module.ts';
import {
  EXTERNREF,
  F64,
  FUNCREF,
  type FuncType,
  type GlobalType,
  HEAP,
  heapOf,
  I64,
  isRef,
  type MemoryType,
  refType,
  type TableType,
  type TypeIndex,
  typeName,
  V128,
  type ValType,
} from '../../../engine/wasm/types.ts';
import { HostRef } from '../../values/values.ts';
import type { Compiled, DirectiveEngine, EngineExtern, EngineInstance, EngineStore, Resolve, Thrown } from '../engine.ts';
import { oneByOne } from '../one-by-one.ts';
import { type JsObject, WebAssembly } from './v8-api.ts';
import { callDriver, hostWrapper, isOpaque, kindDriver, PAGES, readDriver, SLOT, travels } from './v8-driver.ts';

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

/** An instance of one of our small modules. */
function instantiate(bytes: Uint8Array, imports: Readonly<Record<string, unknown>>): Readonly<Record<string, JsObject>> {
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { '': imports }).exports;
}

type Run = (...references: unknown[]) => unknown;

/** Values of a store between our form and V8's. */
class Values {
  private readonly memory = new WebAssembly.Memory({ initial: PAGES });
  private readonly words = new Int32Array(this.memory.buffer);
  private readonly drivers = new WeakMap<object, Run>();
  private readonly functions = new WeakMap<object, Func>();
  private kind: ((ref: unknown) => number) | undefined | null = null;

  /** The function behind JavaScript's: references to it are compared by identity. */
  known(js: object, func: Func): Func {
    this.functions.set(js, func);
    return func;
  }

  private driver(of: object, js: unknown, bytes: () => Uint8Array): Run {
    let run = this.drivers.get(of);
    if (run === undefined) {
      run = instantiate(bytes(), { target: js, memory: this.memory })['run'] as Run;
      this.drivers.set(of, run);
    }
    return run;
  }

  call(func: Wearing<Exported>, args: readonly WasmValue[]): readonly WasmValue[] {
    const { params, results } = func.type;
    const run = this.driver(func, func.js, () => callDriver(func.module, func.index, func.type));
    args.forEach((v, i) => {
      if (!isRef(v.type)) this.put(i, v);
    });
    const references = args.filter((_, i) => travels(params[i] as ValType)).map((v) => this.toJs(v));
    return this.take(run(...references), params.length, results);
  }

  read(of: object, js: unknown, module: Module, type: GlobalType): WasmValue {
    const run = this.driver(of, js, () => readDriver(module, type));
    return this.take(run(), 0, [type.type])[0] as WasmValue;
  }

  private put(slot: number, { lo, hi, x2, x3 }: WasmValue): void {
    this.words.set([lo, hi, x2, x3], (slot * SLOT) / 4);
  }

  /** Results of a driver: numbers stand in slots, references are what it returned. */
  private take(returned: unknown, first: number, types: readonly ValType[]): readonly WasmValue[] {
    const many = types.filter(travels).length > 1;
    const references = many ? [...(returned as Iterable<unknown>)] : [returned];
    return types.map((type, i) => {
      if (travels(type)) return this.fromJs(type, references.shift());
      const at = ((first + i) * SLOT) / 4;
      const [lo = 0, hi = 0, x2 = 0, x3 = 0] = this.words.subarray(at, at + 4);
      if (isOpaque(type)) return { type, lo: 0, hi: 0, x2: 0, x3: 0, ref: lo === 1 ? null : {} };
      const wide = type === I64 || type === F64 || type === V128;
      const vector = type === V128 ? { x2, x3 } : { x2: 0, x3: 0 };
      return { type, lo, hi: wide ? hi : 0, ...vector, ref: null };
    });
  }

  private toJs({ ref }: WasmValue): unknown {
    return typeof ref === 'object' && ref !== null && 'js' in ref ? ref.js : ref;
  }

  /** A reference that wasm gave; its type says what kind of object it is, as far as that can be found out. */
  private fromJs(type: ValType, js: unknown): WasmValue {
    const value = (t: ValType, ref: unknown): WasmValue => ({ type: t, lo: 0, hi: 0, x2: 0, x3: 0, ref });
    const isExtern = heapOf(type) === HEAP.extern || heapOf(type) === HEAP.noextern;
    if (js === null) return value(type, null);
    // The script's own values change their hierarchy with the conversions of the gc proposal.
    if (js instanceof HostRef) return value(type, new HostRef(isExtern ? 'extern' : 'host', js.id));
    if (isExtern) return value(EXTERNREF, js);
    if (typeof js === 'function') return value(FUNCREF, this.functions.get(js) ?? { kind: 'func' });
    return value(refType(this.heapKind(js), false), js);
  }

  private heapKind(js: unknown): number {
    if (this.kind === null) {
      try {
        this.kind = instantiate(kindDriver(), {})['kind'] as (ref: unknown) => number;
      } catch {
        // A V8 without garbage collection has no such objects either.
        this.kind = undefined;
      }
    }
    return [HEAP.any, HEAP.i31, HEAP.struct, HEAP.array][this.kind?.(js) ?? 0] ?? HEAP.any;
  }
}

/** JavaScript's view of an argument of a host function. */
function hostValue(type: ValType, js: unknown): WasmValue {
  return numberToWasm(js, type) ?? { type, lo: 0, hi: 0, x2: 0, x3: 0, ref: js };
}

const memoryOf = (js: JsObject): Wearing<EngineExtern> => {
  return { kind: 'memory', js, pages: (js as { readonly buffer: ArrayBuffer }).buffer.byteLength / 65536 };
};

class V8Store implements EngineStore {
  private readonly values = new Values();

  hostFunc(_: string, type: FuncType, body: HostCallback): Wearing<Func> {
    const js = (...args: unknown[]): void => {
      body(args.map((a, i) => hostValue(type.params[i] as ValType, a)));
    };
    return { kind: 'func', type, js: instantiate(hostWrapper(type), { f: js })['f'] as JsObject };
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
        this.values.known(js, func);
        return func;
      }
      case 'global': {
        const type = of(spaces.globals);
        const global: Wearing<EngineExtern> = { kind, js, get: () => this.values.read(global, js, module, type) };
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
    return oneByOne((func, args) => this.values.call(func as Wearing<Exported>, args));
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
