import { expect } from 'chai';
import fc from 'fast-check';
import { type FunctionCode, SAME_MAP, type TextSection } from '../compiled/compiled.ts';
import { ANY_TAG } from '../wasm/body.ts';
import type { LinkMachine } from './isa.ts';
import { functionCode } from './testing/function-code.ts';
import { TextBuilder } from './text-section.ts';
import { x64Isa } from './x64/isa.ts';

const { link } = x64Isa('x86-64-v3');

const code = (size: number, calls: number[], more: Partial<FunctionCode> = {}): FunctionCode =>
  functionCode(new Uint8Array(size).fill(0x90), calls, more);

describe('text section', () => {
  it('resolves calls forward, backward and to oneself', () => {
    const text = new TextBuilder(link, 16);
    text.add(code(10, [1, 2, 6, 0]), 0);
    text.add(code(17, [4, 1]), 0);
    text.add(code(8, [4, 0]), 0);
    const { bytes, functions } = text.finish();
    expect([...functions]).to.deep.equal([0, 10, 10, 16, 17, 17, 48, 8, 8]);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const target = (at: number): number => at + 4 + view.getInt32(at, true);
    expect([target(1), target(6), target(20), target(52)]).to.deep.equal([48, 0, 16, 0]);
    expect([...bytes.subarray(10, 16)]).to.deep.equal(Array(6).fill(0xcc));
    expect(bytes.length).to.equal(56);
  });
  it('moves table entries to the section and the binary, but not "none"', () => {
    const text = new TextBuilder(link);
    const tables = {
      traps: Int32Array.of(2, 5),
      addrs: Int32Array.of(2, 3, 7, -1),
      frameChanges: Int32Array.of(8, 1, 9, 0),
      frameSize: 48,
      handlers: Int32Array.of(6, 2, 4, 11, ANY_TAG, 13, 9, 1, 0, 15),
      stackMaps: Int32Array.of(6, 2, 3, 5, 9, SAME_MAP, 12, 1, 8),
    };
    text.add(code(20, [], tables), 100);
    text.add(code(20, [], tables), 200);
    const { traps, addrs, frameChanges, handlers, stackMaps } = text.finish();
    expect([...traps]).to.deep.equal([2, 5, 34, 5]);
    expect([...addrs]).to.deep.equal([2, 103, 7, -1, 34, 203, 39, -1]);
    expect([...frameChanges]).to.deep.equal([8, 1, 9, 0, 40, 1, 41, 0]);
    expect([...stackMaps]).to.deep.equal([6, 2, 3, 5, 9, SAME_MAP, 12, 1, 8, 38, 2, 3, 5, 41, SAME_MAP, 44, 1, 8]);
    const first = [6, 48, 2, 4, 11, ANY_TAG, 13, 9, 48, 1, 0, 15];
    expect([...handlers]).to.deep.equal([...first, 38, 48, 2, 4, 43, ANY_TAG, 45, 41, 48, 1, 0, 47]);
  });
  it('refuses a call that does not reach', () => {
    const text = new TextBuilder({ ...link, callMin: -64, callMax: 64 });
    text.add(code(16, [0, 1]), 0);
    text.add(code(100, []), 0);
    text.add(code(8, [0, 0]), 0);
    expect(() => text.finish()).to.throw(/module too large/);
  });
  it('knows a call of no function as our fault', () => {
    const text = new TextBuilder(link);
    text.add(code(8, [0, 1]), 0);
    expect(() => text.finish()).to.throw(/bug: call of text function 1/);
  });

  describe('with veneers', () => {
    /** Calls reach `reach` bytes either way; fields and veneers hold their target as an absolute number. */
    const shortCalls = (reach: number): LinkMachine => ({
      ...link,
      callMin: -reach,
      callMax: reach,
      patchCall: (bytes, at, target) => new DataView(bytes.buffer).setInt32(at, target, true),
      veneerSize: 16,
      writeVeneer(bytes, at, target) {
        bytes.fill(0xee, at, at + 16);
        new DataView(bytes.buffer).setInt32(at + 4, target, true);
      },
    });
    /** Follows every call through at most one veneer; returns how many went through one. */
    function follow(text: TextSection, calls: readonly (readonly number[])[], reach: number): number {
      const view = new DataView(text.bytes.buffer);
      let through = 0;
      calls.forEach((list, f) => {
        for (let k = 0; k < list.length; k += 2) {
          const at = (text.functions[f * 3] as number) + (list[k] as number);
          const wanted = text.functions[(list[k + 1] as number) * 3] as number;
          let to = view.getInt32(at, true);
          expect(Math.abs(to - at), `call ${k / 2} of function ${f}`).to.be.at.most(reach);
          if (to !== wanted) {
            expect(text.bytes[to]).to.equal(0xee);
            to = view.getInt32(to + 4, true);
            through++;
          }
          expect(to).to.equal(wanted);
        }
      });
      return through;
    }
    function link200(reach: number, pad: number, calls: readonly (readonly number[])[]): { text: TextSection; through: number } {
      const builder = new TextBuilder(shortCalls(reach));
      calls.forEach((list) => {
        builder.add(code(64, [...list]), 0);
        if (pad > 0) builder.pad(pad);
      });
      const text = builder.finish();
      return { text, through: follow(text, calls, reach) };
    }

    it('places none where calls reach', () => {
      const { text, through } = link200(
        1 << 20,
        0,
        Array.from({ length: 200 }, (_, i) => [0, 199 - i, 8, i]),
      );
      expect(through).to.equal(0);
      expect(text.bytes.length).to.equal(200 * 64);
    });
    it('connects the first and the last of 200 functions with padding between', () => {
      const calls = Array.from({ length: 200 }, (_, i) => (i === 0 ? [0, 199, 8, 100] : i === 199 ? [0, 0, 8, 198] : [4, i - 1]));
      expect(link200(16384, 4096, calls).through).to.be.greaterThan(2);
    });
    it('keeps deadlines when every function calls every tenth', () => {
      const calls = Array.from({ length: 120 }, (_, i) =>
        Array.from({ length: 12 }, (_, k) => [k * 4, (i + k * 10) % 120]).flat(),
      );
      expect(link200(2048, 0, calls).through).to.be.greaterThan(0);
      expect(link200(4096, 300, calls).through).to.be.greaterThan(0);
    });
    it('does not place a veneer early because another one is due', () => {
      const far = Array.from({ length: 40 }, (_, i) => (i === 0 ? [0, 39] : i === 20 ? [0, 21] : []));
      const { text, through } = link200(1500, 0, far);
      expect(through).to.equal(1);
      expect(text.bytes.length).to.equal(40 * 64 + 16);
    });
    it('connects functions of any sizes and calls', () => {
      // Calls of functions yet to come are what a deadline must leave room for: the last may bring many at once.
      const body = fc.record({ words: fc.integer({ min: 1, max: 24 }), callees: fc.array(fc.nat(), { maxLength: 24 }) });
      const functions = fc.array(body, { minLength: 20, maxLength: 120 });
      let through = 0;
      fc.assert(
        fc.property(functions, fc.integer({ min: 24, max: 96 }), (list, reach) => {
          const calls = list.map(({ words, callees }) => callees.slice(0, words).flatMap((c, k) => [k * 4, c % list.length]));
          const builder = new TextBuilder(shortCalls(reach * 16));
          list.forEach(({ words }, i) => {
            builder.add(code(words * 4, calls[i] ?? []), 0);
          });
          through += follow(builder.finish(), calls, reach * 16);
        }),
        { numRuns: 100, seed: 4 },
      );
      expect(through).to.be.greaterThan(300);
    });
    it('is a function of its input', () => {
      const calls = Array.from({ length: 50 }, (_, i) => [0, (i * 7) % 50, 8, (i * 13) % 50]);
      expect(Buffer.compare(link200(512, 10, calls).text.bytes, link200(512, 10, calls).text.bytes)).to.equal(0);
    });
  });
});
