/**
 * What translations emit beside operands and control: accesses to the instance's fields, calls of the runtime's services, checks.
 */
import { NONE } from '../../base/brand.ts';
import { Builder } from '../../ir/builder/builder.ts';
import { intOf, isInt } from '../../ir/constants.ts';
import type { IrFunc, Value } from '../../ir/func.ts';
import { ACCESS, ICMP, IR, memFlags, TY, type Ty } from '../../ir/ops.ts';

export class InstanceAccess {
  func: IrFunc;
  readonly b: Builder;

  constructor(func: IrFunc) {
    this.func = func;
    this.b = new Builder(func);
  }

  /** Starts over with a function that has been reset. */
  protected restart(func: IrFunc): void {
    this.func = func;
    this.b.reset(func);
  }

  /** The instance's field at `offset`. */
  vmload(ty: Ty, offset: number, alias: number): Value {
    return this.b.load(IR.vmload, ty, NONE, NONE, offset, memFlags(ACCESS.full, alias));
  }
  /** Writes it; a later load sees the value. */
  vmstore(value: Value, offset: number, alias: number): void {
    this.b.write(IR.vmstore, TY.none, value, NONE, NONE, offset, memFlags(ACCESS.full, alias));
  }
  /** The null that a reference may be. */
  nullOf(ref: Value): Value {
    return this.b.constant(this.func.ty[ref], 0, 0);
  }
  /** Whether a reference is null. */
  isNull(ref: Value): Value {
    return this.b.icmp(ICMP.eq, ref, this.nullOf(ref));
  }
  /** Calls a service of the runtime. */
  libcall(number: number, ty: Ty, ...args: Value[]): Value {
    return this.b.write(IR.libcall, ty, this.b.list(args), NONE, NONE, number, 0);
  }

  /** `trapnz` (or `trapz`) unless the condition is a constant that never traps, or an equal check stands above. */
  trapIf(cond: Value, code: number, onZero = false): void {
    const { func, b } = this;
    if (isInt(func, cond) && (intOf(func, cond) === 0) !== onZero) return;
    b.number(onZero ? IR.trapz : IR.trapnz, TY.none, cond, NONE, NONE, code, 0, 0);
  }
}
