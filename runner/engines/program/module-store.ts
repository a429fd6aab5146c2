/**
 * A store behind a program of protocol 2, which is given modules and calls with i32, i64 and references of the script's own:
 * `spectest` is a module like others, and what no such call can say goes through adapters (adapters/adapter.ts). Invocations that
 * wait together are asked together.
 */
import type { Batch, Func, Outcome } from '../../../engine/runtime/values/extern.ts';
import type { WasmValue } from '../../../engine/runtime/values/values.ts';
import { bug } from '../../../engine/wasm/errors.ts';
import { type Export, funcType, type Module } from '../../../engine/wasm/module.ts';
import { type FuncType, type TypeIndex, typeName, type ValType } from '../../../engine/wasm/types.ts';
import { type Adapter, callAdapter, isPassable, readAdapter, TARGET } from '../adapters/adapter.ts';
import { isPlain, standsAlone, typeNames } from '../adapters/owner.ts';
import type { Compiled, EngineExtern, EngineInstance, EngineStore, Resolve } from '../engine.ts';
import { checkArguments } from '../one-by-one.ts';
import { writeValue } from './command-values.ts';
import { type Answer, Broken, type Program } from './program.ts';
import { doing, type Question, Said, valuesOf } from './protocol.ts';
import { groupOf, spectestModule } from './spectest.ts';

/** A module that the program has compiled. */
export interface CompiledThere {
  readonly id: number;
  /** Of the process that has it. */
  readonly generation: number;
}

/** Something that an instance exports; of a group of `spectest` the instance is made when it is imported. */
interface Named {
  readonly of: { readonly instance: number; readonly generation: number } | { readonly group: string };
  readonly name: string;
}
/** A function as an export of `owner`. */
interface Exported extends Func, Named {
  readonly owner: Module;
  readonly index: TypeIndex;
}

/** Why the program refused something: whoever needs it hears the same, also where he asked before there was an answer. */
interface Refusable {
  refused?: Error;
}
/** An adapter's module. */
interface Shelved extends CompiledThere, Refusable {
  readonly adapter: Adapter;
}
/** An adapter that has its function. */
interface Made extends Refusable {
  readonly module: Shelved;
  readonly instance: number;
  readonly generation: number;
}

/** The questions of an invocation, and its outcome once they are answered. */
interface Plan {
  readonly questions: readonly Question<unknown>[];
  readonly outcome: (answers: readonly Answer[]) => Outcome;
}

const values = ({ value }: { readonly value: unknown }): readonly WasmValue[] => value as readonly WasmValue[];

export class ModuleStore implements EngineStore {
  private readonly program: Program;
  private readonly nextModule: () => number;
  private instances = 0;
  /** Group → its instance. */
  private readonly spectest = new Map<string, { readonly instance: number; readonly generation: number }>();
  /** By what they call. */
  private readonly adapters = new WeakMap<object, Made>();
  /** What adapters were made of, by type: of types that mean the same everywhere, and of those of one module. */
  private readonly plain = new Map<string, Shelved>();
  private readonly owned = new WeakMap<Module, Map<string, Shelved>>();

  /** `nextModule`: numbers for modules, none twice. */
  constructor(program: Program, nextModule: () => number) {
    this.program = program;
    this.nextModule = nextModule;
    try {
      program.reset();
    } catch (e) {
      // Whoever asks next finds out.
      if (!(e instanceof Broken)) throw e;
    }
  }

  private ofSpectest = <T>(extern: T, name: string): T & Named => ({ ...extern, of: { group: groupOf(name) }, name });
  hostFunc: EngineStore['hostFunc'] = (name, type) => this.ofSpectest({ kind: 'func', type } as const, name);
  global: EngineStore['global'] = (name, _, value) => this.ofSpectest({ kind: 'global', get: () => value } as const, name);
  table: EngineStore['table'] = (name, { min }) => this.ofSpectest({ kind: 'table', length: Number(min) } as const, name);
  memory: EngineStore['memory'] = (name, { min }) => this.ofSpectest({ kind: 'memory', pages: Number(min) } as const, name);

