/**
 * Runs tests with an addon that AddressSanitizer and UndefinedBehaviorSanitizer watch: `npm run test:sanitized`, followed by what
 * `touchstone test` takes; by default the unit tests of addon and runtime, and all suites. What the sanitizers find ends the
 * process with their report, and is a failure of the test that ran.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildAddon, cxx, ROOT } from './build.ts';

/** The sanitizers' library, which must be in the process before everything else; undefined where the compiler has none. */
export function sanitizerLibrary(): string | undefined {
  const { stdout } = spawnSync(cxx(), ['-print-file-name=libasan.so'], { encoding: 'utf8' });
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

/** Tests of files, caches and their owners, and those that preload libraries of their own or watch the process. */
const WITHOUT = /cache|trust|failures|sanitized|observers|walk/;

function defaults(): string[] {
  const files = ['native', join('engine', 'addon'), join('engine', 'cache'), join('engine', 'runtime')].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return files.filter((file) => file.endsWith('.test.ts') && !WITHOUT.test(file));
}

/** The exit code: of the tests, or 1 where they cannot be run. */
function main(args: readonly string[]): number {
  const library = sanitizerLibrary();
  const built = library === undefined ? { ok: false, message: 'needs libasan' } : buildAddon(ROOT, 'sanitized');
  if (library === undefined || !built.ok) {
    process.stderr.write(`native/sanitized: ${built.message}\n`);
    return 1;
  }
  const env = sanitizedEnvironment(library);
  const run = (...what: readonly string[]): number => {
    const command = [join(ROOT, 'build', 'bundle', 'command.cjs'), 'test', '--timeout=600', ...what];
    return spawnSync(process.execPath, command, { stdio: 'inherit', env, cwd: ROOT }).status ?? 1;
  };
  if (args.length > 0) return run(...args);
  const suites = ['--suite=own', '--suite=core', '--suite=simd', '--suite=relaxed-simd'];
  return run(...defaults()) || run(...suites);
}

const [, script, ...args] = process.argv;
if (script !== undefined && import.meta.filename === script) process.exitCode = main(args);
