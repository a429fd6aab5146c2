/**
 * Module fields (core specification, section 6.6): imports, functions, tables, memories, globals, tags, exports, start, segments,
 * with all their abbreviations. Called in text order, with every name of the module already bound.
 */

import { doubled } from '../../base/arrays.ts';
import { FIRST, nextOf } from '../../base/brand.ts';
import { innerMap } from '../../base/maps.ts';
import { FEATURE } from '../../wasm/features.ts';
import { type ConstExpr, type Elem, type ExternType, exportOf, type SegmentMode } from '../../wasm/module.ts';
import { op } from '../../wasm/opcodes.ts';
import {
  FUNCREF,
  type FuncIndex,
  HEAP,
  type I32,
  I64,
  type MemoryIndex,
  refType as packRef,
  type TableIndex,
  type TableType,
} from '../../wasm/types.ts';
import { KEYWORD_OP, KW } from '../lex/keywords.ts';
import { ID, LPAR, NAT, RPAR } from '../lex/lexer.ts';
import { type BranchHints, bindingName } from './annotations.ts';
import { writeOp } from './immediates.ts';
import { BodyParser } from './instructions.ts';
import { NONE, type OpenRange, type Parser, SPACE } from './parser.ts';
import {
  addressType,
  atName,
  atRefType,
  globalType,
  memoryType,
  pageSize,
  refType,
  tableType,
  typeUse,
  valType,
} from './types.ts';
import { writeValType } from './write-types.ts';

const REF_FUNC = op('ref.func');
const I32_CONST = op('i32.const');
const I64_CONST = op('i64.const');
/** The type of segments written as function indices. */
const FUNC_ELEMENT = packRef(HEAP.func, false);

/** Parses fields into the module. Indices count imports and definitions as they come. */
export class FieldParser {
  private readonly p: Parser;
  private readonly hints: BranchHints;
  private readonly body: BodyParser;
  /** Next index of each space. */
  private readonly counts = [0, 0, 0, 0, 0, 0];
  /** The first definition met, for "import after …". */
  private defined: string | undefined;
  private localTypes: Int32Array;

  constructor(p: Parser, hints: BranchHints) {
    this.p = p;
    this.hints = hints;
    this.body = new BodyParser(p, hints);
    this.localTypes = p.scratch.localTypes;
  }

  /** The field whose parenthesis and keyword have been passed; `at` is the offset of its parenthesis. */
  field(keyword: number, at: number): void {
    switch (keyword) {
      case KW.func:
        this.func(at);
        break;
      case KW.import:
        this.import(at);
        break;
      case KW.export:
        this.export(at);
        break;
      case KW.global:
        this.global(at);
        break;
      case KW.data:
        this.data(at);
        break;
      case KW.elem:
        this.elem(at);
        break;
      case KW.table:
        this.table(at);
        break;
      case KW.memory:
        this.memory(at);
        break;
      case KW.tag:
        this.tag(at);
        break;
      case KW.start:
        this.start(at);
        break;
      default:
        this.p.pos--;
        this.p.unexpected();
    }
    this.p.close();
  }

  // --- Parts of fields ------------------------------------------------------------------------------------------------

