/**
 * The directives that the matrix is over: scripts in, their index out (format/data.ts), and the text of each directive. Official
 * files of the core suite and of proposals, and the suite `hard` of ours.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { positionAt } from '../../engine/core.ts';
import type { Directive, Script } from '../script/ast.ts';
import { directiveIds, moduleDirectives } from '../script/ids.ts';
import { parseScript } from '../script/parser.ts';
import { allDirectives, extentOf } from '../script/threads.ts';
import { readManifest } from '../suites/manifest.ts';
import { fileId } from '../suites/official.ts';
import { digestSuite, type SuiteFile as ScriptFile, selectFiles, verified } from '../suites/suites.ts';
import { UsageError } from '../usage/usage.ts';
import type { Axis, Group, Suite, SuiteFile } from './format/data.ts';

/** The suites of a run. */
export const SUITES: readonly string[] = ['core', 'proposals', 'hard'];

/** Groups in the order of the specification's versions; a group of official files is a suite of the manifest. */
export const GROUPS: readonly Group[] = [
  { name: 'base', version: '1.0', title: 'WebAssembly 1.0' },
  { name: 'sign-extension', version: '2.0', title: 'Sign extension' },
  { name: 'sat-float-to-int', version: '2.0', title: 'Saturating conversions' },
  { name: 'multi-value', version: '2.0', title: 'Multiple values' },
  { name: 'reference-types', version: '2.0', title: 'Reference types' },
  { name: 'bulk-memory', version: '2.0', title: 'Bulk memory' },
  { name: 'simd', version: '2.0', title: 'SIMD' },
  { name: 'extended-const', version: '3.0', title: 'Extended constants' },
  { name: 'tail-call', version: '3.0', title: 'Tail calls' },
  { name: 'multi-memory', version: '3.0', title: 'Multiple memories' },
  { name: 'memory64', version: '3.0', title: '64-bit memories' },
  { name: 'function-references', version: '3.0', title: 'Function references' },
  { name: 'exceptions', version: '3.0', title: 'Exceptions' },
  { name: 'relaxed-simd', version: '3.0', title: 'Relaxed SIMD' },
  { name: 'gc', version: '3.0', title: 'Garbage collection' },
  { name: 'annotations', version: '3.0', title: 'Annotations' },
  { name: 'threads', version: 'proposal', title: 'Threads' },
  { name: 'custom-page-sizes', version: 'proposal', title: 'Custom page sizes' },
  { name: 'wide-arithmetic', version: 'proposal', title: 'Wide arithmetic' },
  { name: 'custom-descriptors', version: 'proposal', title: 'Custom descriptors' },
  { name: 'hard', version: 'own', title: 'Hard cases' },
];

/** The scripts. Throws a UsageError where the official ones are not here, or are not the manifest's. */
export function scripts(): readonly ScriptFile[] {
  const { files, edited } = verified(selectFiles([...SUITES], []).files);
  if (edited.length > 0) throw new UsageError(`no official files: ${edited.slice(0, 5).join(', ')}`);
  return files;
}

function axisOf(d: Directive): Axis {
  const form = 'module' in d && typeof d.module === 'object' ? d.module.form : undefined;
  if (d.kind === 'assert_invalid') return 'validation';
  if (form === 'binary') return 'binary';
  return form === 'quote' || d.kind === 'assert_malformed' ? 'text' : 'execution';
}

/** A script with its directives in the order of all lists. */
interface Read {
  readonly script: Script;
  readonly all: readonly Directive[];
}

function read({ path, features }: ScriptFile): Read {
  const script = parseScript(readFileSync(path), features);
  return { script, all: allDirectives(script.directives) };
}

function indexOf(file: ScriptFile, kinds: Map<string, number>): SuiteFile {
  const { script, all } = read(file);
  const ids = directiveIds(script);
  for (const { kind } of all) if (!kinds.has(kind)) kinds.set(kind, kinds.size);
  return {
    file: fileId(file),
    path: file.name,
    group: digestSuite(file.suites),
    ids: all.map((d) => ids.get(d) ?? ''),
    lines: all.map((d) => positionAt(script.source, d.start).line),
    kinds: all.map(({ kind }) => String.fromCharCode('a'.charCodeAt(0) + (kinds.get(kind) ?? 0))).join(''),
    axes: all.map((d) => axisOf(d)[0]).join(''),
  };
}

/** Which directives these are: the commit of the official files, and a digest of ours. */
export function suiteName(files: readonly ScriptFile[]): string {
  const hash = createHash('sha256');
  for (const { path, suites } of files) if (suites.includes('hard')) hash.update(readFileSync(path)).update('\0');
  return `${readManifest().upstream.commit.slice(0, 7)}-${hash.digest('hex').slice(0, 8)}`;
}

/** The index of the scripts. */
export function suiteIndex(files: readonly ScriptFile[] = scripts()): Suite {
  const { commit, repository } = readManifest().upstream;
  const kinds = new Map<string, number>();
  const indexed = files.map((file) => indexOf(file, kinds));
  return { schema: 1, suite: suiteName(files), commit, repository, kinds: [...kinds.keys()], files: indexed };
}

/** Characters of a directive that are shown. */
const SHOWN = 20_000;

/** The source of each directive of a script, and the directive whose module it is about. */
export function textsOf(file: ScriptFile): { readonly texts: readonly string[]; readonly modules: readonly number[] } {
  const { script, all } = read(file);
  const decoder = new TextDecoder();
  const texts = all.map(({ start, end }) => {
    const text = decoder.decode(script.source.subarray(start, Math.min(end, start + SHOWN)));
    return end - start > SHOWN ? `${text}…` : text;
  });
  return { texts, modules: modulesOf(script.directives, 0) };
}

/** Of a list whose first directive has the index `first`. */
function modulesOf(list: readonly Directive[], first: number): number[] {
  const starts: number[] = [];
  let next = first;
  for (const d of list) {
    starts.push(next);
    next += extentOf(d);
  }
  const modules = moduleDirectives(list);
  return list.flatMap((d, i) => {
    const inside = d.kind === 'thread' ? modulesOf(d.directives, (starts[i] ?? 0) + 1) : [];
    return [starts[modules[i] ?? -1] ?? -1, ...inside];
  });
}
