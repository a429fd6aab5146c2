/**
 * Where commands write to: files that are none of their inputs, or standard output, which then has nothing else.
 */
import { realpathSync, statSync } from 'node:fs';
import { UsageError } from './usage.ts';

/** A path that stands for standard output. */
export const STDOUT = '-';

/** A file that is to be written, and the flag that names it. */
export interface Output {
  readonly flag: string;
  readonly path: string;
}

/** What is the same for two paths that lead to one file, by links too; a file that is not there is known by its path. */
function identity(path: string): string {
  const [, folder = '.', name = path] = /^(.*)\/([^/]*)$/s.exec(path) ?? [];
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (found !== undefined) return `${found.dev}:${found.ino}`;
    return `${realpathSync(folder === '' ? '/' : folder)}/${name}`;
  } catch {
    // Its folder is not there either, or the system says nothing of it: whoever reads or writes will.
    return path;
  }
}

/** Throws a UsageError where an output would take the place of an input, or of another output. */
export function checkOutputs(outputs: readonly Output[], inputs: readonly string[]): void {
  const taken = new Map(inputs.map((path) => [identity(path), 'is an input, and would be overwritten']));
  for (const { flag, path } of outputs) {
    const key = path === STDOUT ? STDOUT : identity(path);
    const why = taken.get(key);
    if (why !== undefined) throw new UsageError(`--${flag} ${path}: ${why}`);
    taken.set(key, `is what --${flag} writes to`);
  }
}
