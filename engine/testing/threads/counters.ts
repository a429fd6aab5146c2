/** Counters that many threads add to at once, by every width, on both sides of a page's end. */

export interface Counter {
  /** The instruction's beginning: `i64.atomic.rmw16`. */
  readonly rmw: string;
  readonly type: 'i32' | 'i64';
  /** Bytes of the cell. */
  readonly width: 1 | 2 | 4 | 8;
}
export const COUNTERS: readonly Counter[] = [
  { rmw: 'i32.atomic.rmw8', type: 'i32', width: 1 },
  { rmw: 'i32.atomic.rmw16', type: 'i32', width: 2 },
  { rmw: 'i32.atomic.rmw', type: 'i32', width: 4 },
  { rmw: 'i64.atomic.rmw8', type: 'i64', width: 1 },
  { rmw: 'i64.atomic.rmw16', type: 'i64', width: 2 },
  { rmw: 'i64.atomic.rmw32', type: 'i64', width: 4 },
  { rmw: 'i64.atomic.rmw', type: 'i64', width: 8 },
];

/** Whether a width is the type's own: instructions then have no suffix. */
const whole = ({ type, width }: Counter): boolean => width === (type === 'i32' ? 4 : 8);

/** Ways to add one. The first gives the value before; the others' results are not summed up. */
export const WAYS = ['add', 'sub', 'cmpxchg'] as const;
export type Way = (typeof WAYS)[number];

function increment(counter: Counter, way: Way, at: string): string {
  const { rmw, type } = counter;
  const suffix = whole(counter) ? '' : '_u';
  if (way === 'add') return `(${rmw}.add${suffix} ${at} (${type}.const 1))`;
  if (way === 'sub') return `(${rmw}.sub${suffix} ${at} (${type}.const -1))`;
  const load = `(${rmw.replace('.rmw', '.load')}${suffix} ${at})`;
  return `(loop $try (result ${type})
    (local.set $old ${load})
    (br_if $try (${type}.ne (local.get $old)
      (${rmw}.cmpxchg${suffix} ${at} (local.get $old) (${type}.add (local.get $old) (${type}.const 1)))))
    (local.get $old))`;
}

/** Where threads wait for the others before they begin. */
const GATE = 1024;

/**
 * Exports a function for each way, which begins when `threads` threads have called it: adds one to the last cell of the first
 * page and to the first of the second, `n` times each, and gives the sums of the values that were there before. And `last`,
 * `first`: what is there.
 */
export function counterModule(counter: Counter, address: 'i32' | 'i64', threads: number): string {
  const { type, width, rmw } = counter;
  const cells = { last: `(${address}.const ${65536 - width})`, first: `(${address}.const 65536)` };
  const wide = (value: string): string => (type === 'i64' ? value : `(i64.extend_i32_u ${value})`);
  const ways = WAYS.map(
    (way) => `(func (export "${way}") (param $n i32) (result i64 i64) (local $last i64) (local $first i64) (local $old ${type})
      (call $gate)
      (loop $again
        ${Object.entries(cells)
          .map(([name, at]) => `(local.set $${name} (i64.add (local.get $${name}) ${wide(increment(counter, way, at))}))`)
          .join('\n')}
        (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
      (local.get $last) (local.get $first))`,
  );
  const at = `(${address}.const ${GATE})`;
  const gate = `(func $gate (local $here i32)
    (local.set $here (i32.add (i32.atomic.rmw.add ${at} (i32.const 1)) (i32.const 1)))
    (if (i32.eq (local.get $here) (i32.const ${threads}))
      (then (i32.atomic.store ${at} (i32.const 0)) (drop (memory.atomic.notify ${at} (i32.const ${threads}))))
      (else
        (loop $stay
          (if (i32.eqz (local.tee $here (i32.atomic.load ${at}))) (then (return)))
          (drop (memory.atomic.wait32 ${at} (local.get $here) (i64.const 1000000000)))
          (br $stay)))))`;
  const load = `${rmw.replace('.rmw', '.load')}${whole(counter) ? '' : '_u'}`;
  const reads = Object.entries(cells).map(([name, at]) => `(func (export "${name}") (result i64) ${wide(`(${load} ${at})`)})`);
  return `(module (import "" "m" (memory ${address === 'i64' ? 'i64 ' : ''}2 2 shared)) ${gate} ${ways.join('\n')} ${reads.join('\n')})`;
}

/**
 * Exports `add`, which adds one to a cell by `cmpxchg` until it was overtaken `goal` times between reading and writing, and at
 * most `n` times: gives how often it added, and how often it was overtaken. And `value`: what is there.
 */
export function overtakingModule(counter: Counter): string {
  const { rmw, type } = counter;
  const suffix = whole(counter) ? '' : '_u';
  const cell = '(i32.const 64)';
  const load = `(${rmw.replace('.rmw', '.load')}${suffix} ${cell})`;
  const next = `(${type}.add (local.get $old) (${type}.const 1))`;
  return `(module (import "" "m" (memory 1 1 shared))
    (func (export "add") (param $n i32) (param $goal i32) (result i32 i32)
      (local $added i32) (local $overtaken i32) (local $old ${type})
      (loop $again
        (local.set $old ${load})
        (if (${type}.eq (local.get $old) (${rmw}.cmpxchg${suffix} ${cell} (local.get $old) ${next}))
          (then (local.set $added (i32.add (local.get $added) (i32.const 1))))
          (else (local.set $overtaken (i32.add (local.get $overtaken) (i32.const 1)))))
        (br_if $again
          (i32.and (i32.lt_u (local.get $added) (local.get $n)) (i32.lt_u (local.get $overtaken) (local.get $goal)))))
      (local.get $added) (local.get $overtaken))
    (func (export "value") (result ${type}) ${load}))`;
}

/** The sum of what `count` increments from 0 find in a cell, which starts again at 0 behind its largest value. */
export function sumOfOlds({ width }: Counter, count: number): bigint {
  const values = 1n << BigInt(8 * width);
  const n = BigInt(count);
  const below = (m: bigint): bigint => (m * (m - 1n)) / 2n;
  return (n / values) * below(values) + below(n % values);
}
