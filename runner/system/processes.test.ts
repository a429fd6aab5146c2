/** A process is ended that was remembered, and none that has its number only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { endAll, type Remembered, remember } from './processes.ts';

describe('a process that is remembered', () => {
  before(function () {
    if (process.platform !== 'linux') this.skip();
  });
  let child: ChildProcess;
  beforeEach(() => {
    // Its name has a parenthesis and spaces, as `stat` says it.
    child = spawn(process.execPath, ['-e', 'process.title = "a) b (c) 1 2"; console.log(1); setTimeout(() => {}, 60_000)']);
    return once(child.stdout ?? child, 'data');
  });
  afterEach(() => child.kill('SIGKILL'));
  const pid = (): number => child.pid ?? 0;
  /** What ends the child from now on. */
  const end = (): Promise<unknown[]> => once(child, 'exit');

  it('is ended', async () => {
    const list = [remember(pid())];
    const ended = end();
    endAll(list);
    expect((await ended)[1]).equal('SIGKILL');
    expect(list).deep.equal([]);
  });

  it('is ended with the group that it leads', async () => {
    const shell = spawn('sh', ['-c', 'sleep 1000 & echo $!; wait'], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    const inside = Number(line.toString());
    const ended = once(shell, 'exit');
    endAll([remember(shell.pid ?? 0)]);
    await ended;
    for (let i = 0; remember(inside).start !== undefined && i < 500; i++) await new Promise((then) => setTimeout(then, 20));
    expect(remember(inside).start).equal(undefined);
  });

  const OTHERS: readonly (readonly [what: string, other: (now: Remembered) => Remembered])[] = [
    ['began at another time', (now) => ({ ...now, start: String(Number(now.start) - 1) })],
    ['had ended when it was remembered', (now) => ({ ...now, start: undefined })],
  ];
  for (const [what, other] of OTHERS) {
    it(`is not one that has its number now: ${what}`, async () => {
      const now = remember(pid());
      expect(now.start).match(/^\d+$/);
      endAll([other(now)]);
      // A signal would have come first.
      const ended = end();
      child.kill('SIGTERM');
      expect((await ended)[1]).equal('SIGTERM');
    });
  }

  it('may be gone', async () => {
    const now = remember(pid());
    const ended = end();
    child.kill('SIGKILL');
    await ended;
    expect(remember(pid())).deep.equal({ pid: pid(), start: undefined });
    endAll([now, { pid: pid(), start: undefined }]);
  });
});
