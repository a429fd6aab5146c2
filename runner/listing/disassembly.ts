/**
 * Machine code for people: an artifact in → its functions as lines, each stretch of code under the source line and the wasm
 * instruction that its address map leads to. Decoders are optional packages: whoever lacks one is told so.
 */

import { createRequire } from 'node:module';
import { NONE } from '../../engine/base/brand.ts';
import {
  type Artifact,
  codeTables,
  functionCode,
  functionCount,
  functionName,
  importCount,
  instructionTexts,
  type ListedFunction,
  type SourcePlace,
  showSource,
} from '../../engine/index.ts';
import type { WasmOffset } from '../../engine/wasm/module.ts';
import { notInstalled } from '../usage/usage.ts';
import type { ModuleSource, Sources } from './sources.ts';

/** One machine instruction, with the trap it can end in. */
export interface CodeLine {
  /** Offset in `.text`. */
  readonly offset: number;
  readonly bytes: string;
  readonly text: string;
  readonly trap: string | undefined;
}
/** A stretch of code that belongs to one wasm instruction. */
export interface CodeRun {
  /** Offset in the module's binary; -1: of none. */
  readonly wasmOffset: WasmOffset;
  /** The instruction, where the module was given. */
  readonly wasm: string | undefined;
  readonly source: SourcePlace | undefined;
  readonly lines: readonly CodeLine[];
}
export interface FunctionListing {
  /** Module function index; undefined for the init function. */
  readonly index: number | undefined;
  readonly name: string | undefined;
  readonly offset: number;
  readonly runs: readonly CodeRun[];
}

/** Bytes of code and their address → instructions as offset from the start, length and text. */
export type DecodeCode = (bytes: Uint8Array, address: number) => { at: number; length: number; text: string }[];

/** Bytes in a line that nobody decoded. */
const WIDTH = 16;
/** Where there is no decoder: lines of bytes. */
export const undecoded: DecodeCode = (bytes) =>
  Array.from({ length: Math.ceil(bytes.length / WIDTH) }, (_, i) => ({
    at: i * WIDTH,
    length: Math.min(WIDTH, bytes.length - i * WIDTH),
    text: '',
  }));

/** Targets, and what decodes their code: a package, and how it is asked. */
const DECODERS: ReadonlyMap<string, { readonly name: string; readonly load: () => Promise<DecodeCode> }> = new Map([
  ['x86-64', { name: 'iced-x86', load: loadIced }],
  ['aarch64', { name: '@alexaltea/capstone-js', load: loadCapstone }],
]);
/** The targets that have a decoder. */
export const DECODED: readonly string[] = [...DECODERS.keys()];

/** The decoder of a target's code; a UsageError where it is not installed. */
export async function loadDecoder(target: string): Promise<DecodeCode> {
  const decoder = DECODERS.get(target);
  if (decoder === undefined) return undecoded;
  const { name, load } = decoder;
  try {
    return await load();
  } catch {
    throw notInstalled('machine code is decoded by', name);
  }
}

async function loadIced(): Promise<DecodeCode> {
  const { Decoder, DecoderOptions, Formatter, FormatterSyntax } = await import('iced-x86');
  return (bytes, address) => {
    const decoder = new Decoder(64, bytes, DecoderOptions.None);
    decoder.ip = BigInt(address);
    const formatter = new Formatter(FormatterSyntax.Intel);
    const out = decoder.decodeAll().map((instruction) => {
      const line = { at: Number(instruction.ip) - address, length: instruction.length, text: formatter.format(instruction) };
      instruction.free();
      return line;
    });
    formatter.free();
    decoder.free();
    return out;
  };
}

/** What we ask of capstone, which has no types. */
interface Capstone {
  readonly ARCH_ARM64: number;
  readonly MODE_ARM: number;
  readonly Capstone: new (
    arch: number,
    mode: number,
  ) => {
    /** Instructions up to the first that it does not know; throws where that is the first of all. */
    readonly disasm: (
      code: Uint8Array,
      address: number,
    ) => { readonly size: number; readonly mnemonic: string; readonly op_str: string }[];
    readonly close: () => void;
  };
}

/** Bytes of an AArch64 instruction. */
const WORD = 4;

/** The instructions that code begins with, as far as capstone knows them. */
function known(
  decoder: InstanceType<Capstone['Capstone']>,
  code: Uint8Array,
  address: number,
): ReturnType<typeof decoder.disasm> {
  try {
    return decoder.disasm(code, address);
  } catch {
    return [];
  }
}

