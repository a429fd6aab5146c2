/**
 * `touchstone convert FILE --to=FORMAT -o OUT`: a script in another format, for runners that read no scripts, or none with text
 * modules; and the way back from wast2json's JSON. Nothing is written where the input cannot be read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatPosition } from '../../engine/core.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import { binaryScript } from '../convert/binary-script.ts';
import { jsScript } from '../convert/js-script.ts';
import { jsonScript } from '../convert/json-script.ts';
import { wast2json } from '../convert/wast2json.ts';
import { complain } from '../report/text/terminal.ts';
import type { Script } from '../script/ast.ts';
import { parseScript } from '../script/parser.ts';
import { featuresOf, type Language } from '../suites/suites.ts';
import { notText, readInput, STANDARD_INPUT, unreadable, unwritable } from '../usage/input.ts';
import { checkOutputs, STDOUT } from '../usage/outputs.ts';
import { EXIT, type ExitCode, UsageError } from '../usage/usage.ts';

export interface ConvertArguments {
  readonly input: string;
  readonly output: string;
  readonly to: ConvertFormat;
  readonly language: Language;
}

/** What a conversion makes: a text, files beside it, and what is wrong with modules that it could not encode. */
interface Made {
  readonly text: string;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly faults?: readonly WasmError[];
}

/** Formats of scripts → how a script is written in it. */
const WRITERS = {
  wast2json: (script: Script, { input, output }: ConvertArguments): Made => {
    const { json, files, faults } = wast2json(script, input, basename(output, '.json'));
    return { text: json, files, faults };
  },
  'bin.wast': binaryScript,
  js: jsScript,
} as const satisfies Readonly<Record<string, (script: Script, args: ConvertArguments) => Made>>;
/** `wast` leads back from wast2json's JSON. */
export type ConvertFormat = keyof typeof WRITERS | 'wast';

/** The script that a JSON stands for; its modules lie beside it, and nowhere else. */
function fromJson(input: string): Made {
  const read = (name: string): Uint8Array => {
    if (name === '' || basename(name) !== name) throw new UsageError(`${input}: ${JSON.stringify(name)} does not lie beside it`);
    try {
      return readFileSync(join(input === STANDARD_INPUT ? '.' : dirname(input), name));
    } catch (e) {
      throw unreadable(name, e);
    }
  };
  return { text: jsonScript(new TextDecoder().decode(readInput(input)), read) };
}

function fromScript(args: ConvertArguments, write: (script: Script, args: ConvertArguments) => Made): Made {
  const { input, language } = args;
  const source = readInput(input);
  const what = notText(source);
  if (what !== undefined) throw new UsageError(`${input}: ${what}, not a script`);
  const script = parseScript(source, language(featuresOf(input)));
  if (script.directives.length === 0) throw new UsageError(`${input}: there is no directive in it`);
  return write(script, args);
}

/** Runs the command; a script that cannot be read is wrong use, a module that cannot be read is written as the text it is. */
export function convertCommand(args: ConvertArguments): ExitCode {
  const { input, output, to } = args;
  if (output === STDOUT && to === 'wast2json')
    throw new UsageError('convert: modules lie beside the JSON, which is a file: -o FILE');
  let made: Made;
  try {
    made = to === 'wast' ? fromJson(input) : fromScript(args, WRITERS[to]);
  } catch (e) {
    if (!(e instanceof WasmError)) throw e;
    complain(faultLine(input, e));
    return EXIT.usage;
  }
  const { text, files = [], faults = [] } = made;
  for (const fault of faults) complain(faultLine(input, fault));
  const modules = files.map(({ name, bytes }) => ({ path: join(dirname(output), name), bytes }));
  checkOutputs(
    [output, ...modules.map((m) => m.path)].map((path) => ({ flag: 'output', path })),
    [input],
  );
  try {
    for (const { path, bytes } of modules) writeFileSync(path, bytes);
    if (output === STDOUT) process.stdout.write(text);
    else writeFileSync(output, text);
  } catch (e) {
    throw unwritable(output, e);
  }
  return faults.length === 0 ? EXIT.ok : EXIT.mismatch;
}

function faultLine(input: string, e: WasmError): string {
  return `${formatPosition(input, e.position)}: ${e.class}: ${e.message}`;
}
