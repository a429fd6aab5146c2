/**
 * Construction of SSA form for structured control flow: variables are declared, written and read; labels are opened, branched to
 * and sealed. Nothing here knows WebAssembly.
 *
 * The current value of each variable stands in an array. An undo log remembers what has been written since each open label was
 * opened; a branch records, beside the label's operands, only the variables written since then. Sealing a label makes the block
 * where its branches meet, with a parameter wherever they bring different values. The header of a loop is sealed when it is
 * opened: it gets parameters for its operands and for the variables that are written inside, which its caller knows.
 *
 * A label holds for the values of the builder's numbering, too: what was numbered since the first branch to it does not dominate
 * its block; and for the versions of alias classes.
 */
import { type Column, column, extended, IntList, type Ints } from '../../base/arrays.ts';
import { type Brand, lastOf, NONE, nextOf } from '../../base/brand.ts';
import type { Builder } from '../../ir/builder/builder.ts';
import { edgeIn, setArgument, setEdge, setEdgeIn } from '../../ir/edges.ts';
import type { Block, Edge, EdgeList, Value } from '../../ir/func.ts';
import { ALIAS_CLASSES, IR, TY, type Ty } from '../../ir/ops.ts';
import type { WorkBudget } from './budget.ts';

/** An open label. */
export type Label = Brand<'label'>;

/** No branch has come: lower than this is every length of the numbering. */
const ANY_LENGTH = 0x7fff_ffff;

/** Open labels, the innermost one last, and what is known of each: readable until the next is pushed in its place. */
class Labels {
  depth = 0;
  /** The header block, where a label is a loop's. */
  header: Column<Label, Block> = column(64);
  /** A loop's variables: start in `loopVariables`, and how many. */
  variables: Column<Label> = new Int32Array(64);
  variableCount: Column<Label> = new Int32Array(64);
  /** Branches to it: the last one, and how many. */
  pending: Column<Label> = new Int32Array(64);
  pendingCount: Column<Label> = new Int32Array(64);
  /** Length of the undo log when it was opened. */
  undoLength: Column<Label> = new Int32Array(64);
  /** 1 where no variable is read behind it. */
  last: Column<Label> = new Uint8Array(64);
  /** Length of the numbering at the first branch to it, and the lowest one since it was opened. */
  numbers: Column<Label> = new Int32Array(64);
  numbersLow: Column<Label> = new Int32Array(64);
  /** Of each, by alias class: the versions of all branches to it, merged; and those at `fork`. */
  versions = new Int32Array(64 * ALIAS_CLASSES);
  forked = new Int32Array(64 * ALIAS_CLASSES);

  get innermost(): Label {
    return lastOf(this.depth);
  }
  /** A label inside of all others, of which nothing is known yet. */
  push(): Label {
    const label: Label = nextOf(this.depth++);
    if (this.depth > this.header.length) this.grow();
    return label;
  }
  private grow(): void {
    const { depth } = this;
    this.header = extended(this.header, depth);
    this.variables = extended(this.variables, depth);
    this.variableCount = extended(this.variableCount, depth);
    this.pending = extended(this.pending, depth);
    this.pendingCount = extended(this.pendingCount, depth);
    this.undoLength = extended(this.undoLength, depth);
    this.last = extended(this.last, depth);
    this.numbers = extended(this.numbers, depth);
    this.numbersLow = extended(this.numbersLow, depth);
    this.versions = extended(this.versions, depth * ALIAS_CLASSES);
    this.forked = extended(this.forked, depth * ALIAS_CLASSES);
  }
}

/** What has been written since the first label was opened, a write an entry of each list. */
class UndoLog {
  /** The variable, its value before, and the write before of that variable, -1 for none. */
  readonly variable: IntList = new IntList();
  readonly before: IntList<Value> = new IntList();
  readonly previous: IntList = new IntList();

