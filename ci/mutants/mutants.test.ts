/** Every planted mistake still has its place. Whether tests notice them says `npm run test:mutants`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { CODE_ROOT, EXTENSION, ROOT } from '../../runner/system/paths.ts';
import { killersOf } from './killers.ts';
import { complaints, type Mutant, mutantsOf, mutated, nameOf, sampleOf } from './mutant.ts';
import { TABLES } from './rows/index.ts';
import { format, parseVerdicts, summaryOf, type Verdict } from './verdicts.ts';

describe('mutants', () => {
  // Places are those of the compiled code.
  before(function () {
    if (EXTENSION !== '.js' || CODE_ROOT !== join(ROOT, 'build')) this.skip();
  });
  const all = mutantsOf(TABLES);

  it('are many, and each place occurs exactly once', () => {
    expect(all.length).least(200);
    expect(complaints(all, ROOT)).deep.equal([]);
  });

  it('a place that is gone, doubled or unchanged is said', () => {
    const of = (from: string, to: string): Mutant => ({ file: 'a.ts', what: 'x', from, to, unobservable: undefined });
    expect(mutated('if (a < b) f(a);', of('a < b', 'a <= b'))).equal('if (a <= b) f(a);');
    expect(mutated('f(a)\n    + g(b)', of('f(a) + g(b)', '0'))).equal('0');
    expect(mutated('a + a', of('a', 'b'))).equal(undefined);
    expect(mutated('a + a', of('c', 'b'))).equal(undefined);
    expect(complaints([of('a', 'b')], ROOT)).deep.equal(['a.ts: x: there is no build/a.js']);
    const [first] = all;
    if (first === undefined) throw new Error('no mutants');
    expect(complaints([first, first], ROOT)[0]).match(/twice$/);
    expect(complaints([{ ...first, from: 'no such text' }], ROOT)[0]).match(/does not occur exactly once/);
    expect(complaints([{ ...first, to: first.from }], ROOT)[0] ?? '').match(/changes nothing|^$/);
  });

  it('are asked of the tests of their room first, then of scripts, then of goldens', () => {
    const kinds = killersOf(ROOT, 'engine/passes/licm.ts').map((k) => k.kind);
    expect([...new Set(kinds)]).deep.equal(['room', 'own', 'official', 'slow', 'golden']);
    expect(killersOf(ROOT, 'engine/passes/licm.ts')[0]?.name).equal('engine/passes/before-after.test.ts');
    expect(killersOf(ROOT, 'native/src/batch.cc')[0]?.kind).equal('room');
  });

  it('a sample is the same for the same seed', () => {
    const names = (seed: string): string[] => sampleOf(all, 10, seed).map((m) => m.what);
    expect(names('1')).deep.equal(names('1'));
    expect(names('1')).not.deep.equal(names('2'));
    expect(new Set(names('1')).size).equal(10);
  });

  it('have verdicts, most of them: one of those that are asked, or nobody for a reason', () => {
    const verdicts = parseVerdicts(readFileSync(join(ROOT, 'ci', 'mutants', 'verdicts.txt'), 'utf8'));
    const rows = new Map(all.map((m) => [nameOf(m), m]));
    expect([...verdicts.keys()].filter((name) => !rows.has(name))).deep.equal([]);
    // A row that is not there has not been judged since it is as it is.
    expect(verdicts.size).least(0.95 * all.length);
    const wrong = [...verdicts.values()].filter(({ name, by, killer }) => {
      const m = rows.get(name);
      if (m === undefined || by === 'compiler') return false;
      if (by === 'nobody') return m.unobservable === undefined;
      return m.unobservable !== undefined || !killersOf(ROOT, m.file).some((k) => k.name === killer);
    });
    expect(wrong.map((v) => v.name)).deep.equal([]);
  });

  it('verdicts are read as they were written, whole ones only, and are counted by room', () => {
    const verdicts: Verdict[] = [
      { name: 'a/b.ts: x: y', seconds: 1.5, by: 'room', killer: 'a/b.test.ts', failure: 'adds: 1 + 1' },
      { name: 'a/c.cc: z', seconds: 0.1, by: 'compiler', killer: 'g++', failure: '' },
      { name: 'a/d.ts: z', seconds: 20, by: 'nobody', killer: '', failure: '' },
      { name: 'a/e.ts: z', seconds: 20, by: 'nobody', killer: '', failure: '' },
    ];
    const text = verdicts.map(format).join('');
    expect([...parseVerdicts(text).values()]).deep.equal(verdicts);
    const end = text.lastIndexOf('nobody');
    expect([...parseVerdicts(text.slice(0, end + 3)).keys()]).deep.equal(verdicts.slice(0, 3).map((v) => v.name));
    expect(summaryOf(verdicts).map((line) => line.split(/ +/).slice(0, 4).join(' '))).deep.equal([
      'room rows killed room',
      'a 4 2 1',
      'all 4 2 1',
    ]);
  });
});
