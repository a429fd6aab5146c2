/** docs/embedding.md and docs/webassembly.md: each program prints what the block behind it says. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { EXTENSION, ROOT } from '../../runner/system/paths.ts';

for (const name of ['embedding.md', 'webassembly.md'])
  describe(`the examples of docs/${name}`, function () {
    this.timeout(60_000);
    const page = readFileSync(join(ROOT, 'docs', name), 'utf8');
    const examples = [...page.matchAll(/^## (.*)|^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)];
    let dir: string;
    before(function () {
      // The package's exports are those of the build.
      if (EXTENSION === '.ts') return this.skip();
      dir = mkdtempSync(join(tmpdir(), 'touchstone-embedding-'));
      mkdirSync(join(dir, 'node_modules'));
      symlinkSync(ROOT, join(dir, 'node_modules', 'touchstone'));
    });
    after(() => {
      if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
    });

    let title = '';
    for (const [, heading, program = '', output = ''] of examples) {
      title = heading ?? title;
      if (heading !== undefined) continue;
      it(`${title}: ${/console\.log\((.*)\);/.exec(program)?.[1]}`, () => {
        const path = join(dir, 'example.mjs');
        writeFileSync(path, program);
        const env = { ...process.env, XDG_CACHE_HOME: join(dir, 'cache'), FORCE_COLOR: undefined };
        const { status, stdout, stderr } = spawnSync(process.execPath, [path], { cwd: dir, encoding: 'utf8', env });
        expect([status, stderr, stdout]).deep.equal([0, '', output]);
      });
    }

    it('are all there are', () => {
      expect(page.match(/^```js$/gm)).length(examples.filter(([, heading]) => heading === undefined).length);
    });
  });
