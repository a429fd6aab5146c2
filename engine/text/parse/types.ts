/**
 * Types of the text format (core specification, sections 6.4.1 - 6.4.8): value, heap, reference, composite and sub types, limits,
 * and type uses with their inline signatures.
 */
import { innerMap } from '../../base/maps.ts';
import { FEATURE } from '../../wasm/features.ts';
import {
  type ArrayType,
  type CompType,
  F32,
  F64,
  type FieldType,
  type FuncType,
  type GlobalType,
  HEAP,
  type HeapType,
  I8,
  I16,
  I32,
  I64,
  type Limits,
  type MemoryType,
  refType as packRef,
  REF_ABBREVIATIONS,
  type StructType,
  type SubType,
  type TableType,
  type TypeIndex,
  V128,
  type ValType,
} from '../../wasm/types.ts';
import { KEYWORD_FIRST, type KeywordName, KW } from '../lex/keywords.ts';
import { ID, LPAR, NAT, RPAR } from '../lex/lexer.ts';
import { intLiteral } from '../lex/literals.ts';
import { bindingName } from './annotations.ts';
import { NONE, type Parser, SPACE, sameTypes } from './parser.ts';

const NO_TYPE = -0x8000_0000;
/** Keyword kind - KEYWORD_FIRST → abstract heap type, number or abbreviated reference type, or NO_TYPE. */
const KEYWORDS = Object.keys(KW).length;
const HEAP_OF = new Int32Array(KEYWORDS).fill(NO_TYPE);
const TYPE_OF = new Int32Array(KEYWORDS).fill(NO_TYPE);
for (const [name, code] of Object.entries(HEAP)) HEAP_OF[KW[name as KeywordName] - KEYWORD_FIRST] = code;
for (const [name, type] of REF_ABBREVIATIONS) TYPE_OF[KW[name as KeywordName] - KEYWORD_FIRST] = type;
for (const [kind, type] of [
  [KW.i32, I32],
  [KW.i64, I64],
  [KW.f32, F32],
  [KW.f64, F64],
  [KW.v128, V128],
] as const) {
  TYPE_OF[kind - KEYWORD_FIRST] = type;
}

/** A heap type; `exact` ones (custom descriptors) only inside a reference type. */
export function heapType(p: Parser): HeapType {
  const kind = p.kind[p.pos];
  if (kind === NAT || kind === ID) return p.index(SPACE.type);
  const heap = HEAP_OF[kind - KEYWORD_FIRST] ?? NO_TYPE;
  if (heap === NO_TYPE) p.unexpected();
  p.pos++;
  return heap;
}

/** Whether the cursor stands at a reference type. */
export function atRefType(p: Parser): boolean {
  const kind = p.kind[p.pos];
  if (kind === LPAR) return p.kind[p.pos + 1] === KW.ref;
  return kind >= KEYWORD_FIRST && (TYPE_OF[kind - KEYWORD_FIRST] ?? -1) >= 0;
}

/** A reference type, abbreviated or `(ref null? ht)`. */
export function refType(p: Parser): ValType {
  const kind = p.kind[p.pos];
  if (kind === LPAR) {
    p.pos++;
    p.expect(KW.ref);
    const nullable = p.take(KW.null);
    let type: ValType;
    if ((p.features & FEATURE['custom-descriptors']) !== 0 && p.takeForm(KW.exact)) {
      type = packRef(p.index(SPACE.type), nullable, true);
      p.close();
    } else type = packRef(heapType(p), nullable);
    p.close();
    return type;
  }
  const type = kind < KEYWORD_FIRST ? NO_TYPE : (TYPE_OF[kind - KEYWORD_FIRST] ?? NO_TYPE);
  if (type < 0) p.unexpected();
  p.pos++;
  return type;
}

export function valType(p: Parser): ValType {
  const kind = p.kind[p.pos];
  if (kind === LPAR) return refType(p);
  const type = kind < KEYWORD_FIRST ? NO_TYPE : (TYPE_OF[kind - KEYWORD_FIRST] ?? NO_TYPE);
  if (type === NO_TYPE) p.unexpected();
  p.pos++;
  return type;
}

function storageType(p: Parser): ValType {
  if (p.take(KW.i8)) return I8;
  if (p.take(KW.i16)) return I16;
  return valType(p);
}

