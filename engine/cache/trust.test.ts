/**
 * What others could have planted is neither run nor believed: a table of everything that may stand where the cache looks. Other
 * users are made by root alone: elsewhere those rows are skipped.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { Engine, type Module, parse, Store } from '../index.ts';
import { notedHash } from './build-hash.ts';
import type { StoredArtifact } from './cache.ts';
import { readOurs, whyForeign } from './trust.ts';

const ROOT = process.geteuid?.() === 0;
/** Nobody has these numbers. */
const [US, OTHERS] = [54_321, 54_322];

const answers = (n: number): Module =>
  parse(`(module (memory 1) (data (i32.const 0) "image") (func (export "f") (result i32) (i32.const ${n})))`);
/** What `f` of a loaded artifact gives. */
function answerOf(stored: StoredArtifact): number | undefined {
  const store = new Store();
  try {
    const func = store.instantiate(store.load(stored)).getExport('f');
    return func?.kind === 'func' ? store.invoke(func)[0]?.lo : undefined;
  } finally {
    store.close();
  }
}

/** Paths of a cache that holds the artifact of `answers(1)`: `top/above/cache/artifacts-1/KEY`. */
interface Places {
  readonly above: string;
  readonly cache: string;
  readonly folder: string;
  readonly entry: string;
  /** A path of nothing. */
  readonly spare: string;
}

interface Row {
  readonly plant: (p: Places) => void;
  /** Found all the same, by each kind of cache. */
  readonly found?: true;
  /** Needs other users. */
  readonly root?: true;
}

const give = (path: string): void => lchownSync(path, OTHERS, OTHERS);
/** Puts a link in a folder's place; whose it is. */
const linked = (path: string, spare: string, owner?: number): void => {
  renameSync(path, spare);
  symlinkSync(spare, path);
  if (owner !== undefined) lchownSync(path, owner, owner);
};
const make = (command: string, ...args: string[]): void => {
  expect(spawnSync(command, args).status, command).equal(0);
};

/** Replaces the entry. */
const instead = (p: Places, put: () => void): void => {
  renameSync(p.entry, p.spare);
  put();
};

const ROWS: Readonly<Record<string, Row>> = {
  'everything is ours': { plant: () => {}, found: true },
  'an entry of another user': { plant: (p) => give(p.entry), root: true },
  'an entry that a group may write to': { plant: (p) => chmodSync(p.entry, 0o460) },
  'an entry that everybody may write to': { plant: (p) => chmodSync(p.entry, 0o402) },
  'a link to a good artifact': { plant: (p) => instead(p, () => symlinkSync(p.spare, p.entry)) },
  'another name of a file of another user': {
    plant(p) {
      instead(p, () => linkSync(p.spare, p.entry));
      give(p.spare);
    },
    root: true,
  },
  'another name of a file of ours': { plant: (p) => instead(p, () => linkSync(p.spare, p.entry)), found: true },
  'a FIFO': { plant: (p) => instead(p, () => make('mkfifo', p.entry)) },
  'a folder': { plant: (p) => instead(p, () => mkdirSync(p.entry)) },
  'an endless device': { plant: (p) => instead(p, () => make('mknod', '-m', '444', p.entry, 'c', '1', '5')), root: true },
  'the folder belongs to another user': { plant: (p) => give(p.folder), root: true },
  'a group may write to the folder': { plant: (p) => chmodSync(p.folder, 0o770) },
  'everybody may write to the folder': { plant: (p) => chmodSync(p.folder, 0o707) },
  'everybody may write to the folder, which is sticky': { plant: (p) => chmodSync(p.folder, 0o1777) },
  'the folder is a link of ours': { plant: (p) => linked(p.folder, p.spare), found: true },
  'the folder is a link of another user': { plant: (p) => linked(p.folder, p.spare, OTHERS), root: true },
  'the folder above belongs to another user': { plant: (p) => give(p.cache), root: true },
  'the folder above is a link of another user': { plant: (p) => linked(p.cache, p.spare, OTHERS), root: true },
  'the folder above is a link of ours': { plant: (p) => linked(p.cache, p.spare), found: true },
  'everybody may write to the folder above': { plant: (p) => chmodSync(p.cache, 0o777) },
  'a group may write to the folder above': { plant: (p) => chmodSync(p.cache, 0o770) },
  'everybody may write to the folder above, which is sticky': { plant: (p) => chmodSync(p.cache, 0o1777), found: true },
  'a folder further above belongs to another user': { plant: (p) => give(p.above), root: true },
  'everybody may write to a folder further above': { plant: (p) => chmodSync(p.above, 0o777) },
  'a link leads through a folder that everybody may write to': {
    plant(p) {
      linked(p.cache, join(p.above, 'real'));
      rmSync(p.cache);
      mkdirSync(p.spare);
      chmodSync(p.spare, 0o777);
      symlinkSync(`${p.spare}/../above/real`, p.cache);
    },
  },
  'links that lead in a circle': {
    plant(p) {
      renameSync(p.cache, p.spare);
      symlinkSync(p.cache, p.cache);
    },
  },
};

