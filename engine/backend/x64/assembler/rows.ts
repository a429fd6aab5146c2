/**
 * Machine instructions of x86-64, once: name, encoding in the notation of Intel's manual (volume 2, section 3.1.1), and where the
 * operands of the vcode instruction go. Lowering names rows, the encoder executes them, the tests decode every one of them again.
 *
 * Shape (operand positions in vcode): RM reg = 0, r/m = 1 · rRM reg = 0 (a def that reuses 1), r/m = 2 · RVM reg = 0, vvvv = 1,
 * r/m = 2 · M r/m = 0 with the opcode extension in ModRM.reg · VM the same with vvvv = 0, r/m = 1. The r/m position starts an
 * address where the mode says so; O no operands at all. `x | y`: x is the form for an 8-bit immediate (or for the immediate 1), y
 * the general one. After the encoding: r8/m8 mark a byte register in reg or r/m. A row ending in 32 is followed by its 64-bit
 * form, an SSE row by its VEX form (`sized`, `formAt`).
 */

import { LEVEL, type Level } from './level.ts';
import { AVX_ROWS, type AvxRowName, SIMD_ROWS, type SimdRowName } from './rows-simd.ts';

/** Pairs written out from one line: 32-bit, then 64-bit with REX.W (or W1). */
const wide = (name: string, encoding: string, shape: Shape): Line[] => [
  [`${name}32`, encoding.replaceAll('.Wx', '.W0'), shape],
  [`${name}64`, encoding.includes('.Wx') ? encoding.replaceAll('.Wx', '.W1') : rexW(encoding), shape],
];
const rexW = (encoding: string): string =>
  encoding
    .split(' | ')
    .map((e) => e.replace(/^((?:66|F0|F2|F3) )?(?=[0-9A-F])/, '$1REX.W '))
    .join(' | ');
/** SSE form and VEX form. `shape` is that of the two-operand form; the VEX form of rRM is RVM. */
const simd = (name: string, pp: string, rest: string, shape: Shape, w = ''): Line[] => {
  const map = rest.startsWith('0F 3A ') ? '0F3A' : rest.startsWith('0F 38 ') ? '0F38' : '0F';
  const opcode = rest.slice(map === '0F' ? 3 : 6);
  return [
    [name, `${pp === '' ? '' : `${pp} `}${w === 'W1' ? 'REX.W ' : ''}${rest}`, shape],
    [
      `v${name}`,
      `VEX.128${pp === '' ? '' : `.${pp}`}.${map}.${w === '' ? 'W0' : w} ${opcode}`,
      shape === 'rRM' ? 'RVM' : shape === 'M' ? 'VM' : shape,
    ],
  ];
};

type Shape = 'RM' | 'rRM' | 'RVM' | 'M' | 'VM' | 'O' | '-';
/** A line of the table. */
type Line = readonly [name: string, encoding: string, shape: Shape];

type AluName = 'add' | 'or' | 'adc' | 'sbb' | 'and' | 'sub' | 'xor';
/** Atomic operations on memory of 8, 16, 32 and 64 bits. */
export type AtomicName = 'xchg' | 'xadd' | 'cmpxchg' | `lock${AtomicAlu}` | `lock${AtomicAlu}i`;
export type AtomicAlu = 'add' | 'or' | 'and' | 'sub' | 'xor';
type ShiftName = 'rol' | 'ror' | 'shl' | 'shr' | 'sar';
type FloatName = 'add' | 'mul' | 'sub' | 'min' | 'div' | 'max' | 'sqrt';
/** Instructions for 32 and 64 bits, by the name of both. */
type SizedName =
  | `${AluName}`
  | `${AluName}i`
  | `${AluName}m`
  | `${AluName}mi`
  | ShiftName
  | `${ShiftName}cl`
  | 'shlx'
  | 'shrx'
  | 'sarx'
  | 'rorx'
  | 'andn'
  | 'mulx'
  | 'neg'
  | 'not'
  | 'bt'
  | 'bti'
  | 'btci'
  | 'cmov'
  | 'cmp'
  | 'cmpi'
  | 'test'
  | 'testi'
  | 'imul'
  | 'imuli'
  | 'div'
  | 'idiv'
  | 'mul'
  | 'imulh'
  | 'mov'
  | 'movsx8'
  | 'movsx16'
  | 'cdq'
  | 'lea'
  | 'popcnt'
  | 'lzcnt'
  | 'tzcnt'
  | 'bsr'
  | 'bsf'
  | 'store'
  | 'storei'
  | 'cvttss2si'
  | 'vcvttss2si'
  | 'cvttsd2si'
  | 'vcvttsd2si'
  | AtomicName;
