/**
 * An engine behind a program that speaks the line protocol of docs/engine-protocol.md. Whatever the program does wrong is the
 * failure of the directive that asked.
 */
import { join } from 'node:path';
import { positionAt } from '../../../engine/core.ts';
import type { Func } from '../../../engine/runtime/values/extern.ts';
import type { WasmValue } from '../../../engine/runtime/values/values.ts';
import { bug } from '../../../engine/wasm/errors.ts';
import { type Features, featureNames } from '../../../engine/wasm/features.ts';
import { funcType, type Module } from '../../../engine/wasm/module.ts';
import { typeName, type ValType } from '../../../engine/wasm/types.ts';
import type { FailureKind } from '../../results/results.ts';
import type { Directive, Script } from '../../script/ast.ts';
import { EXTENSION, nodeFlags } from '../../system/paths.ts';
import type {
  AnyEngine,
  Compiled,
  EngineExtern,
  EngineInstance,
  EngineStore,
  Resolve,
  ScriptVerdict,
  Thrown,
} from '../engine.ts';
import { oneByOne } from '../one-by-one.ts';
import { writeValue } from './command-values.ts';
import { ModuleStore } from './module-store.ts';
import { Broken, Program, type ProgramOptions } from './program.ts';
import { CLASSES, doing, type Json, Said, valuesOf, verdictOf } from './protocol.ts';

function describe(e: unknown): Thrown {
  if (e instanceof Said) {
    const { class: cls, message, kind } = e;
    return { ...(CLASSES[cls] ?? bug(cls)), ...(kind === undefined ? {} : { kind }), message, trace: [] };
  }
  if (e instanceof Broken) return { class: undefined, kind: e.kind, phase: 'execute', message: e.message, trace: [] };
  throw e;
}

/** Something of an instance, or of `spectest`, whose instance is 0. */
interface Named {
  readonly instance: number;
  readonly name: string;
  /** Of the process that has it. */
  readonly generation: number;
}

class CommandStore implements EngineStore {
  private readonly program: Program;
  private instances = 0;

  constructor(program: Program) {
    this.program = program;
    try {
      program.reset();
    } catch (e) {
      // Whoever asks next finds out.
      if (!(e instanceof Broken)) throw e;
    }
  }

  private named<T>(extern: T, instance: number, name: string): T & Named {
    return { ...extern, instance, name, generation: this.program.generation };
  }
  /** Things that died with an earlier process cannot be used. */
  private alive(thing: Pick<Named, 'generation'>): void {
    const { generation, lost } = this.program;
    if (thing.generation !== generation) throw new Broken('unreached', `it is gone with the program, which was lost (${lost})`);
  }

  hostFunc: EngineStore['hostFunc'] = (name, type) => this.named({ kind: 'func', type } as const, 0, name);
  global: EngineStore['global'] = (name, _, value) => this.named({ kind: 'global', get: () => value } as const, 0, name);
  table: EngineStore['table'] = (name, { min }) => this.named({ kind: 'table', length: Number(min) } as const, 0, name);
  memory: EngineStore['memory'] = (name, { min }) => this.named({ kind: 'memory', pages: Number(min) } as const, 0, name);

  instantiate({ module, opaque }: Compiled, resolve: Resolve): EngineInstance {
    const owner = module ?? bug('an instance whose exports nobody knows');
    const { id, generation } = opaque as { readonly id: number; readonly generation: number };
    this.alive({ generation });
    const imports = owner.imports.flatMap((i) => {
      const found = resolve(i.module, i.name) as (EngineExtern & Named) | undefined;
      if (found === undefined) return [];
      if (found.instance !== 0) this.alive(found);
      return [{ module: i.module, name: i.name, instance: found.instance, export: found.name }];
    });
    const instance = ++this.instances;
    this.program.ask(doing({ op: 'instantiate', module: id, instance, imports }));
    const exports = new Map(owner.exports.map((e) => [e.name, this.named(this.extern(owner, e, instance), instance, e.name)]));
    return { exports, getExport: (name) => exports.get(name) };
  }

