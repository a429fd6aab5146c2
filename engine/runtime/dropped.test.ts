/**
 * Stores that nobody closes: what they have from the system goes back when nobody can reach them, and not before. In a process of
 * its own, whose garbage collector can be called.
 */
import { spawnSync } from 'node:child_process';
import { extname } from 'node:path';
import { expect } from 'chai';

const code = (path: string): string => JSON.stringify(new URL(`${path}${extname(import.meta.filename)}`, import.meta.url).href);
const PRELUDE = `
import { readdirSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
const { compile, parse, validate, Store, Trap, i32 } = await import(${code('../index')});
const build = (text) => { const m = parse(text); validate(m); return compile(m); };
const CODE = build(\`(module (memory (export "memory") 1) (data (i32.const 8) "data")
  (global (export "global") (mut i32) (i32.const 5)) (table (export "table") 4 funcref)
  (func (export "seven") (result i32) (i32.const 7)) (func $trap (export "trap") (unreachable)))\`);
const OBJECTS = build(\`(module (memory 1) (data (i32.const 8) "data") (type $s (struct (field i32) (field anyref)))
  (func (export "make") (result (ref $s)) (struct.new $s (i32.const 7) (ref.null any))))\`);
const collect = async () => { for (let i = 0; i < 4; i++) { globalThis.gc(); await setTimeout(1); } };
const held = () => ({
  maps: readFileSync('/proc/self/maps', 'utf8').split('\\n').length,
  files: readdirSync('/proc/self/fd').length,
  space: Number(/VmSize:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]),
});
`;
function run(program: string): Record<string, unknown> {
  const args = ['--expose-gc', '--input-type=module', '-e', PRELUDE + program];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).to.equal('');
  return JSON.parse(stdout);
}

/** Bytes. V8's heap comes and goes by so much, by more on a busy machine: what leaks does so in each of three rounds. */
const MOST_MORE = 64e6;

