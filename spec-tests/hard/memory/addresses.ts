/** Addresses that are computed: every shape of an address that a compiler may take for one of the machine's, at the edges. */
import { assertReturn, assertTrap, type HardScript, hex, type IntType, TRAP, type Value, value } from '../writing/script.ts';
import { access, LOADS, type Load, numberAt, PAGE, patternMemory, patternStart } from './model.ts';

const PAGES = 2;
const SIZE = BigInt(PAGES) * PAGE;
const BYTES = patternMemory(PAGES);

/** A way to compute an address from an argument. */
interface Shape {
  readonly name: string;
  readonly parameter: IntType;
  /** The expression over `(local.get 0)`. */
  readonly code: string;
  readonly address: (argument: bigint) => bigint;
  /** An argument that makes this address; undefined where there is none. */
  readonly reach: (address: bigint) => bigint | undefined;
}

/** Where a bit that the address does not keep stands in the argument, it is set: whoever keeps it is elsewhere. */
function shapes(type: IntType): readonly Shape[] {
  const bits = type === 'i32' ? 32 : 64;
  const wrap = (n: bigint): bigint => BigInt.asUintN(bits, n);
  const x = '(local.get 0)';
  const shape = (name: string, code: string, address: Shape['address'], reach: Shape['reach'], parameter = type): Shape => ({
    name,
    parameter,
    code,
    address: (argument) => wrap(address(argument)),
    reach: (wanted) => {
      const argument = reach(wanted);
      return argument === undefined ? undefined : value(parameter, argument).bits;
    },
  });
  const same = (name: string, code: string): Shape =>
    shape(
      name,
      code,
      (n) => n,
      (a) => a,
    );
  const times = (name: string, factor: bigint, code: string): Shape => {
    const high = BigInt.asUintN(bits, -1n) / factor + 1n;
    return shape(
      name,
      code,
      (n) => n * factor,
      (a) => (a % factor === 0n ? a / factor + high : undefined),
    );
  };
  const odd = (factor: bigint): Shape => {
    let inverse = 1n;
    for (let i = 0; i < 6; i++) inverse = wrap(inverse * (2n - factor * inverse));
    return shape(
      `times ${factor}`,
      `(${type}.mul ${x} (${type}.const ${factor}))`,
      (n) => n * factor,
      (a) => a * inverse,
    );
  };
  const both: Shape[] = [
    same('parameter', x),
    shape(
      'plus a page',
      `(${type}.add ${x} (${type}.const ${hex(PAGE)}))`,
      (n) => n + PAGE,
      (a) => a - PAGE,
    ),
    shape(
      'minus 16',
      `(${type}.sub ${x} (${type}.const 16))`,
      (n) => n - 16n,
      (a) => a + 16n,
    ),
    shape(
      'plus a negative',
      `(${type}.add (${type}.const -32768) ${x})`,
      (n) => n - 32768n,
      (a) => a + 32768n,
    ),
    ...[1n, 2n, 3n].map((k) => times(`shifted by ${k}`, 1n << k, `(${type}.shl ${x} (${type}.const ${k}))`)),
    times('times 8', 8n, `(${type}.mul (${type}.const 8) ${x})`),
    odd(5n),
    odd(9n),
    shape(
      'base and shifted index',
      `(${type}.add (${type}.const 24) (${type}.shl ${x} (${type}.const 2)))`,
      (n) => (n << 2n) + 24n,
      (a) => (a % 4n === 0n ? ((a - 24n) >> 2n) | (1n << BigInt(bits - 1)) : undefined),
    ),
    shape(
      'shifted sum',
      `(${type}.shl (${type}.add ${x} (${type}.const 6)) (${type}.const 2))`,
      (n) => (n + 6n) << 2n,
      (a) => (a % 4n === 0n ? (a >> 2n) - 6n : undefined),
    ),
    shape(
      'complement',
      `(${type}.xor ${x} (${type}.const -1))`,
      (n) => ~n,
      (a) => ~a,
    ),
    shape(
      'rotated',
      `(${type}.rotl ${x} (${type}.const 3))`,
      (n) => (n << 3n) | (n >> BigInt(bits - 3)),
      (a) => (a >> 3n) | (a << BigInt(bits - 3)),
    ),
    shape(
      'masked',
      `(${type}.and ${x} (${type}.const 0x1ffff))`,
      (n) => n & 0x1ffffn,
      (a) => (a < 0x20000n ? a | wrap(-1n << 17n) : undefined),
    ),
    same('result of a call', `(call $same ${x})`),
    same('result of an indirect call', `(call_indirect (type $same) ${x} (i32.const 0))`),
    same('kept over a call', `(block (result ${type}) ${x} (drop (call $same (${type}.const -1))))`),
    same('global', `(block (result ${type}) (global.set $g ${x}) (global.get $g))`),
    same('selected', `(select ${x} (${type}.const -1) (i32.ne (i32.const 0) (global.get $one)))`),
    same(
      'through memory',
      `(block (result ${type}) (${type}.store $other (i32.const 8) ${x}) (${type}.load $other (i32.const 8)))`,
    ),
    same('lane', `(${type}x${128 / bits}.extract_lane 1 (${type}x${128 / bits}.splat ${x}))`),
    same('float register', `(${type}.reinterpret_f${bits} (f${bits}.reinterpret_${type} ${x}))`),
    shape(
      'divided by 3',
      `(${type}.div_u ${x} (${type}.const 3))`,
      (n) => n / 3n,
      (a) => (a * 3n < 1n << BigInt(bits) ? a * 3n : undefined),
    ),
  ];
  const dirty = 0xdead_beef_0000_0000n;
  return type === 'i32'
    ? [
        ...both,
        shape(
          'wrapped',
          `(i32.wrap_i64 ${x})`,
          (n) => n,
          (a) => a | dirty,
          'i64',
        ),
        shape(
          'wrapped sum',
          `(i32.wrap_i64 (i64.add ${x} (i64.const 0x100000010)))`,
          (n) => n + 16n,
          (a) => (a | dirty) - 16n,
          'i64',
        ),
        shape(
          'upper half',
          `(i32.wrap_i64 (i64.shr_u ${x} (i64.const 32)))`,
          (n) => n >> 32n,
          (a) => (a << 32n) | 0xffff_ffffn,
          'i64',
        ),
        shape(
          'sign of a byte',
          `(i32.extend8_s ${x})`,
          (n) => BigInt.asIntN(8, n),
          (a) => (wrap(BigInt.asIntN(8, a)) === a ? (a & 0xffn) | 0x5a00n : undefined),
        ),
        shape(
          'sign of two bytes',
          `(i32.extend16_s ${x})`,
          (n) => BigInt.asIntN(16, n),
          (a) => (wrap(BigInt.asIntN(16, a)) === a ? (a & 0xffffn) | 0x5a5a_0000n : undefined),
        ),
        shape(
          'loaded halfword',
          `(block (result i32) (i32.store $other (i32.const 8) ${x}) (i32.load16_u $other (i32.const 8)))`,
          (n) => n & 0xffffn,
          (a) => (a <= 0xffffn ? a | 0xffff_0000n : undefined),
        ),
        shape(
          'wrapped load',
          `(block (result i32) (i64.store $other (i32.const 8) ${x}) (i32.wrap_i64 (i64.load $other (i32.const 8))))`,
          (n) => n,
          (a) => a | dirty,
          'i64',
        ),
      ]
    : [
        ...both,
        shape(
          'extended',
          `(i64.extend_i32_u ${x})`,
          (n) => n,
          (a) => (a < 1n << 32n ? a : undefined),
          'i32',
        ),
        shape(
          'extended with its sign',
          `(i64.extend_i32_s ${x})`,
          (n) => BigInt.asIntN(32, n),
          (a) => (wrap(BigInt.asIntN(32, a)) === a ? a : undefined),
          'i32',
        ),
        shape(
          'extended sum',
          `(i64.extend_i32_u (i32.add ${x} (i32.const 64)))`,
          (n) => (n + 64n) & 0xffff_ffffn,
          (a) => (a < 1n << 32n ? a - 64n : undefined),
          'i32',
        ),
        shape(
          'lower half',
          `(i64.and ${x} (i64.const 0xffffffff))`,
          (n) => n & 0xffff_ffffn,
          (a) => (a < 1n << 32n ? a | dirty : undefined),
        ),
        shape(
          'upper half',
          `(i64.shr_u ${x} (i64.const 32))`,
          (n) => n >> 32n,
          (a) => (a < 1n << 32n ? (a << 32n) | 0xffff_ffffn : undefined),
        ),
        shape(
          'sign of a word',
          `(i64.extend32_s ${x})`,
          (n) => BigInt.asIntN(32, n),
          (a) => (wrap(BigInt.asIntN(32, a)) === a ? (a & 0xffff_ffffn) | dirty : undefined),
        ),
      ];
}

