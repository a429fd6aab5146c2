/** Unwinding through the stubs, checked by libgcc's unwinder in a program of its own (native/testing/unwind.cc). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { EXIT } from '../engine/abi/layout.ts';
import { cxx, layoutHeader, ROOT } from './build.ts';

const native = (...path: string[]): string => join(ROOT, 'native', ...path);

describe('native stubs', () => {
  it('are unwound into the host frames of the latest enter, resume or landing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-'));
    try {
      const program = join(folder, 'unwind');
      writeFileSync(join(folder, 'layout.h'), layoutHeader());
      const sources = [native('testing', 'unwind.cc'), native('src', 'activation.cc'), native('x64', 'stubs.S')];
      const flags = ['-std=c++20', '-O1', '-rdynamic', `-I${folder}`, `-I${native('src')}`];
      const built = spawnSync(cxx(), [...flags, ...sources, '-o', program, '-ldl'], { encoding: 'utf8' });
      expect(built.stderr).to.equal('');
      const { stdout } = spawnSync(program, { encoding: 'utf8' });
      const [entered, exit, resumed, again, landed, end] = stdout.split('\n');
      expect(entered).to.match(/^entered: wasm_code host_enters main/);
      expect(exit).to.equal(`exit ${EXIT.libcall} number 3`);
      expect(resumed).to.match(/^resumed: wasm_code host_resumes host_enters main/);
      expect(again).to.equal(`exit ${EXIT.libcall} number 4`);
      expect(landed).to.match(/^landed: wasm_code host_lands host_enters main/);
      expect(end).to.equal(`exit ${EXIT.done}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }).timeout(30000);
});
