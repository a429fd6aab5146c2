/**
 * The `touchstone` command: the table of command-line/options.ts says what there is, a command's own file does the work. Workers
 * are started as soon as the flags are read: they come up while the command is loaded and files are looked for.
 */
import { basename, extname } from 'node:path';
import { NoAddon } from '../engine/addon/native.ts';
import { bug } from '../engine/wasm/errors.ts';
import { WASM3 } from '../engine/wasm/features.ts';
import { type Flags, readCommandLine } from './command-line/command-line.ts';
import { describeConfig, environmentOfWorkers, withConfig } from './command-line/config.ts';
import {
  blessArgs,
  choice,
  engineOptions,
  filesArgs,
  firstWorkers,
  hasWorkers,
  languageOf,
  oneOf,
  positive,
  strings,
  suitesOf,
  text,
  threadsOf,
  wantedReports,
  wantsGithub,
} from './command-line/flags.ts';
import { COLOURS, CONVERT_FORMATS, MATRIX_VERBS, SHELLS } from './command-line/options.ts';
import { shellQuote } from './report/text/again.ts';
import { complain, setColours, shown, tolerateClosedPipe } from './report/text/terminal.ts';
import { STDOUT } from './usage/outputs.ts';
import { EXIT, UsageError } from './usage/usage.ts';
import { Pool } from './workers/pool.ts';
import { RECHECKS } from './workers/protocol.ts';

/** Ahead of the commands, and in place of one. */
const HELP = /^(--help|-h|help)$/;
const VERSION = /^(--version|-V|version)$/;

/** What ends a run before its end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const withExtension = (path: string, extension: string): string => `${basename(path, extname(path))}.${extension}`;

/** What is said where nobody said where the output goes: the command as it may have been meant. */
function whereTo(command: string, input: string, rest: string): string {
  return `${command}: nobody says where the output goes; for example \`touchstone ${command} ${shellQuote(input)} ${rest}\``;
}

