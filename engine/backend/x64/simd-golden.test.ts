/**
 * The machine code of every vector instruction at both CPU levels against `golden/x64-simd.txt`: mnemonics and immediates without
 * the moves that the calling convention asks for, so that register allocation may change; their number beside V8's. The bytes are
 * decoded by iced-x86 and, where it is installed, by objdump; both must see the same instructions. What is longer than V8's says
 * why.
 *
 * TOUCHSTONE_BLESS=1 writes the file anew, with the numbers of this Node's V8 (of Node 20 in the file), counted in the same way.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as iced from 'iced-x86';
import { functionAt } from '../../artifact/sections/functions.ts';
import { compile, encode, parse, readArtifact, validate } from '../../index.ts';
import type { Module } from '../../wasm/module.ts';
import { OP_ROWS } from '../../wasm/opcodes.ts';
import { v8Code } from './testing/v8-code.ts';

const GOLDEN = 'golden/x64-simd.txt';
const LEVELS = ['x86-64-v2', 'x86-64-v3'];

/** Shuffles by what they are, of vectors a and b (bytes from 16 on) and of a with zeros. */
const SHUFFLES: Readonly<Record<string, string>> = {
  'splat of byte 0': '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0',
  'splat of byte 21': '21 21 21 21 21 21 21 21 21 21 21 21 21 21 21 21',
  'splat of word 3': '6 7 6 7 6 7 6 7 6 7 6 7 6 7 6 7',
  'splat of dword 2': '8 9 10 11 8 9 10 11 8 9 10 11 8 9 10 11',
  'splat of qword 1': '8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15',
  'dwords of one': '12 13 14 15 0 1 2 3 4 5 6 7 0 1 2 3',
  'low words of one': '6 7 0 1 2 3 0 1 8 9 10 11 12 13 14 15',
  'high words of one': '0 1 2 3 4 5 6 7 10 11 8 9 8 9 14 15',
  'rotated bytes': '3 4 5 6 7 8 9 10 11 12 13 14 15 0 1 2',
  'bytes of one': '15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0',
  'interleaved low bytes': '0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23',
  'interleaved high words': '8 9 24 25 10 11 26 27 12 13 28 29 14 15 30 31',
  'interleaved low dwords, b first': '16 17 18 19 0 1 2 3 20 21 22 23 4 5 6 7',
  'interleaved high qwords': '8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31',
  'interleaved bytes of one': '0 0 1 1 2 2 3 3 4 4 5 5 6 6 7 7',
  'shifted over both': '5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20',
  'blend of words': '0 1 18 19 20 21 6 7 8 9 26 27 12 13 30 31',
  'blend of bytes': '0 17 2 3 20 5 22 7 8 25 10 11 28 13 14 31',
  'dwords of both': '4 5 6 7 0 1 2 3 24 25 26 27 16 17 18 19',
  'even bytes of both': '0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30',
  'even words of both': '0 1 4 5 8 9 12 13 16 17 20 21 24 25 28 29',
  'bytes of both': '0 3 1 2 5 7 6 4 9 8 11 10 30 31 29 28',
};
const WITH_ZEROS: Readonly<Record<string, string>> = {
  'bytes to words': '0 16 1 16 2 16 3 16 4 16 5 16 6 16 7 16',
  'dwords to qwords': '0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23',
  'shifted down': '3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18',
  'shifted up': '31 31 31 31 31 0 1 2 3 4 5 6 7 8 9 10',
};
const CONSTANTS = ['i64x2 0 0', 'i64x2 -1 -1', 'i32x4 1 2 3 4'];

/** Why ours is longer than V8's, which answers relaxed operations as the machine does and not as the deterministic profile. */
const LONGER: readonly (readonly [instruction: RegExp, reason: string])[] = [
  [/relaxed_swizzle/, 'indices from 16 to 127 answer zero, where the machine takes them modulo 16'],
  [/relaxed_trunc/, 'NaN is 0 and what does not fit saturates, where the machine answers 0x80000000'],
  [/relaxed_n?madd/, 'product and sum are rounded apart, where the machine may fuse them'],
  [/relaxed_laneselect/, 'bits are selected, where the machine selects lanes by their highest bit'],
  [/relaxed_(min|max)/, 'NaN is NaN and -0 is below 0, where the machine answers its second operand'],
  [/relaxed_q15mulr/, '-1 times -1 saturates, where the machine wraps around'],
  [/relaxed_dot/, 'both operands are signed, where the machine has an unsigned one'],
];

interface Case {
  readonly name: string;
  readonly wat: string;
}
const shuffles = (table: Readonly<Record<string, string>>, second: string, what: string): Case[] =>
  Object.entries(table).map(([name, mask]) => ({
    name: `i8x16.shuffle${what}: ${name}`,
    wat: `(func (param v128 v128) (result v128) (i8x16.shuffle ${mask} (local.get 0) ${second}))`,
  }));
