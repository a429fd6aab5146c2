import { expect } from 'chai';
import { NO_TIMING, startTiming } from './timing.ts';

describe('compile timing', () => {
  it('gives nested phases their own time only, so that the sum is the whole', () => {
    let clock = 0;
    const lines: string[] = [];
    const t = startTiming(
      (text) => lines.push(text),
      () => clock,
    );
    t.enter('function');
    clock += 2;
    t.enter('passes');
    clock += 5;
    t.enter('gvn');
    clock += 1;
    t.leave();
    clock += 5;
    t.leave();
    clock += 3;
    t.mark('func 0');
    t.enter('passes');
    clock += 4;
    t.leave();
    t.leave();
    t.mark('func 1');
    expect(t.report()).to.deep.equal([
      { name: 'function', ms: 5, count: 1 },
      { name: 'passes', ms: 14, count: 2 },
      { name: 'gvn', ms: 1, count: 1 },
    ]);
    expect(t.report().reduce((sum, p) => sum + p.ms, 0)).to.equal(clock);
    expect(lines).to.deep.equal([
      'func 0: function 5.000, passes 10.000, gvn 1.000 ms',
      'func 1: function 0.000, passes 4.000 ms',
    ]);
  });
  it('is silent when off', () => {
    NO_TIMING.enter('x');
    NO_TIMING.leave();
    NO_TIMING.mark('f');
    expect(NO_TIMING.report()).to.deep.equal([]);
  });
});
