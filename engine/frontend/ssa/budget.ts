/**
 * Work of one translation beyond a step an instruction, counted against a limit: what grows with both the number of branches and
 * the number of values that pass over them would be quadratic in the input.
 */

/** Thrown where the limit is passed; caught by `translateFunction` only. */
export const TOO_LARGE: unique symbol = Symbol('too large');

export class WorkBudget {
  private left = 0;

  start(limit: number = Number.POSITIVE_INFINITY): void {
    this.left = limit;
  }
  spend(n: number): void {
    this.left -= n;
    if (this.left < 0) throw TOO_LARGE;
  }
}
