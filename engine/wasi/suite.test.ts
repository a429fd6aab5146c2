/**
 * The programs of wasi-testsuite for preview 1, where they are: TOUCHSTONE_WASI_TESTS names a checkout of its branch with built
 * programs (`prod/testsuite-base`). Beside a program stands what it is given and must say.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect } from 'chai';
import { Engine } from '../api/index.ts';
import { Wasi } from './index.ts';

const CHECKOUT = process.env['TOUCHSTONE_WASI_TESTS'];

/** What stands beside a program; what is missing is empty, or success. */
interface Specification {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A folder beside it, which is its `/`. */
  readonly root?: string;
  readonly exit_code?: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

/** All programs, by their paths. */
function programs(checkout: string): string[] {
  const tests = join(checkout, 'tests');
  return readdirSync(tests).flatMap((language) => {
    const folder = join(tests, language, 'testsuite', 'wasm32-wasip1');
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).filter((name) => name.endsWith('.wasm'));
    return names.map((name) => join(folder, name));
  });
}

describe('wasi-testsuite', function () {
  this.timeout(120_000);
  const all = CHECKOUT === undefined ? [] : programs(CHECKOUT);
  // Skipped: needs TOUCHSTONE_WASI_TESTS.
  if (all.length === 0) it.skip('needs TOUCHSTONE_WASI_TESTS');
  const engine = new Engine({ cache: 'off' });

  for (const path of all) {
    it(`${basename(dirname(dirname(dirname(path))))}: ${basename(path, '.wasm')}`, () => {
      const beside = path.replace(/wasm$/, 'json');
      const specification: Specification = existsSync(beside) ? JSON.parse(readFileSync(beside, 'utf8')) : {};
      const { args = [], env = {}, root, exit_code = 0, stdout, stderr } = specification;
      const dir = mkdtempSync(join(tmpdir(), 'touchstone-wasi-suite-'));
      const printed = { out: '', err: '' };
      const store = engine.store();
      let wasi: Wasi | undefined;
      try {
        if (root !== undefined) cpSync(join(dirname(path), root), dir, { recursive: true });
        const folders: Record<string, string> = root === undefined ? {} : { '/': dir };
        wasi = new Wasi({
          ...{ args: [basename(path), ...args], env, folders, stdin: new Uint8Array() },
          stdout: (bytes) => void (printed.out += Buffer.from(bytes).toString()),
          stderr: (bytes) => void (printed.err += Buffer.from(bytes).toString()),
        });
        const module = engine.compile(readFileSync(path));
        let failure: unknown;
        let code: number | undefined;
        try {
          code = wasi.start(store.instantiate(module, wasi.imports));
        } catch (error) {
          failure = error;
        }
        expect([code, failure === undefined ? '' : `${failure} ${printed.err}`]).deep.equal([exit_code, '']);
        if (stdout !== undefined) expect(printed.out).equal(stdout);
        if (stderr !== undefined) expect(printed.err).equal(stderr);
      } finally {
        wasi?.close();
        store.close();
        rmSync(dir, { recursive: true, force: true });
      }
    });
  }
});
