import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { NO_MODULE } from '../artifact/bytes/digest.ts';
import { writeArtifact } from '../artifact/write.ts';
import type { EngineInfo } from '../compiled/compiled.ts';
import { planRodata } from '../frontend/memory-image.ts';
import { completed, emptyModule } from '../wasm/module.ts';
import { engineBuildHash, notedHash } from './build-hash.ts';
import { ArtifactCache, cacheKey, keyPrefix } from './cache.ts';
import type { StoredFile } from './entry-folder.ts';
import { defaultCacheFolder } from './folder.ts';

const ENGINE: EngineInfo = {
  target: 'x86-64',
  cpu: 'x86-64-v3',
  bounds: 'guard',
  traps: 'signals',
  addressMap: true,
  nan: 'any',
};

function artifact(fill: number, size = 16): Uint8Array {
  const none: never[] = [];
  return writeArtifact({
    engine: ENGINE,
    info: {
      types: none,
      recs: none,
      imports: none,
      exports: none,
      funcs: none,
      tables: none,
      memories: none,
      globals: none,
      tags: none,
      escaping: none,
      elems: none,
      datas: none,
      images: none,
      constants: [],
      init: -1,
    },
    text: {
      bytes: new Uint8Array(size).fill(fill),
      functions: Int32Array.of(0, size, size),
      traps: new Int32Array(0),
      addrs: new Int32Array(0),
      frameChanges: new Int32Array(0),
      handlers: new Int32Array(0),
      stackMaps: new Int32Array(0),
    },
    rodata: planRodata(completed(emptyModule('binary'))),
    names: { module: undefined, funcs: new Map() },
  });
}
const key = (n: number): string => cacheKey(keyPrefix('build', ENGINE), Uint8Array.of(n));

const pathOf = (file: StoredFile | undefined): string => join(file?.folder.path ?? '', file?.name ?? '');

