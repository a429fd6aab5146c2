/**
 * Every row of the instruction table against another assembler, the GNU one: what it makes of the row's syntax with registers
 * and immediates filled in is what the encoder makes of the row. All fields at both ends and in between, each register alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { encode, operandsOf, parseDiagram } from './encode.ts';
import { bitmask, floatImmediate, sumImmediate } from './immediates.ts';
import { ROWS, type Row, type RowText } from './rows.ts';

const AS = 'aarch64-linux-gnu-as';
const OBJCOPY = 'aarch64-linux-gnu-objcopy';

const SHIFTS = ['lsl', 'lsr', 'asr', 'ror'];
const OPTIONS = ['uxtb', 'uxth', 'uxtw', 'uxtx', 'sxtb', 'sxth', 'sxtw', 'sxtx'];
const CONDITIONS = ['eq', 'ne', 'hs', 'lo', 'mi', 'pl', 'vs', 'vc', 'hi', 'ls', 'ge', 'lt', 'gt', 'le'];

type Values = ReadonlyMap<string, number>;

/** DecodeBitMasks of the manual, with numbers as large as they are. */
function decodeBitmask(n: number, immr: number, imms: number, width: number): bigint | undefined {
  const pattern = (n << 6) | (~imms & 0x3f);
  if (pattern < 2) return undefined;
  const size = 1 << (31 - Math.clz32(pattern));
  const ones = (imms & (size - 1)) + 1;
  if (size > width || ones === size) return undefined;
  const run = (1n << BigInt(ones)) - 1n;
  const rotation = BigInt(immr & (size - 1));
  const element = BigInt.asUintN(size, (run >> rotation) | (run << (BigInt(size) - rotation)));
  let mask = 0n;
  for (let at = 0; at < width; at += size) mask |= element << BigInt(at);
  return mask;
}
/** VFPExpandImm. */
function decodeFloat(imm8: number): number {
  const exponent = (imm8 & 0x40 ? -3 : 1) + ((imm8 >> 4) & 3);
  return (imm8 & 0x80 ? -1 : 1) * (1 + (imm8 & 15) / 16) * 2 ** exponent;
}
const LANES: Readonly<Record<number, string>> = { 8: '16b', 16: '8h', 32: '4s', 64: '2d' };
const HALVES: Readonly<Record<number, string>> = { 8: '8b', 16: '4h', 32: '2s', 64: '1d' };
const LETTER: Readonly<Record<number, string>> = { 8: 'b', 16: 'h', 32: 's', 64: 'd' };

