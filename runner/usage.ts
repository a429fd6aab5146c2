/**
 * What a user did wrong, and the exit codes every command ends with.
 */

/** Wrong use: one clear line on stderr, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Exit codes, documented in the README. Where several apply the most severe wins, in the order of `SEVERITY`. */
export const EXIT = {
  ok: 0,
  mismatch: 1,
  usage: 2,
  fault: 3,
  golden: 4,
  unexpectedPass: 5,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const SEVERITY: readonly ExitCode[] = [
  EXIT.interrupted,
  EXIT.fault,
  EXIT.usage,
  EXIT.mismatch,
  EXIT.unexpectedPass,
  EXIT.golden,
  EXIT.ok,
];

/** The most severe of two exit codes. */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
  return SEVERITY.indexOf(a) <= SEVERITY.indexOf(b) ? a : b;
}
