/**
 * State of one function's translation and its construction of SSA form. Structured control flow makes it direct: the current
 * value of each local stands in an array; a journal remembers what each open frame has changed; a branch records, beside the
 * label's operands, only the locals changed since its target frame was entered; at `end` a block parameter is made where the
 * recorded edges differ. Loops get parameters for the locals assigned inside (`prescan.ts`).
 *
 * Every loop over journals and edges is counted in `work`. When a function is so large that this would explode, translation
 * starts over with its locals in frame slots (`memoryLocals`), where nothing is recorded; operands of labels go there, too.
 */
import { extended, IntList } from '../base/arrays.ts';
import { type Func, NONE } from '../ir/func.ts';
import { IR, TY, type Ty } from '../ir/ops.ts';
import { Instr } from '../wasm/body.ts';
import { Cursor } from '../wasm/cursor.ts';
import { bug, WasmError } from '../wasm/errors.ts';
import type { ModuleEnv } from './env.ts';
import { FIELD, FRAME, KIND, LabelSlots, STRIDE, VERSIONS } from './frames.ts';
import { Homes } from './homes.ts';
import { InstanceAccess } from './instance-access.ts';
import { Prescan } from './prescan.ts';

/** Signals that the function is too large for SSA locals; caught by `translateFunction` only. */
export const TOO_LARGE: unique symbol = Symbol('too large');

export class Translator extends InstanceAccess {
  env: ModuleEnv;
  cursor: Cursor = new Cursor(new Uint8Array(0));
  readonly instr = new Instr();
  /** Offset of the code entry in its buffer: positions are relative to it. */
  base = 0;
  reachable = true;

  /** Operand stack of values. */
  stack = new Int32Array(256);
  sp = 0;

  locals = 0;
  localType = new Uint8Array(64);
  local = new Int32Array(64);
  /** Latest journal entry of each local, -1 without one. */
  private lastEntry = new Int32Array(64);
  memoryLocals = false;
  readonly homes = new Homes(this);
  /** Frames so far. */
  private serial = 0;
  /** Translating the init function. */
  isInit = false;

  frames = new Int32Array(STRIDE * 64);
  /** Offset of the innermost frame in `frames`, and of one past it. */
  top = 0;
  depth = 0;

  /** Changed locals, three words an entry: local, value before, its `lastEntry` before. */
  private readonly journal = new IntList();
  /** Pending edges, five words: next of its frame, instruction, field, start in `edgeData`, changed locals. */
  private readonly pending = new IntList();
  /** Of each pending edge: the label's operands, then pairs local, value. */
  private readonly edgeData = new IntList();
  /** Pool indices of resolved edges by pending edge (br_table's slots are filled at the end). */
  private readonly tables = new IntList();
  readonly saved = new IntList();
  readonly labelSlots = new LabelSlots();

  /** What loops assign and tries catch; the numbers of the next ones in the order of the body. */
  readonly prescan: Prescan = new Prescan();
  loopNext = 0;
  tryNext = 0;
  /** Catch clauses of the open try_tables, three words each: tag index or ANY_TAG, 1 with exnref, target frame. Last first. */
  readonly catches = new IntList();
  /**
   * With locals in memory, calls under any clauses have one handler, which takes everything and asks the clauses one by one: its
   * block (the pad) by how many clauses are open. The first one, for none, throws again.
   */
  readonly pads = new IntList();
  hasPads = false;
  /** Open frames of kind `clause`. */
  private clauses = 0;
  /** Locals of the open loops, in the order of their header's parameters. */
  readonly loopLocals = new IntList();

  work = 0;
  workLimit = 0;

  // Scratch of `join`, by local, valid where `mark` holds the current generation.
  private mark = new Int32Array(64);
  private generation = 0;
  private firstValue = new Int32Array(64);
  private seen = new Int32Array(64);
  private differs = new Uint8Array(64);
  private readonly touched = new IntList();

