/**
 * Every command and every option of it: one row each. The parser of the command line (command-line.ts), `--help` (help.ts),
 * completion (command-line/completion.ts), the environment, the configuration file (config.ts) and the README's table read these
 * rows; what values mean stands in flags.ts.
 *
 * A new flag is a row in `OPTIONS`, under the command or in the block that several commands share, and its name in the README. Of
 * a row only `type` and `describe` must be there. `group(HEADING, rows)` says under which heading of `--help` rows stand.
 */
import { SETTINGS, WORK } from '../../engine/target/settings.ts';
import { FEATURE_NAMES, VERSIONS } from '../../engine/wasm/features.ts';
import { FORMS } from '../commands/module/forms.ts';
import { REPORTS } from '../report/formats/formats.ts';
import { ENGINE_KINDS } from '../suites/engine-spec.ts';
import { KIND_NAMES } from '../suites/filter.ts';
import { MESSAGE_MODES } from '../values/expect.ts';
import { RECHECKS } from '../workers/protocol.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** Repeats; the values are a list. */
  readonly array?: true;
  /** One letter: `-o` beside `--output`. */
  readonly short?: string;
  /** How help writes the value: `FILE` and `DIR` (which shells complete), `N`, `NAME`, …; by default the choices. */
  readonly value?: string;
  /** The words that the value may be, for help, completion and complaints. */
  readonly choices?: readonly string[];
  /** Decides what comes out: belongs into the command that shows a failure once more. */
  readonly decides?: true;
  /** What the flag alone means; another value must follow an `=`. */
  readonly bare?: string;
  /** What stands there when nobody says anything, where that is a plain value. */
  readonly default?: boolean;
  readonly describe: string;
  /** About one call: neither the environment nor a configuration file may say it. */
  readonly once?: true;
  /** Heading in `--help`. */
  readonly group?: string;
}
export type OptionTable = Readonly<Record<string, Option>>;

/** Rows under a heading of `--help`; those that have one of their own keep it. */
const group = <T extends OptionTable>(heading: string, rows: T): T =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { group: heading, ...row }])) as T;

export const VERSION_NAMES = Object.keys(VERSIONS) as (keyof typeof VERSIONS)[];
export const CONVERT_FORMATS = ['wast2json', 'bin.wast', 'js', 'wast'] as const;
export const UPDATES = ['all', 'missing'] as const;
export const LISTS = ['text', 'json'] as const;
export const MATRIX_VERBS = ['list', 'install', 'run', 'diff', 'publish', 'tables'] as const;
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export const COLOURS = ['always', 'never', 'auto'] as const;

/** A setting of the compiler that is one of some words. */
const setting = (name: 'traps' | 'bounds' | 'target' | 'cpu' | 'nan') =>
  ({ type: 'string', choices: SETTINGS[name].values, decides: true, describe: SETTINGS[name].describe }) as const;

const CODE = group('Generated code', {
  traps: setting('traps'),
  bounds: setting('bounds'),
  cpu: setting('cpu'),
  nan: setting('nan'),
} as const satisfies OptionTable);

const CACHE = group('Cache', {
  cache: { type: 'string', value: 'DIR', describe: `${WORK.cache.describe}, or ${WORK.cache.off}` },
  'cache-base': { type: 'string', value: 'DIR', describe: 'a second folder of artifacts, which is only read' },
  'remote-cache': { type: 'string', value: 'URL', describe: "address of a server of Bazel's HTTP cache protocol" },
  'remote-read-only': { type: 'boolean', describe: 'store nothing in the remote cache' },
} as const satisfies OptionTable);

const HEAP = group('Heap', {
  'gc-heap': {
    type: 'string',
    value: 'SIZE',
    decides: true,
    describe: 'bytes that structures and arrays of a store may fill, e.g. 64MiB; by default 1GiB',
  },
  'gc-zeal': {
    type: 'string',
    value: 'N',
    decides: true,
    describe: 'collect at every Nth allocation and call of the host, and verify the heap each time: finds faults of ours',
  },
} as const satisfies OptionTable);

const ENGINE = { ...CODE, ...HEAP, ...CACHE } as const satisfies OptionTable;

