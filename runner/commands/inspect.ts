/**
 * `touchstone inspect ARTIFACT [--json] [--disassembly [--module=WASM]]`: what an artifact holds, as text or as JSON on stdout.
 */
import {
  decode,
  encode,
  formatInspection,
  inspectArtifact,
  type Module,
  parse,
  readArtifact,
  WasmError,
} from '../../engine/index.ts';
import { jsonText } from '../report/escape.ts';
import { complain, shownLines } from '../report/terminal.ts';
import { EXIT, type ExitCode } from '../usage.ts';
import { isBinary, readInput } from './compile.ts';

export interface InspectArguments {
  readonly artifact: string;
  readonly json?: boolean;
  /** Machine code by function, under the wasm instructions it belongs to. */
  readonly disassembly?: boolean;
  /** The module that was compiled: names the wasm instructions. */
  readonly module?: string | undefined;
}

/** Runs the command; a file that is no artifact of ours is wrong use. */
export async function inspectCommand({ artifact, json, disassembly, module }: InspectArguments): Promise<ExitCode> {
  const bytes = readInput(artifact);
  try {
    const read = readArtifact(bytes, { verify: true });
    const found = inspectArtifact(read);
    if (disassembly !== true) {
      process.stdout.write(json === true ? `${jsonText(found, 2)}\n` : shownLines(formatInspection(found)));
      return EXIT.ok;
    }
    const { disassemble, formatDisassembly, loadDecoder } = await import('./disassembly.ts');
    const source = module === undefined ? undefined : readModule(readInput(module));
    const code = disassemble(read, await loadDecoder(), source);
    process.stdout.write(
      json === true
        ? `${jsonText({ ...found, disassembly: code }, 2)}\n`
        : shownLines(formatInspection(found) + formatDisassembly(code)),
    );
    return EXIT.ok;
  } catch (e) {
    if (!(e instanceof WasmError)) throw e;
    complain(`${artifact}: ${e.message}`);
    return EXIT.usage;
  }
}

function readModule(source: Uint8Array): Module {
  if (isBinary(source)) return decode(source);
  // Offsets count in the binary that a text stands for.
  return decode(encode(parse(source)));
}
