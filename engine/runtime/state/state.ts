/**
 * What all parts of a store share: its arena and block, its references, the rule that nothing outlives it. Function objects stand
 * here because references are functions; everything else has its own file.
 *
 * A funcref is the address of its record, which lives as long as who made it: see domain.ts. All other references are traced and
 * belong to the heap (heap/).
 */

import { type ArgumentPlace, type Signature, signatureOf } from '../../abi/calls.ts';
import { CALLEE, DEFAULT_STACK_BYTES, FUNCREF, STORE } from '../../abi/layout.ts';
import { type Arena, type ArenaBlock, putAddress } from '../../addon/arena.ts';
import { addon, type Stubs } from '../../addon/native.ts';
import { wordAt } from '../../base/arrays.ts';
import { type Weak, WeakTable } from '../../base/weak.ts';
import { GDB, PERF_MAP } from '../../debug/dump.ts';
import { type Bounds, checksOf, type Nans, SETTINGS, type Traps } from '../../target/settings.ts';
import { TYPES } from '../../wasm/canon.ts';
import { bug } from '../../wasm/errors.ts';
import { type FuncType, HEAP, heapOf, type ValType } from '../../wasm/types.ts';
import { Heap, type HeapOptions } from '../heap/heap.ts';
import { isTracedType } from '../heap/traits.ts';
import type { Func, HostCallback } from '../values/extern.ts';
import { StoreBudget } from './budget.ts';
import { Domain } from './domain.ts';
import { FunctionTypes } from './function-types.ts';
import { showAs } from './inspect.ts';
import { type Closable, Resources } from './resources.ts';

/** How a store's code stops and how its memories are bounded; artifacts must have been compiled for it. */
export interface StoreOptions extends HeapOptions {
  /** `signals` (default): faults in guard regions are traps. `explicit`: no signal handler is installed. */
  readonly traps?: Traps;
  /**
   * `guard` (default): 32-bit memories have guard regions and take code with and without checks; `explicit`: small reservations.
   */
  readonly bounds?: Bounds;
  /** `canonical`: code whose NaNs are the machine's is refused; `any` (default) takes all. */
  readonly nan?: Nans | undefined;
  /** false: behave as on systems without files in memory, where images of artifacts that came as bytes are copied. */
  readonly memoryFiles?: boolean;
  /** Bytes of stack that a call from the host may use (default 1 MiB, at least 128 KiB); beyond it: call stack exhausted. */
  readonly stackBytes?: number;
  /** Bytes that all memories may have together, a shared one counted with its maximum (default: what the system gives). */
  readonly memoryBytes?: number | undefined;
  /** Elements that all tables may have together (default: no limit but that of each table). */
  readonly tableElements?: number | undefined;
  /** Tells debuggers of loaded code, so that gdb knows wasm functions by name (default: whether TOUCHSTONE_GDB is 1). */
  readonly gdb?: boolean;
  /**
   * Tells profilers, too, by lines in /tmp/perf-PID.map (default: whether TOUCHSTONE_PERF is 1). Code is then copied out of its
   * file: for mapped files perf reads the symbols that `symbols` compiles in.
   */
  readonly perfMap?: boolean;
  /** What a host function threw → what is thrown in its place, before wasm sees it. */
  readonly arriving?: (thrown: unknown) => unknown;
}

/** A canonical function type with the places of its arguments and results. */
export interface CallType {
  readonly id: number;
  readonly type: FuncType;
  readonly signature: Signature;
  /** Where traced references are among arguments and results. */
  readonly traced: { readonly params: readonly ArgumentPlace[]; readonly results: readonly ArgumentPlace[] };
  /** Whether functions are among them. */
  readonly passesFunctions: boolean;
}

const callTypes: (CallType | undefined)[] = [];
/** The call type of a canonical type id. */
export function callTypeOf(id: number): CallType {
  let found = callTypes[id];
  if (found === undefined) {
    const { comp } = TYPES.definition(id);
    if (comp.kind !== 'func') return bug(`canonical type ${id} is no function type`);
    const signature = signatureOf(comp.params, comp.results);
    const traced = (what: 'params' | 'results') => signature[what].filter((_, i) => isTracedType(comp[what][i] as ValType));
    const passesFunctions = [...comp.params, ...comp.results].some((type) => isFuncRef(type as ValType));
    found = { id, type: comp, signature, traced: { params: traced('params'), results: traced('results') }, passesFunctions };
    callTypes[id] = found;
  }
  return found;
}
/** The canonical id of a function type whose own types are canonical or abstract. */
export function canonicalFuncType(type: FuncType): number {
  // A group that refers to nothing but itself: concrete references have no index space here.
  const sub = { final: true, supers: [], comp: type };
  return wordAt(TYPES.canonicalize([sub], [{ first: 0, count: 1 }]), 0);
}

