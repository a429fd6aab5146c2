/**
 * The calling convention by running it: random signatures with stack arguments and result areas, direct, through a table and
 * through an import; tail calls that grow, keep and shrink the argument area. Each function weighs its arguments, so a swapped or
 * lost one shows.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { compile, encode, type Func, i32, i64, parse, Store, Trap, toBigInt, validate, type WasmValue } from '../../index.ts';

const TYPES = ['i32', 'i64', 'f32', 'f64', 'v128'] as const;
type Type = (typeof TYPES)[number];
const signature = fc.array(fc.constantFrom(...TYPES), { maxLength: 24 });

/** Both lanes of a vector hold its number; where they differ so does this. */
const ofLanes = (e: string): string =>
  `(i64.sub (i64.shl (i64x2.extract_lane 0 ${e}) (i64.const 1)) (i64x2.extract_lane 1 ${e}))`;
/** The i64 a value of type `t` stands for in the sums. */
const toI64 = (t: Type, e: string): string =>
  t === 'v128' ? ofLanes(e) : t === 'i64' ? e : t === 'i32' ? `(i64.extend_i32_s ${e})` : `(i64.trunc_${t}_s ${e})`;
const fromI64 = (t: Type, e: string): string =>
  t === 'v128' ? `(i64x2.splat ${e})` : t === 'i64' ? e : t === 'i32' ? `(i32.wrap_i64 ${e})` : `(${t}.convert_i64_s ${e})`;
const params = (p: readonly Type[]): string => (p.length > 0 ? `(param ${p.join(' ')})` : '');
const results = (r: readonly Type[]): string => (r.length > 0 ? `(result ${r.join(' ')})` : '');
/** Sum of (k + 1) * parameter k. */
const weigh = (p: readonly Type[]): string =>
  p.reduce((sum, t, k) => `(i64.add ${sum} (i64.mul (i64.const ${k + 1}) ${toI64(t, `(local.get ${k})`)}))`, '(i64.const 0)');
const weight = (p: readonly Type[]): bigint => p.reduce((sum, _, k) => sum + BigInt((k + 1) * argument(k)), 0n);
const argument = (k: number): number => ((k * 37) % 101) - 50;
const args = (p: readonly Type[]): string =>
  p.map((t, k) => (t === 'v128' ? `(v128.const i64x2 ${argument(k)} ${argument(k)})` : `(${t}.const ${argument(k)})`)).join(' ');

function run(wat: string, check: (call: (name: string, args?: WasmValue[]) => bigint) => void): void {
  const m = parse(wat);
  validate(m);
  encode(m);
  for (const cpu of ['x86-64-v2', 'x86-64-v3']) {
    const store = new Store();
    try {
      const host = store.hostFunc({ kind: 'func', params: [-2], results: [-2] }, ([x]) => [i64(toBigInt(x as WasmValue) + 1n)]);
      const { exports } = store.instantiate(compile(m, { cpu, verify: true }), () => host);
      check((name, a = []) => {
        const out = store.invoke(exports.get(name) as Func, a)[0] as WasmValue;
        return toBigInt(out);
      });
    } finally {
      store.close();
    }
  }
}

