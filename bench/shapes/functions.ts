/**
 * Shapes of one large function: what prescan, SSA construction, passes, lowering, register allocation and emission do with n of a
 * thing. Of two things at once there are as many as keep the size linear: the square root of n each, or n of the one for each
 * byte of the other.
 */
import { body, each, type Shape, shape, times } from './shape.ts';

const GET = '(local.get 0)';
const root = (n: number): number => Math.ceil(Math.sqrt(n));
/** `n` constructs in each other, around `inner`. */
const nest = (n: number, open: string, close: string, inner: string): string => `${times(n, open)}${inner}\n${times(n, close)}`;
/** Local 0 as i64. */
const WIDE = `(i64.extend_i32_u ${GET})`;
const types = (n: number, type: string): string => `${type} `.repeat(n);
/** Locals 1 to n read from memory, and each of them subtracted from local 0. */
const loadAll = (n: number): string => each(n, (i) => `(local.set ${i + 1} (i32.load offset=${i} ${GET}))`);
const subtractAll = (n: number): string => each(n, (i) => `(local.set 0 (i32.sub ${GET} (local.get ${i + 1})))`);
/** Each of them added to it. */
const addAll = (n: number): string => each(n, (i) => `(local.set 0 (i32.add ${GET} (local.get ${i + 1})))`);

/** Operators and values. */
const values: readonly Shape[] = [
  shape('one giant basic block', 100_000, (n) => body(`${times(n, `(local.set 0 (i32.mul ${GET} (i32.const 3)))`)}${GET}`)),
  shape('a sum of n terms', 50_000, (n) =>
    body(`${GET}\n${each(n, (i) => `(i32.add (i32.load offset=${4 * i} ${GET}))`)}`, { fields: '(memory 1)' }),
  ),
  shape('an expression n deep to the left', 100_000, (n) => body(`${'(i32.xor '.repeat(n)}${GET}${times(n, `${GET})`)}`)),
  shape('an expression n deep to the right', 25_000, (n) =>
    body(`${times(n, `${GET} (i32.load8_u ${GET})`)}${times(2 * n - 1, 'i32.sub')}`, { fields: '(memory 1)' }),
  ),
  shape('a balanced tree of n leaves', 50_000, (n) => {
    const tree = (k: number): string => (k <= 1 ? GET : `(i32.sub ${tree(k >> 1)}\n${tree(k - (k >> 1))})`);
    return body(tree(n));
  }),
  shape('n selects', 50_000, (n) => body(`${times(n, `(local.set 0 (select ${GET} (i32.const 7) ${GET}))`)}${GET}`)),
  shape('n values from first to last', 25_000, (n) =>
    body(`${each(n, (i) => `(i32.load offset=${i} ${GET})`)}${times(n - 1, 'i32.add')}`, { fields: '(memory 1)' }),
  ),
  shape('n values in the reverse order', 6_000, (n) =>
    body(
      `${loadAll(n)}
${each(n, (i) => `(local.set 0 (i32.sub ${GET} (local.get ${n - i})))`)}${GET}`,
      { locals: n, fields: '(memory 1)' },
    ),
  ),
  shape('n equal expressions', 50_000, (n) =>
    body(`${times(n, `(drop (i32.mul ${GET} (i32.add ${GET} (i32.const 9))))`)}${GET}`),
  ),
  shape('n expressions without uses', 50_000, (n) => body(`${each(n, (i) => `(drop (i32.mul ${GET} (i32.const ${i})))`)}${GET}`)),
  shape('n constants', 50_000, (n) => body(`${each(n, (i) => `(local.set 0 (i32.sub (i32.const ${i * 7919}) ${GET}))`)}${GET}`)),
  shape('n 64-bit constants', 50_000, (n) =>
    body(`${each(n, (i) => `(local.set 0 (i32.wrap_i64 (i64.mul ${WIDE} (i64.const ${i * 10_000_000_019}))))`)}${GET}`),
  ),
  shape('n float constants', 50_000, (n) =>
    body(
      `(local $x f64) ${each(n, (i) => `(local.set $x (f64.mul (local.get $x) (f64.const ${i}.5)))`)}
(i32.trunc_f64_s (local.get $x))`,
    ),
  ),
  shape('n conversions that trap', 25_000, (n) =>
    body(`${times(n, `(local.set 0 (i32.trunc_f32_s (f32.convert_i32_u ${GET})))`)}${GET}`),
  ),
  shape('n divisions', 25_000, (n) => body(`${each(n, (i) => `(local.set 0 (i32.div_s ${GET} (i32.const ${i + 3})))`)}${GET}`)),
  shape('n remainders of variables', 25_000, (n) =>
    body(`${times(n, `(local.set 0 (i32.rem_u ${GET} (i32.add ${GET} (i32.const 1))))`)}${GET}`),
  ),
  shape('n vector additions', 25_000, (n) =>
    body(
      `(local $v v128) ${times(n, '(local.set $v (i16x8.add (local.get $v) (i8x16.abs (local.get $v))))')}
(i32x4.extract_lane 0 (local.get $v))`,
    ),
  ),
  shape('n shuffles', 20_000, (n) => {
    const lanes = (i: number): string => each(16, (k) => String((i * (k + 3) + (i >> 5) + 7 * k) & 31)).replaceAll('\n', ' ');
    const shuffles = each(n, (i) => `(local.set $v (i8x16.shuffle ${lanes(i)} (local.get $v) (local.get $w)))`);
    return body(`(local $v v128) (local $w v128) ${shuffles}(i32x4.extract_lane 0 (local.get $v))`);
  }),
  shape('n vector constants', 25_000, (n) =>
    body(
      `(local $v v128) ${each(n, (i) => `(local.set $v (v128.xor (local.get $v) (v128.const i32x4 ${i} ${i + 1} 3 4)))`)}
(i32x4.extract_lane 0 (local.get $v))`,
    ),
  ),
];

