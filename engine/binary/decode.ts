/**
 * Binary format → Module (core specification, chapter 5), everything 3.0 has and the proposals that `features` switches on.
 *
 * In: the bytes; they are kept, bodies and segments are views of them. Out: a module of origin `binary`, or a WasmError of
 * phase `decode`: class `malformed` with the official suite's words and the offset, or class `limit`. Bodies are walked here,
 * so what comes out is well-formed throughout. Like the specification's reader, contents are read up to the end of the file
 * and sizes compared afterwards: that decides which fault is met first. No count is believed before it is compared with the
 * bytes that are left.
 */
import { FIRST } from '../base/brand.ts';
import { Cursor } from '../wasm/cursor.ts';
import { COMPONENT } from '../wasm/errors.ts';
import { FEATURE, type Features } from '../wasm/features.ts';
import { checkLimit, LIMIT } from '../wasm/limits.ts';
import {
  type ConstExpr,
  type Custom,
  completed,
  countNames,
  type Elem,
  EXTERN_KINDS,
  type ExternType,
  emptyModule,
  exportOf,
  type FuncBody,
  IMPORT_GROUP,
  type Module,
} from '../wasm/module.ts';
import { afterSection, type CustomPlace, FIRST_PLACE, LAST_SECTION, SECTION } from '../wasm/sections.ts';
import {
  FUNCREF,
  type FuncIndex,
  type GlobalType,
  HEAP,
  type MemoryIndex,
  refType,
  type TableIndex,
  type TypeIndex,
  type ValType,
} from '../wasm/types.ts';
import { decodeNames } from './names.ts';
import { TypeReader } from './type-reader.ts';
import { ExprWalker } from './walk.ts';

export interface DecodeOptions {
  readonly features: Features;
}

/** Elements of the short forms are functions, never null (section 5.5.12). */
const FUNC_NON_NULL: ValType = refType(HEAP.func, false);

/** Decodes a whole module. */
export function decode(bytes: Uint8Array, options: DecodeOptions): Module {
  checkLimit('decode', 'bytes in a module', bytes.length, LIMIT.moduleBytes, 0);
  return new Decoder(bytes, options.features).module();
}

class Decoder {
  private readonly c: Cursor;
  private readonly features: Features;
  private readonly types: TypeReader;
  private readonly walker: ExprWalker;
  private readonly m = emptyModule('binary');
  private readonly bodies: FuncBody[] = [];
  private readonly funcTypes: TypeIndex[] = [];
  private codeSection = 0;

  constructor(bytes: Uint8Array, features: Features) {
    this.c = new Cursor(bytes);
    this.features = features;
    this.c.allowExact = (features & FEATURE['custom-descriptors']) !== 0;
    this.types = new TypeReader(this.c, features);
    this.walker = new ExprWalker(this.c, features);
  }

  module(): Module {
    const { c } = this;
    if (c.fixed32() !== 0x6d736100) c.fail('magic header not detected', 0);
    const version = c.fixed32();
    // The Component Model counts its own versions, in another layer.
    if (version >>> 16 === 1) c.fail(`unknown binary version: ${COMPONENT}`, 4);
    if (version !== 1) c.fail('unknown binary version', 4);
    let place: CustomPlace = FIRST_PLACE;
    while (c.pos < c.end) {
      const start = c.pos;
      const id = c.u8();
      if (id > LAST_SECTION) c.fail(`malformed section id ${id}`, start);
      if (id !== SECTION.custom) {
        if (afterSection(id) <= place) c.fail('unexpected content after last section', start);
        place = afterSection(id);
      }
      const size = c.count();
      const end = c.pos + size;
      if (id === SECTION.custom) this.custom(start, end, place);
      else this.section(id);
      if (c.pos !== end) c.fail('section size mismatch', start);
    }
    return this.finish();
  }

