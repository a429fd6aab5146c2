/** Random choices for generators of tests (mulberry32): the same seed, the same choices, on every machine. */
export class Random {
  private state: number;
  constructor(seed: number) {
    this.state = seed | 0;
  }
  /** 32 random bits, as an unsigned number. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }
  /** 0 to n - 1. */
  below(n: number): number {
    return this.next() % n;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  /** `least` to `most` of the list, in its order: what is left out makes room for the rest. */
  some<T>(list: readonly T[], least: number, most: number): T[] {
    const left = [...list];
    const size = least + this.below(most - least + 1);
    while (left.length > size) left.splice(this.below(left.length), 1);
    return left;
  }
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}

/** The choices as a function alone: a number from 0 to `below - 1`, scaled where `below` of the class takes a remainder. */
export function randomFrom(seed: number): (below: number) => number {
  const random = new Random(seed);
  return (below) => Math.floor((random.next() / 2 ** 32) * below);
}