  /** The next index of a space, and its name if one is written. */
  private binding(space: number, names: Map<number, string>): number {
    const { p } = this;
    const index = this.counts[space]++;
    const name = bindingName(p, p.optionalId());
    if (name !== undefined) names.set(index, name);
    return index;
  }
  private inlineExports(kind: ExternType['kind'], index: number): void {
    const { p } = this;
    while (p.atForm(KW.export)) {
      const offset = p.start[p.pos];
      p.pos += 2;
      p.module.exports.push(exportOf(p.name(), kind, index, offset));
      p.close();
    }
  }
  /** `(import "m" "n")` inside a definition. */
  private inlineImport(): { readonly module: string; readonly name: string } | undefined {
    const { p } = this;
    if (!p.takeForm(KW.import)) return undefined;
    const found = { module: p.name(), name: p.name() };
    p.close();
    return found;
  }
  private addImport(from: { readonly module: string; readonly name: string }, desc: ExternType, offset: number): void {
    if (this.defined !== undefined) this.p.failAt(`import after ${this.defined}`, offset);
    this.p.module.imports.push({ ...from, desc, offset });
  }
  private define(what: string): void {
    this.defined ??= what;
  }
  /** A constant expression that runs to the closing parenthesis. */
  private constSequence(): ConstExpr {
    const range = this.p.openRange();
    this.body.sequence(NONE);
    return this.closeRange(range);
  }
  /** A constant expression of one folded instruction. */
  private constSingle(): ConstExpr {
    const range = this.p.openRange();
    this.body.single();
    return this.closeRange(range);
  }
  private closeRange(range: OpenRange): ConstExpr {
    range.end = this.p.out.length;
    return range;
  }
  /** `i32.const 0` or `i64.const 0`, the offset of inline segments. */
  private zeroOffset(address: number): ConstExpr {
    const range = this.p.openRange();
    this.p.mark(this.p.pos);
    writeOp(this.p.out, address === I64 ? I64_CONST : I32_CONST);
    this.p.out.u8(0);
    this.p.out.u8(0x0b);
    return this.closeRange(range);
  }
  /** `(offset instr*)` or one folded instruction, if the cursor stands at one. */
  private offset(): ConstExpr | undefined {
    const { p } = this;
    if (p.takeForm(KW.offset)) {
      const at = this.constSequence();
      p.close();
      return at;
    }
    const opens = p.kind[p.pos] === LPAR && p.kind[p.pos + 1] >= KEYWORD_OP;
    return opens ? this.constSingle() : undefined;
  }

  // --- Functions --------------------------------------------------------------------------------------------------------

  private bindLocal(func: number, symbol: number, index: number, token: number): void {
    const { p } = this;
    if (symbol !== NONE) {
      if (p.locals.has(symbol)) p.fail(`duplicate local ${p.lexeme(token)}`, token);
      p.locals.set(symbol, index);
    }
    const name = bindingName(p, symbol);
    if (name !== undefined) innerMap(p.module.names.locals, func).set(index, name);
  }

  private func(at: number): void {
    const { p } = this;
    const index = this.binding(SPACE.func, p.module.names.funcs);
    this.inlineExports('func', index);
    const imported = this.inlineImport();
    p.locals.clear();
    if (imported !== undefined) {
      this.addImport(imported, this.funcImport(index), at);
      return;
    }
    this.define('function');
    const type = typeUse(p, (symbol, local, token) => this.bindLocal(index, symbol, local, token), true);
    const body = p.openRange();
    this.declareLocals(index, type);
    this.body.sequence(index);
    body.end = p.out.length;
    this.hints.endFunc(index, body.start);
    p.module.funcs.push({ type, body });
  }

  private funcImport(index: number): ExternType {
    const { p } = this;
    const exact = (p.features & FEATURE['custom-descriptors']) !== 0 && p.takeForm(KW.exact);
    const type = typeUse(p, (symbol, local, token) => this.bindLocal(index, symbol, local, token), true);
    if (!exact) return { kind: 'func', type };
    p.close();
    return { kind: 'func', type, exact };
  }

  /** `(local …)*`, written as runs of equal types. */
  private declareLocals(func: number, type: number): void {
    const { p } = this;
    const comp = p.module.types[type]?.comp;
    const params = comp?.kind === 'func' ? comp.params.length : 0;
    let count = 0;
    let runs = 0;
    const declare = (): void => {
      const t = valType(p);
      if (count === 0 || t !== this.localTypes[count - 1]) runs++;
      if (count === this.localTypes.length) this.localTypes = p.scratch.localTypes = doubled(this.localTypes);
      this.localTypes[count++] = t;
    };
    while (p.takeForm(KW.local)) {
      if (atName(p)) {
        const token = p.pos;
        this.bindLocal(func, p.optionalId(), params + count, token);
        declare();
      } else while (p.kind[p.pos] !== RPAR) declare();
      p.close();
    }
    p.out.leb(runs);
    for (let i = 0; i < count; ) {
      const t = this.localTypes[i];
      let end = i + 1;
      while (end < count && this.localTypes[end] === t) end++;
      p.out.leb(end - i);
      writeValType(p.out, t);
      i = end;
    }
  }