/** Vector instructions with an SSE and a VEX form, by the name of the SSE form. */
type VectorName =
  | `${FloatName}ss`
  | `${FloatName}sd`
  | 'andps'
  | 'andnps'
  | 'orps'
  | 'xorps'
  | 'ucomiss'
  | 'ucomisd'
  | 'roundss'
  | 'roundsd'
  | 'movss'
  | 'movsd'
  | 'movups'
  | 'storess'
  | 'storesd'
  | 'storeups'
  | 'movaps'
  | 'movd'
  | 'movq'
  | 'movdr'
  | 'movqr'
  | 'cvtss2sd'
  | 'cvtsd2ss'
  | 'cvtsi2ss32'
  | 'cvtsi2ss64'
  | 'cvtsi2sd32'
  | 'cvtsi2sd64'
  | SimdRowName;
/** Instructions that stand alone. */
type SingleName =
  | 'move'
  | 'movzx8'
  | 'movzx16'
  | 'movsxd'
  | 'store8'
  | 'store16'
  | 'storei8'
  | 'storei16'
  | 'cmpi8'
  | 'testi8'
  | 'setcc'
  | 'movi32'
  | 'movi64'
  | 'movabs'
  | 'call'
  | 'callm'
  | 'jmp'
  | 'jmpm'
  | 'push'
  | 'pushm'
  | 'pushi'
  | 'pop'
  | 'repmovsq'
  | 'mfence'
  | `${AtomicName}8`
  | `${AtomicName}16`
  | 'ret'
  | 'retn'
  | AvxRowName;
type RowName = SingleName | `${SizedName}${Width}` | VectorName | `v${VectorName}`;

const ALU = ['add', 'or', 'adc', 'sbb', 'and', 'sub', 'xor', 'cmp'];
const alu = (name: AluName): Line[] => {
  const n = ALU.indexOf(name);
  const hex = (low: number): string => (n * 8 + low).toString(16).toUpperCase().padStart(2, '0');
  return [
    ...wide(name, `${hex(3)} /r`, 'rRM'),
    ...wide(`${name}i`, `83 /${n} ib | 81 /${n} id`, 'M'),
    ...wide(`${name}m`, `${hex(1)} /r`, 'RM'),
    ...wide(`${name}mi`, `83 /${n} ib | 81 /${n} id`, 'M'),
  ];
};
/** The four widths of an operation on memory whose opcode for bytes stands before that for words. */
const atomic = (name: string, prefix: string, opcode: string, rest: string, shape: Shape, bytes = rest): Line[] => {
  const byte = (Number.parseInt(opcode.slice(-2), 16) - 1).toString(16).toUpperCase().padStart(2, '0');
  return [
    [`${name}8`, `${prefix}${opcode.slice(0, -2)}${byte} ${bytes}`, shape],
    [`${name}16`, `${prefix}66 ${opcode} ${rest}`, shape],
    ...wide(name, `${prefix}${opcode} ${rest}`, shape),
  ];
};
const locked = (name: AtomicAlu): Line[] => {
  const n = ALU.indexOf(name);
  const opcode = (n * 8 + 1).toString(16).toUpperCase().padStart(2, '0');
  return [
    ...atomic(`lock${name}`, 'F0 ', opcode, '/r', 'RM', '/r r8'),
    [`lock${name}i8`, `F0 80 /${n} ib m8`, 'M'],
    [`lock${name}i16`, `F0 66 83 /${n} ib | F0 66 81 /${n} iw`, 'M'],
    ...wide(`lock${name}i`, `F0 83 /${n} ib | F0 81 /${n} id`, 'M'),
  ];
};
const shift = (name: ShiftName, n: number): Line[] => [
  ...wide(name, `D1 /${n} 1 | C1 /${n} ib`, 'M'),
  ...wide(`${name}cl`, `D3 /${n}`, 'M'),
];
const float = (name: FloatName, opcode: string): Line[] => [
  ...simd(`${name}ss`, 'F3', `0F ${opcode} /r`, 'rRM'),
  ...simd(`${name}sd`, 'F2', `0F ${opcode} /r`, 'rRM'),
];

