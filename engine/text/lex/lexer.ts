/**
 * Lexer of the text format (core specification, section 6.3): UTF-8 bytes in, tokens in parallel typed arrays out, in one pass
 * without an object or a string per token. It serves modules and scripts alike and never throws: what is no token becomes a
 * BAD token, so that the fault is reported where a parser meets it, and a bad module in a script does not stop the file.
 *
 * Parentheses carry their partner, identifiers their symbol, small naturals their value. Annotations leave no token: known ones
 * are listed in `annotations` with the index of the token they precede, others are only checked and skipped (section 6.3.6).
 */

import { doubled } from '../../base/arrays.ts';
import type { SourceOffset } from '../../wasm/module.ts';
import { partitionPoint } from '../../wasm/search.ts';
import { CLASS, IDCHAR, isUtf8, LPAREN, OTHER, PUNCT, QUOTE, RPAREN, SPACE, utf8Length } from './chars.ts';
import { HASH_PRIME, HASH_SEED, lookupKeyword } from './keywords.ts';
import { STRING_CONTROL, STRING_ESCAPE, STRING_UNCLOSED, stringBytes, stringEnd } from './strings.ts';
import { SymbolTable } from './symbols.ts';

/** Token kinds; keywords follow from KEYWORD_FIRST (keywords.ts). */
export const EOF = 0;
export const LPAR = 1;
export const RPAR = 2;
export const ID = 3;
export const STRING = 4;
/** Unsigned integer. */
export const NAT = 5;
/** Signed integer. */
export const INT = 6;
/** Float literal, `inf`, `nan` and `nan:0x…` included. */
export const FLOAT = 7;
/** `offset=N` and `align=N`. */
export const OFFSET_EQ = 8;
export const ALIGN_EQ = 9;
/** No token; `value` is a BAD_* code. */
export const BAD = 10;

export const BAD_OPERATOR = 0;
const BAD_STRING_UNCLOSED = 1;
const BAD_STRING_CONTROL = 2;
const BAD_ESCAPE = 3;
const BAD_UTF8 = 4;
const BAD_EMPTY_ID = 5;
const BAD_EMPTY_ANNOTATION = 6;
const BAD_ANNOTATION = 7;
const BAD_COMMENT = 8;
const BAD_ANNOTATION_CHAR = 9;
const BAD_CONTROL = 10;
const BAD_UNICODE = 11;

/** BAD_* code → message. */
export const BAD_MESSAGES: readonly string[] = [
  'unknown operator',
  'unclosed string literal',
  'illegal control character in string literal',
  'illegal escape',
  'malformed UTF-8 encoding',
  'empty identifier',
  'empty annotation id',
  'unclosed annotation',
  'unclosed comment',
  'illegal character in annotation',
  'misplaced control character',
  'misplaced unicode character',
];

/** An annotation that means something to us: `(@id …)` at `start .. end`, contents from `inner`, before token `token`. */
export interface Annotation {
  readonly id: string;
  readonly token: number;
  readonly start: number;
  readonly inner: number;
  readonly end: number;
}

/** Byte offsets in the source, by token. */
type Offsets = Uint32Array & { [token: number]: SourceOffset };

export interface TokenTable {
  readonly source: Uint8Array;
  /** Tokens without the final EOF, which stands at index `count`. */
  readonly count: number;
  readonly kind: Uint16Array;
  readonly start: Offsets;
  readonly end: Offsets;
  /**
   * `(` → index of its `)`, or of EOF where it has none; `)` → index of its `(` or -1; identifiers → symbol; naturals → value
   * where it is below 2^31, else -1; BAD → code.
   */
  readonly value: Int32Array;
  readonly symbols: SymbolTable;
  readonly annotations: readonly Annotation[];
}

