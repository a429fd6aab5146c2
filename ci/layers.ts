/**
 * The architecture, enforced: which room may import which, as one literal. Fails (exit 1, one line each) on any other import,
 * on a cycle of files or of folders, on an entry point that loads what it must do without and on a file that has outgrown its
 * room. Runs alone, from the project's root: `node build/ci/layers.js`.
 *
 * A room is a folder with the folders in it that are no rooms themselves. It may always import itself. Tests may import anything
 * below `engine/` and `runner/`, as their oracle is often the whole pipeline.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { grouped } from '../engine/base/maps.ts';

/** Room → rooms it may import, which stand above it. */
export type Layers = Readonly<Record<string, readonly string[]>>;

/** What every back end reads and writes. */
const CODE = ['engine/wasm', 'engine/abi', 'engine/compiled', 'engine/ir', 'engine/backend/regalloc/interface'];
/** What there is to know of scripts and of what comes out of them, without running any. */
const RESULTS = ['runner/system', 'runner/usage', 'runner/script', 'runner/values', 'runner/suites', 'runner/results'];

export const LAYERS: Layers = {
  // What every stage of the engine stands on.
  'engine/base': [],
  'engine/debug': [],
  'engine/target': [],
  'engine/wasm': ['engine/base'],
  'engine/abi': ['engine/wasm'],
  'engine/compiled': ['engine/base', 'engine/target', 'engine/wasm'],
  'engine/settings': ['engine/debug', 'engine/target', 'engine/wasm', 'engine/compiled'],
  'engine/text': ['engine/base', 'engine/wasm'],
  'engine/binary': ['engine/base', 'engine/wasm'],
  'engine/valid': ['engine/base', 'engine/wasm'],
  'engine/ir': ['engine/base', 'engine/wasm', 'engine/abi'],
  'engine/frontend': [
    'engine/base',
    'engine/target',
    'engine/wasm',
    'engine/abi',
    'engine/compiled',
    'engine/settings',
    'engine/ir',
  ],
  'engine/passes': ['engine/base', 'engine/debug', 'engine/wasm', 'engine/ir'],
  // Allocators and their checker see the question and the answer, and nothing of each other.
  'engine/backend/regalloc/interface': ['engine/base'],
  'engine/backend/regalloc/check': ['engine/base', 'engine/backend/regalloc/interface'],
  'engine/backend/regalloc': ['engine/base', 'engine/backend/regalloc/interface'],
  'engine/backend': ['engine/base', ...CODE],
  'engine/backend/x64': ['engine/base', 'engine/target', ...CODE, 'engine/backend'],
  'engine/backend/aarch64': ['engine/base', ...CODE, 'engine/backend'],
  // The one room that imports a machine.
  'engine/backend/machines': [
    'engine/target',
    'engine/compiled',
    'engine/backend',
    'engine/backend/aarch64',
    'engine/backend/x64',
  ],
  'engine/artifact': ['engine/base', 'engine/target', 'engine/wasm', 'engine/compiled'],
  'engine/compiler': [
    'engine/base',
    'engine/debug',
    'engine/target',
    'engine/wasm',
    'engine/binary',
    'engine/compiled',
    'engine/settings',
    'engine/ir',
    'engine/frontend',
    'engine/passes',
    'engine/backend/regalloc/check',
    'engine/backend/regalloc',
    'engine/backend',
    'engine/backend/machines',
    'engine/artifact',
  ],
  'engine/compiler/threads': [
    'engine/debug',
    'engine/wasm',
    'engine/compiled',
    'engine/settings',
    'engine/binary',
    'engine/backend',
    'engine/compiler',
  ],
  'engine/addon': ['engine/base', 'engine/debug', 'engine/target', 'engine/wasm'],
  'engine/cache': ['engine/target', 'engine/wasm', 'engine/compiled', 'engine/artifact', 'engine/addon'],
  'engine/runtime': [
    'engine/base',
    'engine/debug',
    'engine/target',
    'engine/wasm',
    'engine/abi',
    'engine/compiled',
    'engine/artifact',
    'engine/addon',
    'engine/cache',
  ],
  // All of it, for the runner.
  engine: [
    'engine/debug',
    'engine/target',
    'engine/wasm',
    'engine/compiled',
    'engine/settings',
    'engine/text',
    'engine/binary',
    'engine/valid',
    'engine/artifact',
    'engine/compiler',
    'engine/compiler/threads',
    'engine/addon',
    'engine/cache',
    'engine/runtime',
  ],
  // What embedders see: the package's exports.
  'engine/api': ['engine/target', 'engine/wasm', 'engine/artifact', 'engine/cache', 'engine/runtime', 'engine'],
  // The WebAssembly JavaScript interface: the same, as JavaScript programs expect it.
  'engine/js-api': ['engine/base', 'engine/target', 'engine/wasm', 'engine/cache', 'engine/runtime', 'engine'],
  // What programs see of a system: WASI preview 1.
  'engine/wasi': ['engine/wasm', 'engine/addon', 'engine/runtime'],
  // How the addon is built.
  native: ['engine/base', 'engine/target', 'engine/abi'],
  // The runner.
  'runner/usage': [],
  'runner/system': ['engine/base', 'runner/usage'],
  'runner/script': ['engine/base', 'engine/wasm', 'engine/text'],
  'runner/values': ['engine/wasm', 'engine/runtime', 'runner/script'],
  'runner/suites': ['engine/wasm', 'runner/system', 'runner/usage', 'runner/script', 'runner/values'],
  'runner/results': ['engine/wasm', 'runner/system', 'runner/usage', 'runner/values', 'runner/suites'],
  'runner/engines': ['engine/target', 'engine/wasm', 'engine/runtime', 'engine', ...RESULTS],
  'runner/judge': ['engine/wasm', 'engine/runtime', 'engine', ...RESULTS, 'runner/engines'],
  'runner/convert': ['engine/text', 'engine/wasm', 'engine', 'runner/usage', 'runner/script', 'runner/values', 'runner/judge'],
  'runner/listing': ['engine/base', 'engine/wasm', 'engine', 'runner/usage'],
  'runner/golden': [
    'engine/base',
    'engine/target',
    'engine/wasm',
    'engine',
    'runner/system',
    'runner/script',
    'runner/suites',
    'runner/results',
    'runner/engines',
    'runner/judge',
    'runner/listing',
  ],
  'runner/proof': ['engine/wasm', 'runner/usage', 'runner/results', 'runner/engines', 'runner/judge'],
  'runner/workers': [
    'engine/wasm',
    'engine/addon',
    'engine/runtime',
    'engine',
    ...RESULTS,
    'runner/engines',
    'runner/judge',
    'runner/golden',
    'runner/proof',
  ],
  // Scripts of pages run in a browser, each in one piece with what it imports.
  'runner/web/browser': [],
  'runner/web': ['runner/system'],
  'runner/report/html/page': ['runner/web/browser'],
  'runner/report': [
    'engine/base',
    'engine/target',
    'engine/wasm',
    'engine/runtime',
    'runner/system',
    'runner/usage',
    'runner/values',
    'runner/suites',
    'runner/results',
    'runner/listing',
    'runner/web',
    'runner/report/html/page',
  ],
  // What is published, as data.
  'runner/matrix/format': [],
  'runner/matrix/site/page': ['runner/web/browser', 'runner/matrix/format'],
  'runner/session': [
    'engine/target',
    'engine/wasm',
    'engine/cache',
    'engine',
    'runner/system',
    'runner/usage',
    'runner/script',
    'runner/suites',
    'runner/results',
    'runner/engines',
    'runner/judge',
    'runner/workers',
    'runner/report',
  ],
  'runner/matrix': [
    'engine',
    'runner/system',
    'runner/usage',
    'runner/script',
    'runner/suites',
    'runner/results',
    'runner/report',
    'runner/matrix/format',
  ],
  'runner/matrix/site': [
    'runner/system',
    'runner/web',
    'runner/report',
    'runner/matrix/format',
    'runner/matrix/site/page',
    'runner/matrix',
  ],
  'runner/commands': [
    'engine/target',
    'engine/wasm',
    'engine/cache',
    'engine/runtime',
    'engine',
    'engine/wasi',
    ...RESULTS,
    'runner/engines',
    'runner/judge',
    'runner/convert',
    'runner/listing',
    'runner/golden',
    'runner/proof',
    'runner/workers',
    'runner/report',
    'runner/session',
    'runner/matrix/format',
    'runner/matrix',
    'runner/matrix/site',
  ],
  'runner/command-line': [
    'engine/base',
    'engine/target',
    'engine/wasm',
    'runner/system',
    'runner/usage',
    'runner/values',
    'runner/suites',
    'runner/results',
    'runner/engines',
    'runner/workers',
    'runner/report',
    'runner/session',
    'runner/commands',
  ],
  runner: [
    'engine/wasm',
    'engine/addon',
    'runner/system',
    'runner/usage',
    'runner/results',
    'runner/workers',
    'runner/report',
    'runner/commands',
    'runner/command-line',
  ],
  'runner/bundle': [
    'native',
    'engine/target',
    'engine/wasm',
    'engine/addon',
    'engine/cache',
    'runner/system',
    'runner/usage',
    'runner/suites',
    'runner/workers',
    'runner',
  ],
  'runner/oracles': [
    'engine/base',
    'engine/wasm',
    'engine',
    'runner/system',
    'runner/usage',
    'runner/script',
    'runner/suites',
    'runner/judge',
    'runner/convert',
  ],
  // What stands around both.
  // An oracle: it sees nothing of what it asks.
  'spec-tests/hard': [],
  'spec-tests': [
    'engine/wasm',
    'runner/system',
    'runner/usage',
    'runner/script',
    'runner/suites',
    'runner/results',
    'runner/judge',
  ],
  ci: ['engine/base', 'engine/target', 'runner/usage'],
  'ci/emulated': ['engine/target', 'engine/wasm', 'engine', 'native', 'runner/script', 'runner/suites', 'runner/golden', 'ci'],
  'ci/js-api': ['engine/js-api', 'runner/usage'],
  'ci/programs': ['engine/js-api', 'runner/usage'],
  'ci/mutants': ['engine/base', 'runner/usage', 'ci'],
  bench: [
    'engine/base',
    'engine/target',
    'engine/wasm',
    'engine/addon',
    'engine/runtime',
    'engine',
    'engine/api',
    'native',
    'runner/system',
    'runner/usage',
    'runner',
  ],
};

