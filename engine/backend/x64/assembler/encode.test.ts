/**
 * Every row of the instruction table against an independent decoder (iced-x86): mnemonic, each operand, the immediate and the
 * length, over all registers and a grid of addresses that covers the special cases of ModRM, SIB, REX and VEX.
 */
import { expect } from 'chai';
import * as iced from 'iced-x86';
import { CodeBuffer } from '../../emit/code-buffer.ts';
import { x64Branches } from '../emit/branches.ts';
import { Address, encodeBare, encodeImm64, encodeMem, encodeReg, encodeRip, REG_POS, RM_POS, V_POS } from './encode.ts';
import { ROWS, type Row } from './rows.ts';

/** The row of that name. */
const rowOf = (name: string): Row => ROWS.findIndex(([row]) => row === name) as Row;

import { AVX_ROWS, SIMD_ROWS } from './rows-simd.ts';

type Kind = 'b' | 'w' | 'd' | 'q' | 'x';
/** Mnemonic, then operands in the decoder's order: g = reg, v = vvvv, m = r/m, i = immediate; register kind behind it. */
type Expectation = readonly [mnemonic: string, ...operands: string[]];

const kindOf = (name: string): Kind => (name.endsWith('64') ? 'q' : 'd');
const strip = (name: string): string => name.replace(/(32|64)$/, '');

/** Scalar vector rows: mnemonic is the name; operands as legacy (g, m) or VEX (g, v, m). */
const VECTOR = /^v?(sqrt|add|mul|sub|min|div|max|and|andn|or|xor|ucomi|round|cvtss2sd|cvtsd2ss)(s[sd]|ps)?$/;

const SIMD_NAMES = new Set<string>([...SIMD_ROWS.flatMap(([name]) => [name, `v${name}`]), ...AVX_ROWS.map(([name]) => name)]);
/** Rows on whole vectors are named as their mnemonic, but for these. */
const SIMD_MNEMONIC: Partial<Record<string, string>> = { movsdlow: 'movsd', storehps: 'movhps' };
function simdExpectation(name: string, encoding: string, shape: string): Expectation {
  const vexed = encoding.startsWith('VEX') ? 'v' : '';
  const plain = name.slice(vexed.length);
  const mnemonic = vexed + (SIMD_MNEMONIC[plain] ?? plain.replace(/^(ps(?:ll|rl|ra)(?:[wd]|d?q))i$/, '$1'));
  const imm = encoding.endsWith(' ib') ? ['i'] : [];
  const integer = plain.endsWith('q') ? 'mq' : 'md';
  if (plain === 'pblendvb' || plain === 'blendvpd') return [mnemonic, 'gx', 'vx', 'mx', 'XMM0'];
  if (plain.startsWith('pextr')) return [mnemonic, integer, 'gx', 'i'];
  if (plain.startsWith('store')) return [mnemonic, 'mx', 'gx'];
  if (plain.includes('movmsk')) return [mnemonic, 'gd', 'mx'];
  const v = shape === 'RVM' || shape === 'VM' ? ['vx'] : [];
  const g = shape === 'M' || shape === 'VM' ? [] : ['gx'];
  return [mnemonic, ...g, ...v, plain.startsWith('pinsr') ? integer : 'mx', ...imm];
}

