/** Division by constants: the reciprocals by their definition, the code by running it. */
import { expect } from 'chai';
import fc from 'fast-check';
import { compile, encode, type Func, i32, i64, parse, Store, toBigInt } from '../../../../index.ts';
import { signedMagic, unsignedMagic } from './divide.ts';

const divisor = (n: number): fc.Arbitrary<bigint> =>
  fc.oneof(
    fc.bigInt({ min: 3n, max: 1000n }),
    fc.bigInt({ min: 3n, max: (1n << BigInt(n)) - 1n }),
    fc.nat(n - 2).map((k) => (1n << BigInt(k + 1)) + 1n),
    fc.nat(n - 3).map((k) => (1n << BigInt(k + 2)) - 1n),
  );
const dividends = (d: bigint, n: number, random: bigint): bigint[] => {
  const max = (1n << BigInt(n)) - 1n;
  const multiple = (max / d) * d;
  return [0n, 1n, d - 1n, d, d + 1n, multiple - 1n, multiple, max, max >> 1n, (max >> 1n) + 1n, random].map((x) =>
    BigInt.asUintN(n, x),
  );
};

describe('x64 division by constants', () => {
  for (const n of [32, 64]) {
    const arbitrary = fc.tuple(divisor(n), fc.bigInt({ min: 0n, max: (1n << BigInt(n)) - 1n }));
    it(`unsigned reciprocals of ${n} bits`, () => {
      fc.assert(
        fc.property(arbitrary, ([d, random]) => {
          if ((d & (d - 1n)) === 0n) return;
          const { m, s, add, pre } = unsignedMagic(d, n);
          for (const x of dividends(d, n, random)) {
            const t = (m * (x >> BigInt(pre))) >> BigInt(n);
            const q = add ? (((x - t) >> 1n) + t) >> BigInt(s - 1) : t >> BigInt(s);
            expect(q, `${x} / ${d}`).to.equal(x / d);
          }
        }),
      );
    });
    it(`signed reciprocals of ${n} bits`, () => {
      fc.assert(
        fc.property(arbitrary, fc.boolean(), ([u, random], negative) => {
          const d = BigInt.asIntN(n, negative ? -u : u);
          if (d >= -1n && d <= 1n) return;
          const { m, s } = signedMagic(d, n);
          for (const bits of dividends(u, n, random)) {
            const x = BigInt.asIntN(n, bits);
            let q = (m * x) >> BigInt(n);
            if (d > 0n && m < 0n) q += x;
            if (d < 0n && m > 0n) q -= x;
            q >>= BigInt(s);
            if (q < 0n) q += 1n;
            expect(q, `${x} / ${d}`).to.equal(x / d);
          }
        }),
      );
    });
  }

  it('runs', () => {
    const divisors = [
      2n,
      3n,
      5n,
      7n,
      10n,
      11n,
      12n,
      14n,
      16n,
      25n,
      28n,
      100n,
      125n,
      641n,
      1000n,
      6700417n,
      0x7fffffffn,
      0x80000000n,
      0xffffffffn,
    ];
    for (const n of [32, 64]) {
      const all = [
        ...divisors,
        ...(n === 64 ? [10n ** 18n, (1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n, (1n << 63n) + 1n] : []),
      ];
      const both = [...all, ...all.map((d) => BigInt.asUintN(n, -d))];
      const ops = ['div_u', 'rem_u', 'div_s', 'rem_s'] as const;
      const funcs = both.flatMap((d, k) =>
        ops.map(
          (op) => `(func (export "${op}${k}") (param i${n}) (result i${n}) (i${n}.${op} (local.get 0) (i${n}.const ${d})))`,
        ),
      );
      const m = parse(`(module ${funcs.join('\n')})`);
      encode(m);
      for (const cpu of ['x86-64-v2', 'x86-64-v3']) {
        const store = new Store();
        try {
          const { exports } = store.instantiate(compile(m, { cpu, verify: true }));
          both.forEach((d, k) => {
            for (const x of dividends(d, n, 0x123456789abcdef0n)) {
              const sx = BigInt.asIntN(n, x);
              const sd = BigInt.asIntN(n, d);
              const wanted = { div_u: x / d, rem_u: x % d, div_s: sx / sd, rem_s: sx % sd };
              for (const op of ops) {
                if (sd === -1n && op.endsWith('_s')) continue;
                const arg = n === 32 ? i32(Number(sx)) : i64(sx);
                const out = store.invoke(exports.get(`${op}${k}`) as Func, [arg])[0];
                const got = n === 32 ? BigInt(out?.lo ?? 0) : out === undefined ? 0n : toBigInt(out);
                if (BigInt.asUintN(n, got) !== BigInt.asUintN(n, wanted[op]))
                  expect.fail(`${cpu} ${x} ${op} ${d}: ${got}, wanted ${wanted[op]}`);
              }
            }
          });
        } finally {
          store.close();
        }
      }
    }
  });
});