// A token of a table, or of its parser, by its index.
export const kindOf = ({ kind }: Pick<TokenTable, 'kind'>, token: number): number => kind[token];
export const startOf = ({ start }: Pick<TokenTable, 'start'>, token: number): SourceOffset => start[token];
export const endOf = ({ end }: Pick<TokenTable, 'end'>, token: number): SourceOffset => end[token];
/** The `)` of a `(`, or EOF. */
export const closingOf = ({ value }: Pick<TokenTable, 'value'>, open: number): number => value[open];
/** The first token at or behind an offset. */
export const tokenFrom = ({ start, count }: TokenTable, offset: SourceOffset): number =>
  partitionPoint(count, (token) => start[token] < offset);

const KNOWN_ANNOTATIONS = new Set(['custom', 'name', 'metadata.code.branch_hint']);
const latin1 = new TextDecoder('latin1');

/** Lexes a whole source. */
export function lex(source: Uint8Array): TokenTable {
  return new Lexer((source.length >> 2) + 16).lex(source);
}

/** Tokens beyond which the shared lexer's storage is given back. */
const KEEP = 1 << 16;
let shared: Lexer | undefined;

/** Like `lex`, into storage that the next call overwrites: for small sources whose tokens nobody keeps. */
export function lexBriefly(source: Uint8Array): TokenTable {
  if (shared === undefined || shared.room > KEEP) shared = new Lexer(1024);
  return shared.lex(source);
}

class Lexer {
  private source: Uint8Array = new Uint8Array(0);
  private readonly symbols = new SymbolTable();
  private annotations: Annotation[] = [];
  private kind: Uint16Array;
  private start: Uint32Array;
  private end: Uint32Array;
  private value: Int32Array;
  private count = 0;
  private open = new Int32Array(32);
  private depth = 0;

  constructor(room: number) {
    this.kind = new Uint16Array(room);
    this.start = new Uint32Array(room);
    this.end = new Uint32Array(room);
    this.value = new Int32Array(room);
  }

  get room(): number {
    return this.kind.length;
  }

  lex(text: Uint8Array): TokenTable {
    this.source = text;
    this.count = 0;
    this.depth = 0;
    this.annotations = [];
    this.symbols.reset();
    this.run();
    const { source, count, kind, value, symbols, annotations } = this;
    const [start, end] = [this.start as Offsets, this.end as Offsets];
    return { source, count, kind, start, end, value, symbols, annotations };
  }

  private run(): void {
    const { source } = this;
    const n = source.length;
    let i = 0;
    while (i < n) {
      const c = source[i];
      switch (CLASS[c]) {
        case SPACE:
          i++;
          break;
        case IDCHAR:
          i = this.word(i);
          break;
        case LPAREN: {
          const next = source[i + 1];
          if (next === 0x3b) i = this.blockComment(i, false);
          else if (next === 0x40) i = this.annotation(i);
          else {
            if (this.depth === this.open.length) this.open = doubled(this.open);
            this.open[this.depth++] = this.count;
            this.push(LPAR, i, ++i, -1);
          }
          break;
        }
        case RPAREN: {
          const partner = this.depth === 0 ? -1 : this.open[--this.depth];
          if (partner >= 0) this.value[partner] = this.count;
          this.push(RPAR, i, ++i, partner);
          break;
        }
        case QUOTE:
          i = this.word(i);
          break;
        case PUNCT:
          if (c === 0x3b && source[i + 1] === 0x3b) i = this.lineComment(i, false);
          else this.push(BAD, i, ++i, BAD_OPERATOR);
          break;
        default:
          i = this.stray(i, false);
      }
    }
    while (this.depth > 0) this.value[this.open[--this.depth]] = this.count;
    this.push(EOF, n, n, 0);
    this.count--;
  }

  private push(kind: number, start: number, end: number, value: number): void {
    const at = this.count++;
    if (at === this.kind.length) {
      this.kind = doubled(this.kind);
      this.start = doubled(this.start);
      this.end = doubled(this.end);
      this.value = doubled(this.value);
    }
    this.kind[at] = kind;
    this.start[at] = start;
    this.end[at] = end;
    this.value[at] = value;
  }

