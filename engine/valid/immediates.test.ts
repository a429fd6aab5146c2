/** Immediates at their bounds, for every instruction of the opcode table that has one: alignments, lanes. */
import { expect } from 'chai';
import { parseModule } from '../text/parse/module.ts';
import { WasmError } from '../wasm/errors.ts';
import { ALL_FEATURES } from '../wasm/features.ts';
import { OP_ROWS, type OpRow } from '../wasm/opcodes.ts';
import { validate } from './index.ts';

/** What validation says of an instruction in code that is never reached, where operands are of any type. */
function verdict(instruction: string): string {
  const source = `(module (memory 1) (func unreachable ${instruction} unreachable))`;
  try {
    validate(parseModule(new TextEncoder().encode(source), { features: ALL_FEATURES }), { features: ALL_FEATURES });
    return 'valid';
  } catch (e) {
    if (e instanceof WasmError) return e.message;
    throw e;
  }
}
/** How many lanes there are; 0: the instruction names none. */
const lanesOf = (row: OpRow): number => Number(row.imms.find((i) => /^lane\d/.test(i))?.slice(4) ?? 0);

describe('immediates', () => {
  const accesses = OP_ROWS.filter((row) => row.align >= 0);
  const ofLanes = OP_ROWS.filter((row) => lanesOf(row) > 0);

  it('alignment is the natural one at most, and nothing else for atomic accesses', () => {
    expect(accesses.length).above(100);
    for (const row of accesses) {
      const lane = lanesOf(row) > 0 ? '0' : '';
      for (let align = 0; align <= 6; align++) {
        const tooSmall = row.name.includes('.atomic.') && align < row.align;
        const smaller = tooSmall ? /^atomic alignment must be natural/ : /^valid$/;
        const instruction = `${row.name} align=${2 ** align} ${lane}`;
        expect(verdict(instruction), instruction).match(align > row.align ? /^alignment must not be larger/ : smaller);
      }
    }
  });

  it('a lane is one of those there are', () => {
    expect(ofLanes.length).above(20);
    for (const row of ofLanes) {
      const lanes = lanesOf(row);
      for (const lane of [0, lanes - 1]) expect(verdict(`${row.name} ${lane}`), row.name).equal('valid');
      for (const lane of [lanes, 255]) expect(verdict(`${row.name} ${lane}`), row.name).match(/^invalid lane index/);
    }
  });

  it('a shuffle takes lanes of two vectors, at every place', () => {
    for (let place = 0; place < 16; place++) {
      const shuffle = (lane: number): string =>
        `i8x16.shuffle ${Array.from({ length: 16 }, (_, i) => (i === place ? lane : 0)).join(' ')}`;
      expect(verdict(shuffle(31))).equal('valid');
      for (const lane of [32, 255]) expect(verdict(shuffle(lane))).match(/^invalid lane index/);
    }
  });
});
