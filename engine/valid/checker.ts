/**
 * The validation algorithm's two stacks (core specification, appendix "Validation Algorithm"), in typed arrays that are reused
 * from body to body: operands are canonical value types, control frames are columns. Everything is iterative; nesting costs
 * some 30 bytes a level. `Checker` knows stacks, locals and messages; what each instruction does stands in the handler files.
 */
import { doubled } from '../base/arrays.ts';
import { BLOCK_EMPTY, BLOCK_VALUE, Instr } from '../wasm/body.ts';
import { canonicalType } from '../wasm/canon.ts';
import { Cursor } from '../wasm/cursor.ts';
import { WasmError } from '../wasm/errors.ts';
import { checkLimit, LIMIT } from '../wasm/limits.ts';
import { OPS } from '../wasm/opcodes.ts';
import { BOT, BOTREF, heapOf, isDefaultable, isRef, type TypeIndex, type ValType } from '../wasm/types.ts';
import { type ModuleContext, positionOf, showType } from './context.ts';

/** Kinds of control frames. */
export const CONTROL_KIND = { func: 0, block: 1, loop: 2, if: 3, else: 4, try: 5, catch: 6, catchAll: 7 } as const;

/** How many locals are kept one by one: at least the limit of parameters. */
const EAGER_LOCALS = 1024;

export class Checker {
  /** The module at hand; a checker may serve one after another. */
  ctx: ModuleContext;
  readonly instr = new Instr();
  c: Cursor;

  /** Operand stack. */
  stack = new Int32Array(256);
  sp = 0;
  /** Of the innermost frame: operands below it, and whether the rest of its code is unreachable. */
  height = 0;
  unreachable = false;

  /** Control stack: the innermost frame is `depth`; -1 when the expression is over. */
  depth = -1;
  kinds = new Int32Array(64);
  private heights = new Int32Array(64);
  private unreachables = new Int32Array(64);
  private inits = new Int32Array(64);
  startAt = new Int32Array(64);
  startCount = new Int32Array(64);
  endAt = new Int32Array(64);
  endCount = new Int32Array(64);
  /** br_table's marks on frames already compared. */
  stamps = new Int32Array(64);
  stamp = 0;

  /**
   * Locals: the types of the first ones one by one, all of them as runs (end, type), so that a body which declares many locals
   * in few bytes costs no more than its bytes.
   */
  private readonly locals = new Int32Array(EAGER_LOCALS);
  private localCount = 0;
  private paramCount = 0;
  private runEnds = new Int32Array(16);
  private runTypes = new Int32Array(16);
  private runs = 0;
  /** A local without default value is initialized where its mark equals the body's (section 3.4.1). */
  private initMarks = new Int32Array(64);
  private body = 0;
  private initLog = new Int32Array(16);
  private initCount = 0;

  /** The signature `blockType` found, and `label` too (`labelAt`, `labelCount`). */
  blockParamsAt = 0;
  blockParamCount = 0;
  blockResultsAt = 0;
  blockResultCount = 0;
  labelAt = 0;
  labelCount = 0;

  /** The expression must be constant (section 3.4.14). */
  constant = false;
  /** Function index for messages, -1 in constant expressions. */
  func = -1;

  constructor(ctx: ModuleContext) {
    this.ctx = ctx;
    this.c = new Cursor(new Uint8Array(0));
  }

  /** Whether its arrays are still small: only then is it worth keeping for the next module. */
  get isSmall(): boolean {
    return this.stack.length + this.kinds.length + this.initMarks.length + this.instr.list.length < 0x1_0000;
  }

  // --- Messages -----------------------------------------------------------------------------------------------------------

  /** Throws `invalid` at the current instruction. */
  fail(message: string): never {
    const where = this.func < 0 ? '' : `, function ${this.func}`;
    const name = OPS[this.instr.op]?.name ?? '?';
    throw new WasmError('validate', 'invalid', `${message} (${name}${where})`, { offset: positionOf(this.ctx.m, this.instr.at) });
  }
  show(t: ValType): string {
    return showType(t, this.ctx.canon);
  }
  private showPool(at: number, n: number): string {
    return `[${Array.from(this.ctx.signatures.pool.subarray(at, at + n), (t) => this.show(t)).join(' ')}]`;
  }
  /** The top `n` operands of the frame below `sp`, fewer where there are no more. */
  private showStack(sp: number, n: number): string {
    const from = Math.max(this.height, sp - n);
    return `[${Array.from(this.stack.subarray(from, sp), (t) => this.show(t)).join(' ')}]`;
  }
  /** Type mismatch in the words of the reference interpreter. */
  mismatch(required: string, found: string): never {
    return this.fail(`type mismatch: instruction requires ${required} but stack has ${found}`);
  }

