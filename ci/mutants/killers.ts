/**
 * Who is asked about a mistake, in this order: the tests of its room and those that are about it, our own scripts, the official
 * suite (each file in one of four modes), those tests of the room that take long, goldens.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MODES, type Mode } from '../modes.ts';

export const KINDS = ['room', 'own', 'official', 'slow', 'golden'] as const;
export type Kind = (typeof KINDS)[number];

/** One process of a tree. */
export interface Killer {
  readonly kind: Kind;
  /** A unit test, or scripts in a mode. */
  readonly name: string;
  /** A unit test's path from the root; undefined: `args` of `touchstone test`. */
  readonly test?: string;
  readonly args?: readonly string[];
  readonly mode?: Mode;
}

/** Tests of several rooms together: asked about everything that compiles or runs. */
const PIPELINE = 'engine/testing/pipeline';
/** Objects in every place that can hold one, a collection at every allocation. */
const HEAPS = 'engine/testing/gc/zeal.test.ts';
/** Calls and casts of functions, by type. */
const FUNCTIONS = 'engine/testing/gc/function-types.test.ts';
/** Several threads on one memory. */
const THREADS = 'engine/testing/threads/threads.test.ts';
/** Tests that are about a room and lie elsewhere, cheap ones first; a folder stands for its tests. */
const ABOUT: Readonly<Record<string, readonly string[]>> = {
  'engine/wasm': [
    'engine/wasm',
    'engine/testing/pipeline/clobbers.test.ts',
    'engine/valid/valid.test.ts',
    'engine/binary',
    'engine/text/print/print.test.ts',
    'runner/script/suite.test.ts',
    PIPELINE,
  ],
  'engine/text': ['engine/text', 'runner/script', 'runner/oracles/oracles.test.ts'],
  'engine/binary': ['engine/binary', 'engine/index.test.ts', 'engine/text/print/print.test.ts'],
  'engine/valid': ['engine/valid', 'engine/frontend/hostile.test.ts'],
  'engine/ir': [
    'engine/ir',
    'engine/passes',
    'engine/frontend/oracle.test.ts',
    'engine/backend/x64/lower/lower.test.ts',
    'engine/frontend/ssa/ssa.test.ts',
    PIPELINE,
    HEAPS,
  ],
  'engine/frontend': [
    'engine/frontend',
    'engine/runtime/calls/stack-maps.test.ts',
    'engine/runtime/heap/barriers.test.ts',
    FUNCTIONS,
    PIPELINE,
    HEAPS,
  ],
  'engine/passes': ['engine/passes', 'engine/frontend/oracle.test.ts', PIPELINE],
  'engine/backend': [
    'engine/frontend/ssa/stack-slots.test.ts',
    'engine/runtime/calls/stack-maps.test.ts',
    'engine/backend',
    'engine/compiler/far-calls.test.ts',
    PIPELINE,
    THREADS,
  ],
  'engine/backend/regalloc': [
    'engine/backend/regalloc',
    'engine/backend/x64/calls.test.ts',
    'engine/backend/x64/execute.test.ts',
    'engine/backend/x64/stack-maps.test.ts',
    'engine/runtime/calls/stack-maps.test.ts',
  ],
  'engine/backend/aarch64': ['engine/backend/aarch64', 'engine/testing/differential/differential.test.ts'],
  'engine/artifact': ['engine/artifact', PIPELINE],
  'engine/compiler': ['engine/compiler', 'engine/debug', 'engine/index.test.ts', PIPELINE],
  'engine/runtime': ['engine/runtime', HEAPS, FUNCTIONS, PIPELINE, THREADS, 'native'],
  'engine/addon': ['engine/addon', 'engine/runtime', 'native'],
  'engine/cache': ['engine/cache', PIPELINE, 'native'],
  'engine/abi': ['engine/passes/writes.test.ts', 'engine/runtime', PIPELINE, HEAPS],
  'engine/compiled': ['engine/artifact', PIPELINE],
  'engine/settings': ['engine/compiler', PIPELINE],
  engine: ['engine/cache', 'engine/compiler', PIPELINE],
  native: ['engine/addon', 'engine/runtime', 'native', PIPELINE, THREADS, HEAPS],
  runner: ['runner'],
  ci: ['ci'],
};

/** Tests that take many seconds: asked when scripts have not noticed anything. */
const SLOW = new RegExp(
  [
    /simd(-random|-operands|-forms)?\.test|exceptions-oracle|dwarf\.test|failures\.test|observers\.test/,
    /remote|race\.test|watch\.test|launcher|selection|clobbers|aarch64/,
  ]
    .map((part) => part.source)
    .join('|'),
);
/** Tests that look at pages and need a browser, build the addon anew, or are this table's own. */
const NOT_ASKED = /(browser|sanitized|^native\/build)\.test|^ci\/(mutants|modes)/;

/** The tests of a place: itself, or those of a folder, `deep`: and of the folders in it. */
function testsIn(root: string, place: string, deep: boolean): string[] {
  if (place.endsWith('.test.ts')) return [place];
  const folder = join(root, 'build', place);
  // Folders of other languages have no tests.
  return (existsSync(folder) ? readdirSync(folder, { recursive: deep, encoding: 'utf8' }) : [])
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => `${place}/${name.replace(/\.js$/, '.ts')}`);
}

/** The unit tests to ask about a file first: its namesake, its folder's, and those about its room. */
function roomTests(root: string, file: string): string[] {
  const folder = dirname(file);
  const room = Object.keys(ABOUT)
    .filter((r) => file.startsWith(`${r}/`))
    .sort((a, b) => b.length - a.length)[0];
  const namesake = `${basename(file).replace(/\.\w+$/, '')}.test.ts`;
  const listed = (ABOUT[room ?? ''] ?? []).flatMap((place) => testsIn(root, place, true));
  const all = [...new Set([...testsIn(root, folder, false), ...listed])].filter((t) => !NOT_ASKED.test(t));
  return all.sort((a, b) => Number(basename(b) === namesake) - Number(basename(a) === namesake));
}

/** Modes that differ from each other in everything. */
const SPREAD = [2, 5, 7, 8].flatMap((i) => MODES[i] ?? []);

/** Everybody who is asked about a mistake in `file`, in order. */
export function killersOf(root: string, file: string): Killer[] {
  const room = roomTests(root, file);
  const unit = (kind: Kind, test: string): Killer => ({ kind, name: test, test });
  return [
    ...room.filter((t) => !SLOW.test(t)).map((t) => unit('room', t)),
    ...SPREAD.slice(0, 2).map(
      (mode): Killer => ({ kind: 'own', name: `own scripts, ${mode.name}`, args: ['--suite=own'], mode }),
    ),
    ...SPREAD.map((mode, i): Killer => {
      const suites = ['core', 'custom', 'legacy', 'proposals'].map((s) => `--suite=${s}`);
      return {
        kind: 'official',
        name: `official suite, ${mode.name}`,
        args: [...suites, `--shard=${i + 1}/${SPREAD.length}`],
        mode,
      };
    }),
    ...room.filter((t) => SLOW.test(t)).map((t) => unit('slow', t)),
    { kind: 'golden', name: 'goldens', args: ['--suite=golden'] },
  ];
}
