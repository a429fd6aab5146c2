/**
 * A script as wabt's `wast2json` writes it: one JSON text with a command for each directive, and a file for each module. A parsed
 * script in → the JSON and the files out; nothing is judged, so a module that must be rejected is written as it stands. What
 * wabt's program does not know (definitions, threads, the types of WebAssembly 3.0) is written in the same manner.
 */
import { encode, positionAt } from '../../engine/core.ts';
import { startOf, tokenFrom } from '../../engine/text/lex/lexer.ts';
import { bug, WasmError } from '../../engine/wasm/errors.ts';
import type { Module } from '../../engine/wasm/module.ts';
import { F32, F64, heapName, heapOf, isRef, typeName, V128, type ValType } from '../../engine/wasm/types.ts';
import { readModule } from '../judge/define.ts';
import type { Action, Const, Directive, InstanceCommand, ModuleSource, Pattern, Script } from '../script/ast.ts';
import { moduleText } from '../script/modules.ts';
import { laneBits, wide } from '../values/values.ts';

/** A module's file. */
export interface ModuleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Converted {
  readonly json: string;
  readonly files: readonly ModuleFile[];
  /** What is wrong with modules that should be written in binary form, and are written as the texts they are. */
  readonly faults: readonly WasmError[];
}

/** A value or a type as JSON has it: numbers are decimal texts of their bits. */
type Json = Readonly<Record<string, unknown>>;

