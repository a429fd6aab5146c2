/**
 * Random vector code against Node's own engine, at both CPU levels and with every kind of check: memory must be equal to the last
 * bit, and who traps must trap in both. Every allocation is replayed by the checker.
 *
 * TOUCHSTONE_ORACLE_RUNS: modules to compare; TOUCHSTONE_ORACLE_SEED: the first one's seed.
 */
import { expect } from 'chai';
import { compile, encode, type Func, type Memory, parse, Store, Trap, validate } from '../../index.ts';
import { hostCpus } from '../../runtime/load/load.ts';
import { hardBytes } from '../../testing/differential/sides/protocol.ts';
import { randomVectors } from './testing/random-vectors.ts';

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object) => { exports: Record<string, unknown> };
    RuntimeError: new () => Error;
  };
};

const RUNS = Number(process.env['TOUCHSTONE_ORACLE_RUNS'] ?? 40);
const FIRST = Number(process.env['TOUCHSTONE_ORACLE_SEED'] ?? 1);
const CPUS = ['x86-64-v2', 'x86-64-v3'].filter((cpu) => hostCpus().includes(cpu));
const MODES = [{}, { bounds: 'explicit' }, { traps: 'explicit' }] as const;

const INITIAL = hardBytes();

/** Memory after `f`, and whether it trapped. */
interface Outcome {
  readonly trapped: boolean;
  readonly memory: Buffer;
}

function runV8(bytes: Uint8Array): Outcome {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const memory = Buffer.from((exports['m'] as { buffer: ArrayBuffer }).buffer);
  memory.set(INITIAL);
  try {
    (exports['f'] as () => void)();
    return { trapped: false, memory };
  } catch (e) {
    if (!(e instanceof WebAssembly.RuntimeError)) throw e;
    return { trapped: true, memory };
  }
}

function run(artifact: Uint8Array): Outcome {
  const store = new Store();
  try {
    const instance = store.instantiate(artifact);
    const memory = instance.getExport('m') as Memory;
    memory.write(0, INITIAL);
    let trapped = false;
    try {
      store.invoke(instance.getExport('f') as Func);
    } catch (e) {
      if (!(e instanceof Trap)) throw e;
      trapped = true;
    }
    return { trapped, memory: Buffer.from(memory.read(0, INITIAL.length)) };
  } finally {
    store.close();
  }
}

function read(text: string): { readonly module: ReturnType<typeof parse>; readonly bytes: Uint8Array } {
  const module = parse(text);
  validate(module);
  return { module, bytes: encode(module) };
}

describe('x64 random vector code against V8', function () {
  this.timeout(60_000 + RUNS * 1000);
  for (const cpu of CPUS) {
    it(`${cpu}: ${RUNS} modules`, () => {
      let trapped = 0;
      for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
        const expected = runV8(read(randomVectors(seed, true)).bytes);
        const { module } = read(randomVectors(seed, false));
        const got = run(compile(module, { cpu, verify: true, ...MODES[seed % MODES.length] }));
        const at = got.memory.findIndex((b, k) => b !== expected.memory[k]);
        expect({ at, trapped: got.trapped }, `seed ${seed}`).to.deep.equal({ at: -1, trapped: expected.trapped });
        if (got.trapped) trapped++;
      }
      // Most modules run to their end, or they would show little.
      expect(trapped).to.be.below(RUNS / 2);
    });
  }
});
