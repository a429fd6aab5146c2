/**
 * Explicit bounds checks that an earlier one covers: `index + k > length` traps, and a dominating check of the same index and
 * memory with a constant at least as large has passed (memories never shrink). In: a function with its reachable blocks; out:
 * the same with fewer checks. Costs nothing where memory is guarded.
 */
import { type Func, NONE } from '../ir/func.ts';
import { extended, sized } from '../ir/int-buffer.ts';
import { flow } from '../ir/loops.ts';
import { ICMP, IR } from '../ir/ops.ts';
import { TRAP } from '../wasm/traps.ts';

/** Index value → the length field it was checked against (NONE: not yet) and the largest constant. */
let field: Int32Array = new Int32Array(1024);
let checked: Float64Array = new Float64Array(1024);
/** Undo journal: index, its field and constant before. */
let undo: Int32Array = new Int32Array(64);
let undoConstant: Float64Array = new Float64Array(64);
let undoCount = 0;
let scopeBlock: Int32Array = new Int32Array(64);
let scopeUndo: Int32Array = new Int32Array(64);

/** Parts of a check: index (NONE when the address is constant: nothing to compare), constant, length field. */
const check = { index: NONE, constant: 0, field: 0 };

const constantOf = (f: Func, v: number): number => f.imm2[v] * 0x1_0000_0000 + (f.imm[v] >>> 0);

/** Reads `trapnz (icmp ugt (iadd index, constant), vmload length)`; false where it is something else. */
function readCheck(f: Func, i: number): boolean {
  if (f.op[i] !== IR.trapnz || f.imm[i] !== TRAP.memoryOutOfBounds) return false;
  const cmp = f.a[i];
  if (f.op[cmp] !== IR.icmp) return false;
  // The comparison may stand either way round.
  let end = f.a[cmp];
  let length = f.b[cmp];
  if (f.imm[cmp] === ICMP.ult) [end, length] = [length, end];
  else if (f.imm[cmp] !== ICMP.ugt) return false;
  if (f.op[length] !== IR.vmload || f.op[end] !== IR.iadd) return false;
  const k = f.b[end];
  if (f.op[k] !== IR.iconst) return false;
  check.index = f.a[end];
  check.constant = constantOf(f, k);
  check.field = f.imm[length];
  return f.op[check.index] === IR.uextend && check.constant >= 0;
}

function hasChecks(f: Func): boolean {
  const { op, imm, count } = f;
  for (let i = 0; i < count; i++) if (op[i] === IR.trapnz && imm[i] === TRAP.memoryOutOfBounds) return true;
  return false;
}

/** Removes the check `i` when covered, else remembers it. */
function visit(f: Func, i: number): void {
  if (!readCheck(f, i)) return;
  const { index, constant } = check;
  if (field[index] === check.field && checked[index] >= constant) {
    f.remove(i);
    return;
  }
  undo = extended(undo, 2 * undoCount + 2);
  if (undoConstant.length <= undoCount) {
    const longer = new Float64Array(undoCount * 2);
    longer.set(undoConstant);
    undoConstant = longer;
  }
  undo[2 * undoCount] = index;
  undo[2 * undoCount + 1] = field[index];
  undoConstant[undoCount++] = checked[index];
  field[index] = check.field;
  checked[index] = constant;
}

export function coveredBounds(f: Func): void {
  if (!hasChecks(f)) return;
  const { dom } = flow.dominators(f);
  field = sized(field, f.count);
  if (checked.length < f.count) checked = new Float64Array(field.length);
  field.fill(NONE, 0, f.count);
  scopeBlock = sized(scopeBlock, dom.count);
  scopeUndo = sized(scopeUndo, dom.count);
  undoCount = 0;
  let depth = 0;
  for (let k = 0; k < dom.count; k++) {
    const block = dom.order[k];
    while (depth > 0 && dom.leave[scopeBlock[depth - 1]] <= k) {
      depth--;
      while (undoCount > scopeUndo[depth]) {
        undoCount--;
        const index = undo[2 * undoCount];
        field[index] = undo[2 * undoCount + 1];
        checked[index] = undoConstant[undoCount];
      }
    }
    scopeBlock[depth] = block;
    scopeUndo[depth++] = undoCount;
    for (let i = f.first[block]; i !== NONE; ) {
      const next = f.next[i];
      visit(f, i);
      i = next;
    }
  }
}
