/** `touchstone inspect ARTIFACT [--json]`: what an artifact holds, as text or as JSON on stdout. */
import { formatInspection, inspectArtifact, readArtifact, WasmError } from '../../engine/index.ts';
import { EXIT, type ExitCode } from '../usage.ts';
import { readInput } from './compile.ts';

export interface InspectArguments {
  readonly artifact: string;
  readonly json?: boolean;
}

/** Runs the command; a file that is no artifact of ours is wrong use. */
export function inspectCommand({ artifact, json }: InspectArguments): ExitCode {
  const bytes = readInput(artifact);
  try {
    const found = inspectArtifact(readArtifact(bytes, { verify: true }));
    process.stdout.write(json === true ? `${JSON.stringify(found, undefined, 2)}\n` : formatInspection(found));
    return EXIT.ok;
  } catch (e) {
    if (!(e instanceof WasmError)) throw e;
    process.stderr.write(`touchstone: ${artifact}: ${e.message}\n`);
    return EXIT.usage;
  }
}
