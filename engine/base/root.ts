/** Where the project stands on disk: found by walking up, as sources run from the tree and from `build/`. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bug } from './bug.ts';

/** The folder with package.json that holds `folder`. */
export function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const up = dirname(folder);
  return up === folder ? bug('no package.json above the code') : rootAbove(up);
}
