/** The same module gives the same artifact in any process: other folder, time zone, locale, and history of the compiler. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { compile, decode, validate } from '../engine/index.ts';

const here = dirname(fileURLToPath(import.meta.url));
const main = join(dirname(here), 'runner', `main${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`);

/** The project's root: above `build`, or where the sources are. */
function root(): string {
  const up = dirname(here);
  return up.endsWith('build') ? dirname(up) : up;
}
const kernel = (name: string): string => join(root(), 'bench', 'kernels', `${name}.wasm`);
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function compileHere(name: string): string {
  const m = decode(readFileSync(kernel(name)));
  validate(m);
  return digest(compile(m));
}

describe('determinism', () => {
  it('holds whatever was compiled before', () => {
    const names = ['interp', 'sha256', 'fib', 'nbody'];
    const forwards = names.map(compileHere);
    const backwards = [...names].reverse().map(compileHere).reverse();
    expect(backwards).to.deep.equal(forwards);
  });
  it('holds between processes, folders, time zones and locales', function () {
    this.timeout(20_000);
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-determinism-'));
    try {
      const places = [
        { cwd: '/', env: { TZ: 'Asia/Tokyo', LC_ALL: 'de_DE.UTF-8' } },
        { cwd: dir, env: { TZ: 'America/New_York', LC_ALL: 'C', HOME: dir } },
      ];
      const found = places.map(({ cwd, env }, i) => {
        const out = join(dir, `${i}.elf`);
        const command = [main, 'compile', kernel('interp'), '-o', out];
        const { status, stderr } = spawnSync(process.execPath, command, {
          cwd,
          env: { ...process.env, ...env },
          encoding: 'utf8',
        });
        expect(`${status} ${stderr}`).to.equal('0 ');
        return digest(readFileSync(out));
      });
      expect(found).to.deep.equal(places.map(() => compileHere('interp')));
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
