/**
 * Fault handling beside everything else in the process: V8's own handlers, Node's stack overflow, Workers, crashes that are
 * not ours, teardown.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { expect } from 'chai';
import { PROGRESS } from '../../abi/layout.ts';
import { countTraps } from '../testing/child.ts';

const CHILD = join(import.meta.dirname, '..', 'testing', `child${extname(import.meta.filename)}`);
const child = (...args: string[]) => spawnSync(process.execPath, [CHILD, ...args], { encoding: 'utf8' });

interface V8Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: { readonly load: (at: number) => number } };
}
/** (module (memory 1) (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))) run by V8. */
function v8Load(at: number): number {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: V8Wasm };
  const bytes = Uint8Array.from(
    [
      0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 8, 1, 4, 108, 111, 97, 100, 0, 0,
    ].concat([10, 9, 1, 7, 0, 32, 0, 40, 2, 0, 11]),
  );
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.load(at);
}
function overflow(): void {
  const deeper = (n: number): number => 1 + deeper(n + 1);
  expect(() => deeper(0)).to.throw(RangeError, 'Maximum call stack');
}

describe('runtime: signals', () => {
  it('leaves V8 its own traps and stack overflows, before and after ours', () => {
    for (let i = 0; i < 3; i++) {
      expect(v8Load(0)).to.equal(0);
      expect(() => v8Load(65536)).to.throw('memory access out of bounds');
      overflow();
      expect(countTraps(100)).to.equal(50);
    }
  });

  it('works in Workers at the same time, and frees what they leave behind', () => {
    // In a process of its own: other tests' stores, and V8's pages, come and go in this one.
    const { stdout, stderr } = child('workers');
    expect(stderr).to.equal('');
    const { codes, traps, left } = JSON.parse(stdout) as { codes: number[]; traps: number; left: number };
    expect([codes, traps]).to.deep.equal([new Array(9).fill(0), 50]);
    expect(left).to.be.lessThan(20);
  }).timeout(20000);

  it('dies of a fault that is not a trap, and says which invocation it was', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-'));
    try {
      const cell = join(folder, 'progress');
      writeFileSync(cell, new Uint8Array(PROGRESS.size));
      const { signal } = child('crash', cell);
      expect(signal).to.equal('SIGSEGV');
      const bytes = readFileSync(cell);
      expect(bytes.readUInt32LE(PROGRESS.running)).to.equal(1);
      expect(bytes.readUInt32LE(PROGRESS.tag)).to.equal(107);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const FAULTS: readonly (readonly [name: string, signal: NodeJS.Signals | null, message: string])[] = [
    ['right', null, 'out of bounds memory access: address 0x10000, memory size 0x10000'],
    ['own stack', null, 'call stack exhausted'],
    ['builtin', 'SIGSEGV', ''],
    ['other store', 'SIGSEGV', ''],
    ['behind all', 'SIGSEGV', ''],
    ['accessible', 'SIGBUS', ''],
    ['sent', 'SIGSEGV', ''],
  ];
  for (const [name, ...wanted] of FAULTS) {
    it(`takes for a trap only what is one: ${name}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'touchstone-'));
      try {
        const { signal, stdout } = child('fault', name, join(folder, 'artifact'));
        expect([signal, stdout]).to.deep.equal(wanted);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  it('installs no handler for explicit traps', () => {
    const { stdout, status } = child('explicit');
    expect(stdout).to.equal('unreachable, handlers: false\n');
    expect(status).to.equal(0);
  });

  it('wasm rounds to nearest, and the host as it did before', () => {
    const { stdout } = child('rounding');
    const NEAREST = 0x1f80;
    expect(JSON.parse(stdout)).to.deep.equal([false, NEAREST, false, 0x3f80, true, NEAREST, true]);
  });
});
