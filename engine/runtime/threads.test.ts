/**
 * Stores belong to their thread: every public object sent to a Worker, and every member tried there; the addon in several threads
 * at once; Workers that end while a call runs, in every place where one may be; main threads and stores that end first.
 */
import { spawnSync } from 'node:child_process';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { live, type Received, STAYS, type Task } from './testing/thread.ts';
import { ROWS, world } from './testing/worlds.ts';
import { i32 } from './values/values.ts';

const THREAD = join(import.meta.dirname, 'testing', `thread${extname(import.meta.filename)}`);
const start = (task: Task): Worker => new Worker(THREAD, { workerData: task });
/** The next message; rejects with what ended the thread before. */
const message = (worker: Worker): Promise<unknown> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread has ended with ${code}`)));
  });

describe('runtime: threads', function () {
  this.timeout(120_000);

  for (const when of ['open', 'closed'] as const)
    describe(`objects sent to a Worker by a store that is ${when} when they are used`, () => {
      let received: Record<string, Received>;

      before(async () => {
        const own = world();
        const bytes = own.memory.read(0, 64);
        const worker = start({ receive: true });
        const parts: Record<string, unknown> = {};
        for (const [name, object] of Object.entries({ ...own, buffer: own.memory.buffer })) {
          // What cannot be sent has nothing but its name there.
          parts[name] = { name };
          try {
            structuredClone(object);
            parts[name] = object;
          } catch (error) {
            expect(error).instanceOf(DOMException).and.include({ name: 'DataCloneError' });
          }
        }
        worker.postMessage(parts);
        if (when === 'closed') own.store.close();
        received = (await message(worker)) as Record<string, Received>;
        await worker.terminate();
        if (when === 'closed') return;
        expect(own.memory.read(0, 64), 'memory of the sender').deep.equal(bytes);
        expect(own.store.invoke(own.func)).deep.equal([i32(7)]);
        own.store.close();
      });

      for (const [name, { foreign = [] }] of ROWS)
        it(`${name}: nothing can be done with them`, () => {
          const { used, given, own } = received[name] as Received;
          expect(used).match(/^(throws TypeError|undefined)$/);
          expect(given).deep.equal(foreign.map(() => 'throws TypeError'));
          expect(own).equal(7);
        });
    });

  it('threads that use everything at once do not meet', async () => {
    const workers = Array.from({ length: 3 }, () => start({ live: 10 }));
    const answers = workers.map(message);
    expect(live(10)).equal(10);
    expect(await Promise.all(answers)).deep.equal([10, 10, 10]);
    await Promise.all(workers.map((w) => w.terminate()));
    expect(live(1)).equal(1);
  });

  for (const way of Object.keys(STAYS))
    it(`a Worker ends in ${way}, and leaves the others as they were`, async () => {
      const mine = world();
      const workers = [start({ stay: way }), start({ stay: way })];
      await Promise.all(workers.map(message));
      expect(mine.store.invoke(mine.func)).deep.equal([i32(7)]);
      expect(await Promise.all(workers.map((w) => w.terminate()))).deep.equal([1, 1]);
      expect(mine.store.invoke(mine.func)).deep.equal([i32(7)]);
      mine.store.close();
      expect(live(2)).equal(2);
    });

  it('a store that closes first takes nothing from those of other threads', async () => {
    const mine = world();
    const worker = start({ live: 10 });
    const answer = message(worker);
    mine.store.close();
    for (let i = 0; i < 50; i++) world().store.close();
    expect(await answer).equal(10);
    await worker.terminate();
  });

  it('a process ends while its Workers are inside of calls', () => {
    const { status, signal, stderr } = spawnSync(process.execPath, [THREAD, 'leave'], { encoding: 'utf8', timeout: 100_000 });
    expect({ status, signal, stderr }).deep.equal({ status: 0, signal: null, stderr: '' });
  });
});
