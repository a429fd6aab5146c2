/**
 * Where the user's cache is, and making folders in it: all that whoever keeps something beside the artifacts needs to know.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { WORK } from '../target/settings.ts';

/** Where artifacts are cached unless told otherwise (XDG base directory specification). */
export function defaultCacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), WORK.cache.byDefault);
}

/**
 * Makes a folder and those above it, each tried once: `mkdirSync` with `recursive` never returns where the system answers
 * ENOENT although the parent is there, as below /proc.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (e) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw e;
  }
}
