/** No path leaves its folder: by `..`, absolute, by links, by chains of them, and while others change them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { Guest, RESULT, WRITE } from './testing/guest.ts';

const [CREATE, DIRECTORY, TRUNCATE] = [1, 2, 8];
/** Descriptors of this process. */
const descriptors = (): number => readdirSync('/proc/self/fd').length;

describe('paths of WASI', function () {
  this.timeout(120_000);
  let dir: string;
  let guest: Guest;
  /** `box` is the program's; `outside` is not, and has another `f`. */
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-wasi-escapes-'));
    for (const folder of ['outside', 'outside/d', 'box', 'box/a', 'box/a/b']) mkdirSync(join(dir, folder));
    for (const file of ['outside/f', 'outside/d/f']) writeFileSync(join(dir, file), 'outside');
    for (const file of ['box/f', 'box/a/f', 'box/a/b/f']) writeFileSync(join(dir, file), 'inside');
    guest = new Guest({ folders: { '/': join(dir, 'box') } });
  });
  afterEach(() => {
    guest.wasi.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const link = (name: string, target: string): void => symlinkSync(target, join(dir, 'box', name));
  const read = (path: string, folder = 3, follow = 1): string => {
    const fd = guest.open(folder, path, 0, { follow });
    if (typeof fd === 'string') return fd;
    const text = guest.read(fd);
    guest.call('fd_close', fd);
    return text;
  };

  it('lead inside, whatever way they go', () => {
    link('s', 'a/b');
    link('t', 's');
    link('u', './a/../t/f');
    link('a/up', '../f');
    link('slash', 'a/');
    for (const path of ['f', './/a/./b/../f', 'a/b/../../f', 's/f', 't/../f', 'u', 'a/up', 's/../up', 'slash/f', 'slash/up'])
      expect(read(path), path).equal('inside');
    for (const path of ['.', 'a/..', 's/', 's/..', 'slash', 'a/b/../..'])
      expect(guest.open(3, path, DIRECTORY), path).a('number');
  });

  it('lead nowhere else', () => {
    link('up', '..');
    link('out', '../outside');
    link('far', join(dir, 'outside'));
    link('root', '/');
    link('via', 'a/../../outside');
    link('a/via', '../../outside/f');
    link('one', 'two');
    link('two', 'three/../../outside');
    link('three', 'a');
    link('proc', '/proc/self/root');
    const ways = ['..', 'a/../..', 'up', 'up/outside', 'out', 'out/', 'out/d', 'far', 'root', 'via', 'one', 'proc', 'one/d', '/'];
    const folders = [
      ...ways,
      join(dir, 'outside'),
      `${dir}/box`,
      'a/b/../../..',
      './../outside',
      'out/.',
      'out/..',
      'a/b/../../../box',
    ];
    for (const path of folders) expect(guest.open(3, path, DIRECTORY), path).equal('notcapable');
    for (const path of folders.filter((p) => !/(^|\/)\.*$/.test(p))) {
      expect(read(`${path}/f`), path).equal('notcapable');
      for (const [name, ...args] of [
        ['path_create_directory', `${path}/new`],
        ['path_unlink_file', `${path}/f`],
        ['path_remove_directory', `${path}/d`],
        ['path_readlink', `${path}/f`, 2000, 10, RESULT],
      ] as const)
        expect(guest.call(name, 3, ...args), `${name} ${path}`).equal('notcapable');
      expect(guest.call('path_filestat_get', 3, 1, `${path}/f`, RESULT)).equal('notcapable');
      expect(guest.call('path_filestat_set_times', 3, 1, `${path}/f`, 0n, 0n, 5)).equal('notcapable');
      expect(guest.call('path_symlink', 'f', 3, `${path}/new`)).equal('notcapable');
      expect(guest.call('path_link', 3, 1, `${path}/f`, 3, 'new')).equal('notcapable');
      expect(guest.call('path_link', 3, 0, 'f', 3, `${path}/new`)).equal('notcapable');
      expect(guest.call('path_rename', 3, `${path}/f`, 3, 'new')).equal('notcapable');
      expect(guest.call('path_rename', 3, 'f', 3, `${path}/new`)).equal('notcapable');
      expect(guest.open(3, `${path}/new`, CREATE, { rights: WRITE })).equal('notcapable');
    }
    for (const file of ['a/via']) {
      expect(read(file), file).equal('notcapable');
      expect(guest.open(3, file, TRUNCATE, { rights: WRITE })).equal('notcapable');
    }
    // A folder within cannot be left either, though what is above is the program's.
    const a = guest.open(3, 'a', DIRECTORY) as number;
    expect(read('../f', a)).equal('notcapable');
    expect(readdirSync(join(dir, 'outside')).sort()).deep.equal(['d', 'f']);
    expect(readFileSync(join(dir, 'outside', 'f'), 'utf8')).equal('outside');
  });

  it('end at links where nobody follows them, and make files where links lead inside', () => {
    link('dangling', 'a/new');
    link('gone', '../outside/new');
    link('loop', 'loop');
    link('long', 'a/b/../b/f');
    for (let i = 0; i < 45; i++) link(`chain${i}`, i === 0 ? 'f' : `chain${i - 1}`);
    expect(guest.open(3, 'dangling', 0, { follow: 0 })).equal('loop');
    expect(read('dangling')).equal('noent');
    expect(guest.open(3, 'dangling', CREATE, { rights: WRITE })).a('number');
    expect(readdirSync(join(dir, 'box', 'a')).sort()).deep.equal(['b', 'f', 'new']);
    expect(guest.open(3, 'gone', CREATE, { rights: WRITE })).equal('notcapable');
    expect(guest.open(3, 'gone', CREATE, { rights: WRITE, follow: 0 })).equal('loop');
    expect([read('loop'), read('loop/f'), read('chain39'), read('chain44')]).deep.equal(['loop', 'loop', 'inside', 'loop']);
    expect(guest.call('path_rename', 3, 'gone', 3, 'moved')).equal('success');
    expect(readlinkSync(join(dir, 'box', 'moved'))).equal('../outside/new');
    expect(guest.call('path_unlink_file', 3, 'moved')).equal('success');
    for (const [path, error] of [
      ['', 'noent'],
      ['f\0', 'inval'],
      ['f/..', 'notdir'],
      ['f/.', 'notdir'],
      ['x/../f', 'noent'],
    ] as const)
      expect(read(path), JSON.stringify(path)).equal(error);
    expect(read('x'.repeat(256))).equal('nametoolong');
    expect(read('a/../'.repeat(2000))).equal('nametoolong');
    expect(readdirSync(join(dir, 'outside')).sort()).deep.equal(['d', 'f']);
  });

  it('leave no descriptor open, whatever they lead to', () => {
    link('out', '../outside');
    link('loop', 'a/loop2');
    link('a/loop2', '../loop');
    const before = descriptors();
    for (let i = 0; i < 200; i++)
      for (const path of ['a/b/f', 'a/b/../../..', 'out/f', 'loop', 'a/b/c/d', 'f/x', 'a/'.repeat(3)]) {
        read(path);
        guest.call('path_filestat_get', 3, 1, path, RESULT);
        guest.call('path_rename', 3, path, 3, 'a/x/y');
      }
    expect(descriptors()).equal(before);
  });

  it('do not wait for a FIFO or a terminal that nobody serves', function () {
    const { spawnSync } = process.getBuiltinModule('node:child_process');
    if (spawnSync('mkfifo', [join(dir, 'box', 'fifo')]).status !== 0) return this.skip();
    expect(guest.open(3, 'fifo')).a('number');
    expect(guest.open(3, 'fifo', 0, { rights: 1n << 6n })).a('number');
    return undefined;
  });

  /** Swaps `box/a` with a link to `outside`, and `box/x` with one to `outside/f`, over and over, until it is told to end. */
  const SWAPPER = `const { workerData: { dir, cell } } = require('node:worker_threads');
const { renameSync, symlinkSync } = require('node:fs');
const path = (name) => dir + '/box/' + name;
let n = 0;
symlinkSync(dir + '/outside', path('absolute'));
symlinkSync('../outside', path('relative'));
symlinkSync('../outside/f', path('file'));
const swap = (name, link) => {
  renameSync(path(name), path('hold'));
  renameSync(path(link), path(name));
  renameSync(path(name), path(link));
  renameSync(path('hold'), path(name));
};
Atomics.store(cell, 1, 1);
Atomics.notify(cell, 1);
while (Atomics.load(cell, 0) === 0) {
  swap('a', n++ % 2 === 0 ? 'absolute' : 'relative');
  swap('x', 'file');
}
Atomics.store(cell, 1, n);`;

  it('do not leave by a folder that becomes a link meanwhile: 10,000 opens', async () => {
    const cell = new Int32Array(new SharedArrayBuffer(8));
    writeFileSync(join(dir, 'outside', 'g'), 'outside');
    writeFileSync(join(dir, 'box', 'x'), 'inside');
    const worker = new Worker(SWAPPER, { eval: true, workerData: { dir, cell } });
    const ended = new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject));
    Atomics.wait(cell, 1, 0, 10_000);
    const seen = new Map<string, number>();
    const note = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
    const before = descriptors();
    for (let i = 0; i < 10_000; i++) {
      switch (i % 5) {
        case 0:
          note(`read ${read('a/f')}`);
          break;
        case 1:
          note(`end ${read('x', 3, i & 1)}`);
          break;
        case 2: {
          const fd = guest.open(3, 'a/new', CREATE | TRUNCATE, { rights: WRITE });
          note(`create ${typeof fd}`);
          if (typeof fd === 'number') guest.call('fd_close', fd);
          break;
        }
        case 3:
          note(`unlink ${guest.call('path_unlink_file', 3, 'a/g')}`);
          break;
        default:
          note(`list ${guest.open(3, 'a/../a/b/../../a/d', DIRECTORY)}`);
      }
    }
    const after = descriptors();
    Atomics.store(cell, 0, 1);
    await ended;
    // Both happened: the swaps were seen, and between them the folder.
    expect(cell[1]).greaterThan(100);
    for (const what of ['read', 'end']) expect(seen.get(`${what} inside`)).greaterThan(100);
    expect([...seen.keys()].filter((what) => /outside|unlink success|list \d/.test(what))).deep.equal([]);
    expect((seen.get('read notcapable') ?? 0) + (seen.get('read noent') ?? 0) + (seen.get('read notdir') ?? 0)).greaterThan(0);
    expect(readdirSync(join(dir, 'outside')).sort()).deep.equal(['d', 'f', 'g']);
    expect(after).equal(before);
  });
});
