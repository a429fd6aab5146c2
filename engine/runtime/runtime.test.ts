import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { STACK_PLACE, signatureOf, VEC_PLACE } from '../abi/calls.ts';
import { addon } from '../addon/native.ts';
import { FIRST } from '../base/brand.ts';
import { compile, parse, validate } from '../index.ts';
import { TRAP } from '../wasm/traps.ts';
import { EXTERNREF, F32, F64, FUNCREF, I32, I64, V128, type ValType } from '../wasm/types.ts';
import { QUEUE_SLOTS } from './calls/batch-buffer.ts';
import { Store } from './store.ts';
import {
  artifactOf,
  BINARY,
  CHECK,
  ENTER,
  exported,
  fixedLayout,
  func,
  hex,
  imported,
  instanceOf,
  LEAVE,
  le32,
  NONE,
  PAGE,
  type TestModule,
  TRAP_CALL,
  trapOf,
  UNARY,
  withStore,
} from './testing/module.ts';
import type { Func } from './values/extern.ts';
import { externref, f32Bits, f64Bits, funcref, i32, i64, i64Bits, refNull, v128, type WasmValue } from './values/values.ts';

/** Copies every parameter to the result of the same index: all parameters go to the frame first. */
function identityCode(types: readonly ValType[]): Uint8Array {
  const sig = signatureOf(types, types);
  const frame = types.length * 16 + 16;
  const slot = (i: number): string => le32(-16 - 16 * (i + 1));
  const INT_STORE = ['48 89 bd', '48 89 b5', '48 89 95', '48 89 8d', '4c 89 85', '4c 89 8d'];
  const INT_LOAD = ['48 8b bd', '48 8b b5', '48 8b 95', '48 8b 8d', '4c 8b 85', '4c 8b 8d'];
  const modrm = (reg: number): string => (0x85 | (reg << 3)).toString(16);
  let code = `${ENTER} 48 81 ec ${le32((frame + 15) & ~15)}`;
  if (sig.resultArea > 0) code += `48 89 7d f0 /* result area to rbp-16 */`;
  sig.params.forEach((place, i) => {
    if (place < VEC_PLACE) code += `${INT_STORE[place]} ${slot(i)}`;
    else if (place < STACK_PLACE) code += `0f 11 ${modrm(place - VEC_PLACE)} ${slot(i)}`;
    else code += `44 0f 10 bd ${le32(16 + place - STACK_PLACE)} 44 0f 11 bd ${slot(i)} /* by xmm15 */`;
  });
  if (sig.resultArea > 0) code += '48 8b 45 f0';
  sig.results.forEach((place, i) => {
    if (place >= STACK_PLACE) {
      const wide = types[i] === V128;
      code += `44 0f 10 bd ${slot(i)}`;
      code += wide ? `44 0f 11 b8 ${le32(place - STACK_PLACE)}` : `66 44 0f d6 b8 ${le32(place - STACK_PLACE)}`;
    }
  });
  sig.results.forEach((place, i) => {
    if (place < VEC_PLACE) code += `${INT_LOAD[place]} ${slot(i)}`;
    else if (place < STACK_PLACE) code += `0f 10 ${modrm(place - VEC_PLACE)} ${slot(i)}`;
  });
  code += `c9 c2 ${(sig.stackArgs & 255).toString(16).padStart(2, '0')} ${(sig.stackArgs >> 8).toString(16).padStart(2, '0')}`;
  return hex(code);
}

const TYPES = [I32, I64, F32, F64, V128] as const;
const makeValue = (type: ValType, [a, b, c, d]: readonly number[]): WasmValue => {
  const w = (n: number | undefined): number => n ?? 0;
  if (type === I32) return i32(w(a));
  if (type === I64) return i64Bits(w(a), w(b));
  if (type === F32) return f32Bits(w(a));
  if (type === F64) return f64Bits(w(a), w(b));
  return v128(w(a), w(b), w(c), w(d));
};
const anyValue = fc
  .tuple(fc.constantFrom(...TYPES), fc.array(fc.integer(), { minLength: 4, maxLength: 4 }))
  .map(([type, words]) => makeValue(type, words));