  constructor(env: ModuleEnv, func: Func) {
    super(func);
    this.env = env;
  }

  /** Starts over; `func` has been reset. */
  reset(env: ModuleEnv, func: Func): void {
    this.restart(func);
    this.env = env;
    this.reachable = true;
    this.sp = 0;
    this.locals = 0;
    this.depth = 0;
    this.top = 0;
    this.journal.length = 0;
    this.pending.length = 0;
    this.edgeData.length = 0;
    this.tables.length = 0;
    this.saved.length = 0;
    this.loopLocals.length = 0;
    this.catches.length = 0;
    this.hasPads = false;
    this.homes.reset(func);
    this.serial = 0;
    this.clauses = 0;
    this.loopNext = 0;
    this.tryNext = 0;
    this.work = 0;
  }

  /** Counts work that is more than linear in the input. */
  spend(n: number): void {
    this.work += n;
    if (this.work <= this.workLimit) return;
    if (!this.memoryLocals) throw TOO_LARGE;
    this.fail('limit', 'function too complex: too many values pass over its branches');
  }

  /** An error at the current instruction. */
  fail(cls: 'unsupported' | 'limit', message: string): never {
    throw new WasmError('compile', cls, message, { offset: this.instr.at });
  }

  // Operand stack.

  push(v: number): void {
    if (this.sp === this.stack.length) this.stack = extended(this.stack, this.sp + 1);
    this.stack[this.sp++] = v;
  }
  pop(): number {
    const v = this.stack[--this.sp];
    return v >= 0 ? v : this.homes.fetch(this.sp);
  }
  /** The value on top. */
  peek(): number {
    const v = this.stack[this.sp - 1];
    return v >= 0 ? v : this.homes.fetch(this.sp - 1);
  }
  // Locals.

  addLocals(count: number, ty: Ty, value: number): void {
    const from = this.locals;
    const n = from + count;
    this.localType = extended(this.localType, n);
    this.local = extended(this.local, n);
    this.lastEntry = extended(this.lastEntry, n);
    this.mark = extended(this.mark, n);
    this.firstValue = extended(this.firstValue, n);
    this.seen = extended(this.seen, n);
    this.differs = extended(this.differs, n);
    this.localType.fill(ty, from, n);
    this.local.fill(value, from, n);
    this.lastEntry.fill(-1, from, n);
    this.locals = n;
    if (this.memoryLocals) {
      for (let l = from; l < n; l++) this.b.append(IR.stack_store, TY.none, value, NONE, NONE, l);
      this.func.stackSlots = n;
    }
  }
  getLocal(l: number): number {
    if (this.memoryLocals) return this.b.append(IR.stack_load, this.localType[l], NONE, NONE, NONE, l);
    return this.local[l];
  }
  setLocal(l: number, v: number): void {
    if (this.memoryLocals) {
      this.b.append(IR.stack_store, TY.none, v, NONE, NONE, l);
      return;
    }
    const old = this.local[l];
    if (old === v) return;
    const last = this.lastEntry[l];
    if (last < this.frames[this.top + FRAME.journal]) {
      this.lastEntry[l] = this.journal.length;
      this.journal.push(l);
      this.journal.push(old);
      this.journal.push(last);
    }
    this.local[l] = v;
  }
  /** Takes back the changes to locals since the journal had this length. */
  private undo(mark: number): void {
    const { data } = this.journal;
    this.spend((this.journal.length - mark) / 3);
    for (let e = this.journal.length - 3; e >= mark; e -= 3) {
      const l = data[e];
      this.local[l] = data[e + 1];
      this.lastEntry[l] = data[e + 2];
    }
    this.journal.length = mark;
  }

  // Blocks and frames.

  newBlock(): number {
    return this.func.newBlock();
  }
  /** Continues in `block`. */
  enter(block: number): void {
    this.b.block = block;
    this.reachable = true;
  }

