/**
 * Options of the developers' commands (fuzzers, proofs, benches), which are no commands of `touchstone`. What is not understood,
 * and a choice of nothing, end with exit code 2: a run over nothing would look like one without a failure.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { EXIT } from './usage.ts';

/** Says what is wrong with the command line and ends the process. */
export function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(EXIT.usage);
}

/** The options and words of this process's command line, as `parseArgs` reads them. */
export function readOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (e) {
    return refuse(e instanceof Error ? e.message : String(e));
  }
}

/** How many an option says: at least one. */
export function readCount(option: string, text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : refuse(`${option}: at least one is wanted, not '${text}'`);
}

/** What was chosen, at least one. */
export function atLeastOne<T>(items: readonly T[], what: string): readonly T[] {
  return items.length > 0 ? items : refuse(`no ${what} of that name`);
}
