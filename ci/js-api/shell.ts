/**
 * A shell for one file of the specification's JavaScript interface tests, as `main.ts` starts it, in a process of its own:
 * `node build/ci/js-api/shell.js ENGINE FOLDER FILE`. The tests' own testharness.js judges; a line of JSON says what it found.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';

/** What testharness.js says of a test; status 0 is a pass. */
export interface Verdict {
  readonly name: string;
  readonly status: number;
  readonly message: string | null;
}
/** What became of a file. `harness`: status 0 unless the file itself failed. */
export interface FileVerdict {
  readonly harness: { readonly status: number; readonly message: string | null };
  readonly tests: readonly Verdict[];
}

/** What of testharness.js this shell uses. */
interface Harness {
  add_completion_callback(done: (tests: readonly Verdict[], status: FileVerdict['harness']) => void): void;
  setup(properties: { readonly explicit_done?: boolean }): void;
  done(): void;
}

/** Where a file's helpers lie: the tests name them as the server of web-platform-tests does. */
const WEB_ROOT = '/wasm/jsapi/';

const [engine = '', folder = '', file = ''] = process.argv.slice(2);
const scope = globalThis as unknown as Harness & { self: unknown };
scope.self = globalThis;

if (engine !== 'v8') {
  const { default: WebAssembly } = await import('../../engine/js-api/index.ts');
  Object.defineProperty(globalThis, 'WebAssembly', {
    value: WebAssembly,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

const run = (path: string): unknown => runInThisContext(readFileSync(path, 'utf8'), { filename: path });
run(join(folder, 'harness', 'testharness.js'));
scope.add_completion_callback((tests, harness) => {
  const verdict: FileVerdict = {
    harness: { status: harness.status, message: harness.message },
    tests: tests.map(({ name, status, message }) => ({ name, status, message })),
  };
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
});
const path = join(folder, 'js-api', file);
for (const [, script = ''] of readFileSync(path, 'utf8').matchAll(/^\/\/ META: script=(.*)$/gm)) {
  run(
    script.startsWith(WEB_ROOT) ? join(folder, 'js-api', script.slice(WEB_ROOT.length)) : join(dirname(path), basename(script)),
  );
}
run(path);