  /** Opens a frame; its parameters are on the stack already. */
  pushFrame(kind: number, sig: number, paramCount: number): void {
    const at = this.depth * STRIDE;
    this.frames = extended(this.frames, at + STRIDE);
    this.depth++;
    this.top = at;
    const f = this.frames;
    f[at + FRAME.kind] = kind;
    f[at + FRAME.serial] = this.serial++;
    f[at + FRAME.sig] = sig;
    f[at + FRAME.height] = this.sp - paramCount;
    f[at + FRAME.header] = NONE;
    f[at + FRAME.pending] = NONE;
    f[at + FRAME.pendingCount] = 0;
    f[at + FRAME.journal] = this.journal.length;
    f[at + FRAME.numbers] = -1;
    f[at + FRAME.numbersLow] = 0x7fff_ffff;
    f[at + FRAME.brif] = NONE;
    f[at + FRAME.saved] = this.saved.length;
    f[at + FRAME.catches] = this.catches.length;
    if (kind === KIND.clause) this.clauses++;
  }
  popFrame(): void {
    this.catches.length = this.frames[this.top + FRAME.catches];
    if (this.frames[this.top + FRAME.kind] === KIND.clause) this.clauses--;
    this.saved.length = this.frames[this.top + FRAME.saved];
    this.depth--;
    this.top = (this.depth - 1) * STRIDE;
  }
  /** The frame a label names. */
  frame(label: number): number {
    if (this.clauses === 0) return (this.depth - 1 - label) * STRIDE;
    let at = this.top;
    for (let left = label; ; at -= STRIDE) {
      if (this.frames[at + FRAME.kind] === KIND.clause) continue;
      if (left-- === 0) return at;
    }
  }

  paramCount(sig: number): number {
    return sig < 0 ? 0 : (this.env.signatures[sig]?.params.length ?? bug('signature'));
  }
  resultCount(sig: number): number {
    if (sig < 0) return sig === -1 ? 0 : 1;
    return this.env.signatures[sig]?.results.length ?? bug('signature');
  }
  resultType(sig: number, i: number): Ty {
    if (sig < 0) return -2 - sig;
    return this.env.signatures[sig]?.results[i] ?? bug('signature');
  }
  paramType(sig: number, i: number): Ty {
    return this.env.signatures[sig]?.params[i] ?? bug('signature');
  }
  /** The type of operand `i` of a branch to the frame. */
  labelType(frame: number, i: number): Ty {
    const sig = this.frames[frame + FRAME.sig];
    return this.frames[frame + FRAME.kind] === KIND.loop ? this.paramType(sig, i) : this.resultType(sig, i);
  }
  /** How many operands a branch to the frame takes. */
  labelArity(frame: number): number {
    const sig = this.frames[frame + FRAME.sig];
    return this.frames[frame + FRAME.kind] === KIND.loop ? this.paramCount(sig) : this.resultCount(sig);
  }

  // Edges.

  /** Writes the edge of an instruction where `field` says. */
  writeEdge(inst: number, field: number, edge: number): void {
    if (field === FIELD.a) this.func.a[inst] = edge;
    else if (field === FIELD.b) this.func.b[inst] = edge;
    else if (field === FIELD.c) this.func.c[inst] = edge;
    else this.func.pool[field - FIELD.table] = edge;
  }

  /**
   * An edge from the current state to the label of `frame`, taking its operands from the stack's top (`from` = index of the
   * first). `field` says where the edge goes; FIELD.table + i means pool[i]. Forward edges are written when the frame ends.
   */
  branch(frame: number, inst: number, field: number, from: number): void {
    if (this.memoryLocals) {
      this.homes.branch(frame, inst, field, from);
      return;
    }
    if (this.frames[frame + FRAME.kind] === KIND.loop) {
      this.writeEdge(inst, field, this.backEdge(frame, from));
      return;
    }
    const n = this.resultCount(this.frames[frame + FRAME.sig]);
    this.addPending(frame, inst, field, this.stack, from, n);
  }

