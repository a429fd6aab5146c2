/**
 * spec-tests/manifest.json: the facts about the official suite that are ours to keep (name, sha256, size, suites, directive
 * counts of each file; where upstream is). The scripts themselves are never part of the project.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.ts';

export interface ManifestFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly suites: readonly string[];
  /** What upstream's index says the file needs: a cross-check only, the runner computes needs from the modules. */
  readonly features: readonly string[];
  /** Directive kind → how many of them. */
  readonly counts: Readonly<Record<string, number>>;
}
export interface Manifest {
  readonly schema: 1;
  readonly upstream: { readonly repository: string; readonly commit: string; readonly date: string; readonly license: string };
  readonly files: Readonly<Record<string, ManifestFile>>;
}

/** The project's own. */
export const PATH = join(ROOT, 'spec-tests', 'manifest.json');

/** Reads a manifest; by default the project's own. */
export function readManifest(path: string = PATH): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}