function expectation(name: string, encoding: string, shape: string): Expectation {
  if (SIMD_NAMES.has(name)) return simdExpectation(name, encoding, shape);
  const base = strip(name);
  const k = kindOf(name);
  const plain = base.replace(/^v/, '');
  const vexOperands = shape === 'RVM' ? ['gx', 'vx'] : ['gx'];
  const alu = /^(add|or|adc|sbb|and|sub|xor)(mi|i|m)?$/.exec(base);
  if (alu !== null) {
    const [, m, form] = alu as unknown as [string, string, string | undefined];
    if (form === undefined) return [m, `g${k}`, `m${k}`];
    return form === 'm' ? [m, `m${k}`, `g${k}`] : [m, `m${k}`, 'i'];
  }
  const shift = /^(rol|ror|shl|shr|sar)(cl)?$/.exec(base);
  if (shift !== null) return shift[2] === 'cl' ? [shift[1] as string, `m${k}`, 'CL'] : [shift[1] as string, `m${k}`, 'i'];
  const atomic = /^(xchg|xadd|cmpxchg|lock(?:add|or|and|sub|xor)i?)(8|16|32|64)$/.exec(name);
  if (atomic !== null) {
    const w = { 8: 'b', 16: 'w', 32: 'd', 64: 'q' }[atomic[2] as '8'];
    const plain = (atomic[1] as string).replace(/^lock/, '');
    return shape === 'M' ? [plain.slice(0, -1), `m${w}`, 'i'] : [plain, `m${w}`, `g${w}`];
  }
  const byName: Partial<Record<string, Expectation>> = {
    cmp: ['cmp', `g${k}`, `m${k}`],
    cmpi: ['cmp', `m${k}`, 'i'],
    test: ['test', `m${k}`, `g${k}`],
    testi: ['test', `m${k}`, 'i'],
    cmpi8: ['cmp', 'mb', 'i'],
    testi8: ['test', 'mb', 'i'],
    imul: ['imul', `g${k}`, `m${k}`],
    imuli: ['imul', `g${k}`, `m${k}`, 'i'],
    neg: ['neg', `m${k}`],
    not: ['not', `m${k}`],
    mul: ['mul', `m${k}`],
    imulh: ['imul', `m${k}`],
    div: ['div', `m${k}`],
    idiv: ['idiv', `m${k}`],
    shlx: ['shlx', `g${k}`, `m${k}`, `v${k}`],
    shrx: ['shrx', `g${k}`, `m${k}`, `v${k}`],
    sarx: ['sarx', `g${k}`, `m${k}`, `v${k}`],
    rorx: ['rorx', `g${k}`, `m${k}`, 'i'],
    andn: ['andn', `g${k}`, `v${k}`, `m${k}`],
    mulx: ['mulx', `g${k}`, `v${k}`, `m${k}`],
    bt: ['bt', `m${k}`, `g${k}`],
    bti: ['bt', `m${k}`, 'i'],
    btci: ['btc', `m${k}`, 'i'],
    mov: ['mov', `g${k}`, `m${k}`],
    lea: ['lea', `g${k}`, 'm*'],
    movi: ['mov', `m${k}`, 'i'],
    movzx8: ['movzx', 'gd', 'mb'],
    movzx16: ['movzx', 'gd', 'mw'],
    movsx8: ['movsx', `g${k}`, 'mb'],
    movsx16: ['movsx', `g${k}`, 'mw'],
    movsxd: ['movsxd', 'gq', 'md'],
    store8: ['mov', 'mb', 'gb'],
    store16: ['mov', 'mw', 'gw'],
    store: ['mov', `m${k}`, `g${k}`],
    storei8: ['mov', 'mb', 'i'],
    storei16: ['mov', 'mw', 'i'],
    storei: ['mov', `m${k}`, 'i'],
    popcnt: ['popcnt', `g${k}`, `m${k}`],
    lzcnt: ['lzcnt', `g${k}`, `m${k}`],
    tzcnt: ['tzcnt', `g${k}`, `m${k}`],
    bsr: ['bsr', `g${k}`, `m${k}`],
    bsf: ['bsf', `g${k}`, `m${k}`],
    setcc: ['setb', 'mb'],
    cmov: ['cmovb', `g${k}`, `m${k}`],
    cdq: [k === 'q' ? 'cqo' : 'cdq'],
    movabs: ['mov', 'mq', 'i'],
    call: ['call', 'i'],
    callm: ['call', 'mq'],
    jmp: ['jmp', 'i'],
    jmpm: ['jmp', 'mq'],
    push: ['push', 'mq'],
    pushm: ['push', 'mq'],
    pushi: ['push', 'i'],
    pop: ['pop', 'mq'],
    repmovsq: ['movsq'],
    mfence: ['mfence'],
    ret: ['ret'],
    retn: ['ret', 'i'],
  };
  const direct = byName[name === 'movsxd' || name.startsWith('movzx') || /8$|16$/.test(name) ? name : base];
  if (direct !== undefined) return direct;
  const vexed = base.startsWith('v') ? 'v' : '';
  const moves: Partial<Record<string, Expectation>> = {
    movss: [`${vexed}movss`, 'gx', 'mx'],
    movsd: [`${vexed}movsd`, 'gx', 'mx'],
    movups: [`${vexed}movups`, 'gx', 'mx'],
    movaps: [`${vexed}movaps`, 'gx', 'mx'],
    storess: [`${vexed}movss`, 'mx', 'gx'],
    storesd: [`${vexed}movsd`, 'mx', 'gx'],
    storeups: [`${vexed}movups`, 'mx', 'gx'],
    movd: [`${vexed}movd`, 'gx', 'md'],
    movq: [`${vexed}movq`, 'gx', 'mq'],
    movdr: [`${vexed}movd`, 'md', 'gx'],
    movqr: [`${vexed}movq`, 'mq', 'gx'],
    cvtsi2ss: [`${vexed}cvtsi2ss`, ...vexOperands, `m${k}`],
    cvtsi2sd: [`${vexed}cvtsi2sd`, ...vexOperands, `m${k}`],
    cvttss2si: [`${vexed}cvttss2si`, `g${k}`, 'mx'],
    cvttsd2si: [`${vexed}cvttsd2si`, `g${k}`, 'mx'],
  };
  const found = moves[plain];
  if (found !== undefined) return found;
  expect(VECTOR.test(base), `no expectation for ${name}`).to.equal(true);
  const imm = plain.startsWith('round') ? ['i'] : [];
  return [base, ...vexOperands, 'mx', ...imm];
}

