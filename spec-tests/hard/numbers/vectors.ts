/** Vectors: shuffles that a machine has an instruction for, masks of other lanes' width, saturation, and counts beyond a lane. */
import { lanesOf, vector } from '../memory/model.ts';
import { assertReturn, constant, type HardScript, i32, type Value, value } from '../writing/script.ts';

/** An operation with two vectors, one, or a vector and a count. */
interface Operation {
  readonly name: string;
  readonly operands: readonly (readonly Value[])[];
  readonly result: (...operands: readonly bigint[]) => Value;
}

const v = (bits: bigint): Value => value('v128', bits);
const A = v(0x8f0e_fd0c_7b0a_8980_0776_8504_ff02_017fn);
const B = v(0x1f80_1d7f_801b_ff19_9817_1615_0013_80ffn);
/** Every lane of every width at an end of its range. */
const LOW = v(0x8000_0000_0000_0000_8000_0000_8000_8080n);
const HIGH = v(0x7fff_ffff_ffff_ffff_7fff_ffff_7fff_7f7fn);
const ONES = v(-1n);
const ZERO = v(0n);

type LaneWidth = 8 | 16 | 32 | 64;
const WIDTHS: readonly LaneWidth[] = [8, 16, 32, 64];
const shapeOf = (width: LaneWidth): string => `i${width}x${128 / width}`;
const s = (n: bigint, width: number): bigint => BigInt.asIntN(width, n);
const clamp = (n: bigint, low: bigint, high: bigint): bigint => (n < low ? low : n > high ? high : n);
const signedRange = (width: number): readonly [bigint, bigint] => [-(1n << BigInt(width - 1)), (1n << BigInt(width - 1)) - 1n];
const unsignedTop = (width: number): bigint => (1n << BigInt(width)) - 1n;

const lanewise =
  (width: number, op: (a: bigint, b: bigint) => bigint) =>
  (a = 0n, b = 0n): Value =>
    vector(
      lanesOf(a, width).map((x, i) => op(x, lanesOf(b, width)[i] ?? 0n)),
      width,
    );

const PAIRS: readonly (readonly Value[])[] = [
  [A, B],
  [LOW, LOW],
  [LOW, ONES],
  [HIGH, LOW],
  [HIGH, HIGH],
];
const MASK = (truth: boolean, width: number): bigint => (truth ? unsignedTop(width) : 0n);

const arithmetic: readonly Operation[] = [
  ...([8, 16] as const).flatMap((w): Operation[] => {
    const [low, high] = signedRange(w);
    const row = (name: string, op: (a: bigint, b: bigint) => bigint): Operation => ({
      name: `${shapeOf(w)}.${name}`,
      operands: PAIRS,
      result: lanewise(w, op),
    });
    return [
      row('add_sat_s', (a, b) => clamp(s(a, w) + s(b, w), low, high)),
      row('add_sat_u', (a, b) => clamp(a + b, 0n, unsignedTop(w))),
      row('sub_sat_s', (a, b) => clamp(s(a, w) - s(b, w), low, high)),
      row('sub_sat_u', (a, b) => clamp(a - b, 0n, unsignedTop(w))),
      row('avgr_u', (a, b) => (a + b + 1n) / 2n),
    ];
  }),
  ...WIDTHS.flatMap((w): Operation[] => {
    const row = (name: string, op: (a: bigint, b: bigint) => bigint): Operation => ({
      name: `${shapeOf(w)}.${name}`,
      operands: PAIRS,
      result: lanewise(w, op),
    });
    const unsigned =
      w === 64
        ? []
        : [
            row('lt_u', (a, b) => MASK(a < b, w)),
            row('ge_u', (a, b) => MASK(a >= b, w)),
            row('max_u', (a, b) => (a > b ? a : b)),
          ];
    return [
      row('gt_s', (a, b) => MASK(s(a, w) > s(b, w), w)),
      row('le_s', (a, b) => MASK(s(a, w) <= s(b, w), w)),
      ...unsigned,
      ...(w === 64 ? [] : [row('min_s', (a, b) => (s(a, w) < s(b, w) ? a : b))]),
      ...(w === 8 ? [] : [row('mul', (a, b) => a * b)]),
      { name: `${shapeOf(w)}.abs`, operands: [[A], [LOW]], result: lanewise(w, (a) => (s(a, w) < 0n ? -a : a)) },
      { name: `${shapeOf(w)}.neg`, operands: [[B], [LOW]], result: lanewise(w, (a) => -a) },
    ];
  }),
  { name: 'i8x16.popcnt', operands: [[A], [ONES]], result: lanewise(8, (a) => BigInt(a.toString(2).replaceAll('0', '').length)) },
  {
    name: 'i16x8.q15mulr_sat_s',
    operands: PAIRS,
    result: lanewise(16, (a, b) => clamp((s(a, 16) * s(b, 16) + 0x4000n) >> 15n, ...signedRange(16))),
  },
  {
    name: 'i32x4.dot_i16x8_s',
    operands: PAIRS,
    result: (a = 0n, b = 0n) => {
      const products = lanesOf(a, 16).map((x, i) => s(x, 16) * s(lanesOf(b, 16)[i] ?? 0n, 16));
      return vector(
        [0, 2, 4, 6].map((i) => (products[i] ?? 0n) + (products[i + 1] ?? 0n)),
        32,
      );
    },
  },
];

