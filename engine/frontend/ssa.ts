/**
 * Construction of SSA form for structured control flow: variables are declared, written and read; labels are opened, branched to
 * and sealed. Nothing here knows WebAssembly.
 *
 * The current value of each variable stands in an array. A journal remembers what has been written since each open label was
 * opened; a branch records, beside the label's operands, only the variables written since then. Sealing a label makes the block
 * where its branches meet, with a parameter wherever they bring different values. The header of a loop is sealed when it is
 * opened: it gets parameters for its operands and for the variables that are written inside, which its caller knows.
 *
 * A label holds for the values of the builder's numbering, too: what was numbered since the first branch to it does not dominate
 * its block; and for the versions of alias classes.
 */
import { extended, IntList } from '../base/arrays.ts';
import type { Builder } from '../ir/builder.ts';
import { NONE } from '../ir/func.ts';
import { ALIAS_CLASSES, IR, TY, type Ty } from '../ir/ops.ts';
import { setEdge } from '../ir/uses.ts';
import type { Budget } from './budget.ts';

/** Words of an open label. */
const LABEL = {
  /** Header block, where the label is a loop's; its variables: start in `loopVariables`, and how many. */
  header: 0,
  variables: 1,
  variableCount: 2,
  /** Branches to it: the last one, and how many. */
  pending: 3,
  pendingCount: 4,
  /** Length of the journal when it was opened. */
  journal: 5,
  /** 1 where no variable is read behind it. */
  last: 6,
  /** Length of the numbering at the first branch to it, and the lowest one since it was opened. */
  numbers: 7,
  numbersLow: 8,
  /** Versions of all branches to it, merged. */
  versions: 9,
  /** Versions at `fork`. */
  forked: 9 + ALIAS_CLASSES,
  size: 9 + 2 * ALIAS_CLASSES,
} as const;
/** No branch has come: lower than this is every length of the numbering. */
const ANY_LENGTH = 0x7fff_ffff;

/** Words of a write in the journal: the variable, its value before, the write before of that variable. */
const WRITE = { variable: 0, before: 1, previous: 2, size: 3 } as const;

/** Words of a branch that waits for its label: the branch to the same label before, its edge, its operands in `brought`. */
const PENDING = { next: 0, terminator: 1, successor: 2, operands: 3, variables: 4, size: 5 } as const;

export class SsaBuilder {
  private readonly b: Builder;
  private readonly budget: Budget;

  // Variables.
  private count = 0;
  private type = new Uint8Array(64);
  private value = new Int32Array(64);
  /** Of each variable its latest entry in the journal, -1 without one. */
  private lastWrite = new Int32Array(64);
  private readonly journal = new IntList();

  // Labels, the innermost one last.
  private labels = new Int32Array(LABEL.size * 64);
  private depth = 0;
  /** The innermost label's words. */
  private top = -LABEL.size;
  private readonly loopVariables = new IntList();

  private readonly pending = new IntList();
  /** Of each pending branch the label's operands, then pairs of a variable and its value. */
  private readonly brought = new IntList();
  /** Pairs of pool indices: a slot of an edge list, and the one whose edge it shares. */
  private readonly shared = new IntList();

  // Scratch by variable, valid where `mark` holds the current generation.
  private mark = new Int32Array(64);
  private generation = 0;
  private firstValue = new Int32Array(64);
  private seen = new Int32Array(64);
  private differs = new Uint8Array(64);
  private readonly touched = new IntList();
  /** Operands of the label at hand that become parameters. */
  private readonly joined = new IntList();

  constructor(b: Builder, budget: Budget) {
    this.b = b;
    this.budget = budget;
  }

  /** Another function begins, in the builder too. */
  reset(): void {
    this.count = 0;
    this.journal.length = 0;
    this.depth = 0;
    this.top = -LABEL.size;
    this.loopVariables.length = 0;
    this.pending.length = 0;
    this.brought.length = 0;
    this.shared.length = 0;
  }

  // Variables: numbers from 0 in the order of their declaration.