  /** What only the whole tells (section 5.5.16). */
  private finish(): Module {
    const { c, m, bodies, funcTypes } = this;
    if (funcTypes.length !== bodies.length) c.fail('function and code section have inconsistent lengths');
    m.funcs = bodies.map((body, i) => ({ type: funcTypes[i], body }));
    if (m.dataCount !== undefined && m.dataCount !== m.datas.length)
      c.fail('data count and data section have inconsistent lengths');
    if (m.dataCount === undefined && this.walker.dataUse >= 0) c.fail('data count section required', this.walker.dataUse);
    if (this.codeSection > 0) m.code = { section: this.codeSection, bodies: Uint32Array.from(bodies, ({ start }) => start) };
    return completed(m);
  }

  private section(id: number): void {
    const { c, m } = this;
    switch (id) {
      case SECTION.type:
        this.types.section(m);
        return;
      case SECTION.import:
        this.vector('imports', LIMIT.imports, () => this.import());
        return;
      case SECTION.function:
        this.vector('functions', LIMIT.functions, () => this.funcTypes.push(c.typeIndex()));
        return;
      case SECTION.table:
        this.vector('tables', LIMIT.tables, () => this.table());
        return;
      case SECTION.memory:
        this.vector('memories', LIMIT.memories, () => m.memories.push({ offset: c.pos, type: this.types.memory() }));
        return;
      case SECTION.tag:
        this.vector('tags', LIMIT.tags, () => m.tags.push({ offset: c.pos, type: this.tagType() }));
        return;
      case SECTION.global:
        this.vector('globals', LIMIT.globals, () =>
          m.globals.push({ offset: c.pos, type: this.globalType(), init: this.expr() }),
        );
        return;
      case SECTION.export:
        this.vector('exports', LIMIT.exports, () => this.export());
        return;
      case SECTION.start:
        m.start = { offset: c.pos, func: c.funcIndex() };
        return;
      case SECTION.element:
        this.vector('element segments', LIMIT.elementSegments, () => m.elems.push(this.elem()));
        return;
      case SECTION.dataCount:
        m.dataCount = c.u32();
        return;
      case SECTION.code:
        this.codeSection = c.pos;
        this.vector('functions', LIMIT.functions, () => this.bodies.push(this.body()));
        return;
      case SECTION.data:
        this.vector('data segments', LIMIT.dataSegments, () => this.data());
    }
  }

  private vector(what: string, limit: number, read: () => void): void {
    const { c } = this;
    const start = c.pos;
    const n = c.count();
    checkLimit('decode', what, n, limit, start);
    for (let i = 0; i < n; i++) read();
  }

  private custom(offset: number, end: number, place: CustomPlace): void {
    const { c, m } = this;
    const name = c.name();
    if (c.pos > end) c.fail('unexpected end of section or function', offset);
    const start = c.pos;
    const custom: Custom = { name, data: c.take(end - start), place, offset };
    m.customs.push(custom);
    // A malformed name section never rejects its module; `checkCustoms` reports it to whoever asks.
    if (name !== 'name') return;
    if (countNames(m.names) > 0) m.names.unread = true;
    decodeNames(c.bytes, start, end, m.names);
  }

  /** A constant expression, or an offset: any expression is well-formed here. */
  private expr(): ConstExpr {
    const { c, walker } = this;
    const start = c.pos;
    const { dataUse } = walker;
    walker.walk();
    // Only bodies need the data count section; nothing that uses data is a constant instruction.
    walker.dataUse = dataUse;
    return { bytes: c.bytes, start, end: c.pos };
  }

  private globalType(): GlobalType {
    const type = this.c.valType();
    return { type, mutable: this.types.mutability() };
  }
  private tagType(): TypeIndex {
    const { c } = this;
    if (c.u8() !== 0) c.fail('zero byte expected', c.pos - 1);
    return c.typeIndex();
  }

