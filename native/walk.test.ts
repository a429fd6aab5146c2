/**
 * Walks of wasm's own stacks by the process's unwinder: a builtin that compiled code calls runs `_Unwind_Backtrace`, or Windows'
 * `RtlVirtualUnwind`, and must see every wasm frame, then the addon's and Node's frames below the enter stub. The builtin is an
 * addon of its own (testing/walk.cc).
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { INSTANCE } from '../engine/abi/layout.ts';
import { addon } from '../engine/addon/native.ts';
import { nextOf } from '../engine/base/brand.ts';
import { compile } from '../engine/compiler/compile.ts';
import { encode, type Func, locate, parse, Store, validate } from '../engine/index.ts';
import { codeAt } from '../engine/runtime/load/load.ts';
import { DEFAULT_TARGET, hostTarget } from '../engine/target/index.ts';
import { LINUX } from './systems.ts';
import { buildWalker, WALKER_VARIABLE } from './testing/walker.ts';

interface Walk {
  /** Address of `void walk(to, from, n)`. */
  walker(): number;
  /** pc, file, pc, file, … */
  frames(): (number | string)[];
  knows(pc: number): boolean;
}

/** $inner runs the builtin; the others differ in what lies between them and it. */
const NAMES = ['host', 'inner', 'deep', 'direct', 'resumed', 'tail', 'hop', 'landed', 'throws'];
const SOURCE = `(module (import "m" "host" (func $host)) (memory 1)
  (func $inner (param i32) (memory.copy (i32.const 0) (i32.const 8) (local.get 0)) (call_indirect (i32.const 0)))
  (func $deep (param i32)
    (if (local.get 0)
      (then (call $deep (i32.sub (local.get 0) (i32.const 1))))
      (else (call $inner (i32.const 5))))
    (call_indirect (i32.const 0)))
  (func $direct (export "direct") (call $deep (i32.const 2)) (call_indirect (i32.const 0)))
  (func $resumed (export "resumed") (call $host) (call $deep (i32.const 0)) (call_indirect (i32.const 0)))
  (func $tail (export "tail") (call $hop (i32.const 1) (i32.const 1) (i32.const 1)) (call_indirect (i32.const 0)))
  (func $hop (param i32 i32 i32) (return_call $deep (local.get 0)))
  (func $landed (export "landed") (block $h (try_table (catch_all $h) (call $throws))) (call $deep (i32.const 1)) (call_indirect (i32.const 0)))
  (func $throws (call_indirect (i32.const 0)) (throw $e)) (tag $e)
  (func $nothing)
  (table 1 1 funcref) (elem (i32.const 0) $nothing))`;

describe('unwinding out of wasm', () => {
  const dir = mkdtempSync(join(tmpdir(), 'touchstone-'));
  after(() => rmSync(dir, { recursive: true }));
  let walk: Walk;
  let bytes: Uint8Array;

  before(function () {
    this.timeout(30000);
    const elsewhere = process.env[WALKER_VARIABLE];
    const file = elsewhere ?? buildWalker({ system: LINUX, target: hostTarget() ?? DEFAULT_TARGET }, dir);
    walk = createRequire(import.meta.url)(file) as Walk;
    const m = parse(SOURCE);
    encode(m);
    validate(m);
    bytes = compile(m);
  });

  /** Names of the wasm functions that the builtin saw when `name` ran, and the files of the frames below. */
  function walked(store: Store, name: string): { wasm: string[]; below: string[] } {
    let started: string[] = [];
    const host = store.hostFunc({ kind: 'func', params: [], results: [] }, () => {
      started = ['host'];
    });
    const instance = store.instantiate(bytes, () => host);
    // The builtin takes memmove's place in this one instance.
    const address = new Uint8Array(Float64Array.of(0).buffer);
    new DataView(address.buffer).setBigUint64(0, BigInt(walk.walker()), true);
    addon().poke(instance.block.address + INSTANCE.memmove, address);
    store.invoke(instance.getExport(name) as Func);
    expect(started).to.deep.equal(name === 'resumed' ? ['host'] : []);
    const wasm: string[] = [];
    const below: string[] = [];
    const frames = walk.frames();
    for (let i = 0; i < frames.length; i += 2) {
      const pc = frames[i] as number;
      const module = codeAt(instance.state, pc);
      const place = module === undefined ? undefined : locate(module.artifact, nextOf(pc - module.text));
      if (place !== undefined) wasm.push(NAMES[place.func + 1] as string);
      else if (wasm.length > 0) below.push(frames[i + 1] as string);
    }
    return { wasm, below };
  }
  /** Below wasm stand the enter stub and its callers in the addon, then Node. */
  function expectHost(below: readonly string[]): void {
    const addonFrames = below.findIndex((file) => !file.endsWith('touchstone.node'));
    expect(addonFrames).to.be.above(1);
    // The system names the program by how it was called.
    expect(basename(below[addonFrames] as string)).to.equal(basename(process.execPath));
  }

  for (const [name, frames] of [
    ['direct', ['inner', 'deep', 'deep', 'deep', 'direct']],
    ['resumed', ['inner', 'deep', 'resumed']],
    ['tail', ['inner', 'deep', 'deep', 'tail']],
    // An exception ended $throws: its frame is gone.
    ['landed', ['inner', 'deep', 'deep', 'landed']],
  ] as const) {
    it(`sees every frame and the host below: ${name}`, () => {
      const store = new Store();
      try {
        const { wasm, below } = walked(store, name);
        expect(wasm).to.deep.equal(frames);
        expectHost(below);
      } finally {
        store.close();
      }
    });
  }

  it('is possible as long as a module is loaded, from bytes or a file', () => {
    const file = join(dir, 'a.elf');
    writeFileSync(file, bytes);
    for (const source of [bytes, file]) {
      const store = new Store();
      const { text, artifact } = store.load(source);
      expect([text, text + 1, text + artifact.text.size].map((pc) => walk.knows(pc))).to.deep.equal([true, true, false]);
      store.close();
      expect(walk.knows(text)).to.equal(false);
    }
  });
});
