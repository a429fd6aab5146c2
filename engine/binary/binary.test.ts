/**
 * Decoder and encoder: round trips, faults in the specification's order and words, limits, hostile counts and nesting, and
 * mutations of valid modules, which may be refused but never crash or hang.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { placementText } from '../text/parse/annotations.ts';
import { parseModule } from '../text/parse/module.ts';
import { validate } from '../valid/index.ts';
import { corpus } from '../valid/testing/corpus.ts';
import { WasmError } from '../wasm/errors.ts';
import { ALL_FEATURES, FEATURE, WASM3 } from '../wasm/features.ts';
import type { Module } from '../wasm/module.ts';
import { binaryOf } from './encode.ts';
import { checkCustoms, codePlaces, decode, encode } from './index.ts';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const text = (s: string, features = WASM3): Module => parseModule(new TextEncoder().encode(s), { features });
const read = (bytes: readonly number[], features = WASM3): Module => decode(Uint8Array.from([...HEADER, ...bytes]), { features });

/** The error `decode` throws. */
function fault(bytes: readonly number[], features = WASM3): WasmError {
  try {
    read(bytes, features);
  } catch (e) {
    if (e instanceof WasmError) return e;
    throw e;
  }
  throw new Error('decoded');
}
/** A module with one function () -> () of this code. */
const withCode = (code: readonly number[]): number[] => [
  ...[1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0],
  ...[10, code.length + 4, 1, code.length + 2, 0, ...code, 0x0b],
];