describe('runtime: stores that are dropped', function () {
  this.timeout(60_000);

  it('give back mappings, descriptors and address space, in whatever state they are', () => {
    const { before, during, after } = run(`
      const states = [
        (store) => store.load(CODE),
        (store) => store.invoke(store.instantiate(OBJECTS).getExport('make')),
        (store) => { const b = store.batch(); b.add(store.instantiate(OBJECTS).getExport('make'), []); b.run(); void b.outcome(0).values[0].ref; },
        (store) => store.instantiate(CODE),
        (store) => store.instantiate(CODE).getExport('memory').buffer,
        (store) => { const x = store.instantiate(CODE); const b = store.batch(); b.add(x.getExport('seven'), []); },
        (store) => { try { store.invoke(store.instantiate(CODE).getExport('trap')); } catch (e) { void e.backtrace.frames; } },
        (store) => store.hostFunc({ kind: 'func', params: [], results: [] }, () => store.close()),
        (store) => store.memory({ address: -1, min: 16, max: 100, shared: false, pageSizeLog2: 16 }).grow(16),
      ];
      const make = (n) => { for (let i = 0; i < n; i++) states[i % states.length](new Store()); };
      make(70);
      await collect();
      const before = held();
      make(700);
      const during = held();
      await collect();
      console.log(JSON.stringify({ before, during, after: held() }));
    `) as Record<string, Readonly<Record<'maps' | 'files' | 'space', number>>>;
    expect(during?.files).to.be.greaterThan((before?.files as number) + 300);
    expect(during?.maps).to.be.greaterThan((before?.maps as number) + 500);
    expect(during?.space).to.be.greaterThan((before?.space as number) + 100 * 8 * 2 ** 20);
    expect(after?.files).to.equal(before?.files);
    expect(after?.maps).to.be.lessThan((before?.maps as number) + 200);
    // 64 reservations are kept for the next memories.
    expect(after?.space).to.be.lessThan((before?.space as number) + 70 * 8 * 2 ** 20);
  });

  it('need no call of the collector: a thousand memories of 8 MiB are no more than some at a time', () => {
    const { most } = run(`
      let most = 0;
      const { space } = held();
      for (let i = 0; i < 1000; i++) {
        new Store().memory({ address: -1, min: 128, max: 128, shared: false, pageSizeLog2: 16 });
        if (i % 10 === 0) await setTimeout(0);
        most = Math.max(most, held().space - space);
      }
      console.log(JSON.stringify({ most: most / 2 ** 23 }));
    `);
    // In units of one reservation.
    expect(most).to.be.lessThan(500);
  });

  // Memories with 32-bit addresses are V8's, the others the addon's.
  for (const [address, units] of [
    [-1, 8 * 2 ** 20],
    [-2, 2 ** 14],
  ] as const)
    it(`give back shared memories that nobody has open, in stores of any thread: ${address === -1 ? 'i32' : 'i64'}`, () => {
      const { before, during, kept, after } = run(`
        import { Worker } from 'node:worker_threads';
        const TYPE = { address: ${address}, min: 1, max: 256, shared: true, pageSizeLog2: 16 };
        const make = (n) => Array.from({ length: n }, () => new Store().memory(TYPE).share());
        const open = (shared) => shared.map((s) => { const store = new Store(); store.open(s); return store; });
        /** A thread that opens them, and ends as it is. */
        const thread = (shared) => new Promise((resolve) => new Worker(\`
          import { workerData } from 'node:worker_threads';
          const { Store } = await import(\${JSON.stringify(${code('../index')})});
          const stores = workerData.map((s) => { const store = new Store(); store.open(s); return store; });
          process.exit(stores.length);\`, { eval: true, workerData: shared }).on('exit', resolve));
        const pass = async (n) => {
          const shared = make(n);
          const stores = open(shared);
          if (await thread(shared) !== n) throw new Error('the thread could not open them');
          // Those that made them may be gone by now.
          return { stores, held: held() };
        };
        await pass(10);
        await collect();
        const before = held();
        const during = (await pass(100)).held;
        // Who has opened one keeps it, though who made it is gone.
        const keeper = new Store();
        const [memory] = make(1).map((s) => keeper.open(s));
        memory.write(8, Buffer.from('data'));
        await collect();
        const kept = Buffer.from(memory.read(8, 4)).toString();
        keeper.close();
        await collect();
        console.log(JSON.stringify({ before, during, kept, after: held() }));
      `) as Record<string, Readonly<Record<'maps' | 'space', number>>>;
      expect(during?.space).to.be.greaterThan((before?.space as number) + 100 * units);
      expect(kept).to.equal('data');
      expect(after?.maps).to.be.lessThan((before?.maps as number) + 50);
      expect(after?.space).to.be.lessThan((before?.space as number) + 20 * units);
    });

  for (const how of ['dropped', 'closed']) {
    it(`leave memory, mappings and descriptors as they were: 10,000 instances, ${how}, while the event loop turns`, () => {
      const { before, after } = run(`
        const make = async (n) => {
          for (let i = 0; i < n; i++) {
            const store = new Store();
            store.invoke(store.instantiate(CODE).getExport('seven'));
            if (${how === 'closed'}) store.close();
            if (i % 50 === 0) await setTimeout(0);
          }
          await collect();
        };
        // The first ones bring what is kept for the next: stacks, reservations, V8's heap.
        await make(2000);
        const now = () => ({ ...held(), memory: process.memoryUsage().rss });
        let [before, after] = [now(), now()];
        for (let round = 0; round === 0 || (round < 3 && after.memory - before.memory > ${MOST_MORE}); round++) {
          before = after;
          await make(10_000);
          after = now();
        }
        console.log(JSON.stringify({ before, after }));
      `) as Record<string, Readonly<Record<'maps' | 'files' | 'space' | 'memory', number>>>;
      expect(after?.files).to.equal(before?.files);
      expect(after?.maps).to.be.lessThan((before?.maps as number) + 200);
      expect(after?.space).to.be.lessThan((before?.space as number) + 70 * 8 * 2 ** 20);
      expect(after?.memory).to.be.at.most((before?.memory as number) + MOST_MORE);
    });
  }

  /** What somebody has of a store, and what it is good for: `data`. */
  const KEPT: Readonly<Record<string, readonly [keep: string, use: string]>> = {
    'a buffer': ["store.instantiate(CODE).getExport('memory').buffer", 'String.fromCharCode(...new Uint8Array(kept, 8, 4))'],
    'a memory': ["store.instantiate(CODE).getExport('memory')", "Buffer.from(kept.read(8, 4)).toString('latin1')"],
    'a global': ["store.instantiate(CODE).getExport('global')", "kept.get().lo === 5 ? 'data' : ''"],
    'a table': ["store.instantiate(CODE).getExport('table')", "kept.get(3).ref === null ? 'data' : ''"],
    'an instance': ['store.instantiate(CODE)', "Buffer.from(kept.getExport('memory').read(8, 4)).toString('latin1')"],
    'a structure': [
      "store.invoke(store.instantiate(OBJECTS).getExport('make'))[0].ref",
      "(kept.owner.heap.collect(), kept.owner.heap.references.isLive(kept) ? 'data' : '')",
    ],
    'a batch': ['queue(store)', "(kept.run(), kept.outcome(0).values[0].lo === 7 ? 'data' : '')"],
    'a trap': ['trapOf(store)', "kept.backtrace.frames[0].name === 'trap' ? 'data' : ''"],
  };
  it('live as long as somebody has something of them', () => {
    const cases = Object.entries(KEPT).map(
      ([what, [keep, use]]) => `${JSON.stringify(what)}: [(store) => ${keep}, (kept) => ${use}]`,
    );
    const results = run(`
      const queue = (store) => { const b = store.batch(); b.add(store.instantiate(CODE).getExport('seven'), []); return b; };
      const trapOf = (store) => { try { store.invoke(store.instantiate(CODE).getExport('trap')); } catch (e) { return e; } };
      const results = {};
      for (const [what, [keep, use]] of Object.entries({ ${cases.join(', ')} })) {
        const before = held();
        let kept = keep(new Store());
        await collect();
        // Whoever comes next would get what has been given back.
        const others = Array.from({ length: 20 }, () => { const store = new Store(); store.instantiate(CODE); return store; });
        for (const s of others) s.close();
        const result = use(kept);
        kept = undefined;
        await collect();
        results[what] = [result, held().files - before.files];
      }
      console.log(JSON.stringify(results));
    `);
    // In the end the file of the memory's image has gone, too.
    expect(results).to.deep.equal(Object.fromEntries(Object.keys(KEPT).map((what) => [what, ['data', 0]])));
  });

  it('leave nothing of objects that JavaScript has dropped', () => {
    const { live, handles, values } = run(`
      const store = new Store();
      const make = store.instantiate(OBJECTS).getExport('make');
      const { heap } = store.state;
      const kept = store.invoke(make)[0].ref;
      const live = [], handles = [], values = [];
      for (let round = 0; round < 10; round++) {
        for (let i = 0; i < 2_000; i++) store.invoke(make);
        for (let i = 0; i < 2_000; i++) heap.encode({ i });
        const batch = store.batch();
        for (let i = 0; i < 300; i++) batch.add(make, []);
        batch.run();
        // From now on they are held weakly.
        store.collectGarbage();
        await collect();
        store.collectGarbage();
        live.push(heap.bytes);
        handles.push(heap.references.byWord.size);
        values.push(heap.references.handles.size);
      }
      if (!heap.references.isLive(kept)) throw new Error('gone');
      console.log(JSON.stringify({ live, handles, values }));
    `) as Record<string, number[]>;
    // The one that is kept, and perhaps the last ones of a round.
    expect(Math.max(...(live ?? [])), 'bytes').to.be.at.most(16 * 310);
    expect(Math.max(...(handles ?? [])), 'handles').to.be.at.most(310);
    expect(values).to.deep.equal(Array(10).fill(0));
  });
});
