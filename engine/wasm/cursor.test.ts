/**
 * The binary format's primitives: what ByteWriter writes, Cursor reads; bad encodings are refused at the byte and in the words
 * of the official suite.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { ByteWriter } from './bytes.ts';
import { Cursor } from './cursor.ts';
import { WasmError } from './errors.ts';
import { EXTERNREF, HEAP, I16, I32, refType } from './types.ts';

const over = (...bytes: number[]): Cursor => new Cursor(Uint8Array.from(bytes));
function written(write: (w: ByteWriter) => void): Cursor {
  const w = new ByteWriter();
  write(w);
  return new Cursor(w.finish());
}
/** Both halves of the 64-bit integer just read. */
const wide = (c: Cursor): bigint => (BigInt(c.hi) << 32n) | BigInt(c.lo >>> 0);
const fault = (read: () => unknown): string => {
  try {
    read();
  } catch (e) {
    if (e instanceof WasmError) return `${e.message} @${e.position?.offset}`;
  }
  return 'none';
};

describe('cursor', () => {
  it('reads what the writer wrote', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff_ffff }),
        fc.integer(),
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        (u, s, w) => {
          const lo = Number(BigInt.asIntN(32, w));
          const hi = Number(BigInt.asIntN(32, w >> 32n));
          expect(written((b) => b.leb(u)).u32()).equal(u);
          expect(written((b) => b.sleb(s)).s32()).equal(s);
          expect(written((b) => b.sleb(s)).s33()).equal(s);
          const signed = written((b) => b.sleb64(lo, hi));
          signed.leb64(true);
          expect(wide(signed)).equal(w);
          expect(signed.pos).equal(signed.end);
          const unsigned = written((b) => b.leb64(lo, hi));
          expect(BigInt(unsigned.u64())).equal(BigInt.asUintN(64, w));
        },
      ),
    );
  });

  it('takes padded integers up to their width and no further', () => {
    expect(over(0x82, 0x80, 0x80, 0x80, 0).u32()).equal(2);
    expect(over(0xff, 0xff, 0xff, 0xff, 0x7f).s32()).equal(-1);
    expect(over(0x80, 0x80, 0x80, 0x80, 0x70).s33()).equal(-(2 ** 32));
    expect(fault(() => over(0x82, 0x80, 0x80, 0x80, 0x80, 0).u32())).equal('integer representation too long @5');
    expect(fault(() => over(0x82, 0x80, 0x80, 0x80, 0x10).u32())).equal('integer too large @4');
    expect(fault(() => over(0xff, 0xff, 0xff, 0xff, 0x4f).s32())).equal('integer too large @4');
    expect(fault(() => over(0x80, 0x80).u32())).match(/^unexpected end/);
    const nine = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80];
    expect(fault(() => over(...nine, 0x02).u64())).equal('integer too large @9');
    expect(fault(() => over(...nine, 0x81, 0).u64())).equal('integer representation too long @10');
  });

  it('reads types, and names what is none', () => {
    expect(over(0x7f).valType()).equal(I32);
    expect(over(0x6f).valType()).equal(EXTERNREF);
    expect(over(0x64, 0x03).valType()).equal(refType(3, false));
    expect(over(0x63, 0x62, 0x03).valType()).equal(refType(3, true, true));
    expect(over(0x77).valType(true)).equal(I16);
    expect(fault(() => over(0x77).valType())).match(/^malformed value type/);
    expect(fault(() => over(0x7f).refType())).match(/^malformed reference type/);
    expect(fault(() => over(0x63, 0x40).valType())).match(/^malformed heap type/);
    expect(over(0x70).heapType()).equal(HEAP.func);
    // Abstract ones are a byte, however their number could be written.
    expect(fault(() => over(0xf0, 0x7f).heapType())).match(/^malformed heap type/);
    expect(over(0x83, 0x00).heapType()).equal(3);
    const plain = over(0x63, 0x62, 0x03);
    plain.allowExact = false;
    expect(fault(() => plain.valType())).match(/^malformed heap type/);
  });

  it('decodes names strictly', () => {
    expect(written((w) => w.name('λ\u{1f600}')).name()).equal('λ\u{1f600}');
    expect(over(3, 0xef, 0xbb, 0xbf).name()).equal('\ufeff');
    expect(fault(() => over(1, 0xff).name())).match(/^malformed UTF-8 encoding/);
    expect(fault(() => over(3, 0xed, 0xa0, 0x80).name())).match(/^malformed UTF-8 encoding/);
    expect(fault(() => over(9, 0x61).name())).match(/^length out of bounds/);
  });
});
