/**
 * Runs unit tests and suites with an addon that AddressSanitizer and UndefinedBehaviorSanitizer watch: `npm run test:sanitized`, followed by
 * what `touchstone test` takes. What they find ends the process, with their report, and is a failure of the directive that ran.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildAddon, projectRoot } from './build.ts';

/** The sanitizers' library, which must be in the process before everything else; undefined where the compiler has none. */
export function sanitizerLibrary(): string | undefined {
  const { stdout } = spawnSync(process.env['CXX'] ?? 'g++', ['-print-file-name=libasan.so'], { encoding: 'utf8' });
  // A compiler without one gives the name back.
  const library = stdout?.trim() ?? '';
  return library.includes('/') && existsSync(library) ? library : undefined;
}

/** The environment of a process whose addon is checked. `library`: of `sanitizerLibrary`. */
export function sanitizedEnvironment(library: string): NodeJS.ProcessEnv {
  const asan = [
    // Faults in guard regions are traps, and ours to handle.
    'handle_segv=0',
    'handle_sigbus=0',
    'allow_user_segv_handler=1',
    'use_sigaltstack=0',
    // Node gives back nothing when it ends, and frees by `free` what it has from `new`.
    'detect_leaks=0',
    'alloc_dealloc_mismatch=0',
    // Wasm runs on stacks of its own.
    'detect_stack_use_after_return=0',
  ];
  return {
    ...process.env,
    TOUCHSTONE_SANITIZED: '1',
    LD_PRELOAD: library,
    ASAN_OPTIONS: asan.join(':'),
    UBSAN_OPTIONS: 'print_stacktrace=1',
  };
}

const [, script, ...args] = process.argv;
if (script !== undefined && import.meta.filename === script) {
  const root = projectRoot();
  const library = sanitizerLibrary();
  const { ok, message } = library === undefined ? { ok: false, message: 'needs libasan' } : buildAddon(root, 'sanitized');
  if (!ok) process.stderr.write(`native/sanitized: ${message}\n`);
  const command = [join(root, 'build', 'bundle', 'command.cjs'), 'test', ...args];
  const env = library === undefined ? {} : sanitizedEnvironment(library);
  const status = ok ? spawnSync(process.execPath, command, { stdio: 'inherit', env }).status : 1;
  process.exitCode = status ?? 1;
}
