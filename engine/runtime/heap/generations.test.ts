/**
 * Random graphs beside a model: objects young and old, small and large, that refer to each other in every direction, while the
 * young ones or all are collected. After each step that matters the heap is isomorphic to the model, and a collection of all
 * leaves just what the model reaches.
 */
import { expect } from 'chai';
import { randomFrom } from '../../testing/random.ts';
import { ANYREF, I32 } from '../../wasm/types.ts';
import { HeapWorld, PAIR, REFS } from '../testing/heap-world.ts';
import type { HeapObject, Table } from '../values/extern.ts';
import { anyref } from '../values/values.ts';

/** An object; `slots`: null, an i31, a text of the host, or another object. */
interface Model {
  readonly id: number;
  readonly kind: HeapObject['kind'];
  readonly slots: unknown[];
}
const isModel = (value: unknown): value is Model => typeof value === 'object' && value !== null;

class Pair {
  readonly object: HeapObject;
  readonly model: Model;
  constructor(object: HeapObject, model: Model) {
    this.object = object;
    this.model = model;
  }
}

const ROOTS = 8;

class Graph {
  readonly world: HeapWorld;
  private readonly random: (below: number) => number;
  /** What the table's elements are. */
  private readonly roots: Model[] = [];
  private readonly table: Table;
  private next = 0;

  constructor(world: HeapWorld, seed: number) {
    this.world = world;
    this.random = randomFrom(seed);
    this.table = world.store.table({ min: ROOTS, max: ROOTS, address: I32, element: ANYREF });
  }
  private root(i: number): Pair | undefined {
    const model = this.roots[i];
    return model === undefined ? undefined : new Pair(this.table.get(i).ref as HeapObject, model);
  }

  /** What is done inside leaves JavaScript with no objects. */
  private scoped(body: () => void): void {
    const end = this.world.heap.references.scope();
    body();
    end();
  }
  private make(): Pair {
    const id = this.next++ % 2 ** 30;
    if (this.random(3) > 0) return new Pair(this.world.pair(id), { id, kind: 'struct', slots: [null, null] });
    // Of one card, of several, of many, and so large that it begins among the old ones.
    const length = [3, 50, 700, 5000][this.random(this.random(20) === 0 ? 4 : 2)] as number;
    return new Pair(this.world.object(REFS, [length, ...Array(length).fill(0)]), {
      ...{ id: -1, kind: 'array' },
      slots: Array(length).fill(null),
    });
  }
  /** Some object that a walk from a root comes to. */
  private reached(): Pair | undefined {
    let at = this.root(this.random(this.roots.length + 1));
    for (let steps = this.random(8); at !== undefined && steps > 0; steps--) {
      const { object, model } = at;
      const slot = this.slotOf(model);
      const target = model.slots[slot];
      if (!isModel(target)) break;
      at = new Pair(this.world.read(object, 1 + slot) as HeapObject, target);
    }
    return at;
  }
  /** Mostly one of the first or last. */
  private slotOf({ slots }: Model): number {
    const near = this.random(Math.min(slots.length, 3));
    return this.random(4) === 0 ? this.random(slots.length) : this.random(2) === 0 ? near : slots.length - 1 - near;
  }
  private set({ object, model }: Pair, slot: number, object2: unknown, model2: unknown): void {
    this.world.write(object, 1 + slot, object2);
    model.slots[slot] = model2;
  }

