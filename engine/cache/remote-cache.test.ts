/**
 * Remote caches that are right, wrong and gone: whatever a server answers, an engine compiles what it cannot have. The servers
 * run in threads of their own, as whoever asks them waits.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from '../core.ts';
import { Engine, type EngineOptions } from '../index.ts';
import { readActionResult, writeActionResult } from './action-result.ts';
import { RemoteCache } from './remote-cache.ts';

/** A server that keeps what it is given. `lie` says what it does with a request before it answers as it should. */
const SERVER = `
const { createServer } = require('node:http');
const { parentPort, workerData } = require('node:worker_threads');
const store = new Map();
const lie = new Function('store', 'req', 'res', workerData);
const server = createServer((req, res) => {
  const parts = [];
  req.on('data', (p) => parts.push(p));
  req.on('end', () => {
    parentPort.postMessage(req.method + ' ' + req.url + ' ' + (req.headers.authorization ?? ''));
    if (lie(store, req, res) === true) return;
    if (req.method === 'PUT') { store.set(req.url, Buffer.concat(parts)); res.writeHead(201).end(); return; }
    const found = store.get(req.url);
    res.writeHead(found === undefined ? 404 : 200).end(found);
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

const module = (n: number, padding = 0) =>
  parse(`(module (memory 1) (data "${'x'.repeat(padding)}") (func (export "f") (result i32) (i32.const ${n})))`);

describe('remote cache', function () {
  this.timeout(30_000);
  let dir: string;
  let server: Worker;
  let said: string[];
  const caches: RemoteCache[] = [];
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-remote-'));
    said = [];
  });
  afterEach(async () => {
    for (const cache of caches.splice(0)) cache.close();
    await server?.terminate();
    rmSync(dir, { recursive: true, force: true });
  });

  const serve = async (lie = ''): Promise<string> => {
    server = new Worker(SERVER, { eval: true, workerData: lie });
    const port = await new Promise<number>((resolve) => {
      server.on('message', (m: number | string) => (typeof m === 'number' ? resolve(m) : said.push(m)));
    });
    return `http://127.0.0.1:${port}/cache/`;
  };
  let engines = 0;
  const engine = (remoteCache: string, more: EngineOptions = {}): Engine => {
    const e = new Engine({ cache: join(dir, String(engines++)), remoteCache, ...more });
    if (e.caches?.remote !== undefined) caches.push(e.caches.remote);
    return e;
  };
  const bytesOf = (e: Engine, m = module(1)): string => {
    const { bytes } = e.artifactFor(m).artifact;
    e.settle();
    return createHash('sha256').update(bytes.subarray(0, bytes.length)).digest('hex');
  };
  const counts = (e: Engine) => e.caches?.remote?.counts;

  for (const [what, padding] of [
    ['small', 0],
    ['large', 200_000],
  ] as const) {
    it(`a ${what} artifact travels from one machine to another`, async () => {
      const url = await serve();
      const [one, two] = [engine(url), engine(url)];
      const bytes = bytesOf(one, module(1, padding));
      expect(counts(one)).deep.equal({ hits: 0, misses: 1, refused: 0, failed: 0 });
      expect(bytesOf(two, module(1, padding))).equal(bytes);
      expect(counts(two)).deep.equal({ hits: 1, misses: 0, refused: 0, failed: 0 });
      // Found once, it is nearby: the server is not asked again.
      expect(two.cached(module(1, padding))?.file?.folder.path).include(dir);
      expect(counts(two)?.hits).equal(1);
    });
  }

  it('names and passwords are sent, and the address may have a path', async () => {
    const url = await serve();
    bytesOf(engine(url.replace('//', '//us%65r:p%40ss@')));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(said.every((line) => line.includes(' /cache/ac/') && line.endsWith(`Basic ${btoa('user:p@ss')}`))).equal(true);
    expect(said.map((line) => line.split(' ')[0])).deep.equal(['GET', 'PUT']);
  });

  it('read-only: nothing is stored', async () => {
    const url = await serve();
    bytesOf(engine(url, { remoteReadOnly: true }));
    const second = engine(url);
    bytesOf(second);
    expect(counts(second)).include({ hits: 0, misses: 1 });
  });

  /** What a server does, and what becomes of the second of two machines that ask it. */
  const lies: readonly (readonly [what: string, lie: string, refused: number, failed: number])[] = [
    [
      'another digest',
      "if (req.method === 'GET' && req.url.includes('/cas/')) { res.end(Buffer.alloc(300_000)); return true }",
      1,
      0,
    ],
    ['a byte that has changed', "if (req.method === 'GET') for (const b of store.values()) b[b.length >> 1] ^= 1", 1, 0],
    ['half of it', "if (req.method === 'GET') for (const [k, b] of store) store.set(k, b.subarray(0, b.length >> 1))", 1, 0],
    ['a page of text', "if (req.method === 'GET') { res.end('<html>sign in</html>'); return true }", 1, 0],
    ['nothing', "if (req.method === 'GET') { res.end(); return true }", 1, 0],
    ['another place', "if (req.method === 'GET') { res.writeHead(302, { location: req.url }).end(); return true }", 0, 0],
    ['an error', 'res.writeHead(500).end(); return true', 0, 0],
    ['a closed connection', 'req.socket.destroy(); return true', 0, 1],
    ['a byte a second', "res.writeHead(200); setInterval(() => res.write('x'), 100).unref(); return true", 0, 1],
    [
      'no end of bytes',
      "res.writeHead(200); const more = () => { while (res.write(Buffer.alloc(65536))) {} }; res.on('drain', more); more(); return true",
      0,
      1,
    ],
  ];
  for (const [what, lie, refused, failed] of lies) {
    it(`a server that answers ${what} changes nothing`, async () => {
      const url = await serve(lie);
      const local = bytesOf(new Engine({ cache: 'off' }), module(2, 200_000));
      const remote = new RemoteCache({ url, secret: undefined, readOnly: false, timeoutMs: 400 });
      caches.push(remote);
      const [one, two] = [engine(url), engine(url)];
      for (const e of [one, two]) Object.defineProperty(e.caches, 'remote', { value: remote });
      expect(bytesOf(one, module(2, 200_000))).equal(local);
      expect(bytesOf(two, module(2, 200_000))).equal(local);
      expect(remote.counts.hits).equal(0);
      expect(remote.counts.refused).least(refused);
      expect(remote.counts.failed).least(failed);
    });
  }

  it("another module's artifact is not used, whatever the server says", async () => {
    // The server answers every question with the first thing it was given.
    const url = await serve("if (req.method === 'GET' && store.size > 0) { res.end([...store.values()][0]); return true }");
    const [one, two] = [engine(url), engine(url)];
    bytesOf(one, module(1));
    const local = bytesOf(new Engine({ cache: 'off' }), module(2));
    expect(bytesOf(two, module(2))).equal(local);
    expect(counts(two)).include({ hits: 0, refused: 1 });
  });

  it('with a secret, only what was signed with it is used', async () => {
    const url = await serve();
    const bytes = bytesOf(engine(url, { remoteSecret: 'a' }));
    const same = engine(url, { remoteSecret: 'a', remoteReadOnly: true });
    const other = engine(url, { remoteSecret: 'b', remoteReadOnly: true });
    expect([bytesOf(same), bytesOf(other)]).deep.equal([bytes, bytes]);
    expect([counts(same)?.hits, counts(other)?.refused]).deep.equal([1, 1]);
    // An unsigned entry does not pass for a signed one.
    bytesOf(engine(url), module(3));
    const third = engine(url, { remoteSecret: 'a', remoteReadOnly: true });
    bytesOf(third, module(3));
    expect(counts(third)).include({ hits: 0, refused: 1 });
  });

  it('a server that is not there is asked three times', async () => {
    const url = await serve();
    await server.terminate();
    const e = engine(url);
    for (let n = 0; n < 5; n++) bytesOf(e, module(n));
    expect(counts(e)).include({ hits: 0, failed: 3 });
  });

  it('entries read back as written, and bytes that are no entry are none', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => Buffer.from(b).toString('hex'));
    const contents = fc.option(bytes, { nil: undefined });
    fc.assert(
      fc.property(hash, fc.nat(), contents, bytes, (h, size, inline, signature) => {
        const back = readActionResult(writeActionResult({ hash: h, size, contents: inline, signature }));
        expect(back && { ...back, contents: back.contents && [...back.contents], signature: [...back.signature] }).deep.equal({
          ...{ hash: h, size, contents: inline && [...inline], signature: [...signature] },
        });
      }),
    );
    fc.assert(fc.property(bytes, (b) => void readActionResult(b)));
  });
});
