/** Recursion in backtraces, folded: lines in, fewer lines out. */

/** Functions of a recursion at most, for it to be folded. */
const MAX_PERIOD = 8;

/** The lines, but of what is repeated at least twice the first time only, and how often it comes again: `… 1,022 times`. */
export function foldRepeats(lines: readonly string[]): string[] {
  const folded: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const { period, again } = repeatsAt(lines, i);
    folded.push(...lines.slice(i, i + period));
    if (again > 0) folded.push(`… ${again.toLocaleString('en-US')} times${period > 1 ? `, all ${period}` : ''}`);
    i += period * (again + 1);
  }
  return folded;
}
/** How many lines from `i` on come again at once, and how often, at least twice; one line and 0 where none do. */
function repeatsAt(lines: readonly string[], i: number): { period: number; again: number } {
  for (let period = 1; period <= MAX_PERIOD; period++) {
    let same = 0;
    while (i + period + same < lines.length && lines[i + period + same] === lines[i + same]) same++;
    const again = Math.floor(same / period);
    if (again >= 2) return { period, again };
  }
  return { period: 1, again: 0 };
}
