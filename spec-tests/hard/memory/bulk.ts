/** memory.fill, memory.copy and memory.init: sizes, overlaps, ends, and what a trap leaves. */
import {
  assertReturn,
  assertTrap,
  type HardScript,
  hex,
  type IntType,
  i32,
  i64,
  TRAP,
  type Value,
  value,
} from '../writing/script.ts';
import { PAGE, patternMemory, patternStart } from './model.ts';

interface Memory {
  readonly name: string;
  readonly type: IntType;
  readonly pages: number;
}
const NARROW: Memory = { name: '$m', type: 'i32', pages: 1 };
const WIDE: Memory = { name: '$w', type: 'i64', pages: 2 };
const MEMORIES = [NARROW, WIDE];
const sizeOf = ({ pages }: Memory): bigint => BigInt(pages) * PAGE;

/** A copy between memories counts in the smaller of their address types. */
const countType = (...memories: readonly Memory[]): IntType => (memories.some(({ type }) => type === 'i32') ? 'i32' : 'i64');

const SEGMENT = Array.from({ length: 80 }, (_, i) => (i * 7 + 3) & 0xff);
const CONSTANT_SIZES = [0, 1, 2, 3, 4, 7, 8, 12, 16, 24, 31, 32, 48, 64, 100];
/** Bytes at both ends of a memory that are looked at. */
const WINDOW = 64n;
/** Bytes at the beginning that overlaps happen in. */
const ARENA = 320n;

/** 64 bits that say what a run of bytes is. */
function hashOf(bytes: Uint8Array, from: bigint, count: bigint): bigint {
  let hash = 0n;
  for (let i = 0n; i < count; i++) hash = BigInt.asUintN(64, hash * 31n + BigInt(bytes[Number(from + i)] ?? 0));
  return hash;
}

