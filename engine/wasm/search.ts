/** Binary search, for all sorted tables: how many of `0 .. n - 1` hold, where all that hold stand first. */
export function partitionPoint(n: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (holds(mid)) low = mid + 1;
    else high = mid;
  }
  return low;
}
