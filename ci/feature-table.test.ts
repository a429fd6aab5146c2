/** The README's table says what a report says. */
import { expect } from 'chai';
import { featureTable, withTable } from './feature-table.ts';

describe('feature table', () => {
  const file = (suite: string, passed: number, skips: Record<string, number>) => ({
    suites: [suite, 'core'],
    totals: { passed, failed: 0, skipped: Object.values(skips).reduce((a, b) => a + b, 0) },
    skips,
  });
  const table = featureTable({ files: [file('base', 5, {}), file('simd', 1, { 'needs simd': 9 })] });

  it('has a row a suite that ran', () => {
    expect(table.slice(2)).deep.equal([
      '| WebAssembly 1.0 and what became part of it (`base`) | 1 | 5 | 0 | 0 |  |',
      '| SIMD (`simd`) | 1 | 1 | 0 | 9 | needs simd |',
    ]);
  });
  it('replaces what stands between the markers, and nothing else', () => {
    const before = 'x\n<!-- features: written by ci/feature-table.ts from a run -->\nold\n<!-- end of features -->\ny\n';
    const after = withTable(before, ['new']);
    expect(after).equal(before.replace('old', 'new'));
    expect(withTable(after, ['new'])).equal(after);
    expect(() => withTable('no markers', table)).throw(/no markers/);
  });
});
