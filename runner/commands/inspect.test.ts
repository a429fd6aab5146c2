/** `touchstone inspect` as a user runs it: tables entry by entry, and machine code under source lines and wasm instructions. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { lookupAddress } from '../../engine/artifact/sections/addrmap.ts';
import { nextOf } from '../../engine/base/brand.ts';
import { type CompileOptions, compile, decode, parse, readArtifact, TRAP_NAMES, trapAt, validate } from '../../engine/index.ts';
import { ROOT } from '../system/paths.ts';
import { MAIN } from '../testing/children.ts';

const LINES = join(ROOT, 'engine', 'artifact', 'testing', 'lines');

interface Inspected {
  readonly traps: readonly { readonly name: string; readonly count: number }[];
  readonly addresses: number;
  readonly tables: {
    readonly traps: readonly { readonly offset: number; readonly trap: string; readonly function?: number }[];
    readonly addressMap: readonly {
      readonly offset: number;
      readonly wasmOffset: number;
      readonly source?: { readonly line: number };
    }[];
  };
  readonly disassembly: readonly {
    readonly runs: readonly {
      readonly wasmOffset: number;
      readonly wasm?: string;
      readonly source?: { readonly line: number };
    }[];
  }[];
}

describe('touchstone inspect', function () {
  this.timeout(30_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-inspect-'));
  });
  after(() => rmSync(dir, { recursive: true }));
  const inspect = (...args: string[]): string => {
    const { stdout, stderr } = spawnSync(process.execPath, [MAIN, 'inspect', ...args], { encoding: 'utf8', cwd: LINES });
    expect(stderr).to.equal('');
    return stdout;
  };
  /** Compiles the text or the module with line tables; gives the artifact's path and the module's. */
  const compiled = (name: string, text?: string, options?: CompileOptions): [artifact: string, module: string] => {
    const m = text === undefined ? decode(wasmOf(name)) : parse(text);
    validate(m);
    const artifact = join(dir, `${name}.elf`);
    writeFileSync(artifact, compile(m, options));
    if (text === undefined) return [artifact, name];
    writeFileSync(join(dir, name), text);
    return [artifact, join(dir, name)];
  };

  it('shows code under source lines, with their text where the file is there, and wasm instructions', () => {
    const [artifact, module] = compiled('dwarf-4.wasm');
    const shown = inspect(artifact, '--disassembly', `--module=${module}`);
    expect(shown).to.match(
      /\n; main\.c:19:10 {2}\/ b;\n {2};; 0x[0-9a-f]+ i32\.div_s\n +[0-9a-f]+ .*; trap integerDivideByZero\n/,
    );
    expect(shown).to.match(/\n; lines\.h:5:\d+ {2}return p\[n\];\n {2};; 0x[0-9a-f]+ i32\.load/);
    // The optimised module names its folder, which is not here.
    const [other] = compiled('dwarf-5.wasm');
    expect(inspect(other, '--disassembly')).to.match(/\n; \/lines\/main\.c:19:10\n {2};; 0x[0-9a-f]+\n/);
  });

  const SHUFFLES = [
    { target: 'x86-64', shuffle: /vpshufb xmm0,xmm0,\[\w+\]\n/ },
    { target: 'aarch64', shuffle: /tbl v0\.16b, \{v0\.16b\}, v1\.16b\n/ },
  ] as const;
  for (const { target, shuffle } of SHUFFLES)
    it(`shows code of ${target}`, () => {
      const text = `(module (func (param v128) (result v128)
        (i8x16.shuffle 0 1 2 3 20 21 9 8 15 30 31 2 2 2 7 1 (local.get 0) (local.get 0))))`;
      expect(inspect(compiled(`${target}.wat`, text, { target })[0], '--disassembly')).match(shuffle);
    });

  it('shows the lines of a text module', () => {
    const [artifact, module] = compiled(
      'text.wat',
      '(module (memory $m 1)\n(func $f (param $p i32)\n  (i32.store8 offset=7\n   (local.get $p) (i32.const 1))))',
    );
    const shown = inspect(artifact, '--disassembly', '--module', module);
    expect(shown).to.include(`; ${module}:3:4  (i32.store8 offset=7\n  ;; 0x`);
    expect(shown).to.match(/;; 0x[0-9a-f]+ i32\.store8 offset=7\n/);
  });

  it('lists traps and address map as they are found, as text and as JSON', () => {
    const [artifact, module] = compiled('dwarf-5.wasm');
    const json = JSON.parse(inspect(artifact, '--json', '--tables', '--disassembly', '--module', module)) as Inspected;
    const a = readArtifact(compile(decode(wasmOf('dwarf-5.wasm'))));
    const { traps, addressMap } = json.tables;
    expect(traps.length).to.equal(json.traps.reduce((sum, { count }) => sum + count, 0));
    for (const { offset, trap } of traps) expect(TRAP_NAMES[trapAt(a, nextOf(offset))]).to.equal(trap);
    expect(traps.find((t) => t.trap === 'integerDivideByZero')).to.include({ function: 2 });
    expect(addressMap.length).to.equal(json.addresses);
    for (const { offset, wasmOffset } of addressMap) expect(lookupAddress(a.addressMap, nextOf(offset))).to.equal(wasmOffset);
    const runs = json.disassembly.flatMap((f) => f.runs);
    for (const { wasmOffset, source } of addressMap) {
      if (wasmOffset >= 0) expect(runs.find((r) => r.wasmOffset === wasmOffset)?.source).to.deep.equal(source);
    }
    expect(runs.find((r) => r.wasm === 'i32.div_s')?.source).to.include({ line: 19, column: 10 });
    const text = inspect(artifact, '--tables');
    for (const { offset, trap } of traps) expect(text).to.match(new RegExp(`  0x${offset.toString(16)} +${trap} `));
    expect(text).to.match(/address map .*:\n(.*\n)* {2}0x[0-9a-f]+ +0x[0-9a-f]+ +\/lines\/main\.c:15:28\n/);
  });
});

function wasmOf(name: string): Uint8Array {
  return readFileSync(join(LINES, name));
}
