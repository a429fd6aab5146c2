/**
 * Embedded modules: reading `(module …)` of a directive into a `ModuleSource`, and parsing text and quoted ones when they are
 * needed. Positions of errors are always places in the script: of a quoted module, the place inside the string.
 */
import { KW } from '../../engine/text/lex/keywords.ts';
import { closingOf, endOf, ID, STRING, startOf } from '../../engine/text/lex/lexer.ts';
import { faultAt } from '../../engine/text/lex/lines.ts';
import { decodeString, sourceOfByte } from '../../engine/text/lex/strings.ts';
import { parseFields, parseModule } from '../../engine/text/parse/module.ts';
import type { Parser } from '../../engine/text/parse/parser.ts';
import { type Position, WasmError } from '../../engine/wasm/errors.ts';
import type { Module, SourceOffset } from '../../engine/wasm/module.ts';
import type { ModuleSource, QuotePiece, Script } from './ast.ts';

const SPACE = 0x20;

/** Reads a module form whose parenthesis, `module` and `definition` have been passed; `open` is its parenthesis. */
export function moduleSource(p: Parser, open: number): ModuleSource {
  const start = startOf(p, open);
  const end = closingOf(p, open);
  const name = p.kind[p.pos] === ID ? p.symbolText(p.optionalId()) : undefined;
  if (p.take(KW.binary)) {
    const bytes = p.stringList();
    p.close();
    return { form: 'binary', name, start, bytes };
  }
  if (p.take(KW.quote)) {
    const pieces: QuotePiece[] = [];
    let room = 0;
    for (let t = p.pos; p.kind[t] === STRING; t++) room += endOf(p, t) - startOf(p, t);
    const bytes = new Uint8Array(room);
    let at = 0;
    for (; p.kind[p.pos] === STRING; p.pos++) {
      const source = startOf(p, p.pos);
      pieces.push({ at, source });
      at = decodeString(p.source, source, endOf(p, p.pos), bytes, at);
    }
    p.close();
    return { form: 'quote', name, start, bytes: bytes.slice(0, at), pieces };
  }
  const first = p.pos;
  p.pos = end;
  // A module that is never closed swallows the rest of the file: nothing else could follow it.
  if (end < p.limit) p.pos++;
  return { form: 'text', name, start, first, end };
}

/** Where a byte offset of a text or quoted module's own text stands in the script. */
export function scriptOffset(script: Script, module: ModuleSource, offset: SourceOffset): SourceOffset {
  if (module.form !== 'quote') return module.form === 'text' ? offset : module.start;
  let piece: QuotePiece | undefined;
  for (const candidate of module.pieces) if (candidate.at <= offset) piece = candidate;
  return piece === undefined ? module.start : sourceOfByte(script.source, piece.source, offset - piece.at);
}

/** The text of a text or quoted module as a file of its own would have it. */
export function moduleText({ source, tokens }: Script, module: Exclude<ModuleSource, { form: 'binary' }>): Uint8Array {
  if (module.form === 'quote') return module.bytes;
  // At `end` stands the closing parenthesis, unless the file consists of fields, or ends before.
  const to = module.end < tokens.count ? endOf(tokens, module.end) : source.length;
  const text = source.slice(module.start, to);
  for (let t = module.first - 1; t > 0 && startOf(tokens, t) > module.start; t--) {
    if (tokens.kind[t] === KW.definition) text.fill(SPACE, startOf(tokens, t) - module.start, endOf(tokens, t) - module.start);
  }
  return text;
}

/** Parses a text or quoted module. Errors carry positions in the script. */
export function loadTextModule(script: Script, module: Exclude<ModuleSource, { form: 'binary' }>): Module {
  const options = { features: script.features };
  if (module.form === 'text') return parseFields(script.tokens, module.first, module.end, module.name, options);
  try {
    return parseModule(module.bytes, options);
  } catch (error) {
    if (!(error instanceof WasmError)) throw error;
    throw new WasmError(error.phase, error.class, error.message, scriptPlace(script, module, error.position));
  }
}

/** Where a fault at a place of a text or quoted module's own text stands in the script. */
export function scriptPlace(script: Script, module: ModuleSource, position: Position | undefined): Position {
  return faultAt(script.source, scriptOffset(script, module, (position?.offset ?? 0) as SourceOffset));
}
