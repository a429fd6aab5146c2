/**
 * What an operation writes is read anew behind it. Every instruction that writes state stands between two reads of every kind, in
 * one function, in several shapes of control flow; right is what the same steps give when each is a function of its own, called
 * by the host: there nothing can be remembered. Which instructions there are says the opcode table.
 */
import { expect } from 'chai';
import { compile, FEATURE, type Func, parse, Store, Trap, validate, WASM3 } from '../../index.ts';
import { EXECUTABLE } from '../../settings/executable.ts';
import { OP_ROWS, type OpRow } from '../../wasm/opcodes.ts';
import { FUNCREF } from '../../wasm/types.ts';

const features = WASM3 | FEATURE.threads | FEATURE['custom-descriptors'];
const MODES = [
  { traps: 'signals', bounds: 'guard' },
  { traps: 'explicit', bounds: 'explicit' },
] as const;

/** Own and imported things of every kind. `$f1` and `$f2` can be told apart. */
const SHARED = `(module
  (memory (export "memory") 1 60000) (table (export "table") 4 90000 funcref)
  ${['i32', 'i64', 'f32', 'f64', 'v128', 'funcref'].map((t) => `(global (export "${t}") (mut ${t}) ${zero(t)})`).join('\n')})`;
const PRELUDE = `
  (type $n (func)) (type $r (func (result i64)))
  (import "shared" "memory" (memory $m1 1 60000)) (import "shared" "table" (table $t1 4 90000 funcref))
  (import "host" "call" (func $host (param funcref)))
  ${each((t) => `(import "shared" "${t}" (global $${t}1 (mut ${t})))`)}
  (memory $m0 1 60000) (table $t0 4 90000 funcref) ${each((t) => `(global $${t}0 (mut ${t}) ${zero(t)})`)}
  (type $s (sub (struct (field (mut i64)) (field (mut i8)) (field (mut (ref null $s))))))
  (type $a (array (mut i32))) (type $b (array (mut i16))) (type $c (array (mut (ref null $s)))) (type $g (array (mut funcref)))
  (rec (type $o (descriptor $d) (struct (field i64))) (type $d (describes $o) (struct (field i64))))
  (global $d (ref (exact $d)) (struct.new $d (i64.const 77))) (global $o (ref $o) (struct.new_desc $o (i64.const 7) (global.get $d)))
  (global $s (ref $s) (struct.new_default $s)) (global $a (ref $a) (array.new_default $a (i32.const 8)))
  (global $b (ref $b) (array.new_default $b (i32.const 8))) (global $c (ref $c) (array.new_default $c (i32.const 8)))
  (global $g (ref $g) (array.new_default $g (i32.const 8)))
  (elem $es (ref null $s) (item (struct.new_default $s)) (item (ref.null $s)) (item (global.get $s)))
  (data $d "\\a1\\a2\\a3\\a4\\a5\\a6\\a7\\a8\\a9\\aa\\ab\\ac\\ad\\ae\\af\\b0") (elem $e func $f2 $f2) (elem declare func $f1 $f2 $w) (tag $tag)
  (func $f1 (type $r) (i64.const 1)) (func $f2 (type $r) (i64.const 2))`;
function zero(type: string): string {
  if (type === 'v128') return '(v128.const i64x2 0 0)';
  return type === 'funcref' ? '(ref.null func)' : `(${type}.const 0)`;
}
function each(of: (type: string) => string): string {
  return ['i32', 'i64', 'f32', 'f64', 'v128', 'funcref'].map(of).join('\n');
}
/** What no write leaves behind as it was. */
const OTHER: Readonly<Record<string, string>> = {
  i32: '(i32.const 0x5a5b5c5d)',
  i64: '(i64.const 0x6a6b6c6d7a7b7c7d)',
  f32: '(f32.const 1.7)',
  f64: '(f64.const 2.3)',
  v128: '(v128.const i64x2 0x3a3b3c3d4a4b4c4d 0x1a1b1c1d2a2b2c2d)',
  funcref: '(ref.func $f2)',
};
/** An object of each kind is held by a global of its type's name. */
const held = (type: string): string => `(global.get $${type})`;
/** As it was, but for what has grown and been dropped. */
const RESET = [0, 1]
  .map(
    (k) => `(memory.fill $m${k} (i32.const 0) (i32.const 0x11) (i32.const 64))
      (memory.fill $m${k} (i32.const 64) (i32.const 0x77) (i32.const 64))
      (table.fill $t${k} (i32.const 0) (ref.func $f1) (i32.const 4))
      ${each((t) => `(global.set $${t}${k} ${t === 'funcref' ? '(ref.func $f1)' : zero(t)})`)}`,
  )
  .concat(
    `(struct.set $s 0 ${held('s')} (i64.const 7)) (struct.set $s 1 ${held('s')} (i32.const 0x91)) (struct.set $s 2 ${held('s')} ${held('s')})`,
    `(array.fill $a ${held('a')} (i32.const 0) (i32.const 0x0a0b0c0d) (i32.const 8))`,
    `(array.fill $b ${held('b')} (i32.const 0) (i32.const 0x8001) (i32.const 8))`,
    `(array.fill $c ${held('c')} (i32.const 0) ${held('s')} (i32.const 4)) (array.fill $c ${held('c')} (i32.const 4) (ref.null $s) (i32.const 4))`,
    `(array.fill $g ${held('g')} (i32.const 0) (ref.func $f1) (i32.const 8))`,
  )
  .join('\n');

