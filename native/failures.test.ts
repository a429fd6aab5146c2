/**
 * Every system call of cache, loader and `touchstone compile` fails once, in a process of its own (testing/fail.cc): with a cache
 * the result is right all the same, without one it is right or one clear error, and afterwards everything works and nothing is
 * left open.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { expect } from 'chai';
import { cxx, ROOT } from './build.ts';

const code = (path: string): string =>
  JSON.stringify(new URL(`../${path}${extname(import.meta.filename)}`, import.meta.url).href);

const IMAGE =
  '(module (memory (export "m") 2) (data (i32.const 5) "image") (func (export "f") (result i32) (i32.load8_u (i32.const 7))))';
const PLAIN = '(module (func (export "f") (result i32) (i32.const 97)))';

/** What fails, and with which error numbers; 0: half of it is transferred. */
const FAILURES: Readonly<Record<string, readonly number[]>> = {
  open: [13, 24],
  read: [0, 5],
  write: [0, 28],
  close: [5],
  fsync: [5],
  rename: [13, 28],
  unlink: [13],
  mkdir: [30],
  stat: [5],
  utime: [30],
  mmap: [12],
  mprotect: [12],
  memfd: [38],
  fcntl: [22],
};

/** Runs the scenarios; each line of output is one failure and what came of it. */
const CHILD = `
import { mkdirSync, openSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { compile, Engine, parse, Store, validate } from ${code('engine/index')};
import { compileCommand } from ${code('runner/commands/compile')};
import { notedHash } from ${code('engine/cache/build-hash')};
const dir = process.env.TOUCHSTONE_FAIL_FOLDER;
const order = (name) => { try { openSync(dir + '/.fail-' + name); } catch (e) { return e.code === 'EEXIST'; } };

const engineDir = ${JSON.stringify(join(import.meta.dirname, '..', 'engine'))};
const texts = [${JSON.stringify(IMAGE)}, ${JSON.stringify(PLAIN)}];
const artifacts = texts.map((text) => { const m = parse(text); validate(m); return compile(m); });
const hash = notedHash(engineDir, undefined);

// Stacks of a size that none of the pooled ones has.
let size = 0;
function results(load) {
  const store = new Store({ stackBytes: 2 ** 17 + (size++ % 500) * 2 ** 16 });
  try {
    return texts.map((_, i) => store.invoke(store.instantiate(load(store, i)).getExport('f'))[0].lo).join();
  } finally {
    store.close();
  }
}
const viaCache = () => {
  const engine = new Engine({ cache: dir + '/cache' });
  return results((store, i) => store.load(engine.artifactFor(parse(texts[i]))));
};
const clean = () => rmSync(dir + '/cache', { recursive: true, force: true });
const RIGHT = '97,97';
const out = dir + '/out.elf';
const SCENARIOS = {
  cold: { prepare: clean, run: viaCache },
  warm: {
    prepare() {
      viaCache();
      // Entries that were used long ago are marked as used.
      const folder = dir + '/cache/artifacts-1';
      for (const name of readdirSync(folder)) utimesSync(folder + '/' + name, 1, 1);
    },
    run: viaCache,
  },
  damaged: {
    prepare() {
      clean();
      viaCache();
      const folder = dir + '/cache/artifacts-1';
      for (const name of readdirSync(folder)) { rmSync(folder + '/' + name); writeFileSync(folder + '/' + name, 'damaged'); }
    },
    run: viaCache,
  },
  note: {
    prepare() { rmSync(dir + '/notes', { recursive: true, force: true }); mkdirSync(dir + '/notes'); },
    run: () => notedHash(engineDir, dir + '/notes') === hash && notedHash(engineDir, dir + '/notes') === hash ? RIGHT : 'another hash',
  },
  file: {
    prepare() { artifacts.forEach((bytes, i) => writeFileSync(dir + '/' + i + '.elf', bytes)); },
    run: () => results((store, i) => store.load(dir + '/' + i + '.elf')),
  },
  bytes: { prepare() {}, run: () => results((store, i) => store.load(artifacts[i])) },
  compile: {
    prepare() { writeFileSync(dir + '/in.wat', texts[1]); writeFileSync(out, 'old'); },
    async run() {
      await compileCommand({ input: dir + '/in.wat', output: out, traps: 'signals', bounds: 'guard', cpu: undefined });
      return RIGHT;
    },
    check(succeeded) {
      const left = readFileSync(out);
      const complete = Buffer.compare(left, artifacts[1]) === 0;
      if (!complete && (succeeded || left.toString() !== 'old')) return 'a torn file';
      const others = readdirSync(dir).filter((name) => name.startsWith('.'));
      return others.length === 0 ? undefined : 'left behind: ' + others;
    },
  },
};
const print = (line) => writeSync(1, JSON.stringify(line) + '\\n');
const failures = ${JSON.stringify(FAILURES)};
for (const [scenario, { prepare, run, check }] of Object.entries(SCENARIOS)) {
  prepare();
  await run();
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  for (const [name, errnos] of Object.entries(failures)) for (const errno of errnos) for (let n = 1; ; n++) {
    prepare();
    let outcome;
    order(name + '-' + n + '-' + errno);
    try {
      outcome = { result: await run() };
    } catch (e) {
      outcome = { error: e.constructor.name, code: e.code, message: e.message };
    }
    if (!order('done')) break;
    const wrong = check?.(outcome.error === undefined);
    let again;
    try {
      prepare();
      again = await run();
    } catch (e) {
      again = e.stack;
    }
    print({ scenario, name, errno, n, ...outcome, wrong, again, leaked: open() - before });
  }
}
`;

