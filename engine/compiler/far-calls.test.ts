/**
 * Calls over any distance (S9), executed: functions are linked with padding between them, and with veneers where a shortened
 * reach forces them. Offsets up to 2 GiB are checked on the machine's own bytes, read by an independent decoder.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as iced from 'iced-x86';
import { machineOf } from '../../native/emulator.ts';
import { CODE_ROOT, EXTENSION } from '../../runner/system/paths.ts';
import { aarch64Link } from '../backend/aarch64/emit/branches.ts';
import type { LinkMachine } from '../backend/isa.ts';
import { TextBuilder } from '../backend/text-section.ts';
import { x64Link } from '../backend/x64/emit/branches.ts';
import { codePlaces } from '../binary/encode.ts';
import { encode, parse, validate } from '../index.ts';
import { DEFAULT_TARGET, hostTarget, TARGETS, type TargetName } from '../target/index.ts';
import { finish } from './compile.ts';
import { FunctionCompiler } from './functions.ts';
import { callFar, type FarCalls } from './testing/call-far.ts';

const MIB = 1 << 20;
const FUNCTIONS = 200;

/** x64 as if its calls reached `bytes` only: veneers are what a call would be, a jump. */
const reach = (bytes: number): LinkMachine => ({
  ...x64Link,
  callMin: -bytes,
  callMax: bytes,
  veneerSize: 5,
  writeVeneer(to, at, target) {
    to[at] = 0xe9;
    x64Link.patchCall(to, at + 1, target);
  },
});

/**
 * Function `down(i)` of 200: counts its argument down to 0 by calls of the first and the last function in turn, and traps there
 * where it is the last one; any function can be asked.
 */
const functions = Array.from({ length: FUNCTIONS }, (_, i) => {
  const last = FUNCTIONS - 1;
  const end = i === last ? '(unreachable)' : '(i32.const 0)';
  return `(func $f${i} (export "f${i}") (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then ${end})
      (else (i32.add (i32.const 1) (call $f${i === last ? 0 : last} (i32.sub (local.get 0) (i32.const 1)))))))`;
}).join('\n');

describe('far calls', () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-far-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  function link(
    machine: LinkMachine,
    pad: number,
    target: TargetName = DEFAULT_TARGET.name,
  ): { readonly path: string; readonly veneers: number } {
    const m = parse(`(module ${functions})`);
    validate(m);
    encode(m);
    const options = { verify: false, target };
    const compiler = new FunctionCompiler(m, options);
    let veneers = 0;
    const writeVeneer: LinkMachine['writeVeneer'] = (to, at, target) => {
      veneers++;
      machine.writeVeneer(to, at, target);
    };
    const text = new TextBuilder({ ...machine, writeVeneer }, FUNCTIONS * (pad + 128));
    codePlaces(m).bodies.forEach((place, i) => {
      text.add(compiler.compile(i), place);
      if (pad > 0) text.pad(pad);
    });
    const path = join(dir, `artifact-${target}-${pad}`);
    writeFileSync(path, finish(m, compiler, text, options));
    return { path, veneers };
  }
  function check({ results, ends, frames }: FarCalls): void {
    expect(results).deep.equal(Array<number>(FUNCTIONS).fill(6));
    expect(ends).deep.equal([10, 11]);
    expect(frames).deep.equal(Array.from({ length: 12 }, (_, k) => (k % 2 === 0 ? `f${FUNCTIONS - 1}` : 'f0')));
  }
  const run = (path: string): void => check(callFar(path, FUNCTIONS));

  it('forward and backward between 200 functions, 1 MiB apart', function () {
    this.timeout(20_000);
    const { path, veneers } = link(x64Link, MIB);
    expect(veneers).to.equal(0);
    expect(statSync(path).size).to.be.greaterThan(FUNCTIONS * MIB);
    run(path);
  });
  it('the same through veneers, where a call reaches a third of the way', () => {
    const { path, veneers } = link(reach(4 * MIB), MIB / 16);
    expect(veneers).to.be.within(3, 10);
    run(path);
  });
  it('the same through veneers everywhere, in a file without relocations', () => {
    const { path, veneers } = link(reach(600), 0);
    expect(veneers).to.be.greaterThan(8);
    run(path);
    const readelf = spawnSync('readelf', ['-r', path], { encoding: 'utf8' });
    if (readelf.status === 0) expect(readelf.stdout).to.match(/no relocations/);
  });

  for (const target of TARGETS.filter(({ name }) => name === 'aarch64' && name !== hostTarget()?.name))
    it(`the same on ${target.name}, across 128 MiB and through veneers everywhere (needs qemu)`, function () {
      this.timeout(600_000);
      const emulated = machineOf(target);
      if (typeof emulated === 'string') return this.skip();
      const near = { ...aarch64Link, callMin: -600, callMax: 600 };
      const [far, everywhere] = [link(aarch64Link, MIB, target.name), link(near, 0, target.name)];
      expect(far.veneers).to.be.within(2, 10);
      expect(everywhere.veneers).to.be.greaterThan(8);
      const [node = '', ...words] = emulated.node;
      const script = join(CODE_ROOT, 'engine', 'compiler', 'testing', `call-far${EXTENSION}`);
      const { stdout, stderr } = spawnSync(node, [...words, script, String(FUNCTIONS), far.path, everywhere.path], {
        encoding: 'utf8',
      });
      const lines = stdout.trimEnd().split('\n');
      expect(lines.length, stderr).equal(2);
      for (const line of lines) check(JSON.parse(line) as FarCalls);
    });

  it('reaches over 2 GiB and not farther', () => {
    for (const [target, field] of [
      [x64Link.callMax, 0x7fffffff],
      [x64Link.callMin, -0x80000000],
      [4, 0],
    ] as const) {
      // The field is the section's first byte; its call starts one before it.
      const section = new Uint8Array(4);
      x64Link.patchCall(section, 0, target);
      expect(new DataView(section.buffer).getInt32(0, true)).to.equal(field);
      const decoder = new iced.Decoder(64, Uint8Array.of(0xe8, ...section), iced.DecoderOptions.None);
      const origin = 1n << 40n;
      decoder.ip = origin - 1n;
      const call = decoder.decode();
      expect(call.nearBranchTarget).to.equal(origin + BigInt(target));
      call.free();
      decoder.free();
    }
    const text = new TextBuilder(x64Link);
    expect(() => text.pad(2 ** 31)).to.throw(/module too large: its code has more than/);
  });
});
