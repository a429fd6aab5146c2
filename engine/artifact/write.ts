/**
 * Writes an artifact: compiled text, tables, data and module facts in → the bytes of one ELF64 file out. The same input gives
 * the same bytes: nothing of time, path, process or machine is looked at.
 *
 * Order: .touchstone.engine · .text (page aligned, page padded) · .eh_frame directly
 * after it · .touchstone.traps · .touchstone.addrmap · .touchstone.stackmaps · .touchstone.exceptions · .rodata.wasm ·
 * .name.wasm · .touchstone.dwarf · .touchstone.info · .touchstone.digest · .symtab .strtab
 */

import type { DwarfInfo, EngineInfo, ModuleInfo, NameInfo, RodataPlan, TextSection } from '../compiled/compiled.ts';
import { type Target, targetOf } from '../target/index.ts';
import { bytesChunk, type Chunk, writeElf } from './bytes/chunks.ts';
import { DIGEST_SECTION, DIGEST_SIZE, NO_MODULE, writeDigests } from './bytes/digest.ts';
import { SHF, SHT } from './bytes/elf.ts';
import { DWARF_SECTION, writeDwarf } from './dwarf/dwarf.ts';
import { writeAddressMap } from './sections/addrmap.ts';
import { writeEngineInfo } from './sections/engine-info.ts';
import { writeExceptions } from './sections/exceptions.ts';
import { functionAt, functionCount } from './sections/functions.ts';
import { INFO_SECTION, writeInfo } from './sections/info.ts';
import { writeNames } from './sections/names.ts';
import { writeStackMaps } from './sections/stackmaps.ts';
import { writeTraps } from './sections/traps.ts';
import { UNWIND_SECTION, writeUnwind } from './sections/unwind.ts';
import { functionLabel, importedFunctions, type SymbolRange, symbolChunks } from './symbols.ts';

/** Everything an artifact is made of. */
export interface ArtifactInput {
  readonly engine: EngineInfo;
  readonly info: ModuleInfo;
  readonly text: TextSection;
  readonly rodata: RodataPlan;
  readonly names: NameInfo;
  /** Digest of the module's binary form; none: the artifact does not say whose code it is. */
  readonly module?: Uint8Array | undefined;
  readonly dwarf?: DwarfInfo;
  /** Adds a symbol per function, for debuggers and profilers; the loader never looks at it. */
  readonly symbols?: boolean;
}

/** The artifact's bytes. */
export function writeArtifact(input: ArtifactInput): Uint8Array {
  const { engine, text, rodata } = input;
  const target = targetOf(engine.target);
  const names = writeNames(input.names);
  const code = textChunk(text, target);
  const chunks: Chunk[] = [bytesChunk('.touchstone.engine', writeEngineInfo(engine), 1), code];
  // Nothing may come between: the tables reach their functions by the distance, and are mapped with them.
  chunks.push(bytesChunk(UNWIND_SECTION, writeUnwind(text, code.size, target.unwind), 8, SHF.alloc));
  chunks.push(bytesChunk('.touchstone.traps', writeTraps(text.traps), 8));
  if (engine.addressMap) chunks.push(bytesChunk('.touchstone.addrmap', writeAddressMap(text.addrs), 8));
  const stackMaps = writeStackMaps(text.stackMaps);
  if (stackMaps !== undefined) chunks.push(bytesChunk('.touchstone.stackmaps', stackMaps, 8));
  const exceptions = writeExceptions(text.handlers);
  if (exceptions !== undefined) chunks.push(bytesChunk('.touchstone.exceptions', exceptions, 8));
  if (rodata.size > 0) chunks.push(rodataChunk(rodata));
  if (names !== undefined) chunks.push(bytesChunk('.name.wasm', names, 8));
  const dwarf = input.dwarf === undefined ? undefined : writeDwarf(input.dwarf);
  if (dwarf !== undefined) chunks.push(bytesChunk(DWARF_SECTION, dwarf, 8));
  chunks.push(bytesChunk(INFO_SECTION, writeInfo(input.info, text.functions), 8));
  chunks.push(bytesChunk(DIGEST_SECTION, new Uint8Array(DIGEST_SIZE), 8));
  if (input.symbols === true) {
    const imported = importedFunctions(input.info);
    const label = (i: number): string => functionLabel(i, input.info.init, imported, (func) => input.names.funcs.get(func));
    const range = (i: number): SymbolRange => functionAt(text.functions, i);
    chunks.push(...symbolChunks(functionCount(text.functions), label, range, (place) => place('.text').offset));
  }
  const { bytes, place } = writeElf(chunks, target.elfMachine);
  // From here on the bytes are final but for the digests.
  writeDigests(bytes, place(DIGEST_SECTION).offset, input.module ?? NO_MODULE);
  return bytes;
}

function textChunk(text: TextSection, { pageSize, fill }: Target): Chunk {
  const used = text.bytes.length;
  const size = Math.max(1, Math.ceil(used / pageSize)) * pageSize;
  return {
    name: '.text',
    type: SHT.progbits,
    flags: SHF.alloc | SHF.exec,
    size,
    align: pageSize,
    write(out) {
      out.set(text.bytes);
      out.fill(fill, used);
    },
  };
}

function rodataChunk(plan: RodataPlan): Chunk {
  return {
    name: '.rodata.wasm',
    type: SHT.progbits,
    flags: SHF.alloc,
    size: plan.size,
    align: plan.align,
    write(out) {
      for (const { offset, bytes } of plan.pieces) out.set(bytes, offset);
    },
  };
}
