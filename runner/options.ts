/**
 * Every option of every command: one row each. yargs, the plain-line reader, the environment, the configuration file and the
 * README's table read these rows; what values mean stands in flags.ts.
 */
import { MESSAGE_MODES } from './expect.ts';
import { REPORTS } from './report/formats.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** Repeats; the values are a list. */
  readonly array?: true;
  readonly alias?: string;
  /** What stands there when nobody says anything, where that is a plain value. */
  readonly default?: boolean;
  readonly describe: string;
  /** About one call: neither the environment nor a configuration file may say it. */
  readonly once?: true;
}
export type OptionTable = Readonly<Record<string, Option>>;

const CODE = {
  traps: { type: 'string', describe: 'signals | explicit: how generated code finds traps' },
  bounds: { type: 'string', describe: 'guard | explicit: how 32-bit memories are checked' },
  cpu: { type: 'string', describe: 'x86-64-v2 | x86-64-v3: instructions that may be used' },
} as const satisfies OptionTable;

const ENGINE = {
  ...CODE,
  cache: { type: 'string', describe: 'folder of the artifact cache, or off' },
  'cache-base': { type: 'string', describe: 'a second folder of artifacts, which is only read' },
  'remote-cache': { type: 'string', describe: "address of a server of Bazel's HTTP cache protocol" },
  'remote-read-only': { type: 'boolean', describe: 'store nothing in the remote cache' },
} as const satisfies OptionTable;

/** What `test` and `wast` share. */
const RUN = {
  ...ENGINE,
  engine: { type: 'string', array: true, describe: 'who executes: native (the default); repeats, a column each' },
  jobs: { type: 'string', describe: 'worker processes; by default one a core' },
  messages: { type: 'string', describe: `how messages are compared: ${MESSAGE_MODES.join(' | ')}` },
  timeout: { type: 'string', describe: 'deadline of a file in seconds' },
  reporter: { type: 'string', describe: "one of mocha's reporters: spec, tap, xunit, …" },
  ...Object.fromEntries(REPORTS.map((r): [string, Option] => [r.flag, { type: 'string', describe: r.describe, once: true }])),
  config: { type: 'string', describe: 'configuration file; by default touchstone.config.json, where there is one', once: true },
  'print-config': { type: 'boolean', describe: 'show every option, its value and who said so, and run nothing', once: true },
} as const satisfies OptionTable;

/** command → its options. */
export const OPTIONS = {
  test: {
    suite: { type: 'string', array: true, describe: 'a suite; repeats' },
    ...RUN,
  },
  wast: RUN,
  bless: {
    update: { type: 'string', describe: 'all (the default) | missing: only what is not there yet' },
    'dry-run': { type: 'boolean', describe: 'show what would change, and change nothing' },
    cache: ENGINE.cache,
    jobs: RUN.jobs,
  },
  compile: {
    o: { alias: 'output', type: 'string', describe: 'the artifact' },
    symbols: { type: 'boolean', describe: 'symbols for debuggers and profilers' },
    'address-map': { type: 'boolean', default: true, describe: 'offsets in backtraces' },
    jobs: { type: 'string', describe: 'threads that compile; 1 by default' },
    'verify-deterministic': { type: 'boolean', describe: 'compile again in another order, and compare' },
    timing: { type: 'boolean', describe: 'say on stderr where the time went' },
    ...CODE,
  },
  inspect: {
    json: { type: 'boolean', describe: 'as JSON' },
    tables: { type: 'boolean', describe: 'traps and address map, entry by entry' },
    disassembly: { type: 'boolean', describe: 'the machine code, by source line and instruction' },
    module: { type: 'string', describe: 'the module it was compiled from, whose instructions to show' },
  },
  settings: { json: { type: 'boolean', describe: 'as JSON' } },
  run: { invoke: { type: 'string', describe: 'the exported function to call, with ARGS' }, ...ENGINE },
} as const satisfies Readonly<Record<string, OptionTable>>;

/** The options of a command that runs files, or undefined. */
export function runOptionsOf(command: string | undefined): OptionTable | undefined {
  return command === 'test' || command === 'wast' ? OPTIONS[command] : undefined;
}
