/** Where options come from: who wins, what is said about bad ones, and that the table is whole. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SHARD_VARIABLES } from '../suites/shard.ts';
import { ROOT } from '../system/paths.ts';
import { UsageError } from '../usage/usage.ts';
import { readCommandLine } from './command-line.ts';
import { CONFIGURABLE, describeConfig, environmentName, environmentOfWorkers, withConfig } from './config.ts';
import { filesArgs, strings } from './flags.ts';
import { runOptionsOf } from './options.ts';

describe('configuration', () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-config-'));
  });
  after(() => rmSync(dir, { recursive: true }));

  const written = (json: unknown): string => {
    const path = join(dir, 'config.json');
    writeFileSync(path, typeof json === 'string' ? json : JSON.stringify(json));
    return path;
  };
  const read = async (json: unknown, env: NodeJS.ProcessEnv, ...argv: string[]) =>
    withConfig(readCommandLine(['test', `--config=${written(json)}`, ...argv]), env);

  it('the command line wins over the environment, and that over the file', async () => {
    const file = { jobs: 3, timeout: '7', traps: 'explicit', suite: ['own', 'simd'] };
    const env = { TOUCHSTONE_JOBS: '4', TOUCHSTONE_TIMEOUT: '8', TOUCHSTONE_CPU: '' };
    const flags = await read(file, env, '--jobs=5');
    expect(filesArgs(flags)).deep.include({ jobs: 5 });
    expect(filesArgs(flags).options).include({ timeoutMs: 8000, traps: 'explicit', cpu: undefined });
    expect(strings(flags, 'suite')).deep.equal(['own', 'simd']);
    const said = JSON.parse(describeConfig(flags)) as Record<string, { value: unknown; from: string }>;
    expect(said['jobs']).deep.equal({ value: '5', from: 'command line' });
    expect(said['timeout']).deep.equal({ value: '8', from: 'TOUCHSTONE_TIMEOUT' });
    expect(said['traps']).deep.equal({ value: 'explicit', from: join(dir, 'config.json') });
    expect(said['cpu']).deep.equal({ value: null, from: 'default' });
  });

  const wrong: readonly (readonly [unknown, NodeJS.ProcessEnv, RegExp])[] = [
    ['{', {}, /config\.json: not JSON/],
    [[], {}, /config\.json: not an object of options/],
    [{ sweet: 1 }, {}, /config\.json: "sweet" is not an option that a configuration file has$/],
    [{ suites: 'own' }, {}, /config\.json: "suites" is not .*; did you mean suite\?$/],
    [{ 'print-config': true }, {}, /"print-config" is not an option that/],
    [{ jobs: true }, {}, /config\.json: jobs: must be a string/],
    [{ suite: [{}] }, {}, /suite: must be a string, or a list of strings/],
    [{ jobs: 'many' }, {}, /^jobs many \(from .*config\.json\): must be a number/],
    [{}, { TOUCHSTONE_JOBS: 'many' }, /^jobs many \(from TOUCHSTONE_JOBS\): must be a number/],
    [{}, { TOUCHSTONE_TRAPS: 'x' }, /^traps x \(from TOUCHSTONE_TRAPS\): must be one of signals, explicit/],
  ];
  for (const [json, env, message] of wrong) {
    it(`${JSON.stringify(json)} ${JSON.stringify(env)}`, async () => {
      let said = '';
      try {
        filesArgs(await read(json, env));
      } catch (e) {
        if (!(e instanceof UsageError)) throw e;
        said = e.message;
      }
      expect(said).match(message);
    });
  }

  it('one file serves all commands: what another one knows is passed over', () => {
    const config = written({ suite: 'own', enable: ['threads'], jobs: 2 });
    for (const [command, has] of [
      ['test', { suite: ['own'], enable: undefined }],
      ['wast', { suite: undefined, enable: ['threads'] }],
    ] as const) {
      const flags = withConfig(readCommandLine([command, 'x.wast', `--config=${config}`]), {});
      expect({ suite: flags['suite'], enable: flags['enable'], jobs: flags['jobs'] }).deep.equal({ ...has, jobs: '2' });
    }
  });

  it('--config=off reads none', () => {
    expect(withConfig(readCommandLine(['test', '--config=off']), {})).deep.include({ $from: {} });
  });

  it('a file that was named must be there', async () => {
    const flags = readCommandLine(['test', `--config=${join(dir, 'absent.json')}`]);
    expect(() => withConfig(flags, {})).throw(UsageError, /absent\.json: cannot be read/);
  });

  it('the README has every option of a run', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const absent = Object.keys(runOptionsOf('test') ?? {}).filter((name) => name !== 'help' && !readme.includes(`--${name}`));
    expect(absent).deep.equal([]);
  });

  it('no option has the name of a variable that means something else', () => {
    const others = ['SPEC_TESTS', 'SHARDS', 'SHARD_INDEX', 'VERIFY', 'GDB', 'PERF', 'MEMORY_FILES'].map((n) => `TOUCHSTONE_${n}`);
    for (const name of CONFIGURABLE) expect(others).not.include(environmentName(name));
    // Workers get those that mean something else.
    const env = Object.fromEntries(others.map((name) => [name, '1']));
    expect(Object.keys(environmentOfWorkers({ ...env, TOUCHSTONE_JOBS: '1' })).sort()).deep.equal(
      others.filter((name) => !SHARD_VARIABLES.includes(name)).sort(),
    );
  });
});
