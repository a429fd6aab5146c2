/**
 * Loads in a loop rest on what the opcode table says that its instructions write. A row that says too little is found by the
 * translation itself: what a loop really writes is compared with what the rows promised.
 */
import { expect } from 'chai';
import { IrFunc } from '../../ir/func.ts';
import { parseModule } from '../../text/parse/module.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import { translateFunction } from '../translate.ts';
import { moduleEnv } from './env.ts';
import { Prescan } from './prescan.ts';

const HEAD = `(type $f (func)) (type $s (struct (field (mut i32)))) (type $a (array (mut i32))) (type $r (array (mut funcref))) (type $x (array (mut anyref)))
  (memory 1) (memory $shared 1 1 shared) (table 1 funcref) (global $g (mut i32) (i32.const 0)) (tag $t)
  (data $d "x") (elem $e funcref (ref.func $callee)) (func $callee)`;

/** What writes something; the rest of the body is a loop around it. */
const WRITERS: readonly string[] = [
  '(i32.store (i32.const 0) (i32.const 1))',
  '(v128.store8_lane 0 (i32.const 0) (v128.const i64x2 0 0))',
  '(drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))',
  '(i64.atomic.store $shared (i32.const 0) (i64.const 1))',
  '(drop (memory.atomic.wait32 $shared (i32.const 0) (i32.const 0) (i64.const 0)))',
  '(drop (memory.atomic.notify $shared (i32.const 0) (i32.const 0)))',
  '(drop (memory.grow (i32.const 1)))',
  '(memory.fill (i32.const 0) (i32.const 0) (i32.const 1))',
  '(memory.copy (i32.const 0) (i32.const 0) (i32.const 1))',
  '(memory.init $d (i32.const 0) (i32.const 0) (i32.const 1))',
  '(data.drop $d)',
  '(table.set (i32.const 0) (ref.null func))',
  '(drop (table.grow (ref.null func) (i32.const 1)))',
  '(table.fill (i32.const 0) (ref.null func) (i32.const 1))',
  '(table.copy (i32.const 0) (i32.const 0) (i32.const 1))',
  '(table.init $e (i32.const 0) (i32.const 0) (i32.const 1))',
  '(elem.drop $e)',
  '(global.set $g (i32.const 1))',
  '(call $callee)',
  '(call_indirect (type $f) (i32.const 0))',
  '(call_ref $f (ref.func $callee))',
  '(throw $t)',
  '(drop (struct.new $s (i32.const 1)))',
  '(struct.set $s 0 (struct.new_default $s) (i32.const 1))',
  '(drop (array.new $a (i32.const 1) (i32.const 1)))',
  '(array.set $a (ref.null $a) (i32.const 0) (i32.const 1))',
  '(array.set $x (ref.null $x) (i32.const 0) (ref.null any))',
  '(array.copy $x $x (ref.null $x) (i32.const 0) (ref.null $x) (i32.const 0) (i32.const 1))',
  '(array.fill $a (ref.null $a) (i32.const 0) (i32.const 1) (i32.const 1))',
  '(array.copy $a $a (ref.null $a) (i32.const 0) (ref.null $a) (i32.const 0) (i32.const 1))',
  '(array.init_data $a $d (ref.null $a) (i32.const 0) (i32.const 0) (i32.const 1))',
  '(array.init_elem $r $e (ref.null $r) (i32.const 0) (i32.const 0) (i32.const 1))',
  '(drop (array.new_data $a $d (i32.const 0) (i32.const 1)))',
  '(drop (array.new_elem $r $e (i32.const 0) (i32.const 1)))',
];

/** Translates a loop around `code`; `promised`: the mask that the prescan gives, where it is not its own. */
function translateLoop(code: string, memoryLocals: boolean, promised?: number): void {
  const m = parseModule(new TextEncoder().encode(`(module ${HEAD} (func (loop $l ${code} (br_if $l (global.get $g)))))`), {
    features: ALL_FEATURES,
  });
  const env = moduleEnv(m, { bounds: 'explicit', traps: 'explicit' });
  const { read } = Prescan.prototype;
  Prescan.prototype.read = function read_(this: Prescan) {
    read.call(this);
    if (promised !== undefined) this.writes.fill(promised);
    return this;
  };
  try {
    translateFunction(env, 1, new IrFunc(), memoryLocals ? -1 : undefined);
  } finally {
    Prescan.prototype.read = read;
  }
}

describe('loops', () => {
  for (const code of WRITERS)
    it(`write what the rows of their instructions say: ${code}`, () => {
      for (const memoryLocals of [false, true]) {
        translateLoop(code, memoryLocals);
        expect(() => translateLoop(code, memoryLocals, 0)).to.throw('a loop writes alias classes');
      }
    });
  it('that write nothing need no row', () => {
    for (const code of ['(drop (i32.load (i32.const 0)))', '(block (try_table (catch_all 0)))', '(loop $inner)'])
      for (const memoryLocals of [false, true]) translateLoop(code, memoryLocals, 0);
  });
  it('answer for the loops inside of them', () => {
    expect(() => translateLoop('(loop $inner (global.set $g (i32.const 1)))', false, 0)).to.throw('a loop writes alias classes');
  });
});
