/**
 * Listings of the functions that failed: machine code as reports carry it in, lines out. Where the decoder of the machine
 * is not installed, bytes stand in place of instructions.
 */
import { FIRST, nextOf } from '../../../engine/base/brand.ts';
import type { WasmOffset } from '../../../engine/wasm/module.ts';
import type { MachineCode } from '../../results/results.ts';
import { visibleLine } from '../text/escape.ts';

/** Makes listings of code. */
export type List = (code: MachineCode) => string;

/** Whoever lists decodes with the machine's decoder, if it is there. */
export async function lister(): Promise<List> {
  const { codeLines, codeRuns, DECODED, functionTitle, loadDecoder, undecoded } = await import('../../listing/disassembly.ts');
  const load = async (target: string) => [target, await loadDecoder(target).catch(() => undecoded)] as const;
  const decoders = new Map(await Promise.all(DECODED.map(load)));
  return ({ target, index, name, bytes, map, traps, stopped }) => {
    const names = new Map(map.map(([, offset, text]) => [offset, text]));
    const wasm = { text: (offset: WasmOffset) => names.get(offset) || undefined, place: () => undefined };
    const code = {
      offset: FIRST,
      bytes: Buffer.from(bytes, 'hex'),
      map: map.map(([at, offset]) => [at, nextOf(offset)] as const),
      traps,
    };
    const runs = codeRuns(code, decoders.get(target) ?? undecoded, wasm);
    return [
      `${functionTitle(index, name === undefined ? undefined : visibleLine(name))}:`,
      ...codeLines(runs, () => undefined, stopped),
    ].join('\n');
  };
}
