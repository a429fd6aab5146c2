import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CODE_ROOT, EXTENSION } from '../../runner/system/paths.ts';
import { compile, compileWithJobs, parse, validate } from '../index.ts';
import type { Module } from '../wasm/module.ts';
import { NO_TIMING, startTiming, type Timing } from './timing.ts';

const FUNCTIONS = 70;
/** Functions, and an init function. */
const TEXT = `(module (import "m" "f" (func)) (memory 1) (global $g (mut i32) (i32.const 0)) (start $s)
  (func $s (global.set $g (i32.const 1)))
  ${'(func (param i32) (result i32) (i32.div_s (local.get 0) (i32.load (local.get 0))))'.repeat(FUNCTIONS - 1)})`;
function moduleOf(text: string): Module {
  const m = parse(text);
  validate(m);
  return m;
}
/** What each function goes through. */
const STAGES = ['passes', 'lower', 'allocate', 'emit'];

describe('compile timing', () => {
  it('gives nested phases their own time only, so that the sum is the whole', () => {
    let clock = 0;
    const lines: string[] = [];
    const t = startTiming(
      (func, text) => lines.push(`${func}: ${text}`),
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
    t.mark(0);
    t.enter('passes');
    clock += 4;
    t.leave();
    t.leave();
    t.mark(1);
    expect(t.report()).to.deep.equal([
      { name: 'function', ms: 5, count: 1 },
      { name: 'passes', ms: 14, count: 2 },
      { name: 'gvn', ms: 1, count: 1 },
    ]);
    expect(t.report().reduce((sum, p) => sum + p.ms, 0)).to.equal(clock);
    expect(lines).to.deep.equal(['0: function 5.000, passes 10.000, gvn 1.000 ms', '1: function 0.000, passes 4.000 ms']);
    t.add([
      { name: 'gvn', ms: 2, count: 3 },
      { name: 'decode', ms: 7, count: 1 },
    ]);
    expect(t.report().slice(2)).to.deep.equal([
      { name: 'gvn', ms: 3, count: 4 },
      { name: 'decode', ms: 7, count: 1 },
    ]);
  });
  it('is silent when off', () => {
    NO_TIMING.enter('x');
    NO_TIMING.leave();
    NO_TIMING.mark(0);
    NO_TIMING.add([{ name: 'x', ms: 1, count: 1 }]);
    expect(NO_TIMING.report()).to.deep.equal([]);
  });

  it('has every phase of every function, entered and left, and one line each', () => {
    let clock = 0;
    const lines: number[] = [];
    const watch = startTiming(
      (func) => lines.push(func),
      () => clock++,
    );
    const open: string[] = [];
    const timing: Timing = {
      ...watch,
      enter(name) {
        open.push(name);
        watch.enter(name);
      },
      leave() {
        expect(open.pop()).to.not.equal(undefined);
        watch.leave();
      },
    };
    compile(moduleOf(TEXT), { timing });
    expect(open).to.deep.equal([]);
    expect(lines).to.deep.equal([...Array.from({ length: FUNCTIONS }, (_, i) => i), -1]);
    const functions = FUNCTIONS + 1;
    expect(watch.report().map(({ name, count }) => [name, count])).to.deep.equal([
      ['module', 1],
      ['translate', functions],
      ...STAGES.map((name) => [name, functions]),
      ['write', 1],
    ]);
    // Every tick of the clock between the first phase and the last is some phase's.
    const ticks = watch.report().reduce((sum, { ms }) => sum + ms, 0);
    expect(ticks).to.equal(clock - 2);
    for (const { name, ms } of watch.report()) expect(ms, name).to.be.at.least(1);
  });

  it('gives a function line its own time only', () => {
    let clock = 0;
    const lines: string[] = [];
    const timing = startTiming(
      (_, text) => lines.push(text),
      () => clock++,
    );
    compile(moduleOf(TEXT), { timing });
    // The clock ticks as often in each of them.
    expect(new Set(lines.slice(1, FUNCTIONS)).size).to.equal(1);
    for (const name of ['translate', ...STAGES]) expect(lines[5]).to.match(new RegExp(`\\b${name} [1-9]`));
  });

  it('reads no clock when off', async () => {
    const { now } = performance;
    let reads = 0;
    performance.now = () => {
      reads++;
      return now.call(performance);
    };
    try {
      const m = moduleOf(TEXT);
      compile(m);
      await compileWithJobs(m, { jobs: 2 });
      const without = reads;
      compile(m, { timing: startTiming(() => {}) });
      expect([without, reads > 0]).to.deep.equal([0, true]);
    } finally {
      performance.now = now;
    }
  });

  describe('of the command', () => {
    let dir: string;
    before(() => {
      dir = mkdtempSync(join(tmpdir(), 'touchstone-timing-'));
      writeFileSync(join(dir, 'm.wat'), TEXT);
    });
    after(() => rmSync(dir, { recursive: true }));
    const main = join(CODE_ROOT, 'runner', `main${EXTENSION}`);
    const stderrOf = (flags: readonly string[], dump: string): string[] => {
      const args = [main, 'compile', join(dir, 'm.wat'), '-o', join(dir, 'out'), ...flags];
      const child = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, TOUCHSTONE_DUMP: dump } });
      expect(child.status, child.stderr).to.equal(0);
      return child.stderr.trimEnd().split('\n');
    };
    /** Phase → times entered, as printed. */
    const counts = (lines: readonly string[]): Record<string, number> =>
      Object.fromEntries(
        lines.flatMap((line) => {
          const [, name, times] = /^(\w+): \d+\.\d ms, (\d+) times$/.exec(line) ?? [];
          return name === undefined ? [] : [[name, Number(times)]];
        }),
      );
    const functions = FUNCTIONS + 1;
    const stages = Object.fromEntries(['translate', ...STAGES].map((name) => [name, functions]));

    it('says where the time went', () => {
      const lines = stderrOf(['--timing'], '');
      expect(counts(lines)).to.deep.equal({ module: 1, ...stages, write: 1 });
      expect(lines.length).to.equal(Object.keys(stages).length + 2);
    });
    it("has all threads' time", () => {
      const seen = counts(stderrOf(['--timing', '--jobs=2'], ''));
      // Each thread decodes the module for itself, and two have their own environment beside this one's.
      expect(seen).to.deep.equal({ module: 3, wait: 1, decode: 2, ...stages, write: 1 });
    });
    for (const jobs of [1, 2]) {
      it(`a line for each function goes to the debug channel, with ${jobs} threads`, () => {
        const lines = stderrOf([`--jobs=${jobs}`], 'timing');
        const titles = lines
          .filter((line) => line.startsWith(';; timing of function '))
          .map((line) => Number(line.split(' ').at(-1)));
        expect(titles.sort((a, b) => a - b)).to.deep.equal([-1, ...Array.from({ length: FUNCTIONS }, (_, i) => i)]);
        expect(lines.filter((line) => /^.*\btranslate \d+\.\d{3}, passes .* ms$/.test(line)).length).to.equal(functions);
        // Nobody asked for the table.
        expect(counts(lines)).to.deep.equal({});
      });
    }
    it('one function can be named', () => {
      const lines = stderrOf([], 'timing@7');
      expect(lines.length).to.equal(2);
      expect(lines[0]).to.equal(';; timing of function 7');
    });
    it('is silent when off', () => {
      expect(stderrOf(['--jobs=2'], '')).to.deep.equal(['']);
    });
  });
});
