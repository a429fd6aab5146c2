/**
 * The name section (core specification, appendix "Custom Sections", with the extended name section's further subsections):
 * bytes ↔ `Names`. Decoding is lenient, as the specification asks: from the first malformed byte on, the section is ignored
 * and the reason returned, and the names read before it stay. Encoding sorts by index: insertion order never shows.
 */
import type { ByteWriter } from '../wasm/bytes.ts';
import { Cursor } from '../wasm/cursor.ts';
import { WasmError } from '../wasm/errors.ts';
import type { Names } from '../wasm/module.ts';

type FlatKey = 'funcs' | 'types' | 'tables' | 'memories' | 'globals' | 'elems' | 'datas' | 'tags';
type NestedKey = 'locals' | 'labels' | 'fields';
/** Subsection id → where its names go; id 0 is the module's name. */
const SUBSECTIONS: readonly (FlatKey | NestedKey | 'module')[] = [
  'module',
  'funcs',
  'locals',
  'labels',
  'types',
  'tables',
  'memories',
  'globals',
  'elems',
  'datas',
  'fields',
  'tags',
];
const isNested = (key: FlatKey | NestedKey): key is NestedKey => key === 'locals' || key === 'labels' || key === 'fields';

function readMap(c: Cursor, into: Map<number, string>): void {
  const n = c.count();
  for (let i = 0, last = -1; i < n; i++) {
    const start = c.pos;
    const index = c.u32();
    if (index <= last) c.fail(index === last ? 'duplicate index' : 'indices out of order', start);
    last = index;
    into.set(index, c.name());
  }
}

/** Reads the contents of a name section into `names`; gives the fault that ended it early, or undefined. */
export function decodeNames(bytes: Uint8Array, start: number, end: number, names: Names): WasmError | undefined {
  const c = new Cursor(bytes, start, end, 'unexpected end of name section');
  let last = -1;
  try {
    while (c.pos < end) {
      const at = c.pos;
      const id = c.u8();
      const size = c.count();
      const next = c.pos + size;
      if (id <= last) c.fail('name subsection out of order', at);
      last = id;
      const key = SUBSECTIONS[id];
      c.end = next;
      if (key === 'module') names.module = c.name();
      else if (key !== undefined && !isNested(key)) readMap(c, names[key]);
      else if (key !== undefined) {
        const n = c.count();
        for (let i = 0, outer = -1; i < n; i++) {
          const where = c.pos;
          const index = c.u32();
          if (index <= outer) c.fail(index === outer ? 'duplicate index' : 'indices out of order', where);
          outer = index;
          const inner = new Map<number, string>();
          names[key].set(index, inner);
          readMap(c, inner);
        }
      } else {
        names.unread = true;
        c.pos = next;
      }
      if (c.pos !== next) c.fail('name subsection size mismatch');
      c.end = end;
    }
    return undefined;
  } catch (e) {
    if (!(e instanceof WasmError)) throw e;
    names.unread = true;
    return e;
  }
}

const sorted = <T>(map: ReadonlyMap<number, T>): [number, T][] => [...map].sort((a, b) => a[0] - b[0]);

function writeMap(w: ByteWriter, map: ReadonlyMap<number, string>): void {
  w.leb(map.size);
  for (const [index, name] of sorted(map)) {
    w.leb(index);
    w.name(name);
  }
}

function hasName(names: Names, key: FlatKey | NestedKey | 'module'): boolean {
  if (key === 'module') return names.module !== undefined;
  if (!isNested(key) || names[key].size === 0) return names[key].size > 0;
  return [...names[key].values()].some((inner) => inner.size > 0);
}

/** Writes the contents of a name section; nothing where nothing has a name. */
export function writeNames(names: Names, out: ByteWriter): void {
  for (const [id, key] of SUBSECTIONS.entries()) {
    if (!hasName(names, key)) continue;
    out.u8(id);
    const at = out.openVec();
    if (key === 'module') out.name(names.module ?? '');
    else if (isNested(key)) {
      const entries = sorted(names[key]).filter(([, inner]) => inner.size > 0);
      out.leb(entries.length);
      for (const [index, inner] of entries) {
        out.leb(index);
        writeMap(out, inner);
      }
    } else writeMap(out, names[key]);
    out.closeVec(at);
  }
}
