/**
 * The architecture, enforced: which room may import which, as one literal. Fails (exit 1, one line each) on any other import,
 * on an import cycle between files, and on a file that has outgrown its room. Runs alone, from the project's root: `node
 * build/ci/layers.js`.
 *
 * Rooms are path prefixes; the longest matching prefix wins. A room may always import itself. Tests may import anything below
 * `engine/` and `runner/`, as their oracle is often the whole pipeline.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** room → rooms it may import. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'engine/base': [],
  'engine/target': [],
  'engine/wasm': ['engine/base'],
  'engine/layout.ts': [],
  'engine/dump.ts': [],
  'engine/abi.ts': ['engine/wasm'],
  'engine/text': ['engine/base', 'engine/wasm'],
  'engine/binary': ['engine/base', 'engine/wasm'],
  'engine/valid': ['engine/base', 'engine/wasm'],
  'engine/ir': ['engine/base', 'engine/wasm', 'engine/abi.ts', 'engine/dump.ts'],
  'engine/frontend': [
    'engine/target',
    'engine/base',
    'engine/frontend/executable.ts',
    'engine/wasm',
    'engine/ir',
    'engine/layout.ts',
    'engine/abi.ts',
    'engine/dump.ts',
  ],
  'engine/passes': ['engine/base', 'engine/wasm', 'engine/ir', 'engine/layout.ts', 'engine/dump.ts'],
  'engine/backend': [
    'engine/target',
    'engine/base',
    'engine/backend/operands.ts',
    'engine/wasm',
    'engine/ir',
    'engine/layout.ts',
    'engine/abi.ts',
    'engine/artifact/compiled.ts',
    'engine/dump.ts',
  ],
  'engine/backend/regalloc': ['engine/base', 'engine/backend/operands.ts'],
  'engine/backend/operands.ts': ['engine/base'],
  'engine/backend/x64': [
    'engine/target',
    'engine/base',
    'engine/backend',
    'engine/backend/operands.ts',
    'engine/ir',
    'engine/wasm',
    'engine/layout.ts',
    'engine/abi.ts',
    'engine/artifact/compiled.ts',
    'engine/dump.ts',
  ],
  'engine/backend/aarch64': ['engine/backend', 'engine/wasm'],
  'engine/artifact': ['engine/base', 'engine/target', 'engine/wasm', 'engine/layout.ts', 'engine/artifact/compiled.ts'],
  'engine/artifact/compiled.ts': ['engine/target', 'engine/wasm'],
  'engine/compiler': [
    'engine/target',
    'engine/compiler/isas.ts',
    'engine/compiler/options.ts',
    'engine/wasm',
    'engine/ir',
    'engine/frontend',
    'engine/passes',
    'engine/backend',
    'engine/backend/regalloc',
    'engine/backend/operands.ts',
    'engine/artifact',
    'engine/artifact/compiled.ts',
    'engine/layout.ts',
    'engine/abi.ts',
    'engine/dump.ts',
  ],
  'engine/compiler/worker.ts': ['engine/artifact/compiled.ts', 'engine/binary', 'engine/compiler', 'engine/wasm'],
  'engine/compiler/isas.ts': [
    'engine/target',
    'engine/abi.ts',
    'engine/artifact/compiled.ts',
    'engine/backend',
    'engine/backend/regalloc',
    'engine/backend/operands.ts',
    'engine/backend/x64',
    'engine/frontend',
    'engine/ir',
  ],
  'engine/runtime': [
    'engine/target',
    'engine/wasm',
    'engine/artifact',
    'engine/artifact/compiled.ts',
    'engine/layout.ts',
    'engine/abi.ts',
    'engine/dump.ts',
  ],
  // What a run with a warm cache loads: no part of the compiler but what its options are.
  'engine/core.ts': [
    'engine/target',
    'engine/wasm',
    'engine/text',
    'engine/binary',
    'engine/valid',
    'engine/artifact',
    'engine/artifact/compiled.ts',
    'engine/runtime',
    'engine/compiler/options.ts',
    'engine/frontend/executable.ts',
  ],
  'engine/compiler/options.ts': ['engine/target', 'engine/wasm', 'engine/artifact/compiled.ts', 'engine/compiler'],
  'engine/frontend/executable.ts': ['engine/wasm'],
  'engine/index.ts': ['engine'],
  'runner/script': ['engine/wasm', 'engine/text'],
  'runner/usage.ts': [],
  // Goldens show code as `inspect` does, and validate modules as they stand in scripts.
  'runner/commands/sources.ts': ['engine/index.ts'],
  'runner/commands/disassembly.ts': ['engine/index.ts', 'engine/wasm', 'runner/commands/sources.ts', 'runner/usage.ts'],
  golden: ['engine/target', 'engine/index.ts', 'engine/wasm', 'runner/script', 'runner/commands/disassembly.ts'],
  // It runs in a browser, in one piece.
  'runner/report/html/page': [],
  runner: [
    'engine/target',
    'engine/index.ts',
    'engine/core.ts',
    'engine/runtime',
    'engine/wasm',
    'runner/script',
    'runner/usage.ts',
    'runner/commands/disassembly.ts',
    'runner/commands/sources.ts',
    'runner/report/html/page',
    'golden',
  ],
  native: ['engine/target', 'engine/layout.ts', 'engine/abi.ts', 'engine/wasm'],
  'spec-tests': ['engine/wasm', 'runner', 'runner/script', 'runner/usage.ts'],
  ci: ['engine/target'],
  bench: ['engine/index.ts', 'engine/runtime', 'engine/wasm', 'runner'],
};

/** Lines a source file may have; tables may be long. */
const MAX_LINES = 600;
const TABLES = new Set(['engine/wasm/opcodes.ts']);