  // --- Imports and exports ------------------------------------------------------------------------------------------------

  private import(at: number): void {
    const { p } = this;
    const module = p.name();
    const compact = (p.features & FEATURE['compact-import-section']) !== 0 && p.atForm(KW.item);
    if (compact) this.importGroup(module, at);
    else this.addImport({ module, name: p.name() }, this.importType(true), at);
  }

  /** `(item "name" type)*`, or `(item "name")*` and one type for all. */
  private importGroup(module: string, at: number): void {
    const { p } = this;
    const first = p.module.imports.length;
    const names: string[] = [];
    let typed = false;
    while (p.takeForm(KW.item)) {
      const name = p.name();
      const hasType = p.kind[p.pos] === LPAR;
      if (names.length + p.module.imports.length > first && hasType !== typed) p.unexpected();
      typed = hasType;
      if (hasType) this.addImport({ module, name }, this.importType(true), at);
      else names.push(name);
      p.close();
    }
    if (!typed) {
      const desc = this.importType(false);
      for (const name of names) this.addImport({ module, name }, desc, at);
      // One was counted by its type.
      this.counts[SPACE[desc.kind]] += names.length - 1;
    }
    p.module.importGroups.push({ first, count: p.module.imports.length - first, oneType: !typed });
  }

  /** `(func …)` and so on, as an import has it; with its name, or for several that have none. */
  private importType(named: boolean): ExternType {
    const p: Parser = this.p;
    p.expect(LPAR);
    const keyword = p.kind[p.pos++];
    const { names } = p.module;
    if (!named && p.kind[p.pos] === ID) p.fail('identifier not allowed');
    let desc: ExternType;
    if (keyword === KW.func) {
      const index = this.binding(SPACE.func, names.funcs);
      p.locals.clear();
      desc = this.funcImport(index);
    } else if (keyword === KW.table) {
      this.binding(SPACE.table, names.tables);
      desc = { kind: 'table', type: tableType(p) };
    } else if (keyword === KW.memory) {
      this.binding(SPACE.memory, names.memories);
      desc = { kind: 'memory', type: memoryType(p) };
    } else if (keyword === KW.global) {
      this.binding(SPACE.global, names.globals);
      desc = { kind: 'global', type: globalType(p) };
    } else if (keyword === KW.tag) {
      this.binding(SPACE.tag, names.tags);
      desc = { kind: 'tag', type: typeUse(p, undefined, true) };
    } else {
      p.pos--;
      p.unexpected();
    }
    p.close();
    return desc;
  }

  private export(offset: number): void {
    const p: Parser = this.p;
    const name = p.name();
    p.expect(LPAR);
    const keyword = p.kind[p.pos++];
    let kind: ExternType['kind'];
    if (keyword === KW.func) kind = 'func';
    else if (keyword === KW.table) kind = 'table';
    else if (keyword === KW.memory) kind = 'memory';
    else if (keyword === KW.global) kind = 'global';
    else if (keyword === KW.tag) kind = 'tag';
    else {
      p.pos--;
      p.unexpected();
    }
    p.module.exports.push(exportOf(name, kind, p.index(SPACE[kind]), offset));
    p.close();
  }

  private start(offset: number): void {
    const { p } = this;
    if (p.module.start !== undefined) p.failAt('multiple start sections', offset);
    p.module.start = { func: p.funcIndex(), offset };
  }

  // --- Globals, tags, memories, tables --------------------------------------------------------------------------------------

