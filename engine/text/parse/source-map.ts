/** Back from the binary form of a text module to its text. */

import { nextOf } from '../../base/brand.ts';
import { bodyAt, type CodePlaces, type Module, type SourceOffset, type WasmOffset } from '../../wasm/module.ts';
import { partitionPoint } from '../../wasm/search.ts';

/**
 * Where the text has the instruction at an offset in a text module's binary form; undefined for other modules, and where no
 * instruction is. Its position: `positionAt` (lex/lines.ts).
 */
export function sourceOffset(m: Module, code: CodePlaces, wasmOffset: WasmOffset): SourceOffset | undefined {
  if (m.sourceMap === undefined) return undefined;
  const place = bodyAt(m, code, wasmOffset);
  if (place === undefined) return undefined;
  const { at, text } = m.sourceMap;
  const found = partitionPoint(at.length, (k) => at[k] <= place.at);
  return found === 0 ? undefined : nextOf(text[found - 1]);
}