describe('x64 calls', () => {
  it('arguments and results in registers, on the stack and in result areas', () => {
    fc.assert(
      fc.property(signature, signature, (p, r) => {
        // Result k is the weight plus k; the caller weighs the results.
        const body = r.map((t, k) => fromI64(t, `(i64.add (local.get $w) (i64.const ${k}))`)).join(' ');
        const sum = r
          .map(
            (t, k) => `(local.set $s (i64.add (local.get $s) (i64.mul (i64.const ${k + 1}) ${toI64(t, `(local.get $r${k})`)})))`,
          )
          .join(' ');
        const take = r.map((_, k) => `(local.set $r${r.length - 1 - k})`).join(' ');
        const locals = r.map((t, k) => `(local $r${k} ${t})`).join(' ');
        const f = (name: string, call: string): string =>
          `(func (export "${name}") (result i64) (local $s i64) ${locals} ${args(p)} ${call} ${take} ${sum} (local.get $s))`;
        run(
          `(module (type $t (func ${params(p)} ${results(r)})) (import "m" "h" (func $h (param i64) (result i64)))
            (table funcref (elem $callee))
            (func $callee (type $t) (local $w i64) (local.set $w ${weigh(p)}) ${body})
            ${f('direct', '(call $callee)')}
            ${f('table', '(call_indirect (type $t) (i32.const 0))')}
            (func (export "between") (param i64) (result i64)
              (i64.add (call $h (local.get 0)) (i64.mul (local.get 0) (call $h (call $h (local.get 0)))))))`,
          (call) => {
            const w = weight(p);
            const wanted = r.reduce((s, _, k) => s + BigInt(k + 1) * (w + BigInt(k)), 0n);
            expect(call('direct')).to.equal(wanted);
            expect(call('table')).to.equal(wanted);
            expect(call('between', [i64(10n)])).to.equal(11n + 10n * 12n);
          },
        );
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  it('tail calls resize the argument area', () => {
    fc.assert(
      fc.property(fc.array(signature, { minLength: 2, maxLength: 5 }), fc.boolean(), (chain, indirect) => {
        // Function k adds its weight to $sum and calls function k + 1 with other arguments; the last one returns.
        const funcs = chain.map((p, k) => {
          const next = chain[k + 1];
          const add = `(global.set $sum (i64.add (global.get $sum) ${weigh(p)}))`;
          if (next === undefined) return `(func $f${k} (type $t${k}) ${add} (global.get $sum))`;
          const call = indirect
            ? `(return_call_indirect (type $t${k + 1}) ${args(next)} (i32.const ${k + 1}))`
            : `(return_call $f${k + 1} ${args(next)})`;
          return `(func $f${k} (type $t${k}) ${add} ${call})`;
        });
        run(
          `(module ${chain.map((p, k) => `(type $t${k} (func ${params(p)} (result i64)))`).join(' ')}
            (global $sum (mut i64) (i64.const 0)) (table funcref (elem ${chain.map((_, k) => `$f${k}`).join(' ')})) ${funcs.join('\n')}
            (func (export "go") (result i64) (local i64) (local.set 0 (i64.const 1000))
              (global.set $sum (i64.const 0)) (i64.add (local.get 0) (call $f0 ${args(chain[0] ?? [])}))))`,
          (call) => {
            const wanted = 1000n + chain.reduce((s, p) => s + weight(p), 0n);
            expect(call('go')).to.equal(wanted);
            expect(call('go')).to.equal(wanted);
          },
        );
      }),
      { numRuns: 25, seed: 6 },
    );
  });

  it('a million tail calls with growing and shrinking areas need no stack', () => {
    const many = Array.from({ length: 20 }, () => 'i64').join(' ');
    const pass = Array.from({ length: 19 }, (_, k) => `(i64.const ${k})`).join(' ');
    run(
      `(module (func $few (param i64) (result i64)
          (if (i64.eqz (local.get 0)) (then (return (i64.const 42))))
          (return_call $many (i64.sub (local.get 0) (i64.const 1)) ${pass}))
        (func $many (param ${many}) (result i64) (return_call $few (local.get 0)))
        (func (export "go") (result i64) (call $few (i64.const 1000000))))`,
      (call) => expect(call('go')).to.equal(42n),
    );
  });

  it('a frame is asked for as a whole: the larger it is, the fewer small ones fit beside it', () => {
    const MODES = [
      { traps: 'signals', bounds: 'guard' },
      { traps: 'explicit', bounds: 'explicit' },
    ] as const;
    /** Behind how many small frames one of so many vectors finds no room, to the next 50. */
    const most = (vectors: number, mode: (typeof MODES)[number]): number => {
      const each = (line: (k: number) => string): string => Array.from({ length: vectors }, (_, k) => line(k)).join(' ');
      const m = parse(`(module (memory 8)
        (func $small (export "small") (param i32) (result v128)
          (if (result v128) (local.get 0)
            (then (call $small (i32.sub (local.get 0) (i32.const 1))))
            (else (call $large (i32.const 0)))))
        (func $nothing (result v128) (v128.const i64x2 0 0))
        (func $large (param i32) (result v128) (local $sum v128) ${'(local v128)'.repeat(vectors)}
          ${each((k) => `(local.set ${k + 2} (v128.load offset=${16 * k} (local.get 0)))`)}
          (local.set $sum (call $nothing))
          ${each((k) => `(local.set $sum (v128.xor (local.get $sum) (local.get ${k + 2})))`)} (local.get $sum)))`);
      validate(m);
      const store = new Store({ ...mode, stackBytes: 1 << 18 });
      try {
        const small = store.instantiate(compile(m, mode)).exports.get('small') as Func;
        for (let n = 0; ; n += 50) {
          try {
            store.invoke(small, [i32(n)]);
          } catch (e) {
            expect(e).instanceOf(Trap).property('message', 'call stack exhausted');
            return n;
          }
        }
      } finally {
        store.close();
      }
    };
    for (const mode of MODES) {
      // A small one has 64 bytes at most.
      const vectors = 5000;
      expect(most(10, mode) - most(vectors, mode)).above((16 * vectors) / 64);
    }
  });
});
