/** What every command makes of files that hold nothing, or something else than it reads; and proposals that are switched on. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { encode, parse, WasmError } from '../../../engine/core.ts';
import { FEATURE_NAMES, WASM3, withFeatures } from '../../../engine/wasm/features.ts';
import { MAIN } from '../../testing/children.ts';
import { inputError, missingFeatures, moduleOf } from './module-file.ts';

const MODULE = '(module (func (export "f") (result i32) (i32.const 7)))';

/** Each command on a file of this name. */
const COMMANDS: Readonly<Record<string, (file: string) => readonly string[]>> = {
  compile: (file) => ['compile', file, '-o', 'out.elf'],
  run: (file) => ['run', file, '--cache=off'],
  validate: (file) => ['validate', file],
  print: (file) => ['print', file],
  parse: (file) => ['parse', file, '-o', 'out.wasm'],
  'inspect --module': (file) => ['inspect', 'good.elf', `--module=${file}`],
  inspect: (file) => ['inspect', file],
  convert: (file) => ['convert', file, '--to=wast2json', '-o', 'out.json'],
  wast: (file) => ['wast', file, '--cache=off'],
  report: (file) => ['report', file, '--json=out.json'],
};

describe('files that commands read', function () {
  this.timeout(120_000);
  let dir: string;
  const touchstone = (args: readonly string[], input?: string): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, ...args], { cwd: dir, encoding: 'utf8', ...(input === undefined ? {} : { input }) });
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-inputs-'));
    writeFileSync(join(dir, 'good.wat'), MODULE);
    expect(touchstone(['compile', 'good.wat', '-o', 'good.elf']).status).equal(0);
    const binary = encode(parse(MODULE));
    const files: Record<string, string | Uint8Array> = {
      'empty.wasm': '',
      'empty.wat': '',
      'empty.wast': '',
      'blank.wat': ' \n;; nothing\n',
      'cut-magic.wasm': binary.subarray(0, 3),
      'cut-header.wasm': binary.subarray(0, 7),
      'cut.wasm': binary.subarray(0, binary.length - 1),
      'wrong-magic.wasm': Uint8Array.of(1, ...binary.subarray(1)),
      'text.wasm': ` ;; text\n${MODULE}`,
      'latin.wasm': 'hello',
      'bad.wat': '(module\n (funk))',
      'wrong-type.wat': '(module\n  (func (export "é") (result i32)\n    (i64.const 1)))',
      'component.wasm': Uint8Array.of(0, 97, 115, 109, 13, 0, 1, 0),
      'component.wat': '(component $c (core module))',
      'binary.wasm': binary,
      'binary.wat': binary,
      'artifact.wasm': readFileSync(join(dir, 'good.elf')),
      'unreadable.wasm': binary,
      'good.wast': `${MODULE} (assert_return (invoke "f") (i32.const 7))`,
      'shared.wat': '(module (memory 1 1 shared) (func (export "f") (result i32) (i32.const 7)))',
      'shared.wast': `(module $s (memory 1 1 shared))\n${MODULE}\n(assert_return (invoke "f") (i32.const 7))`,
    };
    for (const [name, contents] of Object.entries(files)) writeFileSync(join(dir, name), contents);
    mkdirSync(join(dir, 'folder.wasm'));
    chmodSync(join(dir, 'unreadable.wasm'), 0);
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  /** File → what the reader of modules, which every command has, says of it. */
  const modules: readonly (readonly [file: string, says: RegExp])[] = [
    ['empty.wasm', /^empty\.wasm: empty, there is no module in it$/],
    ['empty.wat', /^empty\.wat: empty, there is no module in it$/],
    ['blank.wat', /^blank\.wat: there is no module in it$/],
    ['cut-magic.wasm', /^cut-magic\.wasm\+0x\d: malformed: unexpected end/],
    ['cut-header.wasm', /^cut-header\.wasm\+0x\d: malformed: unexpected end/],
    ['cut.wasm', /^cut\.wasm\+0x\w+: malformed: unexpected end/],
    ['wrong-magic.wasm', /^wrong-magic\.wasm\+0x0: malformed: magic header not detected/],
    ['text.wasm', /^text\.wasm: text, not a binary module; name it \.wat$/],
    ['latin.wasm', /^latin\.wasm\+0x0: malformed: magic header not detected/],
    ['artifact.wasm', /^artifact\.wasm: an artifact, not a module$/],
    ['bad.wat', /^bad\.wat:2:3: malformed: unknown operator funk\n {5}2 \| {2}\(funk\)\)\n {7}\| {3}\^$/],
    ['component.wasm', /^component\.wasm\+0x4: malformed: unknown binary version: this is a component of the Component Model; /],
    ['component.wat', /^component\.wat:1:2: malformed: unknown operator component: this is a component of the Component Model; /],
  ];
  it('what holds no module is wrong use', () => {
    for (const [file, says] of modules) {
      const source = readFileSync(join(dir, file));
      expect(() => moduleOf(file, source, {}), file)
        .throw(Error)
        .satisfies((e: Error) => {
          return says.test(e instanceof WasmError ? inputError(file, source, e, WASM3) : e.message);
        });
    }
  });
  for (const command of ['compile', 'run', 'print', 'parse', 'inspect --module']) {
    it(`${command} says so in one line`, () => {
      for (const [file, says] of [
        ['empty.wasm', /^touchstone: empty\.wasm: empty/],
        ['cut.wasm', /^touchstone: cut\.wasm\+0x\w+: malformed/],
      ] as const) {
        const { status, stdout, stderr } = touchstone(COMMANDS[command]?.(file) ?? []);
        expect([file, status, stdout, stderr.split('\n').length]).deep.equal([file, 2, '', 2]);
        expect(stderr).match(says);
      }
    });
  }
  for (const command of ['compile', 'run']) {
    it(`${command} shows the line of a text, and a caret below the place`, () => {
      const { status, stderr } = touchstone(COMMANDS[command]?.('wrong-type.wat') ?? []);
      expect(status).equal(2);
      expect(stderr.split('\n')).deep.equal([
        'touchstone: wrong-type.wat:3:18: invalid: type mismatch: instruction requires [i32] but stack has [i64] (end, function 0)',
        '     3 |     (i64.const 1)))',
        '       |                  ^',
        '',
      ]);
    });
  }
  it('messages of several lines are printed as several', () => {
    const { status, stderr } = touchstone(['run', 'good.elf', '--traps=explicit']);
    expect(status).equal(2);
    expect(stderr.split('\n')).deep.equal([
      'touchstone: good.elf: unsupported: artifact does not fit the store:',
      '  traps: found signals, expected explicit (compile the module with --traps=explicit)',
      '  bounds: found guard, expected explicit (compile the module with --bounds=explicit)',
      '',
    ]);
  });
  it('an artifact is run, and is no module', () => {
    expect(touchstone(['run', 'artifact.wasm', '--invoke=f']).stdout).equal('7\n');
    expect(touchstone(['compile', 'artifact.wasm', '-o', 'out.elf'])).include({ status: 2 });
  });
  it('a text may hold a binary or a quoted module', () => {
    const hex = Buffer.from(encode(parse(MODULE)))
      .toString('hex')
      .replace(/../g, '\\$&');
    const read = (text: string): number => moduleOf('x.wat', new TextEncoder().encode(text), {}).funcs.length;
    expect(read(`(module $m binary "${hex}")`)).equal(1);
    expect(read(` (; x ;) (module binary "${hex.slice(0, 12)}" "${hex.slice(12)}") ;; y`)).equal(1);
    expect(read('(module quote "(func)" "(func)")')).equal(2);
    expect(() => read(`(module binary "${hex.slice(0, 60)}")`)).throw(WasmError, 'unexpected end');
    expect(() => read('(module) (module)')).throw(WasmError, 'unexpected token');
    expect(() => read('(module binary (func))')).throw(WasmError, 'unexpected token');
  });
  it('a binary module is one under any name', () => {
    for (const file of ['binary.wasm', 'binary.wat'])
      expect(touchstone(['run', file, '--invoke=f', '--cache=off'])).include({ status: 0, stderr: '' });
  });
  it('the other commands: what they cannot read is wrong use', () => {
    for (const command of ['inspect', 'convert', 'wast', 'report']) {
      for (const file of ['empty.wast', 'folder.wasm']) {
        const { status, stderr } = touchstone(COMMANDS[command]?.(file) ?? []);
        expect(status, `${command} ${file}`).oneOf(command === 'wast' ? [1, 2] : [2]);
        expect(stderr.split('\n').length, stderr).within(1, 3);
      }
    }
  });
  it('what may not be read is wrong use', function () {
    if (process.getuid?.() === 0) return this.skip();
    for (const [command, args] of Object.entries(COMMANDS)) {
      const { status, stderr } = touchstone(args('unreadable.wasm'));
      expect([command, status]).deep.equal([command, 2]);
      expect(stderr).match(/EACCES/);
    }
  });

  it('a proposal is known to every command that is told of it', () => {
    const enable = '--enable=threads';
    expect(touchstone(['run', 'shared.wat', '--invoke=f', '--cache=off']).status).equal(2);
    expect(touchstone(['run', 'shared.wat', '--invoke=f', '--cache=off', enable])).include({ status: 0, stderr: '' });
    expect(touchstone(['compile', 'shared.wat', '-o', 'shared.elf']).status).equal(2);
    expect(touchstone(['compile', 'shared.wat', '-o', 'shared.elf', enable]).status).equal(0);
    expect(touchstone(['inspect', 'shared.elf', '--module=shared.wat']).status).equal(2);
    expect(touchstone(['inspect', 'shared.elf', '--module=shared.wat', enable]).status).equal(0);
    expect(touchstone(['wast', 'shared.wast', '--cache=off', enable]).status).equal(0);
    expect(touchstone(['run', 'shared.wat', '--enable=thread']).stderr).match(/--enable=thread: must be one of .*threads/);
  });
  it('an error names the flags that would help, the fewest', () => {
    const CASES: readonly (readonly [text: string, names: readonly string[], features?: number])[] = [
      ['(module (memory 1 1 shared))', ['threads']],
      ['(module (memory 1 1 shared) (memory 1 (pagesize 1)))', ['threads', 'custom-page-sizes']],
      ['(module (func (try (do))))', ['legacy-exceptions']],
      ['(module (func (param i64 i64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1))))', ['wide-arithmetic']],
      ['(module (func (param v128)))', ['simd'], withFeatures(0, ['mvp'])],
      ['(module (func (param v128) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 0))))', ['relaxed-simd'], 1],
      ['(module (type (struct)))', ['gc'], withFeatures(0, ['mvp'])],
      ['(module (memory 1 1 shared) (func (result i32) (i64.const 1)))', []],
      ['(module (funk))', []],
    ];
    for (const [text, names, features = WASM3] of CASES) {
      for (const [file, source] of [
        ['x.wat', new TextEncoder().encode(text)],
        ['x.wasm', names.length === 0 ? undefined : encode(parse(text, { features: withFeatures(0, FEATURE_NAMES) }))],
      ] as const)
        if (source !== undefined) expect(missingFeatures(file, source, features), `${file} ${text}`).deep.equal(names);
    }
    for (const [command, status] of [
      ['compile', 2],
      ['run', 2],
      ['validate', 1],
      ['print', 2],
      ['parse', 2],
      ['inspect --module', 2],
    ] as const) {
      const r = touchstone(COMMANDS[command]?.('shared.wat') ?? []);
      expect([command, r.status]).deep.equal([command, status]);
      expect(r.stderr).match(/shared\.wat:1:21: malformed: unexpected token shared; --enable=threads would allow it\n/);
    }
  });
  it('modules are validated, printed and parsed', () => {
    expect(touchstone(['validate', 'binary.wasm', 'good.wat', 'shared.wat', '--enable=threads'])).include({
      status: 0,
      stderr: '',
    });
    const both = touchstone(['validate', 'wrong-type.wat', 'good.wat', 'cut.wasm']);
    expect([both.status, both.stdout]).deep.equal([1, '']);
    expect(both.stderr).match(
      /^touchstone: wrong-type\.wat:3:18: invalid: .*(\n .*){2}\ntouchstone: cut\.wasm\+0x\w+: malformed: .*\n$/,
    );
    const printed = touchstone(['print', 'binary.wasm']);
    expect([printed.status, printed.stderr]).deep.equal([0, '']);
    expect(encode(parse(printed.stdout))).deep.equal(encode(parse(MODULE)));
    expect(touchstone(['parse', 'good.wat', '-o', 'parsed.wasm'])).include({ status: 0, stderr: '', stdout: '' });
    expect(readFileSync(join(dir, 'parsed.wasm'))).deep.equal(Buffer.from(encode(parse(MODULE))));
    expect(touchstone(['print', 'parsed.wasm', '-o', 'printed.wat'])).include({ status: 0, stderr: '', stdout: '' });
    expect(readFileSync(join(dir, 'printed.wat'), 'utf8')).equal(printed.stdout);
    // A module need not be valid.
    expect(touchstone(['print', 'wrong-type.wat']).status).equal(0);
    expect(touchstone(['parse', 'good.wat']).stderr).match(/for example `touchstone parse good\.wat -o good\.wasm`/);
    expect(touchstone(['print', 'good.wat', '-o', 'good.wat']).stderr).match(/is an input, and would be overwritten/);
  });
  it('features are switched off, by name or by version', () => {
    writeFileSync(join(dir, 'simd.wat'), '(module (func (param v128)) (func (export "f") (result i32) (i32.const 7)))');
    writeFileSync(join(dir, 'off.wast'), '(assert_malformed (module quote "(func (param v128))") "unexpected token")');
    const run = (...args: string[]): SpawnSyncReturns<string> =>
      touchstone(['run', 'simd.wat', '--invoke=f', '--cache=off', ...args]);
    expect(run('--disable=relaxed-simd').status).equal(0);
    expect(run('--disable=simd').stderr).match(
      /^touchstone: simd\.wat:1:26: malformed: unexpected token \(without simd\); --enable=simd would allow it\n/,
    );
    expect(run('--features=wasm1').status).equal(2);
    expect(run('--features=wasm1', '--enable=relaxed-simd').status).equal(0);
    expect(run('--features=wasm2').status).equal(0);
    expect(run('--enable=simd', '--disable=simd').stderr).match(/exclude each other/);
    expect(touchstone(['wast', 'off.wast', '--cache=off', '--disable=simd']).status).equal(0);
    expect(touchstone(['wast', 'off.wast', '--cache=off']).status).equal(1);
  });
  it('conversion: a module of a proposal costs itself, not the script', () => {
    const convert = ['convert', 'shared.wast', '--to=wast2json', '-o', 'shared.json'];
    const commands = (): { type: string; filename?: string; module_type?: string }[] =>
      (JSON.parse(readFileSync(join(dir, 'shared.json'), 'utf8')) as { commands: [] }).commands;
    const failing = touchstone(convert);
    expect([failing.status, failing.stderr]).deep.equal([
      1,
      'touchstone: shared.wast:1:24: malformed: unexpected token shared\n',
    ]);
    expect(commands().map((c) => [c.type, c.filename, c.module_type])).deep.equal([
      ['module', 'shared.0.wat', 'text'],
      ['module', 'shared.1.wasm', undefined],
      ['assert_return', undefined, undefined],
    ]);
    expect(readFileSync(join(dir, 'shared.0.wat'), 'utf8')).equal('(module $s (memory 1 1 shared))');
    expect(touchstone([...convert, '--enable=threads'])).include({ status: 0, stderr: '' });
    expect(commands()[0]?.filename).equal('shared.0.wasm');
  });
});
