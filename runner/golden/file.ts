/**
 * A golden file: one text with options as `;;!` header lines, the input (a module, or several), and what was blessed as a
 * trailing block of `;;` lines. The whole file is valid text, so positions in messages are positions in the file.
 *
 *   ;;! opcodes i32              the input is generated from the opcode table: this group's functions
 *   ;;! features threads         switched on beside WebAssembly 3.0
 *   ;;! bounds explicit          settings of the compiler, as `touchstone settings` lists them
 */
import {
  type CompileOptions,
  CompilerBuilder,
  FEATURE,
  type FeatureName,
  type Features,
  WASM3,
  WasmError,
} from '../../engine/index.ts';

/** What a file's header says. */
export interface GoldenOptions {
  readonly opcodes: string | undefined;
  readonly features: Features;
  readonly settings: CompileOptions;
}

/** A golden file, taken apart. */
export interface GoldenFile {
  /** Header and input, as they stand; empty where a file is an expectation alone. */
  readonly input: string;
  readonly options: GoldenOptions;
  /** The blessed lines without their `;; `. */
  readonly expected: readonly string[];
}

/** What is wrong with a golden file itself: its author's fault, said with its line. */
export class GoldenError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'GoldenError';
    this.line = line;
  }
}

function readHeader(lines: readonly string[]): GoldenOptions {
  let features: Features = WASM3;
  let opcodes: string | undefined;
  const settings = new CompilerBuilder();
  lines.forEach((line, i) => {
    if (!line.startsWith(';;!')) return;
    const [key = '', ...values] = line.slice(3).trim().split(/ +/);
    const bad = (what: string): never => {
      throw new GoldenError(i + 1, `${line}: ${what}`);
    };
    if (key === 'opcodes') opcodes = values.join(' ');
    else if (key === 'features') {
      for (const name of values) features |= Object.hasOwn(FEATURE, name) ? FEATURE[name as FeatureName] : bad('no such feature');
    } else {
      try {
        settings.set(key, values.join(' '));
      } catch (e) {
        if (!(e instanceof WasmError)) throw e;
        bad(e.message);
      }
    }
  });
  return { opcodes, features, settings: settings.options() };
}

/** Takes a file's text apart; throws a GoldenError. */
export function readGolden(text: string): GoldenFile {
  const lines = text.trimEnd().split('\n');
  let end = lines.length;
  while (end > 0 && /^;;(?!!)/.test(lines[end - 1] as string)) end--;
  const input = lines.slice(0, end);
  return {
    input: input.join('\n').trimEnd(),
    options: readHeader(input),
    expected: lines.slice(end).map((l) => l.slice(l.startsWith(';; ') ? 3 : 2)),
  };
}

/** Puts a file together. */
export function writeGolden(input: string, expected: readonly string[]): string {
  return `${input.trimEnd()}\n\n${expected.map((l) => `;; ${l}`.trimEnd()).join('\n')}\n`;
}