/** Which of the files and directives run, how often, and until when. */
const SELECTION = group('Which of it, how often', {
  grep: {
    type: 'string',
    value: 'REGEX',
    describe: 'only directives whose text (unit tests whose title) matches this regular expression',
  },
  kind: {
    type: 'string',
    array: true,
    value: 'KIND',
    choices: KIND_NAMES,
    describe: 'only directives of this kind, e.g. assert_trap; repeats',
  },
  feature: {
    type: 'string',
    array: true,
    value: 'NAME',
    choices: FEATURE_NAMES,
    describe: 'only directives whose module needs this feature, e.g. simd; repeats',
  },
  shard: {
    type: 'string',
    value: 'I/N',
    describe: "one of N parts, by the hash of a file's name; auto: as the CI numbers its jobs",
  },
  failed: { type: 'boolean', describe: 'only what failed last time', once: true },
  bail: { type: 'string', bare: '1', value: 'N', describe: 'stop after N failures; --bail is --bail=1' },
  repeat: { type: 'string', value: 'N', describe: 'run everything N times; a result that differs is a fault of ours' },
  list: { type: 'string', bare: 'text', choices: LISTS, describe: 'say what would run, and run nothing', once: true },
  watch: { type: 'boolean', describe: 'run again what changes, until Ctrl-C', once: true },
} as const satisfies OptionTable);

const REPORT = group('Reports', {
  ...Object.fromEntries(
    REPORTS.map((r): [string, Option] => [r.flag, { type: 'string', value: 'FILE', describe: r.describe, once: true }]),
  ),
  github: { type: 'boolean', describe: 'annotations and job summary; without being asked on GitHub Actions' },
} as const satisfies OptionTable);

const TRACE = {
  type: 'string',
  value: 'FILE',
  describe: 'write down every line to and from programs of the line protocol',
  once: true,
} as const satisfies Option;

/** What `test` and `wast` share. */
const RUN = {
  ...SELECTION,
  ...group('Who executes, and how it is judged', {
    engine: {
      type: 'string',
      array: true,
      value: 'NAME',
      choices: Object.keys(ENGINE_KINDS),
      describe: 'who executes: native (the default), or another of docs/engines.md; repeats, a column each, LABEL=NAME names it',
    },
    'trace-engine': TRACE,
    jobs: { type: 'string', value: 'N', describe: 'worker processes; by default one a core' },
    timeout: { type: 'string', value: 'SECONDS', decides: true, describe: 'deadline of a file; by default 60' },
    recheck: {
      type: 'string',
      choices: RECHECKS,
      describe: 'whether files in which something fails run again in a fresh process; always by default, sample: a tenth of them',
    },
    'engine-memory': { type: 'string', value: 'MIB', describe: 'address space of a program that is an engine; by default any' },
    messages: { type: 'string', choices: MESSAGE_MODES, decides: true, describe: 'how messages are compared' },
    expected: {
      type: 'string',
      value: 'FILE',
      decides: true,
      describe: 'list of expected failures, or off; by default spec-tests/expected.json',
    },
    'update-expected': { type: 'boolean', once: true, describe: 'write what failed into that list, and take out what passed' },
  } as const satisfies OptionTable),
  ...ENGINE,
  ...group('Reports', {
    reporter: { type: 'string', value: 'NAME', describe: "one of mocha's reporters: spec, tap, xunit, …" },
  } as const satisfies OptionTable),
  ...REPORT,
  ...group('Configuration', {
    config: {
      type: 'string',
      value: 'FILE',
      describe: 'configuration file; by default touchstone.config.json, where there is one',
      once: true,
    },
    'print-config': { type: 'boolean', describe: 'show every option, its value and who said so, and run nothing', once: true },
  } as const satisfies OptionTable),
} as const satisfies OptionTable;

/** What scripts and modules may use. */
const LANGUAGE = group('Language', {
  enable: {
    type: 'string',
    array: true,
    value: 'NAME',
    choices: FEATURE_NAMES,
    decides: true,
    describe: 'a feature that may be used, e.g. the threads proposal beside WebAssembly 3.0, and what it builds on; repeats',
  },
  disable: {
    type: 'string',
    array: true,
    value: 'NAME',
    choices: FEATURE_NAMES,
    decides: true,
    describe: 'a feature that may not be used, nor what builds on it; repeats',
  },
  features: {
    type: 'string',
    choices: VERSION_NAMES,
    decides: true,
    describe: 'the version that --enable and --disable count from',
  },
} as const satisfies OptionTable);

