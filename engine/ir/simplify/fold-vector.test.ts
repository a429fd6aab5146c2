/**
 * Folding of constant vectors against V8, whose operands come from memory: every operation that is folded, on lanes at their
 * bounds.
 */
import { expect } from 'chai';
import { encode } from '../../binary/index.ts';
import { parseModule } from '../../text/parse/module.ts';
import { WASM3 } from '../../wasm/features.ts';
import { OPS } from '../../wasm/opcodes.ts';
import { foldLanes, LANE_FOLDS } from './fold-vector.ts';

/** Node's engine; the compiler's library has no types for it. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object) => { exports: Record<string, unknown> };
  };
};

const nameOf = (op: number): string => OPS[op]?.name ?? '';
const arityOf = (op: number): number => OPS[op]?.params?.length ?? 0;
const isShift = (op: number): boolean => /\.sh[lr]/.test(nameOf(op));

/** Bytes of lanes at and around their bounds. */
const LANES: readonly (readonly [number, number])[] = [0, 1, 2, 0x7f, 0x80, 0x81, 0xfe, 0xff].flatMap((low) =>
  [0, 0x7f, 0x80, 0xff].map((high): readonly [number, number] => [low, high]),
);
/** Lanes whose highest byte is `high`, and the others `low`. */
function vector(bits: number, low: number, high: number): DataView {
  const size = bits / 8;
  return new DataView(Uint8Array.from({ length: 16 }, (_, i) => (i % size === size - 1 ? high : low)).buffer);
}
const hex = (v: DataView | Uint8Array): string => Buffer.from(v.buffer, v.byteOffset, 16).toString('hex');

describe('folding of vectors', () => {
  const ops = [...LANE_FOLDS.keys()];
  const load = (at: number): string => `(v128.load (i32.const ${at}))`;
  const source = `(module (memory (export "memory") 1) ${ops
    .map((op) => {
      const operand = isShift(op) ? '(i32.load (i32.const 16))' : arityOf(op) === 2 ? load(16) : '';
      return `(func (export "${op}") (v128.store (i32.const 32) (${nameOf(op)} ${load(0)} ${operand})))`;
    })
    .join('\n')})`;
  const { exports } = new WebAssembly.Instance(
    new WebAssembly.Module(encode(parseModule(new TextEncoder().encode(source), { features: WASM3 })).bytes),
  );
  const memory = new Uint8Array((exports['memory'] as { buffer: ArrayBuffer }).buffer);

  for (const [op, fold] of LANE_FOLDS) {
    it(nameOf(op), () => {
      const { bits } = fold;
      const operands = LANES.map(([low, high]) => vector(bits, low, high));
      const amounts = [0, 1, 7, 8, 15, 31, 33, 63, 64, 127, 255];
      const out = new DataView(new ArrayBuffer(16));
      const check = (a: DataView, b: DataView | number): void => {
        memory.set(new Uint8Array(a.buffer));
        if (typeof b === 'number') new DataView(memory.buffer).setInt32(16, b, true);
        else memory.set(new Uint8Array(b.buffer), 16);
        (exports[String(op)] as () => void)();
        foldLanes(fold, a, b, out);
        expect(hex(out), `${hex(a)} ${typeof b === 'number' ? b : hex(b)}`).equal(hex(memory.subarray(32, 48)));
      };
      for (const a of operands) {
        if (isShift(op)) for (const n of amounts) check(a, n);
        else if (arityOf(op) === 1) check(a, a);
        else for (const b of operands) check(a, b);
      }
    });
  }
});
