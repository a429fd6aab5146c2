/**
 * Versions of the alias classes at one point of a function: loads of a class with equal versions see equal contents. A write
 * gives its classes versions that nothing had before. Where ways meet, a class whose versions differ gets such a one, too.
 */
import { ALIAS, ALIAS_CLASSES } from '../ops.ts';

/** In a record of `merge`: versions that came differ. */
const DIFFERS = -1;

export class AliasVersions {
  private readonly current = new Int32Array(ALIAS_CLASSES);
  /** The latest version given to any class. */
  private latest = 0;
  /** A mask of the classes that have been written since whoever asks cleared it. */
  written = 0;

  /** Another function begins. */
  reset(): void {
    this.current.fill(0);
    this.latest = 0;
    this.written = 0;
  }
  of(alias: number): number {
    return this.current[alias];
  }
  /** The classes of `mask` (bit = ALIAS) are written; `ALIAS.constant` never is. */
  renew(mask: number): void {
    this.written |= mask;
    for (let k = ALIAS.constant + 1; k < ALIAS_CLASSES; k++) if ((mask >> k) & 1) this.current[k] = ++this.latest;
  }

  // Records: ALIAS_CLASSES words from `at` on.

  save(record: Int32Array, at: number): void {
    for (let k = 0; k < ALIAS_CLASSES; k++) record[at + k] = this.current[k];
  }
  restore(record: Int32Array, at: number): void {
    for (let k = 0; k < ALIAS_CLASSES; k++) this.current[k] = record[at + k];
  }
  /** One more way leads to where the record was saved for. */
  merge(record: Int32Array, at: number): void {
    for (let k = 0; k < ALIAS_CLASSES; k++) if (record[at + k] !== this.current[k]) record[at + k] = DIFFERS;
  }
  /** Goes on where all ways of the record meet. */
  join(record: Int32Array, at: number): void {
    for (let k = 0; k < ALIAS_CLASSES; k++) {
      const version = record[at + k];
      this.current[k] = version === DIFFERS ? ++this.latest : version;
    }
  }
}