/** command → its options. */
export const OPTIONS = {
  test: {
    suite: { type: 'string', array: true, value: 'NAME', describe: 'a suite; repeats' },
    ...RUN,
  },
  wast: { ...LANGUAGE, ...RUN },
  bless: {
    update: { type: 'string', bare: 'all', choices: UPDATES, describe: 'missing: only what is not there yet' },
    'dry-run': { type: 'boolean', describe: 'show what would change, and change nothing' },
    jobs: RUN.jobs,
    cache: ENGINE.cache,
  },
  compile: {
    output: { short: 'o', type: 'string', value: 'FILE', describe: 'the artifact' },
    symbols: { type: 'boolean', describe: SETTINGS.symbols.describe },
    'address-map': { type: 'boolean', default: true, describe: SETTINGS['address-map'].describe },
    jobs: { type: 'string', value: 'N', describe: `${WORK.jobs.describe}; ${WORK.jobs.byDefault} by default` },
    'verify-deterministic': { type: 'boolean', describe: 'compile again in another order, and compare' },
    timing: { type: 'boolean', describe: 'say on stderr where the time went' },
    ...LANGUAGE,
    ...group('Generated code', { target: setting('target') }),
    ...CODE,
  },
  validate: LANGUAGE,
  print: {
    output: { short: 'o', type: 'string', value: 'FILE', describe: 'the text; standard output by default' },
    ...LANGUAGE,
  },
  parse: { output: { short: 'o', type: 'string', value: 'FILE', describe: 'the binary module' }, ...LANGUAGE },
  convert: {
    to: {
      type: 'string',
      choices: CONVERT_FORMATS,
      describe: "wabt's JSON, a script of binary modules, a JavaScript program; wast: back from wabt's JSON",
    },
    output: { short: 'o', type: 'string', value: 'FILE', describe: 'the file; for wast2json those of modules lie beside it' },
    ...LANGUAGE,
  },
  inspect: {
    json: { type: 'boolean', describe: 'as JSON' },
    tables: { type: 'boolean', describe: 'traps and address map, entry by entry' },
    disassembly: { type: 'boolean', describe: 'the machine code, by source line and instruction' },
    module: { type: 'string', value: 'FILE', describe: 'the module it was compiled from, whose instructions to show' },
    ...LANGUAGE,
  },
  report: REPORT,
  'check-engine': {
    timeout: { type: 'string', value: 'SECONDS', describe: 'for an answer; by default 5' },
    'trace-engine': TRACE,
  },
  settings: { json: { type: 'boolean', describe: 'as JSON' } },
  gate: {
    base: { type: 'string', array: true, value: 'FILE', describe: 'reports of the base, or a folder of them; repeats' },
    head: { type: 'string', array: true, value: 'FILE', describe: 'reports of the change, or a folder of them; repeats' },
    'base-ref': { type: 'string', value: 'REVISION', describe: 'the base: it is run where there are no reports of it' },
    run: { type: 'string', value: 'COMMAND', describe: 'what runs in base and change, and writes its record to "$REPORT"' },
    removed: { type: 'string', array: true, value: 'NAME', describe: 'a file that the change is to remove; repeats' },
  },
  completion: {},
  matrix: {
    engines: { type: 'string', value: 'DIR', describe: 'where packages of engines lie; by default .matrix/engines' },
    runs: { type: 'string', value: 'DIR', describe: 'where run files lie; by default .matrix/runs' },
    json: { type: 'boolean', describe: 'as JSON' },
    changed: { type: 'boolean', describe: 'of run: only columns whose engine, driver, settings or suite are not those of a run' },
    only: { type: 'string', array: true, value: 'FILE', describe: 'of run: these files of the suite; repeats' },
    recheck: { type: 'string', choices: RECHECKS, describe: 'of run: as of test; never by default' },
    jobs: { type: 'string', value: 'N', describe: `of run: ${WORK.jobs.describe}; ${WORK.jobs.byDefault} by default` },
  },
  run: {
    invoke: { type: 'string', value: 'NAME', describe: 'the exported function to call, with ARGS' },
    dir: {
      type: 'string',
      array: true,
      value: 'HOST::GUEST',
      describe: 'a folder for a program of WASI, and its name there; repeats',
    },
    env: { type: 'string', array: true, value: 'NAME=VALUE', describe: 'a variable for it; NAME alone hands ours on; repeats' },
    'unknown-imports-trap': { type: 'boolean', describe: 'functions that nobody gives trap when called, and can be linked' },
    bits: { type: 'boolean', describe: 'results in decimal, hexadecimal and binary, with their types' },
    json: { type: 'boolean', describe: 'results, or what went wrong, as JSON' },
    verify: { type: 'boolean', describe: 'of an artifact: check its digest, every byte, before it runs' },
    timeout: { type: 'string', value: 'SECONDS', describe: 'interrupt it then, with exit code 1' },
    ...LANGUAGE,
    ...ENGINE,
  },
} as const satisfies Readonly<Record<string, OptionTable>>;

