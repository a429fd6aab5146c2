/**
 * The generators of the differential driver, as a table: what is to be generated from a seed. A slice of a product (`pairs`,
 * `constants`) is chosen by the seed itself, so that seeds in a row cover the product.
 */
import { randomVectors } from '../../../backend/x64/testing/random-vectors.ts';
import { Random } from '../../random.ts';
import { randomExceptions } from '../../random-exceptions.ts';
import { randomModule } from '../../random-module.ts';
import { atomics } from './atomics.ts';
import { bounds } from './bounds.ts';
import { CONSTANT_SLICES, constants64 } from './constants.ts';
import { dead } from './dead.ts';
import { gc } from './gc.ts';
import { PAIR_SLICES, pairs } from './pairs.ts';
import type { Sample } from './sample.ts';
import { sections } from './sections.ts';
import { slots } from './slots.ts';
import { smith } from './smith.ts';
import { state } from './state.ts';

export interface Family {
  readonly name: string;
  /** Of all modules so many in `SHARES` are of this family. */
  readonly share: number;
  readonly make: (seed: number) => Sample;
}

export const FAMILIES: readonly Family[] = [
  { name: 'pairs', share: 5, make: (seed) => pairs(seed % PAIR_SLICES, new Random(seed)) },
  { name: 'constants', share: 4, make: (seed) => constants64(seed % CONSTANT_SLICES, new Random(seed)) },
  { name: 'bounds', share: 2, make: (seed) => bounds(new Random(seed), false) },
  { name: 'bounds64', share: 1, make: (seed) => bounds(new Random(seed), true) },
  { name: 'atomics', share: 2, make: (seed) => atomics(new Random(seed)) },
  { name: 'state', share: 3, make: (seed) => state(new Random(seed)) },
  { name: 'sections', share: 3, make: (seed) => sections(new Random(seed)) },
  { name: 'slots', share: 1, make: (seed) => slots(new Random(seed)) },
  { name: 'dead', share: 2, make: (seed) => dead(new Random(seed)) },
  { name: 'scalar', share: 2, make: (seed) => ({ module: randomModule(seed).bytes, times: 3 }) },
  // Relaxed instructions are judged by what they are made of.
  {
    name: 'vectors',
    share: 1,
    make: (seed) => ({ module: randomVectors(seed, false), judged: randomVectors(seed, true), hard: true, times: 1 }),
  },
  { name: 'exceptions', share: 1, make: (seed) => ({ module: randomExceptions(seed, false), times: 3 }) },
  { name: 'legacy', share: 1, make: (seed) => ({ module: randomExceptions(seed, true), times: 3 }) },
  { name: 'gc', share: 2, make: (seed) => gc(seed, false) },
  // Needs a V8 that knows descriptors: it is asked for by name.
  { name: 'descriptors', share: 0, make: (seed) => gc(seed, true) },
  // Needs wasm-tools: it is asked for by name.
  { name: 'smith', share: 0, make: smith },
];

/** Families in turn, each as often as its share says. */
const TURNS: readonly Family[] = FAMILIES.flatMap((f) => Array.from({ length: f.share }, () => f));
/**
 * The family and its own seed of the driver's seed `n`: consecutive seeds of the driver give consecutive seeds of a family, so
 * that its slices come one after another.
 */
export function turn(n: number): { readonly family: Family; readonly seed: number } {
  const place = n % TURNS.length;
  const family = TURNS[place] as Family;
  return { family, seed: Math.floor(n / TURNS.length) * family.share + place - TURNS.indexOf(family) };
}
