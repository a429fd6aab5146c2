/**
 * An ELF file as a list of chunks (after mold's output-chunks): each knows its size, alignment and flags, is given a place, and
 * writes itself into exactly that range. In → chunks in file order; out → the whole file. Every chunk becomes one section; file
 * headers, the section name table and the section headers are added here.
 *
 * Invariants: file offset and virtual address are equal unless a chunk names its address; chunks with a segment get one PT_LOAD
 * each, page aligned; nothing but the chunks' contents reaches the bytes.
 */
import { bug } from '../../wasm/errors.ts';
import { ELF, PF, type ProgramHeader, PT, SHF, SHT, writeElfHeader, writeProgramHeader, writeSectionHeader } from './elf.ts';

/** Where a section came to lie. */
export interface SectionPlace {
  /** Index in the section header table. */
  readonly index: number;
  readonly offset: number;
  readonly size: number;
}

export interface Chunk {
  /** Section name; unique in the file. */
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly size: number;
  /** A power of two. */
  readonly align: number;
  readonly entrySize?: number;
  /** Name of the section `sh_link` refers to. */
  readonly link?: string;
  readonly info?: number;
  /** Where it stands in memory already: the file only describes it, and gives it no segment. */
  readonly address?: number;
  /** Writes the contents into `out`, which is zeroed and exactly `size` long; `place` tells where other sections are. */
  readonly write: (out: Uint8Array, place: (name: string) => SectionPlace) => void;
}

const encoder = new TextEncoder();

/** A chunk of bytes that exist already. */
export function bytesChunk(name: string, bytes: Uint8Array, align: number, flags = 0): Chunk {
  return { name, type: SHT.progbits, flags, size: bytes.length, align, write: (out) => out.set(bytes) };
}

/** NUL-terminated strings, the first one empty; returns the table and each string's offset. */
export function stringTable(strings: readonly string[]): { bytes: Uint8Array; offsets: number[] } {
  const text = `\0${strings.map((s) => `${s}\0`).join('')}`;
  // Encoded at once, as most are short; ASCII has as many bytes as characters.
  const bytes = encoder.encode(text);
  const isAscii = bytes.length === text.length;
  let end = 1;
  const offsets = strings.map((s) => {
    const offset = end;
    end += (isAscii ? s.length : Buffer.byteLength(s)) + 1;
    return offset;
  });
  return { bytes, offsets };
}

const alignUp = (n: number, align: number): number => Math.ceil(n / align) * align;

/** Lays the chunks out and writes the file; `place` tells where the section of a name lies. */
export function writeElf(
  chunks: readonly Chunk[],
  machine: number,
): { bytes: Uint8Array; place: (name: string) => SectionPlace } {
  const loaded = chunks.filter((c) => (c.flags & SHF.alloc) !== 0 && c.size > 0 && c.address === undefined);
  const names = stringTable([...chunks.map((c) => c.name), '.shstrtab']);
  const all: Chunk[] = [...chunks, { ...bytesChunk('.shstrtab', names.bytes, 1), type: SHT.strtab }];
  // From here on no chunk is added: sizes and order are final, places follow.

  const programHeaderCount = loaded.length + 1;
  let end = ELF.headerSize + programHeaderCount * ELF.programHeaderSize;
  const places = new Map<string, SectionPlace>();
  all.forEach((c, i) => {
    const offset = alignUp(end, c.align);
    if (places.has(c.name)) bug(`two sections named ${c.name}`);
    places.set(c.name, { index: i + 1, offset, size: c.size });
    end = offset + (c.type === SHT.nobits ? 0 : c.size);
  });
  const sectionHeaders = alignUp(end, 8);
  // From here on no place changes: contents may refer to each other.

  const place = (name: string): SectionPlace => places.get(name) ?? bug(`no section ${name}`);
  const bytes = new Uint8Array(sectionHeaders + (all.length + 1) * ELF.sectionHeaderSize);
  const view = new DataView(bytes.buffer);
  for (const c of all) {
    if (c.type === SHT.nobits) continue;
    const { offset } = place(c.name);
    c.write(bytes.subarray(offset, offset + c.size), place);
  }
  writeElfHeader(view, {
    type: ELF.typeDyn,
    machine,
    programHeaders: ELF.headerSize,
    programHeaderCount,
    sectionHeaders,
    sectionHeaderCount: all.length + 1,
    stringSection: all.length,
  });
  programHeaders(loaded, place).forEach((h, i) => {
    writeProgramHeader(view, ELF.headerSize + i * ELF.programHeaderSize, h);
  });
  all.forEach((c, i) => {
    const { offset } = place(c.name);
    writeSectionHeader(view, sectionHeaders + (i + 1) * ELF.sectionHeaderSize, {
      name: names.offsets[i],
      type: c.type,
      flags: c.flags,
      address: c.address ?? ((c.flags & SHF.alloc) !== 0 ? offset : 0),
      offset,
      size: c.size,
      link: c.link === undefined ? 0 : place(c.link).index,
      info: c.info ?? 0,
      align: c.align,
      entrySize: c.entrySize ?? 0,
    });
  });
  return { bytes, place };
}

/** One segment a loaded section, and a stack that is not executable. */
function programHeaders(loaded: readonly Chunk[], place: (name: string) => SectionPlace): ProgramHeader[] {
  const headers = loaded.map((c) => {
    const { offset, size } = place(c.name);
    const flags = PF.r | ((c.flags & SHF.exec) !== 0 ? PF.x : 0) | ((c.flags & SHF.write) !== 0 ? PF.w : 0);
    return { type: PT.load, flags, offset, size, align: c.align };
  });
  return [...headers, { type: PT.gnuStack, flags: PF.r | PF.w, offset: 0, size: 0, align: 16 }];
}