/** Between widths. */
const widths: readonly Operation[] = [
  ...([8, 16] as const).flatMap((w) =>
    (['s', 'u'] as const).map(
      (sign): Operation => ({
        name: `${shapeOf(w)}.narrow_${shapeOf(w === 8 ? 16 : 32)}_${sign}`,
        operands: PAIRS,
        result: (a = 0n, b = 0n) => {
          const [low, high] = sign === 's' ? signedRange(w) : [0n, unsignedTop(w)];
          return vector(
            [...lanesOf(a, 2 * w), ...lanesOf(b, 2 * w)].map((x) => clamp(s(x, 2 * w), low, high)),
            w,
          );
        },
      }),
    ),
  ),
  ...([8, 16, 32] as const).flatMap((w) => {
    const wide = w === 8 ? 16 : w === 16 ? 32 : 64;
    return (['low', 'high'] as const).flatMap((half) =>
      (['s', 'u'] as const).flatMap((sign): Operation[] => {
        const part = (n: bigint): bigint[] => {
          const lanes = lanesOf(n, w).map((x) => (sign === 's' ? s(x, w) : x));
          return half === 'low' ? lanes.slice(0, lanes.length / 2) : lanes.slice(lanes.length / 2);
        };
        return [
          {
            name: `${shapeOf(wide)}.extend_${half}_${shapeOf(w)}_${sign}`,
            operands: [[A], [LOW]],
            result: (a = 0n) => vector(part(a), wide),
          },
          {
            name: `${shapeOf(wide)}.extmul_${half}_${shapeOf(w)}_${sign}`,
            operands: [
              [A, B],
              [LOW, LOW],
            ],
            result: (a = 0n, b = 0n) =>
              vector(
                part(a).map((x, i) => x * (part(b)[i] ?? 0n)),
                wide,
              ),
          },
        ];
      }),
    );
  }),
  ...([8, 16] as const).flatMap((w) =>
    (['s', 'u'] as const).map(
      (sign): Operation => ({
        name: `${shapeOf(w === 8 ? 16 : 32)}.extadd_pairwise_${shapeOf(w)}_${sign}`,
        operands: [[A], [LOW], [ONES]],
        result: (a = 0n) => {
          const lanes = lanesOf(a, w).map((x) => (sign === 's' ? s(x, w) : x));
          return vector(
            lanes.flatMap((x, i) => (i % 2 === 0 ? [x + (lanes[i + 1] ?? 0n)] : [])),
            2 * w,
          );
        },
      }),
    ),
  ),
];

