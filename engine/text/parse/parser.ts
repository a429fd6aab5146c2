/**
 * The state of one module's parse: the cursor over the token table, the module under construction, the name scopes and the shared
 * body buffer. Grammar lives in fields.ts, types.ts, instructions.ts; they are functions over this record.
 *
 * Invariants: `kind[limit]` is the token that closes the module (`)` or EOF) and is never consumed, so reading at `pos` needs no
 * bounds check. Names are integers (lexer symbols); `NONE` means "no name".
 */
import { nextOf } from '../../base/brand.ts';
import type { ByteWriter } from '../../wasm/bytes.ts';
import { COMPONENT, WasmError } from '../../wasm/errors.ts';
import type { Features } from '../../wasm/features.ts';
import { completed, emptyModule, type Module, type ModuleDraft } from '../../wasm/module.ts';
import { partitionPoint } from '../../wasm/search.ts';
import type { FuncIndex, FuncType, MemoryIndex, TableIndex, TypeIndex, ValType } from '../../wasm/types.ts';
import { isUtf8 } from '../lex/chars.ts';
import { HASH_PRIME, HASH_SEED } from '../lex/keywords.ts';
import { BAD, BAD_MESSAGES, BAD_OPERATOR, EOF, ID, LPAR, NAT, RPAR, STRING, type TokenTable } from '../lex/lexer.ts';
import { faultAt } from '../lex/lines.ts';
import { intLiteral, type LiteralWords } from '../lex/literals.ts';
import { type Scratch, takeScratch } from '../lex/scratch.ts';
import { decodeString } from '../lex/strings.ts';

export interface ParseOptions {
  /** What the text may use; the rest is "unknown operator" or "unexpected token". */
  readonly features: Features;
}

/** No symbol, no annotation. */
export const NONE = -1;
const NEVER = 0x7fff_ffff;

/** Index spaces of a module. */
export const SPACE = { type: 0, func: 1, table: 2, memory: 3, global: 4, tag: 5, elem: 6, data: 7 } as const;
/** What the suite calls them in "unknown …" and "duplicate …". */
const UNKNOWN = ['type', 'function', 'table', 'memory', 'global', 'tag', 'elem segment', 'data segment'];
const DUPLICATE = ['type', 'func', 'table', 'memory', 'global', 'tag', 'elem', 'data'];

/** A range of the body buffer; `bytes` is set when the buffer has stopped growing. */
export interface OpenRange {
  bytes: Uint8Array;
  start: number;
  end: number;
}

