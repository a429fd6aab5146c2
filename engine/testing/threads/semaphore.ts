/**
 * A counting semaphore in the first cell of a memory, once in JavaScript and once in wasm: who takes and finds nothing waits, who
 * gives wakes one. A wait that nobody ends within some seconds was not woken: the notification was lost.
 */
const TIMEOUT_MS = 60_000;

type Cells = Int32Array | BigInt64Array;
const one = (cells: Cells, n: number): never => (cells instanceof Int32Array ? n : BigInt(n)) as never;

/** Gives `count` times; how many waiters that woke. */
export function produce(cells: Cells, count: number): number {
  let woken = 0;
  for (let i = 0; i < count; i++) {
    Atomics.add(cells as Int32Array, 0, one(cells, 1));
    woken += Atomics.notify(cells as Int32Array, 0, 1);
  }
  return woken;
}

/** Takes `count` times; how many waits were lost. */
export function consume(cells: Cells, count: number): number {
  let lost = 0;
  for (let i = 0; i < count; ) {
    const there = Atomics.load(cells as Int32Array, 0);
    if (Number(there) === 0) {
      if (Atomics.wait(cells as Int32Array, 0, one(cells, 0), TIMEOUT_MS) === 'timed-out') lost++;
    } else if (Atomics.compareExchange(cells as Int32Array, 0, there, one(cells, Number(there) - 1)) === there) i++;
  }
  return lost;
}

/** The same in wasm, for a cell of that type in a memory with such addresses. */
export function semaphore(type: 'i32' | 'i64', address: 'i32' | 'i64'): string {
  const at = `(${address}.const 0)`;
  const wait = type === 'i32' ? 'wait32' : 'wait64';
  return `(module (import "" "m" (memory ${address === 'i64' ? 'i64 ' : ''}1 1 shared))
    (func (export "produce") (param $n i32) (result i32) (local $woken i32)
      (loop $again
        (drop (${type}.atomic.rmw.add ${at} (${type}.const 1)))
        (local.set $woken (i32.add (local.get $woken) (memory.atomic.notify ${at} (i32.const 1))))
        (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
      (local.get $woken))
    (func (export "consume") (param $n i32) (result i32) (local $lost i32) (local $there ${type})
      (loop $again
        (if (${type}.eqz (local.tee $there (${type}.atomic.load ${at})))
          (then
            (if (i32.eq (i32.const 2) (memory.atomic.${wait} ${at} (${type}.const 0) (i64.const ${TIMEOUT_MS}000000)))
              (then (local.set $lost (i32.add (local.get $lost) (i32.const 1)))))
            (br $again)))
        (br_if $again (${type}.ne (local.get $there)
          (${type}.atomic.rmw.cmpxchg ${at} (local.get $there) (${type}.sub (local.get $there) (${type}.const 1)))))
        (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
      (local.get $lost))
    (func (export "left") (result ${type}) (${type}.atomic.load ${at})))`;
}
