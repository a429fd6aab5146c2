/**
 * Digests of scripts: what each module of a script compiles to at every CPU level, and what each `assert_trap` says. A suite's
 * scripts in → the text of `golden/digests/SUITE.json` out, one line a module or trap. Artifacts come from `Engine`, as those of
 * every run do: compiled, or found in its cache, which is where an earlier compiler's artifact is looked for to compare with.
 */
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type Artifact, artifactDigest, Engine, positionAt, readArtifact } from '../../engine/index.ts';
import { checksOf } from '../../engine/target/settings.ts';
import { bug, WasmError } from '../../engine/wasm/errors.ts';
import type { Module } from '../../engine/wasm/module.ts';
import { partitionPoint } from '../../engine/wasm/search.ts';
import type { DirectiveEngine, EngineOptions } from '../engines/engine.ts';
import { compilerOptions, nativeEngine } from '../engines/native/native.ts';
import { define, type SharedDefinition } from '../judge/define.ts';
import { runScript } from '../judge/run.ts';
import type { Directive, ModuleSource, Script } from '../script/ast.ts';
import { directiveIds } from '../script/ids.ts';
import { parseScript } from '../script/parser.ts';
import { readScript, type SuiteFile } from '../suites/suites.ts';
import { artifactDiff } from './diff.ts';
import { ALL_CPUS } from './machine-code.ts';

/** What one script gives; keys are ids of directives (script/ids.ts). */
export interface ScriptDigests {
  /** A digest for each of ALL_CPUS. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /**
   * Message and backtrace, innermost frame first; places are lines below the one on which their directive begins, and columns.
   */
  readonly traps: Readonly<Record<string, string>>;
  /** id → `line:column`, for people: not part of what is blessed. */
  readonly places?: ReadonlyMap<string, string>;
}
/** script → its digests. */
export type Digests = Readonly<Record<string, ScriptDigests>>;

/** Directives whose modules are compiled where they are valid. */
const COMPILED = new Set(['module', 'module_definition', 'assert_unlinkable', 'assert_trap']);

/** Everything of a script that has a module to compile, threads' directives included. */
function* moduleDirectives(directives: readonly Directive[]): Generator<Directive & { readonly module: object }> {
  for (const d of directives) {
    if (d.kind === 'thread') yield* moduleDirectives(d.directives);
    else if (COMPILED.has(d.kind) && 'module' in d && typeof d.module === 'object') yield d as Directive & { module: object };
  }
}

/** What is blessed has these settings, whatever a run is told; its caches are the run's. */
const target = (options: EngineOptions): EngineOptions => ({ ...options, ...checksOf({}), nan: undefined, cpu: undefined });

/** Engines for what is blessed, one for each of ALL_CPUS. */
function blessedEngines({ features }: Script, options: EngineOptions): readonly Engine[] {
  return ALL_CPUS.map((cpu) => new Engine({ ...compilerOptions(target(options)), cpu, features }));
}

/**
 * Artifacts of one script's modules, by directive: compiled, or found, by each of some engines. `refused` takes what the compiler
 * throws, where there may be such modules.
 */
export function* artifactsOf(
  script: Script,
  engines: readonly Engine[],
  refused?: (e: unknown) => void,
): Generator<[id: string, artifacts: Artifact[]]> {
  const ids = directiveIds(script);
  for (const d of moduleDirectives(script.directives)) {
    let definition: SharedDefinition;
    try {
      const cached = (m: Module) => {
        const opaque = engines[0]?.cached(m);
        return opaque === undefined ? undefined : { module: m, opaque };
      };
      definition = define(script, d.module as ModuleSource, cached);
    } catch (e) {
      if (e instanceof WasmError) continue;
      throw e;
    }
    const { module, skip } = definition;
    if (skip !== undefined) continue;
    let artifacts: Artifact[];
    try {
      artifacts = engines.map((e) => (e.cached(module) ?? e.compiled(module, true)).artifact);
    } catch (e) {
      if (refused === undefined) throw e;
      refused(e);
      continue;
    }
    yield [ids.get(d) ?? bug('a directive without an id'), artifacts];
  }
}

