import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readArtifact } from '../../engine/index.ts';
import { EXIT, UsageError } from '../usage.ts';
import { compileCommand } from './compile.ts';
import { inspectCommand } from './inspect.ts';

/** What a function prints, and what it gives. */
function captured<T>(stream: NodeJS.WriteStream, run: () => T): { result: T; text: string } {
  const write = stream.write;
  let text = '';
  stream.write = ((chunk: string) => {
    text += chunk;
    return true;
  }) as typeof write;
  try {
    return { result: run(), text };
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
  const compileFile = (name: string, contents: string | Uint8Array): { result: number; text: string; output: string } => {
    const input = join(dir, name);
    const output = join(dir, `${name}.elf`);
    writeFileSync(input, contents);
    return { ...captured(process.stderr, () => compileCommand({ input, output, ...settings })), output };
  };

  it('writes the same complete file twice, and nothing beside it', () => {
    const text = '(module (func (export "f") (result i32) (i32.const 7)))';
    const a = compileFile('a.wat', text);
    const b = compileFile('b.wat', text);
    expect([a.result, b.result]).to.deep.equal([EXIT.ok, EXIT.ok]);
    expect(readFileSync(a.output)).to.deep.equal(readFileSync(b.output));
    readArtifact(readFileSync(a.output), { verify: true });
    expect(readdirSync(dir).sort()).to.deep.equal(['a.wat', 'a.wat.elf', 'b.wat', 'b.wat.elf']);
    const shown = captured(process.stdout, () => inspectCommand({ artifact: a.output, json: true }));
    expect(JSON.parse(shown.text).exports).to.deep.equal([{ name: 'f', kind: 'func', index: 0 }]);
    expect(captured(process.stdout, () => inspectCommand({ artifact: a.output })).text).to.match(
      /0 {2}0 +\d+ +\d+ {2}f {2}\(\) -> \(i32\)/,
    );
  });
  it('names file, line and column of what is wrong in a text', () => {
    expect(compileFile('bad.wat', '(module\n  (func (i32.const 1)))')).to.include({ result: EXIT.usage });
    expect(compileFile('bad.wat', '(module\n  (func (i32.const 1)))').text).to.match(/bad\.wat:2:\d+: invalid: type mismatch/);
    expect(compileFile('worse.wat', '(module\n  (fun))').text).to.match(/worse\.wat:2:\d+: malformed: /);
    expect(readdirSync(dir).sort()).to.deep.equal(['bad.wat', 'worse.wat']);
  });
  it('names file and offset of what is wrong in a binary', () => {
    const bytes = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 99);
    expect(compileFile('bad.wasm', bytes).text).to.match(/bad\.wasm\+0x8: malformed: /);
  });
  it('says what it cannot read or write', () => {
    const missing = { input: join(dir, 'missing.wat'), output: join(dir, 'x'), ...settings };
    expect(() => compileCommand(missing)).to.throw(UsageError, /cannot read .*missing\.wat/);
    writeFileSync(join(dir, 'm.wat'), '(module)');
    const nowhere = { input: join(dir, 'm.wat'), output: join(dir, 'no/where'), ...settings };
    expect(() => compileCommand(nowhere)).to.throw(UsageError, /cannot write .*no\/where/);
  });
  it('inspects nothing but artifacts', () => {
    writeFileSync(join(dir, 'x'), 'hello');
    const shown = captured(process.stderr, () => inspectCommand({ artifact: join(dir, 'x') }));
    expect(shown.result).to.equal(EXIT.usage);
    expect(shown.text).to.match(/expected an ELF file/);
  });
});
