/**
 * A trap as TypeScript sees it: code, the specification's words, and where it happened. Uncatchable in wasm; a host function
 * that lets it through passes it on to its caller, with the frames of both activations.
 */
import { TRAP, TRAP_MESSAGES, type TrapCode } from '../../wasm/traps.ts';
import type { Heap } from '../heap/heap.ts';
import { ThrownError } from './thrown.ts';

export class Trap extends ThrownError {
  readonly code: TrapCode;

  /** `detail` follows the specification's words. */
  constructor(code: TrapCode, detail = '') {
    super('execute', code === TRAP.stackExhausted ? 'exhaustion' : 'trap', `${TRAP_MESSAGES[code] ?? `trap ${code}`}${detail}`);
    this.name = 'Trap';
    this.code = code;
  }
}

/** What the program holds exceeds the heap. Uncatchable in wasm, as a trap is; the store can be used afterwards. */
export class OutOfHeap extends ThrownError {
  constructor(bytes: number) {
    super('execute', 'limit', `GC heap out of memory: no room for ${bytes} bytes`);
    this.name = 'OutOfHeap';
  }
}

/** Makes room for so many bytes of objects, for wasm; throws where there is none. */
export function makeRoom(heap: Heap, bytes: number): void {
  const room = heap.room(bytes);
  if (room === 'can never be') throw new Trap(TRAP.allocationTooLarge);
  if (room === 'heap is full') throw new OutOfHeap(bytes);
}
