/** Questions asked of results, and results packed and unpacked: what runs in the browser, without one. */
import { expect } from 'chai';
import fc from 'fast-check';
import { AXES, type Suite } from '../format/data.ts';
import { type Published, packed } from './pack.ts';
import { inWords, LETTERS, percent, sumOf } from './page/letters.ts';
import { addCounts, ask, axesOf, codeOf, countFiles, modelOf, pairs, type Question, withColumn } from './page/model.ts';
import type { MatrixData } from './page/shape.ts';

const LETTER = LETTERS.map(({ letter }) => letter).join('');

/** Files of letters, a text a column: engines are `a`, `b`… and a column is `a1`, its engine's first. */
function published(columns: readonly string[], files: readonly (readonly string[])[]): Published {
  const size = (letters: readonly string[]): number => Math.max(0, ...letters.map((text) => text.length));
  const suite: Suite = {
    schema: 1,
    ...{ suite: 's', commit: 'c', repository: 'https://example.org/r', kinds: ['module', 'assert_return'] },
    files: files.map((letters, f) => ({
      ...{ file: `f${f}`, path: `f${f}.wast`, group: `g${f % 2}` },
      ids: Array.from({ length: size(letters) }, (_, i) => `${f}${i}`),
      lines: Array.from({ length: size(letters) }, (_, i) => i * 2 + 1),
      kinds: Array.from({ length: size(letters) }, (_, i) => 'ab'[i % 2]).join(''),
      axes: Array.from({ length: size(letters) }, (_, i) => 'evbt'[i % 4]).join(''),
    })),
  };
  const identity = {
    ...{ version: '1', mode: 'default', flags: [], driver: 'd', touchstone: '0', suite: 's', os: 'linux', arch: 'x64' },
    ...{ started: '2026-11-30T00:00:00Z', seconds: 1 },
  };
  const column = (name: string) => ({
    ...{ column: name, title: name, counts: {}, scores: {}, runs: [], notices: [] },
    identity: { ...identity, engine: name[0] ?? '' },
  });
  const groups = ['g0', 'g1'].map((name) => ({ name, version: '1.0', title: name }));
  return {
    index: { schema: 1, published: '', suite: 's', groups, columns: columns.map(column) },
    suite,
    statuses: { schema: 1, columns, files: Object.fromEntries(files.map((letters, f) => [`f${f}`, letters])) },
  };
}

const matrix = (columns: readonly string[], files: readonly (readonly string[])[]): MatrixData => {
  const data = published(columns, files);
  return packed(data, data.suite.files);
};

const ANY: Omit<Question, 'columns'> = {
  ...{ letters: new Set(), differs: false, only: '', groups: new Set(), kinds: new Set(), axes: new Set() },
};

