import { expect } from 'chai';
import fc from 'fast-check';
import { floatLiteral, intLiteral, type LiteralWords } from './literals.ts';

const bytes = (s: string): Uint8Array => new TextEncoder().encode(s);
const out: LiteralWords = { lo: 0, hi: 0 };
const view = new DataView(new ArrayBuffer(8));

function f32(text: string): number | undefined {
  const src = bytes(text);
  return floatLiteral(src, 0, src.length, 32, out) ? out.lo : undefined;
}
function f64(text: string): bigint | undefined {
  const src = bytes(text);
  if (!floatLiteral(src, 0, src.length, 64, out)) return undefined;
  return (BigInt(out.hi >>> 0) << 32n) | BigInt(out.lo >>> 0);
}
function bits32(value: number): number {
  view.setFloat32(0, value);
  return view.getInt32(0);
}
function bits64(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}
function int(text: string, width: 8 | 16 | 32 | 64): bigint | undefined {
  const src = bytes(text);
  if (!intLiteral(src, 0, src.length, width, out)) return undefined;
  return BigInt.asIntN(64, (BigInt(out.hi >>> 0) << 32n) | BigInt(out.lo >>> 0));
}

/** An exact reference: rounds numerator / 2^k to nearest even by bigint arithmetic. */
function roundExact(mantissa: bigint, exponent: number, precision: number, bias: number): bigint | undefined {
  if (mantissa === 0n) return 0n;
  const top = mantissa.toString(2).length - 1 + exponent;
  const unit = Math.max(top, 1 - bias) - precision + 1;
  const drop = unit - exponent;
  let m = mantissa;
  if (drop <= 0) m <<= BigInt(-drop);
  else {
    const half = 1n << BigInt(drop - 1);
    const rest = m & ((half << 1n) - 1n);
    m >>= BigInt(drop);
    if (rest > half || (rest === half && (m & 1n) === 1n)) m++;
  }
  const bits = top < 1 - bias ? m : m + (BigInt(top + bias - 1) << BigInt(precision - 1));
  return bits >= BigInt(2 * bias + 1) << BigInt(precision - 1) ? undefined : bits;
}

describe('integer literals', () => {
  it('agree with BigInt in every width', () => {
    const widths = fc.constantFrom(8, 16, 32, 64) as fc.Arbitrary<8 | 16 | 32 | 64>;
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 65n), 2n ** 65n), widths, fc.boolean(), fc.boolean(), (v, width, hex, plus) => {
        const abs = v < 0n ? -v : v;
        const text = `${v < 0n ? '-' : plus ? '+' : ''}${hex ? `0x${abs.toString(16)}` : abs}`;
        const fits = v >= -(2n ** BigInt(width - 1)) && v < 2n ** BigInt(width);
        expect(int(text, width)).to.equal(fits ? BigInt.asIntN(64, v) : undefined);
      }),
      { numRuns: 2000 },
    );
  });
  it('keep the edges', () => {
    expect(int('0x8000_0000_0000_0000', 64)).to.equal(-(2n ** 63n));
    expect(int('-0x8000000000000000', 64)).to.equal(-(2n ** 63n));
    expect(int('-0x8000000000000001', 64)).to.equal(undefined);
    expect(int('18446744073709551616', 64)).to.equal(undefined);
    expect(int('-129', 8)).to.equal(undefined);
    expect(int('-0', 32)).to.equal(0n);
    // Words are signed, whatever the notation.
    expect(int('-0x8000000000000000', 64)).to.equal(-(2n ** 63n));
    expect(out.hi).to.equal(-0x8000_0000);
  });
});

