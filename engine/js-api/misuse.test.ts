/**
 * Wrong use of the JavaScript interface, beside V8 in the same process: that of Node 26 where TOUCHSTONE_OTHER_NODE names one.
 * `node build/engine/js-api/testing/misuse.js SEED COUNT` makes as many calls as one likes.
 */
import { spawnSync } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const MISUSE = fileURLToPath(new URL(`testing/misuse${extname(import.meta.filename)}`, import.meta.url));
const CALLS = 2_000;

describe('wrong use of the JavaScript interface', function () {
  this.timeout(120_000);

  it('is answered as V8 answers it', () => {
    const node = process.env['TOUCHSTONE_OTHER_NODE'] ?? process.execPath;
    const seed = Math.floor(Math.random() * 2 ** 30);
    const { stdout, stderr } = spawnSync(node, [MISUSE, String(seed), String(CALLS)], { encoding: 'utf8' });
    expect(stderr).to.equal('');
    const { count, operations, different } = JSON.parse(stdout) as { count: number; operations: number; different: string[] };
    expect(different, `seed ${seed}`).to.deep.equal([]);
    expect(count).to.equal(CALLS);
    expect(operations).to.be.at.least(40);
  });
});
