/**
 * The package as users get it: packed from this clone and installed in a folder. Its two dependencies are this clone's, so that
 * no registry is asked.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prebuiltFolder } from '../../engine/target/index.ts';
import { ROOT } from '../system/paths.ts';

/** package.json, as far as tests read it. */
export interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

export const manifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Packs the build as it is; gives the tarball's path. */
export function pack(folder: string): string {
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  return join(folder, execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' }).trim());
}

/** Makes a project that depends on what the package depends on, as this clone has it, and on more. */
export function projectWith(project: string, more: Readonly<Record<string, string>>): void {
  mkdirSync(project, { recursive: true });
  const ours = Object.keys(manifest(ROOT).dependencies).map((name) => [name, `file:${join(ROOT, 'node_modules', name)}`]);
  const dependencies = { ...Object.fromEntries(ours), ...more };
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
}

/** Installs the tarball in a folder, without scripts and without a registry; gives the folder of the installed package. */
export function installOffline(project: string, tarball: string): string {
  projectWith(project, { touchstone: `file:${tarball}` });
  const args = ['install', '--offline', '--ignore-scripts', '--install-links', '--silent', '--no-audit', '--no-fund'];
  execFileSync('npm', args, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(project, 'node_modules', 'touchstone');
}

/** Makes what `npm install` leaves where packages' scripts do not run into what it leaves where they do. */
export function runInstallScript(installed: string, node: string = process.execPath): void {
  execFileSync(node, [join(installed, 'build', 'runner', 'bundle', 'install.js')], { stdio: ['ignore', 'inherit', 'inherit'] });
  const folders = ['native', prebuiltFolder(process.platform, process.arch)];
  const addons = folders.map((folder) => join(installed, 'build', folder, 'touchstone.node'));
  if (!addons.some((addon) => existsSync(addon))) throw new Error('the installation has no addon');
}
