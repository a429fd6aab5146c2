/**
 * An engine behind a program that speaks the line protocol of docs/engine-protocol.md: JSON a line, one answer a request. Whatever the
 * program does wrong (no answer, no JSON, another answer, an end) is the failure of the directive that asked; then it is started anew,
 * and what lived in it is gone.
 */
import { join } from 'node:path';
import { positionAt } from '../../engine/core.ts';
import type { Func } from '../../engine/runtime/extern.ts';
import type { WasmValue } from '../../engine/runtime/values.ts';
import { bug, type Phase } from '../../engine/wasm/errors.ts';
import { type Features, featureNames } from '../../engine/wasm/features.ts';
import { funcType, indexSpaces, type Module } from '../../engine/wasm/module.ts';
import { typeName, type ValType } from '../../engine/wasm/types.ts';
import { EXTENSION } from '../paths.ts';
import type { Directive, Script } from '../script/ast.ts';
import { UsageError } from '../usage.ts';
import { readValue, writeValue } from './command-values.ts';
import type { AnyEngine, Compiled, EngineExtern, EngineInstance, EngineStore, Resolve, ScriptVerdict, Thrown } from './engine.ts';
import { oneByOne } from './one-by-one.ts';
import { SyncThread, ThreadLost } from './sync-thread.ts';

const PROTOCOL = 1;

/** What the program says a failure is, and the phase it belongs to. */
const CLASSES: Readonly<Record<string, { readonly class: Thrown['class']; readonly phase: Phase }>> = {
  malformed: { class: 'malformed', phase: 'decode' },
  invalid: { class: 'invalid', phase: 'validate' },
  rejected: { class: 'rejected', phase: 'validate' },
  unlinkable: { class: 'unlinkable', phase: 'link' },
  trap: { class: 'trap', phase: 'execute' },
  exhaustion: { class: 'exhaustion', phase: 'execute' },
  exception: { class: 'exception', phase: 'execute' },
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);

/** A failure in the program's own words. */
class Said extends Error {
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}
/** The program does not keep to the protocol, or is gone. */
class Broken extends Error {}

function describe(e: unknown): Thrown {
  if (e instanceof Said) return { ...(CLASSES[e.kind] ?? bug(e.kind)), message: e.message, trace: [] };
  if (e instanceof Broken) return { class: undefined, phase: 'execute', message: e.message, trace: [] };
  throw e;
}

