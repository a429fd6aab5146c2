/** What programs are given, and what they have in common. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pinned } from './packages.ts';

/** What a program is given. */
export interface Stage {
  /** A package's CommonJS module. */
  require(name: string): unknown;
  /** One of its files as a module. */
  load(file: string): Promise<unknown>;
  /** Path of a package's file. */
  path(file: string): string;
  /** Says something; the same from both engines. */
  print(line: string): void;
  /** What follows is compiling, loading or running: times are told apart. */
  phase(name: 'load' | 'run'): void;
}

export interface Program {
  readonly name: string;
  readonly packages: readonly Pinned[];
  readonly run: (stage: Stage) => Promise<void>;
}

/** The stage of packages that lie below a folder. */
export function stageIn(folder: string, print: Stage['print'], phase: Stage['phase']): Stage {
  const modules = join(folder, 'node_modules');
  const path = (file: string): string => join(modules, file);
  return {
    require: createRequire(join(folder, 'program.js')),
    load: (file) => import(pathToFileURL(path(file)).href),
    path,
    print,
    phase,
  };
}

export const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Numbers that look random and are the same each time. */
export function* random(seed: number): Generator<number, never> {
  for (let x = seed; ; ) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    yield x;
  }
}
