/** Conversions between numbers at every boundary: from constants, which a compiler evaluates, and from parameters. */
import {
  assertReturn,
  assertTrap,
  constant,
  type FloatType,
  FORMAT,
  type HardScript,
  type IntType,
  type NumType,
  type Value,
  value,
  WIDTH,
} from '../writing/script.ts';
import { isInfinite, isNan, isNegative, negated, neighbour, range, rational, rounded, specials, truncated } from './model.ts';

const FLOATS: readonly FloatType[] = ['f32', 'f64'];
const INTS: readonly IntType[] = ['i32', 'i64'];

/** What an instruction gives: a value, any NaN of a kind, or a trap. */
type Outcome = Value | { readonly nan: string } | { readonly trap: string };

interface Conversion {
  readonly name: string;
  readonly from: NumType;
  readonly to: NumType;
  readonly operands: readonly Value[];
  readonly outcome: (operand: Value) => Outcome;
}

/** Floats around the ends of an integer type, and those that are none of its numbers. */
function aroundEnds(from: FloatType, to: IntType, signed: boolean): Value[] {
  const [low, high] = range(to, signed);
  const above = rounded(from, { mantissa: high + 1n, exponent: 0 });
  const below = rounded(from, { mantissa: low - 1n, exponent: 0 });
  const { zero, one, greatest, infinity, quiet, signal } = specials(from);
  const half = rounded(from, { mantissa: 1n, exponent: -1 });
  const all = [
    above,
    neighbour(above, 'down'),
    // Where the type is narrow enough: the last one whose integer is in range.
    rounded(from, { mantissa: 2n * high + 1n, exponent: -1 }),
    below,
    ...(low === 0n ? [] : [neighbour(below, 'down'), neighbour(below, 'up')]),
    rounded(from, { mantissa: 2n * low - 1n, exponent: -1 }),
    // Where a type with a sign, and a narrower one, end.
    rounded(from, { mantissa: 1n, exponent: WIDTH[to] - 1 }),
    neighbour(rounded(from, { mantissa: 1n, exponent: WIDTH[to] - 1 }), 'up'),
    negated(zero),
    negated(half),
    negated(neighbour(one, 'down')),
    negated(one),
    greatest,
    infinity,
    negated(infinity),
    quiet,
    negated(signal),
  ];
  return [...new Map(all.map((v) => [v.bits, v])).values()];
}

function truncation(from: FloatType, to: IntType, signed: boolean, saturating: boolean): Conversion {
  const [low, high] = range(to, signed);
  return {
    name: `${to}.trunc_${saturating ? 'sat_' : ''}${from}_${signed ? 's' : 'u'}`,
    from,
    to,
    operands: aroundEnds(from, to, signed),
    outcome: (operand) => {
      if (isNan(operand)) return saturating ? value(to, 0n) : { trap: 'invalid conversion to integer' };
      const n = isInfinite(operand) ? (isNegative(operand) ? low - 1n : high + 1n) : truncated(rational(operand));
      if (n >= low && n <= high) return value(to, n);
      return saturating ? value(to, n < low ? low : high) : { trap: 'integer overflow' };
    },
  };
}

/** Integers at which rounding to a float's digits begins, ties both ways, and what carries into the exponent. */
function aroundDigits(from: IntType, to: FloatType, signed: boolean): Value[] {
  const digits = BigInt(FORMAT[to].fraction + 1);
  const [low, high] = range(from, signed);
  const width = BigInt(WIDTH[from]);
  const step = 1n << digits;
  const magnitudes = [
    ...[-1n, 0n, 1n, 2n, 3n].map((d) => step + d),
    2n * step + 1n,
    2n * step + 2n,
    2n * step + 3n,
    2n * step + 6n,
    ...(width > digits
      ? [
          high,
          high - 1n,
          high - (1n << (width - digits - 2n)),
          high >> 1n,
          (high >> 1n) + 1n,
          high ^ (1n << (width - digits - 2n)),
          (high >> 1n) - (1n << (width - digits - 2n)) + 1n,
        ]
      : [high, high >> 1n]),
    0n,
    1n,
  ];
  const all = [...magnitudes, ...magnitudes.map((m) => -m), low, low + 1n];
  return [...new Set(all.filter((n) => n >= low && n <= high).map((n) => value(from, n).bits))].map((bits) => value(from, bits));
}

const conversion = (from: IntType, to: FloatType, signed: boolean): Conversion => ({
  name: `${to}.convert_${from}_${signed ? 's' : 'u'}`,
  from,
  to,
  operands: aroundDigits(from, to, signed),
  outcome: ({ bits }) => rounded(to, { mantissa: signed ? BigInt.asIntN(WIDTH[from], bits) : bits, exponent: 0 }),
});

