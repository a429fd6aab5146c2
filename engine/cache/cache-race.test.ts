/**
 * Many processes on one cache key, some of them killed at any moment: whoever reads gets a whole artifact or none. A sample;
 * `npm run test:cache-race` makes it long: 1,000 kills among 16 writers and 16 readers.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { NO_MODULE } from '../artifact/bytes/digest.ts';
import { compile } from '../compiler/compile.ts';
import { encode, parse, validate } from '../index.ts';

const KILLS = Number(process.env['TOUCHSTONE_CACHE_KILLS'] ?? 8);
const [WRITERS, READERS] = KILLS >= 1000 ? [16, 16] : [2, 2];

/** A writer stores two artifacts of different sizes in turn; a reader checks that it gets one of them, whole. */
const CHILD = `
const [module, dir, role] = process.argv.slice(2);
const { readFileSync } = await import('node:fs');
const { ArtifactCache } = await import(module);
const KEY = 'ab'.repeat(32);
const artifacts = [0, 1].map((i) => readFileSync(dir + '/artifact-' + i));
const cache = new ArtifactCache(dir + '/cache');
process.stdout.write('ready\\n');
const pause = new Int32Array(new SharedArrayBuffer(4));
for (let i = 0; ; i++) {
  // Leaves processors to those that are being started.
  Atomics.wait(pause, 0, 0, i % 4);
  if (role === 'writer') cache.put(KEY, artifacts[i % 2]);
  else {
    const found = cache.get(KEY, new Uint8Array(32));
    if (found === undefined) continue;
    const { bytes } = found.artifact;
    const whole = bytes.subarray(0, bytes.length);
    if (!artifacts.some((a) => a.equals(whole))) { process.stdout.write('torn\\n'); process.exit(9); }
    if (i % 50 === 0) process.stdout.write('found\\n');
  }
}
`;

describe('artifact cache under fire', function () {
  this.timeout(120_000 + KILLS * 2000);
  let dir: string;
  let script: string;
  const alive = new Set<ChildProcess>();
  let output = '';
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-race-'));
    script = join(dir, 'child.mjs');
    writeFileSync(script, CHILD);
    ['small', 'x'.repeat(300_000)].forEach((data, i) => {
      const m = parse(`(module (memory 8) (data (i32.const 3) "${data}"))`);
      validate(m);
      encode(m);
      // As if they were of one module: they have one key.
      writeFileSync(join(dir, `artifact-${i}`), compile(m, { module: NO_MODULE }));
    });
  });
  after(async () => {
    // The folder goes when nobody writes into it any more: a killed process ends a little later.
    const ends = [...alive].map((child) => once(child, 'exit'));
    for (const child of alive) child.kill('SIGKILL');
    await Promise.all(ends);
    rmSync(dir, { recursive: true, force: true });
  });
  const module = pathToFileURL(join(import.meta.dirname, `cache${extname(import.meta.filename)}`)).href;
  /** Starts a child; resolves when it is at work. */
  const start = (role: string): Promise<ChildProcess> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [script, module, dir, role], { stdio: ['ignore', 'pipe', 'inherit'] });
      alive.add(child);
      child.on('exit', (code) => {
        alive.delete(child);
        if (code !== null) reject(new Error(`a ${role} ended with ${code}: ${output.slice(-100)}`));
      });
      child.stdout?.on('data', (text) => {
        output += String(text);
        resolve(child);
      });
    });

  it('tears nothing', async () => {
    const writers = Array.from({ length: WRITERS }, () => start('writer'));
    await Promise.all([...writers, ...Array.from({ length: READERS }, () => start('reader'))]);
    for (let kill = 0; kill < KILLS; kill++) {
      const at = kill % WRITERS;
      const victim = await writers[at];
      await new Promise((resolve) => setTimeout(resolve, (kill * 7) % 23));
      victim?.kill('SIGKILL');
      // Its turn comes again when all others have been killed.
      writers[at] = start('writer');
    }
    await Promise.all(writers);
    while (output.split('found').length < 4) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(output).not.to.include('torn');
    // What the killed left behind are temporary files of theirs, never an entry.
    const entries = readdirSync(join(dir, 'cache', 'artifacts-1')).filter((name) => !name.startsWith('.'));
    expect(entries).to.deep.equal(['ab'.repeat(32)]);
  });
});
