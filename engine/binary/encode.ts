/**
 * Module → binary format (core specification, chapter 5). Bodies and constant expressions are wasm bytes already and are
 * copied verbatim; everything else is written in the shortest form, so a decoded module that was in this form encodes to the
 * same bytes. Deterministic.
 */
import { ByteWriter, lebSize } from '../wasm/bytes.ts';
import { bug } from '../wasm/errors.ts';
import {
  type ByteRange,
  type CodePlaces,
  countNames,
  type Data,
  type Elem,
  EXTERN_KINDS,
  type ExternType,
  hasSection,
  IMPORT_GROUP,
  type Import,
  type Module,
} from '../wasm/module.ts';
import { beforeSection, type CustomPlace, inOrder, LAST_PLACE, SECTION, SECTION_ORDER } from '../wasm/sections.ts';
import {
  type CompType,
  type FieldType,
  FUNCREF,
  type HeapType,
  heapOf,
  I64,
  isExact,
  isNullable,
  isRef,
  type Limits,
  type MemoryType,
  type SubType,
  type TableType,
  type ValType,
} from '../wasm/types.ts';
import { writeNames } from './names.ts';

export interface EncodeOptions {
  /**
   * Write a name section from `m.names`, in place of a custom section of that name. By default text modules do that, unless they
   * say by `@custom` what it holds; a decoded module keeps the one it has.
   */
  readonly names?: boolean;
}

/** Modules up to this size share a writer: most are small, and making a buffer would be half of the work for them. */
const SPARE_BYTES = 1 << 20;
let spare = new ByteWriter(1 << 14);

function writerFor(m: Module): ByteWriter {
  let size = 1024;
  for (const { body } of m.funcs) size += body.end - body.start + 8;
  if (size > SPARE_BYTES) return new ByteWriter(size);
  // What a module with much data has made of it is not kept.
  if (spare.bytes.length > SPARE_BYTES) spare = new ByteWriter(1 << 14);
  spare.length = 0;
  return spare;
}

/** Encodes a whole module. */
export function encode(m: Module, options: EncodeOptions = {}): { bytes: Uint8Array } {
  return { bytes: write(m, options.names ?? namesThemselves(m)).out.finish() };
}

/**
 * The module's binary form with its names, which is what identifies it; valid until the next call. A decoded module keeps its own
 * bytes.
 */
export function binaryOf(m: Module): Uint8Array {
  const [func] = m.funcs;
  if (m.origin === 'binary' && func !== undefined) return func.body.bytes;
  const { out, code } = write(m, namesThemselves(m));
  places.set(m, code);
  return out.view();
}

/** Where the code of modules stands that were encoded for it. */
const places = new WeakMap<Module, CodePlaces>();

/** Where a module's code stands in the form that `binaryOf` gives. */
export function codePlaces(m: Module): CodePlaces {
  const known = m.code ?? places.get(m);
  if (known !== undefined) return known;
  const { code } = write(m, namesThemselves(m));
  places.set(m, code);
  return code;
}

const NO_CODE: CodePlaces = { section: 0, bodies: new Uint32Array(0) };

function namesThemselves(m: Module): boolean {
  return m.origin === 'text' && !m.customs.some((c) => c.name === 'name');
}

function write(m: Module, names: boolean): { readonly out: ByteWriter; readonly code: CodePlaces } {
  const out = writerFor(m);
  let code = NO_CODE;
  const named = names && countNames(m.names) > 0;
  out.u32le(0x6d736100);
  out.u32le(1);
  const customs = inOrder(m.customs);
  let next = 0;
  const customsUpTo = (place: CustomPlace): void => {
    for (let c = customs[next]; c !== undefined && c.place <= place; c = customs[++next]) {
      if (named && c.name === 'name') continue;
      out.u8(SECTION.custom);
      const at = out.openVec();
      out.name(c.name);
      out.raw(c.data);
      out.closeVec(at);
    }
  };
  for (const id of SECTION_ORDER) {
    customsUpTo(beforeSection(id));
    if (!hasSection(m, id)) continue;
    if (id === SECTION.code) code = writeCode(m, out);
    else {
      out.u8(id);
      const at = out.openVec();
      writeSection(m, id, out);
      out.closeVec(at);
    }
  }
  customsUpTo(LAST_PLACE);
  if (named) {
    out.u8(SECTION.custom);
    const at = out.openVec();
    out.name('name');
    writeNames(m.names, out);
    out.closeVec(at);
  }
  return { out, code };
}