/** What asks a vector: a number from it. */
const questions: readonly Operation[] = WIDTHS.flatMap((w): Operation[] => [
  {
    name: `${shapeOf(w)}.all_true`,
    operands: [[A], [B], [LOW], [ZERO], [ONES]],
    result: (a = 0n) => i32(lanesOf(a, w).every((x) => x !== 0n) ? 1 : 0),
  },
  {
    name: `${shapeOf(w)}.bitmask`,
    operands: [[A], [LOW], [HIGH], [ONES]],
    result: (a = 0n) => i32(lanesOf(a, w).reduce((all, x, i) => all | (Number(x >> BigInt(w - 1)) << i), 0)),
  },
]);

interface Part {
  readonly functions: readonly string[];
  readonly asserted: readonly string[];
}

/** Each operation on parameters, and once on constants. */
function operations(rows: readonly Operation[]): Part {
  const type = (row: Operation): string => row.result(0n, 0n).type;
  return {
    functions: rows.flatMap((row) => {
      const [first = []] = row.operands;
      return [
        `  (func (export "${row.name}") (param${' v128'.repeat(first.length)}) (result ${type(row)}) (${row.name} ${first.map((_, i) => `(local.get ${i})`).join(' ')}))`,
        `  (func (export "${row.name} of constants") (result ${type(row)})\n    (${row.name} ${first.map(constant).join(' ')}))`,
      ];
    }),
    asserted: rows.flatMap(({ name, operands, result }) => [
      ...operands.map((args) => assertReturn(name, args, [result(...args.map(({ bits }) => bits))])),
      assertReturn(`${name} of constants`, [], [result(...(operands[0] ?? []).map(({ bits }) => bits))]),
    ]),
  };
}

/** Counts beyond a lane, as parameters and as constants. */
function shifts(): Part {
  const functions: string[] = [];
  const asserted: string[] = [];
  for (const w of WIDTHS) {
    for (const name of ['shl', 'shr_s', 'shr_u']) {
      const op = `${shapeOf(w)}.${name}`;
      functions.push(`  (func (export "${op}") (param v128 i32) (result v128) (${op} (local.get 0) (local.get 1)))`);
      [0, 1, w - 1, w, w + 3, -1].forEach((n, i) => {
        const count = i32(n);
        const by = count.bits % BigInt(w);
        const result = vector(
          lanesOf(A.bits, w).map((x) => (name === 'shl' ? x << by : name === 'shr_s' ? s(x, w) >> by : x >> by)),
          w,
        );
        functions.push(`  (func (export "${op} ${i}") (param v128) (result v128) (${op} (local.get 0) ${constant(count)}))`);
        asserted.push(assertReturn(op, [A, count], [result]), assertReturn(`${op} ${i}`, [A], [result]));
      });
    }
  }
  return { functions, asserted };
}

const sequence = (length: number, at: (i: number) => number): number[] => Array.from({ length }, (_, i) => at(i));