const byName = (name: string): Load => {
  const found = LOADS.find((load) => load.name === name);
  if (found === undefined) throw new Error(`no load is called ${name}`);
  return found;
};

/** The accesses that each shape is tried with: offsets that a machine's instruction has room for, and those it has none for. */
const ACCESSES: Readonly<Record<IntType, readonly (readonly [load: string, offset: bigint])[]>> = {
  i32: [
    ['i64.load', 4n],
    ['i32.load8_u', 0x8000_0000n],
    ['v128.load', 0xffff_fff8n],
  ],
  i64: [
    ['i64.load', 4n],
    ['i32.load8_u', 0x1_0000_0000n],
    ['v128.load', 0xffff_ffff_ffff_fff8n],
  ],
};

/** Addresses worth trying, of an access of so many bytes at an offset: address + offset is what counts, unwrapped. */
function edges(type: IntType, bytes: number, offset: bigint): bigint[] {
  const end = 1n << (type === 'i32' ? 32n : 64n);
  const last = SIZE - offset - BigInt(bytes);
  // The last in bounds and the one behind it, also as shapes reach them that yield multiples; and what would wrap around.
  const wanted = [last, last & ~7n, last + 1n, (last + 8n) & ~7n, end - offset, end - 8n];
  return [...new Set(wanted.filter((a) => a >= 0n && a < end))];
}