/** Jumps to imported function 0 with everything as it came: a tail call. */
function tailCallImport(layout: { importedFuncs: number }): Uint8Array {
  return hex(`49 8b 87 ${le32(layout.importedFuncs)} 4d 8b bf ${le32(layout.importedFuncs + 8)} ff e0`);
}

describe('runtime: calls', () => {
  it('adds two numbers', () => {
    withStore((store) => {
      const { f } = instanceOf(store, {
        types: [BINARY],
        funcs: [{ type: 0, code: hex('01 f7 c3') }],
        exports: [exported('add', 0)],
      });
      expect(store.invoke(f('add'), [i32(40), i32(2)])).to.deep.equal([i32(42)]);
      expect(() => store.invoke(f('add'), [i32(40)])).to.throw(TypeError, '2 arguments');
      expect(() => store.invoke(f('add'), [i32(40), i64(2n)])).to.throw(TypeError, 'i32 expected');
    });
  });

  it('passes every argument shape in and out, to wasm and to the host', () => {
    withStore((store) => {
      fc.assert(
        fc.property(fc.array(anyValue, { maxLength: 40 }), (values) => {
          const types = values.map((v) => v.type);
          const type = func(types, types);
          const { f } = instanceOf(store, {
            types: [type],
            funcs: [{ type: 0, code: identityCode(types) }],
            exports: [exported('id', 0)],
          });
          expect(store.invoke(f('id'), values)).to.deep.equal(values);
          const reversed = func(types, [...types].reverse());
          const imports = [imported('host', { kind: 'func', type: FIRST })];
          const layout = fixedLayout({ types: [reversed], imports }, 1);
          const host = store.hostFunc(reversed, (args) => [...args].reverse());
          const outer = instanceOf(
            store,
            { types: [reversed], imports, funcs: [{ type: 0, code: tailCallImport(layout) }], exports: [exported('go', 1)] },
            () => host,
          );
          expect(store.invoke(outer.f('go'), values)).to.deep.equal([...values].reverse());
          expect(store.invoke(host, values)).to.deep.equal([...values].reverse());
        }),
        { numRuns: 60 },
      );
    });
  });

  it('keeps references by identity', () => {
    withStore((store) => {
      const type = func([EXTERNREF, FUNCREF], [EXTERNREF, FUNCREF]);
      const { f } = instanceOf(store, { types: [type], funcs: [{ type: 0, code: hex('c3') }], exports: [exported('id', 0)] });
      const object = { some: 'object' };
      expect(store.invoke(f('id'), [externref(object), funcref(f('id'))])).to.deep.equal([externref(object), funcref(f('id'))]);
      expect(store.invoke(f('id'), [externref(null), refNull(-16)]).map((v) => v.ref)).to.deep.equal([null, null]);
      expect(store.invoke(f('id'), [externref(undefined), funcref(null)]).map((v) => v.ref)).to.deep.equal([undefined, null]);
      withStore((other) => {
        const alien = other.hostFunc(NONE, () => undefined);
        expect(() => store.invoke(f('id'), [externref(null), funcref(alien)])).to.throw(TypeError, 'another store');
      });
    });
  });

  it('runs batches: traps end only themselves, host errors too', () => {
    withStore((store) => {
      const imports = [imported('host', { kind: 'func', type: FIRST })];
      const layout = fixedLayout({ types: [UNARY], imports }, 2);
      const host = store.hostFunc(UNARY, ([a]) => {
        if (a?.lo === 13) throw new Error('unlucky');
        return [i32((a?.lo ?? 0) * 2)];
      });
      const { f } = instanceOf(
        store,
        {
          types: [UNARY],
          imports,
          funcs: [
            { type: 0, code: tailCallImport(layout) },
            { type: 0, code: hex(TRAP_CALL), traps: [0, TRAP.unreachable] },
          ],
          exports: [exported('double', 1), exported('trap', 2)],
        },
        () => host,
      );
      const batch = store.batch();
      for (let i = 0; i < 1000; i++) expect(batch.add(i % 3 === 2 ? f('trap') : f('double'), [i32(i % 20)], i)).to.equal(i);
      batch.run();
      for (let i = 0; i < 1000; i++) {
        const outcome = batch.outcome(i);
        if (i % 3 === 2) expect(outcome).to.have.nested.property('error.message', 'unreachable');
        else if (i % 20 === 13) expect(outcome).to.have.nested.property('error.message', 'unlucky');
        else expect(outcome).to.deep.equal({ kind: 'values', values: [i32((i % 20) * 2)] });
      }
      expect(addon().liveActivations()).to.equal(0);
    });
  });
});

