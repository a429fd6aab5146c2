/**
 * Scripts on another machine: this one compiles every module for it, QEMU executes them in that machine's own Node, with the
 * addon that was built for it. The command itself and all compiling stay here, as JavaScript is slow under an emulator: workers
 * find everything in a cache.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from '../../engine/index.ts';
import { type CodeMode, checksOf, modeFlags } from '../../engine/target/settings.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import { ROOT } from '../../native/build.ts';
import type { Machine } from '../../native/emulator.ts';
import { artifactsOf } from '../../runner/golden/digests.ts';
import { parseScript } from '../../runner/script/parser.ts';
import { readScript, type SuiteFile } from '../../runner/suites/suites.ts';

/**
 * Compiles the modules of scripts into the cache at `cache`. Gives how many there were, and complaints of the compiler by what
 * they say.
 */
export function compileScripts(
  files: readonly SuiteFile[],
  mode: CodeMode,
  cache: string,
): { readonly modules: number; readonly refused: ReadonlyMap<string, number> } {
  const refused = new Map<string, number>();
  let modules = 0;
  for (const file of files) {
    const script = parseScript(readScript(file), file.features);
    const engine = new Engine({ ...checksOf(mode), cpu: mode.cpu, cache, features: script.features });
    const artifacts = artifactsOf(script, [engine], (e) => {
      const what = e instanceof WasmError ? e.message : `bug: ${String(e)}`;
      refused.set(what, (refused.get(what) ?? 0) + 1);
    });
    for (const _ of artifacts) modules++;
    engine.settle();
  }
  return { modules, refused };
}

/** Runs `touchstone test` with these arguments, its workers on the machine; gives its exit code, its output on ours. */
export function runOn(
  { node }: Machine,
  mode: CodeMode,
  cache: string,
  args: readonly string[],
  stdio: 'inherit' | 'pipe' = 'inherit',
): { readonly status: number; readonly stdout: string } {
  // Workers are told which Node to be, and are another one.
  const launcher = join(cache, 'node');
  const words = node.map((word) => `'${word}'`).join(' ');
  writeFileSync(launcher, `#!/bin/sh\nshift\nexec ${words} "$@"\n`, { mode: 0o755 });
  const command = [join(ROOT, 'build', 'bundle', 'command.cjs'), 'test', ...args, ...modeFlags(mode), `--cache=${cache}`];
  const { status, stdout } = spawnSync(process.execPath, command, {
    stdio: ['ignore', stdio, 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, TOUCHSTONE_LAUNCHER: launcher, TOUCHSTONE_VERIFY: '' },
    maxBuffer: 1 << 28,
  });
  return { status: status ?? 3, stdout: stdout ?? '' };
}
