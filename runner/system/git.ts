/** What git says of a folder. */
import { spawnSync } from 'node:child_process';

/** What a command prints, trimmed; undefined where it fails, or there is no git. */
export function git(folder: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Whether a folder is a checkout itself, and not a part of one. */
export function isCheckout(folder: string): boolean {
  return git(folder, 'rev-parse', '--show-prefix') === '';
}
