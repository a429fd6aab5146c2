/**
 * The text modules of scripts, each with what the script and our front end say of it: the questions that oracles are asked.
 */
import { encode, FEATURE, neededFeatures, positionAt } from '../../engine/core.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import type { Module } from '../../engine/wasm/module.ts';
import type { Directive, ModuleSource, Script } from '../script/ast.ts';
import { loadTextModule } from '../script/modules.ts';
import { parseScript } from '../script/parser.ts';
import { readScript, type SuiteFile } from '../suites/suites.ts';

export interface TextModule {
  readonly file: string;
  /** Of its directive. */
  readonly line: number;
  readonly text: Uint8Array;
  /** The script says that this is no module. */
  readonly malformed: boolean;
  /** Ours, unless our front end rejects it. */
  readonly module: Module | undefined;
  /** Needs nothing beyond WebAssembly 1.0. */
  readonly first: boolean;
}

function textOf(script: Script, d: Directive, source: ModuleSource): Uint8Array | undefined {
  if (source.form === 'binary') return undefined;
  if (source.form === 'quote') return source.bytes;
  // A file of bare fields begins with its first field.
  const end = script.tokens.end[source.end] ?? d.end;
  return script.source.subarray(source.start, end);
}

/** Every text and quoted module of a script. */
export function* textModules(file: SuiteFile): Generator<TextModule> {
  const script = parseScript(readScript(file), file.features);
  for (const d of script.directives) {
    if (!('module' in d) || typeof d.module !== 'object' || d.module.form === 'binary') continue;
    const text = textOf(script, d, d.module);
    if (text === undefined) continue;
    let module: Module | undefined;
    try {
      module = loadTextModule(script, d.module);
      encode(module);
    } catch (e) {
      if (!(e instanceof WasmError)) throw e;
      module = undefined;
    }
    const malformed = d.kind.startsWith('assert_malformed');
    const first = module !== undefined && (neededFeatures(module) & ~FEATURE.mvp) === 0;
    yield { file: file.name, line: positionAt(script.source, d.start).line, text, malformed, module, first };
  }
}
