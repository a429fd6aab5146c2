/**
 * Suites on a processor that is not here: workers under an emulator, which TOUCHSTONE_LAUNCHER names. `npm run test:nehalem`
 * runs all of SIMD so; here it is a sample, with proof that compiled code really meets a processor without AVX.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { compile, encode, parse, validate } from '../engine/index.ts';
import { officialFolder } from './suites/official.ts';
import { CODE_ROOT, EXTENSION } from './system/paths.ts';
import { MAIN } from './testing/children.ts';

const RUNTIME = join(CODE_ROOT, 'engine', 'runtime', `index${EXTENSION}`);
const NEHALEM = ['qemu-x86_64-static', '-cpu', 'Nehalem'] as const;

/** All kinds of vector code in a few seconds; the own script has every memory form at the edge. */
const SAMPLE = ['simd_bit_shift', 'simd_conversions', 'simd_i64x2_cmp', 'simd_lane', 'simd_load_extend', 'simd_load_zero'];
SAMPLE.push('simd_f64x2_rounding', 'simd_i8x16_sat_arith', 'simd_linking', 'simd_splat', 'simd_store64_lane');
SAMPLE.push('relaxed_dot_product', 'relaxed_madd_nmadd', 'i16x8_relaxed_q15mulr_s');

/** Which CPU levels the processor has, and what comes of each artifact. */
const CHILD = `
import { writeSync } from 'node:fs';
import { hostCpus, Store } from ${JSON.stringify(RUNTIME)};
writeSync(1, hostCpus().join(' ') + '\\n');
for (const file of process.argv.slice(2)) {
  const store = new Store({ bounds: 'explicit' });
  try {
    const [result] = store.invoke(store.instantiate(file).getExport('sum'), []);
    writeSync(1, result.lo + '\\n');
  } catch (error) {
    writeSync(1, error.message + '\\n');
  }
  store.close();
}`;

/** A vector sum; with AVX it has an instruction that no older processor decodes. */
function artifact(cpu: string): Uint8Array {
  const m = parse(`(module (func (export "sum") (result i32) (local $v v128)
    (local.set $v (i32x4.splat (memory.size)))
    (i32x4.extract_lane 3 (i32x4.add (v128.const i32x4 1 2 3 41) (local.get $v)))) (memory 1))`);
  validate(m);
  encode(m);
  return compile(m, { cpu, bounds: 'explicit' });
}

describe('workers under TOUCHSTONE_LAUNCHER', function () {
  this.timeout(300_000);
  const dir = mkdtempSync(join(tmpdir(), 'touchstone-launcher-'));
  const run = (launcher: readonly string[], args: readonly string[]): SpawnSyncReturns<string> => {
    const env = { ...process.env, TOUCHSTONE_LAUNCHER: launcher.join(' ') };
    return spawnSync(process.execPath, [MAIN, 'test', '--jobs=1', ...args], { encoding: 'utf8', env });
  };
  const closing = ({ stdout }: SpawnSyncReturns<string>): string => stdout.trimEnd().split('\n').at(-1) ?? '';
  /** Counts as skipped where there is no emulator. */
  const needsEmulator = (test: () => void): Mocha.Func =>
    function () {
      if (spawnSync(NEHALEM[0], ['--version']).error === undefined) test();
      else this.skip();
    };
  after(() => rmSync(dir, { recursive: true }));

  it(
    'pass a sample of SIMD on a Nehalem, as on this machine (needs qemu)',
    needsEmulator(() => {
      const official = officialFolder() === undefined ? [] : SAMPLE.map((name) => `${name}.wast`);
      const args = ['own/simd.wast', ...official, '--cpu=x86-64-v2', '--bounds=explicit'];
      const native = closing(run([], args));
      expect(native).to.match(/^[1-9]\d{2,} passed, 0 failed, 0 skipped$/);
      expect(closing(run(NEHALEM, args))).to.equal(native);
    }),
  );
  it(
    'compile for the processor they have, and say so (needs qemu)',
    needsEmulator(() => {
      const { stdout } = run(NEHALEM, ['own/integers.wast', '--bounds=explicit']);
      expect(stdout).to.match(/\nthe processor is below the default CPU level: everything was compiled for x86-64-v2\n/);
      expect(stdout).to.match(/ passed, 0 failed, 0 skipped\n$/);
    }),
  );
  it(
    'refuse code for AVX, which that processor does not run (needs qemu)',
    needsEmulator(() => {
      const [child = '', ...files] = ['child.mjs', 'v2', 'v3', 'disguised'].map((name) => join(dir, name));
      const avx = Buffer.from(artifact('x86-64-v3'));
      const disguised = Buffer.from(avx);
      disguised.write('cpu x86-64-v2', disguised.indexOf('cpu x86-64-v3'));
      writeFileSync(child, CHILD);
      [artifact('x86-64-v2'), avx, disguised].forEach((bytes, i) => {
        writeFileSync(files[i] as string, bytes);
      });
      const load = (launcher: readonly string[]): SpawnSyncReturns<string> => {
        const [command = '', ...args] = [...launcher, process.execPath, child, ...files];
        return spawnSync(command, args, { encoding: 'utf8' });
      };
      expect(load([]).stdout).to.match(/x86-64-v3\n42\n42\n42\n$/);
      const { stdout, signal } = load(NEHALEM);
      expect(stdout).to.match(/^x86-64-v2\n42\nartifact does not fit the store:\n/);
      expect(stdout).to.match(/ cpu level: found x86-64-v3, expected x86-64-v2 \(compile the module with --cpu=x86-64-v2\)\n$/);
      expect(signal).to.equal('SIGILL');
    }),
  );
  it('name what cannot be started', () => {
    const { status, stderr } = run(['no-such-emulator'], ['own/integers.wast']);
    expect(stderr).to.match(/^touchstone: TOUCHSTONE_LAUNCHER names no-such-emulator: a worker process cannot start .*ENOENT/);
    expect(status).to.equal(2);
  });
});
