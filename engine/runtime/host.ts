/**
 * Host functions: a function record whose code is the addon's host-exit stub and whose instance is a HOST_FUNC block, so that
 * they need no compiled code and work in tables. Called from wasm, they run on Node's own stack, between exit and resume.
 */
import { FUNCREF, HOST_FUNC } from '../layout.ts';
import { putAddress } from './arena.ts';
import { checkValue } from './convert.ts';
import type { HostCallback } from './extern.ts';
import { type CallType, type StoreState, WasmFunc } from './state.ts';
import type { WasmValue } from './values.ts';

/** Makes a host function. */
export function createHostFunc(state: StoreState, call: CallType, callback: HostCallback): WasmFunc {
  const record = state.arena.alloc(FUNCREF.size);
  const block = state.arena.alloc(HOST_FUNC.size);
  const func = new WasmFunc(state, call, record, callback);
  const handle = state.giveHandles({ funcOfHandle: () => func }, 1);
  putAddress(block.words, block.at + HOST_FUNC.store / 4, state.block.address);
  block.words[block.at + HOST_FUNC.handle / 4] = handle;
  state.writeRecord(record, state.stubs.hostExit, block.address, func.call.id, handle);
  return func;
}

const NONE: readonly WasmValue[] = [];

/** Runs a host function's body and checks its results. */
export function callHost(func: WasmFunc, callback: HostCallback, args: readonly WasmValue[]): readonly WasmValue[] {
  const results = callback(args) ?? NONE;
  const types = func.type.results;
  if (results.length !== types.length)
    throw new TypeError(`host function gave ${results.length} results, ${types.length} expected`);
  for (let i = 0; i < types.length; i++) checkValue(func.state, results[i] as WasmValue, types[i] as number);
  return results;
}