  get length(): number {
    return this.variable.length;
  }
  push(variable: number, before: Value, previous: number): void {
    this.variable.push(variable);
    this.before.push(before);
    this.previous.push(previous);
  }
  truncate(length: number): void {
    this.variable.length = length;
    this.before.length = length;
    this.previous.length = length;
  }
}

/** Branches that wait for their label, one an entry of each list. */
class Branches {
  /** The branch to the same label before; whose edge it is, and which. */
  readonly next: IntList = new IntList();
  readonly terminator: IntList<Value> = new IntList();
  readonly successor: IntList = new IntList();
  /** Where its operands begin in `operand`. */
  readonly operands: IntList = new IntList();
  /** Where the variables it brings begin in `variable` and `value`, and how many they are. */
  readonly brought: IntList = new IntList();
  readonly count: IntList = new IntList();

  readonly operand: IntList<Value> = new IntList();
  readonly variable: IntList = new IntList();
  readonly value: IntList<Value> = new IntList();

  get length(): number {
    return this.next.length;
  }
  clear(): void {
    for (const list of [this.next, this.terminator, this.successor, this.operands, this.brought, this.count]) list.length = 0;
    for (const list of [this.operand, this.variable, this.value]) list.length = 0;
  }
}

export class SsaBuilder {
  private readonly b: Builder;
  private readonly budget: WorkBudget;

  // Variables.
  private count = 0;
  private type = new Uint8Array(64);
  private value: Ints<Value> = column(64);
  /** Of each variable its latest entry in the undo log, -1 without one. */
  private lastWrite = new Int32Array(64);
  private readonly undoLog = new UndoLog();

  private readonly labels = new Labels();
  private readonly loopVariables = new IntList();

  private readonly pending = new Branches();
  /** Slots of edge lists that share the edge of another slot: list, slot, the other one. */
  private readonly sharedIn: IntList<EdgeList> = new IntList();
  private readonly sharedSlot = new IntList();
  private readonly sharedWith = new IntList();

  // Scratch by variable, valid where `mark` holds the current generation.
  private mark = new Int32Array(64);
  private generation = 0;
  private firstValue: Ints<Value> = column(64);
  private seen = new Int32Array(64);
  private differs = new Uint8Array(64);
  private readonly touched = new IntList();
  /** Operands of the label at hand that become parameters. */
  private readonly joined = new IntList();

  constructor(b: Builder, budget: WorkBudget) {
    this.b = b;
    this.budget = budget;
  }

  /** Another function begins, in the builder too. */
  reset(): void {
    this.count = 0;
    this.undoLog.truncate(0);
    this.labels.depth = 0;
    this.loopVariables.length = 0;
    this.pending.clear();
    this.sharedIn.length = 0;
    this.sharedSlot.length = 0;
    this.sharedWith.length = 0;
  }

  // Variables: numbers from 0 in the order of their declaration.

  /** Declares `n` variables that start with `value`. */
  declare(n: number, ty: Ty, value: Value): void {
    const from = this.count;
    const to = from + n;
    this.type = extended(this.type, to);
    this.value = extended(this.value, to);
    this.lastWrite = extended(this.lastWrite, to);
    this.mark = extended(this.mark, to);
    this.firstValue = extended(this.firstValue, to);
    this.seen = extended(this.seen, to);
    this.differs = extended(this.differs, to);
    this.type.fill(ty, from, to);
    this.value.fill(value, from, to);
    this.lastWrite.fill(-1, from, to);
    this.count = to;
  }
  read(variable: number): Value {
    return this.value[variable];
  }
  write(variable: number, value: Value): void {
    const before = this.value[variable];
    if (before === value) return;
    const previous = this.lastWrite[variable];
    if (previous < this.labels.undoLength[this.labels.innermost]) {
      const { undoLog } = this;
      this.lastWrite[variable] = undoLog.length;
      undoLog.push(variable, before, previous);
    }
    this.value[variable] = value;
  }
  /** Takes back what was written since the undo log had this length. */
  private undo(length: number): void {
    const { undoLog } = this;
    this.budget.spend(undoLog.length - length);
    for (let w = undoLog.length - 1; w >= length; w--) {
      const variable = undoLog.variable.get(w);
      this.value[variable] = undoLog.before.get(w);
      this.lastWrite[variable] = undoLog.previous.get(w);
    }
    undoLog.truncate(length);
  }