  /**
   * A maximal run of identifier characters and strings (section 6.3.1: tokens need separation): one token, or a reserved one.
   * Returns the offset behind it.
   */
  private word(from: number): number {
    const { source } = this;
    const n = source.length;
    const first = source[from];
    // An identifier's hash leaves the `$` out.
    let i = first === 0x24 ? from + 1 : from;
    let h = HASH_SEED;
    while (i < n) {
      const c = source[i];
      if (CLASS[c] !== IDCHAR) break;
      h = Math.imul(h ^ c, HASH_PRIME);
      i++;
    }
    if (i < n && source[i] === 0x22) return this.wordWithStrings(from, i);
    if (first === 0x24) {
      if (i === from + 1) this.push(BAD, from, i, BAD_EMPTY_ID);
      else this.push(ID, from, i, this.symbols.intern(source, from + 1, i, h));
      return i;
    }
    if (first >= 0x61 && first <= 0x7a) {
      const keyword = lookupKeyword(source, from, i, h);
      if (keyword !== 0) this.push(keyword, from, i, 0);
      else this.otherWord(from, i);
      return i;
    }
    const kind = numberKind(source, from, i);
    if (kind === BAD) this.push(BAD, from, i, BAD_OPERATOR);
    else this.push(kind, from, i, kind === NAT ? smallNatural(source, from, i) : -1);
    return i;
  }

  /** Words that start with a letter and are no keyword: `inf`, `nan`, `nan:0x…`, `offset=N`, `align=N`. */
  private otherWord(from: number, to: number): void {
    const { source } = this;
    const kind = numberKind(source, from, to);
    if (kind !== BAD) {
      this.push(kind, from, to, -1);
      return;
    }
    for (const [prefix, eq] of EQ_PREFIXES) {
      if (!startsWith(source, from, to, prefix) || numberKind(source, from + prefix.length, to) !== NAT) continue;
      this.push(eq, from + prefix.length, to, smallNatural(source, from + prefix.length, to));
      return;
    }
    this.push(BAD, from, to, BAD_OPERATOR);
  }

  /** A word in which a `"` was met at `quote`: a string, a quoted identifier, or a reserved token. */
  private wordWithStrings(from: number, quote: number): number {
    const { source } = this;
    const n = source.length;
    let i = quote;
    let strings = 0;
    let firstEnd = 0;
    let fault = 0;
    while (i < n) {
      if (CLASS[source[i]] === IDCHAR) i++;
      else if (source[i] === 0x22) {
        const end = stringEnd(source, i, n);
        if (end < 0) {
          fault = end;
          break;
        }
        if (strings++ === 0) firstEnd = end;
        i = end;
      } else break;
    }
    if (i === from) {
      this.push(BAD, i, i + 1, stringFault(fault));
      // Going on behind the fault: the next quote on the line most likely closes the string.
      return skipBadString(source, i, n);
    }
    if (strings === 1 && firstEnd === i) {
      if (quote === from) {
        this.push(STRING, from, i, 0);
        return i;
      }
      if (quote === from + 1 && source[from] === 0x24) {
        const bytes = stringBytes(source, quote, i);
        if (bytes.length === 0) this.push(BAD, from, i, BAD_EMPTY_ID);
        else if (!isUtf8(bytes)) this.push(BAD, from, i, BAD_UTF8);
        else this.push(ID, from, i, this.symbols.internBytes(bytes));
        return i;
      }
    }
    this.push(BAD, from, i, i === from + 1 && source[from] === 0x24 ? BAD_EMPTY_ID : BAD_OPERATOR);
    return i;
  }

  private lineComment(from: number, quiet: boolean): number {
    const { source } = this;
    const n = source.length;
    let i = from + 2;
    while (i < n) {
      const c = source[i];
      if (c === 10 || c === 13) break;
      if (c < 0x80) i++;
      else i = this.unicode(i, quiet, 0);
    }
    return i;
  }

