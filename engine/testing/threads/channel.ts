/**
 * A channel with little room, made of two counting semaphores: the first cell of a memory has what is there to be taken, the
 * second what room there is. Who finds nothing waits, and who gives wakes one. Once in JavaScript and once in wasm. A wait that
 * nobody ends for so long was not woken, its notification was lost; whoever finds that gives up.
 */
const TIMEOUT_MS = 40_000;
/** What a channel has room for: so little that everybody waits again and again. */
export const ROOM = 2;

type Cells = Int32Array | BigInt64Array;
/** A number as one of their values: Atomics' types know one kind of array at a time. */
const numberFor = (cells: Cells, n: number): never => (cells instanceof Int32Array ? n : BigInt(n)) as never;

function give(cells: Cells, cell: number): void {
  Atomics.add(cells as Int32Array, cell, numberFor(cells, 1));
  Atomics.notify(cells as Int32Array, cell, 1);
}
/** 1 where a wait was lost, else 0. */
function take(cells: Cells, cell: number): number {
  for (;;) {
    const there = Atomics.load(cells as Int32Array, cell);
    if (Number(there) === 0) {
      if (Atomics.wait(cells as Int32Array, cell, numberFor(cells, 0), TIMEOUT_MS) === 'timed-out') return 1;
    } else if (Atomics.compareExchange(cells as Int32Array, cell, there, numberFor(cells, Number(there) - 1)) === there) return 0;
  }
}

/** `count` times from one cell to the other, in JavaScript; 1 where a wait was lost, else 0. */
function pass(cells: Cells, count: number, from: number, to: number): number {
  for (let i = 0; i < count; i++) {
    if (take(cells, from) === 1) return 1;
    give(cells, to);
  }
  return 0;
}
/** Puts `count` things into the channel. */
export const produce = (cells: Cells, count: number): number => pass(cells, count, 1, 0);
/** Takes as many out. */
export const consume = (cells: Cells, count: number): number => pass(cells, count, 0, 1);

/** The same in wasm, for cells of that type in a memory with such addresses: `produce`, `consume`, `open`; `left` is there. */
export function channel(type: 'i32' | 'i64', address: 'i32' | 'i64'): string {
  const [there, room] = [0, type === 'i32' ? 4 : 8].map((at) => `(${address}.const ${at})`);
  const wait = type === 'i32' ? 'wait32' : 'wait64';
  const passes = (name: string, from: string | undefined, to: string | undefined): string => `
    (func (export "${name}") (param $n i32) (result i32)
      (loop $again
        (if (call $take ${from}) (then (return (i32.const 1))))
        (call $give ${to})
        (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
      (i32.const 0))`;
  return `(module (import "" "m" (memory ${address === 'i64' ? 'i64 ' : ''}1 1 shared))
    (func $give (param $at ${address})
      (drop (${type}.atomic.rmw.add (local.get $at) (${type}.const 1)))
      (drop (memory.atomic.notify (local.get $at) (i32.const 1))))
    (func $take (param $at ${address}) (result i32) (local $there ${type})
      (loop $again
        (if (${type}.eqz (local.tee $there (${type}.atomic.load (local.get $at))))
          (then
            (if (i32.eq (i32.const 2) (memory.atomic.${wait} (local.get $at) (${type}.const 0) (i64.const ${TIMEOUT_MS}000000)))
              (then (return (i32.const 1))))
            (br $again)))
        (br_if $again (${type}.ne (local.get $there) (${type}.atomic.rmw.cmpxchg (local.get $at)
          (local.get $there) (${type}.sub (local.get $there) (${type}.const 1))))))
      (i32.const 0))
    ${passes('produce', room, there)} ${passes('consume', there, room)}
    (func (export "open") (${type}.atomic.store ${room} (${type}.const ${ROOM})))
    ;; Waits for another value than is there, which ends at once.
    (func (export "different") (result i32) (memory.atomic.${wait} ${there} (${type}.const -1) (i64.const -1)))
    ;; Who waits for what is there; twice, since who has been woken does not wait.
    (func (export "wake") (result i32 i32)
      (memory.atomic.notify ${there} (i32.const 9)) (memory.atomic.notify ${there} (i32.const 9)))
    (func (export "left") (result ${type} ${type}) (${type}.atomic.load ${there}) (${type}.atomic.load ${room})))`;
}