function fieldType(p: Parser): FieldType {
  if (!p.takeForm(KW.mut)) return { storage: storageType(p), mutable: false };
  const storage = storageType(p);
  p.close();
  return { storage, mutable: true };
}

/**
 * How a parameter list binds names: not at all in block types, call_indirect; locals in functions. The symbol is NONE where a
 * `@name` stands without an identifier.
 */
export type BindParam = ((symbol: number, index: number, token: number) => void) | undefined;

/** Whether what comes next is named: one parameter, local or field, not a list of them. */
export function atName(p: Parser): boolean {
  return p.kind[p.pos] === ID || p.pos >= p.annotationToken;
}

/** `(param …)* (result …)*` into the parser's scratch lists. */
export function signature(p: Parser, bind: BindParam, named: boolean): void {
  const { params, results } = p;
  params.length = 0;
  results.length = 0;
  while (p.takeForm(KW.param)) {
    if (named && atName(p)) {
      const token = p.pos;
      const symbol = p.optionalId();
      if (bind === undefined) bindingName(p, symbol);
      else bind(symbol, params.length, token);
      params.push(valType(p));
    } else while (p.kind[p.pos] !== RPAR) params.push(valType(p));
    p.close();
  }
  while (p.takeForm(KW.result)) {
    while (p.kind[p.pos] !== RPAR) results.push(valType(p));
    p.close();
  }
}

function funcComp(p: Parser): FuncType {
  const seen = new Set<number>();
  signature(
    p,
    (symbol, _, token) => {
      bindingName(p, symbol);
      if (symbol === NONE) return;
      if (seen.has(symbol)) p.fail(`duplicate local ${p.lexeme(token)}`, token);
      seen.add(symbol);
    },
    true,
  );
  return { kind: 'func', params: p.params.slice(), results: p.results.slice() };
}

function bindField(p: Parser, type: number, field: number): void {
  const token = p.pos;
  const symbol = p.optionalId();
  if (symbol !== NONE) {
    const scope = innerMap(p.fieldNames, type);
    if (scope.has(symbol)) p.fail(`duplicate field ${p.lexeme(token)}`, token);
    scope.set(symbol, field);
  }
  const name = bindingName(p, symbol);
  if (name !== undefined) innerMap(p.module.names.fields, type).set(field, name);
}

function structComp(p: Parser, index: number): StructType {
  const fields: FieldType[] = [];
  while (p.takeForm(KW.field)) {
    if (atName(p)) {
      bindField(p, index, fields.length);
      fields.push(fieldType(p));
    } else while (p.kind[p.pos] !== RPAR) fields.push(fieldType(p));
    p.close();
  }
  return { kind: 'struct', fields };
}

function compType(p: Parser, index: number): CompType {
  p.expect(LPAR);
  let comp: CompType;
  if (p.take(KW.func)) comp = funcComp(p);
  else if (p.take(KW.struct)) comp = structComp(p, index);
  else if (p.take(KW.array)) {
    const array: ArrayType = { kind: 'array', field: fieldType(p) };
    comp = array;
  } else p.unexpected();
  p.close();
  return comp;
}

/** A composite type with the clauses of custom descriptors before it, in their order. */
function describedType(p: Parser, index: number, final: boolean, supers: readonly number[]): SubType {
  const clause = (keyword: number): number => {
    if ((p.features & FEATURE['custom-descriptors']) === 0 || !p.takeForm(keyword)) return NONE;
    const target = p.index(SPACE.type);
    p.close();
    return target;
  };
  const describes = clause(KW.describes);
  const descriptor = clause(KW.descriptor);
  const comp = compType(p, index);
  return {
    final,
    supers,
    comp,
    ...(describes === NONE ? {} : { describes }),
    ...(descriptor === NONE ? {} : { descriptor }),
  };
}

/** A sub type, `(sub final? x* comp)` or a bare composite type. */
export function subType(p: Parser, index: number): SubType {
  if (!p.takeForm(KW.sub)) return describedType(p, index, true, []);
  const final = p.take(KW.final);
  const supers: number[] = [];
  while (p.kind[p.pos] === NAT || p.kind[p.pos] === ID) supers.push(p.index(SPACE.type));
  const type = describedType(p, index, final, supers);
  p.close();
  return type;
}

/**
 * A type use (section 6.4.6): `(type x)? (param …)* (result …)*`. An inline signature beside `(type x)` must equal it. After the
 * call `p.params` and `p.results` hold the inline signature,
 */