  /** Things that died with an earlier process cannot be used. */
  private alive({ generation }: { readonly generation: number }): void {
    const { generation: now, lost } = this.program;
    if (generation !== now) throw new Broken('unreached', `it is gone with the program, which was lost (${lost})`);
  }

  private compiling(id: number, bytes: Uint8Array): Question<void> {
    return doing({ op: 'compile', module: id, form: 'binary', bytes: Buffer.from(bytes).toString('base64') });
  }

  /** The instance that has a thing; of `spectest` it is made. */
  private instanceOf({ of }: Named): number {
    if ('instance' in of) {
      this.alive(of);
      return of.instance;
    }
    const known = this.spectest.get(of.group);
    if (known !== undefined && known.generation === this.program.generation) return known.instance;
    const module = this.nextModule();
    const instance = ++this.instances;
    this.program.ask(this.compiling(module, spectestModule(of.group)));
    this.program.ask(doing({ op: 'instantiate', module, instance, imports: [] }));
    this.spectest.set(of.group, { instance, generation: this.program.generation });
    return instance;
  }

  instantiate({ module, opaque }: Compiled, resolve: Resolve): EngineInstance {
    const owner = module ?? bug('an instance whose exports nobody knows');
    const { id, generation } = opaque as CompiledThere;
    this.alive({ generation });
    const imports = owner.imports.flatMap((i) => {
      const found = resolve(i.module, i.name) as (EngineExtern & Named) | undefined;
      if (found === undefined) return [];
      return [{ module: i.module, name: i.name, instance: this.instanceOf(found), export: found.name }];
    });
    const instance = ++this.instances;
    this.program.ask(doing({ op: 'instantiate', module: id, instance, imports }));
    const of = { instance, generation: this.program.generation };
    const exports = new Map(owner.exports.map((e) => [e.name, this.extern(owner, e, { of, name: e.name })]));
    return { exports, getExport: (name) => exports.get(name) };
  }

  private extern(owner: Module, { kind, index, name }: Export, named: Named): EngineExtern & Named {
    const { spaces } = owner;
    switch (kind) {
      case 'func': {
        const at = spaces.funcs.at(index) ?? bug(`no function ${index}`);
        const func: Exported = {
          ...named,
          kind,
          type: funcType(owner, at) ?? bug(`a function without type: ${name}`),
          owner,
          index: at,
        };
        return func;
      }
      case 'global': {
        const type = spaces.globals[index] ?? bug(`a global without type: ${name}`);
        const key = `${type.mutable ? 'mut ' : ''}${typeName(type.type)}`;
        const global: EngineExtern & Named = {
          ...named,
          kind,
          get: () => this.read(global, owner, key, [type.type], () => readAdapter(owner, type)),
        };
        return global;
      }
      case 'table':
        return { ...named, kind, length: 0 };
      case 'memory':
        return { ...named, kind, pages: 0 };
      case 'tag':
        return { ...named, kind };
    }
  }

  /** The value of a global. */
  private read(of: EngineExtern & Named, owner: Module, key: string, types: readonly ValType[], make: () => Adapter): WasmValue {
    const { questions, outcome } = this.throughAdapter(of, owner, isPlain(types) ? key : undefined, key, [], make);
    const found = outcome(this.program.askAll(questions));
    if (found.kind === 'error') throw found.error;
    return found.values[0] ?? bug('a global without a value');
  }

  /** An adapter and its instance, and what has to be asked for it first. */
  private made(
    of: EngineExtern & Named,
    owner: Module,
    plain: string | undefined,
    key: string,
    make: () => Adapter,
  ): readonly [Made, Question<unknown>[]] {
    const { generation } = this.program;
    const known = this.adapters.get(of);
    if (known !== undefined && known.generation === generation) return [known, []];
    const shelf = plain === undefined ? (this.owned.get(owner) ?? new Map()) : this.plain;
    if (plain === undefined) this.owned.set(owner, shelf);
    const compiled = shelf.get(plain ?? key);
    const questions: Question<unknown>[] = [];
    let there = compiled;
    if (there === undefined || there.generation !== generation) {
      const adapter = there?.adapter ?? make();
      there = { id: this.nextModule(), generation, adapter };
      shelf.set(plain ?? key, there);
      questions.push(this.compiling(there.id, adapter.bytes));
    }
    const instance = ++this.instances;
    const imports = [{ ...TARGET, instance: this.instanceOf(of), export: of.name }];
    questions.push(doing({ op: 'instantiate', module: there.id, instance, imports }));
    const made: Made = { module: there, instance, generation };
    this.adapters.set(of, made);
    return [made, questions];
  }