  /** A nested `(; … ;)` comment. */
  private blockComment(from: number, quiet: boolean): number {
    const { source } = this;
    const n = source.length;
    let i = from + 2;
    let depth = 1;
    while (i < n) {
      const c = source[i];
      if (c === 0x3b && source[i + 1] === 0x29) {
        i += 2;
        if (--depth === 0) return i;
      } else if (c === 0x28 && source[i + 1] === 0x3b) {
        i += 2;
        depth++;
      } else if (c < 0x80) i++;
      else i = this.unicode(i, quiet, 0);
    }
    if (quiet) this.noteFault(BAD_COMMENT, from);
    else this.push(BAD, from, from + 2, BAD_COMMENT);
    return n;
  }

  /** Passes a non-ASCII character; `code` is the fault it makes here (0: none), besides bad UTF-8. */
  private unicode(i: number, quiet: boolean, code: number): number {
    const length = utf8Length(this.source, i, this.source.length);
    const fault = length === 0 ? BAD_UTF8 : code;
    if (fault !== 0) {
      if (quiet) this.noteFault(fault, i);
      else this.push(BAD, i, i + Math.max(length, 1), fault);
    }
    return i + Math.max(length, 1);
  }

  /** A byte that starts no token. */
  private stray(i: number, quiet: boolean): number {
    if (this.source[i] >= 0x80) return this.unicode(i, quiet, quiet ? BAD_ANNOTATION_CHAR : BAD_UNICODE);
    if (quiet) this.noteFault(BAD_ANNOTATION_CHAR, i);
    else this.push(BAD, i, i + 1, BAD_CONTROL);
    return i + 1;
  }

  /** First fault inside the annotation being read. */
  private fault = 0;
  private faultAt = 0;

  /** `(@id …)`: checked, listed when known, passed over to its closing parenthesis. */
  private annotation(from: number): number {
    const { source } = this;
    const n = source.length;
    this.fault = 0;
    let i = from + 2;
    let id: Uint8Array;
    const end = source[i] === 0x22 ? stringEnd(source, i, n) : -1;
    if (end > 0) {
      id = stringBytes(source, i, end);
      if (!isUtf8(id)) this.noteFault(BAD_UTF8, i);
      i = end;
    } else {
      while (i < n && CLASS[source[i]] === IDCHAR) i++;
      id = source.subarray(from + 2, i);
    }
    if (id.length === 0) this.noteFault(BAD_EMPTY_ANNOTATION, from);
    const inner = i;
    let depth = 1;
    while (i < n && depth > 0) {
      const c = source[i];
      switch (CLASS[c]) {
        case LPAREN:
          if (source[i + 1] === 0x3b) i = this.blockComment(i, true);
          else {
            depth++;
            i++;
          }
          break;
        case RPAREN:
          depth--;
          i++;
          break;
        case QUOTE: {
          const end = stringEnd(source, i, n);
          if (end < 0) {
            this.noteFault(stringFault(end), i);
            i = skipBadString(source, i, n);
          } else i = end;
          break;
        }
        case PUNCT:
          if (c === 0x3b && source[i + 1] === 0x3b) i = this.lineComment(i, true);
          else i++;
          break;
        case OTHER:
          i = this.stray(i, true);
          break;
        default:
          i++;
      }
    }
    if (depth > 0) this.noteFault(BAD_ANNOTATION, from);
    if (this.fault !== 0) this.push(BAD, this.faultAt, this.faultAt + 1, this.fault);
    else {
      const text = latin1.decode(id);
      if (KNOWN_ANNOTATIONS.has(text)) this.annotations.push({ id: text, token: this.count, start: from, inner, end: i });
    }
    return i;
  }

  private noteFault(code: number, at: number): void {
    if (this.fault !== 0) return;
    this.fault = code;
    this.faultAt = at;
  }
}

const ascii = (s: string): Uint8Array => new TextEncoder().encode(s);
const EQ_PREFIXES: readonly (readonly [Uint8Array, number])[] = [
  [ascii('offset='), OFFSET_EQ],
  [ascii('align='), ALIGN_EQ],
];
const NAN_HEX = ascii('nan:0x');
const NAN = ascii('nan');
const INF = ascii('inf');

