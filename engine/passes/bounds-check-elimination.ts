/**
 * Explicit bounds checks that an earlier one covers: `index + k > length` traps, and a dominating check of the same index and
 * memory with a constant at least as large has passed (memories never shrink; data segments, whose lengths are of another class,
 * are dropped). In: a function with its reachable blocks; out: the same with fewer checks. Costs nothing where memory is guarded.
 */
import { type Column, column, extended, type Ints, sized } from '../base/arrays.ts';
import { FIRST, NONE } from '../base/brand.ts';
import { type Flow, KNOWS } from '../ir/analysis/flow.ts';
import { signedOf } from '../ir/constants.ts';
import type { IrFunc, Value } from '../ir/func.ts';
import { ALIAS, aliasOf, ICMP, IR } from '../ir/ops.ts';
import { TRAP } from '../wasm/traps.ts';
import type { Pass } from './pass.ts';

/** `trapnz (icmp ugt (iadd index, constant), vmload field)`: what it compares. */
interface Check {
  readonly index: Value;
  readonly constant: number;
  /** Where the instance has the length. */
  readonly field: number;
}

/** The check that instruction `i` is; undefined where it is something else, or its address constant: nothing to compare. */
function readCheck(f: IrFunc, i: Value): Check | undefined {
  if (f.op[i] !== IR.trapnz || f.imm[i] !== TRAP.memoryOutOfBounds) return undefined;
  const cmp = f.a[i];
  if (f.op[cmp] !== IR.icmp) return undefined;
  // The comparison may stand either way round.
  let end = f.a[cmp];
  let length = f.b[cmp];
  if (f.imm[cmp] === ICMP.ult) [end, length] = [length, end];
  else if (f.imm[cmp] !== ICMP.ugt) return undefined;
  if (f.op[length] !== IR.vmload || aliasOf(f.imm2[length]) !== ALIAS.limits || f.op[end] !== IR.iadd) return undefined;
  const index = f.a[end];
  // Offsets stay below 2^53: exact.
  const constant = signedOf(f, f.b[end]);
  return f.op[index] === IR.uextend && constant >= 0 ? { index, constant, field: f.imm[length] } : undefined;
}

function hasChecks(f: IrFunc): boolean {
  const { op, imm, count } = f;
  for (let i: Value = FIRST; i < count; i++) if (op[i] === IR.trapnz && imm[i] === TRAP.memoryOutOfBounds) return true;
  return false;
}

export class BoundsCheckElimination implements Pass {
  readonly name = 'bounds-check-elimination';
  readonly after = ['gvn'];
  readonly needs = KNOWS.dominators;

  /** Index value → the length field it was checked against (NONE: not yet) and the largest constant. */
  private field: Column<Value> = column(1024);
  private checked: Column<Value> = new Float64Array(1024);
  // Undo log: index, its field and constant before.
  private undoIndex: Ints<Value> = column(64);
  private undoField: Int32Array = new Int32Array(64);
  private undoConstant: Float64Array = new Float64Array(64);
  private undoCount = 0;
  /** By depth of the scopes that are open: length of the undo log at their entry. */
  private scopeUndo: Int32Array = new Int32Array(64);

  run(f: IrFunc, { dom }: Flow): void {
    if (!hasChecks(f)) return;
    this.field = sized(this.field, f.count);
    this.checked = sized(this.checked, f.count);
    this.field.fill(NONE, 0, f.count);
    this.scopeUndo = sized(this.scopeUndo, dom.count);
    this.undoCount = 0;
    dom.walk({
      enter: (block, depth) => {
        this.scopeUndo[depth] = this.undoCount;
        for (let i = f.first[block]; i !== NONE; ) {
          const next = f.next[i];
          this.visit(f, i);
          i = next;
        }
      },
      leave: (depth) => this.undoTo(this.scopeUndo[depth]),
    });
  }

  /** Removes the check `i` when covered, else remembers it. */
  private visit(f: IrFunc, i: Value): void {
    const check = readCheck(f, i);
    if (check === undefined) return;
    const { index, constant, field } = check;
    if (this.field[index] === field && this.checked[index] >= constant) return f.remove(i);
    const n = this.undoCount++;
    this.undoIndex = extended(this.undoIndex, n + 1);
    this.undoField = extended(this.undoField, n + 1);
    this.undoConstant = extended(this.undoConstant, n + 1);
    this.undoIndex[n] = index;
    this.undoField[n] = this.field[index];
    this.undoConstant[n] = this.checked[index];
    this.field[index] = field;
    this.checked[index] = constant;
  }

  /** Forgets what was learned since the undo log had `n` entries: another branch begins. */
  private undoTo(n: number): void {
    while (this.undoCount > n) {
      const k = --this.undoCount;
      const index = this.undoIndex[k];
      this.field[index] = this.undoField[k];
      this.checked[index] = this.undoConstant[k];
    }
  }
}
