/** A sample of `npm run bench -- --only=pauses`: a program of ten megabytes stops for both kinds of collections. */
import { expect } from 'chai';
import { measurePauses } from './pauses.ts';

describe('pauses', function () {
  this.timeout(120_000);

  it('of young objects are more than those of all', () => {
    const { young, all } = measurePauses(10e6);
    expect(all.length).above(0);
    expect(young.length).above(all.length);
  });
});
