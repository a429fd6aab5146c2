/**
 * The front end as directives use it: an embedded module in, a parsed and validated definition out, or a WasmError whose
 * position is a place in the script wherever the module is text. Engines with a front end of their own get the module's bytes.
 */
import { decode, encode, unsupported, validate } from '../../engine/core.ts';
import { TYPES } from '../../engine/wasm/canon.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import type { Module } from '../../engine/wasm/module.ts';
import type { Compiled, OwnFrontEnd } from '../engines/engine.ts';
import type { ModuleSource, Script } from '../script/ast.ts';
import { loadTextModule, moduleText, scriptPlace } from '../script/modules.ts';
import type { Definition } from './context.ts';

/** Parses or decodes; errors of text modules have their place in the script. */
export function readModule(script: Script, source: ModuleSource): Module {
  return source.form === 'binary' ? decode(source.bytes, { features: script.features }) : loadTextModule(script, source);
}

/** Errors of validation speak of offsets in the module's own text: the script's reader wants a place in the script. */
function placed(script: Script, source: ModuleSource, e: WasmError): WasmError {
  if (source.form === 'binary' || e.position === undefined) return e;
  return new WasmError(e.phase, e.class, e.message, scriptPlace(script, source, e.position));
}

/** What our own front end made. */
export type SharedDefinition = Definition & { readonly module: Module };

/**
 * Parses and validates an embedded module. `cached` gives what an earlier run compiled from the same module: it was valid then,
 * and executable, so it need not be looked at again.
 */
export function define(script: Script, source: ModuleSource, cached?: (m: Module) => Compiled | undefined): SharedDefinition {
  const module = readModule(script, source);
  const compiled = cached?.(module);
  const skip = compiled === undefined ? judge(script, source, module) : undefined;
  return { module, canonical: TYPES.canonicalize(module.types, module.recs), skip, compiled };
}

/** The module as our front end reads it, if it can: what it thinks of the module does not count here. */
function tryRead(script: Script, source: ModuleSource): Module | undefined {
  try {
    return readModule(script, source);
  } catch (e) {
    if (e instanceof WasmError) return undefined;
    throw e;
  }
}

/**
 * Has an engine judge an embedded module by itself. Throws what the engine threw; a WasmError is our text parser's word on a
 * module of which the engine could only have been given the encoded form.
 */
export function defineElsewhere(script: Script, source: ModuleSource, front: OwnFrontEnd): Definition {
  const { text, idle } = front;
  const asText = text && source.form !== 'binary';
  const module = asText || source.form === 'binary' ? undefined : readModule(script, source);
  const bytes = module !== undefined ? encode(module) : source.form === 'binary' ? source.bytes : moduleText(script, source);
  const known = module ?? (idle === undefined ? tryRead(script, source) : undefined);
  const compiled = front.compile(asText ? 'text' : 'binary', bytes, known);
  const skip = idle ?? (known === undefined ? 'our front end cannot read the module' : undefined);
  return { module: known, canonical: undefined, skip, compiled };
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
