/** A sample of `npm run bench -- --only=close`: what a close costs does not depend on how many there are. */
import { expect } from 'chai';
import { measureClose } from './close.ts';

describe('closing', function () {
  this.timeout(120_000);

  it('costs as much for each of 8,000 as of 1,000 artifacts', () => {
    const [few, many] = [measureClose(1000, 2), measureClose(8000, 1)];
    for (const how of ['together', 'alone'] as const) expect(many[how], how).to.be.lessThan(3 * few[how]);
  });
});
