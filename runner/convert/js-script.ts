/**
 * Scripts as JavaScript programs, as the reference interpreter's `-o x.js` has them: a parsed script in → a text out that runs in
 * any host with `WebAssembly`, needs nothing else, prints `N passed, N failed, N skipped`, and exits with 1 under Node where
 * something failed. JavaScript sees neither the bits of a NaN nor a vector: the first is only asked to be one, directives with
 * the second are skipped.
 */
import { encode, positionAt } from '../../engine/core.ts';
import { bug, WasmError } from '../../engine/wasm/errors.ts';
import type { Module } from '../../engine/wasm/module.ts';
import { F32, F64, HEAP, heapOf, I64, isRef, V128, type ValType } from '../../engine/wasm/types.ts';
import { readModule } from '../judge/define.ts';
import type { Action, Const, Directive, ModuleSource, Pattern, Script } from '../script/ast.ts';
import { wide } from '../values/values.ts';

/** What the program brings along; `$` marks what calls below it use. */
const HARNESS = `'use strict';
let passed = 0, failed = 0, skipped = 0;
const say = (text) => (typeof console === 'object' ? console.log : print)(text);
const hosts = new Map();
const host = (n) => { if (!hosts.has(n)) hosts.set(n, { host: n }); return hosts.get(n); };
const view = new DataView(new ArrayBuffer(8));
const f32 = (bits) => { view.setUint32(0, bits); return view.getFloat32(0); };
const f64 = (bits) => { view.setBigUint64(0, bits); return view.getFloat64(0); };
const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
const quiet = () => {};
const spectest = {
  print: quiet, print_i32: quiet, print_i64: quiet, print_f32: quiet, print_f64: quiet,
  print_i32_f32: quiet, print_f64_f64: quiet,
  global_i32: 666, global_i64: 666n, global_f32: 666.6, global_f64: 666.6,
  table: new WebAssembly.Table({ initial: 10, maximum: 20, element: 'anyfunc' }),
  memory: new WebAssembly.Memory({ initial: 1, maximum: 2 }),
};
try { spectest.table64 = new WebAssembly.Table({ address: 'i64', initial: 10n, maximum: 20n, element: 'anyfunc' }); } catch {}
const imports = { spectest };
const definitions = new Map(), instances = new Map();
const instantiate = (module) => new WebAssembly.Instance(module, imports).exports;
const same = (got, want) => typeof want === 'function' ? want(got) : Object.is(got, want);
const isNan = (got) => Number.isNaN(got), isNull = (got) => got === null, isRef = (got) => got !== null && got !== undefined;
const isFunc = (got) => typeof got === 'function', either = (...some) => (got) => some.some((want) => same(got, want));
const get = (instance, name) => {
  const e = instances.get(instance)[name];
  return e instanceof WebAssembly.Global ? e.value : e;
};
const invoke = (instance, name, ...args) => instances.get(instance)[name](...args);
const check = (place, run) => {
  let why;
  try { why = run(); } catch (e) { why = String(e); }
  if (why === undefined) passed++;
  else { failed++; say(place + ': ' + why); }
};
const skip = () => { skipped++; };
const define = (place, name, hex) => check(place, () => {
  definitions.delete(name);
  const module = new WebAssembly.Module(bytes(hex));
  definitions.set(name, module).set(undefined, module);
});
const instance = (place, name, of) => check(place, () => {
  instances.delete(name);
  const made = instantiate(definitions.get(of));
  instances.set(name, made).set(undefined, made);
});
const module = (place, name, hex) => check(place, () => {
  for (const map of [definitions, instances]) map.delete(name), map.delete(undefined);
  const module = new WebAssembly.Module(bytes(hex));
  definitions.set(name, module).set(undefined, module);
  const made = instantiate(module);
  instances.set(name, made).set(undefined, made);
});
const register = (place, as, name) => check(place, () => { imports[as] = instances.get(name) ?? {}; });
const act = (place, action) => check(place, () => { action(); });
const returns = (place, action, ...want) => check(place, () => {
  const value = action();
  const got = want.length === 0 ? [] : want.length === 1 ? [value] : [...value];
  const fits = want.length === 0 ? value === undefined : got.length === want.length && want.every((w, i) => same(got[i], w));
  return fits ? undefined : 'got ' + String(value);
});
const throws = (place, classes, run) => check(place, () => {
  try { run(); } catch (e) { return classes.some((c) => c !== undefined && e instanceof c) ? undefined : String(e); }
  return 'no error';
});
const { RuntimeError, LinkError, Exception } = WebAssembly;
const rejected = (place, hex) => check(place, () => (WebAssembly.validate(bytes(hex)) ? 'it is valid' : undefined));
const made = (hex) => () => instantiate(new WebAssembly.Module(bytes(hex)));
const remade = (of) => () => instantiate(definitions.get(of));
`;
const END = `say(passed + ' passed, ' + failed + ' failed, ' + skipped + ' skipped');
if (failed > 0 && typeof process === 'object') process.exitCode = 1;
`;