const ROOMS = Object.keys(LAYERS).sort((a, b) => b.length - a.length);
/** Whether a path is that of a room, or lies in it. */
export const inRoom = (file: string, room: string): boolean => file === room || file.startsWith(`${room}/`);
const roomOf = (file: string): string | undefined => ROOMS.find((room) => inRoom(file, room));
/** Whether a path is that of a test, or of what only tests use. */
export const isTest = (file: string): boolean => /\.test\.ts$|(^|\/)test-[^/]*\.ts$|\/testing\//.test(file);

/** Relative imports of a source text, as written. */
function importsOf(text: string): string[] {
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)|(?:^|\n)import\s+'(\.[^']+)'/g,
    ),
  ].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

function allows(room: string, target: string): boolean {
  const targetRoom = roomOf(target);
  if (targetRoom === room) return true;
  return (LAYERS[room] ?? []).some(
    (allowed) => allowed === targetRoom || (room === 'engine/index.ts' && inRoom(target, allowed)),
  );
}

/** Checks a set of sources (path → text) against LAYERS; returns complaints, none when all is well. */
export function checkLayers(sources: ReadonlyMap<string, string>): string[] {
  const complaints: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, text] of sources) {
    const lines = text.split('\n').length;
    if (lines > MAX_LINES && !TABLES.has(file)) complaints.push(`${file}: ${lines} lines, a file has at most ${MAX_LINES}`);
    const room = roomOf(file);
    if (room === undefined && isTest(file)) continue;
    if (room === undefined) {
      complaints.push(`${file}: stands in no room of ci/layers.ts`);
      continue;
    }
    const targets = importsOf(text).map((i) => normalize(join(dirname(file), i)));
    graph.set(file, targets);
    if (isTest(file)) continue;
    for (const target of targets) {
      if (isTest(target)) complaints.push(`${file}: imports the test file ${target}`);
      else if (!allows(room, target))
        complaints.push(`${file}: may not import ${target} (${room} sees: ${LAYERS[room]?.join(', ') || 'nothing'})`);
    }
  }
  const cycle = findCycle(graph);
  if (cycle !== undefined) complaints.push(`import cycle: ${cycle.join(' -> ')}`);
  return complaints;
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