function functionsOf(memory: Memory): string[] {
  const { name, type, pages } = memory;
  const id = name.slice(1);
  const end = `(${type}.const ${hex(sizeOf(memory))})`;
  const three = `(local.get 0) (local.get 1) (local.get 2)`;
  const arena = `(call $arena-${id})`;
  const from = (n: number): string => `(local.get ${n})`;
  return [
    `  ${patternStart(name, pages, type).replace('(func', `(func $pattern-${id}`)}`,
    `  (func $hash-${id} (param ${type} ${type}) (result i64) (local $h i64)
    (block $done (loop $next
      (br_if $done (${type}.eqz (local.get 1)))
      (local.set $h (i64.add (i64.mul (local.get $h) (i64.const 31)) (i64.load8_u ${name} (local.get 0))))
      (local.set 0 (${type}.add (local.get 0) (${type}.const 1)))
      (local.set 1 (${type}.sub (local.get 1) (${type}.const 1)))
      (br $next)))
    (local.get $h))`,
    `  (func $ends-${id} (export "ends ${name}") (result i64 i64)
    (call $hash-${id} (${type}.const 0) (${type}.const ${WINDOW}))
    (call $hash-${id} (${type}.sub ${end} (${type}.const ${WINDOW})) (${type}.const ${WINDOW})))`,
    `  (func $arena-${id} (result i64) (call $hash-${id} (${type}.const 0) (${type}.const ${ARENA})) (call $pattern-${id}))`,
    `  (func (export "fill ${name}") (param ${type} i32 ${type}) (memory.fill ${name} ${three}))`,
    `  (func (export "copy ${name}") (param ${type} ${type} ${type}) (memory.copy ${name} ${name} ${three}))`,
    `  (func (export "init ${name}") (param ${type} i32 i32) (memory.init ${name} $segment ${three}))`,
    `  (func (export "init ${name} from active") (param ${type} i32 i32) (memory.init ${name} $active ${three}))`,
    `  (func (export "fill and look ${name}") (param ${type} i32 ${type}) (result i64) (memory.fill ${name} ${three}) ${arena})`,
    `  (func (export "copy and look ${name}") (param ${type} ${type} ${type}) (result i64) (memory.copy ${name} ${name} ${three}) ${arena})`,
    ...CONSTANT_SIZES.flatMap((n) => [
      `  (func (export "fill ${n} ${name}") (param ${type} i32) (result i64)
    (memory.fill ${name} ${from(0)} ${from(1)} (${type}.const ${n})) ${arena})`,
      `  (func (export "copy ${n} ${name}") (param ${type} ${type}) (result i64)
    (memory.copy ${name} ${name} ${from(0)} ${from(1)} (${type}.const ${n})) ${arena})`,
      ...(n > SEGMENT.length
        ? []
        : [
            `  (func (export "init ${n} ${name}") (param ${type}) (result i64)
    (memory.init ${name} $segment ${from(0)} (i32.const 5) (i32.const ${Math.min(n, SEGMENT.length - 5)})) ${arena})`,
          ]),
    ]),
  ];
}

const between = (to: Memory, from: Memory): string => `copy ${from.name} to ${to.name}`;
const CROSSINGS: readonly (readonly [to: Memory, from: Memory])[] = [
  [NARROW, WIDE],
  [WIDE, NARROW],
];

function moduleLines(): string[] {
  return [
    '(module',
    ...MEMORIES.map(({ name, type, pages }) => `  (memory ${name} ${type === 'i64' ? 'i64 ' : ''}${pages} ${pages})`),
    `  (data $segment "${SEGMENT.map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')}")`,
    '  (data $active (memory $m) (i32.const 70) "active")',
    ...MEMORIES.flatMap(functionsOf),
    ...CROSSINGS.map(
      ([to, from]) =>
        `  (func (export "${between(to, from)}") (param ${to.type} ${from.type} ${countType(to, from)})
    (memory.copy ${to.name} ${from.name} (local.get 0) (local.get 1) (local.get 2)))`,
    ),
    '  (func (export "drop") (data.drop $segment))',
    '  (func $start (export "begin anew") (call $pattern-m) (call $pattern-w))',
    '  (start $start)',
    ')',
  ];
}

/** What copying within a memory, or filling it, leaves of the beginning, which has the pattern before. */
function arenaAfter(memory: Memory, change: (bytes: Uint8Array) => void): Value {
  const bytes = patternMemory(memory.pages).slice(0, 4096);
  change(bytes);
  return i64(hashOf(bytes, 0n, ARENA));
}

function within(memory: Memory): string[] {
  const { name, type } = memory;
  const address = (n: number): Value => value(type, n);
  const copied = (to: number, from: number, n: number): Value => arenaAfter(memory, (b) => b.copyWithin(to, from, from + n));
  const filled = (to: number, byte: number, n: number): Value => arenaAfter(memory, (b) => b.fill(byte & 0xff, to, to + n));
  const initialized = (to: number, n: number): Value => arenaAfter(memory, (b) => b.set(SEGMENT.slice(5, 5 + n), to));
  const distances = [-33, -16, -9, -8, -1, 0, 1, 3, 8, 17, 64];
  const sizes = [1, 5, 8, 15, 16, 17, 31, 33, 64, 65, 129];
  return [
    ...sizes.flatMap((n, i) =>
      distances
        .filter((_, k) => (i + k) % 2 === 0)
        .map((d) => assertReturn(`copy and look ${name}`, [address(64 + d), address(64), address(n)], [copied(64 + d, 64, n)])),
    ),
    ...sizes.map((n) =>
      assertReturn(`fill and look ${name}`, [address(n), i32(0x1a5 + n), address(n)], [filled(n, 0x1a5 + n, n)]),
    ),
    ...CONSTANT_SIZES.flatMap((n) => [
      ...[-5, -1, 1, 16].map((d) =>
        assertReturn(`copy ${n} ${name}`, [address(100 + d), address(100)], [copied(100 + d, 100, n)]),
      ),
      assertReturn(`fill ${n} ${name}`, [address(33), i32(-2)], [filled(33, 0xfe, n)]),
      ...(n > SEGMENT.length
        ? []
        : [assertReturn(`init ${n} ${name}`, [address(19)], [initialized(19, Math.min(n, SEGMENT.length - 5))])]),
    ]),
  ];
}

/** Operands of an instruction that traps or does nothing, by what is said of them. */
type Refused = readonly [call: string, args: readonly Value[]];

/** Operands at which nothing is written, and nothing must be: an empty range may end where the memory ends. */
function ends(memory: Memory): string[] {
  const { name, type } = memory;
  const size = sizeOf(memory);
  const at = (n: bigint): Value => value(type, n);
  const fill = (to: bigint, n: bigint): Refused => [`fill ${name}`, [at(to), i32(0x77), at(n)]];
  const copy = (to: bigint, from: bigint, n: bigint): Refused => [`copy ${name}`, [at(to), at(from), at(n)]];
  const init = (to: bigint, from: number, n: number): Refused => [`init ${name}`, [at(to), i32(from), i32(n)]];
  const active = (to: bigint, from: number, n: number): Refused => [`init ${name} from active`, [at(to), i32(from), i32(n)]];
  const top = type === 'i64' ? [1n << 32n, 1n << 63n] : [1n << 31n];
  const traps: Refused[] = [
    ...[size - 7n, size, size + 1n, -1n, -8n, ...top].map((to) => fill(to, to === size + 1n ? 0n : 8n)),
    fill(0n, size + 1n),
    fill(0n, -1n),
    fill(1n, size),
    fill(-1n, -1n),
    fill(8n, -8n),
    ...[size - 7n, size + 1n, -4n, ...top].map((to) => copy(to, 0n, to === size + 1n ? 0n : 8n)),
    ...[size - 7n, size + 1n, -4n, ...top].map((from) => copy(8n, from, from === size + 1n ? 0n : 8n)),
    copy(0n, 0n, size + 1n),
    copy(0n, 1n, size),
    copy(1n, 0n, size),
    copy(size - 8n, size - 16n, 9n),
    copy(size - 16n, size - 8n, 9n),
    copy(16n, 0n, -16n),
    copy(-1n, -1n, 1n),
    ...[size - 7n, size + 1n, -4n, ...top].map((to) => init(to, 0, to === size + 1n ? 0 : 8)),
    init(0n, 73, 8),
    init(0n, 81, 0),
    init(0n, 0, 81),
    init(0n, -1, 1),
    init(0n, 1, -1),
    init(0n, 0x8000_0000 | 0, 0),
    active(0n, 0, 1),
    active(0n, 1, 0),
    active(size + 1n, 0, 0),
  ];
  const empty: Refused[] = [
    fill(size, 0n),
    copy(size, size, 0n),
    copy(size, 0n, 0n),
    copy(0n, size, 0n),
    init(size, 80, 0),
    active(size, 0, 0),
  ];
  const bytes = patternMemory(memory.pages);
  const untouched = assertReturn(`ends ${name}`, [], [i64(hashOf(bytes, 0n, WINDOW)), i64(hashOf(bytes, size - WINDOW, WINDOW))]);
  return [
    ...traps.flatMap(([call, args], i) => [assertTrap(call, args, TRAP.memory), ...(i % 3 === 2 ? [untouched] : [])]),
    ...empty.map(([call, args]) => assertReturn(call, args, [])),
    untouched,
  ];
}

function crossing(to: Memory, from: Memory): string[] {
  const call = between(to, from);
  const count = countType(to, from);
  const args = (d: bigint, s: bigint, n: bigint): Value[] => [value(to.type, d), value(from.type, s), value(count, n)];
  const target = patternMemory(to.pages);
  const source = patternMemory(from.pages);
  const [toEnd, fromEnd] = [sizeOf(to), sizeOf(from)];
  const windows = (): string =>
    assertReturn(`ends ${to.name}`, [], [i64(hashOf(target, 0n, WINDOW)), i64(hashOf(target, toEnd - WINDOW, WINDOW))]);
  const good: readonly (readonly [bigint, bigint, bigint])[] = [
    [3n, 200n, 40n],
    [toEnd - 13n, fromEnd - 13n, 13n],
    [toEnd, fromEnd, 0n],
    [toEnd - 64n, 0n, 64n],
    [0n, fromEnd - 64n, 64n],
  ];
  const bad: readonly (readonly [bigint, bigint, bigint])[] = [
    [toEnd - 12n, 0n, 13n],
    [0n, fromEnd - 12n, 13n],
    [toEnd + 1n, 0n, 0n],
    [0n, fromEnd + 1n, 0n],
    [0n, 0n, -1n],
    [-1n, 0n, 1n],
    [0n, -1n, 1n],
    [0n, 16n, -16n],
    ...(to.type === 'i64' ? ([[1n << 32n, 0n, 1n]] as const) : ([[0n, 1n << 32n, 1n]] as const)),
  ];
  return [
    assertReturn('begin anew', [], []),
    ...bad.flatMap(([d, s, n], i) => [assertTrap(call, args(d, s, n), TRAP.memory), ...(i % 2 === 1 ? [windows()] : [])]),
    ...good.flatMap(([d, s, n]) => {
      target.set(source.slice(Number(s), Number(s + n)), Number(d));
      return [assertReturn(call, args(d, s, n), []), windows()];
    }),
  ];
}

export const BULK: HardScript = {
  path: 'memory/bulk.wast',
  rule: [
    'memory.fill, memory.copy and memory.init: of every size that a compiler may treat apart, overlapping, at both ends, between memories of',
    '32-bit and 64-bit addresses, and what is left where they trap. Specification 4.6.9: they trap where a range ends behind its memory or',
    'segment, also an empty one, before anything is written; ranges do not wrap; a copy is as if all bytes were read first; an active',
    'segment is dropped when its module has been instantiated.',
  ],
  lines: () => [
    ...moduleLines(),
    ...MEMORIES.flatMap((memory) => [...within(memory), ...ends(memory)]),
    ...CROSSINGS.flatMap(([to, from]) => crossing(to, from)),
    assertReturn('drop', [], []),
    assertReturn('drop', [], []),
    ...MEMORIES.flatMap(({ name, type, pages }) => [
      assertTrap(`init ${name}`, [value(type, 0), i32(0), i32(1)], TRAP.memory),
      assertTrap(`init ${name}`, [value(type, 0), i32(1), i32(0)], TRAP.memory),
      assertReturn(`init ${name}`, [value(type, BigInt(pages) * PAGE), i32(0), i32(0)], []),
    ]),
  ],
};