/** Thrown for what JavaScript cannot say. */
class Unsayable extends Error {}

const name = (n: string | undefined): string => (n === undefined ? 'undefined' : JSON.stringify(n));

function constant(c: Const): string {
  if (c.type === V128) throw new Unsayable('vectors');
  if (isRef(c.type)) return c.form === 'null' ? 'null' : `host(${c.lo})`;
  if (c.type === I64) return `${BigInt.asIntN(64, wide(c.lo, c.hi))}n`;
  if (c.type === F32) return `f32(${c.lo >>> 0})`;
  if (c.type === F64) return `f64(${BigInt.asUintN(64, wide(c.lo, c.hi))}n)`;
  return String(c.lo);
}
function isNan({ type, lo, hi }: Const): boolean {
  const top = type === F32 ? lo : hi;
  const limit = type === F32 ? 0x7f80_0000 : 0x7ff0_0000;
  return (
    (type === F32 || type === F64) && ((top & 0x7fff_ffff) > limit || ((top & 0x7fff_ffff) === limit && type === F64 && lo !== 0))
  );
}
function pattern(p: Pattern): string {
  switch (p.kind) {
    case 'value':
      return isNan(p.value) ? 'isNan' : constant(p.value);
    case 'nan':
      return 'isNan';
    case 'lanes':
      throw new Unsayable('vectors');
    case 'null':
      return 'isNull';
    case 'ref':
      return p.heap === HEAP.func ? 'isFunc' : 'isRef';
    case 'either':
      return `either(${p.options.map(pattern).join(', ')})`;
  }
}
/** Whether values of a type have a form in JavaScript. */
const crosses = (t: ValType): boolean =>
  t !== V128 && !(isRef(t) && [HEAP.exn, HEAP.noexn].includes(heapOf(t) as typeof HEAP.exn));

function action(a: Action): string {
  const args = a.kind === 'invoke' ? a.args.map((c) => `, ${constant(c)}`).join('') : '';
  return `() => ${a.kind}(${name(a.module)}, ${JSON.stringify(a.name)}${args})`;
}

class Program {
  private readonly script: Script;
  readonly faults: WasmError[] = [];
  /** Whose exports actions name; the latest one has no name. */
  private readonly instances = new Map<string | undefined, Module | undefined>();
  private readonly definitions = new Map<string | undefined, Module | undefined>();

  constructor(script: Script) {
    this.script = script;
  }

  /** A module that is defined, in these maps, and its bytes. */
  private define(source: ModuleSource, ...maps: readonly Map<string | undefined, Module | undefined>[]): string {
    const hex = this.hex(source, true);
    const module = readModule(this.script, source);
    for (const map of maps) map.set(source.name, module).set(undefined, module);
    return hex;
  }

