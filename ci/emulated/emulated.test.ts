/** A sample of the suites on another machine; `npm run test:aarch64` runs all of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { compile, encode, parse, readArtifact, Store, validate } from '../../engine/index.ts';
import { hostTarget, TARGETS } from '../../engine/target/index.ts';
import { SETTINGS } from '../../engine/target/settings.ts';
import { machineOf } from '../../native/emulator.ts';
import { selectFiles } from '../../runner/suites/suites.ts';
import { compileScripts, runOn } from './run.ts';

/** Calls and tail calls, traps by signals and by stubs, libcalls, host functions, exceptions. */
const SAMPLE = ['own/calls.wast', 'own/memory.wast', 'own/exceptions.wast', 'own/tail-calls.wast'];

for (const target of TARGETS) {
  if (target === hostTarget()) continue;
  describe(`code for ${target.name}`, function () {
    this.timeout(600_000);
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'touchstone-emulated-'));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    it('passes scripts of our own there (needs qemu)', function () {
      const machine = machineOf(target);
      if (typeof machine === 'string') return this.skip();
      const mode = { cpu: target.defaultCpu, traps: SETTINGS.traps.byDefault, bounds: SETTINGS.bounds.byDefault } as const;
      const { files } = selectFiles([], SAMPLE);
      const { modules, refused } = compileScripts(files, mode, folder);
      expect([...refused]).deep.equal([]);
      expect(modules).equal(10);
      const { status, stdout } = runOn(machine, mode, folder, [...SAMPLE, '--jobs=1', '--timeout=600'], 'pipe');
      expect(stdout).match(/\n\d{2,3} passed, 0 failed, 0 skipped\n$/);
      expect(status).equal(0);
    });

    it('is refused here in one line', () => {
      const m = parse('(module)');
      encode(m);
      validate(m);
      const bytes = compile(m, { target: target.name });
      expect(readArtifact(bytes).engine).include({ target: target.name, cpu: target.defaultCpu });
      const store = new Store();
      expect(() => store.load(bytes)).throw(
        `target: found ${target.name}, expected ${hostTarget()?.name} (compile the module with --target=${hostTarget()?.name})`,
      );
      store.close();
    });
  });
}