/** Locals. */
const locals: readonly Shape[] = [
  shape('n locals, set and read', 6_000, (n) =>
    body(`${each(n, (i) => `(local.set ${i + 1} (i32.add (local.get ${i}) (i32.const ${i})))`)}(local.get ${n})`, { locals: n }),
  ),
  shape('n locals around a loop', 6_000, (n) =>
    body(
      `(loop ${each(n, (i) => `(local.set ${i + 1} (i32.add (local.get ${i + 1}) (local.get ${i})))`)}
(br_if 0 (local.get ${n})))(local.get ${n})`,
      { locals: n },
    ),
  ),
  shape('n locals rotated in a loop', 6_000, (n) =>
    body(
      `(loop (local.get 1) ${each(n - 1, (i) => `(local.set ${i + 1} (local.get ${i + 2}))`)}
(local.set ${n}) (br_if 0 (local.get 1)))(local.get ${n})`,
      { locals: n },
    ),
  ),
  shape('n loops over √n locals', 20_000, (n) => {
    const k = root(n);
    const step = (i: number): string => `(local.set ${1 + (i % k)} (i32.add (local.get ${1 + ((i * 7) % k)}) (i32.const 1)))`;
    return body(`${each(n, (i) => `(loop ${step(i)} (br_if 0 ${GET}))`)}${GET}`, { locals: k });
  }),
  shape('n nested loops over n locals', 6_000, (n) =>
    body(
      `${each(n, (i) => `(loop (local.set ${i + 1} (i32.const ${i}))`)}
${each(n, (i) => `(br_if 0 (local.get ${i + 1})))`)}${GET}`,
      { locals: n },
    ),
  ),
  shape('n ifs that set another local each', 6_000, (n) =>
    body(`${each(n, (i) => `(if ${GET} (then (local.set ${i + 1} (i32.const 1))))`)}${addAll(n)}${GET}`, {
      locals: n,
    }),
  ),
  shape('n ifs with both arms', 40_000, (n) =>
    body(`${each(n, (i) => `(if ${GET} (then (local.set 1 (i32.const ${i}))) (else (local.set 0 (local.get 1))))`)}${GET}`, {
      locals: 1,
    }),
  ),
  shape('n live values over n ifs', 6_000, (n) =>
    body(
      `${loadAll(n)}${times(n, `(if ${GET} (then (local.set 0 (i32.load ${GET}))))`)}
${subtractAll(n)}${GET}`,
      { locals: n, fields: '(memory 1)' },
    ),
  ),
  shape('√n live values over n loops', 20_000, (n) =>
    body(
      `${loadAll(root(n))}${times(n, `(loop (br_if 0 (local.tee 0 (i32.load ${GET}))))`)}
${subtractAll(root(n))}${GET}`,
      { locals: root(n), fields: '(memory 1)' },
    ),
  ),
];

