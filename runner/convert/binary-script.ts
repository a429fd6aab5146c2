/**
 * Scripts whose modules are binary: a parsed script in → the same script out, each text module in its encoded form, as the
 * reference interpreter's `-o x.bin.wast` has it. What cannot be encoded (quoted text, modules that must be malformed) stands as
 * it is.
 */
import { encode } from '../../engine/core.ts';
import { endOf } from '../../engine/text/lex/lexer.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import { readModule } from '../judge/define.ts';
import type { Directive, ModuleSource, Script } from '../script/ast.ts';
import { byteStrings } from '../script/strings.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The script's text, and what is wrong with modules that should be encoded and stand as they are. */
export function binaryScript(script: Script): { readonly text: string; readonly faults: readonly WasmError[] } {
  const { source, tokens } = script;
  const faults: WasmError[] = [];
  const slice = (from: number, to: number): string => decoder.decode(source.subarray(from, to));
  const encoded = (d: Directive, m: ModuleSource & { readonly form: 'text' }): string | undefined => {
    try {
      return byteStrings(encode(readModule(script, m)));
    } catch (e) {
      if (!(e instanceof WasmError)) throw e;
      if (!d.kind.startsWith('assert_malformed')) faults.push(e);
      return undefined;
    }
  };
  const text = (d: Directive): string => {
    if (d.kind === 'bad') throw d.error;
    const m = 'module' in d && typeof d.module === 'object' ? d.module : undefined;
    const bytes = m?.form === 'text' ? encoded(d, m) : undefined;
    if (m?.form !== 'text' || bytes === undefined) return slice(d.start, d.end);
    // A file of fields alone has no head.
    const head = m.first === 0 ? '(module' : slice(m.start, endOf(tokens, m.first - 1));
    const behind = m.first === 0 || m.end === tokens.count ? d.end : endOf(tokens, m.end);
    const before = m.first === 0 ? d.start : Math.max(d.start, m.start);
    return `${slice(d.start, before)}${head} binary ${bytes})${slice(behind, d.end)}`;
  };
  return { text: `${script.directives.map(text).join('\n')}\n`, faults };
}
