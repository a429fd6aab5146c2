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
  WasmError,
} from '../../../engine/index.ts';
import { WASM3 } from '../../../engine/wasm/features.ts';
import { readModule } from '../../judge/define.ts';
import { caret } from '../../report/text/failure.ts';
import { parseScript } from '../../script/parser.ts';
import { notText } from '../../usage/input.ts';
import { UsageError } from '../../usage/usage.ts';

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

/**
 * What is said of an error of the input: file, position, what is wrong; in a text its line, too, with a caret below the place.
 */
export function inputError(path: string, source: Uint8Array, e: WasmError): string {
  const { position } = e;
  const inText = position !== undefined && position.line === undefined && !isBinary(source) && !path.endsWith('.wasm');
  const place = inText ? positionAt(source, position.offset) : position;
  const says = `${formatPosition(path, place)}: ${e.class}: ${e.message}`;
  if (place?.line === undefined) return says;
  return [says, ...caret(lineAt(source, place.offset), place.line, place.column ?? 1)].join('\n');
}
