/**
 * Every debug switch. TOUCHSTONE_GDB, TOUCHSTONE_PERF, TOUCHSTONE_SANITIZED: see below. TOUCHSTONE_DUMP=ir,lower,alloc,... prints
 * what a stage made, to stderr. `=ir@12` restricts it to function 12 (text function number; -1 is the init function). Free when
 * off: a stage calls `dump(...)` once a function, and that is a lookup in an empty table.
 */

/** Debuggers are told of all code (gdb's JIT interface): TOUCHSTONE_GDB=1. Costs time and memory for each module. */
export const GDB = process.env['TOUCHSTONE_GDB'] === '1';
/** Profilers are told of all code, in /tmp/perf-PID.map: TOUCHSTONE_PERF=1. */
export const PERF_MAP = process.env['TOUCHSTONE_PERF'] === '1';

/** Folder of the addon below build/: TOUCHSTONE_SANITIZED=1 takes the build that checks itself (native/sanitized.ts). */
export const ADDON_FOLDER = process.env['TOUCHSTONE_SANITIZED'] === '1' ? 'native-sanitized' : 'native';

/** What can be printed: IR as translated and after each pass, machine code before and after allocation; where the time went. */
export const DUMP_STAGES = ['translate', 'ir', 'passes', 'lower', 'alloc', 'timing'] as const;
export type DumpStage = (typeof DUMP_STAGES)[number];

/** Stage → the function it is restricted to, or undefined for all. */
const wanted = new Map<string, number | undefined>();
for (const item of (process.env['TOUCHSTONE_DUMP'] ?? '').split(',')) {
  if (item === '') continue;
  const [stage = '', func] = item.split('@');
  if (!(DUMP_STAGES as readonly string[]).includes(stage)) {
    process.stderr.write(`TOUCHSTONE_DUMP: no stage ${stage}; known are ${DUMP_STAGES.join(', ')}\n`);
    continue;
  }
  wanted.set(stage, func === undefined ? undefined : Number(func));
}

/** Whether `stage` of any function is to be printed. */
export function dumpsAny(stage: DumpStage): boolean {
  return wanted.has(stage);
}

/** Whether `stage` of text function `func` is to be printed. */
function dumps(stage: DumpStage, func: number): boolean {
  if (!wanted.has(stage)) return false;
  const only = wanted.get(stage);
  return only === undefined || only === func;
}

/** Prints one stage of text function `func`, with a title line, where that is wanted; `text` is asked for then only. */
export function dump(stage: DumpStage, func: number, text: () => string): void {
  if (dumps(stage, func)) process.stderr.write(`;; ${stage} of function ${func}\n${text()}\n`);
}
