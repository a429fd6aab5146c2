/** Every simplification, in the order in which those of an operation are tried. */
import type { RewriteRule } from './rule.ts';
import { SCALAR_RULES } from './simplify.ts';
import { VECTOR_RULES } from './simplify-vector.ts';
import { WIDE_RULES } from './simplify-wide.ts';

export const RULES: readonly RewriteRule[] = [...SCALAR_RULES, ...WIDE_RULES, ...VECTOR_RULES];
