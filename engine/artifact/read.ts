/**
 * Reads an artifact: the bytes of a file in → views of its sections out, checked but not decoded. Only file header, section
 * headers, section names, engine settings and `.touchstone.info` are touched; traps, address map, names, data and code stay
 * where they lie until somebody asks.
 *
 * Everything that is wrong is reported together in one WasmError of phase `load`: what, found, expected, how to fix it. The
 * reader never reads outside `bytes`. It checks form, not origin: native code runs with the rights of the process, so
 * artifacts must come from this compiler.
 */
import { WasmError } from '../wasm/errors.ts';
import { lookupAddress } from './addrmap.ts';
import type { EngineInfo } from './compiled.ts';
import { DIGEST_SECTION, DIGEST_SIZE, digestOf } from './digest.ts';
import { ELF, getU64, IDENT, readSectionHeader, type SectionHeader, SHF, SHT } from './elf.ts';
import { checkHost, type HostInfo, type Mismatch, readEngineInfo } from './engine-info.ts';
import { findFunction, functionAt, functionCount } from './functions.ts';
import { INFO_SECTION, InfoReader } from './info.ts';
import { PAGE_X64 } from './memory-image.ts';
import { lookupTrap } from './traps.ts';

/** A section as it lies in the file. */
export interface ArtifactSection {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
  readonly align: number;
}

/** A validated artifact. Byte arrays are views of the file; offsets are file offsets. */
export interface Artifact {
  readonly bytes: Uint8Array;
  readonly sections: readonly ArtifactSection[];
  readonly engine: EngineInfo;
  /** Parts are decoded when first asked for; that may throw a WasmError of phase `load`. */
  readonly info: InfoReader;
  /** File range of `.text`: page aligned and padded. */
  readonly text: ArtifactSection;
  /** File range of `.rodata.wasm`; size 0 where there is none. */
  readonly rodata: ArtifactSection;
  /** Table of functions.ts: functionCount, functionAt, findFunction. */
  readonly functions: Uint8Array;
  /** Table of traps.ts: lookupTrap. */
  readonly traps: Uint8Array;
  /** Table of addrmap.ts: lookupAddress; empty where the artifact has none. */
  readonly addressMap: Uint8Array;
  /** Table of names.ts: functionName, moduleName; empty where the artifact has none. */
  readonly names: Uint8Array;
}

/** How to load. */
export interface ReadOptions {
  /** Refuse what this host cannot run. Without it the file is only inspected. */
  readonly host?: HostInfo;
  /** Check the digest of the whole file. */
  readonly verify?: boolean;
}

/** A place in a function, as backtraces print it. */
export interface CodeLocation {
  /** Text function number. */
  readonly func: number;
  /** Offset of the wasm instruction in the module's binary, -1 unknown. */
  readonly wasmOffset: number;
}

/** Sections the format has: whether each must be there, its flags and type. */
const KNOWN: ReadonlyMap<string, { required: boolean; flags: number; type: number; page: boolean }> = new Map([
  ['.touchstone.engine', { required: true, flags: 0, type: SHT.progbits, page: false }],
  ['.text', { required: true, flags: SHF.alloc | SHF.exec, type: SHT.progbits, page: true }],
  ['.touchstone.traps', { required: true, flags: 0, type: SHT.progbits, page: false }],
  ['.touchstone.addrmap', { required: false, flags: 0, type: SHT.progbits, page: false }],
  ['.rodata.wasm', { required: false, flags: SHF.alloc, type: SHT.progbits, page: false }],
  ['.name.wasm', { required: false, flags: 0, type: SHT.progbits, page: false }],
  [INFO_SECTION, { required: true, flags: 0, type: SHT.progbits, page: false }],
  [DIGEST_SECTION, { required: true, flags: 0, type: SHT.progbits, page: false }],
  ['.symtab', { required: false, flags: 0, type: SHT.symtab, page: false }],
  ['.strtab', { required: false, flags: 0, type: SHT.strtab, page: false }],
  ['.shstrtab', { required: true, flags: 0, type: SHT.strtab, page: false }],
]);
const RECOMPILE = 'compile the module again';
const MAX_SECTIONS = 256;

const hex = (n: number): string => `0x${n.toString(16)}`;

function reject(problems: readonly Mismatch[], cls: 'malformed' | 'unsupported' = 'malformed'): never {
  const lines = problems.map((p) => `\n  ${p.what}: found ${p.found}, expected ${p.expected} (${p.fix})`);
  throw new WasmError('load', cls, `artifact cannot be loaded:${lines.join('')}`);
}

