/**
 * Host and wasm calling each other, at random: every error, trap and result arrives where it belongs and no stack is left behind.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { addon } from '../../addon/native.ts';
import { FIRST } from '../../base/brand.ts';
import { compile, parse, validate } from '../../index.ts';
import { TRAP } from '../../wasm/traps.ts';
import { I64 } from '../../wasm/types.ts';
import { Store } from '../store.ts';
import {
  ENTER,
  exported,
  fixedLayout,
  hex,
  imported,
  instanceOf,
  LEAVE,
  le32,
  TRAP_CALL,
  trapOf,
  UNARY,
  withStore,
} from '../testing/module.ts';
import { Trap } from '../thrown/trap.ts';
import type { Func, Global } from '../values/extern.ts';
import { i32, type WasmValue } from '../values/values.ts';

describe('runtime: nesting', () => {
  it('keeps random nests of host and wasm apart: results, errors, traps, none left behind', () => {
    /** What the host does when wasm calls it: queue or call what `inner` says, then return, throw, or pass on what failed. */
    interface Step {
      readonly end: 'return' | 'throw' | 'trap';
      readonly catches: boolean;
      readonly batched: boolean;
      readonly inner: readonly Step[];
    }
    const step: fc.Memo<Step> = fc.memo((depth) =>
      fc.record({
        end: fc.constantFrom('return', 'return', 'throw', 'trap'),
        catches: fc.boolean(),
        batched: fc.boolean(),
        inner: depth <= 1 ? fc.constant([]) : fc.array(step(), { maxLength: 3 }),
      }),
    );
    /** The number an invocation gives, or the message it fails with. */
    const model = ({ end, catches, inner }: Step): number | string => {
      let sum = 1;
      for (const s of inner) {
        const result = model(s);
        if (typeof result === 'number') sum += result;
        else if (!catches) return result;
      }
      return end === 'return' ? sum : end === 'throw' ? 'thrown' : 'unreachable';
    };
    withStore((store) => {
      const imports = [imported('host', { kind: 'func', type: FIRST })];
      const layout = fixedLayout({ types: [UNARY], imports }, 2);
      const steps: Step[] = [];
      const number = (s: Step): WasmValue => i32(steps.push(s) - 1);
      const host = store.hostFunc(UNARY, (args) => {
        const { end, catches, batched, inner } = steps[(args[0] as WasmValue).lo] as Step;
        let sum = 1;
        const batch = store.batch();
        if (batched) for (const s of inner) batch.add(go, [number(s)]);
        if (batched) batch.run();
        inner.forEach((s, i) => {
          try {
            const outcome = batched ? batch.outcome(i) : undefined;
            if (outcome?.kind === 'error') throw outcome.error;
            sum += (outcome?.values ?? store.invoke(go, [number(s)]))[0]?.lo as number;
          } catch (error) {
            if (!catches) throw error;
          }
        });
        if (end === 'throw') throw new Error('thrown');
        if (end === 'trap') store.invoke(trap, [i32(0)]);
        return [i32(sum)];
      });
      const code = hex(
        `${ENTER} 48 83 ec 08 49 8b 87 ${le32(layout.importedFuncs)} 4d 8b bf ${le32(layout.importedFuncs + 8)} ff d0 ${LEAVE}`,
      );
      const { f } = instanceOf(
        store,
        {
          types: [UNARY],
          imports,
          funcs: [
            { type: 0, code },
            { type: 0, code: hex(TRAP_CALL), traps: [0, TRAP.unreachable] },
          ],
          exports: [exported('go', 1), exported('trap', 2)],
        },
        () => host,
      );
      const go = f('go');
      const trap = f('trap');
      fc.assert(
        fc.property(step(5), (s) => {
          steps.length = 0;
          const expected = model(s);
          let got: number | string | undefined;
          try {
            got = store.invoke(go, [number(s)])[0]?.lo;
          } catch (error) {
            got = (error as Error).message;
          }
          expect(got).to.equal(expected);
          expect(addon().liveActivations()).to.equal(0);
        }),
        { numRuns: 300 },
      );
    });
  });

  it("says so wherever JavaScript's stack ends, and goes on", () => {
    // What the host throws is caught: looking for the handler takes more room than the host.
    const m = parse(`(module (import "m" "host" (func $host))
      (func (export "go") (result i32) (block $h (try_table (catch_all $h) (call $host)) (return (i32.const 1))) (i32.const 2)))`);
    validate(m);
    withStore((store) => {
      const thrown = new Error('thrown');
      const host = store.hostFunc({ kind: 'func', params: [], results: [] }, () => {
        throw thrown;
      });
      const { exports } = store.instantiate(compile(m), () => host);
      const go = exports.get('go') as Func;
      const CALLS: readonly (() => unknown)[] = [
        () => store.invoke(go)[0]?.lo,
        () => {
          const batch = store.batch();
          batch.add(go, []);
          batch.run();
          const end = batch.outcome(0);
          if (end.kind === 'error') throw end.error;
          return end.values[0]?.lo;
        },
      ];
      for (const call of CALLS) {
        const ends = new Set<string>();
        const attempt = (): void => {
          let end: string;
          try {
            end = `returns ${call()}`;
          } catch (e) {
            end = `${(e as Error | undefined)?.message}`;
          }
          ends.add(end);
        };
        // From the deepest frame back, as long as there is too little left.
        let attempts = 800;
        const deeper = (): void => {
          try {
            deeper();
          } catch {
            // That was one too many.
          }
          if (attempts-- > 0) attempt();
        };
        deeper();
        expect(ends).to.include('returns 2');
        // There is no third way.
        expect([...ends].filter((end) => !/^returns 2$|^call stack exhausted$|^Maximum call stack/.test(end))).to.deep.equal([]);
        expect(addon().liveActivations()).to.equal(0);
        expect(call()).to.equal(2);
      }
    });
  });

  it('leaves the stack of whoever called the host as deep as it was', () => {
    // Most of its arguments are on the stack.
    const params = Array.from({ length: 40 }, () => I64);
    const m = parse(`(module (import "m" "host" (func $host (param ${'i64 '.repeat(params.length)})))
      (global $depth (export "depth") (mut i32) (i32.const 0))
      (func $deeper (global.set $depth (i32.add (global.get $depth) (i32.const 1))) (call $deeper))
      (func (export "run") (param i32) (if (local.get 0) (then (call $host ${'(i64.const 7) '.repeat(params.length)}))) (global.set $depth (i32.const 0)) (call $deeper))
      (func (export "nested")))`);
    validate(m);
    for (const mode of [
      { traps: 'signals', bounds: 'guard' },
      { traps: 'explicit', bounds: 'explicit' },
    ] as const) {
      const bytes = compile(m, mode);
      withStore((store) => {
        const others = [store, new Store({ ...mode, stackBytes: 1 << 21 }), new Store({ ...mode, stackBytes: 1 << 18 })];
        let nest = (): void => {};
        const host = store.hostFunc({ kind: 'func', params, results: [] }, () => {
          nest();
          return [];
        });
        const { exports } = store.instantiate(bytes, () => host);
        const run = (calls: number): number | undefined => {
          const trap = trapOf(() => store.invoke(exports.get('run') as Func, [i32(calls)]));
          expect(trap.code).to.equal(TRAP.stackExhausted);
          return (exports.get('depth') as Global).get().lo;
        };
        const depth = run(0);
        expect(depth).to.be.above(1000);
        for (const other of others) {
          const inner = other.instantiate(bytes, () =>
            other === store ? host : other.hostFunc({ kind: 'func', params, results: [] }, () => []),
          );
          nest = () => {
            other.invoke(inner.exports.get('nested') as Func);
          };
          expect(run(1)).to.equal(depth);
          // Twice, one in the other: their stacks lie on either side.
          const once = nest;
          let left = 3;
          nest = () => {
            once();
            if (other === store && left-- > 0) expect(() => store.invoke(exports.get('run') as Func, [i32(1)])).to.throw(Trap);
          };
          expect(run(1)).to.equal(depth);
        }
        for (const other of others.slice(1)) other.close();
      }, mode);
    }
  });
});
