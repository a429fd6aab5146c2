/**
 * WebAssembly features as bits. A feature set says what parser, decoder and validator accept; `needs` of an instruction row
 * or a module says what an engine must execute. `WASM3` is exactly the 3.0 core specification with its annotations.
 */
const NAMES = [
  'mvp',
  'sign-extension',
  'sat-float-to-int',
  'multi-value',
  'reference-types',
  'bulk-memory',
  'simd',
  'relaxed-simd',
  'multi-memory',
  'memory64',
  'tail-call',
  'function-references',
  'gc',
  'exceptions',
  'extended-const',
  'annotations',
  'threads',
  'custom-page-sizes',
  'wide-arithmetic',
  'custom-descriptors',
  'legacy-exceptions',
] as const;

export type FeatureName = (typeof NAMES)[number];
export const FEATURE_NAMES: readonly FeatureName[] = NAMES;
/** A set of features: bit i stands for FEATURE_NAMES[i]. */
export type Features = number;

export const FEATURE = Object.fromEntries(NAMES.map((n, i) => [n, 1 << i])) as Record<FeatureName, number>;

/** Everything up to and including WebAssembly 3.0: all names before `threads`. */
export const WASM3: Features = FEATURE.threads - 1;
export const ALL_FEATURES: Features = (1 << NAMES.length) - 1;

/** The names in a set, in table order. */
export function featureNames(set: Features): FeatureName[] {
  return NAMES.filter((_, i) => (set >> i) & 1);
}
