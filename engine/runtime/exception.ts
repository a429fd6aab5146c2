/**
 * Exceptions as TypeScript sees them: a tag and the values thrown. Wasm throws one by calling its tag (tag.ts); a host function throws one
 * with `throw`. Every other JavaScript value that a host function throws arrives in wasm under the store's `jsTag`, and leaves as itself.
 */
import { WasmError } from '../wasm/errors.ts';
import { Backtrace } from './backtrace.ts';
import type { Tag } from './extern.ts';
import { showValue, type WasmValue } from './values.ts';

export class WasmException extends WasmError {
  readonly tag: Tag;
  /** Of the tag's parameter types. */
  readonly values: readonly WasmValue[];
  /** From where it was thrown last to where it left wasm. */
  readonly backtrace: Backtrace = new Backtrace();

  constructor(tag: Tag, values: readonly WasmValue[]) {
    super('execute', 'exception', 'exception');
    this.name = 'WasmException';
    this.tag = tag;
    this.values = values;
  }

  /** The store that the tag is of. */
  get owner(): unknown {
    return 'state' in this.tag ? this.tag.state : undefined;
  }
  /** The values for people: most exceptions are caught, and nobody ever reads them. */
  get detail(): string {
    return `(${this.values.map(showValue).join(' ')})`;
  }
}