/** The table. */
export const ROWS: readonly Line[] = [
  ['move', '', '-'],
  ...alu('add'),
  ...alu('or'),
  ...alu('adc'),
  ...alu('sbb'),
  ...alu('and'),
  ...alu('sub'),
  ...alu('xor'),
  ...wide('cmp', '3B /r', 'RM'),
  ...wide('cmpi', '83 /7 ib | 81 /7 id', 'M'),
  ...wide('test', '85 /r', 'RM'),
  ...wide('testi', 'F7 /0 id', 'M'),
  ['cmpi8', '80 /7 ib m8', 'M'],
  ['testi8', 'F6 /0 ib m8', 'M'],
  ...wide('imul', '0F AF /r', 'rRM'),
  ...wide('imuli', '6B /r ib | 69 /r id', 'RM'),
  // Of 64 bits the manual calls it cqo.
  ...wide('cdq', '99', 'O'),
  ...wide('neg', 'F7 /3', 'M'),
  ...wide('not', 'F7 /2', 'M'),
  ...wide('mul', 'F7 /4', 'M'),
  ...wide('imulh', 'F7 /5', 'M'),
  ...wide('div', 'F7 /6', 'M'),
  ...wide('idiv', 'F7 /7', 'M'),
  ...shift('rol', 0),
  ...shift('ror', 1),
  ...shift('shl', 4),
  ...shift('shr', 5),
  ...shift('sar', 7),
  ...wide('shlx', 'VEX.LZ.66.0F38.Wx F7 /r', 'RVM'),
  ...wide('shrx', 'VEX.LZ.F2.0F38.Wx F7 /r', 'RVM'),
  ...wide('sarx', 'VEX.LZ.F3.0F38.Wx F7 /r', 'RVM'),
  ...wide('rorx', 'VEX.LZ.F2.0F3A.Wx F0 /r ib', 'RM'),
  ...wide('andn', 'VEX.LZ.0F38.Wx F2 /r', 'RVM'),
  ...wide('mulx', 'VEX.LZ.F2.0F38.Wx F6 /r', 'RVM'),
  ...wide('bt', '0F A3 /r', 'RM'),
  ...wide('bti', '0F BA /4 ib', 'M'),
  ...wide('btci', '0F BA /7 ib', 'M'),
  ...wide('mov', '8B /r', 'RM'),
  ...wide('lea', '8D /r', 'RM'),
  ['movi32', 'B8+rd id', 'M'],
  ['movi64', 'REX.W C7 /0 id', 'M'],
  ['movabs', 'REX.W B8+rd iq', 'M'],
  ['movzx8', '0F B6 /r m8', 'RM'],
  ['movzx16', '0F B7 /r', 'RM'],
  ...wide('movsx8', '0F BE /r m8', 'RM'),
  ...wide('movsx16', '0F BF /r', 'RM'),
  ['movsxd', 'REX.W 63 /r', 'RM'],
  ['store8', '88 /r r8', 'RM'],
  ['store16', '66 89 /r', 'RM'],
  ...wide('store', '89 /r', 'RM'),
  ['storei8', 'C6 /0 ib', 'M'],
  ['storei16', '66 C7 /0 iw', 'M'],
  ...wide('storei', 'C7 /0 id', 'M'),
  // Of an exchange with memory the lock is understood.
  ...atomic('xchg', '', '87', '/r', 'rRM', '/r r8'),
  ...atomic('xadd', 'F0 ', '0F C1', '/r', 'rRM', '/r r8'),
  ...atomic('cmpxchg', 'F0 ', '0F B1', '/r', 'RM', '/r r8'),
  ...locked('add'),
  ...locked('or'),
  ...locked('and'),
  ...locked('sub'),
  ...locked('xor'),
  ['mfence', '0F AE F0', 'O'],
  ...wide('popcnt', 'F3 0F B8 /r', 'RM'),
  ...wide('lzcnt', 'F3 0F BD /r', 'RM'),
  ...wide('tzcnt', 'F3 0F BC /r', 'RM'),
  ...wide('bsr', '0F BD /r', 'RM'),
  ...wide('bsf', '0F BC /r', 'RM'),
  // Calls and jumps to a function of the text (the linker writes the displacement), and to an address.
  ['call', 'E8 id', 'O'],
  ['callm', 'FF /2', 'M'],
  ['jmp', 'E9 id', 'O'],
  ['jmpm', 'FF /4', 'M'],
  ['push', '50+rd', 'M'],
  ['pushm', 'FF /6', 'M'],
  ['pushi', '6A ib | 68 id', 'O'],
  ['pop', '58+rd', 'M'],
  // [rdi] = [rsi] for rcx words of 64 bits, upwards.
  ['repmovsq', 'F3 REX.W A5', 'O'],
  ['ret', 'C3', 'O'],
  ['retn', 'C2 iw', 'O'],
  ['setcc', '0F 90+cc /0 m8', 'M'],
  ...wide('cmov', '0F 40+cc /r', 'rRM'),

  ...simd('movss', 'F3', '0F 10 /r', 'RM'),
  ...simd('movsd', 'F2', '0F 10 /r', 'RM'),
  ...simd('movups', '', '0F 10 /r', 'RM'),
  ...simd('movaps', '', '0F 28 /r', 'RM'),
  ...simd('storess', 'F3', '0F 11 /r', 'RM'),
  ...simd('storesd', 'F2', '0F 11 /r', 'RM'),
  ...simd('storeups', '', '0F 11 /r', 'RM'),
  ...simd('movd', '66', '0F 6E /r', 'RM'),
  ...simd('movq', '66', '0F 6E /r', 'RM', 'W1'),
  ...simd('movdr', '66', '0F 7E /r', 'RM'),
  ...simd('movqr', '66', '0F 7E /r', 'RM', 'W1'),
  ...float('sqrt', '51'),
  ...float('add', '58'),
  ...float('mul', '59'),
  ...float('sub', '5C'),
  ...float('min', '5D'),
  ...float('div', '5E'),
  ...float('max', '5F'),
  ...simd('andps', '', '0F 54 /r', 'rRM'),
  ...simd('andnps', '', '0F 55 /r', 'rRM'),
  ...simd('orps', '', '0F 56 /r', 'rRM'),
  ...simd('xorps', '', '0F 57 /r', 'rRM'),
  ...simd('ucomiss', '', '0F 2E /r', 'RM'),
  ...simd('ucomisd', '66', '0F 2E /r', 'RM'),
  ...simd('roundss', '66', '0F 3A 0A /r ib', 'rRM'),
  ...simd('roundsd', '66', '0F 3A 0B /r ib', 'rRM'),
  ...simd('cvtss2sd', 'F3', '0F 5A /r', 'rRM'),
  ...simd('cvtsd2ss', 'F2', '0F 5A /r', 'rRM'),
  ...simd('cvtsi2ss32', 'F3', '0F 2A /r', 'rRM'),
  ...simd('cvtsi2ss64', 'F3', '0F 2A /r', 'rRM', 'W1'),
  ...simd('cvtsi2sd32', 'F2', '0F 2A /r', 'rRM'),
  ...simd('cvtsi2sd64', 'F2', '0F 2A /r', 'rRM', 'W1'),
  ...wide('cvttss2si', 'F3 0F 2C /r', 'RM'),
  ...wide('vcvttss2si', 'VEX.LIG.F3.0F.Wx 2C /r', 'RM'),
  ...wide('cvttsd2si', 'F2 0F 2C /r', 'RM'),
  ...wide('vcvttsd2si', 'VEX.LIG.F2.0F.Wx 2C /r', 'RM'),
  ...SIMD_ROWS.flatMap(([name, pp, rest, shape, w]) => simd(name, pp, rest, shape, w)),
  ...AVX_ROWS,
];

