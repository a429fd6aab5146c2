/** What FILE means: each kind of word, what it finds in which folder, and what is said where it finds nothing. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../system/paths.ts';
import { UsageError } from '../usage/usage.ts';
import { namedFiles } from './named.ts';
import { knownFiles, scriptFiles, selectFiles } from './suites.ts';

describe('named files', () => {
  let dir: string;
  let back: string;
  before(() => {
    back = process.cwd();
    dir = realpathSync(mkdtempSync(join(tmpdir(), 'touchstone-named-')));
    for (const folder of ['sub/deep', 'node_modules/x', 'none', 'a[b]']) mkdirSync(join(dir, folder), { recursive: true });
    for (const name of [
      'a.wast',
      'b.wast',
      'a.txt',
      'sub/c.wast',
      'sub/deep/d.wast',
      'node_modules/x/e.wast',
      'a[b]/f.wast',
      'x:7',
    ])
      writeFileSync(join(dir, name), '(module)\n');
    symlinkSync(dir, join(dir, 'sub', 'loop'));
    process.chdir(dir);
  });
  after(() => {
    process.chdir(back);
    rmSync(dir, { recursive: true });
  });

  const wast = async (...words: string[]): Promise<readonly string[]> => (await namedFiles(words, () => []))();
  const test = async (...words: string[]): Promise<readonly string[]> =>
    selectFiles([], (await namedFiles(words, () => knownFiles({})))(), {}).files.map((f) => f.name);

  const cases: readonly (readonly [words: string[], found: string[]])[] = [
    [['a.wast'], ['a.wast']],
    [['a.txt'], ['a.txt']],
    [['a.wast:3'], ['a.wast:3']],
    [['x:7'], ['x:7']],
    [['-'], ['-']],
    [['-:4'], ['-:4']],
    [['sub'], ['sub/c.wast', 'sub/deep/d.wast']],
    [['./sub/'], ['sub/c.wast', 'sub/deep/d.wast']],
    [['a[b]'], ['a[b]/f.wast']],
    [['*.wast'], ['a.wast', 'b.wast']],
    [
      ['{a,b}.wast', 'sub/**/*.wast'],
      ['a.wast', 'b.wast', 'sub/c.wast', 'sub/deep/d.wast'],
    ],
    [['[b-c].wast'], ['b.wast']],
    [['*'], ['a.wast', 'b.wast']],
  ];
  for (const [words, found] of cases) {
    it(words.join(' '), async () => {
      expect((await wast(...words)).filter((name) => !name.includes('loop'))).deep.equal(found);
      expect(scriptFiles(found.filter((name) => !name.startsWith('-'))).length).above(
        words[0]?.startsWith('-') === true ? -1 : 0,
      );
    });
  }

  it('a folder that leads to itself ends', async () => {
    expect((await wast('.')).length).within(5, 500);
  });

  it('files of suites: by name, by part of it, by a glob over names, by the folder they lie in', async () => {
    // A part of a name, wherever it stands in it: runtime/thrown/ has this one, too.
    const own = (await test('own/')).filter((name) => name.endsWith('.wast'));
    expect(own).include('own/calls.wast');
    expect(own.every((name) => name.startsWith('own/'))).equal(true);
    expect(await test('own/calls.wast')).deep.equal(['own/calls.wast']);
    expect(await test('calls.wast')).include('own/calls.wast');
    expect(await test('own/c*.wast'))
      .include('own/calls.wast')
      .and.not.include('own/empty.wast');
    expect(await test('runner/suites/named.test')).deep.equal(['runner/suites/named.test.ts']);
    expect(await test('runner/suites/n*.test.ts')).include('runner/suites/named.test.ts');
    expect(await test(join(ROOT, 'runner', 'script'))).include('runner/script/parser.test.ts');
    expect(await test(join(ROOT, 'golden', 'text'))).match(/golden\/text\//);
    const [one] = (await namedFiles(['own/calls.wast:3'], () => knownFiles({})))();
    expect(one).equal('own/calls.wast:3');
  });

  it('files come and go between two looks', async () => {
    const look = await namedFiles(['new*.wast', 'sub/c.wast'], () => []);
    expect(() => look()).throw(UsageError, /new\*\.wast: no file matches/);
    writeFileSync(join(dir, 'new.wast'), '');
    expect(look()).deep.equal(['new.wast', 'sub/c.wast']);
    rmSync(join(dir, 'new.wast'));
  });

  const wrong: readonly (readonly [word: string, message: RegExp])[] = [
    ['c.wast', /^c\.wast: no such file; did you mean a\.wast\?$/],
    ['nowhere/near.wast', /^nowhere\/near\.wast: no such file$/],
    ['none', /^none: no script \(\.wast\) lies in this folder$/],
    ['*.txt', /^\*\.txt: no file matches$/],
    ['', /^: no such file$/],
    ['a.wast:x', /^a\.wast:x: no such file/],
  ];
  for (const [word, message] of wrong) {
    it(`is wrong: ${word}`, async () => {
      const e: unknown = await wast(word).catch((error: unknown) => error);
      expect(e).instanceOf(UsageError);
      expect((e as UsageError).message).match(message);
    });
  }

  it('a line needs one file', async () => {
    const e: unknown = await test('own/:3').catch((error: unknown) => error);
    expect((e as UsageError).message).match(/^own\/:3: that is part of \d+ names: own\//);
  });
});