  private global(at: number): void {
    const { p } = this;
    const index = this.binding(SPACE.global, p.module.names.globals);
    this.inlineExports('global', index);
    const imported = this.inlineImport();
    const type = globalType(p);
    if (imported !== undefined) this.addImport(imported, { kind: 'global', type }, at);
    else {
      this.define('global');
      p.module.globals.push({ type, init: this.constSequence(), offset: at });
    }
  }

  private tag(at: number): void {
    const { p } = this;
    const index = this.binding(SPACE.tag, p.module.names.tags);
    this.inlineExports('tag', index);
    const imported = this.inlineImport();
    const type = typeUse(p, undefined, true);
    if (imported !== undefined) this.addImport(imported, { kind: 'tag', type }, at);
    else {
      this.define('tag');
      p.module.tags.push({ type, offset: at });
    }
  }

  private memory(at: number): void {
    const { p } = this;
    const index: MemoryIndex = nextOf(this.binding(SPACE.memory, p.module.names.memories));
    this.inlineExports('memory', index);
    const imported = this.inlineImport();
    if (imported !== undefined) {
      this.addImport(imported, { kind: 'memory', type: memoryType(p) }, at);
      return;
    }
    this.define('memory');
    const before = p.pos;
    const address = addressType(p);
    if (p.kind[p.pos] !== LPAR) {
      p.pos = before;
      p.module.memories.push({ type: memoryType(p), offset: at });
      return;
    }
    // `(data …)` inline: as many pages as it needs.
    const pageSizeLog2 = pageSize(p);
    const dataAt = p.start[p.pos];
    if (!p.takeForm(KW.data)) p.unexpected();
    const init = p.stringList();
    p.close();
    const pages = Math.ceil(init.length / 2 ** pageSizeLog2);
    p.module.memories.push({ type: { min: pages, max: pages, address, shared: false, pageSizeLog2 }, offset: at });
    p.module.datas.push({ mode: 'active', memory: index, at: this.zeroOffset(address), init, offset: dataAt });
  }

  private table(at: number): void {
    const { p } = this;
    const index: TableIndex = nextOf(this.binding(SPACE.table, p.module.names.tables));
    this.inlineExports('table', index);
    const imported = this.inlineImport();
    if (imported !== undefined) {
      this.addImport(imported, { kind: 'table', type: tableType(p) }, at);
      return;
    }
    this.define('table');
    const before = p.pos;
    const address = addressType(p);
    if (p.kind[p.pos] !== NAT) {
      this.tableOfElements(index, address, at);
      return;
    }
    p.pos = before;
    const type = tableType(p);
    if (p.kind[p.pos] === RPAR) p.module.tables.push({ type, offset: at });
    else p.module.tables.push({ type, init: this.constSequence(), offset: at });
  }

  /** `reftype (elem …)`: a table that has exactly these elements. */
  private tableOfElements(index: TableIndex, address: typeof I32 | typeof I64, at: number): void {
    const { p } = this;
    const element = refType(p);
    const elemAt = p.start[p.pos];
    if (!p.takeForm(KW.elem)) p.unexpected();
    const asIndices = p.kind[p.pos] === NAT || p.kind[p.pos] === ID;
    const zero = this.zeroOffset(address);
    // Elements are expressions since tables hold more than functions.
    const old = asIndices && (p.features & FEATURE['reference-types']) === 0;
    const contents = old ? { funcs: this.funcIndices() } : { exprs: asIndices ? this.refFuncs() : this.expressions() };
    p.close();
    const count = (contents.funcs ?? contents.exprs).length;
    const type: TableType = { min: count, max: count, address, element };
    p.module.tables.push({ type, offset: at });
    const head = { mode: 'active', table: index, at: zero, flags: 0, offset: elemAt } as const;
    this.addElem({ ...head, type: old ? FUNC_ELEMENT : element, ...contents });
  }

  // --- Segments ---------------------------------------------------------------------------------------------------------------

