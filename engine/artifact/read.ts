/**
 * Reads an artifact: the bytes of a file in → views of its sections out, checked but not decoded. Only file header, section
 * headers, section names, engine settings and `.touchstone.info` are touched; traps, address map, names, data and code stay
 * where they lie until somebody asks.
 *
 * Everything that is wrong is reported together in one WasmError of phase `load`: what, found, expected, how to fix it. The
 * reader never reads outside `bytes`. It checks form, not origin: native code runs with the rights of the process, so
 * artifacts must come from this compiler.
 */

import type { EngineInfo, TextOffset } from '../compiled/compiled.ts';
import { DEFAULT_TARGET, TARGETS, type Target } from '../target/index.ts';
import { WasmError } from '../wasm/errors.ts';
import type { WasmOffset } from '../wasm/module.ts';
import { DIGEST_SECTION, DIGEST_SIZE, digestFits, storedModuleDigest } from './bytes/digest.ts';
import { ELF, getU64, IDENT, readSectionHeader, SHF, SHT, wordsOf } from './bytes/elf.ts';
import { DWARF_SECTION } from './dwarf/dwarf.ts';
import { lookupAddress } from './sections/addrmap.ts';
import { checkHost, type HostInfo, type Mismatch, readEngineInfo } from './sections/engine-info.ts';
import { findFunction, functionAt, functionCount } from './sections/functions.ts';
import { INFO_SECTION, InfoReader } from './sections/info.ts';
import { lookupTrap } from './sections/traps.ts';
import { checkUnwind, UNWIND_SECTION } from './sections/unwind.ts';

/** A section as it lies in the file. */
export interface ArtifactSection {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
  readonly align: number;
}

/** The bytes of a file: all of them in one array, or in views made as they are asked for. */
export type FileBytes = Pick<Uint8Array, 'length' | 'subarray'>;

/** A validated artifact. Byte arrays are views of the file, made when first asked for; offsets are file offsets. */
export interface Artifact {
  readonly bytes: FileBytes;
  readonly sections: readonly ArtifactSection[];
  readonly engine: EngineInfo;
  /** Parts are decoded when first asked for; that may throw a WasmError of phase `load`. */
  readonly info: InfoReader;
  /** File range of `.text`: page aligned and padded. */
  readonly text: ArtifactSection;
  /** File range of `.eh_frame`: from the end of `.text`, so that both are mapped at the distance the tables count on. */
  readonly unwind: ArtifactSection;
  /** File range of `.rodata.wasm`; size 0 where there is none. */
  readonly rodata: ArtifactSection;
  /** Table of sections/functions.ts: functionCount, functionAt, findFunction. */
  readonly functions: Uint32Array;
  /** Table of sections/traps.ts: lookupTrap. */
  readonly traps: Uint8Array;
  /** Table of sections/addrmap.ts: lookupAddress; empty where the artifact has none. */
  readonly addressMap: Uint8Array;
  /** Table of sections/stackmaps.ts: lookupStackMap; empty where no reference lives across a call. */
  readonly stackMaps: Uint8Array;
  /** Table of sections/exceptions.ts: lookupHandlers; empty where no call has handlers. */
  readonly exceptions: Uint8Array;
  /** Table of sections/names.ts: functionName, moduleName; empty where the artifact has none. */
  readonly names: Uint8Array;
  /** SHA-256 of the module's binary form; zeros where the artifact does not say. */
  readonly module: Uint8Array;
  /** Section of dwarf/dwarf.ts: sourcePlaces; empty where the artifact has none. */
  readonly dwarf: Uint8Array;
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
  readonly wasmOffset: WasmOffset;
}