function cases(): Case[] {
  const list: Case[] = [];
  for (const row of OP_ROWS) {
    if (row.feature !== 'simd' && row.feature !== 'relaxed-simd') continue;
    if (row.name === 'v128.const') {
      for (const c of CONSTANTS) list.push({ name: `v128.const ${c}`, wat: `(func (result v128) (v128.const ${c}))` });
      continue;
    }
    if (row.imms[0] === 'shuffle') {
      list.push(...shuffles(SHUFFLES, '(local.get 1)', ''), ...shuffles(WITH_ZEROS, '(v128.const i64x2 0 0)', ' with zeros'));
      continue;
    }
    const params = (row.params ?? []).map((t) => (t === 'addr' ? 'i32' : t));
    const lanes = row.imms.find((i) => i.startsWith('lane'));
    const result = row.results?.[0] === undefined ? '' : `(result ${row.results[0]})`;
    for (const imm of lanes === undefined ? [''] : ['0', String(Number(lanes.slice(4)) - 1)]) {
      const gets = params.map((_, k) => `(local.get ${k})`).join(' ');
      const offset = row.align >= 0 ? 'offset=16' : '';
      list.push({
        name: `${row.name}${imm === '' ? '' : ` ${imm}`}`,
        wat: `(func (param ${params.join(' ')}) ${result} (${row.name} ${offset} ${imm} ${gets}))`,
      });
    }
    if (!/\.sh[lr]/.test(row.name)) continue;
    for (const n of [1, 5, Number.parseInt(row.name.slice(1), 10) - 1])
      list.push({
        name: `${row.name} by ${n}`,
        wat: `(func (param v128) (result v128) (${row.name} (local.get 0) (i32.const ${n})))`,
      });
  }
  return list;
}

interface Decoded {
  readonly at: number;
  readonly text: string;
  /** The same as objdump writes it. */
  readonly gas: string;
  /** CPUID features, by name. */
  readonly needs: readonly string[];
}
const features = iced.CpuidFeature as unknown as Record<number, string>;
/** Decodes code that begins at position `start`. */
function decode(code: Uint8Array, start: number): Decoded[] {
  const formatter = new iced.Formatter(iced.FormatterSyntax.Intel);
  const gas = new iced.Formatter(iced.FormatterSyntax.Gas);
  gas.uppercaseHex = false;
  gas.smallHexNumbersInDecimal = false;
  gas.ripRelativeAddresses = true;
  const decoder = new iced.Decoder(64, code, iced.DecoderOptions.None);
  const out: Decoded[] = [];
  while (decoder.canDecode) {
    const at = start + decoder.position;
    const instr = decoder.decode();
    const needs = Array.from(instr.cpuidFeatures(), (f) => features[f] as string);
    out.push({ at, text: formatter.format(instr), gas: gas.format(instr), needs });
    instr.free();
  }
  decoder.free();
  formatter.free();
  gas.free();
  return out;
}
const moduleOf = (list: readonly Case[]): Module => {
  const m = parse(`(module (memory 1) ${list.map((c) => c.wat).join('\n')})`);
  validate(m);
  return m;
};
/** Code of every function, decoded; and their bytes without pools, one behind the other: positions are in these. */
function codeOf(list: readonly Case[], cpu: string): { functions: Decoded[][]; bytes: Uint8Array } {
  const m = moduleOf(list);
  encode(m);
  const file = compile(m, { cpu });
  const artifact = readArtifact(file);
  const text = file.subarray(artifact.text.offset, artifact.text.offset + artifact.text.size);
  const parts: Uint8Array[] = [];
  let start = 0;
  const functions = list.map((_, i) => {
    const { offset, codeLength } = functionAt(artifact.functions, i);
    const code = text.subarray(offset, offset + codeLength);
    parts.push(code);
    start += codeLength;
    return decode(code, start - codeLength);
  });
  return { functions, bytes: Buffer.concat(parts) };
}

