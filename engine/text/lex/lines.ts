/**
 * Line and column from byte offsets, computed when a position is asked for: the table of line starts is built once per source.
 * Lines end at LF, CR or CR LF; lines and columns are 1-based, columns count bytes.
 */

import { extended } from '../../base/arrays.ts';
import { nextOf } from '../../base/brand.ts';
import type { Position } from '../../wasm/errors.ts';
import type { SourceOffset } from '../../wasm/module.ts';
import { partitionPoint } from '../../wasm/search.ts';

const tables = new WeakMap<Uint8Array, Uint32Array>();

function lineStarts(source: Uint8Array): Uint32Array {
  const known = tables.get(source);
  if (known !== undefined) return known;
  let starts = new Uint32Array(Math.max(16, source.length >> 4));
  let count = 1;
  const { length } = source;
  for (let i = 0; i < length; i++) {
    const c = source[i];
    if (c > 13 || (c !== 10 && (c !== 13 || (i + 1 < length && source[i + 1] === 10)))) continue;
    starts = extended(starts, count + 1);
    starts[count++] = i + 1;
  }
  const table = starts.slice(0, count);
  tables.set(source, table);
  return table;
}

/** The position of a fault: line and column are looked up when somebody reads them, which of an expected one nobody does. */
export function faultAt(source: Uint8Array, at: number): Position {
  const offset: SourceOffset = nextOf(at);
  return {
    offset,
    get line() {
      return positionAt(source, offset).line;
    },
    get column() {
      return positionAt(source, offset).column;
    },
  };
}

/** The whole line in which a byte of a text lies, without what ends it; the last one for an offset behind the text. */
export function lineAt(source: Uint8Array, offset: SourceOffset): string {
  const starts = lineStarts(source);
  const { line } = positionAt(source, nextOf(Math.min(offset, Math.max(source.length - 1, 0))));
  return new TextDecoder().decode(source.subarray(starts[line - 1], starts[line])).replace(/[\r\n]+$/, '');
}

/** The position of a byte offset in a text. */
export function positionAt(source: Uint8Array, offset: SourceOffset): Required<Position> {
  const starts = lineStarts(source);
  const line = Math.max(
    1,
    partitionPoint(starts.length, (k) => starts[k] <= offset),
  );
  return { offset, line, column: offset - starts[line - 1] + 1 };
}