describe('results of a matrix', () => {
  it('come out of patterns as they went in', () => {
    const letters = (length: number) => fc.string({ unit: fc.constantFrom(...LETTER), minLength: length, maxLength: length });
    const file = fc
      .integer({ min: 0, max: 40 })
      .chain((n) => fc.tuple(letters(n), fc.oneof(letters(n), fc.constant('')), letters(n)));
    fc.assert(
      fc.property(fc.array(file, { maxLength: 4 }), (files) => {
        const data = matrix(['a1', 'a2', 'b1'], files);
        const model = modelOf(data);
        for (const [f, texts] of files.entries()) {
          for (let c = 0; c < 3; c++) {
            const from = model.first[f] ?? 0;
            const size = (model.first[f + 1] ?? 0) - from;
            const said = Array.from({ length: size }, (_, i) => LETTERS[codeOf(model, from + i, c)]?.letter).join('');
            expect(said).equal((texts[c] ?? '').padEnd(size));
          }
        }
        // Every directive is counted once a column, and columns that come later say what they said.
        const { found } = ask(model, data, { ...ANY, columns: [0, 1, 2] });
        const counted = files.map((_, f) => countFiles(model, found, [f]).reduce((a, b) => a + b, 0));
        expect(counted.reduce((a, b) => a + b, 0)).equal(model.size * 3);
        const each = files.map((_, f) => countFiles(model, found, [f]));
        expect(countFiles(model, found, [...files.keys()])).deep.equal(addCounts(each, 3));
        const statuses = Object.fromEntries(files.map((texts, f) => [`f${f}`, texts[0]]));
        const more = withColumn(
          model,
          data,
          { id: 'x', title: '', engine: 'a', page: '', version: '', mode: '' },
          { column: 'a1', statuses },
        );
        for (let i = 0; i < model.size; i++) {
          expect(codeOf(more, i, 3)).equal(codeOf(model, i, 0));
          expect(codeOf(more, i, 2)).equal(codeOf(model, i, 2));
        }
      }),
    );
  });

  // Three engines, of which a has two columns; a directive stands in a column of these texts.
  const SAID = ['pppfpupfv', 'ppppffpfp', 'pfpppufcp', 'ppsppupcp'];
  const [some, all] = [
    [0, 2, 3],
    [0, 1, 2, 3],
  ] as const;
  for (const [what, question, expected] of [
    ['everything', { columns: all }, '012345678'],
    ['a wrong answer', { columns: all, letters: new Set('f') }, '134567'],
    ['a wrong answer of those that are shown', { columns: some, letters: new Set('f') }, '1367'],
    ['wrong answers or crashes', { columns: some, letters: new Set('fc') }, '1367'],
    ['what differs, skips and what proves nothing aside', { columns: all, differs: true }, '134567'],
    ['what differs between two', { columns: [0, 1], differs: true }, '345'],
    ['what one engine alone gets wrong', { columns: all, only: '*' }, '1346'],
    ['what a alone gets wrong, in any column', { columns: all, only: 'a' }, '34'],
    ['what b alone gets wrong', { columns: all, only: 'b' }, '16'],
    ['what c alone gets wrong', { columns: all, only: 'c' }, ''],
    ['a kind', { columns: all, kinds: new Set([1]) }, '1357'],
    ['an axis', { columns: all, axes: new Set([0, 3]) }, '03478'],
    ['no group of these', { columns: all, groups: new Set([1]) }, ''],
    ['what fits', { columns: all, fits: (i: number) => i > 6 }, '78'],
    ['all of it at once', { columns: all, only: '*', axes: new Set([1]), differs: true }, '1'],
  ] as const) {
    it(`are asked for ${what}`, () => {
      const data = matrix(['a1', 'a2', 'b1', 'c1'], [SAID]);
      const { found, total, files } = ask(modelOf(data), data, { ...ANY, ...question });
      expect([...found].flatMap((n, i) => (n === 1 ? [i] : [])).join('')).equal(expected);
      expect([total, files]).deep.equal([expected.length, expected === '' ? 0 : 1]);
    });
  }

  it('are summed by axis and part', () => {
    const data = matrix(['a1', 'b1'], [['pfpppulndsvctp', 'pppppppppppppp']]);
    const model = modelOf(data);
    const { found } = ask(model, data, { ...ANY, columns: [0] });
    const sums = axesOf(countFiles(model, found, [0]), 0);
    expect(sums.map(inWords)).deep.equal([
      '2 of 3 passed, 1 failed',
      '1 of 3 passed, 1 failed, 1 lacking',
      '1 of 3 passed, 1 limit, 1 lacking',
      '1 of 3 passed, 1 failed, 1 lacking',
    ]);
    expect(AXES.length).equal(sums.length);
    expect([...pairs(model, found, 0, 1)].filter(([key]) => key === 'fp' || key === 'pp')).deep.equal([
      ['pp', 5],
      ['fp', 1],
    ]);
  });

  it('are rounded down: what is not all of it is not 100', () => {
    const of = (passed: number, failed: number): string => percent(sumOf((code) => [passed, failed][code] ?? 0));
    expect([of(1, 0), of(9999, 1), of(0, 1), of(2, 1), of(0, 0)]).deep.equal(['100', '99.9', '0', '66.6', '–']);
  });
});