  /** A branch whose operands are in the label's homes. */
  branchEmpty(frame: number, inst: number, field: number): void {
    if (this.frames[frame + FRAME.kind] === KIND.loop)
      this.writeEdge(inst, field, this.b.edge(this.frames[frame + FRAME.header], 0));
    else this.addPending(frame, inst, field, this.stack, this.sp, 0);
  }
  /** Ends the block with a jump to the end of `frame`, whose results are on top of the stack. */
  jumpToEnd(frame: number): void {
    const n = this.resultCount(this.frames[frame + FRAME.sig]);
    const jump = this.b.append(IR.jump, TY.none);
    if (this.memoryLocals) this.homes.settle(this.sp - n, n, jump);
    this.addPending(frame, jump, FIELD.a, this.stack, this.sp - n, this.memoryLocals ? 0 : n);
  }

  /** Records a pending edge to the end of `frame` with `n` operands and the locals changed since the frame was entered. */
  addPending(frame: number, inst: number, field: number, values: Int32Array, from: number, n: number): void {
    const f = this.frames;
    const { edgeData, pending } = this;
    const start = edgeData.length;
    edgeData.reserve(n);
    for (let i = 0; i < n; i++) edgeData.data[start + i] = values[from + i];
    edgeData.length += n;
    let changed = 0;
    if (f[frame + FRAME.kind] !== KIND.func && !this.memoryLocals) {
      const mark = f[frame + FRAME.journal];
      const { data, length } = this.journal;
      const generation = ++this.generation;
      edgeData.reserve(((length - mark) / 3) * 2);
      for (let e = mark; e < length; e += 3) {
        const l = data[e];
        if (this.mark[l] === generation) continue;
        this.mark[l] = generation;
        edgeData.push(l);
        edgeData.push(this.local[l]);
        changed++;
      }
      this.spend((length - mark) / 3);
    }
    this.spend(n);
    const p = pending.length;
    pending.push(f[frame + FRAME.pending]);
    pending.push(inst);
    pending.push(field);
    pending.push(start);
    pending.push(changed);
    const count = f[frame + FRAME.pendingCount];
    f[frame + FRAME.pending] = p;
    f[frame + FRAME.pendingCount] = count + 1;
    if (f[frame + FRAME.numbers] === -1) f[frame + FRAME.numbers] = this.b.numbers.length;
    if (count === 0) for (let k = 0; k < VERSIONS; k++) f[frame + FRAME.versions + k] = this.version[k];
    else this.mergeVersions(frame);
  }
  /** One more edge goes to the end of `frame`. */
  mergeVersions(frame: number): void {
    for (let k = 0; k < VERSIONS; k++) {
      const at = frame + FRAME.versions + k;
      if (this.frames[at] !== this.version[k]) this.frames[at] = -1;
    }
  }

  /** An edge back to a loop's header: operands from the stack, then the loop's locals as they are now. */
  private backEdge(frame: number, from: number): number {
    const f = this.frames;
    const n = this.paramCount(f[frame + FRAME.sig]);
    const loop = f[frame + FRAME.loop];
    const start = this.loopLocals.data[loop];
    const count = this.loopLocals.data[loop + 1];
    this.spend(n + count);
    const edge = this.b.edge(f[frame + FRAME.header], n + count);
    const { pool } = this.func;
    for (let i = 0; i < n; i++) pool[edge + 2 + i] = this.stack[from + i];
    for (let i = 0; i < count; i++) {
      pool[edge + 2 + n + i] = this.local[this.loopLocals.data[start + i]];
    }
    return edge;
  }

