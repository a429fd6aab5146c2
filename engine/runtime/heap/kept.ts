/**
 * References among the results of queued invocations: words, until somebody looks at them. A hot queue makes no object for what
 * nobody looks at, and once it is cleared, wasm's objects can go, which those of JavaScript could not do before its job ends.
 */

import { REF } from '../../abi/heap-layout.ts';
import { addon } from '../../addon/native.ts';
import { wordAt } from '../../base/arrays.ts';
import type { ValType } from '../../wasm/types.ts';
import type { WasmValue } from '../values/values.ts';
import type { References } from './references.ts';
import type { RootList, RootSource } from './roots.ts';

const FIRST_WORDS = 64;

/** Whether a word is a structure or an array. */
export function isObjectWord(word: number): boolean {
  return word !== REF.null && (word & REF.noObject) === 0;
}

export class KeptReferences implements RootSource {
  private readonly references: References;
  private words = new Uint32Array(FIRST_WORDS);
  private address = addon().addressOf(this.words.buffer);
  private used = 0;
  private cleared = 0;

  constructor(references: References) {
    this.references = references;
  }

  /** A value whose `ref` becomes an object when somebody first asks, which must be before `clear`. */
  value(type: ValType, word: number): WasmValue {
    const index = this.used++;
    if (index === this.words.length) {
      const longer = new Uint32Array(2 * index);
      longer.set(this.words);
      this.words = longer;
      this.address = addon().addressOf(longer.buffer);
    }
    this.words[index] = word;
    const { cleared } = this;
    const look = (): unknown => this.look(index, cleared);
    let found: unknown;
    return {
      ...{ type, lo: 0, hi: 0, x2: 0, x3: 0 },
      get ref() {
        found ??= look();
        return found;
      },
    };
  }
  private look(index: number, cleared: number): unknown {
    if (cleared !== this.cleared) throw new Error('the batch was cleared before anybody looked at this reference');
    return this.references.decode(wordAt(this.words, index));
  }
  /** Forgets all of them. */
  clear(): void {
    this.used = 0;
    this.cleared++;
  }
  addRoots(to: RootList): void {
    to.add(this.address, this.used, 4);
  }
}
