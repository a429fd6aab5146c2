/**
 * Independent opinions on the front end: a sample of the official scripts, chosen by name, on every run (`npm run test:oracles`
 * asks about all of them), what becomes of an oracle that dies, and what is said about differences.
 */
import { expect } from 'chai';
import { encode, parse } from '../../engine/core.ts';
import { officialFolder } from '../suites/official.ts';
import { type SuiteFile, selectFiles } from '../suites/suites.ts';
import { asWabt } from './as-wabt.ts';
import { Oracle } from './ask.ts';
import { askAll, complaints, type Difference, type Known, readKnown } from './compare.ts';
import { compareAll, haveWast2json } from './wast2json.ts';

/** One script in so many. */
const SAMPLE = 17;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('oracles of the front end', function () {
  this.timeout(60_000);
  const official = (): readonly SuiteFile[] =>
    officialFolder() === undefined
      ? []
      : selectFiles(['wasm-3.0', 'custom', 'legacy', 'proposals'], []).files.filter((_, i) => i % SAMPLE === 5);

  for (const name of ['wabt', 'wast-parser'] as const) {
    it(`${name} agrees on a sample of the official modules, but for known reasons`, async function () {
      const files = official();
      if (files.length === 0) this.skip();
      const { agreed, differences } = await askAll(name, files);
      expect(complaints(name, files, differences, readKnown())).deep.equal([]);
      expect(agreed).above(100);
    });
  }

  it('wast2json writes what we write, on a sample of the official scripts (needs wast2json)', function () {
    const files = official();
    if (files.length === 0 || !haveWast2json()) this.skip();
    const { agreed, differences } = compareAll(files);
    expect(complaints('wast2json', files, differences, readKnown())).deep.equal([]);
    expect(agreed).above(8);
  });

  it('a module that an oracle dies of is a difference, and the next one is answered', async () => {
    const nested = bytes(`(module (func ${'(block '.repeat(200_000)}${')'.repeat(200_000)}))`);
    for (const name of ['wabt', 'wast-parser'] as const) {
      const oracle = new Oracle(name, 5000);
      const answer = await oracle.ask(nested);
      expect(answer.kind, name).equal('dies');
      const next = await oracle.ask(bytes('(module (func))'));
      oracle.stop();
      expect(next.kind, name).equal('accepts');
    }
  });

  it('a process that ends or hangs is replaced', async () => {
    const oracle = new Oracle('wabt', 1);
    // No process starts within a millisecond.
    expect(await oracle.ask(bytes('(module)'))).deep.equal({ kind: 'dies', message: 'hangs' });
    oracle.stop();
    const none = new Oracle('none' as 'wabt');
    expect((await none.ask(bytes('(module)'))).kind).equal('rejects');
    none.stop();
  });

  it('elements that are functions are written as wabt writes them', () => {
    const exprs = parse(
      '(module (func $f) (table 1 funcref) (elem (i32.const 0) funcref (item ref.func $f)) (elem funcref (item ref.null func)))',
    );
    const funcs = parse('(module (func $f) (table 1 funcref) (elem (i32.const 0) func $f) (elem funcref (item ref.null func)))');
    expect(encode(exprs)).not.deep.equal(encode(funcs));
    expect(encode(asWabt(exprs))).deep.equal(encode(funcs));
  });

  it('what differs without a reason, and reasons without a difference, are complaints', () => {
    const files = selectFiles(['own'], []).files.slice(0, 1);
    const [{ name: file } = { name: '' }] = files;
    const known: Known = { wabt: { 'bytes: a reason': { [file]: [1, 2], 'other.wast': [3] } } };
    const difference = (kind: Difference['kind'], line: number): Difference => ({ kind, file, line, detail: 'detail' });
    expect(complaints('wabt', files, [difference('bytes', 1), difference('bytes', 2)], known)).deep.equal([]);
    expect(complaints('wabt', files, [difference('bytes', 1), difference('dies', 2)], known)).deep.equal([
      `wabt: dies ${file}:2: detail`,
      `wabt: spec-tests/oracles.json has bytes ${file}:2, and it differs no more`,
    ]);
  });
});