/** A place of the script by the directive that it is in: nothing that stands above changes it. */
function placeInDirective({ source, directives }: Script, line: number, column: number): string {
  const begins = (i: number): number => positionAt(source, (directives[i] as Directive).start).line;
  const above = partitionPoint(directives.length, (i) => begins(i) <= line);
  return `+${line - (above === 0 ? 1 : begins(above - 1))}:${column}`;
}

/** The message and backtrace of every `assert_trap`, as a report would show them: to that end each counts as a failure. */
function trapsOf(file: SuiteFile, script: Script, options: EngineOptions): Record<string, string> {
  const native = nativeEngine(target(options), file.features);
  const engine: DirectiveEngine = { ...native, thrown: (e) => ({ ...native.thrown(e), class: undefined }) };
  const nothing = (): void => {};
  const { failures, fault } = runScript(file, script.source, engine, {
    ...{ messages: 'prefix', detail: false, precise: false, stopAt: undefined },
    ...{ progress: nothing, print: nothing },
  });
  if (fault !== undefined) throw new Error(fault);
  const traps = failures.filter((f) => f.directive === 'assert_trap' && f.phase === 'execute');
  return Object.fromEntries(
    traps.map((f) => {
      const frames = f.backtrace.map((frame) => {
        const at = frame.lastIndexOf(` ${file.name}:`);
        const [line = 0, column = 0] = frame
          .slice(at + file.name.length + 2)
          .split(':')
          .map(Number);
        return at < 0 ? frame : `${frame.slice(0, at)} ${placeInDirective(script, line, column)}`;
      });
      return [f.id ?? bug('a failure without an id'), [f.got.replace(/^error: /, ''), ...frames].join('; ')];
    }),
  );
}

/** Where directives stand, by id. */
function placesOf(script: Script): Map<string, string> {
  return new Map(
    [...directiveIds(script)].map(([d, id]) => {
      const { line, column } = positionAt(script.source, d.start);
      return [id, `${line}:${column}`];
    }),
  );
}

/** The digests of scripts, by name. */
export function scriptDigests(files: readonly SuiteFile[], options: EngineOptions): Digests {
  const found: Record<string, ScriptDigests> = {};
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const script = parseScript(readScript(file), file.features);
    const modules = Object.fromEntries(
      [...artifactsOf(script, blessedEngines(script, options))].map(([id, artifacts]) => [id, artifacts.map(artifactDigest)]),
    );
    const asserts = script.directives.some((d) => d.kind === 'assert_trap');
    const traps = asserts ? trapsOf(file, script, options) : {};
    if (Object.keys(modules).length + Object.keys(traps).length > 0)
      found[file.name] = { modules, traps, places: placesOf(script) };
  }
  return found;
}

/** Digests as text: JSON with a line for each module and trap. */
export function formatDigests(digests: Digests): string {
  const entries = (part: Readonly<Record<string, unknown>>): string =>
    Object.entries(part)
      .map(([key, value]) => `\n${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',');
  const files = Object.entries(digests).map(
    ([name, { modules, traps }]) => `${JSON.stringify(name)}: {"modules": {${entries(modules)}},\n"traps": {${entries(traps)}}}`,
  );
  return files.length === 0 ? '{}\n' : `{\n${files.join(',\n')}\n}\n`;
}

/** Reads what formatDigests wrote; nothing of it where it is no such thing. */
export function readDigests(text: string): Digests {
  try {
    return JSON.parse(text) as Digests;
  } catch {
    return {};
  }
}

/** A directive as people look for it. */
function called(digests: Digests, name: string, id: string): string {
  const place = digests[name]?.places?.get(id);
  return place === undefined ? `${name} #${id}` : `${name}:${place} #${id}`;
}

/** What differs between two digests: a line in brief, and a line or more for each module and trap. */
export function diffDigests(was: Digests, is: Digests): { readonly what: string; readonly lines: readonly string[] } {
  const counts = { modules: 0, traps: 0 };
  const lines: string[] = [];
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    for (const part of ['modules', 'traps'] as const) {
      const [old, fresh] = [was[name]?.[part] ?? {}, is[name]?.[part] ?? {}];
      for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
        const [before, after] = [old[key], fresh[key]].map((v) => (v === undefined ? undefined : String(v)));
        if (before === after) continue;
        counts[part]++;
        const place = `${called(is, name, key)} ${part === 'traps' ? 'trap' : 'module'}`;
        if (before !== undefined && after !== undefined && part === 'modules') lines.push(`${place}: other bytes`);
        else
          lines.push(`${place}:`, ...(before === undefined ? [] : [`-${before}`]), ...(after === undefined ? [] : [`+${after}`]));
      }
    }
  }
  return { what: `${counts.modules} modules and ${counts.traps} traps differ`, lines };
}

