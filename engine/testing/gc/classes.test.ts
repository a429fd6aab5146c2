/** The table of classes of bugs: each of the forty is there, and each place it names speaks of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../../../runner/system/paths.ts';

describe('classes of bugs of garbage collection', () => {
  const rows = readFileSync(join(ROOT, 'spec-tests', 'own', 'gc', 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d+ \|/.test(line))
    .map((line) => ({
      number: Number(line.split('|')[1]),
      files: [...line.matchAll(/`([^`]+)`/g)].map(([, file]) => file as string),
    }));

  it('are forty', () => {
    expect(rows.map(({ number }) => number)).deep.equal(Array.from({ length: 40 }, (_, i) => i + 1));
  });
  for (const { number, files } of rows)
    it(`${number}: ${files.join(', ')}`, () => {
      expect(files.length).above(0);
      for (const file of files) {
        const text = readFileSync(join(ROOT, file), 'utf8');
        const spoken = [...text.matchAll(/class(?:es)? ([\d ,toand]+\d|\d+)/gi)].flatMap(([, list = '']) => numbers(list));
        expect(spoken, file).include(number);
      }
    });
});

/** The numbers of `3`, `6 to 9, 12 and 13`. */
function numbers(list: string): number[] {
  return list.split(/, | and /).flatMap((part) => {
    const [from = 0, to = from] = part.split(' to ').map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}
