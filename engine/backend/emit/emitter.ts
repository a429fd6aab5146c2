/** What the emitters of all machines have: the function at hand, and where its operands are. */
import { bug } from '../../wasm/errors.ts';
import { FIRST_SLOT } from '../regalloc/interface/operands.ts';
import type { ConstantPool } from '../vcode/constant-pool.ts';
import type { VCode } from '../vcode/vcode.ts';
import type { CodeBuffer } from './code-buffer.ts';
import type { Emission } from './emit.ts';
import type { StackFrame } from './frame.ts';

export abstract class MachineEmitter {
  // The function at hand.
  out!: Emission;
  buf!: CodeBuffer;
  frame!: StackFrame;
  v!: VCode;
  pool!: ConstantPool;
  protected allocs!: Int32Array;
  private readonly numberMask: number;

  /** `numberMask`: the bits of a register that are its number among those of its class. */
  constructor(numberMask: number) {
    this.numberMask = numberMask;
  }

  begin(out: Emission): void {
    this.out = out;
    this.buf = out.buf;
    this.frame = out.frame;
    this.v = out.v;
    this.pool = out.pool;
    this.allocs = out.allocs;
  }
  /** Hardware number of the register at operand `k` of instruction `i`. */
  reg(i: number, k: number): number {
    const a = this.allocs[this.v.operandStart[i] + k];
    if (a >= FIRST_SLOT) bug(`opcode ${this.v.op[i]}: operand ${k} is not in a register`);
    return a & this.numberMask;
  }
}
