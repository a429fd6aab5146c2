/** Scripts as wast2json writes them: each directive's command, the files beside it, and what cannot be converted. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { encode, parse, WASM3, WasmError } from '../../engine/core.ts';
import { parseScript } from '../script/parser.ts';
import { featuresOf, ownFiles } from '../suites/suites.ts';
import { CODE_ROOT, EXTENSION } from '../system/paths.ts';
import { type Converted, wast2json } from './wast2json.ts';

const FUNCTIONS = `(module $m (global (export "g") i64 (i64.const 1)) (func (export "f") (param i32 f32 f64 i64) (result f64 v128)
  (local.get 2) (v128.const i64x2 0 0)))`;
const SCRIPT = `${FUNCTIONS}
(register "M" $m)
(invoke $m "f" (i32.const -1) (f32.const -0) (f64.const nan) (i64.const -2))
(assert_return
  (invoke "f" (i32.const 0) (f32.const 1) (f64.const 1) (i64.const 0))
  (f64.const nan:arithmetic) (v128.const f32x4 1 nan:canonical 0 -0))
(assert_return (get "g") (i64.const 1))
(assert_return (invoke "v" (v128.const i8x16 -1 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)) (either (i32.const 1) (i32.const 2)))
(assert_trap (invoke "f" (ref.null extern) (ref.extern 7)) "unreachable")
(assert_exhaustion (invoke "none") "call stack exhausted")
(assert_exception (invoke "f"))
(assert_malformed (module quote "(func" ")\\22") "unexpected")
(assert_invalid (module (func (i32.const 1))) "type mismatch")
(assert_malformed (module binary "\\00asm") "unexpected end")
(assert_unlinkable (module (import "x" "y" (func))) "unknown import")
(assert_trap (module (func unreachable) (start 0)) "unreachable")
(module definition $d)
(module instance $i $d)
(assert_trap (module instance $j $d) "none")
(assert_unlinkable (module instance) "unknown import")
(module binary "\\00asm" "\\01\\00\\00\\00\\00\\03\\01xy")
`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const convert = (text: string): Converted => wast2json(parseScript(bytes(text), WASM3), 'dir/a.wast', 'out');

describe('wast2json', () => {
  const { json, files } = convert(SCRIPT);
  const { source_filename, commands } = JSON.parse(json) as { source_filename: string; commands: object[] };

  it('every directive is a command on a line of its own', () => {
    expect(source_filename).equal('dir/a.wast');
    expect(json.split('\n').length).equal(commands.length + 3);
    const f64 = { type: 'f64', value: '9221120237041090560' };
    const args = [{ type: 'i32', value: '4294967295' }, { type: 'f32', value: '2147483648' }, f64];
    const one = [
      { type: 'i32', value: '0' },
      { type: 'f32', value: '1065353216' },
      { type: 'f64', value: '4607182418800017408' },
    ];
    const types = [{ type: 'f64' }, { type: 'v128' }];
    const invoke = (rest: object): object => ({ type: 'invoke', field: 'f', args: [], ...rest });
    const lanes = ['255', ...Array.from({ length: 15 }, (_, i) => String(i + 1))];
    const file = (n: number, kind: 'wasm' | 'wat') => ({ filename: `out.${n}.${kind}` });
    const module = (n: number, text: string) => ({ ...file(n, 'wasm'), text, module_type: 'binary' });
    const wanted: object[] = [
      { type: 'module', line: 1, name: '$m', ...file(0, 'wasm') },
      { type: 'register', line: 3, name: '$m', as: 'M' },
      {
        ...{ type: 'action', line: 4, expected: types },
        action: invoke({ module: '$m', args: [...args, { type: 'i64', value: '18446744073709551614' }] }),
      },
      {
        ...{ type: 'assert_return', line: 6, action: invoke({ args: [...one, { type: 'i64', value: '0' }] }) },
        expected: [
          { type: 'f64', value: 'nan:arithmetic' },
          { type: 'v128', lane_type: 'f32', value: ['1065353216', 'nan:canonical', '0', '2147483648'] },
        ],
      },
      { type: 'assert_return', line: 8, action: { type: 'get', field: 'g' }, expected: [{ type: 'i64', value: '1' }] },
      {
        ...{ type: 'assert_return', line: 9 },
        action: { type: 'invoke', field: 'v', args: [{ type: 'v128', lane_type: 'i8', value: lanes }] },
        either: [
          { type: 'i32', value: '1' },
          { type: 'i32', value: '2' },
        ],
      },
      {
        ...{ type: 'assert_trap', line: 10, text: 'unreachable', expected: types },
        action: invoke({
          args: [
            { type: 'externref', value: 'null' },
            { type: 'externref', value: '7' },
          ],
        }),
      },
      {
        ...{ type: 'assert_exhaustion', line: 11, text: 'call stack exhausted', expected: [] },
        action: { type: 'invoke', field: 'none', args: [] },
      },
      { type: 'assert_exception', line: 12, action: invoke({}), expected: types },
      { type: 'assert_malformed', line: 13, ...file(1, 'wat'), text: 'unexpected', module_type: 'text' },
      { type: 'assert_invalid', line: 14, ...module(2, 'type mismatch') },
      { type: 'assert_malformed', line: 15, ...module(3, 'unexpected end') },
      { type: 'assert_unlinkable', line: 16, ...module(4, 'unknown import') },
      { type: 'assert_uninstantiable', line: 17, ...module(5, 'unreachable') },
      { type: 'module_definition', line: 18, name: '$d', ...file(6, 'wasm') },
      { type: 'module_instance', line: 19, instance: '$i', module: '$d' },
      // The definition's file is there already.
      { type: 'assert_uninstantiable', line: 20, ...module(6, 'none') },
      { type: 'assert_unlinkable', line: 21, ...module(6, 'unknown import') },
      { type: 'module', line: 22, ...file(7, 'wasm') },
    ];
    expect(commands).deep.equal(wanted);
  });

  it('modules are files: text in binary form, quoted text and binaries as they stand', () => {
    expect(files.map((f) => f.name)).deep.equal([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `out.${n}.${n === 1 ? 'wat' : 'wasm'}`));
    expect(Buffer.compare(files[0]?.bytes ?? bytes(''), encode(parse(FUNCTIONS)))).equal(0);
    expect(new TextDecoder().decode(files[1]?.bytes)).equal('(func)"');
    expect([...(files[7]?.bytes ?? [])].slice(8)).deep.equal([0, 3, 1, 0x78, 0x79]);
  });

  it('the line of an assertion is that of the form inside it', () => {
    const text = ';; (\n(assert_return\n  ;; (comment)\n  (invoke "f"))\n(assert_invalid\n(; ( ;)(module) "")';
    const found = JSON.parse(convert(text).json) as { commands: { line: number }[] };
    expect(found.commands.map((c) => c.line)).deep.equal([4, 6]);
  });

  it('what cannot be read has a place', () => {
    expect(() => convert('(module)\n(assert_returns)'))
      .throw(WasmError)
      .with.property('position')
      .include({ line: 2, column: 2 });
    const { faults } = convert(
      '(module (func (i32.cons))) (assert_invalid (module (func (nop) x)) "") (assert_malformed (module quote "(") "")',
    );
    expect(faults.map((f) => f.position?.column)).deep.equal([16, 64]);
  });

  describe('touchstone convert', function () {
    this.timeout(20_000);
    let dir: string;
    before(() => {
      dir = mkdtempSync(join(tmpdir(), 'touchstone-convert-'));
    });
    after(() => rmSync(dir, { recursive: true }));
    const run = (...args: string[]): SpawnSyncReturns<string> =>
      spawnSync(process.execPath, [join(CODE_ROOT, 'runner', `main${EXTENSION}`), 'convert', ...args], {
        encoding: 'utf8',
        cwd: dir,
      });

    it('writes the JSON and its modules beside it', () => {
      writeFileSync(join(dir, 'a.wast'), SCRIPT);
      expect(run('a.wast', '--to=wast2json', '-o', 'a.json')).include({ status: 0, stdout: '', stderr: '' });
      expect(readdirSync(dir).filter((f) => /^a\.\d\.wa(sm|t)$/.test(f)).length).equal(8);
      expect(readFileSync(join(dir, 'a.json'), 'utf8')).equal(json.replaceAll('out.', 'a.').replace('dir/', ''));
    });

    it("wabt's spectest-interp reads it wherever it reads what wast2json writes (needs spectest-interp)", function () {
      for (const program of ['spectest-interp', 'wast2json'])
        if (spawnSync(program, ['--version']).error !== undefined) this.skip();
      const wabt = (program: string, ...args: string[]): SpawnSyncReturns<string> =>
        spawnSync(program, ['--enable-all', ...args], { encoding: 'utf8', cwd: dir });
      const closing = (json: string): string | undefined => wabt('spectest-interp', json).stdout.trimEnd().split('\n').at(-1);
      // Names of every kind of character, and its own among them.
      const names = Array.from({ length: 0x80 }, (_, i) => `\\${i.toString(16).padStart(2, '0')}`);
      const odd = [...names, 'é', '€', '😀', '\\c3\\a9', 'a\\"b\\\\u0041'].map(
        (name, i) =>
          `(module (func (export "${name}") (result i32) (i32.const ${i}))) (assert_return (invoke "${name}") (i32.const ${i}))`,
      );
      writeFileSync(join(dir, 'odd "names" \\n.wast'), odd.join('\n'));
      const scripts = [...ownFiles().map((f) => f.path), join(dir, 'odd "names" \\n.wast')];
      let read = 0;
      for (const [i, path] of scripts.entries()) {
        if (wabt('wast2json', path, '-o', `theirs${i}.json`).status !== 0) continue;
        const theirs = closing(`theirs${i}.json`);
        if (theirs?.endsWith('tests passed.') !== true) continue;
        read++;
        const ours = wast2json(parseScript(readFileSync(path), featuresOf(path)), path, `ours${i}`);
        for (const { name, bytes: contents } of ours.files) writeFileSync(join(dir, name), contents);
        writeFileSync(join(dir, `ours${i}.json`), ours.json);
        expect(closing(`ours${i}.json`), path).equal(theirs);
      }
      expect(read).above(5);
    });

    it('a bad script is wrong use, and nothing is written', () => {
      writeFileSync(join(dir, 'bad.wast'), '(module)\n(modul)');
      const r = run('bad.wast', '--to=wast2json', '-o', 'bad.json');
      expect(r.status).equal(2);
      expect(r.stderr).match(/^touchstone: bad\.wast:2:2: malformed: /);
      expect(existsSync(join(dir, 'bad.json'))).equal(false);
      expect(run('a.wast', '--to=json', '-o', 'b.json').stderr).match(/must be one of wast2json/);
    });
  });
});
