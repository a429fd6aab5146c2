/**
 * A module between its forms: what the text parser and the decoder produce and what printer, encoder, validator and frontend
 * read. Everything outside function bodies is plain data; bodies and constant expressions stay wasm bytes in shared buffers,
 * so that one reader (`body.ts`) serves every consumer.
 */
import { type Indexed, indexed, wordAt } from '../base/arrays.ts';
import type { Brand } from '../base/brand.ts';
import { bug } from './errors.ts';
import { partitionPoint } from './search.ts';
import { type CustomPlace, SECTION } from './sections.ts';
import type {
  DataIndex,
  ElemIndex,
  FuncIndex,
  FuncType,
  GlobalIndex,
  GlobalType,
  MemoryIndex,
  MemoryType,
  RecGroup,
  SubType,
  TableIndex,
  TableType,
  TagIndex,
  TypeIndex,
  ValType,
} from './types.ts';

/** Place of a byte in a module's binary form, and in the text that it was written as. */
export type WasmOffset = Brand<'offset in a binary'>;
export type SourceOffset = Brand<'offset in a text'>;

/** A run of bytes in a buffer that other runs share. */
export interface ByteRange {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/**
 * One code entry. `start` stands at the vector of locals (after the entry's size), `end` one past the final `end`.
 * The expression proper starts after the locals.
 */
export interface FuncBody extends ByteRange {}

/** A constant expression with its final `end`. */
export interface ConstExpr extends ByteRange {}

export type ExternKind = 'func' | 'table' | 'memory' | 'global' | 'tag';
/** The binary format's external kinds, in code order (section 5.5.5). */
export const EXTERN_KINDS: readonly ExternKind[] = ['func', 'table', 'memory', 'global', 'tag'];
/** What stands in place of an import's kind where several follow: with a type each, or with one type before them. */
export const IMPORT_GROUP = { types: 0x7f, oneType: 0x7e } as const;

/** Functions and tags with the index of their type; with its canonical id (canon.ts) where modules meet. */
export type ExternType<Id extends number = TypeIndex> =
  | { readonly kind: 'func'; readonly type: Id; readonly exact?: boolean }
  | { readonly kind: 'table'; readonly type: TableType }
  | { readonly kind: 'memory'; readonly type: MemoryType }
  | { readonly kind: 'global'; readonly type: GlobalType }
  | { readonly kind: 'tag'; readonly type: Id };

export interface Import {
  readonly module: string;
  readonly name: string;
  readonly desc: ExternType;
  readonly offset: number;
}
/** Imports `first .. first + count - 1` written together: all from one module, and of one type where it is written once. */
export interface ImportGroup {
  readonly first: number;
  readonly count: number;
  readonly oneType: boolean;
}
/** What an index of each kind is of. */
export interface ExternIndex {
  readonly func: FuncIndex;
  readonly table: TableIndex;
  readonly memory: MemoryIndex;
  readonly global: GlobalIndex;
  readonly tag: TagIndex;
}
interface ExportOf<K extends ExternKind> {
  readonly name: string;
  readonly kind: K;
  readonly index: ExternIndex[K];
  readonly offset: number;
}
export type Export = { [K in ExternKind]: ExportOf<K> }[ExternKind];
/** An export as it is read: the kind says what the index is of. */
export const exportOf = (name: string, kind: ExternKind, index: number, offset: number): Export =>
  ({ name, kind, index, offset }) as Export;
/** A function that the module defines. */
export interface DefinedFunc {
  /** Its signature. */
  readonly type: TypeIndex;
  readonly body: FuncBody;
}
export interface DefinedTable {
  readonly type: TableType;
  /** Absent: elements start as null. */
  readonly init?: ConstExpr;
  readonly offset: number;
}
export interface DefinedMemory {
  readonly type: MemoryType;
  readonly offset: number;
}
export interface DefinedGlobal {
  readonly type: GlobalType;
  readonly init: ConstExpr;
  readonly offset: number;
}
export interface DefinedTag {
  readonly type: TypeIndex;
  readonly offset: number;
}
export type SegmentMode = 'active' | 'passive' | 'declarative';
export interface Elem {
  readonly mode: SegmentMode;
  readonly table: TableIndex;
  /** Offset expression of an active segment. */
  readonly at?: ConstExpr;
  readonly type: ValType;
  /** Either function indices (the binary's short forms) or one constant expression an element. */
  readonly funcs?: readonly FuncIndex[];
  readonly exprs?: readonly ConstExpr[];
  /** The flag byte 0..7 of the binary form, so that encoding a decoded module gives the same bytes. */
  readonly flags: number;
  readonly offset: number;
}
export interface Data {
  readonly mode: 'active' | 'passive';
  readonly memory: MemoryIndex;
  readonly at?: ConstExpr;
  readonly init: Uint8Array;
  readonly offset: number;
}
export interface Custom {
  readonly name: string;
  readonly data: Uint8Array;
  readonly place: CustomPlace;
  readonly offset: number;
}

/** Names of the name section: index → name, two levels for locals, labels and fields. */
export interface Names {
  module?: string;
  funcs: Map<number, string>;
  locals: Map<number, Map<number, string>>;
  labels: Map<number, Map<number, string>>;
  types: Map<number, string>;
  tables: Map<number, string>;
  memories: Map<number, string>;
  globals: Map<number, string>;
  elems: Map<number, string>;
  datas: Map<number, string>;
  fields: Map<number, Map<number, string>>;
  tags: Map<number, string>;
  /** Name sections said more than these: subsections that nobody knows, or what stands behind a malformed byte. */
  unread: boolean;
}

/** byte offset in the shared body buffer → source offset, for text modules: parallel arrays sorted by `at`. */
export interface SourceMap {
  /** Offsets in the body buffer where an instruction starts. */
  readonly at: Uint32Array;
  /** UTF-8 byte offset in the source text of that instruction. */
  readonly text: Uint32Array;
}

/** Where a module's code stands in its binary form. */
export interface CodePlaces {
  /** Where the contents of the code section begin: DWARF counts from there. 0: there is none. */
  readonly section: number;
  /** By defined function: where its body begins. */
  readonly bodies: Uint32Array;
}

/** A module that is being read: what text parser and decoder fill in. */
export interface ModuleDraft {
  /** All types, flat; `recs` partitions them into recursion groups. */
  types: SubType[];
  recs: RecGroup[];
  imports: Import[];
  /** The compact-import-section proposal's groups, in order; imports of none of them are written one by one. */
  importGroups: ImportGroup[];
  funcs: DefinedFunc[];
  tables: DefinedTable[];
  memories: DefinedMemory[];
  globals: DefinedGlobal[];
  tags: DefinedTag[];
  exports: Export[];
  start: { readonly func: FuncIndex; readonly offset: number } | undefined;
  elems: Elem[];
  datas: Data[];
  /** Data count section present (decoded) or wanted (parsed: some body uses a data index). */
  dataCount: number | undefined;
  customs: Custom[];
  names: Names;
  /** Where the code stands in the binary that the module was decoded from; of others `codePlaces` (binary/encode.ts) knows. */
  code: CodePlaces | undefined;
  /** Where `offset`s and bodies point: `binary` = byte offsets of the binary; `text` = offsets of the source text. */
  origin: 'binary' | 'text';
  /** Text modules only. */
  sourceMap: SourceMap | undefined;
}

type ReadOnly<T> = { readonly [K in keyof T]: T[K] extends (infer E)[] ? readonly E[] : T[K] };

/** A module as it was read. Nothing changes it any more, so that what is known of it stays true. */
export interface Module extends Omit<ReadOnly<ModuleDraft>, 'elems' | 'datas'> {
  readonly spaces: IndexSpaces;
  readonly elems: Indexed<ElemIndex, Elem>;
  readonly datas: Indexed<DataIndex, Data>;
}

/** The module that a draft has become. */
export function completed(draft: ModuleDraft): Module {
  return { ...draft, elems: indexed(draft.elems), datas: indexed(draft.datas), spaces: indexSpaces(draft) };
}

export function emptyNames(): Names {
  return {
    funcs: new Map(),
    locals: new Map(),
    labels: new Map(),
    types: new Map(),
    tables: new Map(),
    memories: new Map(),
    globals: new Map(),
    elems: new Map(),
    datas: new Map(),
    fields: new Map(),
    tags: new Map(),
    unread: false,
  };
}

/** How many names there are. */
export function countNames(names: Names): number {
  let n = names.module === undefined ? 0 : 1;
  const { funcs, types, tables, memories, globals, elems, datas, tags, locals, labels, fields } = names;
  for (const flat of [funcs, types, tables, memories, globals, elems, datas, tags]) n += flat.size;
  for (const nested of [locals, labels, fields]) for (const inner of nested.values()) n += inner.size;
  return n;
}

export function emptyModule(origin: 'binary' | 'text'): ModuleDraft {
  return {
    types: [],
    recs: [],
    imports: [],
    importGroups: [],
    funcs: [],
    tables: [],
    memories: [],
    globals: [],
    tags: [],
    exports: [],
    start: undefined,
    elems: [],
    datas: [],
    dataCount: undefined,
    customs: [],
    names: emptyNames(),
    code: undefined,
    origin,
    sourceMap: undefined,
  };
}

/** The five index spaces, imports first, as flat arrays (section 2.5.1). */
export interface IndexSpaces {
  /** Type index of each function. */
  readonly funcs: Indexed<FuncIndex, TypeIndex>;
  readonly tables: Indexed<TableIndex, TableType>;
  readonly memories: Indexed<MemoryIndex, MemoryType>;
  readonly globals: Indexed<GlobalIndex, GlobalType>;
  /** Type index of each tag. */
  readonly tags: Indexed<TagIndex, TypeIndex>;
  readonly importedFuncs: number;
  readonly importedTables: number;
  readonly importedMemories: number;
  readonly importedGlobals: number;
  readonly importedTags: number;
}

function indexSpaces(m: ModuleDraft): IndexSpaces {
  const funcs: TypeIndex[] = [];
  const tables: TableType[] = [];
  const memories: MemoryType[] = [];
  const globals: GlobalType[] = [];
  const tags: TypeIndex[] = [];
  for (const { desc } of m.imports) {
    if (desc.kind === 'func') funcs.push(desc.type);
    else if (desc.kind === 'table') tables.push(desc.type);
    else if (desc.kind === 'memory') memories.push(desc.type);
    else if (desc.kind === 'global') globals.push(desc.type);
    else tags.push(desc.type);
  }
  const imported = {
    importedFuncs: funcs.length,
    importedTables: tables.length,
    importedMemories: memories.length,
    importedGlobals: globals.length,
    importedTags: tags.length,
  };
  for (const f of m.funcs) funcs.push(f.type);
  for (const t of m.tables) tables.push(t.type);
  for (const mem of m.memories) memories.push(mem.type);
  for (const g of m.globals) globals.push(g.type);
  for (const t of m.tags) tags.push(t.type);
  return {
    funcs: indexed(funcs),
    tables: indexed(tables),
    memories: indexed(memories),
    globals: indexed(globals),
    tags: indexed(tags),
    ...imported,
  };
}

/** How many of the imports are of that kind. */
export function importCount(imports: readonly Import[], kind: ExternKind): number {
  return imports.reduce((n, { desc }) => n + Number(desc.kind === kind), 0);
}

/** The body in which an offset of the binary form lies, and the position in the body's bytes; undefined where none is. */
export function bodyAt(m: Module, { bodies }: CodePlaces, offset: WasmOffset): { body: FuncBody; at: number } | undefined {
  const i = partitionPoint(bodies.length, (k) => wordAt(bodies, k) <= offset) - 1;
  const body = m.funcs[i]?.body;
  if (body === undefined) return undefined;
  const at = body.start + offset - wordAt(bodies, i);
  return at < body.end ? { body, at } : undefined;
}

/** The function type behind a type index, or undefined where the index is out of range or not a function type. */
export function funcType(m: Module, typeIndex: TypeIndex): FuncType | undefined {
  const comp = m.types[typeIndex]?.comp;
  return comp?.kind === 'func' ? comp : undefined;
}

/** Whether a module has the section of that id in its binary form. */
export function hasSection(m: ModuleDraft | Module, id: number): boolean {
  switch (id) {
    case SECTION.type:
      return m.recs.length > 0;
    case SECTION.import:
      return m.imports.length > 0;
    case SECTION.function:
      return m.funcs.length > 0;
    case SECTION.table:
      return m.tables.length > 0;
    case SECTION.memory:
      return m.memories.length > 0;
    case SECTION.tag:
      return m.tags.length > 0;
    case SECTION.global:
      return m.globals.length > 0;
    case SECTION.export:
      return m.exports.length > 0;
    case SECTION.start:
      return m.start !== undefined;
    case SECTION.element:
      return m.elems.length > 0;
    case SECTION.dataCount:
      return m.dataCount !== undefined;
    case SECTION.code:
      return m.funcs.length > 0;
    case SECTION.data:
      return m.datas.length > 0;
    default:
      return bug(`section ${id}`);
  }
}
