/** Every generated script of the hard suite. */
import { ADDRESSES } from './memory/addresses.ts';
import { BOUNDS } from './memory/bounds.ts';
import { BULK } from './memory/bulk.ts';
import { CONVERSIONS } from './numbers/conversions.ts';
import type { HardScript } from './writing/script.ts';

export const HARD_SCRIPTS: readonly HardScript[] = [...ADDRESSES, BOUNDS, BULK, CONVERSIONS];
