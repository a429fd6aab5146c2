/**
 * Atomic instructions of every kind and width among plain accesses to the same bytes: aligned and not, inside and outside, with
 * old values that are read, dropped, compared and extended; operands that are constants, locals and other atomics; in branches
 * and loops, behind growth. Nobody else runs. In: random choices; out: a module with a memory of 32 or 64 bits, shared or not.
 */
import { OP_ROWS, type OpRow } from '../../../wasm/opcodes.ts';
import type { Random } from '../../random.ts';
import type { Call } from '../sides/protocol.ts';
import type { Sample } from './sample.ts';

/** What reads and writes memory; waiting belongs to several threads. */
const ACCESSES = OP_ROWS.filter(({ feature, align, name }) => feature === 'threads' && align >= 0 && !name.includes('wait'));
const PLAIN = ['i32.load8_s', 'i32.load', 'i64.load16_u', 'i64.load', 'i32.store8', 'i32.store16', 'i64.store'].map((name) => {
  return OP_ROWS.find((row) => row.name === name) as OpRow;
});

export function atomics(r: Random): Sample {
  const wide = r.chance(30);
  const index = wide ? 'i64' : 'i32';
  const shared = r.chance(60);
  let labels = 0;
  const constant = (type: string): string =>
    `(${type}.const ${r.pick(['0', '1', '-1', '0x80', '0xff7f', '0x7fffffff', '0x80000000', type === 'i64' ? '0x8000000080000001' : '-129'])})`;
  /** A value of that type; `depth`: how many accesses may stand in it. */
  const value = (type: string, depth: number): string => {
    const rows = ACCESSES.filter(({ results }) => results?.[0] === type);
    if (depth > 0 && r.chance(40)) return access(r.pick(rows), depth - 1);
    if (r.chance(30)) return constant(type);
    if (type === 'i64' && r.chance(30)) return `(i64.extend_i32_${r.pick(['u', 's'])} ${value('i32', depth)})`;
    if (type === 'i32' && r.chance(20)) return `(i32.wrap_i64 ${value('i64', depth)})`;
    return `(local.get $${type === 'i64' ? 'l' : r.pick(['x', 'y'])})`;
  };
  /** Mostly where the access is aligned: near the beginning, or around the end of the memory. */
  const address = (row: OpRow): string => {
    const size = 1 << row.align;
    if (r.chance(50)) return `(${index}.and (local.get $p) (${index}.const ${r.chance(90) ? 64 - size : 63}))`;
    return r.chance(60)
      ? `(${index}.const ${r.below(8) * size})`
      : `(${index}.const ${65536 - size * r.below(3) - (r.chance(10) ? 1 : 0)})`;
  };
  const offset = ({ align }: OpRow): string => {
    const size = 1 << align;
    if (r.chance(60)) return '';
    return `offset=${r.chance(90) ? r.below(4) * size : r.pick([1, 65536, 0x7fff_ffff, 0x8000_0000, 0xffff_fff8, 0xffff_ffff])}`;
  };
  const access = (row: OpRow, depth: number): string => {
    const operands = (row.params ?? []).slice(1).map((type) => value(type, depth));
    return `(${row.name} ${offset(row)} ${address(row)} ${operands.join(' ')})`;
  };
  const mark = (x: string): string => `(global.set $acc (i64.add (i64.mul (global.get $acc) (i64.const 31)) ${x}))`;
  const step = (): string => {
    const row = r.chance(75) ? r.pick(ACCESSES) : r.pick(PLAIN);
    const text = access(row, 2);
    const [type] = row.results ?? [];
    if (type === undefined) return text;
    if (r.chance(35)) return `(drop ${text})`;
    if (type === 'i32') return r.chance(50) ? mark(`(i64.extend_i32_u ${text})`) : `(local.set $${r.pick(['x', 'y'])} ${text})`;
    return r.chance(50) ? mark(text) : `(local.set $l ${text})`;
  };
  const body = (depth: number): string => Array.from({ length: 1 + r.below(4) }, () => statement(depth)).join('\n');
  const statement = (depth: number): string => {
    switch (depth > 0 ? r.below(9) : 8) {
      case 0:
        return `(if ${value('i32', 1)} (then ${body(depth - 1)}) (else ${body(depth - 1)}))`;
      case 1: {
        const label = `$l${labels++}`;
        return `(loop ${label} ${body(depth - 1)}
          (br_if ${label} (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1))) (i32.const 0))))`;
      }
      case 2:
        return '(atomic.fence)';
      case 3:
        return r.chance(30)
          ? `(drop (memory.grow (${index}.const 1)))`
          : `(local.set $p (${index}.add (local.get $p) (${index}.const 8)))`;
      default:
        return step();
    }
  };
  const func = (name: string): string => `(func (export "${name}") (param $p ${index}) (param $x i32) (param $l i64) (result i64)
    (local $y i32) (local $n i32) (local.set $y (local.get $x)) (local.set $n (i32.const ${1 + r.below(5)}))
    ${body(3)} (i64.add (global.get $acc) (i64.extend_i32_u (local.get $y))))`;
  const calls: Call[] = Array.from({ length: 16 }, () => ({
    func: `f${r.below(3)}`,
    args: [
      [index, r.chance(80) ? 8 * r.below(8) : r.chance(70) ? 65536 - r.below(20) : r.next() | 0, 0],
      ['i32', r.pick([0, 1, -1, 0x1ff, 0x7f80]), 0],
      ['i64', r.next() | 0, r.chance(50) ? 0 : r.next() | 0],
    ],
  }));
  return {
    module: `(module (memory (export "m") ${wide ? 'i64' : ''} 1 3 ${shared ? 'shared' : ''}) (global $acc (export "acc") (mut i64) (i64.const 1))
      ${func('f0')} ${func('f1')} ${func('f2')})`,
    hard: true,
    calls,
  };
}