/** Moves between registers, and from the instance: `instance` is its register. */
const isMove = (t: string, instance: string): boolean =>
  /^v?mov(ap[sd]|dq[au]) xmm\d+,xmm\d+$/.test(t) ||
  /^mov \w+,([er]\w\w?|r\d+d?)$/.test(t) ||
  /^mov \w+,\[(\w+)/.exec(t)?.[1] === instance;
/** What stands between prologue and epilogue, without moves: mnemonics and immediates. */
function essence(texts: readonly string[], from: readonly string[], to: string, instance: string): string[] {
  const start = Math.max(...from.map((t) => texts.lastIndexOf(t))) + 1;
  const body = texts.slice(start, texts.indexOf(to)).filter((t) => !isMove(t, instance));
  return body.map((t) => {
    const [, mnemonic = '', rest = ''] = /^(\S+) ?(.*)$/.exec(t) ?? [];
    const operands = rest.split(',').flatMap((o) => (o.includes('[') ? ['mem'] : /^[0-9][0-9A-F]*h?$/.test(o) ? [o] : []));
    return [mnemonic, ...operands].join(' ');
  });
}
const ours = (code: readonly Decoded[]): string[] =>
  essence(
    code.map((d) => d.text),
    ['push r15', 'sub rsp,8'],
    'mov rsp,rbp',
    'r15',
  );
const theirs = (code: readonly Decoded[]): string[] =>
  essence(
    code.map((d) => d.text),
    ['push rsi'],
    'mov rsp,rbp',
    'rsi',
  );

/** `case level` → the number of instructions in V8's code. */
function measureV8(list: readonly Case[]): Map<string, number> {
  const module = encode(moduleOf(list));
  const counts = new Map<string, number>();
  for (const cpu of LEVELS) {
    const code = v8Code(module, cpu);
    list.forEach(({ name }, i) => {
      counts.set(`${name} ${cpu}`, theirs(decode(code.get(i) ?? new Uint8Array(0), 0)).length);
    });
  }
  return counts;
}
/** The numbers that a golden text has. */
function readCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  let name = '';
  for (const line of text.split('\n')) {
    const [, level, n] = /^ {2}(v\d) \d+ \(V8 (\d+)\):/.exec(line) ?? [];
    if (level === undefined) name = line.startsWith(' ') ? name : line;
    else counts.set(`${name} x86-64-${level}`, Number(n));
  }
  return counts;
}

describe('x64 vector goldens', function () {
  this.timeout(20_000);
  const list = cases();
  const compiled = LEVELS.map((cpu) => codeOf(list, cpu));

  it('are what they were, with a reason for what is longer than V8 makes it', () => {
    const bless = process.env['TOUCHSTONE_BLESS'] !== undefined;
    const old = bless ? '' : readFileSync(GOLDEN, 'utf8');
    const counts = bless ? measureV8(list) : readCounts(old);
    const text = list.map(({ name }, i) => {
      let longer = false;
      const levels = LEVELS.map((cpu, level) => {
        const code = ours(compiled[level]?.functions[i] ?? []);
        const v8 = counts.get(`${name} ${cpu}`) ?? expect.fail(`${name}: no number of V8's`);
        longer ||= code.length > v8;
        return `  ${cpu.slice(-2)} ${code.length} (V8 ${v8}): ${code.join(' · ')}`;
      });
      const reason = longer ? (LONGER.find(([which]) => which.test(name))?.[1] ?? expect.fail(`${name}: longer than V8's`)) : '';
      return `${[name, ...levels, ...(longer ? [`  longer: ${reason}`] : [])].join('\n')}\n`;
    });
    if (bless) writeFileSync(GOLDEN, text.join(''));
    else
      old.split(/^(?=\S)/m).forEach((wanted, i) => {
        expect(text[i]).to.equal(wanted);
      });
  });
  it('cover every vector instruction', () => {
    const all = OP_ROWS.filter((r) => r.feature === 'simd' || r.feature === 'relaxed-simd').map((r) => r.name);
    expect([...new Set(list.map(({ name }) => /^[\w.]+/.exec(name)?.[0]))].sort()).to.deep.equal(all.sort());
  });

  it('need what their CPU level has; v3 has VEX forms only', () => {
    const base = ['INTEL8086', 'INTEL186', 'INTEL386', 'INTEL486', 'X64', 'CMOV'];
    const sse = ['SSE', 'SSE2', 'SSE3', 'SSSE3', 'SSE4_1', 'SSE4_2'];
    const levels = [
      [...base, ...sse, 'POPCNT'],
      [...base, 'AVX', 'AVX2', 'BMI1', 'BMI2', 'LZCNT', 'POPCNT', 'FMA'],
    ];
    compiled.forEach(({ functions }, level) => {
      for (const d of functions.flat()) expect(levels[level], d.text).to.include.members([...d.needs]);
    });
  });

  it('decode alike by objdump (needs binutils)', function () {
    if (spawnSync('objdump', ['--version']).error !== undefined) this.skip();
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-simd-'));
    try {
      for (const { functions, bytes } of compiled) {
        const file = join(dir, 'code');
        writeFileSync(file, bytes);
        const args = ['-D', '-b', 'binary', '-m', 'i386:x86-64', file];
        const dump = execFileSync('objdump', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
        const theirs = new Map<number, string>();
        for (const [, at = '', text = ''] of dump.matchAll(/^ *([0-9a-f]+):\t[0-9a-f ]+\t(.+?) *(?:#.*)?$/gm))
          theirs.set(Number.parseInt(at, 16), text.replace(/ +/, ' ').replace(',1)', ')'));
        for (const d of functions.flat()) expect(`${d.at} ${theirs.get(d.at)}`).to.equal(`${d.at} ${d.gas}`);
      }
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