/** Changed modules that are looked into. */
const EXPLAINED = 3;

/**
 * Shows what became of modules whose digest changed: sections and code beside the artifact that an earlier compiler left in the
 * cache. Where that is gone, how to have it there again.
 */
export async function explainDigests(
  was: Digests,
  is: Digests,
  files: readonly SuiteFile[],
  options: EngineOptions,
): Promise<string[]> {
  const changed = Object.entries(is).flatMap(([name, { modules }]) =>
    Object.entries(modules).flatMap(([key, digests]) => {
      const olds = was[name]?.modules[key] ?? digests;
      const level = digests.findIndex((digest, i) => digest !== olds[i]);
      return level < 0 ? [] : [{ name, key, level, old: olds[level] ?? '' }];
    }),
  );
  const shown = changed.slice(0, EXPLAINED);
  const folder = new Engine(compilerOptions(options)).caches?.near.folder;
  const olds = findArtifacts(folder, new Set(shown.map((c) => c.old)));
  const lines: string[] = [];
  for (const { name, key, level, old } of shown) {
    const file = files.find((f) => f.name === name);
    const script = file === undefined ? undefined : parseScript(readScript(file), file.features);
    const artifacts = script === undefined ? [] : [...artifactsOf(script, blessedEngines(script, options))];
    const fresh = artifacts.find(([k]) => k === key)?.[1][level];
    const before = olds.get(old);
    lines.push(`module ${called(is, name, key)} at ${ALL_CPUS[level]}:`);
    if (fresh === undefined || before === undefined) {
      lines.push(
        '  no artifact of that digest and of this format is in the cache:',
        '  check the goldens once with the compiler that was blessed',
      );
    } else lines.push(...(await artifactDiff(before, fresh)).map((l) => `  ${l}`));
  }
  if (changed.length > shown.length) lines.push(`and ${changed.length - shown.length} more modules`);
  return lines;
}

/** Digests stand close to a file's end. */
const TAIL = 4096;

/** Artifacts of the cache's folder by their digest, whichever compiler wrote them. */
function findArtifacts(folder: string | undefined, wanted: ReadonlySet<string>): Map<string, Artifact> {
  const found = new Map<string, Artifact>();
  if (folder === undefined || wanted.size === 0) return found;
  const needles = [...wanted].map((hex) => ({ hex, bytes: Buffer.from(hex, 'hex') }));
  const tail = Buffer.alloc(TAIL);
  for (const name of readdirSync(folder)) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue;
    const path = join(folder, name);
    const fd = openSync(path, 'r');
    const { size } = fstatSync(fd);
    const n = readSync(fd, tail, 0, TAIL, Math.max(size - TAIL, 0));
    closeSync(fd);
    const hit = needles.find(({ bytes }) => tail.subarray(0, n).includes(bytes));
    if (hit === undefined) continue;
    try {
      found.set(hit.hex, readArtifact(readFileSync(path)));
    } catch (e) {
      // An artifact of another format: there is nothing to compare with.
      if (!(e instanceof WasmError)) throw e;
    }
  }
  return found;
}
