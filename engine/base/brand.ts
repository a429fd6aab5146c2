/**
 * Integers with names. A value, a block, a register and an index are all numbers at run time; their types differ, so that one in
 * the place of another is a type error. All of this is erased: it costs nothing.
 *
 * A brand is a number and may be read, compared and printed as one; a number is not a brand. A name is born in one place
 * (`nextOf` in `IrFunc.newBlock`); from there on it travels in containers that know what they hold (`arrays.ts`).
 */
declare const NAME: unique symbol;

/** Integers called `N`: no two brands go for each other. */
export type Brand<N extends string> = number & { readonly [NAME]: N };

/** What goes for every brand. */
type Any = number & { readonly [NAME]: never };

/** No value, no block, no register, …: one number for all. */
export const NONE = -1 as Any;

/** The first of any kind; `++` leads to the next: `for (let b: Block = FIRST; b < f.blockCount; b++)`. */
export const FIRST = 0 as Any;

/** The next of any kind, of which there are `count`: where one is born. */
export function nextOf(count: number): Any {
  return count as Any;
}

/** The last of `count` of any kind, from which `--` leads back to the first. */
export const lastOf = (count: number): Any => nextOf(count - 1);
