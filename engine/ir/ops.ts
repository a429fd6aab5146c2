/**
 * Operations of the intermediate representation, once: a row is name, number of value operands in `a b c`, and flags. Names
 * follow Cranelift's. The frontend emits them, passes transform them, each machine lowers them, `inspect/print.ts` prints them.
 *
 * An instruction is a value: its number names its result. Fields by operation (`func.ts` has the arrays):
 *   param                block parameter
 *   iconst               i32, i64 or ref (null); imm = low half, imm2 = high half (i32 and null: 0)
 *   f32const f64const    bits in imm (and imm2);  v128const: imm = index of four words in the pool
 *   unary a; binary a b; icmp/fcmp a b, imm = condition, result i32;  select: a condition (i32), b if non-zero, c otherwise
 *   sextend8 sextend16   sign-extend the low 8/16 bits within the result type;  sextend32: i32 or i64 low half → i64
 *   uextend i32 → i64;   ireduce i64 → i32 (low half)
 *   fcvt_to_sint/uint    unchecked: the frontend has excluded NaN and overflow;  *_sat: saturating, NaN → 0
 *   umulhi smulhi        the upper half of the product of two i64, whose lower half is imul's
 *   iadd_cin isub_bin    i64: a + b + c, a - b - c, where c (i32) is 0 or 1: the upper halves of sums and differences of 128 bits
 *   sdiv udiv srem urem  divisor known non-zero (the frontend emits the check); sdiv overflow excluded; srem by -1 gives 0
 *   vunary a; vbinary a b; vternary a b c   the vector instruction of WebAssembly whose dense number is imm (operands and result
 *                        as its row says); imm2 = lane, or for i8x16.shuffle the index of four words of mask in the pool
 *   ref_offset           ref → i64: where the object lies in the heap's region, until the next safepoint (imm2 = MemFlags, of
 *                        class allocation): what is computed from it lives across none
 *   ref_word             ref → i32: its word, of which all may be read that collections do not change (tags, an i31's value)
 *   ref_of               i32 → ref with that word: no object's
 *   load                 [a + b + imm], b = -1 without index; a is i64, b i64 or ref, imm in 0..2^31-1; imm2 = MemFlags
 *   store                the same with value c
 *   atomic_load          what stands at [a + imm], zero-extended; imm2 = MemFlags, whose access is full or without a sign
 *   atomic_store         b goes there;  atomic_add, _sub, _and, _or, _xor, _xchg: it op b goes there, and its value is what stood
 *   there;  atomic_cas: c goes there where b stands (as wide as the access), its value is what stood there
 *   fence                orders memory, as all of these do
 *   vmload / vmstore     field of the instance at imm; imm2 = MemFlags; vmstore's value is a;  vmaddr: its address
 *   vmctx                the instance pointer
 *   stack_load/_store    frame slot imm (16 bytes each) with type ty; the frontend's fallback for functions too large for SSA
 *   stack_move           what stands in the c slots from imm2 on goes to those from imm on, which begin before them: all of it,
 *                        also where they overlap
 *   call                 imm = text function number (defined functions from 0, imports not counted), imm2 = signature,
 *                        a = argument list
 *   call_ptr             b = code pointer, c = instance pointer, imm2 = signature, a = argument list
 *   try_call / try_call_ptr   as call and call_ptr, with exceptional successors: terminators, whose edge list stands right behind
 *                        the arguments. All their results are projs, even a single one. What was thrown is in the store
 *                        (layout STORE.payload).
 *   libcall              imm = LIBCALL number, a = argument list
 *   proj                 result imm of the multi-result call a (its type is none); the projs stand directly after it in
 *                        ascending order, unused ones may be missing. One result: the call itself. Those of a try_call begin its
 *                        normal successor, which then has no other predecessor.
 *   return               a = list;  return_call / return_call_ptr as call
 *   jump                 a = edge;  brif: a condition (i32), b edge if non-zero, c edge otherwise
 *   br_table             a index (i32, unsigned), b = list of edges, the last is the default
 *   unreachable          terminator, imm = TrapCode;  trapz / trapnz: a condition (i32), imm = TrapCode: trap when (non-)zero;
 *                        not terminators. b = what was asked for (i32 or i64; -1: the trap tells nothing), c = a DETAIL,
 *                        imm2 = what there is: offset of an instance's field, or the index of a type
 * List: pool[at] = n, then n values. Edge: pool[at] = block, pool[at+1] = n, then n arguments.
 * Edge list: pool[at] = n, then n edges. Of a try_call the normal one is the last; behind it stand n - 1 tag indices, what the
 * handlers before it catch, in the order they are asked. ANY_TAG catches everything and has nothing behind it.
 */

