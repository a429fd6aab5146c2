/**
 * Which loads passes carry over which instructions: over every kind of write, call and library call a load of each alias class,
 * by value numbering one behind the other and out of a loop.
 */
import { expect } from 'chai';
import { LIBCALLS, type LibcallName } from '../abi/calls.ts';
import { Flow } from '../ir/analysis/flow.ts';
import { printFunc } from '../ir/inspect/print.ts';
import { verifyFunc } from '../ir/inspect/verify.ts';
import { parseFunc } from '../ir/testing/parse.ts';
import { GlobalValueNumbering } from './gvn.ts';
import { LoopInvariantCodeMotion } from './licm.ts';
import type { Pass } from './pass.ts';
import { runPass } from './pipeline.ts';

/** Alias class → a load of it. */
const LOADS = {
  constant: 'vmload.i64 64 full constant',
  limits: 'vmload.i64 72 full limits',
  global: 'vmload.i64 200 full global',
  memory: 'load.i64 v1 full memory',
  table: 'load.i64 v1 full table',
  object: 'load.i64 v1 + v2 + 8 full object',
  allocation: 'load.i64 v1 + 48 u32 allocation',
} as const;
type Alias = keyof typeof LOADS;
/** Whatever runs there may write what is not constant. */
const ANY: readonly Alias[] = ['limits', 'global', 'memory', 'table', 'object', 'allocation'];

/** What library calls write. */
const LIBCALL_WRITES: Readonly<Record<LibcallName, readonly Alias[]>> = {
  memory_grow: ['limits', 'allocation'],
  table_grow: ['limits', 'table', 'allocation'],
  table_fill: ['table', 'allocation'],
  table_copy: ['table', 'allocation'],
  table_init: ['table', 'allocation'],
  memmove: ['memory'],
  memset: ['memory'],
  caught_exception: ['allocation'],
  caught_has_tag: ['allocation'],
  heap_room: ['allocation'],
  array_init_elem: ['object', 'allocation'],
  move_elements: ['object'],
  set_elements: ['object'],
  memory_wait32: ['memory', 'limits', 'allocation'],
  memory_wait64: ['memory', 'limits', 'allocation'],
  memory_notify: ['memory', 'limits', 'allocation'],
};
const TYPES: Readonly<Record<string, string>> = { '': '', i: '.i32', l: '.i64', r: '.ref', w: '.ref' };
const ARGUMENTS: Readonly<Record<string, string>> = { i: 'v0', l: 'v1', r: 'v2', w: 'v2' };

/** Instructions between the loads, and what they write. */
const WRITERS: readonly (readonly [line: string, writes: readonly Alias[]])[] = [
  ['v9 = iadd.i64 v1, v1', []],
  ['trapz v0 unreachable', []],
  ['store v1 + 32, v1 full memory', ['memory']],
  ['store v1 + 32, v0 u8 memory', ['memory']],
  ['store v1 + 32, v2 full table', ['table']],
  ['store v1 + v2 + 16, v1 full object', ['object']],
  ['store v1 + v2 + 8, v2 u32 allocation', ['allocation']],
  ['vmstore 208, v1 full global', ['global']],
  ['vmstore 80, v1 full limits', ['limits']],
  ...[
    ...[
      'v9 = atomic_load.i64 v1 + 8 full memory',
      'atomic_store v1 + 32, v1 full memory',
      'v9 = atomic_add.i64 v1, v1 full memory',
    ],
    ...['v9 = atomic_cas.i32 v1 + 32, v0, v0 u8 memory', 'v9 = atomic_load.i32 v1 + 32 u8 memory', 'fence'],
  ].map((line): readonly [string, readonly Alias[]] => [line, ['memory', 'limits']]),
  ['call 0 sig0 ()', ANY],
  ['call_ptr v1, v1 sig0 ()', ANY],
  ...LIBCALLS.map(({ name, params, results }): readonly [string, readonly Alias[]] => {
    const result = results === '' ? '' : 'v9 = ';
    const args = [...params].map((p) => ARGUMENTS[p]).join(', ');
    return [`${result}libcall${TYPES[results]} ${name} (${args})`, LIBCALL_WRITES[name]];
  }),
];

function run(body: string, pass: Pass): string[] {
  const f = parseFunc(`function 0 (i32, i64, ref) -> (i64, i64)\nsignature 0 () -> ()\n${body.replace(/^ +/gm, '')}`);
  verifyFunc(f);
  runPass(pass, f, new Flow(), verifyFunc);
  return printFunc(f)
    .split('\n')
    .map((line) => line.trim());
}

describe('loads and writes', () => {
  for (const [line, writes] of WRITERS) {
    it(`${line}: ${writes.join(', ') || 'nothing'}`, () => {
      for (const alias of Object.keys(LOADS) as Alias[]) {
        const load = LOADS[alias];
        const behind = run(
          `block0(v0: i32, v1: i64, v2: ref):
           v3 = ${load}
           ${line}
           v4 = ${load}
           return v3, v4`,
          new GlobalValueNumbering(),
        );
        expect(behind.filter((l) => l.endsWith(load)).length, alias).equal(writes.includes(alias) ? 2 : 1);
        // Loads of memory, tables and objects stay where their checks are.
        if (load.startsWith('load')) continue;
        const loop = run(
          `block0(v0: i32, v1: i64, v2: ref):
           jump block1
           block1:
           v3 = ${load}
           ${line}
           brif v0, block1, block2
           block2:
           return v3, v3`,
          new LoopInvariantCodeMotion(),
        );
        expect(loop.indexOf(`v3 = ${load}`) < loop.indexOf('block1:'), alias).equal(!writes.includes(alias));
      }
    });
  }

  it('what a call that throws wrote is written on every way out of it', () => {
    for (const alias of Object.keys(LOADS) as Alias[]) {
      const out = run(
        `block0(v0: i32, v1: i64, v2: ref):
         v3 = ${LOADS[alias]}
         try_call 0 sig0 () [catch_all block1, block2]
         block1:
         v4 = ${LOADS[alias]}
         return v3, v4
         block2:
         v5 = ${LOADS[alias]}
         return v3, v5`,
        new GlobalValueNumbering(),
      );
      expect(out.filter((l) => l.endsWith(LOADS[alias])).length, alias).equal(alias === 'constant' ? 1 : 3);
    }
  });

  it('a load of what was just stored is that value, where all of it was stored', () => {
    for (const access of ['full', 's8', 'u8', 's16', 'u16', 's32', 'u32', 'u64']) {
      const out = run(
        `block0(v0: i32, v1: i64, v2: ref):
         store v1, v1 ${access} memory
         v3 = load.i64 v1 ${access} memory
         return v3, v3`,
        new GlobalValueNumbering(),
      );
      expect(out.includes('return v1, v1'), access).equal(access === 'full');
    }
  });

  it('what is defined only where its check has passed stays behind it', () => {
    for (const op of ['fcvt_to_sint.i32', 'fcvt_to_uint.i32', 'fcvt_to_sint.i64', 'fcvt_to_uint.i64', 'fcvt_to_sint_sat.i32']) {
      const out = run(
        `block0(v0: i32, v1: i64, v2: ref):
         v3 = bitcast.f64 v1
         jump block1
         block1:
         trapz v0 invalidConversion
         v4 = ${op} v3
         brif v0, block1, block2
         block2:
         return v1, v1`,
        new LoopInvariantCodeMotion(),
      );
      expect(out.indexOf(`v4 = ${op} v3`) < out.indexOf('block1:'), op).equal(op.includes('sat'));
    }
  });
});
