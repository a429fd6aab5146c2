/** Modules of `wasm-tools smith` with garbage collection: valid, and full of what nobody would write. */
import { execFileSync } from 'node:child_process';
import { Random } from '../../random.ts';
import type { Sample } from './sample.ts';

/** What V8 has, and what ends. Without imports, so that all can be instantiated. */
const FLAGS = {
  'gc-enabled': true,
  'exceptions-enabled': true,
  'reference-types-enabled': true,
  'bulk-memory-enabled': true,
  'tail-call-enabled': true,
  'simd-enabled': true,
  'relaxed-simd-enabled': false,
  'memory64-enabled': false,
  'threads-enabled': false,
  'shared-everything-threads-enabled': false,
  'wide-arithmetic-enabled': false,
  'custom-page-sizes-enabled': false,
  'custom-descriptors-enabled': false,
  'compact-imports-enabled': false,
  'generate-custom-sections': false,
  'export-everything': true,
  'canonicalize-nans': true,
  'limit-arrays-in-const-exprs': true,
  'max-imports': 0,
  'max-memory32-bytes': 1 << 20,
  'max-table-elements': 1000,
  'max-instructions': 400,
  'min-types': 16,
  'max-types': 32,
  'min-funcs': 6,
  'max-funcs': 16,
  'min-globals': 3,
  'max-values': 10,
} as const;

/** Needs wasm-tools; throws where it is not installed. */
export function smith(seed: number): Sample {
  const r = new Random(seed);
  const input = Uint8Array.from({ length: 1 << 16 }, () => r.below(256));
  const flags = Object.entries(FLAGS).map(([name, value]) => `--${name}=${value}`);
  const module = execFileSync('wasm-tools', ['smith', '--ensure-termination', ...flags], { input, maxBuffer: 1 << 24 });
  return { module, times: 2 };
}
