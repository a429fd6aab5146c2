import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readArtifact, SETTINGS } from '../../engine/index.ts';
import { EXIT, UsageError } from '../usage/usage.ts';
import { type CompileArguments, compileCommand } from './compile.ts';
import { inspectCommand } from './inspect.ts';
import { settingsCommand } from './settings.ts';

/** What a function prints, and what it gives. */
async function captured<T>(stream: NodeJS.WriteStream, run: () => T | Promise<T>): Promise<{ result: T; text: string }> {
  const write = stream.write;
  let text = '';
  stream.write = ((chunk: string) => {
    text += chunk;
    return true;
  }) as typeof write;
  try {
    const result = await run();
    return { result, text };
  } finally {
    stream.write = write;
  }
}

describe('touchstone compile', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-compile-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });
  const settings = { traps: 'signals', bounds: 'guard', cpu: undefined } as const;
  const compileFile = async (
    name: string,
    contents: string | Uint8Array,
    more: Partial<CompileArguments> = {},
  ): Promise<{ result: number; text: string; output: string }> => {
    const input = join(dir, name);
    const output = join(dir, `${name}.elf`);
    writeFileSync(input, contents);
    return { ...(await captured(process.stderr, () => compileCommand({ input, output, ...settings, ...more }))), output };
  };

  it('writes the same complete file twice, and nothing beside it', async () => {
    const text = '(module (func (export "f") (result i32) (i32.const 7)))';
    const a = await compileFile('a.wat', text);
    const b = await compileFile('b.wat', text);
    expect([a.result, b.result]).to.deep.equal([EXIT.ok, EXIT.ok]);
    expect(readFileSync(a.output)).to.deep.equal(readFileSync(b.output));
    readArtifact(readFileSync(a.output), { verify: true });
    expect(readdirSync(dir).sort()).to.deep.equal(['a.wat', 'a.wat.elf', 'b.wat', 'b.wat.elf']);
    const shown = await captured(process.stdout, () => inspectCommand({ artifact: a.output, json: true }));
    expect(JSON.parse(shown.text).exports).to.deep.equal([{ name: 'f', kind: 'func', index: 0 }]);
    expect((await captured(process.stdout, () => inspectCommand({ artifact: a.output }))).text).to.match(
      /0 {2}0 +\d+ +\d+ {2}f {2}\(\) -> \(i32\)/,
    );
  });
  it('gives the same bytes by any number of threads, in any order', async () => {
    const funcs = Array.from({ length: 150 }, (_, i) => `(func (result i32) (i32.add (call ${(i * 7) % 150}) (i32.const ${i})))`);
    const text = `(module (memory 1) (data (i32.const 0) "x") (table funcref (elem 3 1 2)) ${funcs.join('\n')})`;
    const one = await compileFile('one.wat', text);
    const three = await compileFile('three.wat', text, { jobs: 3, verifyDeterministic: true });
    expect([one.result, three.result, three.text]).to.deep.equal([EXIT.ok, EXIT.ok, '']);
    expect(readFileSync(three.output).equals(readFileSync(one.output))).to.equal(true);
  }).timeout(20_000);
  for (const jobs of [1, 2]) {
    it(`says where the time went, where that is asked, jobs ${jobs}`, async () => {
      const text = `(module ${'(func)'.repeat(100)})`;
      expect((await compileFile('plain.wat', text, { jobs })).text).to.equal('');
      const lines = (await compileFile('timed.wat', text, { jobs, timing: true })).text.trimEnd().split('\n');
      for (const line of lines) expect(line).to.match(/^[\w -]+: \d+\.\d ms, \d+ times$/);
      expect(lines.find((line) => line.startsWith('emit: '))).to.match(/ms, 100 times$/);
    });
  }

  it('names file, line and column of what is wrong in a text', async () => {
    expect(await compileFile('bad.wat', '(module\n  (func (i32.const 1)))')).to.include({ result: EXIT.usage });
    expect((await compileFile('bad.wat', '(module\n  (func (i32.const 1)))')).text).to.match(
      /bad\.wat:2:\d+: invalid: type mismatch/,
    );
    expect((await compileFile('worse.wat', '(module\n  (fun))')).text).to.match(/worse\.wat:2:\d+: malformed: /);
    expect(readdirSync(dir).sort()).to.deep.equal(['bad.wat', 'worse.wat']);
  });
  it('names file and offset of what is wrong in a binary', async () => {
    const bytes = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 99);
    expect((await compileFile('bad.wasm', bytes)).text).to.match(/bad\.wasm\+0x8: malformed: /);
  });
  it('says what it cannot read or write', async () => {
    const missing = { input: join(dir, 'missing.wat'), output: join(dir, 'x'), ...settings };
    const error = (args: CompileArguments): Promise<unknown> => compileCommand(args).catch((e: unknown) => e);
    expect(await error(missing))
      .to.be.instanceOf(UsageError)
      .with.property('message')
      .match(/missing\.wat: cannot be read \(ENOENT\)$/);
    writeFileSync(join(dir, 'm.wat'), '(module)');
    const nowhere = { input: join(dir, 'm.wat'), output: join(dir, 'no/where'), ...settings };
    expect(await error(nowhere))
      .to.be.instanceOf(UsageError)
      .with.property('message')
      .match(/no\/where: cannot be written \(ENOENT\)$/);
  });
  it('writes into devices and through links, which stay what they are', async () => {
    const input = join(dir, 'm.wat');
    writeFileSync(input, '(module)');
    const full = await compileCommand({ input, output: '/dev/full', ...settings }).catch((e: unknown) => e);
    expect(full)
      .to.be.instanceOf(UsageError)
      .with.property('message')
      .match(/^\/dev\/full: cannot be written \(ENOSPC\)$/);
    expect(lstatSync('/dev/full').isCharacterDevice()).to.equal(true);
    expect(await compileCommand({ input, output: '/dev/null', ...settings })).to.equal(EXIT.ok);
    expect(lstatSync('/dev/null').isCharacterDevice()).to.equal(true);
    writeFileSync(join(dir, 'target'), 'old');
    symlinkSync('target', join(dir, 'link'));
    expect(await compileCommand({ input, output: join(dir, 'link'), ...settings })).to.equal(EXIT.ok);
    expect(lstatSync(join(dir, 'link')).isSymbolicLink()).to.equal(true);
    readArtifact(readFileSync(join(dir, 'target')), { verify: true });
  });
  it('shows machine code under the instructions it comes from', async () => {
    const text =
      '(module (memory 1) (func (export "f") (param i32 i32) (result i32) (i32.div_u (i32.load (local.get 0)) (local.get 1))))';
    const { output } = await compileFile('code.wat', text);
    const args = { artifact: output, module: join(dir, 'code.wat'), disassembly: true };
    const shown = (await captured(process.stdout, () => inspectCommand(args))).text;
    expect(shown).to.match(/func\[0\] <f>:\n/);
    expect(shown).to.match(/;; 0x[0-9a-f]+ i32\.load\n.* mov .*; trap memoryOutOfBounds\n/);
    expect(shown).to.match(/ div [\s\S]*;; 0x[0-9a-f]+ i32\.div_u\n.* call .*; trap integerDivideByZero\n/);
    const json = JSON.parse((await captured(process.stdout, () => inspectCommand({ ...args, json: true }))).text);
    const names = json.disassembly[0].runs.map((r: { wasm?: string }) => r.wasm);
    expect(names).to.include.members(['i32.load', 'i32.div_u']);
  });
  it('lists its settings with values and documentation', async () => {
    const text = (await captured(process.stdout, () => settingsCommand({ json: false }))).text;
    for (const { name, values, byDefault } of SETTINGS) {
      expect(text)
        .to.include(`--${name}=${values.join('|')}\n`)
        .and.include(`default: ${byDefault}`);
    }
    const json = (await captured(process.stdout, () => settingsCommand({ json: true }))).text;
    expect(JSON.parse(json)).to.deep.equal(SETTINGS);
  });
  it('inspects nothing but artifacts', async () => {
    writeFileSync(join(dir, 'x'), 'hello');
    const shown = await captured(process.stderr, () => inspectCommand({ artifact: join(dir, 'x') }));
    expect(shown.result).to.equal(EXIT.usage);
    expect(shown.text).to.match(/expected an ELF file/);
  });
});
