/**
 * Where things lie in memory that generated code, the addon and the runtime share: instance, function reference, store,
 * activation and frame. All offsets in bytes, little endian, 64-bit pointers. Imports types only; `native/build.ts` writes
 * the same constants as macros for the addon (build/native/layout.h), so that there is one place to change.
 *
 * Generated code holds the instance pointer in a pinned register, and reaches whatever is outside of its own text through it: no
 * relocation.
 */

import type {
  DataIndex,
  ElemIndex,
  FuncIndex,
  GlobalIndex,
  MemoryIndex,
  TableIndex,
  TagIndex,
  TypeIndex,
} from '../wasm/types.ts';

/** Store block: one per store, the target of every instance's first word. */
export const STORE = {
  /** Pointer to the running activation. */
  activation: 0,
  /** Lowest stack pointer a function may reach with its frame; the prologue compares against it. */
  stackLimit: 8,
  /** Size of the stacks that the store's functions run on. */
  stackBytes: 16,
  /** Where a handler finds the values of the exception it takes, PAYLOAD_VALUE bytes each; valid until the next call. */
  payload: 24,
  /** A CALLEE: a function that throws the exnref it is called with. */
  throwRef: 32,
  /** u32 each: offsets in the heap's region where the next object begins, and behind the last byte that it may have. */
  heapTop: 48,
  heapLimit: 52,
  /** Pointer to the records of function types with supertypes, see TYPE_WORD; other functions may move them. */
  functionTypes: 56,
  /** The STRING_ROWs of host values by handle: where they stand, and u32: of how many handles. Host functions may move them. */
  strings: 64,
  stringRows: 72,
  size: 80,
} as const;
/** Bytes of a value of an exception, whatever its type. */
export const PAYLOAD_VALUE = 16;

/** Fixed head of an instance; the variable part follows as `instanceLayout` computes it. */
export const INSTANCE = {
  /** Pointer to the store block. */
  store: 0,
  /** Trap stub: generated code calls it from a cold path; the call's own address is the trap's pc. */
  trapStub: 8,
  /** Exit stub for libcalls that TypeScript serves: the libcall's number is in the scratch register of the ABI. */
  exitStub: 16,
  /** C functions on the wasm stack, called as the system's C is: memmove(dst, src, n), memset(dst, byte, n). */
  memmove: 24,
  memset: 32,
  /** u32: the runtime's number of this instance. */
  id: 40,
  /** Trap stub for traps that say more than their code: called with three words pushed, see DETAIL. */
  trapDetail: 48,
  /** Pointer to the region of the store's heap; 0 in an instance whose module has no use for it. */
  heap: 56,
  size: 64,
} as const;

/** A function reference points to such a record; null is 0. Own escaping functions' records stand inside the instance. */
export const FUNCREF = {
  code: 0,
  /** What the callee expects in the instance register: its instance, or a host function block (starts with the store pointer). */
  instance: 8,
  /** u32: the type word, compared by call_indirect with the caller's `types` entry. */
  type: 16,
  /** u32: the runtime's number of its instance or, of a host function, its own. */
  owner: 20,
  size: 24,
} as const;

/** The type word of a function type tells it from the other types of its store. It is odd where the type has supertypes. */
export const TYPE_WORD = {
  /** Without supertypes: the canonical id shifted left by this. */
  idShift: 1,
  /** With supertypes: the offset of the type's record (RTT) from STORE.functionTypes on, plus this. */
  record: 1,
} as const;

/** What a host function's record has in `instance`: store pointer, then its number (u32). */
export const HOST_FUNC = { store: 0, owner: 8, size: 16 } as const;

/** What stubs know of a host value that is a string; zeros where they do not know whether it is one. */
export const STRING_ROW = {
  /** u32: code units. */
  length: 0,
  /** u32: 1 + how often a unit was asked for that was not at hand. */
  known: 4,
  /** Pointer to its code units, u16 each; 0: not at hand. */
  units: 8,
  size: 16,
  logSize: 4,
} as const;