/** `PROGRAM 'ARG UMENT' "…"` → words. Quotes keep spaces; there is no shell and no escape. */
export function splitCommand(text: string): string[] {
  const quoted = /'([^']*)'|"([^"]*)"/g;
  const words = text.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  if (/['"]/.test(text.replace(quoted, ''))) throw new UsageError(`--engine=cmd:${text}: a quote is not closed`);
  if (words.length === 0) throw new UsageError('--engine=cmd: no program is named');
  return words.map((word) => word.replace(quoted, (_, single?: string, double?: string) => single ?? double ?? ''));
}

interface Hello {
  readonly name: string;
  readonly version: string | undefined;
  readonly level: 'directive' | 'script';
  readonly text: boolean;
}

/** Starting takes a while on a busy machine. */
const START_MS = 10_000;
/** Starts in a row of which nothing came before nobody tries any more. */
const PATIENCE = 3;

/** A program, and for whom it is run. */
export interface CommandOptions {
  /** What the user calls it. */
  readonly label: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
  readonly features: Features;
  /** The deadline of a file. */
  readonly timeoutMs: number;
  /** Told each process, for whoever ends us by force. */
  readonly started: (pid: number) => void;
}

/** The process and what it said of itself. */
class Program {
  readonly hello: Hello;
  /** How many processes were lost: what they made is gone. */
  generation = 0;
  /** Why the last one ended. */
  lost = '';
  private thread: SyncThread | undefined;
  private fruitless = 0;
  /** The last answer as it came. */
  private answer = '';
  private readonly options: CommandOptions;
  /** An answer has a quarter of a file's deadline: what hangs is then one directive's failure and not the file's. */
  private readonly timeoutMs: number;

  /** Throws a UsageError where the program is none that speaks the protocol. */
  constructor(options: CommandOptions) {
    this.options = options;
    this.timeoutMs = options.timeoutMs / 4;
    try {
      this.hello = this.start();
    } catch (e) {
      if (e instanceof Broken) throw new UsageError(`${options.label}: ${e.message}`);
      throw e;
    }
  }

  private start(): Hello {
    if (this.fruitless >= PATIENCE) throw new Broken(`the program is not started any more: ${this.lost}`);
    this.fruitless++;
    this.thread = new SyncThread('command-thread', this.options.command);
    const patience = Math.max(this.timeoutMs, START_MS);
    this.line(undefined, patience);
    if (this.thread.noted > 0) this.options.started(this.thread.noted);
    const { error, protocol, name, version, level, text } = this.exchange({ op: 'hello', protocol: PROTOCOL }, patience);
    // It speaks the protocol, and cannot do more.
    if (isObject(error) && typeof error['message'] === 'string') return this.broken(error['message']);
    const good =
      protocol === PROTOCOL &&
      typeof name === 'string' &&
      /^[\w-]+$/.test(name) &&
      (version === undefined || typeof version === 'string') &&
      (level === 'directive' || level === 'script');
    if (!good) return this.notAnAnswer();
    return { name, version, level, text: text === true };
  }

  /** Sends a line (undefined: the start; null: nothing) and gives the next one. */
  private line(text: string | null | undefined, timeoutMs: number): unknown {
    if (this.thread === undefined) bug('a program that does not run');
    try {
      return this.thread.ask(text, timeoutMs);
    } catch (e) {
      if (!(e instanceof ThreadLost)) throw e;
      return this.broken(e.message);
    }
  }

  /** Ends the process, and says why. */
  private broken(why: string): never {
    const pid = this.thread?.noted ?? 0;
    this.thread?.close();
    this.thread = undefined;
    this.lost = why;
    this.generation++;
    try {
      if (pid > 0) process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    throw new Broken(why);
  }

  private exchange(request: Json | null, timeoutMs = this.timeoutMs): Json {
    this.answer = String(this.line(request === null ? null : JSON.stringify(request), timeoutMs));
    let answer: unknown;
    try {
      answer = JSON.parse(this.answer);
    } catch {
      return this.notAnAnswer();
    }
    return isObject(answer) ? answer : this.notAnAnswer();
  }

  /** Asks; null: reads one more answer. Throws `Said` and `Broken`. */
  ask(request: Json | null): Json {
    if (this.thread === undefined) {
      this.start();
      this.reset();
    }
    const answer = this.exchange(request);
    this.fruitless = 0;
    const { error } = answer;
    if (error === undefined) return answer;
    if (!isObject(error) || typeof error['message'] !== 'string' || !Object.hasOwn(CLASSES, String(error['class'])))
      return this.notAnAnswer();
    throw new Said(String(error['class']), error['message']);
  }

  /** Has the program forget what it made, for a new file. */
  reset(): void {
    // One that does not run is told when it is started.
    if (this.hello.level !== 'directive' || this.thread === undefined) return;
    if ('error' in this.exchange({ op: 'reset', features: featureNames(this.options.features) })) this.notAnAnswer();
  }

  /** The last answer is not what was asked for. */
  notAnAnswer(): never {
    return this.broken(`the program's answer is none: ${JSON.stringify(this.answer.slice(0, 200))}`);
  }
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
    if (thing.generation !== generation) throw new Broken(`it is gone with the program, which was lost (${lost})`);
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
    this.program.ask({ op: 'instantiate', module: id, instance, imports });
    const exports = new Map(owner.exports.map((e) => [e.name, this.named(this.extern(owner, e, instance), instance, e.name)]));
    return { exports, getExport: (name) => exports.get(name) };
  }

  private extern(module: Module, { kind, index, name }: Module['exports'][number], instance: number): EngineExtern {
    const spaces = indexSpaces(module);
    switch (kind) {
      case 'func':
        return { kind, type: funcType(module, spaces.funcs[index] ?? 0) ?? bug(`a function without type: ${name}`) };
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
    const { values } = this.program.ask({ op, instance, name, ...given, results: types.map(typeName) });
    const list = Array.isArray(values) ? values.map(readValue) : [undefined];
    const read = list.filter((v) => v !== undefined);
    return read.length < list.length || (op === 'get' && read.length !== 1) ? this.program.notAnAnswer() : read;
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
  const lost = (why: string): ScriptVerdict => ({ status: 'failed', message: why });
  let gone: string | undefined;
  for (const index of directives.keys()) {
    if (gone !== undefined) {
      yield lost(`no verdict: the program was lost (${gone})`);
      continue;
    }
    try {
      const request = {
        op: 'script',
        path,
        features: featureNames(features),
        directives: directives.map((d) => placeOf(source, d)),
      };
      const answer = program.ask(index === 0 ? request : null);
      const { directive, status, message } = answer;
      const good =
        directive === index &&
        (status === 'passed' || ((status === 'failed' || status === 'skipped') && typeof message === 'string'));
      if (!good) program.notAnAnswer();
      yield status === 'passed' ? { status } : { status: status as 'failed' | 'skipped', message: String(message) };
    } catch (e) {
      if (!(e instanceof Broken) && !(e instanceof Said)) throw e;
      gone = e.message;
      yield lost(e.message);
    }
  }
}

/** The command line of a program of ours that speaks the protocol. */
export function ourProgram(name: string, ...args: readonly string[]): string[] {
  return [process.execPath, ...process.execArgv, join(import.meta.dirname, `${name}${EXTENSION}`), ...args];
}

/** The engine of a command line, for files of these features. */
export function commandEngine(options: CommandOptions): AnyEngine {
  const program = new Program(options);
  const { name, version, level, text } = program.hello;
  if (level === 'script') {
    return { kind: 'script', name, version, run: (path, script) => scriptVerdicts(program, options.features, path, script) };
  }
  let modules = 0;
  return {
    kind: 'directives',
    name,
    version,
    front: {
      kind: 'own',
      text,
      idle: undefined,
      compile(form, bytes, module) {
        const id = ++modules;
        program.ask({ op: 'compile', module: id, form, bytes: Buffer.from(bytes).toString('base64') });
        return { module, opaque: { id, generation: program.generation } };
      },
    },
    newStore: () => new CommandStore(program),
    settle: () => {},
    thrown: describe,
  };
}