function lines(type: IntType): string[] {
  const accesses = ACCESSES[type].map(([name, offset]) => ({ load: byName(name), offset }));
  const all = shapes(type);
  const name = (shape: Shape, load: Load, offset: bigint): string => `${shape.name}: ${load.name} ${hex(offset)}`;
  const functions = all.flatMap((shape) =>
    accesses.map(
      ({ load, offset }) =>
        `  (func (export "${name(shape, load, offset)}") (param ${shape.parameter}) (result ${load.type})
    ${access(load, `offset=${hex(offset)}`, [shape.code])})`,
    ),
  );
  const module = [
    '(module',
    `  (memory ${type === 'i32' ? '' : 'i64 '}${PAGES})`,
    '  (memory $other 1)',
    '  (table funcref (elem $same))',
    `  (type $same (func (param ${type}) (result ${type})))`,
    `  (global $g (mut ${type}) (${type}.const 0))`,
    '  (global $one (mut i32) (i32.const 1))',
    `  (func $same (type $same) (local.get 0))`,
    `  (start $fill)`,
    `  ${patternStart('0', PAGES, type).replace('(func', '(func $fill')}`,
    ...functions,
    ')',
  ];
  const asserted = all.flatMap((shape) =>
    accesses.flatMap(({ load, offset }) => {
      const args = edges(type, load.bytes, offset).flatMap((address) => shape.reach(address) ?? []);
      return [...new Set(args)].map((argument) => assertion(name(shape, load, offset), shape, load, offset, argument));
    }),
  );
  return [...module, ...asserted];
}

function assertion(name: string, shape: Shape, load: Load, offset: bigint, argument: bigint): string {
  const args: Value[] = [value(shape.parameter, argument)];
  const at = shape.address(argument) + offset;
  return at + BigInt(load.bytes) > SIZE
    ? assertTrap(name, args, TRAP.memory)
    : assertReturn(name, args, [load.result(numberAt(BYTES, at, load.bytes))]);
}

const rule = (bits: number): readonly string[] => [
  `Addresses of ${bits} bits that are computed in every shape, at the edges of a memory of two pages.`,
  'Specification 4.6.9 (memory instructions): the operand i is an unsigned number of the address type; ea is i + offset, which does',
  `not wrap; the access traps where ea + width is larger than the memory. Arithmetic that yields i does wrap, modulo 2^${bits}.`,
];

export const ADDRESSES: readonly HardScript[] = [
  { path: 'memory/addresses.wast', rule: rule(32), lines: () => lines('i32') },
  { path: 'memory/addresses64.wast', rule: rule(64), lines: () => lines('i64') },
];