/** What every command has. */
const COMMON: OptionTable = {
  color: {
    type: 'string',
    bare: 'always',
    choices: COLOURS,
    describe: 'colours; by default on a terminal, and as FORCE_COLOR and NO_COLOR say',
    group: 'General',
  },
  help: { short: 'h', type: 'boolean', describe: 'say this', once: true, group: 'General' },
};

/** A word, or words, that stand without a flag. Their place in the list is their place on the command line. */
export interface Operand {
  /** The name of its value among the flags: a text, or a list where there may be many. */
  readonly name: string;
  /** How help and complaints write it. */
  readonly value: string;
  /** The words it may be. */
  readonly choices?: readonly string[];
  readonly optional?: true;
  /** Any number of them; the last one only. */
  readonly many?: true;
  /** May be a number with a sign: `-1`, `-inf`, `-0x1p3` are no flags. */
  readonly numbers?: true;
}

export interface Command {
  readonly describe: string;
  readonly operands: readonly Operand[];
  readonly options: OptionTable;
  /** Lines behind `touchstone COMMAND`, and what each does. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  /** What else there is to know. */
  readonly notes?: { readonly heading: string; readonly rows: Readonly<Record<string, string>> };
}

const FILES = { name: 'files', value: 'FILE', many: true } as const satisfies Operand;
const MODULE = { name: 'input', value: 'MODULE' } as const satisfies Operand;