  step(): void {
    const { random } = this;
    switch (random(12)) {
      case 0:
        // One more root, or another one in its place.
        this.scoped(() => {
          const { object, model } = this.make();
          const i = random(Math.min(this.roots.length + 1, ROOTS));
          this.table.set(i, anyref(object));
          this.roots[i] = model;
        });
        return;
      case 1:
        this.scoped(() => {
          const at = this.reached();
          if (at === undefined) return;
          const value = [null, random(2 ** 30), `text ${random(5)}`][random(3)];
          this.set(at, this.slotOf(at.model), value, value);
        });
        return;
      case 2:
      case 3:
        this.scoped(() => {
          const [at, to] = [this.reached(), this.reached()];
          if (at !== undefined && to !== undefined) this.set(at, this.slotOf(at.model), to.object, to.model);
        });
        return;
      default:
        // A new object that leads on to one that was there, and that one leads to.
        this.scoped(() => {
          const at = this.reached();
          if (at === undefined) return;
          const slot = this.slotOf(at.model);
          const made = this.make();
          const to = this.reached();
          if (to !== undefined && random(2) === 0) this.set(made, this.slotOf(made.model), to.object, to.model);
          this.set(at, slot, made.object, made.model);
        });
    }
  }

  /** Whether heap and model are the same graph; gives the bytes of what is reached. */
  check(): number {
    const { world } = this;
    const end = world.heap.references.scope();
    const seen = new Map<Model, HeapObject>();
    let bytes = 0;
    const work = this.roots.map((model, i) => [this.table.get(i).ref as HeapObject, model] as const);
    for (let item = work.pop(); item !== undefined; item = work.pop()) {
      const [object, model] = item;
      const known = seen.get(model);
      if (known !== undefined) {
        if (known !== object) expect.fail('two objects for one');
        continue;
      }
      seen.set(model, object);
      if (object.kind !== model.kind) expect.fail(`${object.kind} for ${model.kind}`);
      if (model.kind === 'struct' && world.word(object, 0) !== model.id) expect.fail('another structure');
      if (model.kind === 'array' && world.word(object, 0) !== model.slots.length) expect.fail('another array');
      bytes += model.kind === 'struct' ? 16 : 8 + 8 * Math.ceil(model.slots.length / 2);
      model.slots.forEach((target, i) => {
        if (target === null && world.word(object, 1 + i) === 0) return;
        const found = world.read(object, 1 + i);
        if (isModel(target)) work.push([found as HeapObject, target]);
        else if (found !== target) expect.fail(`${String(found)} for ${String(target)}`);
      });
    }
    if (new Set(seen.values()).size !== seen.size) expect.fail('one object for two');
    end();
    return bytes;
  }
}

describe('runtime: generations', () => {
  for (const [zeal, steps, seeds] of [
    [0, 4000, 4],
    [1, 150, 3],
    [7, 600, 3],
  ] as const) {
    it(`keep random graphs, zeal ${zeal}`, () => {
      for (let seed = 1; seed <= seeds; seed++) {
        const world = new HeapWorld(zeal);
        const graph = new Graph(world, seed * 7919 + zeal);
        for (let i = 1; i <= steps; i++) {
          graph.step();
          if (i % 97 === 0) world.collectYoung();
          if (i % 450 === 0) graph.check();
          if (i % 1900 === 0) world.store.collectGarbage();
        }
        const bytes = graph.check();
        world.collectYoung();
        expect(graph.check()).to.equal(bytes);
        expect(world.live()).to.equal(bytes);
        expect(graph.check()).to.equal(bytes);
        world.store.close();
      }
    });
  }

  /** A world where an old object has a young one, written without a mark. */
  function withoutCard(): HeapWorld {
    const world = new HeapWorld(7);
    const old = world.pair(1);
    world.store.collectGarbage();
    const end = world.heap.references.scope();
    const young = world.object(PAIR, [2, 0, 0]);
    world.poke(old, 1, world.heap.references.encode(young));
    end();
    return world;
  }

  it('notice what no card tells', () => {
    const world = withoutCard();
    expect(() => {
      for (let i = 0; i < 100; i++) world.pair(i);
    }).to.throw('which is no reference');
    world.store.close();
  });

  it('are collected with all others after an interrupt, between a write and its card', () => {
    const world = withoutCard();
    world.heap.interrupted();
    for (let i = 0; i < 100; i++) world.pair(i);
    world.store.close();
  });
});
