/**
 * What stands in an artifact, for people and for tools: a validated artifact in → plain data (the `--json` form) → text out.
 * Nothing here depends on the host.
 */

import type { EngineInfo, ImageInfo } from '../compiled/compiled.ts';
import { bug } from '../wasm/errors.ts';
import { importCount } from '../wasm/module.ts';
import { TRAP_NAMES } from '../wasm/traps.ts';
import { typeName } from '../wasm/types.ts';
import { entryCount } from './bytes/delta-blocks.ts';
import { DIGEST_SECTION, storedFileDigest } from './bytes/digest.ts';
import type { Artifact } from './read.ts';
import { functionAt, functionCount } from './sections/functions.ts';
import { functionName, moduleName } from './sections/names.ts';
import { readTraps } from './sections/traps.ts';

/** An artifact's contents as data; `schema` grows when fields change their meaning. */
export interface Inspection {
  readonly schema: 1;
  readonly module: string | undefined;
  readonly bytes: number;
  readonly engine: EngineInfo;
  readonly sections: readonly { readonly name: string; readonly offset: number; readonly size: number; readonly align: number }[];
  readonly imports: readonly { readonly module: string; readonly name: string; readonly kind: string }[];
  readonly exports: readonly { readonly name: string; readonly kind: string; readonly index: number }[];
  readonly functions: readonly {
    /** Module function index; undefined for the init function. */
    readonly index: number | undefined;
    readonly name: string | undefined;
    readonly type: string;
    readonly offset: number;
    readonly code: number;
    readonly pool: number;
  }[];
  readonly traps: readonly { readonly name: string; readonly count: number }[];
  readonly addresses: number;
  /** Calls that references live across, and calls with handlers for exceptions. */
  readonly stackMaps: number;
  readonly exceptions: number;
  readonly images: readonly ImageInfo[];
  readonly datas: number;
  readonly elems: number;
}

/**
 * The digest that an artifact carries of its whole file (bytes/digest.ts), in hex: equal for equal files, and read without
 * hashing.
 */
export function artifactDigest(a: Artifact): string {
  const { offset, size } = a.sections.find((s) => s.name === DIGEST_SECTION) ?? bug('an artifact without a digest');
  return Buffer.from(storedFileDigest(a.bytes.subarray(offset, offset + size))).toString('hex');
}

/** Collects an artifact's contents; may throw a WasmError of phase `load`. */
export function inspectArtifact(a: Artifact): Inspection {
  const { info } = a;
  const imported = importCount(info.imports, 'func');
  const functions = Array.from({ length: functionCount(a.functions) }, (_, i) => {
    const { offset, codeLength, length } = functionAt(a.functions, i);
    const index = i === info.init ? undefined : imported + i;
    const comp = index === undefined ? undefined : info.types[info.funcs[index] ?? -1]?.comp;
    const type =
      comp?.kind === 'func'
        ? `(${comp.params.map(typeName).join(' ')}) -> (${comp.results.map(typeName).join(' ')})`
        : '() -> ()';
    const name = index === undefined ? 'init' : functionName(a.names, index);
    return { index, name, type, offset, code: codeLength, pool: length - codeLength };
  });
  const counts = new Int32Array(TRAP_NAMES.length);
  const traps = readTraps(a.traps);
  for (let i = 1; i < traps.length; i += 2) counts[traps[i]]++;
  return {
    schema: 1,
    module: moduleName(a.names),
    bytes: a.bytes.length,
    engine: a.engine,
    sections: a.sections.map(({ name, offset, size, align }) => ({ name, offset, size, align })),
    imports: info.imports.map(({ module, name, desc }) => ({ module, name, kind: desc.kind })),
    exports: info.exports.map(({ name, kind, index }) => ({ name, kind, index })),
    functions,
    traps: TRAP_NAMES.map((name, code) => ({ name, count: counts[code] })).filter((t) => t.count > 0),
    addresses: entryCount(a.addressMap),
    stackMaps: entryCount(a.stackMaps),
    exceptions: entryCount(a.exceptions),
    images: info.images,
    datas: info.dataRanges.length / 2,
    elems: info.elems.length,
  };
}

/** Rows of columns as aligned lines; numbers to the right. */
function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, String(cell).length);
    });
  }
  return rows.map((row) => {
    const cells = row.map((c, i) => (typeof c === 'number' ? String(c).padStart(widths[i]) : c.padEnd(widths[i])));
    return `  ${cells.join('  ').trimEnd()}`;
  });
}

/** The text form: one block a topic, stable order. */
export function formatInspection(i: Inspection): string {
  const { engine } = i;
  const map = engine.addressMap ? 'address map' : 'no address map';
  const name = i.module === undefined ? '' : ` ${JSON.stringify(i.module)}`;
  const lines = [
    `module${name}: ${i.bytes} bytes, ${engine.target} ${engine.cpu}`,
    `bounds ${engine.bounds}, traps ${engine.traps}, ${map}${engine.nan === 'canonical' ? ', canonical NaNs' : ''}`,
    'sections (offset, size):',
    ...table(i.sections.map((s) => [s.name, s.offset, s.size])),
    'imports:',
    ...table(i.imports.map((m) => [m.kind, JSON.stringify(m.module), JSON.stringify(m.name)])),
    'exports:',
    ...table(i.exports.map((e) => [e.kind, e.index, JSON.stringify(e.name)])),
    'functions (offset, code, pool):',
    ...table(
      i.functions.map((f) => [f.index === undefined ? '' : String(f.index), f.offset, f.code, f.pool, f.name ?? '', f.type]),
    ),
    `traps: ${i.traps.map((t) => `${t.name} ${t.count}`).join(', ') || 'none'}`,
    `address map entries: ${i.addresses}`,
    `stack maps: ${i.stackMaps}, calls with handlers: ${i.exceptions}`,
    'memory images (memory, address, size):',
    ...table(i.images.map((m) => [m.memory, m.address, m.length])),
    `data segments: ${i.datas}, element segments: ${i.elems}`,
  ];
  return `${lines.join('\n')}\n`;
}