/** Writes the contents of a section that the module has. */
function writeSection(m: Module, id: number, w: ByteWriter): void {
  switch (id) {
    case SECTION.type:
      return writeTypes(m, w);
    case SECTION.import:
      return writeImports(m, w);
    case SECTION.function:
      return vector(w, m.funcs, (f) => w.leb(f.type));
    case SECTION.table:
      return vector(w, m.tables, (t) => {
        if (t.init !== undefined) {
          w.u8(0x40);
          w.u8(0);
        }
        writeTableType(w, t.type);
        if (t.init !== undefined) copy(w, t.init);
      });
    case SECTION.memory:
      return vector(w, m.memories, (mem) => writeMemoryType(w, mem.type));
    case SECTION.tag:
      return vector(w, m.tags, (t) => {
        w.u8(0);
        w.leb(t.type);
      });
    case SECTION.global:
      return vector(w, m.globals, (g) => {
        writeValType(w, g.type.type);
        w.u8(g.type.mutable ? 1 : 0);
        copy(w, g.init);
      });
    case SECTION.export:
      return vector(w, m.exports, (e) => {
        w.name(e.name);
        w.u8(EXTERN_KINDS.indexOf(e.kind));
        w.leb(e.index);
      });
    case SECTION.start:
      return w.leb(m.start?.func ?? 0);
    case SECTION.element:
      return vector(w, m.elems, (e) => writeElem(w, e));
    case SECTION.dataCount:
      return w.leb(m.dataCount ?? 0);
    case SECTION.data:
      return vector(w, m.datas, (d) => writeData(w, d));
    default:
      return bug(`section ${id}`);
  }
}

/** Imports one by one, and the groups of them. */
function writeImports({ imports, importGroups }: Module, w: ByteWriter): void {
  w.leb(imports.length - importGroups.reduce((n, g) => n + g.count - 1, 0));
  let next = 0;
  const single = (i: Import): void => {
    w.name(i.module);
    w.name(i.name);
    writeExtern(w, i.desc);
  };
  for (const { first, count, oneType } of importGroups) {
    while (next < first) single(imports[next++]);
    const group = imports.slice(first, first + count);
    w.name(group[0]?.module ?? '');
    w.name('');
    w.u8(oneType ? IMPORT_GROUP.oneType : IMPORT_GROUP.types);
    if (oneType && group[0] !== undefined) writeExtern(w, group[0].desc);
    w.leb(count);
    for (const { name, desc } of group) {
      w.name(name);
      if (!oneType) writeExtern(w, desc);
    }
    next = first + count;
  }
  while (next < imports.length) single(imports[next++]);
}

function vector<T>(w: ByteWriter, items: Iterable<T> & { readonly length: number }, write: (item: T) => void): void {
  w.leb(items.length);
  for (const item of items) write(item);
}
function copy(w: ByteWriter, range: ByteRange): void {
  w.range(range.bytes, range.start, range.end);
}

/** The code section goes straight to the output: its sizes are known beforehand, so bodies are copied once. */
function writeCode(m: Module, out: ByteWriter): CodePlaces {
  let size = lebSize(m.funcs.length);
  for (const { body } of m.funcs) {
    const length = body.end - body.start;
    size += lebSize(length) + length;
  }
  out.u8(SECTION.code);
  out.leb(size);
  const section = out.length;
  out.leb(m.funcs.length);
  const bodies = new Uint32Array(m.funcs.length);
  m.funcs.forEach(({ body }, i) => {
    out.leb(body.end - body.start);
    bodies[i] = out.length;
    copy(out, body);
  });
  return { section, bodies };
}

function writeTypes(m: Module, w: ByteWriter): void {
  vector(w, m.recs, ({ first, count }) => {
    if (count !== 1) {
      w.u8(0x4e);
      w.leb(count);
    }
    for (let i = first; i < first + count; i++) writeSubType(w, m.types[i] ?? bug(`no type ${i}`));
  });
}

function writeSubType(w: ByteWriter, t: SubType): void {
  if (!t.final || t.supers.length > 0) {
    w.u8(t.final ? 0x4f : 0x50);
    w.leb(t.supers.length);
    for (const s of t.supers) w.leb(s);
  }
  if (t.describes !== undefined) {
    w.u8(0x4c);
    w.leb(t.describes);
  }
  if (t.descriptor !== undefined) {
    w.u8(0x4d);
    w.leb(t.descriptor);
  }
  writeComp(w, t.comp);
}