describe('what others may change', function () {
  this.timeout(30_000);
  let top: string;
  let p: Places;
  beforeEach(() => {
    // Where other users come, too: a worker's own folder for temporary files is not such a place.
    top = mkdtempSync('/tmp/touchstone-trust-');
    const above = join(top, 'above');
    const cache = join(above, 'cache');
    mkdirSync(above, { mode: 0o700 });
    new Engine({ cache }).artifactFor(answers(1));
    const folder = join(cache, 'artifacts-1');
    const [key = ''] = readdirSync(folder).filter((name) => !name.startsWith('.'));
    p = { above, cache, folder, entry: join(folder, key), spare: join(top, 'spare') };
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));

  /** Does it as root, or as a user to whom everything is given. */
  const as = (user: number | undefined, what: () => void): void => {
    if (user === undefined) return what();
    process.seteuid?.(user);
    try {
      what();
    } finally {
      process.seteuid?.(0);
    }
  };
  const giveAll = (): void => {
    for (const path of [top, p.above, p.cache, p.folder, p.entry]) chownSync(path, US, US);
  };

  for (const [what, { plant, found, root }] of Object.entries(ROWS)) {
    for (const user of [undefined, US]) {
      const who = user === undefined ? 'this user' : 'another one than root (needs root)';
      it(`${what}: ${found === true ? 'used' : 'not used'}, by ${who}${root === true ? ' (needs root)' : ''}`, function () {
        if ((root === true || user !== undefined) && !ROOT) return this.skip(); // needs root
        if (user !== undefined) giveAll();
        const before = readFileSync(p.entry);
        plant(p);
        as(user, () => {
          const near = new Engine({ cache: p.cache });
          const base = new Engine({ cache: join(top, 'none'), cacheBase: p.cache });
          // First whoever only reads.
          for (const engine of [base, near]) {
            const stored = engine.cached(answers(1));
            expect(stored === undefined).equal(found !== true);
            if (stored !== undefined) expect([answerOf(stored), stored.artifact.bytes.length]).deep.equal([1, before.length]);
          }
          // Whatever stands there, what must be compiled is, and runs.
          expect(answerOf(near.artifactFor(answers(1)))).equal(1);
        });
      });
    }
  }

  it("an entry with another module's code: not used, and compiled anew", () => {
    const engine = new Engine({ cache: p.cache });
    engine.artifactFor(answers(2));
    const [other = ''] = readdirSync(p.folder).filter((name) => !name.startsWith('.') && join(p.folder, name) !== p.entry);
    renameSync(join(p.folder, other), p.entry);
    const base = new Engine({ cache: join(top, 'none'), cacheBase: p.cache });
    expect([base.cached(answers(1)), existsSync(p.entry)]).deep.equal([undefined, true]);
    expect([engine.cached(answers(1)), existsSync(p.entry)]).deep.equal([undefined, false]);
    expect(answerOf(engine.artifactFor(answers(1)))).equal(1);
  });

  const swaps: Readonly<Record<string, (evil: string) => void>> = {
    'another file takes its place': (evil) => renameSync(evil, p.entry),
    'a link takes its place': (evil) => {
      rmSync(p.entry);
      symlinkSync(evil, p.entry);
    },
    'it goes': () => rmSync(p.entry),
    'the folder goes': () => rmSync(p.folder, { recursive: true }),
    'another folder takes its place': (evil) => {
      renameSync(p.folder, p.spare);
      mkdirSync(p.folder, { mode: 0o700 });
      renameSync(evil, p.entry);
    },
  };
  for (const [what, swap] of Object.entries(swaps)) {
    it(`between looking at an entry and running it ${what}: what was looked at runs`, () => {
      const engine = new Engine({ cache: p.cache });
      const evil = join(top, 'evil');
      const stored = engine.cached(answers(1));
      if (stored === undefined) throw new Error('nothing is in the cache');
      writeFileSync(evil, new Engine({ cache: 'off' }).artifactFor(answers(2)).artifact.bytes as Uint8Array, { mode: 0o400 });
      swap(evil);
      expect(answerOf(stored)).equal(1);
      expect(answerOf(engine.artifactFor(answers(1)))).equal(1);
    });
  }

  it('a folder that takes the place of one that is open: its entries are not those of the open one', () => {
    const engine = new Engine({ cache: p.cache });
    renameSync(p.folder, p.spare);
    mkdirSync(p.folder, { mode: 0o700 });
    expect(engine.cached(answers(1))).not.equal(undefined);
    expect(new Engine({ cache: p.cache }).cached(answers(1))).equal(undefined);
  });

  it('a folder behind a link of ours that another takes the place of', () => {
    linked(p.folder, p.spare);
    expect(new Engine({ cache: p.cache }).cached(answers(1))).not.equal(undefined);
    renameSync(p.spare, join(top, 'old'));
    mkdirSync(p.spare, { mode: 0o700 });
    expect(new Engine({ cache: p.cache }).cached(answers(1))).equal(undefined);
  });

  it('says why a folder is not used', () => {
    chmodSync(p.above, 0o777);
    expect(new Engine({ cache: p.cache }).caches?.foreign).deep.equal([`others may write to ${p.above}`]);
    expect(new Engine({ cache: join(p.above, 'new') }).caches?.foreign).deep.equal([`others may write to ${p.above}`]);
    chmodSync(p.above, 0o700);
    expect(new Engine({ cache: p.cache }).caches?.foreign).deep.equal([]);
    expect(() => whyForeign(join(top, 'no', 'where'))).throw('ENOENT');
  });

  const files: Readonly<Record<string, Row>> = {
    'of ours': { plant: (at) => writeFileSync(at.entry, 'text'), found: true },
    'of another user': {
      plant(at) {
        writeFileSync(at.entry, 'text');
        give(at.entry);
      },
      root: true,
    },
    'that everybody may write to': {
      plant(at) {
        writeFileSync(at.entry, 'text');
        chmodSync(at.entry, 0o646);
      },
    },
    'that is a link': {
      plant(at) {
        writeFileSync(at.spare, 'text');
        symlinkSync(at.spare, at.entry);
      },
    },
    'that is a FIFO': { plant: (at) => make('mkfifo', at.entry) },
    'that is a folder': { plant: (at) => mkdirSync(at.entry) },
  };
  for (const [what, { plant, found, root }] of Object.entries(files)) {
    it(`a file ${what} is ${found === true ? 'believed' : 'not believed'}${root === true ? ' (needs root)' : ''}`, function () {
      if (root === true && !ROOT) return this.skip(); // needs root
      const at = { ...p, entry: join(top, 'file') };
      plant(at);
      expect(readOurs(at.entry)).equal(found === true ? 'text' : undefined);
    });
    it(`a note of the build ${what} is ${found === true ? 'believed' : 'not believed'}${root === true ? ' (needs root)' : ''}`, function () {
      if (root === true && !ROOT) return this.skip(); // needs root
      const engine = join(top, 'engine');
      const notes = join(top, 'notes');
      for (const folder of [engine, notes]) mkdirSync(folder);
      writeFileSync(join(engine, 'abi.js'), 'code');
      const right = notedHash(engine, notes);
      const [note = ''] = readdirSync(notes);
      const at = { ...p, entry: join(notes, note) };
      rmSync(at.entry);
      plant(at);
      if (existsSync(at.entry) && readOurs(at.entry) !== undefined) writeFileSync(at.entry, 'e'.repeat(64));
      else if (existsSync(at.spare)) writeFileSync(at.spare, 'e'.repeat(64));
      expect(notedHash(engine, notes) === right).equal(found !== true);
    });
  }

  const maps: Readonly<Record<string, { readonly plant: (path: string, victim: string) => void; readonly root?: true }>> = {
    'a link to a file of ours': { plant: (path, victim) => symlinkSync(victim, path) },
    'a link to nothing yet': { plant: (path, victim) => symlinkSync(`${victim}-new`, path) },
    'another name of a file of ours': { plant: (path, victim) => linkSync(victim, path) },
    'a FIFO': { plant: (path) => make('mkfifo', path) },
    'a file of another user': {
      plant(path) {
        writeFileSync(path, 'old');
        give(path);
      },
      root: true,
    },
  };
  for (const [what, { plant, root }] of Object.entries(maps)) {
    it(`${what} where perf's map is to be: nothing is written, and the code runs${root === true ? ' (needs root)' : ''}`, function () {
      if (root === true && !ROOT) return this.skip(); // needs root
      const map = `/tmp/perf-${process.pid}.map`;
      const victim = join(dirname(map), `touchstone-victim-${process.pid}`);
      writeFileSync(victim, 'untouched');
      rmSync(map, { force: true });
      const warned: string[] = [];
      const { emitWarning } = process;
      process.emitWarning = (warning: string | Error): void => void warned.push(String(warning));
      const store = new Store({ perfMap: true });
      try {
        plant(map, victim);
        const func = store.instantiate(store.load(new Engine({ cache: 'off' }).artifactFor(answers(3)))).getExport('f');
        expect(func?.kind === 'func' ? store.invoke(func)[0]?.lo : undefined).equal(3);
        expect([readFileSync(victim, 'utf8'), existsSync(`${victim}-new`)]).deep.equal(['untouched', false]);
        expect(warned.length).equal(1);
        expect(warned[0]).match(/^perf is told of no functions: /);
      } finally {
        process.emitWarning = emitWarning;
        store.close();
        for (const path of [map, victim, `${victim}-new`]) rmSync(path, { force: true });
      }
    });
  }
});