/** Validates the bytes as an artifact of this format and gives views of its parts. */
export function readArtifact(bytes: Uint8Array, options: ReadOptions = {}): Artifact {
  const problems: Mismatch[] = [];
  const sections = readSections(bytes, problems);
  checkSections(bytes, sections, problems);
  const find = (name: string): ArtifactSection | undefined => sections.find((s) => s.name === name);
  const view = (name: string): Uint8Array => {
    const s = find(name);
    return s === undefined || s.offset + s.size > bytes.length
      ? bytes.subarray(0, 0)
      : bytes.subarray(s.offset, s.offset + s.size);
  };
  // Settings are looked at even where the form is bad, so that one report has everything.
  const engineSection = view('.touchstone.engine');
  const engine = readEngineInfo(engineSection, engineSection.length > 0 ? problems : []);
  if (engine.addressMap && problems.length === 0 && find('.touchstone.addrmap') === undefined) {
    problems.push({ what: 'section .touchstone.addrmap', found: 'nothing', expected: 'the address map', fix: RECOMPILE });
  }
  if (problems.length > 0) reject(problems);
  if (options.host !== undefined) {
    const unfit = checkHost(engine, options.host);
    if (unfit.length > 0) reject(unfit, 'unsupported');
  }
  const text = find('.text') as ArtifactSection;
  const rodata = find('.rodata.wasm') ?? { ...text, name: '.rodata.wasm', flags: SHF.alloc, size: 0 };
  if (options.verify === true) verifyDigest(bytes, find(DIGEST_SECTION) as ArtifactSection);
  const info = new InfoReader(view(INFO_SECTION), rodata);
  const { functions } = info;
  const count = functionCount(functions);
  const last = count === 0 ? { offset: 0, length: 0 } : functionAt(functions, count - 1);
  if (last.offset + last.length > text.size || info.init < -1 || info.init >= count) {
    const found = `${count} functions, the last ending at ${hex(last.offset + last.length)}, init ${info.init}`;
    reject([{ what: 'function table', found, expected: `functions within ${hex(text.size)} bytes of .text`, fix: RECOMPILE }]);
  }
  return {
    bytes,
    sections,
    engine,
    info,
    text,
    rodata,
    functions,
    traps: view('.touchstone.traps'),
    addressMap: view('.touchstone.addrmap'),
    names: view('.name.wasm'),
  };
}

/** The trap code of the instruction at `pc`, an offset in `.text`; 0: not a trapping instruction of ours. */
export function trapAt(a: Artifact, pc: number): number {
  return lookupTrap(a.traps, pc);
}
/** Function and wasm offset of the instruction at `pc`; callers of a frame ask with the return address - 1. */
export function locate(a: Artifact, pc: number): CodeLocation | undefined {
  const func = findFunction(a.functions, pc);
  return func < 0 ? undefined : { func, wasmOffset: lookupAddress(a.addressMap, pc) };
}

/** Decodes file header and section headers. What is wrong is added to `problems`; a file that is no ELF file throws at once. */
function readSections(bytes: Uint8Array, problems: Mismatch[]): ArtifactSection[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < ELF.headerSize || IDENT.some((b, i) => bytes[i] !== b)) {
    const found = bytes.length < ELF.headerSize ? `${bytes.length} bytes` : 'another kind of file';
    reject([
      { what: 'file', found, expected: 'an ELF file written by touchstone', fix: 'compile the module with `touchstone compile`' },
    ]);
  }
  const type = view.getUint16(16, true);
  const machine = view.getUint16(18, true);
  const headers = getU64(view, 40);
  const count = view.getUint16(60, true);
  const strings = view.getUint16(62, true);
  const check = (what: string, found: number, expected: number): void => {
    if (found !== expected) problems.push({ what, found: String(found), expected: String(expected), fix: RECOMPILE });
  };
  check('ELF type', type, ELF.typeDyn);
  check('ELF machine', machine, ELF.machineX64);
  check('section header size', view.getUint16(58, true), ELF.sectionHeaderSize);
  const end = headers + count * ELF.sectionHeaderSize;
  if (count < 2 || count > MAX_SECTIONS || strings >= count || headers % 8 !== 0 || end > bytes.length) {
    const found = `${count} headers at ${hex(headers)}, names in ${strings}`;
    problems.push({
      what: 'section headers',
      found,
      expected: `headers within ${hex(bytes.length)} bytes`,
      fix: 'the file is truncated: copy it again',
    });
    return [];
  }
  const raw: SectionHeader[] = [];
  for (let i = 0; i < count; i++) raw.push(readSectionHeader(view, headers + i * ELF.sectionHeaderSize));
  const table = raw[strings] as SectionHeader;
  const names =
    table.offset + table.size <= bytes.length ? bytes.subarray(table.offset, table.offset + table.size) : bytes.subarray(0, 0);
  return raw.slice(1).map(({ name, type: kind, flags, offset, size, align }) => {
    return { name: sectionName(names, name), type: kind, flags, offset, size, align };
  });
}

