/**
 * `touchstone inspect ARTIFACT [--json] [--tables] [--disassembly] [--module=FILE]`: what an artifact holds, as text or as JSON
 * on stdout: sections, functions and counts; entry by entry traps and address map; machine code.
 */

import {
  type Artifact,
  encode,
  formatInspection,
  inspectArtifact,
  locate,
  type Module,
  readAddressMap,
  readArtifact,
  readTraps,
  type SourcePlace,
  showSource,
  type TextOffset,
  TRAP_NAMES,
  WasmError,
} from '../../engine/index.ts';
import { type Features, WASM3 } from '../../engine/wasm/features.ts';
import { importCount, type WasmOffset } from '../../engine/wasm/module.ts';
import { type ModuleSource, type Sources, sourcesOf } from '../listing/sources.ts';
import { jsonText } from '../report/text/escape.ts';
import { complain, shownLines } from '../report/text/terminal.ts';
import { readInput } from '../usage/input.ts';
import { EXIT, type ExitCode, UsageError } from '../usage/usage.ts';
import { inputError, moduleOf } from './module/module-file.ts';

export interface InspectArguments {
  readonly artifact: string;
  readonly json?: boolean;
  /** Every trap and every entry of the address map. */
  readonly tables?: boolean;
  /** Machine code by function, under the source lines and wasm instructions it belongs to. */
  readonly disassembly?: boolean;
  /** The module that was compiled: names the wasm instructions, and the lines of a text. */
  readonly module?: string | undefined;
  /** What that module may use. */
  readonly features?: Features;
}

/** The tables of an artifact; `offset` counts in `.text`. */
interface Tables {
  readonly traps: readonly { readonly offset: TextOffset; readonly trap: string; readonly function: number | undefined }[];
  /** Instructions by machine address; `wasmOffset` -1: none from here on. */
  readonly addressMap: readonly {
    readonly offset: TextOffset;
    readonly wasmOffset: WasmOffset;
    readonly source: SourcePlace | undefined;
  }[];
}

/** Runs the command; a file that is no artifact of ours is wrong use. */
export async function inspectCommand(args: InspectArguments): Promise<ExitCode> {
  const bytes = readInput(args.artifact);
  try {
    const a = readArtifact(bytes, { verify: true });
    const module = args.module === undefined ? undefined : readModule(args.module, args.features ?? WASM3);
    const map = readAddressMap(a.addressMap);
    const offsets = new Set(pairs(map, (_, wasmOffset: WasmOffset) => wasmOffset));
    const sources = sourcesOf(a.dwarf, [...offsets], module);
    const found = inspectArtifact(a);
    const tables = args.tables === true ? tablesOf(a, map, sources) : undefined;
    const code = args.disassembly === true ? await disassemblyOf(a, module, sources) : undefined;
    process.stdout.write(
      args.json === true
        ? `${jsonText({ ...found, tables, disassembly: code?.functions }, 2)}\n`
        : shownLines(formatInspection(found) + (tables === undefined ? '' : formatTables(tables)) + (code?.text ?? '')),
    );
    return EXIT.ok;
  } catch (e) {
    if (!(e instanceof WasmError)) throw e;
    complain(`${args.artifact}: ${e.message}`);
    return EXIT.usage;
  }
}

function readModule(path: string, features: Features): ModuleSource {
  const bytes = readInput(path);
  let module: Module;
  try {
    module = moduleOf(path, bytes, { features });
  } catch (e) {
    throw e instanceof WasmError ? new UsageError(inputError(path, bytes, e, features)) : e;
  }
  // Offsets count in the binary that a text stands for.
  if (module.origin === 'text') encode(module);
  return { path, bytes, module };
}

async function disassemblyOf(a: Artifact, module: ModuleSource | undefined, sources: Sources) {
  const { disassemble, formatDisassembly, loadDecoder, undecoded } = await import('../listing/disassembly.ts');
  const decode = await loadDecoder(a.engine.target).catch((e: Error) => {
    complain(`${e.message}; bytes are shown`);
    return undecoded;
  });
  const functions = disassemble(a, decode, module, sources);
  return { functions, text: formatDisassembly(functions, sources) };
}

function tablesOf(a: Artifact, map: readonly number[], sources: Sources): Tables {
  const imported = importCount(a.info.imports, 'func');
  const functionOf = (offset: TextOffset): number | undefined => {
    const func = locate(a, offset)?.func;
    return func === undefined || func === a.info.init ? undefined : imported + func;
  };
  const traps = readTraps(a.traps);
  return {
    traps: pairs(traps, (offset: TextOffset, code) => ({ offset, trap: TRAP_NAMES[code] ?? '', function: functionOf(offset) })),
    addressMap: pairs(map, (offset: TextOffset, wasmOffset: WasmOffset) => ({
      offset,
      wasmOffset,
      source: sources.place(wasmOffset),
    })),
  };
}
/** What the pairs of a table become. */
function pairs<A extends number, B extends number, T>(list: readonly number[], row: (first: A, second: B) => T): T[] {
  return Array.from({ length: list.length / 2 }, (_, i) => row(list[i * 2] as A, list[i * 2 + 1] as B));
}

const hex = (n: number): string => `0x${n.toString(16)}`;

function formatTables({ traps, addressMap }: Tables): string {
  const lines = [
    'traps (text offset, code, function):',
    ...traps.map((t) => `  ${hex(t.offset).padEnd(10)}  ${t.trap.padEnd(24)}  ${t.function ?? 'init'}`),
    'address map (text offset, wasm offset, source):',
    ...addressMap.map(({ offset, wasmOffset, source }) => {
      const wasm = wasmOffset < 0 ? 'none' : hex(wasmOffset);
      return `  ${hex(offset).padEnd(10)}  ${wasm.padEnd(10)}  ${source === undefined ? '' : showSource(source)}`.trimEnd();
    }),
  ];
  return `${lines.join('\n')}\n`;
}