interface Line {
  readonly scenario: string;
  readonly name: string;
  readonly errno: number;
  readonly n: number;
  readonly result?: string;
  readonly error?: string;
  readonly code?: string;
  readonly message?: string;
  readonly wrong?: string;
  readonly again: string;
  readonly leaked: number;
}

describe('failing system calls', function () {
  this.timeout(120_000);
  let dir: string;
  let lines: Line[];
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-failures-'));
    const library = join(dir, 'fail.so');
    const flags = ['-std=c++20', '-O1', '-fPIC', '-shared', '-Wall', '-Wextra', '-Werror'];
    const source = join(ROOT, 'native', 'testing', 'fail.cc');
    const built = spawnSync(cxx(), [...flags, source, '-o', library, '-ldl'], { encoding: 'utf8' });
    expect(built.stderr).to.equal('');
    const script = join(dir, 'child.mjs');
    writeFileSync(script, CHILD);
    const folder = mkdtempSync(join(dir, 'files-'));
    const env = { ...process.env, LD_PRELOAD: library, TOUCHSTONE_FAIL_FOLDER: folder };
    const child = spawnSync(process.execPath, [script], { encoding: 'utf8', env, maxBuffer: 1 << 26 });
    expect(child.stderr).to.equal('');
    expect([child.status, child.signal]).to.deep.equal([0, null]);
    lines = child.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  });
  after(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  const of = (...scenarios: string[]): Line[] => lines.filter((l) => scenarios.includes(l.scenario));
  const about = ({ scenario, name, errno, n }: Line): string => `${scenario}: call ${n} of ${name}, error ${errno}`;
  /** What only whoever runs out of memory sees: a cache cannot help there. */
  const MAPPINGS = ['mmap', 'mprotect', 'memfd', 'fcntl'];

  it('were met, each of them', () => {
    const met = (scenario: string): string[] => [...new Set(of(scenario).map((l) => l.name))];
    expect(met('cold')).to.include.members(['open', 'write', 'close', 'rename', 'mkdir', 'stat', 'mmap', 'mprotect']);
    expect(met('warm')).to.include.members(['open', 'read', 'close', 'stat', 'utime', 'mmap', 'mprotect']);
    expect(met('damaged')).to.include.members(['open', 'read', 'write', 'close', 'rename', 'unlink']);
    expect(met('note')).to.include.members(['open', 'read', 'write', 'close']);
    expect(met('file')).to.include.members(['open', 'stat', 'close', 'mmap', 'mprotect']);
    expect(met('bytes')).to.include.members(['memfd', 'write', 'fcntl', 'close', 'mmap', 'mprotect']);
    expect(met('compile')).to.include.members(['open', 'read', 'write', 'fsync', 'rename', 'close', 'stat']);
    expect(lines.some((l) => l.message?.includes('refuses a stack'))).to.equal(true);
  });

  it('never make a run with a cache fail, whatever happens to its files', () => {
    for (const l of of('cold', 'warm', 'damaged', 'note')) {
      if (!MAPPINGS.includes(l.name)) expect(l.result ?? l.message, about(l)).to.equal('97,97');
    }
  });

  it('give the right result or say that there is no memory', () => {
    for (const l of of('cold', 'warm', 'damaged', 'file', 'bytes')) {
      if (!MAPPINGS.includes(l.name)) continue;
      if (l.result === undefined) expect(l.message, about(l)).to.match(/^out of memory: (cannot|the system refuses)/);
      else expect(l.result, about(l)).to.equal('97,97');
    }
    // A file that cannot be mapped, or not to run, is read and copied.
    for (const l of of('file')) if (l.name === 'mmap' && l.n === 1) expect(l.result, about(l)).to.equal('97,97');
  });

  it('of a file to load give one error that names it', () => {
    for (const l of of('file', 'bytes')) {
      if (MAPPINGS.includes(l.name) || l.result === '97,97') continue;
      expect(l.message, about(l)).to.match(/\/files-\w+\/[01]\.elf/);
      expect(l.message, about(l)).to.match(/^(cannot read .*: )?E[A-Z]+: /);
    }
  });

  it('leave of `compile -o` the old file or the new one, and say what went wrong', () => {
    for (const l of of('compile')) {
      expect(l.wrong, about(l)).to.equal(undefined);
      if (l.result !== undefined) continue;
      expect(l.error, about(l)).to.equal('UsageError');
      expect(l.message, about(l)).to.match(/^\/.*\/(in\.wat|out\.elf): cannot be (read|written) \(E[A-Z]+\)$/);
    }
  });

  it('for address space say what to do, and that helps', () => {
    const text = join(dir, 'memory.wat');
    writeFileSync(text, '(module (memory 1) (func (export "f") (result i32) (memory.grow (i32.const 1))))');
    const main = join(import.meta.dirname, '..', 'runner', `main${extname(import.meta.filename)}`);
    const run = (...flags: string[]): SpawnSyncReturns<string> => {
      const args = [process.execPath, main, 'run', text, '--invoke=f', '--cache=off', ...flags];
      return spawnSync('sh', ['-c', 'ulimit -v 6000000 && exec "$0" "$@"', ...args], { encoding: 'utf8' });
    };
    expect(run().stderr).to.match(/^touchstone: .*memory\.wat: limit: out of memory: .*--bounds=explicit/);
    expect(run('--bounds=explicit')).to.include({ stdout: '1\n', stderr: '', status: 0 });
  });

  it('do no lasting harm, and leave no file open', () => {
    for (const l of lines) {
      expect(l.again, about(l)).to.equal('97,97');
      // Node 20 itself forgets to close what `readFileSync` could not look at.
      if (l.name !== 'stat') expect(l.leaked, about(l)).to.equal(0);
    }
  });
});