  /** Starts a loop: jumps to its header, which gets parameters for its operands and for the locals assigned inside. */
  startLoop(sig: number): void {
    const n = this.paramCount(sig);
    const number = this.loopNext++;
    const { start, end, log, writes } = this.prescan.read();
    const header = this.newBlock();
    const { loopLocals } = this;
    // A record (start, count) in front of the locals themselves.
    const record = loopLocals.length;
    loopLocals.push(record + 2);
    loopLocals.push(0);
    if (!this.memoryLocals) {
      const generation = ++this.generation;
      this.spend(end[number] - start[number]);
      for (let i = start[number]; i < end[number]; i++) {
        const l = log[i];
        if (this.mark[l] === generation) continue;
        this.mark[l] = generation;
        loopLocals.push(l);
      }
    }
    const count = loopLocals.length - record - 2;
    loopLocals.data[record + 1] = count;
    const from = this.sp - n;
    const carried = this.memoryLocals ? 0 : n;
    if (this.memoryLocals) this.homes.settleParams(n);
    const edge = this.b.edge(header, carried + count);
    const { pool } = this.func;
    for (let i = 0; i < carried; i++) pool[edge + 2 + i] = this.stack[from + i];
    for (let i = 0; i < count; i++) pool[edge + 2 + n + i] = this.local[loopLocals.data[record + 2 + i]];
    this.b.append(IR.jump, TY.none, edge);
    this.enter(header);
    this.pushFrame(KIND.loop, sig, n);
    this.frames[this.top + FRAME.header] = header;
    this.frames[this.top + FRAME.loop] = record;
    this.homes.forget(from);
    for (let i = 0; i < carried; i++) this.stack[from + i] = this.func.newParam(header, this.paramType(sig, i));
    for (let i = 0; i < count; i++) {
      const l = loopLocals.data[record + 2 + i];
      this.setLocal(l, this.func.newParam(header, this.localType[l]));
    }
    this.clobber(writes[number]);
  }

  /**
   * Ends the frame on top: its operands are the stack's top results when the end is reachable. Afterwards the frame is gone,
   * its results are on the stack and translation goes on behind it, or is unreachable.
   */
  endFrame(): void {
    const f = this.frames;
    const at = this.top;
    const sig = f[at + FRAME.sig];
    const height = f[at + FRAME.height];
    const n = this.resultCount(sig);
    const low = f[at + FRAME.numbersLow];
    if (f[at + FRAME.pendingCount] === 0) {
      // Falls through, or ends here: no join.
      if (f[at + FRAME.kind] === KIND.loop) this.loopLocals.length = f[at + FRAME.loop];
      this.popFrame();
      if (this.depth > 0) this.lowerNumbers(low);
      if (!this.reachable) this.sp = height;
      return;
    }
    const level = Math.min(f[at + FRAME.numbers], low);
    if (this.reachable) this.jumpToEnd(at);
    this.b.numbers.popTo(level);
    this.undo(f[at + FRAME.journal]);
    const block = this.newBlock();
    this.enter(block);
    this.sp = height;
    this.popFrame();
    if (this.depth > 0) this.lowerNumbers(level);
    this.homes.forget(height);
    if (this.memoryLocals) this.homes.pushResults(sig, n);
    this.join(block, at, sig, this.memoryLocals ? 0 : n);
    for (let k = 1; k < VERSIONS; k++) {
      const version = f[at + FRAME.versions + k];
      this.version[k] = version >= 0 ? version : this.newVersion();
    }
  }

  /** Forgets the values numbered since `level`, for code beside what has been translated since. */
  closeScope(level: number): void {
    this.b.numbers.popTo(level);
    this.lowerNumbers(level);
  }
  private lowerNumbers(level: number): void {
    const at = this.top + FRAME.numbersLow;
    if (level < this.frames[at]) this.frames[at] = level;
  }

