/**
 * Host functions: a function record whose code is the addon's host-exit stub and whose instance is a HOST_FUNC block, so that
 * they need no compiled code and work in tables. Called from wasm, they run on Node's own stack, between exit and resume.
 */
import { FUNCREF, HOST_FUNC } from '../../abi/layout.ts';
import { putAddress } from '../../addon/arena.ts';
import { bug } from '../../wasm/errors.ts';
import { type CallType, type DirectBody, type StoreState, WasmFunc } from '../state/state.ts';
import type { HostCallback } from '../values/extern.ts';
import type { WasmValue } from '../values/values.ts';

/**
 * Makes a host function. `index`: that of the import that it is made for. `stub`: code that knows most answers, 0: none does;
 * where it does not know one it exits.
 */
export function createHostFunc(state: StoreState, call: CallType, callback: HostCallback, index = -1, stub = 0): WasmFunc {
  const record = state.arena.alloc(FUNCREF.size);
  const block = state.arena.alloc(HOST_FUNC.size);
  const func = new WasmFunc(state, call, record, { callback, index });
  const number = state.giveNumber(func);
  state.resources.lend(func, record, block);
  putAddress(block.words, block.at + HOST_FUNC.store / 4, state.block.address);
  block.words[block.at + HOST_FUNC.owner / 4] = number;
  state.writeRecord(record, stub === 0 ? state.stubs.hostExit : stub, block.address, func.call.id, number);
  return func;
}

/** Makes a host function that takes its arguments as they stand in the head, and of which nobody but wasm knows. */
export function createDirectFunc(state: StoreState, call: CallType, body: DirectBody): WasmFunc {
  const func = createHostFunc(state, call, () => bug('arguments of a function that takes them from the head'));
  func.direct = body;
  return func;
}

/** What our own host functions throw, and the host's mean nothing by. */
export abstract class Signal {}

/** What a host function's body threw: the host's own, even where we would mean something else by it. */
export class HostError {
  readonly thrown: unknown;

  constructor(thrown: unknown) {
    this.thrown = thrown;
  }
}

/** What a host function throws to suspend the invocation that called it; its results are `convert` of what the promise gives. */
export class Suspension extends Signal {
  readonly func: WasmFunc;
  readonly promise: Promise<unknown>;
  readonly convert: (value: unknown) => readonly WasmValue[];

  constructor(func: WasmFunc, promise: Promise<unknown>, convert: (value: unknown) => readonly WasmValue[]) {
    super();
    this.func = func;
    this.promise = promise;
    this.convert = convert;
  }
}

/** What the engine throws on where a host function's body threw. */
export function thrownByHost(thrown: unknown): HostError | Signal {
  return thrown instanceof Signal ? thrown : new HostError(thrown);
}