/** The compiler. */
const COMPILER = ['engine/ir', 'engine/frontend', 'engine/passes', 'engine/backend', 'engine/compiler'];

/** Entry point → folders that nothing lies in of all it loads. */
const DOES_WITHOUT: Layers = {
  // A run that finds everything in the cache.
  'engine/core.ts': COMPILER,
  // The package's export `./runtime`.
  'engine/api/runtime.ts': [...COMPILER, 'engine/settings', 'engine/text', 'engine/binary', 'engine/valid'],
};

/** Lines a source file may have; tables may be long. */
const MAX_LINES = 600;
const TABLES = new Set(['engine/wasm/opcodes.ts']);

const isBelow = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);
/** Whether a path is that of a file or folder, or lies in it. */
export const isAtOrBelow = (path: string, place: string): boolean => path === place || isBelow(path, place);
/** Whether a path is that of a test, or of what only tests use. */
export const isTest = (file: string): boolean => /\.test\.ts$|\/testing\//.test(file);

/** The room of a file: the innermost. A top-level folder with rooms in it has its own files alone: a new folder needs a row. */
function roomOf(file: string, layers: Layers): string | undefined {
  const rooms = Object.keys(layers).sort((a, b) => b.length - a.length);
  const own = (room: string): boolean => !room.includes('/') && rooms.some((r) => isBelow(r, room));
  return rooms.find((room) => (own(room) ? dirname(file) === room : isBelow(file, room)));
}