  // --- Operands -----------------------------------------------------------------------------------------------------------

  push(t: ValType): void {
    if (this.sp === this.stack.length) this.stack = doubled(this.stack);
    this.stack[this.sp++] = t;
  }
  /** Pops whatever is on top: BOT where the code is unreachable and the frame empty. */
  popAny(): ValType {
    if (this.sp > this.height) return this.stack[--this.sp];
    if (!this.unreachable) this.mismatch('[any]', '[]');
    return BOT;
  }
  /** Pops an operand that must match `t`. */
  pop(t: ValType): void {
    if (this.sp > this.height) {
      const actual = this.stack[--this.sp];
      if (actual !== t && !this.ctx.registry.matches(actual, t)) this.mismatch(`[${this.show(t)}]`, `[${this.show(actual)}]`);
    } else if (!this.unreachable) this.mismatch(`[${this.show(t)}]`, '[]');
  }
  /** Pops a reference of any type: BOTREF where unreachable code has none. */
  popRef(): ValType {
    const t = this.popAny();
    if (t === BOT) return BOTREF;
    if (!isRef(t)) this.fail(`type mismatch: instruction requires a reference but stack has [${this.show(t)}]`);
    return t;
  }
  /** Pops operands that must match the `n` types at `at` of the signature pool. */
  popRange(at: number, n: number): void {
    this.checkRange(at, n);
    this.sp = Math.max(this.height, this.sp - n);
  }
  /** Compares the topmost operands with `n` types of the pool and leaves them. */
  checkRange(at: number, n: number): void {
    const { stack, sp, height } = this;
    const { pool } = this.ctx.signatures;
    const present = Math.min(n, sp - height);
    const skip = at + n - sp;
    for (let i = sp - 1; i >= sp - present; i--) {
      const actual = stack[i];
      const wanted = pool[i + skip];
      if (actual !== wanted && !this.ctx.registry.matches(actual, wanted))
        this.mismatch(this.showPool(at, n), this.showStack(sp, n));
    }
    if (present < n && !this.unreachable) this.mismatch(this.showPool(at, n), this.showStack(sp, n));
  }
  pushRange(at: number, n: number): void {
    const { sp } = this;
    while (sp + n > this.stack.length) this.stack = doubled(this.stack);
    const { pool } = this.ctx.signatures;
    const { stack } = this;
    if (n > 32) stack.set(pool.subarray(at, at + n), sp);
    else for (let i = 0; i < n; i++) stack[sp + i] = pool[at + i];
    this.sp = sp + n;
  }
  /** The rest of the frame's code is unreachable. */
  setUnreachable(): void {
    this.sp = this.height;
    this.unreachable = true;
  }

  // --- Types and indices --------------------------------------------------------------------------------------------------

  /** The canonical form of a value type that occurs in code, whose type index must exist. */
  type(t: ValType): ValType {
    if (t >= 0) this.heap(heapOf(t));
    return canonicalType(t, this.ctx.canon);
  }
  /** The canonical form of a heap type. */
  heap(h: number): number {
    if (h < 0) return h;
    if (h >= this.ctx.canon.length) this.fail(`unknown type ${h}`);
    return this.ctx.canon[h];
  }
  /** Checks that a type index names a function type; gives it back. */
  funcType(index: TypeIndex): TypeIndex {
    if (index >= this.ctx.canon.length) this.fail(`unknown type ${index}`);
    if (this.ctx.signatures.paramCount[index] < 0) this.fail(`non-function type ${index}`);
    return index;
  }
  /** Pops a type index's parameters and pushes its results. */
  applySignature(index: TypeIndex): void {
    const s = this.ctx.signatures;
    this.popRange(s.paramsAt[index], s.paramCount[index]);
    this.pushRange(s.resultsAt[index], s.resultCount[index]);
  }

  // --- Control ------------------------------------------------------------------------------------------------------------

