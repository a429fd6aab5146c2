/**
 * `.touchstone.info`: what instantiation needs to know of the module, and the function table. A head of fixed fields names the
 * parts; each part is decoded when first asked for, the function table never (it is searched where it lies).
 *
 *   u32 checksum     CRC-32 of everything after it
 *   i32 init         text function number of the init function, -1: none
 *   u32 start[PARTS], then u32 end of the last part; relative to the section
 *   the parts        in the order of PARTS: first the flat ones, u32 each, which are used where they lie, then LEB128 lists
 *
 * Flat are the parts that grow with the code: `functions` (offset, code length, whole length each), `funcs`, `escaping`,
 * `elemFuncs`, the function indices of all element segments one after another, `dataRanges` (offset, length each), and
 * `constants` (global, low and high word each). So a load costs the same for a module of any size, and an instantiation little
 * more than the writing of its records. Source offsets of imports and exports are left out (read back as 0): the same binary from
 * two texts is the same artifact.
 */

import type { DataInfo, ElemInfo, ImageInfo, ModuleInfo } from '../../compiled/compiled.ts';
import { ByteWriter } from '../../wasm/bytes.ts';
import { WasmError } from '../../wasm/errors.ts';
import { EXTERN_KINDS, type Export, type ExternType, exportOf, type Import } from '../../wasm/module.ts';
import {
  type GlobalType,
  I32,
  I64,
  type Limits,
  type MemoryType,
  type RecGroup,
  type SubType,
  type TableType,
} from '../../wasm/types.ts';
import { crc32 } from '../bytes/crc32.ts';
import { u32At } from '../bytes/delta-blocks.ts';
import { wordsOf } from '../bytes/elf.ts';
import { SectionReader } from '../bytes/reader.ts';

export const INFO_SECTION = '.touchstone.info';
const FLAT_PARTS = ['functions', 'funcs', 'escaping', 'elemFuncs', 'dataRanges', 'constants'] as const;
const LISTS = ['types', 'recs', 'imports', 'exports', 'tables', 'memories', 'globals', 'tags', 'elems', 'images'] as const;
const PARTS = [...FLAT_PARTS, ...LISTS] as const;
type Part = (typeof LISTS)[number];
type FlatPart = (typeof FLAT_PARTS)[number];
const HEAD = 8 + (PARTS.length + 1) * 4;
const MODES = ['active', 'passive', 'declarative'] as const;

function writeU64(w: ByteWriter, v: number | bigint): void {
  const big = BigInt(v);
  w.u32le(Number(big & 0xffff_ffffn));
  w.u32le(Number(big >> 32n));
}
function writeLimits(w: ByteWriter, l: Limits, address: number): void {
  w.u8((address === I64 ? 1 : 0) | (l.max === undefined ? 0 : 2));
  writeU64(w, l.min);
  if (l.max !== undefined) writeU64(w, l.max);
}
function writeTable(w: ByteWriter, t: TableType): void {
  w.sleb(t.element);
  writeLimits(w, t, t.address);
}
function writeMemory(w: ByteWriter, m: MemoryType): void {
  w.u8(m.pageSizeLog2 | (m.shared ? 0x80 : 0));
  writeLimits(w, m, m.address);
}
function writeGlobal(w: ByteWriter, g: GlobalType): void {
  w.sleb(g.type);
  w.u8(g.mutable ? 1 : 0);
}
function writeList<T>(w: ByteWriter, list: readonly T[], write: (v: T) => void): void {
  w.leb(list.length);
  for (const v of list) write(v);
}
function writeType(w: ByteWriter, t: SubType): void {
  const flags = (t.final ? 1 : 0) | (t.descriptor === undefined ? 0 : 2) | (t.describes === undefined ? 0 : 4);
  w.u8(flags);
  writeList(w, t.supers, (s) => w.leb(s));
  if (t.descriptor !== undefined) w.leb(t.descriptor);
  if (t.describes !== undefined) w.leb(t.describes);
  const { comp } = t;
  if (comp.kind === 'func') {
    w.u8(0);
    writeList(w, comp.params, (p) => w.sleb(p));
    writeList(w, comp.results, (r) => w.sleb(r));
  } else {
    w.u8(comp.kind === 'struct' ? 1 : 2);
    writeList(w, comp.kind === 'struct' ? comp.fields : [comp.field], (f) => {
      w.sleb(f.storage);
      w.u8(f.mutable ? 1 : 0);
    });
  }
}
function writeExtern(w: ByteWriter, d: ExternType): void {
  w.u8(EXTERN_KINDS.indexOf(d.kind));
  if (d.kind === 'func') {
    w.leb(d.type);
    w.u8(d.exact === undefined ? 0 : d.exact ? 2 : 1);
  } else if (d.kind === 'table') writeTable(w, d.type);
  else if (d.kind === 'memory') writeMemory(w, d.type);
  else if (d.kind === 'global') writeGlobal(w, d.type);
  else w.leb(d.type);
}
function writeElem(w: ByteWriter, e: ElemInfo): void {
  w.u8(MODES.indexOf(e.mode) | (e.funcs === undefined ? 0 : 4) | (e.place === undefined ? 0 : 8));
  w.sleb(e.type);
  w.leb(e.count);
  if (e.place === undefined) return;
  w.leb(e.place.table);
  w.leb(e.place.at);
}

