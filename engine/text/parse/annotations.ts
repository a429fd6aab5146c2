/**
 * Annotations with a meaning (core specification, appendix A.5 "Custom Sections and Annotations"): `@name`, `@custom` and
 * `@metadata.code.branch_hint`. The lexer lists them beside the tokens; the parser asks here wherever one may stand, in text
 * order, and whatever it passed without asking is misplaced. Messages are the suite's: "@custom annotation: …", "misplaced @name
 * annotation".
 */
import { ByteWriter } from '../../wasm/bytes.ts';
import { WasmError } from '../../wasm/errors.ts';
import { hasSection, type Module } from '../../wasm/module.ts';
import {
  afterSection,
  beforeSection,
  type CustomPlace,
  FIRST_PLACE,
  LAST_PLACE,
  SECTION,
  SECTION_ORDER,
  sectionAt,
} from '../../wasm/sections.ts';
import { isUtf8 } from '../lex/chars.ts';
import { type Annotation, EOF, LPAR, lex, RPAR, STRING, type TokenTable } from '../lex/lexer.ts';
import { faultAt } from '../lex/lines.ts';
import { stringBytes } from '../lex/strings.ts';
import { NONE, type Parser } from './parser.ts';

const BRANCH_HINT = 'metadata.code.branch_hint';
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Words for sections in placements → section ids. */
const SECTION_WORDS: ReadonlyMap<string, number> = new Map([
  ['type', SECTION.type],
  ['import', SECTION.import],
  ['func', SECTION.function],
  ['table', SECTION.table],
  ['memory', SECTION.memory],
  ['tag', SECTION.tag],
  ['global', SECTION.global],
  ['export', SECTION.export],
  ['start', SECTION.start],
  ['elem', SECTION.element],
  ['datacount', SECTION.dataCount],
  ['code', SECTION.code],
  ['data', SECTION.data],
]);
const WORD_OF: ReadonlyMap<number, string> = new Map([...SECTION_WORDS].map(([word, id]) => [id, word]));

/** How a placement is written that names no section which the module lacks: not every reader takes one for a place. */
export function placementText(m: Module, place: CustomPlace): string {
  if (place === LAST_PLACE) return '(after last)';
  const own = sectionAt(place);
  if (own !== undefined && hasSection(m, own)) return `(${place === afterSection(own) ? 'after' : 'before'} ${WORD_OF.get(own)})`;
  const below = SECTION_ORDER.findLast((id) => afterSection(id) < place && hasSection(m, id));
  return below === undefined ? '(before first)' : `(after ${WORD_OF.get(below)})`;
}

/** Reading the contents of one annotation with the ordinary lexer. */
interface Inner {
  readonly p: Parser;
  readonly annotation: Annotation;
  readonly tokens: TokenTable;
  at: number;
}

function open(p: Parser, annotation: Annotation): Inner {
  return { p, annotation, tokens: lex(p.source.subarray(annotation.inner, annotation.end)), at: 0 };
}
function fail(inner: Inner, message: string): never {
  const offset = inner.annotation.inner + inner.tokens.start[inner.at];
  inner.p.failAt(`@${inner.annotation.id} annotation: ${message}`, offset);
}
function misplaced(p: Parser, annotation: Annotation): never {
  p.failAt(`misplaced @${annotation.id} annotation`, annotation.start);
}
function string(inner: Inner): Uint8Array {
  const { tokens, at } = inner;
  inner.at++;
  return stringBytes(tokens.source, tokens.start[at], tokens.end[at]);
}
function utf8Name(inner: Inner): string {
  const bytes = string(inner);
  if (!isUtf8(bytes)) {
    inner.at--;
    fail(inner, 'malformed UTF-8 encoding');
  }
  return decoder.decode(bytes);
}
function close(inner: Inner): void {
  if (inner.tokens.kind[inner.at] !== RPAR) fail(inner, 'unexpected token');
}

function current(p: Parser): Annotation | undefined {
  return p.annotation < p.annotationEnd ? p.tokens.annotations[p.annotation] : undefined;
}
function taken(p: Parser): void {
  p.annotation++;
  p.nextAnnotation();
}

/** The name of what has just been bound: a `@name` at the cursor, else its identifier, else undefined. */
export function bindingName(p: Parser, symbol: number): string | undefined {
  const annotated = p.pos >= p.annotationToken ? nameAnnotation(p, 'binding') : undefined;
  return annotated ?? (symbol === NONE ? undefined : p.symbolText(symbol));
}

/** The `@name` annotation at the cursor, if there is one. `what` is the thing named, for the message about a second one. */
export function nameAnnotation(p: Parser, what: string): string | undefined {
  let name: string | undefined;
  for (let a = current(p); a !== undefined && a.token <= p.pos && a.id === 'name'; a = current(p)) {
    if (a.token < p.pos) misplaced(p, a);
    const inner = open(p, a);
    if (name !== undefined) fail(inner, `multiple ${what} names`);
    if (inner.tokens.kind[0] !== STRING) fail(inner, 'malformed name');
    name = utf8Name(inner);
    close(inner);
    taken(p);
  }
  return name;
}

