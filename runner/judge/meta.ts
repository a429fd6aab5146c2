/**
 * The commands of scripts about files (the reference interpreter's `input` and `output`), and the rule that keeps them harmless:
 * a script reads what lies in or below its own folder, as a script, a text module or a binary one, and writes nothing.
 */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Features } from '../../engine/wasm/features.ts';
import type { Script } from '../script/ast.ts';
import { parseScript } from '../script/parser.ts';
import { escaped } from '../script/strings.ts';
import { isBelow } from '../system/paths.ts';
import { reasonOf, STANDARD_INPUT } from '../usage/input.ts';

/** Files that read files that read files. */
export const MAX_INPUTS = 16;
const MAX_BYTES = 1 << 26;
const EXTENSIONS: ReadonlySet<string> = new Set(['.wast', '.wat', '.wasm']);

/** Where directives stand. */
export interface Place {
  readonly script: Script;
  /** The script's file, and the file of the run. */
  readonly path: string;
  readonly root: string;
  /** How many inputs lead here. */
  readonly depth: number;
}

/**
 * The script that `(input "file")` stands for; a module is a script with one command. `root`: the file that the run is about,
 * `from`: the one in which the command stands. A text says why it may not be read.
 */
export function inputScript(
  root: string,
  from: string,
  file: string,
  features: Features,
): { readonly path: string; readonly script: Script } | string {
  if (root === STANDARD_INPUT) return 'standard input lies in no folder';
  if (isAbsolute(file) || file.includes('\0')) return 'its path must be relative';
  const extension = extname(file);
  if (!EXTENSIONS.has(extension)) return `its name must end in one of ${[...EXTENSIONS].join(' ')}`;
  const named = resolve(dirname(from), file);
  if (!isBelow(named, dirname(resolve(root)))) return "it lies outside of the script's folder";
  try {
    const path = realpathSync(named);
    if (!isBelow(path, realpathSync(dirname(resolve(root))))) return "it leads out of the script's folder";
    const about = statSync(path);
    if (!about.isFile() || about.size > MAX_BYTES) return 'it is no file of reasonable size';
    const bytes = readFileSync(path);
    return { path: named, script: parseScript(extension === '.wasm' ? binaryModule(bytes) : bytes, features) };
  } catch (e) {
    return `it cannot be read (${reasonOf(e)})`;
  }
}

/** A binary module as a script. */
function binaryModule(bytes: Buffer): Uint8Array {
  return Buffer.from(`(module binary "${escaped(bytes)}")`);
}

/** How a file is named to the user, relative to the run's. */
export function shownAs(root: string, path: string): string {
  return join(dirname(root), relative(dirname(resolve(root)), path));
}
