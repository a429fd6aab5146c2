/**
 * The runtime stands without the compiler (S15, S17): a copy of the built package that lacks every folder of the compiler runs an
 * artifact beside the export `touchstone/runtime`, with the same results, traps and backtraces; strategy `none` refuses.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, relative } from 'node:path';
import { expect } from 'chai';
import { Engine, parse, Store, WasmError } from '../../index.ts';

/** What the full build has and a runtime needs none of. */
const COMPILER = ['compiler', 'frontend', 'passes', 'backend', 'ir', 'text', 'valid', 'binary', 'settings'];

const TEXT = `(module $split
  (import "host" "f" (func $host (param i32) (result i32)))
  (memory (export "m") 1) (data (i32.const 16) "image")
  (table 2 funcref) (elem (i32.const 0) $div)
  (func $div (param i32) (result i32) (i32.div_u (i32.const 100) (local.get 0)))
  (func $load (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "div") (param i32) (result i32) (call_indirect (param i32) (result i32) (local.get 0) (i32.const 0)))
  (func (export "load") (param i32) (result i32) (call $load (local.get 0)))
  (func (export "null") (param i32) (result i32) (call_indirect (param i32) (result i32) (local.get 0) (i32.const 1)))
  (func (export "deep") (param i32) (result i32) (i32.add (i32.const 1) (call 5 (call $host (local.get 0))))))`;

/** Runs an artifact and tells what came of it; the source is what the copy runs, too, so it names everything it uses. */
const SCRIPT = `
export function report({ Store, Trap, i32 }, path) {
  const store = new Store();
  const host = store.hostFunc({ kind: 'func', params: [i32(0).type], results: [i32(0).type] }, ([v]) => [v]);
  const { exports } = store.instantiate(path, () => host);
  const out = [['div', 7], ['div', 0], ['load', 17], ['load', -1], ['null', 1], ['deep', 0]].map(([name, argument]) => {
    try {
      return [name, store.invoke(exports.get(name), [i32(argument)]).map((v) => v.lo)];
    } catch (e) {
      if (!(e instanceof Trap)) throw e;
      return [name, e.code, e.message, e.backtrace.toString()];
    }
  });
  store.close();
  return JSON.stringify(out);
}
`;

describe('the runtime alone', function () {
  this.timeout(20_000);
  let dir: string;
  before(function () {
    // Packages are built: sources that Node strips the types from cannot be imported out of node_modules.
    if (extname(import.meta.filename) !== '.js') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-split-'));
  });
  after(() => {
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });

  it('runs what the full build compiled, traps and backtraces identical', async () => {
    const engine = dirname(dirname(import.meta.dirname));
    const build = dirname(engine);
    const copy = join(dir, 'node_modules', 'touchstone');
    const left = new Set(COMPILER.map((name) => join(build, 'engine', name)));
    mkdirSync(join(copy, 'build', 'native'), { recursive: true });
    cpSync(join(dirname(build), 'package.json'), join(copy, 'package.json'));
    cpSync(join(build, 'native', 'touchstone.node'), join(copy, 'build', 'native', 'touchstone.node'));
    cpSync(join(build, 'engine'), join(copy, 'build', 'engine'), {
      recursive: true,
      filter: (source) => !left.has(source) && relative(build, source) !== join('engine', 'index.js'),
    });
    expect(readdirSync(join(copy, 'build', 'engine')).filter((name) => COMPILER.includes(name))).to.deep.equal([]);

    const path = join(dir, 'split.artifact');
    const stored = new Engine({ cache: 'off' }).artifactFor(parse(TEXT));
    writeFileSync(path, stored.artifact.bytes.subarray(0, stored.artifact.bytes.length));
    writeFileSync(join(dir, 'report.mjs'), SCRIPT);
    // The export loads, too, and what it loads is the runtime of this copy.
    const runtime = JSON.stringify(join(copy, 'build', 'engine', 'runtime', 'index.js'));
    const main = `import 'touchstone/runtime'; import * as runtime from ${runtime}; import { report } from './report.mjs'; console.log(report(runtime, ${JSON.stringify(path)}));`;
    writeFileSync(join(dir, 'main.mjs'), main);
    const alone = execFileSync(process.execPath, [join(dir, 'main.mjs')], { encoding: 'utf8', cwd: dir });
    const full = `import * as engine from ${JSON.stringify(join(engine, 'index.js'))}; import { report } from './report.mjs'; console.log(report(engine, ${JSON.stringify(path)}));`;
    writeFileSync(join(dir, 'full.mjs'), full);
    const whole = execFileSync(process.execPath, [join(dir, 'full.mjs')], { encoding: 'utf8', cwd: dir });
    expect(alone).to.equal(whole);
    const rows = JSON.parse(alone) as [string, ...unknown[]][];
    expect(rows[0]).to.deep.equal(['div', [14]]);
    expect(rows[2]).to.deep.equal(['load', ['m'.charCodeAt(0)]]);
    expect(rows.filter((r) => r.length === 4).map(([name, , message]) => [name, message])).to.deep.equal([
      ['div', 'integer divide by zero'],
      ['load', 'out of bounds memory access: address 0xffffffff, memory size 0x10000'],
      ['null', 'uninitialized element 1'],
      ['deep', 'uninitialized element 1'],
    ]);
    expect(rows[1]?.[3]).to.match(/^at div \(wasm-function\[1\]\+0x[0-9a-f]+\)\nat div \(wasm-function\[3\]\+0x/);
  });

  it('strategy none refuses to compile, in words, and runs what the cache has', () => {
    const cache = join(dir, 'cache');
    const text = '(module (func (export "f") (result i32) (i32.const 5)))';
    const none = new Engine({ cache, strategy: 'none' });
    expect(() => none.artifactFor(parse(text))).to.throw(WasmError, /no compiler.*strategy `none`/);
    new Engine({ cache }).artifactFor(parse(text));
    const store = new Store();
    const f = store.instantiate(store.load(none.artifactFor(parse(text)))).getExport('f');
    expect(f?.kind === 'func' ? store.invoke(f)[0]?.lo : undefined).to.equal(5);
    store.close();
  });
});