  /** Whether the table or memory of an active segment is a bare number: the form from before there were passive segments. */
  private atBareIndex(): boolean {
    const { p } = this;
    return (p.features & FEATURE['bulk-memory']) === 0 && p.kind[p.pos] === NAT && p.kind[p.pos + 1] === LPAR;
  }

  private data(offset: number): void {
    const { p } = this;
    const symbol = p.optionalId();
    const name = bindingName(p, symbol);
    if (name !== undefined) p.module.names.datas.set(p.module.datas.length, name);
    let memory: MemoryIndex = this.atBareIndex() ? p.memoryIndex() : FIRST;
    const explicit = p.takeForm(KW.memory);
    if (explicit) {
      memory = p.memoryIndex();
      p.close();
    }
    const at = this.offset();
    if (at === undefined && (explicit || p.kind[p.pos] === LPAR)) p.unexpected();
    const init = p.stringList();
    if (at === undefined) p.module.datas.push({ mode: 'passive', memory, init, offset });
    else p.module.datas.push({ mode: 'active', memory, at, init, offset });
  }

  private elem(offset: number): void {
    const { p } = this;
    const symbol = p.optionalId();
    const name = bindingName(p, symbol);
    if (name !== undefined) p.module.names.elems.set(p.module.elems.length, name);
    let mode: SegmentMode = 'passive';
    let table: TableIndex = this.atBareIndex() ? p.tableIndex() : FIRST;
    let at: ConstExpr | undefined;
    let namesTable = false;
    if (p.take(KW.declare)) mode = 'declarative';
    else {
      namesTable = p.takeForm(KW.table);
      if (namesTable) {
        table = p.tableIndex();
        p.close();
      }
      at = this.offset();
      if (at !== undefined) mode = 'active';
      else if (namesTable) p.unexpected();
    }
    const head = { mode, table, ...(at === undefined ? {} : { at }), flags: 0, offset };
    if (p.take(KW.func)) this.addElem({ ...head, type: FUNC_ELEMENT, funcs: this.funcIndices() });
    else if (atRefType(p)) {
      const type = refType(p);
      this.addElem({ ...head, type, exprs: this.expressions() });
    } else if (mode === 'active' && !namesTable) this.addElem({ ...head, type: FUNC_ELEMENT, funcs: this.funcIndices() });
    else p.unexpected();
  }

  /** Adds a segment with the flags its parts ask for (section 5.5.12). */
  private addElem(elem: Elem): void {
    const exprs = elem.exprs !== undefined;
    let flags = exprs ? 4 : 0;
    if (elem.mode === 'passive') flags |= 1;
    else if (elem.mode === 'declarative') flags |= 3;
    else if (elem.table !== 0 || (exprs && elem.type !== FUNCREF)) flags |= 2;
    this.p.module.elems.push({ ...elem, flags });
  }

  private funcIndices(): FuncIndex[] {
    const { p } = this;
    const list: FuncIndex[] = [];
    while (p.kind[p.pos] === NAT || p.kind[p.pos] === ID) list.push(p.funcIndex());
    return list;
  }
  /** Function indices as `ref.func` expressions. */
  private refFuncs(): ConstExpr[] {
    const { p } = this;
    const list: ConstExpr[] = [];
    while (p.kind[p.pos] === NAT || p.kind[p.pos] === ID) {
      const range = p.openRange();
      p.mark(p.pos);
      writeOp(p.out, REF_FUNC);
      p.out.leb(p.index(SPACE.func));
      p.out.u8(0x0b);
      list.push(this.closeRange(range));
    }
    return list;
  }
  /** `(item instr*)` or folded instructions. */
  private expressions(): ConstExpr[] {
    const { p } = this;
    const list: ConstExpr[] = [];
    while (p.kind[p.pos] === LPAR) {
      if (p.takeForm(KW.item)) {
        list.push(this.constSequence());
        p.close();
      } else list.push(this.constSingle());
    }
    return list;
  }
}
