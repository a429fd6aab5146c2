/** For tests that change the project's files: a copy of it, as far as runs need it. */
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.ts';

/** What is read when files run; the official scripts are not copied. */
const PARTS = ['package.json', 'build', 'golden', 'spec-tests', 'docs'];
const OFFICIAL = join('spec-tests', 'official');

/** Copies the project into a folder that is there. Its command is `build/runner/main.js`. */
export function copyProject(folder: string): void {
  // Bundles are found by the time of their making.
  const how = { recursive: true, preserveTimestamps: true, filter: (path: string) => !path.endsWith(OFFICIAL) };
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), how);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}
