/**
 * Implementation limits: those of the WebAssembly JS API specification (appendix "Implementation-defined Limits"), so that a
 * module every browser takes is taken here too, and one that exceeds them gets a clear error of class `limit` instead of an
 * exhausted machine. Decoder and validator check them; a limit is never reported as `malformed` or `invalid`.
 */
import { type Phase, WasmError } from './errors.ts';

export const LIMIT = {
  moduleBytes: 1_073_741_824,
  types: 1_000_000,
  functions: 1_000_000,
  imports: 1_000_000,
  exports: 1_000_000,
  globals: 1_000_000,
  tags: 1_000_000,
  tables: 100_000,
  // The appendix says 100; scripts of other engines have more, and they cost nothing but address space.
  memories: 1000,
  dataSegments: 100_000,
  // The appendix names none, and V8 takes ten times as many: those would fill more memory than Node gives a process.
  elementSegments: 1_000_000,
  segmentElements: 10_000_000,
  params: 1_000,
  results: 1_000,
  fields: 10_000,
  subtypeDepth: 63,
  bodyBytes: 7_654_321,
  locals: 50_000,
  labels: 65_536,
  newFixed: 10_000,
} as const;

/** Bytes that structures and arrays of a store may fill: what can be asked for, and what holds where nobody asks. */
export const HEAP_BYTES = { least: 65536, most: 1920 * 2 ** 20, byDefault: 2 ** 30 } as const;

/** Throws where `count` of something exceeds its limit. */
export function checkLimit(phase: Phase, what: string, count: number, limit: number, offset: number): void {
  if (count > limit)
    throw new WasmError(phase, 'limit', `implementation limit: ${count} ${what}, at most ${limit} are supported`, { offset });
}