/** Frame, relative to the frame pointer. Spill slots follow below `instance`. */
export const FRAME = {
  callerFp: 0,
  returnAddress: 8,
  /** First stack argument. */
  stackArgs: 16,
  /** The instance pointer of this frame: restored after calls that may change the register, read by backtraces. */
  instance: -8,
} as const;

/** How a function record and the entries of what can be called begin. */
export const CALLEE = {
  code: 0,
  /** What the code expects in the instance register. */
  instance: 8,
  size: 16,
} as const;

/** Entries of the variable part: their fields, each 8 bytes where nothing else is said. */
export const ENTRY = {
  /** Kept current by the runtime in every instance that sees the memory. `length` is in bytes. */
  memory: { base: 0, length: 8, size: 16 },
  /** `length` is in elements, of 8 bytes each: funcref pointer, or reference handle. */
  table: { base: 0, length: 8, size: 16 },
  /** A CALLEE and the address of the function's record. */
  importedFunc: { code: 0, instance: 8, record: 16, size: 32 },
  /** The cell of an own global, of 16 bytes; of an imported one the address of its owner's. */
  global: { cell: 0, address: 0, size: 16 },
  /** u32, by type index, what compiled code compares: the offset of an object type's record (RTT), a function type's word. */
  type: { word: 0, size: 4 },
  /** References of an element segment, 8 bytes each; length 0 once dropped. */
  elem: { base: 0, length: 8, size: 16 },
  /** Bytes of a data segment; length 0 once dropped. */
  data: { base: 0, length: 8, size: 16 },
  /** A CALLEE: a function with the tag's parameters that throws them; it never returns. */
  tag: { code: 0, instance: 8, size: 16 },
} as const;

/** What the instance's variable part is made of. */
export interface InstanceCounts {
  readonly memories: number;
  readonly tables: number;
  readonly importedFuncs: number;
  readonly globals: number;
  readonly types: number;
  readonly elems: number;
  readonly datas: number;
  readonly tags: number;
  /** Own functions that references can reach (exported, in segments, ref.func, start is not enough). */
  readonly escapingFuncs: number;
}

/** Byte offsets of each array of the variable part, and the whole size (a multiple of 16). */
export interface InstanceLayout {
  readonly memories: number;
  readonly tables: number;
  readonly importedFuncs: number;
  readonly globals: number;
  readonly elems: number;
  readonly datas: number;
  readonly tags: number;
  readonly funcrefs: number;
  readonly types: number;
  readonly size: number;
}

/** Lays the variable part out; a pure function of the counts, so compiler and runtime agree without storing it. */
export function instanceLayout(n: InstanceCounts): InstanceLayout {
  const memories = INSTANCE.size;
  const tables = memories + n.memories * ENTRY.memory.size;
  const importedFuncs = tables + n.tables * ENTRY.table.size;
  const globals = importedFuncs + n.importedFuncs * ENTRY.importedFunc.size;
  const elems = globals + n.globals * ENTRY.global.size;
  const datas = elems + n.elems * ENTRY.elem.size;
  const tags = datas + n.datas * ENTRY.data.size;
  const funcrefs = tags + n.tags * ENTRY.tag.size;
  const types = funcrefs + n.escapingFuncs * FUNCREF.size;
  const size = (types + n.types * ENTRY.type.size + 15) & ~15;
  return { memories, tables, importedFuncs, globals, elems, datas, tags, funcrefs, types, size };
}

