/**
 * The module's own DWARF, from wasm to backtrace (S13): files and lines that clang's modules name, in every form of loading, and
 * whatever bytes stand there, the same trap.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../../../runner/system/paths.ts';
import {
  type CompileOptions,
  compile,
  decode,
  encode,
  type Func,
  i32,
  readArtifact,
  Store,
  Trap,
  validate,
} from '../../index.ts';

const wasmOf = (version: number): Uint8Array =>
  readFileSync(join(ROOT, 'engine', 'artifact', 'testing', 'lines', `dwarf-${version}.wasm`));

function compileWasm(wasm: Uint8Array, options: CompileOptions = {}): Uint8Array {
  const m = decode(wasm);
  validate(m);
  return compile(m, options);
}

/** The trap of a call, as people see it. */
function trapOf(artifact: Uint8Array | string, name: string, ...args: number[]): Trap {
  const store = new Store();
  try {
    store.invoke(store.instantiate(artifact).getExport(name) as Func, args.map(i32));
  } catch (e) {
    if (!(e instanceof Trap)) throw e;
    // Frames are resolved while the code is there.
    e.backtrace.toString();
    return e;
  } finally {
    store.close();
  }
  throw new Error('no trap');
}
const linesOf = (trap: Trap): string[] =>
  trap.backtrace.frames.map(
    ({ name, source }) => `${name ?? ''} ${source?.file ?? ''}:${source?.line ?? 0}:${source?.column ?? 0}`,
  );

describe("the module's own debug information", () => {
  const calls: [name: string, args: number[], v4: string[], v5: string[]][] = [
    ['divide', [1, 0], ['divide main.c:19:10'], ['divide /lines/main.c:19:10']],
    // Inlined: the line of the inlined code, in the function that has it now.
    ['first', [2000], ['at lines.h:4:5', 'first main.c:11:10'], ['first /lines/lines.h:4:5']],
    [
      'second',
      [2000],
      ['at lines.h:4:5', 'sum sum.c:6:14', 'second main.c:15:28'],
      ['sum /lines/lines.h:4:5', 'second /lines/main.c:15:28'],
    ],
  ];

  for (const version of [4, 5]) {
    it(`DWARF ${version}: backtraces have file, line and column, from bytes and from a file`, () => {
      const bytes = compileWasm(wasmOf(version));
      const dir = mkdtempSync(join(tmpdir(), 'touchstone-dwarf-'));
      try {
        const path = join(dir, 'lines.artifact');
        writeFileSync(path, bytes);
        for (const artifact of [bytes, path]) {
          for (const [name, args, v4, v5] of calls) {
            expect(linesOf(trapOf(artifact, name, ...args)), name).to.deep.equal(version === 4 ? v4 : v5);
          }
        }
      } finally {
        rmSync(dir, { recursive: true });
      }
    });
  }

  it('stands in the artifact as it came, and only where offsets are known', () => {
    const m = decode(wasmOf(5));
    const a = readArtifact(compile(m), { verify: true });
    for (const { name, data } of m.customs) {
      expect(Buffer.from(a.dwarf).includes(Buffer.from(data)), name).to.equal(name.startsWith('.debug_'));
    }
    const without = compileWasm(wasmOf(5), { addressMap: false });
    expect(readArtifact(without).dwarf).to.have.length(0);
    expect(linesOf(trapOf(without, 'divide', 1, 0))).to.deep.equal(['divide :0:0']);
    expect(a.sections.map((s) => s.name)).to.include('.touchstone.dwarf');
  });

  it('also for a module that was written again', () => {
    expect(linesOf(trapOf(compileWasm(encode(decode(wasmOf(5)))), 'divide', 1, 0))).to.deep.equal(['divide /lines/main.c:19:10']);
  });

  it('never changes a trap, whatever bytes it has', () => {
    const wasm = wasmOf(5);
    const debug = decode(wasm).customs.filter(({ name }) => name.startsWith('.debug_'));
    const plain = trapOf(compileWasm(wasm), 'second', 2000);
    const rest = (t: Trap): unknown => [t.message, t.code, t.backtrace.frames.map((f) => ({ ...f, module: 0, source: 0 }))];
    let state = 7;
    const random = (n: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % n;
    };
    let lost = 0;
    for (let round = 0; round < 300; round++) {
      const bytes = wasm.slice();
      for (const { data } of debug) {
        const at = data.byteOffset - wasm.byteOffset;
        for (let k = random(6); k >= 0; k--) bytes[at + random(data.length)] = random(256);
      }
      const trap = trapOf(compileWasm(bytes), 'second', 2000);
      expect(rest(trap)).to.deep.equal(rest(plain));
      if (trap.backtrace.toString() !== plain.backtrace.toString()) lost++;
    }
    expect(lost).to.be.above(50);
  });
});