/** Relative imports of a source text, as written. */
function importsOf(text: string): string[] {
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)|(?:^|\n)import\s+'(\.[^']+)'/g,
    ),
  ].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

/** The files that a file imports. */
const targetsOf = (file: string, text: string): string[] => importsOf(text).map((i) => normalize(join(dirname(file), i)));

/** What is wrong with the rooms themselves: only folders are rooms, and a row leads upwards. */
function rowComplaints(layers: Layers): string[] {
  const rooms = Object.keys(layers);
  const files = [...new Set([...rooms, ...Object.values(layers).flat()])].filter((room) => room.endsWith('.ts'));
  return [
    ...files.map((file) => `ci/layers.ts: ${file} is a file; a room is a folder`),
    ...rooms.flatMap((room, i) =>
      (layers[room] ?? [])
        .filter((seen) => !rooms.slice(0, i).includes(seen))
        .map((seen) => `ci/layers.ts: ${room} sees ${seen}, which is no room above it`),
    ),
  ];
}

/** What an import from one folder to another is to the innermost folder that holds both: which of its parts needs which. */
function edgeOf(from: string, to: string): { readonly parent: string; readonly from: string; readonly to: string } | undefined {
  if (from === to) return undefined;
  const [a, b] = [from.split('/'), to.split('/')];
  let depth = 0;
  while (depth < a.length && a[depth] === b[depth]) depth++;
  const upTo = (path: readonly string[], n: number): string => path.slice(0, n).join('/');
  return { parent: upTo(a, depth), from: upTo(a, depth + 1), to: upTo(b, depth + 1) };
}