/** A value of a type as i64. */
const AS_I64: Readonly<Record<string, (x: string) => string>> = {
  i32: (x) => `(i64.extend_i32_u ${x})`,
  i64: (x) => x,
  f32: (x) => `(i64.extend_i32_u (i32.reinterpret_f32 ${x}))`,
  f64: (x) => `(i64.reinterpret_f64 ${x})`,
  v128: (x) => `(i64x2.extract_lane 0 ${x})`,
};

/** One instruction that reads or writes: its name in the opcode table, and its text. */
type Step = readonly [name: string, text: string];

/** Narrow atomic ones are like the others. */
const rows = OP_ROWS.filter((r) => (EXECUTABLE & r.featureBit) !== 0 && !/^i64\.atomic|atomic\.\w+(8|16)/.test(r.name));
const lane = (r: OpRow): string => (r.imms.some((i) => i.startsWith('lane')) ? '0 ' : '');
const at = '(i32.const 16)';
const ofMemories = (r: OpRow, operands: string): Step[] =>
  [0, 1].map((k) => [r.name, `(${r.name} $m${k} ${lane(r)}${at} ${operands})`]);

/** Reads, as i64. */
const READS: readonly Step[] = [
  ...rows
    .filter((r) => r.align >= 0 && r.results?.length === 1 && (r.feature !== 'threads' || r.params?.length === 1))
    .flatMap((r) => ofMemories(r, r.params?.length === 2 ? zero('v128') : ''))
    .map(([name, text]): Step => [name, (AS_I64[name.split('.')[0] ?? ''] as (x: string) => string)(text)]),
  ...[0, 1].flatMap((k): Step[] => [
    ['memory.size', `(i64.extend_i32_u (memory.size $m${k}))`],
    ['table.size', `(i64.extend_i32_u (table.size $t${k}))`],
    ['table.get', `(i64.extend_i32_u (ref.is_null (table.get $t${k} (i32.const 2))))`],
    ['call_indirect', `(call_indirect $t${k} (type $r) (i32.const 2))`],
    ...['i32', 'i64', 'f32', 'f64', 'v128'].map(
      (t): Step => ['global.get', (AS_I64[t] as (x: string) => string)(`(global.get $${t}${k})`)],
    ),
    ['global.get', `(i64.extend_i32_u (ref.is_null (global.get $funcref${k})))`],
  ]),
  ['struct.get', `(struct.get $s 0 ${held('s')})`],
  ['struct.get', `(i64.extend_i32_u (ref.is_null (struct.get $s 2 ${held('s')})))`],
  ...['s', 'u'].flatMap((sign): Step[] => [
    [`struct.get_${sign}`, `(i64.extend_i32_u (struct.get_${sign} $s 1 ${held('s')}))`],
    [`array.get_${sign}`, `(i64.extend_i32_u (array.get_${sign} $b ${held('b')} (i32.const 2)))`],
  ]),
  ['array.get', `(i64.extend_i32_u (array.get $a ${held('a')} (i32.const 2)))`],
  ['array.get', `(i64.extend_i32_u (ref.eq (array.get $c ${held('c')} (i32.const 2)) ${held('s')}))`],
  ['array.get', `(call_ref $r (ref.cast (ref $r) (array.get $g ${held('g')} (i32.const 2))))`],
  ['ref.get_desc', `(struct.get $d 0 (ref.get_desc $o ${held('o')}))`],
  ['ref.cast_desc_eq', `(struct.get $o 0 (ref.cast_desc_eq (ref $o) (block (result anyref) ${held('o')}) ${held('d')}))`],
  // What is left of a segment shows as a trap.
  ['memory.init', '(block (result i64) (memory.init $m0 $d (i32.const 40) (i32.const 0) (i32.const 1)) (i64.const 0))'],
  ['table.init', '(block (result i64) (table.init $t0 $e (i32.const 3) (i32.const 0) (i32.const 1)) (i64.const 0))'],
];

