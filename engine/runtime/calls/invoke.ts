/**
 * Runs invocations: one at a time, or queued and run in one native call. What wasm asks for at an exit (a libcall, a host
 * function) is served here on Node's own stack, then the activation is resumed; its traps and errors end only itself.
 */

import { BATCH, COMMAND, DETAIL, EXIT, SLOT, SLOT_STATUS } from '../../abi/layout.ts';
import { getAddress, getU64, putAddress } from '../../addon/arena.ts';
import { trapAt } from '../../artifact/read.ts';
import { wordAt } from '../../base/arrays.ts';
import { bug, WasmError } from '../../wasm/errors.ts';
import { TRAP, type TrapCode } from '../../wasm/traps.ts';
import { KeptReferences } from '../heap/kept.ts';
import type { RootList, RootSource } from '../heap/roots.ts';
import { codeAt, type LoadedModule } from '../load/load.ts';
import { checkValues } from '../objects/convert.ts';
import { HostError, Suspension, thrownByHost } from '../objects/host.ts';
import { showAs } from '../state/inspect.ts';
import { type StoreState, WasmFunc } from '../state/state.ts';
import { ThrownError } from '../thrown/thrown.ts';
import { Trap } from '../thrown/trap.ts';
import { trapDetail } from '../thrown/trap-detail.ts';
import type { Batch, Func, Outcome } from '../values/extern.ts';
import type { WasmValue } from '../values/values.ts';
import { type BatchBuffer, QUEUE_SLOTS, slotWord, takeBuffer } from './batch-buffer.ts';
import { exceptionsOf } from './exceptions.ts';
import { serveLibcall } from './libcalls.ts';
import { findHandler } from './unwind.ts';

/**
 * Whether JavaScript's stack was exhausted. Only what our own code throws may be asked: a host's error of these words is the
 * host's.
 */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}

/**
 * Runs the first `count` slots to their end, and serves what they ask for at exits; 0: they run already. Never throws because of
 * an invocation. Where a host function suspends one that may be suspended, it stays parked and the Suspension is given; `arrive`
 * then does what that host function has left to do, when it goes on.
 */
export function execute(state: StoreState, buffer: BatchBuffer, count: number, arrive?: () => void): Suspension | undefined {
  state.checkOpen();
  const { words } = buffer;
  if (count > 0) {
    words[BATCH.command / 4] = COMMAND.run;
    words[BATCH.first / 4] = 0;
    words[BATCH.count / 4] = count;
    buffer.step();
  }
  if (words[BATCH.exit / 4] === EXIT.done) return undefined;
  let serve = arrive;
  state.executing.push(buffer);
  // From here on this frame must not leave without ending the parked activation: everything that may throw, a JavaScript stack
  // overflow included, happens inside the try. A step needs no JavaScript stack; what the outer handler does calls nothing.
  do {
    let trap = 0;
    let raised: 'nothing' | 'landed' | 'dropped' = 'nothing';
    words[BATCH.pop / 4] = 0;
    try {
      try {
        if (serve !== undefined) serve();
        else if (words[BATCH.exit / 4] === EXIT.libcall) trap = serveLibcall(state, words);
        else serveHost(state, buffer);
      } catch (error) {
        if (error instanceof Suspension) {
          state.executing.pop();
          return error;
        }
        raised = raise(state, buffer, error) ? 'landed' : 'dropped';
      }
    } catch (error) {
      // None of the host's: a fault of ours, or no stack is left for what we do.
      buffer.errors[wordAt(words, BATCH.index / 4)] = error;
      buffer.isOurs[wordAt(words, BATCH.index / 4)] = 1;
      raised = 'dropped';
    }
    serve = undefined;
    if (raised === 'landed') words[BATCH.command / 4] = COMMAND.land;
    else if (raised === 'nothing' && trap === 0) words[BATCH.command / 4] = COMMAND.resume;
    else {
      words[BATCH.command / 4] = COMMAND.abandon;
      words[BATCH.status / 4] = raised === 'dropped' ? SLOT_STATUS.dropped : SLOT_STATUS.ordered;
      words[BATCH.trapCode / 4] = trap;
    }
    buffer.step();
  } while (words[BATCH.exit / 4] !== EXIT.done);
  state.executing.pop();
  return undefined;
}

