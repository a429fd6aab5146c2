/**
 * Constants: every way to look at one, by values with zero, one and sign in either half; and that nobody looks at them otherwise.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../../runner/system/paths.ts';
import { NONE } from '../base/brand.ts';
import { amountOf, bigOf, highWordOf, intOf, isInt, lowWordOf, signedOf, unsignedOf } from './constants.ts';
import { IrFunc, type Value } from './func.ts';
import { IR, TY, type Ty } from './ops.ts';

const f = new IrFunc();
const constant = (ty: Ty, lo: number, hi: number): Value => f.newInst(IR.iconst, ty, NONE, NONE, NONE, lo, hi);
const HALVES = [0, 1, 0x7fff_ffff, -0x8000_0000, -1];

describe('IR constants', () => {
  it('of 64 bits are never one of their halves', () => {
    for (const hi of HALVES)
      for (const lo of HALVES) {
        const v = constant(TY.i64, lo, hi);
        const exact = (BigInt(hi) << 32n) | BigInt(lo >>> 0);
        expect(isInt(f, v)).equal(true);
        expect(bigOf(f, v)).equal(exact);
        expect(intOf(f, v)).deep.equal(BigInt(lo) === exact ? lo : Number.NaN);
        expect(unsignedOf(f, v)).equal(Number(BigInt.asUintN(64, exact)));
        expect(signedOf(f, v)).equal(Number(exact));
        expect([lowWordOf(f, v), highWordOf(f, v)]).deep.equal([lo, hi]);
        expect([lowWordOf(f, v), amountOf(f, v, 64)]).deep.equal([lo, lo & 63]);
      }
  });
  it('of 32 bits and null have one word', () => {
    for (const lo of HALVES) {
      const v = constant(TY.i32, lo, 0);
      expect([intOf(f, v), lowWordOf(f, v), signedOf(f, v), bigOf(f, v)]).deep.equal([lo, lo, lo, BigInt(lo)]);
      expect([unsignedOf(f, v), amountOf(f, v, 32)]).deep.equal([lo >>> 0, lo & 31]);
      expect([lowWordOf(f, v), highWordOf(f, v)]).deep.equal([lo, 0]);
    }
    expect(intOf(f, constant(TY.ref, 0, 0))).equal(0);
  });
  it('are not what something else is', () => {
    const v = f.newInst(IR.f64const, TY.f64, NONE, NONE, NONE, 0, 0);
    for (const read of [intOf, lowWordOf, highWordOf, signedOf, unsignedOf]) expect(read(f, v)).deep.equal(Number.NaN);
    expect([isInt(f, v), bigOf(f, v), amountOf(f, v, 8)]).deep.equal([false, undefined, -1]);
  });
  it('are asked for here and nowhere else', () => {
    // Who finds out by himself that something is a constant reads its words by himself.
    const own = /(===|!==) IR\.iconst/;
    const found = ['ir', 'passes', 'frontend', 'backend'].flatMap((room) =>
      readdirSync(join(ROOT, 'engine', room), { recursive: true, encoding: 'utf8' })
        .filter(
          (file) =>
            file.endsWith('.ts') &&
            !file.endsWith('.test.ts') &&
            own.test(readFileSync(join(ROOT, 'engine', room, file), 'utf8')),
        )
        .map((file) => `${room}/${file}`),
    );
    expect(found).deep.equal(['ir/constants.ts']);
  });
});