function writeComp(w: ByteWriter, comp: CompType): void {
  const field = (f: FieldType): void => {
    writeValType(w, f.storage);
    w.u8(f.mutable ? 1 : 0);
  };
  switch (comp.kind) {
    case 'func':
      w.u8(0x60);
      writeValTypes(w, comp.params);
      writeValTypes(w, comp.results);
      return;
    case 'struct':
      w.u8(0x5f);
      w.leb(comp.fields.length);
      for (const f of comp.fields) field(f);
      return;
    case 'array':
      w.u8(0x5e);
      field(comp.field);
  }
}

/** A heap type as it stands in the binary: one byte when abstract, s33 when an index. */
function writeHeapType(w: ByteWriter, heap: HeapType, exact = false): void {
  if (exact) w.u8(0x62);
  if (heap < 0) w.u8(heap & 0x7f);
  else w.sleb64(heap, 0);
}
/** A value or packed type, nullable abstract references in their one-byte form. */
export function writeValType(w: ByteWriter, t: ValType): void {
  if (!isRef(t)) {
    w.u8(t & 0x7f);
    return;
  }
  const heap = heapOf(t);
  if (!(heap < 0 && isNullable(t))) w.u8(isNullable(t) ? 0x63 : 0x64);
  writeHeapType(w, heap, isExact(t));
}
function writeValTypes(w: ByteWriter, types: readonly ValType[]): void {
  w.leb(types.length);
  for (const t of types) writeValType(w, t);
}

function writeU64(w: ByteWriter, v: number | bigint): void {
  const big = BigInt(v);
  w.leb64(Number(big & 0xffff_ffffn), Number(big >> 32n));
}
function writeLimits(w: ByteWriter, flags: number, l: Limits): void {
  w.u8(flags | (l.max === undefined ? 0 : 1));
  writeU64(w, l.min);
  if (l.max !== undefined) writeU64(w, l.max);
}
function writeMemoryType(w: ByteWriter, t: MemoryType): void {
  const custom = t.pageSizeLog2 !== 16;
  writeLimits(w, (t.shared ? 2 : 0) | (t.address === I64 ? 4 : 0) | (custom ? 8 : 0), t);
  if (custom) w.leb(t.pageSizeLog2);
}
function writeTableType(w: ByteWriter, t: TableType): void {
  writeValType(w, t.element);
  writeLimits(w, t.address === I64 ? 4 : 0, t);
}

function writeExtern(w: ByteWriter, t: ExternType): void {
  switch (t.kind) {
    case 'func':
      w.u8(t.exact === true ? 0x20 : 0);
      w.leb(t.type);
      return;
    case 'table':
      w.u8(1);
      writeTableType(w, t.type);
      return;
    case 'memory':
      w.u8(2);
      writeMemoryType(w, t.type);
      return;
    case 'global':
      w.u8(3);
      writeValType(w, t.type.type);
      w.u8(t.type.mutable ? 1 : 0);
      return;
    case 'tag':
      w.u8(4);
      w.u8(0);
      w.leb(t.type);
  }
}

/** Flags (section 5.5.12): bit 0 not active, bit 1 explicit table or declarative, bit 2 expressions. */
function writeElem(w: ByteWriter, e: Elem): void {
  const { flags } = e;
  w.leb(flags);
  if ((flags & 1) === 0) {
    if (flags & 2) w.leb(e.table);
    copy(w, e.at ?? bug('active segment without offset'));
  }
  if (flags & 3) {
    if (flags & 4) writeValType(w, e.type);
    else w.u8(0);
  }
  if (flags & 4) {
    const exprs = e.exprs ?? bug('element segment without expressions');
    w.leb(exprs.length);
    for (const x of exprs) copy(w, x);
  } else {
    const funcs = e.funcs ?? bug('element segment without functions');
    w.leb(funcs.length);
    for (const f of funcs) w.leb(f);
  }
}

/** The shortest flags an element segment can have; the text parser asks. */
export function elemFlags(e: Pick<Elem, 'mode' | 'table' | 'type' | 'exprs'>): number {
  const exprs = e.exprs === undefined ? 0 : 4;
  if (e.mode === 'declarative') return exprs | 3;
  if (e.mode === 'passive') return exprs | 1;
  const implicitType = exprs === 0 ? true : e.type === FUNCREF;
  return exprs | (e.table === 0 && implicitType ? 0 : 2);
}

function writeData(w: ByteWriter, d: Data): void {
  if (d.mode === 'passive') w.leb(1);
  else {
    w.leb(d.memory === 0 ? 0 : 2);
    if (d.memory !== 0) w.leb(d.memory);
    copy(w, d.at ?? bug('active segment without offset'));
  }
  w.vec(d.init);
}
