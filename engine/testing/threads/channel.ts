/**
 * A channel with little room, made of two counting semaphores: the first cell of a memory has what is there to be taken, the second
 * what room there is. Who finds nothing waits, and who gives wakes one. Once in JavaScript and once in wasm. A wait that nobody
 * ends within a minute was not woken: the notification was lost.
 */
const TIMEOUT_MS = 60_000;
/** What a channel has room for: so little that everybody waits again and again. */
export const ROOM = 2;

type Cells = Int32Array | BigInt64Array;
/** A number as one of their values: Atomics' types know one kind of array at a time. */
const numberFor = (cells: Cells, n: number): never => (cells instanceof Int32Array ? n : BigInt(n)) as never;

function give(cells: Cells, cell: number): void {
  Atomics.add(cells as Int32Array, cell, numberFor(cells, 1));
  Atomics.notify(cells as Int32Array, cell, 1);
}
/** How many waits were lost. */
function take(cells: Cells, cell: number): number {
  for (let lost = 0; ; ) {
    const there = Atomics.load(cells as Int32Array, cell);
    if (Number(there) === 0) {
      if (Atomics.wait(cells as Int32Array, cell, numberFor(cells, 0), TIMEOUT_MS) === 'timed-out') lost++;
    } else if (Atomics.compareExchange(cells as Int32Array, cell, there, numberFor(cells, Number(there) - 1)) === there)
      return lost;
  }
}

/** Puts `count` things into the channel, in JavaScript; how many waits were lost. */
export function produce(cells: Cells, count: number): number {
  let lost = 0;
  for (let i = 0; i < count; i++) {
    lost += take(cells, 1);
    give(cells, 0);
  }
  return lost;
}
/** Takes as many out. */
export function consume(cells: Cells, count: number): number {
  let lost = 0;
  for (let i = 0; i < count; i++) {
    lost += take(cells, 0);
    give(cells, 1);
  }
  return lost;
}

/** The same in wasm, for cells of that type in a memory with such addresses: `produce`, `consume`, `open`; `left` is there. */
export function channel(type: 'i32' | 'i64', address: 'i32' | 'i64'): string {
  const [there, room] = [0, type === 'i32' ? 4 : 8].map((at) => `(${address}.const ${at})`);
  const wait = type === 'i32' ? 'wait32' : 'wait64';
  const pass = (name: string, from: string | undefined, to: string | undefined): string => `
    (func (export "${name}") (param $n i32) (result i32) (local $lost i32)
      (loop $again
        (local.set $lost (i32.add (local.get $lost) (call $take ${from})))
        (call $give ${to})
        (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
      (local.get $lost))`;
  return `(module (import "" "m" (memory ${address === 'i64' ? 'i64 ' : ''}1 1 shared))
    (func $give (param $at ${address})
      (drop (${type}.atomic.rmw.add (local.get $at) (${type}.const 1)))
      (drop (memory.atomic.notify (local.get $at) (i32.const 1))))
    (func $take (param $at ${address}) (result i32) (local $lost i32) (local $there ${type})
      (loop $again
        (if (${type}.eqz (local.tee $there (${type}.atomic.load (local.get $at))))
          (then
            (if (i32.eq (i32.const 2) (memory.atomic.${wait} (local.get $at) (${type}.const 0) (i64.const ${TIMEOUT_MS}000000)))
              (then (local.set $lost (i32.add (local.get $lost) (i32.const 1)))))
            (br $again)))
        (br_if $again (${type}.ne (local.get $there) (${type}.atomic.rmw.cmpxchg (local.get $at)
          (local.get $there) (${type}.sub (local.get $there) (${type}.const 1))))))
      (local.get $lost))
    ${pass('produce', room, there)} ${pass('consume', there, room)}
    (func (export "open") (${type}.atomic.store ${room} (${type}.const ${ROOM})))
    ;; Who waits for what is there, and is woken by nobody here.
    (func (export "wake") (result i32) (memory.atomic.notify ${there} (i32.const 9)))
    (func (export "left") (result ${type} ${type}) (${type}.atomic.load ${there}) (${type}.atomic.load ${room})))`;
}