  /** Makes the parameters of `block`, where the pending edges of the (popped) frame meet, and writes the edges. */
  private join(block: number, frame: number, sig: number, n: number): void {
    const { pending, func, touched } = this;
    const data = this.edgeData.data;
    const head = this.frames[frame + FRAME.pending];
    const edges = this.frames[frame + FRAME.pendingCount];
    const p = pending.data;
    const first = p[head + 3];

    // Results: a parameter where edges bring different values.
    let params = 0;
    this.touched.length = 0;
    const resultParam = this.saved.length;
    this.saved.reserve(n);
    this.spend(n * edges);
    for (let r = 0; r < n; r++) {
      const v = data[first + r];
      let same = true;
      for (let e = head; e !== NONE && same; e = p[e]) same = data[p[e + 3] + r] === v;
      if (!same) params++;
      this.saved.data[resultParam + r] = same ? 0 : 1;
      this.push(same ? v : func.newParam(block, this.resultType(sig, r)));
    }

    // Locals: the same, where an edge without an entry brings the value from the frame's entry, which is current again.
    const generation = ++this.generation;
    for (let e = head; e !== NONE; e = p[e]) {
      let at = p[e + 3] + n;
      const end = at + 2 * p[e + 4];
      this.spend(p[e + 4]);
      for (; at < end; at += 2) {
        const l = data[at];
        const v = data[at + 1];
        if (this.mark[l] !== generation) {
          this.mark[l] = generation;
          this.firstValue[l] = v;
          this.seen[l] = 1;
          this.differs[l] = 0;
          touched.push(l);
        } else {
          this.seen[l] = this.seen[l] + 1;
          if (this.firstValue[l] !== v) this.differs[l] = 1;
        }
      }
    }
    let localParams = 0;
    for (let i = 0; i < touched.length; i++) {
      const l = touched.data[i];
      const same = this.differs[l] === 0 && (this.seen[l] === edges || this.firstValue[l] === this.local[l]);
      if (same) {
        this.setLocal(l, this.firstValue[l]);
        this.seen[l] = -1;
      } else {
        // From here on `seen` is the parameter's place among the locals' parameters, `firstValue` the value at entry.
        this.seen[l] = localParams;
        this.firstValue[l] = this.local[l];
        touched.data[localParams++] = l;
      }
    }
    for (let i = 0; i < localParams; i++) {
      const l = touched.data[i];
      this.setLocal(l, func.newParam(block, this.localType[l]));
    }

    const total = params + localParams;
    this.spend(total * edges);
    for (let e = head; e !== NONE; e = p[e]) {
      const edge = this.b.edge(block, total);
      const { pool } = func;
      const at = p[e + 3];
      let k = edge + 2;
      for (let r = 0; r < n; r++) if (this.saved.data[resultParam + r] === 1) pool[k++] = data[at + r];
      for (let i = 0; i < localParams; i++) pool[k + i] = this.firstValue[touched.data[i]];
      const end = at + n + 2 * p[e + 4];
      for (let i = at + n; i < end; i += 2) {
        const place = this.seen[data[i]];
        if (place >= 0) pool[k + place] = data[i + 1];
      }
      this.writeEdge(p[e + 1], p[e + 2], edge);
    }
  }

  /** Goes back to the state at the `if` in front of its else arm: locals, versions, numbers. */
  leaveArm(): void {
    const at = this.top;
    this.undo(this.frames[at + FRAME.journal]);
    const saved = this.frames[at + FRAME.saved];
    for (let k = 0; k < VERSIONS; k++) this.version[k] = this.saved.data[saved + k];
    this.homes.forget(this.frames[at + FRAME.height]);
    this.closeScope(Math.min(this.frames[at + FRAME.numbers], this.frames[at + FRAME.numbersLow]));
  }

  /** A br_table's edge list: slots that repeat a label share its edge. */
  rememberTable(list: number): void {
    this.tables.push(list);
  }
  /** Fills repeated br_table slots, written as -2 - (slot of the first), once all edges exist. */
  finishTables(): void {
    const { pool } = this.func;
    for (let t = 0; t < this.tables.length; t++) {
      const list = this.tables.data[t];
      const n = pool[list];
      for (let i = 1; i <= n; i++) {
        const v = pool[list + i];
        if (v <= -2) pool[list + i] = pool[-2 - v];
      }
    }
  }
}
