/**
 * Litmus tests: what two to four threads do to two cells, and what they must not find. A round has cells of its own, in cache
 * lines of their own; threads go from round to round side by side, but none waits long for another.
 */

/** One access: `x=1` writes, `x` reads into the next register; with `~` behind it is no atomic one. */
type Access = string;

export interface Litmus {
  readonly name: string;
  /** What each thread does. Registers are numbered over all threads. */
  readonly threads: readonly (readonly Access[])[];
  /** An outcome that no order of the accesses gives. */
  readonly forbidden: (registers: readonly number[]) => boolean;
}

const is =
  (...want: readonly number[]) =>
  (got: readonly number[]): boolean =>
    want.every((n, i) => n === got[i]);

export const LITMUS: readonly Litmus[] = [
  {
    name: 'message passing',
    threads: [
      ['x=1', 'y=1'],
      ['y', 'x'],
    ],
    forbidden: is(1, 0),
  },
  {
    name: 'message passing, of plain data behind an atomic flag',
    threads: [
      ['x=1~', 'y=1'],
      ['y', 'x~'],
    ],
    forbidden: is(1, 0),
  },
  {
    name: 'store buffering',
    threads: [
      ['x=1', 'y'],
      ['y=1', 'x'],
    ],
    forbidden: is(0, 0),
  },
  {
    name: 'load buffering',
    threads: [
      ['x', 'y=1'],
      ['y', 'x=1'],
    ],
    forbidden: is(1, 1),
  },
  {
    name: 'independent reads of independent writes',
    threads: [['x=1'], ['y=1'], ['x', 'y'], ['y', 'x']],
    forbidden: is(1, 0, 1, 0),
  },
  {
    name: 'coherence of reads',
    threads: [
      ['x=1', 'x=2'],
      ['x', 'x'],
    ],
    forbidden: ([a = 0, b = 0]) => a > b,
  },
  {
    name: 'coherence of writes',
    threads: [['x=1'], ['x=2'], ['x', 'x'], ['x', 'x']],
    // Both see both, each in another order.
    forbidden: ([a = 0, b = 0, c = 0, d = 0]) => a * b === 2 && c * d === 2 && a !== c,
  },
  { name: 'a write to read causality', threads: [['x=1'], ['x', 'y=1'], ['y', 'x']], forbidden: is(1, 1, 0) },
];
/** What the machine does where nothing forbids it: whoever looks for the others must see this one. */
export const OVERTAKEN: Litmus = {
  name: 'store buffering, plain',
  threads: [
    ['x=1~', 'y~'],
    ['y=1~', 'x~'],
  ],
  forbidden: is(0, 0),
};

/** Rounds of a batch; bytes of a round: cells x and y, then registers, a cache line each. */
export const BATCH = 2048;
const ROUND = 512;
const LINE = 64;
/** The first page has a line for each thread: how many rounds it has begun. Rounds lie behind. */
const FIRST = 65536;
export const PAGES = 1 + (BATCH * ROUND) / 65536;
/** How often a thread looks whether another has come as far, before it goes on without. */
const PATIENCE = 200;

interface Parsed {
  readonly cell: number;
  readonly value: string | undefined;
  readonly plain: boolean;
}
function parsed(access: Access): Parsed {
  const [, cell, value, plain] = /^([xy])(?:=(\d))?(~)?$/.exec(access) ?? [];
  return { cell: cell === 'x' ? 0 : LINE, value, plain: plain !== undefined };
}

/** Exports `t0`, `t1`, …: a batch of rounds as that thread. */
export function litmusModule({ threads }: Litmus, type: 'i32' | 'i64'): string {
  let register = 0;
  const funcs = threads.map((accesses, t) => {
    const kept: string[] = [];
    const lines = accesses.map((access) => {
      const { cell, value, plain } = parsed(access);
      const how = `${type}${plain ? '' : '.atomic'}`;
      if (value !== undefined) return `(${how}.store offset=${cell} (local.get $at) (${type}.const ${value}))`;
      const local = `$r${register}`;
      kept.push(`(${type}.store offset=${LINE * (2 + register++)} (local.get $at) (local.get ${local}))`);
      return `(local.set ${local} (${how}.load offset=${cell} (local.get $at)))`;
    });
    const locals = [...new Set(lines.flatMap((line) => /^\(local\.set (\$r\d)/.exec(line)?.[1] ?? []))];
    const others = threads.flatMap((_, other) =>
      other === t
        ? []
        : [
            `(local.set $left (i32.const ${PATIENCE}))
      (loop $look (br_if $look (i32.and
        (i32.lt_u (i32.atomic.load (i32.const ${other * LINE})) (local.get $round))
        (i32.ne (i32.const 0) (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))))`,
          ],
    );
    return `(func (export "t${t}") (local $at i32) (local $round i32) (local $left i32) ${locals.map((l) => `(local ${l} ${type})`).join(' ')}
      (local.set $at (i32.const ${FIRST}))
      (loop $rounds
        (local.set $round (i32.add (local.get $round) (i32.const 1)))
        (i32.atomic.store (i32.const ${t * LINE}) (local.get $round))
        ${others.join('\n')}
        ${lines.join('\n')}
        ${kept.join('\n')}
        (local.set $at (i32.add (local.get $at) (i32.const ${ROUND})))
        (br_if $rounds (i32.lt_u (local.get $round) (i32.const ${BATCH})))))`;
  });
  return `(module (import "" "m" (memory ${PAGES} ${PAGES} shared))\n${funcs.join('\n')})`;
}

/** What each round of a batch has found; the cells are made ready for the next. */
export function outcomes({ threads }: Litmus, buffer: SharedArrayBuffer): number[][] {
  const count = threads.flat().filter((access) => parsed(access).value === undefined).length;
  const words = new Int32Array(buffer);
  const found = Array.from({ length: BATCH }, (_, i) =>
    Array.from({ length: count }, (__, r) => words[(FIRST + i * ROUND + (2 + r) * LINE) / 4] as number),
  );
  words.fill(0);
  return found;
}
