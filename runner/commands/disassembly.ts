/**
 * Machine code for people: an artifact in → its functions as lines, each stretch of code under the source line and the wasm
 * instruction that its address map leads to. The decoder is iced-x86, a development dependency: whoever lacks it is told so.
 */

import {
  type Artifact,
  functionAt,
  functionCount,
  functionName,
  instructionTexts,
  readAddressMap,
  readTraps,
  type SourcePlace,
  showSource,
  TRAP_NAMES,
} from '../../engine/index.ts';
import { UsageError } from '../usage.ts';
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
  readonly wasmOffset: number;
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

/** The decoder, if it is installed. */
export async function loadDecoder(): Promise<DecodeCode> {
  let iced: typeof import('iced-x86');
  try {
    iced = await import('iced-x86');
  } catch {
    throw new UsageError('inspect --disassembly needs the package iced-x86: run `npm install iced-x86`');
  }
  const { Decoder, DecoderOptions, Formatter, FormatterSyntax } = iced;
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

/** Lists every function of an artifact. */
export function disassemble(
  a: Artifact,
  decode: DecodeCode,
  module: ModuleSource | undefined,
  sources: Sources,
): FunctionListing[] {
  const text = a.bytes.subarray(a.text.offset, a.text.offset + a.text.size);
  const imported = a.info.imports.filter((i) => i.desc.kind === 'func').length;
  const names = module === undefined ? undefined : instructionTexts(module.module);
  const map = readAddressMap(a.addressMap);
  const traps = new Map<number, string>();
  const pairs = readTraps(a.traps);
  for (let i = 0; i < pairs.length; i += 2) traps.set(pairs[i] as number, TRAP_NAMES[pairs[i + 1] as number] ?? '');
  let entry = 0;
  return Array.from({ length: functionCount(a.functions) }, (_, i) => {
    const { offset, codeLength } = functionAt(a.functions, i);
    const runs: (CodeRun & { lines: CodeLine[] })[] = [];
    let wasmOffset = -1;
    for (const { at, length, text: line } of decode(text.subarray(offset, offset + codeLength), offset)) {
      const pc = offset + at;
      for (; entry < map.length && (map[entry] as number) <= pc; entry += 2) wasmOffset = map[entry + 1] as number;
      if (runs.at(-1)?.wasmOffset !== wasmOffset) {
        runs.push({ wasmOffset, wasm: names?.get(wasmOffset), source: sources.place(wasmOffset), lines: [] });
      }
      const bytes = Buffer.from(text.subarray(pc, pc + length)).toString('hex');
      runs.at(-1)?.lines.push({ offset: pc, bytes, text: line, trap: traps.get(pc) });
    }
    const index = i === a.info.init ? undefined : imported + i;
    return { index, name: index === undefined ? 'init' : functionName(a.names, index), offset, runs };
  });
}

const hex = (n: number): string => n.toString(16);

/** The listing as text. Source lines stand where they change. */
export function formatDisassembly(functions: readonly FunctionListing[], sources: Sources): string {
  const lines: string[] = [];
  for (const f of functions) {
    lines.push('', `${f.index === undefined ? 'init' : `func[${f.index}]`}${f.name === undefined ? '' : ` <${f.name}>`}:`);
    let last = '';
    for (const { wasmOffset, wasm, source, lines: code } of f.runs) {
      const line = source === undefined ? last : `${source.file}:${source.line}`;
      if (source !== undefined && line !== last) lines.push(`; ${showSource(source)}  ${sources.text(source) ?? ''}`.trimEnd());
      last = line;
      if (wasmOffset >= 0) lines.push(`  ;; 0x${hex(wasmOffset)}${wasm === undefined ? '' : ` ${wasm}`}`);
      for (const { offset, bytes, text, trap } of code) {
        const row = `  ${hex(offset).padStart(8)}  ${bytes.padEnd(22)}  ${text}`;
        lines.push(trap === undefined ? row : `${row.padEnd(72)}  ; trap ${trap}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