/** Control. */
const control: readonly Shape[] = [
  shape('n nested blocks', 200_000, (n) => body(nest(n, '(block', ')', `(br_if ${n >> 1} ${GET})`) + GET)),
  shape('n nested blocks, each branched to', 30_000, (n) =>
    body(`${times(n, '(block')}${each(n, (i) => `(br_if ${(i * 7) % (n - i)} ${GET}) (local.set 0 (i32.const ${i})))`)}${GET}`),
  ),
  shape('n nested loops', 20_000, (n) =>
    body(nest(n, '(loop', `(br_if 0 (local.tee 0 (i32.sub ${GET} (i32.const 1)))))`, '') + GET),
  ),
  shape('n nested loops without branches', 50_000, (n) => body(nest(n, '(loop', ')', `(local.set 0 (i32.const 1))`) + GET)),
  shape('n nested ifs', 15_000, (n) =>
    body(nest(n, `(if ${GET} (then (local.set 0 (i32.add ${GET} (i32.const 1)))`, '))', '') + GET),
  ),
  shape('n nested ifs with both arms', 15_000, (n) =>
    body(
      `${times(n, `(if ${GET} (then (local.set 0 (i32.add ${GET} (i32.const 1)))`)}
${each(n, (i) => `) (else (local.set 0 (i32.const ${i}))))`)}${GET}`,
    ),
  ),
  shape('n nested ifs in the other arm', 15_000, (n) =>
    body(
      nest(n, `(if ${GET} (then (local.set 0 (i32.const 5))) (else (local.set 0 (i32.add ${GET} (i32.const 1)))`, '))', '') + GET,
    ),
  ),
  shape('n nested ifs with a result', 20_000, (n) =>
    body(nest(n, `(if (result i32) ${GET} (then (i32.const 4)) (else`, '))', GET)),
  ),
  shape('a ladder of n br_if out of one block', 50_000, (n) =>
    body(`(block ${times(n, `(br_if 0 ${GET}) (local.set 0 (i32.add ${GET} (i32.const 1)))`)})${GET}`),
  ),
  shape('a ladder that sets n locals', 6_000, (n) =>
    body(`(block ${each(n, (i) => `(local.set ${i + 1} (i32.const ${i})) (br_if 0 ${GET})`)})(local.get ${n})`, { locals: n }),
  ),
  shape('n early returns', 50_000, (n) =>
    body(`${each(n, (i) => `(if (i32.eq ${GET} (i32.const ${i})) (then (return (i32.const ${i * 3}))))`)}${GET}`),
  ),
  shape('n empty ifs', 50_000, (n) => body(`${times(n, `(if ${GET} (then))`)}${GET}`)),
  shape('n blocks that branch to their end', 75_000, (n) => body(`${times(n, '(block (br 0))')}${GET}`)),
  shape('br_table of n blocks', 8_000, (n) =>
    body(`${times(n, '(block')}(br_table ${each(n, String)} ${GET})${each(n, (i) => `) (local.set 0 (i32.const ${i}))`)}${GET}`),
  ),
  shape('br_table of one block n times', 8_000, (n) => body(`(block (br_table ${'0 '.repeat(n)} ${GET}))${GET}`)),
  shape('√n br_tables of √n blocks', 150_000, (n) => {
    const k = root(n);
    return body(
      times(
        k,
        `${'(block '.repeat(k)}(br_table ${each(k, String)} ${GET})${times(k, `(local.set 0 (i32.sub ${GET} (i32.const 1))))`)}`,
      ) + GET,
    );
  }),
  shape('br_table with a value to n blocks', 8_000, (n) =>
    body(`${times(n, '(block (result i32)')}(br_table ${each(n, String)} ${GET} ${GET})${times(n, ') (i32.const 3) i32.add')}`),
  ),
  shape('an interpreter of n instructions', 8_000, (n) => {
    const add = (i: number): string =>
      `(local.set ${1 + (i % 16)} (i32.add (local.get ${1 + ((i * 3) % 16)}) (i32.load offset=${4 * (i % 99)} ${GET})))`;
    return body(
      `(loop $next ${times(n, '(block')}(br_table ${each(n, String)} (i32.load ${GET}))
${each(n, (i) => `) ${add(i)} (local.set 0 (i32.add ${GET} (i32.const 4))) (br $next)`)})(unreachable)`,
      { locals: 16, fields: '(memory 1)' },
    );
  }),
  shape('an interpreter with n registers', 5_000, (n) => {
    const add = (i: number): string => `(local.set ${i + 1} (i32.add (local.get ${1 + ((i * 3) % n)}) (i32.load ${GET})))`;
    return body(
      `(loop $next ${times(n, '(block')}(br_table ${each(n, String)} (i32.load ${GET}))
${each(n, (i) => `) ${add(i)} (br $next)`)})(unreachable)`,
      { locals: n, fields: '(memory 1)' },
    );
  }),
  shape('n blocks with 8 parameters', 10_000, (n) =>
    body(`${times(8, GET)}${times(n, '(block (type $t) (br_if 0 (local.get 0)) i32.add (local.get 0))')}${times(7, 'i32.add')}`, {
      fields: `(type $t (func (param ${types(8, 'i32')}) (result ${types(8, 'i32')})))`,
    }),
  ),
  shape('n loops with 8 parameters', 10_000, (n) =>
    body(`${times(8, GET)}${times(n, '(loop (type $t) i32.add (local.get 0) (br_if 0 (local.get 0)))')}${times(7, 'i32.add')}`, {
      fields: `(type $t (func (param ${types(8, 'i32')}) (result ${types(8, 'i32')})))`,
    }),
  ),
  shape('n nested blocks of 1,000 values', 2_000, (n) =>
    body(`${times(n, '(block (type $t)')}${times(1000, GET)}${times(n, ')')}${times(999, 'i32.add')}`, {
      fields: `(type $t (func (result ${types(1000, 'i32')})))`,
    }),
  ),
  shape('n br_if with 1,000 values', 4_000, (n) =>
    body(`(block (type $t) ${times(1000, GET)}${times(n, `(br_if 0 ${GET})`)})${times(999, 'i32.add')}`, {
      fields: `(type $t (func (result ${types(1000, 'i32')})))`,
    }),
  ),
  shape('n nested blocks of 1,000 values, each branched out of', 1_000, (n) =>
    body(`${times(n, '(block (type $t)')}${times(1000, GET)}${times(n, `(br_if 0 ${GET}))`)}${times(999, 'i32.add')}`, {
      fields: `(type $t (func (result ${types(1000, 'i32')})))`,
    }),
  ),
  shape('n ifs with 1,000 parameters', 1_000, (n) =>
    body(
      `${times(1000, GET)}${times(n, `(if (type $t) ${GET} (then i32.add ${GET}) (else (br_if 0 ${GET})))`)}
${times(999, 'i32.add')}`,
      {
        fields: `(type $t (func (param ${types(1000, 'i32')}) (result ${types(1000, 'i32')})))`,
      },
    ),
  ),
  shape('n br_if with 1,000 values of memory, each over one more', 8_000, (n) =>
    body(
      `(block (type $t) ${each(1000, (i) => `(i32.load offset=${i} ${GET})`)}
${each(n, (i) => `(i32.load offset=${1000 + i} ${GET}) (br_if 0 (i32.load8_u offset=${i} ${GET}))`)}(br 0))${times(999, 'i32.sub')}`,
      { fields: `(memory 16) (type $t (func (result ${types(1000, 'i32')})))` },
    ),
  ),
  shape('n br_tables with 500 numbers and 500 references, each over one more', 4_000, (n) =>
    body(
      `(block (type $t) (block (type $t) ${times(500, `${GET} (table.get ${GET})`)}
${each(n, (i) => `${GET} (table.get ${GET}) (block (type $p) (br_table 0 1 2 (i32.load8_u offset=${i} ${GET})))`)}(br 0))
(br 0))${times(499, 'drop drop')}drop`,
      {
        fields: `(memory 16) (table 1 funcref) (type $t (func (result ${types(500, 'i32 funcref')})))
(type $p (func (param ${types(500, 'i32 funcref')}) (result ${types(500, 'i32 funcref')})))`,
      },
    ),
  ),
  shape('n br_if with 1,000 values, each over one more', 8_000, (n) =>
    body(`(block (type $t) ${times(1000, GET)}${times(n, `${GET} (br_if 0 ${GET})`)}(br 0))${times(999, 'i32.add')}`, {
      fields: `(type $t (func (result ${types(1000, 'i32')})))`,
    }),
  ),
  shape('n br_if with 1,000 values over one more', 4_000, (n) =>
    body(`(block (type $t) (i32.const 1) ${times(1000, GET)}${times(n, `(br_if 0 ${GET})`)}(br 0))${times(999, 'i32.add')}`, {
      fields: `(type $t (func (result ${types(1000, 'i32')})))`,
    }),
  ),
];

