/**
 * The front end as directives use it: an embedded module in, a parsed and validated definition out, or a WasmError whose
 * position is a place in the script wherever the module is text.
 */
import { decode } from '../engine/binary/decode.ts';
import { positionAt } from '../engine/text/lines.ts';
import { Checker } from '../engine/valid/checker.ts';
import { validateFunction, validateModule } from '../engine/valid/module.ts';
import { WasmError } from '../engine/wasm/errors.ts';
import { type Features, featureNames } from '../engine/wasm/features.ts';
import type { Module } from '../engine/wasm/module.ts';
import type { Definition } from './context.ts';
import { neededFeatures } from './needs.ts';
import type { ModuleSource, Script } from './script/ast.ts';
import { loadTextModule, scriptOffset } from './script/modules.ts';

/** Parses or decodes; errors of text modules have their place in the script. */
function read(script: Script, source: ModuleSource): Module {
  return source.form === 'binary' ? decode(source.bytes, { features: script.features }) : loadTextModule(script, source);
}

/** Errors of validation speak of offsets in the module's own text: the script's reader wants a place in the script. */
function placed(script: Script, source: ModuleSource, e: WasmError): WasmError {
  if (source.form === 'binary' || e.position === undefined) return e;
  return new WasmError(e.phase, e.class, e.message, positionAt(script.source, scriptOffset(script, source, e.position.offset)));
}

/** Binds the front end to a script and to what the engine executes. */
export function frontEnd(script: Script, executes: Features): (source: ModuleSource) => Definition {
  return (source) => {
    const module = read(script, source);
    try {
      const ctx = validateModule(module, { features: script.features });
      const checker = new Checker(ctx);
      for (let i = 0; i < module.funcs.length; i++) validateFunction(ctx, i, checker);
      const missing = neededFeatures(module) & ~executes;
      const skip = missing === 0 ? undefined : `needs ${featureNames(missing).join(', ')}`;
      return { module, canonical: ctx.canon, skip, compiled: undefined };
    } catch (e) {
      throw e instanceof WasmError ? placed(script, source, e) : e;
    }
  };
}
