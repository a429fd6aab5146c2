/**
 * Module files as commands read them, text or binary: path and bytes in, module out. What cannot be one at all (an empty file, an
 * artifact, text under the name of a binary) is wrong use, said in one sentence; other faults are the front end's.
 */

import {
  decode,
  formatPosition,
  type LanguageOptions,
  lineAt,
  type Module,
  parse,
  positionAt,
  validate,
  WasmError,
} from '../../../engine/core.ts';
import { FEATURE, FEATURE_NAMES, type FeatureName, type Features, WASM3, withFeatures } from '../../../engine/wasm/features.ts';
import type { SourceOffset } from '../../../engine/wasm/module.ts';
import { readModule } from '../../judge/define.ts';
import { caret } from '../../report/text/failure.ts';
import { complain } from '../../report/text/terminal.ts';
import { parseScript } from '../../script/parser.ts';
import { notText } from '../../usage/input.ts';
import { EXIT, type ExitCode, UsageError } from '../../usage/usage.ts';

/** Whether a module file is binary: by its first bytes, or as no text begins with a zero. */
function isBinary(source: Uint8Array): boolean {
  return source[0] === 0;
}

const OPEN = 0x28;

/** Parses or decodes a module file. Throws a WasmError where it holds a bad module, wrong use where it holds none. */
export function moduleOf(path: string, source: Uint8Array, options: LanguageOptions): Module {
  const none = (what: string): never => {
    throw new UsageError(`${path}: ${what}`);
  };
  if (source.length === 0) return none('empty, there is no module in it');
  if (notText(source) === 'an artifact') return none('an artifact, not a module');
  if (isBinary(source)) return decode(source, options);
  if (path.endsWith('.wasm')) {
    const [first = ''] = Buffer.from(source.subarray(0, 4096)).toString('latin1').trimStart();
    return '(;'.includes(first) && first !== '' ? none('text, not a binary module; name it .wat') : decode(source, options);
  }
  if (!source.includes(OPEN)) return none('there is no module in it');
  try {
    return parse(source, options);
  } catch (e) {
    const module = e instanceof WasmError ? scriptModule(source, options) : undefined;
    if (module === undefined) throw e;
    return module;
  }
}

/** The module of a text that scripts know in other forms: `(module binary "…")`, `(module quote "…")`. */
function scriptModule(source: Uint8Array, { features = WASM3 }: LanguageOptions): Module | undefined {
  const script = parseScript(source, features);
  const [only, ...more] = script.directives;
  if (only?.kind !== 'module' || more.length > 0 || only.module.form === 'text') return undefined;
  return readModule(script, only.module);
}

/** Reads a module file and validates it. Throws as `moduleOf` does. */
export function validModuleOf(path: string, source: Uint8Array, features: Features): Module {
  const module = moduleOf(path, source, { features });
  validate(module, { features });
  return module;
}

/**
 * The features that a module needs beside those it may use, where it is valid with them: the fewest, newest ones last. Asked of a
 * module that was refused.
 */
export function missingFeatures(path: string, source: Uint8Array, features: Features): readonly FeatureName[] {
  const isValid = (names: readonly FeatureName[]): boolean => {
    try {
      validModuleOf(path, source, withFeatures(features, names));
      return true;
    } catch (e) {
      if (e instanceof WasmError) return false;
      throw e;
    }
  };
  let missing = FEATURE_NAMES.filter((name) => (features & FEATURE[name]) === 0);
  if (!isValid(missing)) return [];
  for (const name of missing.toReversed()) {
    const fewer = missing.filter((other) => other !== name);
    if (isValid(fewer)) missing = fewer;
  }
  return missing;
}

/** Says what is wrong with a module file; the exit code of who refuses it. What is no error of the input is thrown on. */
export function refuse(path: string, source: Uint8Array, e: unknown, features: Features): ExitCode {
  if (!(e instanceof WasmError)) throw e;
  complain(inputError(path, source, e, features));
  return EXIT.usage;
}

/**
 * What is said of an error of the input: file, position, what is wrong and the flags that would help; in a text its line, too,
 * with a caret below the place.
 */
export function inputError(path: string, source: Uint8Array, e: WasmError, features: Features): string {
  const { position } = e;
  const inText = position !== undefined && position.line === undefined && !isBinary(source) && !path.endsWith('.wasm');
  const place = inText ? positionAt(source, position.offset as SourceOffset) : position;
  const isRefused = (e.class === 'malformed' || e.class === 'invalid') && notText(source) !== 'an artifact';
  const flags = isRefused ? missingFeatures(path, source, features).map((name) => `--enable=${name}`) : [];
  const help = flags.length === 0 ? '' : `; ${flags.join(' ')} would allow it`;
  const says = `${formatPosition(path, place)}: ${e.class}: ${e.message}${help}`;
  if (place?.line === undefined) return says;
  return [says, ...caret(lineAt(source, place.offset as SourceOffset), place.line, place.column ?? 1)].join('\n');
}