/**
 * Makes the parked activation go on with the handler that takes what was thrown. False where there is none: what its caller sees
 * is noted.
 */
function raise(state: StoreState, buffer: BatchBuffer, error: unknown): boolean {
  const { words, errors } = buffer;
  const ofHost = error instanceof HostError;
  const thrown = ofHost ? state.arriving(error.thrown) : error;
  if (!ofHost && isStackOverflow(thrown)) throw thrown;
  const exceptions = exceptionsOf(state);
  const tag = exceptions.arrive(thrown, buffer);
  const landing =
    tag === undefined ? undefined : findHandler(state, tag, getAddress(words, BATCH.sp / 4), getAddress(words, BATCH.fp / 4));
  if (landing === undefined) {
    errors[wordAt(words, BATCH.index / 4)] = tag === undefined ? thrown : exceptions.leave();
    return false;
  }
  exceptions.deliver();
  putAddress(words, BATCH.pc / 4, landing.pc);
  putAddress(words, BATCH.sp / 4, landing.sp);
  putAddress(words, BATCH.fp / 4, landing.fp);
  putAddress(words, BATCH.landInstance / 4, landing.instance);
  return true;
}

/** Serves a call of a host function. Nothing stands between its body and this in the stacks of errors. */
function serveHost(state: StoreState, buffer: BatchBuffer): void {
  const func = state.owners.get(wordAt(buffer.words, BATCH.number / 4));
  if (!(func instanceof WasmFunc)) return bug('a host exit from nobody');
  const { callback, direct } = func;
  if (direct !== undefined) {
    try {
      return direct(buffer);
    } catch (thrown) {
      throw thrownByHost(thrown);
    }
  }
  if (callback === undefined) return bug("a host exit from a function that is not the host's");
  const args = buffer.hostArguments(func);
  let results: readonly WasmValue[] | undefined;
  try {
    results = callback(args);
  } catch (thrown) {
    throw thrownByHost(thrown);
  }
  giveResults(buffer, func, results);
}
/** Leaves results of a host function where the activation finds them. Throws a TypeError for those of other types. */
function giveResults(buffer: BatchBuffer, func: WasmFunc, results: readonly WasmValue[] = []): void {
  checkValues(func.state, results, func.type.results, 'results of the host function');
  buffer.hostResults(func, results);
  buffer.words[BATCH.pop / 4] = func.call.signature.stackArgs;
}

/** What went wrong in a slot that is not done. */
export function failure(state: StoreState, buffer: BatchBuffer, slot: number): unknown {
  const { words } = buffer;
  const at = slotWord(slot);
  const status = wordAt(words, at + SLOT.status / 4);
  const pcs = buffer.pcs(slot);
  const depth = buffer.depth(slot);
  const make = (code: number, detail?: string): Trap => new Trap(code as TrapCode, detail);
  let trap: Trap;
  if (status === SLOT_STATUS.trap || status === SLOT_STATUS.fault) {
    const pc = getAddress(words, at + SLOT.pc / 4);
    const module = codeAt(state, pc) ?? bug(`a trap at 0x${pc.toString(16)}, where no code is`);
    const code = codeOfTrap(module, pc, status);
    trap = make(code, detailOf(module, words, at, code));
    trap.backtrace.append(state, pcs, true, depth);
  } else if (status === SLOT_STATUS.ordered) {
    trap = make(wordAt(words, at + SLOT.trapCode / 4));
    trap.backtrace.append(state, pcs, false, depth);
  } else if (status === SLOT_STATUS.exhausted) {
    trap = make(TRAP.stackExhausted);
    trap.backtrace.append(state, pcs, true, depth);
  } else if (status === SLOT_STATUS.interrupted) {
    state.heap.interrupted();
    trap = make(TRAP.interrupted);
    trap.backtrace.append(state, pcs, true, depth);
  } else if (status === SLOT_STATUS.dropped) {
    const error = buffer.errors[slot];
    const isOurs = buffer.isOurs[slot] === 1;
    buffer.errors[slot] = undefined;
    buffer.isOurs[slot] = 0;
    const passed = isOurs && isStackOverflow(error) ? make(TRAP.stackExhausted) : error;
    if (passed instanceof ThrownError) passed.backtrace.append(state, pcs, false, depth);
    return passed;
  } else if (status === SLOT_STATUS.noStack) {
    return new WasmError('execute', 'limit', 'out of memory: the system refuses a stack for the call');
  } else return bug(`slot status ${status}`);
  return trap;
}

