/**
 * `.touchstone.dwarf`: the debug sections of the module that was compiled, byte for byte, for source lines in backtraces. Nothing
 * is decoded when an artifact is written or loaded; a lookup reads what it needs where it lies. Whatever a section holds, lookups
 * answer "none" or a place, in time linear in its size.
 *
 *   u32 offset of the code section's contents in the module's binary: DWARF's addresses count from there
 *   u32 count
 *   count × { u32 where its name begins, u32 where its contents begin and the name ends, u32 where they end }
 *   names and contents
 */

import type { DwarfInfo } from '../../compiled/compiled.ts';
import type { WasmOffset } from '../../wasm/module.ts';
import { u32At } from '../bytes/delta-blocks.ts';
import { findLines, type SourcePlace } from './line.ts';

export type { SourcePlace } from './line.ts';

export const DWARF_SECTION = '.touchstone.dwarf';
const ROW = 12;

/** As compilers write it: `file:line:column`. */
export function showSource({ file, line, column }: SourcePlace): string {
  return column === 0 ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** Encodes the sections; undefined where there are none. */
export function writeDwarf({ codeOffset, sections }: DwarfInfo): Uint8Array | undefined {
  if (sections.length === 0) return undefined;
  const names = sections.map(({ name }) => new TextEncoder().encode(name));
  let at = 8 + sections.length * ROW;
  const out = new Uint8Array(sections.reduce((sum, { data }, i) => sum + (names[i] as Uint8Array).length + data.length, at));
  const view = new DataView(out.buffer);
  view.setUint32(0, codeOffset, true);
  view.setUint32(4, sections.length, true);
  sections.forEach(({ data }, i) => {
    const name = names[i] as Uint8Array;
    const row = 8 + i * ROW;
    view.setUint32(row, at, true);
    view.setUint32(row + 4, at + name.length, true);
    view.setUint32(row + 8, at + name.length + data.length, true);
    out.set(name, at);
    out.set(data, at + name.length);
    at += name.length + data.length;
  });
  return out;
}

/** The contents of the debug section of that (ASCII) name; empty where there is none. */
export function debugSection(section: Uint8Array, name: string): Uint8Array {
  const count = section.length < 8 ? 0 : Math.min(u32At(section, 4), Math.floor((section.length - 8) / ROW));
  for (let i = 0; i < count; i++) {
    const row = 8 + i * ROW;
    const start = u32At(section, row);
    const data = u32At(section, row + 4);
    const end = u32At(section, row + 8);
    if (data - start !== name.length || data > end || end > section.length) continue;
    let k = 0;
    while (k < name.length && section[start + k] === name.charCodeAt(k)) k++;
    if (k === name.length) return section.subarray(data, end);
  }
  return section.subarray(0, 0);
}

/** The source places of instructions, given by their offsets in the module's binary; undefined where none is known. */
export function sourcePlaces(section: Uint8Array, wasmOffsets: readonly WasmOffset[]): (SourcePlace | undefined)[] {
  const lines = debugSection(section, '.debug_line');
  if (lines.length === 0) return wasmOffsets.map(() => undefined);
  const code = u32At(section, 0);
  const addresses = wasmOffsets.map((offset) => offset - code);
  return findLines(lines, (name) => debugSection(section, name), addresses);
}
