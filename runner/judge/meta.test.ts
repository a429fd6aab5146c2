/** `input`: what a script may read, whose commands they are then, and what it may not. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import '../../engine/index.ts';
import { encode, parse } from '../../engine/core.ts';
import { WASM3 } from '../../engine/wasm/features.ts';
import { nativeEngine } from '../engines/native/native.ts';
import { runScript } from './run.ts';

const NOWHERE = { cache: 'off', cacheBase: undefined, remoteCache: undefined, remoteReadOnly: false };
const engine = nativeEngine({ traps: 'signals', bounds: 'guard', cpu: undefined, ...NOWHERE }, WASM3);

describe('commands about files', () => {
  let dir: string;
  const MODULE = '(module (func (export "f") (result i32) (i32.const 1)))';
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-meta-'));
    mkdirSync(join(dir, 'in', 'sub'), { recursive: true });
    const files: Record<string, string | Uint8Array> = {
      'out.wast': MODULE,
      'in/module.wat': MODULE,
      'in/fields.wat': '(func (export "f") (result i32) (i32.const 1))',
      'in/module.wasm': encode(parse(MODULE)),
      'in/script.wast': `${MODULE} (assert_return (invoke "f") (i32.const 1)) (input "sub/deep.wast")`,
      'in/sub/deep.wast': '(input "../module.wat") (register "deep")',
      'in/failing.wast': `${MODULE}\n (assert_return (invoke "f") (i32.const 2)) (assert_return (invoke "f") (i32.const 3))`,
      'in/skipped.wast': '(module) (thread $t)',
      'in/itself.wast': '(input "itself.wast")',
      'in/text.txt': MODULE,
    };
    for (const [name, contents] of Object.entries(files)) writeFileSync(join(dir, name), contents);
    symlinkSync('../out.wast', join(dir, 'in', 'link.wast'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  function run(text: string): { readonly totals: object; readonly said: readonly string[]; readonly skips: object } {
    const file = {
      name: 'x.wast',
      path: join(dir, 'in', 'x.wast'),
      kind: 'script',
      suites: [],
      features: WASM3,
      weight: 1,
    } as const;
    const settings = {
      messages: 'prefix',
      detail: false,
      precise: false,
      progress: () => {},
      stopAt: undefined,
      print: () => {},
    } as const;
    const { totals, failures, skips, fault } = runScript(file, new TextEncoder().encode(text), engine, settings);
    expect(fault).equal(undefined);
    return { totals, skips, said: failures.map((f) => `${f.expected}: ${f.got}`) };
  }

  it("a file's commands count as one, and what it leaves can be used", () => {
    const call = '(assert_return (invoke "f") (i32.const 1)) (assert_return (invoke $x "f") (i32.const 1))';
    for (const file of ['module.wat', 'fields.wat', 'module.wasm', 'script.wast', 'sub/deep.wast'])
      expect(run(`(input $x "${file}") ${call}`)).deep.equal({
        totals: { passed: 3, failed: 0, skipped: 0 },
        said: [],
        skips: {},
      });
    expect(run('(input "script.wast") (module (import "deep" "f" (func (result i32))))').totals).include({
      passed: 2,
      failed: 0,
    });
  });

  it("its first failure is the command's, with its place; so is what was skipped", () => {
    expect(run('(input "failing.wast") (assert_return (invoke "f") (i32.const 1))')).deep.equal({
      totals: { passed: 1, failed: 1, skipped: 0 },
      said: [
        `input "failing.wast": ${join(dir, 'in', 'failing.wast')}:2:2 assert_return: i32 2 = 0x00000002 = 0b10: i32 1 = 0x00000001 = 0b1`,
      ],
      skips: {},
    });
    expect(run('(input "skipped.wast")').skips).deep.equal({ 'needs threads': 1 });
  });

  it("nothing outside of the script's folder is read, and nothing else than scripts and modules", () => {
    const refused: readonly (readonly [file: string, why: RegExp])[] = [
      ['../out.wast', /outside of the script's folder/],
      ['sub/../../out.wast', /outside of the script's folder/],
      ['link.wast', /leads out of the script's folder/],
      [join('/', 'etc', 'hosts.wast'), /must be relative/],
      ['text.txt', /must end in one of/],
      ['none.wast', /cannot be read \(ENOENT\)/],
      ['sub', /must end in one of/],
      ['itself.wast', /nested more than 16 deep/],
    ];
    for (const [file, why] of refused) expect(run(`(input "${file}")`).said.join(), file).match(why);
  });
});