/** An atomic instruction, whatever it gives. Of memories that are not shared waiting is a trap. */
function atomic({ name, align, params = [], results = [] }: OpRow, memory: number): string {
  const operands = params.slice(1).map((type) => OTHER[type]);
  const text = align < 0 ? `(${name})` : `(${name} $m${memory} ${at} ${operands.join(' ')})`;
  return results.length === 0 ? text : `(drop ${text})`;
}

const WRITES: readonly Step[] = [
  ...rows
    .filter((r) => r.align >= 0 && r.results?.length === 0 && r.feature !== 'threads')
    .flatMap((r) => ofMemories(r, OTHER[r.params?.[1] ?? ''] as string)),
  ...[0, 1].flatMap((k): Step[] => [
    ['memory.fill', `(memory.fill $m${k} ${at} (i32.const 0x99) (i32.const 16))`],
    ['memory.copy', `(memory.copy $m${k} $m${1 - k} ${at} (i32.const 64) (i32.const 16))`],
    ['memory.copy', `(memory.copy $m${k} $m${k} (i32.const 8) (i32.const 60) (i32.const 24))`],
    ['memory.init', `(memory.init $m${k} $d ${at} (i32.const 0) (i32.const 16))`],
    ['memory.grow', `(drop (memory.grow $m${k} (i32.const 1)))`],
    ['table.set', `(table.set $t${k} (i32.const 2) (ref.null func))`],
    ['table.set', `(table.set $t${k} (i32.const 2) (ref.func $f2))`],
    ['table.fill', `(table.fill $t${k} (i32.const 1) (ref.null func) (i32.const 2))`],
    [
      'table.copy',
      `(table.set $t${1 - k} (i32.const 3) (ref.func $f2)) (table.copy $t${k} $t${1 - k} (i32.const 2) (i32.const 3) (i32.const 1))`,
    ],
    ['table.init', `(table.init $t${k} $e (i32.const 2) (i32.const 0) (i32.const 2))`],
    ['table.grow', `(drop (table.grow $t${k} (ref.func $f2) (i32.const 20)))`],
    ...['i32', 'i64', 'f32', 'f64', 'v128'].map((t): Step => ['global.set', `(global.set $${t}${k} ${OTHER[t]})`]),
    ['global.set', `(global.set $funcref${k} (ref.null func))`],
  ]),
  ['struct.set', `(struct.set $s 0 ${held('s')} (i64.const 0x1234567890))`],
  ['struct.set', `(struct.set $s 1 ${held('s')} (i32.const 0x7f))`],
  ['struct.set', `(struct.set $s 2 ${held('s')} (ref.null $s))`],
  ['array.set', `(array.set $a ${held('a')} (i32.const 2) (i32.const 0x7a7b7c7d))`],
  ['array.set', `(array.set $b ${held('b')} (i32.const 2) (i32.const 0x5555))`],
  ['array.set', `(array.set $c ${held('c')} (i32.const 2) (struct.new_default $s))`],
  ['array.set', `(array.set $g ${held('g')} (i32.const 2) (ref.func $f2))`],
  ['array.fill', `(array.fill $a ${held('a')} (i32.const 1) (i32.const 0) (i32.const 4))`],
  ['array.fill', `(array.fill $c ${held('c')} (i32.const 1) (ref.null $s) (i32.const 4))`],
  ['array.copy', `(array.copy $c $c ${held('c')} (i32.const 1) ${held('c')} (i32.const 3) (i32.const 4))`],
  ['array.init_data', `(array.init_data $b $d ${held('b')} (i32.const 1) (i32.const 1) (i32.const 4))`],
  ['array.init_elem', `(array.init_elem $c $es ${held('c')} (i32.const 2) (i32.const 0) (i32.const 3))`],
  ['array.init_elem', `(array.init_elem $g $e ${held('g')} (i32.const 1) (i32.const 0) (i32.const 2))`],
  // These write where the next object goes: what was read of objects stays true while they move.
  ['struct.new', `(drop (struct.new $s (i64.const 1) (i32.const 2) ${held('s')}))`],
  ['struct.new_default', '(drop (struct.new_default $s))'],
  ['struct.new_desc', `(drop (struct.new_desc $o (i64.const 1) ${held('d')}))`],
  ['struct.new_default_desc', '(drop (struct.new_default_desc $o (struct.new $d (i64.const 1))))'],
  ['array.new', '(drop (array.new $a (i32.const 7) (i32.const 5)))'],
  ['array.new_default', '(drop (array.new_default $c (i32.const 5)))'],
  ['array.new_fixed', '(drop (array.new_fixed $a 2 (i32.const 5) (i32.const 6)))'],
  ['array.new_data', '(drop (array.new_data $b $d (i32.const 0) (i32.const 4)))'],
  ['array.new_elem', '(drop (array.new_elem $g $e (i32.const 0) (i32.const 2)))'],
  // Whatever orders memory shows what others have written.
  ...rows.filter((r) => r.feature === 'threads').map((r, i): Step => [r.name, atomic(r, i % 2)]),
  ['data.drop', '(data.drop $d)'],
  ['elem.drop', '(elem.drop $e)'],
];

