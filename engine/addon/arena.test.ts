import { expect } from 'chai';
import { WasmError } from '../wasm/errors.ts';
import { Arena, type ArenaBlock } from './arena.ts';
import { addon } from './native.ts';

/** Bytes: blocks that share a chunk, that just have one to themselves, of sizes between, and one that fits no region. */
const SIZES = [1, 16, 100, 65_536, 65_552, 131_072, 131_088, 300_000, 1 << 20, (1 << 20) + 16, 24, 65_000];

const words = (bytes: number): number => Math.ceil(bytes / 16) * 4;
const isZero = ({ words: all, at }: ArenaBlock, bytes: number): boolean =>
  all.subarray(at, at + words(bytes)).every((w) => w === 0);

describe('arena', () => {
  /** Blocks, each filled with its number + 1. */
  const filled = (arena: Arena, sizes: readonly number[]): ArenaBlock[] =>
    sizes.map((bytes, i) => {
      const block = arena.alloc(bytes);
      expect(isZero(block, bytes), `block of ${bytes} bytes`).to.equal(true);
      expect(block.address % 16).to.equal(0);
      block.words.fill(i + 1, block.at, block.at + words(bytes));
      return block;
    });

  it('gives out blocks that overlap nothing, by number and by address', () => {
    const arenas = [new Arena(), new Arena()];
    const blocks = [...filled(arenas[0] as Arena, SIZES), ...filled(arenas[1] as Arena, SIZES)];
    blocks.forEach((block, i) => {
      const bytes = SIZES[i % SIZES.length] as number;
      const seen = new Uint32Array(words(bytes));
      addon().peek(block.address, new Uint8Array(seen.buffer));
      expect(seen.every((w) => w === (i % SIZES.length) + 1)).to.equal(true);
      const arena = arenas[i < SIZES.length ? 0 : 1] as Arena;
      expect(arena.locate(block.address + 4)).to.deep.include({ at: block.at + 1, address: block.address + 4 });
    });
    for (const arena of arenas) arena.release();
  });

  it('gives zeroed blocks out again, those that it kept and those whose pages it gave back', async () => {
    // A module of its own has a pool of its own: what other tests of the process left in theirs is not met.
    const { Arena: Fresh } = (await import(`${new URL('./arena.js?own', import.meta.url)}`)) as typeof import('./arena.ts');
    // More than the pool keeps.
    const many = Array.from({ length: 6 }, () => SIZES).flat();
    const rounds = [0, 1, 2].map(() => {
      const arena = new Fresh();
      const addresses = filled(arena, many).map(({ address }) => address);
      arena.release();
      return new Set(addresses);
    });
    const [first, ...later] = rounds as [Set<number>, ...Set<number>[]];
    for (const addresses of later) expect([...addresses].filter((a) => first.has(a)).length).to.be.greaterThan(many.length / 2);
  });

  it('says so where the system has no memory, and goes on when it has some again', () => {
    const native = addon();
    const { createRegion } = native;
    const arena = new Arena();
    // Until nothing is left of the last region.
    const exhaust = (): void => {
      for (let i = 0; i < 100; i++) arena.alloc(1 << 20);
    };
    native.createRegion = () => 0;
    try {
      expect(exhaust).to.throw(WasmError, 'out of memory: cannot map 2097152 bytes');
    } finally {
      native.createRegion = createRegion;
    }
    exhaust();
    arena.release();
  });

  it('refuses addresses of another arena', () => {
    const [one, two] = [new Arena(), new Arena()];
    const { address } = one.alloc(16);
    two.alloc(16);
    expect(() => two.locate(address)).to.throw('no arena holds');
    one.release();
    two.release();
  });
});
