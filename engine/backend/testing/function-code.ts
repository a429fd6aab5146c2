/** Functions for tests of linking. */
import type { FunctionCode } from '../../compiled/compiled.ts';

/** A function that is these bytes and has these calls (FunctionCode.calls); all else is empty but `more`. */
export function functionCode(code: Uint8Array, calls: readonly number[], more: Partial<FunctionCode> = {}): FunctionCode {
  const none = new Int32Array(0);
  return {
    code,
    codeLength: code.length,
    frameSize: 0,
    calls: Int32Array.from(calls),
    traps: none,
    addrs: none,
    frameChanges: none,
    handlers: none,
    stackMaps: none,
    ...more,
  };
}
