/** Shards: who says which one this is, and that together they are the whole. */
import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import fc from 'fast-check';
import { readCommandLine } from '../command-line/command-line.ts';
import { environmentOfWorkers, withConfig } from '../command-line/config.ts';
import { filesArgs } from '../command-line/flags.ts';
import { narrow } from '../session/selection.ts';
import { UsageError } from '../usage/usage.ts';
import { shardOf } from './shard.ts';
import type { SuiteFile } from './suites.ts';

const fileOf = (name: string): SuiteFile => ({ name, path: `/${name}`, kind: 'script', suites: [], features: 0, weight: 1 });
const read = async (env: NodeJS.ProcessEnv, ...argv: string[]) =>
  filesArgs(withConfig(readCommandLine(['test', ...argv]), env), env).narrowing;

describe('shards', () => {
  it('partition the files, whatever else is selected', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.string(), { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), async (names, total) => {
        const files = names.map(fileOf);
        const parts = await Promise.all(
          Array.from(
            { length: total },
            async (_, i) => narrow(files, await read({}, `--shard=${i + 1}/${total}`), undefined).files,
          ),
        );
        expect(
          parts
            .flat()
            .map((f) => f.name)
            .sort(),
        ).deep.equal([...names].sort());
        // The same file is in the same shard when others come and go.
        for (const [i, part] of parts.entries()) for (const f of part) expect(shardOf(f.name, total)).equal(i + 1);
      }),
      { numRuns: 50 },
    );
  });

  it('stay what they are from version to version: the first four bytes of the sha256, little-endian (needs sha256sum)', function () {
    for (const name of ['address.wast', 'own/calls.wast', 'ä']) {
      let sum: string;
      try {
        sum = execFileSync('sha256sum', { input: name, encoding: 'utf8' });
      } catch {
        this.skip();
      }
      const word = Number.parseInt((sum.slice(0, 8).match(/../g) ?? []).reverse().join(''), 16);
      expect(shardOf(name, 7)).equal((word % 7) + 1);
    }
  });

  it('are of about the same size', () => {
    const shards = Array.from({ length: 4000 }, (_, i) => shardOf(`file-${i}.wast`, 4));
    const sizes = [1, 2, 3, 4].map((n) => shards.filter((s) => s === n).length);
    for (const size of sizes) expect(size).within(900, 1100);
  });

  const AUTO = ['--shard=auto'];
  const GITLAB = { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' };
  const cases: readonly (readonly [what: string, NodeJS.ProcessEnv, argv: string[], shard: string | undefined, from?: RegExp])[] =
    [
      ['nothing', {}, [], undefined],
      ['the command line', GITLAB, ['--shard=1/2'], '1/2'],
      ['GitLab without being asked', GITLAB, [], undefined],
      ['Kubernetes without being asked', { JOB_COMPLETION_INDEX: '4', JOB_COMPLETIONS: '9' }, [], undefined],
      ['our own numbers without being asked', { TOUCHSTONE_SHARD_INDEX: '1', TOUCHSTONE_SHARDS: '4' }, [], undefined],
      ['nobody numbers', {}, AUTO, undefined, /^none of TOUCHSTONE_SHARD_INDEX, CI_NODE_INDEX, .* is set$/],
      ['off wins over the environment', { ...GITLAB, TOUCHSTONE_SHARD: 'auto' }, ['--shard=off'], undefined],
      ['our own variable', { ...GITLAB, TOUCHSTONE_SHARD: '3/4' }, [], '3/4', /^TOUCHSTONE_SHARD$/],
      ['our own variable asks', { ...GITLAB, TOUCHSTONE_SHARD: 'auto' }, [], '2/3', /^CI_NODE_INDEX=2, CI_NODE_TOTAL=3$/],
      ['GitLab', GITLAB, AUTO, '2/3', /^CI_NODE_INDEX=2, CI_NODE_TOTAL=3$/],
      ['GitLab without parallel', { GITLAB_CI: 'true', CI_NODE_TOTAL: '1' }, AUTO, undefined, /is set$/],
      ['GitLab that does not say how many', { CI_NODE_INDEX: '2' }, AUTO, undefined, /^CI_NODE_INDEX without CI_NODE_TOTAL$/],
      ['CircleCI counts from 0', { CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '3' }, AUTO, '1/3', /CIRCLE_NODE_INDEX=0/],
      ['CircleCI with one container', { CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '1' }, AUTO, undefined, /TOTAL=1$/],
      ['Kubernetes counts from 0', { JOB_COMPLETION_INDEX: '4', TOUCHSTONE_SHARDS: '5' }, AUTO, '5/5', /TOUCHSTONE_SHARDS=5/],
      ['Kubernetes with its own name', { JOB_COMPLETION_INDEX: '4', JOB_COMPLETIONS: '9' }, AUTO, '5/9', /JOB_COMPLETIONS=9$/],
      [
        'Kubernetes that does not say how many',
        { JOB_COMPLETION_INDEX: '4' },
        AUTO,
        undefined,
        /without TOUCHSTONE_SHARDS or JOB_COMPLETIONS/,
      ],
      ['a GitHub matrix', { TOUCHSTONE_SHARD_INDEX: '1', TOUCHSTONE_SHARDS: '4' }, AUTO, '2/4', /SHARDS=4$/],
    ];
  for (const [what, env, argv, shard, from] of cases) {
    it(`${what}: ${JSON.stringify(env)} ${argv.join(' ')}`, async () => {
      const found = await read(env, ...argv);
      expect(found.shard === undefined ? undefined : `${found.shard.index}/${found.shard.total}`).equal(shard);
      const { notes } = narrow([fileOf('a')], found, undefined);
      if (from !== undefined) expect(found.shardFrom).match(from);
      else expect(found.shardFrom).equal(undefined);
      expect(notes.length).equal(shard !== undefined || from !== undefined ? 1 : 0);
      if (from !== undefined) expect(notes[0]).include(found.shardFrom);
    });
  }

  const wrong: readonly (readonly [NodeJS.ProcessEnv, string[], RegExp])[] = [
    [{}, ['--shard=3/2'], /^--shard=3\/2: must be I\/N with I from 1 to N, auto or off$/],
    [{}, ['--shard=0/2'], /must be I\/N/],
    [{}, ['--shard=1'], /must be I\/N/],
    [{ CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '2' }, AUTO, /^shard x\/2 \(from CI_NODE_INDEX=x, CI_NODE_TOTAL=2\): must be/],
    [{ CIRCLE_NODE_INDEX: '2', CIRCLE_NODE_TOTAL: '2' }, AUTO, /^shard 3\/2 \(from CIRCLE_NODE_INDEX=2/],
  ];
  for (const [env, argv, message] of wrong) {
    it(`is wrong: ${JSON.stringify(env)} ${argv.join(' ')}`, async () => {
      const e: unknown = await read(env, ...argv).catch((error: unknown) => error);
      expect(e).instanceOf(UsageError);
      expect((e as UsageError).message).match(message);
    });
  }

  it('what runs inside of a shard is not sharded again', async () => {
    const env = environmentOfWorkers({ ...GITLAB, TOUCHSTONE_SHARD: '1/2', TOUCHSTONE_GREP: 'x', TOUCHSTONE_SPEC_TESTS: '/s' });
    expect(env).deep.equal({ CI_NODE_TOTAL: '3', TOUCHSTONE_SPEC_TESTS: '/s' });
    expect(await read(env)).include({ shard: undefined, filter: undefined });
  });
});
