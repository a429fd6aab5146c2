/** More skips than committed are said, whatever their reason; fewer are counted. */
import { expect } from 'chai';
import { compareSkips, formatSkips, mergeSkips, type SkipList } from './skips.ts';

const LIST: SkipList = { 'a.wast': { 'needs x': 2, 'needs y': 1 }, 'b.wast': {} };

describe('committed skips', () => {
  const CASES: readonly (readonly [what: string, file: string, skips: Record<string, number>, grown: string[], fewer: number])[] =
    [
      ['as committed', 'a.wast', { 'needs x': 2, 'needs y': 1 }, [], 0],
      ['one more', 'a.wast', { 'needs x': 3, 'needs y': 1 }, ['a.wast: needs x 3, committed 2'], 0],
      ['one more and one less', 'a.wast', { 'needs x': 1, 'needs y': 2 }, ['a.wast: needs y 2, committed 1'], 1],
      ['none', 'a.wast', {}, [], 3],
      ['for a new reason', 'a.wast', { 'needs x': 2, 'needs y': 1, 'needs z': 1 }, ['a.wast: needs z 1, committed 0'], 0],
      ['where none was', 'b.wast', { 'needs z': 1 }, ['b.wast: needs z 1, committed 0'], 0],
      ['in a file that the list does not have', 'c.wast', { 'needs z': 4 }, ['c.wast: needs z 4, committed 0'], 0],
    ];
  for (const [what, file, skips, grown, fewer] of CASES)
    it(what, () => expect(compareSkips(LIST, [{ file, skips }])).deep.equal({ grown, fewer }));

  it('are written a file a line, in order, without those that have none', () => {
    expect(formatSkips(LIST)).equal('{\n  "a.wast": {"needs x":2,"needs y":1}\n}\n');
    expect(formatSkips({})).equal('{}\n');
    expect(mergeSkips({ 'a.wast': { x: 1 }, 'b.wast': { x: 1 } }, [])).deep.equal({ 'a.wast': { x: 1 }, 'b.wast': { x: 1 } });
  });
});