  private throughAdapter(
    of: EngineExtern & Named,
    owner: Module,
    plain: string | undefined,
    key: string,
    args: readonly WasmValue[],
    make: () => Adapter,
  ): Plan {
    const [made, first] = this.made(of, owner, plain, key, make);
    const { instance } = made;
    const { adapter } = made.module;
    const run = {
      op: 'invoke',
      instance,
      name: 'run',
      args: adapter.pass(args).map(writeValue),
      results: adapter.returns.map(typeName),
    };
    const reads = adapter.reads.map(({ name, index }) =>
      valuesOf({
        op: 'invoke',
        instance,
        name,
        args: [`i32:${index.toString(16).padStart(8, '0')}`],
        results: [name === 'word' ? 'i64' : 'externref'],
      }),
    );
    return {
      questions: [...first, valuesOf(run), ...reads],
      outcome: (answers) => {
        const at = answers.findIndex((answer) => 'error' in answer);
        const failed = answers[at];
        const said = failed !== undefined && 'error' in failed ? failed.error : undefined;
        // What is asked first is that its module be compiled, and then that it be instantiated.
        if (said !== undefined && at < first.length - 1) made.module.refused ??= said;
        else if (said !== undefined && at < first.length) made.refused ??= said;
        const error = made.module.refused ?? made.refused ?? said;
        if (error !== undefined) return { kind: 'error', error };
        const parts = answers.slice(first.length + (reads.length > 0 ? 1 : 0)).flatMap((a) => ('value' in a ? values(a) : []));
        const wanted = adapter.returns.length + reads.length;
        if (parts.length !== wanted)
          return { kind: 'error', error: new Said('fault', `${parts.length} values, ${wanted} wanted`) };
        return { kind: 'values', values: adapter.take(parts) };
      },
    };
  }

  private plan(func: Exported, args: readonly WasmValue[]): Plan {
    const { type, owner, index, name } = func;
    if (!isPassable(type)) {
      const plain = standsAlone(owner, index) && isPlain([...type.params, ...type.results]);
      const key = plain ? signature(type) : `func ${index}`;
      return this.throughAdapter(func, owner, plain ? key : undefined, key, args, () => callAdapter(owner, index, type));
    }
    const request = {
      op: 'invoke',
      instance: this.instanceOf(func),
      name,
      args: args.map(writeValue),
      results: type.results.map(typeName),
    };
    return {
      questions: [valuesOf(request)],
      outcome: ([answer]) => {
        if (answer === undefined) return bug('no answer to an invocation');
        return 'error' in answer ? { kind: 'error', error: answer.error } : { kind: 'values', values: values(answer) };
      },
    };
  }

  batch(): Batch {
    const waiting: { readonly func: Exported; readonly args: readonly WasmValue[] }[] = [];
    const outcomes: Outcome[] = [];
    return {
      add(func, args) {
        checkArguments(func.type.params, args);
        waiting.push({ func: func as Exported, args });
        return outcomes.length + waiting.length - 1;
      },
      run: () => {
        const plans = waiting.splice(0).map(({ func, args }): Plan => {
          try {
            return this.plan(func, args);
          } catch (error) {
            if (!(error instanceof Broken)) throw error;
            return { questions: [], outcome: () => ({ kind: 'error', error }) };
          }
        });
        const answers = this.program.askAll(plans.flatMap(({ questions }) => questions));
        for (const { questions, outcome } of plans) outcomes.push(outcome(answers.splice(0, questions.length)));
      },
      outcome: (index) => outcomes[index] ?? bug(`no outcome ${index}`),
      clear() {
        outcomes.length = 0;
      },
    };
  }

  dispose(): void {}
}

const signature = ({ params, results }: FuncType): string => `${typeNames(params)} -> ${typeNames(results)}`;
