/**
 * The frame of a function, offsets relative to the frame pointer (layout FRAME). From the top: instance pointer, padding, spill
 * slots, IR stack slots of 16 bytes, the result area of calls. A fixed distance between stack and frame pointer, a multiple of 16
 * in all.
 */
import { FRAME } from '../../abi/layout.ts';

/** First spill slot; a pair of slots (2n, 2n+1) starts at a multiple of 16. */
const FIRST_SPILL = FRAME.instance - 16;

export class StackFrame {
  private stackSlotsAt = 0;
  /** Offset of the result area. */
  area = 0;
  /** Bytes below the saved frame pointer. */
  size = 0;

  /** Computes offsets from what allocation and lowering found necessary. */
  layOut(spillSlots: number, stackSlots: number, resultArea: number): void {
    const spills = (-FRAME.instance + 8 + spillSlots * 8 + 15) & ~15;
    this.stackSlotsAt = -(spills + stackSlots * 16);
    this.area = this.stackSlotsAt - resultArea;
    this.size = (-this.area + 15) & ~15;
  }

  /** Spill slot `slot`; a 16-byte value in a pair is addressed by its lower (odd) half. */
  spill(slot: number, size: number): number {
    return FIRST_SPILL - 8 * slot - (size === 16 ? 8 : 0);
  }
  stackSlot(slot: number): number {
    return this.stackSlotsAt + 16 * slot;
  }
}
