/**
 * Stack maps of compiled functions: which calls have one, with how many references, in registers' slots and in those of locals
 * that stay in memory. That the words named hold the references themselves is shown where they run
 * (runtime/calls/stack-maps.test.ts).
 */
import { expect } from 'chai';
import * as iced from 'iced-x86';
import { type FunctionCode, SAME_MAP } from '../../compiled/compiled.ts';
import { moduleEnv } from '../../frontend/ssa/env.ts';
import { translateFunction } from '../../frontend/translate.ts';
import { encode, parse, validate } from '../../index.ts';
import { IrFunc } from '../../ir/func.ts';
import { runPasses } from '../../passes/pipeline.ts';
import { allocateLinear } from '../regalloc/linear.ts';
import { allocateSimple } from '../regalloc/simple.ts';
import { compileFunction } from '../testing/compile-function.ts';
import { x64Isa } from './isa.ts';

/** The module's last function by both allocators; `memoryLocals`: as if it were too large for SSA. */
function compileLast(wat: string, memoryLocals: boolean): FunctionCode[] {
  const m = parse(`(module (import "" "h" (func $h)) (import "" "r" (func $r (result externref)))
    (import "" "t" (func $t (param externref))) ${wat})`);
  validate(m);
  encode(m);
  const env = moduleEnv(m, { bounds: 'guard', traps: 'signals' });
  return [allocateLinear, allocateSimple].map((allocate) => {
    const f = new IrFunc();
    translateFunction(env, m.funcs.length - 1, f, memoryLocals ? -1 : undefined);
    runPasses(f);
    return compileFunction(f, x64Isa('x86-64-v3'), allocate, { addressMap: true, reloadInstance: false });
  });
}
/** The number of words of each of their stack maps. */
function mapsOf(wat: string, memoryLocals: boolean): number[][] {
  return compileLast(wat, memoryLocals).map(({ stackMaps }) => {
    const counts: number[] = [];
    for (let i = 0; i < stackMaps.length; ) {
      const n = stackMaps[i + 1] as number;
      counts.push(n === SAME_MAP ? (counts.at(-1) as number) : n);
      i += 2 + Math.max(0, n);
    }
    return counts;
  });
}
/** What a function does in order: calls, returns, stores into its frame. */
function traceOf({ code, codeLength }: FunctionCode): string {
  const decoder = new iced.Decoder(64, code.subarray(0, codeLength), iced.DecoderOptions.None);
  const marks: string[] = [];
  while (decoder.canDecode) {
    const i = decoder.decode();
    if (i.flowControl === iced.FlowControl.IndirectCall) marks.push('call');
    else if (i.flowControl === iced.FlowControl.Return) marks.push('return');
    else if (i.op0Kind === iced.OpKind.Memory && i.memoryBase === iced.Register.RBP) marks.push('save');
    i.free();
  }
  decoder.free();
  return marks.join(' ');
}

type Case = readonly [
  what: string,
  type: string,
  body: string,
  maps: readonly number[],
  inMemory: readonly number[],
  fields?: string,
];
const CASES: readonly Case[] = [
  ['no reference', '(param i32) (result i32)', '(call $h) (local.get 0)', [], []],
  ['a reference that is passed and forgotten', '(param externref)', '(call $t (local.get 0))', [], [1]],
  ['a parameter across two calls', '(param externref)', '(call $h) (call $t (local.get 0))', [1], [1, 1]],
  ['results across calls', '(result externref externref)', '(call $r) (call $r) (call $h)', [1, 2], [1, 2]],
  [
    'a reference around a loop',
    '(param externref i32)',
    '(loop (call $h) (br_if 0 (local.tee 1 (i32.sub (local.get 1) (i32.const 1))))) (call $t (local.get 0))',
    [1],
    [1, 1],
  ],
  ['constants, which no collector needs', '(result funcref)', '(call $h) (ref.func $h)', [], [], '(elem declare func $h)'],
  [
    'growing a table, which is an exit',
    '(param externref) (result i32)',
    '(drop (table.grow (local.get 0) (i32.const 1))) (table.grow (local.get 0) (i32.const 1))',
    [1],
    [1, 1],
    '(table 1 externref)',
  ],
  [
    'memory.fill, which is no exit',
    '(param externref) (result externref)',
    '(memory.fill (i32.const 0) (i32.const 0) (i32.const 9)) (local.get 0)',
    [],
    [],
    '(memory 1)',
  ],
];
/** The branch sends locals to memory where no work is allowed. */
const func = (type: string, body: string): string => `(func ${type} (block (br 0)) ${body})`;

describe('x64 stack maps', () => {
  for (const [what, type, body, maps, inMemory, fields = ''] of CASES)
    it(what, () => {
      const wat = `${fields} ${func(type, body)}`;
      expect(mapsOf(wat, false)).to.deep.equal([maps, maps]);
      expect(mapsOf(wat, true)).to.deep.equal([inMemory, inMemory]);
    });

  it('room for an allocation is asked for behind the function, and what is saved for that is saved there', () => {
    const wat = `(type $s (struct (field anyref i32 i64 f64)))
      (func (param anyref i32 i64 f64) (result anyref)
        (loop
          (local.set 0 (struct.new $s (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
          (br_if 0 (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))
        (local.get 0))`;
    // The last call is the trap of a stack that is exhausted.
    expect(traceOf(compileLast(wat, false)[0] as FunctionCode)).to.equal('return save save save save call call');
  });

  it('references in memory that all calls share', () => {
    const wat = func('(local externref externref i32 externref)', '(call $h)'.repeat(50));
    expect(mapsOf(wat, true)).to.deep.equal([Array(50).fill(3), Array(50).fill(3)]);
  });
});
