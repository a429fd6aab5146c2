/** What the addon refuses of linear memories, whoever asks: what lies behind a reservation, or behind what is accessible. */
import { expect } from 'chai';
import { addon } from './native.ts';

describe('a linear memory', () => {
  const PAGE = 65536;
  const RESERVED = 16 * PAGE;
  let base = 0;
  let file = -1;
  beforeEach(() => {
    base = addon().createMemory(1, RESERVED, 2 * PAGE);
    file = addon().memoryFile(new Uint8Array(PAGE).fill(7));
    expect(base).above(0);
    expect(file).at.least(0);
  });
  afterEach(() => {
    addon().closeFile(file);
    expect(addon().releaseMemory(base)).equal(true);
  });

  const GROWN: readonly (readonly [what: string, from: number, to: number, grows: boolean])[] = [
    ['to where it is', 0, 2 * PAGE, true],
    ['to less', 0, PAGE, true],
    ['to its whole reservation', 0, RESERVED, true],
    ['a byte behind its reservation', 0, RESERVED + 1, false],
    ['far behind it', 0, 2 ** 40, false],
    ['from within', PAGE, 3 * PAGE, false],
  ];
  for (const [what, from, to, grows] of GROWN)
    it(`grows ${what}: ${grows}`, () => expect(addon().growMemory(base + from, to)).equal(grows));

  const IMAGES: readonly (readonly [what: string, from: number, at: number, length: number, fits: boolean])[] = [
    ['at its beginning', 0, 0, PAGE, true],
    ['at its end', 0, PAGE, PAGE, true],
    ['over its end', 0, PAGE + 4096, PAGE, false],
    ['behind its end', 0, 2 * PAGE, 4096, false],
    ['behind its reservation', 0, RESERVED, 4096, false],
    ['longer than all', 0, 0, 3 * PAGE, false],
    ['of no memory', PAGE, 0, 4096, false],
  ];
  for (const [what, from, at, length, fits] of IMAGES)
    it(`takes an image ${what}: ${fits}`, () => expect(addon().mapImage(base + from, at, file, 0, length)).equal(fits));
});
