/** Which files a selection has; the manifest's own consistency; what is said about wrong selections. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { FEATURE, WASM3, withoutFeatures } from '../../engine/wasm/features.ts';
import { compareSkips, formatSkips, mergeSkips, readSkips } from '../results/skips.ts';
import { parseScript } from '../script/parser.ts';
import { ROOT } from '../system/paths.ts';
import { EXIT, UsageError, worse } from '../usage/usage.ts';
import { readManifest } from './manifest.ts';
import { officialFolder } from './official.ts';
import { featuresOf, ownFiles, scriptFiles, selectFiles, suiteNames } from './suites.ts';

/** The ten suites that run on native code first. */
const TEN =
  'base multi-value reference-types bulk-memory multi-memory extended-const sign-extension sat-float-to-int annotations custom';

/** Every kind of directive there is, in alphabetical order. */
const DIRECTIVES =
  'assert_exception assert_exhaustion assert_invalid assert_invalid_custom assert_malformed assert_malformed_custom assert_return ' +
  'assert_trap assert_unlinkable get invoke module module_definition module_instance register thread wait';

describe('suites', () => {
  const manifest = readManifest();
  let dir: string;
  let env: NodeJS.ProcessEnv;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-suites-'));
    for (const name of Object.keys(manifest.files)) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), ';; stands in for an official file\n');
    }
    env = { TOUCHSTONE_SPEC_TESTS: dir };
  });
  after(() => rmSync(dir, { recursive: true }));

  it('the manifest has the counts that the ten suites are known by', () => {
    const { files } = selectFiles(TEN.split(' '), [], env);
    expect(files.length).equal(158);
    const directives = files.flatMap((f) => Object.values(manifest.files[f.name]?.counts ?? {}));
    expect(directives.reduce((a, b) => a + b, 0)).equal(30_002);
  });

  it('a union of suites has each file once', () => {
    const { files } = selectFiles(['core', 'wasm-3.0', 'base'], ['address.wast', join(dir, 'i32.wast')], env);
    expect(files.length).equal(257);
    expect(new Set(files.map((f) => f.path)).size).equal(257);
  });

  it('without a selection: unit tests, own scripts, core and custom, or a word about what is not here', () => {
    const { files, absent } = selectFiles([], [], env);
    const suites = new Set(files.flatMap((f) => f.suites));
    for (const s of ['unit', 'own', 'hard', 'golden', 'core', 'custom']) expect(suites.has(s), s).equal(true);
    expect(suites.has('legacy')).equal(false);
    expect(absent).deep.equal([]);
    if (existsSync(join(ROOT, 'spec-tests', 'official'))) return;
    expect(selectFiles([], [], {}).absent).deep.equal(['core', 'custom']);
    expect(() => selectFiles(['base'], [], {})).throw(UsageError, /base are not here/);
  });

  it('wrong selections are one clear line', () => {
    expect(() => selectFiles(['bsae'], [], env)).throw(
      UsageError,
      /unknown suite bsae; the suites are: own hard unit golden annotations base/,
    );
    expect(() => selectFiles([], ['no.wast'], env)).throw(UsageError, 'no.wast: no such file');
    expect(() => selectFiles([], [dir], env)).throw(UsageError, /is a directory/);
    expect(() => scriptFiles(['address.wast'])).throw(UsageError, /no such file/);
    expect(() => officialFolder({ TOUCHSTONE_SPEC_TESTS: '/nowhere' })).throw(UsageError, /nowhere, which is not a directory/);
  });

  it('FILE:LINE picks a directive', () => {
    const { files } = selectFiles([], ['address.wast:7', join(dir, 'i32.wast:9')], env);
    expect(files.map((f) => [f.name, f.only?.line])).deep.equal([
      ['address.wast', 7],
      [join(dir, 'i32.wast'), 9],
    ]);
  });

  it('features belong to the place of a file', () => {
    expect(featuresOf('gc/x.wast')).equal(WASM3);
    expect(featuresOf('legacy/throw.wast')).equal(WASM3 | FEATURE['legacy-exceptions']);
    const old = withoutFeatures(WASM3 | FEATURE.threads, ['bulk-memory', 'multi-memory', 'memory64']);
    expect(featuresOf('/a/proposals/threads/x.wast')).equal(old);
    expect(old & (FEATURE['reference-types'] | FEATURE.gc)).equal(0);
    expect(featuresOf('proposals/unheard-of/x.wast')).equal(WASM3);
    const legacy = selectFiles(['legacy'], [], env).files;
    expect(legacy.every((f) => f.features === (WASM3 | FEATURE['legacy-exceptions']))).equal(true);
  });

  it('every suite has a name of its own', () => {
    const names = suiteNames(manifest);
    expect(new Set(names).size).equal(names.length);
    expect(names.slice(0, 2)).deep.equal(['own', 'hard']);
  });

  it('our own scripts use every directive, and none is a copy of an official one', () => {
    const official = new Set(Object.values(manifest.files).map((f) => f.sha256));
    const met = new Set<string>();
    for (const file of ownFiles()) {
      const bytes = readFileSync(file.path);
      expect(official.has(createHash('sha256').update(bytes).digest('hex')), file.name).equal(false);
      for (const d of parseScript(bytes, file.features).directives) met.add(d.kind);
    }
    expect([...met].sort()).deep.equal(DIRECTIVES.split(' '));
  });
});

describe('skips', () => {
  const result = (file: string, skips: Record<string, number>) => ({
    file,
    totals: { passed: 0, failed: 0, skipped: 0 },
    skips,
    failures: [],
    ms: 0,
  });
  it('may shrink, not grow', () => {
    const list = { 'a.wast': { 'needs gc': 3 } };
    expect(compareSkips(list, [result('a.wast', { 'needs gc': 2 })])).deep.equal({ grown: [], fewer: 1 });
    expect(compareSkips(list, [result('a.wast', { 'needs gc': 4 })]).grown).deep.equal(['a.wast: needs gc 4, committed 3']);
    expect(compareSkips(list, [result('b.wast', { 'needs simd': 1 })]).grown.length).equal(1);
  });
  it('are written so that they read back', () => {
    const text = formatSkips(
      mergeSkips({ 'c.wast': { x: 1 } }, [result('b.wast', { z: 1, a: 2 }), result('a.wast', {}), result('c.wast', { x: 0 })]),
    );
    expect(text).equal('{\n  "b.wast": {"a":2,"z":1},\n  "c.wast": {"x":0}\n}\n');
    expect(formatSkips({})).equal('{}\n');
  });
  it('the ten suites stay below what was promised', () => {
    const list = readSkips();
    const ten = new Set(TEN.split(' '));
    const names = Object.entries(readManifest().files).flatMap(([name, f]) => (f.suites.some((s) => ten.has(s)) ? [name] : []));
    const count = names.flatMap((n) => Object.values(list[n] ?? {})).reduce((a, b) => a + b, 0);
    expect(count).at.most(560);
  });
});

describe('exit codes', () => {
  it('the most severe wins', () => {
    const order = [EXIT.interrupted, EXIT.fault, EXIT.usage, EXIT.mismatch, EXIT.unexpectedPass, EXIT.golden, EXIT.ok];
    for (const [i, a] of order.entries()) for (const b of order.slice(i)) expect([worse(a, b), worse(b, a)]).deep.equal([a, a]);
  });
});