/** The code of the trapping instruction. One that is not in the table is a fault of the compiler's, which must be loud. */
function codeOfTrap(module: LoadedModule, pc: number, status: number): number {
  const offset = module.textOffset(pc);
  const code = trapAt(module.artifact, offset);
  if (code !== 0) return code;
  const what = status === SLOT_STATUS.fault ? 'memory fault' : 'trap stub';
  return bug(`${what}: text offset 0x${offset.toString(16)} has no entry in the trap table`);
}

/** What the trap in the slot at word `at` tells beside its code. */
function detailOf({ state, typeIds }: LoadedModule, words: Int32Array, at: number, code: number): string {
  const detail = wordAt(words, at + SLOT.detail / 4);
  if (detail === DETAIL.none) return '';
  const asked = getU64(words, at + SLOT.asked / 4);
  const limit = getU64(words, at + SLOT.limit / 4);
  return trapDetail(code, detail, asked, limit, { ids: typeIds, words: state.functionTypes });
}

function checkFunc(state: StoreState, func: Func): WasmFunc {
  if (!(func instanceof WasmFunc)) throw new TypeError('not a function of this engine');
  state.checkOwn(func.state, 'a function');
  return func;
}

/**
 * Calls a function; throws a `Trap`, a `WasmException`, or what a host function threw. `call`: whose callers belong into the
 * stack.
 */
export function invoke(
  state: StoreState,
  callee: Func,
  args: readonly WasmValue[],
  call: (...args: never[]) => unknown = invoke,
): WasmValue[] {
  const func = checkFunc(state, callee);
  const buffer = takeBuffer(1);
  try {
    buffer.encode(0, func, args, 0);
    execute(state, buffer, 1);
    if (!buffer.isDone(0)) {
      const error = failure(state, buffer, 0);
      if (error instanceof ThrownError) error.leave(call);
      throw error;
    }
    return buffer.results(0, func);
  } finally {
    buffer.close();
  }
}

/**
 * Ends the call in a buffer whose first step has come back with something else than results: serves what it asks for, and where
 * it failed gives the buffer back and throws. `call`: whose callers belong into the stack.
 */
export function settleCall({ state }: WasmFunc, buffer: BatchBuffer, call: (...args: never[]) => unknown): void {
  let isDone = false;
  try {
    execute(state, buffer, 0);
    if (buffer.words[slotWord(0) + SLOT.status / 4] !== SLOT_STATUS.done) {
      const error = failure(state, buffer, 0);
      if (error instanceof ThrownError) error.leave(call);
      throw error;
    }
    isDone = true;
  } finally {
    if (!isDone) buffer.close();
  }
}

/**
 * Calls a function that host functions may suspend: they throw a Suspension. The promise is rejected with what `invoke` would
 * throw.
 */
