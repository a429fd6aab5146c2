/**
 * Which features' instructions have translators: a fact that the front end of a run asks for without the compiler being loaded.
 * frontend/translate.ts checks at its start that it is so.
 */
import { FEATURE, type Features } from '../wasm/features.ts';

/** Features whose instructions the compiler translates, all of them. */
export const EXECUTABLE: Features =
  FEATURE.mvp |
  FEATURE['sign-extension'] |
  FEATURE['sat-float-to-int'] |
  FEATURE['reference-types'] |
  FEATURE['bulk-memory'] |
  FEATURE.simd |
  FEATURE['relaxed-simd'] |
  FEATURE['tail-call'] |
  FEATURE['function-references'] |
  FEATURE.gc |
  FEATURE.exceptions |
  FEATURE['legacy-exceptions'] |
  FEATURE['wide-arithmetic'] |
  FEATURE['custom-descriptors'] |
  FEATURE.threads;
