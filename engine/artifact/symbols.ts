/**
 * Names of text functions for tools that know nothing of wasm: the symbol table of an artifact, and a symbol file (a small ELF
 * file in memory) that tells a debugger about an artifact where it is mapped. The loader never reads either.
 */

import type { ModuleInfo } from '../compiled/compiled.ts';
import { targetOf } from '../target/index.ts';
import { importCount } from '../wasm/module.ts';
import { bytesChunk, type Chunk, type SectionPlace, stringTable, writeElf } from './bytes/chunks.ts';
import { ELF, SHF, SHT, writeSymbol } from './bytes/elf.ts';
import type { Artifact } from './read.ts';
import { functionAt, functionCount } from './sections/functions.ts';
import { functionName } from './sections/names.ts';
import { UNWIND_SECTION } from './sections/unwind.ts';

export interface SymbolRange {
  readonly offset: number;
  readonly length: number;
}

export function importedFunctions(info: Pick<ModuleInfo, 'imports'>): number {
  return importCount(info.imports, 'func');
}

/** What a text function is called: its name, else `wasm[N]` with its index; the init function is `wasm.init`. */
export function functionLabel(i: number, init: number, imported: number, name: (func: number) => string | undefined): string {
  if (i === init) return 'wasm.init';
  return (name(imported + i) ?? `wasm[${imported + i}]`).replaceAll('\0', '?');
}
/** The label of every text function of an artifact. */
export function artifactLabels({ info, names, functions }: Artifact): string[] {
  const imported = importedFunctions(info);
  const { init } = info;
  return Array.from({ length: functionCount(functions) }, (_, i) =>
    functionLabel(i, init, imported, (func) => functionName(names, func)),
  );
}

/** `.symtab` and `.strtab`: a local symbol for each of `count` functions, relative to `base`, which is where `.text` begins. */
export function symbolChunks(
  count: number,
  label: (i: number) => string,
  range: (i: number) => SymbolRange,
  base: (place: (name: string) => SectionPlace) => number,
): [Chunk, Chunk] {
  const strings = stringTable(Array.from({ length: count }, (_, i) => label(i)));
  const symtab: Chunk = {
    name: '.symtab',
    type: SHT.symtab,
    flags: 0,
    size: (count + 1) * ELF.symbolSize,
    align: 8,
    entrySize: ELF.symbolSize,
    link: '.strtab',
    // sh_info of a symbol table is the index of its first global symbol: all of ours are local.
    info: count + 1,
    write(out, place) {
      const view = new DataView(out.buffer, out.byteOffset, out.length);
      const { index } = place('.text');
      const start = base(place);
      for (let i = 0; i < count; i++) {
        const { offset, length } = range(i);
        writeSymbol(view, (i + 1) * ELF.symbolSize, strings.offsets[i], index, start + offset, length);
      }
    },
  };
  return [symtab, { ...bytesChunk('.strtab', strings.bytes, 1), type: SHT.strtab }];
}

/** An ELF file that describes the artifact's code at address `text`: symbols, and unwind tables as they stand behind the code. */
export function symbolFile(a: Artifact, text: number): Uint8Array {
  const labels = artifactLabels(a);
  const unwind = a.bytes.subarray(a.unwind.offset, a.unwind.offset + a.unwind.size);
  const chunks: Chunk[] = [
    {
      name: '.text',
      type: SHT.nobits,
      flags: SHF.alloc | SHF.exec,
      size: a.text.size,
      align: 16,
      address: text,
      write() {},
    },
    { ...bytesChunk(UNWIND_SECTION, unwind, 8, SHF.alloc), address: text + a.text.size },
    ...symbolChunks(
      labels.length,
      (i) => labels[i],
      (i) => functionAt(a.functions, i),
      () => text,
    ),
  ];
  return writeElf(chunks, targetOf(a.engine.target).elfMachine).bytes;
}