/** Instructions with an index of something that holds state, which neither read nor write it themselves. */
const NEITHER = new Set(['ref.func', 'throw', 'catch']);
/** Calls are ways to a write: see SHAPES. */
const CALLS = new Set(['call', 'return_call', 'return_call_indirect', 'call_ref', 'return_call_ref']);
const STATE = /^(mem\d|memory|table|global|data|elem|func|type|tag)$/;

/** `r` and `w`: the read that is added to the sum, the write. What runs, one letter a step, is the other half of a row. */
const SHAPES: readonly (readonly [name: string, text: (r: string, w: string) => string, steps: string])[] = [
  ['one behind the other', (r, w) => `${r} ${w} ${r}`, 'rwr'],
  ['on one of two ways', (r, w) => `${r} (if (local.get $yes) (then ${w})) ${r}`, 'rwr'],
  ['in a loop', (r, w) => `(loop $l ${r} ${w} (br_if $l ${countDown('$i')})) ${r}`, 'rwrwr'],
  [
    'in a loop in a loop',
    (r, w) =>
      `(loop $l ${r} (local.set $k (i32.const 2)) (loop $n ${w} (br_if $n ${countDown('$k')})) (br_if $l ${countDown('$i')})) ${r}`,
    'rwwrwwr',
  ],
  // Known in front of it; what traps does so in the loop or nowhere.
  ['in a loop behind a read', (r, w) => `${r} (loop $l ${r} ${w} (br_if $l ${countDown('$i')}))`, 'rrwrw'],
  [
    'in a loop in a loop behind a read',
    (r, w) =>
      `${r} (loop $l ${r} (local.set $k (i32.const 2)) (loop $n ${w} (br_if $n ${countDown('$k')})) (br_if $l ${countDown('$i')}))`,
    'rrwwrww',
  ],
  ['behind a loop of reads', (r, w) => `(loop $l ${r} (br_if $l ${countDown('$i')})) ${w} ${r}`, 'rrwr'],
  ['in a function', (r) => `${r} (call $w) ${r}`, 'rwr'],
  ['in a function of a table', (r) => `${r} (call_indirect $w (type $n) (i32.const 0)) ${r}`, 'rwr'],
  ['behind a reference', (r) => `${r} (call_ref $n (ref.func $w)) ${r}`, 'rwr'],
  ['of the host', (r) => `${r} (call $host (ref.func $w)) ${r}`, 'rwr'],
  ['in a tail call', (r) => `${r} (call $tail) ${r}`, 'rwr'],
  ['in front of an exception', (r) => `${r} (block $b (try_table (catch_all $b) (call $throws))) ${r}`, 'rwr'],
  [
    'in a body whose exception is caught',
    (r, w) => `${r} (block $b (try_table (catch_all $b) ${r} ${w} (throw $tag))) ${r}`,
    'rrwr',
  ],
];
function countDown(local: string): string {
  return `(local.tee ${local} (i32.sub (local.get ${local}) (i32.const 1)))`;
}

function moduleOf([writer, write]: Step): string {
  const added = (read: string): string => `(local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 31)) ${read}))`;
  const locals = '(local $sum i64) (local $yes i32) (local $i i32) (local $k i32)';
  const begin = '(local.set $yes (i32.load8_u $m0 (i32.const 200))) (local.set $i (i32.const 2))';
  return `(module ${PRELUDE} (table $w funcref (elem $w))
    (func $reset (export "reset") ${RESET} (i32.store8 $m0 (i32.const 200) (i32.const 1)))
    (func $w (export "w") (type $n) ${write})
    (func $tail (return_call $w)) (func $throws ${write} (throw $tag))
    ${READS.map(([, read], i) => `(func (export "r${i}") (result i64) ${read})`).join('\n')}
    ${SHAPES.flatMap(([, shape], s) =>
      readsOf(s, writer).map((i) => {
        const body = shape(added(READS[i]?.[1] ?? ''), write);
        return `(func (export "${s} ${i}") (result i64) ${locals} ${begin} ${body} (local.get $sum))`;
      }),
    ).join('\n')})`;
}

