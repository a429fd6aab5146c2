/** The WebAssembly namespace object: all interfaces, put together around one agent. */
import type { TagObject } from '../runtime/objects/tag.ts';
import { WasmException } from '../runtime/thrown/exception.ts';
import { ThrownError } from '../runtime/thrown/thrown.ts';
import { WasmError } from '../wasm/errors.ts';
import { Agent, type AgentOptions } from './border/agent.ts';
import { compile, compileOptions, isValid, sourceOf } from './border/compile.ts';
import type { CompiledModule, CompileOptions, Source } from './border/compiled.ts';
import { CompileError, errorOf, LinkError, RuntimeError, SuspendError, thrownBehind } from './border/errors.ts';
import { promisingFunction } from './border/functions.ts';
import { classString, defineStatics, type Interface, isObject } from './border/web-idl.ts';
import { exceptionInterface } from './interfaces/exception.ts';
import { globalInterface } from './interfaces/global.ts';
import { Instances, instanceInterface } from './interfaces/instance.ts';
import { memoryInterface } from './interfaces/memory.ts';
import { moduleInterface } from './interfaces/module.ts';
import { suspendingInterface } from './interfaces/suspending.ts';
import { tableInterface } from './interfaces/table.ts';
import { tagInterface } from './interfaces/tag.ts';
import { bytesOf } from './streaming.ts';
import type { WebAssemblyNamespace } from './types.ts';

/** Runs something in a task of its own. */
const inTask = <T>(run: () => T): Promise<T> =>
  new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(run());
      } catch (error) {
        reject(error);
      }
    });
  });

/** Makes a namespace with an agent of its own: what one makes is of no use to another. */
export function makeNamespace(options: AgentOptions = {}): WebAssemblyNamespace {
  const agent = new Agent(options, {
    arriving: (thrown) => thrownBehind(thrown) ?? exceptions.slotOf(thrown) ?? thrown,
    leaving: (thrown) => {
      if (thrown instanceof WasmException) return exceptions.wrap(thrown);
      if (thrown instanceof ThrownError) return errorOf(thrown);
      return thrown instanceof WasmError && thrown.phase === 'execute' ? new RangeError(thrown.message) : thrown;
    },
  });
  const tag = tagInterface(agent);
  const exceptions: Interface<WasmException> = exceptionInterface(agent, tag);
  const externs = {
    memory: memoryInterface(agent),
    table: tableInterface(agent),
    global: globalInterface(agent),
    tag,
    suspending: suspendingInterface(agent),
  };
  const modules = moduleInterface(agent);
  const instances = new Instances(agent, externs);
  const instance = instanceInterface(instances, modules);

  const asynchronously = (source: Source, where: string): Promise<CompiledModule> => inTask(() => compile(agent, source, where));
  const instantiate = async (module: CompiledModule, imports: unknown, where: string): Promise<object> => {
    const externals = instances.read(module, imports, where);
    return inTask(() => instance.wrap(instances.instantiate(module, externals, where)));
  };
  /** What `instantiate` and `instantiateStreaming` promise of a source. */
  const both = async (source: Source, imports: unknown, where: string): Promise<object> => {
    const compiled = await asynchronously(source, where);
    return { module: modules.wrap(compiled), instance: await instantiate(compiled, imports, where) };
  };
  const checkImports = (imports: unknown, where: string): void => {
    if (imports !== undefined && !isObject(imports)) throw new TypeError(`${where}: Argument 1 must be an object`);
  };
  const streamed = async (source: unknown, options: CompileOptions, where: string): Promise<Source> => ({
    bytes: await bytesOf(source, where),
    options,
  });

  const namespace = {};
  classString(namespace, 'WebAssembly');
  defineStatics(namespace, 'WebAssembly', {
    validate: { length: 1, call: (args) => isValid(agent, sourceOf(args, 'WebAssembly.validate()')) },
    compile: {
      length: 1,
      promise: true,
      call: async (args) => modules.wrap(await asynchronously(sourceOf(args, 'WebAssembly.compile()'), 'WebAssembly.compile()')),
    },
    instantiate: {
      length: 1,
      promise: true,
      call: async ([first, imports, options]) => {
        const where = 'WebAssembly.instantiate()';
        checkImports(imports, where);
        const module = modules.slotOf(first);
        return module === undefined
          ? both(sourceOf([first, options], where), imports, where)
          : instantiate(module, imports, where);
      },
    },
    compileStreaming: {
      length: 1,
      promise: true,
      call: async ([source, options]) => {
        const where = 'WebAssembly.compileStreaming()';
        return modules.wrap(await asynchronously(await streamed(source, compileOptions(options, where), where), where));
      },
    },
    instantiateStreaming: {
      length: 1,
      promise: true,
      call: async ([source, imports, options]) => {
        const where = 'WebAssembly.instantiateStreaming()';
        checkImports(imports, where);
        return both(await streamed(source, compileOptions(options, where), where), imports, where);
      },
    },
  });
  defineStatics(namespace, 'WebAssembly', {
    promising: {
      length: 1,
      call: ([value]) => {
        const func = agent.addresses.get(value as object);
        if (func === undefined)
          throw new TypeError('WebAssembly.promising(): Argument 0 must be a WebAssembly exported function');
        return promisingFunction(agent, func);
      },
    },
  });
  const constructors = {
    Module: modules.constructor,
    Instance: instance.constructor,
    Memory: externs.memory.constructor,
    Table: externs.table.constructor,
    Global: externs.global.constructor,
    Tag: tag.constructor,
    Exception: exceptions.constructor,
    CompileError,
    LinkError,
    RuntimeError,
    Suspending: externs.suspending.constructor,
    SuspendError,
  };
  for (const [name, value] of Object.entries(constructors)) {
    Object.defineProperty(namespace, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(namespace, 'JSTag', {
    get: () => tag.wrap(agent.store.jsTag as TagObject),
    enumerable: true,
    configurable: true,
  });
  return namespace as WebAssemblyNamespace;
}