const NO_BYTES = new Uint8Array(0);
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class Parser {
  readonly tokens: TokenTable;
  readonly source: Uint8Array;
  readonly kind: Uint16Array;
  readonly start: TokenTable['start'];
  readonly end: TokenTable['end'];
  readonly value: Int32Array;
  /** The token that ends the module's fields. */
  readonly limit: number;
  readonly features: Features;
  pos: number;

  readonly module: ModuleDraft = emptyModule('text');
  /** Storage of this parse, reused by the next. */
  readonly scratch: Scratch;
  /** Bodies and constant expressions, in text order. */
  readonly out: ByteWriter;
  private readonly ranges: OpenRange[] = [];
  /** symbol → index for each SPACE. */
  readonly names: readonly Map<number, number>[];
  /** Struct type index → symbol → field index. */
  readonly fieldNames: Map<number, Map<number, number>>;
  /** Symbols of the locals of the current function. */
  readonly locals: Map<number, number>;
  usesDataIndex = false;

  /** Index of the first annotation not yet taken, and the token it precedes (NEVER: none left). */
  annotation = 0;
  annotationToken = NEVER;
  annotationEnd = 0;

  /** Results of the last integer or float literal. */
  readonly words: LiteralWords = { lo: 0, hi: 0 };

  constructor(tokens: TokenTable, first: number, limit: number, options: ParseOptions) {
    this.tokens = tokens;
    this.source = tokens.source;
    this.kind = tokens.kind;
    this.start = tokens.start;
    this.end = tokens.end;
    this.value = tokens.value;
    this.pos = first;
    this.limit = limit;
    this.features = options.features;
    const scratch = takeScratch();
    this.scratch = scratch;
    this.out = scratch.out;
    this.names = scratch.names;
    this.fieldNames = scratch.fieldNames;
    this.locals = scratch.locals;
    this.params = scratch.params;
    this.results = scratch.results;
    if (tokens.annotations.length > 0) this.openAnnotations(first);
  }

  // --- Errors -------------------------------------------------------------------------------------------------------

  /** The error of class `malformed` at a token. */
  fail(message: string, token: number = this.pos): never {
    this.failAt(message, this.start[token]);
  }
  failAt(message: string, offset: number): never {
    throw new WasmError('parse', 'malformed', message, faultAt(this.source, offset));
  }
  /** The token at the cursor fits nowhere: a lexical fault is reported as such. */
  unexpected(): never {
    const token = this.pos;
    const kind = this.kind[token];
    const at = this.start[token];
    if (kind === BAD) {
      const code = this.value[token];
      const message = BAD_MESSAGES[code];
      const lexeme = this.lexeme(token);
      const text = code !== BAD_OPERATOR ? '' : lexeme === 'component' ? ` component: ${COMPONENT}` : ` ${lexeme}`;
      throw new WasmError('lex', 'malformed', message + text, faultAt(this.source, at));
    }
    this.failAt(kind === EOF ? 'unexpected token: end of input' : `unexpected token ${this.lexeme(token)}`, at);
  }
  /** An instruction or clause of a feature that is switched off. */
  unknownOperator(token = this.pos): never {
    throw new WasmError('lex', 'malformed', `unknown operator ${this.lexeme(token)}`, faultAt(this.source, this.start[token]));
  }
  /** The token's text, shortened. */
  lexeme(token: number): string {
    const from = this.start[token];
    const to = this.end[token];
    const text = decoder.decode(this.source.subarray(from, Math.min(to, from + 60)));
    return to - from > 60 ? `${text}…` : text;
  }

  // --- Cursor -------------------------------------------------------------------------------------------------------

  /** Whether the cursor stands at `( keyword`. */
  atForm(keyword: number): boolean {
    return this.kind[this.pos] === LPAR && this.kind[this.pos + 1] === keyword;
  }
  /** Passes `( keyword` if it is there. */
  takeForm(keyword: number): boolean {
    if (this.kind[this.pos] !== LPAR || this.kind[this.pos + 1] !== keyword) return false;
    this.pos += 2;
    return true;
  }
  take(kind: number): boolean {
    if (this.kind[this.pos] !== kind) return false;
    this.pos++;
    return true;
  }
  expect(kind: number): void {
    if (this.kind[this.pos] !== kind) this.unexpected();
    this.pos++;
  }
  close(): void {
    if (this.kind[this.pos] !== RPAR || this.pos >= this.limit) this.unexpected();
    this.pos++;
  }
  /** An optional identifier's symbol, or NONE. */
  optionalId(): number {
    return this.kind[this.pos] === ID ? this.value[this.pos++] : NONE;
  }
  symbolText(symbol: number): string {
    return this.tokens.symbols.text(symbol);
  }

  // --- Tokens with values -------------------------------------------------------------------------------------------

  /** A string token as a name: its bytes must be UTF-8. */
  name(): string {
    const token = this.pos;
    this.expect(STRING);
    const from = this.start[token];
    const to = this.end[token];
    // Most names are plain ASCII and occur many times.
    const { source } = this;
    let h = HASH_SEED;
    let i = from + 1;
    for (; i < to - 1; i++) {
      const c = source[i];
      if (c >= 0x80 || c === 0x5c) break;
      h = Math.imul(h ^ c, HASH_PRIME);
    }
    if (i === to - 1) return this.tokens.symbols.text(this.tokens.symbols.intern(source, from + 1, i, h));
    const bytes = new Uint8Array(to - from);
    const decoded = bytes.subarray(0, decodeString(this.source, from, to, bytes, 0));
    if (!isUtf8(decoded)) this.fail('malformed UTF-8 encoding', token);
    return decoder.decode(decoded);
  }
  /** Any number of string tokens, concatenated. */
  stringList(): Uint8Array {
    let room = 0;
    for (let t = this.pos; this.kind[t] === STRING; t++) room += this.end[t] - this.start[t];
    if (room === 0) return NO_BYTES;
    const bytes = new Uint8Array(room);
    let length = 0;
    for (; this.kind[this.pos] === STRING; this.pos++) {
      length = decodeString(this.source, this.start[this.pos], this.end[this.pos], bytes, length);
    }
    return length === room ? bytes : bytes.slice(0, length);
  }
  /** A natural below 2^32. */
  u32(): number {
    if (this.kind[this.pos] !== NAT) this.unexpected();
    const value = this.value[this.pos];
    if (value >= 0) {
      this.pos++;
      return value;
    }
    if (!intLiteral(this.source, this.start[this.pos], this.end[this.pos], 32, this.words)) {
      this.fail('i32 constant out of range');
    }
    this.pos++;
    return this.words.lo >>> 0;
  }

  // --- Names --------------------------------------------------------------------------------------------------------

  /** An index of a space: a number, or an identifier that must be bound. */
  index(space: number): number {
    if (this.kind[this.pos] !== ID) return this.u32();
    const found = this.names[space].get(this.value[this.pos]);
    if (found === undefined) this.fail(`unknown ${UNKNOWN[space]} ${this.lexeme(this.pos)}`);
    this.pos++;
    return found;
  }
  // Indices, by their space.
  typeIndex(): TypeIndex {
    return this.index(SPACE.type) as TypeIndex;
  }
  funcIndex(): FuncIndex {
    return this.index(SPACE.func) as FuncIndex;
  }
  tableIndex(): TableIndex {
    return this.index(SPACE.table) as TableIndex;
  }
  memoryIndex(): MemoryIndex {
    return this.index(SPACE.memory) as MemoryIndex;
  }
  /** An index, or 0 where none is written. */
  optionalIndex(space: number): number {
    const kind = this.kind[this.pos];
    return kind === NAT || kind === ID ? this.index(space) : 0;
  }
  bind(space: number, symbol: number, index: number, token: number): void {
    if (symbol === NONE) return;
    const scope = this.names[space];
    if (scope.has(symbol)) this.fail(`duplicate ${DUPLICATE[space]} ${this.lexeme(token)}`, token);
    scope.set(symbol, index);
  }

  // --- Ranges and source map ------------------------------------------------------------------------------------------

  /** A range that starts at the end of the body buffer. */
  openRange(): OpenRange {
    const range = { bytes: NO_BYTES, start: this.out.length, end: 0 };
    this.ranges.push(range);
    return range;
  }
  /** Records that the instruction about to be written comes from `token`. */
  mark(token: number): void {
    this.markAt(token, this.out.length);
  }
  /** Records that the instruction at `at`, the last one written, comes from `token`. */
  markAt(token: number, at: number): void {
    const { scratch } = this;
    if (scratch.mapCount === scratch.mapAt.length) scratch.growMap();
    scratch.mapAt[scratch.mapCount] = at;
    scratch.mapText[scratch.mapCount++] = this.start[token];
  }
  /** Copies what was written into storage of the module's own: from here on nothing is written. */
  finish(): Module {
    // One allocation for all three.
    const { out, scratch } = this;
    const marks = scratch.mapCount;
    const buffer = new ArrayBuffer(marks * 8 + out.length);
    const at = new Uint32Array(buffer, 0, marks);
    const text = new Uint32Array(buffer, marks * 4, marks);
    const bytes = new Uint8Array(buffer, marks * 8);
    at.set(scratch.mapAt.subarray(0, marks));
    text.set(scratch.mapText.subarray(0, marks));
    bytes.set(out.bytes.subarray(0, out.length));
    for (const range of this.ranges) range.bytes = bytes;
    this.module.sourceMap = { at, text };
    return completed(this.module);
  }

  // --- Annotations ----------------------------------------------------------------------------------------------------

  private openAnnotations(first: number): void {
    const { annotations } = this.tokens;
    // An annotation before the closing token still belongs to the module.
    this.annotationEnd = partitionPoint(annotations.length, (i) => annotations[i].token <= this.limit);
    this.seekAnnotation(first);
  }
  /** Goes on with the first annotation at token `from` or behind. */
  seekAnnotation(from: number): void {
    if (this.annotationEnd === 0) return;
    const { annotations } = this.tokens;
    this.annotation = partitionPoint(this.annotationEnd, (i) => annotations[i].token < from);
    this.nextAnnotation();
  }
  /** Updates `annotationToken` to the annotation the index stands at. */
  nextAnnotation(): void {
    this.annotationToken =
      this.annotation < this.annotationEnd ? (this.tokens.annotations[this.annotation]?.token ?? NEVER) : NEVER;
  }

  // --- Function types -------------------------------------------------------------------------------------------------

  /** Scratch lists of the type use being read. */
  readonly params: ValType[];
  readonly results: ValType[];

  /** Makes a type known to `funcTypeIndex`; the first of equal types wins. */
  rememberFuncType(type: FuncType, index: TypeIndex): void {
    if (this.findFuncType(type.params, type.results) !== undefined) return;
    const hash = hashTypes(type.params, type.results);
    const { typeHash, nextSame } = this.scratch;
    nextSame[index] = typeHash.get(hash);
    typeHash.set(hash, index);
  }
  private findFuncType(params: readonly ValType[], results: readonly ValType[]): TypeIndex | undefined {
    const { typeHash, nextSame } = this.scratch;
    let index = typeHash.get(hashTypes(params, results));
    while (index !== undefined) {
      const comp = this.module.types[index]?.comp;
      if (comp?.kind === 'func' && sameTypes(comp.params, params) && sameTypes(comp.results, results)) return index;
      index = nextSame[index];
    }
    return undefined;
  }
  /** The type index of `params → results` (the scratch lists), appended when no equal one exists (section 6.4.6). */
  funcTypeIndex(): TypeIndex {
    const found = this.findFuncType(this.params, this.results);
    if (found !== undefined) return found;
    const comp: FuncType = { kind: 'func', params: this.params.slice(), results: this.results.slice() };
    const index: TypeIndex = nextOf(this.module.types.length);
    this.module.types.push({ final: true, supers: [], comp, offset: this.start[this.pos - 1] });
    this.module.recs.push({ first: index, count: 1 });
    this.rememberFuncType(comp, index);
    return index;
  }
}

export function sameTypes(a: readonly ValType[], b: readonly ValType[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Seeded like the identifiers' hash: no module can make its types collide. */
function hashTypes(params: readonly ValType[], results: readonly ValType[]): number {
  let h = HASH_SEED ^ params.length;
  for (const t of params) h = Math.imul(h ^ t, HASH_PRIME) ^ (h >>> 15);
  h = Math.imul(h, HASH_PRIME);
  for (const t of results) h = Math.imul(h ^ t, HASH_PRIME) ^ (h >>> 15);
  return h;
}