/** What holds state → the instructions that are about it: the first that fits. */
const HOLDERS = { heap: /^(struct|array|ref|br)/, table: /^(table|elem|call)/, global: /^global/, memory: /./ } as const;
type Holder = keyof typeof HOLDERS;
const KINDS = Object.keys(HOLDERS) as Holder[];
const holder = (name: string): Holder | undefined => KINDS.find((kind) => HOLDERS[kind].test(name));
/** One read of each kind is enough for most shapes. */
const REPEATED = /load8|load16|load32|[if]64\.load|f32|\$i64|f64/;
/** Which reads a shape has with a write: one behind the other all of them, else those of what it writes. */
const readsOf = (shape: number, write: string): number[] =>
  READS.flatMap(([name, text], i) => (shape === 0 || (holder(name) === holder(write) && !REPEATED.test(text)) ? [i] : []));

/** Instructions at which objects may move. */
const MOVING = new Set(rows.filter(({ writes }) => writes.includes('allocation')).map(({ name }) => name));

/** A fresh instance; calling a function gives what it returns, or the trap's message. */
function instance(store: Store, artifact: Uint8Array, shared: Uint8Array): (name: string) => bigint | string {
  const other = store.instantiate(shared);
  const host = store.hostFunc({ kind: 'func', params: [FUNCREF], results: [] }, ([f]) => {
    store.invoke(f?.ref as Func);
    return [];
  });
  const { exports } = store.instantiate(artifact, (module, name) => (module === 'host' ? host : other.exports.get(name)));
  return (name) => {
    try {
      const [v] = store.invoke(exports.get(name) as Func);
      return v === undefined ? 0n : (BigInt(v.hi >>> 0) << 32n) | BigInt(v.lo >>> 0);
    } catch (e) {
      if (e instanceof Trap) return e.message;
      throw e;
    }
  };
}

describe('what an operation writes', () => {
  it('the tables have every instruction that touches state', () => {
    const known = new Set([...READS, ...WRITES].map(([name]) => name));
    const touching = rows.filter((r) => r.imms.some((i) => STATE.test(i))).map((r) => r.name);
    expect(touching.filter((name) => !known.has(name) && !NEITHER.has(name) && !CALLS.has(name))).deep.equal([]);
  });

  it('the opcode table says which instructions write', () => {
    const said = rows.filter(({ writes }) => writes.length > 0 && !writes.includes('all')).map(({ name }) => name);
    expect(new Set(said)).deep.equal(new Set(WRITES.map(([name]) => name)));
  });

  for (const [mode, kind] of MODES.flatMap((m) => KINDS.map((k) => [m, k] as const))) {
    it(`is read anew with traps=${mode.traps}, bounds=${mode.bounds}: ${kind}`, function () {
      this.timeout(120_000);
      const artifactOf = (text: string): Uint8Array => {
        const m = parse(text, { features });
        validate(m, { features });
        return compile(m, mode);
      };
      const shared = artifactOf(SHARED);
      for (const [writer, write] of WRITES.filter(([name]) => holder(name) === kind)) {
        const store = new Store({ ...mode, gcZeal: kind === 'heap' || MOVING.has(writer) ? 1 : 0 });
        try {
          const artifact = artifactOf(moduleOf([writer, write]));
          const fresh = () => [instance(store, artifact, shared), instance(store, artifact, shared)] as const;
          let [whole, apart] = fresh();
          SHAPES.forEach(([name, , steps], s) => {
            for (const i of readsOf(s, writer)) {
              // Nothing brings a segment back.
              if (writer.endsWith('.drop')) [whole, apart] = fresh();
              whole('reset');
              apart('reset');
              let right: bigint | string = 0n;
              for (const step of steps) {
                const got = apart(step === 'r' ? `r${i}` : 'w');
                if (typeof got === 'string') right = got;
                else if (step === 'r') right = BigInt.asUintN(64, right * 31n + got);
                if (typeof right === 'string') break;
              }
              expect(whole(`${s} ${i}`), `${name}: ${READS[i]?.[1]} around ${write}`).equal(right);
            }
          });
        } finally {
          store.close();
        }
      }
    });
  }
});