/**
 * IR types. `ref` is a traced reference: 32 bits in a register of 64, the upper half zero (abi/heap-layout.ts). A function's
 * reference is the address of its record: an i64.
 */
export const TY = { none: 0, i32: 1, i64: 2, f32: 3, f64: 4, v128: 5, ref: 6 } as const;
export type Ty = number;
/** Whether machines keep values of that type in vector registers. */
export const isVectorClass = (ty: number): boolean => ty === TY.f32 || ty === TY.f64 || ty === TY.v128;
export const TY_NAMES = ['none', 'i32', 'i64', 'f32', 'f64', 'v128', 'ref'] as const;

/** Row flags. */
export const FLAG = {
  /** Result depends on operands only: may be numbered, hoisted, removed. */
  pure: 1,
  /** Ends a block. */
  terminator: 2,
  /** Has an effect: never removed. */
  effect: 4,
  /** Reads memory: removable when unused (unless it can trap), ordered after writes of its alias class. */
  reads: 8,
  /** Exchangeable operands. */
  commutative: 16,
  call: 32,
  /** Sequentially consistent: no access to memory passes it, and other threads may have written and grown memories there. */
  atomic: 64,
} as const;

const { pure, terminator, effect, reads, commutative, call, atomic } = FLAG;
const ROWS = [
  ['nop', 0, pure],
  ['param', 0, effect],
  ['iconst', 0, pure],
  ['f32const', 0, pure],
  ['f64const', 0, pure],
  ['v128const', 0, pure],
  ['iadd', 2, pure | commutative],
  ['isub', 2, pure],
  ['imul', 2, pure | commutative],
  ['umulhi', 2, pure | commutative],
  ['smulhi', 2, pure | commutative],
  ['iadd_cin', 3, pure],
  ['isub_bin', 3, pure],
  ['sdiv', 2, pure],
  ['udiv', 2, pure],
  ['srem', 2, pure],
  ['urem', 2, pure],
  ['band', 2, pure | commutative],
  ['bor', 2, pure | commutative],
  ['bxor', 2, pure | commutative],
  ['ishl', 2, pure],
  ['sshr', 2, pure],
  ['ushr', 2, pure],
  ['rotl', 2, pure],
  ['rotr', 2, pure],
  ['clz', 1, pure],
  ['ctz', 1, pure],
  ['popcnt', 1, pure],
  ['icmp', 2, pure],
  ['fcmp', 2, pure],
  ['select', 3, pure],
  ['sextend8', 1, pure],
  ['sextend16', 1, pure],
  ['sextend32', 1, pure],
  ['uextend', 1, pure],
  ['ireduce', 1, pure],
  ['bitcast', 1, pure],
  ['fabs', 1, pure],
  ['fneg', 1, pure],
  ['ceil', 1, pure],
  ['floor', 1, pure],
  ['trunc', 1, pure],
  ['nearest', 1, pure],
  ['sqrt', 1, pure],
  ['fadd', 2, pure | commutative],
  ['fsub', 2, pure],
  ['fmul', 2, pure | commutative],
  ['fdiv', 2, pure],
  ['fmin', 2, pure],
  ['fmax', 2, pure],
  ['fcopysign', 2, pure],
  ['fcvt_to_sint', 1, pure],
  ['fcvt_to_uint', 1, pure],
  ['fcvt_to_sint_sat', 1, pure],
  ['fcvt_to_uint_sat', 1, pure],
  ['fcvt_from_sint', 1, pure],
  ['fcvt_from_uint', 1, pure],
  ['fpromote', 1, pure],
  ['fdemote', 1, pure],
  ['vunary', 1, pure],
  ['vbinary', 2, pure],
  ['vternary', 3, pure],
  ['ref_offset', 1, reads],
  ['ref_word', 1, pure],
  ['ref_of', 1, pure],
  ['load', 2, reads],
  ['store', 3, effect],
  ['atomic_load', 1, effect | atomic],
  ['atomic_store', 2, effect | atomic],
  ['atomic_add', 2, effect | atomic],
  ['atomic_sub', 2, effect | atomic],
  ['atomic_and', 2, effect | atomic],
  ['atomic_or', 2, effect | atomic],
  ['atomic_xor', 2, effect | atomic],
  ['atomic_xchg', 2, effect | atomic],
  ['atomic_cas', 3, effect | atomic],
  ['fence', 0, effect | atomic],
  ['vmload', 0, reads],
  ['vmstore', 1, effect],
  ['vmaddr', 0, pure],
  ['vmctx', 0, pure],
  ['stack_load', 0, reads],
  ['stack_store', 1, effect],
  ['stack_move', 0, effect],
  ['call', 0, effect | call],
  ['call_ptr', 0, effect | call],
  ['try_call', 0, effect | terminator | call],
  ['try_call_ptr', 0, effect | terminator | call],
  ['libcall', 0, effect | call],
  ['proj', 0, effect],
  ['return', 0, effect | terminator],
  ['return_call', 0, effect | terminator | call],
  ['return_call_ptr', 0, effect | terminator | call],
  ['jump', 0, effect | terminator],
  ['brif', 1, effect | terminator],
  ['br_table', 1, effect | terminator],
  ['unreachable', 0, effect | terminator],
  ['trapz', 2, effect],
  ['trapnz', 2, effect],
] as const satisfies readonly (readonly [string, number, number])[];

