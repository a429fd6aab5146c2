/**
 * ELF64 as far as an artifact needs it: constants, and the headers' byte layout (System V gABI, chapters 4 and 5). Writers put
 * one record into a DataView, readers take one out; neither knows what the file contains. All fields are little endian. Sizes and
 * offsets stay below 2^53, so they are plain numbers.
 */

export const ELF = {
  headerSize: 64,
  programHeaderSize: 56,
  sectionHeaderSize: 64,
  symbolSize: 24,
  typeDyn: 3,
} as const;

/** Section types. */
export const SHT = { null: 0, progbits: 1, symtab: 2, strtab: 3, rela: 4, note: 7, nobits: 8, rel: 9, relr: 19 } as const;
/** Section flags. */
export const SHF = { write: 1, alloc: 2, exec: 4 } as const;
/** Segment types. */
export const PT = { load: 1, gnuStack: 0x6474e551 } as const;
/** Segment permissions. */
export const PF = { x: 1, w: 2, r: 4 } as const;
/** Symbol info bytes (binding << 4 | type). */
const SYMBOL_LOCAL_FUNC = 0x02;

/** `\x7fELF`, 64-bit, little endian, version 1, System V. */
export const IDENT = Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/** The fields of the file header that vary. */
export interface ElfHeader {
  readonly type: number;
  readonly machine: number;
  readonly programHeaders: number;
  readonly programHeaderCount: number;
  readonly sectionHeaders: number;
  readonly sectionHeaderCount: number;
  readonly stringSection: number;
}
/** One section header. `name` is an offset in the section name table. */
export interface SectionHeader {
  readonly name: number;
  readonly type: number;
  readonly flags: number;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly info: number;
  readonly align: number;
  readonly entrySize: number;
}
/** One program header; file offset and address are equal in artifacts, file size and memory size too. */
export interface ProgramHeader {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
  readonly align: number;
}

/** Writes a non-negative safe integer as 64 bits. */
function setU64(v: DataView, at: number, value: number): void {
  v.setUint32(at, value >>> 0, true);
  v.setUint32(at + 4, Math.floor(value / 0x1_0000_0000), true);
}
/** Bytes as words: where they lie if they are aligned there, else copied. */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}
/** The 64 bits from word `at` on; above 2^53 the result is inexact, but still larger than any file. */
export function getU64(words: Uint32Array, at: number): number {
  return words[at + 1] * 0x1_0000_0000 + words[at];
}

export function writeElfHeader(v: DataView, h: ElfHeader): void {
  for (let i = 0; i < IDENT.length; i++) v.setUint8(i, IDENT[i]);
  v.setUint16(16, h.type, true);
  v.setUint16(18, h.machine, true);
  v.setUint32(20, 1, true);
  setU64(v, 32, h.programHeaderCount === 0 ? 0 : h.programHeaders);
  setU64(v, 40, h.sectionHeaders);
  v.setUint16(52, ELF.headerSize, true);
  v.setUint16(54, h.programHeaderCount === 0 ? 0 : ELF.programHeaderSize, true);
  v.setUint16(56, h.programHeaderCount, true);
  v.setUint16(58, ELF.sectionHeaderSize, true);
  v.setUint16(60, h.sectionHeaderCount, true);
  v.setUint16(62, h.stringSection, true);
}

export function writeSectionHeader(v: DataView, at: number, h: SectionHeader): void {
  v.setUint32(at, h.name, true);
  v.setUint32(at + 4, h.type, true);
  setU64(v, at + 8, h.flags);
  setU64(v, at + 16, h.address);
  setU64(v, at + 24, h.offset);
  setU64(v, at + 32, h.size);
  v.setUint32(at + 40, h.link, true);
  v.setUint32(at + 44, h.info, true);
  setU64(v, at + 48, h.align);
  setU64(v, at + 56, h.entrySize);
}
/** The fields of section header `i` that a loader looks at. `rows` are the words of all of them. */
export function readSectionHeader(
  rows: Uint32Array,
  i: number,
): Pick<SectionHeader, 'name' | 'type' | 'flags' | 'offset' | 'size' | 'align'> {
  const at = i * (ELF.sectionHeaderSize >> 2);
  return {
    name: rows[at],
    type: rows[at + 1],
    flags: getU64(rows, at + 2),
    offset: getU64(rows, at + 6),
    size: getU64(rows, at + 8),
    align: getU64(rows, at + 12),
  };
}

export function writeProgramHeader(v: DataView, at: number, h: ProgramHeader): void {
  v.setUint32(at, h.type, true);
  v.setUint32(at + 4, h.flags, true);
  setU64(v, at + 8, h.offset);
  setU64(v, at + 16, h.offset);
  setU64(v, at + 24, h.offset);
  setU64(v, at + 32, h.size);
  setU64(v, at + 40, h.size);
  setU64(v, at + 48, h.align);
}

/** Writes one symbol of a function in section `section`. */
export function writeSymbol(v: DataView, at: number, name: number, section: number, value: number, size: number): void {
  v.setUint32(at, name, true);
  v.setUint8(at + 4, SYMBOL_LOCAL_FUNC);
  v.setUint8(at + 5, 0);
  v.setUint16(at + 6, section, true);
  setU64(v, at + 8, value);
  setU64(v, at + 16, size);
}