/** The assembler's text of a row; undefined where these fields mean nothing there. */
function textOf(row: RowText, registers: readonly number[], values: Values): string | undefined {
  const value = (name: string): number => values.get(name) ?? 0;
  const wide = row.width === 64;
  const signed = (name: string, bits: number): number => (value(name) << (32 - bits)) >> (32 - bits);
  if (!wide && row.width === 32 && (value('imm6') > 31 || value('immr') > 31 || value('hw') > 1)) return undefined;
  if (!wide && row.width === 32 && row.syntax.includes('#imms') && value('imms') > 31) return undefined;
  if (/ (add|sub|neg|cmp)s? /.test(` ${row.syntax} `) && row.syntax.includes('shift') && value('shift') === 3) return undefined;
  if (row.syntax.includes('imm3') && value('imm3') > 4) return undefined;
  if (row.syntax.includes('cond') && value('cond') > 13) return undefined;
  if (row.syntax.includes('Rm:option') && (value('option') & 2) === 0) return undefined;
  const mask = row.syntax.includes('#bitmask') ? decodeBitmask(value('N'), value('immr'), value('imms'), row.width) : undefined;
  // A rotation by more than the element is the same as one by less, which is what assemblers write.
  const size = 2 << (31 - Math.clz32((value('N') << 6) | (~value('imms') & 0x3f)));
  if (row.syntax.includes('#bitmask') && (mask === undefined || value('immr') >= size / 2)) return undefined;
  let k = 0;
  let twice = false;
  const register = (kind: string, plus: string | undefined, sp: string | undefined): string => {
    const n = registers[k++] ?? 0;
    if (plus !== undefined) {
      k++;
      twice = true;
    }
    const letter =
      kind === 'R'
        ? wide
          ? 'x'
          : 'w'
        : kind === 'F'
          ? wide
            ? 'd'
            : 's'
          : kind === 'L'
            ? LETTER[row.width]
            : kind.toLowerCase();
    if (letter !== 'x' && letter !== 'w') return `${letter}${n}`;
    if (n !== 31) return `${letter}${n}`;
    if (sp !== undefined) return letter === 'x' ? 'sp' : 'wsp';
    return `${letter}zr`;
  };
  const text = row.syntax
    .replace(/\bRzr\b/g, wide ? 'xzr' : 'wzr')
    .replace(/\bRm:option, option #S\*(\d)/, (_, log2: string) => {
      const option = value('option');
      const m = registers[k + 2] ?? 0;
      // Number 3 is no extension: what the assembler calls lsl.
      const name = option === 3 ? 'lsl' : (OPTIONS[option] ?? '');
      const amount = value('S') === 1 ? ` #${log2}` : '';
      const letter = (option & 1) === 1 ? 'x' : 'w';
      return `${m === 31 ? `${letter}zr` : `${letter}${m}`}${option === 3 && amount === '' ? '' : `, ${name}${amount}`}`;
    })
    .replace(/\b([RWXFBHSDQVL])[dnmast]2?\b(\+)?(\|sp)?/g, (_, kind: string, plus, sp) => register(kind, plus, sp))
    .replace('%', { 8: 'b', 16: 'h' }[row.width] ?? '')
    .replace('[lane]', `[${value('lane1') + value('lane2') + value('lane3') + value('lane4')}]`)
    .replace('#left', `#${value('imm3') + value('imm4') + value('imm5') + value('imm6')}`)
    .replace('#right', `#${row.width - value('imm3') - value('imm4') - value('imm5') - value('imm6')}`)
    .replace(/#imm8\b/, values.has('abc') ? `#${(value('abc') << 5) | value('defgh')}` : '#imm8')
    .replace(/\.T\b/g, `.${LANES[row.width]}`)
    .replace(/\.H\b/g, `.${HALVES[row.width]}`)
    .replace(/\.W\b/g, `.${LANES[row.width * 2]}`)
    .replace(/\.L\b/g, `.${LETTER[row.width]}`)
    .replace(/\bshift #/, `${SHIFTS[value('shift')]} #`)
    .replace(/\boption #/, `${OPTIONS[value('option')]} #`)
    .replace(/\bcond\b/, CONDITIONS[value('cond')] ?? '')
    .replace('#bitmask', `#0x${mask?.toString(16)}`)
    .replace('#float', `#${decodeFloat(value('imm8'))}`)
    .replace(
      /#imm([79])s(?:\*(\d+))?/,
      (_, bits: string, scale = '1') => `#${signed(`imm${bits}`, Number(bits)) * Number(scale)}`,
    )
    .replace(/#([a-z]+\d*)(?:\*(\d+))?/gi, (all: string, name: string, scale = '1') =>
      values.has(name) ? `#${value(name) * Number(scale)}` : all,
    );
  return twice && registers[0] !== registers[1] ? undefined : text;
}

interface Case {
  readonly row: RowText;
  readonly text: string;
  readonly word: number;
}
/** The values a field is tried with. */
function valuesOf(bits: number): readonly number[] {
  const max = 2 ** bits - 1;
  return bits <= 3 ? Array.from({ length: max + 1 }, (_, k) => k) : [0, 1, max >> 1, (max >> 1) + 1, max - 1, max, 0x2a5 & max];
}
function casesOf(row: RowText, number: number): Case[] {
  const { fields } = parseDiagram(row.diagram);
  const immediates = fields.filter(({ name }) => !/^R[a-z]2?$/.test(name));
  const operands = operandsOf(row.syntax);
  const cases: Case[] = [];
  const add = (registers: readonly number[], values: readonly number[]): void => {
    let imm = 0;
    let at = 0;
    for (const [k, { bits }] of immediates.entries()) {
      imm |= (values[k] ?? 0) << at;
      at += bits;
    }
    const [a, b, c, d] = registers;
    const text = textOf(row, registers, new Map(immediates.map(({ name }, k) => [name, values[k] ?? 0])));
    if (text !== undefined) cases.push({ row, text, word: encode(number as Row, imm, a, b, c, d) >>> 0 });
  };
  /** Operands with the second half of a `+` equal to the first. */
  const registers = (of: (k: number) => number): number[] => {
    const list = operands.map((_, k) => of(k));
    operands.forEach((o, k) => {
      if (o === undefined) list[k] = list[k - 1] ?? 0;
    });
    return list;
  };
  let choices: number[][] = [[]];
  for (const { bits } of immediates) choices = choices.flatMap((c) => valuesOf(bits).map((v) => [...c, v]));
  for (const choice of choices)
    add(
      registers((k) => k + 3),
      choice,
    );
  const plain =
    cases.length > 0
      ? choices.find(
          (c) =>
            textOf(
              row,
              registers((k) => k + 3),
              new Map(immediates.map(({ name }, k) => [name, c[k] ?? 0])),
            ) !== undefined,
        )
      : [];
  for (let k = 0; k < operands.length; k++)
    for (const n of [0, 1, 15, 16, 30, 31])
      add(
        registers((j) => (j === k ? n : 7 + j)),
        plain ?? [],
      );
  return cases;
}

/** The words that the GNU assembler makes of these lines. */
function assemble(lines: readonly string[]): Uint32Array {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-as-'));
  try {
    const [source, object, binary] = ['in.s', 'out.o', 'out.bin'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(source, `${lines.join('\n')}\n`);
    const as = spawnSync(AS, ['-march=armv8.1-a', '-o', object, source], { encoding: 'utf8' });
    if (as.status !== 0) {
      const first = /in\.s:(\d+): (.*)/.exec(as.stderr);
      throw new Error(`${first?.[2]}: ${lines[Number(first?.[1]) - 1]}\n${as.stderr.slice(0, 2000)}`);
    }
    spawnSync(OBJCOPY, ['-O', 'binary', '-j', '.text', object, binary]);
    const bytes = readFileSync(binary);
    return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('AArch64 instructions', () => {
  it('are what the GNU assembler makes of their syntax, at the limits of every field', function () {
    if (spawnSync(AS, ['--version']).status !== 0) {
      console.log(`skipped: needs ${AS}`);
      return this.skip();
    }
    const cases = ROWS.flatMap((row, number) => (row.exists && row.syntax !== '' ? casesOf(row, number) : []));
    for (const row of ROWS) {
      if (row.exists && row.syntax !== '')
        expect(
          cases.some((c) => c.row === row),
          row.name,
        ).equal(true);
    }
    const words = assemble(cases.map(({ text }) => text));
    const hex = (word: number | undefined): string => (word ?? 0).toString(16).padStart(8, '0');
    const wrong = cases.flatMap(({ row, text, word }, k) =>
      words[k] === word ? [] : [`${row.name}: ${text} is ${hex(words[k])}, not ${hex(word)}`],
    );
    expect(words.length).equal(cases.length);
    expect(wrong.slice(0, 40)).deep.equal([]);
    expect(cases.length).greaterThan(5000);
  });

  it('hold the constants that their immediates can be, and no others', () => {
    for (const width of [32, 64]) {
      const known = new Map<bigint, number>();
      for (let n = 0; n <= (width === 64 ? 1 : 0); n++)
        for (let immr = 0; immr < 64; immr++)
          for (let imms = 0; imms < 64; imms++) {
            const mask = decodeBitmask(n, immr, imms, width);
            if (mask !== undefined && !known.has(mask)) known.set(mask, (n << 12) | (immr << 6) | imms);
          }
      expect(known.size).equal(width === 64 ? 5334 : 1302);
      const of = (value: bigint): number =>
        bitmask(Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n)), width);
      for (const mask of known.keys()) {
        const fields = of(mask);
        expect(decodeBitmask(fields >> 12, (fields >> 6) & 63, fields & 63, width), mask.toString(16)).equal(mask);
        for (const near of [mask ^ 1n, mask ^ (1n << BigInt(width - 1)), mask ^ 0x100n])
          if (!known.has(near)) expect(of(near), near.toString(16)).equal(-1);
      }
    }
    for (let imm8 = 0; imm8 < 256; imm8++) {
      const view = new DataView(new ArrayBuffer(12));
      view.setFloat32(0, decodeFloat(imm8));
      view.setFloat64(4, decodeFloat(imm8));
      expect(floatImmediate(true, view.getInt32(0), 0)).equal(imm8);
      expect(floatImmediate(false, view.getInt32(8), view.getInt32(4))).equal(imm8);
      expect(floatImmediate(true, view.getInt32(0) ^ 1, 0)).equal(-1);
      expect(floatImmediate(false, view.getInt32(8), view.getInt32(4) ^ 1)).equal(-1);
      expect(floatImmediate(false, 1, view.getInt32(4))).equal(-1);
    }
    const sums = [0, 1, 4095, 4096, 4097, 0xfff000, 0x1000000, -1, 0x7ff000].map(sumImmediate);
    expect(sums).deep.equal([0, 1, 4095, 4097, -1, 0x1fff, -1, -1, 0x17ff]);
  });
});