// Offsets of entries by index, imports first; of records by their place among them.
export const memoryEntry = (l: InstanceLayout, i: MemoryIndex): number => l.memories + i * ENTRY.memory.size;
export const tableEntry = (l: InstanceLayout, i: TableIndex): number => l.tables + i * ENTRY.table.size;
export const importedFuncEntry = (l: InstanceLayout, i: FuncIndex): number => l.importedFuncs + i * ENTRY.importedFunc.size;
export const globalEntry = (l: InstanceLayout, i: GlobalIndex): number => l.globals + i * ENTRY.global.size;
export const typeEntry = (l: InstanceLayout, i: TypeIndex): number => l.types + i * ENTRY.type.size;
export const elemEntry = (l: InstanceLayout, i: ElemIndex): number => l.elems + i * ENTRY.elem.size;
export const dataEntry = (l: InstanceLayout, i: DataIndex): number => l.datas + i * ENTRY.data.size;
export const tagEntry = (l: InstanceLayout, i: TagIndex): number => l.tags + i * ENTRY.tag.size;
export const recordEntry = (l: InstanceLayout, i: number): number => l.funcrefs + i * FUNCREF.size;

/** Reservation of a 32-bit memory in guard mode: index and offset are each below 4 GiB, an access is at most 16 bytes. */
export const GUARD_RESERVATION = 8 * 2 ** 30 + 65536;
/** That of a shared one, which JavaScript's engine makes. */
export const SHARED_RESERVATION = 8 * 2 ** 30;
/** Bytes below the stack limit that builtins, signals without an alternate stack and unwinders may use. */
export const STACK_HEADROOM = 65536;
/** Stacks of stores that ask for no other size; what V8 has. */
export const DEFAULT_STACK_BYTES = 1 << 20;
/** Frames no larger than this need no addition in the prologue's check: they fit into the headroom together with a builtin. */
export const SMALL_FRAME = 4096;

/**
 * Activation block: one run of wasm code on its own stack. It stands at the top of that stack's mapping; the stubs move whole
 * register files between the machine and where it points, so that they need to know no signature.
 */
export const ACTIVATION = {
  /** The host's stack pointer while wasm runs; the unwinder finds the host's frames through it, every resume rewrites it. */
  hostSp: 0,
  /** After an exit: wasm's stack pointer, at the return address. */
  sp: 8,
  fp: 16,
  /** Of a trap. */
  pc: 24,
  /** The instance register as it was at an exit. */
  instance: 32,
  /** Of a trap with DETAIL, what was asked for; see also `limit`. */
  asked: 40,
  /** u32: an EXIT. */
  exit: 48,
  /** u32: number of the libcall asked for; of a trap its DETAIL. */
  number: 52,
  /** Addresses of the SLOT that runs, and of the last one that runs before the host is back where none of them exits. */
  slot: 56,
  lastSlot: 64,
  /** Bytes of stack arguments that a resume pops. */
  pop: 72,
  /** Of a trap with DETAIL, what there is. */
  limit: 80,
  /** Address of the register file that an exit fills and a resume takes: that of the batch's head. */
  exitRegisters: 88,
  size: 128,
} as const;

/** A register file: integer and vector registers by the ABI's index. */
export const REGISTERS = { ints: 0, vecs: 48, size: 176 } as const;

/** Why an activation came back to the host. */
export const EXIT = {
  /** Returned; results are in the register file. */
  done: 0,
  /** Trap stub; `pc` is exact. */
  trap: 1,
  /** Wants a libcall. */
  libcall: 2,
  /** Called a host function; `instance` is its HOST_FUNC block. */
  host: 3,
  /** Touched a memory's guard region; `pc` is the faulting instruction. */
  fault: 4,
  /** Touched the guard page of its own stack. */
  stackGuard: 5,
  /** Was interrupted, anywhere. */
  interrupted: 6,
} as const;

/**
 * What a trap says beside its code: a kind, which tells what its two words mean (`asked` and `limit`), and two fields above it.
 * Generated code pushes `asked`, `limit` and this; a memory fault has the first byte outside as `asked`.
 */
