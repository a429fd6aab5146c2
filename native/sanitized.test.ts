/**
 * The checked build of the addon at work, as a sample of `npm run test:sanitized`: it reports what is wrong, and runs the tables
 * of arguments and of lifetimes without a report.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildAddon, ROOT } from './build.ts';
import { sanitizedEnvironment, sanitizerLibrary } from './sanitized.ts';

describe('checked build', function () {
  this.timeout(240_000);
  let env: NodeJS.ProcessEnv;
  const node = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, args, { encoding: 'utf8', env, cwd: ROOT });

  before(function () {
    const library = sanitizerLibrary();
    if (library === undefined) this.skip(); // needs libasan
    expect(buildAddon(ROOT, 'sanitized').message).to.match(/^addon (built|is up to date)$/);
    env = sanitizedEnvironment(library);
  });

  it('reports reads beyond memory', () => {
    const native = JSON.stringify(new URL('../engine/addon/native.js', import.meta.url).href);
    const program = `const { addon } = await import(${native}); const { addressOf, peek } = addon();
      peek(addressOf(new ArrayBuffer(4096)) + 4096, new Uint8Array(8));`;
    const { stderr, status } = node('--input-type=module', '-e', program);
    expect(stderr).to.match(/AddressSanitizer: heap-buffer-overflow[\s\S]*READ of size 8/);
    expect(stderr).to.match(/addon\.cc:\d+/);
    expect(status).to.equal(1);
  });

  it('has nothing to report of wrong arguments, and of what belongs to closed and other stores', () => {
    const tests = ['native/arguments.test.ts', 'engine/runtime/lifetime.test.ts'];
    const { stdout, stderr } = node(join(ROOT, 'build', 'bundle', 'command.cjs'), 'test', '--jobs=1', ...tests);
    expect(stdout, stderr).to.match(/\d+ passed, 0 failed, 0 skipped\n$/);
  });
});
