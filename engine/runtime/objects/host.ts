/**
 * Host functions: a function record whose code is the addon's host-exit stub and whose instance is a HOST_FUNC block, so that
 * they need no compiled code and work in tables. Called from wasm, they run on Node's own stack, between exit and resume.
 */
import { FUNCREF, HOST_FUNC } from '../../abi/layout.ts';
import { putAddress } from '../../addon/arena.ts';
import { type CallType, type StoreState, WasmFunc } from '../state/state.ts';
import type { HostCallback } from '../values/extern.ts';
import type { WasmValue } from '../values/values.ts';
import { checkValues } from './convert.ts';

/** Makes a host function. `index`: that of the import that it is made for. */
export function createHostFunc(state: StoreState, call: CallType, callback: HostCallback, index = -1): WasmFunc {
  const record = state.arena.alloc(FUNCREF.size);
  const block = state.arena.alloc(HOST_FUNC.size);
  const func = new WasmFunc(state, call, record, callback, index);
  const handle = state.giveHandles({ funcOfHandle: () => func }, 1);
  putAddress(block.words, block.at + HOST_FUNC.store / 4, state.block.address);
  block.words[block.at + HOST_FUNC.handle / 4] = handle;
  state.writeRecord(record, state.stubs.hostExit, block.address, func.call.id, handle);
  return func;
}

const NONE: readonly WasmValue[] = [];

/** What a host function's body threw: the host's own, even where we would mean something else by it. */
export class HostError {
  readonly thrown: unknown;

  constructor(thrown: unknown) {
    this.thrown = thrown;
  }
}

/** Runs a host function's body and checks its results. Throws a HostError, or a TypeError for results of other types. */
export function callHost(func: WasmFunc, callback: HostCallback, args: readonly WasmValue[]): readonly WasmValue[] {
  let results: readonly WasmValue[];
  try {
    results = callback(args) ?? NONE;
  } catch (thrown) {
    throw new HostError(thrown);
  }
  checkValues(func.state, results, func.type.results, 'results of the host function');
  return results;
}