/** Whether references of that type are function records (otherwise handles). */
export function isFuncRef(t: ValType): boolean {
  const heap = heapOf(t);
  if (heap === HEAP.func || heap === HEAP.nofunc) return true;
  return heap >= 0 && TYPES.abstractOf(heap) === HEAP.func;
}

/** Shared memory with a register file in it, by the types that values have there. */
export interface Registers {
  readonly words: Int32Array;
  readonly longs: BigInt64Array;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
}
/** Calls a host function's body with the arguments in a batch's head, and leaves its result there (calls/stubs.ts). */
export type DirectBody = (head: Registers) => void;

/** Whose function it is: an instance's with a domain, the host's with a callback. */
interface FuncSource {
  readonly domain?: Domain;
  readonly callback?: HostCallback;
  readonly index?: number;
}

/** A function of a store: of an instance, or of the host when `callback` is there. */
export class WasmFunc implements Func, FuncOwner, FuncHolder {
  readonly kind = 'func';
  readonly call: CallType;
  readonly state: StoreState;
  /** That of its instance; of a host function its own. */
  readonly domain: Domain;
  /** Address and words of its FUNCREF record. */
  readonly record: ArenaBlock;
  readonly callback: HostCallback | undefined;
  /** Its index in its instance, or that of the import that it was made for; -1: none. */
  readonly index: number;
  /** In place of `callback`, where there is one. */
  direct: DirectBody | undefined;

  constructor(state: StoreState, call: CallType, record: ArenaBlock, { domain, callback, index = -1 }: FuncSource) {
    this.state = state;
    this.call = call;
    this.record = record;
    this.domain = domain ?? new Domain(this);
    this.callback = callback;
    this.index = index;
    this.direct = undefined;
  }
  get type(): FuncType {
    return this.call.type;
  }
  /** A host function has one record. */
  funcAt(): WasmFunc {
    return this;
  }
}

/** Writes a function's CALLEE, as its record has it, from word `to` on. */
export function putCallee(words: Uint32Array | Int32Array, to: number, { record }: WasmFunc): void {
  const from = record.at + FUNCREF.code / 4;
  for (let w = 0; w < CALLEE.size / 4; w++) words[to + w] = wordAt(record.words, from + w);
}

/** Who has function records. */
export interface FuncOwner {
  /** The function object of the record at that address. */
  funcAt(address: number): WasmFunc;
}

/** Something of a store that may have references to functions. */
export interface FuncHolder {
  readonly state: StoreState;
  readonly domain: Domain;
}

/** A module with code from address `text` on, as long as anybody has it. */
export interface LoadedCode<M extends object = object> {
  readonly text: number;
  readonly module: Weak<M>;
}

export class StoreState {
  readonly traps: Traps;
  readonly bounds: Bounds;
  readonly nan: Nans;
  readonly memoryFiles: boolean;
  readonly gdb: boolean;
  readonly perfMap: boolean;
  readonly arriving: (thrown: unknown) => unknown;
  readonly resources: Resources;
  readonly arena: Arena;
  readonly stubs: Stubs;
  /** The STORE block. */
  readonly block: ArenaBlock;
  readonly heap: Heap;
  readonly functionTypes: FunctionTypes;
  readonly memoryBytes: StoreBudget;
  readonly tableElements: StoreBudget;
  /** Instances and host functions by their number, which records, libcalls and crash reports carry. */
  readonly owners = new WeakTable<FuncOwner>();
  /** Whose functions may be in the heap, where nobody looks for them: they live as long as the store. */
  readonly kept = new Domain();
  /** Modules whose code is mapped, by its address: pcs are looked up here. */
  readonly loaded: LoadedCode[] = [];
  /**
   * Batch buffers whose invocations are under way, outermost first; the heads of all but the last one describe a parked
   * activation.
   */
  readonly executing: { readonly words: Int32Array; readonly suspendable: boolean }[] = [];
  /** Those whose invocation waits for a promise, with the function that was called. */
  readonly suspended = new Map<{ readonly words: Int32Array }, WasmFunc>();
  closed = false;

