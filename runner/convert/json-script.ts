/**
 * The way back from wabt's `wast2json` (and `convert --to=wast2json`): its JSON and the files beside it in → a script out, its
 * modules binary or quoted. Each command becomes one directive; numbers are written by their bits.
 */

import { byteStrings } from '../script/strings.ts';
import { UsageError } from '../usage/usage.ts';
import { hexFloat } from '../values/values.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (v: unknown): string => (typeof v === 'string' ? v : '');
const list = (v: unknown): readonly Json[] => (Array.isArray(v) ? (v as readonly Json[]) : []);
/** A name as a string literal. */
const quoted = (s: string): string => {
  const bytes = new TextEncoder().encode(s);
  return /^[\x20-\x7e]*$/.test(s) ? `"${s.replace(/["\\]/g, '\\$&')}"` : byteStrings(bytes).replace(/\s+/g, ' ').trim();
};
/** ` $name`, which the JSON has with its `$`; one that is no plain identifier is quoted. */
const id = (v: unknown): string => {
  if (typeof v !== 'string') return '';
  return /^\$[!#$%&'*+\-./0-9:<=>?@A-Z\\^_`a-z|~]+$/.test(v) ? ` ${v}` : ` $${quoted(v.replace(/^\$/, ''))}`;
};

const LANES: Readonly<Record<string, string>> = {
  i8: 'i8x16',
  i16: 'i16x8',
  i32: 'i32x4',
  i64: 'i64x2',
  f32: 'f32x4',
  f64: 'f64x2',
};

function number(type: string, value: string): string {
  if (value.startsWith('nan:')) return value;
  return type === 'f32' || type === 'f64' ? hexFloat(BigInt(value), type === 'f32' ? 32 : 64) : value;
}
/** A value, or what a result must be. */
function constant(c: Json, asPattern: boolean): string {
  const type = text(c['type']);
  if (type === 'either')
    return `(either ${list(c['values'])
      .map((v) => constant(v, asPattern))
      .join(' ')})`;
  if (type === 'v128') {
    const lane = text(c['lane_type']);
    const lanes = (c['value'] as readonly string[]).map((v) => number(lane, v));
    return `(v128.const ${LANES[lane]} ${lanes.join(' ')})`;
  }
  if (!type.endsWith('ref')) return `(${type}.const ${number(type, text(c['value']))})`;
  const heap = type.slice(0, -'ref'.length);
  const { value } = c;
  // Of patterns, wast2json writes a null of no type as one of functions.
  if (value === 'null')
    return asPattern && (heap === '' || heap === 'func') ? '(ref.null)' : `(ref.null ${heap === '' ? 'func' : heap})`;
  // And any function as number 0.
  if (value === undefined || (asPattern && heap === 'func')) return heap === '' ? '(ref)' : `(ref.${heap})`;
  return `(ref.${heap === 'extern' ? 'extern' : 'host'} ${text(value)})`;
}

function action(a: Json): string {
  const head = `${text(a['type'])}${id(a['module'])} ${quoted(text(a['field']))}`;
  return `(${[head, ...list(a['args']).map((c) => constant(c, false))].join(' ')})`;
}

/** Reads a module's file, by the name that the JSON has for it. */
export type ReadFile = (name: string) => Uint8Array;

class Reader {
  private readonly read: ReadFile;

  constructor(read: ReadFile) {
    this.read = read;
  }

  private module(c: Json, head = ''): string {
    const bytes = this.read(text(c['filename']));
    const form = c['module_type'] === 'text' || text(c['filename']).endsWith('.wat') ? 'quote' : 'binary';
    return `(module${head} ${form} ${byteStrings(bytes)})`;
  }
  private results(c: Json): string {
    const either = list(c['either']);
    if (either.length > 0) return ` (either ${either.map((v) => constant(v, true)).join(' ')})`;
    return list(c['expected'])
      .map((v) => ` ${constant(v, true)}`)
      .join('');
  }

  command(c: Json): string {
    const type = text(c['type']);
    const message = quoted(text(c['text']));
    switch (type) {
      case 'module':
        return this.module(c, id(c['name']));
      case 'module_definition':
        return this.module(c, ` definition${id(c['name'])}`);
      case 'module_instance':
        return `(module instance${id(c['instance'])}${id(c['module'])})`;
      case 'register':
        return `(register ${quoted(text(c['as']))}${id(c['name'])})`;
      case 'action':
        return action(c['action'] as Json);
      case 'assert_return':
        return `(assert_return ${action(c['action'] as Json)}${this.results(c)})`;
      case 'assert_trap':
      case 'assert_exhaustion':
        return `(${type} ${action(c['action'] as Json)} ${message})`;
      case 'assert_exception':
        return `(assert_exception ${action(c['action'] as Json)})`;
      case 'assert_uninstantiable':
        return `(assert_trap ${this.module(c)} ${message})`;
      case 'thread': {
        const shared = (c['shared_module'] as readonly string[]).map((m) => ` (shared (module${id(m)}))`).join('');
        return `(thread${id(c['name'])}${shared}\n${list(c['commands'])
          .map((inner) => this.command(inner))
          .join('\n')})`;
      }
      case 'wait':
        return `(wait${id(c['thread'])})`;
      default:
        if (!type.startsWith('assert_') || c['filename'] === undefined)
          throw new UsageError(`line ${c['line']}: unknown command ${type}`);
        return `(${type} ${this.module(c)} ${message})`;
    }
  }
}

/** The script that a JSON text stands for. */
export function jsonScript(json: string, read: ReadFile): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (e) {
    throw new UsageError(`no JSON: ${(e as SyntaxError).message}`);
  }
  const commands = typeof parsed === 'object' && parsed !== null ? (parsed as Json)['commands'] : undefined;
  if (!Array.isArray(commands)) throw new UsageError('not what wast2json writes: there are no commands');
  const reader = new Reader(read);
  return `${list(commands)
    .map((c) => reader.command(c))
    .join('\n')}\n`;
}
