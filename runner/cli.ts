/**
 * The `touchstone` command: yargs reads the flags, a command's own file does the work. Workers are started before yargs is
 * loaded (it takes as long as they do), so flags are peeked at for the number of jobs and read properly afterwards.
 */
import { bug } from '../engine/wasm/errors.ts';
import { readCommandLine } from './command-line.ts';
import { describeConfig, environmentOfWorkers, withConfig } from './config.ts';
import {
  blessArgs,
  enabledFeatures,
  engineOptions,
  type Flags,
  filesArgs,
  hasWorkers,
  jobsOf,
  peekJobs,
  strings,
  suitesOf,
  text,
  wantedReports,
  wantsGithub,
} from './flags.ts';
import { complain, shown, tolerateClosedPipe } from './report/terminal.ts';
import { EXIT, type ExitCode, UsageError } from './usage.ts';
import { Pool } from './workers/pool.ts';

/** What each command does with its flags; its own file is loaded when it is wanted. */
const COMMANDS: Readonly<Record<string, (flags: Flags, pool: Pool) => Promise<ExitCode>>> = {
  async test(f, pool) {
    const { testCommand } = await import('./commands/test.ts');
    return testCommand({ ...filesArgs(f), suites: suitesOf(f) }, pool);
  },
  async wast(f, pool) {
    const { wastCommand } = await import('./commands/wast.ts');
    return wastCommand({ ...filesArgs(f), enable: enabledFeatures(f) }, pool);
  },
  async bless(f, pool) {
    const { blessCommand } = await import('./commands/bless.ts');
    return blessCommand(blessArgs(f), pool, process.env);
  },
  async compile(f) {
    const { compileCommand } = await import('./commands/compile.ts');
    const output = text(f, 'o');
    if (output === undefined) throw new UsageError('compile: -o OUT is missing');
    const { traps, bounds, cpu } = engineOptions(f);
    return compileCommand({
      ...{ input: strings(f, 'input').join(''), output, traps, bounds, cpu },
      jobs: jobsOf(f, 1),
      symbols: f['symbols'] === true,
      timing: f['timing'] === true,
      addressMap: f['address-map'] !== false,
      verifyDeterministic: f['verify-deterministic'] === true,
    });
  },
  async convert(f) {
    const { convertCommand } = await import('./commands/convert.ts');
    const output = text(f, 'o');
    if (output === undefined) throw new UsageError('convert: -o OUT.json is missing');
    if (text(f, 'to') !== 'wast2json') throw new UsageError('convert: --to=wast2json is the format there is');
    return convertCommand({ input: strings(f, 'input').join(''), output });
  },
  async inspect(f) {
    const { inspectCommand } = await import('./commands/inspect.ts');
    return inspectCommand({
      artifact: strings(f, 'artifact').join(''),
      json: f['json'] === true,
      tables: f['tables'] === true,
      disassembly: f['disassembly'] === true,
      module: text(f, 'module'),
    });
  },
  async report(f) {
    const { reportCommand } = await import('./commands/report.ts');
    return reportCommand({ files: strings(f, 'files'), reports: wantedReports(f), github: wantsGithub(f) });
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
      // What stands behind `--` comes apart from the positionals before it.
      args: [...strings(f, 'args'), ...f._.map(String).slice(1)],
      options: engineOptions(f),
    });
  },
};

/** Runs the command line and gives its exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  tolerateClosedPipe();
  const pool = new Pool(peekJobs(argv), environmentOfWorkers(process.env));
  // The other commands run in this process: there the signal's own effect is the right one.
  if (hasWorkers(argv)) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => pool.interrupt());
  try {
    const flags = withConfig(await readCommandLine(argv), process.env);
    if (pool.interrupted) return EXIT.interrupted;
    // Asked for help or the version, yargs has printed it.
    if (flags['help'] === true || flags['version'] === true) return EXIT.ok;
    if (flags['print-config'] === true) {
      process.stdout.write(`${describeConfig(flags)}\n`);
      return EXIT.ok;
    }
    const command = COMMANDS[String(flags._[0])] ?? bug('yargs let an unknown command through');
    return await command(flags, pool);
  } catch (e) {
    if (e instanceof UsageError) {
      complain(e.message);
      return EXIT.usage;
    }
    const [what = '', ...more] = (e instanceof Error ? (e.stack ?? e.message) : String(e)).split('\n');
    complain(`a fault of ours: ${what}`);
    for (const line of more) process.stderr.write(`  ${shown(line)}\n`);
    return EXIT.fault;
  } finally {
    pool.stop();
  }
}
