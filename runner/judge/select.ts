/**
 * The directives of a script that count: a script and a filter in → one byte a directive out, before anything runs.
 */
import { neededFeatures, positionAt, WasmError } from '../../engine/core.ts';
import type { Features } from '../../engine/wasm/features.ts';
import type { Directive, ModuleSource, Script } from '../script/ast.ts';
import { moduleDirectives } from '../script/ids.ts';
import { allDirectives } from '../script/threads.ts';
import { type DirectiveFilter, grepExpression, type ScriptPlace } from '../suites/filter.ts';
import { readModule } from './define.ts';
import { declaredFeatures } from './needs.ts';

type Test = (d: Directive, index: number) => boolean;

function covers(source: Uint8Array, d: Directive, { line, column }: ScriptPlace): boolean {
  const start = positionAt(source, d.start);
  const end = positionAt(source, d.end);
  const begun = start.line < line || (start.line === line && start.column <= column);
  return begun && (end.line > line || (end.line === line && end.column > column));
}

/** What each directive's module needs, in script order; `list`: the script's or a thread's. */
export function directiveFeatures(script: Script, list: readonly Directive[] = script.directives): Features[] {
  const needs = list.map((d) => ('module' in d && typeof d.module === 'object' ? needsOf(script, d.module) : 0));
  const modules = moduleDirectives(list);
  return list.flatMap((d, i) => {
    const inside = d.kind === 'thread' ? directiveFeatures(script, d.directives) : [];
    return [needs[modules[i] ?? i] ?? 0, ...inside];
  });
}

/** A module that cannot be read needs nothing: nobody knows what it would be. */
function needsOf(script: Script, source: ModuleSource): Features {
  try {
    const module = readModule(script, source);
    return neededFeatures(module) | declaredFeatures(module);
  } catch (e) {
    if (e instanceof WasmError) return 0;
    throw e;
  }
}

function testsOf(script: Script, { line, places, grep, kinds, features }: DirectiveFilter): Test[] {
  const { source } = script;
  const tests: Test[] = [];
  if (line !== undefined) tests.push((d) => positionAt(source, d.start).line <= line && positionAt(source, d.end).line >= line);
  if (places !== undefined) tests.push((d) => places.some((p) => covers(source, d, p)));
  if (kinds !== undefined) tests.push((d) => kinds.includes(d.kind));
  if (grep !== undefined) {
    const decoder = new TextDecoder();
    const expression = grepExpression(grep);
    tests.push((d) => expression.test(decoder.decode(source.subarray(d.start, d.end))));
  }
  if (features !== undefined) {
    const needs = directiveFeatures(script);
    tests.push((_, index) => ((needs[index] as Features) & features) !== 0);
  }
  return tests;
}

/** A 1 for each directive that counts, of `allDirectives`; undefined where all do. */
export function selectDirectives(script: Script, only: DirectiveFilter | undefined): Uint8Array | undefined {
  if (only === undefined) return undefined;
  const tests = testsOf(script, only);
  return Uint8Array.from(allDirectives(script.directives), (d, index) => Number(tests.every((test) => test(d, index))));
}
