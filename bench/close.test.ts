/** A sample of `npm run bench -- --only=close`: what a close costs does not depend on how many there are. */
import { expect } from 'chai';
import { measureClose } from './close.ts';

describe('closing', function () {
  this.timeout(120_000);

  it('a store costs as much when there are 8,000 others as when there are 1,000', () => {
    const [few, many] = [measureClose('alone', 1000, 2), measureClose('alone', 8000, 1)];
    // It was four times as much when every close looked at all others.
    expect(many).to.be.lessThan(3 * few);
  });
});
