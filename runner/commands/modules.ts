/**
 * What asks for no code. `touchstone validate MODULE…`: whether modules are valid; nothing is said of those that are. `touchstone
 * print MODULE` and `touchstone parse MODULE`: a module in the text format, and in the binary format; it need not be valid. All
 * take both forms, and say of what they cannot read the place and which `--enable` would allow it.
 */
import { encode, type Module, print } from '../../engine/core.ts';
import type { Features } from '../../engine/wasm/features.ts';
import { readInput } from '../usage/input.ts';
import { checkOutputs } from '../usage/outputs.ts';
import { EXIT, type ExitCode, UsageError } from '../usage/usage.ts';
import { moduleOf, refuse, validModuleOf } from './module/module-file.ts';
import { writeDurably } from './module/write-file.ts';

export interface FormArguments {
  readonly input: string;
  readonly output: string;
  readonly form: keyof typeof WRITERS;
  readonly features: Features;
}

/** Form → a module in it. */
const WRITERS = {
  text: (m: Module): Uint8Array => new TextEncoder().encode(print(m)),
  binary: (m: Module): Uint8Array => encode(m),
} as const;

/** Runs either command. */
export function formCommand({ input, output, form, features }: FormArguments): ExitCode {
  checkOutputs([{ flag: 'output', path: output }], [input]);
  const source = readInput(input);
  try {
    writeDurably(output, WRITERS[form](moduleOf(input, source, { features })));
    return EXIT.ok;
  } catch (e) {
    return refuse(input, source, e, features);
  }
}

export interface ValidateArguments {
  readonly inputs: readonly string[];
  readonly features: Features;
}

/** Runs the command: a module that is not valid is a mismatch. */
export function validateCommand({ inputs, features }: ValidateArguments): ExitCode {
  if (inputs.length === 0) throw new UsageError('validate: name a module');
  let exit: ExitCode = EXIT.ok;
  for (const input of inputs) {
    const source = readInput(input);
    try {
      validModuleOf(input, source, features);
    } catch (e) {
      refuse(input, source, e, features);
      exit = EXIT.mismatch;
    }
  }
  return exit;
}
