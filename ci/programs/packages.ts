/** Packages of others that programs are made of: packed by npm, compared with a pinned digest, laid out to be imported. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package at a version, with its integrity as npm writes it. */
export type Pinned = readonly [name: string, version: string, integrity: string];

/** Runs a tool; throws with what it says where it fails. */
function tool(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr.trim()}`);
  return stdout;
}

/**
 * Lays packages out below `folder`/node_modules, those that are not there yet. Throws where npm cannot get one, or it is another
 * one than was pinned.
 */
export function layOut(folder: string, packages: readonly Pinned[]): void {
  for (const [name, version, integrity] of packages) {
    const to = join(folder, 'node_modules', name);
    if (existsSync(join(to, 'package.json'))) continue;
    mkdirSync(dirname(to), { recursive: true });
    const work = mkdtempSync(join(folder, '.pack-'));
    try {
      const [packed] = JSON.parse(tool('npm', ['pack', '--json', `${name}@${version}`], work)) as [{ filename: string }];
      const tarball = join(work, packed.filename);
      const digest = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
      if (digest !== integrity) throw new Error(`${name}@${version} has the digest ${digest}, not ${integrity}`);
      tool('tar', ['xzf', packed.filename], work);
      renameSync(join(work, 'package'), to);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
}