/** Encodes the section. `functions` are the triples of the text section. */
export function writeInfo(info: ModuleInfo, functions: Int32Array): Uint8Array {
  const w = new ByteWriter(1024);
  w.zeros(HEAD);
  const starts: number[] = [];
  const part = (write: () => void): void => {
    starts.push(w.length);
    write();
  };
  const leb = (v: number): void => w.leb(v);
  const flat = (list: ArrayLike<number>): void => {
    for (let i = 0; i < list.length; i++) w.u32le(list[i]);
  };
  part(() => flat(functions));
  part(() => flat(info.funcs));
  part(() => flat(info.escaping));
  part(() => {
    for (const { funcs } of info.elems) flat(funcs ?? []);
  });
  part(() => {
    for (const { offset, length } of info.datas) flat([offset, length]);
  });
  part(() => flat(info.constants));
  part(() => writeList(w, info.types, (t) => writeType(w, t)));
  part(() => writeList(w, info.recs, (r) => w.leb(r.count)));
  part(() =>
    writeList(w, info.imports, (i) => {
      w.name(i.module);
      w.name(i.name);
      writeExtern(w, i.desc);
    }),
  );
  part(() =>
    writeList(w, info.exports, (e) => {
      w.name(e.name);
      w.u8(EXTERN_KINDS.indexOf(e.kind));
      w.leb(e.index);
    }),
  );
  part(() => writeList(w, info.tables, (t) => writeTable(w, t)));
  part(() => writeList(w, info.memories, (m) => writeMemory(w, m)));
  part(() => writeList(w, info.globals, (g) => writeGlobal(w, g)));
  part(() => writeList(w, info.tags, leb));
  part(() => writeList(w, info.elems, (e) => writeElem(w, e)));
  part(() =>
    writeList(w, info.images, (i) => {
      w.leb(i.memory);
      w.u64le(i.address);
      w.u64le(i.offset);
      w.u64le(i.length);
    }),
  );
  const out = w.finish();
  const view = new DataView(out.buffer);
  view.setInt32(4, info.init, true);
  [...starts, out.length].forEach((at, i) => {
    view.setUint32(8 + i * 4, at, true);
  });
  view.setUint32(0, crc32(out.subarray(4)), true);
  return out;
}