function sectionName(names: Uint8Array, at: number): string {
  const end = at < names.length ? names.indexOf(0, at) : -1;
  return end < 0 ? '' : new TextDecoder('latin1').decode(names.subarray(at, end));
}

/** Ranges, alignment, permissions, relocations, overlaps, unknown and missing sections. */
function checkSections(bytes: Uint8Array, sections: readonly ArtifactSection[], problems: Mismatch[]): void {
  const seen = new Set<string>();
  const add = (what: string, found: string, expected: string, fix = RECOMPILE): void => {
    problems.push({ what, found, expected, fix });
  };
  for (const s of sections) {
    const what = `section ${JSON.stringify(s.name).slice(1, -1) || '(unnamed)'}`;
    const known = KNOWN.get(s.name);
    if (s.type === SHT.rel || s.type === SHT.rela || s.type === SHT.relr) add(what, 'relocations', 'code that needs none');
    else if (known === undefined)
      add(what, 'an unknown section', 'only sections of this format version', 'load it with the version that wrote it');
    if ((s.flags & (SHF.write | SHF.exec)) === (SHF.write | SHF.exec)) add(what, 'writable and executable', 'never both');
    if (seen.has(s.name)) add(what, 'a second one', 'each section once');
    seen.add(s.name);
    if (s.offset + s.size > bytes.length) {
      add(
        what,
        `${hex(s.offset)}+${hex(s.size)}`,
        `a range within ${hex(bytes.length)} bytes`,
        'the file is truncated: copy it again',
      );
    }
    const align = Math.max(1, s.align);
    if (align > 2 ** 31 || (align & (align - 1)) !== 0 || s.offset % align !== 0)
      add(what, `offset ${hex(s.offset)}, alignment ${s.align}`, 'an aligned offset');
    if (known === undefined) continue;
    if (known.flags !== s.flags) add(what, `flags ${hex(s.flags)}`, `flags ${hex(known.flags)}`);
    if (known.type !== s.type && s.type !== SHT.rel && s.type !== SHT.rela) add(what, `type ${s.type}`, `type ${known.type}`);
    if (known.page && s.offset % PAGE_X64 !== 0) add(what, `offset ${hex(s.offset)}`, `a multiple of ${PAGE_X64}`);
    if (s.name === '.text' && s.size % PAGE_X64 !== 0) add(what, `size ${hex(s.size)}`, `a multiple of ${PAGE_X64}`);
    if (s.name === DIGEST_SECTION && s.size !== DIGEST_SIZE) add(what, `size ${s.size}`, `size ${DIGEST_SIZE}`);
  }
  if (sections.length > 0) {
    for (const [name, { required }] of KNOWN) if (required && !seen.has(name)) add(`section ${name}`, 'nothing', 'the section');
  }
  const byOffset = [...sections].filter((s) => s.size > 0).sort((a, b) => a.offset - b.offset);
  byOffset.forEach((s, i) => {
    const before =
      i === 0
        ? { name: 'the file header', end: ELF.headerSize }
        : { name: byOffset[i - 1]?.name, end: (byOffset[i - 1]?.offset ?? 0) + (byOffset[i - 1]?.size ?? 0) };
    if (s.offset < before.end)
      add(`section ${s.name}`, `offset ${hex(s.offset)}`, `to begin after ${before.name} at ${hex(before.end)}`);
  });
}

function verifyDigest(bytes: Uint8Array, section: ArtifactSection): void {
  const expected = digestOf(bytes, section.offset);
  const found = bytes.subarray(section.offset, section.offset + DIGEST_SIZE);
  if (expected.some((b, i) => b !== found[i])) {
    reject([
      {
        what: 'digest',
        found: 'other contents',
        expected: 'the contents that were written',
        fix: 'the file was damaged: copy it again or compile the module again',
      },
    ]);
  }
}
