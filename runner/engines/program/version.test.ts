/** Versions of engines before they run: what each kind says of itself, and programs that say nothing. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { engineSpec } from '../../suites/engine-spec.ts';
import { ownVersion } from '../../system/paths.ts';
import { engineVersion } from './version.ts';

describe('versions of engines', () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-version-'));
    const put = (name: string, text: string): void => {
      writeFileSync(join(dir, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(dir, name), 0o755);
    };
    put(
      'greets',
      `read -r line; case $line in *hello*) echo '{"protocol":1,"name":"x","version":"7.8","level":"script"}';; esac`,
    );
    put('nameless', `echo '{"protocol":1,"name":"x","level":"script"}'`);
    put('babbles', 'echo hello; exit 1');
    put('wasmtime', "echo 'wasmtime 36.0.2 (abc)'");
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  const { node, v8 } = process.versions;
  const cases: [string, () => string, string | RegExp | undefined][] = [
    ['native: the project', () => 'native', ownVersion()],
    ['v8: this Node', () => 'v8', `${node} with V8 ${v8}`],
    ['v8: another Node', () => `v8:${process.execPath}`, `${node} with V8 ${v8}`],
    ['v8: no Node', () => `v8:${dir}/absent`, undefined],
    ['wabt', () => 'wabt', /^\d+\.\d+\.\d+/],
    ['wasmtime', () => `wasmtime:${dir}/wasmtime`, '36.0.2'],
    ['wasmtime that is none', () => `wasmtime:${dir}/absent`, undefined],
    ['a program that greets', () => `cmd:${dir}/greets with arguments`, '7.8'],
    ['a program without a version', () => `cmd:${dir}/nameless`, undefined],
    ['a program that speaks no protocol', () => `cmd:${dir}/babbles`, undefined],
    ['no program', () => `cmd:${dir}/absent`, undefined],
  ];
  for (const [what, engine, version] of cases) {
    it(what, () => {
      const found = engineVersion(engineSpec(engine()));
      if (version instanceof RegExp) expect(found).match(version);
      else expect(found).equal(version);
    });
  }
});