/** Import cycles of folders: below each folder, of its own files and of the folders in it, each with all that is below it. */
function folderCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const edges = [...graph].flatMap(([file, targets]) =>
    targets.flatMap((target) => edgeOf(dirname(file), dirname(target)) ?? []),
  );
  return [...grouped(edges, ({ parent }) => parent).values()].flatMap((inside) => {
    const targets = [...grouped(inside, ({ from }) => from)].map(([from, list]) => [from, list.map(({ to }) => to)] as const);
    const cycle = findCycle(new Map(targets));
    return cycle === undefined ? [] : [`cycle of folders: ${cycle.join(' -> ')}`];
  });
}

/** The same of a set of sources (path → text), tests apart. */
export function cyclesOfFolders(sources: ReadonlyMap<string, string>): string[] {
  const product = [...sources].filter(([file]) => !isTest(file));
  return folderCycles(new Map(product.map(([file, text]) => [file, targetsOf(file, text)])));
}

/** What an entry point loads and must do without, a line for each: the way there. */
function reachComplaints(graph: ReadonlyMap<string, readonly string[]>): string[] {
  return Object.entries(DOES_WITHOUT).flatMap(([entry, without]) => {
    const ways = new Map<string, readonly string[]>([[entry, [entry]]]);
    for (const [file, way] of ways) for (const next of graph.get(file) ?? []) if (!ways.has(next)) ways.set(next, [...way, next]);
    return without.flatMap((folder) => {
      const way = [...ways].find(([file]) => isBelow(file, folder))?.[1];
      return way === undefined ? [] : [`${entry}: loads ${folder}: ${way.join(' -> ')}`];
    });
  });
}

/** Checks a set of sources (path → text) against the rooms; returns complaints, none when all is well. */
export function checkLayers(sources: ReadonlyMap<string, string>, layers: Layers = LAYERS): string[] {
  const complaints = rowComplaints(layers);
  /** Imports of all files, and those that are part of the product: no tests. */
  const graph = new Map<string, readonly string[]>();
  const product = new Map<string, readonly string[]>();
  for (const [file, text] of sources) {
    const lines = text.split('\n').length;
    if (lines > MAX_LINES && !TABLES.has(file)) complaints.push(`${file}: ${lines} lines, a file has at most ${MAX_LINES}`);
    const room = roomOf(file, layers);
    if (room === undefined && isTest(file)) continue;
    if (room === undefined) {
      complaints.push(`${file}: stands in no room of ci/layers.ts`);
      continue;
    }
    const targets = targetsOf(file, text);
    graph.set(file, targets);
    if (isTest(file)) continue;
    product.set(file, targets);
    for (const target of targets) {
      const seen = roomOf(target, layers);
      if (isTest(target)) complaints.push(`${file}: imports the test file ${target}`);
      else if (seen !== room && !(layers[room] ?? []).some((allowed) => allowed === seen))
        complaints.push(`${file}: may not import ${target} (${room} sees: ${layers[room]?.join(', ') || 'nothing'})`);
    }
  }
  const cycle = findCycle(graph);
  if (cycle !== undefined) complaints.push(`import cycle: ${cycle.join(' -> ')}`);
  return [...complaints, ...folderCycles(product), ...reachComplaints(product)];
}

function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const visit = (file: string): string[] | undefined => {
    if (onPath.has(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    path.push(file);
    onPath.add(file);
    for (const next of graph.get(file) ?? []) {
      const found = visit(next);
      if (found !== undefined) return found;
    }
    path.pop();
    onPath.delete(file);
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const found = visit(file);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All sources below the top-level folders that have rooms, whose file's name is like `names`. */
export function readSources(root: string, names = /\.ts$/): Map<string, string> {
  const sources = new Map<string, string>();
  for (const top of new Set(Object.keys(LAYERS).map((room) => room.split('/')[0] ?? ''))) {
    if (!existsSync(join(root, top))) continue;
    for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !names.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      sources.set(relative(root, path), readFileSync(path, 'utf8'));
    }
  }
  return sources;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const complaints = checkLayers(readSources(process.cwd()));
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}
