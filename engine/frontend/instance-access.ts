/**
 * What translations emit beside operands and control: the instance's fields, whose contents have versions, services of the
 * runtime, and checks.
 */
import { Builder } from '../ir/builder.ts';
import { intOf, isInt } from '../ir/constants.ts';
import { type Func, NONE } from '../ir/func.ts';
import { ACCESS, IR, memFlags, TY, type Ty } from '../ir/ops.ts';
import { VERSIONS } from './frames.ts';

export class InstanceAccess {
  func: Func;
  readonly b: Builder;
  /** Version of each alias class: equal versions, equal contents. */
  readonly version = new Int32Array(VERSIONS);
  private versions = 0;

  constructor(func: Func) {
    this.func = func;
    this.b = new Builder(func);
  }

  /** Starts over with a function that has been reset. */
  protected restart(func: Func): void {
    this.func = func;
    this.b.reset(func);
    this.version.fill(0);
    this.versions = 0;
  }

  /** A version that nothing had before. */
  newVersion(): number {
    return ++this.versions;
  }
  /** After a write of the classes in `mask` (bit = ALIAS). */
  clobber(mask: number): void {
    for (let k = 1; k < VERSIONS; k++) if ((mask >> k) & 1) this.version[k] = this.newVersion();
  }

  /** The instance's field at `offset`. */
  vmload(ty: Ty, offset: number, alias: number): number {
    const flags = memFlags(ACCESS.full, alias);
    return this.b.number(IR.vmload, ty, NONE, NONE, NONE, offset, flags, this.version[alias]);
  }
  /** Writes it; a later load sees the value. */
  vmstore(value: number, offset: number, alias: number): void {
    const flags = memFlags(ACCESS.full, alias);
    this.b.append(IR.vmstore, TY.none, value, NONE, NONE, offset, flags);
    this.clobber(1 << alias);
    const ty = this.func.ty[value];
    this.b.remember(IR.vmload, ty, NONE, NONE, offset, flags, this.version[alias], value);
  }
  /** Calls a service of the runtime; the caller says what it clobbers. */
  libcall(number: number, ty: Ty, ...args: number[]): number {
    return this.b.append(IR.libcall, ty, this.b.list(args), NONE, NONE, number);
  }

  /** `trapnz` (or `trapz`) unless the condition is a constant that never traps, or an equal check stands above. */
  trapIf(cond: number, code: number, onZero = false): void {
    const { func, b } = this;
    if (isInt(func, cond) && (intOf(func, cond) === 0) !== onZero) return;
    b.number(onZero ? IR.trapz : IR.trapnz, TY.none, cond, NONE, NONE, code, 0, 0);
  }
}