interface Known {
  readonly required: boolean;
  readonly flags: number;
  readonly type: number;
  /** One bit a section, to see which were met. */
  readonly bit: number;
}
/** Sections the format has: whether each must be there, its flags and type. */
const KNOWN: ReadonlyMap<string, Known> = new Map(
  (
    [
      ['.touchstone.engine', true, 0, SHT.progbits],
      ['.text', true, SHF.alloc | SHF.exec, SHT.progbits],
      [UNWIND_SECTION, true, SHF.alloc, SHT.progbits],
      ['.touchstone.traps', true, 0, SHT.progbits],
      ['.touchstone.addrmap', false, 0, SHT.progbits],
      ['.touchstone.stackmaps', false, 0, SHT.progbits],
      ['.touchstone.exceptions', false, 0, SHT.progbits],
      ['.rodata.wasm', false, SHF.alloc, SHT.progbits],
      ['.name.wasm', false, 0, SHT.progbits],
      [DWARF_SECTION, false, 0, SHT.progbits],
      [INFO_SECTION, true, 0, SHT.progbits],
      [DIGEST_SECTION, true, 0, SHT.progbits],
      ['.symtab', false, 0, SHT.symtab],
      ['.strtab', false, 0, SHT.strtab],
      ['.shstrtab', true, 0, SHT.strtab],
    ] as const
  ).map(([name, required, flags, type], i) => [name, { required, flags, type, bit: 1 << i }]),
);
const REQUIRED = [...KNOWN.values()].reduce((all, { required, bit }) => all | (required ? bit : 0), 0);
const RECOMPILE = 'compile the module again';
const MAX_SECTIONS = 256;
const MAX_NAME = 64;

const hex = (n: number): string => `0x${n.toString(16)}`;

function reject(problems: readonly Mismatch[], cls: 'malformed' | 'unsupported' = 'malformed'): never {
  const lines = problems.map((p) => `\n  ${p.what}: found ${p.found}, expected ${p.expected} (${p.fix})`);
  throw new WasmError('load', cls, `artifact cannot be loaded:${lines.join('')}`);
}

/** Validates the bytes as an artifact of this format and gives views of its parts. */
export function readArtifact(bytes: FileBytes, options: ReadOptions = {}): Artifact {
  const problems: Mismatch[] = [];
  const { sections, target } = readHeaders(bytes, problems);
  checkSections(bytes, sections, target, problems);
  const find = (name: string): ArtifactSection | undefined => sections.find((s) => s.name === name);
  const view = (name: string): Uint8Array => {
    const s = find(name);
    return s === undefined || s.offset + s.size > bytes.length
      ? bytes.subarray(0, 0)
      : bytes.subarray(s.offset, s.offset + s.size);
  };
  // Settings are looked at even where the form is bad, so that one report has everything.
  const engineSection = view('.touchstone.engine');
  const unreadable: Mismatch[] = [];
  const engine = readEngineInfo(engineSection, unreadable);
  if (engineSection.length > 0) problems.push(...unreadable);
  if (engine.target !== target.name && unreadable.length === 0)
    problems.push({ what: 'ELF machine', found: target.name, expected: `${engine.target}, as the settings say`, fix: RECOMPILE });
  if (engine.addressMap && problems.length === 0 && find('.touchstone.addrmap') === undefined) {
    problems.push({ what: 'section .touchstone.addrmap', found: 'nothing', expected: 'the address map', fix: RECOMPILE });
  }
  const text = find('.text');
  const unwind = find(UNWIND_SECTION);
  if (text !== undefined && unwind !== undefined)
    checkUnwind(view(UNWIND_SECTION), unwind.offset, text.offset + text.size, problems);
  if (problems.length > 0 || text === undefined || unwind === undefined) return reject(problems);
  if (options.host !== undefined) {
    const unfit = checkHost(engine, options.host);
    if (unfit.length > 0) reject(unfit, 'unsupported');
  }
  const rodata = find('.rodata.wasm') ?? { ...text, name: '.rodata.wasm', flags: SHF.alloc, size: 0 };
  if (options.verify === true) verifyDigest(bytes, find(DIGEST_SECTION) as ArtifactSection);
  const info = new InfoReader(view(INFO_SECTION), rodata, target.pageSize);
  const { functions } = info;
  const count = functionCount(functions);
  const last = count === 0 ? { offset: 0, length: 0 } : functionAt(functions, count - 1);
  if (last.offset + last.length > text.size || info.init < -1 || info.init >= count) {
    const found = `${count} functions, the last ending at ${hex(last.offset + last.length)}, init ${info.init}`;
    reject([{ what: 'function table', found, expected: `functions within ${hex(text.size)} bytes of .text`, fix: RECOMPILE }]);
  }
  let traps: Uint8Array | undefined;
  let addressMap: Uint8Array | undefined;
  let stackMaps: Uint8Array | undefined;
  let exceptions: Uint8Array | undefined;
  let names: Uint8Array | undefined;
  let dwarf: Uint8Array | undefined;
  return {
    bytes,
    sections,
    engine,
    info,
    text,
    unwind,
    rodata,
    functions,
    get traps() {
      return (traps ??= view('.touchstone.traps'));
    },
    get addressMap() {
      return (addressMap ??= view('.touchstone.addrmap'));
    },
    get stackMaps() {
      return (stackMaps ??= view('.touchstone.stackmaps'));
    },
    get exceptions() {
      return (exceptions ??= view('.touchstone.exceptions'));
    },
    get names() {
      return (names ??= view('.name.wasm'));
    },
    get module() {
      return storedModuleDigest(view(DIGEST_SECTION));
    },
    get dwarf() {
      return (dwarf ??= view(DWARF_SECTION));
    },
  };
}

