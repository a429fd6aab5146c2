/**
 * Parsing a module (core specification, section 6.6): tokens in, `Module` out. Two passes over the fields: the first binds every
 * name and reads the types, the second parses the rest in text order, so that names may be used before they are defined and
 * implicit types are appended in the order of their first use.
 */

import { nextOf } from '../../base/brand.ts';
import type { Module } from '../../wasm/module.ts';
import type { TypeIndex } from '../../wasm/types.ts';
import { KW } from '../lex/keywords.ts';
import { ID, LPAR, lexBriefly, STRING, type TokenTable } from '../lex/lexer.ts';
import { BranchHints, bindingName, fieldAnnotations, nameAnnotation, noAnnotation, passAnnotations } from './annotations.ts';
import { FieldParser } from './fields.ts';
import { NONE, type ParseOptions, Parser, SPACE } from './parser.ts';
import { subType } from './types.ts';

export type { ParseOptions } from './parser.ts';

/** Parses a whole text: `(module …)` or bare module fields. */
export function parseModule(source: Uint8Array, options: ParseOptions): Module {
  const tokens = lexBriefly(source);
  if (tokens.kind[0] !== LPAR || tokens.kind[1] !== KW.module) return parseFields(tokens, 0, tokens.count, undefined, options);
  const limit = tokens.value[0];
  let first = 2;
  const name = tokens.kind[first] === ID ? tokens.symbols.text(tokens.value[first++]) : undefined;
  const module = parseFields(tokens, first, limit, name, options);
  // Behind the module: its closing parenthesis must be there, and nothing but comments and annotations may follow.
  const rest = new Parser(tokens, Math.min(limit + 1, tokens.count), tokens.count, options);
  fieldAnnotations(rest);
  if (limit === tokens.count || rest.pos !== tokens.count) rest.unexpected();
  return module;
}

/** Parses the fields that are tokens `first .. limit`; `name` is the module's identifier, if it has one. */
export function parseFields(
  tokens: TokenTable,
  first: number,
  limit: number,
  name: string | undefined,
  options: ParseOptions,
): Module {
  const p = new Parser(tokens, first, limit, options);
  const { module } = p;
  const moduleName = nameAnnotation(p, 'module') ?? name;
  if (moduleName !== undefined) module.names.module = moduleName;
  bindNames(p, first, limit);
  parseTypes(p, first, limit);
  p.pos = first;
  const hints = new BranchHints();
  const fields = new FieldParser(p, hints);
  for (;;) {
    if (p.pos >= p.annotationToken) fieldAnnotations(p);
    if (p.pos >= limit) break;
    const open = p.pos;
    p.expect(LPAR);
    const keyword = p.kind[p.pos++];
    if (keyword === KW.type || keyword === KW.rec) {
      passAnnotations(p, p.value[open]);
      p.pos = p.value[open] + 1;
    } else fields.field(keyword, p.start[open]);
  }
  if (p.usesDataIndex) module.dataCount = module.datas.length;
  hints.finish(p);
  return p.finish();
}

/** First pass: identifiers of all index spaces. Whatever is not understood here is left to the second pass. */
function bindNames(p: Parser, first: number, limit: number): void {
  const { kind, value } = p;
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  const bind = (space: number, token: number): void => {
    const index = counts[space]++;
    if (kind[token] === ID) p.bind(space, value[token], index, token);
  };
  for (let t = first; t < limit; t = after(p, t)) {
    if (kind[t] !== LPAR) return;
    switch (kind[t + 1]) {
      case KW.type:
        bind(SPACE.type, t + 2);
        break;
      case KW.rec:
        for (let inner = t + 2; kind[inner] === LPAR; inner = after(p, inner)) {
          if (kind[inner + 1] === KW.type) bind(SPACE.type, inner + 2);
        }
        break;
      case KW.import: {
        const desc = t + 4;
        if (kind[t + 2] === STRING && kind[t + 3] === LPAR) bindGroup(p, t + 3, counts, bind);
        if (kind[t + 2] !== STRING || kind[t + 3] !== STRING || kind[desc] !== LPAR) break;
        const space = spaceOf(kind[desc + 1]);
        if (space !== NONE && space <= SPACE.tag) bind(space, desc + 2);
        break;
      }
      default: {
        const space = spaceOf(kind[t + 1]);
        if (space === NONE) break;
        bind(space, t + 2);
        // Inline segments take an index too.
        if (space === SPACE.table) countInline(p, t, KW.elem, counts, SPACE.elem);
        else if (space === SPACE.memory) countInline(p, t, KW.data, counts, SPACE.data);
      }
    }
  }
}

/** The items of an import group that begin at `t`: each binds its own name, or all take an index of the one type behind them. */
function bindGroup(p: Parser, t: number, counts: number[], bind: (space: number, token: number) => void): void {
  const { kind } = p;
  let untyped = 0;
  let at = t;
  for (; kind[at] === LPAR && kind[at + 1] === KW.item; at = after(p, at)) {
    const space = kind[at + 3] === LPAR ? spaceOf(kind[at + 4]) : NONE;
    if (space !== NONE && space <= SPACE.tag) bind(space, at + 5);
    else untyped++;
  }
  const space = kind[at] === LPAR ? spaceOf(kind[at + 1]) : NONE;
  if (untyped > 0 && space !== NONE) counts[space] += untyped;
}

/** The token behind the parenthesis at `t`. */
function after(p: Parser, t: number): number {
  return p.value[t] + 1;
}

function spaceOf(keyword: number): number {
  switch (keyword) {
    case KW.func:
      return SPACE.func;
    case KW.table:
      return SPACE.table;
    case KW.memory:
      return SPACE.memory;
    case KW.global:
      return SPACE.global;
    case KW.tag:
      return SPACE.tag;
    case KW.elem:
      return SPACE.elem;
    case KW.data:
      return SPACE.data;
    default:
      return NONE;
  }
}

function countInline(p: Parser, open: number, keyword: number, counts: number[], space: number): void {
  const end = p.value[open];
  for (let t = open + 2; t < end; t = p.kind[t] === LPAR ? after(p, t) : t + 1) {
    if (p.kind[t] === LPAR && p.kind[t + 1] === keyword) counts[space] = counts[space] + 1;
  }
}

/** Reads all type definitions, with the names that they give. */
function parseTypes(p: Parser, first: number, limit: number): void {
  const next = p.annotation;
  for (let t = first; t < limit && p.kind[t] === LPAR; t = after(p, t)) {
    p.pos = t + 2;
    p.seekAnnotation(t + 1);
    const start: TypeIndex = nextOf(p.module.types.length);
    if (p.kind[t + 1] === KW.type) typeDef(p);
    else if (p.kind[t + 1] === KW.rec) {
      while (p.kind[p.pos] === LPAR) {
        p.pos++;
        p.expect(KW.type);
        typeDef(p);
        p.close();
      }
    } else continue;
    noAnnotation(p, p.pos);
    p.close();
    const count = p.module.types.length - start;
    p.module.recs.push({ first: start, count });
    const [only] = p.module.types.slice(start);
    if (count !== 1 || only === undefined || !only.final || only.supers.length > 0) continue;
    if (only.descriptor === undefined && only.describes === undefined && only.comp.kind === 'func') {
      p.rememberFuncType(only.comp, start);
    }
  }
  p.annotation = next;
  p.nextAnnotation();
}

function typeDef(p: Parser): void {
  const index = p.module.types.length;
  const offset = p.start[p.pos - 2];
  const name = bindingName(p, p.optionalId());
  if (name !== undefined) p.module.names.types.set(index, name);
  p.module.types.push({ ...subType(p, index), offset });
}