export async function invokePromising(state: StoreState, callee: Func, args: readonly WasmValue[]): Promise<WasmValue[]> {
  const func = checkFunc(state, callee);
  const buffer = takeBuffer(1);
  try {
    buffer.encode(0, func, args, 0);
    buffer.suspendable = true;
    let suspension = execute(state, buffer, 1);
    while (suspension !== undefined) {
      state.suspended.set(buffer, func);
      const arrive = await arrival(buffer, suspension);
      state.suspended.delete(buffer);
      suspension = execute(state, buffer, 0, arrive);
    }
    if (!buffer.isDone(0)) throw failure(state, buffer, 0);
    return buffer.results(0, func);
  } finally {
    buffer.suspendable = false;
    if (!state.suspended.has(buffer)) buffer.close();
  }
}
/** How a suspended host function ends, once its promise is settled. */
function arrival(buffer: BatchBuffer, { func, promise, convert }: Suspension): Promise<() => void> {
  return promise.then(
    (value) => () => {
      let results: readonly WasmValue[];
      try {
        results = convert(value);
      } catch (thrown) {
        throw thrownByHost(thrown);
      }
      giveResults(buffer, func, results);
    },
    (reason) => () => {
      throw new HostError(reason);
    },
  );
}

/** The queue behind `store.batch()`. */
export class InvocationQueue implements Batch, RootSource {
  private readonly state: StoreState;
  private readonly outcomes: Outcome[] = [];
  private readonly funcs: WasmFunc[] = [];
  private buffer: BatchBuffer | undefined;
  private running = false;
  /** Structures and arrays among the outcomes. */
  private kept: KeptReferences | undefined;

  constructor(state: StoreState) {
    this.state = state;
  }

  add(callee: Func, args: readonly WasmValue[], tag = 0): number {
    const func = checkFunc(this.state, callee);
    if (this.running) throw new Error('the batch is running');
    if (this.funcs.length === QUEUE_SLOTS || this.buffer?.fits(func) === false) this.run();
    this.buffer ??= this.takeBuffer();
    this.buffer.encode(this.funcs.length, func, args, tag);
    return this.outcomes.length + this.funcs.push(func) - 1;
  }

  /** It goes back with the store where the queue is never run. */
  private takeBuffer(): BatchBuffer {
    const buffer = takeBuffer(QUEUE_SLOTS);
    this.state.resources.add(buffer);
    this.state.heap.roots.add(this);
    return buffer;
  }
  /** Arguments of what has not run, results of what has. What runs has its own in its frames. */
  addRoots(to: RootList): void {
    const { buffer, funcs } = this;
    if (buffer === undefined) return;
    const running = this.running ? wordAt(buffer.words, BATCH.index / 4) : -1;
    funcs.forEach((func, slot) => {
      if (slot > running) buffer.addSlot(slot, func, 'params', to);
      else if (slot < running && buffer.isDone(slot)) buffer.addSlot(slot, func, 'results', to);
    });
  }

  run(): void {
    this.state.checkOpen();
    const { buffer, funcs } = this;
    if (buffer === undefined) return;
    if (this.running) throw new Error('the batch is running');
    this.running = true;
    try {
      execute(this.state, buffer, funcs.length);
    } finally {
      this.running = false;
    }
    const { heap } = this.state;
    heap.hold();
    try {
      for (let i = 0; i < funcs.length; i++) {
        this.outcomes.push(
          buffer.isDone(i)
            ? { kind: 'values', values: buffer.results(i, funcs[i] as WasmFunc, () => this.keeper()) }
            : { kind: 'error', error: failure(this.state, buffer, i) },
        );
      }
    } finally {
      heap.release();
    }
    funcs.length = 0;
    this.state.resources.remove(buffer);
    this.state.heap.roots.delete(this);
    buffer.close();
    this.buffer = undefined;
  }

  private keeper(): KeptReferences {
    if (this.kept === undefined) {
      this.kept = new KeptReferences(this.state.heap.references);
      this.state.heap.addWeakly(this.kept);
    }
    return this.kept;
  }

  outcome(index: number): Outcome {
    this.state.checkOpen();
    const found = this.outcomes[index];
    if (found === undefined) throw new RangeError(`invocation ${index} has not run`);
    return found;
  }
  clear(): void {
    this.state.checkOpen();
    if (this.funcs.length > 0) this.run();
    this.outcomes.length = 0;
    this.kept?.clear();
  }
}

showAs(InvocationQueue, 'Batch', () => ({}));
