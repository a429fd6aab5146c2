/**
 * What instructions write, by alias class: the one place where passes ask.
 */
import { LIBCALL } from '../abi/calls.ts';
import type { Func, Value } from './func.ts';
import { ALIAS, aliasOf, FLAG, IR, IR_FLAGS } from './ops.ts';

const MEMORY = 1 << ALIAS.memory;
const TABLE = 1 << ALIAS.table;
const LIMITS = 1 << ALIAS.limits;
/** Every class that is ever written. */
export const WRITES_ALL = MEMORY | TABLE | LIMITS | (1 << ALIAS.global);

/** Libcall number → classes it writes. */
const LIBCALL_WRITES = new Uint8Array(256).fill(WRITES_ALL);
LIBCALL_WRITES[LIBCALL.memory_grow] = LIMITS;
LIBCALL_WRITES[LIBCALL.table_grow] = LIMITS | TABLE;
LIBCALL_WRITES[LIBCALL.table_fill] = TABLE;
LIBCALL_WRITES[LIBCALL.table_copy] = TABLE;
LIBCALL_WRITES[LIBCALL.table_init] = TABLE;
LIBCALL_WRITES[LIBCALL.memmove] = MEMORY;
LIBCALL_WRITES[LIBCALL.memset] = MEMORY;
LIBCALL_WRITES[LIBCALL.type_check] = 0;
LIBCALL_WRITES[LIBCALL.caught_exception] = 0;
LIBCALL_WRITES[LIBCALL.caught_has_tag] = 0;

/** A mask of the alias classes (bit = ALIAS) that instruction `i` may write. */
export function writesOf(f: Func, i: Value): number {
  const op = f.op[i];
  if (op === IR.store || op === IR.vmstore) return 1 << aliasOf(f.imm2[i]);
  if (op === IR.libcall) return LIBCALL_WRITES[f.imm[i]];
  return (IR_FLAGS[op] & FLAG.call) !== 0 ? WRITES_ALL : 0;
}
