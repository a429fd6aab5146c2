import { expect } from 'chai';
import type { FunctionCode } from '../artifact/compiled.ts';
import { TextBuilder } from './text-section.ts';
import { x64Isa } from './x64/isa.ts';

const { link } = x64Isa('x86-64-v3');

function code(size: number, calls: number[], more: Partial<FunctionCode> = {}): FunctionCode {
  const none = new Int32Array(0);
  return {
    code: new Uint8Array(size).fill(0x90),
    codeLength: size,
    frameSize: 0,
    calls: Int32Array.from(calls),
    traps: none,
    addrs: none,
    ...more,
  };
}

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
    const tables = { traps: Int32Array.of(2, 5), addrs: Int32Array.of(2, 3, 7, -1) };
    text.add(code(20, [], tables), 100);
    text.add(code(20, [], tables), 200);
    const { traps, addrs } = text.finish();
    expect([...traps]).to.deep.equal([2, 5, 34, 5]);
    expect([...addrs]).to.deep.equal([2, 103, 7, -1, 34, 203, 39, -1]);
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
});
