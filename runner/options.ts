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
  /** Decides what comes out: belongs into the command that shows a failure once more. */
  readonly decides?: true;
  /** What the flag alone means; another value must follow an `=`. */
  readonly bare?: string;
  /** What stands there when nobody says anything, where that is a plain value. */
  readonly default?: boolean;
  readonly describe: string;
  /** About one call: neither the environment nor a configuration file may say it. */
  readonly once?: true;
}
export type OptionTable = Readonly<Record<string, Option>>;

const CODE = {
  traps: { type: 'string', decides: true, describe: 'signals | explicit: how generated code finds traps' },
  bounds: { type: 'string', decides: true, describe: 'guard | explicit: how 32-bit memories are checked' },
  cpu: { type: 'string', decides: true, describe: 'x86-64-v2 | x86-64-v3: instructions that may be used' },
} as const satisfies OptionTable;

const ENGINE = {
  ...CODE,
  cache: { type: 'string', describe: 'folder of the artifact cache, or off' },
  'cache-base': { type: 'string', describe: 'a second folder of artifacts, which is only read' },
  'remote-cache': { type: 'string', describe: "address of a server of Bazel's HTTP cache protocol" },
  'remote-read-only': { type: 'boolean', describe: 'store nothing in the remote cache' },
} as const satisfies OptionTable;

/** Which of the files and directives run, how often, and until when. */
const SELECTION = {
  grep: { type: 'string', describe: 'only directives whose text (unit tests whose title) matches this regular expression' },
  kind: { type: 'string', array: true, describe: 'only directives of this kind, e.g. assert_trap; repeats' },
  feature: { type: 'string', array: true, describe: 'only directives whose module needs this feature, e.g. simd; repeats' },
  shard: {
    type: 'string',
    describe: "I/N: one of N parts, by the hash of a file's name; off: not even in a CI that numbers jobs",
  },
  failed: { type: 'boolean', describe: 'only what failed last time', once: true },
  bail: { type: 'string', bare: '1', describe: 'stop after N failures; --bail is --bail=1' },
  repeat: { type: 'string', describe: 'run everything N times; a result that differs is a fault of ours' },
  list: { type: 'string', bare: 'text', describe: 'say what would run (--list=json: as JSON), and run nothing', once: true },
  watch: { type: 'boolean', describe: 'run again what changes, until Ctrl-C', once: true },
} as const satisfies OptionTable;

const REPORT = {
  ...Object.fromEntries(REPORTS.map((r): [string, Option] => [r.flag, { type: 'string', describe: r.describe, once: true }])),
  github: { type: 'boolean', describe: 'annotations and job summary; without being asked on GitHub Actions' },
} as const satisfies OptionTable;

/** What `test` and `wast` share. */
const RUN = {
  ...ENGINE,
  ...SELECTION,
  engine: { type: 'string', array: true, describe: 'who executes: native (the default); repeats, a column each' },
  jobs: { type: 'string', describe: 'worker processes; by default one a core' },
  messages: { type: 'string', decides: true, describe: `how messages are compared: ${MESSAGE_MODES.join(' | ')}` },
  expected: {
    type: 'string',
    decides: true,
    describe: 'list of expected failures, or off; by default spec-tests/expected.json',
  },
  timeout: { type: 'string', decides: true, describe: 'deadline of a file in seconds' },
  reporter: { type: 'string', describe: "one of mocha's reporters: spec, tap, xunit, …" },
  ...REPORT,
  config: { type: 'string', describe: 'configuration file; by default touchstone.config.json, where there is one', once: true },
  'print-config': { type: 'boolean', describe: 'show every option, its value and who said so, and run nothing', once: true },
} as const satisfies OptionTable;

/** command → its options. */
export const OPTIONS = {
  test: {
    suite: { type: 'string', array: true, describe: 'a suite; repeats' },
    ...RUN,
  },
  wast: {
    enable: {
      type: 'string',
      array: true,
      decides: true,
      describe: 'a proposal that scripts may use beside WebAssembly 3.0, e.g. threads; repeats',
    },
    ...RUN,
  },
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
  convert: {
    to: { type: 'string', describe: "wast2json: what wabt's program of that name writes" },
    o: { alias: 'output', type: 'string', describe: 'the JSON file; those of modules lie beside it' },
  },
  inspect: {
    json: { type: 'boolean', describe: 'as JSON' },
    tables: { type: 'boolean', describe: 'traps and address map, entry by entry' },
    disassembly: { type: 'boolean', describe: 'the machine code, by source line and instruction' },
    module: { type: 'string', describe: 'the module it was compiled from, whose instructions to show' },
  },
  report: REPORT,
  settings: { json: { type: 'boolean', describe: 'as JSON' } },
  run: { invoke: { type: 'string', describe: 'the exported function to call, with ARGS' }, ...ENGINE },
} as const satisfies Readonly<Record<string, OptionTable>>;

/** The options of a command that runs files, or undefined. */
export function runOptionsOf(command: string | undefined): OptionTable | undefined {
  return command === 'test' || command === 'wast' ? OPTIONS[command] : undefined;
}
