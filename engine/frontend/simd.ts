/**
 * Translation of vector instructions. Most are one IR operation named by the instruction itself. Memory forms are put together
 * from a scalar or partial load and the operation on the lanes, which the machine folds into one instruction again: a lane load
 * is replace_lane of a load, a splatting load the splat of a load, an extending load the extension of a load of 8 bytes.
 */
import { NONE } from '../base/brand.ts';
import { ACCESS, IR, TY, type Ty } from '../ir/ops.ts';
import { bug } from '../wasm/errors.ts';
import { type OpRow, op } from '../wasm/opcodes.ts';
import { load, store } from './memory.ts';
import type { Translator } from './ssa/translator.ts';

type Translate = (t: Translator) => void;

const words = (t: Translator): [number, number, number, number] => {
  const { bytes } = t.cursor;
  const at = t.instr.vec;
  const w = (k: number): number =>
    bytes[at + k] | (bytes[at + k + 1] << 8) | (bytes[at + k + 2] << 16) | (bytes[at + k + 3] << 24);
  return [w(0), w(4), w(8), w(12)];
};

/** Bits of a lane → its scalar type and the access that reads exactly the lane. */
const LANE: Readonly<Record<number, readonly [ty: Ty, access: number]>> = {
  8: [TY.i32, ACCESS.u8],
  16: [TY.i32, ACCESS.u16],
  32: [TY.i32, ACCESS.full],
  64: [TY.i64, ACCESS.full],
};
const shapeOf = (bits: number): string => `i${bits}x${128 / bits}`;

/** v128.load8_splat, v128.load16_lane, v128.store32_lane, v128.load8x8_s … */
function memoryOf(row: OpRow): Translate | undefined {
  const m = /^v128\.(load|store)(\d+)(_splat|_lane|x\d_s|x\d_u)$/.exec(row.name);
  if (m === null) return undefined;
  const [, direction, width, form = ''] = m;
  const bits = Number(width);
  const bytes = bits / 8;
  if (form.startsWith('x')) {
    const extend = op(`${shapeOf(bits * 2)}.extend_low_${shapeOf(bits)}${form.slice(2)}`);
    return (t) => t.push(t.b.value(IR.vunary, TY.v128, load(t, TY.v128, ACCESS.u64, 8), NONE, NONE, extend));
  }
  const [ty, access] = LANE[bits] ?? bug(row.name);
  if (form === '_splat') {
    const splat = op(`${shapeOf(bits)}.splat`);
    return (t) => t.push(t.b.value(IR.vunary, TY.v128, load(t, ty, access, bytes), NONE, NONE, splat));
  }
  if (direction === 'load') {
    const replace = op(`${shapeOf(bits)}.replace_lane`);
    return (t) => {
      const lane = t.instr.b;
      const vector = t.pop();
      t.push(t.b.value(IR.vbinary, TY.v128, vector, load(t, ty, access, bytes), NONE, replace, lane));
    };
  }
  const extract = op(`${shapeOf(bits)}.extract_lane${bits < 32 ? '_u' : ''}`);
  return (t) => store(t, t.b.value(IR.vunary, ty, t.pop(), NONE, NONE, extract, t.instr.b), access, bytes);
}

/** The translator of a vector instruction, undefined for others (also for loads and stores of one kind with scalar ones). */
export function vectorOf(row: OpRow): Translate | undefined {
  if (row.name === 'v128.const') return (t) => t.push(t.b.vector(...words(t)));
  if (row.name === 'i8x16.shuffle') {
    return (t) => {
      const b = t.pop();
      t.push(t.b.value(IR.vbinary, TY.v128, t.pop(), b, NONE, row.op, t.b.words(...words(t))));
    };
  }
  const ty = TY[row.results?.[0] as 'v128'];
  const lane = row.imms[0]?.startsWith('lane') ?? false;
  switch (row.ir) {
    case 'vunary':
      return (t) => t.push(t.b.value(IR.vunary, ty, t.pop(), NONE, NONE, row.op, lane ? t.instr.a : 0));
    case 'vbinary':
      return (t) => {
        const b = t.pop();
        t.push(t.b.value(IR.vbinary, ty, t.pop(), b, NONE, row.op, lane ? t.instr.a : 0));
      };
    case 'vternary':
      return (t) => {
        const c = t.pop();
        const b = t.pop();
        t.push(t.b.value(IR.vternary, ty, t.pop(), b, c, row.op));
      };
    default:
      return memoryOf(row);
  }
}