export const DETAIL = {
  none: 0,
  /** A byte was asked for, of a memory or a data segment of so many. */
  memory: 1,
  data: 2,
  /** An element was asked for, of a table of so many. */
  table: 3,
  /** Canonical id of a function's type, and the index of the expected one in the trapping module. */
  type: 4,
  kindMask: 7,
  /** Flag: `asked` has passed 2^64. */
  overflow: 8,
  /** Unit of the upper field, 1 + log2 of an access's size: `asked` is where that access ends. 0: where it begins. */
  size: 16,
} as const;

/** Frames (pcs, innermost first) that a trap copies at most before its stack is used again. */
export const MAX_FRAMES = 64;

/**
 * One queued invocation, in memory that TypeScript and the addon share. Its frames stand behind all slots, at 8 * MAX_FRAMES *
 * index.
 */
export const SLOT = {
  code: 0,
  instance: 8,
  /** u32: a SLOT_STATUS. */
  status: 16,
  /** u32: with status `trapCode` its code. */
  trapCode: 20,
  pc: 24,
  /** With `detail`: what was asked for, see also `limit`. */
  asked: 32,
  /** u32: the caller's own number, shown in the progress cell while the invocation runs. */
  tag: 40,
  /** u32: frames there were, of which MAX_FRAMES have their pcs copied. */
  frameCount: 44,
  /** Address and u32 size of the stack arguments. */
  stackArgs: 48,
  stackArgBytes: 56,
  /** u32: a trap's DETAIL. */
  detail: 60,
  /** With `detail`: what there is. */
  limit: 64,
  /** Register file: arguments, then results. */
  ints: 72,
  vecs: 120,
  /** u32: arguments or results are in vector registers; 0: none is moved. */
  vectors: 248,
  size: 256,
} as const;

export const SLOT_STATUS = {
  pending: 0,
  done: 1,
  /** `pc` stands in the trap table. */
  trap: 2,
  /** A memory fault at the exact `pc`, which must stand in the trap table. */
  fault: 3,
  /** A trap that the runtime ordered at an exit: `trapCode`; `frames[0]` is a return address. */
  ordered: 4,
  /** As many activations live as there may be, or the stack's guard page touched. */
  exhausted: 5,
  /** A host function threw: the activation was dropped; `frames[0]` is a return address. */
  dropped: 6,
  /** The system refuses memory for a stack: nothing has run. */
  noStack: 7,
  /** Interrupted by its deadline or another thread; `pc` is where. */
  interrupted: 8,
} as const;

/** What a step of a batch does. */
export const COMMAND = {
  /** Runs the slots `first .. first + count`. */
  run: 0,
  /** Goes on with the parked invocation: results are in the head's register file, `pop` bytes of stack arguments go. */
  resume: 1,
  /** Goes on in another frame of it, where `pc`, `sp`, `fp` and `landInstance` say. */
  land: 2,
  /** Ends it with the status `status` and the trap code `trapCode`, and goes on with the next. */
  abandon: 3,
} as const;

/** Head of a batch buffer, before its slots: what a step is to do, and what an exit to TypeScript wants. */
export const BATCH = {
  /** u32: index of the slot that runs or asks. */
  index: 0,
  /** u32: after a step an EXIT: `done` where no invocation is left, else libcall or host. */
  exit: 4,
  /** u32: libcall number, or the number of the host function. */
  number: 8,
  /** u32: id of the calling instance (libcalls). */
  instance: 12,
  /**
   * wasm's stack pointer (at the return address: stack arguments stand behind it as in a FRAME) and frame pointer; `land` takes
   * new ones.
   */
  sp: 16,
  fp: 24,
  ints: 32,
  vecs: 80,
  /** Where `land` goes on, and with which instance. */
  pc: 208,
  landInstance: 216,
  /** u32: a COMMAND, and what it takes. */
  command: 224,
  first: 228,
  count: 232,
  pop: 236,
  status: 240,
  trapCode: 244,
  size: 256,
} as const;

/** Progress cell, in a file that a parent process maps or reads: which invocation was running when this process died. */
export const PROGRESS = { running: 0, tag: 4, size: 4096 } as const;
