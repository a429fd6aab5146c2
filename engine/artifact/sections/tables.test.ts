import { expect } from 'chai';
import fc from 'fast-check';
import { nextOf } from '../../base/brand.ts';
import { SAME_MAP, type TextOffset } from '../../compiled/compiled.ts';
import { TRAP_NAMES } from '../../wasm/traps.ts';
import type { TagIndex } from '../../wasm/types.ts';
import { crc32, portableCrc32 } from '../bytes/crc32.ts';
import { entryCount } from '../bytes/delta-blocks.ts';
import { lookupAddress, readAddressMap, writeAddressMap } from './addrmap.ts';
import { type CallHandlers, lookupHandlers, readExceptions, writeExceptions } from './exceptions.ts';
import { findFunction } from './functions.ts';
import { functionName, moduleName, writeNames } from './names.ts';
import { lookupStackMap, readStackMaps, type StackMap, writeStackMaps } from './stackmaps.ts';
import { lookupTrap, readTraps, writeTraps } from './traps.ts';

/** Strictly ascending pcs with a value each, as pairs. */
function pairs(value: fc.Arbitrary<number>, max = 700): fc.Arbitrary<Int32Array> {
  return fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), value), { maxLength: max }).map((list) => {
    let pc = -1;
    return Int32Array.from(list.flatMap(([delta, v]) => [(pc += delta), v]));
  });
}
/** Changes a byte of a table and cuts its end off. */
const damage = fc.record({ at: fc.nat(), value: fc.nat(255), cut: fc.nat() });
function damaged(table: Uint8Array, { at, value, cut }: { at: number; value: number; cut: number }): Uint8Array[] {
  const bad = table.slice();
  bad[at % bad.length] = value;
  return [bad, bad.subarray(0, bad.length - (cut % bad.length))];
}

const lastTrap = TRAP_NAMES.length - 1;
const trapCode = fc.integer({ min: 1, max: lastTrap });
const wasmOffset = fc.integer({ min: -1, max: 0x7fff_fff0 });

describe('trap table', () => {
  it('gives every code back at its exact pc and none elsewhere', () => {
    fc.assert(
      fc.property(pairs(trapCode), (p) => {
        const table = writeTraps(p);
        expect(readTraps(table)).to.deep.equal([...p]);
        const at = new Map<number, number>();
        for (let i = 0; i < p.length; i += 2) at.set(p[i] as number, p[i + 1] as number);
        for (const pc of at.keys()) {
          for (const near of [pc - 1, pc, pc + 1]) expect(lookupTrap(table, nextOf(near))).to.equal(at.get(near) ?? 0);
        }
      }),
      { numRuns: 15 },
    );
  });
  it('answers none, and never reads outside, when corrupt', () => {
    fc.assert(
      fc.property(pairs(trapCode, 300), damage, fc.nat(500_000), (p, how, pc) => {
        const table = writeTraps(p);
        for (const t of [table, ...damaged(table, how)]) {
          for (const near of [pc, ...p.filter((_, i) => i % 2 === 0)])
            expect(lookupTrap(t, nextOf(near))).to.be.within(0, lastTrap);
          expect(readTraps(t).length % 2).to.equal(0);
        }
      }),
      { numRuns: 80 },
    );
  });
  it('takes about a byte for each access that follows one of its kind', () => {
    const p = new Int32Array(2000);
    for (let i = 0; i < 1000; i++) p.set([i * 11, 5], i * 2);
    expect(writeTraps(p).length).to.be.below(1000 * 1.1);
  });
});

describe('address map', () => {
  it('answers with the last entry at or before a pc', () => {
    fc.assert(
      fc.property(pairs(wasmOffset), (p) => {
        const table = writeAddressMap(p);
        expect(readAddressMap(table)).to.deep.equal([...p]);
        for (let i = 0; i < p.length; i += 2) {
          const pc = p[i] as number;
          expect(lookupAddress(table, nextOf(pc))).to.equal(p[i + 1]);
          expect(lookupAddress(table, nextOf(pc - 1))).to.equal(
            i === 0 ? -1 : pc - 1 === p[i - 2] ? p[i - 1] : (p[i - 1] as number),
          );
        }
      }),
      { numRuns: 15 },
    );
  });
  it('answers none, and never reads outside, when corrupt', () => {
    fc.assert(
      fc.property(pairs(wasmOffset, 300), damage, fc.nat(500_000), (p, how, pc) => {
        for (const t of damaged(writeAddressMap(p), how)) {
          for (const near of [pc, ...p.filter((_, i) => i % 2 === 0)]) expect(lookupAddress(t, nextOf(near))).to.be.at.least(-1);
        }
      }),
      { numRuns: 80 },
    );
  });
});

