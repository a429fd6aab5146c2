/** `touchstone settings [--json]`: what can be chosen about compiled code, with values and defaults, on stdout. */
import { SETTINGS } from '../../engine/core.ts';
import { EXIT, type ExitCode } from '../usage/usage.ts';

export function settingsCommand({ json }: { readonly json: boolean }): ExitCode {
  const lines = SETTINGS.map(
    ({ name, values, byDefault, description }) => `--${name}=${values.join('|')}\n  ${description}\n  default: ${byDefault}\n`,
  );
  process.stdout.write(json ? `${JSON.stringify(SETTINGS, undefined, 2)}\n` : lines.join(''));
  return EXIT.ok;
}