  /** An action on a function whose values JavaScript can have. */
  private action(a: Action): string {
    const module = this.instances.get(a.module);
    const found = module?.exports.find((e) => e.name === a.name && e.kind === 'func');
    const type = module === undefined || found === undefined ? undefined : module.spaces.funcs.at(found.index);
    const comp = type === undefined ? undefined : module?.types[type]?.comp;
    if (comp?.kind === 'func' && ![...comp.params, ...comp.results].every(crosses)) throw new Unsayable('values of the function');
    return action(a);
  }

  /** A module's bytes in hexadecimal; a text that is none cannot be said. */
  private hex(source: ModuleSource, must: boolean): string {
    if (source.form === 'quote' && !must) throw new Unsayable('text');
    try {
      const bytes = source.form === 'binary' ? source.bytes : encode(readModule(this.script, source));
      return JSON.stringify(Buffer.from(bytes).toString('hex'));
    } catch (e) {
      if (!(e instanceof WasmError)) throw e;
      if (must) this.faults.push(e);
      throw new Unsayable('text');
    }
  }

  private call(d: Directive, place: string): string {
    switch (d.kind) {
      case 'bad':
        throw d.error;
      case 'module':
        return `module(${place}, ${name(d.module.name)}, ${this.define(d.module, this.definitions, this.instances)})`;
      case 'module_definition':
        return `define(${place}, ${name(d.module.name)}, ${this.define(d.module, this.definitions)})`;
      case 'module_instance': {
        const module = this.definitions.get(d.definition);
        this.instances.set(d.name, module).set(undefined, module);
        return `instance(${place}, ${name(d.name)}, ${name(d.definition)})`;
      }
      case 'register':
        return `register(${place}, ${JSON.stringify(d.as)}, ${name(d.module)})`;
      case 'invoke':
      case 'get':
        return `act(${place}, ${this.action(d.action)})`;
      case 'assert_return':
        return `returns(${[place, this.action(d.action), ...d.expected.map(pattern)].join(', ')})`;
      case 'assert_trap':
        if (d.action !== undefined) return `throws(${place}, [RuntimeError], ${this.action(d.action)})`;
        return `throws(${place}, [RuntimeError], ${this.instantiation(d)})`;
      case 'assert_exhaustion':
        return `throws(${place}, [RangeError, RuntimeError], ${this.action(d.action)})`;
      case 'assert_exception':
        return `throws(${place}, [Exception], ${this.action(d.action)})`;
      case 'assert_unlinkable':
        return `throws(${place}, [LinkError, TypeError], ${this.instantiation(d)})`;
      case 'assert_malformed':
      case 'assert_invalid':
        return `rejected(${place}, ${this.hex(d.module, d.kind === 'assert_invalid')})`;
      default:
        throw new Unsayable(d.kind);
    }
  }
  private instantiation(d: Directive): string {
    if ('instance' in d) return `remade(${name(d.instance.definition)})`;
    return 'module' in d && typeof d.module === 'object' ? `made(${this.hex(d.module, true)})` : bug(d.kind);
  }

  line(d: Directive): string {
    const { line, column } = positionAt(this.script.source, d.start);
    const place = JSON.stringify(`${line}:${column} ${d.kind}`);
    try {
      return `${this.call(d, place)};`;
    } catch (e) {
      if (!(e instanceof Unsayable)) throw e;
      return `skip(); // ${line}:${column} ${d.kind}: ${e.message}`;
    }
  }
}

/**
 * The program's text, and what is wrong with modules that should be in it. Throws a WasmError where a directive cannot be read.
 */
export function jsScript(script: Script): { readonly text: string; readonly faults: readonly WasmError[] } {
  const program = new Program(script);
  const lines = script.directives.map((d) => program.line(d));
  return { text: `${HARNESS}\n${lines.join('\n')}\n\n${END}`, faults: program.faults };
}
