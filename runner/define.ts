/**
 * The front end as directives use it: an embedded module in, a parsed and validated definition out, or a WasmError whose
 * position is a place in the script wherever the module is text.
 */
import { decode, positionAt, unsupported, validate } from '../engine/core.ts';
import { TYPES } from '../engine/wasm/canon.ts';
import { WasmError } from '../engine/wasm/errors.ts';
import type { Module } from '../engine/wasm/module.ts';
import type { Definition } from './context.ts';
import type { Compiled } from './engines/engine.ts';
import type { ModuleSource, Script } from './script/ast.ts';
import { loadTextModule, scriptOffset } from './script/modules.ts';

/** Parses or decodes; errors of text modules have their place in the script. */
export function readModule(script: Script, source: ModuleSource): Module {
  return source.form === 'binary' ? decode(source.bytes, { features: script.features }) : loadTextModule(script, source);
}

/** Errors of validation speak of offsets in the module's own text: the script's reader wants a place in the script. */
function placed(script: Script, source: ModuleSource, e: WasmError): WasmError {
  if (source.form === 'binary' || e.position === undefined) return e;
  return new WasmError(e.phase, e.class, e.message, positionAt(script.source, scriptOffset(script, source, e.position.offset)));
}

/**
 * Parses and validates an embedded module. `cached` gives what an earlier run compiled from the same module: it was valid then,
 * and executable, so it need not be looked at again.
 */
export function define(script: Script, source: ModuleSource, cached?: (m: Module) => Compiled | undefined): Definition {
  const module = readModule(script, source);
  const compiled = cached?.(module);
  const skip = compiled === undefined ? judge(script, source, module) : undefined;
  return { module, source, canonical: TYPES.canonicalize(module.types, module.recs), skip, compiled };
}

/** Validates; gives the reason for which the module cannot run here, or undefined. */
function judge(script: Script, source: ModuleSource, module: Module): string | undefined {
  try {
    validate(module, { features: script.features });
  } catch (e) {
    throw e instanceof WasmError ? placed(script, source, e) : e;
  }
  const missing = unsupported(module);
  return missing === undefined ? undefined : `needs ${missing.row.feature}`;
}
