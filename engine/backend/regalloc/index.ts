/** Register allocation: the one entry for the rest of the backend. */
import type { Allocate } from './interface/operands.ts';
import { allocateLinear } from './linear.ts';

export const allocate: Allocate = allocateLinear;
