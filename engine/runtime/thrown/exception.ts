/**
 * Exceptions as TypeScript sees them: a tag and the values thrown. Wasm throws one by calling its tag (objects/tag.ts); a host
 * function throws one with `throw`. Every other JavaScript value that a host function throws arrives in wasm under the store's
 * `jsTag`, and leaves as itself.
 */
import type { Tag } from '../values/extern.ts';
import { showValue, type WasmValue } from '../values/values.ts';
import { ThrownError } from './thrown.ts';

export class WasmException extends ThrownError {
  readonly tag: Tag;
  /** Of the tag's parameter types. */
  readonly values: readonly WasmValue[];

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
