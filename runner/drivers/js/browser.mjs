/**
 * A browser's `WebAssembly` behind protocol 2 of docs/engine-protocol.md: driver.cjs runs in a worker of a page that this program
 * serves on this machine, and asks for requests as it answers those before.
 *
 *   node browser.mjs v8 15.6 chromium --headless --no-sandbox
 *   node browser.mjs SpiderMonkey 153.8 firefox-esr --headless
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [name, version, program, ...flags] = process.argv.slice(2);
const hello = JSON.stringify({ protocol: 2, name, version, level: 'directive' });

/** Runs in the worker: a request that waits until there is something to do, over and over. */
const LOOP = `
const answer = touchstoneDriver(${JSON.stringify(name)}, ${JSON.stringify(version)});
for (let said = ''; ; ) {
  const exchange = new XMLHttpRequest();
  exchange.open('POST', '/exchange', false);
  exchange.send(said);
  said = exchange.responseText.split('\\n').map((line) => answer(line) + '\\n').join('');
}`;
const PAGES = {
  '/': ['text/html', '<!doctype html><title>touchstone</title><script>new Worker("/worker.js")</script>'],
  '/worker.js': ['text/javascript', readFileSync(join(import.meta.dirname, 'driver.cjs'), 'utf8') + LOOP],
};

/** Requests that the worker has not got, and the answer that it waits for. */
const waiting = [];
let worker;
function serve() {
  if (worker === undefined || waiting.length === 0) return;
  worker.end(waiting.splice(0).join('\n'));
  worker = undefined;
}

/** A folder for the browser. Who is killed leaves his behind: it goes when the next one starts. */
function homeFolder() {
  for (const left of readdirSync(tmpdir())) {
    const [, pid] = /^touchstone-browser-(\d+)-/.exec(left) ?? [];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(tmpdir(), left), { recursive: true, force: true });
  }
  return mkdtempSync(join(tmpdir(), `touchstone-browser-${process.pid}-`));
}

const server = createServer(async (request, response) => {
  if (request.method !== 'POST') {
    const [type, text] = PAGES[request.url] ?? ['text/plain', ''];
    response.writeHead(text === '' ? 404 : 200, { 'content-type': type }).end(text);
    return;
  }
  for await (const chunk of request) process.stdout.write(chunk);
  worker = response;
  serve();
});
// A request may wait for as long as nobody asks for anything.
server.requestTimeout = 0;

server.listen(0, '127.0.0.1', () => {
  const home = homeFolder();
  const profile = /firefox/.test(program) ? ['--profile', home] : [`--user-data-dir=${home}`];
  const page = `http://127.0.0.1:${server.address().port}/`;
  const browser = spawn(program, [...flags, ...profile, page], { env: { ...process.env, HOME: home }, stdio: 'ignore' });
  const end = (code) => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code);
  };
  browser.on('error', (e) => {
    console.error(e.message);
    end(2);
  });
  browser.on('exit', () => end(1));
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    // The browser may still be starting.
    if (JSON.parse(line).op === 'hello') return console.log(hello);
    waiting.push(line);
    serve();
  });
  lines.on('close', () => browser.kill());
});
