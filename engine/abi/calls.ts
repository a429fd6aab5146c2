/**
 * The wasm calling convention, the same on every machine and operating system: where arguments and results go, for compiler and
 * runtime alike, by register *index*; each backend maps indices to its registers. Every target has so many of them.
 *
 * - Integers and references take integer argument registers in order, floats and vectors take vector registers in order; what
 *   is left goes to the stack in order, 8 bytes each (v128: 16, aligned). The callee pops stack arguments, so a tail call may
 *   resize them; their total is a multiple of 16.
 * - Results use the same two register sequences. When they do not fit, the caller passes a pointer to a result area as a
 *   hidden first integer argument, and the results that found no register stand there (8 bytes each, v128 16).
 * - No callee-saved registers except the frame pointer; the instance register is an argument, and the caller restores it from
 *   its frame (layout FRAME.instance) after a call that may have changed it.
 * - Upper halves of i32 registers, and of 8-byte slots holding 32-bit values, are undefined.
 */
import type { State } from '../wasm/opcodes.ts';
import { F32, F64, V128, type ValType } from '../wasm/types.ts';

export const INT_ARG_REGS = 6;
export const VEC_ARG_REGS = 8;

/** A place: 0..15 integer register index, 16..31 vector register index (minus 16), >= 64 stack or area byte offset plus 64. */
export type ArgumentPlace = number;
export const VEC_PLACE = 16;
export const STACK_PLACE = 64;

export interface Signature {
  readonly params: readonly ArgumentPlace[];
  readonly results: readonly ArgumentPlace[];
  /** Bytes of stack arguments the callee pops, a multiple of 16. */
  readonly stackArgs: number;
  /** Bytes of the result area; when not 0 integer register 0 carries the pointer to it. */
  readonly resultArea: number;
}

const isVec = (t: ValType): boolean => t === F32 || t === F64 || t === V128;

function assign(types: readonly ValType[], firstInt: number): { places: ArgumentPlace[]; bytes: number } {
  let int = firstInt;
  let vec = 0;
  let bytes = 0;
  const places = types.map((t) => {
    if (isVec(t)) {
      if (vec < VEC_ARG_REGS) return VEC_PLACE + vec++;
    } else if (int < INT_ARG_REGS) return int++;
    const size = t === V128 ? 16 : 8;
    bytes = (bytes + size - 1) & -size;
    const at = STACK_PLACE + bytes;
    bytes += size;
    return at;
  });
  return { places, bytes: (bytes + 15) & ~15 };
}

/** Places of a function type's parameters and results. */
export function signatureOf(params: readonly ValType[], results: readonly ValType[]): Signature {
  const res = assign(results, 0);
  const par = assign(params, res.bytes > 0 ? 1 : 0);
  return { params: par.places, results: res.places, stackArgs: par.bytes, resultArea: res.bytes };
}

export interface Libcall {
  readonly name: string;
  readonly params: string;
  readonly results: string;
  readonly via: 'exit' | 'builtin';
  /** The state it writes. */
  readonly writes: readonly State[];
  /** Code asks for it hardly ever, in a block of its own, and goes on. */
  readonly rare?: true;
}

/**
 * Services that generated code asks for. `exit`: the activation returns to TypeScript, which does the work and resumes (or
 * resumes with a trap); `builtin`: a C function on the wasm stack at that offset of the instance, which never faults,
 * allocates or calls Node-API. Types are IR-level: i = i32, l = i64, r = traced reference, w = any reference.
 * Objects may move at an exit.
 */
export const LIBCALLS = [
  // (memory, delta in pages) → pages before, or -1.
  { name: 'memory_grow', params: 'il', results: 'l', via: 'exit', writes: ['size'] },
  // (table, value, delta) → length before, or -1. The next three check their ranges themselves and trap.
  { name: 'table_grow', params: 'iwl', results: 'l', via: 'exit', writes: ['size', 'table'] },
  // (table, start, value, count)
  { name: 'table_fill', params: 'ilwl', results: '', via: 'exit', writes: ['table'] },
  // (destination table, source table, destination, source, count)
  { name: 'table_copy', params: 'iilll', results: '', via: 'exit', writes: ['table'] },
  // (table, element segment, destination, source, count)
  { name: 'table_init', params: 'iilll', results: '', via: 'exit', writes: ['table'] },
  { name: 'memmove', params: 'lll', results: '', via: 'builtin', writes: ['memory'] },
  { name: 'memset', params: 'lil', results: '', via: 'builtin', writes: ['memory'] },
  // The same two of elements of arrays.
  { name: 'move_elements', params: 'lll', results: '', via: 'builtin', writes: ['heap'] },
  // For a handler, before anything else is called: → the exception that it took, as an exnref.
  { name: 'caught_exception', params: '', results: 'r', via: 'exit', writes: [] },
  // (tag) → 1 where the exception that a handler took has that tag, else 0; before anything else is called, but asked any number
  // of times.
  { name: 'caught_has_tag', params: 'i', results: 'i', via: 'exit', writes: [] },
  // (bytes): collects or grows the heap until so many fit between STORE.heapTop and heapLimit; traps where no heap could hold
  // them.
  { name: 'heap_room', params: 'l', results: '', via: 'exit', writes: ['allocation'], rare: true },
  { name: 'set_elements', params: 'lil', results: '', via: 'builtin', writes: ['heap'] },
  // (element segment, array of functions, first element there, first in the segment, count): ranges that code has checked.
  { name: 'array_init_elem', params: 'irlll', results: '', via: 'exit', writes: ['heap'] },
  // (memory, address, expected, timeout in nanoseconds, negative: none) → 0 woken, 1 another value stood there, 2 timed out. The
  // address is in the memory, and a multiple of the value's size. Traps unless the memory is shared.
  { name: 'memory_wait32', params: 'ilil', results: 'i', via: 'exit', writes: ['memory', 'size'] },
  { name: 'memory_wait64', params: 'illl', results: 'i', via: 'exit', writes: ['memory', 'size'] },
  // (memory, address, how many at most) → how many were woken.
  { name: 'memory_notify', params: 'ili', results: 'i', via: 'exit', writes: ['memory', 'size'] },
] as const satisfies readonly Libcall[];
export type LibcallName = (typeof LIBCALLS)[number]['name'];
/** name → number: what generated code puts into the scratch register and the runtime dispatches on. */
export const LIBCALL = Object.fromEntries(LIBCALLS.map((l, i) => [l.name, i])) as Record<LibcallName, number>;