describe('float literals', () => {
  it('decimal f64 is what Number gives', () => {
    const digits = fc.stringMatching(/^[0-9]{1,25}$/);
    const exponent = fc.integer({ min: -340, max: 310 });
    fc.assert(
      fc.property(digits, digits, exponent, (whole, fraction, e) => {
        const text = `${whole}.${fraction}e${e}`;
        const value = Number(text);
        expect(f64(text)).to.equal(Number.isFinite(value) ? bits64(value) : undefined);
      }),
      { numRuns: 3000 },
    );
  });
  it('decimal f32 is rounded once', () => {
    // Exact reference: digits * 10^scale as a fraction, turned into a long binary mantissa with a sticky bit.
    const reference = (digits: bigint, scale: number): number | undefined => {
      let mantissa = digits << 400n;
      if (scale >= 0) mantissa *= 10n ** BigInt(scale);
      else {
        const divisor = 10n ** BigInt(-scale);
        mantissa = ((mantissa / divisor) << 1n) | (mantissa % divisor === 0n ? 0n : 1n);
        const r = roundExact(mantissa, -401, 24, 127);
        return r === undefined ? undefined : Number(r) | 0;
      }
      const r = roundExact(mantissa, -400, 24, 127);
      return r === undefined ? undefined : Number(r) | 0;
    };
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 22n), fc.integer({ min: -68, max: 20 }), (digits, scale) => {
        expect(f32(`${digits}e${scale}`)).to.equal(reference(digits, scale));
      }),
      { numRuns: 2000 },
    );
    // Decimals next to the middle between two floats, where a double in between rounds twice.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x7f7f_fffe }), fc.constantFrom('', '1', '0000001'), (word, tail) => {
        view.setInt32(0, word);
        const low = view.getFloat32(0);
        view.setInt32(0, word + 1);
        const high = view.getFloat32(0);
        // Midpoints are exact doubles; toString in base ten with all digits through BigInt scaling.
        const middle = low + (high - low) / 2;
        const scaled = exactDecimal(middle);
        const expected = tail === '' ? word + (word & 1) : word + 1;
        expect(f32(scaled + tail)).to.equal(expected);
      }),
      { numRuns: 500 },
    );
  });
  it('hex floats are bit-exact', () => {
    const mantissas = fc.bigInt(0n, 2n ** 100n);
    fc.assert(
      fc.property(mantissas, fc.nat({ max: 20 }), fc.integer({ min: -1200, max: 1100 }), (m, dot, e) => {
        const hex = m.toString(16).padStart(dot + 1, '0');
        const text = `0x${hex.slice(0, hex.length - dot)}.${hex.slice(hex.length - dot)}p${e}`;
        expect(f64(text)).to.equal(roundExact(m, e - 4 * dot, 53, 1023));
        const single = roundExact(m, e - 4 * dot, 24, 127);
        expect(f32(text)).to.equal(single === undefined ? undefined : Number(single) | 0);
      }),
      { numRuns: 3000 },
    );
  });
  it('ties, subnormals and overflow of hex floats', () => {
    expect(f32('0x1.000001p0')).to.equal(bits32(1));
    expect(f32('0x1.000003p0')).to.equal(0x3f80_0002);
    expect(f32('0x1.00000100000000000000000000001p0')).to.equal(0x3f80_0001);
    expect(f32('0x1p-149')).to.equal(1);
    expect(f32('0x1p-150')).to.equal(0);
    expect(f32('0x1.8p-150')).to.equal(1);
    expect(f32('0x1.fffffefp127')).to.equal(0x7f7f_ffff);
    expect(f32('0x1.ffffffp127')).to.equal(undefined);
    expect(f64('0x0.0000000000001p-1022')).to.equal(1n);
    expect(f64('0x1p99999999999999999999')).to.equal(undefined);
    expect(f64('-0x1p-99999999999999999999')).to.equal(1n << 63n);
  });
  it('inf and nan', () => {
    expect(f32('-inf')).to.equal(0xff80_0000 | 0);
    expect(f32('nan:0x7f_ffff')).to.equal(0x7fff_ffff);
    expect(f32('nan:0x80_0000')).to.equal(undefined);
    expect(f32('nan:0x0')).to.equal(undefined);
    expect(f64('-nan:0xf_ffff_ffff_ffff')).to.equal(0xffff_ffff_ffff_ffffn);
    expect(f64('nan')).to.equal(0x7ff8n << 48n);
  });
  it('huge literals take their time in proportion', () => {
    const zeros = '0'.repeat(300_000);
    expect(f32(`0.${zeros}1e300001`)).to.equal(bits32(1));
    expect(f32(`16777217.${zeros}1`)).to.equal(bits32(16777218));
    expect(f32(`16777217.${zeros}`)).to.equal(bits32(16777216));
    expect(f64(`0x0.${zeros}1p1200004`)).to.equal(bits64(1));
  });
});

/** All decimal digits of a positive double. */
function exactDecimal(value: number): string {
  view.setFloat64(0, value);
  const raw = view.getBigUint64(0);
  const biased = Number(raw >> 52n) & 0x7ff;
  const mantissa = (raw & 0xf_ffff_ffff_ffffn) | (biased === 0 ? 0n : 1n << 52n);
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  if (exponent >= 0) return `${mantissa << BigInt(exponent)}.0`;
  const scaled = (mantissa * 10n ** BigInt(-exponent)) >> BigInt(-exponent);
  const text = scaled.toString().padStart(-exponent + 1, '0');
  return `${text.slice(0, exponent)}.${text.slice(exponent)}`;
}
