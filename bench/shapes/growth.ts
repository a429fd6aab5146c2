/**
 * How something grows when a shape doubles. The last two doublings count, together: a sustained factor of 2 is linear, 4
 * quadratic, and what a just-in-time compiler, a garbage collector or a cache does at a single size shows in one of them only.
 */

/** Beyond this factor a doubling nothing is near-linear. */
export const MOST_GROWTH = 2.6;
/** What is below counts as if it were so much: start-up and noise are no growth. CPU milliseconds, and bytes. */
const LEAST_TIME = 60;
const LEAST_BYTES = 64e6;

/** The mean factor of a doubling from the second to the fourth of the values at n, 2n, 4n, 8n. */
function growth(values: readonly number[], least: number): number {
  const [, second = 0, , fourth = 0] = values;
  return Math.sqrt(Math.max(fourth, least) / Math.max(second, least));
}
export const timeGrowth = (milliseconds: readonly number[]): number => growth(milliseconds, LEAST_TIME);
export const memoryGrowth = (bytes: readonly number[]): number => growth(bytes, LEAST_BYTES);
