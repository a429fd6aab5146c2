/**
 * The remote cache against a real server: nginx with WebDAV on loopback. Two machines (two cache folders) run the same scripts;
 * the second compiles nothing. A sample; TOUCHSTONE_REMOTE_SUITE=core makes it long (`npm run test:remote`).
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { MAIN } from './testing/children.ts';

const SUITE = process.env['TOUCHSTONE_REMOTE_SUITE'] ?? 'own';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('remote cache on nginx', function () {
  this.timeout(SUITE === 'own' ? 60_000 : 600_000);
  let dir: string;
  let nginx: ChildProcess;
  let url: string;
  before(async function () {
    const { error } = spawnSync('nginx', ['-v']);
    if (error !== undefined) this.skip(); // needs nginx
    dir = mkdtempSync(join(tmpdir(), 'touchstone-nginx-'));
    for (const name of ['files', 'temp']) mkdirSync(join(dir, name));
    // Between the look for a free port and nginx' own, somebody else may take it.
    while (!(await started(await freePort())));
  });
  /** Starts nginx, and waits until it answers; whether it does. */
  const started = async (port: number): Promise<boolean> => {
    // Started by root, nginx would work as somebody else, who cannot reach the files.
    writeFileSync(
      join(dir, 'nginx.conf'),
      `user ${userInfo().username}; daemon off; pid ${dir}/pid; error_log ${dir}/error.log;
events {}
http {
  access_log off; client_body_temp_path ${dir}/temp; client_max_body_size 1g;
  server {
    listen 127.0.0.1:${port}; root ${dir}/files;
    location / { dav_methods PUT; create_full_put_path on; }
  }
}`,
    );
    nginx = spawn('nginx', ['-p', dir, '-c', join(dir, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'ignore'] });
    let over = false;
    nginx.once('exit', () => (over = true));
    url = `http://127.0.0.1:${port}/cache`;
    const answers = (): Promise<boolean> => fetch(url).then(Boolean, () => false);
    while (!over && !(await answers())) await new Promise((resolve) => setTimeout(resolve, 50));
    return !over;
  };
  after(async () => {
    if (nginx !== undefined) {
      const ended = once(nginx, 'exit');
      nginx.kill();
      await ended;
    }
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });

  /** Runs the scripts on a machine of its own; the closing line and what its cache folder then holds. */
  const machine = (name: string, ...flags: string[]) => {
    const cache = join(dir, name);
    const env = { ...process.env, TOUCHSTONE_VERIFY: '' };
    const r = spawnSync(process.execPath, [MAIN, 'test', `--suite=${SUITE}`, `--cache=${cache}`, ...flags], {
      encoding: 'utf8',
      env,
    });
    expect([r.status, r.stderr]).deep.equal([0, '']);
    return { closing: r.stdout.trimEnd().split('\n').at(-1), files: entries(cache) };
  };
  const entries = (cache: string): string[] =>
    readdirSync(join(cache, 'artifacts-1'))
      .filter((f) => /^[0-9a-f]{64}$/.test(f))
      .sort();

  it('what one machine compiled, another only fetches (needs nginx)', () => {
    const first = machine('one', `--remote-cache=${url}`);
    expect(readdirSync(join(dir, 'files', 'cache', 'ac')).sort()).deep.equal(first.files);
    const second = machine('two', `--remote-cache=${url}`, '--remote-read-only');
    expect(second).deep.equal(first);
    // A third machine without a server, but with the first one's folder to read: nothing of its own to store.
    const third = machine('three', `--cache-base=${join(dir, 'one')}`);
    expect(third).deep.equal({ closing: first.closing, files: [] });
  });
});
