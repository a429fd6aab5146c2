/** Where the project stands on disk. The same sources run from the tree (type stripping) and from `build/`. */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rootAbove } from '../../engine/base/root.ts';

/** The folder with package.json. */
export const ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));
/** `.js` when compiled, `.ts` when types are stripped: how a child process names a module of ours. */
export const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
/** Where compiled (or stripped) modules lie: `ROOT/build` or `ROOT`. */
export const CODE_ROOT = EXTENSION === '.ts' ? ROOT : join(ROOT, 'build');

/** Whether a path leads into a folder, or is it. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Flags with a program in place of a file, which is their value or the next word. */
const PROGRAM = /^(-[ep]+|--eval|--print)$/;
const WITH_PROGRAM = /^--(eval|print|input-type)=/;

/** Node's flags for processes of ours: those of this one, without a program that it was given in place of a file. */
export function nodeFlags(flags: readonly string[] = process.execArgv): readonly string[] {
  return flags.filter((flag, i) => !PROGRAM.test(flag) && !PROGRAM.test(flags[i - 1] ?? '') && !WITH_PROGRAM.test(flag));
}

/** Variables of a process, named without types of Node's: what packages declare needs none. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The project's version. */
export function ownVersion(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }).version;
}
