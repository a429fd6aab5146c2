/** Value numbering against a list that is searched from its end: any lookups, entries and scopes, over many growths. */
import { expect } from 'chai';
import { NONE } from '../../base/brand.ts';
import { Random } from '../../testing/random.ts';
import { IrFunc } from '../func.ts';
import { IR, TY } from '../ops.ts';
import { Numbering } from './numbering.ts';

/** Enters, looks up and leaves scopes as it happens, beside a list; answers how many entries there were at most. */
function agrees(random: Random, f: IrFunc, numbers: Numbering, steps: number): number {
  /** What is entered, oldest first; the same by key. */
  const entries: string[] = [];
  const known = new Map<string, number>();
  const marks: number[] = [];
  let most = 0;
  for (let step = 0; step < steps; step++) {
    const choice = random.below(1000);
    if (choice < 2) marks.push(numbers.length);
    else if (choice < 3 && marks.length > 0) {
      const mark = marks.pop() ?? 0;
      numbers.popTo(mark);
      for (const key of entries.splice(mark)) known.delete(key);
      expect(numbers.length).equal(mark);
    } else {
      const [imm, version] = [random.below(30_000), random.below(3)];
      const key = `${imm} ${version}`;
      const found = numbers.lookup(f, IR.vmload, TY.i64, NONE, NONE, NONE, imm, 0, version);
      expect(found, key).equal(known.get(key) ?? -1);
      if (found >= 0) continue;
      const i = f.newInst(IR.vmload, TY.i64, NONE, NONE, NONE, imm, 0);
      numbers.insert(i, i, version);
      entries.push(key);
      known.set(key, i);
      most = Math.max(most, entries.length);
    }
  }
  return most;
}

describe('value numbering', () => {
  it('answers the value of the oldest open scope, whatever was entered and left in between', () => {
    const random = new Random(11);
    const f = new IrFunc();
    const numbers = new Numbering();
    // Of many values, of few, of many again.
    for (const steps of [60_000, 500, 20_000]) {
      numbers.reset();
      const most = agrees(random, f, numbers, steps);
      // The table begins with room for 1,024.
      expect(most > 4096).equal(steps > 500);
    }
    numbers.reset();
    for (let imm = 0; imm < 30_000; imm++) {
      expect(numbers.lookup(f, IR.vmload, TY.i64, NONE, NONE, NONE, imm, 0, 0)).equal(-1);
    }
  });
});
