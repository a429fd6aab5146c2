/** What processes leave in the temporary folder: nothing when they end, and what a killed one left the next one removes. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { isAlive, MAIN } from '../testing/children.ts';
import { CODE_ROOT, EXTENSION } from './paths.ts';

const CODE = `const { scratch } = await import(${JSON.stringify(join(CODE_ROOT, 'runner', 'system', `scratch${EXTENSION}`))});
const { writeFileSync } = await import('node:fs');
writeFileSync(scratch() + '/x', '');`;

describe('scratch', function () {
  this.timeout(120_000);
  let dir: string;
  let place: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-scratch-'));
    place = join(dir, 'tmp');
    mkdirSync(place);
  });
  after(() => rmSync(dir, { recursive: true }));
  const env = (): NodeJS.ProcessEnv => ({ ...process.env, TMPDIR: place, XDG_CACHE_HOME: join(dir, 'cache') });
  const end = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.on('close', resolve));
  const short = (): void => {
    const r = spawnSync(process.execPath, ['--input-type=module', '--eval', CODE], { env: env(), encoding: 'utf8' });
    expect([r.status, r.stderr]).deep.equal([0, '']);
  };

  it('goes with the process; that of a living one stays, that of a killed one goes with the next', async () => {
    short();
    expect(readdirSync(place)).deep.equal([]);
    const args = ['--input-type=module', '--eval', `${CODE} console.log('made'); setInterval(() => {}, 1e6);`];
    const living = spawn(process.execPath, args, { env: env(), stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => living.stdout.once('data', resolve));
    short();
    const [name = ''] = readdirSync(place);
    expect(existsSync(join(place, name, 'x'))).equal(true);
    const ended = end(living);
    living.kill('SIGKILL');
    await ended;
    expect(readdirSync(place)).deep.equal([name]);
    // Others' things, and those of processes that other namespaces number.
    const others = [name.replace(/^touchstone-\d+/, 'touchstone-1'), 'touchstone-cli-AbCdEf', 'another'];
    for (const other of others) mkdirSync(join(place, other));
    short();
    expect(readdirSync(place).sort()).deep.equal(others.sort());
    for (const other of others) rmSync(join(place, other), { recursive: true });
  });

  it('where there can be none it is wrong use, in one line', () => {
    writeFileSync(join(dir, 'a.wast'), '(module)');
    for (const TMPDIR of [join(dir, 'nowhere'), join(dir, 'a.wast'), '/proc']) {
      const { status, stderr } = spawnSync(process.execPath, [MAIN, 'wast', join(dir, 'a.wast')], {
        ...{ encoding: 'utf8', env: { ...env(), TMPDIR } },
      });
      expect([status, stderr.split('\n').length], stderr).deep.equal([2, 2]);
      expect(stderr).include(`touchstone: no temporary folder can be made in ${TMPDIR}: E`);
    }
  });

  it('a run with workers, ended and killed in the middle', async () => {
    writeFileSync(join(dir, 'good.wast'), '(module)\n');
    writeFileSync(join(dir, 'loop.wast'), '(module (func (export "f") (loop (br 0))))\n(invoke "f")\n');
    const run = (name: string): ChildProcess =>
      spawn(process.execPath, [MAIN, 'wast', join(dir, name)], { env: env(), stdio: 'ignore' });
    await end(run('good.wast'));
    expect(readdirSync(place)).deep.equal([]);
    const killed = run('loop.wast');
    const ended = end(killed);
    while (readdirSync(place).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    killed.kill('SIGKILL');
    await ended;
    await end(run('good.wast'));
    expect(readdirSync(place)).deep.equal([]);
  });

  it('a program that nobody waits for any more, and that does not end by itself', async () => {
    const program = join(dir, 'program');
    // It is no engine, reads nothing, and lives on without its input.
    writeFileSync(program, '#!/bin/sh\ntrap "" HUP PIPE\necho $$ > "$0.pid"\nwhile :; do sleep 0.1; done\n', { mode: 0o755 });
    writeFileSync(join(dir, 'good.wast'), '(module)\n');
    const args = [MAIN, 'wast', join(dir, 'good.wast'), `--engine=cmd:${program}`];
    const killed = spawn(process.execPath, args, { env: env(), stdio: 'ignore' });
    const ended = end(killed);
    while (!existsSync(`${program}.pid`) || readFileSync(`${program}.pid`, 'utf8') === '')
      await new Promise((resolve) => setTimeout(resolve, 20));
    const pid = Number(readFileSync(`${program}.pid`, 'utf8'));
    killed.kill('SIGKILL');
    await ended;
    expect(isAlive(pid)).equal(true);
    short();
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(readdirSync(place)).deep.equal([]);
  });
});