function readLimits(r: SectionReader): Limits & { address: typeof I32 | typeof I64 } {
  const flags = r.u8();
  if (flags > 3) r.fail('unknown limits');
  const min = r.u64();
  return { min, max: flags & 2 ? r.u64() : undefined, address: flags & 1 ? I64 : I32 };
}
function readTable(r: SectionReader): TableType {
  const element = r.sleb();
  return { element, ...readLimits(r) };
}
function readMemory(r: SectionReader): MemoryType {
  const flags = r.u8();
  return { pageSizeLog2: flags & 0x7f, shared: (flags & 0x80) !== 0, ...readLimits(r) };
}
function readGlobal(r: SectionReader): GlobalType {
  const type = r.sleb();
  return { type, mutable: r.u8() === 1 };
}
function readType(r: SectionReader): SubType {
  const flags = r.u8();
  const final = (flags & 1) !== 0;
  const supers = r.list(() => r.leb());
  const descriptor = flags & 2 ? { descriptor: r.leb() } : undefined;
  const describes = flags & 4 ? { describes: r.leb() } : undefined;
  const rest = { final, supers, ...descriptor, ...describes };
  const kind = r.u8();
  if (kind === 0) {
    const params = r.list(() => r.sleb());
    return { ...rest, comp: { kind: 'func', params, results: r.list(() => r.sleb()) } };
  }
  const fields = r.list(() => {
    const storage = r.sleb();
    return { storage, mutable: r.u8() === 1 };
  });
  if (kind === 1) return { ...rest, comp: { kind: 'struct', fields } };
  const [field] = fields;
  if (kind !== 2 || field === undefined) r.fail('unknown composite type');
  return { ...rest, comp: { kind: 'array', field } };
}
function readExtern(r: SectionReader): ExternType {
  const kind = EXTERN_KINDS[r.u8()];
  switch (kind) {
    case 'func': {
      const type = r.typeIndex();
      const exact = r.u8();
      return exact === 0 ? { kind, type } : { kind, type, exact: exact === 2 };
    }
    case 'table':
      return { kind, type: readTable(r) };
    case 'memory':
      return { kind, type: readMemory(r) };
    case 'global':
      return { kind, type: readGlobal(r) };
    case 'tag':
      return { kind, type: r.typeIndex() };
    default:
      return r.fail('unknown external kind');
  }
}
function readImport(r: SectionReader): Import {
  const module = r.string();
  const name = r.string();
  return { module, name, offset: 0, desc: readExtern(r) };
}
function readExport(r: SectionReader): Export {
  const name = r.string();
  const kind = EXTERN_KINDS[r.u8()] ?? r.fail('unknown external kind');
  return exportOf(name, kind, r.leb(), 0);
}
/** The info section, decoded part by part when first asked for. */
export class InfoReader implements ModuleInfo {
  readonly init: number;
  private readonly section: Uint8Array;
  private readonly rodata: { readonly offset: number; readonly size: number };
  private readonly pageSize: number;
  private readonly cache = new Map<Part, readonly unknown[]>();

  /**
   * Checks checksum and part table; throws a WasmError of phase `load`. `rodata` is what data and images refer to, images begin
   * at multiples of `pageSize`.
   */
  constructor(section: Uint8Array, rodata: { readonly offset: number; readonly size: number }, pageSize: number) {
    const fail = (what: string): never => {
      throw new WasmError('load', 'malformed', `corrupt artifact: section ${INFO_SECTION}: ${what}`);
    };
    if (section.length < HEAD) fail('too short');
    if (crc32(section.subarray(4)) !== u32At(section, 0)) fail('wrong checksum');
    this.section = section;
    this.rodata = rodata;
    this.pageSize = pageSize;
    this.init = u32At(section, 4) | 0;
    let before = HEAD;
    for (let i = 0; i <= PARTS.length; i++) {
      const at = u32At(section, 8 + i * 4);
      const name = PARTS[i] ?? 'end';
      if (at < before || at > section.length) fail(`part ${name} out of range`);
      if (i <= FLAT_PARTS.length && at % 4 !== 0) fail(`part ${name} not aligned`);
      before = at;
    }
  }