describe('binary format', () => {
  it('encodes a decoded module to the same bytes', () => {
    for (const bytes of corpus()) expect(encode(decode(bytes, { features: WASM3 })).bytes).deep.equal(bytes);
  });

  it('puts custom sections and names where they belong', () => {
    const m = text(
      '(module $m (@custom "a" (before first) "1") (type (func)) (@custom "b" (after type) "2") (func $f (param $x i32)))',
    );
    const plain = decode(encode(m, { names: false }).bytes, { features: WASM3 });
    expect(plain.customs.map((c) => [c.name, placementText(plain, c.place)])).deep.equal([
      ['a', '(before first)'],
      ['b', '(after type)'],
    ]);
    expect(plain.names.module).equal(undefined);
    const named = decode(encode(m).bytes, { features: WASM3 });
    expect(named.names.module).equal('m');
    expect(named.names.funcs.get(0)).equal('f');
    expect(named.names.locals.get(0)?.get(0)).equal('x');
    const again = encode(named, { names: true }).bytes;
    expect(again).deep.equal(encode(m, { names: true }).bytes);
  });

  it('writes names by index, however they came', () => {
    const m = text('(module (func) (func) (func))');
    const put = <T>(map: Map<number, T>, ...entries: [number, T][]): void => entries.forEach(([i, v]) => void map.set(i, v));
    put(m.names.funcs, [2, 'c'], [0, 'a'], [1, 'b']);
    put(
      m.names.locals,
      [
        1,
        new Map([
          [3, 'y'],
          [0, 'x'],
        ]),
      ],
      [0, new Map([[1, 'z']])],
    );
    const decoded = decode(encode(m, { names: true }).bytes, { features: WASM3 });
    expect(checkCustoms(decoded)).equal(undefined);
    expect([...decoded.names.funcs]).deep.equal([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
    ]);
    expect([...decoded.names.locals].map(([i, inner]) => [i, [...inner]])).deep.equal([
      [0, [[1, 'z']]],
      [
        1,
        [
          [0, 'x'],
          [3, 'y'],
        ],
      ],
    ]);
  });

  it('tells every body its place in the binary', () => {
    const m = text('(module (func (nop)) (func (result i32) (i32.const 300)))');
    const decoded = decode(encode(m).bytes, { features: WASM3 });
    const { section, bodies } = codePlaces(m);
    expect([...bodies]).deep.equal(decoded.funcs.map((f) => f.body.start));
    expect(section).to.equal(decoded.code?.section).and.to.be.above(8);
  });

  it('encoding another form of a module changes nothing about it', () => {
    // Sizes of five bytes, as linkers write them, and a name section before the code: our own form is another one.
    const names = [0x00, 0x0b, 0x04, ...Buffer.from('name'), 0x01, 0x04, 0x01, 0x00, 0x01, 0x66];
    const m = read([
      0x01,
      0x84,
      0x80,
      0x80,
      0x80,
      0x00,
      0x01,
      0x60,
      0x00,
      0x00,
      0x03,
      0x02,
      0x01,
      0x00,
      ...names,
      0x0a,
      0x04,
      0x01,
      0x02,
      0x00,
      0x0b,
    ]);
    const before = structuredClone(codePlaces(m));
    expect(encode(m).bytes.length).to.be.below(encode(m, { names: true }).bytes.length + 20);
    expect(encode(m).bytes).not.deep.equal(binaryOf(m));
    expect(codePlaces(m)).deep.equal(before);
    expect([...before.bodies]).deep.equal(m.funcs.map(({ body }) => body.start));
  });

  it('keeps 64-bit limits exact', () => {
    const m = decode(encode(text('(module (table i64 0 0xffff_ffff_ffff_fffe funcref))')).bytes, { features: WASM3 });
    expect(m.tables[0]?.type.max).equal(0xffff_ffff_ffff_fffen);
  });

  it('ignores a malformed name section, and says so when asked', () => {
    const m = read([0, 8, 4, 0x6e, 0x61, 0x6d, 0x65, 1, 5, 9]);
    expect(checkCustoms(m)?.class).equal('malformed');
    expect(checkCustoms(read([]))).equal(undefined);
  });

  it('checks branch hints against the code they point at', () => {
    const hinted = (offset: number): Module => {
      const section = [...new TextEncoder().encode('metadata.code.branch_hint')];
      const custom = [section.length, ...section, 1, 0, 1, offset, 1, 1];
      const code = [0x41, 0, 0x04, 0x40, 0x0b];
      const bytes = withCode(code);
      return read([...bytes.slice(0, 10), 0, custom.length, ...custom, ...bytes.slice(10)]);
    };
    expect(checkCustoms(hinted(3))).equal(undefined);
    expect(checkCustoms(hinted(1))?.message).match(/^@metadata\.code\.branch_hint annotation: invalid target/);
    expect(checkCustoms(hinted(2))?.class).equal('invalid');
  });

  it('tells components from other versions', () => {
    const header = (...version: number[]): string => {
      try {
        decode(Uint8Array.of(0, 97, 115, 109, ...version), { features: WASM3 });
      } catch (e) {
        return (e as Error).message;
      }
      return expect.fail('decoded');
    };
    for (const version of [13, 12, 10]) expect(header(version, 0, 1, 0)).match(/^unknown binary version: this is a component/);
    for (const version of [0, 2, 13]) expect(header(version, 0, 0, 0)).equal('unknown binary version');
    expect(header(1, 0, 2, 0)).equal('unknown binary version');
  });

  it('reports the fault the specification meets first', () => {
    expect(fault([14, 0]).message).match(/^malformed section id/);
    expect(fault([1, 1, 0, 1, 1, 0]).message).match(/^unexpected content after last section/);
    expect(fault([1, 1, 1]).message).match(/^unexpected end/);
    expect(fault([1, 2, 0, 0]).message).match(/^section size mismatch/);
    expect(fault([1, 9, 0]).message).match(/^length out of bounds/);
    expect(fault(withCode([0x05])).message).match(/^END opcode expected/);
    expect(fault(withCode([0xfe, 0x03, 0])).message).match(/^illegal opcode fe 03/);
    expect(fault(withCode([0xfc, 0xff, 0x7f])).message).match(/^illegal opcode/);
    expect(fault(withCode([0x41, 0xff, 0xff, 0xff, 0xff, 0x1f])).message).match(/^integer too large/);
    expect(fault(withCode([0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0])).message).match(/^integer representation too long/);
    expect(fault([5, 3, 1, 2, 1]).message).match(/^malformed limits flags/);
    expect(read([5, 4, 1, 3, 1, 1], WASM3 | FEATURE.threads).memories[0]?.type.shared).equal(true);
  });

  it('keeps type indices of any length, as heap types and as block types', () => {
    const count = 8200;
    const targets = [0, 1, 63, 64, 65, 127, 128, 129, 8191, 8192, count - 1];
    const users = targets.map(
      (t) => `(func (param (ref ${t})) (result (ref null ${t})) (block (type ${t})) (drop (ref.null ${t})) (local.get 0))`,
    );
    const m = text(`(module ${'(type (sub (func)))'.repeat(count)} ${users.join(' ')})`);
    const { bytes } = encode(m);
    const decoded = decode(bytes, { features: WASM3 });
    expect(decoded.types.map((t) => t.comp)).deep.equal(m.types.map((t) => t.comp));
    expect(encode(decoded).bytes).deep.equal(bytes);
    validate(decoded, { features: WASM3 });
  });

  it('needs a data count where code names data segments, and one that is right', () => {
    const init = [0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 8, 0, 0];
    const drop = [0xfc, 9, 0];
    const data = [11, 3, 1, 1, 0];
    for (const code of [init, drop]) {
      const [types, bodies] = [withCode(code).slice(0, 10), withCode(code).slice(10)];
      const m = [...types, 5, 3, 1, 0, 1];
      expect(fault([...m, ...bodies, ...data]).message).match(/^data count section required/);
      expect(fault([...m, 12, 1, 0, ...bodies, ...data]).message).match(/^data count and data section have inconsistent lengths/);
      expect(fault([...m, 12, 1, 2, ...bodies, ...data]).message).match(/^data count and data section have inconsistent lengths/);
      expect(read([...m, 12, 1, 1, ...bodies, ...data]).datas.length).equal(1);
    }
  });

  it("keeps a custom section's name within the section", () => {
    expect(fault([0, 2, 3, 0x61, 1, 1, 0]).message).match(/^unexpected end of section or function/);
    expect(read([0, 2, 1, 0x61, 1, 1, 0]).customs.map((c) => c.name)).deep.equal(['a']);
  });

  it('encodes every form of element segment, of any table', () => {
    const forms = ['func $f', 'funcref (ref.func $f)', 'externref (ref.null extern)'];
    const fields = forms.flatMap((form) => {
      const table = form.startsWith('extern') ? 2 : 1;
      return [`(elem ${form})`, `(elem declare ${form})`, `(elem (table ${table}) (i32.const 1) ${form})`];
    });
    const m = text(
      `(module (table 3 funcref) (table 3 funcref) (table 3 externref) (func $f) (elem (i32.const 0) $f) ${fields.join(' ')})`,
    );
    validate(m, { features: WASM3 });
    const shape = ({ elems }: Module): unknown =>
      elems.map(({ mode, table, type, funcs, exprs }) => [mode, table, type, funcs, exprs?.length]);
    const decoded = decode(encode(m).bytes, { features: WASM3 });
    expect(shape(decoded)).deep.equal(shape(m));
    expect(decoded.elems.filter((e) => e.mode === 'active').map((e) => e.table)).deep.equal([0, 1, 1, 2]);
  });

  it('does not believe counts', () => {
    const huge = [0xff, 0xff, 0xff, 0xff, 0x0f];
    for (const id of [1, 2, 3, 4, 5, 13, 6, 7, 9, 11]) expect(fault([id, 5, ...huge]).message).match(/^length out of bounds/);
    expect(fault(withCode([0x0e, ...huge])).message).match(/^length out of bounds/);
    expect(fault([3, 2, 1, 0, 10, 9, 1, 7, 1, ...huge, 0x7f]).message).match(/^unexpected end|^function/);
  });

  it('calls a limit a limit', () => {
    const groups = (n: number): number[] => [(n & 0x7f) | 0x80, ((n >> 7) & 0x7f) | 0x80, n >> 14];
    const params = [0x60, ...groups(1001), ...new Array<number>(1001).fill(0x7f), 0];
    const size = params.length + 1;
    expect(fault([1, ...groups(size), 1, ...params]).class).equal('limit');
    const locals = [1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 1, ...groups(50_001), 0x7f, 0x0b];
    expect(() => validate(read(locals), { features: WASM3 })).throws(WasmError, /limit: 50001 locals/);
  });

  it('walks a million nested blocks', () => {
    const n = 1_000_000;
    const code = new Uint8Array(3 * n + 1);
    for (let i = 0; i < n; i++) code.set([0x02, 0x40], 2 * i);
    code.fill(0x0b, 2 * n);
    const size = code.length + 1;
    const leb = (v: number): number[] => [(v & 0x7f) | 0x80, ((v >> 7) & 0x7f) | 0x80, ((v >> 14) & 0x7f) | 0x80, v >> 21];
    const head = [...HEADER, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, ...leb(size + 5), 1, ...leb(size), 0];
    const bytes = new Uint8Array(head.length + code.length);
    bytes.set(head);
    bytes.set(code, head.length);
    const m = decode(bytes, { features: WASM3 });
    validate(m, { features: WASM3 });
    expect(encode(m).bytes).deep.equal(bytes);
  });

  it('survives any mutation of any module', () => {
    const modules = corpus();
    const edit = fc.tuple(fc.nat(0xffff), fc.nat(255));
    fc.assert(
      fc.property(fc.nat(modules.length - 1), fc.array(edit, { minLength: 1, maxLength: 4 }), (which, edits) => {
        const bytes = Uint8Array.from(modules[which] as Uint8Array);
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        try {
          const m = decode(bytes, { features: ALL_FEATURES });
          checkCustoms(m);
          validate(m, { features: ALL_FEATURES });
          const again = encode(m).bytes;
          expect(encode(decode(again, { features: ALL_FEATURES })).bytes).deep.equal(again);
        } catch (e) {
          if (!(e instanceof WasmError)) throw e;
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('survives random bytes behind a header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (tail) => {
        try {
          read([...tail]);
        } catch (e) {
          if (!(e instanceof WasmError)) throw e;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