export type IrName = (typeof ROWS)[number][0];
/** name → operation number. */
export const IR = Object.fromEntries(ROWS.map(([name], i) => [name, i])) as Readonly<Record<IrName, number>>;
/** operation number → name, value operands, flags. */
export const IR_NAMES: readonly IrName[] = ROWS.map(([name]) => name);
export const IR_ARITY = Uint8Array.from(ROWS, ([, arity]) => arity);
export const IR_FLAGS = Uint8Array.from(ROWS, ([, , flags]) => flags);

/** Whether it is a call with exceptional successors. */
export const isTryCall = (op: number): boolean => op === IR.try_call || op === IR.try_call_ptr;
/** Whether it calls through the code pointer in b, with the instance in c. */
export const isPointerCall = (op: number): boolean => op === IR.call_ptr || op === IR.try_call_ptr || op === IR.return_call_ptr;

/** Whether it reads or writes memory atomically at [a + imm]. */
export const isAtomicAccess = (op: number): boolean => (IR_FLAGS[op] & FLAG.atomic) !== 0 && op !== IR.fence;

/** Integer conditions; `^ 1` negates. */
export const ICMP = { eq: 0, ne: 1, slt: 2, sge: 3, sgt: 4, sle: 5, ult: 6, uge: 7, ugt: 8, ule: 9 } as const;
/** The condition with exchanged operands. */
export const ICMP_SWAPPED = Uint8Array.of(0, 1, 4, 5, 2, 3, 8, 9, 6, 7);
/** Float conditions of WebAssembly: ordered except `ne`. There is no negation in the set (NaN). */
export const FCMP = { eq: 0, ne: 1, lt: 2, gt: 3, le: 4, ge: 5 } as const;
export const ICMP_NAMES = Object.keys(ICMP);
export const FCMP_NAMES = Object.keys(FCMP);

/** Width and extension of a load or store, low byte of MemFlags. A v128 load knows full, u32 and u64: the rest is zero. */
export const ACCESS = { full: 0, s8: 1, u8: 2, s16: 3, u16: 4, s32: 5, u32: 6, u64: 7 } as const;
/** What memory a load or store touches; accesses of different classes do not alias. */
export const ALIAS = {
  /** Never written after instantiation: fixed memory bases, type ids, imported code pointers. */
  constant: 0,
  memory: 1,
  global: 2,
  table: 3,
  /** Lengths and movable bases: written only by calls (grow). */
  limits: 4,
  /** Fields and elements of objects, once they are filled in. */
  object: 5,
  /** Where the next object goes, where objects lie, and what fills new ones. */
  allocation: 6,
  /** Marks for the collector, which no code reads. */
  cards: 7,
} as const;
export const ALIAS_CLASSES = Object.keys(ALIAS).length;
/** MemFlags: access | alias << 8 | trap code << 16 (0: the access cannot trap). */
export function memFlags(access: number, alias: number, trap = 0): number {
  return access | (alias << 8) | (trap << 16);
}
export const accessOf = (flags: number): number => flags & 0xff;
export const aliasOf = (flags: number): number => (flags >> 8) & 0xff;
export const trapOf = (flags: number): number => flags >>> 16;
/** MemFlags without the trap. */
export const plainFlags = (flags: number): number => flags & PLAIN_FLAGS;
export const PLAIN_FLAGS = 0xffff;
