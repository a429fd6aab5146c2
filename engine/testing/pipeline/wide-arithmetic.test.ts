/**
 * Arithmetic on 128 bits (proposal wide-arithmetic) against BigInt: random functions of sums, differences and products of what
 * came before, constants and loads, in which each half has any number of readers. They are run at both CPU levels, with locals as
 * values and in the frame; wasmtime, where it is there, is asked about the very same expectations.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { compile, FEATURE, type Func, i64, parse, Store, toBigInt, validate, WASM3, type WasmValue } from '../../index.ts';
import { hostCpus } from '../../runtime/load/load.ts';
import { compileInMemory } from '../in-memory.ts';
import { Random } from '../random.ts';

const features = WASM3 | FEATURE['wide-arithmetic'];
const PARAMS = 4;
const FUNCTIONS = 150;
const STEPS = 12;
const EDGES = [0n, 1n, 2n, 3n, 1n << 31n, (1n << 32n) - 1n, 1n << 32n, (1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n];
const u64 = (v: bigint): bigint => BigInt.asUintN(64, v);
const s64 = (v: bigint): bigint => BigInt.asIntN(64, v);
const join128 = (low: bigint, high: bigint): bigint => (u64(high) << 64n) | u64(low);

/** An instruction: its operands, and their bits → both halves as one number, or the one result. */
interface Op {
  readonly name: string;
  readonly arity: number;
  readonly wide: boolean;
  readonly meaning: (args: readonly bigint[]) => bigint;
}
const op = (name: string, arity: number, wide: boolean, meaning: (...args: bigint[]) => bigint): Op => {
  return { name, arity, wide, meaning: (args) => meaning(...args) };
};
const OPS: readonly Op[] = [
  op('i64.add128', 4, true, (a = 0n, b = 0n, c = 0n, d = 0n) => join128(a, b) + join128(c, d)),
  op('i64.sub128', 4, true, (a = 0n, b = 0n, c = 0n, d = 0n) => join128(a, b) - join128(c, d)),
  op('i64.mul_wide_u', 2, true, (a = 0n, b = 0n) => u64(a) * u64(b)),
  op('i64.mul_wide_s', 2, true, (a = 0n, b = 0n) => s64(a) * s64(b)),
];
const NARROW: readonly Op[] = [
  op('i64.add', 2, false, (a = 0n, b = 0n) => a + b),
  op('i64.and', 2, false, (a = 0n, b = 0n) => a & b),
  op('i64.shr_u', 2, false, (a = 0n, b = 0n) => u64(a) >> (b & 63n)),
  op('i64.mul', 2, false, (a = 0n, b = 0n) => a * b),
];

interface RandomFunction {
  /** Text of a function body that leaves its results on the stack. */
  readonly text: string;
  /** How many results it has. */
  readonly results: number;
  readonly run: (args: readonly bigint[]) => readonly bigint[];
}
function randomBits(random: Random): bigint {
  const bits = (BigInt(random.next()) << 32n) | BigInt(random.next());
  return random.chance(50) ? u64(random.pick(EDGES) + BigInt(random.below(3)) - 1n) : bits >> BigInt(random.below(64));
}

