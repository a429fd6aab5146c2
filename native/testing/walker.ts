/** Builds the addon that walks stacks (walk.cc), here or for a platform that is emulated here. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cxx, type Platform, ROOT } from '../build.ts';

/** Tells walk.test.ts of one that was built elsewhere. */
export const WALKER_VARIABLE = 'TOUCHSTONE_WALKER';

/** Its path, in `folder`. Throws what the compiler says. */
export function buildWalker(platform: Platform, folder: string): string {
  const { system, target } = platform;
  const file = join(folder, 'walk.node');
  const headers = dirname(createRequire(join(ROOT, 'package.json')).resolve('node-api-headers/package.json'));
  const native = (...names: readonly string[]): string => join(ROOT, 'native', ...names);
  const includes = [native('testing'), join(headers, 'include')].map((room) => `-I${room}`);
  const sources = [native('testing', 'walk.cc'), native('testing', system.room, 'stack.cc')];
  const flags = ['-std=c++20', '-O1', '-shared', ...system.flags, ...includes];
  const libraries = system.libraries(target, folder, headers);
  const { stderr } = spawnSync(cxx(platform), [...flags, ...sources, ...libraries, '-o', file], { encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  return file;
}
