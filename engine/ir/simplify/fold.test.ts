/**
 * Folding and simplification against the interpreter, which computes with bigints and shares no code with them: every pure
 * operation on interesting constants, once with both operands known, once with one of them a parameter.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { NONE } from '../../base/brand.ts';
import { Random } from '../../testing/random.ts';
import { Builder, isPure } from '../builder/builder.ts';
import { ENTRY_BLOCK, IrFunc, type Value } from '../func.ts';
import { printFunc } from '../inspect/print.ts';
import { verifyFunc } from '../inspect/verify.ts';
import { FCMP_NAMES, ICMP_NAMES, IR, IR_ARITY, IR_NAMES, type IrName, TY, type Ty } from '../ops.ts';
import { type Datum, fromFloat, interpret } from '../testing/interpret.ts';

const INTS32 = [0, 1, -1, 2, 3, 5, 7, 8, 10, 24, 31, 32, 33, 100, 641, 0x7fff_ffff, -0x8000_0000, 0x1234_5678, -255, 65536];
const INTS64 = [
  0n,
  1n,
  -1n,
  2n,
  3n,
  7n,
  10n,
  32n,
  63n,
  64n,
  1n << 31n,
  1n << 32n,
  -(1n << 63n),
  (1n << 63n) - 1n,
  0xffff_ffffn,
  12345678901234567n,
];
const FLOATS = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  3,
  1e10,
  1e-310,
  2 ** 31,
  -(2 ** 31),
  2 ** 53 + 2,
  2 ** 63,
  1e39,
  Infinity,
  -Infinity,
  NaN,
  0.1,
];

type Kind = 'i' | 'l' | 'f' | 'd';
const TYPE: Readonly<Record<Kind, number>> = { i: TY.i32, l: TY.i64, f: TY.f32, d: TY.f64 };
const constant = (kind: Kind): fc.Arbitrary<Datum> => {
  if (kind === 'i') return fc.oneof(fc.constantFrom(...INTS32), fc.integer());
  if (kind === 'l') return fc.oneof(fc.constantFrom(...INTS64), fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }));
  const x = fc.oneof(fc.constantFrom(...FLOATS), fc.double());
  return kind === 'f' ? x.map((v) => fromFloat(TY.f32, Math.fround(v))) : x.map((v) => fromFloat(TY.f64, v));
};

interface Row {
  readonly name: IrName;
  readonly from: Kind;
  readonly to: Kind;
  readonly arity: 1 | 2;
  readonly imm?: number;
}
const ROWS: Row[] = [];
for (const kind of ['i', 'l'] as const) {
  for (const name of 'iadd isub imul sdiv udiv srem urem band bor bxor ishl sshr ushr rotl rotr'.split(' ')) {
    ROWS.push({ name: name as IrName, from: kind, to: kind, arity: 2 });
  }
  for (const name of 'clz ctz popcnt sextend8 sextend16'.split(' '))
    ROWS.push({ name: name as IrName, from: kind, to: kind, arity: 1 });
  for (let imm = 0; imm < ICMP_NAMES.length; imm++) ROWS.push({ name: 'icmp', from: kind, to: 'i', arity: 2, imm });
  ROWS.push({ name: 'sextend32', from: kind, to: 'l', arity: 1 });
}
for (const name of ['umulhi', 'smulhi'] as const) ROWS.push({ name, from: 'l', to: 'l', arity: 2 });
for (const kind of ['f', 'd'] as const) {
  for (const name of 'fadd fsub fmul fdiv fmin fmax fcopysign'.split(' '))
    ROWS.push({ name: name as IrName, from: kind, to: kind, arity: 2 });
  for (const name of 'fabs fneg ceil floor trunc nearest sqrt'.split(' '))
    ROWS.push({ name: name as IrName, from: kind, to: kind, arity: 1 });
  for (let imm = 0; imm < FCMP_NAMES.length; imm++) ROWS.push({ name: 'fcmp', from: kind, to: 'i', arity: 2, imm });
  for (const to of ['i', 'l'] as const) {
    for (const name of ['fcvt_to_sint_sat', 'fcvt_to_uint_sat'] as const) ROWS.push({ name, from: kind, to, arity: 1 });
    for (const name of ['fcvt_from_sint', 'fcvt_from_uint'] as const) ROWS.push({ name, from: to, to: kind, arity: 1 });
  }
}
ROWS.push({ name: 'uextend', from: 'i', to: 'l', arity: 1 });
ROWS.push({ name: 'ireduce', from: 'l', to: 'i', arity: 1 });
ROWS.push({ name: 'fpromote', from: 'f', to: 'd', arity: 1 });
ROWS.push({ name: 'fdemote', from: 'd', to: 'f', arity: 1 });
ROWS.push({ name: 'bitcast', from: 'i', to: 'f', arity: 1 });
ROWS.push({ name: 'bitcast', from: 'd', to: 'l', arity: 1 });

/** A function of the parameters that computes the row; `known[k]`: operand k is a constant. */
function build(row: Row, operands: readonly Datum[], known: readonly boolean[], simplify: boolean): IrFunc {
  const f = new IrFunc();
  const ty = TYPE[row.from];
  f.signature = { params: Uint8Array.from(operands, () => ty), results: Uint8Array.of(TYPE[row.to]) };
  const b = new Builder(f);
  b.block = f.newBlock();
  const params = operands.map(() => f.newParam(ENTRY_BLOCK, ty));
  const values = operands.map((v, k) => {
    if (known[k] !== true) return params[k] as Value;
    const wide = BigInt(v);
    return b.constant(ty, Number(BigInt.asIntN(32, wide)), Number(BigInt.asIntN(32, wide >> 32n)));
  });
  const [x = NONE, y = NONE]: Value[] = values;
  const op = IR[row.name];
  const result = simplify
    ? b.value(op, TYPE[row.to], x, y, NONE, row.imm ?? 0)
    : b.append(op, TYPE[row.to], x, y, NONE, row.imm ?? 0);
  b.append(IR.return, TY.none, b.list([result]));
  verifyFunc(f);
  return f;
}
const run = (f: IrFunc, args: Datum[]): string =>
  String(interpret(f, args, { memory: new Uint8Array(0), fields: new Map(), call: () => [], fuel: 1000 })[0]);

