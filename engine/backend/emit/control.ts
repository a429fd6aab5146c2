/**
 * How pseudo instructions that leave the straight line are written on every machine: jumps, jump tables, traps, calls, returns
 * and tail calls. Each machine writes the instructions they are made of.
 */
import { INSTANCE } from '../../abi/layout.ts';
import { NONE } from '../../base/brand.ts';
import { trapCondition } from '../lower/traps.ts';
import { COMMON_PSEUDO, type CommonPseudo } from '../vcode/pseudo.ts';
import type { MachineEmission } from './emit.ts';
import type { MachineEmitter } from './emitter.ts';

/** What a machine writes here. Registers are hardware numbers, labels those of the code buffer. */
export interface ControlEmitter extends MachineEmission, MachineEmitter {
  /** Branches to `label` where condition `cc` holds. */
  branchIf(cc: number, label: number): void;
  /** Branches to `label` where the low half of `index` is `n`, a small number. */
  branchIfIndex(index: number, n: number, label: number): void;
  /**
   * Goes where jump table instruction `i` says, by the low half of `index`: to one of the `n` labels of pool entry `table`, or to
   * `otherwise`.
   */
  branchByTable(i: number, index: number, n: number, table: number, otherwise: number): void;
  /** Lowers the stack pointer. */
  lowerStack(bytes: number): void;
  /** d = the address `offset` from the frame pointer. */
  frameAddress(d: number, offset: number): void;
  /** Calls, or jumps to, a function of the text or what a register points to. A jump finds the frame gone. */
  callFunction(callee: number): void;
  callPointer(code: number): void;
  jumpToFunction(callee: number): void;
  jumpToPointer(code: number): void;
  /** Calls what the instance has at `offset`. */
  callInstance(offset: number): void;
  /** The instance register becomes that register. */
  enterInstance(instance: number): void;
  /** Tells the stub of exits which libcall is meant. */
  tellExit(libcall: number): void;
}

type Handler = (e: ControlEmitter, i: number) => void;

/** Tables up to this size are chains of comparisons. */
const SMALL_TABLE = 4;

function jumpTable(e: ControlEmitter, i: number): void {
  const { v, pool, out } = e;
  const index = e.reg(i, v.operandStart[i + 1] - v.operandStart[i] - 1);
  const n = v.imm[i];
  const table = v.disp[i];
  const otherwise = out.target(v.aux[i]);
  const first = out.threadTable(table, n);
  if (n > SMALL_TABLE) return e.branchByTable(i, index, n, table, otherwise);
  for (let k = 0; k < n; k++) {
    const target = pool.labels.get(first + k);
    if (target !== otherwise) e.branchIfIndex(index, k, target);
  }
  pool.dropTable(table);
  out.jumpTo(otherwise);
}

const HANDLERS: Partial<Readonly<Record<CommonPseudo, Handler>>> = {
  args() {},
  jump: ({ out }) => out.jumpTo(out.successor(0)),
  jumpTable,
  ret: ({ out }) => out.returns(),
  trap: (e, i) => e.trapCall(e.v.aux[i], e.v.pos[i], NONE),
  trapIf: (e, i) => e.branchIf(trapCondition(e.v.imm[i]), e.out.trapStubOf(i)),
  lowerSp: (e, i) => e.lowerStack(e.v.imm[i]),
  areaAddress: (e, i) => e.frameAddress(e.reg(i, 0), e.frame.area),
  call(e, i) {
    e.out.position(e.v.pos[i]);
    e.callFunction(e.v.imm[i]);
    e.out.callReturns(i, e.v.aux[i] !== 0);
  },
  callPtr(e, i) {
    e.enterInstance(e.reg(i, 1));
    e.out.position(e.v.pos[i]);
    e.callPointer(e.reg(i, 0));
    e.out.callReturns(i, true);
  },
  exitCall(e, i) {
    e.tellExit(e.v.imm[i]);
    e.out.position(e.v.pos[i]);
    e.callInstance(INSTANCE.exitStub);
    e.out.noteReferences(i);
  },
  builtinCall(e, i) {
    e.out.position(e.v.pos[i]);
    e.callInstance(e.v.imm[i]);
  },
  tailCall: (e, i) => e.out.tailCall(i, () => e.jumpToFunction(e.v.imm[i])),
  tailCallPtr(e, i) {
    // The code pointer is fixed to a register that leaving the frame and the arguments leave alone.
    const code = e.reg(i, 0);
    e.enterInstance(e.reg(i, 1));
    e.out.tailCall(i, () => e.jumpToPointer(code));
  },
};

/** In the order of COMMON_PSEUDO; those that are missing are each machine's own. */
export const controlHandlers: readonly (Handler | undefined)[] = COMMON_PSEUDO.map((name) => HANDLERS[name]);
