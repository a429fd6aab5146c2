/** Fetching from a local `file://` repository: what is verified arrives, what differs leaves everything as it was. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { fetchJsApi, fetchSuite } from './fetch.ts';

describe('spec-tests:fetch', () => {
  let dir: string;
  let url: string;
  let commit: string;
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: join(dir, 'upstream'),
      encoding: 'utf8',
    }).trim();
  const facts = (files: Record<string, string>): Parameters<typeof fetchSuite>[0] => ({
    upstream: { repository: url, commit },
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, { sha256: sha256(text) }])),
  });

  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-fetch-'));
    mkdirSync(join(dir, 'upstream', 'custom'), { recursive: true });
    writeFileSync(join(dir, 'upstream', 'a.wast'), '(module)\n');
    writeFileSync(join(dir, 'upstream', 'custom', 'b.wast'), '(module $b)\n');
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'the suite');
    commit = git('rev-parse', 'HEAD');
    writeFileSync(join(dir, 'upstream', 'a.wast'), '(module $later)\n');
    git('commit', '-q', '-a', '-m', 'later');
    url = pathToFileURL(join(dir, 'upstream')).href;
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  it('brings the files of the named commit, not of the newest', () => {
    const to = join(dir, 'official');
    expect(fetchSuite(facts({ 'a.wast': '(module)\n', 'custom/b.wast': '(module $b)\n' }), url, to)).equal(2);
    expect(readFileSync(join(to, 'a.wast'), 'utf8')).equal('(module)\n');
    expect(readFileSync(join(to, 'custom', 'b.wast'), 'utf8')).equal('(module $b)\n');
  });

  it('names a file that differs, and installs nothing', () => {
    const to = join(dir, 'other');
    expect(() => fetchSuite(facts({ 'a.wast': 'something else', 'c.wast': '' }), url, to)).throw(
      /2 files: a.wast \(another sha256\), c.wast \(missing\)/,
    );
    expect(existsSync(to)).equal(false);
  });

  it('brings the tests of the JavaScript interface with their library', () => {
    const to = join(dir, 'js-api');
    expect(() => fetchJsApi(url, commit, to)).throw(/has no folder test\/js-api/);
    expect(existsSync(to)).equal(false);
    for (const folder of ['js-api', 'harness']) {
      mkdirSync(join(dir, 'upstream', 'test', folder), { recursive: true });
      writeFileSync(join(dir, 'upstream', 'test', folder, 'a.any.js'), folder);
    }
    git('add', '.');
    git('commit', '-q', '-m', 'the interface');
    fetchJsApi(url, git('rev-parse', 'HEAD'), to);
    expect(['js-api', 'harness'].map((folder) => readFileSync(join(to, folder, 'a.any.js'), 'utf8'))).deep.equal([
      'js-api',
      'harness',
    ]);
  });

  it('says when there is no such repository or commit', () => {
    const to = join(dir, 'other');
    expect(() => fetchSuite(facts({}), `${url}-missing`, to)).throw(/upstream-missing/);
    const unknown = { ...facts({}), upstream: { repository: url, commit: '0'.repeat(40) } };
    expect(() => fetchSuite(unknown, url, to)).throw(/has no commit 0{40}/);
  });
});
