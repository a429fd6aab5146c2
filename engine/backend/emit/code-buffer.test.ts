/**
 * The code buffer by a machine of its own (one byte opcodes, branches of 2 and 5 bytes): random code with labels, pads and pool
 * references must lead where it was told to after shortening, with tables moved along.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { SAME_MAP } from '../../compiled/compiled.ts';
import { ConstantPool } from '../vcode/constant-pool.ts';
import { type BranchForm, type BranchMachine, CodeBuffer } from './code-buffer.ts';

const SHORT = 1;
const LONG = 2;
const PAD = 3;
const REF = 4;
const FILL = 0x80;

const FORMS: readonly BranchForm[] = [
  {
    size: 2,
    min: -128,
    max: 127,
    write(bytes, at, _condition, distance) {
      expect(distance).to.be.within(-128, 127);
      bytes[at] = SHORT;
      bytes[at + 1] = distance;
    },
  },
  {
    size: 5,
    min: -(2 ** 31),
    max: 2 ** 31 - 1,
    write(bytes, at, _condition, distance) {
      bytes[at] = LONG;
      new DataView(bytes.buffer).setInt32(at + 1, distance, true);
    },
  },
];
const machine: BranchMachine = {
  forms: () => FORMS,
  pad: (bytes, at, n) => bytes.fill(PAD, at, at + n),
  patchRelative: (bytes, at, tail, target) => new DataView(bytes.buffer).setInt32(at, target - (at + 4 + tail), true),
};

type Item =
  | { readonly kind: 'fill'; readonly n: number }
  | { readonly kind: 'branch'; readonly to: number }
  | { readonly kind: 'label' }
  | { readonly kind: 'align' }
  | { readonly kind: 'trap' }
  | { readonly kind: 'ref'; readonly value: number };

const item: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ kind: fc.constant('fill' as const), n: fc.oneof(fc.nat(20), fc.nat(200)) }),
  fc.record({ kind: fc.constant('branch' as const), to: fc.nat(30) }),
  fc.constant({ kind: 'label' as const }),
  fc.constant({ kind: 'align' as const }),
  fc.constant({ kind: 'trap' as const }),
  fc.record({ kind: fc.constant('ref' as const), value: fc.nat(5) }),
);

/** Writes the items; every label is a byte 0x40 + number, every trap a byte 0x20. */
function build(items: readonly Item[]): { code: ReturnType<CodeBuffer['finish']>; labels: number } {
  const buf = new CodeBuffer(machine);
  const pool = new ConstantPool();
  const labels = Math.max(1, Math.min(31, items.filter((i) => i.kind === 'label').length));
  buf.newLabels(labels);
  let bound = 0;
  for (const i of items) {
    if (i.kind === 'fill') for (let k = 0; k < i.n; k++) buf.byte(FILL);
    else if (i.kind === 'branch') buf.branch(-1, i.to % labels);
    else if (i.kind === 'align') buf.align(16);
    else if (i.kind === 'trap') {
      buf.trap(buf.length, 7);
      buf.addr(buf.length, 100);
      buf.byte(0x20);
    } else if (i.kind === 'ref') {
      buf.byte(REF);
      buf.poolRef(buf.length, 1, pool.constant(8, i.value, 1));
      buf.word(0);
      buf.byte(0);
    } else if (bound < labels) {
      buf.bind(bound);
      buf.byte(0x40 + bound++);
    }
  }
  for (; bound < labels; bound++) {
    buf.bind(bound);
    buf.byte(0x40 + bound);
  }
  return { code: buf.finish(pool, 0), labels };
}

