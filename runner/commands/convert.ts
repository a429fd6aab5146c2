/**
 * `touchstone convert FILE --to=wast2json -o OUT.json`: a script for runners that read no scripts. The JSON and a file beside it for
 * each module, as wabt's `wast2json` writes them. Nothing is written where the script cannot be read.
 */
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatPosition } from '../../engine/core.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import { readInput, systemError } from '../input.ts';
import { parseScript } from '../script/parser.ts';
import { featuresOf } from '../suites.ts';
import { EXIT, type ExitCode, UsageError } from '../usage.ts';
import { type Converted, wast2json } from '../wast2json.ts';

export interface ConvertArguments {
  readonly input: string;
  readonly output: string;
}

/** Runs the command; a script that cannot be read is wrong use. */
export function convertCommand({ input, output }: ConvertArguments): ExitCode {
  const script = parseScript(readInput(input), featuresOf(input));
  let converted: Converted;
  try {
    converted = wast2json(script, input, basename(output, '.json'));
  } catch (e) {
    if (!(e instanceof WasmError)) throw e;
    process.stderr.write(`touchstone: ${formatPosition(input, e.position)}: ${e.class}: ${e.message}\n`);
    return EXIT.usage;
  }
  const { json, files } = converted;
  try {
    for (const { name, bytes } of files) writeFileSync(join(dirname(output), name), bytes);
    writeFileSync(output, json);
  } catch (e) {
    throw new UsageError(`cannot write ${output}: ${systemError(e)}`);
  }
  return EXIT.ok;
}
