/**
 * Register allocation by linear scan with live-range splitting: runs the steps in order on arenas that live as long as the
 * process. Functions that are too large, take too much work or have loops of another shape go to the simple allocator: time
 * and memory are bounded whatever the input.
 */
import type { AllocationInput, AllocationOutput, RegisterFile } from '../operands.ts';
import { Build } from './build.ts';
import { Flow } from './flow.ts';
import { Hints } from './hints.ts';
import { Liveness } from './liveness.ts';
import { Pieces } from './pieces.ts';
import { Placement } from './placement.ts';
import { Resolve } from './resolve.ts';
import { Scan } from './scan.ts';
import { allocateSimple } from './simple.ts';

/** Functions with more instructions or vregs than this are left to the simple allocator. */
const MOST_INSTRUCTIONS = 4_000_000;
const MOST_VREGS = 2_000_000;

const flow = new Flow();
const liveness = new Liveness();
const pieces = new Pieces();
const build = new Build();
const placement = new Placement();
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
  if (isSmall && flow.compute(input, registers) && liveness.compute(input, flow)) {
    build.run(input, registers, liveness, pieces);
    placement.begin(input, flow);
    hints.begin(input, build);
    if (scan.run(input, registers, liveness, pieces, build, placement, hints)) {
      const output = resolve.run(input, registers, flow, pieces, build, classOf);
      if (output !== undefined) return output;
    }
  }
  linearStatistics.fallbacks++;
  return allocateSimple(input, registers);
}