/** What each command does with its flags; its own file is loaded when it is wanted. */
const RUN: Readonly<Record<string, (flags: Flags, pool: Pool) => Promise<number>>> = {
  async test(f, pool) {
    const { testCommand } = await import('./commands/test.ts');
    return testCommand({ ...filesArgs(f), suites: suitesOf(f) }, pool);
  },
  async wast(f, pool) {
    const { wastCommand } = await import('./commands/wast.ts');
    return wastCommand({ ...filesArgs(f), language: languageOf(f) }, pool);
  },
  async bless(f, pool) {
    const { blessCommand } = await import('./commands/bless.ts');
    return blessCommand(blessArgs(f), pool, process.env);
  },
  async compile(f) {
    const { compileCommand } = await import('./commands/compile.ts');
    const output = text(f, 'output');
    const input = strings(f, 'input').join('');
    if (output === undefined) throw new UsageError(whereTo('compile', input, `-o ${withExtension(input, 'elf')}`));
    const { traps, bounds, nan, target, cpu } = engineOptions(f);
    return compileCommand({
      ...{ input, output, traps, bounds, nan, target, cpu },
      features: languageOf(f)(WASM3),
      jobs: threadsOf(f),
      symbols: f['symbols'] === true,
      timing: f['timing'] === true,
      addressMap: f['address-map'] !== false,
      verifyDeterministic: f['verify-deterministic'] === true,
    });
  },
  async validate(f) {
    const { validateCommand } = await import('./commands/modules.ts');
    return validateCommand({ inputs: strings(f, 'modules'), features: languageOf(f)(WASM3) });
  },
  async print(f) {
    const { formCommand } = await import('./commands/modules.ts');
    const [input, output] = [strings(f, 'input').join(''), text(f, 'output') ?? STDOUT];
    return formCommand({ input, output, form: 'text', features: languageOf(f)(WASM3) });
  },
  async parse(f) {
    const { formCommand } = await import('./commands/modules.ts');
    const [input, output] = [strings(f, 'input').join(''), text(f, 'output')];
    if (output === undefined) throw new UsageError(whereTo('parse', input, `-o ${withExtension(input, 'wasm')}`));
    return formCommand({ input, output, form: 'binary', features: languageOf(f)(WASM3) });
  },
  async convert(f) {
    const { convertCommand } = await import('./commands/convert.ts');
    const output = text(f, 'output');
    const input = strings(f, 'input').join('');
    if (f['to'] === undefined) throw new UsageError(`convert: --to=FORMAT is missing, one of ${CONVERT_FORMATS.join(', ')}`);
    const to = choice(f, 'to', CONVERT_FORMATS, 'wast2json');
    const extension = to === 'wast2json' ? 'json' : to;
    if (output === undefined) throw new UsageError(whereTo('convert', input, `--to=${to} -o ${withExtension(input, extension)}`));
    return convertCommand({ input, output, to, language: languageOf(f) });
  },
  async inspect(f) {
    const { inspectCommand } = await import('./commands/inspect.ts');
    return inspectCommand({
      artifact: strings(f, 'artifact').join(''),
      json: f['json'] === true,
      tables: f['tables'] === true,
      disassembly: f['disassembly'] === true,
      module: text(f, 'module'),
      features: languageOf(f)(WASM3),
    });
  },
  async report(f) {
    const { reportCommand } = await import('./commands/report.ts');
    return reportCommand({ files: strings(f, 'files'), reports: wantedReports(f), github: wantsGithub(f) });
  },
  async gate(f) {
    const { gateCommand } = await import('./commands/gate.ts');
    const [ref, command] = [text(f, 'base-ref'), text(f, 'run')];
    return gateCommand({ base: strings(f, 'base'), head: strings(f, 'head'), removed: strings(f, 'removed'), ref, command });
  },
  async completion(f) {
    const { completionCommand } = await import('./command-line/completion.ts');
    return completionCommand(oneOf(f, 'shell', SHELLS));
  },
  async 'check-engine'(f) {
    const { checkEngineCommand } = await import('./commands/check-engine.ts');
    return checkEngineCommand({
      words: strings(f, 'program'),
      timeoutMs: positive(f, 'timeout', 5, 86_400) * 1000,
      trace: text(f, 'trace-engine'),
    });
  },
  async matrix(f) {
    const { matrixCommand } = await import('./commands/matrix.ts');
    return matrixCommand({
      verb: oneOf(f, 'verb', MATRIX_VERBS),
      words: strings(f, 'words'),
      engines: text(f, 'engines') ?? '.matrix/engines',
      runs: text(f, 'runs') ?? '.matrix/runs',
      json: f['json'] === true,
      jobs: threadsOf(f),
      recheck: choice(f, 'recheck', RECHECKS, 'never'),
      changed: f['changed'] === true,
      only: strings(f, 'only'),
    });
  },
  async settings(f) {
    const { settingsCommand } = await import('./commands/settings.ts');
    return settingsCommand({ json: f['json'] === true });
  },
  async run(f) {
    const { runCommand } = await import('./commands/run.ts');
    return runCommand({
      module: strings(f, 'module').join(''),
      invoke: text(f, 'invoke'),
      args: strings(f, 'args'),
      folders: strings(f, 'dir'),
      env: strings(f, 'env'),
      unknownTrap: f['unknown-imports-trap'] === true,
      verify: f['verify'] === true,
      timeoutMs: f['timeout'] === undefined ? undefined : positive(f, 'timeout', 1, 86_400) * 1000,
      form: f['json'] === true ? 'json' : f['bits'] === true ? 'bits' : 'plain',
      features: languageOf(f)(WASM3),
      options: engineOptions(f),
    });
  },
};

/** Runs the command line and gives its exit code: one of EXIT, or that of the program that `run` ran. */
export async function main(argv: readonly string[]): Promise<number> {
  tolerateClosedPipe();
  let pool: Pool | undefined;
  try {
    if (HELP.test(argv[0] ?? '') || VERSION.test(argv[0] ?? '')) {
      const { helpText, versionText } = await import('./command-line/help.ts');
      process.stdout.write(VERSION.test(argv[0] ?? '') ? versionText() : helpText(argv[1]));
      return EXIT.ok;
    }
    const flags = withConfig(readCommandLine(argv), process.env);
    const [name = ''] = flags._;
    if (flags['help'] === true) {
      const { helpText } = await import('./command-line/help.ts');
      process.stdout.write(helpText(name));
      return EXIT.ok;
    }
    setColours(choice(flags, 'color', COLOURS, 'auto'), process.env);
    if (flags['print-config'] === true) {
      process.stdout.write(`${describeConfig(flags)}\n`);
      return EXIT.ok;
    }
    const command = RUN[name] ?? bug(`nobody runs ${name}`);
    const workers = new Pool(firstWorkers(flags), environmentOfWorkers(process.env));
    pool = workers;
    // The other commands run in this process: there the signal's own effect is the right one.
    if (hasWorkers(flags)) for (const signal of SIGNALS) process.on(signal, () => workers.interrupt());
    return await command(flags, workers);
  } catch (e) {
    if (e instanceof UsageError || e instanceof NoAddon) {
      complain(e.message);
      return EXIT.usage;
    }
    const [what = '', ...more] = (e instanceof Error ? (e.stack ?? e.message) : String(e)).split('\n');
    complain(`a fault of ours: ${what}`);
    for (const line of more) process.stderr.write(`  ${shown(line)}\n`);
    return EXIT.fault;
  } finally {
    pool?.stop();
  }
}