/** Words that capstone does not know, and data, are shown as words. */
async function loadCapstone(): Promise<DecodeCode> {
  // A CommonJS module, whose function TypeScript would look for types of.
  const load = createRequire(import.meta.url)('@alexaltea/capstone-js') as () => Promise<Capstone>;
  const capstone = await load();
  return (bytes, address) => {
    const decoder = new capstone.Capstone(capstone.ARCH_ARM64, capstone.MODE_ARM);
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const out: ReturnType<DecodeCode> = [];
    for (let at = 0; at < bytes.length; ) {
      for (const { size, mnemonic, op_str } of known(decoder, bytes.subarray(at), address + at)) {
        out.push({ at, length: size, text: `${mnemonic} ${op_str}`.trimEnd() });
        at += size;
      }
      if (at >= bytes.length) break;
      const length = Math.min(WORD, bytes.length - at);
      const text = length < WORD ? '' : `.word 0x${words.getUint32(at, true).toString(16).padStart(8, '0')}`;
      out.push({ at, length, text });
      at += length;
    }
    decoder.close();
    return out;
  };
}

/** What is known about a module's instructions, by their offsets in its binary. */
export interface Wasm {
  /** The instruction as text. */
  readonly text: (wasmOffset: WasmOffset) => string | undefined;
  readonly place: (wasmOffset: WasmOffset) => SourcePlace | undefined;
}

/** A function's code in stretches of one wasm instruction each. */
export function codeRuns({ offset, bytes, map, traps }: ListedFunction, decode: DecodeCode, wasm: Wasm): CodeRun[] {
  const runs: (CodeRun & { lines: CodeLine[] })[] = [];
  const ends = new Map(traps);
  let entry = 0;
  let wasmOffset: WasmOffset = NONE;
  for (const { at, length, text } of decode(bytes, offset)) {
    for (let next = map[entry]; next !== undefined && next[0] <= at; next = map[++entry]) wasmOffset = next[1];
    if (runs.at(-1)?.wasmOffset !== wasmOffset) {
      runs.push({ wasmOffset, wasm: wasm.text(wasmOffset), source: wasm.place(wasmOffset), lines: [] });
    }
    const line = Buffer.from(bytes.subarray(at, at + length)).toString('hex');
    runs.at(-1)?.lines.push({ offset: offset + at, bytes: line, text, trap: ends.get(at) });
  }
  return runs;
}

/** Lists every function of an artifact. */
export function disassemble(
  a: Artifact,
  decode: DecodeCode,
  module: ModuleSource | undefined,
  sources: Sources,
): FunctionListing[] {
  const imported = importCount(a.info.imports, 'func');
  const texts = module === undefined ? undefined : instructionTexts(module.module);
  const wasm: Wasm = { text: (at) => texts?.get(at), place: sources.place };
  const tables = codeTables(a);
  return Array.from({ length: functionCount(a.functions) }, (_, i) => {
    const code = functionCode(a, i, tables);
    const index = i === a.info.init ? undefined : imported + i;
    const name = index === undefined ? 'init' : functionName(a.names, index);
    return { index, name, offset: code.offset, runs: codeRuns(code, decode, wasm) };
  });
}

const hex = (n: number): string => n.toString(16);

/** `func[3] <name>`. */
export function functionTitle(index: number | undefined, name: string | undefined): string {
  return `${index === undefined ? 'init' : `func[${index}]`}${name === undefined ? '' : ` <${name}>`}`;
}

/** Lines of code under their wasm instructions; source lines stand where they change. `stopped`: the offset that is marked. */
export function codeLines(runs: readonly CodeRun[], text: Sources['text'], stopped?: number): string[] {
  const lines: string[] = [];
  let last = '';
  for (const { wasmOffset, wasm, source, lines: code } of runs) {
    const line = source === undefined ? last : `${source.file}:${source.line}`;
    if (source !== undefined && line !== last) lines.push(`; ${showSource(source)}  ${text(source) ?? ''}`.trimEnd());
    last = line;
    if (wasmOffset >= 0) lines.push(`  ;; 0x${hex(wasmOffset)}${wasm === undefined ? '' : ` ${wasm}`}`);
    for (const { offset, bytes, text: instruction, trap } of code) {
      const row = `${offset === stopped ? '=>' : '  '}${hex(offset).padStart(8)}  ${bytes.padEnd(22)}  ${instruction}`;
      lines.push(trap === undefined ? row : `${row.padEnd(72)}  ; trap ${trap}`);
    }
  }
  return lines;
}

/** The listing as text. */
export function formatDisassembly(functions: readonly FunctionListing[], sources: Sources): string {
  const lines = functions.flatMap((f) => ['', `${functionTitle(f.index, f.name)}:`, ...codeLines(f.runs, sources.text)]);
  return `${lines.join('\n')}\n`;
}
