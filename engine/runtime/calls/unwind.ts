/**
 * The frames of a parked activation, and where in them an exception goes on. Frames are found by frame pointers; each keeps its
 * instance at a fixed place (layout FRAME). Nothing is unwound: going on in a frame forgets the ones below it.
 */

import { BATCH, FRAME, INSTANCE } from '../../abi/layout.ts';
import { getAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { lookupHandlers } from '../../artifact/sections/exceptions.ts';
import { findFunction } from '../../artifact/sections/functions.ts';
import { lookupStackMap } from '../../artifact/sections/stackmaps.ts';
import { wordAt } from '../../base/arrays.ts';
import { nextOf } from '../../base/brand.ts';
import type { TextOffset } from '../../compiled/compiled.ts';
import { ANY_TAG } from '../../wasm/body.ts';
import type { WaitingFrames } from '../heap/roots.ts';
import { codeAt, type LoadedModule } from '../load/load.ts';
import { type InstanceObject, instanceById } from '../objects/instance.ts';
import type { StoreState } from '../state/state.ts';
import type { Tag } from '../values/extern.ts';

/** A frame that waits for a call. */
export interface WaitingFrame {
  readonly module: LoadedModule;
  /** The call's return address, an offset in the module's text. */
  readonly pc: TextOffset;
  readonly fp: number;
}

const words = new Uint32Array(6);
const bytes = new Uint8Array(words.buffer);
function readWord(address: number): number {
  addon().peek(address, bytes.subarray(0, 8));
  return getAddress(words, 0);
}

/**
 * The frames of a store's activation that came back with stack pointer `sp` (at a return address) and frame pointer `fp`,
 * innermost first.
 */
export function* waitingFrames(state: StoreState, sp: number, fp: number): Generator<WaitingFrame> {
  let pc = readWord(sp);
  let frame = fp;
  // The enter stub, which is no code of ours, stands below the last one.
  for (let module = codeAt(state, pc); module !== undefined; module = codeAt(state, pc)) {
    yield { module, pc: module.textOffset(pc), fp: frame };
    addon().peek(frame, bytes.subarray(0, 16));
    frame = getAddress(words, FRAME.callerFp / 4);
    pc = getAddress(words, FRAME.returnAddress / 4);
  }
}

/** Addresses of the words of a waiting frame that hold live references: what a collector looks at, and all there is. */
export function referencesIn({ module, pc, fp }: WaitingFrame): number[] {
  return lookupStackMap(module.artifact.stackMaps, pc).map((word) => fp - 8 * word);
}

/** The frames of all activations of a store that wait. */
export function framesOf(state: StoreState): WaitingFrames {
  const waiting = (): { readonly words: Int32Array }[] => [...state.suspended.keys(), ...state.executing];
  return {
    heads: () =>
      Float64Array.from(waiting().flatMap(({ words: head }) => [BATCH.sp, BATCH.fp].map((at) => getAddress(head, at / 4)))),
    wordsAt(returnAddress) {
      const module = codeAt(state, returnAddress);
      return module === undefined ? [] : lookupStackMap(module.artifact.stackMaps, module.textOffset(returnAddress));
    },
    addRoots(to) {
      for (const { words: head } of waiting())
        for (const frame of waitingFrames(state, getAddress(head, BATCH.sp / 4), getAddress(head, BATCH.fp / 4)))
          for (const address of referencesIn(frame)) to.add(address, 1, 8);
    },
  };
}

/** Where an exception goes on. */
export interface Landing {
  readonly pc: number;
  readonly sp: number;
  readonly fp: number;
  readonly instance: number;
}

function instanceAt(state: StoreState, address: number): InstanceObject {
  addon().peek(address + INSTANCE.id, bytes.subarray(0, 4));
  return instanceById(state, wordAt(words, 0));
}

/** The innermost handler for `tag` in the frames of an activation of the store, or undefined. */
export function findHandler(state: StoreState, tag: Tag, sp: number, fp: number): Landing | undefined {
  for (const { module, pc, fp: frame } of waitingFrames(state, sp, fp)) {
    const call = lookupHandlers(module.artifact.exceptions, pc);
    if (call === undefined) continue;
    const instance = readWord(frame + FRAME.instance);
    const { tags } = instanceAt(state, instance);
    const handler = call.handlers.find((h) => h.tag === ANY_TAG || tags[h.tag] === tag);
    const { functions } = module.artifact;
    // A handler in another function is none of a table that this compiler wrote.
    if (handler === undefined || findFunction(functions, handler.pc) !== findFunction(functions, nextOf(pc - 1))) continue;
    return { pc: module.text + handler.pc, sp: frame - call.frame, fp: frame, instance };
  }
  return undefined;
}
