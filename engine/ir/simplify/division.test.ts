/**
 * Division by constants: every small divisor, powers of two and their neighbours, random ones, on dividends around the multiples
 * of the divisor, against JavaScript's own division; 64-bit powers of two against bigints.
 */
import { expect } from 'chai';
import { Builder } from '../builder/builder.ts';
import { ENTRY_BLOCK, IrFunc } from '../func.ts';
import { IR, TY } from '../ops.ts';
import { type Datum, interpret } from '../testing/interpret.ts';

type Op = 'udiv' | 'urem' | 'sdiv' | 'srem';
const OPS: readonly Op[] = ['udiv', 'urem', 'sdiv', 'srem'];

function divide(op: Op, ty: number, divisor: bigint): (x: Datum) => Datum {
  const f = new IrFunc();
  f.signature = { params: Uint8Array.of(ty), results: Uint8Array.of(ty) };
  const b = new Builder(f);
  b.block = f.newBlock();
  const x = f.newParam(ENTRY_BLOCK, ty);
  const d = b.constant(ty, Number(BigInt.asIntN(32, divisor)), Number(BigInt.asIntN(32, divisor >> 32n)));
  const q = b.value(IR[op], ty, x, d);
  expect(f.op[q], `${op} by ${divisor} still divides`).to.not.equal(IR[op]);
  b.append(IR.return, TY.none, b.list([q]));
  return (v) => interpret(f, [v], { memory: new Uint8Array(0), fields: new Map(), call: () => [], fuel: 100 })[0] as Datum;
}

/** The specification's answer. */
function exact(op: Op, width: number, x: bigint, d: bigint): bigint {
  const clip = op.startsWith('u') ? BigInt.asUintN : BigInt.asIntN;
  const [a, b] = [clip(width, x), clip(width, d)];
  return BigInt.asIntN(width, op.endsWith('div') ? a / b : a % b);
}

function check(width: 32 | 64, divisors: Iterable<bigint>): void {
  const low = -(1n << BigInt(width - 1));
  for (const d of divisors) {
    for (const op of OPS) {
      const run = divide(op, width === 32 ? TY.i32 : TY.i64, d);
      for (const x of [
        0n,
        1n,
        -1n,
        2n,
        100n,
        low,
        low + 1n,
        -low - 1n,
        d,
        d - 1n,
        d + 1n,
        -d,
        3n * d,
        7n * d - 1n,
        0x1234_5678_9abcn,
      ]) {
        const v = BigInt.asIntN(width, x);
        if (op === 'sdiv' && d === -1n && v === low) continue;
        expect(BigInt(run(width === 32 ? Number(v) : v)), `${v} ${op} ${d}`).to.equal(exact(op, width, v, d));
      }
    }
  }
}

describe('division by constants', () => {
  it('small divisors', () => {
    check(
      32,
      Array.from({ length: 61 }, (_, i) => BigInt(i - 30)).filter((d) => d !== 0n),
    );
  });
  it('powers of two and their neighbours', () => {
    const around = Array.from({ length: 31 }, (_, k) => [
      (1n << BigInt(k)) - 1n,
      1n << BigInt(k),
      (1n << BigInt(k)) + 1n,
      -(1n << BigInt(k + 1)),
    ]);
    check(
      32,
      around.flat().filter((d) => d !== 0n),
    );
  });
  it('divisors with reciprocals of 32 and 33 bits', () =>
    check(32, [7n, 641n, 65521n, 1_000_000_000n, 1_000_000_007n, 0x7fff_ffffn, -7n, -1_000_003n]));
  it('64-bit powers of two', () => {
    check(
      64,
      Array.from({ length: 63 }, (_, k) => 1n << BigInt(k)),
    );
  });
});