  /** Resolves the instruction's block type into `block*`. */
  blockType(): void {
    const { instr } = this;
    const s = this.ctx.signatures;
    if (instr.block === BLOCK_EMPTY || instr.block === BLOCK_VALUE) {
      this.blockParamsAt = this.blockParamCount = this.blockResultsAt = 0;
      this.blockResultCount = instr.block === BLOCK_EMPTY ? 0 : 1;
      if (instr.block === BLOCK_VALUE) this.blockResultsAt = s.single(this.type(instr.type));
      return;
    }
    const index = this.funcType(instr.typeIndex);
    this.blockParamsAt = s.paramsAt[index];
    this.blockParamCount = s.paramCount[index];
    this.blockResultsAt = s.resultsAt[index];
    this.blockResultCount = s.resultCount[index];
  }
  /** Opens a frame of the signature in `block*`; its parameters are pushed. */
  enter(kind: number): void {
    const old = this.depth;
    if (old >= 0) this.unreachables[old] = this.unreachable ? 1 : 0;
    const depth = ++this.depth;
    if (depth === this.kinds.length) this.growFrames();
    this.kinds[depth] = kind;
    this.heights[depth] = this.height = this.sp;
    this.inits[depth] = this.initCount;
    this.startAt[depth] = this.blockParamsAt;
    this.startCount[depth] = this.blockParamCount;
    this.endAt[depth] = this.blockResultsAt;
    this.endCount[depth] = this.blockResultCount;
    this.stamps[depth] = 0;
    this.unreachable = false;
    this.pushRange(this.blockParamsAt, this.blockParamCount);
  }
  private growFrames(): void {
    this.kinds = doubled(this.kinds);
    this.heights = doubled(this.heights);
    this.unreachables = doubled(this.unreachables);
    this.inits = doubled(this.inits);
    this.startAt = doubled(this.startAt);
    this.startCount = doubled(this.startCount);
    this.endAt = doubled(this.endAt);
    this.endCount = doubled(this.endCount);
    this.stamps = doubled(this.stamps);
  }
  /** Checks that the innermost frame ends with its results and nothing else, and closes it without pushing them. */
  leave(): void {
    const depth = this.depth;
    const at = this.endAt[depth];
    const n = this.endCount[depth];
    this.popRange(at, n);
    if (this.sp !== this.height)
      this.fail(`type mismatch: block requires ${this.showPool(at, n)} but stack has ${this.showStack(this.sp, this.sp)}`);
    while (this.initCount > this.inits[depth]) this.initMarks[this.initLog[--this.initCount]] = 0;
    this.depth = depth - 1;
    if (depth > 0) {
      this.height = this.heights[depth - 1];
      this.unreachable = this.unreachables[depth - 1] === 1;
    }
  }
  /** Finds the types a branch to relative depth `n` takes: `labelAt`, `labelCount`. */
  label(n: number): void {
    if (n > this.depth) this.fail(`unknown label ${n}`);
    const frame = this.depth - n;
    const loop = this.kinds[frame] === CONTROL_KIND.loop;
    this.labelAt = loop ? this.startAt[frame] : this.endAt[frame];
    this.labelCount = loop ? this.startCount[frame] : this.endCount[frame];
  }

  // --- Locals -------------------------------------------------------------------------------------------------------------

  /** Starts a body's locals with its parameters, which are never more than the eager ones. */
  setParams(at: number, n: number): void {
    const { pool } = this.ctx.signatures;
    for (let i = 0; i < n; i++) this.locals[i] = pool[at + i];
    this.paramCount = this.localCount = n;
    this.runs = 0;
    this.initCount = 0;
    this.body++;
  }
  addLocals(n: number, t: ValType): void {
    const from = this.localCount;
    const total = from + n;
    checkLimit('validate', 'locals in a function', total, LIMIT.locals, positionOf(this.ctx.m, this.c.end - 1));
    if (from < EAGER_LOCALS) this.locals.fill(t, from, Math.min(total, EAGER_LOCALS));
    if (this.runs === this.runEnds.length) {
      this.runEnds = doubled(this.runEnds);
      this.runTypes = doubled(this.runTypes);
    }
    this.runEnds[this.runs] = total;
    this.runTypes[this.runs++] = t;
    this.localCount = total;
  }
  /** The type of a local. */
  local(index: number): ValType {
    if (index >= this.localCount) this.fail(`unknown local ${index}`);
    return index < EAGER_LOCALS ? this.locals[index] : this.lateLocal(index);
  }
  private lateLocal(index: number): ValType {
    let low = -1;
    let high = this.runs - 1;
    while (high - low > 1) {
      const mid = (low + high) >> 1;
      if (this.runEnds[mid] > index) high = mid;
      else low = mid;
    }
    return this.runTypes[high];
  }
  /** The type of a local that is about to be read. */
  localGet(index: number): ValType {
    const t = this.local(index);
    if (t >= 0 && (t & 1) === 0 && index >= this.paramCount && this.initMarks[index] !== this.body)
      this.fail(`uninitialized local ${index}`);
    return t;
  }
  /** Notes that a local of type `t` has a value from here to the end of the frame. */
  markInitialized(index: number, t: ValType): void {
    if (isDefaultable(t) || index < this.paramCount || this.initMarks[index] === this.body) return;
    while (index >= this.initMarks.length) this.initMarks = doubled(this.initMarks);
    this.initMarks[index] = this.body;
    if (this.initCount === this.initLog.length) this.initLog = doubled(this.initLog);
    this.initLog[this.initCount++] = index;
  }
}
