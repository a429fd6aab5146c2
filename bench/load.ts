/**
 * Loading: the time to map an artifact from a file and to instantiate it, for large modules and for a data image of 64 MiB,
 * beside the figures of wasmtime 48 on the machine of the design (it is not run here). And what traps and address map take of the
 * code. Medians of 50 rounds in one process, a store each: `load` is deserializeFile; `first` the first instance, in address
 * space that was never used (all stores stay open); `warm` the first instance of a store that gets a slot of one that was closed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexed } from '../engine/base/arrays.ts';
import { compile, decode, type Extern, parse, readArtifact, Store, validate } from '../engine/index.ts';
import type { ResolveImport } from '../engine/runtime/index.ts';
import { fetchModule, MODULES } from './compile.ts';
import { type Summary, summarize } from './figures/stats.ts';

const ROUNDS = 50;
/** Medians in microseconds: load, first instantiation. Ours may take 1 and 5 times as long, from a warm slot 3 times. */
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
    const datas = m.datas.map((segment) => ({ ...segment, init: new Uint8Array(size << 20).fill(7) }));
    out.push({ name: `${size} MiB image`, bytes: compile({ ...m, datas: indexed(datas) }) });
  }
  return out;
}

/** Host functions that do nothing for every function the module imports. */
function hostImports(store: Store, { artifact, importTypes }: ReturnType<Store['load']>): ResolveImport {
  const imports = new Map<string, Extern>();
  artifact.info.imports.forEach(({ module, name, desc }, i) => {
    const comp = importTypes[i]?.kind === 'func' ? artifact.info.types[desc.type as number]?.comp : undefined;
    if (comp?.kind === 'func')
      imports.set(
        `${module} ${name}`,
        store.hostFunc(comp, () => []),
      );
  });
  return (module, name) => imports.get(`${module} ${name}`);
}

function measure(name: string, bytes: Uint8Array, path: string): LoadFigures {
  writeFileSync(path, bytes);
  const times = { load: [] as number[], first: [] as number[], warm: [] as number[] };
  const timed = <T>(list: number[], work: () => T): T => {
    const from = performance.now();
    const result = work();
    list.push((performance.now() - from) * 1000);
    return result;
  };
  /** A store with an instance. */
  const round = (load: number[], instantiate: number[]): Store => {
    const store = new Store();
    const module = timed(load, () => store.load(path));
    const resolve = hostImports(store, module);
    timed(instantiate, () => store.instantiate(module, resolve));
    return store;
  };
  const open: Store[] = [];
  for (let i = 0; i < ROUNDS; i++) open.push(round(times.load, times.first));
  for (const store of open) store.close();
  for (let i = 0; i < ROUNDS; i++) round([], times.warm).close();
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
