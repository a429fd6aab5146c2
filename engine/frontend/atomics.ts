/**
 * Translation of the instructions of the threads proposal. The effective address must be a multiple of the access's size, which
 * is asked before the bounds. Waiting and notifying are the runtime's, with an address that has been checked.
 */
import { LIBCALL } from '../abi/calls.ts';
import { NONE } from '../base/brand.ts';
import type { Value } from '../ir/func.ts';
import { ACCESS, ALIAS, IR, type IrName, memFlags, TY, type Ty } from '../ir/ops.ts';
import { bug } from '../wasm/errors.ts';
import type { OpRow } from '../wasm/opcodes.ts';
import { TRAP } from '../wasm/traps.ts';
import { checkedAddress, effectiveAddress } from './memory.ts';
import type { Translator } from './ssa/translator.ts';

/** Traps unless `index` plus the memarg's offset is a multiple of `size`, a power of two. */
function checkAligned(t: Translator, index: Value, size: number): void {
  if (size === 1) return;
  const { b } = t;
  const low = t.func.ty[index] === TY.i64 ? b.value(IR.ireduce, TY.i32, index) : index;
  const address = b.value(IR.iadd, TY.i32, low, b.i32(t.instr.lo & (size - 1)));
  t.trapIf(b.value(IR.band, TY.i32, address, b.i32(size - 1)), TRAP.unalignedAtomic);
}

/** Accesses by log2 of their size in bytes, of a value of that type. */
const accessOf = (ty: Ty, align: number): number =>
  1 << align === (ty === TY.i32 ? 4 : 8) ? ACCESS.full : ([ACCESS.u8, ACCESS.u16, ACCESS.u32][align] ?? bug('an atomic access'));

/** The translator of a row that is one atomic operation. */
export function atomicOf({ ir, name, align }: OpRow): ((t: Translator) => void) | undefined {
  if (ir === undefined || align < 0) return undefined;
  const op = IR[ir as IrName];
  const ty = name.startsWith('i32') ? TY.i32 : TY.i64;
  const access = accessOf(ty, align);
  const result = op === IR.atomic_store ? TY.none : ty;
  return (t) => {
    const c = op === IR.atomic_cas ? t.pop() : NONE;
    const b = op === IR.atomic_load ? NONE : t.pop();
    const index = t.pop();
    checkAligned(t, index, 1 << align);
    const { address, imm, trap } = checkedAddress(t, index, 1 << align);
    const value = t.b.write(op, result, address, b, c, imm, memFlags(access, ALIAS.memory, trap));
    if (result !== TY.none) t.push(value);
  };
}

export function fence(t: Translator): void {
  t.b.write(IR.fence, TY.none, NONE, NONE, NONE, 0, 0);
}

/** The effective address of a wait or notify, checked. */
function place(t: Translator, index: Value, size: number): Value {
  checkAligned(t, index, size);
  return effectiveAddress(t, index, size);
}
/** memory.atomic.wait32 and wait64. */
export const wait = (size: 4 | 8) => (t: Translator) => {
  const timeout = t.pop();
  const expected = t.pop();
  const address = place(t, t.pop(), size);
  const number = size === 4 ? LIBCALL.memory_wait32 : LIBCALL.memory_wait64;
  t.push(t.libcall(number, TY.i32, t.b.i32(t.instr.a), address, expected, timeout));
};
export function notify(t: Translator): void {
  const count = t.pop();
  const address = place(t, t.pop(), 4);
  t.push(t.libcall(LIBCALL.memory_notify, TY.i32, t.b.i32(t.instr.a), address, count));
}