/** An integer operation on others, a constant, or a parameter. */
interface Tree {
  readonly op: number;
  readonly ty: Ty;
  readonly imm: number;
  readonly operands: readonly Tree[];
  readonly value?: bigint;
}
const PARAMS: readonly Ty[] = [TY.i32, TY.i32, TY.i64, TY.i64];
const BINARY = [IR.iadd, IR.isub, IR.imul, IR.band, IR.bor, IR.bxor, IR.ishl, IR.sshr, IR.ushr, IR.rotl, IR.rotr];

function randomTree(random: Random, ty: Ty, depth: number): Tree {
  const node = (op: number, types: readonly Ty[], imm = 0): Tree => {
    return { op, ty, imm, operands: types.map((t) => randomTree(random, t, depth - 1)) };
  };
  const kind = depth === 0 ? random.below(2) : random.below(12);
  if (kind === 0) return { op: IR.param, ty, imm: random.below(2) + (ty === TY.i32 ? 0 : 2), operands: [] };
  if (kind === 1)
    return { op: IR.iconst, ty, imm: 0, operands: [], value: BigInt(ty === TY.i32 ? random.pick(INTS32) : random.pick(INTS64)) };
  if (kind < 7) return node(random.pick(BINARY), [ty, ty]);
  if (kind === 7) return node(IR.select, [TY.i32, ty, ty]);
  if (kind === 8 && random.chance(50)) {
    // Comparisons are 0 or 1, and so are some masked values: what chooses between these two may be the condition itself.
    const [yes, no] = random.chance(50) ? [1n, 0n] : [0n, 1n];
    const bit = (value: bigint): Tree => ({ op: IR.iconst, ty, imm: 0, operands: [], value });
    return { op: IR.select, ty, imm: 0, operands: [randomTree(random, TY.i32, depth - 1), bit(yes), bit(no)] };
  }
  if (kind === 8) return node(random.pick([IR.sextend8, IR.sextend16]), [ty]);
  if (ty === TY.i64 && random.chance(40)) {
    if (random.chance(50)) return node(random.pick([IR.umulhi, IR.smulhi]), [ty, ty]);
    const operands = [TY.i64, TY.i64].map((t) => randomTree(random, t, depth - 1));
    const bit = random.chance(20) ? constantTree(BigInt(random.below(2))) : comparison(random, depth - 1);
    return { op: random.pick([IR.iadd_cin, IR.isub_bin]), ty, imm: 0, operands: [...operands, bit] };
  }
  if (ty === TY.i64) return node(random.pick([IR.uextend, IR.uextend, IR.sextend32]), [TY.i32]);
  if (kind === 9) return node(IR.ireduce, [TY.i64]);
  return comparison(random, depth);
}
const constantTree = (value: bigint): Tree => ({ op: IR.iconst, ty: TY.i32, imm: 0, operands: [], value });
function comparison(random: Random, depth: number): Tree {
  const operand = random.pick([TY.i32, TY.i64]);
  const operands = [operand, operand].map((ty) => randomTree(random, ty, Math.max(0, depth - 1)));
  return { op: IR.icmp, ty: TY.i32, imm: random.below(ICMP_NAMES.length), operands };
}
function buildTree(tree: Tree, simplify: boolean): IrFunc {
  const f = new IrFunc();
  f.signature = { params: Uint8Array.from(PARAMS), results: Uint8Array.of(tree.ty) };
  const b = new Builder(f);
  b.block = f.newBlock();
  const params = PARAMS.map((ty) => f.newParam(ENTRY_BLOCK, ty));
  const made = ({ op, ty, imm, operands, value = 0n }: Tree): Value => {
    if (op === IR.param) return params[imm] as Value;
    if (op === IR.iconst) return b.constant(ty, Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n)));
    const [x = NONE, y = NONE, z = NONE] = operands.map(made);
    return simplify ? b.value(op, ty, x, y, z, imm) : b.append(op, ty, x, y, z, imm);
  };
  b.append(IR.return, TY.none, b.list([made(tree)]));
  verifyFunc(f);
  return f;
}

