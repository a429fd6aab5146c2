/**
 * For tests of this folder: artifacts from hand-written machine code, so that stubs and runtime are tested without a compiler.
 * A function is machine code in hexadecimal; what the code needs to know of the instance comes from `fixedLayout`.
 */

import { INSTANCE, type InstanceLayout, instanceLayout, STORE } from '../../abi/layout.ts';
import { writeArtifact } from '../../artifact/write.ts';
import type { ElemInfo, ImageInfo, ModuleInfo } from '../../compiled/compiled.ts';
import type { Bounds, Traps } from '../../target/settings.ts';
import { type Export, exportOf, type Import } from '../../wasm/module.ts';
import {
  type CompType,
  type FuncType,
  type GlobalType,
  I32,
  type MemoryType,
  type TableType,
  type ValType,
} from '../../wasm/types.ts';
import { Store } from '../store.ts';
import { Trap } from '../thrown/trap.ts';
import type { Extern, Func } from '../values/extern.ts';

export interface TestFunc {
  /** Index into `types`. */
  readonly type: number;
  readonly code: Uint8Array;
  /** Pairs: offset in the code, trap code. */
  readonly traps?: readonly number[];
  readonly name?: string;
}
export interface TestModule {
  readonly types: readonly CompType[];
  readonly imports?: readonly Import[];
  readonly funcs: readonly TestFunc[];
  readonly exports?: readonly Export[];
  readonly tables?: readonly TableType[];
  readonly memories?: readonly MemoryType[];
  readonly globals?: readonly GlobalType[];
  readonly elems?: readonly ElemInfo[];
  readonly images?: readonly ImageInfo[];
  readonly rodata?: Uint8Array;
  /** Index into `funcs`. */
  readonly init?: number;
  readonly bounds?: Bounds;
  readonly traps?: Traps;
}

