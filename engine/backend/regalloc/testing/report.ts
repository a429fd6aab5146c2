/**
 * What register allocation does to real modules: `node build/engine/backend/regalloc/testing/report.js FILE.wasm [--check]
 * [--print=FUNCTION]`. Prints moves by kind, plain and weighted by loop depth, slots, time, and the functions with the heaviest
 * loads; `--check` replays every allocation, `--print` shows one function with its places and moves.
 */
import { readFileSync } from 'node:fs';
import { decode } from '../../../binary/decode.ts';
import { moduleEnv } from '../../../frontend/ssa/env.ts';
import { translateFunction } from '../../../frontend/translate.ts';
import { IrFunc } from '../../../ir/func.ts';
import { runPasses } from '../../../passes/pipeline.ts';
import { engineInfo } from '../../../settings/options.ts';
import { ALL_FEATURES } from '../../../wasm/features.ts';
import { isaFor } from '../../machines/isas.ts';
import { checkAllocation } from '../check/check.ts';
import { allocate } from '../index.ts';
import { formatAllocation } from '../interface/format.ts';
import type { AllocationInput, AllocationOutput } from '../interface/operands.ts';
import { FIRST_SLOT } from '../interface/operands.ts';

const KINDS = ['copy', 'load', 'store', 'again'] as const;
type Counts = Record<(typeof KINDS)[number], number>;

/** Moves by kind; each counts 10 for every loop around it, up to five. */
function weigh(input: AllocationInput, output: AllocationOutput): { plain: Counts; weighted: Counts } {
  const plain: Counts = { copy: 0, load: 0, store: 0, again: 0 };
  const weighted: Counts = { copy: 0, load: 0, store: 0, again: 0 };
  let b = 0;
  for (let m = 0; m < output.moveCount; m++) {
    while ((input.blockStart[b + 1] as number) <= (output.moveBefore[m] as number)) b++;
    const from = output.moveFrom[m] as number;
    const kind = from < 0 ? 'again' : (output.moveTo[m] as number) >= FIRST_SLOT ? 'store' : from >= FIRST_SLOT ? 'load' : 'copy';
    plain[kind]++;
    weighted[kind] += 10 ** Math.min(5, input.loopDepth[b] as number);
  }
  return { plain, weighted };
}

function main(): void {
  const [file, ...options] = process.argv.slice(2);
  if (file === undefined) throw new Error('usage: allocation FILE.wasm [--check] [--print=FUNCTION]');
  const print = options.find((o) => o.startsWith('--print='))?.slice(8);
  const m = decode(readFileSync(file), { features: ALL_FEATURES });
  const engine = engineInfo({});
  const env = moduleEnv(m, engine);
  const isa = isaFor(engine);
  const func = new IrFunc();
  const rows: { index: number; instructions: number; slots: number; plain: Counts; weighted: Counts }[] = [];
  let milliseconds = 0;
  let operands = 0;
  m.funcs.forEach((_, i) => {
    const index = env.spaces.importedFuncs + i;
    if (print !== undefined && Number(print) !== index) return;
    translateFunction(env, i, func);
    runPasses(func);
    const input = isa.lower(func, { reloadInstance: env.reloadInstance, addressMap: engine.addressMap });
    const start = performance.now();
    const output = allocate(input, isa.registers);
    milliseconds += performance.now() - start;
    if (options.includes('--check')) checkAllocation(input, output, isa.registers);
    if (print !== undefined) console.log(formatAllocation(input, output));
    operands += input.operandStart[input.instCount] as number;
    rows.push({ index, instructions: input.instCount, slots: output.slotCount, ...weigh(input, output) });
  });
  const sum = (of: (r: (typeof rows)[0]) => number): number => rows.reduce((n, r) => n + of(r), 0);
  console.log(
    `${rows.length} functions, ${sum((r) => r.instructions)} instructions, ${operands} operands, ${sum((r) => r.slots)} slots, ${milliseconds.toFixed(0)} ms`,
  );
  for (const kind of KINDS)
    console.log(
      `${kind.padEnd(6)}${String(sum((r) => r.plain[kind])).padStart(10)}${sum((r) => r.weighted[kind])
        .toFixed(0)
        .padStart(14)}`,
    );
  rows.sort((a, b) => b.weighted.load - a.weighted.load || a.index - b.index);
  for (const r of rows.slice(0, 5))
    console.log(`function ${r.index}: ${r.instructions} instructions, loads weighted ${r.weighted.load}`);
}

main();
