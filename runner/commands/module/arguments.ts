/**
 * Values as a command line writes them: words of arguments in, values out, and values as words. What is printed can be passed
 * again.
 */
import type { WasmValue } from '../../../engine/runtime/values/values.ts';
import { WASM3 } from '../../../engine/wasm/features.ts';
import {
  F32,
  F64,
  HEAP,
  heapName,
  heapOf,
  I32,
  I64,
  isNullable,
  isRef,
  typeName,
  V128,
  type ValType,
} from '../../../engine/wasm/types.ts';
import type { EngineExtern } from '../../engines/engine.ts';
import type { Shape } from '../../script/ast.ts';
import { parseScript } from '../../script/parser.ts';
import { UsageError } from '../../usage/usage.ts';
import { describeRef, HostRef, LANES, laneBits, plainFloat, wide } from '../../values/values.ts';
import { FORMS } from './forms.ts';

function formOf(type: ValType): string {
  if (isRef(type)) return FORMS.references;
  if (type === V128) return FORMS.v128;
  return FORMS[type === I32 || type === I64 ? 'i32, i64' : 'f32, f64'];
}

function wrong(type: ValType, text: string, why = ''): never {
  throw new UsageError(`${JSON.stringify(text)} is no ${typeName(type)}${why === '' ? '' : ` (${why})`}; write ${formOf(type)}`);
}

/** A number or vector as the text format has it: the script parser reads `(type.const text)`. */
function numberOf(type: ValType, text: string, said = text): WasmValue {
  if (!/^[\w.+:-]+(?: [\w.+:-]+)*$/.test(text)) wrong(type, said);
  const source = new TextEncoder().encode(`(invoke "f" (${typeName(type)}.const ${text}))`);
  const [d] = parseScript(source, WASM3).directives;
  if (d?.kind === 'bad') wrong(type, said, d.error.message);
  const value = d?.kind === 'invoke' && d.action.kind === 'invoke' ? d.action.args[0] : undefined;
  return value === undefined ? wrong(type, said) : { ...value, ref: null };
}

/** Finds exports: a function that is passed has a name. */
export type FindExport = (name: string) => EngineExtern | undefined;

/** Abstract types of references that may be i31s. */
const I31_HEAPS: readonly number[] = [HEAP.i31, HEAP.eq, HEAP.any, HEAP.extern];

function referenceOf(type: ValType, text: string, find: FindExport): WasmValue {
  const value = (ref: unknown): WasmValue => ({ type, lo: 0, hi: 0, x2: 0, x3: 0, ref });
  if (text === 'null') return isNullable(type) ? value(null) : wrong(type, text, 'the type has no null');
  const [, kind = '', name = ''] = /^(func|extern|host):(.*)$/s.exec(text) ?? [];
  if (kind === 'func') {
    const found = find(name);
    return found?.kind === 'func' ? value(found) : wrong(type, text, `no function is exported as ${JSON.stringify(name)}`);
  }
  const heap = heapOf(type);
  const [, i31 = ''] = /^i31:(-?\d{1,10})$/.exec(text) ?? [];
  if (i31 !== '' && I31_HEAPS.includes(heap)) {
    const n = Number(i31);
    return n >= -(2 ** 30) && n < 2 ** 30 ? value(n) : wrong(type, text, 'an i31 has 31 bits');
  }
  const fits = (kind === 'extern' && heap === HEAP.extern) || (kind === 'host' && heap === HEAP.any);
  if (!fits || !/^\d{1,9}$/.test(name)) return wrong(type, text);
  return value(new HostRef(kind as 'extern' | 'host', Number(name)));
}

const isShape = (word: string): word is Shape => Object.hasOwn(LANES, word);

/** The words of one vector, from the front of the list: all in one, or a shape and as many lanes as it has. */
function vectorWords(words: readonly string[]): readonly string[] {
  const [first = ''] = words;
  return isShape(first) ? words.slice(0, 1 + 128 / LANES[first].width) : words.slice(0, 1);
}

/** Arguments of these types; `name`: the function they are for. Throws a UsageError that says what would be right. */
export function readArguments(name: string, params: readonly ValType[], words: readonly string[], find: FindExport): WasmValue[] {
  const values: WasmValue[] = [];
  let at = 0;
  for (const type of params) {
    const taken = type === V128 ? vectorWords(words.slice(at)) : words.slice(at, at + 1);
    const [word] = taken;
    if (word === undefined) break;
    at += taken.length;
    if (isRef(type)) values.push(referenceOf(type, word, find));
    else if (type === V128)
      values.push(
        numberOf(
          type,
          taken
            .join(' ')
            .trim()
            .replaceAll(/[\s,]+/g, ' '),
          taken.join(' '),
        ),
      );
    else values.push(numberOf(type, word));
  }
  if (values.length < params.length || at < words.length) {
    const types = params.length === 0 ? '' : ` (${params.map(typeName).join(' ')})`;
    const given = values.length + words.length - at;
    throw new UsageError(`${name} takes ${params.length} arguments${types}, ${given} are given`);
  }
  return values;
}

/** A value as an argument of its type would be written; `nameOf` gives a function's export name. */
export function plainValue(v: WasmValue, nameOf: (ref: unknown) => string | undefined = () => undefined): string {
  const { type, lo, hi, x2, x3 } = v;
  if (type === I32) return String(lo | 0);
  if (type === I64) return String(BigInt.asIntN(64, wide(lo, hi)));
  if (type === F32) return plainFloat(BigInt.asUintN(32, BigInt(lo)), 32);
  if (type === F64) return plainFloat(wide(lo, hi), 64);
  if (type === V128)
    return `i32x4 ${laneBits([lo, hi, x2, x3], 'i32x4')
      .map((lane) => `0x${lane.toString(16).padStart(8, '0')}`)
      .join(' ')}`;
  if (typeof v.ref === 'number') return `i31:${v.ref}`;
  const facts = describeRef(v);
  if (facts.form === 'null') return 'null';
  if (facts.form !== 'object') return `${facts.form}:${facts.id}`;
  const name = nameOf(v.ref);
  return name === undefined ? `ref:${heapName(facts.heap)}` : `func:${name}`;
}

/** A number's bits, all digits; undefined for references. */
export function bitsOf({ type, lo, hi, x2, x3 }: WasmValue): string | undefined {
  if (isRef(type)) return undefined;
  const words = type === V128 ? [x3, x2, hi, lo] : type === I64 || type === F64 ? [hi, lo] : [lo];
  return `0x${words.map((w) => (w >>> 0).toString(16).padStart(8, '0')).join('')}`;
}
