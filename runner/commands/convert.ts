/**
 * `touchstone convert FILE --to=wast2json -o OUT.json`: a script for runners that read no scripts. The JSON and a file beside it for
 * each module, as wabt's `wast2json` writes them. Nothing is written where the script cannot be read.
 */
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatPosition } from '../../engine/core.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import type { Language } from '../flags.ts';
import { notText, readInput, systemError } from '../input.ts';
import { checkOutputs, STDOUT } from '../outputs.ts';
import { complain } from '../report/terminal.ts';
import { parseScript } from '../script/parser.ts';
import { featuresOf } from '../suites.ts';
import { EXIT, type ExitCode, UsageError } from '../usage.ts';
import { type Converted, wast2json } from '../wast2json.ts';

export interface ConvertArguments {
  readonly input: string;
  readonly output: string;
  readonly language: Language;
}

/** Runs the command; a script that cannot be read is wrong use, a module that cannot be read is written as the text it is. */
export function convertCommand({ input, output, language }: ConvertArguments): ExitCode {
  if (output === STDOUT) throw new UsageError('convert: modules lie beside the JSON, which is a file: -o FILE');
  const source = readInput(input);
  const what = notText(source);
  if (what !== undefined) throw new UsageError(`${input}: ${what}, not a script`);
  const script = parseScript(source, language(featuresOf(input)));
  if (script.directives.length === 0) throw new UsageError(`${input}: there is no directive in it`);
  let converted: Converted;
  try {
    converted = wast2json(script, input, basename(output, '.json'));
  } catch (e) {
    if (!(e instanceof WasmError)) throw e;
    complain(faultLine(input, e));
    return EXIT.usage;
  }
  const { json, files, faults } = converted;
  for (const fault of faults) complain(faultLine(input, fault));
  const modules = files.map(({ name, bytes }) => ({ path: join(dirname(output), name), bytes }));
  checkOutputs(
    [output, ...modules.map((m) => m.path)].map((path) => ({ flag: 'output', path })),
    [input],
  );
  try {
    for (const { path, bytes } of modules) writeFileSync(path, bytes);
    writeFileSync(output, json);
  } catch (e) {
    throw new UsageError(`cannot write ${output}: ${systemError(e)}`);
  }
  return faults.length === 0 ? EXIT.ok : EXIT.mismatch;
}

function faultLine(input: string, e: WasmError): string {
  return `${formatPosition(input, e.position)}: ${e.class}: ${e.message}`;
}