/** A function of the parameters, and memory whose word k is k * 0x0101…: each step gives locals, any of which later ones read. */
function randomFunction(random: Random): RandomFunction {
  const lines: string[] = [];
  const steps: ((locals: bigint[]) => void)[] = [];
  let locals = PARAMS;
  const operand = (): [text: string, meaning: (locals: readonly bigint[]) => bigint] => {
    const kind = random.below(10);
    if (kind < 2) {
      const bits = randomBits(random);
      return [`(i64.const 0x${bits.toString(16)})`, () => bits];
    }
    if (kind === 2) {
      const at = random.below(8) * 8;
      return [`(i64.load offset=${at} (i32.const 0))`, () => BigInt(at / 8) * 0x0101_0101_0101_0101n];
    }
    const from = random.below(locals);
    if (kind === 3) return [`(i64.extend32_s (local.get ${from}))`, (all) => BigInt.asIntN(32, all[from] as bigint)];
    if (kind === 4)
      return [`(i64.and (local.get ${from}) (i64.const 0xffffffff))`, (all) => (all[from] as bigint) & 0xffff_ffffn];
    return [`(local.get ${from})`, (all) => all[from] as bigint];
  };
  for (let k = 0; k < STEPS; k++) {
    const made = random.chance(75) ? random.pick(OPS) : random.pick(NARROW);
    const operands = Array.from({ length: made.arity }, operand);
    const at = locals;
    locals += made.wide ? 2 : 1;
    lines.push(`(${made.name} ${operands.map(([text]) => text).join(' ')})`);
    lines.push(made.wide ? `(local.set ${at + 1}) (local.set ${at})` : `(local.set ${at})`);
    steps.push((all) => {
      const bits = made.meaning(operands.map(([, meaning]) => meaning(all)));
      all[at] = u64(bits);
      if (made.wide) all[at + 1] = u64(bits >> 64n);
    });
  }
  // Half of what was computed has no reader but by chance.
  const results = Array.from({ length: locals - PARAMS }, (_, k) => PARAMS + k).filter(() => random.chance(50));
  const type = `(param${' i64'.repeat(PARAMS)}) (result${' i64'.repeat(results.length)})`;
  const body = `(local${' i64'.repeat(locals - PARAMS)}) ${lines.join(' ')}${results.map((r) => ` (local.get ${r})`).join('')}`;
  return {
    text: `${type} ${body}`,
    results: results.length,
    run: (args) => {
      const all = [...args];
      for (const step of steps) step(all);
      return results.map((r) => all[r] as bigint);
    },
  };
}

describe('wide arithmetic', function () {
  this.timeout(60_000);
  const random = new Random(128);
  const functions = Array.from({ length: FUNCTIONS }, () => randomFunction(random));
  const words = Array.from({ length: 8 }, (_, k) => `\\0${k}`.repeat(8)).join('');
  const defined = functions.map(({ text }, k) => `(func (export "${k}") ${text})`);
  const text = `(module (memory 1) (data (i32.const 0) "${words}") ${defined.join('\n')})`;
  const calls = functions.flatMap((_, k) =>
    Array.from({ length: 8 }, () => [k, Array.from({ length: PARAMS }, () => randomBits(random))] as const),
  );

  it('means what BigInt says', () => {
    const m = parse(text, { features });
    validate(m, { features });
    const artifacts = [
      ...hostCpus().flatMap((cpu) => [compile(m, { cpu, verify: true }), compile(m, { cpu, bounds: 'explicit', verify: true })]),
      compileInMemory(m),
    ];
    for (const artifact of artifacts) {
      const store = new Store();
      const instance = store.instantiate(artifact, () => undefined);
      for (const [k, args] of calls) {
        const got = store.invoke(instance.getExport(String(k)) as Func, args.map(i64));
        const want = functions[k]?.run(args);
        expect(
          got.map((v: WasmValue) => u64(toBigInt(v))),
          `${functions[k]?.text} of ${args.join(', ')}`,
        ).deep.equal(want);
      }
      store.close();
    }
  });

  it('means the same to wasmtime (needs wasmtime)', function () {
    const { stdout, error } = spawnSync('wasmtime', ['--version'], { encoding: 'utf8' });
    if (error !== undefined || !/^wasmtime (4[89]|[5-9]\d)/.test(stdout)) return this.skip();
    const hex = (values: readonly bigint[]): string => values.map((v) => ` (i64.const 0x${v.toString(16)})`).join('');
    const asserted = calls.map(([k, args]) => `(assert_return (invoke "${k}"${hex(args)})${hex(functions[k]?.run(args) ?? [])})`);
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-wide-'));
    writeFileSync(join(dir, 'wide.wast'), `${text}\n${asserted.join('\n')}\n`);
    const r = spawnSync('wasmtime', ['wast', '-W', 'wide-arithmetic', join(dir, 'wide.wast')], { encoding: 'utf8' });
    rmSync(dir, { recursive: true, force: true });
    expect(r.status, r.stderr.slice(0, 2000)).equal(0);
  });
});
