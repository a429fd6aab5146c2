/** Digests of scripts: they are those of the artifacts, traps read as in reports, and a change is explained from the cache. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ArtifactCache, artifactDigest, compile, parse, readArtifact, validate } from '../../engine/index.ts';
import { engineOptions } from '../command-line/flags.ts';
import type { EngineOptions } from '../engines/engine.ts';
import { digestSuite, type SuiteFile, scriptFiles } from '../suites/suites.ts';
import { type Digests, diffDigests, explainDigests, formatDigests, readDigests, scriptDigests } from './digests.ts';
import { ALL_CPUS } from './machine-code.ts';

const FIRST = `(module (memory 1) (func $div (export "div") (param i32 i32) (result i32)
  (i32.div_s (i32.load (local.get 0)) (local.get 1))))`;
const SECOND = '(module (memory 1) (data (i32.const 65536) "x"))';
const SCRIPT = `${FIRST}
(assert_trap (invoke "div" (i32.const 0) (i32.const 0)) "integer divide by zero")
  (assert_return (invoke "div" (i32.const 4) (i32.const 2)) (i32.const 0))
(assert_trap ${SECOND} "out of bounds memory access")
(assert_invalid (module (func (i32.const 1))) "type mismatch")
(module (func (throw 0)) (tag))
`;

/** A module's digests, without cache and engine. */
function compiled(text: string): string[] {
  const m = parse(text);
  validate(m);
  return ALL_CPUS.map((cpu) => artifactDigest(readArtifact(compile(m, { cpu }))));
}

describe('digests', () => {
  let dir: string;
  let files: readonly SuiteFile[];
  let digests: Digests;
  let options: EngineOptions;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-digests-'));
    writeFileSync(join(dir, 'a.wast'), SCRIPT);
    writeFileSync(join(dir, 'none.wast'), '(assert_malformed (module quote "(") "")');
    files = scriptFiles([join(dir, 'none.wast'), join(dir, 'a.wast')]);
    options = engineOptions({ _: [], $0: '', cache: join(dir, 'cache') });
    digests = scriptDigests(files, options);
  });
  after(() => rmSync(dir, { recursive: true }));
  const script = () => digests[join(dir, 'a.wast')];
  /** The id of the directive that begins there. */
  const at = (place: string): string => [...(script()?.places ?? [])].find(([, p]) => p === place)?.[0] ?? '';

  it('are those of the artifacts at each CPU level', () => {
    expect(script()?.modules[at('1:1')]).deep.equal(compiled(FIRST));
    expect(script()?.modules[at('5:1')]).deep.equal(compiled(SECOND));
    expect(compiled(FIRST)[0]).not.equal(compiled(FIRST)[1]);
  });

  it('have message and backtrace of each assert_trap', () => {
    expect(Object.keys(script()?.traps ?? {})).have.members([at('3:1'), at('5:1')]);
    expect(script()?.traps[at('3:1')]).match(/^integer divide by zero; div \(wasm offset 0x[0-9a-f]+\) \+1:4$/);
    expect(script()?.traps[at('5:1')]).match(/^out of bounds memory access: address [^;]+; init/);
  });

  it('are the same from a warm cache and without one, and say nothing of scripts that have nothing', () => {
    expect(scriptDigests(files, options)).deep.equal(digests);
    expect(scriptDigests(files, { ...options, cache: 'off' })).deep.equal(digests);
    expect(Object.keys(digests)).deep.equal([join(dir, 'a.wast')]);
  });

  it('an edit above changes nothing of what is blessed', () => {
    const path = join(dir, 'a.wast');
    writeFileSync(path, `;; above\n\n(module (func (nop)))\n${SCRIPT}`);
    const { modules = {}, traps } = scriptDigests(scriptFiles([path]), options)[path] ?? {};
    writeFileSync(path, SCRIPT);
    expect(traps).deep.equal(script()?.traps);
    expect(modules).deep.include(script()?.modules);
    expect(Object.keys(modules).length).equal(Object.keys(script()?.modules ?? {}).length + 1);
  });

  it('are written with a line each and read back', () => {
    const text = formatDigests(digests);
    const { modules: m, traps } = script() ?? {};
    expect(readDigests(text)).deep.equal({ [join(dir, 'a.wast')]: { modules: m, traps } });
    const modules = Object.keys(script()?.modules ?? {}).length;
    expect(text.split('\n').filter((l) => /^"[0-9a-f.]+": /.test(l)).length).equal(modules + 2);
    expect(readDigests('<<<<<<< ours')).deep.equal({});
    expect(formatDigests({})).equal('{}\n');
  });

  it('a change shows sections and code beside what the cache still has, or how to have it there', async () => {
    const name = join(dir, 'a.wast');
    // As if an earlier compiler had written another artifact for the first module.
    const m = parse(FIRST);
    const earlier = compile(m, { cpu: ALL_CPUS[1], traps: 'explicit' });
    new ArtifactCache(join(dir, 'cache')).put('0'.repeat(64), earlier);
    const [one = ''] = script()?.modules[at('1:1')] ?? [];
    const was: Digests = { [name]: { modules: { [at('1:1')]: [one, artifactDigest(readArtifact(earlier))] }, traps: {} } };
    const text = (await explainDigests(was, digests, files, options)).join('\n');
    expect(text).match(/a\.wast:1:1 #[0-9a-f]{10} at x86-64-v3:\n {2}sections that differ \(sizes\):\n {4}\.\S+ \d+/);
    expect(text).match(/first difference in code, function 0:\n {2}@@/);
    const gone: Digests = { [name]: { modules: { [at('1:1')]: ['ee'.repeat(32), 'ff'.repeat(32)] }, traps: {} } };
    const lines = await explainDigests(gone, digests, files, options);
    expect(lines.filter((l) => /no artifact of that digest/.test(l)).length).equal(1);
    expect(await explainDigests(digests, digests, files, options)).deep.equal([]);
  });

  it('a difference is counted and shown, module by module and trap by trap', () => {
    const a: Digests = { x: { modules: { 1: ['aa', 'bb'], 2: ['cc', 'dd'] }, traps: { 3: 'unreachable; f +1:2' } } };
    const b: Digests = {
      x: {
        modules: { 1: ['aa', 'ee'], 4: ['ff', '00'] },
        traps: { 3: 'unreachable; g +1:2' },
        places: new Map([
          ['3', '7:1'],
          ['4', '9:1'],
        ]),
      },
    };
    expect(diffDigests(a, a)).deep.equal({ what: '0 modules and 0 traps differ', lines: [] });
    expect(diffDigests(a, b)).deep.equal({
      what: '3 modules and 1 traps differ',
      lines: [
        ...['x #1 module: other bytes', 'x #2 module:', '-cc,dd', 'x:9:1 #4 module:', '+ff,00'],
        ...['x:7:1 #3 trap:', '-unreachable; f +1:2', '+unreachable; g +1:2'],
      ],
    });
  });

  it('each script belongs to one file', () => {
    expect(digestSuite(['core', 'simd', 'wasm-3.0'])).equal('simd');
    expect(digestSuite(['proposals', 'threads'])).equal('threads');
    expect(digestSuite(['own'])).equal('own');
  });
});
