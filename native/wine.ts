/**
 * Windows on this machine: Wine runs npm's Node for Windows with the addon that MinGW-w64 builds. Debian has both. Wine executes
 * the machine's own instructions, so all of a command runs there: workers, compiler, cache.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostTarget } from '../engine/target/index.ts';
import { type Platform, prebuildAddon, ROOT } from './build.ts';
import { WINDOWS } from './systems.ts';

/** The variable that names Node's program for Windows, of npm's package `node-win-ARCH`. */
export const NODE_VARIABLE = 'TOUCHSTONE_WINDOWS_NODE';

export interface Wine {
  /** What the addon was built for. */
  readonly platform: Platform;
  /** Node's program for Windows. */
  readonly node: string;
}

/** Wine, with the addon built; or what is missing. */
export function wineHere(): Wine | string {
  const target = hostTarget();
  const compiler = target === undefined ? undefined : WINDOWS.compiler(target);
  if (target === undefined || compiler === undefined) return 'a machine that Windows runs on';
  const { error } = spawnSync('wine', ['--version'], { stdio: 'ignore', env: environment() });
  if (error !== undefined) return 'wine (Debian: apt-get install wine wine64)';
  if (spawnSync(compiler.command, ['--version'], { stdio: 'ignore' }).error !== undefined) return compiler.debian;
  const node = process.env[NODE_VARIABLE] ?? '';
  if (!existsSync(node)) return `${NODE_VARIABLE}, the program of npm's node-win-${target.nodeArch}`;
  const platform = { system: WINDOWS, target };
  const { ok, message } = prebuildAddon(ROOT, platform);
  return ok ? { platform, node } : message;
}

/** Where settings and registry of a Windows of our own are. */
function environment(): NodeJS.ProcessEnv {
  return { WINEPREFIX: join(ROOT, 'build', 'wine'), WINEDEBUG: '-all', ...process.env };
}

/** Makes that Windows, version 10, where there is none yet: Node wants it to be no older. */
function makeWindows(env: NodeJS.ProcessEnv): void {
  const prefix = env['WINEPREFIX'] ?? '';
  if (existsSync(join(prefix, 'system.reg'))) return;
  mkdirSync(prefix, { recursive: true });
  spawnSync('winecfg', ['-v', 'win10'], { stdio: 'ignore', env });
}

/** How a program ended, and what it wrote. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node there, with these variables besides ours. */
export function runOnWindows({ node }: Wine, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Ended {
  const env = { ...environment(), ...variables };
  makeWindows(env);
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-wine-'));
  // Node for Windows knows no pipes of Linux.
  const [out, err] = [join(folder, 'stdout'), join(folder, 'stderr')];
  const open = [openSync(out, 'w'), openSync(err, 'w')];
  try {
    const { status } = spawnSync('wine', [node, ...args], { stdio: ['ignore', ...open], env });
    return { status: status ?? 3, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
  } finally {
    for (const fd of open) closeSync(fd);
    rmSync(folder, { recursive: true, force: true });
  }
}