  private extern(module: Module, { kind, index, name }: Module['exports'][number], instance: number): EngineExtern {
    const { spaces } = module;
    switch (kind) {
      case 'func':
        return {
          kind,
          type:
            funcType(module, spaces.funcs.at(index) ?? bug(`no function ${index}`)) ?? bug(`a function without type: ${name}`),
        };
      case 'global': {
        const named = this.named({}, instance, name);
        const types = [spaces.globals[index]?.type ?? bug(`a global without type: ${name}`)];
        return { kind, get: () => this.values('get', named, types)[0] as WasmValue };
      }
      case 'table':
        return { kind, length: 0 };
      case 'memory':
        return { kind, pages: 0 };
      case 'tag':
        return { kind };
    }
  }

  /** Asks for values of these types; who asks sees whether they are of them. */
  private values(op: 'get' | 'invoke', of: Named, types: readonly ValType[], args?: readonly WasmValue[]): readonly WasmValue[] {
    this.alive(of);
    const { instance, name } = of;
    const given = args === undefined ? {} : { args: args.map(writeValue) };
    return this.program.ask(valuesOf({ op, instance, name, ...given, results: types.map(typeName) }));
  }

  batch() {
    return oneByOne((func, args) => this.values('invoke', func as Func & Named, func.type.results, args));
  }
  dispose(): void {}
}

/** What a program is told of a directive; `name`: the one its module gets. */
function placeOf(source: Uint8Array, d: Directive): Json {
  const { kind, start, end } = d;
  const { line, column } = positionAt(source, start);
  const name = 'module' in d && typeof d.module === 'object' ? d.module.name : undefined;
  return { kind, line, column, start, end, ...(name === undefined ? {} : { name }) };
}

/** Verdicts of a script that the program runs by itself, in the order of the directives. */
function* scriptVerdicts(
  program: Program,
  features: Features,
  path: string,
  { source, directives }: Script,
): Generator<ScriptVerdict> {
  const failed = (message: string, kind: FailureKind): ScriptVerdict => ({ status: 'failed', message, kind });
  const places = directives.map((d) => placeOf(source, d));
  let gone: string | undefined;
  for (const index of directives.keys()) {
    if (gone !== undefined) {
      yield failed(`no verdict: the program was lost (${gone})`, 'unreached');
      continue;
    }
    try {
      const request = index === 0 ? { op: 'script', path, features: featureNames(features), directives: places } : undefined;
      yield program.ask(verdictOf(index, request));
    } catch (e) {
      if (!(e instanceof Broken)) throw e;
      gone = e.brief;
      yield failed(e.message, e.kind);
    }
  }
}

/** The command line of a program of ours that speaks the protocol. */
export function ourProgram(name: string, ...args: readonly string[]): string[] {
  return [process.execPath, ...nodeFlags(), join(import.meta.dirname, `${name}${EXTENSION}`), ...args];
}

/** The engine of a command line, for files of these features. */
export function commandEngine(options: ProgramOptions): AnyEngine {
  const program = new Program(options);
  const { protocol, name, version, level, text, validates } = program.hello;
  if (level === 'script') {
    return { kind: 'script', name, version, run: (path, script) => scriptVerdicts(program, options.features, path, script) };
  }
  let modules = 0;
  const nextModule = (): number => ++modules;
  return {
    kind: 'directives',
    name,
    version,
    front: {
      kind: 'own',
      ...{ text, validates, idle: undefined },
      compile(form, bytes, module) {
        const id = nextModule();
        program.ask(doing({ op: 'compile', module: id, form, bytes: Buffer.from(bytes).toString('base64') }));
        return { module, opaque: { id, generation: program.generation } };
      },
    },
    newStore: () => (protocol === 1 ? new CommandStore(program) : new ModuleStore(program, nextModule)),
    settle: () => {},
    thrown: describe,
  };
}
