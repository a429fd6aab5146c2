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
  'compact-import-section',
] as const;

export type FeatureName = (typeof NAMES)[number];
export const FEATURE_NAMES: readonly FeatureName[] = NAMES;
/** A set of features: bit i stands for FEATURE_NAMES[i]. */
export type Features = number;

export const FEATURE = Object.fromEntries(NAMES.map((n, i) => [n, 1 << i])) as Record<FeatureName, number>;

/** What cannot be without others. */
const BUILDS_ON: Readonly<Partial<Record<FeatureName, FeatureName>>> = {
  'relaxed-simd': 'simd',
  'reference-types': 'bulk-memory',
  'function-references': 'reference-types',
  gc: 'function-references',
  exceptions: 'reference-types',
  'custom-descriptors': 'gc',
};

/** A set with more features, and what they build on. */
export function withFeatures(set: Features, names: readonly FeatureName[]): Features {
  let all = set;
  for (const name of names) for (let f: FeatureName | undefined = name; f !== undefined; f = BUILDS_ON[f]) all |= FEATURE[f];
  return all;
}
/** A set without some features, and without what builds on them. */
export function withoutFeatures(set: Features, names: readonly FeatureName[]): Features {
  const gone = names.reduce((bits, name) => bits | FEATURE[name], 0);
  return NAMES.reduce((left, name) => ((withFeatures(0, [name]) & gone) === 0 ? left : left & ~FEATURE[name]), set);
}

/** Everything up to and including WebAssembly 3.0: all names before `threads`. */
export const WASM3: Features = FEATURE.threads - 1;
/** The versions of the specification, each with all before it. */
export const VERSIONS = {
  wasm1: FEATURE.mvp,
  wasm2: FEATURE['relaxed-simd'] - 1,
  wasm3: WASM3,
} as const satisfies Readonly<Record<string, Features>>;
export const ALL_FEATURES: Features = (1 << NAMES.length) - 1;

/** The names in a set, in table order. */
export function featureNames(set: Features): FeatureName[] {
  return NAMES.filter((_, i) => (set >> i) & 1);
}