const ABOUT: Readonly<Record<keyof typeof OPTIONS, Omit<Command, 'options'>>> = {
  test: {
    describe: 'run suites, files, or everything that is there',
    operands: [{ ...FILES, optional: true }],
    examples: [
      ['', 'everything'],
      ['--suite=simd --suite=gc', 'exactly these suites'],
      ['address.wast:208', 'one directive'],
      ['simd_ "memory_*.wast" runner', 'what has this in its name, what a glob matches, a folder'],
      ['--failed --bail', 'what failed last time, up to its first failure'],
      ['--engine=native --engine=v8 --html=out.html', 'two engines side by side, and a page about it'],
    ],
  },
  wast: {
    describe: 'run scripts, with no manifest behind them; what they print is shown',
    operands: [{ ...FILES, optional: true }],
    examples: [
      ['my.wast other.wast folder', 'two scripts, and all of a folder'],
      ['-', 'standard input'],
      ['my.wast --watch', 'one, whenever it changes'],
      ['threads.wast --enable=threads', 'one that uses a proposal'],
    ],
  },
  bless: {
    describe: 'rewrite goldens that are not what they should be',
    operands: [{ name: 'paths', value: 'PATH', many: true, optional: true }],
    examples: [
      ['--dry-run', 'what would change'],
      ['golden/text', 'those of one folder'],
    ],
  },
  compile: {
    describe: 'compile a module (.wasm or .wat) to an artifact',
    operands: [MODULE],
    examples: [
      ['in.wasm -o out.elf', 'the artifact'],
      ['in.wat -o out.elf --symbols --jobs=4', 'with symbols, by four threads'],
    ],
  },
  validate: {
    describe: 'say whether modules (.wasm or .wat) are valid',
    operands: [{ name: 'modules', value: 'MODULE', many: true }],
    examples: [
      ['in.wasm other.wat', 'nothing is said of those that are'],
      ['in.wasm --enable=threads', 'with a proposal'],
    ],
  },
  print: {
    describe: 'write a module in the text format',
    operands: [MODULE],
    examples: [['in.wasm -o out.wat', 'what it says']],
  },
  parse: {
    describe: 'write a module in the binary format',
    operands: [MODULE],
    examples: [['in.wat -o out.wasm', 'for other engines']],
  },
  convert: {
    describe: 'write a script in another format',
    operands: [{ name: 'input', value: 'SCRIPT' }],
    examples: [['my.wast --to=wast2json -o my.json', 'for runners that read no scripts']],
  },
  inspect: {
    describe: 'show what an artifact holds',
    operands: [{ name: 'artifact', value: 'ARTIFACT' }],
    examples: [
      ['out.elf', 'sections, functions, counts'],
      ['out.elf --disassembly --module=in.wat', 'machine code under the instructions it was compiled from'],
    ],
  },
  report: {
    describe: 'merge JSON and NDJSON reports, and write any of the formats',
    operands: [FILES],
    examples: [['shard-*.ndjson --html=all.html --junit=all.xml', 'one page and one JUnit file of all shards']],
  },
  gate: {
    describe: 'compare the results of a change with those of its base',
    operands: [],
    examples: [
      ['--base-ref=main', 'run everything twice: in a worktree of main, and here'],
      ['--base=base --head=head', 'what runs have left in two folders'],
    ],
  },
  completion: {
    describe: 'print what makes a shell complete commands, flags and their values',
    operands: [{ name: 'shell', value: SHELLS.join('|'), choices: SHELLS }],
    examples: [
      ['bash', 'in ~/.bashrc: eval "$(touchstone completion bash)"'],
      ['zsh', 'in ~/.zshrc, behind compinit: source <(touchstone completion zsh)'],
      ['fish', 'into ~/.config/fish/completions/touchstone.fish'],
    ],
  },
  matrix: {
    describe: 'measure engines by the same directives: install them, run them, compare and publish what came (docs/matrix.md)',
    operands: [
      { name: 'verb', value: MATRIX_VERBS.join('|'), choices: MATRIX_VERBS },
      { name: 'words', value: 'WORD', many: true, optional: true },
    ],
    examples: [
      ['list', 'columns, and which have run'],
      ['run v8-node26 wasmtime', 'one column, and all whose names begin so; what is missing is installed'],
      ['diff v8-node24 v8-node26', 'directive by directive: columns, or run files'],
      ['publish site', 'what lies in .matrix/runs as data of the site'],
      ['tables', 'what lies there as tables for docs/matrix.md'],
    ],
  },
  'check-engine': {
    describe: 'ask a program of the line protocol what its author should know (docs/engine-protocol.md)',
    operands: [{ name: 'program', value: 'PROGRAM', many: true }],
    examples: [
      ['node docs/engine-example.mjs', 'a program and its arguments; in quotes where some begin with a dash'],
      ['./my-engine --trace-engine=trace.txt', 'with every line that is exchanged'],
    ],
  },
  settings: { describe: 'list what can be chosen about compiled code', operands: [], examples: [['--json', 'for programs']] },
  run: {
    describe: 'run a program of WASI, or call a function of a module; artifacts are native code, trusted like any program',
    operands: [
      { name: 'module', value: 'MODULE' },
      { name: 'args', value: 'ARG', many: true, optional: true, numbers: true },
    ],
    examples: [
      ['out.elf --invoke fac 20', 'a call'],
      ['in.wat --invoke add -1 0x10', 'numbers as the text format writes them'],
      ['in.wat --invoke dot i32x4 1 2 3 4 null', 'a vector and a null reference'],
      ['in.wat --invoke main --timeout=0.5', 'half a second at most'],
      ['prog.wasm --dir=.::/work --env=LANG=C -- -v in.txt', 'a program of WASI; behind -- all arguments are its own'],
    ],
    notes: { heading: 'Arguments, by the types of the parameters', rows: FORMS },
  },
};

/** command → all there is to know of it. */
export const COMMANDS: Readonly<Record<string, Command>> = Object.fromEntries(
  Object.entries(OPTIONS).map(([name, options]) => [
    name,
    { ...ABOUT[name as keyof typeof OPTIONS], options: { ...options, ...COMMON } },
  ]),
);

/** The command of this name, or undefined. */
export function commandOf(name: string | undefined): Command | undefined {
  return name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

/** The options of a command that runs files, or undefined. */
export function runOptionsOf(command: string | undefined): OptionTable | undefined {
  return command === 'test' || command === 'wast' ? commandOf(command)?.options : undefined;
}
