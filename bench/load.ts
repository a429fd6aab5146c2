/**
 * Loading: the time to map an artifact from a file and to instantiate it, for large modules and for a data image of 64 MiB, beside
 * the figures of wasmtime 48 on the machine of the design (it is not run here). And what traps and address map take of the code.
 * Median of 50 rounds in one process, a new store each: `load` is deserializeFile, `first` the first instance of a
 * fresh mapping, `warm` the second one of the same mapping.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, decode, type Extern, parse, readArtifact, Store, validate } from '../engine/index.ts';
import { fetchModule, MODULES } from './compile.ts';
import { type Summary, summarize } from './stats.ts';

const ROUNDS = 50;
/** Medians in microseconds: load, first instantiation. */
const WASMTIME: Readonly<Record<string, readonly [load: number, first: number]>> = {
  esbuild: [426, 26],
  '64 MiB image': [67, 11],
};

interface LoadFigures {
  readonly name: string;
  readonly artifactBytes: number;
  readonly textBytes: number;
  /** Traps and address map together, relative to the code. */
  readonly tables: number;
  readonly load: Summary;
  readonly first: Summary;
  readonly warm: Summary;
}

function artifacts(root: string): { name: string; bytes: Uint8Array }[] {
  const out: { name: string; bytes: Uint8Array }[] = [];
  for (const { name, pack, file } of MODULES) {
    const path = fetchModule(join(root, '.cache', 'bench'), pack, file);
    if (path === undefined) {
      console.log(`load: ${name} skipped, it cannot be fetched`);
      continue;
    }
    const m = decode(readFileSync(path));
    validate(m);
    out.push({ name, bytes: compile(m) });
  }
  for (const size of [1, 64]) {
    const m = parse(`(module (memory (export "m") ${size * 16}) (data (i32.const 0) "x"))`);
    const [segment] = m.datas;
    if (segment !== undefined) m.datas[0] = { ...segment, init: new Uint8Array(size << 20).fill(7) };
    out.push({ name: `${size} MiB image`, bytes: compile(m) });
  }
  return out;
}

function measure(name: string, bytes: Uint8Array, path: string): LoadFigures {
  writeFileSync(path, bytes);
  const times = { load: [] as number[], first: [] as number[], warm: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const store = new Store();
    let from = performance.now();
    const lap = (list: number[]): void => {
      const now = performance.now();
      list.push((now - from) * 1000);
      from = performance.now();
    };
    const module = store.load(path);
    lap(times.load);
    const imports = new Map<string, Extern>();
    module.artifact.info.imports.forEach(({ module: from, name }, i) => {
      const type = module.importTypes[i];
      const comp =
        type?.kind === 'func'
          ? module.artifact.info.types[module.artifact.info.imports[i]?.desc.type as number]?.comp
          : undefined;
      if (comp?.kind === 'func')
        imports.set(
          `${from} ${name}`,
          store.hostFunc(comp, () => []),
        );
    });
    const resolve = (from: string, name: string): Extern | undefined => imports.get(`${from} ${name}`);
    from = performance.now();
    store.instantiate(module, resolve);
    lap(times.first);
    store.instantiate(module, resolve);
    lap(times.warm);
    store.close();
  }
  const { sections, text } = readArtifact(bytes);
  const size = (section: string): number => sections.find((s) => s.name === section)?.size ?? 0;
  return {
    name,
    artifactBytes: bytes.length,
    textBytes: text.size,
    tables: (size('.touchstone.traps') + size('.touchstone.addrmap')) / text.size,
    load: summarize(times.load),
    first: summarize(times.first),
    warm: summarize(times.warm),
  };
}

/** Measures, prints and returns the figures. */
export function benchLoad(root: string, print: (rows: readonly (readonly string[])[]) => void): LoadFigures[] {
  const dir = mkdtempSync(join(tmpdir(), 'touchstone-bench-load-'));
  try {
    const figures = artifacts(root).map(({ name, bytes }) => measure(name, bytes, join(dir, 'artifact')));
    const rows = [['load, µs: median', 'artifact MB', 'load', 'first', 'warm', 'wasmtime load', 'first', 'tables / code']];
    for (const f of figures) {
      const [load, first] = WASMTIME[f.name] ?? [];
      const micro = [f.load, f.first, f.warm].map((s) => s.median.toFixed(0));
      const mb = (f.artifactBytes / 1e6).toFixed(1);
      rows.push([f.name, mb, ...micro, String(load ?? '-'), String(first ?? '-'), `${(f.tables * 100).toFixed(1)} %`]);
    }
    print(rows);
    return figures;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
