/**
 * The manifest written anew: from either layout, with what is new in the suites where it belongs, and never from edited files.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { type Manifest, PATH, readManifest } from '../runner/suites/manifest.ts';
import { digest, placeInSuite, recognise } from '../runner/suites/official.ts';
import { CODE_ROOT, EXTENSION } from '../runner/system/paths.ts';
import { commitOf, formatManifest, renewManifest } from './renew.ts';

const AT = { commit: 'c'.repeat(40), date: '2026-01-01T00:00:00Z' };
const SIMD = '(module (func (drop (v128.const i32x4 0 0 0 0))))';

describe('spec-tests:renew', () => {
  let dir: string;
  let old: Manifest;
  const put = (root: string, path: string, text: string): void => {
    mkdirSync(dirname(join(dir, root, path)), { recursive: true });
    writeFileSync(join(dir, root, path), text);
  };
  const git = (root: string, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: join(dir, root),
      encoding: 'utf8',
    }).trim();
  const renew = (root: string) => renewManifest(old, join(dir, root), AT);

  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-renew-'));
    const known = (text: string, ...suites: string[]) => ({
      ...{ sha256: digest(Buffer.from(text)), bytes: text.length, suites, features: [], counts: { module: 1 } },
    });
    old = {
      schema: 1,
      upstream: { repository: 'https://example.org/suite.git', commit: 'b'.repeat(40), date: '', license: 'Apache-2.0' },
      files: {
        'a.wast': known('(module)', 'base', 'core', 'mine', 'wasm-3.0'),
        'b.wast': known('(module $b)', 'base', 'core', 'wasm-3.0'),
        'gone.wast': known('(module $gone)', 'base'),
      },
    };
    for (const [root, core] of [
      ['flat', ''],
      ['spec', 'test/core/'],
    ] as const) {
      put(root, `${core}a.wast`, '(module)');
      put(root, `${core}b.wast`, '(module $edited)\n(assert_invalid (module (func (result i32))) "")');
      put(root, `${core === '' ? '' : 'test/core/simd/'}v.wast`, SIMD);
      put(root, `${core}plain.wast`, '(module $plain)');
      put(root, core === '' ? 'custom/c.wast' : 'test/custom/name/c.wast', '(module $c)');
      put(root, core === '' ? 'legacy/l.wast' : 'test/legacy/exceptions/core/l.wast', '(module $l)');
      put(root, 'proposals/threads/t.wast', '(module $t)');
    }
    put('spec', 'interpreter/other.wast', '(module)');
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  it('either layout gives the same manifest', () => {
    const flat = renew('flat');
    expect(flat).deep.equal(renew('spec'));
    expect([flat.added, flat.changed, flat.removed]).deep.equal([
      ['custom/c.wast', 'legacy/l.wast', 'plain.wast', 'proposals/threads/t.wast', 'v.wast'],
      ['b.wast'],
      ['gone.wast'],
    ]);
    const { upstream, files } = flat.manifest;
    expect(upstream).deep.equal({ ...old.upstream, ...AT });
    expect(files['a.wast']).deep.equal(old.files['a.wast']);
    expect(files['b.wast']?.counts).deep.equal({ assert_invalid: 1, module: 1 });
    expect(Object.fromEntries(Object.entries(files).map(([name, f]) => [name, f.suites.join(' ')]))).deep.equal({
      'a.wast': 'base core mine wasm-3.0',
      'b.wast': 'base core wasm-3.0',
      'custom/c.wast': 'custom',
      'legacy/l.wast': 'legacy legacy-exceptions',
      'plain.wast': 'base core wasm-3.0',
      'proposals/threads/t.wast': 'proposals threads',
      'v.wast': 'core simd wasm-3.0',
    });
    for (const root of ['flat/v.wast', 'spec/test/core/simd/v.wast'])
      expect(recognise(join(dir, root), flat.manifest), root).equal('v.wast');
  });

  it('a place in the suite is told by the path in a checkout', () => {
    const places: [string, string][] = [
      ['address.wast', 'address.wast'],
      ['custom/name_annot.wast', 'custom/name_annot.wast'],
      ['proposals/threads/atomic.wast', 'proposals/threads/atomic.wast'],
      ['test/core/address.wast', 'address.wast'],
      ['test/core/simd/simd_lane.wast', 'simd_lane.wast'],
      ['test/custom/name/name_annot.wast', 'custom/name_annot.wast'],
      ['test/legacy/exceptions/core/throw.wast', 'legacy/throw.wast'],
    ];
    for (const [path, place] of places) expect(placeInSuite(path)).equal(place);
  });

  it('what has not changed is written as it was', () => {
    expect(formatManifest(readManifest())).equal(readFileSync(PATH, 'utf8'));
    const { manifest } = renew('flat');
    expect(formatManifest(manifest)).equal(formatManifest(JSON.parse(formatManifest(manifest)) as Manifest));
  });

  it('a checkout says its commit; an edited one, and what is none, do not', () => {
    git('flat', 'init', '-q');
    git('flat', 'add', '.');
    git('flat', 'commit', '-q', '-m', 'x');
    expect(commitOf(join(dir, 'flat'))?.commit).equal(git('flat', 'rev-parse', 'HEAD'));
    expect(commitOf(join(dir, 'flat', 'custom'))).equal(undefined);
    expect(commitOf(join(dir, 'spec'))).equal(undefined);
    put('flat', 'a.wast', '(module $mine)');
    expect(() => commitOf(join(dir, 'flat'))).throw(/not those of a commit:\n ?M a\.wast/);
    put('flat', 'a.wast', '(module)');
    put('flat', 'new.wast', '(module)');
    expect(() => commitOf(join(dir, 'flat'))).throw(/\?\? new\.wast/);
    rmSync(join(dir, 'flat', 'new.wast'));
  });

  it('as a command: a checkout or a folder in, the manifest and what became of it out', () => {
    writeFileSync(join(dir, 'manifest.json'), formatManifest(old));
    const command = (...args: string[]) => {
      const line = [join(CODE_ROOT, 'spec-tests', `renew${EXTENSION}`), `--manifest=${join(dir, 'manifest.json')}`, ...args];
      return spawnSync(process.execPath, line, { encoding: 'utf8', env: { ...process.env, TOUCHSTONE_SPEC_TESTS: '' } });
    };
    const written = (): Manifest => readManifest(join(dir, 'manifest.json'));
    const dry = command(`--from=${join(dir, 'flat')}`, '--dry-run');
    expect(dry.stdout, dry.stderr).match(
      /^added custom\/c\.wast\n(added .*\n)*changed b\.wast\nremoved gone\.wast\n7 files of .*: 5 added, 1 changed, 1 removed\n$/,
    );
    expect(written()).deep.equal(old);
    expect(command(`--from=${join(dir, 'spec')}`).stderr).match(/spec is no git checkout: --commit COMMIT and --date DATE/);
    expect(command(`--from=${join(dir, 'flat')}`, '--commit=abc').stderr).match(/is a checkout of [0-9a-f]{40}, not of abc/);
    expect(command(`--from=${join(dir, 'nowhere')}`)).include({ status: 2 });
    expect(command(`--from=${join(dir, 'spec')}`, `--commit=${AT.commit}`, `--date=${AT.date}`).status).equal(0);
    expect(written()).deep.equal(renew('spec').manifest);
  });
});