/** Doubles around the ends of f32: its rounding, its overflow, its subnormal numbers, and NaNs. */
function aroundSingles(): Value[] {
  const at = (mantissa: bigint, exponent: number): Value => rounded('f64', { mantissa, exponent });
  const ties = [
    at(0x1000001n, -24),
    at(0x1000003n, -24),
    at(0x1ffffffn, -24),
    // The largest that rounds to a finite number, and what rounds to infinity.
    at(0x1ffffffn, 103),
    at(1n, 128),
    at(0xffffffn, 104),
    // Halves and odd multiples of the smallest number.
    at(1n, -149),
    at(1n, -150),
    at(3n, -150),
    at(5n, -150),
    at(1n, -151),
    // Up to the smallest normal number.
    at(0xffffffn, -150),
    at(0x1fffffdn, -151),
  ];
  const { zero, tiny, greatest, infinity } = specials('f64');
  const near = ties.flatMap((tie) => [tie, neighbour(tie, 'up'), neighbour(tie, 'down')]);
  return [...near, zero, tiny, greatest, infinity].map((v, i) => (i % 2 === 0 ? v : negated(v)));
}

const NANS = (type: FloatType): Value[] => {
  const { quiet, loud, signal, full } = specials(type);
  return [quiet, negated(quiet), loud, signal, negated(full)];
};

/** Which NaNs an instruction may give for a NaN: a canonical one for a canonical one, else any that is quiet. */
const nanOf = (to: FloatType, operand: Value): Outcome => {
  const { quiet } = specials(operand.type === 'f32' ? 'f32' : 'f64');
  const canonical = operand.bits === quiet.bits || operand.bits === negated(quiet).bits;
  return { nan: `(${to}.const nan:${canonical ? 'canonical' : 'arithmetic'})` };
};

const resized = (name: string, from: FloatType, to: FloatType, operands: readonly Value[]): Conversion => ({
  name,
  from,
  to,
  operands: [...operands, ...NANS(from)],
  outcome: (operand) => {
    if (isNan(operand)) return nanOf(to, operand);
    if (isInfinite(operand)) return isNegative(operand) ? negated(specials(to).infinity) : specials(to).infinity;
    return rounded(to, rational(operand), isNegative(operand));
  },
});

const singles = (): Value[] => {
  const { zero, tiny, least, one, greatest, infinity } = specials('f32');
  return [zero, tiny, neighbour(tiny, 'up'), neighbour(least, 'down'), least, neighbour(one, 'up'), greatest, infinity].map(
    (v, i) => (i % 2 === 0 ? v : negated(v)),
  );
};

const CONVERSIONS_ALL: readonly Conversion[] = [
  ...INTS.flatMap((to) =>
    FLOATS.flatMap((from) => [false, true].flatMap((sat) => [true, false].map((signed) => truncation(from, to, signed, sat)))),
  ),
  ...FLOATS.flatMap((to) => INTS.flatMap((from) => [true, false].map((signed) => conversion(from, to, signed)))),
  resized('f32.demote_f64', 'f64', 'f32', aroundSingles()),
  resized('f64.promote_f32', 'f32', 'f64', singles()),
];

function lines(): string[] {
  const module = CONVERSIONS_ALL.flatMap(({ name, from, to, operands }) => [
    `  (func (export "${name}") (param ${from}) (result ${to}) (${name} (local.get 0)))`,
    ...operands.map((operand, i) => `  (func (export "${name} ${i}") (result ${to}) (${name} ${constant(operand)}))`),
  ]);
  const assertions = CONVERSIONS_ALL.flatMap(({ name, operands, outcome }) =>
    operands.flatMap((operand, i) =>
      (
        [
          [name, [operand]],
          [`${name} ${i}`, []],
        ] as const
      ).map(([call, args]) => {
        const result = outcome(operand);
        if ('trap' in result) return assertTrap(call, args, result.trap);
        return assertReturn(call, args, ['nan' in result ? result.nan : result]);
      }),
    ),
  );
  return ['(module', ...module, ')', ...assertions];
}

export const CONVERSIONS: HardScript = {
  path: 'numbers/conversions.wast',
  rule: [
    'Conversions between integers and floats, and between floats, at every boundary, of a parameter and of a constant. Specification 4.3.4:',
    'trunc traps where the integer is not in range, which is decided after truncation (-0.9 is 0 for unsigned types, too), trunc_sat has the',
    'nearest, and 0 for NaN; convert and demote round to nearest, ties to even; promote is exact; NaNs become quiet.',
  ],
  lines,
};