/** The trap code of the instruction at `pc`, an offset in `.text`; 0: not a trapping instruction of ours. */
export function trapAt(a: Artifact, pc: TextOffset): number {
  return lookupTrap(a.traps, pc);
}
/** Function and wasm offset of the instruction at `pc`; callers of a frame ask with the return address - 1. */
export function locate(a: Artifact, pc: TextOffset): CodeLocation | undefined {
  const func = findFunction(a.functions, pc);
  return func < 0 ? undefined : { func, wasmOffset: lookupAddress(a.addressMap, pc) };
}

/** Decodes file header and section headers. What is wrong is added to `problems`; a file that is no ELF file throws at once. */
function readHeaders(bytes: FileBytes, problems: Mismatch[]): { sections: ArtifactSection[]; target: Target } {
  const head = bytes.subarray(0, Math.min(bytes.length, ELF.headerSize));
  if (bytes.length < ELF.headerSize || Buffer.compare(head.subarray(0, IDENT.length), IDENT) !== 0) {
    const found = bytes.length < ELF.headerSize ? `${bytes.length} bytes` : 'another kind of file';
    reject([
      { what: 'file', found, expected: 'an ELF file written by touchstone', fix: 'compile the module with `touchstone compile`' },
    ]);
  }
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const type = view.getUint16(16, true);
  const machine = view.getUint16(18, true);
  const headers = getU64(wordsOf(head), 10);
  const count = view.getUint16(60, true);
  const strings = view.getUint16(62, true);
  const check = (what: string, found: number, expected: number): void => {
    if (found !== expected) problems.push({ what, found: String(found), expected: String(expected), fix: RECOMPILE });
  };
  check('ELF type', type, ELF.typeDyn);
  const target = TARGETS.find(({ elfMachine }) => elfMachine === machine) ?? DEFAULT_TARGET;
  check('ELF machine', machine, target.elfMachine);
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
    return { sections: [], target };
  }
  if (end < bytes.length) {
    const [found, expected] = [`${bytes.length} bytes`, `${end} bytes, up to the section headers' end`];
    problems.push({ what: 'file length', found, expected, fix: 'something was appended to the file: copy it again' });
  }
  const rows = wordsOf(bytes.subarray(headers, end));
  const table = readSectionHeader(rows, strings);
  const names = sectionNames(bytes, table.offset, table.size);
  const sections: ArtifactSection[] = [];
  for (let i = 1; i < count; i++) {
    const { name, type: kind, flags, offset, size, align } = readSectionHeader(rows, i);
    sections.push({ name: sectionName(names, name), type: kind, flags, offset, size, align });
  }
  return { sections, target };
}

/** The section name table as text, as far as names that are known can make it long. Names are ASCII. */
function sectionNames(bytes: FileBytes, offset: number, size: number): string {
  if (offset + size > bytes.length) return '';
  const raw = bytes.subarray(offset, offset + Math.min(size, MAX_SECTIONS * MAX_NAME));
  return Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('latin1');
}
/** The name at `at` of the table; '' where the table does not hold it, or one too long to be known. */
function sectionName(names: string, at: number): string {
  const end = names.indexOf('\0', at);
  return end < 0 || end - at >= MAX_NAME ? '' : names.slice(at, end);
}