  /** Declares `n` variables that start with `value`. */
  declare(n: number, ty: Ty, value: number): void {
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
  read(variable: number): number {
    return this.value[variable];
  }
  write(variable: number, value: number): void {
    const before = this.value[variable];
    if (before === value) return;
    const previous = this.lastWrite[variable];
    if (previous < this.labels[this.top + LABEL.journal]) {
      const { journal } = this;
      this.lastWrite[variable] = journal.length;
      journal.push(variable);
      journal.push(before);
      journal.push(previous);
    }
    this.value[variable] = value;
  }
  /** Takes back what was written since the journal had this length. */
  private undo(length: number): void {
    const { journal } = this;
    const { data } = journal;
    this.budget.spend((journal.length - length) / WRITE.size);
    for (let w = journal.length - WRITE.size; w >= length; w -= WRITE.size) {
      const variable = data[w + WRITE.variable];
      this.value[variable] = data[w + WRITE.before];
      this.lastWrite[variable] = data[w + WRITE.previous];
    }
    journal.length = length;
  }

  // Labels: numbers from 0, the innermost one the highest.

  /** Opens a label inside of those that are open; `last`: no variable is read behind it. Answers its number. */
  open(last = false): number {
    const at = this.depth * LABEL.size;
    this.labels = extended(this.labels, at + LABEL.size);
    this.top = at;
    const { labels } = this;
    labels[at + LABEL.header] = NONE;
    labels[at + LABEL.pending] = NONE;
    labels[at + LABEL.pendingCount] = 0;
    labels[at + LABEL.journal] = this.journal.length;
    labels[at + LABEL.last] = Number(last);
    labels[at + LABEL.numbers] = ANY_LENGTH;
    labels[at + LABEL.numbersLow] = ANY_LENGTH;
    return this.depth++;
  }
  /** Whether the innermost label has branches that wait for it. */
  isTaken(): boolean {
    return this.labels[this.top + LABEL.pendingCount] > 0;
  }
  private pop(): void {
    this.depth--;
    this.top -= LABEL.size;
  }
  /** Closes the innermost label, which no branch waits for: control goes on as it came. */
  close(): void {
    const { labels, top } = this;
    if (labels[top + LABEL.header] !== NONE) this.loopVariables.length = labels[top + LABEL.variables];
    this.pop();
    this.lowered(labels[top + LABEL.numbersLow]);
  }

  /**
   * Opens the label of a loop: jumps to its header, in which control goes on, with the `n` operands that stand in `values` from
   * `from` on and the variables that are written inside, `written` from `start` to `end`, with repetitions. The header's
   * parameters take the operands' places in `values`.
   */
  openLoop(values: Int32Array, from: number, n: number, written: Int32Array, start: number, end: number): number {
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
    this.labels[this.top + LABEL.header] = header;
    this.labels[this.top + LABEL.variables] = first;
    this.labels[this.top + LABEL.variableCount] = count;
    for (let i = from; i < from + n; i++) values[i] = func.newParam(header, func.ty[values[i]]);
    for (let i = first; i < first + count; i++) {
      const variable = loopVariables.data[i];
      this.write(variable, func.newParam(header, this.type[variable]));
    }
    return label;
  }
  /** An edge to the header of a loop: its operands, then its variables as they are now. */
  private loopEdge(header: number, values: Int32Array, from: number, n: number, first: number, count: number): number {
    const edge = this.b.edge(header, n + count);
    const { pool } = this.b.func;
    const { data } = this.loopVariables;
    const at = edge + 2;
    for (let i = 0; i < n; i++) pool[at + i] = values[from + i];
    for (let i = 0; i < count; i++) pool[at + n + i] = this.value[data[first + i]];
    return edge;
  }

  /**
   * Makes the `k`-th edge of terminator `t` one to the label, with the `n` operands that stand in `values` from `from` on. An
   * edge forward is written when the label is sealed.
   */
  branch(label: number, t: number, k: number, values: Int32Array, from: number, n: number): void {
    const at = label * LABEL.size;
    const header = this.labels[at + LABEL.header];
    if (header === NONE) {
      this.wait(at, t, k, values, from, n);
      return;
    }
    const count = this.labels[at + LABEL.variableCount];
    this.budget.spend(n + count);
    setEdge(this.b.func, t, k, this.loopEdge(header, values, from, n, this.labels[at + LABEL.variables], count));
  }
  /** Records a branch to the label whose words stand at `at`. */
  private wait(at: number, t: number, k: number, values: Int32Array, from: number, n: number): void {
    const { labels, brought, pending } = this;
    const operands = brought.length;
    brought.reserve(n);
    for (let i = 0; i < n; i++) brought.data[operands + i] = values[from + i];
    brought.length += n;
    const variables = labels[at + LABEL.last] === 1 ? 0 : this.bring(labels[at + LABEL.journal]);
    this.budget.spend(n);
    const branch = pending.length;
    pending.reserve(PENDING.size);
    pending.length += PENDING.size;
    const { data } = pending;
    data[branch + PENDING.next] = labels[at + LABEL.pending];
    data[branch + PENDING.terminator] = t;
    data[branch + PENDING.successor] = k;
    data[branch + PENDING.operands] = operands;
    data[branch + PENDING.variables] = variables;
    labels[at + LABEL.pending] = branch;
    if (labels[at + LABEL.numbers] === ANY_LENGTH) labels[at + LABEL.numbers] = this.b.numbers.length;
    if (labels[at + LABEL.pendingCount]++ === 0) this.b.versions.save(labels, at + LABEL.versions);
    else this.b.versions.merge(labels, at + LABEL.versions);
  }
  /** Appends to `brought` the variables written since the journal had this length; how many. */
  private bring(length: number): number {
    const { brought, journal } = this;
    const { data } = journal;
    const writes = (journal.length - length) / WRITE.size;
    const generation = ++this.generation;
    brought.reserve(2 * writes);
    let count = 0;
    for (let w = length; w < journal.length; w += WRITE.size) {
      const variable = data[w + WRITE.variable];
      if (this.mark[variable] === generation) continue;
      this.mark[variable] = generation;
      brought.push(variable);
      brought.push(this.value[variable]);
      count++;
    }
    this.budget.spend(writes);
    return count;
  }
  /** One more way leads to the label, by an edge that is there. */
  meet(label: number): void {
    this.b.versions.merge(this.labels, label * LABEL.size + LABEL.versions);
  }
  /** The edge list's slot at pool index `slot` shares the edge of the one at `first`. */
  share(slot: number, first: number): void {
    this.shared.push(slot);
    this.shared.push(first);
  }
  /** All labels are sealed: fills the slots of edge lists that share an edge. */
  finish(): void {
    const { pool } = this.b.func;
    const { data, length } = this.shared;
    for (let i = 0; i < length; i += 2) pool[data[i]] = pool[data[i + 1]];
  }

  // Scopes of the numbering.

  /** Forgets the values numbered since the numbering had this length, for code beside what has been made since. */
  closeScope(length: number): void {
    this.b.numbers.popTo(length);
    this.lowered(length);
  }
  private lowered(length: number): void {
    const at = this.top + LABEL.numbersLow;
    if (this.depth > 0 && length < this.labels[at]) this.labels[at] = length;
  }
  /** The longest numbering that dominates the innermost label. */
  private scope(): number {
    return Math.min(this.labels[this.top + LABEL.numbers], this.labels[this.top + LABEL.numbersLow]);
  }

  /** Remembers the state in front of two arms of the innermost label. */
  fork(): void {
    this.labels[this.top + LABEL.numbers] = this.b.numbers.length;
    this.b.versions.save(this.labels, this.top + LABEL.forked);
  }
  /** Goes back to the state at `fork`, for the other arm. */
  otherArm(): void {
    this.undo(this.labels[this.top + LABEL.journal]);
    this.b.versions.restore(this.labels, this.top + LABEL.forked);
    this.closeScope(this.scope());
  }

  /**
   * Seals the innermost label, whose last branch ended the block at hand, and goes on in its block: `values` has the label's `n`
   * operands from `from` on.
   */
  seal(values: Int32Array, from: number, n: number): void {
    const { b, labels, top } = this;
    const scope = this.scope();
    b.numbers.popTo(scope);
    this.undo(labels[top + LABEL.journal]);
    b.block = b.func.newBlock();
    this.pop();
    this.lowered(scope);
    this.join(top, values, from, n);
    b.versions.join(labels, top + LABEL.versions);
  }

  /** Makes the parameters of the block, in which the branches to the label at `label` meet, and writes their edges. */
  private join(label: number, values: Int32Array, from: number, n: number): void {
    const { b, joined, touched } = this;
    const { func, block } = b;
    const { data } = this.brought;
    const p = this.pending.data;
    const head = this.labels[label + LABEL.pending];
    const edges = this.labels[label + LABEL.pendingCount];
    this.joinOperands(head, edges, values, from, n);
    this.findWritten(head, n);
    this.joinVariables(edges);

    const total = joined.length + touched.length;
    this.budget.spend(total * edges);
    for (let e = head; e !== NONE; e = p[e + PENDING.next]) {
      const edge = b.edge(block, total);
      const { pool } = func;
      const at = p[e + PENDING.operands];
      let k = edge + 2;
      for (let i = 0; i < joined.length; i++) pool[k++] = data[at + joined.data[i]];
      for (let i = 0; i < touched.length; i++) pool[k + i] = this.firstValue[touched.data[i]];
      const end = at + n + 2 * p[e + PENDING.variables];
      for (let i = at + n; i < end; i += 2) {
        const place = this.seen[data[i]];
        if (place >= 0) pool[k + place] = data[i + 1];
      }
      setEdge(func, p[e + PENDING.terminator], p[e + PENDING.successor], edge);
    }
  }

  /** The label's operands: a parameter, listed in `joined`, where branches bring different values. */
  private joinOperands(head: number, edges: number, values: Int32Array, from: number, n: number): void {
    const { b, joined } = this;
    const { data } = this.brought;
    const p = this.pending.data;
    const first = p[head + PENDING.operands];
    joined.length = 0;
    this.budget.spend(n * edges);
    for (let i = 0; i < n; i++) {
      const v = data[first + i];
      let same = true;
      for (let e = head; e !== NONE && same; e = p[e + PENDING.next]) same = data[p[e + PENDING.operands] + i] === v;
      if (!same) joined.push(i);
      values[from + i] = same ? v : b.func.newParam(b.block, b.func.ty[v]);
    }
  }

  /**
   * Lists in `touched` the variables that any branch has written: `firstValue` one of the values, `seen` how many branches bring
   * one, `differs` whether two are different.
   */
  private findWritten(head: number, n: number): void {
    const { touched } = this;
    const { data } = this.brought;
    const p = this.pending.data;
    touched.length = 0;
    const generation = ++this.generation;
    for (let e = head; e !== NONE; e = p[e + PENDING.next]) {
      let at = p[e + PENDING.operands] + n;
      const end = at + 2 * p[e + PENDING.variables];
      this.budget.spend(p[e + PENDING.variables]);
      for (; at < end; at += 2) {
        const variable = data[at];
        const v = data[at + 1];
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
