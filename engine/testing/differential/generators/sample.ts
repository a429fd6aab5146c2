/** What a generator of the differential driver makes. */
import type { Call } from '../sides/protocol.ts';

export interface Sample {
  /** Text, or binary. */
  readonly module: string | Uint8Array;
  /** What the judge runs in its place: the same written in instructions that have one result. */
  readonly judged?: string;
  /** Missing arguments are chosen by the driver; without calls it calls every export `times` times (3 when absent). */
  readonly calls?: readonly Call[];
  readonly times?: number;
  /** What the calls come to by a model of the generator's own. */
  readonly expected?: readonly string[];
  /** The memory exported as `m` begins with hard values (`hardBytes`). */
  readonly hard?: boolean;
}