/** Ranges, alignment, permissions, relocations, overlaps, unknown and missing sections. */
function checkSections(bytes: FileBytes, sections: readonly ArtifactSection[], target: Target, problems: Mismatch[]): void {
  let seen = 0;
  for (const s of sections) {
    const known = KNOWN.get(s.name);
    if (known === undefined || !isSound(s, known, bytes.length, target)) explain(s, known, bytes.length, target, problems);
    if (known === undefined) continue;
    if ((seen & known.bit) !== 0) {
      problems.push({ what: `section ${s.name}`, found: 'a second one', expected: 'each section once', fix: RECOMPILE });
    }
    seen |= known.bit;
  }
  if (sections.length > 0 && (seen & REQUIRED) !== REQUIRED) {
    for (const [name, { required, bit }] of KNOWN) {
      if (!required || (seen & bit) !== 0) continue;
      problems.push({ what: `section ${name}`, found: 'nothing', expected: 'the section', fix: RECOMPILE });
    }
  }
  // The writer lays sections out in header order.
  let end: number = ELF.headerSize;
  let ordered = true;
  for (const { offset, size } of sections) {
    if (size === 0) continue;
    if (offset < end) ordered = false;
    end = offset + size;
  }
  if (!ordered) explainOverlaps(sections, problems);
}

/** Adds which sections overlap, in whatever order they lie. */
function explainOverlaps(sections: readonly ArtifactSection[], problems: Mismatch[]): void {
  const placed = sections.filter((s) => s.size > 0).sort((a, b) => a.offset - b.offset);
  let end: number = ELF.headerSize;
  let before = 'the file header';
  for (const s of placed) {
    if (s.offset < end) {
      const expected = `to begin after ${before} at ${hex(end)}`;
      problems.push({ what: `section ${s.name}`, found: `offset ${hex(s.offset)}`, expected, fix: RECOMPILE });
    }
    end = s.offset + s.size;
    before = s.name;
  }
}

/** Whether a section is as this format has it: the quick answer for the usual case. */
function isSound(s: ArtifactSection, known: Known, fileSize: number, { pageSize }: Target): boolean {
  if (known.flags !== s.flags || known.type !== s.type || s.offset + s.size > fileSize) return false;
  const { align } = s;
  if (align < 1 || align > 2 ** 31 || (align & (align - 1)) !== 0 || s.offset % align !== 0) return false;
  if (s.name === '.text') return s.offset % pageSize === 0 && s.size % pageSize === 0;
  return s.name !== DIGEST_SECTION || s.size === DIGEST_SIZE;
}

/** Adds everything that is wrong with a section that is not sound. */
function explain(
  s: ArtifactSection,
  known: Known | undefined,
  fileSize: number,
  { pageSize }: Target,
  problems: Mismatch[],
): void {
  const what = `section ${JSON.stringify(s.name).slice(1, -1) || '(unnamed)'}`;
  const add = (found: string, expected: string, fix = RECOMPILE): void => {
    problems.push({ what, found, expected, fix });
  };
  const relocations = s.type === SHT.rel || s.type === SHT.rela || s.type === SHT.relr;
  if (relocations) add('relocations', 'code that needs none');
  else if (known === undefined) {
    add('an unknown section', 'only sections of this format version', 'load it with the version that wrote it');
  }
  if ((s.flags & (SHF.write | SHF.exec)) === (SHF.write | SHF.exec)) add('writable and executable', 'never both');
  if (s.offset + s.size > fileSize) {
    add(`${hex(s.offset)}+${hex(s.size)}`, `a range within ${hex(fileSize)} bytes`, 'the file is truncated: copy it again');
  }
  const { align } = s;
  if (align < 1 || align > 2 ** 31 || (align & (align - 1)) !== 0 || s.offset % align !== 0) {
    add(`offset ${hex(s.offset)}, alignment ${align}`, 'an aligned offset');
  }
  if (known === undefined) return;
  if (known.flags !== s.flags) add(`flags ${hex(s.flags)}`, `flags ${hex(known.flags)}`);
  if (known.type !== s.type && !relocations) add(`type ${s.type}`, `type ${known.type}`);
  if (s.name === '.text' && (s.offset % pageSize !== 0 || s.size % pageSize !== 0)) {
    add(`offset ${hex(s.offset)}, size ${hex(s.size)}`, `multiples of ${pageSize}`);
  }
  if (s.name === DIGEST_SECTION && s.size !== DIGEST_SIZE) add(`size ${s.size}`, `size ${DIGEST_SIZE}`);
}

function verifyDigest(file: FileBytes, section: ArtifactSection): void {
  if (!digestFits(file.subarray(0, file.length), section.offset)) {
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