describe('runtime: traps', () => {
  /** f0 calls f1, which traps with a stub. */
  const nested: TestModule = {
    types: [NONE],
    funcs: [
      { type: 0, name: 'outer', code: hex(`${ENTER} 48 83 ec 08 e8 ${le32(32 - 15)} ${LEAVE}`) },
      { type: 0, name: 'inner', code: hex(`${ENTER} 48 83 ec 08 ${TRAP_CALL}`), traps: [10, TRAP.integerOverflow] },
    ],
    exports: [exported('go', 0)],
  };

  it('reports code, message and frames of a stub trap', () => {
    withStore((store) => {
      const { f } = instanceOf(store, nested);
      const trap = trapOf(() => store.invoke(f('go')));
      expect(trap.code).to.equal(TRAP.integerOverflow);
      expect(trap.message).to.equal('integer overflow');
      expect(trap.class).to.equal('trap');
      // The caller is looked up at its return address - 1: the last byte of the call.
      expect(trap.backtrace.toString()).to.equal('at inner (wasm-function[1]+0x6e)\nat outer (wasm-function[0]+0x72)');
    });
  });

  /** Instructions that leave in rbp what is no frame pointer. */
  const NO_FRAMES: readonly (readonly [what: string, code: string])[] = [
    ['none', '31 ed'],
    ['far below the stack', 'bd 10 00 00 00'],
    ['far above it', '48 c7 c5 f0 ff ff ff'],
    ['in the instance', '4c 89 fd'],
    ['between two words', '48 83 c5 04'],
  ];
  for (const [what, set] of NO_FRAMES) {
    it(`follows frame pointers that lie in the stack, and no other: ${what}`, () => {
      withStore((store) => {
        const code = hex(`${ENTER} 48 83 ec 08 ${set} ${TRAP_CALL}`);
        const inner = { ...nested.funcs[1], type: 0, code, traps: [code.length - 4, TRAP.integerOverflow] };
        const { f } = instanceOf(store, { ...nested, funcs: [...nested.funcs.slice(0, 1), inner] });
        const trap = trapOf(() => store.invoke(f('go')));
        expect(trap.code).to.equal(TRAP.integerOverflow);
        expect(trap.backtrace.frames.length).to.equal(1);
      });
    });
  }

  it('reports the frames of a fault, too', () => {
    withStore((store) => {
      const memories = [PAGE];
      const { memories: at } = fixedLayout({ types: [NONE], memories }, 2);
      // mov rax, the memory's base; mov eax, [rax + 65536]
      const code = hex(`${ENTER} 48 83 ec 08 49 8b 87 ${le32(at)} 8b 80 ${le32(65536)} ${LEAVE}`);
      const inner = { type: 0, name: 'inner', code, traps: [hex(`${ENTER} 48 83 ec 08`).length + 7, TRAP.memoryOutOfBounds] };
      const { f } = instanceOf(store, { ...nested, memories, funcs: [...nested.funcs.slice(0, 1), inner] });
      const trap = trapOf(() => store.invoke(f('go')));
      expect(trap.backtrace.toString()).to.match(/^at inner .*\nat outer [^\n]*$/);
    });
  });

  it('code is never writable, wherever it came from', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-code-'));
    try {
      const bytes = artifactOf({ types: [BINARY], funcs: [{ type: 0, code: hex('01 f7 c3') }], exports: [exported('add', 0)] });
      const path = join(folder, 'artifact');
      writeFileSync(path, bytes);
      for (const source of [bytes, path]) {
        withStore((store) => {
          const module = store.load(source);
          store.instantiate(module);
          const at = (module as unknown as { readonly text: number }).text;
          const line = readFileSync('/proc/self/maps', 'utf8')
            .split('\n')
            .find((l) => {
              const [from = 0, to = 0] = (l.split(' ')[0] ?? '').split('-').map((n) => Number.parseInt(n, 16));
              return from <= at && at < to;
            });
          expect(line?.split(' ')[1]).to.equal('r-xp');
        });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('a backtrace that has no room for all frames overwrites nothing', () => {
    const m = parse(`(module
      (func (export "many") (result ${'i64 '.repeat(20)}) ${Array.from({ length: 20 }, (_, k) => `(i64.const ${k})`).join(' ')})
      (func (export "none"))
      (func $deep (export "deep") (call $deep)))`);
    validate(m);
    withStore((store) => {
      const { exports } = store.instantiate(compile(m));
      const batch = store.batch();
      const names = Array.from({ length: QUEUE_SLOTS }, (_, i) =>
        i === 0 ? 'many' : i % 5 === 4 || i === QUEUE_SLOTS - 1 ? 'deep' : 'none',
      );
      for (const name of names) batch.add(exports.get(name) as Func, []);
      batch.run();
      const [first] = names.map((name, i) => {
        const outcome = batch.outcome(i);
        expect(outcome.kind, `${i}: ${name}`).to.equal(name === 'deep' ? 'error' : 'values');
        return outcome;
      });
      expect(first?.kind === 'values' ? first.values : []).to.deep.equal(Array.from({ length: 20 }, (_, k) => i64(BigInt(k))));
    });
  });

  it('turns guard faults into traps, exactly where the trap table says so', () => {
    withStore((store) => {
      const layout = fixedLayout({ types: [UNARY], memories: [PAGE] }, 2);
      const load = hex(`49 8b 87 ${le32(layout.memories)} 89 ff 8b 3c 38 c3`);
      const { f } = instanceOf(store, {
        types: [UNARY],
        memories: [PAGE],
        funcs: [
          { type: 0, code: load, traps: [9, TRAP.memoryOutOfBounds] },
          { type: 0, code: load },
        ],
        exports: [exported('load', 0), exported('bad', 1)],
      });
      expect(store.invoke(f('load'), [i32(65532)])).to.deep.equal([i32(0)]);
      for (const at of [65533, 65536, 0x7fffffff, -1]) {
        const trap = trapOf(() => store.invoke(f('load'), [i32(at)]));
        const address = Math.max(at >>> 0, 65536).toString(16);
        expect(trap.message).to.equal(`out of bounds memory access: address 0x${address}, memory size 0x10000`);
        expect(trap.backtrace.frames.map((x) => x.wasmOffset)).to.deep.equal([109]);
      }
      expect(() => store.invoke(f('bad'), [i32(-1)])).to.throw('touchstone bug');
      const batch = store.batch();
      for (let i = 0; i < 20000; i++) batch.add(f('load'), [i32(i % 2 === 0 ? -4 : 0)]);
      batch.run();
      for (let i = 0; i < 20000; i++) expect(batch.outcome(i).kind).to.equal(i % 2 === 0 ? 'error' : 'values');
    });
  });

  it('exhausts the stack deterministically, a thousand times', () => {
    withStore((store) => {
      const check = CHECK(0);
      const head = hex(ENTER + check).length;
      // f(n) = f(n + 1): the argument tells how deep it came.
      const tail = `48 83 ec 08 ff c7 e8 ${le32(-(head + 11))} ${LEAVE}`;
      const code = hex(`${ENTER} ${CHECK(hex(tail).length)} ${tail} ${TRAP_CALL}`);
      const { f } = instanceOf(store, {
        types: [UNARY],
        funcs: [{ type: 0, code, traps: [code.length - 4, TRAP.stackExhausted] }],
        exports: [exported('deep', 0)],
      });
      for (let i = 0; i < 1000; i++) {
        const trap = trapOf(() => store.invoke(f('deep'), [i32(0)]));
        expect(trap.class).to.equal('exhaustion');
        expect(trap.message).to.equal('call stack exhausted');
        if (i === 0) expect(trap.backtrace.frames.length).to.equal(64);
      }
    });
  });

  it('gives stores the stack they ask for', () => {
    const head = hex(ENTER + CHECK(0)).length;
    // f(n) = n == 0 ? 0 : f(n - 1), 64 bytes a frame: test edi,edi; jz to the epilogue; sub rsp,32; dec edi; call.
    const body = `85 ff 74 0b 48 83 ec 20 ff cf e8 ${le32(-(head + 15))} ${LEAVE}`;
    const code = hex(`${ENTER} ${CHECK(hex(body).length)} ${body} ${TRAP_CALL}`);
    const depthOf = (stackBytes: number): number => {
      let low = 0;
      let high = 1 << 22;
      withStore(
        (store) => {
          const { f } = instanceOf(store, {
            types: [UNARY],
            funcs: [{ type: 0, code, traps: [code.length - 4, TRAP.stackExhausted] }],
            exports: [exported('deep', 0)],
          });
          while (low + 1 < high) {
            const mid = (low + high) >>> 1;
            try {
              store.invoke(f('deep'), [i32(mid)]);
              low = mid;
            } catch {
              high = mid;
            }
          }
        },
        { stackBytes },
      );
      return low;
    };
    const small = depthOf(1 << 17);
    const large = depthOf(1 << 22);
    expect(depthOf(1 << 17)).to.equal(small);
    // 64 KiB are headroom.
    expect(large / small)
      .to.be.greaterThan(60)
      .and.lessThan(66);
    expect(() => new Store({ stackBytes: 1000 })).to.throw(RangeError);
  });

  it('exhausts when wasm and host call each other without end', () => {
    withStore((store) => {
      const imports = [imported('host', { kind: 'func', type: FIRST })];
      const layout = fixedLayout({ types: [NONE], imports }, 1);
      let depth = 0;
      const host: Func = store.hostFunc(NONE, () => {
        depth++;
        store.invoke(go);
        return undefined;
      });
      const { f } = instanceOf(
        store,
        { types: [NONE], imports, funcs: [{ type: 0, code: tailCallImport(layout) }], exports: [exported('go', 1)] },
        () => host,
      );
      const go = f('go');
      for (let i = 0; i < 5; i++) {
        depth = 0;
        expect(trapOf(() => store.invoke(go)).message).to.equal('call stack exhausted');
        expect(depth).to.be.greaterThan(100).and.lessThan(1025);
        expect(addon().liveActivations()).to.equal(0);
      }
    });
  });

  it('passes host errors and inner traps through frames', () => {
    withStore((store) => {
      const { f: inner } = instanceOf(store, nested);
      const imports = [imported('host', { kind: 'func', type: FIRST })];
      const layout = fixedLayout({ types: [NONE], imports }, 1);
      // Calls the import and returns.
      const code = hex(
        `${ENTER} 48 83 ec 08 49 8b 87 ${le32(layout.importedFuncs)} 4d 8b bf ${le32(layout.importedFuncs + 8)} ff d0 ${LEAVE}`,
      );
      const thrown = new Error('from the host');
      let mode = 'throw';
      const host = store.hostFunc(NONE, () => {
        if (mode === 'throw') throw thrown;
        if (mode === 'trap') store.invoke(inner('go'));
        return undefined;
      });
      const { f } = instanceOf(
        store,
        { types: [NONE], imports, funcs: [{ type: 0, code, name: 'calls' }], exports: [exported('go', 1)] },
        () => host,
      );
      expect(() => store.invoke(f('go'))).to.throw(thrown);
      mode = 'trap';
      const trap = trapOf(() => store.invoke(f('go')));
      expect(trap.backtrace.frames.map((x) => x.name)).to.deep.equal(['inner', 'outer', 'calls']);
      mode = 'return';
      expect(store.invoke(f('go'))).to.deep.equal([]);
      const wrong = store.hostFunc(UNARY, () => []);
      expect(() => store.invoke(wrong, [i32(1)])).to.throw(TypeError, '1 results of the host function expected, got 0');
    });
  });
});