describe('folding and simplification', () => {
  it('every scalar operation has rows', () => {
    // What is undefined outside of its checks is not asked about, nor are references; vectors have tests of their own.
    const apart = /^(fcvt_to_[su]int|vunary|vbinary|ref_word|ref_of)$/;
    const scalar = IR_NAMES.filter((name, op) => isPure(op) && [1, 2].includes(IR_ARITY[op] as number) && !apart.test(name));
    expect([...new Set(ROWS.map((row) => row.name))]).members(scalar);
  });
  for (const row of ROWS) {
    const what = `${row.name}${row.imm === undefined ? '' : ` ${row.imm}`} ${row.from} → ${row.to}`;
    it(what, () => {
      fc.assert(
        fc.property(constant(row.from), constant(row.from), fc.nat(3), (x, y, which) => {
          if (/div|rem/.test(row.name) && row.name !== 'fdiv') {
            if (BigInt(y) === 0n) return;
            if (row.name === 'sdiv' && BigInt(y) === -1n && (BigInt(x) === -(1n << 31n) || BigInt(x) === -(1n << 63n))) return;
          }
          const operands =
            row.arity === 1 ? [x] : which === 3 && row.name !== 'fdiv' && !/div|rem/.test(row.name) ? [x, x] : [x, y];
          const known = [
            [true, true],
            [false, true],
            [true, false],
            [false, false],
          ][which] as boolean[];
          const want = run(build(row, operands, known, false), [...operands]);
          const f = build(row, operands, known, true);
          expect(run(f, [...operands])).to.equal(want);
        }),
        { numRuns: 60, seed: 7 },
      );
    });
  }

  it('operations of operations, as they are built and simplified one by one', () => {
    const random = new Random(5);
    for (let round = 0; round < 3000; round++) {
      const tree = randomTree(random, random.pick([TY.i32, TY.i64]), 4);
      const [plain, simplified] = [buildTree(tree, false), buildTree(tree, true)];
      for (let k = 0; k < 4; k++) {
        const args = PARAMS.map((ty): Datum => (ty === TY.i32 ? random.pick(INTS32) : random.pick(INTS64)));
        const want = run(plain, [...args]);
        expect(run(simplified, [...args]), `${printFunc(plain)}${args.join(', ')}`).equal(want);
      }
    }
  });
});