  // Labels: numbers from 0, the innermost one the highest.

  /** Opens a label inside of those that are open; `last`: no variable is read behind it. Answers its number. */
  open(last = false): Label {
    const { labels } = this;
    const label = labels.push();
    labels.header[label] = NONE;
    labels.pending[label] = NONE;
    labels.pendingCount[label] = 0;
    labels.undoLength[label] = this.undoLog.length;
    labels.last[label] = Number(last);
    labels.numbers[label] = ANY_LENGTH;
    labels.numbersLow[label] = ANY_LENGTH;
    return label;
  }
  /** Whether the innermost label has branches that wait for it. */
  isTaken(): boolean {
    return this.labels.pendingCount[this.labels.innermost] > 0;
  }
  /** Closes the innermost label, which no branch waits for: control goes on as it came. */
  close(): void {
    const { labels } = this;
    const label = labels.innermost;
    if (labels.header[label] !== NONE) this.loopVariables.length = labels.variables[label];
    labels.depth--;
    this.lowered(labels.numbersLow[label]);
  }

  /**
   * Opens the label of a loop: jumps to its header, in which control goes on, with the `n` operands that stand in `values` from
   * `from` on and the variables that are written inside, `written` from `start` to `end`, with repetitions. The header's
   * parameters take the operands' places in `values`.
   */
  openLoop(values: Ints<Value>, from: number, n: number, written: Int32Array, start: number, end: number): Label {
    const { b, loopVariables } = this;
    const { func } = b;
    const header = func.newBlock();
    const first = loopVariables.length;
    const generation = ++this.generation;
    this.budget.spend(end - start);
    for (let i = start; i < end; i++) {
      const variable = written[i];
      if (this.mark[variable] === generation) continue;
      this.mark[variable] = generation;
      loopVariables.push(variable);
    }
    const count = loopVariables.length - first;
    b.append(IR.jump, TY.none, this.loopEdge(header, values, from, n, first, count));
    b.block = header;
    const label = this.open();
    this.labels.header[label] = header;
    this.labels.variables[label] = first;
    this.labels.variableCount[label] = count;
    for (let i = from; i < from + n; i++) values[i] = func.newParam(header, func.ty[values[i]]);
    for (let i = first; i < first + count; i++) {
      const variable = loopVariables.data[i];
      this.write(variable, func.newParam(header, this.type[variable]));
    }
    return label;
  }
  /** An edge to the header of a loop: its operands, then its variables as they are now. */
  private loopEdge(header: Block, values: Ints<Value>, from: number, n: number, first: number, count: number): Edge {
    const edge = this.b.edge(header, n + count);
    const { func } = this.b;
    const { data } = this.loopVariables;
    for (let i = 0; i < n; i++) setArgument(func, edge, i, values[from + i]);
    for (let i = 0; i < count; i++) setArgument(func, edge, n + i, this.value[data[first + i]]);
    return edge;
  }

