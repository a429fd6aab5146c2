/**
 * Unwinding through the stubs of every machine, checked by libgcc's unwinder in a program of its own (native/testing/unwind.cc),
 * emulated where the machine is another one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { EXIT } from '../engine/abi/layout.ts';
import { TARGETS } from '../engine/target/index.ts';
import { addonRooms, layoutHeader, ROOT } from './build.ts';
import { emulatorOf } from './emulator.ts';
import { LINUX } from './systems.ts';

const native = (...path: string[]): string => join(ROOT, 'native', ...path);

describe('native stubs', () => {
  for (const target of TARGETS)
    it(`are unwound into the host frames of the latest enter, resume or landing: ${target.name} (needs qemu)`, function () {
      const emulator = emulatorOf(target);
      if (emulator === undefined) return this.skip();
      const folder = mkdtempSync(join(tmpdir(), 'touchstone-'));
      try {
        const program = join(folder, 'unwind');
        writeFileSync(join(folder, 'layout.h'), layoutHeader());
        const sources = [native('testing', 'unwind.cc'), native('src', 'activation.cc'), native('linux', 'pages.cc')];
        const rooms = addonRooms(ROOT, { system: LINUX, target }).map((room) => `-I${room}`);
        const flags = ['-std=c++20', '-O1', '-rdynamic', `-I${folder}`, ...rooms];
        const stubs = native(target.room, 'stubs.S');
        const built = spawnSync(emulator.compiler, [...flags, ...sources, stubs, '-o', program, '-ldl'], { encoding: 'utf8' });
        expect(built.stderr).to.equal('');
        const [command = '', ...args] = [...emulator.command, program];
        const { stdout } = spawnSync(command, args, { encoding: 'utf8' });
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
    }).timeout(60000);
});
