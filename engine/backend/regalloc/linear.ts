/**
 * Register allocation by linear scan with live-range splitting: runs the steps in order on arenas that live as long as the
 * process. Functions that are too large, take too much work or have loops of another shape go to the simple allocator: time
 * and memory are bounded whatever the input.
 */
import type { AllocationInput, AllocationOutput, RegisterFile } from './interface/operands.ts';
import { BlockFrequency } from './ranges/block-frequency.ts';
import { LiveRanges } from './ranges/live-ranges.ts';
import { Liveness } from './ranges/liveness.ts';
import { RangeBuilder } from './ranges/range-builder.ts';
import { Resolve } from './resolve/resolve.ts';
import { Hints } from './scan/hints.ts';
import { Scan } from './scan/scan.ts';
import { SplitPositions } from './scan/split-positions.ts';
import { allocateSimple } from './simple.ts';

/** Functions with more instructions or vregs than this are left to the simple allocator. */
const MOST_INSTRUCTIONS = 4_000_000;
const MOST_VREGS = 2_000_000;

const blocks = new BlockFrequency();
const liveness = new Liveness();
const ranges = new LiveRanges();
const builder = new RangeBuilder();
const positions = new SplitPositions();
const hints = new Hints();
const scan = new Scan();
const resolve = new Resolve();
const classOf = (v: number): number => hints.classOf(v);

/** Counts of functions, for tests and benchmarks: how many fell back to the simple allocator. */
export const linearStatistics = { functions: 0, fallbacks: 0 };

/** Allocates with values in registers where that pays. */
export function allocateLinear(input: AllocationInput, registers: RegisterFile): AllocationOutput {
  linearStatistics.functions++;
  const isSmall = input.instCount <= MOST_INSTRUCTIONS && input.vregCount <= MOST_VREGS;
  if (isSmall && blocks.compute(input, registers) && liveness.compute(input, blocks)) {
    builder.run(input, registers, liveness, ranges);
    positions.begin(input, blocks);
    hints.begin(input, builder);
    if (scan.run(input, registers, { liveness, ranges, builder, positions, hints })) {
      const output = resolve.run(input, registers, blocks, ranges, builder, classOf);
      if (output !== undefined) return output;
    }
  }
  linearStatistics.fallbacks++;
  return allocateSimple(input, registers);
}
