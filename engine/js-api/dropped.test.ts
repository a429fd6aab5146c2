/**
 * What nobody can reach of the JavaScript interface goes, and nothing else: in processes of their own, whose garbage collector
 * can be called.
 */
import { spawnSync } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const extension = extname(import.meta.filename);
const KEEPING = fileURLToPath(new URL(`testing/keeping${extension}`, import.meta.url));
function run(what: string, argument = 0): Record<string, unknown> {
  const args = ['--expose-gc', KEEPING, what, String(argument)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).to.equal('');
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** `npm run test:dropped` makes more. */
const COUNT = Number(process.env['TOUCHSTONE_DROPPED'] ?? 1_000);
/** Bytes by which V8's heap comes and goes. */
const MOST_MORE = 64e6;

describe('objects of the JavaScript interface that are dropped', function () {
  this.timeout(300_000);

  it('live as long as anything leads to them', () => {
    const results = run('paths');
    expect(Object.keys(results).length).to.be.greaterThan(25);
    expect(results).to.deep.equal(Object.fromEntries(Object.keys(results).map((path) => [path, 42])));
  });

  it('live as long as anything leads to them, in random graphs', () => {
    for (let i = 0; i < COUNT / 1_000; i++)
      expect(run('graph', 1 + Math.floor(Math.random() * 2 ** 31))['checks']).to.be.greaterThan(100);
  });

  it(`leave memory, mappings and descriptors as they were: ${COUNT} instances and as many of everything else`, () => {
    const { before, after } = run('many', COUNT) as Record<
      string,
      Readonly<Record<'maps' | 'files' | 'space' | 'memory', number>>
    >;
    expect(after?.files).to.equal(before?.files);
    expect(after?.maps).to.be.lessThan((before?.maps ?? 0) + 200);
    expect(after?.space).to.be.lessThan((before?.space ?? 0) + 70 * 8 * 2 ** 20);
    expect(after?.memory).to.be.at.most((before?.memory ?? 0) + MOST_MORE);
  });
});
