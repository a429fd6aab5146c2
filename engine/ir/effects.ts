/**
 * What instructions write, by alias class: the one place where passes ask.
 */
import { LIBCALLS } from '../abi/calls.ts';
import type { State } from '../wasm/opcodes.ts';
import type { IrFunc, Value } from './func.ts';
import { ALIAS, aliasOf, FLAG, IR, IR_FLAGS } from './ops.ts';

const MEMORY = 1 << ALIAS.memory;
const TABLE = 1 << ALIAS.table;
const LIMITS = 1 << ALIAS.limits;
const OBJECT = 1 << ALIAS.object;
const ALLOCATION = 1 << ALIAS.allocation;
/** Every class that is written and read. */
export const WRITES_ALL = MEMORY | TABLE | LIMITS | OBJECT | ALLOCATION | (1 << ALIAS.global);

/**
 * The classes in which state of the language lies. A segment's entry stands in the instance as globals do.
 */
const CLASSES: Readonly<Record<State, number>> = {
  memory: MEMORY,
  table: TABLE,
  global: 1 << ALIAS.global,
  segment: 1 << ALIAS.global,
  size: LIMITS,
  heap: OBJECT,
  allocation: ALLOCATION,
  all: WRITES_ALL,
};

/** The mask of the alias classes (bit = ALIAS) in which that state lies. */
export function aliasesOf(states: readonly State[]): number {
  return states.reduce((mask, state) => mask | CLASSES[state], 0);
}

/** Libcall number → classes it writes: at every exit objects may move. */
const LIBCALL_WRITES = Uint8Array.from(LIBCALLS, ({ writes, via }) => aliasesOf(writes) | (via === 'exit' ? ALLOCATION : 0));

/** A mask of the alias classes (bit = ALIAS) that instruction `i` may write. */
export function writesOf(f: IrFunc, i: Value): number {
  const op = f.op[i];
  if (op === IR.store || op === IR.vmstore) return 1 << aliasOf(f.imm2[i]);
  if ((IR_FLAGS[op] & FLAG.atomic) !== 0) return MEMORY | LIMITS;
  if (op === IR.libcall) return LIBCALL_WRITES[f.imm[i]];
  return (IR_FLAGS[op] & FLAG.call) !== 0 ? WRITES_ALL : 0;
}