const GPR = ['AX', 'CX', 'DX', 'BX', 'SP', 'BP', 'SI', 'DI'];
function registerName(kind: string, n: number): string {
  if (kind === 'x') return `XMM${n}`;
  if (n > 7) return `R${n}${kind === 'q' ? '' : kind === 'd' ? 'D' : kind === 'w' ? 'W' : 'L'}`;
  const r = GPR[n] as string;
  if (kind === 'b') return n < 4 ? `${r[0]}L` : `${r}L`;
  return kind === 'q' ? `R${r}` : kind === 'd' ? `E${r}` : r;
}

const REGS = Array.from({ length: 16 }, (_, i) => i);
const IMMEDIATES = [0, 1, 3, 127, 128, -1, -128, -129, 0x12345678];

describe('x64 encoder', () => {
  const buf = new CodeBuffer(x64Branches);
  const enums = iced as unknown as Record<'Mnemonic' | 'Register', Record<number, string>>;

  const mnemonicName = (m: number): string => (enums.Mnemonic[m] as string).toLowerCase();
  const equal = (what: string, got: unknown, wanted: unknown): void => {
    if (got !== wanted)
      expect.fail(`${what} (${Buffer.from(buf.bytes.slice(0, buf.length)).toString('hex')}): ${got}, wanted ${wanted}`);
  };
  /** Decodes what `buf` holds as one instruction and checks everything but a memory operand's address. */
  function check(what: string, e: Expectation, reg: number, v: number, rm: number, imm: number): iced.Instruction {
    const decoder = new iced.Decoder(64, buf.bytes.slice(0, buf.length), iced.DecoderOptions.None);
    const instr = decoder.decode();
    decoder.free();
    equal(what, mnemonicName(instr.mnemonic), e[0]);
    equal(what, instr.length, buf.length);
    for (let k = 0; k + 1 < e.length; k++) {
      const o = e[k + 1] as string;
      const opKind = instr.opKind(k);
      if (opKind === iced.OpKind.NearBranch64) equal(what, BigInt.asIntN(64, instr.nearBranchTarget), BigInt(buf.length + imm));
      else if (o === 'i') {
        const mask = opKind === iced.OpKind.Immediate8 ? 0xff : opKind === iced.OpKind.Immediate16 ? 0xffff : -1;
        equal(`${what} immediate`, Number(BigInt.asIntN(32, instr.immediate(k))) & mask, imm & mask);
      } else if (/^[A-Z]/.test(o)) equal(what, enums.Register[instr.opRegister(k)], o);
      else {
        const n = o[0] === 'g' ? reg : o[0] === 'v' ? v : rm;
        if (n < 0) equal(what, instr.opKind(k), iced.OpKind.Memory);
        else equal(`${what} operand ${k}`, enums.Register[instr.opRegister(k)], registerName(o[1] as string, n));
      }
    }
    return instr;
  }
  const onlyMemory = (name: string): boolean =>
    /^v?(movss|movsd|stores[sd]|storei?8|xchg\d+|xadd\d+|cmpxchg\d+|lock\w+|lea(32|64)|mov[lh]ps|storehps)$/.test(name);
  const onlyRegisters = (name: string): boolean =>
    /^movi32$|^(push|pop)$|^v?(p?movmsk(b|ps|pd)|movsdlow)$/.test(name) || (SIMD_NAMES.has(name) && REG_POS[rowOf(name)] === 255);
  /** The value is the condition for rows with +cc, an immediate for the others. */
  const values = (name: string, e: Expectation): readonly number[] =>
    name === 'setcc' || name.startsWith('cmov') ? [2] : e.includes('i') ? IMMEDIATES : [0];

  function registers(name: string, op: Row, e: Expectation): void {
    const hasV = V_POS[op] !== 255;
    for (const imm of values(name, e)) {
      for (const reg of e.some((o) => o.startsWith('g')) ? REGS : [0]) {
        for (const rm of REGS) {
          const v = hasV ? (reg * 7 + rm * 3 + 1) & 15 : 0;
          buf.reset();
          encodeReg(buf, op, reg, v, rm, imm);
          check(`${name} ${reg} ${v} ${rm}`, e, reg, v, rm, imm).free();
        }
      }
    }
  }
  function bare(name: string, op: Row, e: Expectation): void {
    for (const imm of values(name, e)) {
      buf.reset();
      encodeBare(buf, op, imm);
      check(`${name} ${imm}`, e, 0, 0, 0, imm).free();
    }
  }
  function wholeImmediates(name: string, op: Row, e: Expectation): void {
    for (const rm of REGS) {
      for (const imm of IMMEDIATES) {
        buf.reset();
        encodeImm64(buf, op, rm, imm, -0x12345678);
        const instr = check(`${name} ${rm}`, e, 0, 0, rm, imm);
        equal(name, instr.immediate64 >> 32n, BigInt.asUintN(32, -0x12345678n));
        instr.free();
      }
    }
  }
  function memory(name: string, op: Row, e: Expectation): void {
    let turn = 0;
    for (const base of [-1, 0, 3, 4, 5, 8, 12, 13]) {
      for (const index of base < 0 ? [0, 5, 12] : [-1, 0, 5, 12, 13]) {
        for (const disp of base < 0 ? [64] : [0, 127, -128, 128, -129, 0x7fffffff]) {
          const imms = values(name, e);
          const imm = imms[++turn % imms.length] as number;
          const reg = e.some((o) => o.startsWith('g')) ? (turn * 5) & 15 : 0;
          const v = V_POS[op] === 255 ? 0 : (turn * 3) & 15;
          const scale = index < 0 ? 0 : turn & 3;
          const what = `${name} ${reg} ${v} [${base} + ${index} << ${scale} + ${disp}]`;
          buf.reset();
          encodeMem(buf, op, reg, v, new Address().indexed(base, index, scale, disp), imm);
          const i = check(what, e, reg, v, -1, imm);
          equal(what, i.memoryBase, base < 0 ? iced.Register.None : iced.Register.RAX + base);
          equal(what, i.memoryIndex, index < 0 ? iced.Register.None : iced.Register.RAX + index);
          if (index >= 0) equal(what, i.memoryIndexScale, 1 << scale);
          equal(what, Number(BigInt.asIntN(64, i.memoryDisplacement)), disp);
          i.free();
          buf.reset();
          encodeRip(buf, op, reg, v, imm);
          const r = check(`${name} rip`, e, reg, v, -1, imm);
          equal(what, Number(r.ipRelMemoryAddress), buf.length);
          r.free();
        }
      }
    }
  }

  for (const [name, encoding, shape] of ROWS) {
    if (shape === '-') continue;
    it(name, () => {
      const op = rowOf(name);
      const e = expectation(name, encoding, shape);
      if (shape === 'O') return bare(name, op, e);
      expect(RM_POS[op]).to.be.lessThan(3);
      if (name === 'movabs') return wholeImmediates(name, op, e);
      if (!onlyMemory(name)) registers(name, op, e);
      if (!onlyRegisters(name)) memory(name, op, e);
    });
  }
});
