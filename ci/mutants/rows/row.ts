/** What rows of mistakes are. */

/** What is wrong; the place; what stands there instead; and, where nothing can observe it, why. */
export type Row = readonly [what: string, from: string, to: string, unobservable?: string];
/** Source file → its mistakes. */
export type Table = Readonly<Record<string, readonly Row[]>>;
