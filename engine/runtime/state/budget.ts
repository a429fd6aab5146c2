/** How much of one thing all objects of a store may have together. */
export class StoreBudget {
  private left: number;

  /** `what`: the option's name. Throws a RangeError unless `limit` is a whole number, or Infinity, and not negative. */
  constructor(what: string, limit = Number.POSITIVE_INFINITY) {
    if (!(limit >= 0 && (Number.isInteger(limit) || limit === Number.POSITIVE_INFINITY)))
      throw new RangeError(`${what} must be a whole number, not ${limit}`);
    this.left = limit;
  }
  /** Takes so much of it; false, and nothing is taken, where not so much is left. */
  take(amount: number): boolean {
    if (amount > this.left) return false;
    this.left -= amount;
    return true;
  }
  /** Gives back what was taken and could not be used. */
  giveBack(amount: number): void {
    this.left += amount;
  }
}
