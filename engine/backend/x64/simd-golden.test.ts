/**
 * The machine code of every vector instruction at both CPU levels against `golden/x64-simd.txt`: mnemonics and immediates without the
 * moves that the calling convention asks for, so that register allocation may change; their number beside V8's. The bytes are decoded
 * by iced-x86 and, where it is installed, by objdump; both must see the same instructions.
 *
 * TOUCHSTONE_BLESS=1 writes the file anew and keeps V8's numbers (Node 20, TurboFan, counted in the same way).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as iced from 'iced-x86';
import { functionAt } from '../../artifact/functions.ts';
import { compile, encode, parse, readArtifact, validate } from '../../index.ts';
import { OP_ROWS } from '../../wasm/opcodes.ts';

const GOLDEN = 'golden/x64-simd.txt';
const LEVELS = ['x86-64-v2', 'x86-64-v3'];
const SHUFFLE = '0 3 1 2 5 7 6 4 9 8 11 10 30 31 29 28';

interface Case {
  readonly name: string;
  readonly wat: string;
}
function cases(): Case[] {
  const list: Case[] = [];
  for (const row of OP_ROWS) {
    if ((row.feature !== 'simd' && row.feature !== 'relaxed-simd') || row.name === 'v128.const') continue;
    const params = (row.params ?? []).map((t) => (t === 'addr' ? 'i32' : t));
    const lanes = row.imms.find((i) => i.startsWith('lane'));
    const shuffle = row.imms[0] === 'shuffle';
    const result = row.results?.[0] === undefined ? '' : `(result ${row.results[0]})`;
    for (const imm of shuffle ? [SHUFFLE] : lanes === undefined ? [''] : ['0', String(Number(lanes.slice(4)) - 1)]) {
      const gets = params.map((_, k) => `(local.get ${k})`).join(' ');
      const offset = row.align >= 0 ? 'offset=16' : '';
      list.push({
        name: `${row.name}${imm === '' || shuffle ? '' : ` ${imm}`}`,
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
  /** CPUID features, by name. */
  readonly needs: readonly string[];
}
const features = iced.CpuidFeature as unknown as Record<number, string>;
/** Code of every function, decoded; and their bytes without pools, one behind the other: positions are in these. */
function codeOf(list: readonly Case[], cpu: string): { functions: Decoded[][]; bytes: Uint8Array } {
  const m = parse(`(module (memory 1) ${list.map((c) => c.wat).join('\n')})`);
  validate(m);
  encode(m);
  const file = compile(m, { cpu });
  const artifact = readArtifact(file);
  const text = file.subarray(artifact.text.offset, artifact.text.offset + artifact.text.size);
  const formatter = new iced.Formatter(iced.FormatterSyntax.Intel);
  const parts: Uint8Array[] = [];
  let start = 0;
  const functions = list.map((_, i) => {
    const { offset, codeLength } = functionAt(artifact.functions, i);
    const code = text.subarray(offset, offset + codeLength);
    parts.push(code);
    const decoder = new iced.Decoder(64, code, iced.DecoderOptions.None);
    const out: Decoded[] = [];
    while (decoder.canDecode) {
      const at = start + decoder.position;
      const instr = decoder.decode();
      const needs = Array.from(instr.cpuidFeatures(), (f) => features[f] as string);
      out.push({ at, text: formatter.format(instr), needs });
      instr.free();
    }
    decoder.free();
    start += codeLength;
    return out;
  });
  formatter.free();
  return { functions, bytes: Buffer.concat(parts) };
}

const isMove = (t: string): boolean => /^v?movaps xmm\d+,xmm\d+$/.test(t) || /^mov \w+,(\[r15.*|[er]\w\w?|r\d+d?)$/.test(t);
/** What the instruction itself became: no prologue, no epilogue, no moves between registers, no instance fields. */
function essence(code: readonly Decoded[]): string[] {
  const texts = code.map((d) => d.text);
  let start = texts.indexOf('push r15') + 1;
  while (texts[start] === 'push r15') start++;
  const body = texts.slice(start, texts.indexOf('leave')).filter((t) => !isMove(t));
  return body.map((t) => {
    const [, mnemonic = '', rest = ''] = /^(\S+) ?(.*)$/.exec(t) ?? [];
    const operands = rest.split(',').flatMap((o) => (o.includes('[') ? ['mem'] : /^[0-9][0-9A-F]*h?$/.test(o) ? [o] : []));
    return [mnemonic, ...operands].join(' ');
  });
}

describe('x64 vector goldens', function () {
  this.timeout(20_000);
  const list = cases();
  const compiled = LEVELS.map((cpu) => codeOf(list, cpu));

  it('are what they were', function () {
    const old = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '';
    if (old === '' && process.env['TOUCHSTONE_BLESS'] === undefined) this.skip();
    const theirs = new Map<string, string>();
    let current = '';
    for (const line of old.split('\n')) {
      const m = /^ {2}(v\d) .*\(V8 (\d+)\)/.exec(line);
      if (m === null) current = line;
      else theirs.set(`${current} ${m[1]}`, m[2] as string);
    }
    const lines = list.flatMap((c, i) => [
      c.name,
      ...LEVELS.map((cpu, level) => {
        const code = essence(compiled[level]?.functions[i] ?? []);
        const v8 = theirs.get(`${c.name} ${cpu.slice(-2)}`);
        return `  ${cpu.slice(-2)} ${code.length}${v8 === undefined ? '' : ` (V8 ${v8})`}: ${code.join(' · ')}`;
      }),
    ]);
    const text = `${lines.join('\n')}\n`;
    if (process.env['TOUCHSTONE_BLESS'] !== undefined) writeFileSync(GOLDEN, text);
    else expect(text).to.equal(old);
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

  it('decode alike by objdump', function () {
    if (spawnSync('objdump', ['--version']).error !== undefined) this.skip();
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-simd-'));
    try {
      for (const { functions, bytes } of compiled) {
        const file = join(dir, 'code');
        writeFileSync(file, bytes);
        const dump = execFileSync('objdump', ['-D', '-b', 'binary', '-m', 'i386:x86-64', '-M', 'intel', file], {
          maxBuffer: 1 << 28,
        });
        const theirs = new Map<number, string>();
        for (const [, at = '', mnemonic = ''] of dump.toString().matchAll(/^ *([0-9a-f]+):\t[0-9a-f ]+\t(\S+)/gm))
          theirs.set(Number.parseInt(at, 16), mnemonic);
        for (const code of functions)
          for (const d of code) expect(`${d.at} ${theirs.get(d.at)}`).to.equal(`${d.at} ${d.text.split(' ')[0]}`);
      }
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