  private range(part: Part | FlatPart): [start: number, end: number] {
    const i = PARTS.indexOf(part);
    return [u32At(this.section, 8 + i * 4), u32At(this.section, 12 + i * 4)];
  }
  private flat(part: FlatPart): Uint32Array {
    return wordsOf(this.section.subarray(...this.range(part)));
  }
  private part<T>(part: Part, read: (r: SectionReader) => T): readonly T[] {
    const known = this.cache.get(part);
    if (known !== undefined) return known as readonly T[];
    const r = new SectionReader(this.section, INFO_SECTION, ...this.range(part));
    const list = r.list(() => read(r));
    if (r.pos !== r.end) r.fail(`part ${part} has bytes left over`);
    this.cache.set(part, list);
    return list;
  }

  /** The flat function table: see functions.ts. */
  get functions(): Uint32Array {
    return this.flat('functions');
  }
  get types(): readonly SubType[] {
    return this.part('types', readType);
  }
  get recs(): readonly RecGroup[] {
    let first = 0;
    return this.part('recs', (r) => {
      const count = r.leb();
      first += count;
      return { first: first - count, count };
    });
  }
  get imports(): readonly Import[] {
    return this.part('imports', readImport);
  }
  get exports(): readonly Export[] {
    return this.part('exports', readExport);
  }
  get funcs(): Uint32Array {
    return this.flat('funcs');
  }
  get tables(): readonly TableType[] {
    return this.part('tables', readTable);
  }
  get memories(): readonly MemoryType[] {
    return this.part('memories', readMemory);
  }
  get globals(): readonly GlobalType[] {
    return this.part('globals', readGlobal);
  }
  get tags(): readonly number[] {
    return this.part('tags', (r) => r.leb());
  }
  get escaping(): Uint32Array {
    return this.flat('escaping');
  }
  get elems(): readonly ElemInfo[] {
    let all: Uint32Array | undefined;
    let used = 0;
    return this.part('elems', (r) => {
      all ??= this.flat('elemFuncs');
      const flags = r.u8();
      const mode = MODES[flags & 3] ?? r.fail('unknown segment mode');
      const type = r.sleb();
      const count = r.leb();
      const place = (flags & 8) === 0 ? undefined : { table: r.tableIndex(), at: r.leb() };
      if ((flags & 4) === 0) return { mode, type, count, funcs: undefined, place };
      if (count > all.length - used) r.fail('element segment longer than its functions');
      used += count;
      return { mode, type, count, funcs: all.subarray(used - count, used), place };
    });
  }
  /** Offset in `.rodata.wasm` and length of every data segment; ranges are the reader's to check. */
  get dataRanges(): Uint32Array {
    return this.flat('dataRanges');
  }
  get constants(): Uint32Array {
    return this.flat('constants');
  }
  get datas(): readonly DataInfo[] {
    const ranges = this.dataRanges;
    return Array.from({ length: ranges.length >> 1 }, (_, i) => {
      const [offset, length] = [ranges[i * 2], ranges[i * 2 + 1]];
      if (offset + length > this.rodata.size) {
        throw new WasmError('load', 'malformed', `corrupt artifact: section ${INFO_SECTION}: data segment outside .rodata.wasm`);
      }
      return { offset, length };
    });
  }
  get images(): readonly ImageInfo[] {
    return this.part('images', (r) => {
      const memory = r.memoryIndex();
      const address = r.size();
      const offset = r.size();
      const length = r.size();
      if (offset + length > this.rodata.size) r.fail('memory image outside .rodata.wasm');
      if ((address % this.pageSize) + ((this.rodata.offset + offset) % this.pageSize) + (length % this.pageSize) !== 0)
        r.fail('memory image not page aligned');
      return { memory, address, offset, length };
    });
  }
}
