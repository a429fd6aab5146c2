/**
 * Stores of several threads on one memory: what threads may find of each other's writes, counters, waiting and waking, growth,
 * threads that end, stores that close. A sample; `npm run test:threads` makes a million rounds of each.
 */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { channel, ROOM } from './channel.ts';
import { COUNTERS, counterModule, overtakingModule, sumOfOlds, WAYS } from './counters.ts';
import { type Address, Crew, dismiss } from './crew.ts';
import { growthModule } from './growth.ts';
import type { Answer, Checks } from './hand.ts';
import { BATCH, LITMUS, litmusModule, OVERTAKEN, outcomes, PAGES } from './litmus.ts';

const ROUNDS = Number(process.env['TOUCHSTONE_THREAD_ROUNDS'] ?? 20_000);
const WHOLE = ROUNDS >= 1_000_000;
const ADDRESSES: readonly Address[] = ['i32', 'i64'];
const BOUNDS = ['guard', 'explicit'] as const;

type Results = Extract<Answer, { results: unknown }>;
const tasks = (): number => readdirSync('/proc/self/task').length;

describe('threads on one memory', function () {
  this.timeout(WHOLE ? 3_600_000 : 300_000);
  before(function () {
    if (process.platform !== 'linux') this.skip();
  });
  after(dismiss);

  describe('litmus tests', () => {
    before(function () {
      if (availableParallelism() < 2) this.skip();
    });
    for (const type of ['i32', 'i64'] as const)
      for (const test of LITMUS)
        it(`${test.name}, ${type}`, async () => {
          const crew = await Crew.start(test.threads.length, litmusModule(test, type), [PAGES, PAGES], 'i32');
          const seen = new Set<number>();
          for (let rounds = 0; rounds < ROUNDS; rounds += BATCH) {
            await Promise.all(test.threads.map((_, t) => crew.do(t, { call: `t${t}`, args: [] })));
            for (const found of outcomes(test, crew.own.memory.buffer as SharedArrayBuffer)) {
              // Asked once for each round: expectations take as long as the rounds.
              if (test.forbidden(found)) expect.fail(`registers ${found}`);
              seen.add(found.reduce((key, n) => 3 * key + n, 0));
            }
          }
          await crew.end();
          // Who never met has proven nothing.
          if (WHOLE) expect(seen.size).above(1);
        });

    it('they would see a store that is overtaken by a load', async () => {
      const crew = await Crew.start(2, litmusModule(OVERTAKEN, 'i32'), [PAGES, PAGES], 'i32');
      let seen = false;
      // Mostly at once, but two threads have to run at the same time, on whatever machine.
      for (const end = performance.now() + 60_000; !seen && performance.now() < end; ) {
        await Promise.all([0, 1].map((t) => crew.do(t, { call: `t${t}`, args: [] })));
        seen = outcomes(OVERTAKEN, crew.own.memory.buffer as SharedArrayBuffer).some(OVERTAKEN.forbidden);
      }
      await crew.end();
      expect(seen).equal(true);
    });
  });

  describe("counters at a page's end, eight threads", () => {
    for (const address of ADDRESSES)
      for (const counter of COUNTERS)
        it(`${counter.rmw}, addresses ${address}`, async () => {
          const crew = await Crew.start(8, counterModule(counter, address, 8), [2, 2], address);
          let count = 0;
          for (const way of WAYS) {
            const each = way === 'add' || !WHOLE ? (WHOLE ? 1 : 5) * ROUNDS : ROUNDS / 2;
            const before = sumOfOlds(counter, count);
            count += 8 * each;
            const sums = await Promise.all(crew.workers.map((_, i) => crew.do(i, { call: way, args: [each] })));
            const value = BigInt.asUintN(8 * counter.width, BigInt(count));
            for (const [i, cell] of ['last', 'first'].entries()) {
              expect(crew.own.call(cell), `${way}: ${cell}`).deep.equal([value]);
              const olds = sums.map((sum) => ('results' in sum ? BigInt(sum.results[i] ?? 0) : expect.fail(sum.thrown)));
              expect(
                olds.reduce((a, b) => a + b),
                `${way}: values before, ${cell}`,
              ).equal(sumOfOlds(counter, count) - before);
            }
          }
          await crew.end();
        });
  });

  describe('what another thread writes between reading and writing is never lost', () => {
    before(function () {
      if (availableParallelism() < 2) this.skip();
    });
    // A lost write shows only where two threads run at the same time: what counts is how often they met.
    const MEETINGS = WHOLE ? 10_000 : 100;
    for (const counter of COUNTERS.filter(({ type }) => WHOLE || type === 'i64'))
      it(`${counter.rmw}.cmpxchg`, async function () {
        const crew = await Crew.start(2, overtakingModule(counter), [1, 1], 'i32');
        let [count, met] = [0, 0];
        for (const end = performance.now() + 60_000; met < MEETINGS && performance.now() < end; ) {
          const answers = await Promise.all([0, 1].map((t) => crew.do(t, { call: 'add', args: [20_000_000, 50] })));
          for (const answer of answers) {
            const [added, overtaken] = 'results' in answer ? answer.results.map(Number) : expect.fail(answer.thrown);
            count += added ?? 0;
            met += overtaken ?? 0;
          }
          const value = BigInt.asUintN(8 * counter.width, BigInt(count));
          expect(BigInt.asUintN(8 * counter.width, BigInt(crew.own.call('value')[0] ?? -1)), `met ${met}`).equal(value);
        }
        await crew.end();
        if (met < MEETINGS) this.skip();
      });
  });

  describe('waiting and waking', () => {
    for (const address of ADDRESSES)
      for (const type of ['i32', 'i64'] as const)
        it(`no wake is lost between JavaScript and wasm: cells ${type}, addresses ${address}`, async () => {
          const [size, half] = [type === 'i32' ? 4 : 8, Math.ceil(ROUNDS / 20)] as const;
          const crew = await Crew.start(4, channel(type, address), [1, 1], address);
          crew.own.call('open');
          // JavaScript has no view of the others.
          const isJs = address === 'i32';
          const ends = [
            crew.do(0, { call: 'consume', args: [2 * half] }),
            crew.do(1, { call: 'consume', args: [half] }),
            crew.do(2, isJs ? { consume: half, size } : { call: 'consume', args: [half] }),
            crew.do(3, { call: 'produce', args: [2 * half] }),
          ];
          const { results } = crew.own.do(isJs ? { produce: 2 * half, size } : { call: 'produce', args: [2 * half] }) as Results;
          expect([results, ...(await Promise.all(ends))]).deep.equal([[0], ...ends.map(() => ({ results: [0] }))]);
          expect(crew.own.call('left').map(Number)).deep.equal([0, ROOM]);
          await crew.end();
        });

    for (const address of ADDRESSES)
      it(`who waits is woken, and who does not wait is not, addresses ${address}`, async () => {
        const crew = await Crew.start(2, channel('i32', address), [1, 1], address);
        expect(crew.own.call('different')).deep.equal([1]);
        expect(crew.own.call('wake')).deep.equal([0, 0]);
        const ends = [0, 1].map((i) => crew.do(i, { call: 'consume', args: [1] }));
        await sleep(50);
        // Who was woken too early waits again, and may be there for the second call of two.
        for (const woken of crew.own.call('wake')) expect(Number(woken)).at.most(2);
        crew.own.call('open');
        crew.own.call('produce', 2);
        expect(await Promise.all(ends)).deep.equal(ends.map(() => ({ results: [0] })));
        await crew.end();
      });

    for (const address of ADDRESSES)
      it(`a Worker that waits is ended, addresses ${address}: nobody is left, and the others go on`, async () => {
        const text = channel('i32', address);
        await (await Crew.start(2, text, [1, 1], address)).end();
        const before = tasks();
        for (let i = 0; i < (WHOLE ? 100 : 5); i++) {
          const crew = await Crew.start(2, text, [1, 1], address);
          crew.own.call('open');
          const waiting = crew.do(0, { call: 'consume', args: [1] });
          await sleep(30);
          const ended = expect.fail.bind(undefined, 'it was not ended');
          const [worker] = crew.workers;
          await Promise.all([
            worker?.terminate(),
            waiting.then(ended, (error: Error) => expect(error.message).match(/ended: 1/)),
          ]);
          // Nobody is there to be woken; what is given is for who comes.
          expect(crew.own.call('wake')).deep.equal([0, 0]);
          expect(crew.own.call('produce', ROOM)).deep.equal([0]);
          expect(await crew.do(1, { call: 'consume', args: [ROOM] })).deep.equal({ results: [0] });
          await crew.end();
        }
        for (let i = 0; i < 100 && tasks() > before; i++) await sleep(20);
        expect(tasks()).at.most(before);
      });
  });

  describe('growth while others run at the end', () => {
    const pages = 200;
    const ways: [Address, Checks][] = ADDRESSES.flatMap((address) =>
      BOUNDS.map((bounds): [Address, Checks] => [address, { bounds }]),
    );
    for (const [address, checks] of ways)
      for (const who of ['wasm', 'JavaScript'])
        it(`addresses ${address}, bounds ${checks.bounds}: by ${who}`, async () => {
          for (let round = 0; round < (WHOLE ? 10 : 1); round++) {
            const crew = await Crew.start(4, growthModule(address, pages), [1, pages], address, checks);
            const readers = [
              crew.do(0, { call: 'follow', args: [pages] }),
              crew.do(1, { call: 'follow', args: [pages] }),
              crew.do(2, { edge: 'number', pages }),
            ];
            if (who === 'wasm') expect(await crew.do(3, { call: 'grow', args: [pages] })).deep.equal({ results: [0] });
            else
              for (let page = 1; page < pages; page++) {
                expect(crew.own.memory.grow(1)).equal(page);
                crew.own.memory.write(page * 65536 + 8, new Uint8Array(Int32Array.of(page).buffer));
              }
            expect(await Promise.all(readers)).deep.equal(readers.map(() => ({ results: [0] })));
            expect(crew.own.call('size')).deep.equal([pages]);
            expect(crew.own.memory.grow(1)).equal(-1);
            await crew.end();
          }
        });
  });

  describe('stores that close', () => {
    for (const address of ADDRESSES)
      it(`a memory is there as long as a thread has it open, addresses ${address}`, async () => {
        const [counter] = COUNTERS.slice(-1);
        if (counter === undefined) return;
        const crew = await Crew.start(3, counterModule(counter, address, 1), [2, 2], address);
        const running = [0, 1].map((i) => crew.do(i, { call: 'add', args: [ROUNDS] }));
        crew.own.store.close();
        expect(() => crew.own.memory.pages).throw('the store is closed');
        await crew.workers[2]?.terminate();
        await Promise.all(running);
        expect(await crew.do(0, { call: 'last', args: [] })).deep.equal({ results: [BigInt(2 * ROUNDS)] });
        await crew.end();
      });
  });
});