  private import(): void {
    const { c } = this;
    const offset = c.pos;
    const module = c.name();
    const name = c.name();
    const kind = c.pos < c.end ? c.bytes[c.pos] : 0;
    const several = name === '' && (kind === IMPORT_GROUP.types || kind === IMPORT_GROUP.oneType);
    if (several && this.features & FEATURE['compact-import-section']) this.importGroup(module, offset);
    else this.m.imports.push({ module, name, desc: this.externType(), offset });
  }
  /** Several imports of one module, each with its type, or all of one. */
  private importGroup(module: string, offset: number): void {
    const { c, m } = this;
    const oneType = c.u8() === IMPORT_GROUP.oneType;
    const shared = oneType ? this.externType() : undefined;
    const first = m.imports.length;
    const count = c.count();
    checkLimit('decode', 'imports', first + count, LIMIT.imports, offset);
    for (let i = 0; i < count; i++) {
      const at = c.pos;
      const name = c.name();
      m.imports.push({ module, name, desc: shared ?? this.externType(), offset: at });
    }
    // Of a group of none nothing is left.
    if (count > 0) m.importGroups.push({ first, count, oneType });
  }
  private externType(): ExternType {
    const { c } = this;
    const kind = c.u8();
    switch (kind) {
      case 0:
        return { kind: 'func', type: c.typeIndex() };
      case 1:
        return { kind: 'table', type: this.types.table() };
      case 2:
        return { kind: 'memory', type: this.types.memory() };
      case 3:
        return { kind: 'global', type: this.globalType() };
      case 4:
        return { kind: 'tag', type: this.tagType() };
      default:
        if (kind === 0x20 && this.features & FEATURE['custom-descriptors'])
          return { kind: 'func', type: c.typeIndex(), exact: true };
        return c.fail('malformed import kind', c.pos - 1);
    }
  }

  private table(): void {
    const { c, m } = this;
    const offset = c.pos;
    if (c.pos < c.end && c.bytes[c.pos] === 0x40) {
      c.pos++;
      if (c.u8() !== 0) c.fail('zero byte expected', c.pos - 1);
      const type = this.types.table();
      m.tables.push({ type, init: this.expr(), offset });
    } else m.tables.push({ type: this.types.table(), offset });
  }

  private export(): void {
    const { c, m } = this;
    const offset = c.pos;
    const name = c.name();
    const kind = EXTERN_KINDS[c.u8()] ?? c.fail('malformed export kind', c.pos - 1);
    m.exports.push(exportOf(name, kind, c.u32(), offset));
  }

  private elem(): Elem {
    const { c } = this;
    const offset = c.pos;
    const flags = c.u32();
    if (flags > 7) c.fail('malformed elements segment kind', offset);
    const mode = (flags & 1) === 0 ? 'active' : flags & 2 ? 'declarative' : 'passive';
    const table: TableIndex = mode === 'active' && flags & 2 ? c.tableIndex() : FIRST;
    const at = mode === 'active' ? { at: this.expr() } : {};
    const expressions = (flags & 4) !== 0;
    let type = expressions ? FUNCREF : FUNC_NON_NULL;
    if (flags & 3) {
      if (expressions) type = c.refType();
      else if (c.u8() !== 0) c.fail('malformed element kind', c.pos - 1);
    }
    const base = { mode, table, type, flags, offset, ...at } as const;
    if (expressions) {
      const exprs: ConstExpr[] = [];
      this.vector('elements in a segment', LIMIT.segmentElements, () => exprs.push(this.expr()));
      return { ...base, exprs };
    }
    const funcs: FuncIndex[] = [];
    this.vector('elements in a segment', LIMIT.segmentElements, () => funcs.push(c.funcIndex()));
    return { ...base, funcs };
  }

  private data(): void {
    const { c, m } = this;
    const offset = c.pos;
    const flags = c.u32();
    if (flags > 2) c.fail('malformed data segment kind', offset);
    const memory: MemoryIndex = flags === 2 ? c.memoryIndex() : FIRST;
    const at = flags === 1 ? {} : { at: this.expr() };
    const size = c.u32();
    m.datas.push({ mode: flags === 1 ? 'passive' : 'active', memory, ...at, init: c.take(size), offset });
  }

  private body(): FuncBody {
    const { c } = this;
    const size = c.count();
    const start = c.pos;
    checkLimit('decode', 'bytes in a function body', size, LIMIT.bodyBytes, start);
    const groups = c.count();
    let locals = 0;
    for (let i = 0; i < groups; i++) {
      locals += c.u32();
      c.valType();
    }
    if (locals > 0xffff_ffff) c.fail('too many locals', start);
    this.walker.walk();
    if (c.pos !== start + size) c.fail('section size mismatch: function body', start);
    return { bytes: c.bytes, start, end: c.pos };
  }
}