/** Lane numbers of shuffles, by what they are. */
const SHUFFLES: readonly (readonly [name: string, lanes: readonly number[]])[] = [
  ['the first', sequence(16, (i) => i)],
  ['the second', sequence(16, (i) => 16 + i)],
  ['halves swapped', sequence(16, (i) => (i + 8) % 16)],
  ['reversed', sequence(16, (i) => 15 - i)],
  ['reversed second', sequence(16, (i) => 31 - i)],
  ...[1, 5, 8, 15].map((n): readonly [string, number[]] => [`${n} bytes on`, sequence(16, (i) => i + n)]),
  ...[1, 4, 15].map((n): readonly [string, number[]] => [`rotated by ${n}`, sequence(16, (i) => (i + n) % 16)]),
  ...[1, 8, 15].map((n): readonly [string, number[]] => [`the other way ${n} bytes on`, sequence(16, (i) => (16 + i + n) % 32)]),
  ...[1, 2, 4, 8].flatMap((bytes): (readonly [string, number[]])[] => [
    [
      `${bytes} interleaved low`,
      sequence(16, (i) => Math.floor(i / (2 * bytes)) * bytes + (i % bytes) + (Math.floor(i / bytes) % 2) * 16),
    ],
    [
      `${bytes} interleaved high`,
      sequence(16, (i) => 8 + Math.floor(i / (2 * bytes)) * bytes + (i % bytes) + (Math.floor(i / bytes) % 2) * 16),
    ],
    [
      `${bytes} interleaved, second first`,
      sequence(16, (i) => Math.floor(i / (2 * bytes)) * bytes + (i % bytes) + (1 - (Math.floor(i / bytes) % 2)) * 16),
    ],
    [`${bytes} reversed within`, sequence(16, (i) => i ^ (bytes - 1))],
    [`${bytes} the even ones`, sequence(16, (i) => Math.floor(i / bytes) * 2 * bytes + (i % bytes))],
    [`${bytes} the odd ones`, sequence(16, (i) => Math.floor(i / bytes) * 2 * bytes + bytes + (i % bytes))],
    [`${bytes} broadcast`, sequence(16, (i) => 16 - bytes + (i % bytes))],
    [`${bytes} broadcast of the second`, sequence(16, (i) => 16 + bytes + (i % bytes) - (bytes === 8 ? 8 : 0))],
    [`${bytes} by turns`, sequence(16, (i) => i + (Math.floor(i / bytes) % 2) * 16)],
    [`${bytes} by turns, second first`, sequence(16, (i) => i + (1 - (Math.floor(i / bytes) % 2)) * 16)],
  ]),
  ['one word of the second', [0, 1, 2, 3, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15]],
  ['one byte of the second', [0, 1, 2, 16, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]],
  ['words at will', [8, 9, 10, 11, 28, 29, 30, 31, 0, 1, 2, 3, 16, 17, 18, 19]],
  ['no order', [3, 30, 3, 17, 0, 9, 31, 22, 15, 16, 5, 5, 28, 1, 11, 24]],
];

function shuffles(): Part {
  const functions: string[] = [];
  const asserted: string[] = [];
  for (const [name, lanes] of SHUFFLES) {
    const code = (a: string, b: string): string => `(i8x16.shuffle ${lanes.join(' ')} ${a} ${b})`;
    const call = `shuffle: ${name}`;
    const of = (a: Value, b: Value): Value =>
      vector(
        lanes.map((lane) => [...lanesOf(a.bits, 8), ...lanesOf(b.bits, 8)][lane] ?? 0n),
        8,
      );
    functions.push(
      `  (func (export "${call}") (param v128 v128) (result v128) ${code('(local.get 0)', '(local.get 1)')})`,
      `  (func (export "${call}, of one") (param v128) (result v128) ${code('(local.get 0)', '(local.get 0)')})`,
    );
    asserted.push(assertReturn(call, [A, B], [of(A, B)]), assertReturn(`${call}, of one`, [A], [of(A, A)]));
  }
  const indices: readonly Value[] = [
    vector(sequence(16, (i) => 15 - i).map(BigInt), 8),
    vector(sequence(16, (i) => i * 17).map(BigInt), 8),
    vector(sequence(16, (i) => 14 + (i % 4)).map(BigInt), 8),
    vector(sequence(16, (i) => 0x70 + i * 2).map(BigInt), 8),
    ONES,
    ZERO,
  ];
  functions.push('  (func (export "swizzle") (param v128 v128) (result v128) (i8x16.swizzle (local.get 0) (local.get 1)))');
  indices.forEach((index, i) => {
    const result = vector(
      lanesOf(index.bits, 8).map((lane) => (lane < 16n ? (lanesOf(A.bits, 8)[Number(lane)] ?? 0n) : 0n)),
      8,
    );
    functions.push(
      `  (func (export "swizzle ${i}") (param v128) (result v128) (i8x16.swizzle (local.get 0) ${constant(index)}))`,
    );
    asserted.push(assertReturn('swizzle', [A, index], [result]), assertReturn(`swizzle ${i}`, [A], [result]));
  });
  return { functions, asserted };
}