/** Strictly ascending pcs with something each. */
function entries<T>(value: fc.Arbitrary<T>, max: number): fc.Arbitrary<(readonly [pc: number, value: T])[]> {
  return fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), value), { minLength: 1, maxLength: max }).map((list) => {
    let pc = -1;
    return list.map(([delta, v]) => [(pc += delta), v] as const);
  });
}
describe('stack maps', () => {
  const words = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }).map((gaps) => {
    let w = 0;
    return gaps.map((gap) => (w += gap));
  });
  /** Sets that repeat now and then, and the records of TextSection.stackMaps for them. */
  const maps = entries(fc.tuple(words, fc.boolean()), 400).map((list) => {
    const found: StackMap[] = [];
    const records: number[] = [];
    for (const [pc, [fresh, repeat]] of list) {
      const before = found.at(-1);
      found.push({ pc, words: repeat && before !== undefined ? before.words : fresh });
      records.push(...(repeat && before !== undefined ? [pc, SAME_MAP] : [pc, fresh.length, ...fresh]));
    }
    return { found, records: Int32Array.from(records) };
  });

  it('give the words back at the exact return address and none elsewhere, in any block', () => {
    fc.assert(
      fc.property(maps, ({ found, records }) => {
        const table = writeStackMaps(records) as Uint8Array;
        expect(readStackMaps(table)).to.deep.equal(found);
        const at = new Map(found.map((m) => [m.pc, m.words]));
        for (const pc of at.keys())
          for (const near of [pc - 1, pc, pc + 1]) expect(lookupStackMap(table, nextOf(near))).to.deep.equal(at.get(near) ?? []);
      }),
      { numRuns: 15 },
    );
  });
  it('are no section where there are none', () => {
    expect(writeStackMaps(new Int32Array(0))).to.equal(undefined);
    expect(lookupStackMap(new Uint8Array(0), nextOf(5))).to.deep.equal([]);
  });
  it('take a byte or two for what repeats', () => {
    const records = Array.from({ length: 300 }, (_, i) => [i * 20, SAME_MAP]);
    records[0] = [0, 3, 2, 5, 6];
    expect((writeStackMaps(Int32Array.from(records.flat())) as Uint8Array).length).to.be.below(300 * 2 + 50);
  });
  it('answer none, and never read outside, when corrupt', () => {
    fc.assert(
      fc.property(maps, damage, fc.nat(500_000), ({ found, records }, how, pc) => {
        for (const bad of damaged(writeStackMaps(records) as Uint8Array, how)) {
          for (const near of [pc, ...found.map((m) => m.pc)]) {
            const words = lookupStackMap(bad, nextOf(near));
            for (const [k, w] of words.entries()) expect(w).to.be.above(k === 0 ? 0 : (words[k - 1] as number));
          }
          readStackMaps(bad);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('exception table', () => {
  const tag = fc.integer({ min: -1, max: 2000 }).map((n): TagIndex => nextOf(n));
  const offset = fc.nat(0x7fff_0000).map((n): TextOffset => nextOf(n));
  const handler = fc.record({ tag, pc: offset });
  const call = fc.record({ frame: fc.nat(1 << 20), handlers: fc.array(handler, { minLength: 1, maxLength: 6 }) });
  const calls = entries(call, 400).map((list) => {
    const found: CallHandlers[] = list.map(([pc, { frame, handlers }]) => ({ pc: nextOf(pc), frame, handlers }));
    const records = found.flatMap((c) => [c.pc, c.frame, c.handlers.length, ...c.handlers.flatMap((h) => [h.tag, h.pc])]);
    return { found, records: Int32Array.from(records) };
  });

  it('gives handlers back in order at the exact return address and none elsewhere', () => {
    fc.assert(
      fc.property(calls, ({ found, records }) => {
        const table = writeExceptions(records) as Uint8Array;
        expect(readExceptions(table)).to.deep.equal(found);
        const at = new Map(found.map((c) => [c.pc, c]));
        for (const pc of at.keys())
          for (const near of [pc - 1, pc, pc + 1])
            expect(lookupHandlers(table, nextOf(near))).to.deep.equal(at.get(nextOf(near)));
      }),
      { numRuns: 15 },
    );
  });
  it('answers none, and never reads outside, when corrupt', () => {
    fc.assert(
      fc.property(calls, damage, fc.nat(500_000), ({ found, records }, how, pc) => {
        for (const bad of damaged(writeExceptions(records) as Uint8Array, how)) {
          for (const near of [pc, ...found.map((c) => c.pc)]) {
            const call = lookupHandlers(bad, nextOf(near));
            if (call !== undefined) expect(call.pc).to.equal(near);
          }
          readExceptions(bad);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the index of a table', () => {
  /** 300 entries, three blocks; word `i` of the index is `value`. */
  const withWord = (i: number, value: (length: number) => number): { table: Uint8Array; pcs: number[] } => {
    const p = Int32Array.from({ length: 600 }, (_, k) => (k % 2 === 0 ? k * 4 : 5));
    const table = writeTraps(p).slice();
    new DataView(table.buffer).setUint32(4 + 4 * i, value(table.length), true);
    return { table, pcs: [...p].filter((_, k) => k % 2 === 0) };
  };
  const found = (table: Uint8Array, pcs: readonly number[]): number =>
    pcs.filter((pc) => lookupTrap(table, nextOf(pc)) !== 0).length;
  /** Words 0 to 2 are the blocks' first pcs, 3 to 5 their starts. */
  const STARTS: readonly (readonly [what: string, word: number, value: (length: number) => number, left: number])[] = [
    ['as it is', 3, () => 28, 300],
    ['the first in the index', 3, () => 27, 172],
    ['the first at the beginning', 3, () => 0, 172],
    // A byte of the second block's first pc, which would be a code.
    ['the first in the middle of the index', 3, () => 9, 172],
    ['the last behind the section', 5, (length) => length + 1, 128],
    ['the last far behind it', 5, () => 0xffff_ffff, 128],
    ['the second behind the third', 4, (length) => length, 172],
  ];
  for (const [what, word, value, left] of STARTS) {
    it(`a block that does not lie where blocks are has no entries: ${what}`, () => {
      const { table, pcs } = withWord(word, value);
      expect(found(table, pcs)).to.equal(left);
      expect(readTraps(table).length).to.be.at.most(2 * 300);
    });
  }
  it('a count that the section has no room for is no table', () => {
    for (const count of [129 * 128, 2 ** 31, 2 ** 32 - 1]) {
      const { table, pcs } = withWord(-1, () => count);
      expect(found(table, pcs)).to.equal(0);
      expect(readTraps(table)).to.deep.equal([]);
      expect(entryCount(table)).to.equal(0);
    }
    expect(entryCount(withWord(-1, () => 300).table)).to.equal(300);
  });
  it('a code that no trap has is none', () => {
    for (const code of [0, lastTrap, lastTrap + 1, 100, 255]) {
      const table = writeTraps(Int32Array.of(10, 5)).slice();
      table[table.length - 1] = code;
      expect(lookupTrap(table, nextOf(10)), `${code}`).to.equal(code === lastTrap ? lastTrap : 0);
    }
  });
});

describe('function table', () => {
  it('maps every byte of a function to it, and padding to none', () => {
    const table = Uint32Array.of(0, 5, 9, 16, 20, 20, 48, 3, 3);
    const owners = Array.from({ length: 52 }, (_, pc) => findFunction(table, nextOf(pc)));
    expect(owners.slice(0, 17)).to.deep.equal([...Array(9).fill(0), ...Array(7).fill(-1), 1]);
    expect(owners.slice(35)).to.deep.equal([1, ...Array(12).fill(-1), 2, 2, 2, -1]);
  });
});

describe('names', () => {
  it('finds every name and no other', () => {
    const names = fc.array(fc.tuple(fc.nat(300), fc.string({ unit: 'grapheme' })), { maxLength: 60 });
    fc.assert(
      fc.property(names, fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }), (list, module) => {
        const funcs = new Map(list);
        const section = writeNames({ module, funcs }) ?? new Uint8Array(0);
        expect(moduleName(section)).to.equal(module);
        for (let i = 0; i <= 300; i++) expect(functionName(section, i)).to.equal(funcs.get(i));
      }),
      { numRuns: 50 },
    );
  });
  it('never reads outside when corrupt', () => {
    const section = writeNames({
      module: 'm',
      funcs: new Map([
        [1, 'one'],
        [7, 'seven'],
      ]),
    }) as Uint8Array;
    for (let at = 0; at < section.length; at++) {
      for (const value of [0, 1, 127, 255]) {
        const bad = section.slice();
        bad[at] = value;
        moduleName(bad);
        functionName(bad, 1);
        functionName(bad.subarray(0, at), 7);
      }
    }
  });
});

describe('crc32', () => {
  it('has the check value of the catalogue', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).to.equal(0xcbf43926);
    expect(crc32(new Uint8Array(0))).to.equal(0);
  });

  it("is the same for many bytes, where it is Node's", () => {
    const bytes = Uint8Array.from({ length: 10_001 }, (_, i) => (i * 37) ^ (i >> 5));
    expect(crc32(bytes)).to.equal(portableCrc32(bytes));
  });
});