/** Dead code of each kind. */
const dead: readonly Shape[] = [
  shape('n instructions behind a br', 100_000, (n) => body(`(block (br 0) ${times(n, `(local.set 0 (i32.const 1))`)})${GET}`)),
  shape('n instructions behind unreachable, on its stack', 100_000, (n) => body(`(unreachable) ${times(n, 'i32.add drop')}`)),
  shape('n dead blocks', 75_000, (n) => body(`(return ${GET}) ${times(n, '(block (loop (br 1)))')}(unreachable)`)),
  shape('n dead nested blocks', 100_000, (n) => body(`(return ${GET}) ${nest(n, '(block', ')', '')}(unreachable)`)),
  shape('n ifs of a constant', 40_000, (n) =>
    body(`${times(n, `(if (i32.const 0) (then (local.set 0 (i32.mul ${GET} ${GET}))))`)}${GET}`),
  ),
  shape('n loops that never begin', 40_000, (n) => body(`${times(n, '(block (br_if 0 (i32.const 1)) (loop (br 0)))')}${GET}`)),
];

/** Memories, tables, globals. */
const state: readonly Shape[] = [
  shape('n loads of one address', 50_000, (n) =>
    body(`${times(n, `(local.set 1 (i32.add (local.get 1) (i32.load ${GET})))`)}(local.get 1)`, {
      locals: 1,
      fields: '(memory 1)',
    }),
  ),
  shape('n stores to one address', 50_000, (n) =>
    body(`${times(n, `(i32.store ${GET} (i32.const 5))`)}${GET}`, { fields: '(memory 1)' }),
  ),
  shape('n loads and stores in turn', 40_000, (n) =>
    body(`${each(n, (i) => `(i32.store offset=${i} ${GET} (i32.load offset=${i * 3} ${GET}))`)}${GET}`, { fields: '(memory 1)' }),
  ),
  shape('n accesses of a 64-bit memory', 30_000, (n) =>
    body(`${each(n, (i) => `(i32.store offset=${i} ${WIDE} (i32.load offset=${i * 3} ${WIDE}))`)}${GET}`, {
      fields: '(memory i64 1)',
    }),
  ),
  shape('n accesses of 100 memories', 40_000, (n) =>
    body(`${each(n, (i) => `(i32.store ${i % 100} ${GET} (i32.load ${(i * 7) % 100} ${GET}))`)}${GET}`, {
      fields: times(100, '(memory 1)'),
    }),
  ),
  shape('n accesses of n tables', 10_000, (n) =>
    body(`${each(n, (i) => `(table.set ${i} ${GET} (table.get ${(i * 7) % n} ${GET}))`)}${GET}`, {
      fields: times(n, '(table 1 funcref)'),
    }),
  ),
  shape('n memory.grow', 25_000, (n) =>
    body(`${times(n, `(local.set 0 (i32.add (memory.grow ${GET}) (memory.size)))`)}${GET}`, { fields: '(memory 1)' }),
  ),
  shape('n memory.copy and memory.fill', 20_000, (n) =>
    body(`${times(n, `(memory.copy ${GET} ${GET} ${GET}) (memory.fill ${GET} ${GET} ${GET})`)}${GET}`, { fields: '(memory 1)' }),
  ),
  shape('n reads of one global in √n nested loops', 50_000, (n) =>
    body(
      `${times(root(n), '(loop')}${times(n, `(local.set 0 (i32.add ${GET} (global.get 0)))`)}
${times(root(n), `(br_if 0 ${GET}))`)}${GET}`,
      { fields: '(global (mut i32) (i32.const 1))' },
    ),
  ),
  shape('n globals written and read', 30_000, (n) =>
    body(`${each(n, (i) => `(global.set ${i} (i32.add ${GET} (global.get ${(i * 7) % n})))`)}${GET}`, {
      fields: times(n, '(global (mut i32) (i32.const 1))'),
    }),
  ),
  shape('n loads in n nested loops', 20_000, (n) =>
    body(`${times(n, `(loop (local.set 0 (i32.load ${GET}))`)}${times(n, `(br_if 0 ${GET}))`)}${GET}`, { fields: '(memory 1)' }),
  ),
];

