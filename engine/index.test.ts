import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { nextOf } from './base/brand.ts';
import {
  compile,
  decode,
  Engine,
  encode,
  functionName,
  inspectArtifact,
  locate,
  parse,
  readArtifact,
  validate,
  WasmError,
} from './index.ts';
import { verifies } from './settings/options.ts';
import { FEATURE, WASM3 } from './wasm/features.ts';

const FIB = `(module $demo
  (memory (export "memory") 1)
  (data (i32.const 8) "abc")
  (func $fib (export "fib") (param i32) (result i32)
    (if (result i32) (i32.lt_u (local.get 0) (i32.const 2))
      (then (local.get 0))
      (else
        (i32.add
          (call $fib (i32.sub (local.get 0) (i32.const 1)))
          (call $fib (i32.sub (local.get 0) (i32.const 2)))))))
  (func (export "div") (param i32 i32) (result i32)
    (i32.div_s (local.get 0) (local.get 1))))`;

describe('engine', () => {
  const compileText = (text: string, options = {}): Uint8Array => {
    const m = parse(text);
    validate(m);
    return compile(m, { verify: true, ...options });
  };
  it('compiles text to an artifact that tells what it holds', () => {
    const a = readArtifact(compileText(FIB), { verify: true });
    const i = inspectArtifact(a);
    expect(i.module).to.equal('demo');
    expect(i.exports.map((e) => e.name)).to.deep.equal(['memory', 'fib', 'div']);
    expect(i.functions.map((f) => [f.index, f.name, f.type])).to.deep.equal([
      [0, 'fib', '(i32) -> (i32)'],
      [1, 'div', '(i32 i32) -> (i32)'],
    ]);
    expect(i.traps.find((t) => t.name === 'integerDivideByZero')?.count).to.equal(1);
    expect(i.images).to.have.length(1);
    expect(functionName(a.names, 0)).to.equal('fib');
  });
  it('gives the same bytes again, from text and from the binary it encodes to', () => {
    const once = compileText(FIB);
    expect(compileText(FIB)).to.deep.equal(once);
    expect(compileText(`;; another place\n${FIB}`)).to.deep.equal(once);
    const m = decode(encode(parse(FIB)));
    validate(m);
    const code = (bytes: Uint8Array): Uint8Array => {
      const { text } = readArtifact(bytes);
      return bytes.subarray(text.offset, text.offset + text.size);
    };
    expect(code(compile(m))).to.deep.equal(code(once));
  });
  it('maps trapping instructions to their place in the binary', () => {
    const m = parse(FIB);
    validate(m);
    const binary = encode(m);
    const a = readArtifact(compile(m));
    const offsets = new Set<number>();
    for (let pc = 0; pc < a.text.size; pc++) {
      const at = locate(a, nextOf(pc));
      if (at !== undefined && at.func === 1 && at.wasmOffset >= 0) offsets.add(at.wasmOffset);
    }
    expect([...offsets].map((at) => binary[at])).to.include(0x6d);
  });
  it('takes artifacts from its cache, for the same settings only', () => {
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-engine-'));
    try {
      const first = new Engine({ cache: dir }).artifactFor(parse(FIB));
      const engine = new Engine({ cache: dir });
      const second = engine.artifactFor(parse(FIB));
      expect(engine.caches?.near.counts).to.deep.equal({ hits: 1, misses: 0, stored: 0, failed: 0 });
      expect(second.file?.inode).to.equal(first.file?.inode);
      expect(second.artifact.bytes).to.deep.equal(first.artifact.bytes);
      const others = [{ traps: 'explicit' }, { features: WASM3 & ~FEATURE.simd }, { verify: !verifies({}) }] as const;
      for (const other of others) {
        const settings = { cache: dir, ...other };
        const counts = [1, 2].map(() => {
          const engine = new Engine(settings);
          engine.artifactFor(parse(FIB));
          return engine.caches?.near.counts.hits;
        });
        expect(counts, JSON.stringify(other)).to.deep.equal([0, 1]);
      }
      new Engine({ cache: dir }).artifactFor(parse(FIB.replace('$demo', '$other')));
      expect(readdirSync(join(dir, 'artifacts-1')).filter((f) => f.length === 64)).to.have.length(2 + others.length);
      expect(new Engine({ cache: 'off' }).artifactFor(parse(FIB)).file).to.equal(undefined);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
  it('runs without a compiler what was compiled before, and nothing else', () => {
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-engine-'));
    try {
      const { artifact } = new Engine({ cache: dir }).artifactFor(parse(FIB));
      const none = new Engine({ cache: dir, strategy: 'none' });
      expect(none.artifactFor(parse(FIB)).artifact.bytes).to.deep.equal(artifact.bytes);
      expect(() => none.artifactFor(parse('(module)'))).to.throw(WasmError, /no compiler/);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
  it('validates what the cache does not know', () => {
    expect(() => new Engine({ cache: 'off' }).artifactFor(parse('(module (func (result i32)))'))).to.throw(
      WasmError,
      /type mismatch/,
    );
  });
  it('refuses an unknown processor', () => {
    expect(() => compileText(FIB, { cpu: 'z80' })).to.throw(WasmError, /unknown cpu z80/);
  });
});