describe('artifact cache', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-cache-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  const folder = (): string => join(dir, 'artifacts-1');

  it('gives back what was stored, from a file nobody may write', () => {
    const cache = new ArtifactCache(dir);
    expect(cache.get(key(1), NO_MODULE)).to.equal(undefined);
    const path = pathOf(cache.put(key(1), artifact(1)));
    const found = new ArtifactCache(dir).get(key(1), NO_MODULE);
    expect(pathOf(found?.file)).to.equal(path);
    expect(found?.artifact.bytes).to.deep.equal(artifact(1));
    expect(statSync(folder()).mode & 0o777).to.equal(0o700);
    expect(statSync(path).mode & 0o777).to.equal(0o400);
    expect(readdirSync(folder()).filter((f) => f.startsWith('.tmp'))).to.deep.equal([]);
    expect(cache.counts).to.deep.equal({ hits: 0, misses: 1, stored: 1, failed: 0 });
  });
  it('has another key for another build, setting or module', () => {
    const keys = [
      key(1),
      key(2),
      cacheKey(keyPrefix('other', ENGINE), Uint8Array.of(1)),
      ...(['bounds', 'traps'] as const).map((k) =>
        cacheKey(keyPrefix('build', { ...ENGINE, [k]: 'explicit' }), Uint8Array.of(1)),
      ),
      cacheKey(keyPrefix('build', { ...ENGINE, cpu: 'x86-64-v2' }), Uint8Array.of(1)),
      cacheKey(keyPrefix('build', { ...ENGINE, addressMap: false }), Uint8Array.of(1)),
      cacheKey(keyPrefix('build', { ...ENGINE, nan: 'canonical' }), Uint8Array.of(1)),
    ];
    expect(new Set(keys).size).to.equal(keys.length);
  });
  it('reads entries of any size, and leaves those that it has given as they are', () => {
    const cache = new ArtifactCache(dir);
    const sizes = [16, 3, 70_000, 9000, 61_440, 1, 300_000, 16];
    sizes.forEach((size, n) => {
      cache.put(key(n), artifact(n, size));
    });
    const found = sizes.map((_, n) => cache.get(key(n), NO_MODULE)?.artifact.bytes);
    expect(found).to.deep.equal(sizes.map((size, n) => artifact(n, size)));
  });
  it('finds nothing where an entry cannot be read whole', () => {
    const cache = new ArtifactCache(dir);
    mkdirSync(join(folder(), key(1)));
    symlinkSync(key(2), join(folder(), key(2)));
    writeFileSync(join(folder(), key(3)), '');
    // A file of holes: nothing has that much memory.
    truncateSync(join(folder(), key(3)), 2 ** 43);
    for (const n of [1, 2, 3, 4]) expect(cache.get(key(n), NO_MODULE), `entry ${n}`).to.equal(undefined);
    expect(cache.counts).to.deep.equal({ hits: 0, misses: 4, stored: 0, failed: 0 });
  });
  it('deletes torn, damaged and foreign entries', () => {
    const cache = new ArtifactCache(dir);
    const damage: ((path: string) => void)[] = [
      (p) => truncateSync(p, 100),
      (p) => truncateSync(p, 0),
      (p) => {
        const bytes = readFileSync(p);
        bytes[4097] = 0x55;
        writeFileSync(p, bytes);
      },
      (p) => writeFileSync(p, 'not an artifact'),
    ];
    for (const harm of damage) {
      const path = pathOf(cache.put(key(1), artifact(1)));
      chmodSync(path, 0o600);
      harm(path);
      expect(cache.get(key(1), NO_MODULE)).to.equal(undefined);
      expect(existsSync(path)).to.equal(false);
    }
  });
  it('goes on without a folder it can use', () => {
    writeFileSync(join(dir, 'file'), '');
    const cache = new ArtifactCache(join(dir, 'file'));
    expect(cache.folder).to.equal(undefined);
    expect(cache.put(key(1), artifact(1))).to.equal(undefined);
    expect(cache.get(key(1), NO_MODULE)).to.equal(undefined);
    expect(new ArtifactCache('/proc/no/such/place').folder).to.equal(undefined);
    const open = new ArtifactCache(dir);
    rmSync(folder(), { recursive: true });
    expect(open.put(key(1), artifact(1))).to.equal(undefined);
    expect(open.counts.failed).to.equal(1);
  });
  it('does not trust a folder that others may write', () => {
    const made = new ArtifactCache(dir);
    chmodSync(made.folder as string, 0o777);
    expect(new ArtifactCache(dir).folder).to.equal(undefined);
    expect(new ArtifactCache(dir, { readOnly: true }).folder).to.equal(undefined);
  });
  it('reads a folder of others and leaves it as it is, or goes on without it', () => {
    new ArtifactCache(dir).put(key(1), artifact(1));
    const reader = new ArtifactCache(dir, { readOnly: true });
    expect(pathOf(reader.get(key(1), NO_MODULE)?.file)).to.equal(join(folder(), key(1)));
    expect(reader.put(key(2), artifact(2))).to.equal(undefined);
    truncateSync(join(folder(), key(1)), 100);
    expect(reader.get(key(1), NO_MODULE)).to.equal(undefined);
    expect(readdirSync(folder()).filter((name) => !name.startsWith('.'))).to.deep.equal([key(1)]);
    symlinkSync('loop', join(dir, 'loop'));
    for (const bad of ['absent', 'loop'])
      expect(new ArtifactCache(join(dir, bad), { readOnly: true }).folder).to.equal(undefined);
  });
  it('lets the least recently used go first', () => {
    const size = artifact(0).length;
    const cache = new ArtifactCache(dir, { bound: size * 4 });
    const paths = [1, 2, 3, 4, 5].map((n) => pathOf(cache.put(key(n), artifact(n))));
    const ago = (hours: number): Date => new Date(Date.now() - hours * 3600_000);
    [50, 40, 30, 20, 10].forEach((hours, i) => {
      utimesSync(paths[i] as string, ago(hours), ago(hours));
    });
    expect(cache.get(key(1), NO_MODULE)).not.to.equal(undefined);
    const temporary = join(folder(), '.tmp-1-1-1');
    writeFileSync(temporary, '');
    utimesSync(temporary, ago(2), ago(2));
    cache.sweep();
    expect(paths.map((p) => existsSync(p))).to.deep.equal([true, false, false, true, true]);
    expect(existsSync(temporary)).to.equal(false);
  });
  it('stands where XDG says', () => {
    expect(defaultCacheFolder({ XDG_CACHE_HOME: '/x' })).to.equal('/x/touchstone');
    expect(defaultCacheFolder({ XDG_CACHE_HOME: 'relative' })).to.match(/^\/.*\.cache\/touchstone$/);
  });
  it('knows its own build', () => {
    expect(engineBuildHash()).to.match(/^[0-9a-f]{64}$/);
  });
  it('notes the hash of a build, and believes the note while no file changed', () => {
    const root = join(dir, 'engine');
    const notes = join(dir, 'notes');
    for (const d of [root, notes, join(root, 'wasm'), join(root, 'wasm', 'deep')]) mkdirSync(d);
    const write = (file: string, text: string): void => writeFileSync(join(root, file), text);
    write('wasm/deep/a.js', 'one');
    write('abi.js', 'abi');
    const first = notedHash(root, notes);
    expect(notedHash(root, undefined)).to.equal(first);
    const [note] = readdirSync(notes);
    writeFileSync(join(notes, note as string), 'f'.repeat(64));
    expect(notedHash(root, notes)).to.equal('f'.repeat(64));
    writeFileSync(join(notes, note as string), 'torn');
    expect(notedHash(root, notes)).to.equal(first);
    write('wasm/deep/a.test.js', 'not code');
    expect(notedHash(root, notes)).to.equal(first);
    write('wasm/deep/a.js', 'two');
    expect(notedHash(root, notes)).not.to.equal(first);
    write('wasm/deep/a.js', 'one');
    expect(notedHash(root, join(dir, 'missing'))).to.equal(first);
  });
});