  /**
   * Makes the `k`-th edge of terminator `t` one to the label, with the `n` operands that stand in `values` from `from` on. An
   * edge forward is written when the label is sealed.
   */
  branch(label: Label, t: Value, k: number, values: Ints<Value>, from: number, n: number): void {
    const header = this.labels.header[label];
    if (header === NONE) {
      this.wait(label, t, k, values, from, n);
      return;
    }
    const count = this.labels.variableCount[label];
    this.budget.spend(n + count);
    setEdge(this.b.func, t, k, this.loopEdge(header, values, from, n, this.labels.variables[label], count));
  }
  /** Records a branch to the label, which is not sealed yet. */
  private wait(label: Label, t: Value, k: number, values: Ints<Value>, from: number, n: number): void {
    const { labels, pending } = this;
    const { operand } = pending;
    const branch = pending.length;
    pending.next.push(labels.pending[label]);
    pending.terminator.push(t);
    pending.successor.push(k);
    pending.operands.push(operand.length);
    operand.reserve(n);
    for (let i = 0; i < n; i++) operand.data[operand.length + i] = values[from + i];
    operand.length += n;
    pending.brought.push(pending.variable.length);
    pending.count.push(labels.last[label] === 1 ? 0 : this.bring(labels.undoLength[label]));
    this.budget.spend(n);
    labels.pending[label] = branch;
    if (labels.numbers[label] === ANY_LENGTH) labels.numbers[label] = this.b.numbers.length;
    if (labels.pendingCount[label]++ === 0) this.b.versions.save(labels.versions, label * ALIAS_CLASSES);
    else this.b.versions.merge(labels.versions, label * ALIAS_CLASSES);
  }
  /** Appends to the branches' variables those written since the undo log had this length; how many. */
  private bring(length: number): number {
    const { undoLog, pending } = this;
    const { data } = undoLog.variable;
    const generation = ++this.generation;
    let count = 0;
    for (let w = length; w < undoLog.length; w++) {
      const variable = data[w];
      if (this.mark[variable] === generation) continue;
      this.mark[variable] = generation;
      pending.variable.push(variable);
      pending.value.push(this.value[variable]);
      count++;
    }
    this.budget.spend(undoLog.length - length);
    return count;
  }
  /** One more way leads to the label, by an edge that is there. */
  meet(label: Label): void {
    this.b.versions.merge(this.labels.versions, label * ALIAS_CLASSES);
  }
  /** Slot `k` of an edge list shares the edge of slot `first`. */
  share(list: EdgeList, k: number, first: number): void {
    this.sharedIn.push(list);
    this.sharedSlot.push(k);
    this.sharedWith.push(first);
  }
  /** All labels are sealed: fills the slots of edge lists that share an edge. */
  finish(): void {
    const { func } = this.b;
    const { sharedIn, sharedSlot, sharedWith } = this;
    for (let i = 0; i < sharedIn.length; i++) {
      const list = sharedIn.get(i);
      setEdgeIn(func, list, sharedSlot.get(i), edgeIn(func, list, sharedWith.get(i)));
    }
  }

  // Scopes of the numbering.

  /** Forgets the values numbered since the numbering had this length, for code beside what has been made since. */
  closeScope(length: number): void {
    this.b.numbers.popTo(length);
    this.lowered(length);
  }
  private lowered(length: number): void {
    const { depth, innermost, numbersLow } = this.labels;
    if (depth > 0 && length < numbersLow[innermost]) numbersLow[innermost] = length;
  }
  /** The longest numbering that dominates the innermost label. */
  private scope(): number {
    const { innermost, numbers, numbersLow } = this.labels;
    return Math.min(numbers[innermost], numbersLow[innermost]);
  }

  /** Remembers the state in front of two arms of the innermost label. */
  fork(): void {
    const { innermost, numbers, forked } = this.labels;
    numbers[innermost] = this.b.numbers.length;
    this.b.versions.save(forked, innermost * ALIAS_CLASSES);
  }
  /** Goes back to the state at `fork`, for the other arm. */
  otherArm(): void {
    const { innermost, undoLength, forked } = this.labels;
    this.undo(undoLength[innermost]);
    this.b.versions.restore(forked, innermost * ALIAS_CLASSES);
    this.closeScope(this.scope());
  }

  /**
   * Seals the innermost label, whose last branch ended the block at hand, and goes on in its block: `values` has the label's `n`
   * operands from `from` on.
   */
  seal(values: Ints<Value>, from: number, n: number): void {
    const { b, labels } = this;
    const label = labels.innermost;
    const scope = this.scope();
    b.numbers.popTo(scope);
    this.undo(labels.undoLength[label]);
    b.block = b.func.newBlock();
    labels.depth--;
    this.lowered(scope);
    this.join(label, values, from, n);
    b.versions.join(labels.versions, label * ALIAS_CLASSES);
  }