  constructor(options: StoreOptions) {
    ({ traps: this.traps, bounds: this.bounds } = checksOf(options));
    this.nan = options.nan ?? SETTINGS.nan.byDefault;
    this.memoryFiles = options.memoryFiles ?? true;
    this.gdb = options.gdb ?? GDB;
    this.perfMap = options.perfMap ?? PERF_MAP;
    this.arriving = options.arriving ?? ((thrown) => thrown);
    if (this.traps === 'signals' && !addon().installHandlers())
      throw new Error('the system refuses signal handlers: use traps "explicit"');
    this.stubs = stubs();
    this.resources = new Resources(this);
    this.arena = this.resources.arena;
    this.block = this.arena.alloc(STORE.size);
    putAddress(this.block.words, this.block.at + STORE.stackBytes / 4, stackBytes(options));
    this.heap = new Heap(this, this.block, options);
    this.functionTypes = new FunctionTypes(this.arena, this.block);
    this.memoryBytes = new StoreBudget('memoryBytes', options.memoryBytes);
    this.tableElements = new StoreBudget('tableElements', options.tableElements);
  }

  /**
   * The rule of lifetimes, which every use of the store and its objects asks before it touches memory: throws unless the store is
   * open.
   */
  checkOpen(): void {
    if (this.closed) throw new Error('the store is closed');
  }
  /**
   * The same where an object is given to the store: throws a TypeError, too, unless this store is its owner. `what`: `a
   * function`.
   */
  checkOwn(owner: unknown, what: string): void {
    if (owner !== this) throw new TypeError(`${what} of another store`);
    this.checkOpen();
  }

  /** Fills a function record in; `typeId` is canonical. */
  writeRecord(record: ArenaBlock, code: number, instance: number, typeId: number, owner: number): void {
    const { words, at } = record;
    putAddress(words, at + FUNCREF.code / 4, code);
    putAddress(words, at + FUNCREF.instance / 4, instance);
    words[at + FUNCREF.type / 4] = this.functionTypes.wordOf(typeId);
    words[at + FUNCREF.owner / 4] = owner;
  }
  /** Gives a number to who has function records, until nobody has him. */
  giveNumber(owner: FuncOwner): number {
    const { owners } = this;
    const number = owners.add(owner);
    this.resources.whenDropped(owner, numbered(owners, number));
    return number;
  }
  /** The function object behind a record's address. */
  funcAt(address: number): WasmFunc {
    const { words, at } = this.arena.locate(address);
    const owner = this.owners.get(wordAt(words, at + FUNCREF.owner / 4));
    return owner?.funcAt(address) ?? bug(`the function at 0x${address.toString(16)} is of nobody`);
  }

  /**
   * A reference as the 64-bit word that wasm sees, for a place where `holder` has it. The value must have been checked against
   * the type.
   */
  encodeRef(value: unknown, type: ValType, holder: FuncHolder): number {
    if (!isFuncRef(type)) return this.heap.encode(value);
    if (value === null) return 0;
    const func = value as WasmFunc;
    holder.domain.join(func.domain);
    return func.record.address;
  }
  decodeRef(word: number, type: ValType): unknown {
    if (!isFuncRef(type)) return this.heap.references.decode(word >>> 0);
    return word === 0 ? null : this.funcAt(word);
  }

  /** Makes the heap, where a module comes that has structures or arrays; gives the base of its region. */
  openHeap(): number {
    const region = this.heap.open();
    if (region !== undefined) this.resources.add(region);
    return this.heap.base;
  }

  /** Gives everything back. */
  close(): void {
    if (this.closed) return;
    if (this.executing.length + this.suspended.size > 0)
      throw new Error('the store cannot be closed while one of its functions runs');
    this.closed = true;
    this.resources.close();
  }
}

/** A number that has been given. */
const numbered = (owners: WeakTable<FuncOwner>, number: number): Closable => ({ close: () => owners.remove(number) });

const MIN_STACK_BYTES = 1 << 17;
const MAX_STACK_BYTES = 2 ** 30;
/** Whole pages. */
function stackBytes({ stackBytes: wanted = DEFAULT_STACK_BYTES }: StoreOptions): number {
  if (!(wanted >= MIN_STACK_BYTES && wanted <= MAX_STACK_BYTES)) {
    throw new RangeError(`stackBytes must be between ${MIN_STACK_BYTES} and ${MAX_STACK_BYTES}, not ${wanted}`);
  }
  return Math.ceil(wanted / 65536) * 65536;
}

let cachedStubs: Stubs | undefined;
function stubs(): Stubs {
  cachedStubs ??= addon().stubs();
  return cachedStubs;
}

showAs(WasmFunc, 'Func', ({ type }) => ({ type }));