function startsWith(src: Uint8Array, from: number, to: number, prefix: Uint8Array): boolean {
  if (to - from < prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (src[from + i] !== prefix[i]) return false;
  return true;
}

function stringFault(code: number): number {
  if (code === STRING_UNCLOSED) return BAD_STRING_UNCLOSED;
  if (code === STRING_CONTROL) return BAD_STRING_CONTROL;
  return code === STRING_ESCAPE ? BAD_ESCAPE : BAD_UTF8;
}

/** Behind the closing quote of a bad string on its line, or at the line's end. */
function skipBadString(src: Uint8Array, from: number, n: number): number {
  for (let i = from + 1; i < n; i++) {
    if (src[i] === 0x22) return i + 1;
    if (src[i] === 10) return i;
    if (src[i] === 0x5c) i++;
  }
  return n;
}

/** Passes `digit ('_'? digit)*` from `i`; -1 where it is none. */
function digits(src: Uint8Array, from: number, to: number, hex: boolean): number {
  let i = from;
  let needed = true;
  for (; i < to; i++) {
    const c = src[i];
    if ((c >= 0x30 && c <= 0x39) || (hex && ((c >= 0x61 && c <= 0x66) || (c >= 0x41 && c <= 0x46)))) needed = false;
    else if (c === 0x5f && !needed) needed = true;
    else break;
  }
  return needed ? -1 : i;
}

const isSign = (c: number): boolean => c === 0x2b || c === 0x2d;

/** NAT, INT or FLOAT where `src[from, to)` is a numeric literal, else BAD (section 6.3.1, 6.3.2). */
function numberKind(src: Uint8Array, from: number, to: number): number {
  const signed = isSign(src[from]);
  const start = signed ? from + 1 : from;
  if (start >= to) return BAD;
  const first = src[start];
  if (first < 0x30 || first > 0x39) return isNamedFloat(src, start, to) ? FLOAT : BAD;
  const hex = first === 0x30 && start + 1 < to && src[start + 1] === 0x78;
  const end = digits(src, hex ? start + 2 : start, to, hex);
  if (end < 0) return BAD;
  if (end === to) return signed ? INT : NAT;
  return isFraction(src, end, to, hex) ? FLOAT : BAD;
}

/** `inf`, `nan`, `nan:0x…`. */
function isNamedFloat(src: Uint8Array, from: number, to: number): boolean {
  if (to - from === 3) return startsWith(src, from, to, INF) || startsWith(src, from, to, NAN);
  return startsWith(src, from, to, NAN_HEX) && digits(src, from + NAN_HEX.length, to, true) === to;
}

/** What may stand behind the digits of a float: a fraction, which may be empty (`1.`, `1.e5`), and an exponent. */
function isFraction(src: Uint8Array, from: number, to: number, hex: boolean): boolean {
  const exponent = hex ? 0x70 : 0x65;
  let i = from;
  if (src[i] === 0x2e) {
    if (++i === to) return true;
    if ((src[i] | 0x20) !== exponent) i = digits(src, i, to, hex);
    if (i < 0 || i === to) return i === to;
  }
  if ((src[i] | 0x20) !== exponent) return false;
  i++;
  return digits(src, isSign(src[i]) ? i + 1 : i, to, false) === to;
}

/** The value of a natural below 2^31, else -1. */
function smallNatural(src: Uint8Array, from: number, to: number): number {
  if (to - from > 9) return -1;
  let value = 0;
  if (to - from > 2 && src[from + 1] === 0x78) {
    for (let i = from + 2; i < to; i++) {
      const c = src[i];
      if (c !== 0x5f) value = value * 16 + (c <= 0x39 ? c - 0x30 : (c | 0x20) - 0x57);
    }
    return value < 0x8000_0000 ? value : -1;
  }
  for (let i = from; i < to; i++) {
    const c = src[i];
    if (c !== 0x5f) value = value * 10 + c - 0x30;
  }
  return value;
}