/** bitselect goes by bits: a mask whose lanes are wider, narrower or no lanes at all. */
function selections(): Part {
  const masks: readonly (readonly [name: string, code: string, of: (m: bigint) => bigint])[] = [
    ...WIDTHS.map((w): readonly [string, string, (m: bigint) => bigint] => [
      `compared as ${shapeOf(w)}`,
      `(${shapeOf(w)}.eq (local.get 2) (v128.const i64x2 0 0))`,
      (m) =>
        vector(
          lanesOf(m, w).map((x) => MASK(x === 0n, w)),
          w,
        ).bits,
    ]),
    ['any bits', '(local.get 2)', (m) => m],
    ['inverted', '(v128.not (local.get 2))', (m) => BigInt.asUintN(128, ~m)],
    [
      'sign bits of bytes',
      '(i8x16.shr_s (local.get 2) (i32.const 7))',
      (m) =>
        vector(
          lanesOf(m, 8).map((x) => s(x, 8) >> 7n),
          8,
        ).bits,
    ],
    [
      'sign bits of words',
      '(i32x4.shr_s (local.get 2) (i32.const 31))',
      (m) =>
        vector(
          lanesOf(m, 32).map((x) => s(x, 32) >> 31n),
          32,
        ).bits,
    ],
  ];
  const used: readonly Value[] = [v(0x00ff_0000_ffff_0000_0000_0000_0000_0001n), v(0x8080_8080_0000_0000_0180_0000_8000_7fffn)];
  return {
    functions: masks.flatMap(([name, code]) => [
      `  (func (export "select ${name}") (param v128 v128 v128) (result v128)\n    (v128.bitselect (local.get 0) (local.get 1) ${code}))`,
      `  (func (export "and ${name}") (param v128 v128 v128) (result v128)\n    (v128.or (v128.and (local.get 0) ${code}) (v128.andnot (local.get 1) ${code})))`,
    ]),
    asserted: masks.flatMap(([name, , of]) =>
      used.flatMap((m) => {
        const mask = of(m.bits);
        const result = v((A.bits & mask) | (B.bits & ~mask));
        return [assertReturn(`select ${name}`, [A, B, m], [result]), assertReturn(`and ${name}`, [A, B, m], [result])];
      }),
    ),
  };
}

/** Lanes put in and taken out, each lane of each width. */
function lanes(): Part {
  const functions: string[] = [];
  const asserted: string[] = [];
  for (const w of WIDTHS) {
    const type = w === 64 ? 'i64' : 'i32';
    const x = value(type, 0xa5a5_5a5a_8001_7f83n);
    for (const [lane, found] of lanesOf(A.bits, w).entries()) {
      for (const sign of w < 32 ? ['_s', '_u'] : ['']) {
        const call = `${shapeOf(w)}.extract_lane${sign} ${lane}`;
        functions.push(`  (func (export "${call}") (param v128) (result ${type}) (${call} (local.get 0)))`);
        asserted.push(assertReturn(call, [A], [value(type, sign === '_s' ? s(found, w) : found)]));
      }
      const call = `${shapeOf(w)}.replace_lane ${lane}`;
      functions.push(`  (func (export "${call}") (param v128 ${type}) (result v128) (${call} (local.get 0) (local.get 1)))`);
      asserted.push(
        assertReturn(
          call,
          [A, x],
          [
            vector(
              lanesOf(A.bits, w).map((old, i) => (i === lane ? x.bits : old)),
              w,
            ),
          ],
        ),
      );
    }
  }
  return { functions, asserted };
}

export const VECTORS: HardScript = {
  path: 'numbers/vectors.wast',
  rule: [
    'Vectors: every kind of shuffle that a machine has an instruction of its own for, indices beyond a vector, masks whose lanes are of',
    'another width, lanes at the ends of their range, counts beyond a lane, each lane put in and taken out. Specification 4.6.6 (vector',
    'instructions) and 4.3.2 (saturation, averages, q15mulrsat); shift counts are taken modulo the lane width; bitselect goes by bits.',
  ],
  lines: () => {
    const parts = [operations([...arithmetic, ...widths, ...questions]), shifts(), shuffles(), selections(), lanes()];
    return ['(module', ...parts.flatMap(({ functions }) => functions), ')', ...parts.flatMap(({ asserted }) => asserted)];
  },
};
