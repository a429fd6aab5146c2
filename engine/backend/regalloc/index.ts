/** Register allocation: the one entry for the rest of the backend. */
import type { Allocate } from '../operands.ts';
import { allocateSimple } from './simple.ts';

export const allocate: Allocate = allocateSimple;