  /** Makes the parameters of the block, in which the branches to the label meet, and writes their edges. */
  private join(label: Label, values: Ints<Value>, from: number, n: number): void {
    const { b, joined, touched } = this;
    const { func, block } = b;
    const p = this.pending;
    const head = this.labels.pending[label];
    const edges = this.labels.pendingCount[label];
    this.joinOperands(head, edges, values, from, n);
    this.findWritten(head);
    this.joinVariables(edges);

    const total = joined.length + touched.length;
    this.budget.spend(total * edges);
    for (let e = head; e !== NONE; e = p.next.get(e)) {
      const edge = b.edge(block, total);
      const at = p.operands.get(e);
      let k = 0;
      for (let i = 0; i < joined.length; i++) setArgument(func, edge, k++, p.operand.get(at + joined.get(i)));
      for (let i = 0; i < touched.length; i++) setArgument(func, edge, k + i, this.firstValue[touched.get(i)]);
      const start = p.brought.get(e);
      const end = start + p.count.get(e);
      for (let i = start; i < end; i++) {
        const place = this.seen[p.variable.get(i)];
        if (place >= 0) setArgument(func, edge, k + place, p.value.get(i));
      }
      setEdge(func, p.terminator.get(e), p.successor.get(e), edge);
    }
  }

  /** The label's operands: a parameter, listed in `joined`, where branches bring different values. */
  private joinOperands(head: number, edges: number, values: Ints<Value>, from: number, n: number): void {
    const { b, joined } = this;
    const { next, operands, operand } = this.pending;
    const first = operands.get(head);
    joined.length = 0;
    this.budget.spend(n * edges);
    for (let i = 0; i < n; i++) {
      const v = operand.get(first + i);
      let same = true;
      for (let e = head; e !== NONE && same; e = next.get(e)) same = operand.get(operands.get(e) + i) === v;
      if (!same) joined.push(i);
      values[from + i] = same ? v : b.func.newParam(b.block, b.func.ty[v]);
    }
  }

  /**
   * Lists in `touched` the variables that any branch has written: `firstValue` one of the values, `seen` how many branches bring
   * one, `differs` whether two are different.
   */
  private findWritten(head: number): void {
    const { touched, pending: p } = this;
    touched.length = 0;
    const generation = ++this.generation;
    for (let e = head; e !== NONE; e = p.next.get(e)) {
      const start = p.brought.get(e);
      const end = start + p.count.get(e);
      this.budget.spend(p.count.get(e));
      for (let i = start; i < end; i++) {
        const variable = p.variable.get(i);
        const v = p.value.get(i);
        if (this.mark[variable] !== generation) {
          this.mark[variable] = generation;
          this.firstValue[variable] = v;
          this.seen[variable] = 1;
          this.differs[variable] = 0;
          touched.push(variable);
        } else {
          this.seen[variable]++;
          if (this.firstValue[variable] !== v) this.differs[variable] = 1;
        }
      }
    }
  }

  /**
   * The variables in `touched`, a branch that does not bring one bringing the value from before the label, which is current
   * again. Those that get parameters stay in the list: from here on `seen` is a parameter's place among them (-1: none),
   * `firstValue` the value from before.
   */
  private joinVariables(edges: number): void {
    const { touched } = this;
    const { func, block } = this.b;
    let params = 0;
    for (let i = 0; i < touched.length; i++) {
      const variable = touched.data[i];
      const first = this.firstValue[variable];
      const before = this.value[variable];
      if (this.differs[variable] === 0 && (this.seen[variable] === edges || first === before)) {
        this.write(variable, first);
        this.seen[variable] = -1;
      } else {
        this.seen[variable] = params;
        this.firstValue[variable] = before;
        touched.data[params++] = variable;
      }
    }
    touched.length = params;
    for (let i = 0; i < params; i++) {
      const variable = touched.data[i];
      this.write(variable, func.newParam(block, this.type[variable]));
    }
  }
}