describe('code buffer', () => {
  it('keeps every branch, label, pad, reference and table entry', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 80 }), (items) => {
        const { code } = build(items);
        const view = new DataView(code.code.buffer);
        const branches = items.flatMap((i) => (i.kind === 'branch' ? [i.to] : []));
        const refs = items.flatMap((i) => (i.kind === 'ref' ? [i.value] : []));
        const labels = Math.max(1, Math.min(31, items.filter((i) => i.kind === 'label').length));
        const traps: number[] = [];
        for (let at = 0; at < code.codeLength; ) {
          const op = code.code[at] as number;
          if (op === SHORT || op === LONG) {
            const end = at + (op === SHORT ? 2 : 5);
            const target = end + (op === SHORT ? view.getInt8(at + 1) : view.getInt32(at + 1, true));
            expect(code.code[target]).to.equal(0x40 + ((branches.shift() as number) % labels));
            at = end;
          } else if (op === REF) {
            const target = at + 6 + view.getInt32(at + 1, true);
            expect(target % 8).to.equal(0);
            expect(view.getInt32(target, true)).to.equal(refs.shift());
            at += 6;
          } else {
            if (op === 0x20) traps.push(at);
            at++;
          }
        }
        expect(branches).to.deep.equal([]);
        expect(refs).to.deep.equal([]);
        expect([...code.traps]).to.deep.equal(traps.flatMap((t) => [t, 7]));
        expect([...code.addrs]).to.deep.equal(traps.flatMap((t) => [t, 100]));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('uses the short form exactly as far as it reaches', () => {
    for (const [n, size] of [
      [126, 2],
      [127, 2],
      [128, 5],
    ] as const) {
      const buf = new CodeBuffer(machine);
      const end = buf.newLabel();
      buf.branch(0, end);
      for (let k = 0; k < n; k++) buf.byte(FILL);
      buf.bind(end);
      buf.byte(0x40);
      expect(buf.finish(new ConstantPool(), 0).code.length).to.equal(size + n + 1);
    }
  });

  it('pads to the alignment after shortening', () => {
    const buf = new CodeBuffer(machine);
    const end = buf.newLabel();
    buf.branch(0, end);
    buf.bind(end);
    buf.align(32);
    const head = buf.newLabel();
    buf.bind(head);
    buf.branch(0, head);
    const { code } = buf.finish(new ConstantPool(), 0);
    expect(code.length).to.equal(34);
    expect([...code.subarray(32)]).to.deep.equal([SHORT, 0xfe]);
  });

  it('lays jump tables out behind the constants, relative to themselves', () => {
    const buf = new CodeBuffer(machine);
    const pool = new ConstantPool();
    buf.newLabels(3);
    const table = pool.jumpTable(3);
    for (const label of [2, 0, 1]) pool.jumpTarget(label);
    pool.constant(4, 0x1111);
    pool.constant(16, 1, 2, 3, 4);
    expect(pool.constant(4, 0x1111)).to.equal(1);
    for (let k = 0; k < 3; k++) {
      buf.bind(k);
      buf.byte(0x40 + k);
    }
    const { code, codeLength } = buf.finish(pool, 0);
    expect(codeLength).to.equal(3);
    const view = new DataView(code.buffer);
    const at = pool.offsets.get(table);
    expect([0, 1, 2].map((k) => code[at + view.getInt32(at + 4 * k, true)])).to.deep.equal([0x42, 0x40, 0x41]);
    expect(pool.offsets.get(2)).to.equal(16);
    expect(pool.offsets.get(1)).to.equal(32);
  });

  it('notes the words of stack maps ascending, and only once where two in a row are the same', () => {
    const buf = new CodeBuffer(machine);
    const end = buf.newLabel();
    /** Words below the frame pointer, in any order; what is recorded. */
    const maps: readonly (readonly [words: readonly number[], recorded: readonly number[]])[] = [
      [
        [5, 2, 9],
        [3, 2, 5, 9],
      ],
      [[9, 5, 2], [SAME_MAP]],
      [
        [2, 5, 8],
        [3, 2, 5, 8],
      ],
      [
        [2, 5],
        [2, 2, 5],
      ],
      [
        [2, 5, 8],
        [3, 2, 5, 8],
      ],
      [
        [10, 9],
        [2, 9, 10],
      ],
    ];
    // What lies in front becomes shorter: the maps move along.
    buf.branch(0, end);
    const expected: number[] = [];
    maps.forEach(([words, recorded], k) => {
      buf.byte(FILL);
      buf.stackMap(words.map((w) => w * -8));
      expected.push(2 + k + 1, ...recorded);
    });
    buf.bind(end);
    buf.byte(0x40);
    expect([...buf.finish(new ConstantPool(), 0).stackMaps]).to.deep.equal(expected);
  });
});
