/** `--watch` as a process: what changes runs again, and only that; files may vanish and come back; Ctrl-C ends it. */
import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { CODE_ROOT, EXTENSION } from '../system/paths.ts';
import { childrenOf, loopingWorker, type Started, start } from '../testing/children.ts';

const WAITS = /watching \d+ files? and the build; Ctrl-C ends\n/g;

describe('watching', function () {
  this.timeout(120_000);
  let dir: string;
  let run: Started;
  /** How much of the output has been looked at. */
  let read = 0;
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-watch-'));
    for (const name of ['a.wast', 'b.wast']) writeFileSync(join(dir, name), '(module)\n');
  });
  after(() => {
    run?.child.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  });

  /** What was said until it waits again. */
  const next = async (until: RegExp = WAITS): Promise<string> => {
    for (;;) {
      const said = run.said().slice(read);
      const found = [...said.matchAll(new RegExp(until, 'g'))][0];
      if (found !== undefined) {
        read += found.index + found[0].length;
        return said.slice(0, found.index);
      }
      await sleep(50);
    }
  };
  const ran = (said: string): string | undefined => /\d+ passed, \d+ failed, \d+ skipped/.exec(said)?.[0];
  const write = (name: string, text: string): void => writeFileSync(join(dir, name), text);

  it('runs everything, then what changes', async () => {
    run = start(dir, ['wast', 'a.wast', 'b.wast', '--watch']);
    expect(ran(await next())).equal('2 passed, 0 failed, 0 skipped');
    write('b.wast', '(module)(module)(module)\n');
    const said = await next();
    expect(said).match(/^b\.wast has changed\n/);
    expect(ran(said)).equal('3 passed, 0 failed, 0 skipped');
  });

  it('writing several times in a row is one change', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      write('a.wast', '(module)\n'.repeat(n));
      await sleep(10);
    }
    const said = [await next()];
    // On a busy machine some of them may come late.
    while (ran(said.at(-1) ?? '') !== '5 passed, 0 failed, 0 skipped') said.push(await next());
    expect(said.length).below(5);
  });

  it('a file that is replaced by another of its name, as editors do', async () => {
    write('a.tmp', '(module)(invoke "x")\n');
    renameSync(join(dir, 'a.wast'), join(dir, 'a.wast~'));
    renameSync(join(dir, 'a.tmp'), join(dir, 'a.wast'));
    const said = await next();
    expect(ran(said)).equal('1 passed, 1 failed, 0 skipped');
    expect(said).match(/reproduce npx touchstone wast a\.wast:1\n/);
  });

  it('a file that is gone is waited for', async () => {
    rmSync(join(dir, 'a.wast'));
    await next(/a\.wast is gone\n/);
    await sleep(1000);
    expect(run.said().slice(read)).equal('');
    write('a.wast', '(module)\n');
    expect(ran(await next())).equal('1 passed, 0 failed, 0 skipped');
  });

  it('a new build runs everything', async () => {
    utimesSync(join(CODE_ROOT, 'runner', 'suites', `manifest${EXTENSION}`), new Date(), new Date());
    const said = await next();
    expect(said).match(/^the build has changed\n/);
    expect(ran(said)).equal('4 passed, 0 failed, 0 skipped');
  });

  it('Ctrl-C ends it with 130, waiting or in the middle of a run', async () => {
    write('a.wast', '(module (func (export "f") (loop (br 0))))\n(invoke "f")\n');
    await next(/a\.wast has changed\n/);
    // The process that waits has a child that runs, and that has the workers.
    while (childrenOf(run.child.pid).length === 0) await sleep(20);
    await loopingWorker(childrenOf(run.child.pid)[0]);
    run.child.kill('SIGINT');
    const { code, out, err } = await run.ended;
    expect([code, err]).deep.equal([130, '']);
    expect(out.slice(read)).match(/interrupted after 0 of 1 file.*\n0 passed, 0 failed, 0 skipped\n$/);
    run = start(dir, ['wast', 'b.wast', '--watch']);
    read = 0;
    await next();
    run.child.kill('SIGINT');
    expect((await run.ended).code).equal(130);
  });
});