/** Bytes from hexadecimal; spaces and `/* comments *​/` are skipped. */
export function hex(text: string): Uint8Array {
  const digits = text.replace(/\/\*.*?\*\//g, '').replace(/\s/g, '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16));
}
/** A little-endian 32-bit number as hexadecimal. */
export function le32(n: number): string {
  return [0, 8, 16, 24].map((s) => ((n >>> s) & 255).toString(16).padStart(2, '0')).join('');
}
export const func = (params: readonly ValType[], results: readonly ValType[]): FuncType => ({ kind: 'func', params, results });
export const exported = (name: string, index: number, kind: Export['kind'] = 'func'): Export => exportOf(name, kind, index, 0);
export const imported = (name: string, desc: Import['desc']): Import => ({ module: 'm', name, desc, offset: 0 });

const importsOf = (m: TestModule, kind: Export['kind']): Import[] => (m.imports ?? []).filter((i) => i.desc.kind === kind);

function infoOf(m: TestModule): ModuleInfo {
  const of = <K extends Import['desc']['kind'], T>(kind: K): T[] => importsOf(m, kind).map((i) => i.desc.type as T);
  const funcs = [...of<'func', number>('func'), ...m.funcs.map((f) => f.type)];
  const firstOwn = importsOf(m, 'func').length;
  return {
    types: m.types.map((comp) => ({ final: true, supers: [], comp })),
    recs: m.types.map((_, first) => ({ first, count: 1 })),
    imports: m.imports ?? [],
    exports: m.exports ?? [],
    funcs,
    tables: [...of<'table', TableType>('table'), ...(m.tables ?? [])],
    memories: [...of<'memory', MemoryType>('memory'), ...(m.memories ?? [])],
    globals: [...of<'global', GlobalType>('global'), ...(m.globals ?? [])],
    tags: [],
    constants: [],
    escaping: m.funcs.map((_, i) => firstOwn + i),
    elems: m.elems ?? [],
    datas: [],
    images: m.images ?? [],
    init: m.init ?? -1,
  };
}

/** Where things lie in instances of the module. */
export function fixedLayout(m: Omit<TestModule, 'funcs'>, ownFuncs: number): InstanceLayout {
  const count = (kind: Export['kind'], own: readonly unknown[] | undefined): number =>
    importsOf(m as TestModule, kind).length + (own?.length ?? 0);
  return instanceLayout({
    memories: count('memory', m.memories),
    tables: count('table', m.tables),
    importedFuncs: importsOf(m as TestModule, 'func').length,
    globals: count('global', m.globals),
    types: m.types.length,
    elems: m.elems?.length ?? 0,
    datas: 0,
    tags: 0,
    escapingFuncs: ownFuncs,
  });
}

/** The artifact. */
export function artifactOf(m: TestModule): Uint8Array {
  const functions: number[] = [];
  const traps: number[] = [];
  const addrs: number[] = [];
  let size = 0;
  for (const f of m.funcs) {
    functions.push(size, f.code.length, f.code.length);
    for (let i = 0; i < (f.traps?.length ?? 0); i += 2) traps.push(size + (f.traps?.[i] as number), f.traps?.[i + 1] as number);
    // Wasm offset = 100 for each function's first byte, counting machine bytes from there.
    for (let i = 0; i < f.code.length; i++) addrs.push(size + i, 100 + i);
    size = (size + f.code.length + 15) & ~15;
  }
  const bytes = new Uint8Array(size).fill(0xcc);
  m.funcs.forEach((f, i) => {
    bytes.set(f.code, functions[i * 3]);
  });
  const firstOwn = importsOf(m, 'func').length;
  const names = new Map<number, string>();
  m.funcs.forEach((f, i) => {
    if (f.name !== undefined) names.set(firstOwn + i, f.name);
  });
  const rodata = m.rodata ?? new Uint8Array(0);
  return writeArtifact({
    engine: {
      target: 'x86-64',
      cpu: 'x86-64-v2',
      bounds: m.bounds ?? 'guard',
      traps: m.traps ?? 'signals',
      addressMap: true,
      nan: 'any',
    },
    info: infoOf(m),
    text: {
      bytes,
      functions: Int32Array.from(functions),
      traps: Int32Array.from(traps),
      addrs: Int32Array.from(addrs),
      frameChanges: new Int32Array(0),
      handlers: new Int32Array(0),
      stackMaps: new Int32Array(0),
    },
    rodata: {
      size: rodata.length,
      align: 4096,
      pieces: [{ offset: 0, bytes: rodata }],
      images: m.images ?? [],
      datas: [],
      imaged: new Set(),
    },
    names: { module: undefined, funcs: names },
  });
}

/** One page, at most ten. */
export const PAGE: MemoryType = { min: 1, max: 10, address: I32, shared: false, pageSizeLog2: 16 };
export const NONE = func([], []);
export const UNARY = func([I32], [I32]);
export const BINARY = func([I32, I32], [I32]);

/** Prologue without stack check, and epilogue that pops nothing. */
export const ENTER = '55 48 89 e5 41 57 /* push rbp; mov rbp,rsp; push r15 */';
export const LEAVE = '4c 8b 7d f8 c9 /* mov r15,[rbp-8]; leave */ c3';
/** The stack check with a cold trap call at the given distance: mov rax,[r15]; cmp rsp,[rax+limit]; jb. */
export const CHECK = (to: number): string =>
  `49 8b 07 48 3b 60 ${STORE.stackLimit.toString(16).padStart(2, '0')} 0f 82 ${le32(to)}`;
export const TRAP_CALL = `41 ff 57 ${INSTANCE.trapStub.toString(16).padStart(2, '0')}`;
export const EXIT_CALL = `41 ff 57 ${INSTANCE.exitStub.toString(16).padStart(2, '0')}`;

/** Runs with a store that is closed afterwards. */
export function withStore<T>(body: (store: Store) => T, options = {}): T {
  const store = new Store(options);
  try {
    return body(store);
  } finally {
    store.close();
  }
}
export function instanceOf(store: Store, m: TestModule, resolve: (name: string) => Extern | undefined = () => undefined) {
  const instance = store.instantiate(artifactOf(m), (_, name) => resolve(name));
  return {
    instance,
    f: (name: string): Func => instance.getExport(name) as Func,
  };
}
/** The trap that `body` ends in; everything else is an error. */
export function trapOf(body: () => unknown): Trap {
  try {
    body();
  } catch (error) {
    if (error instanceof Trap) return error;
    throw error;
  }
  throw new Error('no trap');
}