declare const KIND: unique symbol;
/** A row of the table by its number: one machine instruction, as the encoder takes it. */
export type Row = number & { readonly [KIND]: 'row' };
/** An instruction that exists for 32 and for 64 bits: `sized` gives its row. */
export type SizedOp = number & { readonly [KIND]: 'sized' };
/** A vector instruction that exists in an SSE and a VEX form: `formAt` gives its row. */
export type VectorOp = number & { readonly [KIND]: 'vector' };

/** Bits of an integer operation. */
export type Width = 32 | 64;
export const WIDTHS: readonly Width[] = [32, 64];
/** The row of `op` for integers of `width` bits: behind the 32-bit one. */
export const sized = (op: SizedOp, width: Width): Row => (width === 64 ? op + 1 : op) as Row;
/** The rows of an atomic operation by log2 of the bytes. */
export const rowsOf = (name: AtomicName): readonly [Row, Row, Row, Row] => [
  X[`${name}8`],
  X[`${name}16`],
  X[`${name}32`],
  X[`${name}64`],
];
/** The row of `op` at a CPU level: VEX at v3, behind the SSE one. */
export const formAt = (op: VectorOp, level: Level): Row => (level === LEVEL.v3 ? op + 1 : op) as Row;

/** The table by names: rows, and what has rows of several widths or forms. */
type Instructions = Readonly<
  Record<Exclude<RowName, VectorName>, Row> & Record<SizedName, SizedOp> & Record<VectorName, VectorOp>
>;
const numbers = ROWS.flatMap(([name], i): [string, number][] => {
  const pair = /^(.+)32$/.exec(name)?.[1];
  // `mov` beside `mov32` and `mov64`, where both stand side by side.
  return pair !== undefined && ROWS[i + 1]?.[0] === `${pair}64`
    ? [
        [name, i],
        [pair, i],
      ]
    : [[name, i]];
});
export const X = Object.fromEntries(numbers) as Instructions;

/** cvttss2si or cvttsd2si and their VEX forms: of a float, to an integer of `width` bits. */
export const truncating = (f32: boolean, width: Width, vex: boolean): Row =>
  sized(f32 ? (vex ? X.vcvttss2si : X.cvttss2si) : vex ? X.vcvttsd2si : X.cvttsd2si, width);

/** The vector instruction of that name in a table of names; undefined where there is none. */
export function vectorNamed(name: string): VectorOp | undefined {
  const i = ROWS.findIndex(([row]) => row === name);
  return i >= 0 && ROWS[i + 1]?.[0] === `v${name}` ? (i as VectorOp) : undefined;
}
