/**
 * Source lines of instructions: the lines of a text module, or those that an artifact's debug information names. A line's own
 * text is shown where its file can be read from here.
 */

import { readFileSync, statSync } from 'node:fs';
import { type Module, positionAt, type SourcePlace, sourceOffset, sourcePlaces } from '../../engine/core.ts';
import type { WasmOffset } from '../../engine/wasm/module.ts';

/** The module that was compiled, as it was read. */
export interface ModuleSource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly module: Module;
}

/** What is known about instructions by their offsets in the module's binary. */
export interface Sources {
  readonly place: (wasmOffset: WasmOffset) => SourcePlace | undefined;
  /** The text of a place's line, without its indentation. */
  readonly text: (place: SourcePlace) => string | undefined;
}

/** The place of an instruction of a text module. */
export function textPlace({ path, bytes, module }: ModuleSource, wasmOffset: WasmOffset): SourcePlace | undefined {
  const offset = sourceOffset(module, wasmOffset);
  if (offset === undefined) return undefined;
  const { line, column } = positionAt(bytes, offset);
  return { file: path, line, column };
}

/** Sources of the instructions at `offsets`, by the module's text, else by the DWARF section of its artifact. */
export function sourcesOf(dwarf: Uint8Array, offsets: readonly WasmOffset[], source: ModuleSource | undefined): Sources {
  const found = sourcePlaces(dwarf, offsets);
  const places = new Map(offsets.map((offset, i) => [offset, found[i]]));
  const files = new Map<string, readonly string[]>();
  if (source?.module.origin === 'text') files.set(source.path, linesOf(source.bytes));
  return {
    place: (offset) => (source?.module.origin === 'text' ? textPlace(source, offset) : places.get(offset)),
    text({ file, line }) {
      const lines = files.get(file) ?? readLines(file);
      files.set(file, lines);
      return lines[line - 1]?.trim();
    },
  };
}

/** Larger files are not sources that anybody wrote. */
const MAX_SOURCE = 1 << 24;

function readLines(file: string): readonly string[] {
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size <= MAX_SOURCE ? linesOf(readFileSync(file)) : [];
  } catch {
    return [];
  }
}
const linesOf = (bytes: Uint8Array): readonly string[] => new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