const CALLEE = '(func $g (param i32) (result i32) (local.get 0))';
const CALL = `(local.set 0 (call $g ${GET}))`;
const many = (n: number, type: string): string =>
  `(func $g (param ${types(n, type)}) (result ${types(n, type)}) ${each(n, (i) => `(local.get ${i})`)})`;

/** Calls, references, exceptions. */
const calls: readonly Shape[] = [
  shape('n calls', 50_000, (n) => body(`${times(n, CALL)}${GET}`, { fields: CALLEE })),
  shape('n calls with 100 parameters and results', 500, (n) =>
    body(`${times(100, GET)}${times(n, '(call $g)')}${times(99, 'i32.add')}`, { fields: many(100, 'i32') }),
  ),
  shape('n calls with 1,000 parameters and results', 100, (n) =>
    body(`${times(1000, GET)}${times(n, '(call $g)')}${times(999, 'i32.add')}`, { fields: many(1000, 'i32') }),
  ),
  shape('n call_indirect', 30_000, (n) =>
    body(`${times(n, `(local.set 0 (call_indirect (type $t) ${GET} (i32.const 3)))`)}${GET}`, {
      fields: '(type $t (func (param i32) (result i32))) (table 10 funcref)',
    }),
  ),
  shape('n call_ref', 30_000, (n) =>
    body(`(local $f (ref null $t)) ${times(n, `(local.set 0 (call_ref $t ${GET} (local.get $f)))`)}${GET}`, {
      fields: '(type $t (func (param i32) (result i32)))',
    }),
  ),
  shape('n live values over n calls', 6_000, (n) =>
    body(
      `${loadAll(n)}${times(n, CALL)}
${subtractAll(n)}${GET}`,
      { locals: n, fields: `(memory 1) ${CALLEE}` },
    ),
  ),
  shape('n values, each over one call', 30_000, (n) =>
    body(`${each(n, (i) => `(i32.load offset=${i} ${GET}) (call $g ${GET}) i32.add (local.set 0)`)}${GET}`, {
      fields: `(memory 1) ${CALLEE}`,
    }),
  ),
  shape('n references, each over one call', 20_000, (n) =>
    body(`${times(n, `(table.get ${GET}) ${CALL} ref.is_null (local.set 0)`)}${GET}`, {
      fields: `(table 1 funcref) ${CALLEE}`,
    }),
  ),
  shape('one reference over n calls', 30_000, (n) =>
    body(`(table.get ${GET}) ${times(n, CALL)}ref.is_null`, {
      fields: `(table 1 funcref) ${CALLEE}`,
    }),
  ),
  shape('n references over n calls', 4_000, (n) =>
    body(`${times(n, `(table.get ${GET})`)} ${times(n, CALL)}${times(n, '(local.set 0 (ref.is_null))')}${GET}`, {
      fields: `(table 1 funcref) ${CALLEE}`,
    }),
  ),
  shape('n references over n calls and branches', 4_000, (n) =>
    body(
      `${times(n, `(table.get ${GET})`)} ${times(n, `(if ${GET} (then ${CALL}))`)}
${times(n, '(local.set 0 (ref.is_null))')}${GET}`,
      { fields: `(table 1 funcref) ${CALLEE}` },
    ),
  ),
  shape('n locals of references set between calls', 6_000, (n) =>
    body(
      `${each(n, (i) => `(local $r${i} funcref)`)} ${each(n, (i) => `(local.set $r${i} (table.get ${GET})) ${CALL}`)}
${each(n, (i) => `(local.set 0 (ref.is_null (local.get $r${i})))`)}${GET}`,
      { fields: `(table 1 funcref) ${CALLEE}` },
    ),
  ),
  shape('n return_call', 30_000, (n) =>
    body(`${each(n, (i) => `(if (i32.eq ${GET} (i32.const ${i})) (then (return_call $g ${GET})))`)}${GET}`, { fields: CALLEE }),
  ),
  shape('n return_call_indirect', 20_000, (n) =>
    body(`${times(n, `(if ${GET} (then (return_call_indirect (type $t) ${GET} ${GET})))`)}${GET}`, {
      fields: '(type $t (func (param i32) (result i32))) (table 10 funcref)',
    }),
  ),
  shape('n throws', 25_000, (n) =>
    body(`${times(n, `(if ${GET} (then (throw $e ${GET})))`)}${GET}`, { fields: '(tag $e (param i32))' }),
  ),
  shape('n try_tables', 10_000, (n) =>
    body(`${times(n, `(block $h (result i32) (try_table (catch $e $h) ${CALL}) ${GET}) (local.set 0)`)}${GET}`, {
      fields: `(tag $e (param i32)) ${CALLEE}`,
    }),
  ),
  shape('n calls in one try_table', 20_000, (n) =>
    body(`(block $h (result i32) (try_table (catch $e $h) ${times(n, CALL)}) ${GET})`, {
      fields: `(tag $e (param i32)) ${CALLEE}`,
    }),
  ),
  shape('n calls in n nested try_tables that catch all', 5_000, (n) =>
    body(`(block ${times(n, '(try_table (catch_all 0)')}${times(n, CALL)}${times(n, ')')})${GET}`, {
      fields: CALLEE,
    }),
  ),
  shape('one call in n nested try_tables of other tags', 5_000, (n) =>
    body(`(block ${each(n, (i) => `(try_table (catch ${i} 0)`)}${CALL}${times(n, ')')})${GET}`, {
      fields: `${times(n, '(tag)')} ${CALLEE}`,
    }),
  ),
  shape('n calls in a try_table of n tags', 4_000, (n) =>
    body(`(block (try_table ${each(n, (i) => `(catch ${i} 0)`)}${times(n, CALL)}))${GET}`, {
      fields: `${times(n, '(tag)')} ${CALLEE}`,
    }),
  ),
  shape('n calls in n nested try_tables of other tags', 2_000, (n) =>
    body(`(block ${each(n, (i) => `(try_table (catch ${i} 0)`)}${times(n, CALL)}${times(n, ')')})${GET}`, {
      fields: `${times(n, '(tag)')} ${CALLEE}`,
    }),
  ),
  shape('n calls in a try_table over √n locals', 10_000, (n) =>
    body(
      `(block $h (try_table (catch_all $h) ${each(n, (i) => `(local.set ${1 + (i % root(n))} (call $g ${GET}))`)}))
${addAll(root(n))}${GET}`,
      { locals: root(n), fields: CALLEE },
    ),
  ),
  shape('n br_on_null', 25_000, (n) =>
    body(`(block ${times(n, `(br_on_null 0 (table.get ${GET})) drop`)})${GET}`, { fields: '(table 1 funcref)' }),
  ),
];

export const FUNCTION_SHAPES: readonly Shape[] = [...values, ...locals, ...control, ...dead, ...state, ...calls];