const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** JSON as wabt's `spectest-interp` reads it: the one escape that it knows is `\u` and four digits. */
function jsonFor(value: Json | string): string {
  return JSON.stringify(value).replace(/\\(["\\bfnrt])/g, (_, c: string) => {
    const code = (ESCAPED[c] ?? c).charCodeAt(0);
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** A script's names have lost their `$`. */
const named = (key: string, id: string | undefined): Json => (id === undefined ? {} : { [key]: `$${id}` });

function numberValue({ type, lo, hi }: Const): string {
  return String(BigInt.asUintN(type === F64 || typeName(type) === 'i64' ? 64 : 32, wide(lo, hi)));
}

function constant(c: Const): Json {
  if (c.type === V128) {
    const shape = c.shape ?? 'i32x4';
    const value = laneBits([c.lo, c.hi, c.x2, c.x3], shape).map(String);
    return { type: 'v128', lane_type: shape.slice(0, shape.indexOf('x')), value };
  }
  if (isRef(c.type)) return { type: `${heapName(heapOf(c.type))}ref`, value: c.form === 'null' ? 'null' : String(c.lo) };
  return { type: typeName(c.type), value: numberValue(c) };
}

function expected(p: Pattern): Json {
  switch (p.kind) {
    case 'value':
      return constant(p.value);
    case 'nan':
      return { type: p.type === F32 ? 'f32' : 'f64', value: `nan:${p.nan}` };
    case 'lanes': {
      const value = p.lanes.map(({ nan, lo, hi }) => (nan === undefined ? String(wide(lo, hi)) : `nan:${nan}`));
      return { type: 'v128', lane_type: p.shape.slice(0, p.shape.indexOf('x')), value };
    }
    default:
      return p.kind === 'either' ? { type: 'either', values: p.options.map(expected) } : reference(p);
  }
}

/**
 * A pattern of references: null, or any of a heap type. As wabt has it, a null of no type is one of functions, and any function
 * is 0.
 */
function reference(p: Pattern & { readonly kind: 'null' | 'ref' }): Json {
  const type = p.heap === undefined ? (p.kind === 'null' ? 'funcref' : 'ref') : `${heapName(p.heap)}ref`;
  if (p.kind === 'null') return { type, value: 'null' };
  return type === 'funcref' ? { type, value: '0' } : { type };
}

function results(patterns: readonly Pattern[]): Json {
  const [only] = patterns;
  return only?.kind === 'either' && patterns.length === 1
    ? { either: only.options.map(expected) }
    : { expected: patterns.map(expected) };
}

function action(a: Action): Json {
  const place = { type: a.kind, ...named('module', a.module), field: a.name };
  return a.kind === 'get' ? place : { ...place, args: a.args.map(constant) };
}

/** Directives about a module and its error. */
type OnModule = Directive & { readonly module: ModuleSource; readonly message: string };
/** Directives about a definition that does not link or traps: its file is there already. */
type OnInstance = Directive & { readonly instance: InstanceCommand; readonly message: string };

interface Defined {
  readonly file: Json;
  readonly module: Module | undefined;
}

class Converter {
  private readonly script: Script;
  private readonly base: string;
  private readonly files: ModuleFile[] = [];
  private readonly faults: WasmError[] = [];
  /** Whose exports actions name; the latest one has no name. */
  private readonly instances = new Map<string | undefined, Module>();
  private readonly definitions = new Map<string | undefined, Defined>();

  constructor(script: Script, base: string) {
    this.script = script;
    this.base = base;
  }

  result(source: string): Converted {
    const commands = this.script.directives.map((d) => `\n  ${jsonFor(this.command(d))}`);
    return {
      json: `{"source_filename": ${jsonFor(source)},\n "commands": [${commands.join(', ')}]}\n`,
      files: this.files,
      faults: this.faults,
    };
  }

  private file(extension: 'wasm' | 'wat', bytes: Uint8Array): Json {
    const name = `${this.base}.${this.files.length}.${extension}`;
    this.files.push({ name, bytes });
    return { filename: name };
  }

  /** The module as our front end reads it, if it can; `must`: it is at fault otherwise. */
  private read(source: ModuleSource, must: boolean): Module | undefined {
    try {
      return readModule(this.script, source);
    } catch (e) {
      if (!(e instanceof WasmError)) throw e;
      if (must) this.faults.push(e);
      return undefined;
    }
  }

  /** A module that is to be instantiated or defined: in binary form, a binary one as it stands. */
  private define(source: ModuleSource): Defined {
    const module = this.read(source, source.form !== 'binary');
    if (source.form === 'binary') return { file: this.file('wasm', source.bytes), module };
    return { file: module === undefined ? this.text(source) : this.file('wasm', encode(module)), module };
  }

  /** A module as it stands: quoted text is not parsed, and binaries are not decoded. */
  private asIs(source: ModuleSource): Json {
    if (source.form === 'quote') return this.text(source);
    const module = source.form === 'text' ? this.read(source, true) : undefined;
    if (source.form === 'text' && module === undefined) return this.text(source);
    const bytes = source.form === 'binary' ? source.bytes : encode(module ?? bug('a text that is no module'));
    return { ...this.file('wasm', bytes), module_type: 'binary' };
  }
  private text(source: Exclude<ModuleSource, { form: 'binary' }>): Json {
    return { ...this.file('wat', moduleText(this.script, source)), module_type: 'text' };
  }

  /** Types of what an action gives, from the module it names; nothing where that is not known. */
  private types(a: Action): Json[] {
    const module = this.instances.get(a.module);
    const found = module?.exports.find((e) => e.name === a.name && e.kind === (a.kind === 'get' ? 'global' : 'func'));
    if (module === undefined || found === undefined) return [];
    const { funcs, globals } = module.spaces;
    const comp = found.kind === 'func' ? module.types[funcs[found.index] ?? -1]?.comp : undefined;
    const list: readonly (ValType | undefined)[] =
      found.kind === 'global' ? [globals[found.index]?.type] : comp?.kind === 'func' ? comp.results : [];
    return list.flatMap((t) => (t === undefined ? [] : [{ type: typeName(t) }]));
  }

  private instance(name: string | undefined, module: Module | undefined): void {
    for (const as of [name, undefined]) {
      if (module === undefined) this.instances.delete(as);
      else this.instances.set(as, module);
    }
  }

  private rejected(type: string, line: number | undefined, d: OnModule | OnInstance): Json {
    const { message } = d;
    const { filename, module_type } =
      'instance' in d ? { ...this.definitions.get(d.instance.definition)?.file, module_type: 'binary' } : this.asIs(d.module);
    return { type, line, filename, text: message, module_type };
  }

  /** The line of what an assertion is about: that of the form inside it. */
  private innerLine({ start }: Directive): number | undefined {
    const { tokens, source } = this.script;
    // Parenthesis, keyword, parenthesis.
    return positionAt(source, startOf(tokens, tokenFrom(tokens, start) + 2)).line;
  }

  private command(d: Directive): Json {
    const { kind: type } = d;
    const line = type.startsWith('assert_') ? this.innerLine(d) : positionAt(this.script.source, d.start).line;
    switch (d.kind) {
      case 'bad':
        throw d.error;
      case 'module':
      case 'module_definition': {
        const { name } = d.module;
        const defined = this.define(d.module);
        this.definitions.set(name, defined).set(undefined, defined);
        if (d.kind === 'module') this.instance(name, defined.module);
        return { type, line, ...named('name', name), ...defined.file };
      }
      case 'module_instance':
        this.instance(d.name, this.definitions.get(d.definition)?.module);
        return { type, line, ...named('instance', d.name), ...named('module', d.definition) };
      case 'register':
        return { type, line, ...named('name', d.module), as: d.as };
      case 'invoke':
      case 'get':
        return { type: 'action', line, action: action(d.action), expected: this.types(d.action) };
      case 'assert_return':
        return { type, line, action: action(d.action), ...results(d.expected) };
      case 'assert_trap':
        // Instantiation that traps has a name of its own.
        if (d.action === undefined) return this.rejected('assert_uninstantiable', line, d);
        return { type, line, action: action(d.action), text: d.message, expected: this.types(d.action) };
      case 'assert_exhaustion':
        return { type, line, action: action(d.action), text: d.message, expected: this.types(d.action) };
      case 'assert_exception':
        return { type, line, action: action(d.action), expected: this.types(d.action) };
      case 'thread':
        return {
          ...{ type, line, name: `$${d.name}`, shared_module: d.shared.map((s) => `$${s.module}`) },
          commands: d.directives.map((inner) => this.command(inner)),
        };
      case 'input':
      case 'output':
        return { type, line, ...named('name', d.name), ...(d.file === undefined ? {} : { filename: d.file }) };
      case 'wait':
        return { type, line, thread: `$${d.thread}` };
      default:
        return this.rejected(type, line, d);
    }
  }
}

/**
 * Converts a script. `source` is its name in the JSON, `base` how its modules' files begin. Throws a WasmError with a place in
 * the script where a directive cannot be read.
 */
export function wast2json(script: Script, source: string, base: string): Converted {
  return new Converter(script, base).result(source);
}
