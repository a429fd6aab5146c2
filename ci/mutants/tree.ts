/**
 * A copy of the compiled tree in which one mistake at a time is made, and the processes that are run in it. Nothing of it is
 * taken from a bundle or a cache.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Killer } from './killers.ts';
import { type Mutant, mutated, nameOf, targetOf } from './mutant.ts';
import { groupSeconds } from './seconds.ts';

/** No process of a killer works longer, whatever else the machine does (none that ends needs 30 s), */
const CPU_SECONDS = 60;
/** or waits longer without any work: on a busy machine it may have to wait for its turn. */
const IDLE_MS = 240_000;
/** Less than this in such a time, in seconds, is none. */
const NO_WORK = 0.1;

/** How a process ended. */
export interface Ran {
  /** The same for runs that say the same: exit code or signal, and the last line of scripts. */
  readonly verdict: string;
  /** The first failure, where one can be named. */
  readonly failure: string;
}

export class Tree {
  private readonly root: string;
  private restore: () => void = () => {};

  /** Copies the project at `from` to the folder `root`, which is made. */
  constructor(from: string, root: string) {
    this.root = root;
    mkdirSync(root, { recursive: true });
    const leave = new Set(['.git', 'node_modules', '.cache', 'bench']);
    for (const name of readdirSync(from)) {
      if (leave.has(name)) continue;
      cpSync(join(from, name), join(root, name), {
        recursive: true,
        filter: (path) => !path.startsWith(join(from, 'build', 'bundle')),
      });
    }
    symlinkSync(join(from, 'node_modules'), join(root, 'node_modules'));
    symlinkSync(join(from, 'bench'), join(root, 'bench'));
  }

  /** Makes a mistake; what was made before is undone. Gives what does not compile, where it is C++. */
  make(mutant: Mutant): string | undefined {
    this.undo();
    const path = join(this.root, targetOf(mutant));
    const text = readFileSync(path, 'utf8');
    const changed = mutated(text, mutant);
    if (changed === undefined) throw new Error(`${nameOf(mutant)}: its place does not occur exactly once`);
    writeFileSync(path, changed);
    this.restore = () => writeFileSync(path, text);
    if (path.endsWith('.js')) return undefined;
    const addon = join(this.root, 'build', 'native');
    const kept = ['touchstone.node', 'touchstone.hash'].map((name) => ({ name, bytes: readFileSync(join(addon, name)) }));
    this.restore = () => {
      writeFileSync(path, text);
      for (const { name, bytes } of kept) {
        // A new file: a process may still have the old one mapped.
        rmSync(join(addon, name));
        writeFileSync(join(addon, name), bytes);
      }
    };
    const built = spawnSync(process.execPath, [join(addon, 'build.js')], { cwd: this.root, encoding: 'utf8' });
    return built.status === 0 ? undefined : built.stderr;
  }
  /** The tree is as it was. */
  undo(): void {
    this.restore();
    this.restore = () => {};
  }

  run(killer: Killer): Promise<Ran> {
    const { test, args = [], mode } = killer;
    const code = join(this.root, 'build');
    // Whatever a process leaves behind goes with it; several may run in one tree.
    const home = mkdtempSync(join(dirname(this.root), 'home-'));
    chmodSync(home, 0o755);
    const command =
      test === undefined
        ? [
            join(code, 'runner', 'main.js'),
            'test',
            ...args,
            ...(mode?.flags ?? []),
            '--jobs=1',
            '--cache=off',
            '--bail',
            '--timeout=60',
          ]
        : [
            join(import.meta.dirname, 'unit.js'),
            join(code, 'runner', 'testing', 'setup.js'),
            join(code, test.replace(/\.ts$/, '.js')),
          ];
    const limited = ['-c', `ulimit -t ${CPU_SECONDS}; exec "$@"`, 'sh', process.execPath, ...command];
    const child = spawn('/bin/sh', limited, {
      cwd: this.root,
      env: { ...process.env, TOUCHSTONE_VERIFY: '1', GITHUB_ACTIONS: '', XDG_CACHE_HOME: home, TMPDIR: home, ...mode?.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return new Promise((resolve) => {
      let out = '';
      let late = false;
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (out.length < 1 << 20) out += text;
      });
      const end = (): void => {
        try {
          if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        } catch {
          // It is gone, and so are its children.
        }
      };
      let done = 0;
      const timer = setInterval(() => {
        const now = groupSeconds(child.pid ?? 0);
        late = now - done < NO_WORK;
        done = now;
        if (late) end();
      }, IDLE_MS);
      child.on('close', (status, signal) => {
        clearInterval(timer);
        end();
        rmSync(home, { recursive: true, force: true });
        const lines = out.trimEnd().split('\n');
        const last = lines.at(-1) ?? '';
        const verdict = test === undefined ? `${status ?? signal} ${last}` : String(status ?? signal);
        const failed = lines.find((l) => /^(FAIL|FAULT|UNEXPECTED|changed) /.test(l));
        const endless = late || signal === 'SIGXCPU' || signal === 'SIGKILL';
        resolve({ verdict, failure: (endless ? 'does not end' : (failed ?? (last === '' ? verdict : last))).slice(0, 80) });
      });
    });
  }
}
