/** Every generated script of the hard suite. */
import { MANY_VALUES } from './calls/many.ts';
import { PRESSURE } from './calls/pressure.ts';
import { BRANCHES } from './control/branches.ts';
import { ADDRESSES } from './memory/addresses.ts';
import { BOUNDS } from './memory/bounds.ts';
import { BULK } from './memory/bulk.ts';
import { CONVERSIONS } from './numbers/conversions.ts';
import { INTEGERS } from './numbers/integers.ts';
import { NANS } from './numbers/nan.ts';
import { VECTORS } from './numbers/vectors.ts';
import { TABLES_BULK } from './tables/bulk.ts';
import { BINARY } from './validity/binary.ts';
import { DEAD_CODE } from './validity/dead.ts';
import type { HardScript } from './writing/script.ts';

export const HARD_SCRIPTS: readonly HardScript[] = [
  ...ADDRESSES,
  BOUNDS,
  BULK,
  CONVERSIONS,
  INTEGERS,
  NANS,
  VECTORS,
  MANY_VALUES,
  PRESSURE,
  BRANCHES,
  TABLES_BULK,
  DEAD_CODE,
  BINARY,
];