export function typeUse(p: Parser, bind: BindParam, named: boolean): TypeIndex {
  const at = p.pos;
  const explicit = explicitType(p);
  const inline = p.pos;
  signature(p, bind, named);
  if (explicit === undefined) return p.funcTypeIndex();
  if (p.pos !== inline) checkInline(p, explicit, at);
  return explicit;
}

/** `(type x)` if it is there. */
export function explicitType(p: Parser): TypeIndex | undefined {
  if (!p.takeForm(KW.type)) return undefined;
  const index = p.typeIndex();
  p.close();
  return index;
}

/** The scratch lists must equal the signature of type `index`, unless they are empty. */
export function checkInline(p: Parser, index: TypeIndex, token: number): void {
  if (p.params.length === 0 && p.results.length === 0) return;
  // Parts out of order make no type use at all: that fault comes first.
  if (p.atForm(KW.param) || p.atForm(KW.result) || p.atForm(KW.type)) {
    p.pos++;
    p.unexpected();
  }
  const comp = p.module.types[index]?.comp;
  if (comp === undefined) p.fail(`unknown type ${index}`, token);
  if (comp.kind !== 'func' || !sameTypes(comp.params, p.params) || !sameTypes(comp.results, p.results)) {
    p.fail('inline function type does not match the type it names', token);
  }
}

/** A 64-bit limit: exact, as a bigint only beyond 2^53. */
function limit(p: Parser, u32Only: boolean): number | bigint {
  if (p.kind[p.pos] !== NAT) p.unexpected();
  const small = p.value[p.pos];
  if (small >= 0) {
    p.pos++;
    return small;
  }
  if (!intLiteral(p.source, p.start[p.pos], p.end[p.pos], 64, p.words)) p.fail('i64 constant out of range');
  const lo = p.words.lo >>> 0;
  const hi = p.words.hi >>> 0;
  if (u32Only && hi !== 0) p.fail('i32 constant out of range');
  p.pos++;
  return hi < 0x20_0000 ? hi * 0x1_0000_0000 + lo : (BigInt(hi) << 32n) | BigInt(lo);
}

/** `min max?`. The range of 32-bit sizes is a matter of validation; before there were 64-bit ones, of the grammar. */
export function limits(p: Parser): Limits {
  const u32Only = (p.features & FEATURE.memory64) === 0;
  const min = limit(p, u32Only);
  return { min, max: p.kind[p.pos] === NAT ? limit(p, u32Only) : undefined };
}

/** `i32` or `i64` before limits. */
export function addressType(p: Parser): typeof I32 | typeof I64 {
  if (p.take(KW.i64)) return I64;
  p.take(KW.i32);
  return I32;
}

export function tableType(p: Parser): TableType {
  const address = addressType(p);
  const size = limits(p);
  return { ...size, address, element: refType(p) };
}

/** `(pagesize N)` if it is there, as log2. */
export function pageSize(p: Parser): number {
  if ((p.features & FEATURE['custom-page-sizes']) === 0 || !p.takeForm(KW.pagesize)) return 16;
  const token = p.pos;
  if (p.kind[token] !== NAT) p.unexpected();
  if (!intLiteral(p.source, p.start[token], p.end[token], 64, p.words)) p.fail('invalid custom page size');
  p.pos++;
  const log2 = log2Words(p.words.lo, p.words.hi);
  if (log2 < 0) p.fail('invalid custom page size: not a power of two', token);
  p.close();
  return log2;
}

/** log2 of `hi:lo`, or -1 where that is no power of two. */
export function log2Words(lo: number, hi: number): number {
  const high = hi >>> 0;
  const low = lo >>> 0;
  if (high === 0) return low === 0 || (low & (low - 1)) !== 0 ? -1 : 31 - Math.clz32(low);
  return low !== 0 || (high & (high - 1)) !== 0 ? -1 : 63 - Math.clz32(high);
}

export function memoryType(p: Parser): MemoryType {
  const address = addressType(p);
  const size = limits(p);
  const shared = (p.features & FEATURE.threads) !== 0 && p.take(KW.shared);
  return { ...size, address, shared, pageSizeLog2: pageSize(p) };
}

export function globalType(p: Parser): GlobalType {
  if (!p.takeForm(KW.mut)) return { type: valType(p), mutable: false };
  const type = valType(p);
  p.close();
  return { type, mutable: true };
}