/** Between two module fields, and before the module's end: `@custom` may stand here, nothing else may be pending. */
export function fieldAnnotations(p: Parser): void {
  for (let a = current(p); a !== undefined && a.token <= p.pos; a = current(p)) {
    if (a.id === BRANCH_HINT) fail(open(p, a), 'not in a function');
    if (a.id !== 'custom' || a.token < p.pos) misplaced(p, a);
    customSection(open(p, a));
    taken(p);
  }
}

/** At the end of a type definition, in the first pass: whatever named nothing in it is misplaced. */
export function noAnnotation(p: Parser, end: number): void {
  const a = current(p);
  if (a !== undefined && a.token <= end) misplaced(p, a);
}
/** Passes over a type definition in the second pass: its annotations were taken in the first. */
export function passAnnotations(p: Parser, end: number): void {
  while (p.annotationToken <= end) taken(p);
}

/** `(@custom "name" placement? "bytes"*)`. */
function customSection(inner: Inner): void {
  const { tokens, p } = inner;
  if (tokens.kind[0] !== STRING) fail(inner, 'missing section name');
  const name = utf8Name(inner);
  const place = tokens.kind[inner.at] === LPAR ? placement(inner) : LAST_PLACE;
  const data = new ByteWriter(16);
  while (tokens.kind[inner.at] === STRING) data.raw(string(inner));
  close(inner);
  p.module.customs.push({ name, data: data.finish(), place, offset: inner.annotation.start });
}

/** `(before section)` or `(after section)`. */
function placement(inner: Inner): CustomPlace {
  const direction = word(inner, inner.at + 1);
  inner.at++;
  if (direction !== 'before' && direction !== 'after') fail(inner, 'malformed placement');
  inner.at++;
  const section = word(inner, inner.at);
  const id = SECTION_WORDS.get(section);
  let place: CustomPlace;
  if (id !== undefined) place = direction === 'before' ? beforeSection(id) : afterSection(id);
  else if (direction === 'before' && section === 'first') place = FIRST_PLACE;
  else if (direction === 'after' && section === 'last') place = LAST_PLACE;
  else fail(inner, 'malformed section kind');
  inner.at++;
  close(inner);
  inner.at++;
  return place;
}

function word(inner: Inner, at: number): string {
  const { tokens } = inner;
  return tokens.kind[at] === EOF ? '' : decoder.decode(tokens.source.subarray(tokens.start[at], tokens.end[at]));
}

/** Branch hints of one module, in the order of their instructions. */
export class BranchHints {
  private readonly hints: { readonly at: number; readonly value: number }[] = [];
  private section: ByteWriter | undefined;
  private funcs = 0;
  private firstOffset = 0;
  /** A hint on an instruction that takes none: the module is well-formed, its custom section invalid. */
  private invalid: WasmError | undefined;

  /**
   * The hint before the instruction at the cursor, 0 or 1, or NONE; `known`: the one that stood before its parenthesis. Anything
   * else pending here is misplaced.
   */
  take(p: Parser, known = NONE): number {
    let value = known;
    for (let a = current(p); a !== undefined && a.token <= p.pos; a = current(p)) {
      if (a.id !== BRANCH_HINT || a.token < p.pos) misplaced(p, a);
      const inner = open(p, a);
      if (value !== NONE) fail(inner, 'duplicate annotation');
      if (inner.tokens.kind[0] !== STRING) fail(inner, 'malformed hint');
      const bytes = string(inner);
      if (bytes.length !== 1 || bytes[0] > 1) fail(inner, 'invalid hint value');
      close(inner);
      value = bytes[0];
      if (this.funcs === 0 && this.hints.length === 0) this.firstOffset = a.start;
      taken(p);
    }
    return value;
  }

  /** Notes a hint for the instruction written at `at` of the body buffer. */
  add(p: Parser, value: number, at: number, isBranch: boolean, token: number): void {
    this.hints.push({ at, value });
    if (isBranch || this.invalid !== undefined) return;
    const position = faultAt(p.source, p.start[token]);
    this.invalid = new WasmError('validate', 'invalid', `@${BRANCH_HINT} annotation: invalid target`, position);
  }

  /** Closes a function: its hints become one entry of the section. */
  endFunc(func: number, bodyStart: number): void {
    if (this.hints.length === 0) return;
    this.funcs++;
    const section = (this.section ??= new ByteWriter(16));
    section.leb(func);
    section.leb(this.hints.length);
    for (const hint of this.hints) {
      section.leb(hint.at - bodyStart);
      section.leb(1);
      section.u8(hint.value);
    }
    this.hints.length = 0;
  }

  /** Adds the custom section, which stands before the code section. */
  finish(p: Parser): void {
    if (this.invalid !== undefined) throw this.invalid;
    if (this.section === undefined) return;
    const data = new ByteWriter(this.section.length + 5);
    data.leb(this.funcs);
    data.raw(this.section.view());
    p.module.customs.push({
      name: BRANCH_HINT,
      data: data.finish(),
      place: beforeSection(SECTION.code),
      offset: this.firstOffset,
    });
  }
}
